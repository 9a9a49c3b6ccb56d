//! The files of the digits. Written by `cargo xtask generate`.

/// Their names, in the folder `digits` of the site, and how many bytes each has.
pub const FILES: [(&str, u32); 4] = [
    ("digits-train-images-idx3-ubyte.gz", 648911),
    ("digits-train-labels-idx1-ubyte.gz", 2051),
    ("digits-valid-images-idx3-ubyte.gz", 162869),
    ("digits-valid-labels-idx1-ubyte.gz", 524),
];
