//! The mathematics in WebAssembly, where `cargo test` does not look: the same numbers as natively.
#![cfg(target_arch = "wasm32")]

use downhill::figures::fit::state::Fit;
use downhill::numeric::decimal::{fixed, parse, repr};
use downhill::numeric::descent::Descends;
use downhill::numeric::rng::Generator;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

// Guards against vector instructions that sum in another order than the notebook's digits allow.
#[wasm_bindgen_test]
fn the_notebooks_losses_are_the_same_in_wasm() {
    let mut fit = Fit::default();
    fit.drive(|descent| descent.step(10));
    let losses: Vec<String> = fit.losses().iter().map(|loss| fixed(*loss, 2)).collect();
    let printed = [
        "4422.51", "1354.70", "774.18", "664.32", "643.53", "639.59", "638.85", "638.70", "638.67",
        "638.66", "638.66",
    ];
    assert_eq!(losses, printed, "the notebook's table");
}

// Guards against a generator that depends on the width of a pointer.
#[wasm_bindgen_test]
fn seed_42_begins_with_pytorchs_number() {
    let first = Generator::seeded(42).randn(3)[0];
    assert!(
        (first - 0.336_690_4).abs() < 1e-5,
        "torch.randn(3) begins with 0.3367, not {first}"
    );
}

// Guards against a mathematical library that reads or prints differently there.
#[wasm_bindgen_test]
fn numbers_read_back_in_wasm() {
    for value in [0.1, -1.5, 3.54e-5, 1e-300, 123_456.789] {
        assert_eq!(parse(&repr(value)), Some(value), "{value:?}");
    }
}
