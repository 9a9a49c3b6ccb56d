//! The digits that are shipped with the page, decompressed.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::GzDecoder;

/// The images and the labels of a part, as IDX.
pub(crate) struct Files {
    pub(crate) images: Vec<u8>,
    pub(crate) labels: Vec<u8>,
}

fn files(part: &str) -> Files {
    let read = |what: &str| {
        let folder = "src/figures/digits/data";
        let packed = std::fs::read(format!("{folder}/digits-{part}-{what}-ubyte.gz"));
        let packed = packed.expect("the digits are there");
        let mut bytes = Vec::new();
        let read = GzDecoder::new(&packed[..]).read_to_end(&mut bytes);
        read.expect("the digits can be decompressed");
        bytes
    };
    Files {
        images: read("images-idx3"),
        labels: read("labels-idx1"),
    }
}

pub(crate) static TRAIN: LazyLock<Files> = LazyLock::new(|| files("train"));
pub(crate) static VALID: LazyLock<Files> = LazyLock::new(|| files("valid"));
