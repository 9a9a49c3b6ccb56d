//! The panels of a fit, on a narrow screen too.

use downhill::figures::fit::{scene, state::Fit};
use downhill::plot::labels::extent;
use downhill::plot::palette::Palette;
use downhill::plot::svg::svg;
use downhill::plot::viewport::Size;

// Guards against titles that run into each other, or out of the picture, on a phone.
#[test]
fn the_titles_of_panels_have_room_on_the_narrowest_screens() {
    for width in [260.0, 288.0, 350.0, 640.0] {
        let mut fit = Fit::default();
        fit.panels = vec![0, 1, 10, 1000];
        let size = Size {
            width,
            height: 0.85 * width,
        };
        let map = scene::viewport(&fit, size);
        let picture = svg(size, |pen| {
            let drawn = scene::draw_panels(&fit, pen, &map, &Palette::LIGHT);
            assert_eq!(drawn, Ok(()));
        });
        let number = |line: &str, name: &str| -> f64 {
            let (_, rest) = line.split_once(&format!(" {name}=\"")).expect(name);
            let text = rest.split('"').next().expect("a quote");
            text.parse::<f64>().expect("a number") / 16.0
        };
        let titles = picture.lines().filter(|line| line.contains(">step "));
        let spans: Vec<[f64; 3]> = titles
            .map(|line| {
                let words = line.split(['>', '<']).nth(2).expect("words");
                let (wide, _) = extent(words, number(line, "font-size"));
                // Without the air around it.
                let half = wide / 2.0 - 2.0;
                let (x, y) = (number(line, "x"), number(line, "y"));
                [x - half, x + half, y]
            })
            .collect();
        assert_eq!(spans.len(), 4, "{picture}");
        for (k, [left, right, y]) in spans.iter().enumerate() {
            assert!(*left >= -1.0 && *right <= width + 1.0, "{width}: {spans:?}");
            for [other_left, other_right, other_y] in &spans[k + 1..] {
                let apart = right <= other_left || other_right <= left;
                assert!(apart || (y - other_y).abs() > 14.0, "{width}: {spans:?}");
            }
        }
    }
}
