//! The finished site to its folder: whatever happens on the way, readers have the old site or the new one, whole.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::{DiskError, DiskErrorKind, io_error, output};
use crate::site::Site;

/// Writes the site into `out` so that the folder holds the old site or the new one, whole, at any
/// moment: all files are staged beside it, then the two folders are exchanged in one step. What a build
/// that was killed left there, the next one takes away.
///
/// A file whose bytes are unchanged stays the same file, so that its time of change stays too; where
/// nothing has changed, nothing is written. `root` is the content folder, which the output must not
/// cover. A folder with files that no build made is left alone and told of, and so is one that another
/// build is writing.
pub fn write(site: &Site, root: &Path, out: &Path) -> Result<(), DiskError> {
    let out = output(root, out)?;
    let parent = out.parent().unwrap_or(Path::new("/"));
    let name = out.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let workshop = parent.join(format!(".{name}.standpunkt"));
    if !workshop.exists() && is_there(site, &out) {
        return Ok(());
    }
    fs::create_dir_all(parent).map_err(io_error(parent))?;
    let ours = Workshop::enter(workshop, &out)?;
    let published = ours.stage(site, &out).and_then(|stage| ours.swap(&stage, &out));
    published.and(ours.leave())
}

/// Whether a file of the site is there with the same bytes.
fn unchanged(out: &Path, path: &str, bytes: &[u8]) -> bool {
    let there = out.join(path);
    // Most changed files have another length: those need not be read.
    let same_length =
        there.symlink_metadata().is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64);
    same_length && fs::read(there).is_ok_and(|it| it == bytes)
}

/// Whether the folder holds all files of the site as they are. Its list of checksums is one of them, so
/// it holds no others of ours.
fn is_there(site: &Site, out: &Path) -> bool {
    !site.files.is_empty() && site.files.par_iter().all(|(path, bytes)| unchanged(out, path, bytes))
}

/// The folder beside the output that a site is staged in. One build at a time has it: the system takes
/// the lock from a program that ends, however it ends.
struct Workshop {
    folder: PathBuf,
    /// Held as long as this is open.
    _lock: File,
}

impl Workshop {
    /// Makes the folder, or takes over the one of a build that was killed.
    fn enter(folder: PathBuf, out: &Path) -> Result<Workshop, DiskError> {
        loop {
            match fs::create_dir(&folder) {
                Err(err) if err.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(io_error(&folder)(err));
                }
                _ => {}
            }
            let lock = match File::open(&folder) {
                // Its owner has just left.
                Err(err) if err.kind() == io::ErrorKind::NotFound => continue,
                opened => opened.map_err(io_error(&folder))?,
            };
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(DiskError { path: out.to_owned(), kind: DiskErrorKind::Busy });
                }
                Err(TryLockError::Error(err)) => return Err(io_error(&folder)(err)),
            }
            let opened = lock.metadata().map_err(io_error(&folder))?;
            // The one that was opened may have been taken away meanwhile, and there may be another.
            if fs::metadata(&folder)
                .is_ok_and(|it| (it.dev(), it.ino()) == (opened.dev(), opened.ino()))
            {
                let ours = Workshop { folder, _lock: lock };
                ours.restore(out)?;
                return Ok(ours);
            }
        }
    }

    /// Where the old site is for a moment on file systems that cannot exchange two folders.
    fn old(&self) -> PathBuf {
        self.folder.join("old")
    }

    /// Puts back a site that was moved away by a build that was killed then, and clears what it left.
    fn restore(&self, out: &Path) -> Result<(), DiskError> {
        if !out.exists() && self.old().exists() {
            fs::rename(self.old(), out).map_err(io_error(out))?;
        }
        for entry in fs::read_dir(&self.folder).map_err(io_error(&self.folder))? {
            let path = entry.map_err(io_error(&self.folder))?.path();
            fs::remove_dir_all(&path).map_err(io_error(&path))?;
        }
        Ok(())
    }

    /// Lays the whole site out; files that are unchanged are those of the old one.
    fn stage(&self, site: &Site, out: &Path) -> Result<PathBuf, DiskError> {
        let stage = self.folder.join("new");
        let folders: BTreeSet<PathBuf> = site
            .files
            .keys()
            .filter_map(|it| stage.join(it).parent().map(Path::to_owned))
            .chain([stage.clone()])
            .collect();
        for folder in &folders {
            fs::create_dir_all(folder).map_err(io_error(folder))?;
        }
        site.files.par_iter().try_for_each(|(path, bytes)| {
            let (old, new) = (out.join(path), stage.join(path));
            if unchanged(out, path, bytes) && fs::hard_link(&old, &new).is_ok() {
                return Ok(());
            }
            fs::write(&new, bytes).map_err(io_error(&new))
        })?;
        Ok(stage)
    }

    /// Exchanges the staged folder with the published one, or puts it there if there is none.
    fn swap(&self, stage: &Path, out: &Path) -> Result<(), DiskError> {
        if !out.exists() {
            return fs::rename(stage, out).map_err(io_error(out));
        }
        match renameat_with(CWD, stage, CWD, out, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(()),
            // Some file systems cannot exchange: two steps then, and for a moment there is no site.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
                fs::rename(out, self.old()).map_err(io_error(out))?;
                fs::rename(stage, out).map_err(io_error(out))
            }
            Err(err) => Err(io_error(out)(err.into())),
        }
    }

    /// Takes the folder away with all that is in it.
    fn leave(self) -> Result<(), DiskError> {
        fs::remove_dir_all(&self.folder).map_err(io_error(&self.folder))
    }
}
