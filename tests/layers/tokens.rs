//! The words and signs of Rust code, without comments and the text of strings.

use std::iter::Peekable;
use std::str::Chars;

/// The tokens of a source: names and numbers, `::`, and every other sign alone. Comments are left
/// out, and a string or a character stands as `""`.
pub fn tokens(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '/' if rest.peek() == Some(&'/') => skip_line(&mut rest),
            '/' if rest.peek() == Some(&'*') => skip_block(&mut rest),
            '"' => {
                skip_string(&mut rest);
                found.push("\"\"".into());
            }
            '\'' => {
                if skip_character(&mut rest) {
                    found.push("\"\"".into());
                }
            }
            ':' if rest.peek() == Some(&':') => {
                rest.next();
                found.push("::".into());
            }
            _ if is_of_name(letter) => {
                let mut name = String::from(letter);
                while let Some(letter) = rest.next_if(|letter| is_of_name(*letter)) {
                    name.push(letter);
                }
                match (name.as_str(), rest.peek()) {
                    ("r" | "br", Some('"' | '#')) => {
                        skip_raw_string(&mut rest);
                        found.push("\"\"".into());
                    }
                    // The string itself comes next.
                    ("b" | "c", Some('"')) => {}
                    _ => found.push(name),
                }
            }
            _ if letter.is_whitespace() => {}
            _ => found.push(letter.into()),
        }
    }
    found
}

/// Whether a token is a name or a number.
pub fn is_name(token: &str) -> bool {
    token.chars().all(is_of_name)
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn skip_line(rest: &mut Peekable<Chars>) {
    while rest.next_if(|letter| *letter != '\n').is_some() {}
}

/// Goes past a block comment, which may hold others.
fn skip_block(rest: &mut Peekable<Chars>) {
    rest.next();
    let mut depth = 1;
    while let (1.., Some(letter)) = (depth, rest.next()) {
        match (letter, rest.peek()) {
            ('*', Some('/')) => {
                rest.next();
                depth -= 1;
            }
            ('/', Some('*')) => {
                rest.next();
                depth += 1;
            }
            _ => {}
        }
    }
}

fn skip_string(rest: &mut Peekable<Chars>) {
    while let Some(letter) = rest.next() {
        match letter {
            '\\' => drop(rest.next()),
            '"' => return,
            _ => {}
        }
    }
}

/// Goes past `#"…"#`, with as many `#` as there are. A raw name such as `r#type` has no quote.
fn skip_raw_string(rest: &mut Peekable<Chars>) {
    let mut hashes = 0;
    while rest.next_if_eq(&'#').is_some() {
        hashes += 1;
    }
    if rest.next_if_eq(&'"').is_none() {
        return;
    }
    while let Some(letter) = rest.next() {
        if letter == '"' {
            let mut closing = 0;
            while closing < hashes && rest.next_if_eq(&'#').is_some() {
                closing += 1;
            }
            if closing == hashes {
                return;
            }
        }
    }
}

/// Goes past a character after its quote; a lifetime such as `'a` is left alone. Returns whether it
/// was a character.
fn skip_character(rest: &mut Peekable<Chars>) -> bool {
    let mut ahead = rest.clone();
    let first = ahead.next();
    if first == Some('\\') {
        rest.next();
        rest.next();
        while rest.next().is_some_and(|letter| letter != '\'') {}
        return true;
    }
    let is_character = ahead.next() == Some('\'');
    if is_character {
        rest.next();
        rest.next();
    }
    is_character
}
