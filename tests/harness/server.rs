//! Programs of Python that serve notes.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server, which ends with this value.
pub struct Server {
    process: Child,
    port: u16,
    settings: PathBuf,
}

impl Server {
    /// Starts a module of a Python in a folder, on a free port, which follows `port_word`.
    ///
    /// # Panics
    ///
    /// Panics when it does not start or does not answer.
    #[must_use]
    pub fn start(
        python: &str,
        module: &str,
        folder: &Path,
        words: &[&str],
        port_word: &str,
    ) -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        // What a server keeps, such as the theme, is this one's own.
        let settings = std::env::temp_dir().join(format!("downhill-{module}-{port}"));
        let process = Command::new(python)
            .args(["-m", module])
            .args(words)
            .arg(format!("{port_word}{port}"))
            .envs(
                ["JUPYTER_CONFIG_DIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME"]
                    .map(|name| (name, &settings)),
            )
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let until = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "{module} does not answer");
            std::thread::sleep(Duration::from_millis(100));
        }
        Self {
            process,
            port,
            settings,
        }
    }

    /// The address of a page of it.
    #[must_use]
    pub fn address(&self, page: &str) -> String {
        format!("http://127.0.0.1:{}/{page}", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // If it has ended by itself, there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
        // The system empties this place in time.
        let _ = std::fs::remove_dir_all(&self.settings);
    }
}
