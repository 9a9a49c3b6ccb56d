//! A choice among the items of a list.

/// A choice, and how far the reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Choose {
    /// The texts of the items.
    pub items: Vec<String>,
    /// The replies of the items; empty for one that has none.
    pub replies: Vec<String>,
    /// The indices of the right items, from 0, in order.
    pub right: Vec<usize>,
    /// The indices of the items that are picked, in order.
    pub picked: Vec<usize>,
    /// What was picked at the last attempt.
    pub checked: Option<Vec<usize>>,
    /// The number of attempts.
    pub attempts: usize,
}

impl Choose {
    /// A choice of which nothing is picked.
    #[must_use]
    pub fn new(items: Vec<String>, replies: Vec<String>, right: Vec<usize>) -> Self {
        Self {
            items,
            replies,
            right,
            picked: Vec::new(),
            checked: None,
            attempts: 0,
        }
    }

    /// Whether several items are right.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        self.right.len() > 1
    }

    /// Whether the last attempt was right.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.checked.as_ref() == Some(&self.right)
    }

    /// Picks an item, or no longer picks it. Where one item is right, it takes the place of the one
    /// picked before.
    pub fn pick(&mut self, item: usize, on: bool) {
        if self.is_done() || item >= self.items.len() {
            return;
        }
        if self.takes_several() {
            self.picked.retain(|other| *other != item);
        } else {
            self.picked.clear();
        }
        if on {
            self.picked.push(item);
            self.picked.sort_unstable();
        }
    }

    /// Compares what is picked with what is right: an attempt, if anything is picked and it was not just
    /// compared.
    pub fn check(&mut self) {
        if !self.is_checked() && !self.picked.is_empty() && !self.is_done() {
            self.attempts += 1;
            self.checked = Some(self.picked.clone());
        }
    }

    /// Forgets what was picked; the attempts count on.
    pub fn again(&mut self) {
        self.picked.clear();
        self.checked = None;
    }

    /// Whether what is picked is what was compared last.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.checked.as_ref() == Some(&self.picked)
    }

    /// 1 for the right answer at the first attempt, a half at the second, and so on; 0 before.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody tries so often")]
    pub fn score(&self) -> f64 {
        if self.is_done() {
            1.0 / self.attempts as f64
        } else {
            0.0
        }
    }

    /// The texts of the items of the last attempt.
    #[must_use]
    pub fn answer(&self) -> String {
        self.texts(self.checked.as_deref().unwrap_or_default())
    }

    /// The texts of the right items.
    #[must_use]
    pub fn solution(&self) -> String {
        self.texts(&self.right)
    }

    fn texts(&self, items: &[usize]) -> String {
        let items: Vec<_> = items
            .iter()
            .map(|item| self.items[*item].as_str())
            .collect();
        items.join("; ")
    }

    /// The replies of the items of the last attempt.
    #[must_use]
    pub fn reply(&self) -> String {
        let items = self.checked.iter().flatten();
        let replies = items.filter_map(|item| self.replies.get(*item));
        let replies: Vec<_> = replies.filter(|reply| !reply.is_empty()).cloned().collect();
        replies.join(" ")
    }

    /// What to say of the last attempt; empty before the first, and once something else is picked.
    #[must_use]
    pub fn sentence(&self) -> String {
        let Some(checked) = self.checked.as_ref().filter(|_| self.is_checked()) else {
            return String::new();
        };
        let verdict = if self.is_done() {
            "Right."
        } else if self.takes_several() && checked.iter().all(|item| self.right.contains(item)) {
            "Right so far, but not all of them."
        } else {
            "Not that; try again."
        };
        format!("{verdict} {}", self.reply()).trim_end().into()
    }

    /// What is needed to [restore](Self::restore) it; empty if nothing was tried.
    #[must_use]
    pub fn saved(&self) -> String {
        match (self.attempts, &self.checked) {
            (0, _) => String::new(),
            (attempts, None) => attempts.to_string(),
            (attempts, Some(checked)) => format!("{attempts};{}", numbers(checked)),
        }
    }

    /// Restores what was saved; `None` if that was something else.
    pub fn restore(&mut self, saved: &str) -> Option<()> {
        let (attempts, checked) = match saved.split_once(';') {
            Some((attempts, checked)) => (attempts, Some(indices(checked, self.items.len())?)),
            None => (saved, None),
        };
        self.attempts = attempts.parse().ok().filter(|attempts| *attempts > 0)?;
        self.picked = checked.clone().unwrap_or_default();
        self.checked = checked;
        Some(())
    }
}

/// The numbers of items, counted from 1, such as `1 3`.
#[must_use]
pub fn numbers(items: &[usize]) -> String {
    let numbers: Vec<_> = items.iter().map(|item| (item + 1).to_string()).collect();
    numbers.join(" ")
}

/// The indices of items by their numbers, counted from 1, in order and each once; `None` for no number,
/// and for one that is not that of an item.
#[must_use]
pub fn indices(numbers: &str, items: usize) -> Option<Vec<usize>> {
    let separators = |letter: char| letter.is_whitespace() || letter == ',' || letter == ';';
    let numbers = numbers.split(separators).filter(|text| !text.is_empty());
    let index = |number: &str| {
        let number: usize = number.parse().ok()?;
        (1..=items).contains(&number).then(|| number - 1)
    };
    let mut indices = numbers.map(index).collect::<Option<Vec<_>>>()?;
    indices.sort_unstable();
    indices.dedup();
    (!indices.is_empty()).then_some(indices)
}
