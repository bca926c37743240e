//! Holds a value with the place where it was read.

use std::ops::Range;

use crate::content::text::Text;

/// A value and the byte range where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Byte range in the file's text.
    pub span: Range<usize>,
}

/// A file that was read: its text, for places, and what it says.
#[derive(Clone, Debug)]
pub struct Filed<T> {
    /// The file.
    pub text: Text,
    /// What it says.
    pub value: T,
}
