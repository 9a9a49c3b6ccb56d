//! Random values of settings, and texts that are none, from a seed.

use downhill::settings::sample::Dice;
use rand_mt::Mt64;

/// A source of values to try.
pub(crate) fn seeded(seed: u64) -> Dice {
    let mut bits = Mt64::new(seed);
    Dice::new(move || bits.next_u64())
}

/// A text that nobody should write: pieces of all that means something somewhere.
pub(crate) fn nonsense(dice: &mut Dice) -> String {
    const PIECES: [&str; 34] = [
        "",
        " ",
        ",",
        "@",
        "-",
        "+",
        ".",
        "0",
        "1",
        "-1.5",
        "0.1",
        "1e",
        "e",
        "1e999",
        "-1e999",
        "nan",
        "inf",
        "-inf",
        "infinity",
        "99999999999999999999",
        "0x10",
        "1_000",
        "[",
        "]",
        "x**2",
        "on",
        "notebook",
        "rate",
        "\0",
        "\n",
        "\u{ff11}",
        "\u{2212}1",
        "é",
        "🎢",
    ];
    (0..dice.below(6)).map(|_| dice.pick(&PIECES)).collect()
}

/// A usable text with one letter taken out, put in, or changed.
pub(crate) fn mutated(dice: &mut Dice, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = dice.below(letters.len() + 1);
    let other = dice.pick(&["9", "e", "-", ",", "@", " ", ".", "\u{0}", "ß"]);
    let end = (at + dice.below(2)).min(letters.len());
    let put = if dice.below(3) == 0 { "" } else { other };
    letters.splice(at..end, put.chars());
    letters.into_iter().collect()
}
