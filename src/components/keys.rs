//! Keys.

use web_sys::KeyboardEvent;

/// Whether a key is pressed together with one that makes it a command of the browser or the system.
#[must_use]
pub fn is_command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}
