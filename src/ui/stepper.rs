//! A figure that is gone through in steps, as its controls see it, whatever figure it is.

use std::rc::Rc;

use leptos::prelude::untrack;
use web_sys::HtmlElement;

use super::dom::{El, Text, Ui};
use super::frame_clock::{NextFrame, Rank};
use super::model::Model;
use super::voice::Voice;
use crate::numeric::steps::Steps;

/// The figure: looked at, and again when it changes; driven; heard.
pub trait Stepper {
    /// Whether a condition holds.
    fn is(&self, condition: fn(&dyn Steps) -> bool) -> bool;
    /// The step that is shown, and the last one.
    fn place(&self) -> (usize, usize);
    /// What it says of itself.
    fn text(&self, text: fn(&dyn Steps) -> String) -> String;
    /// Does this to it.
    fn drive(&self, verb: &dyn Fn(&mut dyn Steps));
    /// Lets so many seconds pass, as [`Steps::advance`] does; who looks is told if there is something
    /// new to see.
    fn advance(&self, seconds: f64, glide: bool);
    /// What it has to say.
    fn voice(&self) -> Voice;
}

impl<S: Steps> Stepper for Model<S> {
    fn is(&self, condition: fn(&dyn Steps) -> bool) -> bool {
        self.with(|state| condition(state))
    }

    fn place(&self) -> (usize, usize) {
        self.with(S::place)
    }

    fn text(&self, text: fn(&dyn Steps) -> String) -> String {
        self.with(|state| text(state))
    }

    fn drive(&self, verb: &dyn Fn(&mut dyn Steps)) {
        self.update(|state| verb(state));
    }

    fn advance(&self, seconds: f64, glide: bool) {
        self.update_if(|state| {
            let before = state.seen();
            state.advance(seconds, glide);
            before.is_none() || before != state.seen()
        });
    }

    fn voice(&self) -> Voice {
        Model::voice(self)
    }
}

/// The figure, for the parts that share it.
pub type Stepped = Rc<dyn Stepper>;

/// Has something of a figure written: while it plays on at its last step, when `frame` has its turn,
/// otherwise at each change.
pub fn in_turn(ui: &Ui, history: &Stepped, frame: NextFrame) {
    let history = Rc::clone(history);
    ui.follow(move || {
        let (at, last) = history.place();
        if at == last && history.is(|steps| steps.is_playing()) {
            frame.ask();
        } else {
            frame.hurry();
        }
    });
}

/// What [`El::live`] makes, but the text is asked for and written in turn.
pub fn live_in_turn(
    history: &Stepped,
    el: El,
    rank: Rank,
    text: Text,
    write: fn(&HtmlElement, &str),
) -> El {
    let mut write = el.writing(text, Box::new(write));
    let frame = NextFrame::at_most(rank, Box::new(move || untrack(&mut write)));
    in_turn(el.ui(), history, frame);
    el
}

impl dyn Stepper {
    /// Shows a step while it is pointed at; none shows again what was shown before.
    pub fn peek(&self, step: Option<usize>) {
        self.drive(&|steps| steps.peek(step));
    }

    /// Goes to a step.
    pub fn show(&self, step: usize) {
        self.drive(&|steps| {
            steps.peek(None);
            steps.show(step);
        });
    }

    /// Says where it stands to those who hear it, or why it stopped.
    pub fn say(&self) {
        let sentence =
            untrack(|| self.text(|steps| steps.outcome().unwrap_or_else(|| steps.describe())));
        self.voice().say(sentence);
    }

    /// Says where it stands to those who hear it.
    pub fn say_place(&self) {
        let sentence = untrack(|| self.text(|steps| steps.describe()));
        self.voice().say(sentence);
    }
}
