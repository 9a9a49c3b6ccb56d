//! Conditions that are refused.

use downhill::numeric::condition::Condition;

use crate::conditions::Figures;

/// Each text is refused at a character, with a message.
pub(crate) fn is_refused(figures: &Figures, cases: &[(&str, usize, &str)]) {
    for (text, at, what) in cases {
        let fault = Condition::parse(text, figures).expect_err(text);
        assert_eq!((fault.at, fault.what.as_str()), (*at, *what), "{text}");
    }
}
