//! The lesson and each figure as one file that carries all it needs: for a memory stick, a learning
//! platform, a room without a network.

use crate::{
    shell::{self, Result},
    site,
    tools::Toolbox,
};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};

/// What the lesson may be large, in kilobytes of 1000 bytes.
const LESSON_LIMIT: usize = 600;

const FIGURES: [&str; 3] = ["autograd", "curve", "fit"];

/// Gives the script what it would fetch otherwise.
const INSIDE: &str = r#"
import * as bindings from "./downhill-figures.js";
import packed from "./figures.gz";
const wasm = () => {
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
};
globalThis.downhillInside = {
  parts: async () => [bindings, wasm()],
  page: (figure) => new URL(`downhill-${figure}.html`, location.href),
};
"#;

/// Writes the files into `standalone/`, from the site in `dist/`.
///
/// # Errors
/// When there is no site, when the lesson is larger than it may be, or when a tool fails.
pub(crate) fn build(tools: &Toolbox) -> Result {
    let (dist, folder) = (site::dist(), shell::root().join("standalone"));
    let work = shell::root().join("target").join("standalone");
    for place in [&folder, &work] {
        fs::create_dir_all(place).map_err(|error| format!("{}: {error}", place.display()))?;
    }
    for script in ["downhill.js", "downhill-figures.js", "embed.js"] {
        write(&work.join(script), read(&dist.join(script))?)?;
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let wasm = packed.write_all(&bytes(&dist.join("downhill-figures_bg.wasm"))?);
    let packed = wasm.and_then(|()| packed.finish());
    let packed = packed.map_err(|error| format!("the WebAssembly: {error}"))?;
    write(&work.join("figures.gz"), packed)?;
    write(&work.join("inside.js"), INSIDE)?;

    let lesson = inline(tools, &dist, &work, "index.html", "downhill.js")?;
    let size = lesson.len().div_ceil(1000);
    println!("downhill.html has {size} kB");
    if size > LESSON_LIMIT {
        return Err(format!("downhill.html may have {LESSON_LIMIT} kB"));
    }
    write(&folder.join("downhill.html"), lesson)?;
    let figure = inline(tools, &dist, &work, "embed.html", "embed.js")?;
    for name in FIGURES {
        let own = format!("<html data-figure=\"{name}\"");
        write(
            &folder.join(format!("downhill-{name}.html")),
            figure.replacen("<html", &own, 1),
        )?;
    }
    println!("The files are in {}", folder.display());
    Ok(())
}

/// A page with its style sheets, its script and its pictures inside.
fn inline(tools: &Toolbox, dist: &Path, work: &Path, page: &str, script: &str) -> Result<String> {
    let start = format!("import \"./inside.js\";\nimport \"./{script}\";\n");
    write(&work.join("start.js"), start)?;
    let whole = work.join("whole.js");
    let mut bundle = tools.command("esbuild");
    bundle
        .arg(work.join("start.js"))
        .args(["--bundle", "--minify", "--format=esm", "--log-level=error"])
        .arg("--loader:.gz=binary")
        .arg(format!("--outfile={}", whole.display()));
    shell::run(&mut bundle)?;
    // The end of a script may not stand inside of one.
    let code = read(&whole)?.replace("</script", "<\\/script");

    let mut html = String::new();
    for line in read(&dist.join(page))?.lines() {
        if line.contains("<link rel=\"modulepreload\"") || line.contains("<link rel=\"preload\"") {
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

/// A line of a page whose pictures stand in their addresses.
fn with_pictures(dist: &Path, line: &str) -> Result<String> {
    let mut whole = String::new();
    for (place, part) in line.split('"').enumerate() {
        if place > 0 {
            whole.push('"');
        }
        // Every other part is the value of an attribute.
        if place % 2 == 1 && part.ends_with(".svg") {
            let svg = read(&dist.join(part))?;
            whole += "data:image/svg+xml,";
            for letter in svg.chars() {
                match letter {
                    '%' => whole += "%25",
                    '#' => whole += "%23",
                    '"' => whole += "%22",
                    '<' => whole += "%3C",
                    '>' => whole += "%3E",
                    ' ' | '\n' => whole += "%20",
                    letter => whole.push(letter),
                }
            }
        } else {
            whole += part;
        }
    }
    Ok(whole)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn write(file: &Path, content: impl AsRef<[u8]>) -> Result {
    fs::write(file, content).map_err(|error| format!("{}: {error}", file.display()))
}
