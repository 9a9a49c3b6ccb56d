//! The wheel in JupyterLab.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use downhill_harness::{Window, cases, variable};

use crate::steps::{drag_and_step, project};

cases![the_wheel_in_a_fresh_environment_with_jupyterlab];

/// A running JupyterLab, which ends with this value.
struct Lab {
    process: Child,
    port: u16,
}

impl Lab {
    /// Starts it in the stranger's folder, with the Python of the environment there.
    fn start() -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        let folder = project("notebook");
        let settings = folder.join("settings");
        let process = Command::new(variable("DOWNHILL_STRANGERS_PYTHON"))
            .args([
                "-m",
                "jupyterlab",
                "--no-browser",
                "--allow-root",
                "--ip=127.0.0.1",
            ])
            .args([
                "--IdentityProvider.token=",
                "--expose-app-in-browser",
                "--LabApp.news_url=",
            ])
            .arg("--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")
            .arg(format!("--LabApp.user_settings_dir={}", settings.display()))
            .arg(format!("--port={port}"))
            .current_dir(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("JupyterLab starts");
        let until = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "JupyterLab does not answer");
            std::thread::sleep(Duration::from_millis(100));
        }
        Self { process, port }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // If it has ended by itself, there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Runs a cell, and waits until its output holds what the expression says.
async fn cell(window: &Window, k: usize, until: &str) {
    window
        .run(&format!("jupyterapp.shell.currentWidget.content.activeCellIndex = {k}; await jupyterapp.commands.execute('notebook:run-cell')"))
        .await;
    window.until(until).await;
}

async fn the_wheel_in_a_fresh_environment_with_jupyterlab(window: Arc<Window>) {
    let lab = Lab::start();
    window.screen(1280, 1400, 1.0).await;
    let notebook = format!("http://127.0.0.1:{}/lab/tree/lesson.ipynb", lab.port);
    window.goto(&notebook).await;
    window
        .until("window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
        .await;
    let shown = |name: &str| format!("document.querySelector('downhill-{name}')?.state");
    cell(&window, 0, &shown("curve")).await;
    drag_and_step(&window).await;
    cell(&window, 1, &shown("fit")).await;
    // The figures report a moment later.
    tokio::time::sleep(Duration::from_millis(600)).await;
    let lines = "[...document.querySelectorAll('.jp-OutputArea-output pre')]";
    cell(&window, 2, &format!("{lines}.length")).await;
    let printed = window.text(&format!("{lines}[0].textContent")).await;
    let x = window.text("el.state.x").await;
    assert!(printed.starts_with(&format!("{x} 1 ")), "{printed}");
}
