//! Compiles templates, the built-in ones and a site's own, and proves that every field they name exists.

pub mod names;
pub mod ready;
pub mod templates;

pub use self::ready::*;
pub use self::templates::*;
