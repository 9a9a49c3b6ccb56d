//! The graph of a formula: the rules at its edges, the gradients of its nodes, the places of its boxes.

mod formulas;
mod graphs;

use downhill::figures::autograd::layout::Layout;
use downhill::figures::autograd::scene::plan;
use downhill::figures::autograd::state::NAMES;
use downhill::figures::autograd::state::example::EXAMPLES;
use downhill::figures::autograd::state::graph::Graph;
use downhill::figures::autograd::state::{Autograd, DRAWN};
use downhill::numeric::autodiff::Tape;
use downhill::numeric::expression::Expression;
use downhill::numeric::steps::Steps;
use graphs::autograd;

fn node(graph: &Graph, name: &str) -> usize {
    let place = graph.nodes().iter().position(|node| node.name == name);
    place.unwrap_or_else(|| panic!("there is a node {name}"))
}

/// Whether two numbers are the same but for rounding; all that is no finite number is the same.
fn same(one: f64, other: f64) -> bool {
    let large = 1.0 + one.abs().max(other.abs());
    (one - other).abs() < 1e-9 * large || (!one.is_finite() && !other.is_finite())
}

// Guards against a gradient that forgets one of two ways, or shows their sum too early.
#[test]
fn what_is_used_twice_collects_its_gradient_in_two_parts() {
    let mut autograd = autograd("(1 - x[0])**2 + 100*(x[1] - x[0]**2)**2", &[-1.0, 2.0]);
    let first = node(autograd.graph(), "x[0]");
    autograd.reset();
    let mut collected = vec![autograd.gradient(first)];
    while autograd.can_step() {
        autograd.step(1);
        collected.push(autograd.gradient(first));
    }
    collected.dedup();
    // Through the valley's term 400, through the other -4.
    let expected = [None, Some(vec![400.0]), Some(vec![396.0])];
    assert_eq!(collected, expected);
    assert_eq!(autograd.grad(), [396.0, 200.0]);
}

// Guards against an edge whose share is not its local derivative times the gradient above, against
// gradients that are not the sum of the shares, and against a slope that no small change confirms.
#[test]
fn every_gradient_is_the_sum_of_what_its_users_hand_down() {
    let mut formulas = formulas::Formulas::seeded(5, &["x", "x", "x", "x[0]"]);
    let (mut edges, mut slopes) = (0, 0);
    for _ in 0..300 {
        let (formula, x) = (formulas.formula(4), formulas.vector(3));
        let autograd = autograd(&formula, &x);
        let graph = autograd.graph();
        let last = graph.nodes().len() - 1;
        for node in 0..last {
            let mut sum = vec![0.0; graph.value(node).len()];
            for (user, own) in graph.nodes().iter().enumerate() {
                if own.inputs.contains(&node) {
                    let share = graph.share(user, node);
                    assert_eq!(share.len(), sum.len(), "{formula}: {}", own.title());
                    sum.iter_mut()
                        .zip(&share)
                        .for_each(|(sum, share)| *sum += share);
                    edges += 1;
                }
            }
            for (sum, gradient) in sum.iter().zip(graph.gradient(node)) {
                let title = graph.nodes()[node].title();
                assert!(
                    same(*sum, *gradient),
                    "{formula} at {x:?}: {title}: {sum} {gradient}"
                );
            }
        }
        for (entry, slope) in autograd.grad().iter().enumerate() {
            // Where a smaller change finds the same, there is no kink and no jump near.
            let mut finer = self::autograd(&formula, &x);
            finer.set_change(1e-6);
            let mut finest = self::autograd(&formula, &x);
            finest.set_change(1e-7);
            let found = [&finer, &finest].map(|state| state.central_difference(entry));
            let near = |one: f64, other: f64| (one - other).abs() < 1e-4 * (1.0 + one.abs());
            if autograd.outcome().is_none() && found[0].abs() < 1e3 && near(found[0], found[1]) {
                assert!(
                    near(*slope, found[0]),
                    "{formula} at {x:?}: {slope} {found:?}"
                );
                slopes += 1;
            }
        }
    }
    assert!(
        edges > 1000 && slopes > 500,
        "{edges} edges, {slopes} slopes"
    );
}

