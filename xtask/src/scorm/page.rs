//! A page of a teacher: what it names, and what becomes of it in a package.

use super::{
    addresses::{self, of_site},
    scripts::{self, Language, Named},
};
use crate::shell::Result;
use html_escape::{decode_html_entities, encode_double_quoted_attribute};
use lol_html::{
    ElementContentHandlers, RewriteStrSettings, Selector, element, end,
    html_content::{ContentType, Element},
    rewrite_str, text,
};
use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    path::Path,
};

/// The folder of the package with the files of the site.
pub(super) const SITE_FOLDER: &str = "downhill";

/// The script that tells the platform of the tasks, in that folder.
pub(super) const BRIDGE: &str = "downhill-scorm.js";

/// The attributes with the address of a file that a page shows or runs.
const PARTS: [(&str, &str); 22] = [
    ("script[src]", "src"),
    ("link[href]", "href"),
    ("img[src]", "src"),
    ("source[src]", "src"),
    ("video[src]", "src"),
    ("video[poster]", "poster"),
    ("audio[src]", "src"),
    ("track[src]", "src"),
    ("embed[src]", "src"),
    ("iframe[src]", "src"),
    ("input[type=image][src]", "src"),
    ("object[data]", "data"),
    ("image[href]", "href"),
    ("image[xlink\\:href]", "xlink:href"),
    ("feimage[href]", "href"),
    ("feimage[xlink\\:href]", "xlink:href"),
    ("use[href]", "href"),
    ("use[xlink\\:href]", "xlink:href"),
    ("body[background]", "background"),
    ("table[background]", "background"),
    ("td[background]", "background"),
    ("th[background]", "background"),
];

/// Those of links.
const LINKS: [&str; 2] = ["a[href]", "area[href]"];

/// The attributes with several addresses.
const SETS: [(&str, &str); 2] = [("[srcset]", "srcset"), ("link[imagesrcset]", "imagesrcset")];

/// A script that stands in the page.
const OWN_SCRIPT: &str = "script:not([src])";

/// What a page names and has.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its title.
    pub(super) title: String,
    /// The addresses of the files that it shows or runs, but for those of the site.
    pub(super) parts: Vec<String>,
    /// Those of its links.
    pub(super) links: Vec<String>,
    /// Whether it has tasks.
    pub(super) has_tasks: bool,
    /// Whether it has the digits, which want their data.
    pub(super) has_digits: bool,
    /// Whether it names a file of the site.
    pub(super) has_site: bool,
    /// Whether its addresses are not those of its own place.
    has_base: bool,
}

/// What is done to the elements that a selector means.
type Handler<'a> = (Cow<'a, Selector>, ElementContentHandlers<'a>);

/// Reads the page of a file.
///
/// # Errors
/// When it cannot be parsed, or its addresses are not those of its own place.
pub(super) fn read(html: &str, file: &Path) -> Result<Page> {
    let page = RefCell::new(Page::default());
    let styles = RefCell::new(String::new());
    let own_scripts = RefCell::new(Vec::new());
    let (titles, tasks, hidden) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |number: &Cell<i32>| number.set(number.get() + 1);
    let attribute = |element: &Element<'_, '_>, name| {
        let value = element.get_attribute(name)?;
        Some(decode_html_entities(&value).into_owned())
    };
    let add = |address: String| {
        let mut page = page.borrow_mut();
        if let Some((name, query)) = of_site(&address) {
            page.has_site = true;
            page.has_digits |= name == "embed.html" && query.contains("figure=digits");
        } else {
            page.parts.push(address);
        }
    };
    let parts = PARTS.map(|(selector, name)| -> Handler<'_> {
        element!(selector, move |element| {
            if is_fetched(element) {
                add(attribute(element, name).unwrap_or_default());
            }
            Ok(())
        })
    });
    let sets = SETS.map(|(selector, name)| -> Handler<'_> {
        element!(selector, move |element| {
            let text = attribute(element, name).unwrap_or_default();
            addresses::of_srcset(&text).into_iter().for_each(add);
            Ok(())
        })
    });
    let links = LINKS.map(|selector| -> Handler<'_> {
        element!(selector, |link| {
            let address = attribute(link, "href").unwrap_or_default();
            if of_site(&address).is_some() {
                add(address);
            } else {
                page.borrow_mut().links.push(address);
            }
            Ok(())
        })
    });
    let others: [Handler<'_>; 10] = [
        element!("[style]", |element| {
            let css = attribute(element, "style").unwrap_or_default();
            addresses::of_style_sheet(&css).into_iter().for_each(add);
            Ok(())
        }),
        // A text may come in parts.
        text!("style", |css| {
            styles.borrow_mut().push_str(css.as_str());
            Ok(())
        }),
        element!(OWN_SCRIPT, |script| {
            let kind = attribute(script, "type").unwrap_or_default();
            let language = Language::of(&kind);
            own_scripts.borrow_mut().push((language, String::new()));
            Ok(())
        }),
        text!(OWN_SCRIPT, |script| {
            if let Some((_, text)) = own_scripts.borrow_mut().last_mut() {
                text.push_str(script.as_str());
            }
            Ok(())
        }),
        element!("title", |_| {
            count(&titles);
            Ok(())
        }),
        text!("title", |title| {
            // Those after the first are of pictures.
            if titles.get() == 1 {
                page.borrow_mut().title.push_str(title.as_str());
            }
            Ok(())
        }),
        element!("downhill-task", |_| {
            count(&tasks);
            Ok(())
        }),
        // It is none before a script makes one of it.
        element!("template downhill-task", |_| {
            count(&hidden);
            Ok(())
        }),
        element!("downhill-digits", |_| {
            page.borrow_mut().has_digits = true;
            Ok(())
        }),
        element!("base[href]", |_| {
            page.borrow_mut().has_base = true;
            Ok(())
        }),
    ];
    let handlers = parts.into_iter().chain(sets).chain(links).chain(others);
    rewrite(html, handlers, None)?;
    let pictures = addresses::of_style_sheet(&styles.into_inner());
    pictures.into_iter().for_each(add);
    for (language, script) in own_scripts.into_inner() {
        let named = scripts::read(&script, language, file);
        let Named {
            imported,
            mentioned,
            ..
        } = named;
        let modules = named.parts.into_iter().chain(imported).chain(mentioned);
        modules.for_each(add);
        page.borrow_mut().has_digits |= named.has_digits;
    }
    let mut page = page.into_inner();
    page.has_tasks = tasks.get() > hidden.get();
    if page.has_base {
        return Err("it has a <base>: its addresses are not those of its own place".into());
    }
    let title = decode_html_entities(&page.title);
    page.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(page)
}

