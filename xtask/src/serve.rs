//! Serves the page during development.

use crate::{
    shell::{self, Result},
    tools::Toolbox,
};
use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    thread,
    time::Duration,
};

/// The default port.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// Builds the page, serves it on `port` of this machine, and builds it again on every change,
/// until it is interrupted. The release build in `dist/` is left alone.
///
/// # Errors
/// When the port is in use or a tool cannot be installed.
pub(crate) fn run(port: u16, release: bool) -> Result {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(format!("port {port} is in use; choose another with --port"));
    }
    let tools = Toolbox::ensure()?;
    let site = shell::target_dir().join("serve");
    println!("Building the page. The first build takes a minute or two ...");
    announce(port);
    let mut trunk = tools.command("trunk");
    trunk
        .args(["serve", "--port", &port.to_string(), "--dist"])
        .arg(site);
    shell::run(trunk.args(release.then_some("--release")))
}

/// Prints the address as soon as something answers there.
fn announce(port: u16) {
    thread::spawn(move || {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            thread::sleep(Duration::from_millis(200));
        }
        println!("\n  Downhill is at http://127.0.0.1:{port}/   (Ctrl-C stops it)\n");
    });
}
