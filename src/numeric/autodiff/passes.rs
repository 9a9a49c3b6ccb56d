//! The two ways to run a row of the table of operations: forward for its value, backward for its
//! derivative. The loops go over slices, and are compiled once for each row, so that the compiler
//! can vectorise them.

use super::{Node, Var};

/// A way to run an operation.
pub(super) trait Pass {
    /// `y[i] = value(x[i])`, with `dy[i]/dx[i] = derivative(x[i], y[i])`.
    fn each(&mut self, x: Var, value: impl Fn(f64) -> f64, derivative: impl Fn(f64, f64) -> f64);

    /// `y[i] = value(a[i], b[i])`, with the derivatives by `a[i]` and `b[i]`.
    ///
    /// An input of length 1 stands for a vector of equal numbers; its derivatives add up.
    fn pair(
        &mut self,
        a: Var,
        b: Var,
        value: impl Fn(f64, f64) -> f64,
        by_a: impl Fn(f64, f64) -> f64,
        by_b: impl Fn(f64, f64) -> f64,
    );

    /// `y = weight(n) * (x[0] + … + x[n - 1])`, with `dy/dx[i] = weight(n)`.
    fn total(&mut self, x: Var, weight: impl Fn(f64) -> f64);
}

/// Computes a node's values.
pub(super) struct Forward<'a> {
    pub(super) nodes: &'a [Node],
    /// The values of the nodes before it.
    pub(super) values: &'a [f64],
    pub(super) output: &'a mut [f64],
}

impl<'a> Forward<'a> {
    fn value(&self, var: Var) -> &'a [f64] {
        &self.values[self.nodes[var.0].range.clone()]
    }
}

impl Pass for Forward<'_> {
    fn each(&mut self, x: Var, value: impl Fn(f64) -> f64, _: impl Fn(f64, f64) -> f64) {
        let x = self.value(x);
        for (y, &x) in self.output.iter_mut().zip(x) {
            *y = value(x);
        }
    }

    fn pair(
        &mut self,
        a: Var,
        b: Var,
        value: impl Fn(f64, f64) -> f64,
        _: impl Fn(f64, f64) -> f64,
        _: impl Fn(f64, f64) -> f64,
    ) {
        let (a, b) = (self.value(a), self.value(b));
        broadcast(self.output.iter_mut(), a, b, |y, a, b| *y = value(a, b));
    }

    fn total(&mut self, x: Var, weight: impl Fn(f64) -> f64) {
        let x = self.value(x);
        self.output[0] = weight(x.len() as f64) * sum(x, x, |x, _| x);
    }
}

/// Adds a node's share to the gradients of its inputs.
pub(super) struct Backward<'a> {
    pub(super) nodes: &'a [Node],
    pub(super) values: &'a [f64],
    /// The node's values.
    pub(super) output: &'a [f64],
    /// The node's own gradient, complete by now.
    pub(super) output_gradient: &'a [f64],
    /// The gradients of the nodes before it.
    pub(super) gradients: &'a mut [f64],
    pub(super) reached: &'a mut [bool],
}

impl<'a> Backward<'a> {
    fn value(&self, var: Var) -> &'a [f64] {
        &self.values[self.nodes[var.0].range.clone()]
    }

    /// The gradient of an input, and whether it gets its first share now; none for a constant.
    fn gradient(&mut self, var: Var) -> Option<(&mut [f64], bool)> {
        let node = &self.nodes[var.0];
        node.varies.then(|| {
            let first = !std::mem::replace(&mut self.reached[var.0], true);
            (&mut self.gradients[node.range.clone()], first)
        })
    }

    /// Adds the share of one input of a pair.
    fn share(&mut self, input: Var, a: &[f64], b: &[f64], derivative: impl Fn(f64, f64) -> f64) {
        let output = self.output_gradient;
        match self.gradient(input) {
            None => {}
            Some(([total], first)) => {
                let share = match (a, b) {
                    (a, &[b]) => sum(output, a, |g, a| g * derivative(a, b)),
                    (&[a], b) => sum(output, b, |g, b| g * derivative(a, b)),
                    _ => unreachable!("an input of length 1 is one side of the pair"),
                };
                add(total, share, first);
            }
            Some((input, first)) => {
                broadcast(input.iter_mut().zip(output), a, b, |(input, g), a, b| {
                    add(input, g * derivative(a, b), first);
                });
            }
        }
    }
}

impl Pass for Backward<'_> {
    fn each(&mut self, x: Var, _: impl Fn(f64) -> f64, derivative: impl Fn(f64, f64) -> f64) {
        let (y, output, values) = (self.output, self.output_gradient, self.value(x));
        if let Some((input, first)) = self.gradient(x) {
            for (((input, &g), &x), &y) in input.iter_mut().zip(output).zip(values).zip(y) {
                add(input, g * derivative(x, y), first);
            }
        }
    }

    fn pair(
        &mut self,
        a: Var,
        b: Var,
        _: impl Fn(f64, f64) -> f64,
        by_a: impl Fn(f64, f64) -> f64,
        by_b: impl Fn(f64, f64) -> f64,
    ) {
        let (a_values, b_values) = (self.value(a), self.value(b));
        self.share(a, a_values, b_values, by_a);
        self.share(b, a_values, b_values, by_b);
    }

    fn total(&mut self, x: Var, weight: impl Fn(f64) -> f64) {
        let output = self.output_gradient[0];
        if let Some((input, first)) = self.gradient(x) {
            let share = output * weight(input.len() as f64);
            input.iter_mut().for_each(|input| add(input, share, first));
        }
    }
}

/// Adds a share to a gradient. The first one takes the place of what the run before left there.
fn add(gradient: &mut f64, share: f64, first: bool) {
    *gradient = if first { share } else { *gradient + share };
}

/// Calls `f` for each item of `out` with the numbers of `a` and `b` in its place, where a slice of
/// length 1 repeats its number.
fn broadcast<T>(
    out: impl Iterator<Item = T>,
    a: &[f64],
    b: &[f64],
    mut f: impl FnMut(T, f64, f64),
) {
    match (a, b) {
        (a, &[b]) => out.zip(a).for_each(|(out, &a)| f(out, a, b)),
        (&[a], b) => out.zip(b).for_each(|(out, &b)| f(out, a, b)),
        (a, b) => out.zip(a).zip(b).for_each(|((out, &a), &b)| f(out, a, b)),
    }
}

/// The sum of `f(x, y)` over two slices of equal length.
///
/// An addition has to wait for the one before it, so four sums grow side by side.
fn sum(x: &[f64], y: &[f64], f: impl Fn(f64, f64) -> f64) -> f64 {
    let ((x, x_rest), (y, y_rest)) = (x.as_chunks::<4>(), y.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (x, y) in x.iter().zip(y) {
        for (sum, (x, y)) in sums.iter_mut().zip(x.iter().zip(y)) {
            *sum += f(*x, *y);
        }
    }
    let rest: f64 = x_rest.iter().zip(y_rest).map(|(x, y)| f(*x, *y)).sum();
    sums.iter().sum::<f64>() + rest
}
