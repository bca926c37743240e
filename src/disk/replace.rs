//! Writes files so that each is the old one or the new one, whole.

use std::fs;
use std::path::{Path, PathBuf};

use crate::disk::error::{DiskError, DiskErrorKind, io_error};

/// Makes a new file of the content; one that is already there is left alone.
pub fn create(path: &Path, text: &str) -> Result<(), DiskError> {
    if path.symlink_metadata().is_ok() {
        return Err(DiskError { path: path.to_owned(), kind: DiskErrorKind::AlreadyThere });
    }
    replace(path, text)
}

/// Makes and changes files of the content: all, or as far as the system lets us none. Each is a path, its
/// whole text, and whether it is new.
pub fn write_all(files: &[(PathBuf, &str, bool)]) -> Result<(), DiskError> {
    let mut done: Vec<(&Path, Option<Vec<u8>>)> = Vec::new();
    for (path, text, new) in files {
        let old = if *new { None } else { fs::read(path).ok() };
        let written = if *new { create(path, text) } else { replace(path, text) };
        if let Err(err) = written {
            for (path, old) in done {
                // What went wrong first is told; more can hardly be done if this goes wrong, too.
                let _ = match old {
                    Some(old) => replace(path, old),
                    None => fs::remove_file(path).map_err(io_error(path)),
                };
            }
            return Err(err);
        }
        done.push((path, old));
    }
    Ok(())
}

/// Writes a whole file in one step: a reader sees the old content or the new one. Its folder is made if
/// it is not there.
pub fn replace(path: &Path, content: impl AsRef<[u8]>) -> Result<(), DiskError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io_error(folder))?;
    }
    let stage = path.with_extension("standpunkt-new");
    fs::write(&stage, content).map_err(io_error(&stage))?;
    fs::rename(&stage, path).map_err(io_error(path))
}
