//! The built site on a free port.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::{fs, io, thread};

use crate::Result;

/// Serves the folder `dist` until the program ends, and returns the address.
///
/// # Errors
/// When there is no free port.
pub(crate) fn serve(dist: PathBuf) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let dist = dist.clone();
            // A browser that hangs up early is its own affair.
            thread::spawn(move || answer(&stream, &dist).ok());
        }
    });
    Ok(format!("http://{address}"))
}

fn answer(mut stream: &TcpStream, dist: &Path) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split('?').next().unwrap_or("/");
    let (status, kind, body) = match read(dist, path) {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", Vec::new()),
    };
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

/// A file inside the site, with its type.
fn read(dist: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
    let inside = Path::new(path.trim_start_matches('/'));
    let plain = |part| matches!(part, Component::Normal(_));
    if !inside.components().all(plain) {
        return None;
    }
    let kind = match inside.extension()?.to_str()? {
        "html" => "text/html",
        "js" => "text/javascript",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    };
    Some((kind, fs::read(dist.join(inside)).ok()?))
}
