//! Keyboard events.

use web_sys::KeyboardEvent;

/// Whether Ctrl, Meta or Alt is held, so that the key is a command of the browser or the system.
#[must_use]
pub fn is_command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}
