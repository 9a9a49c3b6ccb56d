//! A figure of digits with the data that are shipped with the page.

use downhill::figures::digits::state::Digits;
use downhill::numeric::digits::lab::Part;

use super::written::{TRAIN, VALID};

/// Gives it both parts.
pub(crate) fn fill(digits: &mut Digits) {
    for (part, files) in [(Part::Train, &TRAIN), (Part::Valid, &VALID)] {
        let taken = digits.take_data(part, &files.images, &files.labels);
        taken.expect("the digits can be read");
    }
}
