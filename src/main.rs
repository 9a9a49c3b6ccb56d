//! The page's WebAssembly. It does nothing by itself: the script beside it defines the elements and
//! calls what `downhill::embed` exports.

use downhill as _;

fn main() {}