// Guards against a rule beside an edge that says something else than the operation does.
#[test]
fn each_operation_has_its_rule_with_its_numbers() {
    let cases: [(&str, &[f64], &str, &[&str]); 14] = [
        ("x**2", &[3.0], "2*x", &["2*3 = 6"]),
        ("x**3", &[-2.0], "3*x**2", &["3*(-2)**2 = 12"]),
        ("5*x", &[3.0], "5", &[]),
        ("x/4", &[3.0], "0.25", &[]),
        ("1/x", &[-2.0], "-(1/x**2)", &["-(1/(-2)**2) = -0.25"]),
        ("-x", &[3.0], "-1", &[]),
        ("sin(x)", &[0.0], "cos(x)", &["cos(0) = 1"]),
        ("exp(x)", &[1.0], "exp(x)", &["exp(1) = 2.718"]),
        ("log(x)", &[4.0], "1/x", &["1/4 = 0.25"]),
        (
            "sqrt(x)",
            &[4.0],
            "1/(2*sqrt(x))",
            &["1/(2*sqrt(4)) = 0.25"],
        ),
        (
            "abs(x)",
            &[-3.0, 0.0],
            "sign(x)",
            &["sign(-3) = -1", "sign(0) = 0"],
        ),
        ("x.sum()", &[3.0, 4.0], "1", &[]),
        ("x.mean()", &[3.0, 4.0, 5.0], "1/3", &[]),
        (
            "x.max()",
            &[7.0, 3.0, 7.0],
            "1 for the largest",
            &["0.5", "0", "0.5"],
        ),
    ];
    for (formula, x, rule, numbers) in cases {
        let autograd = autograd(formula, x);
        let graph = autograd.graph();
        assert_eq!(graph.derivative_rule(1, 0), rule, "{formula}");
        assert_eq!(graph.derivative_numbers(1, 0), numbers, "{formula}");
    }
    let scaled = autograd("x*x.mean()", &[2.0, 6.0]);
    let graph = scaled.graph();
    let (product, mean) = (node(graph, "v2"), node(graph, "v1"));
    assert_eq!(graph.derivative_rule(product, mean), "x");
    assert_eq!(graph.derivative_numbers(product, mean), ["2", "6"]);
    assert_eq!(
        graph.share(product, mean),
        [8.0],
        "one number serves all places"
    );
    let autograd = autograd("x[1]*x[0]", &[3.0, -4.0]);
    let graph = autograd.graph();
    let (first, second) = (node(graph, "x[0]"), node(graph, "x[1]"));
    assert_eq!(graph.derivative_rule(second, 0), "[0, 1]");
    let y = node(graph, "y");
    assert_eq!(graph.derivative_rule(y, first), "x[1]");
    assert_eq!(graph.derivative_numbers(y, first), ["-4"]);
}

/// The values of a formula of `x` and its entries.
fn values(formula: &Expression, x: &[f64]) -> Vec<f64> {
    let (tape, last) = Tape::record(|recorder| {
        let x = recorder.leaf(x);
        let of = |name: &String| Expression::entry(name).map_or(x, |(_, entry)| x.entry(entry));
        let leaves: Vec<_> = formula.names().iter().map(of).collect();
        let terms = formula.record(recorder, &leaves);
        terms[terms.len() - 1].var()
    });
    tape.value(last).to_vec()
}

// Guards against a gradient formula that is not the gradient.
#[test]
fn the_gradient_as_a_formula_has_its_values() {
    for example in &EXAMPLES {
        let state = autograd(example.formula, example.x);
        let mut grad = vec![0.0; example.x.len()];
        for line in state.gradient_formulas() {
            let (target, formula) = line
                .split_once(" = ")
                .or(line.split_once(" += "))
                .expect("a line");
            let formula = Expression::parse(formula, &NAMES).expect("Python");
            let values = values(&formula, example.x);
            match Expression::entry(target.trim_start_matches("x.grad").trim()) {
                Some((_, entry)) => grad[entry] += values[0],
                None => (0..grad.len()).for_each(|k| grad[k] += values[k.min(values.len() - 1)]),
            }
        }
        for (formula, tape) in grad.iter().zip(state.grad()) {
            assert!(same(*formula, *tape), "{}: {grad:?}", example.formula);
        }
    }
}

