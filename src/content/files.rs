//! Holds the files of the content as they were read from disk.

use std::collections::BTreeMap;

/// The files that a site is built from. Paths are relative to the content folder, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Path to content.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that are there but were not read, and why.
    pub refused: BTreeMap<String, Refusal>,
}

/// Why a file that is there was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Larger than [`LARGEST_FILE`]; the size in bytes.
    TooLarge(u64),
    /// A symbolic link whose target is no visible file of the same kind of content, or does not exist; the
    /// target.
    LeadsOut(String),
    /// A symbolic link to a folder, which is not followed; the target.
    FolderLink(String),
    /// A symbolic link where this program puts its work, which would be done in another's folder; the target.
    WorkLink(String),
    /// Neither a file nor a folder (a pipe, a device).
    NotAFile,
    /// The name is not UTF-8 text.
    Name,
    /// The system would not let it be read; its words.
    Unreadable(String),
}

impl Sources {
    /// The paths of all files under `prefix` that are there, read or refused, in order.
    pub fn paths<'a>(&'a self, prefix: &'a str) -> Vec<&'a str> {
        let mut paths: Vec<&str> =
            self.files.keys().chain(self.refused.keys()).map(String::as_str).collect();
        paths.retain(|path| path.starts_with(prefix));
        paths.sort_unstable();
        paths
    }
}
