//! Names a place in a file, and the limits of what is read.

/// The largest input file that is read, in bytes.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// The longest line that is read, in bytes: each finding shows its line.
pub const LONGEST_LINE: usize = 1024 * 1024;

/// Where something stands: what a message about it needs to know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path relative to the content folder.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How many characters it covers on that line, at least 1.
    pub width: usize,
    /// The text of that line.
    pub excerpt: String,
}

impl Place {
    /// A place at the start of a file of which there is no text to show.
    pub fn file(path: &str) -> Place {
        Place { path: path.to_owned(), line: 1, column: 1, width: 1, excerpt: String::new() }
    }
}
