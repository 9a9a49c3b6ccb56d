//! A notebook that is open, with widgets.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use downhill_harness::{Window, cases, variable};
use serde_json::json;

use crate::notes::{darken, drag, folder};

cases![jupyterlab_with_anywidget];

/// A running JupyterLab, which ends with this value.
struct Lab {
    process: Child,
    port: u16,
    settings: PathBuf,
}

impl Lab {
    fn start() -> Self {
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = free.local_addr().expect("it is bound").port();
        drop(free);
        // The theme is kept in the settings.
        let settings = std::env::temp_dir().join(format!("downhill-lab-{}", std::process::id()));
        let process = Command::new(variable("DOWNHILL_HOSTS_PYTHON"))
            .args(["-m", "jupyterlab", "--no-browser", "--allow-root"])
            .args([
                "--ip=127.0.0.1",
                "--IdentityProvider.token=",
                "--expose-app-in-browser",
            ])
            .args([
                "--LabApp.news_url=",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            ])
            .arg(format!("--LabApp.user_settings_dir={}", settings.display()))
            .arg(format!("--port={port}"))
            .current_dir(folder("jupyterlab"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("JupyterLab starts");
        let until = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "JupyterLab does not answer");
            std::thread::sleep(Duration::from_millis(100));
        }
        Self {
            process,
            port,
            settings,
        }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        // If it has ended by itself, there is nothing to end.
        let _ = self.process.kill();
        let _ = self.process.wait();
        // The system empties this place in time.
        let _ = std::fs::remove_dir_all(&self.settings);
    }
}

/// Runs a cell, and waits until its output holds what the expression says.
async fn cell(window: &Window, k: usize, until: &str) {
    window
        .run(&format!("const notebook = jupyterapp.shell.currentWidget.content; notebook.activeCellIndex = {k}; await jupyterapp.commands.execute('notebook:run-cell')"))
        .await;
    window.until(until).await;
}

async fn jupyterlab_with_anywidget(window: Arc<Window>) {
    let lab = Lab::start();
    window.screen(1280, 1400, 1.0).await;
    window
        .goto(&format!(
            "http://127.0.0.1:{}/lab/tree/lesson.ipynb",
            lab.port
        ))
        .await;
    window
        .until("window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
        .await;
    cell(
        &window,
        0,
        "document.querySelector('downhill-curve')?.state",
    )
    .await;
    drag(&window).await;
    cell(&window, 1, "document.querySelector('downhill-fit')?.state").await;
    window
        .run("const fit = document.querySelector('downhill-fit'); await fit.ready; fit.step(3)")
        .await;
    // The figures report a moment later.
    tokio::time::sleep(Duration::from_millis(600)).await;
    let read = "[...document.querySelectorAll('.jp-OutputArea-output pre')].at(-1)?.textContent";
    cell(&window, 2, read).await;
    let printed = window.text(read).await;
    let state = window
        .run("const fit = document.querySelector('downhill-fit'); return [el.state.x, el.state.step, fit.state.params, fit.state.losses]")
        .await;
    let state = state.as_array().expect("four values");
    let python: Vec<String> = state
        .iter()
        .map(|value| value.to_string().replace(',', ", "))
        .collect();
    assert_eq!(printed.trim(), python.join(" "), "in Python as on the page");
    assert_eq!(state[1], json!(1));
    darken(
        &window,
        "await jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })",
    )
    .await;
}
