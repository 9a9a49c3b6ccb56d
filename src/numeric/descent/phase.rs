//! The phase of the animation between two steps of a process that is played.

/// The phase of the animation from the step before to the shown step.
#[derive(Clone, Copy, Debug)]
pub struct Phase {
    /// The time since the step before, as a share of the duration of a step: from 0 to 1, and 1 while
    /// the picture stands still.
    elapsed: f64,
    /// Whether the picture glides between steps instead of jumping.
    glides: bool,
}

impl Phase {
    /// The phase of a picture that stands still at the shown step.
    #[must_use]
    pub fn new() -> Self {
        Self {
            elapsed: 1.0,
            glides: true,
        }
    }

    /// Ends the animation at the shown step.
    pub fn arrive(&mut self) {
        self.elapsed = 1.0;
    }

    /// Advances by the duration of this many steps.
    pub fn pass(&mut self, steps: f64, glides: bool) {
        self.glides = glides;
        self.elapsed += steps;
    }

    /// Whether the duration of the step has passed, so that the next one is due.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.elapsed >= 1.0
    }

    /// Begins the animation to the next step; surplus time counts for it.
    pub fn begin_next(&mut self) {
        self.elapsed -= 1.0;
    }

    /// The share of the duration of the step that has passed, 0 to 1; 1 for a picture that jumps.
    #[must_use]
    pub fn share_of_time(&self) -> f64 {
        if self.glides { self.elapsed } else { 1.0 }
    }

    /// The share of the way that the picture has moved, 0 to 1.
    #[must_use]
    pub fn share_of_way(&self) -> f64 {
        let phase = self.share_of_time();
        // Smoothstep: slow at both ends, so that each step appears as one movement.
        phase * phase * (3.0 - 2.0 * phase)
    }
}
