//! Builds the lesson and each figure as one self-contained file: for a memory stick, a learning
//! platform, a room without a network.

use crate::{
    bundle::Bundler,
    files::{self, read, write},
    shell::{self, Result},
    site,
    tools::Toolbox,
};
use lol_html::{
    RewriteStrSettings, element,
    html_content::{ContentType, Element},
    rewrite_str,
};
use std::path::{Path, PathBuf};

/// The address of the page of a figure: a file beside this one.
const OWN_FILE: &str = "new URL(`downhill-${figure}.html`, location.href)";

/// The folder of the files.
pub(crate) fn folder() -> PathBuf {
    shell::root().join("standalone")
}

/// Writes the files into `standalone/`, from the site in `dist/`.
///
/// # Errors
/// When there is no site, or when a tool fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    let (dist, out) = (site::dist(), files::folder(&folder())?);
    let bundler = Bundler::new(tools, &dist)?;

    let lesson = inline(&bundler, &dist, "index.html", "downhill.js")?;
    write(&out.join("downhill.html"), lesson)?;
    let figure = inline(&bundler, &dist, "embed.html", "embed.js")?;
    for name in site::figures()? {
        let own = format!("<html data-figure=\"{name}\"");
        write(
            &out.join(format!("downhill-{name}.html")),
            figure.replacen("<html", &own, 1),
        )?;
    }
    println!("The files are in {}", out.display());
    Ok(())
}

/// A page with its style sheets, its script and its pictures inside.
fn inline(bundler: &Bundler<'_>, dist: &Path, page: &str, script: &str) -> Result<String> {
    let code = bundler.module(&read(&dist.join(script))?, OWN_FILE)?;
    // A script must not contain its own end tag.
    let code = code.replace("</script", "<\\/script");
    let named = |element: &Element<'_, '_>, attribute| {
        read(&dist.join(element.get_attribute(attribute).unwrap_or_default()))
    };
    let handlers = [
        element!("link[rel=modulepreload]", |link| {
            link.remove();
            Ok(())
        }),
        element!("link[rel=stylesheet]", |link| {
            let style = format!("<style>{}</style>", named(link, "href")?);
            link.replace(&style, ContentType::Html);
            Ok(())
        }),
        element!("script[type=module][src]", |old| {
            // Other scripts import nothing.
            let code = match old.get_attribute("src") {
                Some(src) if src != script => named(old, "src")?,
                _ => code.clone(),
            };
            let inlined = format!("<script type=\"module\">{code}</script>");
            old.replace(&inlined, ContentType::Html);
            Ok(())
        }),
        // Only the light picture is kept: it is shown only if the figure does not run, and the dark one
        // would double the size.
        element!("picture source", |source| {
            source.remove();
            Ok(())
        }),
        element!("img[src$='.svg']", |img| {
            Ok(img.set_attribute("src", &data_address(&named(img, "src")?))?)
        }),
        element!("link[rel=icon]", |link| {
            Ok(link.set_attribute("href", &data_address(&named(link, "href")?))?)
        }),
    ];
    let html = read(&dist.join(page))?;
    let settings = handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    );
    rewrite_str(&html, settings).map_err(|error| format!("{page}: {error}"))
}

/// A picture as a data address, for an attribute in double quotes.
fn data_address(svg: &str) -> String {
    let escapes = [
        ("%", "%25"),
        ("#", "%23"),
        ("&", "%26"),
        ("'", "%27"),
        ("\"", "'"),
        ("\n", " "),
    ];
    let escape = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    format!(
        "data:image/svg+xml,{}",
        escapes.iter().fold(svg.to_owned(), escape)
    )
}
