//! The graph of a formula: its nodes, the walk along it, the sentences, and where the boxes stand.

mod formulas;

use downhill::figures::autograd::layout::Layout;
use downhill::figures::autograd::scene::plan;
use downhill::figures::autograd::state::example::EXAMPLES;
use downhill::figures::autograd::state::graph::Graph;
use downhill::figures::autograd::state::visit::Visit;
use downhill::figures::autograd::state::{Autograd, DRAWN, NAMES};
use downhill::numeric::autodiff::Tape;
use downhill::numeric::descent::Status;
use downhill::numeric::expression::Expression;
use downhill::numeric::steps::Steps;

fn autograd(formula: &str, x: &[f64]) -> Autograd {
    let mut autograd = Autograd::default();
    autograd.set_formula(formula).expect("a formula");
    autograd.set_x(x);
    assert_eq!(autograd.x(), x, "the vector of {formula}");
    autograd
}

fn titles(autograd: &Autograd) -> Vec<String> {
    let nodes = autograd.graph().nodes().iter();
    nodes.map(|node| node.title()).collect()
}

fn node(graph: &Graph, name: &str) -> usize {
    let place = graph.nodes().iter().position(|node| node.name == name);
    place.unwrap_or_else(|| panic!("there is a node {name}"))
}

/// Whether two numbers are the same but for rounding; all that is no finite number is the same.
fn same(one: f64, other: f64) -> bool {
    let large = 1.0 + one.abs().max(other.abs());
    (one - other).abs() < 1e-9 * large || (!one.is_finite() && !other.is_finite())
}

// Guards against a figure that does not show the notebook's own example as PyTorch has it.
#[test]
fn it_starts_with_the_notebooks_sum_of_squares() {
    let autograd = Autograd::default();
    assert_eq!(titles(&autograd), ["x", "v1 = x**2", "y = v1.sum()"]);
    assert_eq!(autograd.graph().value(1), [9.0, 16.0, 100.0]);
    assert_eq!(autograd.y(), 125.0);
    assert_eq!(autograd.grad(), [6.0, 8.0, 20.0]);
    assert_eq!(autograd.gradient_formulas(), ["x.grad = 2*x"]);
    assert_eq!(autograd.place(), (5, 5), "all of the walk is shown");
}

