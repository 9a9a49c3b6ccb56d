//! The attributes of a task's element.

use super::choose::{Choose, indices};
use super::complaint::Complaint;
use super::goal::Goal;
use super::predict::Predict;
use super::scope::Figures;
use super::task::Task;
use super::tolerance::Tolerance;
use crate::figures::registry;
use crate::numeric::condition::{Condition, Scope};

/// The attributes that a task is made from, in the order of the documentation.
pub const ATTRIBUTES: [&str; 7] = ["for", "predict", "when", "within", "free", "goal", "answer"];

/// Where a prediction is known if its task does not say: after the first step.
const FIRST_STEP: &str = "step >= 1";

/// What a task is made from.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The attributes that are there, each with its text.
    pub attributes: Vec<(String, String)>,
    /// The ids in `for`, each with the name of the figure that has it on this page; the name is empty if
    /// there is none.
    pub figures: Vec<(String, String)>,
    /// The texts of the items of its list.
    pub items: Vec<String>,
    /// The replies of the items; empty for one that has none.
    pub replies: Vec<String>,
}

impl Written {
    fn text(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(own, _)| own == name)
            .map(|(_, text)| text.as_str())
    }

    /// The task.
    ///
    /// # Errors
    ///
    /// The first attribute that is not usable.
    pub fn task(&self) -> Result<Task, Complaint> {
        let kinds = ["predict", "goal", "answer"];
        let mut given = kinds
            .iter()
            .filter_map(|kind| Some((*kind, self.text(kind)?)));
        let Some((kind, text)) = given.next() else {
            let reason = "a task takes one of the attributes predict, goal and answer";
            return Err(Complaint::new("downhill-task", "", reason));
        };
        if let Some((other, text)) = given.next() {
            let reason = format!("the task has {kind} already, and takes one of them");
            return Err(Complaint::new(other, text, reason));
        }
        match kind {
            "predict" => self.predict(text).map(Box::new).map(Task::Predict),
            "goal" => self.goal(text).map(Task::Goal),
            _ => self.choose(text).map(Task::Choose),
        }
    }

    /// A number by which it is told from another task: of the attributes that its answer depends on, and of
    /// the number of items of its list, whose words may be translated or typeset meanwhile.
    #[must_use]
    pub fn fingerprint(&self) -> u16 {
        let when = self.text("when").unwrap_or(FIRST_STEP);
        let mut asked = format!("{} {when}", self.items.len());
        for name in ["predict", "goal", "answer"] {
            if let Some(text) = self.text(name) {
                asked += name;
                asked += text;
            }
        }
        // Fowler, Noll and Vo, 1991, folded.
        let hash = asked.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let [a, b, c, d] = hash.to_be_bytes();
        u16::from_be_bytes([a ^ c, b ^ d])
    }

    /// The figures that `for` names.
    ///
    /// # Errors
    ///
    /// When it names none, or one that is not there.
    pub fn figures(&self) -> Result<Figures, Complaint> {
        let text = self.text("for").unwrap_or_default();
        let figure = |(id, name): &(String, String)| {
            let listing = registry::figure(name).ok_or_else(|| {
                let reason = format!("there is no figure with the id “{id}” on this page");
                Complaint::new("for", text, reason)
            })?;
            Ok((id.clone(), listing))
        };
        let figures = self.figures.iter().map(figure);
        let figures = figures.collect::<Result<Vec<_>, _>>()?;
        if figures.is_empty() {
            let reason = "it takes the id of a figure on this page, or several ids";
            return Err(Complaint::new("for", text, reason));
        }
        Ok(Figures(figures))
    }

    fn predict(&self, text: &str) -> Result<Predict, Complaint> {
        let figures = self.figures()?;
        if figures.0.len() > 1 {
            let given = self.text("for").unwrap_or_default();
            return Err(Complaint::new(
                "for",
                given,
                "a prediction is about one figure",
            ));
        }
        if text.trim().is_empty() {
            let reason = "it takes what is predicted, such as x or loss";
            return Err(Complaint::new("predict", text, reason));
        }
        let what = condition("predict", text, &figures)?;
        let when = self.text("when").unwrap_or(FIRST_STEP);
        let when = flag("when", when, &figures)?;
        let within = match self.text("within") {
            None => Tolerance::default(),
            Some(within) => Tolerance::parse(within).ok_or_else(|| {
                let reason = "it takes a distance such as 0.05, or a share such as 5%";
                Complaint::new("within", within, reason)
            })?,
        };
        let mut predict = Predict::new(text, what, when, within).ok_or_else(|| {
            let reason = "a reader predicts a number, numbers, a sign, or a word such as status";
            Complaint::new("predict", text, reason)
        })?;
        predict.is_free = self.text("free").is_some();
        Ok(predict)
    }

    fn goal(&self, text: &str) -> Result<Goal, Complaint> {
        let condition = flag("goal", text, &self.figures()?)?;
        Ok(Goal::new(text, condition))
    }

    fn choose(&self, text: &str) -> Result<Choose, Complaint> {
        if self.items.is_empty() {
            let reason = "the task has no list to choose from, an <ol> or <ul> in it";
            return Err(Complaint::new("answer", text, reason));
        }
        let right = indices(text, self.items.len()).ok_or_else(|| {
            let last = self.items.len();
            let reason = format!("it takes numbers of items of the list, from 1 to {last}");
            Complaint::new("answer", text, reason)
        })?;
        Ok(Choose::new(self.items.clone(), self.replies.clone(), right))
    }
}

fn condition(name: &'static str, text: &str, scope: &dyn Scope) -> Result<Condition, Complaint> {
    Condition::parse(text, scope).map_err(|error| Complaint::at(name, text, &error))
}

fn flag(name: &'static str, text: &str, scope: &dyn Scope) -> Result<Condition, Complaint> {
    let condition = condition(name, text, scope)?;
    if condition.is_flag() {
        return Ok(condition);
    }
    let reason = "it takes a condition that holds or not, such as step >= 10";
    Err(Complaint::new(name, text, reason))
}