// Guards against boxes that hide each other, edges that run through them, and rows upside down.
#[test]
fn boxes_stand_apart_above_what_they_use() {
    let mut formulas = formulas::Formulas::seeded(6, &["x", "x", "x", "x[0]"]);
    let (mut largest, mut drawn) = (0, 0);
    for round in 0..300 {
        let formula = match EXAMPLES.get(round) {
            Some(example) => example.formula.into(),
            None => formulas.formula(8),
        };
        let state = autograd(&formula, &[1.0, 2.0, 3.0]);
        let plan = plan(&state);
        if !state.is_drawn() {
            assert_eq!(plan.boxes, [], "{formula}");
            continue;
        }
        drawn += 1;
        largest = largest.max(plan.boxes.len());
        assert_eq!(plan.boxes.len(), state.graph().nodes().len());
        assert_apart(&state, &plan, &formula);
    }
    assert!(
        drawn > 200 && largest > 25,
        "{drawn} drawn, the largest of {largest}"
    );
}

fn assert_apart(state: &Autograd, plan: &Layout, formula: &str) {
    let half = |node: usize| {
        let (width, height) = downhill::figures::autograd::scene::size(state, node);
        (width / 2.0, height / 2.0)
    };
    for (one, (x, y)) in plan.boxes.iter().enumerate() {
        let (wide, high) = half(one);
        assert!(
            x - wide >= 0.0 && x + wide <= plan.width,
            "{formula}: inside"
        );
        assert!(
            y - high >= 0.0 && y + high <= plan.height,
            "{formula}: inside"
        );
        for (other, (x2, y2)) in plan.boxes.iter().enumerate().skip(one + 1) {
            let (wide2, high2) = half(other);
            let apart = (x - x2).abs() >= wide + wide2 || (y - y2).abs() >= high + high2;
            assert!(apart, "{formula}: boxes {one} and {other}");
        }
    }
    let edges: usize = state
        .graph()
        .nodes()
        .iter()
        .map(|node| node.inputs.len())
        .sum();
    assert_eq!(plan.edges.len(), edges, "{formula}");
    for (node, input, points) in &plan.edges {
        assert_eq!(points.first(), Some(&plan.boxes[*input]), "{formula}");
        assert_eq!(points.last(), Some(&plan.boxes[*node]), "{formula}");
        let up = points.windows(2).all(|pair| pair[1].1 < pair[0].1);
        assert!(up, "{formula}: an edge goes up");
        // In every row that it passes it has a place of its own, beside the boxes.
        for (x, y) in &points[1..points.len() - 1] {
            for (other, (x2, y2)) in plan.boxes.iter().enumerate() {
                let (wide, high) = half(other);
                let inside = (x - x2).abs() < wide && (y - y2).abs() < high;
                assert!(!inside, "{formula}: an edge runs through box {other}");
            }
        }
        for pair in points.windows(2) {
            let between = |(_, y): &(f64, f64)| pair[1].1 < *y && *y < pair[0].1;
            assert!(
                !plan.boxes.iter().any(between),
                "{formula}: a row is skipped"
            );
        }
    }
}

// Guards against a picture of more than can be seen, and against one that is missing.
#[test]
fn large_graphs_are_not_drawn() {
    let (entries, nodes) = DRAWN;
    assert!(autograd("x.sum()", &vec![1.0; entries]).is_drawn());
    let long = autograd("x.sum()", &vec![1.0; entries + 1]);
    assert!(!long.is_drawn());
    assert_eq!(plan(&long).boxes, []);
    let chain = |count: usize| format!("{}x{}", "sin(".repeat(count), ")".repeat(count));
    assert!(autograd(&chain(nodes - 1), &[1.0]).is_drawn());
    assert!(!autograd(&chain(nodes), &[1.0]).is_drawn());
}
