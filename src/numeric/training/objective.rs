//! The objective of a training: a loss as a function of parameters.

use super::super::autodiff::{Expr, Recorder, Tape, Var};

/// A loss as a function of scalar parameters, recorded on a tape.
///
/// ```
/// use downhill_numeric::training::Objective;
///
/// let mut square = Objective::record(1, |_, x| x[0].powi(2));
/// let mut gradient = [0.0];
/// assert_eq!(square.evaluate(&[-1.5], &mut gradient), 2.25);
/// assert_eq!(gradient, [-3.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Objective {
    tape: Tape,
    params: Vec<Var>,
    columns: Option<[Var; 2]>,
    loss: Var,
}

impl Objective {
    /// Records the loss that `f` computes from `count` parameters, each one number.
    ///
    /// # Panics
    ///
    /// Panics when the loss is not one number.
    #[must_use]
    pub fn record(
        count: usize,
        f: impl for<'t> FnOnce(&'t Recorder, &[Expr<'t>]) -> Expr<'t>,
    ) -> Self {
        let (tape, (params, loss)) = Tape::record(|recorder| {
            let params: Vec<_> = (0..count).map(|_| recorder.leaf(&[0.0])).collect();
            let loss = f(recorder, &params);
            (params.into_iter().map(Expr::var).collect(), loss.var())
        });
        assert!(tape.value(loss).len() == 1, "a loss is one number");
        Self {
            tape,
            params,
            columns: None,
            loss,
        }
    }

    /// Records the loss that `f` computes from `count` parameters and two columns of data, which
    /// [`feed`](Objective::feed) can replace.
    ///
    /// # Panics
    ///
    /// Panics when the loss is not one number.
    #[must_use]
    pub fn over(
        count: usize,
        columns: [&[f64]; 2],
        f: impl for<'t> FnOnce(&'t Recorder, &[Expr<'t>], [Expr<'t>; 2]) -> Expr<'t>,
    ) -> Self {
        let mut vars = None;
        let objective = Self::record(count, |recorder, params| {
            let columns = columns.map(|column| recorder.leaf(column));
            vars = Some(columns.map(Expr::var));
            f(recorder, params, columns)
        });
        Self {
            columns: vars,
            ..objective
        }
    }

    /// Replaces the two columns of data by others of the same length.
    ///
    /// # Panics
    ///
    /// Panics if their length differs.
    pub fn feed(&mut self, columns: [&[f64]; 2]) {
        for (var, column) in self.columns.into_iter().flatten().zip(columns) {
            self.tape.set(var, column);
        }
    }

    /// The number of parameters.
    #[must_use]
    pub fn count(&self) -> usize {
        self.params.len()
    }

    /// The loss for these parameters.
    ///
    /// # Panics
    ///
    /// Panics if the number of parameters is not [`count`](Objective::count).
    pub fn loss(&mut self, params: &[f64]) -> f64 {
        assert!(
            params.len() == self.params.len(),
            "one number for each parameter"
        );
        for (var, param) in self.params.iter().zip(params) {
            self.tape.set(*var, &[*param]);
        }
        self.tape.forward();
        self.tape.value(self.loss)[0]
    }

    /// The loss for these parameters; writes its gradient, one slope for each parameter.
    ///
    /// # Panics
    ///
    /// Panics when `params` or `gradient` do not have [`count`](Objective::count) numbers.
    pub fn evaluate(&mut self, params: &[f64], gradient: &mut [f64]) -> f64 {
        self.tape
            .evaluate(&self.params, params, self.loss, gradient)
    }
}