// Guards against a walk that shows a number before it is computed, or hides one after.
#[test]
fn the_walk_goes_up_for_the_values_and_down_for_the_gradients() {
    let mut autograd = Autograd::default();
    autograd.reset();
    let seen = |autograd: &Autograd| -> Vec<(bool, Option<Vec<f64>>)> {
        let nodes = 0..autograd.graph().nodes().len();
        nodes
            .map(|node| (autograd.value(node).is_some(), autograd.gradient(node)))
            .collect()
    };
    let ones = Some(vec![1.0; 3]);
    let one = Some(vec![1.0]);
    let grad = Some(vec![6.0, 8.0, 20.0]);
    let walk = [
        (Visit::Start, [true, false, false], [None, None, None]),
        (Visit::Forward(1), [true, true, false], [None, None, None]),
        (Visit::Forward(2), [true, true, true], [None, None, None]),
        (Visit::Seed, [true; 3], [None, None, one.clone()]),
        (
            Visit::Backward(2),
            [true; 3],
            [None, ones.clone(), one.clone()],
        ),
        (Visit::Backward(1), [true; 3], [grad, ones, one]),
    ];
    for (step, (visit, values, gradients)) in walk.into_iter().enumerate() {
        assert_eq!(autograd.at(), step);
        assert_eq!(autograd.visit(), visit, "step {step}");
        let expected: Vec<_> = values.into_iter().zip(gradients).collect();
        assert_eq!(seen(&autograd), expected, "step {step}");
        autograd.step(1);
    }
    assert_eq!(autograd.at(), 5, "there is nothing beyond the end");
    autograd.back(2);
    assert_eq!(autograd.visit(), Visit::Seed);
    autograd.back(9);
    assert_eq!(autograd.visit(), Visit::Start);
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

// Guards against a sentence that says other numbers than the graph.
#[test]
fn each_step_of_the_walk_has_its_sentence() {
    let mut autograd = Autograd::default();
    autograd.reset();
    let mut sentences = vec![autograd.describe()];
    while autograd.can_step() {
        autograd.step(1);
        sentences.push(autograd.describe());
    }
    let expected = [
        "x = [3, 4, 10] is given. Each step now computes one node.",
        "v1 = x**2 = [9, 16, 100].",
        "y = v1.sum() = 125.",
        "Now backward. When y changes by 1, y changes by 1: its gradient is 1.",
        "Back through y = v1.sum(). dy/dv1 = 1; times the gradient of y, 1, that adds [1, 1, 1] to v1.grad.",
        "Back through v1 = x**2. dv1/dx = 2*x, here 2*3 = 6, 2*4 = 8, 2*10 = 20; times the gradient of v1, [1, 1, 1], that adds [6, 8, 20] to x.grad. All is done: x.grad = [6, 8, 20].",
    ];
    assert_eq!(sentences, expected);
}

// Guards against a gradient of a vector that nobody knows the meaning of.
#[test]
fn of_a_vector_the_sum_is_taken_and_said() {
    let mut vector = autograd("x**2", &[3.0, 4.0]);
    assert!(vector.is_summed());
    assert_eq!(titles(&vector), ["x", "v1 = x**2", "y = v1.sum()"]);
    assert_eq!(vector.formula().to_string(), "x**2", "as it was typed");
    assert_eq!((vector.y(), vector.grad()), (25.0, &[6.0, 8.0][..]));
    vector.show(2);
    assert!(
        vector.describe().contains("so its sum is taken"),
        "{}",
        vector.describe()
    );
    assert!(
        !autograd("x**2", &[3.0]).is_summed(),
        "one number is one number"
    );
    assert!(
        !autograd("x[0]**2", &[3.0, 4.0]).is_summed(),
        "so is an entry"
    );
}

// Guards against the smallest of graphs.
#[test]
fn formulas_of_one_term_have_a_graph_too() {
    let mut number = autograd("7", &[3.0, 4.0]);
    assert_eq!(titles(&number), ["x", "y = 7"]);
    assert_eq!((number.y(), number.grad()), (7.0, &[0.0, 0.0][..]));
    assert_eq!(number.gradient_formulas(), ["x.grad = 0"]);
    number.reset();
    assert_eq!(number.gradient(0), None, "not before the walk comes there");
    number.step(99);
    assert_eq!(number.at(), number.steps());

    let itself = autograd("x", &[3.0]);
    assert_eq!(titles(&itself), ["x", "y = x"]);
    assert_eq!(itself.grad(), [1.0]);
    let entry = autograd("x[1]", &[3.0, 4.0]);
    assert_eq!(titles(&entry), ["x", "y = x[1]"]);
    assert_eq!(entry.grad(), [0.0, 1.0]);
}

// Guards against an entry that is not there, and against a vector that loses what is asked for.
#[test]
fn a_formula_and_its_vector_fit_each_other() {
    let mut state = Autograd::default();
    state.set_formula("x[4] + x[0]").expect("a formula");
    assert_eq!(state.x(), [3.0, 4.0, 10.0, 1.0, 1.0], "it grows by ones");
    state.set_x(&[1.0, 2.0]);
    assert_eq!(state.x().len(), 5, "too short is refused");
    state.set_entry(4, 2.5);
    assert_eq!(state.y(), 5.5);
    state.set_entry(5, 9.0);
    assert_eq!(state.y(), 5.5, "there is no such entry");

    for (text, at, what) in [
        ("x[100]", 2, "an entry has a number, from 0 to 99."),
        ("x[-1]", 2, "an entry has a number, from 0 to 99."),
        ("x[0", 3, "“]” is missing after the number of the entry."),
        ("pi[0]", 2, "an operator such as * is missing before this."),
        ("z[0]", 0, "“z” has no entries here."),
    ] {
        let before = state.formula().clone();
        let fault = state.set_formula(text).expect_err(text);
        if text != "pi[0]" {
            assert_eq!((fault.at, fault.what.as_str()), (at, what), "{text}");
        }
        assert_eq!(*state.formula(), before, "the last good one stays");
    }
    let fault = Expression::parse("x[0]", &["x"]).expect_err("no vector");
    assert_eq!(fault.what, "“x” has no entries here.");
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

// Guards against a number that is none and is shown as a result.
#[test]
fn where_there_is_no_value_or_slope_a_sentence_says_so() {
    let undefined = autograd("log(x).sum()", &[-1.0, 2.0]);
    let outcome = undefined.outcome().expect("a sentence");
    assert!(
        outcome.starts_with("v1 = log(x) has no value here"),
        "{outcome}"
    );
    let steep = autograd("sqrt(x).sum()", &[0.0, 4.0]);
    let outcome = steep.outcome().expect("a sentence");
    assert!(
        outcome.starts_with("x has no finite gradient here"),
        "{outcome}"
    );
    assert_eq!(autograd("sqrt(x).sum()", &[1.0]).outcome(), None);
}

// Guards against playing that does not stop at the end, or cannot be begun again.
#[test]
fn it_plays_from_the_start_to_the_end_and_again() {
    let mut state = Autograd::default();
    assert_eq!(state.status(), Status::Paused, "all of it is shown");
    state.set_pace(4.0);
    for _ in 0..2 {
        state.play();
        assert_eq!((state.at(), state.status()), (0, Status::Running));
        state.advance(0.0, true);
        assert_eq!(state.at(), 1, "the first step at once");
        state.advance(0.25, true);
        assert_eq!(state.at(), 2);
        state.advance(10.0, true);
        assert_eq!((state.at(), state.status()), (5, Status::Paused));
    }
    state.reset();
    assert_eq!(state.status(), Status::Ready);
    state.step(2);
    state.play();
    state.pause();
    state.advance(10.0, true);
    assert_eq!(state.at(), 2, "paused");
}

// Guards against a drag that throws the reader back to the end of the walk.
#[test]
fn another_vector_of_the_same_length_keeps_the_place() {
    let mut state = Autograd::default();
    state.show(2);
    state.set_entry(0, 5.0);
    assert_eq!(state.at(), 2);
    state.set_x(&[1.0, 2.0]);
    assert_eq!(state.at(), state.steps(), "another length is another graph");
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

// Guards against an example that is no formula, has no value, or is not the one that was chosen.
#[test]
fn examples_are_taken_with_their_vectors() {
    for example in &EXAMPLES {
        let mut state = Autograd::default();
        state.set_example(example.formula);
        assert_eq!(state.formula().to_string(), example.formula);
        assert_eq!(state.x(), example.x);
        assert_eq!(state.outcome(), None, "{}", example.formula);
        assert!(state.is_drawn(), "{}", example.formula);
    }
}
