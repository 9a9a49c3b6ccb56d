//! The page's WebAssembly: the script beside it defines the elements and calls what
//! `downhill::embed` exports.

fn main() {
    downhill::embed::element::install_panic_hook();
}
