//! Writes the finished site to its folder: whatever happens on the way, readers have the old site or the new one, whole.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use walkdir::WalkDir;

use crate::disk::error::{DiskError, DiskErrorKind, io_error};
use crate::disk::folder::FOLDERS;
use crate::disk::path::relative;
use crate::site::files::{self, CHECKSUMS, Site, listed};
use crate::values::checksum::{Sha256, sha256};

/// The output folder's real path, if a site may be written there: see [`write`] for where it may not.
pub fn output(root: &Path, out: &Path) -> Result<PathBuf, DiskError> {
    let out = absolute(out)?;
    let root = root.canonicalize().map_err(io_error(root))?;
    let inside_input = FOLDERS.iter().any(|it| out.starts_with(root.join(it)));
    if root.starts_with(&out) || inside_input {
        return Err(DiskError { path: out, kind: DiskErrorKind::OutputIsInput });
    }
    let foreign = foreign_files(&out)?;
    if !foreign.is_empty() {
        return Err(DiskError { path: out, kind: DiskErrorKind::ForeignFiles(foreign) });
    }
    Ok(out)
}

/// The output folder's real path, also while it does not exist yet.
fn absolute(out: &Path) -> Result<PathBuf, DiskError> {
    let whole = std::path::absolute(out).map_err(io_error(out))?;
    let mut missing = Vec::new();
    let mut there = whole.as_path();
    loop {
        match there.canonicalize() {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |path, it| path.join(it))),
            Err(err) => match (there.parent(), there.file_name()) {
                (Some(parent), Some(name)) => {
                    missing.push(name.to_owned());
                    there = parent;
                }
                _ => return Err(io_error(out)(err)),
            },
        }
    }
}

/// Files in the output folder that the last build did not list: at most ten, in order.
fn foreign_files(out: &Path) -> Result<Vec<String>, DiskError> {
    let list = match fs::read_to_string(out.join(CHECKSUMS)) {
        Ok(list) => list,
        Err(err) if err.kind() == io::ErrorKind::NotFound => String::new(),
        Err(err) if err.kind() == io::ErrorKind::NotADirectory => String::new(),
        Err(err) => return Err(io_error(&out.join(CHECKSUMS))(err)),
    };
    let ours: BTreeSet<&str> = listed(&list).chain([CHECKSUMS]).collect();
    let mut foreign = Vec::new();
    if out.symlink_metadata().is_err() {
        return Ok(foreign);
    }
    for entry in WalkDir::new(out).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(|err| DiskError {
            path: err.path().unwrap_or(out).to_owned(),
            kind: DiskErrorKind::Io(
                err.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()),
            ),
        })?;
        let name = relative(out, entry.path()).0;
        let known =
            entry.file_type().is_dir() || (entry.depth() > 0 && ours.contains(name.as_str()));
        if !known {
            foreign.push(if name.is_empty() { out.display().to_string() } else { name });
        }
        if foreign.len() == 10 {
            break;
        }
    }
    Ok(foreign)
}

/// Publishes the files that `fill` lays out in `out`, so that the folder holds the old site or the new
/// one, whole, at any moment: changed files are staged beside it as they come, then the two folders are
/// exchanged in one step. What a build that was killed left there, the next one takes away.
///
/// A file whose bytes are unchanged stays the same file, so that its time of change stays too; where
/// nothing has changed, nothing is written. `root` is the content folder, which the output must not
/// cover. A folder with files that no build made is left alone and told of, and so is one that another
/// build is writing. Where `fill` fails or a file cannot be written, the old site stays.
///
/// Returns the number of pages: what only leads on from a former address is none.
pub fn publish<E>(
    root: &Path,
    out: &Path,
    fill: impl FnOnce(&Stage) -> Result<Vec<Laid>, E>,
) -> Result<Result<usize, E>, DiskError> {
    let stage = Stage::of(output(root, out)?)?;
    let (published, swapped) = match fill(&stage) {
        Ok(laid) => (Ok(laid.iter().filter(|it| it.page).count()), stage.swap(laid)),
        Err(err) => (Err(err), Ok(())),
    };
    // What went wrong first is told, and the workshop is left in any case.
    let left = stage.workshop.into_inner().map_or(Ok(()), Workshop::leave);
    stage.failed.into_inner().map_or(swapped, Err).and(left).map(|()| published)
}

/// Writes a site that was made as a whole: see [`publish`].
pub fn write(site: &Site, root: &Path, out: &Path) -> Result<(), DiskError> {
    let fill = |stage: &Stage| {
        let files = site.files.par_iter().filter(|(path, _)| *path != CHECKSUMS);
        Ok::<_, Infallible>(files.map(|(path, bytes)| stage.lay(path.clone(), bytes)).collect())
    };
    publish(root, out, fill).map(|_| ())
}

/// A file of the site that was laid out.
#[derive(Debug)]
pub struct Laid {
    path: String,
    sum: Sha256,
    /// Whether the published folder has it with the same bytes.
    unchanged: bool,
    page: bool,
}

/// A new site beside the published one, while its files come.
#[derive(Debug)]
pub struct Stage {
    /// The published folder.
    out: PathBuf,
    /// Which folder that was at the beginning: each site that is published is another one. `None` where
    /// there was none.
    found: Option<[i64; 4]>,
    /// Entered when the first file is written.
    workshop: OnceLock<Workshop>,
    /// Held while it is entered.
    entering: Mutex<()>,
    /// The first thing that went wrong.
    failed: OnceLock<DiskError>,
}

