//! Keeps the folder that a site is staged in, and notes outside of all content which folder that is.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::disk::error::{DiskError, DiskErrorKind, io_error};
use crate::disk::home::{Home, SEAL};
use crate::disk::replace::replace_whole;
use crate::site::files::CHECKSUMS;
use crate::values::checksum::{Sha256, sha256};

/// What this machine knows of who is at work on an output folder: it lies in the user's own folder, where
/// no content can put anything. One build at a time has it: the system takes the lock from a program that
/// ends, however it ends.
#[derive(Debug)]
pub(super) struct Notes {
    /// The home, the name of the note in it, and its file; `None` where nothing can be kept.
    place: Option<(Home, String, PathBuf)>,
    /// Held as long as this is open.
    lock: Option<File>,
}

/// The folder of the home that has a note for each output folder that is being written.
const OUTPUTS: &str = "outputs";

/// The ending of a note of the workshop that a build has.
const AT_WORK: &str = "at-work";

/// The ending of a note of what was published.
const MADE: &str = "made";

impl Notes {
    /// Of an output folder. Busy where another build has it.
    pub(super) fn of(out: &Path) -> Result<Notes, DiskError> {
        let name = format!("{OUTPUTS}/{}", sha256(out.as_os_str().as_encoded_bytes()));
        let Some((home, folder)) =
            Home::open()?.and_then(|it| it.folder(OUTPUTS).map(|to| (it, to)))
        else {
            return Ok(Notes { place: None, lock: None });
        };
        let path = folder.join(name.trim_start_matches(OUTPUTS).trim_start_matches('/'));
        let lock = path.with_extension("lock");
        loop {
            let opened = File::options().create(true).append(true).open(&lock);
            let held = opened.map_err(io_error(&lock))?;
            match held.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(DiskError { path: out.to_owned(), kind: DiskErrorKind::Busy });
                }
                Err(TryLockError::Error(err)) => return Err(io_error(&lock)(err)),
            }
            // Who had it before may have taken the file away meanwhile, and there may be another.
            let number = held.metadata().map_err(io_error(&lock))?.ino();
            if lock.symlink_metadata().is_ok_and(|it| it.ino() == number) {
                return Ok(Notes { place: Some((home, name, path)), lock: Some(held) });
            }
        }
    }

    /// What was noted under an ending of its own.
    fn noted(&self, ending: &str) -> Option<String> {
        let (home, name, path) = self.place.as_ref()?;
        let bytes = fs::read(path.with_extension(ending)).ok()?;
        let (seal, text) = bytes.split_at_checked(SEAL)?;
        let sealed = home.is_sealed(seal, &format!("{name}.{ending}"), text);
        sealed.then(|| String::from_utf8(text.to_vec()).ok()).flatten()
    }

    /// Notes something under an ending of its own.
    fn note(&self, ending: &str, text: &str) -> Result<(), DiskError> {
        let Some((home, name, path)) = &self.place else { return Ok(()) };
        let seal = home.seal(&format!("{name}.{ending}"), text.as_bytes());
        replace_whole(&path.with_extension(ending), &[&seal, text.as_bytes()].concat())
    }

    /// The checksums of the lists of checksums that this machine published there last: of the site that
    /// stands there, or, if a build was killed, of the one that was to stand there.
    pub(super) fn published(&self) -> Vec<Sha256> {
        self.noted(MADE).unwrap_or_default().lines().skip(1).filter_map(Sha256::parse).collect()
    }

    /// Notes that a site with this list is about to stand there.
    pub(super) fn publish(&self, out: &Path, list: Sha256) -> Result<(), DiskError> {
        let there = fs::read(out.join(CHECKSUMS)).ok().map(|it| sha256(&it));
        let there = there.filter(|it| self.published().contains(it));
        if there.is_none() {
            self.forget_lost();
        }
        let mut text = format!("{}\n", out.display());
        there.into_iter().chain([list]).for_each(|it| text.push_str(&format!("{it}\n")));
        self.note(MADE, &text)
    }

    /// Forgets sites whose folder is no longer there.
    fn forget_lost(&self) {
        let Some((home, _, path)) = &self.place else { return };
        let all =
            path.parent().and_then(|it| fs::read_dir(it).ok()).into_iter().flatten().flatten();
        for path in all.map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == MADE))
        {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let other = Notes {
                place: Some((home.clone(), format!("{OUTPUTS}/{stem}"), path.clone())),
                lock: None,
            };
            let of = other.noted(MADE).and_then(|it| it.lines().next().map(PathBuf::from));
            if of.is_some_and(|it| !it.exists()) {
                let _ = fs::remove_file(path);
            }
        }
    }

    /// The workshop that a build made and did not leave.
    pub(super) fn left(&self) -> Option<Left> {
        let text = self.noted(AT_WORK)?;
        let (number, folder) = text.split_once(' ')?;
        Some(Left { folder: PathBuf::from(folder), number: number.parse().ok() })
    }

    /// Notes a workshop by its path, and by its number on the disk as soon as it has one.
    fn write(&self, folder: &Path, number: Option<u64>) -> Result<(), DiskError> {
        // A path that is no text cannot be noted: then what is left after a kill stays.
        let Some(folder) = folder.to_str() else { return Ok(()) };
        let number = number.map_or("-".to_owned(), |it| it.to_string());
        self.note(AT_WORK, &format!("{number} {folder}"))
    }

    pub(super) fn forget(&self) {
        if let Some((_, _, path)) = &self.place {
            let _ = fs::remove_file(path.with_extension(AT_WORK));
        }
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        // While the lock is held: who comes next makes a file of its own.
        if let (Some((_, _, path)), Some(_)) = (&self.place, &self.lock) {
            let _ = fs::remove_file(path.with_extension("lock"));
        }
    }
}

