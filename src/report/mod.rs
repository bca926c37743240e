//! Tells findings: what is wrong, where, and the cure.

pub mod diagnostic;
pub mod faults;
pub mod format;
pub mod place;
