//! Cases: each a sentence, with a tab of its own.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

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

/// How many cases run at once. Each waits about as long as it works.
const AT_ONCE: usize = 3;

/// Runs the cases with the words of the command line in their names, on the site at this port, and
/// says how each ended: some side by side, then others one by one.
pub async fn run(site: u16, side_by_side: &[(&str, Case)], alone: &[(&str, Case)]) -> ExitCode {
    let driver = Arc::new(Driver::start());
    let mut ends = run_at_once(&driver, site, wanted(side_by_side), AT_ONCE).await;
    ends.extend(run_at_once(&driver, site, wanted(alone), 1).await);
    let passed = ends.iter().filter(|is_passed| **is_passed).count();
    let failed = ends.len() - passed;
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored");
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

type Waiting = Vec<(String, Case)>;

/// The cases with the words of the command line in their names, the first at the end.
fn wanted(cases: &[(&str, Case)]) -> Waiting {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| words.iter().all(|word| name.contains(word.as_str()));
    let wanted = cases.iter().rev().filter(|(name, _)| is_wanted(name));
    wanted
        .map(|(name, case)| ((*name).to_owned(), *case))
        .collect()
}

/// Runs cases in so many browsers at once; whether each passed.
async fn run_at_once(
    driver: &Arc<Driver>,
    site: u16,
    waiting: Waiting,
    browsers: usize,
) -> Vec<bool> {
    let waiting = Arc::new(Mutex::new(waiting));
    let mut running = JoinSet::new();
    for _ in 0..browsers {
        let (driver, waiting) = (Arc::clone(driver), Arc::clone(&waiting));
        running.spawn(async move { in_one_browser(&driver, site, &waiting).await });
    }
    let ends = running.join_all().await;
    ends.concat()
}

/// Runs cases in one browser, a tab each, until none is waiting. A case that fails may leave anything
/// behind: those after it have another browser.
async fn in_one_browser(driver: &Driver, site: u16, waiting: &Mutex<Waiting>) -> Vec<bool> {
    let mut ends = Vec::new();
    let mut browser: Option<Window> = None;
    loop {
        let next = waiting.lock().expect("no one fails with it").pop();
        let Some((name, case)) = next else { break };
        let window = match browser.take() {
            Some(window) => window,
            None => Window::open(driver, site).await,
        };
        let window = Arc::new(window);
        let is_passed = tokio::spawn(case(Arc::clone(&window))).await.is_ok();
        println!(
            "test {name} ... {}",
            if is_passed { "ok" } else { "FAILED" }
        );
        ends.push(is_passed);
        browser = Arc::into_inner(window);
        match &browser {
            Some(window) if is_passed => window.renew().await,
            _ => {
                if let Some(window) = browser.take() {
                    window.close().await;
                }
            }
        }
    }
    if let Some(window) = browser {
        window.close().await;
    }
    ends
}
