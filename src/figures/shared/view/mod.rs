//! Controls shared by several figures, each bound to a setting by its name.

pub mod learning_rate;
pub mod loss_select;
pub mod optimizer_select;
pub mod standardise;
pub mod view_switch;
pub mod wrong_sign;
