//! Keeps the files of secret keys away from the content, and from other eyes.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use crate::disk::error::{DiskError, DiskErrorKind, io_error};

/// Writes the file of a secret key, which nobody else may read. One that is there is left alone, and a folder
/// that git keeps is refused: what is committed is everybody's.
pub fn create_secret(path: &Path, text: &str) -> Result<(), DiskError> {
    let told = |kind| DiskError { path: path.to_owned(), kind };
    let whole = std::path::absolute(path).map_err(io_error(path))?;
    let folder = whole.parent().unwrap_or(Path::new("/"));
    let real = folder.canonicalize().map_err(io_error(folder))?;
    if real.ancestors().any(|it| it.join(".git").symlink_metadata().is_ok()) {
        return Err(told(DiskErrorKind::SecretInGit));
    }
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&whole);
    let mut file = file.map_err(|err| match err.kind() {
        io::ErrorKind::AlreadyExists => told(DiskErrorKind::AlreadyThere),
        _ => io_error(path)(err),
    })?;
    file.write_all(text.as_bytes()).map_err(io_error(path))
}

/// Reads the file of a secret key.
pub fn read_secret(path: &Path) -> Result<String, DiskError> {
    fs::read_to_string(path).map_err(io_error(path))
}
