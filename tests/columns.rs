//! The reader of pasted data: any text in, either data or a message with the line.

use downhill::numeric::columns::{Fault, MOST_BYTES, MOST_ROWS, read};

fn fault(text: &str) -> Fault {
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

// Guards against a message that does not say where, and against numbers that are none.
#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let no_number = |line, word: &str| Fault::NoNumber(line, word.into());
    for (text, expected) in [
        ("", Fault::Empty),
        (" \n\n", Fault::Empty),
        ("time,speed\n", Fault::Empty),
        ("0 1\n1 1e999\n2 1", no_number(2, "1e999")),
        ("0 1\n\n\n1 nan\n2 1", no_number(4, "nan")),
        ("nan nan\n1 2\n2 3", no_number(1, "nan")),
        ("0 1\n1 2\n2 2e9", no_number(3, "2e9")),
        ("0,1\n1,\n", no_number(2, "")),
        ("0 67,4\n1 2\n", no_number(1, "0 67")),
        ("1\n2\n3\n", Fault::Columns(1, 1)),
        ("0 1 2\n", Fault::Columns(1, 3)),
        ("0,1\n1 2\n", Fault::Columns(2, 1)),
        ("t,v\n0,1\n1,2,3\n", Fault::Columns(3, 3)),
        ("0 1\n", Fault::FewTimes(1)),
        ("5 1\n5 2\n5 3\n5 4", Fault::FewTimes(1)),
        ("5 1\n6 2\n5 3\n6 4", Fault::FewTimes(2)),
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
    let most = read(&rows(MOST_ROWS)).expect("as many as are allowed");
    assert_eq!(most.time.len(), MOST_ROWS, "all of them");
    assert_eq!(fault(&rows(MOST_ROWS + 1)), Fault::TooManyRows, "one more");
    let long = "x".repeat(MOST_BYTES + 1);
    assert_eq!(fault(&long), Fault::TooLong(MOST_BYTES + 1), "too long");
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
