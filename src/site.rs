//! The finished site: every file that is published, and their checksums.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The list of the site's files with their checksums, at its root. The next build knows by it which
/// files in the output folder are its own.
pub const CHECKSUMS: &str = "SHA256SUMS";

/// Path in the site to content; the list of checksums is among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The files, in path order.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// A site of these files, with the list of their checksums (in the form of `sha256sum`).
    pub fn new(mut files: BTreeMap<String, Vec<u8>>) -> Site {
        let mut list = String::new();
        for (path, bytes) in &files {
            for byte in Sha256::digest(bytes) {
                let _ = write!(list, "{byte:02x}");
            }
            let _ = writeln!(list, "  {path}");
        }
        files.insert(CHECKSUMS.to_owned(), list.into_bytes());
        Site { files }
    }

    /// How many of the files are pages: what only leads on from a former address is none.
    pub fn pages(&self) -> usize {
        let pages = self.files.iter().filter(|(path, _)| path.ends_with(".html"));
        pages.filter(|(_, bytes)| !leads_on(bytes)).count()
    }
}

/// Whether a page only leads on to another one.
pub fn leads_on(page: &[u8]) -> bool {
    std::str::from_utf8(page).is_ok_and(|it| it.contains("<meta http-equiv=\"refresh\""))
}

/// The paths in a list of checksums.
pub fn listed(checksums: &str) -> impl Iterator<Item = &str> {
    checksums.lines().filter_map(|it| it.split_once("  ")).map(|(_, path)| path)
}
