//! The lesson and each figure as one file that carries all it needs: for a memory stick, a learning
//! platform, a room without a network.

use crate::{
    bundle::Bundler,
    files::{folder, read, write},
    shell::{self, Result},
    site,
    tools::Toolbox,
};
use std::path::Path;

/// What the lesson may be large, in kilobytes of 1000 bytes.
const LESSON_LIMIT: usize = 600;

/// The page of a figure: a file beside this one.
const OWN_FILE: &str = "new URL(`downhill-${figure}.html`, location.href)";

/// Writes the files into `standalone/`, from the site in `dist/`.
///
/// # Errors
/// When there is no site, when the lesson is larger than it may be, or when a tool fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    let (dist, out) = (site::dist(), folder(&shell::root().join("standalone"))?);
    let bundler = Bundler::new(tools, &dist)?;

    let lesson = inline(&bundler, &dist, "index.html", "downhill.js")?;
    let size = lesson.len().div_ceil(1000);
    println!("downhill.html has {size} kB");
    if size > LESSON_LIMIT {
        return Err(format!("downhill.html may have {LESSON_LIMIT} kB"));
    }
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
    // The end of a script may not stand inside of one.
    let code = code.replace("</script", "<\\/script");

    let mut html = String::new();
    for line in read(&dist.join(page))?.lines() {
        if line.contains("<link rel=\"preload\"") {
            continue;
        }
        match (
            between(line, "<link rel=\"stylesheet\" href=\""),
            between(line, "<script type=\"module\" src=\""),
        ) {
            (Some(style), _) => html += &format!("<style>{}</style>", read(&dist.join(style))?),
            (_, Some(_)) => html += &format!("<script type=\"module\">{code}</script>"),
            _ => html += &with_pictures(dist, line)?,
        }
        html.push('\n');
    }
    Ok(html)
}

/// The text from `start` to the next quotation mark.
fn between<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    line.split_once(start)?.1.split('"').next()
}

/// A line of a page whose pictures stand in their addresses. One picture serves light and dark: it
/// is seen only where the figure does not run, and the other would double the file.
fn with_pictures(dist: &Path, line: &str) -> Result<String> {
    let line = &match line.split_once("<source ") {
        Some((before, source)) => format!(
            "{before}{}",
            source.split_once('>').map_or("", |(_, after)| after)
        ),
        None => line.to_owned(),
    };
    let mut whole = String::new();
    for (place, part) in line.split('"').enumerate() {
        if place > 0 {
            whole.push('"');
        }
        // Every other part is the value of an attribute.
        if place % 2 == 1 && part.ends_with(".svg") {
            let svg = read(&dist.join(part))?;
            whole += "data:image/svg+xml,";
            // In an attribute between double quotes only these mean something else.
            for letter in svg.chars() {
                match letter {
                    '%' => whole += "%25",
                    '#' => whole += "%23",
                    '&' => whole += "%26",
                    '\'' => whole += "%27",
                    '"' => whole.push('\''),
                    '\n' => whole.push(' '),
                    letter => whole.push(letter),
                }
            }
        } else {
            whole += part;
        }
    }
    Ok(whole)
}
