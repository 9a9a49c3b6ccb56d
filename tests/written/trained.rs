//! A figure of digits with settings, and with its data.

use downhill::figures::Figure;
use downhill::figures::digits::state::Digits;
use downhill::settings::apply;
use downhill::settings::common::Shown;

use super::filled;

pub(crate) fn digits(settings: &[(&str, &str)]) -> Digits {
    let mut shown = Shown::<Digits>::default();
    let owned = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
    let given: Vec<_> = settings.iter().map(owned).collect();
    let complaints = apply(Digits::TABLE, &mut shown, &given);
    assert_eq!(complaints, [], "the settings of a figure are usable");
    filled::fill(&mut shown.state);
    shown.state
}
