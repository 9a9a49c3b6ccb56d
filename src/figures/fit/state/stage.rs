//! The seven steps of the loop.

/// One of the seven steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Random parameters.
    #[default]
    Initialise,
    /// What the model says with them.
    Predict,
    /// How far off that is.
    Loss,
    /// How the loss changes with each parameter.
    Gradient,
    /// The parameters move.
    Step,
    /// Back to the prediction.
    Repeat,
    /// Good enough, or long enough.
    Stop,
}

impl Stage {
    /// All seven, in their order.
    pub const ALL: [Self; 7] = [
        Self::Initialise,
        Self::Predict,
        Self::Loss,
        Self::Gradient,
        Self::Step,
        Self::Repeat,
        Self::Stop,
    ];

    /// As settings write it, in the order of the variants.
    pub const NAMES: [&'static str; 7] = [
        "initialise",
        "predict",
        "loss",
        "gradient",
        "step",
        "repeat",
        "stop",
    ];

    /// As settings write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The stage of that name; what is no name is `initialise`.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let found = Self::ALL.into_iter().find(|stage| stage.name() == name);
        found.unwrap_or_default()
    }

    /// Whether it comes after the step is taken: it is about the step that led here.
    pub(super) fn looks_back(self) -> bool {
        self >= Self::Step
    }
}