impl Stage {
    /// Of what is in the published folder now.
    fn of(out: PathBuf) -> Result<Stage, DiskError> {
        let workshop = OnceLock::new();
        let place = workshop_of(&out);
        // Somebody is at work there, or was killed: then even the published folder may be there.
        if place.exists() {
            let _ = workshop.set(Workshop::enter(place, &out)?);
        }
        let found = identity(&out);
        Ok(Stage { out, found, workshop, entering: Mutex::new(()), failed: OnceLock::new() })
    }

    /// Lays a file of the site out: its path in the site, and its bytes. What goes wrong is told in the
    /// end.
    pub fn lay(&self, path: String, bytes: &[u8]) -> Laid {
        self.lay_known(path, bytes, sha256(bytes))
    }

    /// The same with the checksum of the bytes.
    pub fn lay_known(&self, path: String, bytes: &[u8], sum: Sha256) -> Laid {
        let unchanged = self.found.is_some() && unchanged(&self.out, &path, bytes);
        // After the first failure nothing more is written.
        if !unchanged
            && self.failed.get().is_none()
            && let Err(err) = self.write(&path, bytes)
        {
            let _ = self.failed.set(err);
        }
        let page = files::is_page(&path, bytes);
        Laid { path, sum, unchanged, page }
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let new = self.workshop()?.stage().join(path);
        in_folder(&new, || fs::write(&new, bytes)).map_err(io_error(&new))
    }

    /// The workshop, entered now if it was not before.
    fn workshop(&self) -> Result<&Workshop, DiskError> {
        if let Some(ours) = self.workshop.get() {
            return Ok(ours);
        }
        let _one_at_a_time = self.entering.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ours) = self.workshop.get() {
            return Ok(ours);
        }
        let parent = self.out.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(parent).map_err(io_error(parent))?;
        let ours = Workshop::enter(workshop_of(&self.out), &self.out)?;
        // What was compared so far was compared with this folder.
        if identity(&self.out) != self.found {
            ours.leave()?;
            return Err(DiskError { path: self.out.clone(), kind: DiskErrorKind::Busy });
        }
        Ok(self.workshop.get_or_init(|| ours))
    }

    /// Completes the new site and puts it in the place of the old one, if they differ.
    fn swap(&self, mut laid: Vec<Laid>) -> Result<(), DiskError> {
        let sums: BTreeMap<&str, Sha256> =
            laid.iter().map(|it| (it.path.as_str(), it.sum)).collect();
        let list = files::list(&sums);
        laid.push(self.lay(CHECKSUMS.to_owned(), list.as_bytes()));
        // The list of checksums names every file: if it is unchanged, there are no others of ours.
        if self.failed.get().is_some() || laid.iter().all(|it| it.unchanged) {
            return Ok(());
        }
        let ours = self.workshop()?;
        laid.par_iter().filter(|it| it.unchanged).try_for_each(|it| {
            let (old, new) = (self.out.join(&it.path), ours.stage().join(&it.path));
            match in_folder(&new, || fs::hard_link(&old, &new)) {
                // Never copied onto: it may be the very file that readers have.
                Err(err) if err.kind() == io::ErrorKind::AlreadyExists => Ok(()),
                // Not every file system has links.
                Err(_) => fs::copy(&old, &new).map(drop).map_err(io_error(&new)),
                Ok(()) => Ok(()),
            }
        })?;
        ours.swap(&self.out)
    }
}

/// Whether a file of the site is there with the same bytes.
fn unchanged(out: &Path, path: &str, bytes: &[u8]) -> bool {
    let there = out.join(path);
    // Most changed files have another length: those need not be read.
    let same_length =
        there.symlink_metadata().is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64);
    same_length && fs::read(there).is_ok_and(|it| it == bytes)
}

/// Makes a file; where its folder is not there, makes that first.
fn in_folder(file: &Path, make: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match (make(), file.parent()) {
        (Err(err), Some(folder)) if err.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            make()
        }
        (made, _) => made,
    }
}

/// By what a folder is told from others that had its name before.
fn identity(folder: &Path) -> Option<[i64; 4]> {
    let it = fs::metadata(folder).ok()?;
    Some([it.dev().cast_signed(), it.ino().cast_signed(), it.ctime(), it.ctime_nsec()])
}

/// The place beside the output where a site is staged.
fn workshop_of(out: &Path) -> PathBuf {
    let name = out.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    out.with_file_name(format!(".{name}.standpunkt"))
}

/// The folder beside the output that a site is staged in. One build at a time has it: the system takes
/// the lock from a program that ends, however it ends.
#[derive(Debug)]
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

    /// Where the new site is until it is whole.
    fn stage(&self) -> PathBuf {
        self.folder.join("new")
    }

    /// Exchanges the staged folder with the published one, or puts it there if there is none.
    fn swap(&self, out: &Path) -> Result<(), DiskError> {
        let stage = self.stage();
        if !out.exists() {
            return fs::rename(stage, out).map_err(io_error(out));
        }
        match renameat_with(CWD, &stage, CWD, out, RenameFlags::EXCHANGE) {
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
