//! Stamps what was proved, so that the same sources are not proved twice.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use crate::disk::cache::Cache;

/// The state of this very program.
pub fn program_state() -> String {
    std::env::current_exe().map_or_else(|err| err.to_string(), |it| state(&it))
}

/// What the system says of a file: place on the disk, size, and when it was last changed. That time
/// is set by the system alone, also where somebody gives a file another date.
pub(crate) fn state(path: &Path) -> String {
    let metadata = fs::metadata(path);
    metadata.map_or_else(
        |err| err.to_string(),
        |it| format!("{} {} {} {} {}", it.dev(), it.ino(), it.size(), it.ctime(), it.ctime_nsec()),
    )
}

/// The file in `cache` that holds the last stamp.
const STAMP: &str = "proved";

/// Whether the last thing that was proved with nothing to tell has this stamp.
pub fn is_stamped(cache: &Cache, stamp: &str) -> bool {
    cache.get(STAMP).is_some_and(|it| it.bytes == stamp.as_bytes())
}

/// Keeps the stamp of what was proved. It saves time only: if it cannot be kept, the next build
/// proves everything again.
pub fn stamp(cache: &Cache, stamp: &str) {
    cache.put(STAMP, stamp.into());
}
