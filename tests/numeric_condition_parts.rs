//! What a condition asks of a field: no more than it needs, however long a list is.

use std::cell::Cell;

#[path = "conditions/mod.rs"]
mod conditions;

use conditions::{Figures, ONE, condition_of, now, value};
use downhill::figures::registry;
use downhill::figures::shared::fields::{Datum, Field, Getter, read};
use downhill::numeric::condition::{Part, Value};
use downhill::tasks::scope;

// Guards against a history that is copied for each mention of its last record.
#[test]
fn no_more_of_a_field_is_asked_for_than_needed() {
    const TWO: Figures = Figures(&["a", "b"]);
    let last = Part::Entry(-1.0);
    for (figures, text, asked) in [
        (&ONE, "history[-1].y < 2", vec![("history", last)]),
        (
            &ONE,
            "history[len(history) - 1].x == (history)[-1].x",
            vec![
                ("history", Part::Length),
                ("history", Part::Entry(2.0)),
                ("history", last),
            ],
        ),
        (&ONE, "len(losses) == 4", vec![("losses", Part::Length)]),
        (&ONE, "len(f) == 4", vec![("f", Part::Length)]),
        (
            &ONE,
            "losses[-1] <= min(losses)",
            vec![("losses", last), ("losses", Part::Whole)],
        ),
        (
            &ONE,
            "optimum.params[0] == step - 6",
            vec![("optimum", Part::Whole), ("step", Part::Whole)],
        ),
        (&TWO, "b.history[-1].x == 1", vec![("history", last)]),
    ] {
        let condition = condition_of(figures, text);
        let mut parts = Vec::new();
        let holds = condition.holds_by_parts(&mut |id, field, part| {
            parts.push((field.to_owned(), part));
            part.of(now(id, field)?)
        });
        assert!(holds && condition.holds(&mut now), "{text}");
        let asked = asked.into_iter().map(|(name, part)| (name.into(), part));
        assert_eq!(parts, asked.collect::<Vec<_>>(), "{text}");
    }
    assert_eq!(value("history[3].x"), None);
}

thread_local! {
    static ROWS: Cell<usize> = const { Cell::new(0) };
}

/// A figure after so many steps, which counts the records that are made.
const FIELDS: [Field<usize>; 1] = [Field {
    name: "history",
    doc: "",
    value: Getter::Records(
        &["x", "y"],
        |steps| steps + 1,
        |_, step| {
            ROWS.set(ROWS.get() + 1);
            vec![step as f64, 0.5]
        },
    ),
}];

// Guards against a run that takes a time with the square of its steps while a task watches it.
#[test]
fn a_record_is_read_alone() {
    let made = |part| {
        ROWS.set(0);
        let datum = read(&FIELDS, "history", &10_000, part);
        (datum, ROWS.get())
    };
    let (last, rows) = made(Part::Entry(-1.0));
    let record = vec![("x", Datum::Number(10_000.0)), ("y", Datum::Number(0.5))];
    assert_eq!((last, rows), (Some(Datum::Record(record)), 1));
    let (length, rows) = made(Part::Length);
    assert_eq!((length, rows), (Some(Datum::Number(10_001.0)), 0));
    assert_eq!(made(Part::Entry(10_001.0)), (None, 0));
    assert_eq!(made(Part::Whole).1, 10_001);
}

// Guards against a part that is not that of the whole, in any field of any figure.
#[test]
fn the_parts_of_every_field_are_those_of_the_whole() {
    let mut lists = 0;
    for figure in registry::FIGURES {
        let mut held = (figure.fresh)();
        held.steps_mut().step(3);
        for field in (figure.fields)() {
            let part = |part| (figure.read)(&*held, field.name, part).map(scope::value);
            let whole = part(Part::Whole).expect("a field");
            for asked in [
                Part::Length,
                Part::Entry(0.0),
                Part::Entry(-1.0),
                Part::Entry(0.5),
                Part::Entry(1e9),
            ] {
                let text = format!("{} {} {asked:?}", figure.name, field.name);
                let (own, of_whole) = (part(asked), asked.of(whole.clone()));
                // What is not a number is not equal to itself.
                assert_eq!(format!("{own:?}"), format!("{of_whole:?}"), "{text}");
                lists += usize::from(matches!(own, Some(Value::Record(_))));
            }
        }
    }
    assert!(lists >= 4, "{lists}");
}
