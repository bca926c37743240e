//! Declares what each template may print: plain data in the reader's words, with links already relative.
//!
//! The doc comments here are what a template author reads. Fields of type [`Html`] are markup that
//! the program made itself: templates print them as they are, and escape all others.

pub mod account;
pub mod agreement;
pub mod changes;
pub mod common;
pub mod data;
pub mod differences;
pub mod embed;
pub mod front;
pub mod method;
pub mod not_found;
pub mod overview;
pub mod pair;
pub mod party;
pub mod passport;
pub mod plan;
pub mod position;
pub mod share;
pub mod theme;

pub use self::account::*;
pub use self::agreement::*;
pub use self::changes::*;
pub use self::common::*;
pub use self::data::*;
pub use self::differences::*;
pub use self::embed::*;
pub use self::front::*;
pub use self::method::*;
pub use self::not_found::*;
pub use self::overview::*;
pub use self::pair::*;
pub use self::party::*;
pub use self::passport::*;
pub use self::plan::*;
pub use self::position::*;
pub use self::share::*;
pub use self::theme::*;
pub use crate::values::markup::Html;
