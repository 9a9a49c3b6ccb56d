//! The addresses of other files in style sheets and scripts.

use std::path::Path;

/// The addresses that a style sheet names.
pub(super) fn of_style_sheet(css: &str) -> Vec<String> {
    let css = without_comments(css);
    let mut found = Vec::new();
    for (word, ends) in [("url(", true), ("@import", false)] {
        for rest in css.split(word).skip(1) {
            let rest = rest.trim_start();
            let quoted = rest.chars().next().filter(|first| "\"'".contains(*first));
            let address = match quoted {
                Some(quote) => rest[1..].split(quote).next(),
                None if ends => rest.split(')').next().map(str::trim),
                None => None,
            };
            found.extend(address.map(String::from));
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .map(|part| part.split_once("*/").map_or("", |(_, rest)| rest))
        .fold(first, |text, part| text + part)
}

/// The addresses that a script names: what stands in quotes, begins with `./` or `../`, and is a file of
/// the script's folder. A script may as well mean something else by such a text.
pub(super) fn of_script(script: &str, folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for quote in ["\"", "'", "`"] {
        let within = script.split(quote).filter(|text| {
            let is_address = text.starts_with("./") || text.starts_with("../");
            is_address && !text.contains(['\n', '$']) && folder.join(text).is_file()
        });
        found.extend(within.map(String::from));
    }
    found
}

/// The addresses of a `srcset`.
pub(super) fn of_srcset(text: &str) -> Vec<String> {
    if text.trim_start().starts_with("data:") {
        return Vec::new();
    }
    let words = text
        .split(',')
        .filter_map(|one| one.split_whitespace().next());
    words.map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::{of_srcset, of_style_sheet};

    // Guards against a picture or a sheet that is missing in the package, and one that is not there at all.
    #[test]
    fn the_addresses_of_a_style_sheet_are_found() {
        let css = "@import \"base.css\"; @import url(more.css);
            /* url(old.png) */ a { background: url( 'a b.png' ) , url(c.png) }";
        let found = of_style_sheet(css);
        assert_eq!(found, ["more.css", "a b.png", "c.png", "base.css"]);
        let pictures = of_srcset("a.png 1x, b.png 2x");
        assert_eq!(pictures, ["a.png", "b.png"]);
    }
}
