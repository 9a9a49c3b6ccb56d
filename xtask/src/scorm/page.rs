//! A page of a teacher: what it names, and what becomes of it in a package.

use super::addresses;
use crate::{package, shell::Result};
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
const PARTS: [(&str, &str); 17] = [
    ("script[src]", "src"),
    ("link[rel~=stylesheet][href]", "href"),
    ("link[rel~=icon][href]", "href"),
    ("link[rel~=preload][href]", "href"),
    ("link[rel~=modulepreload][href]", "href"),
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
    ("use[href]", "href"),
];

/// Those of links.
const LINKS: [&str; 2] = ["a[href]", "area[href]"];

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

/// Reads a page that stands in a folder.
///
/// # Errors
/// When it cannot be parsed, or its addresses are not those of its own place.
pub(super) fn read(html: &str, folder: &Path) -> Result<Page> {
    let page = RefCell::new(Page::default());
    let (styles, scripts) = (RefCell::new(String::new()), RefCell::new(String::new()));
    let titles = Cell::new(0);
    let attribute = |element: &Element<'_, '_>, name| element.get_attribute(name);
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
            add(attribute(element, name).unwrap_or_default());
            Ok(())
        })
    });
    let links = LINKS.map(|selector| -> Handler<'_> {
        element!(selector, |link| {
            let mut page = page.borrow_mut();
            page.links.extend(attribute(link, "href"));
            Ok(())
        })
    });
    let others: [Handler<'_>; 9] = [
        element!("[srcset]", |image| {
            let text = attribute(image, "srcset").unwrap_or_default();
            addresses::of_srcset(&text).into_iter().for_each(add);
            Ok(())
        }),
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
        text!("script:not([src])", |script| {
            scripts.borrow_mut().push_str(script.as_str());
            Ok(())
        }),
        element!("title", |_| {
            titles.set(titles.get() + 1);
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
            page.borrow_mut().has_tasks = true;
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
    let handlers = parts.into_iter().chain(links).chain(others);
    rewrite(html, handlers, None)?;
    let pictures = addresses::of_style_sheet(&styles.into_inner());
    let modules = addresses::of_script(&scripts.into_inner(), folder);
    pictures.into_iter().chain(modules).for_each(add);
    let mut page = page.into_inner();
    if page.has_base {
        return Err("it has a <base>: its addresses are not those of its own place".into());
    }
    let title = decode_html_entities(&page.title);
    page.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(page)
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
    let mut handlers: Vec<Handler<'_>> = PARTS
        .iter()
        .map(|(selector, name)| -> Handler<'_> {
            element!(*selector, move |element| {
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

/// The file of the site that an address means, wherever the page has it from: its name, and the query
/// after it.
fn of_site(address: &str) -> Option<(&str, &str)> {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, query) = address.split_at(end);
    let name = path.rsplit('/').next()?;
    let is_ours = name.starts_with("downhill") || name == "embed.html";
    (is_ours && package::SITE.contains(&name)).then_some((name, query))
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
        let page = read(PAGE, Path::new(".")).expect("it is one");
        assert_eq!(page.title, "Loss & more");
        assert_eq!(page.parts, ["a.svg", "a.svg", "b.svg", "paper.png"]);
        assert_eq!(page.links, ["next.html", "#a"]);
        assert!(page.has_tasks && page.has_site && page.has_digits);
        let based = read("<base href=/x/>", Path::new(".")).expect_err("it is refused");
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
}
