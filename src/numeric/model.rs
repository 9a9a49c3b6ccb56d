//! Models: functions of time with parameters that training finds.

use super::autodiff::{Expr, Recorder, Tape};
use super::decimal::is_blank;
use super::expression::{Expression, ParseError, Term, equation};
use super::{least_absolute, least_squares};

/// The name of the time in a model.
const TIME: &str = "t";
/// The greatest number of parameters of a model.
pub const MAX_PARAMS: usize = 6;
/// The lesson's model, as its notebook writes it.
pub const QUADRATIC: &str = "a*(t**2) + (b*t) + c";

/// A formula of `t` whose other names are its parameters.
///
/// ```
/// use downhill_numeric::model::Model;
///
/// let wave = Model::read("a*sin(b*t) + c").expect("a formula");
/// assert_eq!(wave.params(), ["a", "b", "c"]);
/// assert_eq!(wave.predict(&[0.0, 1.0], &[2.0, 0.0, 5.0]), [5.0, 5.0]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    expression: Expression,
    formula: String,
    params: Vec<String>,
    /// For each name of the expression the index of its parameter; `None` for the time.
    param_indices: Vec<Option<usize>>,
}

impl Default for Model {
    /// The lesson's model, [`QUADRATIC`].
    fn default() -> Self {
        Self::read(QUADRATIC).unwrap_or_else(|error| panic!("{QUADRATIC}: {error}"))
    }
}

impl Model {
    /// Parses a formula of `t`.
    ///
    /// # Errors
    ///
    /// The first error in the formula; also if it has no parameters or too many.
    pub fn read(formula: &str) -> Result<Self, ParseError> {
        if let Some((name, _)) = formula.split_once('=')
            && name.trim_matches(is_blank) == TIME
        {
            return Err(equation(name.chars().count()));
        }
        let expression = Expression::parse(formula, &[])?;
        let (mut params, mut param_indices) = (Vec::new(), Vec::new());
        for name in expression.names() {
            let is_param = name != TIME;
            param_indices.push(is_param.then_some(params.len()));
            params.extend(is_param.then(|| name.clone()));
        }
        let error = |what: String| Err(ParseError { at: 0, what });
        match params.len() {
            0 => error("a model has a parameter: a name other than t.".into()),
            1..=MAX_PARAMS => Ok(Self {
                formula: expression.to_string(),
                expression,
                params,
                param_indices,
            }),
            _ => error(format!("a model has at most {MAX_PARAMS} parameters.")),
        }
    }

    /// The text of the formula.
    #[must_use]
    pub fn formula(&self) -> &str {
        &self.formula
    }

    /// The formula.
    #[must_use]
    pub fn expression(&self) -> &Expression {
        &self.expression
    }

    /// The names of the parameters, in order of their first occurrence.
    #[must_use]
    pub fn params(&self) -> &[String] {
        &self.params
    }

    /// The formula with these texts for the parameters, negative ones in parentheses.
    #[must_use]
    pub fn with_numbers(&self, params: &[String]) -> String {
        self.expression.text_with(&|name| {
            let param = self.param_indices[name].and_then(|index| params.get(index));
            match param {
                None => TIME.into(),
                Some(param) if param.starts_with('-') => format!("({param})"),
                Some(param) => param.clone(),
            }
        })
    }

    /// Records the predictions on a tape: as many numbers as `time` has, or one if they do not depend on
    /// the time. Each parameter is one number.
    ///
    /// # Panics
    ///
    /// Panics if there are fewer parameters than the model has.
    #[must_use]
    pub fn record<'t>(
        &self,
        recorder: &'t Recorder,
        time: Expr<'t>,
        params: &[Expr<'t>],
    ) -> Expr<'t> {
        let leaf = |index: &Option<usize>| index.map_or(time, |param| params[param]);
        let leaves: Vec<_> = self.param_indices.iter().map(leaf).collect();
        let terms = self.expression.record(recorder, &leaves);
        terms[terms.len() - 1]
    }

    /// The predictions of the model for these times.
    ///
    /// # Panics
    ///
    /// Panics if there are no times, or fewer parameters than the model has.
    #[must_use]
    pub fn predict(&self, time: &[f64], params: &[f64]) -> Vec<f64> {
        let (tape, preds) = Tape::record(|recorder| {
            let params: Vec<_> = params
                .iter()
                .map(|param| recorder.constant(&[*param]))
                .collect();
            self.record(recorder, recorder.constant(time), &params)
                .var()
        });
        match tape.value(preds) {
            [pred] => vec![*pred; time.len()],
            preds => preds.to_vec(),
        }
    }

    /// The design matrix of a model that is linear in its parameters, for these times: a column for each
    /// parameter; and the predictions with all parameters 0. `None` for other models.
    #[must_use]
    pub fn linear(&self, time: &[f64]) -> Option<(Vec<Vec<f64>>, Vec<f64>)> {
        for (name, _) in self
            .param_indices
            .iter()
            .enumerate()
            .filter(|(_, index)| index.is_some())
        {
            let slope = self.expression.gradient(name, 1)?;
            let known = |term: &Term| match term {
                Term::Name(own) => slope.names()[*own] == TIME,
                _ => true,
            };
            if !slope.terms().iter().all(known) {
                return None;
            }
        }
        let count = self.params.len();
        let none = self.predict(time, &vec![0.0; count]);
        let column = |k: usize| {
            let mut params = vec![0.0; count];
            params[k] = 1.0;
            let preds = self.predict(time, &params).into_iter().zip(&none);
            preds.map(|(pred, none)| pred - none).collect()
        };
        Some(((0..count).map(column).collect(), none))
    }

    /// The parameters with the least squared error; `None` unless the model is [linear](Model::linear)
    /// in them and they are unique.
    #[must_use]
    pub fn least_squares(&self, time: &[f64], speed: &[f64]) -> Option<Vec<f64>> {
        self.solve_linear(time, speed, least_squares::solve)
    }

    /// The parameters with the least absolute error; `None` unless the model is [linear](Model::linear)
    /// in them and they can be proved optimal.
    #[must_use]
    pub fn least_absolute(&self, time: &[f64], speed: &[f64]) -> Option<Vec<f64>> {
        self.solve_linear(time, speed, least_absolute::solve)
    }

    /// The parameters that `solve` finds for a model that is linear in them.
    fn solve_linear(
        &self,
        time: &[f64],
        speed: &[f64],
        solve: impl Fn(&[Vec<f64>], &[f64]) -> Option<Vec<f64>>,
    ) -> Option<Vec<f64>> {
        let (columns, none) = self.linear(time)?;
        let rest = speed.iter().zip(&none).map(|(speed, none)| speed - none);
        solve(&columns, &rest.collect::<Vec<f64>>())
    }
}
