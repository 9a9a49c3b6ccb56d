//! What a reader takes away: a row of buttons, what came of the last one, and the text that was
//! taken, to copy by hand where the browser refuses.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlElement;

use super::controls::{button, fixed_text, line};
use super::dom::{El, Ui};
use super::embed;
use super::model::Model;
use super::save;

/// A way to take something away: its name, its words, and what it does.
pub type Way = (&'static str, &'static str, Box<dyn Fn(&Taker)>);

/// A text to take away: the name of its button, the words, the file that it is saved as and of what
/// kind (without a file it is copied), and what it says of a state.
pub type Note<S> = (
    &'static str,
    &'static str,
    Option<(&'static str, &'static str)>,
    fn(&S) -> String,
);

/// The ways to take these texts away.
#[must_use]
pub fn ways<S>(model: Model<S>, notes: &[Note<S>]) -> Vec<Way> {
    let way = |(name, label, file, text): &Note<S>| -> Way {
        let (file, text) = (*file, *text);
        let take = move |taker: &Taker| {
            let text = model.with_untracked(text);
            match file {
                Some((file, kind)) => taker.save(file, kind, text),
                None => taker.copy(text),
            }
        };
        (name, label, Box::new(take))
    };
    notes.iter().map(way).collect()
}

/// What a way works with. A handle: clones are the same.
#[derive(Clone)]
pub struct Taker {
    ui: Ui,
    here: HtmlElement,
    taken: Rc<RefCell<Taken>>,
}

/// What was taken last: what came of it, and the text to copy by hand.
#[derive(Default)]
struct Taken {
    said: String,
    text: String,
}

impl Taker {
    /// Says what came of it, and shows a text.
    pub fn tell(&self, said: String, text: String) {
        self.ui.voice.say(said.clone());
        self.taken.replace(Taken { said, text });
        self.ui.refresh();
    }

    /// Shows a text, copies it, and then says what came of that: a browser may ask first, or take its
    /// time. What was taken meanwhile stays.
    pub fn copy(&self, text: String) {
        self.taken.replace(Taken {
            said: String::new(),
            text: text.clone(),
        });
        self.ui.refresh();
        let (taker, shown) = (self.clone(), text.clone());
        let tell = move |said: &str| {
            let is_shown = taker.taken.borrow().text == shown;
            if is_shown {
                taker.tell(said.into(), shown.clone());
            }
        };
        save::copy(&text, Box::new(tell));
    }

    /// Saves a text as a file.
    pub fn save(&self, file: &str, kind: &str, text: String) {
        save::download(file, kind, &text);
        self.saved(file, text);
    }

    /// Saves what is at an address as a file.
    pub fn save_address(&self, file: &str, address: &str) {
        save::download_address(file, address);
        self.saved(file, String::new());
    }

    fn saved(&self, file: &str, text: String) {
        let said = format!("Saved as {file}, if the browser allows it here.");
        self.tell(said, text);
    }

    /// The address of the state of the figure.
    #[must_use]
    pub fn link(&self) -> String {
        embed::link(&self.here).unwrap_or_default()
    }
}

/// The buttons of these ways, what came of them, and the text.
#[must_use]
pub fn take(ui: &Ui, ways: Vec<Way>) -> Vec<El> {
    let row = ui.el("div").class("row");
    let taker = Taker {
        ui: ui.clone(),
        here: row.node().clone(),
        taken: Rc::default(),
    };
    let buttons = ways.into_iter().map(|(name, label, way)| {
        let taker = taker.clone();
        let usable = Box::new(|| false);
        button(ui, name, fixed_text(label), usable, move || way(&taker))
    });
    let [said, text, none] = std::array::from_fn(|_| Rc::clone(&taker.taken));
    let by_hand = ui
        .el("textarea")
        .attr("readonly", "")
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .attr("aria-label", "What was taken, to copy by hand")
        .live_value(Box::new(move || text.borrow().text.clone()))
        .live_flag("hidden", Box::new(move || none.borrow().text.is_empty()));
    vec![
        row.children(buttons.collect()),
        line(ui, "about", Box::new(move || said.borrow().said.clone())),
        by_hand,
    ]
}