/// A workshop that a build which was killed has left.
#[derive(Debug)]
pub(super) struct Left {
    folder: PathBuf,
    /// Its number on the disk; `None` if the build was killed before it was known.
    number: Option<u64>,
}

impl Left {
    /// Puts back a site that was moved away, and takes the workshop away: only the very folder that was
    /// noted, so nothing that has its name now.
    pub(super) fn clear(&self, out: &Path) -> Result<(), DiskError> {
        let folder = &self.folder;
        let Ok(there) = folder.symlink_metadata() else { return Ok(()) };
        if !there.is_dir() {
            return Ok(());
        }
        match self.number {
            // Nothing was put into it yet: what is not empty is not ours.
            None => drop(fs::remove_dir(folder)),
            Some(number) if there.ino() == number => {
                let old = folder.join(OLD);
                if out.symlink_metadata().is_err() && old.symlink_metadata().is_ok() {
                    fs::rename(old, out).map_err(io_error(out))?;
                }
                fs::remove_dir_all(folder).map_err(io_error(folder))?;
            }
            Some(_) => {}
        }
        Ok(())
    }
}

/// Where in the workshop the old site is for a moment on file systems that cannot exchange two folders.
const OLD: &str = "old";

/// The folder beside the output that a site is staged in, under a name that nobody can know before.
#[derive(Debug)]
pub(super) struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    /// Makes the folder, and notes it.
    pub(super) fn enter(out: &Path, notes: &Notes) -> Result<Workshop, DiskError> {
        let name = out.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let parent = out.parent().unwrap_or(Path::new("/"));
        let mut random = [0; 16];
        let system = getrandom::fill(&mut random).map_err(io::Error::other);
        system.map_err(io_error(out))?;
        let random: String = random.iter().map(|it| format!("{it:02x}")).collect();
        let folder = parent.join(format!(".{name}.standpunkt-{random}"));
        notes.write(&folder, None)?;
        // It fails where anything has that name, also a link.
        DirBuilder::new().mode(0o700).create(&folder).map_err(io_error(&folder))?;
        let number = folder.symlink_metadata().map_err(io_error(&folder))?.ino();
        notes.write(&folder, Some(number))?;
        Ok(Workshop { folder })
    }

    /// Where the new site is until it is whole.
    pub(super) fn stage(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Exchanges the staged folder with the published one, or puts it there if there is none.
    pub(super) fn swap(&self, out: &Path) -> Result<(), DiskError> {
        let stage = self.stage();
        if !out.exists() {
            return fs::rename(stage, out).map_err(io_error(out));
        }
        match renameat_with(CWD, &stage, CWD, out, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(()),
            // Some file systems cannot exchange: two steps then, and for a moment there is no site.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
                fs::rename(out, self.folder.join(OLD)).map_err(io_error(out))?;
                fs::rename(stage, out).map_err(io_error(out))
            }
            Err(err) => Err(io_error(out)(err.into())),
        }
    }

    /// Takes the folder away with all that is in it.
    pub(super) fn leave(self) -> Result<(), DiskError> {
        fs::remove_dir_all(&self.folder).map_err(io_error(&self.folder))
    }
}
