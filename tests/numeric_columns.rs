//! The reader of pasted data: any text in, either data or a message with the line.

use downhill::figures::fit::export::data_csv;
use downhill::figures::fit::state::Fit;
use downhill::numeric::columns::{MAX_BYTES, MAX_ROWS, TableError, read, reading};

fn fault(text: &str) -> TableError {
    read(text).expect_err("this is no data")
}

// Guards against a spreadsheet, a CSV file or a printout that cannot be pasted.
#[test]
fn two_columns_are_read_however_they_are_written() {
    let same = [
        "0,1.5\n1,2.5\n2,-3\n",
        "0\t1.5\n1\t2.5\n2\t-3",
        "0;1,5\r\n1;2,5\r\n2;-3\r\n",
        "0\t1,5\n1\t2,5\n2\t-3",
        "  0   1.5  \n\n 1 2.5\n2 -3\n\n",
        "time,speed\n0,1.5\n1,2.5\n2,-3",
        "Ride of Monday\n0 1.5\n1 2.5\n2 -3",
        "\u{feff}time;speed\n0;1.5\n1;2.5\n2;-3",
        "0, 1.5\n1, 2.5\n2, -3",
        "0,+1.5e0\n1,2.5\n2,-.3e1",
    ];
    for text in same {
        let data = read(text).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        assert_eq!(data.time, [0.0, 1.0, 2.0], "{text:?}");
        assert_eq!(data.speed, [1.5, 2.5, -3.0], "{text:?}");
    }
}

// Guards against a first row of numbers that is taken for names because it is written in another
// way, so that one row fewer is read.
#[test]
fn a_first_row_of_numbers_in_other_clothes_is_no_header() {
    for minus in "−‐‑‒–—﹣－".chars() {
        let text = "~1,~4\n0,1\n1,2\n2,5".replace('~', &minus.to_string());
        let data = read(&text).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        assert_eq!(data.time, [-1.0, 0.0, 1.0, 2.0], "{text:?}");
        assert_eq!(data.speed, [-4.0, 1.0, 2.0, 5.0], "{text:?}");
    }
    let quoted = read("\"0\",\"1\"\n\"1\",\"2\"\n\"2\",\"5\"").expect("numbers in quotes");
    assert_eq!(quoted.speed, [1.0, 2.0, 5.0], "in quotes");
    for (first, word) in [
        ("$1\t$2", "$1"),
        ("€1\t2", "€1"),
        ("<0.1\t<0.1", "<0.1"),
        ("~0;~1", "~0"),
        ("(1),(2)", "(1)"),
        ("≈ 1;2", "≈ 1"),
        ("-$1;2", "-$1"),
        ("'0','1'", "'0'"),
        ("0 s;1 m/s", "0 s"),
        ("½;1", "½"),
        ("NA,NA", "NA"),
        ("n/a;n/a", "n/a"),
        ("-inf;1", "-inf"),
        ("-;-", "-"),
        ("?\t?", "?"),
    ] {
        let text = format!("{first}\n0,1\n1,2\n2,5");
        assert_eq!(
            fault(&text),
            TableError::NoNumber(1, word.into()),
            "{text:?}"
        );
    }
}

// Guards against a row that is taken for names without a word, and against a second one, of units,
// that stops the reading.
#[test]
fn what_is_taken_for_names_is_said() {
    for (text, said) in [
        ("0 1\n1 2\n2 5", "3 rows read."),
        (
            "time,speed\n0,1\n1,2\n2,5",
            "3 rows read. Line 1, “time,speed”, was taken for names.",
        ),
        (
            "\ntime;speed\ns;km/h\n0;1\n1;2\n2;5",
            "3 rows read. Line 2, “time;speed”, was taken for names. Line 3, “s;km/h”, was taken for names.",
        ),
        (
            "# by hand\n0 1\n% more\n1 2\n2 5",
            "3 rows read. 2 comments were left out.",
        ),
        (
            "0\t1,5\n1\t2\n2\t5",
            "3 rows read. Commas were read as decimal points, and points as thousands separators.",
        ),
        (
            "0.5\t1,500\n1\t2\n2\t5",
            "3 rows read. Commas were read as thousands separators.",
        ),
    ] {
        let reading = reading(text).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        assert_eq!(reading.to_string(), said, "{text:?}");
    }
}

