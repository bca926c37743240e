//! Makes paths relative to a folder.

use std::path::Path;

/// The path below the root with `/`, and whether all of it is text.
pub(crate) fn relative(root: &Path, path: &Path) -> (String, bool) {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> =
        below.components().map(|it| it.as_os_str().to_string_lossy().into_owned()).collect();
    (parts.join("/"), below.to_str().is_some())
}
