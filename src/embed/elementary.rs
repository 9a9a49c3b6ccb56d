//! The elementary functions of the page: the browser's own, which every reader already has.
//!
//! The compiler turns `f64::sin` and its kin into calls of the C library's functions, which
//! WebAssembly lacks, so Rust links copies of them: 4 kB more for every reader. Functions of these
//! names here take their place. Both kinds are right to the last bit or two.

#![expect(
    unsafe_code,
    reason = "the linker finds these functions by their names; they have the C library's types"
)]

use js_sys::Math;

macro_rules! provide {
    ($($name:ident($($x:ident),*) = $of:ident;)*) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $name($($x: f64),*) -> f64 {
            Math::$of($($x),*)
        }
    )*};
}

provide! {
    sin(x) = sin;
    cos(x) = cos;
    tan(x) = tan;
    tanh(x) = tanh;
    exp(x) = exp;
    log(x) = log;
    log1p(x) = log1p;
    log10(x) = log10;
    hypot(x, y) = hypot;
}

#[unsafe(no_mangle)]
extern "C" fn pow(base: f64, exponent: f64) -> f64 {
    // Where JavaScript differs from all others: 1 to any power, even to one that is no number.
    let is_one = base == 1.0 || base == -1.0 && exponent.is_infinite();
    if is_one {
        1.0
    } else {
        Math::pow(base, exponent)
    }
}
