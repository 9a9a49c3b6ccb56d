//! Figures in notes of every kind, as `cargo xtask hosts` has built them.
//!
//! In each a figure is dragged, moved by a key and its state read, and the page stays what it was.

/// The cases of a file: for each kind of notes, by the name of its folder, those that try it.
macro_rules! hosts {
    ($($host:literal: $($name:ident),+;)+) => {
        /// The cases of this file, each with the kind of notes that it tries.
        pub(crate) const CASES: &[(&str, &str, downhill_harness::Case)] =
            &[$($(($host, stringify!($name), |window| Box::pin($name(window)))),+),+];
    };
}

mod frameworks;
mod notebooks;
mod pages;
mod static_sites;
mod steps;
mod swaps;

use std::process::ExitCode;

use downhill_harness::{run, serve, variable};

#[tokio::main]
async fn main() -> ExitCode {
    let all = [
        static_sites::CASES,
        frameworks::CASES,
        swaps::CASES,
        pages::CASES,
        notebooks::CASES,
    ];
    let all = all.concat();
    let built = variable("DOWNHILL_HOSTS_BUILT");
    let mut cases = Vec::new();
    for host in built.split(',') {
        let own = all.iter().filter(|(kind, ..)| *kind == host);
        let before = cases.len();
        cases.extend(own.map(|(_, name, case)| (*name, *case)));
        assert!(
            cases.len() > before,
            "{host} was built, and no case tries it"
        );
    }
    run(serve(), &[], &cases).await
}
