//! Figures with settings.

use downhill::figures::Figure;
use downhill::settings::apply;
use downhill::settings::common::FigureState;

/// A figure with these settings, all of which it takes.
pub(crate) fn figure<S: Figure>(settings: &[(&str, &str)]) -> FigureState<S> {
    let mut shown = FigureState::default();
    let owned = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
    let given: Vec<_> = settings.iter().map(owned).collect();
    assert_eq!(apply(S::TABLE, &mut shown, &given), [], "usable settings");
    shown
}
