//! A folder as a zip file, whose bytes depend on the names and the contents alone.

use crate::{
    files::{self, bytes},
    shell::{self, Result},
};
use std::{
    env,
    fs::File,
    io::Write,
    path::{Path, PathBuf},
};
use time::{PrimitiveDateTime, UtcDateTime};
use zip::{DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The time of all files where there is no git: the start of 2026.
const NO_COMMIT: i64 = 1_767_225_600;

/// The time that is written into archives, in seconds: that in the variable `SOURCE_DATE_EPOCH`, or
/// that of the commit.
pub(crate) fn time() -> i64 {
    let named = env::var("SOURCE_DATE_EPOCH").ok();
    let commit = || shell::output(shell::program("git").args(["log", "-1", "--format=%ct"]));
    let time = named.or_else(commit);
    time.and_then(|text| text.parse().ok()).unwrap_or(NO_COMMIT)
}

/// Writes the files of a folder into a zip file, in the order of their names, each with this time, in
/// seconds.
///
/// # Errors
/// When a file cannot be read or written, or the time is before 1980.
pub(crate) fn zip(from: &Path, to: &Path, time: i64) -> Result {
    let failed = |error: &dyn ToString| format!("{}: {}", to.display(), error.to_string());
    let time = UtcDateTime::from_unix_timestamp(time).map_err(|error| failed(&error))?;
    let time = PrimitiveDateTime::new(time.date(), time.time());
    let time = DateTime::try_from(time).map_err(|error| failed(&error))?;
    let options = SimpleFileOptions::default()
        .last_modified_time(time)
        .unix_permissions(0o644);
    let file = File::create(to).map_err(|error| failed(&error))?;
    let mut zip = ZipWriter::new(file);
    for path in files::all(from)? {
        let name = path.iter().map(|part| part.to_string_lossy());
        let name = name.collect::<Vec<_>>().join("/");
        zip.start_file(name, options)
            .map_err(|error| failed(&error))?;
        zip.write_all(&bytes(&from.join(path))?)
            .map_err(|error| failed(&error))?;
    }
    zip.finish().map(drop).map_err(|error| failed(&error))
}

/// Unpacks a zip file into a folder.
///
/// # Errors
/// When it is none, or a file cannot be written.
pub(crate) fn unzip(from: &Path, to: &Path) -> Result<PathBuf> {
    let failed = |error: &dyn ToString| format!("{}: {}", from.display(), error.to_string());
    let file = File::open(from).map_err(|error| failed(&error))?;
    let mut zip = ZipArchive::new(file).map_err(|error| failed(&error))?;
    zip.extract(to).map_err(|error| failed(&error))?;
    Ok(to.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::{unzip, zip};
    use crate::files::{all, bytes, folder, read, write};
    use std::{env, fs, process};

    // Guards against bytes that depend on the order or the times of the files, and against a site that
    // is lost on the way.
    #[test]
    fn the_same_files_give_the_same_archive() {
        let place = env::temp_dir().join(format!("downhill-zip-{}", process::id()));
        let made = ["one", "other"].map(|name| {
            let from = place.join(name);
            let mut files = [
                ("z.html", "<p>"),
                ("a/data.gz", "\u{1f}"),
                ("a.js", "let x"),
            ];
            if name == "other" {
                files.reverse();
            }
            for (file, text) in files {
                folder(from.join(file).parent().expect("a folder")).expect("it is made");
                write(&from.join(file), text).expect("it is written");
            }
            let to = place.join(format!("{name}.zip"));
            zip(&from, &to, 1_767_225_600).expect("it is written");
            to
        });
        assert_eq!(bytes(&made[0]), bytes(&made[1]));
        let back = unzip(&made[0], &place.join("back")).expect("it is one");
        assert_eq!(all(&back), all(&place.join("one")));
        assert_eq!(read(&back.join("a.js")).as_deref(), Ok("let x"));
        fs::remove_dir_all(place).expect("it is there");
    }
}
