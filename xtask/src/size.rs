//! How much a first visit to the lesson transfers.

use crate::{page, shell::Result, site};
use flate2::{Compression, write::GzEncoder};
use std::{fmt, fs, io::Write, path::Path};

/// Prints the bytes of every file that a first visit loads, from the site in `dist/`.
///
/// # Errors
/// When there is no site, or its total with brotli is above `limit` kilobytes (of 1000 bytes).
pub(crate) fn run(limit: Option<f64>) -> Result {
    let site = site::dist();
    if !site.join("index.html").is_file() {
        return Err("there is no site in dist/; run `cargo xtask build` first".to_owned());
    }
    let report = Report::of(&site)?;
    print!("{report}");
    report.check(limit)
}

/// The sizes of one file, in bytes.
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The files of a first visit, the heaviest first.
struct Report(Vec<Row>);

impl Report {
    fn of(site: &Path) -> Result<Self> {
        let mut rows = page::loaded_by(site, "index.html")?
            .into_iter()
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

    fn check(&self, limit: Option<f64>) -> Result {
        let total = self.total().brotli as f64 / 1000.0;
        match limit {
            Some(limit) if total > limit => Err(format!(
                "a first visit transfers {total:.1} kB with brotli, more than the limit of {limit} kB"
            )),
            _ => Ok(()),
        }
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
    use super::{Report, Row, brotli, gzip};

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
        assert!(
            report.check(Some(130.0)).is_err(),
            "130.001 kB are above 130 kB"
        );
        assert!(
            report.check(Some(131.0)).is_ok(),
            "130.001 kB are below 131 kB"
        );
        assert!(report.check(None).is_ok(), "no limit");
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