/// Whether a browser takes what an element names; of `<link>` some only say where another page is.
fn is_fetched(element: &Element<'_, '_>) -> bool {
    let rel = element.get_attribute("rel").unwrap_or_default();
    let is_taken = |word: &str| {
        let word = word.to_ascii_lowercase();
        let others = [
            "stylesheet",
            "manifest",
            "preload",
            "modulepreload",
            "prefetch",
        ];
        word.contains("icon") || word.ends_with("-image") || others.contains(&word.as_str())
    };
    element.tag_name() != "link" || rel.split_whitespace().any(is_taken)
}

/// A page as it stands in the package: `up` leads from its folder to that of the package. What it takes
/// of the site, it takes from the package. One that is `first` has the bridge; its links open in a window
/// of their own, since for the platform the reader has left when another page stands in the frame, and its
/// tasks are kept by the platform alone: the browser may be that of several readers.
///
/// # Errors
/// When it cannot be parsed.
pub(super) fn packed(html: &str, up: &str, first: bool) -> Result<String> {
    let own = |address: &str| {
        let (name, query) = of_site(address)?;
        Some(format!("{up}{SITE_FOLDER}/{name}{query}"))
    };
    let script = RefCell::new(String::new());
    let links = LINKS.map(|selector| (selector, "href"));
    let mut handlers: Vec<Handler<'_>> = PARTS
        .into_iter()
        .chain(links)
        .map(|(selector, name)| -> Handler<'_> {
            element!(selector, move |element| {
                let address = element.get_attribute(name).unwrap_or_default();
                if let Some(own) = own(&address) {
                    element.set_attribute(name, &own)?;
                    // The sum is that of the file of another place, and perhaps of another version.
                    element.remove_attribute("integrity");
                    element.remove_attribute("crossorigin");
                }
                Ok(())
            })
        })
        .collect();
    handlers.push(text!(OWN_SCRIPT, |part| {
        script.borrow_mut().push_str(part.as_str());
        if part.last_in_text_node() {
            let all = scripts::packed(&script.take(), &format!("{up}{SITE_FOLDER}"));
            part.replace(&all, ContentType::Html);
        } else {
            part.remove();
        }
        Ok(())
    }));
    let mut end_of_page = None;
    if first {
        handlers.extend(LINKS.map(|selector| -> Handler<'_> {
            element!(selector, |link| {
                let address = link.get_attribute("href").unwrap_or_default();
                if !address.starts_with('#') && link.get_attribute("target").is_none() {
                    link.set_attribute("target", "_blank")?;
                    link.set_attribute("rel", "noopener")?;
                }
                Ok(())
            })
        }));
        handlers.push(element!("downhill-task[keep]", |task| {
            task.remove_attribute("keep");
            Ok(())
        }));
        let bridge = format!("{up}{SITE_FOLDER}/{BRIDGE}");
        let bridge = encode_double_quoted_attribute(&bridge);
        end_of_page = Some(format!(
            "<script type=\"module\" src=\"{bridge}\"></script>\n"
        ));
    }
    rewrite(html, handlers, end_of_page)
}

