//! The built site as a static host on the web serves it: compressed with brotli, and with the headers
//! by which a browser keeps files.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::net::TcpStream;
use std::path::Path;
use std::sync::OnceLock;

use crate::site::{HTML, content_type, file_of, listen, made_page, read_head, target};

/// Keep it, and ask before each use whether it is still the same. Hosts that let a browser keep files
/// for some minutes get the same question from a reader who comes back the next day.
const CACHE: &str =
    "Cache-Control: public, max-age=0, must-revalidate\r\nVary: Accept-Encoding\r\n";

/// What is not compressed any further.
const COMPRESSED: [&str; 4] = ["gz", "png", "webp", "woff2"];

/// A file with its entity tag, and with its brotli form once that was asked for.
struct File {
    kind: &'static str,
    tag: String,
    raw: Vec<u8>,
    is_compressible: bool,
    brotli: OnceLock<Vec<u8>>,
}

/// Serves the files of a folder, as they are now, until the program ends: with brotli at quality 11 to
/// browsers that accept it, compressed at the first request and kept, with an entity tag, and with 304
/// for what the browser has. Pages under `/made` are those of [`crate::serve`]. Returns the port.
///
/// # Panics
///
/// Panics when the folder cannot be read, or when there is no free port.
#[must_use]
pub fn serve_as_host(root: &Path) -> u16 {
    let mut files = HashMap::new();
    read_folder(root, "", &mut files);
    listen(move |stream| answer(stream, &files))
}

/// Adds the files of a folder, by their paths from the root.
fn read_folder(folder: &Path, prefix: &str, files: &mut HashMap<String, File>) {
    let entries = std::fs::read_dir(folder);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_name().expect("it has a name").to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), files);
        } else {
            let raw = std::fs::read(&path).expect("a file of the folder");
            files.insert(name.clone(), File::new(&name, raw));
        }
    }
}

impl File {
    fn new(name: &str, raw: Vec<u8>) -> Self {
        let mut hasher = DefaultHasher::new();
        raw.hash(&mut hasher);
        let end = name.rsplit('.').next().unwrap_or_default();
        Self {
            kind: content_type(name),
            tag: format!("\"{:016x}\"", hasher.finish()),
            raw,
            is_compressible: !COMPRESSED.contains(&end),
            brotli: OnceLock::new(),
        }
    }

    fn brotli(&self) -> &[u8] {
        self.brotli.get_or_init(|| {
            let (quality, window) = (11, 22);
            let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
            encoder.write_all(&self.raw).expect("it goes to memory");
            encoder.into_inner()
        })
    }
}

fn answer(mut stream: TcpStream, files: &HashMap<String, File>) {
    let Some(head) = read_head(&mut stream) else {
        return;
    };
    let (path, query) = target(&head);
    // A browser that hangs up has nobody to tell.
    let mut send = |status: &str, headers: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 {status}\r\n{headers}Connection: close\r\n");
        let length = format!("Content-Length: {}\r\n\r\n", body.len());
        let _ = stream.write_all((head + &length).as_bytes());
        let _ = stream.write_all(body);
    };
    if path == "/made" {
        let kind = format!("Content-Type: {HTML}\r\n");
        return send("200 OK", &kind, &made_page(query));
    }
    let Some(file) = files.get(&file_of(path)) else {
        return send("404 Not Found", "", &[]);
    };
    let File { kind, tag, .. } = file;
    let mut headers = format!("Content-Type: {kind}\r\nETag: {tag}\r\n{CACHE}");
    if header(&head, "if-none-match") == Some(tag) {
        return send("304 Not Modified", &headers, &[]);
    }
    let accepted = header(&head, "accept-encoding").unwrap_or_default();
    let accepts_brotli = accepted.split(',').any(|coding| coding.trim() == "br");
    if file.is_compressible && accepts_brotli {
        headers.push_str("Content-Encoding: br\r\n");
        send("200 OK", &headers, file.brotli());
    } else {
        send("200 OK", &headers, &file.raw);
    }
}

/// The value of a header, by its name in small letters.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.to_ascii_lowercase() == name).then(|| value.trim())
    })
}
