//! What a reader does: mouse, fingers, keys.

use serde_json::{Value, json};

use crate::Window;
use crate::engine::Engine;

impl Window {
    /// Lets one input device act.
    async fn act(&self, device: Value) {
        self.command("actions", json!({ "actions": [device] }))
            .await;
    }

    /// Moves a pointer, then presses or releases it. It stays in the window.
    async fn point(&self, pointer: &str, at: Option<(f64, f64)>, button: Option<&str>) {
        let mut moved = None;
        if let Some((x, y)) = at {
            let inside = self
                .run(&format!("const inside = (at, size) => Math.min(Math.max(at, 0), size - 1); return [inside({x}, innerWidth), inside({y}, innerHeight)]"))
                .await;
            moved = Some(
                json!({ "type": "pointerMove", "duration": 0, "x": inside[0], "y": inside[1], "origin": "viewport" }),
            );
        }
        let pressed = button.map(|kind| json!({ "type": kind, "button": 0 }));
        let actions: Vec<Value> = moved.into_iter().chain(pressed).collect();
        let device = json!({ "type": "pointer", "id": pointer, "parameters": { "pointerType": pointer }, "actions": actions });
        self.act(device).await;
    }

    /// Moves the mouse with its left button down, presses or releases it: `mousePressed`,
    /// `mouseMoved`, `mouseReleased`.
    pub async fn mouse(&self, kind: &str, (x, y): (f64, f64)) {
        if self.engine == Engine::Chromium {
            // Its driver forgets from one command to the next that a button is down.
            let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", params).await;
            return;
        }
        let button = match kind {
            "mousePressed" => Some("pointerDown"),
            "mouseReleased" => Some("pointerUp"),
            _ => None,
        };
        self.point("mouse", Some((x, y)), button).await;
    }

    /// Moves the mouse with no button down.
    pub async fn hover(&self, (x, y): (f64, f64)) {
        if self.engine == Engine::Chromium {
            let params = json!({ "type": "mouseMoved", "x": x, "y": y });
            self.devtools("Input.dispatchMouseEvent", params).await;
            return;
        }
        self.point("mouse", Some((x, y)), None).await;
    }

    /// Touches, moves or lifts a finger: `touchStart`, `touchMove`, `touchEnd`.
    pub async fn touch(&self, kind: &str, at: Option<(f64, f64)>) {
        let button = match kind {
            "touchStart" => Some("pointerDown"),
            "touchEnd" => Some("pointerUp"),
            _ => None,
        };
        match self.engine {
            Engine::Chromium => {
                let points: Vec<Value> =
                    at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
                let params = json!({ "type": kind, "touchPoints": points });
                self.devtools("Input.dispatchTouchEvent", params).await;
            }
            Engine::Firefox => self.point("touch", at, button).await,
            Engine::WebKit => self.engine.cannot("has no screen to touch"),
        }
    }

    /// Moves a finger over the screen in ten moves, as one does to scroll. Only Chromium's driver makes
    /// touches that scroll.
    pub async fn swipe(&self, (x, y): (f64, f64), (right, down): (f64, f64)) {
        self.only(Engine::Chromium, "scrolls by no finger of its driver");
        self.touch("touchStart", Some((x, y))).await;
        for step in 1..=10 {
            let share = f64::from(step) / 10.0;
            let at = (x + share * right, y + share * down);
            self.touch("touchMove", Some(at)).await;
        }
        self.touch("touchEnd", None).await;
    }

    /// Presses a key as a keyboard does, by its name or its character; `modifiers` 8 is Shift, 1 Alt,
    /// 2 Control.
    pub async fn key(&self, key: &str, modifiers: u8) {
        let held: Vec<&str> = [(8, "Shift"), (1, "Alt"), (2, "Control")]
            .into_iter()
            .filter(|(bit, _)| modifiers & bit != 0)
            .map(|(_, name)| name)
            .collect();
        let action = |kind: &str, key: &str| json!({ "type": kind, "value": written(key) });
        let down = held.iter().map(|key| action("keyDown", key));
        let up = held.iter().map(|key| action("keyUp", key));
        let press = [action("keyDown", key), action("keyUp", key)];
        let actions: Vec<Value> = down.chain(press).chain(up).collect();
        self.act(json!({ "type": "key", "id": "keys", "actions": actions }))
            .await;
    }
}

/// A key as the protocol writes it: a character is itself, and others have one of their own.
fn written(key: &str) -> String {
    let code = match key {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        "F1" => '\u{e031}',
        _ => return key.to_owned(),
    };
    code.to_string()
}
