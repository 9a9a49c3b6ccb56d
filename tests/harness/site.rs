//! The built site on a free port.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::variable;

/// Serves the built site until the program ends, and under `/made` a page with whatever body the
/// address carries. Returns the port.
///
/// # Panics
///
/// Panics when there is no free port.
#[must_use]
pub fn serve() -> u16 {
    serve_folder(PathBuf::from(variable("DOWNHILL_DIST")))
}

/// Serves another folder in the same way.
///
/// # Panics
///
/// Panics when there is no free port.
#[must_use]
pub fn serve_folder(root: PathBuf) -> u16 {
    listen(move |stream| answer(stream, &root))
}

/// Answers each connection to a free port on a thread of its own. Returns the port.
pub(crate) fn listen(answer: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("it is bound").port();
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            std::thread::spawn(move || answer(stream));
        }
    });
    port
}

/// The head of a request; none when the browser hung up.
pub(crate) fn read_head(stream: &mut TcpStream) -> Option<String> {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return None,
            Ok(read) => request.extend_from_slice(&chunk[..read]),
        }
    }
    Some(String::from_utf8_lossy(&request).into_owned())
}

/// The path and the query that the head of a request asks for.
pub(crate) fn target(head: &str) -> (&str, &str) {
    let target = head.split(' ').nth(1).unwrap_or("/");
    target.split_once('?').unwrap_or((target, ""))
}

/// The file that a path stands for: a folder's is its index.
pub(crate) fn file_of(path: &str) -> String {
    let index = if path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    format!("{}{index}", path.trim_start_matches('/'))
}

/// The content type of a file, by the end of its name.
pub(crate) fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => HTML,
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// The content type of a page.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// The page that a query to `/made` carries.
pub(crate) fn made_page(query: &str) -> Vec<u8> {
    page_of(
        "<!doctype html><html lang=en><title>made</title><script type=module src=downhill.js></script><body>",
        query,
        "",
    )
}

fn page_of(head: &str, query: &str, end: &str) -> Vec<u8> {
    format!("{head}{}{end}", decode(query)).into_bytes()
}

/// The same as XHTML, in which a browser may know no modules.
fn made_xhtml(query: &str) -> Vec<u8> {
    page_of(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>made</title><script src=\"downhill-classic.js\"></script></head><body>",
        query,
        "</body></html>",
    )
}

/// The same with a script that is no module.
fn made_classic(query: &str) -> Vec<u8> {
    page_of(
        "<!doctype html><html lang=en><title>made</title><script src=downhill-classic.js></script><body>",
        query,
        "",
    )
}

/// Folders in which the same site is served by another host: under a strict policy, under one that
/// blocks WebAssembly, without it, with half of it, with that of another build, with a wrong type
/// for it, to anyone, under a policy of trusted types, and with pages of XHTML or with a script that is
/// no module.
const TWISTS: [&str; 10] = [
    "strict", "blocked", "gone", "cut", "other", "plain", "open", "typed", "xhtml", "classic",
];

/// A policy: no text becomes HTML or a script.
const TYPED: &str = "Content-Security-Policy: require-trusted-types-for 'script'\r\n";

/// The policy: nothing inline, nothing from elsewhere.
const STRICT: &str = "Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'\r\n";

/// A policy of hosts that do not know WebAssembly.
const BLOCKED: &str = "Content-Security-Policy: script-src 'self'\r\n";

fn answer(mut stream: TcpStream, root: &Path) {
    let Some(head) = read_head(&mut stream) else {
        return;
    };
    let (path, query) = target(&head);
    let twist = TWISTS
        .iter()
        .find(|twist| path.starts_with(&format!("/{twist}/")));
    let path = twist.map_or(path, |twist| &path[1 + twist.len()..]);
    let (mut kind, mut body) = if path == "/made" {
        (HTML, Some(made_page(query)))
    } else {
        let file = file_of(path);
        (content_type(&file), std::fs::read(root.join(&file)).ok())
    };
    let mut more = "";
    match twist {
        Some(&"strict") => more = STRICT,
        Some(&"blocked") => more = BLOCKED,
        Some(&"typed") => more = TYPED,
        Some(&"xhtml") if path == "/made" => {
            (kind, body) = ("application/xhtml+xml", Some(made_xhtml(query)));
        }
        Some(&"classic") if path == "/made" => body = Some(made_classic(query)),
        Some(&"open") => more = "Access-Control-Allow-Origin: *\r\n",
        Some(&"gone") if path.ends_with(".wasm") => body = None,
        Some(&"plain") if path.ends_with(".wasm") => kind = "text/plain",
        // The build is written at its end.
        Some(&"other") if path.ends_with(".wasm") => {
            body = body.map(|bytes| [&bytes[..bytes.len() - 1], b"-"].concat());
        }
        Some(&"cut") if path.ends_with(".wasm") => {
            body = body.map(|bytes| bytes[..bytes.len() / 2].to_vec());
        }
        _ => {}
    }
    let (status, body) = match body {
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{more}Connection: close\r\n\r\n",
        body.len()
    );
    // A browser that hangs up has nobody to tell.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(&body);
}

/// The address of a page with this body.
#[must_use]
pub fn made(body: &str) -> String {
    format!("made?{}", utf8_percent_encode(body, NON_ALPHANUMERIC))
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
