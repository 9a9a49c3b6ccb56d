//! The lesson's data: the speed of a rollercoaster, measured once a second over the top of a hump.

use super::rng::Generator;

/// The number of measurements.
const COUNT: u8 = 20;

/// The speeds of the notebook's run: see [`Source::Notebook`].
const NOTEBOOK_SPEED: [f64; COUNT as usize] = [
    67.42915344238281,
    56.38161849975586,
    40.331687927246094,
    35.60206604003906,
    23.76384735107422,
    16.159942626953125,
    7.200238227844238,
    4.623884677886963,
    1.5600470304489136,
    4.147143363952637,
    2.173302412033081,
    4.638598442077637,
    2.447349786758423,
    12.948366165161133,
    17.25278091430664,
    24.077238082885742,
    34.01702117919922,
    40.23899459838867,
    54.295021057128906,
    69.75895690917969,
];

/// The parameters `a`, `b` and `c` that the notebook's run starts from.
const NOTEBOOK_PARAMS: [f64; 3] = [-0.24339659512043, 0.2653105556964874, -0.6094074845314026];

/// Measurements: `speed[i]` is the speed at `time[i]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The times, in seconds; in the lesson's data 0, 1, … 19.
    pub time: Vec<f64>,
    /// The speed at each time, in the lesson's unit.
    pub speed: Vec<f64>,
}

/// The source of the data and the initial parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The run that the lesson's notebook prints. The notebook prints neither its data nor its
    /// initial parameters; these are a reconstruction that reproduces every number it does print.
    Notebook,
    /// PyTorch's generator, seeded: `torch.manual_seed(seed)`.
    Seed(i64),
}

/// The initial parameters of a model with `count` parameters: for a seed `torch.randn(count)` after the
/// noise of the data; for the notebook's run its three, followed by ones.
#[must_use]
pub fn initial(source: Source, count: usize) -> Vec<f64> {
    match source {
        Source::Notebook => {
            let mut params = NOTEBOOK_PARAMS.to_vec();
            params.resize(count, 1.0);
            params
        }
        Source::Seed(seed) => {
            let mut generator = Generator::seeded(seed);
            generator.randn(COUNT.into());
            generator.randn(count).into_iter().map(f64::from).collect()
        }
    }
}

/// The rollercoaster's data and the initial parameters `a`, `b`, `c` of the fit.
///
/// For a seed it is what the lesson computes, in `f32` as PyTorch does, widened to `f64`:
/// `speed = torch.randn(20)*3 + 0.75*(time-9.5)**2 + 1`, then `params = torch.randn(3)`.
///
/// ```
/// use downhill_numeric::dataset::{Source, rollercoaster};
///
/// let (data, _) = rollercoaster(Source::Seed(42));
/// assert_eq!(data.time[19], 19.0);
/// assert!(data.speed[0] > data.speed[9], "fast at the foot, slow at the top");
/// ```
#[must_use]
pub fn rollercoaster(source: Source) -> (Dataset, [f64; 3]) {
    let time = (0..COUNT).map(f64::from).collect();
    match source {
        Source::Notebook => {
            let speed = NOTEBOOK_SPEED.to_vec();
            (Dataset { time, speed }, NOTEBOOK_PARAMS)
        }
        Source::Seed(seed) => {
            let mut generator = Generator::seeded(seed);
            let noise = generator.randn(COUNT.into());
            let speed = (0..COUNT)
                .zip(noise)
                .map(|(time, noise)| noise * 3.0 + 0.75 * (f32::from(time) - 9.5).powi(2) + 1.0)
                .map(f64::from)
                .collect();
            let params = generator.randn(3);
            let params = [params[0], params[1], params[2]].map(f64::from);
            (Dataset { time, speed }, params)
        }
    }
}
