//! What a figure draws for given settings, as an SVG.

use downhill::figures::registry;
use downhill::plot::palette::Palette;
use downhill::plot::viewport::Size;
use downhill::settings::apply_to;

use super::{docs, filled};

const SIZE: Size = Size {
    width: 640.0,
    height: 400.0,
};

/// Asserts that the pictures of a figure, `NAME.svg` and `NAME-dark.svg`, are what it draws now.
pub(crate) fn assert_up_to_date(name: &str, figure: &str, settings: &[(&str, &str)]) {
    assert_drawn(SIZE, name, figure, settings);
}

/// Asserts the same of pictures of another size.
pub(crate) fn assert_drawn(size: Size, name: &str, figure: &str, settings: &[(&str, &str)]) {
    let listing = registry::figure(figure).unwrap_or_else(|| panic!("{figure} is no figure"));
    let mut held = (listing.fresh)();
    let owned = |(name, text): &(&str, &str)| (String::from(*name), String::from(*text));
    let given: Vec<_> = settings.iter().map(owned).collect();
    let complaints = apply_to(&mut *held, &given);
    assert_eq!(complaints, [], "the settings of a picture are usable");
    // Without their data the digits have nothing to show.
    if let Some(digits) = held.state_mut().downcast_mut() {
        filled::fill(digits);
    }
    for (end, palette) in [("", Palette::LIGHT), ("-dark", Palette::DARK)] {
        let picture = (listing.picture)(&*held, size, &palette);
        docs::assert_up_to_date(&format!("pictures/{name}{end}.svg"), &picture);
    }
}