// Guards against a comma that is the decimal point in one number and between thousands in another.
#[test]
fn a_comma_means_the_same_in_all_numbers_of_a_text() {
    for (text, speeds) in [
        ("0.5\t950\n1.0\t1,050\n1.5\t1,250", [950.0, 1050.0, 1250.0]),
        (
            "0.5\t1,050\n1.0\t2,250\n1.5\t3,125",
            [1050.0, 2250.0, 3125.0],
        ),
        ("0\t1,234.5\n1\t1,050\n2\t0", [1234.5, 1050.0, 0.0]),
        (
            "0\t1,050,000\n1\t1,050\n2\t−1,250",
            [1_050_000.0, 1050.0, -1250.0],
        ),
        ("0,5\t950\n1,0\t1.050\n1,5\t1.250", [950.0, 1050.0, 1250.0]),
        ("0;1.234,56\n1;1.050\n2;7", [1234.56, 1050.0, 7.0]),
        ("0;0,950\n1;1,050\n2;1,250", [0.95, 1.05, 1.25]),
        ("0;1,050\n1;1,25\n2;1,5", [1.05, 1.25, 1.5]),
        ("0;1050,250\n1;1,050\n2;1", [1050.25, 1.05, 1.0]),
        ("0,\"1,050\"\n0.5,\"2,250\"\n1,3", [1050.0, 2250.0, 3.0]),
        ("0,\"1,5\"\n1,\"2,5\"\n2,3", [1.5, 2.5, 3.0]),
        (
            "0;1\u{202f}234,5\n1;1\u{a0}050\n2;1 250,5",
            [1234.5, 1050.0, 1250.5],
        ),
        ("0 1\u{2009}234.5\n1 1\u{a0}050\n2 3", [1234.5, 1050.0, 3.0]),
        ("0;1'234.5\n1;1’050\n2;3", [1234.5, 1050.0, 3.0]),
        ("0,1_000\n1,2_000_000\n2,3", [1000.0, 2_000_000.0, 3.0]),
        ("0\t1.250\n1\t2.125\n2\t950", [1.25, 2.125, 950.0]),
        ("0;1.250.000\n1;1.250\n2;1", [1_250_000.0, 1250.0, 1.0]),
    ] {
        let data = read(text).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        assert_eq!(data.speed, speeds, "{text:?}");
    }
    let mixed = |line, word: &str| TableError::Mixed(line, word.into());
    let ambiguous = |line, word: &str| TableError::Ambiguous(line, word.into());
    let no_number = |line, word: &str| TableError::NoNumber(line, word.into());
    for (text, expected) in [
        ("0\t950\n1\t1,050\n2\t2,250", ambiguous(2, "1,050")),
        ("1.050;1,050\n2.250;2,250\n3;3", ambiguous(1, "1,050")),
        ("0.5\t950\n1.0\t1,05\n1.5\t1,25", mixed(2, "1,05")),
        ("0;1,5\n1;2.5\n2;3", mixed(2, "2.5")),
        ("0.5;1,5\n1;2\n2;3", mixed(1, "1,5")),
        ("0;1,234.5\n1;1.234,5\n2;1", mixed(2, "1.234,5")),
        ("0;1,5\n1;1,050,000\n2;1", mixed(2, "1,050,000")),
        ("0;1.2.3\n1;2\n2;3", no_number(1, "1.2.3")),
        ("0;12'34\n1;2\n2;3", no_number(1, "12'34")),
        ("0;1 2\n1;2\n2;3", no_number(1, "1 2")),
        ("0;1,234'567\n1;2\n2;3", no_number(1, "1,234'567")),
        ("0,1 234\n1,2\n2,3", no_number(1, "1 234")),
        ("1 234,5\n2 345,5\n3 456,5", no_number(1, "1 234")),
        ("0.5,950\n1.0,1,050\n1.5,1,250", TableError::Columns(2, 3)),
    ] {
        assert_eq!(fault(text), expected, "{text:?}");
    }
}

// Guards against a figure that does not read what it wrote itself.
#[test]
fn the_figures_own_csv_is_read() {
    let fit = Fit::default();
    let csv = data_csv(&fit);
    let own = reading(&csv).unwrap_or_else(|fault| panic!("{csv}: {fault}"));
    assert_eq!(own.data, *fit.data(), "time and speed, not the predictions");
    let said = own.to_string();
    assert!(said.contains("Time is “time”, speed is “speed”."), "{said}");
}

// Guards against a file of another program that is refused for what stands around its numbers.
#[test]
fn what_other_programs_write_around_the_numbers_is_read() {
    for text in [
        "pred,speed,time\n9,1.5,0\n9,2.5,1\n9,-3,2",
        "\"\",\"Time (s)\",\"Speed, km/h\"\n\"1\",\"0\",\"1.5\"\n\"2\",\"1\",\"2.5\"\n\"3\",\"2\",\"-3\"",
        "speed;time\n1,5;0\n2,5;1\n-3;2",
        "i\tt_s\tv_kmh\ts²\nmin\ts\tkm/h\t\n7\t0\t1.5\t\n8\t1\t2.5\t0\n9\t2\t-3",
        "sep=;\r\ntime;speed\r\n0;1,5\r\n1;2,5\r\n2;-3\r\n",
        "\u{feff}SEP=|\n0|1.5\n1|2.5\n2|-3",
        "\"sep=,\"\n0,1.5\n1,2.5\n2,-3",
        "sep=\t\n0\t1,5\n1\t2,5\n2\t-3",
        "# time, speed\n0 1.5\n// in between\n1 2.5\n% 9 9\n2 -3",
        "0;1.5;\n1;2.5;;\n2;-3\n;;\n;\n",
        "time,speed,\n0,1.5,\n1,2.5,\n2,-3,\n,,\n",
        "Ride \"Big\" of Monday\ntime;speed\n0;1.5\n1;2.5\n2;-3",
        "\"the \"\"time\"\"; by hand\";speed\n0;1.5\n1;2.5\n2;-3",
        "time,speed\r0,1.5\r1,2.5\r2,-3\r",
        "0\u{a0}1.5\n1\u{a0}2.5\n2\u{a0}-3",
        "Speed over time\n0 1.5\n1 2.5\n2 -3",
    ] {
        let data = read(text).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        assert_eq!(data.time, [0.0, 1.0, 2.0], "{text:?}");
        assert_eq!(data.speed, [1.5, 2.5, -3.0], "{text:?}");
    }
    for (text, expected) in [
        (
            "time,speed,pred\n0,1,2\n1,2,3,4\n",
            TableError::Columns(3, 4),
        ),
        (
            "pred,time,speed\n0,1\n",
            TableError::NoNumber(2, String::new()),
        ),
        ("step,loss,a\n0,1,2\n", TableError::Columns(2, 3)),
        ("0;67.4;;9\n", TableError::Columns(1, 4)),
        ("\"0,1\n1,2\n", TableError::Columns(1, 1)),
    ] {
        assert_eq!(fault(text), expected, "{text:?}");
    }
}

