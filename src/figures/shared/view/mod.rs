//! Controls that several figures have, each bound to settings by their names.

pub mod learning_rate;
pub mod loss_select;
pub mod optimizer_select;
pub mod standardise;
pub mod view_switch;
pub mod wrong_sign;