/// The page after these handlers, with a text at its end.
fn rewrite<'a>(
    html: &str,
    handlers: impl IntoIterator<Item = Handler<'a>>,
    at_end: Option<String>,
) -> Result<String> {
    let mut settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    if let Some(text) = at_end {
        settings = settings.append_document_content_handler(end!(move |end| {
            end.append(&text, ContentType::Html);
            Ok(())
        }));
    }
    rewrite_str(html, settings).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{packed, read};
    use std::path::Path;

    const PAGE: &str = "<!doctype html><html><head><title>Loss &amp;\n more</title>
        <script type=module src=https://cdn.example/npm/downhill-figures@0.1.0/downhill.js integrity=sha384-x crossorigin></script>
        <style>p { background: url(paper.png) }</style></head><body>
        <downhill-task id=a keep><img srcset='a.svg 1x, b.svg 2x' src=a.svg></downhill-task>
        <iframe src='downhill/embed.html?figure=digits'></iframe>
        <a href=next.html>Next</a> <a href='#a'>Up</a></body></html>";

    // Guards against a file of the page that stays behind, and one of the site that is looked for on the
    // teacher's disk.
    #[test]
    fn a_page_is_read() {
        let page = read(PAGE, Path::new("/week/lesson.html")).expect("it is one");
        assert_eq!(page.title, "Loss & more");
        assert_eq!(page.parts, ["a.svg", "a.svg", "b.svg", "paper.png"]);
        assert_eq!(page.links, ["next.html", "#a"]);
        assert!(page.has_tasks && page.has_site && page.has_digits);
        let based =
            read("<base href=/x/>", Path::new("/week/lesson.html")).expect_err("it is refused");
        assert!(based.contains("<base>"), "{based}");
    }

    // Guards against a script that the browser refuses, since the sum is that of another version, a link
    // that ends the session, and answers that the browser keeps for its next reader.
    #[test]
    fn a_page_takes_the_site_from_the_package() {
        let page = packed(PAGE, "../", true).expect("it is one");
        for wanted in [
            "<script type=module src=\"../downhill/downhill.js\"></script>",
            "<iframe src=\"../downhill/embed.html?figure=digits\"></iframe>",
            "<a href=next.html target=\"_blank\" rel=\"noopener\">",
            "<a href='#a'>Up</a>",
            "<downhill-task id=a>",
            "<script type=\"module\" src=\"../downhill/downhill-scorm.js\"></script>",
        ] {
            assert!(page.contains(wanted), "{wanted}: {page}");
        }
        let other = packed(PAGE, "", false).expect("it is one");
        assert!(!other.contains("downhill-scorm.js"), "{other}");
    }

    // Guards against what a page shows and a package lacks, because it is named in a rarer way.
    #[test]
    fn whatever_shows_a_file_is_read() {
        let page = "<link rel='Shortcut ICON' href=1><link rel=apple-touch-icon href=2><link rel=manifest href=3>
            <link rel=canonical href=no><link rel=alternate href=no><link rel=preload imagesrcset='4 1x' href=5>
            <body background=6><svg><image xlink:href=7 /><use xlink:href='8#a'/><feImage xlink:href=9 /></svg>
            <table background=10><td background='a&amp;b'></table><p style='background: URL(11)'>";
        let mut parts = read(page, Path::new("/a.html")).expect("it is one").parts;
        parts.sort_by_key(|part| (part.len(), part.clone()));
        let wanted = [
            "1", "2", "3", "4", "5", "6", "7", "9", "10", "11", "8#a", "a&b",
        ];
        assert_eq!(parts, wanted);
    }

    // Guards against a page without figures, since a script takes them from a place that is not packed.
    #[test]
    fn the_scripts_of_a_page_take_the_site_from_the_package() {
        let page = "<script type=module>import './dist/downhill.js'; if (1 < 2 && '</p>') go()</script>
            <script type=importmap>{\"imports\": {\"figures\": \"/dist/downhill.js\"}}</script><a href=dist/embed.html?figure=digits>";
        let named = read(page, Path::new("/a.html")).expect("it is one");
        assert!(
            named.has_site && named.has_digits && named.parts.is_empty() && named.links.is_empty()
        );
        let wanted = page
            .replace("./dist", "./../downhill")
            .replace("/dist/downhill.js\"", "./../downhill/downhill.js\"")
            .replace(
                "href=dist/embed.html?figure=digits",
                "href=\"../downhill/embed.html?figure=digits\"",
            );
        assert_eq!(packed(page, "../", false), Ok(wanted));
    }
}
