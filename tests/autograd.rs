//! The graph of a formula under a reader's hand: the formula and its vector, the walk, its sentences.

mod graphs;

use downhill::figures::autograd::state::Autograd;
use downhill::figures::autograd::state::example::EXAMPLES;
use downhill::figures::autograd::state::visit::Visit;
use downhill::numeric::descent::Status;
use downhill::numeric::expression::Expression;
use downhill::numeric::steps::Steps;
use graphs::autograd;

fn titles(autograd: &Autograd) -> Vec<String> {
    let nodes = autograd.graph().nodes().iter();
    nodes.map(|node| node.title()).collect()
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
    assert_eq!(
        autograd.shown_and_last(),
        (5, 5),
        "all of the walk is shown"
    );
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

// Guards against a number that is none and is shown as a result.
#[test]
fn where_there_is_no_value_or_slope_a_sentence_says_so() {
    let undefined = autograd("log(x).sum()", &[-1.0, 2.0]);
    let outcome = undefined.outcome().expect("a sentence").to_string();
    assert!(
        outcome.starts_with("Undefined: v1 = log(x) has no value here"),
        "{outcome}"
    );
    let steep = autograd("sqrt(x).sum()", &[0.0, 4.0]);
    let outcome = steep.outcome().expect("a sentence").to_string();
    assert!(
        outcome.starts_with("Undefined: x has no finite gradient here"),
        "{outcome}"
    );
    assert_eq!(autograd("sqrt(x).sum()", &[1.0]).outcome(), None);
}

// Guards against playing that does not stop at the end, or cannot be begun again.
#[test]
fn it_plays_from_the_start_to_the_end_and_again() {
    let mut state = Autograd::default();
    assert_eq!(state.status(), Status::Paused, "all of it is shown");
    state.set_steps_per_second(4.0);
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
