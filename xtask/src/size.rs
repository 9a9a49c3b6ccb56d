//! How much the lesson transfers, and a figure in somebody's page.

use crate::{
    page,
    shell::Result,
    site::{self, DIGITS, DIGITS_PANELS, LANDSCAPE, MAIN, PANELS, PARTS},
};
use flate2::{Compression, write::GzEncoder};
use std::{fmt, fs, io::Write, path::Path};

/// What somebody loads, and how much of it there may be.
struct Visit {
    what: &'static str,
    /// The file that names the others.
    start: &'static str,
    /// Files that it does not load, though the others name them.
    without: &'static [&'static str],
    /// With brotli, in kilobytes of 1000 bytes.
    limit: f64,
}

const VISITS: [Visit; 4] = [
    Visit {
        what: "a first visit to the lesson",
        start: "index.html",
        without: &[LANDSCAPE, DIGITS, PANELS, DIGITS_PANELS, PARTS[0], PARTS[1]],
        limit: 145.0,
    },
    Visit {
        what: "the lesson, read to its digits",
        start: "index.html",
        without: &[DIGITS, PANELS, DIGITS_PANELS, PARTS[0], PARTS[1]],
        limit: 165.0,
    },
    Visit {
        what: "the lesson, read to its end, without the digits' data",
        start: "index.html",
        without: &[PANELS, DIGITS_PANELS, PARTS[0], PARTS[1]],
        limit: 180.0,
    },
    Visit {
        what: "a curve in another page",
        start: "downhill.js",
        without: &[MAIN, LANDSCAPE, DIGITS, PANELS, DIGITS_PANELS, PARTS[1]],
        limit: 95.0,
    },
];

/// Prints the bytes of every file that each visit loads, from the site in `dist/`.
///
/// # Errors
/// When there is no site, or a visit transfers more than it may.
pub(crate) fn run() -> Result {
    let site = site::dist();
    if !site.join("index.html").is_file() {
        return Err("there is no site in dist/; run `cargo xtask build` first".to_owned());
    }
    for visit in VISITS {
        let report = Report::of(&site, &visit)?;
        println!("{}, of at most {} kB:", visit.what, visit.limit);
        print!("{report}");
        report.check(&visit)?;
    }
    Ok(())
}

/// The sizes of one file, in bytes.
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The files of a visit, the heaviest first.
struct Report(Vec<Row>);

impl Report {
    fn of(site: &Path, visit: &Visit) -> Result<Self> {
        let mut rows = page::loaded_by(site, visit.start)?
            .into_iter()
            .filter(|name| !visit.without.contains(&name.as_str()))
            .map(|name| {
                let failed = |error| format!("{name}: {error}");
                let bytes = fs::read(site.join(&name)).map_err(failed)?;
                let (gzip, brotli) = (
                    gzip(&bytes).map_err(failed)?,
                    brotli(&bytes).map_err(failed)?,
                );
                Ok(Row {
                    raw: bytes.len(),
                    gzip,
                    brotli,
                    name,
                })
            })
            .collect::<Result<Vec<_>>>()?;
        rows.sort_by_key(|row| std::cmp::Reverse(row.brotli));
        Ok(Self(rows))
    }

    fn total(&self) -> Row {
        Row {
            name: "total".to_owned(),
            raw: self.0.iter().map(|row| row.raw).sum(),
            gzip: self.0.iter().map(|row| row.gzip).sum(),
            brotli: self.0.iter().map(|row| row.brotli).sum(),
        }
    }

    fn check(&self, visit: &Visit) -> Result {
        let total = self.total().brotli as f64 / 1000.0;
        let Visit { what, limit, .. } = visit;
        if total > *limit {
            return Err(format!(
                "{what} transfers {total:.1} kB with brotli, more than the limit of {limit} kB"
            ));
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<28} {:>9} {:>9} {:>9}",
            "bytes", "raw", "gzip", "brotli"
        )?;
        for row in self.0.iter().chain([&self.total()]) {
            let Row {
                name,
                raw,
                gzip,
                brotli,
            } = row;
            writeln!(f, "{name:<28} {raw:>9} {gzip:>9} {brotli:>9}")?;
        }
        Ok(())
    }
}

/// The size of `bytes` after gzip at its best.
fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// The size of `bytes` after brotli at its best, as a host keeps a static file.
fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let (quality, window) = (11, 22);
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
    encoder.write_all(bytes)?;
    Ok(encoder.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::{Report, Row, Visit, brotli, gzip};

    fn report(sizes: &[usize]) -> Report {
        let row = |&brotli: &usize| Row {
            name: "file".to_owned(),
            raw: 9,
            gzip: 5,
            brotli,
        };
        Report(sizes.iter().map(row).collect())
    }

    // Guards against a limit that looks at one file, or is never applied.
    #[test]
    fn the_limit_holds_for_the_sum_of_all_files() {
        let report = report(&[70_000, 60_001]);
        let visit = |limit| Visit {
            what: "a visit",
            start: "index.html",
            without: &[],
            limit,
        };
        assert!(report.check(&visit(130.0)).is_err(), "130.001 kB are more");
        assert!(report.check(&visit(131.0)).is_ok(), "130.001 kB are less");
    }

    // Guards against a compressor that is given up before it has written everything.
    #[test]
    fn compressed_sizes_are_those_of_whole_streams() {
        let text = "step downhill ".repeat(1000);
        let (gzip, brotli) = (gzip(text.as_bytes()), brotli(text.as_bytes()));
        let (gzip, brotli) = (gzip.expect("in memory"), brotli.expect("in memory"));
        assert!((20..200).contains(&gzip), "gzip gave {gzip} bytes");
        assert!((15..100).contains(&brotli), "brotli gave {brotli} bytes");
    }
}
