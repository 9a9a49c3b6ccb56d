//! A real browser with the built site: a static server, a driver, windows.
//!
//! `cargo xtask test` and `cargo xtask bench` say in variables where site and browser are. What
//! goes wrong here panics: it is the fault of the set-up, not of what is tested.

mod cases;
mod emulation;
mod engine;
mod host;
mod input;
pub mod jupyter;
pub mod notes;
mod paper;
mod server;
mod site;
mod window;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub use cases::{Case, run};
pub use engine::Engine;
pub use host::serve_as_host;
pub use paper::Sheet;
pub use server::Server;
pub use site::{made, serve, serve_folder};
pub use window::Window;

/// A variable that `cargo xtask` sets.
///
/// # Panics
///
/// Panics when it is not set.
#[must_use]
pub fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test`"))
}

/// The text of axe-core, a script that looks for what shuts people out.
///
/// # Panics
///
/// Panics when the file is not there.
#[must_use]
pub fn axe() -> String {
    std::fs::read_to_string(variable("DOWNHILL_AXE")).expect("axe-core is there")
}

/// A running driver, which ends with this value.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it on a free port.
    ///
    /// # Panics
    ///
    /// Panics when it does not start or does not answer.
    #[must_use]
    pub fn start() -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        let (engine, _) = Engine::wanted();
        let process = Command::new(variable("DOWNHILL_DRIVER"))
            .args(engine.driver_arguments(port))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        let until = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "the driver does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self { process, port }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Chromium's closes the browsers that are still open, as after a window that nobody closed.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\n\r\n");
            let _ = stream.read(&mut [0; 256]);
        }
        // If it has ended by itself, there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
