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

/// Waits for the kernel, which starts together with the page.
async fn idle(window: &Window) {
    let status = "window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status";
    let until = Instant::now() + Duration::from_secs(60);
    while window.text(status).await != "idle" {
        assert!(Instant::now() < until, "the kernel does not start");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Runs a cell, and waits until its output holds what the expression says.
async fn cell(window: &Window, k: usize, until: &str) {
    window
        .run(&format!("const notebook = jupyterapp.shell.currentWidget.content; notebook.activeCellIndex = {k}; await jupyterapp.commands.execute('notebook:run-cell')"))
        .await;
    window.until(until).await;
}

/// Runs a cell, and returns what it prints.
async fn printed(window: &Window, k: usize) -> String {
    let lines = "[...document.querySelectorAll('.jp-OutputArea-output pre')]";
    let before = window.number(&format!("{lines}.length")).await;
    cell(window, k, &format!("{lines}.length > {before}")).await;
    // An error has lines of its own.
    window
        .text(&format!(
            "{lines}.slice({before}).map(line => line.textContent).join('')"
        ))
        .await
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
    idle(&window).await;
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
    let printed = printed(&window, 2).await;
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
    in_python(&window).await;
    darken(
        &window,
        "await jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })",
    )
    .await;
}

/// The figures are driven from Python, and what they answer is read in the cell that asks.
async fn in_python(window: &Window) {
    let fit =
        |what: &str| format!("const fit = document.querySelector('downhill-fit'); return {what}");
    let driven = printed(window, 3).await;
    assert_eq!(driven.trim(), "5 6 [7, 5] log (20, 3)", "the verbs");
    let state = window.run(&fit("[fit.state.step, fit.scale]")).await;
    assert_eq!(state, json!([5, "log"]), "the page follows");

    let code = printed(window, 4).await;
    let script = window.run(&fit("fit.code()")).await;
    assert_eq!(code.trim(), script.as_str().expect("a text").trim());
    assert!(code.contains("apply_step(params, lr)"), "{code}");

    let own = printed(window, 5).await;
    let page = window
        .run("const own = [...document.querySelectorAll('downhill-fit')].at(-1); await own.ready; return [own.state.preds.length, own.state.step]")
        .await;
    assert_eq!(page, json!([4, 2]));
    assert!(
        own.starts_with("2 own [9, 4, 1, 0] ["),
        "shown and read in one cell: {own}"
    );

    let errors = printed(window, 6).await;
    let (range, refused) = errors.split_once('\n').expect("two lines");
    assert_eq!(range, "lr is a number from 1e-9 to 10, not 'fast'");
    assert!(
        refused.starts_with("x**2 {'f': 'f=\"x +\" is not usable: it takes a formula of x"),
        "{refused}"
    );

    // A cell that has waited does not keep the figure from reporting later.
    window
        .run("const fit = document.querySelector('downhill-fit'); fit.step(); await frame()")
        .await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    let seen = printed(window, 7).await;
    assert_eq!(seen.trim(), "[7, 5, 6] 7", "what the reader did since");
}
