//! The report of what pages load, and its limit.

#[path = "../benches/size/report.rs"]
mod report;

use report::{LIMIT, Loaded, table, wasm};

fn loaded(name: &str, brotli: u64) -> Loaded {
    Loaded {
        name: name.to_owned(),
        raw: 3 * brotli,
        brotli,
    }
}

// Guards against a limit that looks at one file, or is never applied.
#[test]
fn the_limit_holds_for_the_sum_of_all_webassembly() {
    let mut files = [
        loaded("a.wasm", LIMIT - 1000),
        loaded("parts/b.wasm", 1000),
        loaded("digits/images.gz", LIMIT),
        loaded("a.js", LIMIT),
    ];
    let sentence = wasm(&files).expect("exactly the limit is not above it");
    assert!(sentence.contains("436.0 kB"), "{sentence}");
    files[1].brotli += 1;
    let error = wasm(&files).expect_err("one byte more is above the limit");
    assert!(error.contains("a.wasm, parts/b.wasm"), "{error}");
}

// Guards against a file that counts once for each page that loads it.
#[test]
fn a_file_that_several_pages_load_counts_once() {
    let files = [loaded("a.wasm", LIMIT), loaded("a.wasm", LIMIT)];
    assert!(wasm(&files).is_ok(), "the same file is loaded twice");
}

// Guards against a report that finds no WebAssembly and is content.
#[test]
fn pages_without_webassembly_are_an_error() {
    let error = wasm(&[loaded("a.js", 1)]).expect_err("there is no WebAssembly");
    assert!(error.contains("no page"), "{error}");
}

// Guards against sums that leave out a file, or count the digits' data as the page's.
#[test]
fn a_table_has_every_file_and_lists_the_digits_data_apart() {
    let files = [
        loaded("index.html", 10),
        loaded("digits/images.gz", 500),
        loaded("digits/labels.gz", 70),
        loaded("a.wasm", 200),
    ];
    let text = table("A visit", &files);
    let lines: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(
        lines,
        [
            vec!["a.wasm", "600", "200"],
            vec!["index.html", "30", "10"],
            vec!["in", "all", "630", "210"],
            vec!["digits/images.gz", "1500", "500"],
            vec!["digits/labels.gz", "210", "70"],
            vec!["the", "digits'", "data", "1710", "570"],
        ]
    );
}
