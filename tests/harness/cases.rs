//! Cases: each a sentence, with a window of its own.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;

use crate::{Driver, Window};

/// A case, which panics if what it says does not hold.
pub type Case = fn(Arc<Window>) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// The cases by name.
#[macro_export]
macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        /// The cases of this file.
        pub(crate) const CASES: &[(&str, $crate::Case)] =
            &[$((stringify!($name), |window| Box::pin($name(window)))),+];
    };
}

/// Runs the cases with the words of the command line in their names, on the site at this port, and
/// says how each ended.
pub async fn run(site: u16, cases: &[(&str, Case)]) -> ExitCode {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let driver = Driver::start();
    let (mut passed, mut failed) = (0, 0);
    for (name, case) in cases {
        if !wanted.iter().all(|word| name.contains(word.as_str())) {
            continue;
        }
        let window = Arc::new(Window::open(&driver, site).await);
        let result = tokio::spawn(case(Arc::clone(&window))).await;
        if let Some(window) = Arc::into_inner(window) {
            window.close().await;
        }
        if result.is_ok() {
            passed += 1;
            println!("test {name} ... ok");
        } else {
            failed += 1;
            println!("test {name} ... FAILED");
        }
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored");
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
