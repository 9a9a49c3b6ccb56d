//! The addresses of other files.

use crate::{package, shell::Result};
use std::path::{Path, PathBuf};
use url::Url;

/// The file of this disk that another one names; none for an address on the web, or of a place on the
/// same page.
///
/// # Errors
/// When the address is that of a place on a server or a disk, where a package does not stand.
pub(super) fn file_of(from: &Path, address: &str) -> Result<Option<PathBuf>> {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') || address.starts_with("//") {
        return Ok(None);
    }
    // A disk has a letter, which looks like a scheme.
    let is_of_disk = |url: Url| url.scheme() == "file" || url.scheme().len() == 1;
    if address.starts_with(['/', '\\']) || Url::parse(address).is_ok_and(is_of_disk) {
        return Err(format!(
            "{} names `{address}`, a place on a server or a disk, which a package is not at; please write it as seen from this file",
            from.display()
        ));
    }
    let url = Url::from_file_path(from).ok();
    let url = url.and_then(|from| from.join(address).ok());
    let url = url.filter(|url| url.scheme() == "file");
    Ok(url.and_then(|url| url.to_file_path().ok()))
}

/// The file of the site that an address means, wherever a page has it from: its name, and the query
/// after it.
pub(super) fn of_site(address: &str) -> Option<(&str, &str)> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, query) = address.split_at(end);
    let name = path.rsplit('/').next()?;
    let is_ours = name.starts_with("downhill") || name == "embed.html";
    (is_ours && package::SITE.contains(&name)).then_some((name, query))
}

/// The addresses that a style sheet names.
pub(super) fn of_style_sheet(css: &str) -> Vec<String> {
    let css = without_comments(css);
    // Functions and rules may be written in capitals, which are as many bytes.
    let small = css.to_ascii_lowercase();
    let after = |word: &'static str| {
        let places = small.match_indices(word);
        places.map(|(at, _)| css[at + word.len()..].trim_start())
    };
    let of_url = after("url(").filter_map(|rest| match quoted(rest) {
        Some((text, _)) => Some(text),
        None => rest.split(')').next().map(str::trim),
    });
    let of_rule = after("@import").filter_map(|rest| Some(quoted(rest)?.0));
    let of_set = after("image-set(").flat_map(of_image_set);
    let found = of_url.chain(of_rule).chain(of_set);
    found.map(String::from).collect()
}

/// The texts in quotes of a set of pictures, but for those that say of which type a picture is.
fn of_image_set(mut rest: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut depth = 1;
    while let Some(letter) = rest.chars().next().filter(|_| depth > 0) {
        if let Some((text, after)) = quoted(rest) {
            // Those in brackets belong to `type()`, or to `url()`, which is found by itself.
            found.extend((depth == 1).then_some(text));
            rest = after;
            continue;
        }
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        rest = &rest[letter.len_utf8()..];
    }
    found
}

/// The text in quotes that stands first, and what follows it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|first| "\"'".contains(*first))?;
    text[1..].split_once(quote)
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .map(|part| part.split_once("*/").map_or("", |(_, rest)| rest))
        .fold(first, |text, part| text + part)
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
    use super::{file_of, of_srcset, of_style_sheet};
    use std::path::{Path, PathBuf};

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

    // Guards against the same where it is written in capitals, or in a set.
    #[test]
    fn a_style_sheet_is_read_however_it_is_written() {
        let css = "@IMPORT 'a.css'; p { background: URL(a.png); background:
            -webkit-image-set(\"b.png\" 1x, 'c.png' type(\"image/png\") 2x, url(d.png) 3x), none; content: 'no' }";
        let found = of_style_sheet(css);
        assert_eq!(found, ["a.png", "d.png", "a.css", "b.png", "c.png"]);
    }

    // Guards against folders of the teacher's disk in a package.
    #[test]
    fn an_address_of_a_server_or_a_disk_is_refused() {
        let from = Path::new("/home/me/week.html");
        for address in [
            "/etc/hostname",
            "\\etc",
            "file:///etc/hostname",
            "C:\\a.png",
        ] {
            let why = file_of(from, address).expect_err("it is refused");
            let names = format!("/home/me/week.html names `{address}`, a place on a server");
            assert!(why.starts_with(&names), "{why}");
        }
        for address in [
            "//a.example/a.js",
            "https://a.example",
            "mailto:a@b.c",
            "#a",
            "",
        ] {
            assert_eq!(file_of(from, address), Ok(None), "{address}");
        }
        let file = Some(PathBuf::from("/home/a b.js"));
        assert_eq!(file_of(from, "../a%20b.js?v=1#x"), Ok(file));
    }
}
