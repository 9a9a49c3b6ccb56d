//! The lesson's baseline, without training: the class whose mean image is nearest.
//!
//! Source: Jeremy Howard and Sylvain Gugger, Deep Learning for Coders (2020), chapter 4.

use super::classes::Classes;
use super::collection::{Collection, Selection};
use super::{Image, PIXELS, level};

/// The mean image of each class.
#[derive(Clone, Debug, PartialEq)]
pub struct Baseline {
    means: Vec<Vec<f64>>,
}

impl Baseline {
    /// The baseline for the digits of a selection. The mean of a class without digits is NaN, and never
    /// the nearest.
    #[must_use]
    pub fn of((collection, selection): (&Collection, &Selection), classes: Classes) -> Self {
        let mut means = vec![vec![0.0; PIXELS]; classes.count()];
        let mut counts = vec![0.0; classes.count()];
        for (index, class) in selection.indices.iter().zip(&selection.classes) {
            for (sum, pixel) in means[*class].iter_mut().zip(collection.image(*index)) {
                *sum += f64::from(level(*pixel));
            }
            counts[*class] += 1.0;
        }
        for (mean, count) in means.iter_mut().zip(counts) {
            for pixel in mean {
                *pixel /= count;
            }
        }
        Self { means }
    }

    /// The mean image of a class, pixels from 0 to 1.
    ///
    /// # Panics
    ///
    /// Panics when there is no such class.
    #[must_use]
    pub fn mean(&self, class: usize) -> &[f64] {
        &self.means[class]
    }

    /// The mean absolute difference between a picture and the mean of each class.
    #[must_use]
    pub fn distances(&self, image: &Image) -> Vec<f64> {
        let levels = image.map(|pixel| f64::from(level(pixel)));
        let distance = |mean: &Vec<f64>| {
            let apart = mean
                .iter()
                .zip(&levels)
                .map(|(mean, level)| (mean - level).abs());
            apart.sum::<f64>() / PIXELS as f64
        };
        self.means.iter().map(distance).collect()
    }

    /// The class with the nearest mean; the last of equally near ones.
    #[must_use]
    pub fn nearest(&self, image: &Image) -> usize {
        let (mut nearest, mut min) = (0, f64::INFINITY);
        for (class, distance) in self.distances(image).into_iter().enumerate() {
            if distance <= min {
                (nearest, min) = (class, distance);
            }
        }
        nearest
    }

    /// The share of the digits of a selection whose own mean is the nearest, from 0 to 1.
    #[must_use]
    pub fn accuracy(&self, (collection, selection): (&Collection, &Selection)) -> f64 {
        let digits = selection.indices.iter().zip(&selection.classes);
        let correct =
            digits.filter(|(index, class)| self.nearest(collection.image(**index)) == **class);
        correct.count() as f64 / selection.indices.len() as f64
    }
}
