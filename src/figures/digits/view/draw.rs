//! A digit that the reader draws.

use super::super::state::Digits;
use crate::ui::dom::{El, Ui};
use crate::ui::model::Model;

/// Nothing yet.
pub(super) fn draw(_: &Ui, _: Model<Digits>) -> Vec<El> {
    Vec::new()
}
