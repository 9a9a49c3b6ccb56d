//! The status of a descent.

/// What a descent is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// No step has been taken.
    Ready,
    /// It is being played.
    Running,
    /// Steps have been taken, more can be.
    Paused,
    /// It has converged.
    Converged,
    /// It has diverged: the loss has outgrown its bound.
    Diverged,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Ready,
        Self::Running,
        Self::Paused,
        Self::Converged,
        Self::Diverged,
    ];

    /// Its name, as scripts read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Converged => "converged",
            Self::Diverged => "diverged",
        }
    }
}
