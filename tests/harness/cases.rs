//! Cases: each a sentence, with a window of its own.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::task::JoinSet;

use crate::{Driver, Window};

/// A case, which panics if what it says does not hold.
pub type Case = fn(Arc<Window>) -> Pin<Box<dyn Future<Output = ()> + Send>>;

/// The cases by name. Those after `; alone:` need the processor for themselves.
#[macro_export]
macro_rules! cases {
    ($($name:ident),+ $(,)? $(; alone: $($alone:ident),+ $(,)?)?) => {
        /// The cases of this file.
        pub(crate) const CASES: &[(&str, $crate::Case)] =
            &[$((stringify!($name), |window| Box::pin($name(window)))),+];
        $(
            /// Those that need the processor for themselves.
            pub(crate) const ALONE: &[(&str, $crate::Case)] =
                &[$((stringify!($alone), |window| Box::pin($alone(window)))),+];
        )?
    };
}

/// How many cases run at once. Each waits more than it works.
const AT_ONCE: usize = 3;

/// Runs the cases with the words of the command line in their names, on the site at this port, and
/// says how each ended: some side by side, then others one by one.
pub async fn run(site: u16, side_by_side: &[(&str, Case)], alone: &[(&str, Case)]) -> ExitCode {
    let driver = Arc::new(Driver::start());
    let mut passed = Passed::default();
    passed.run(&driver, site, side_by_side, AT_ONCE).await;
    passed.run(&driver, site, alone, 1).await;
    let Passed { passed, failed } = passed;
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored");
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// How many cases passed, and how many did not.
#[derive(Default)]
struct Passed {
    passed: usize,
    failed: usize,
}

impl Passed {
    /// Runs cases, so many at once.
    async fn run(
        &mut self,
        driver: &Arc<Driver>,
        site: u16,
        cases: &[(&str, Case)],
        at_once: usize,
    ) {
        let wanted: Vec<String> = std::env::args()
            .skip(1)
            .filter(|word| !word.starts_with('-'))
            .collect();
        let is_wanted = |name: &str| wanted.iter().all(|word| name.contains(word.as_str()));
        let mut waiting = cases.iter().filter(|(name, _)| is_wanted(name));
        let mut running = JoinSet::new();
        loop {
            while running.len() < at_once
                && let Some((name, case)) = waiting.next()
            {
                let (driver, name, case) = (Arc::clone(driver), (*name).to_owned(), *case);
                running.spawn(async move { (one(&driver, site, case).await, name) });
            }
            let Some(ended) = running.join_next().await else {
                break;
            };
            let (is_passed, name) = ended.expect("a case that fails is caught");
            if is_passed {
                self.passed += 1;
                println!("test {name} ... ok");
            } else {
                self.failed += 1;
                println!("test {name} ... FAILED");
            }
        }
    }
}

/// Runs a case in a window of its own, and says whether it passed.
async fn one(driver: &Driver, site: u16, case: Case) -> bool {
    let window = Arc::new(Window::open(driver, site).await);
    let result = tokio::spawn(case(Arc::clone(&window))).await;
    if let Some(window) = Arc::into_inner(window) {
        window.close().await;
    }
    result.is_ok()
}
