//! The addresses in scripts: those of other files, and those of the site, which become those of the package.

use super::addresses::{file_of, of_site};
use std::{ops::Range, path::Path};

/// What the text of a script is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// A script.
    Code,
    /// A list of names with the addresses of modules.
    ImportMap,
    /// What a browser does not run, such as a template.
    Data,
}

impl Language {
    /// That of a `<script>` with a `type`.
    pub(super) fn of(kind: &str) -> Self {
        match kind.trim().to_ascii_lowercase().as_str() {
            "" | "module" | "text/javascript" | "application/javascript" => Self::Code,
            "importmap" => Self::ImportMap,
            _ => Self::Data,
        }
    }
}

/// What a script names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The files: all that it imports, and of other texts those that begin with `./` or `../` and are
    /// files. A script may as well mean something else by such a text.
    pub(super) parts: Vec<String>,
    /// The first address of the site that is imported.
    pub(super) imported: Option<String>,
    /// The first address of the site that is not.
    pub(super) mentioned: Option<String>,
    /// Whether it may make a figure of the digits.
    pub(super) has_digits: bool,
}

/// What a script of a file names.
pub(super) fn read(script: &str, language: Language, file: &Path) -> Named {
    let has_digits = script.contains("downhill-digits") || script.contains("figure=digits");
    let mut named = Named {
        has_digits,
        ..Named::default()
    };
    for Quoted {
        text, is_import, ..
    } in quoted(script)
    {
        let is_import = match language {
            Language::Code => is_import,
            Language::ImportMap => true,
            Language::Data => false,
        };
        let is_made_up = text.contains(['\n', '$']);
        if means_site(text, is_import) {
            let first = if is_import {
                &mut named.imported
            } else {
                &mut named.mentioned
            };
            first.get_or_insert_with(|| text.to_owned());
        } else if is_import {
            let is_file = text.starts_with(['.', '/']) || text.starts_with("file:");
            named
                .parts
                .extend((is_file && !is_made_up).then(|| text.into()));
        } else if (text.starts_with("./") || text.starts_with("../")) && !is_made_up {
            let is_file =
                |path: Option<_>| path.is_some_and(|path: std::path::PathBuf| path.is_file());
            let is_there = file_of(file, text).is_ok_and(is_file);
            named.parts.extend(is_there.then(|| text.into()));
        }
    }
    named
}

/// A script as it stands in the package: what it takes of the site, it takes from the folder `own`, as
/// seen from its own.
pub(super) fn packed(script: &str, own: &str) -> String {
    let mut packed = String::new();
    let mut end = 0;
    for text in quoted(script) {
        let Some((name, query)) =
            of_site(text.text).filter(|_| means_site(text.text, text.is_import))
        else {
            continue;
        };
        packed += &script[end..text.place.start];
        // The name of a module begins with a point.
        packed += &format!("./{own}/{name}{query}");
        end = text.place.end;
    }
    packed + &script[end..]
}

/// Whether a text is the address of a file of the site. One that is not imported may be only its name, or
/// that of another page.
fn means_site(text: &str, is_import: bool) -> bool {
    let is_likely = |name: &str, query: &str| {
        let is_figure = name != "embed.html" || query.contains("figure=");
        is_figure && text.contains('/') && !text.contains(char::is_whitespace)
    };
    of_site(text).is_some_and(|(name, query)| is_import || is_likely(name, query))
}

/// A text in quotes.
struct Quoted<'a> {
    text: &'a str,
    /// Where it stands in the script.
    place: Range<usize>,
    /// Whether it names a module that is imported.
    is_import: bool,
}

/// The texts in quotes, without those in comments.
fn quoted(script: &str) -> Vec<Quoted<'_>> {
    let mut found = Vec::new();
    // What stands before, without comments and texts.
    let mut code = String::new();
    let mut at = 0;
    while let Some(letter) = script[at..].chars().next() {
        let rest = &script[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            at += rest.find("*/").map_or(2, |end| end + 2);
        } else if let Some(length) = pattern(rest).filter(|_| expects_value(&code)) {
            at += length;
            code.push('/');
        } else if let Some(text) = text_of(rest) {
            let place = at + 1..at + 1 + text.len();
            at = place.end + 1;
            found.push(Quoted {
                text,
                place,
                is_import: imports(&code),
            });
            code.push(letter);
        } else {
            at += letter.len_utf8();
            code.push(letter);
        }
    }
    found
}

