//! Cases: each a sentence, with a tab of its own.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use tokio::task::{JoinError, JoinSet};

use crate::engine::{Engine, NotTried};
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

/// How a case ended.
enum End {
    Passed,
    Failed,
    NotTried,
}

/// Runs the cases with the words of the command line in their names, on the site at this port, and
/// says how each ended: some side by side, then others one by one.
pub async fn run(site: u16, side_by_side: &[(&str, Case)], alone: &[(&str, Case)]) -> ExitCode {
    let (engine, _) = Engine::wanted();
    let mut ends = run_at_once(site, wanted(side_by_side), engine.at_once()).await;
    // A busy machine is no fault of a case: one that fails beside others has the processor for itself
    // once, and what it does then counts.
    let is_failed = |(_, end): &mut (Waiting, End)| matches!(end, End::Failed);
    let mut alone = wanted(alone);
    for (again, _) in ends.extract_if(.., is_failed) {
        println!("test {} ... once more, by itself", again.name);
        alone.insert(0, again);
    }
    ends.extend(run_at_once(site, alone, 1).await);
    let count = |wanted: fn(&End) -> bool| ends.iter().filter(|(_, end)| wanted(end)).count();
    let passed = count(|end| matches!(end, End::Passed));
    let failed = count(|end| matches!(end, End::Failed));
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {passed} passed; {failed} failed; {} not tried in {engine:?}",
        ends.len() - passed - failed
    );
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A case that has not been run.
struct Waiting {
    name: String,
    case: Case,
}

/// The cases with the words of the command line in their names, the first at the end.
fn wanted(cases: &[(&str, Case)]) -> Vec<Waiting> {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| words.iter().all(|word| name.contains(word.as_str()));
    let wanted = cases.iter().rev().filter(|(name, _)| is_wanted(name));
    wanted
        .map(|(name, case)| Waiting {
            name: (*name).to_owned(),
            case: *case,
        })
        .collect()
}

/// Runs cases in so many browsers at once; how each ended.
async fn run_at_once(site: u16, waiting: Vec<Waiting>, browsers: usize) -> Vec<(Waiting, End)> {
    let waiting = Arc::new(Mutex::new(waiting));
    let mut running = JoinSet::new();
    for _ in 0..browsers {
        let waiting = Arc::clone(&waiting);
        running.spawn(async move { in_one_browser(site, &waiting).await });
    }
    running.join_all().await.into_iter().flatten().collect()
}

/// Runs cases in one browser, a tab each, until none is waiting. A case that fails may leave anything
/// behind: those after it have another browser.
async fn in_one_browser(site: u16, waiting: &Mutex<Vec<Waiting>>) -> Vec<(Waiting, End)> {
    let mut ends = Vec::new();
    // Most drivers have one browser at a time.
    let mut driver: Option<Driver> = None;
    let mut browser: Option<Window> = None;
    loop {
        let next = waiting.lock().expect("no one fails with it").pop();
        let Some(next) = next else { break };
        let window = match browser.take() {
            Some(window) => window,
            None => Window::open(driver.get_or_insert_with(Driver::start), site).await,
        };
        let window = Arc::new(window);
        let end = end_of(
            tokio::spawn((next.case)(Arc::clone(&window))).await,
            &next.name,
        );
        browser = Arc::into_inner(window);
        match &browser {
            Some(window) if matches!(end, End::Passed) => window.renew().await,
            _ => {
                if let Some(window) = browser.take() {
                    window.close().await;
                }
            }
        }
        ends.push((next, end));
    }
    if let Some(window) = browser {
        window.close().await;
    }
    ends
}

/// How a case ended, which it prints.
fn end_of(ended: Result<(), JoinError>, name: &str) -> End {
    let Err(error) = ended else {
        println!("test {name} ... ok");
        return End::Passed;
    };
    let why = error.try_into_panic().ok();
    match why.and_then(|why| why.downcast::<NotTried>().ok()) {
        Some(why) => {
            println!("test {name} ... not tried: {}", why.0);
            End::NotTried
        }
        None => {
            println!("test {name} ... FAILED");
            End::Failed
        }
    }
}
