//! The phase of the picture while a descent is played.

/// How far the picture has moved from the step before to the step that is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phase {
    /// The time since the step before, as a share of the time of a step: 0 to 1, and 1 where the picture
    /// stands still.
    elapsed: f64,
    /// Whether the picture glides between steps, and does not jump.
    glides: bool,
}

impl Phase {
    /// A picture that has arrived.
    pub(super) fn new() -> Self {
        Self {
            elapsed: 1.0,
            glides: true,
        }
    }

    /// The picture arrives.
    pub(super) fn arrive(&mut self) {
        self.elapsed = 1.0;
    }

    /// Lets so many steps' time pass.
    pub(super) fn pass(&mut self, steps: f64, glides: bool) {
        self.glides = glides;
        self.elapsed += steps;
    }

    /// Whether the time of a step is over, so that the next one is due.
    pub(super) fn is_over(&self) -> bool {
        self.elapsed >= 1.0
    }

    /// Begins with the next step.
    pub(super) fn begin_next(&mut self) {
        self.elapsed -= 1.0;
    }

    /// The share of the way that the picture has moved, 0 to 1.
    pub(super) fn share_of_way(&self) -> f64 {
        let phase = if self.glides { self.elapsed } else { 1.0 };
        // Smoothstep: slow at both ends, so that each step is seen as one movement.
        phase * phase * (3.0 - 2.0 * phase)
    }
}