/// The length of a pattern between slashes, in which quotes are letters like others.
fn pattern(rest: &str) -> Option<usize> {
    let (mut is_escaped, mut is_in_class) = (false, false);
    for (at, letter) in rest.strip_prefix('/')?.char_indices() {
        match letter {
            '\n' => return None,
            _ if is_escaped => {}
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => return Some(at + 2),
            _ => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    None
}

/// Whether a value follows what stands before, so that a slash is no division.
fn expects_value(code: &str) -> bool {
    let code = code.trim_end();
    code.is_empty()
        || code.ends_with(|last| "(,=:[!&|?{;+-*%~^<>".contains(last))
        || code.ends_with("return")
}

/// The text that begins with a quote; none if it does not end where it has to.
fn text_of(rest: &str) -> Option<&str> {
    let quote = rest
        .chars()
        .next()
        .filter(|first| "\"'`".contains(*first))?;
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if letter == '\n' && quote != '`' && !is_escaped {
            return None;
        }
        if letter == quote && !is_escaped {
            return Some(&rest[1..at]);
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    None
}

/// Whether what stands before a text makes it the name of a module.
fn imports(code: &str) -> bool {
    let code = code.trim_end();
    let called = code.strip_suffix('(').map(str::trim_end);
    let is_of_word = |letter: char| letter.is_alphanumeric() || "_$.".contains(letter);
    let word = called.unwrap_or(code);
    let word = &word[word.trim_end_matches(is_of_word).len()..];
    word == "import" || (word == "from" && called.is_none())
}

#[cfg(test)]
mod tests {
    use super::{Language, packed, quoted, read};
    use std::path::Path;

    // Guards against a module that stays behind, and a text that is taken for one.
    #[test]
    fn what_is_imported_is_told_from_other_texts() {
        let script = "import a from './a.js'; import\"./b.js\";export*from\"./c.js\"; // import './no.js'
            const d = await import( /* a comment */ './d.js'), e = Array.from('./e'), f = x.import('./f');
            const path = /[\"/]\\/\\//g, half = 1 / 2, g = \"import './g.js'\", { default: h } = await import(`./h.js`); 'it\\'s'";
        let texts = quoted(script);
        let of = |is_import| {
            let texts = texts.iter().filter(move |text| text.is_import == is_import);
            texts.map(|text| text.text).collect::<Vec<_>>()
        };
        assert_eq!(of(true), ["./a.js", "./b.js", "./c.js", "./d.js", "./h.js"]);
        assert_eq!(of(false), ["./e", "./f", "import './g.js'", "it\\'s"]);
    }

    // Guards against figures that are taken from a place which the package does not have.
    #[test]
    fn a_script_takes_the_site_from_the_package() {
        let script =
            "import 'https://cdn.example/downhill.js?v=1'; frame.src = `/x/embed.html?figure=fit`;
            log('downhill.js', 'no figure of a/downhill.js', './embed.html')";
        let wanted = "import './../downhill/downhill.js?v=1'; frame.src = `./../downhill/embed.html?figure=fit`;
            log('downhill.js', 'no figure of a/downhill.js', './embed.html')";
        assert_eq!(packed(script, "../downhill"), wanted);
        let named = read(script, Language::Code, Path::new("/a.js"));
        let imported = named.imported.as_deref();
        assert_eq!(imported, Some("https://cdn.example/downhill.js?v=1"));
        let mentioned = named.mentioned.as_deref();
        assert_eq!(mentioned, Some("/x/embed.html?figure=fit"));
    }

    // Guards against a list of modules whose files stay behind, and a template whose code is taken for the
    // page's own.
    #[test]
    fn lists_of_modules_are_read_and_templates_are_not_run() {
        let map = "{\"imports\": {\"figures\": \"./dist/downhill.js\", \"a\": \"./a.js\", \"web\": \"https://a.example/a.js\"}}";
        let named = read(map, Language::of("ImportMap"), Path::new("/a.html"));
        assert_eq!(named.parts, ["./a.js"]);
        assert_eq!(named.imported.as_deref(), Some("./dist/downhill.js"));
        let shown = "import './a.js'";
        let template = read(shown, Language::of("text/template"), Path::new("/a.html"));
        assert!(template.parts.is_empty());
        let code = read(shown, Language::of("module"), Path::new("/a.html"));
        assert_eq!(code.parts, ["./a.js"]);
    }
}