// Guards against a message that does not say where, and against numbers that are none.
#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let no_number = |line, word: &str| TableError::NoNumber(line, word.into());
    for (text, expected) in [
        ("", TableError::Empty),
        (" \n\n", TableError::Empty),
        ("time,speed\n", TableError::Empty),
        ("0 1\n1 1e999\n2 1", no_number(2, "1e999")),
        ("0 1\n\n\n1 nan\n2 1", no_number(4, "nan")),
        ("nan nan\n1 2\n2 3", no_number(1, "nan")),
        ("0 1\n1 2\n2 2e9", no_number(3, "2e9")),
        ("0,1\n1,\n", no_number(2, "")),
        ("0 67,4\n1 2\n", no_number(1, "0 67")),
        ("1\n2\n3\n", TableError::Columns(1, 1)),
        ("0 1 2\n", TableError::Columns(1, 3)),
        ("0,1\n1 2\n", TableError::Columns(2, 1)),
        ("t,v\n0,1\n1,2,3\n", TableError::Columns(3, 3)),
        ("0 1\n", TableError::FewTimes(1)),
        ("5 1\n5 2\n5 3\n5 4", TableError::FewTimes(1)),
        ("5 1\n6 2\n5 3\n6 4", TableError::FewTimes(2)),
    ] {
        assert_eq!(fault(text), expected, "{text:?}");
    }
    for text in ["0 1\nx 2", "0 1 2", "5 1\n5 2", ""] {
        let message = fault(text).to_string();
        assert!(message.ends_with('.'), "a sentence: {message}");
    }
}

// Guards against a limit that is off by one, and against work on a text that is far too long.
#[test]
fn the_rows_and_the_bytes_are_bounded() {
    let rows = |count: usize| -> String { (0..count).map(|k| format!("{k} {k}\n")).collect() };
    let most = read(&rows(MAX_ROWS)).expect("as many as are allowed");
    assert_eq!(most.time.len(), MAX_ROWS, "all of them");
    assert_eq!(
        fault(&rows(MAX_ROWS + 1)),
        TableError::TooManyRows,
        "one more"
    );
    let long = "x".repeat(MAX_BYTES + 1);
    assert_eq!(fault(&long), TableError::TooLong(MAX_BYTES + 1), "too long");
}

// Guards against a panic on any text at all.
#[test]
fn any_text_is_data_or_a_fault() {
    const PARTS: [&str; 24] = [
        "0",
        "1",
        "2.5",
        "-3",
        "1e999",
        "nan",
        "inf",
        "e",
        ".",
        "-",
        "+",
        ",",
        ";",
        "\t",
        " ",
        "\n",
        "\r\n",
        "\u{feff}",
        "\u{2212}",
        "é",
        "x",
        "time",
        "\0",
        "9999999999999999999999",
    ];
    let mut bits = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        usize::try_from(bits % below as u64).expect("it is small")
    };
    let (mut read_ones, mut faults) = (0, 0);
    for _ in 0..20_000 {
        // Rows as they should be, then some of what should not.
        let separator = [",", ";", "\t", " "][next(4)];
        let rows = (0..next(6)).map(|row| format!("{row}{separator}2.5\n"));
        let mut text: String = rows.collect();
        for _ in 0..next(4) {
            let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
            let place = ends.get(next(ends.len() + 1)).copied();
            text.insert_str(place.unwrap_or(text.len()), PARTS[next(PARTS.len())]);
        }
        match read(&text) {
            Ok(data) => {
                read_ones += 1;
                assert_eq!(data.time.len(), data.speed.len(), "{text:?}");
                let mut numbers = data.time.iter().chain(&data.speed);
                assert!(numbers.all(|number| number.is_finite()), "{text:?}");
            }
            Err(fault) => {
                faults += 1;
                assert!(!fault.to_string().is_empty(), "{text:?}");
            }
        }
    }
    assert!(
        read_ones > 1000 && faults > 1000,
        "{read_ones} and {faults}"
    );
}
