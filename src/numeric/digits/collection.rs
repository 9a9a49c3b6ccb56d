//! A collection of handwritten digits, and the selection of those that belong to a task's classes.

use std::sync::Arc;

use super::super::autodiff::Matrix;
use super::classes::Classes;
use super::idx::{self, IdxError};
use super::{Image, PIXELS, level};

/// Pictures with their labels, in the order of the file.
#[derive(Clone, Debug)]
pub struct Collection {
    images: Vec<Image>,
    labels: Vec<u8>,
    matrix: Arc<Matrix>,
}

impl Collection {
    /// Parses two decompressed IDX files.
    ///
    /// # Errors
    ///
    /// The first error in the files; also if their counts differ or they are empty.
    pub fn read(images: &[u8], labels: &[u8]) -> Result<Self, IdxError> {
        let (images, labels) = (idx::images(images)?, idx::labels(labels)?);
        if images.len() != labels.len() {
            return Err(IdxError::Counts(images.len(), labels.len()));
        }
        if images.is_empty() {
            return Err(IdxError::Empty);
        }
        let matrix = Arc::new(matrix(&images));
        Ok(Self {
            images,
            labels,
            matrix,
        })
    }

    /// The number of digits.
    #[must_use]
    pub fn len(&self) -> usize {
        self.images.len()
    }

    /// Always false, because a collection has at least one digit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.images.is_empty()
    }

    /// The picture with this index in the file.
    ///
    /// # Panics
    ///
    /// Panics if there is no such picture.
    #[must_use]
    pub fn image(&self, index: usize) -> &Image {
        &self.images[index]
    }

    /// The label of the picture with this index: the digit from 0 to 9.
    ///
    /// # Panics
    ///
    /// Panics if there is no such picture.
    #[must_use]
    pub fn label(&self, index: usize) -> u8 {
        self.labels[index]
    }

    /// The pixels from 0 to 1, one row for each picture.
    #[must_use]
    pub fn matrix(&self) -> &Arc<Matrix> {
        &self.matrix
    }

    /// The digits that belong to these classes.
    #[must_use]
    pub fn select(&self, classes: Classes) -> Selection {
        let all = self.labels.iter().enumerate();
        let (indices, of) = all
            .filter_map(|(index, label)| Some((index, classes.of(*label)?)))
            .unzip();
        Selection {
            indices,
            classes: of,
        }
    }
}

/// The digits that belong to a task's classes, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Their indices in the collection.
    pub indices: Vec<usize>,
    /// The class of each.
    pub classes: Vec<usize>,
}

/// The pixels of pictures from 0 to 1, one row for each picture.
#[must_use]
pub fn matrix(images: &[Image]) -> Matrix {
    let mut matrix = Matrix::new(PIXELS);
    for image in images {
        matrix.push(&image.map(level));
    }
    matrix
}
