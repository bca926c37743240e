//! Names what is explained of a field and of a word.

use crate::report::diagnostic::What;

/// The title of a field, and how it is filled in.
pub type Help = (&'static str, &'static str);

/// A field by its path, in bokmål and in English; one of `translations` is that of the record around it.
pub(super) type Field = (&'static str, Help, Help);

/// A word of a closed list, in bokmål and in English.
pub(super) type Word = (What, &'static str, Help, Help);
