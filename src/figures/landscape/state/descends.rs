//! The verbs of a descent.

use super::Landscape;
use crate::numeric::decimal::{significant, spoken};
use crate::numeric::descent::{Descends, Descent};

impl Descends for Landscape {
    fn descent(&self) -> &Descent {
        match &self.function {
            Some(function) => &function.descent,
            None => &self.fitting.descent,
        }
    }

    fn drive<R>(&mut self, verb: impl FnOnce(&mut Descent) -> R) -> R {
        let before = self.seen();
        let result = verb(self.active());
        self.driven(before);
        result
    }

    fn is_moved(&self) -> bool {
        let start = self.descent().training().at(0).params;
        self.home.as_ref().is_some_and(|home| home != start)
    }

    fn put_back(&mut self) {
        if let Some(home) = self.home.take() {
            self.start_from(&home);
            self.look();
        }
    }

    fn peek(&mut self, step: Option<usize>) {
        self.active().peek(step);
        self.look();
    }

    fn describe(&self) -> String {
        let loss = spoken(&significant(self.now().loss, 6));
        format!(
            "step {}, loss {loss}, {}",
            self.descent().at(),
            self.params_in_words()
        )
    }

    fn outcome(&self) -> Option<String> {
        self.why_stopped()
    }
}
