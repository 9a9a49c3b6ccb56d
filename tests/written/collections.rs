//! The digits that are shipped with the page, read.

use std::sync::{Arc, LazyLock};

use downhill::numeric::digits::collection::Collection;

use super::written::{TRAIN, VALID};

/// Those to train on, and those that are kept apart.
pub(crate) static DIGITS: LazyLock<[Arc<Collection>; 2]> = LazyLock::new(|| {
    [&TRAIN, &VALID].map(|files| {
        let read = Collection::read(&files.images, &files.labels);
        Arc::new(read.expect("the digits can be read"))
    })
});
