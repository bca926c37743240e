//! Writes the finished site to its folder: whatever happens on the way, readers have the old site or the new one, whole.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use walkdir::WalkDir;

use crate::disk::error::{DiskError, DiskErrorKind, io_error};
use crate::disk::folder::FOLDERS;
use crate::disk::home::{Home, SEAL};
use crate::disk::path::relative;
use crate::disk::replace::replace_whole;
use crate::site::files::{self, CHECKSUMS, Site, sums};
use crate::values::checksum::{Sha256, sha256};

/// The output folder's real path, if a site may be written there: see [`write`] for where it may not.
pub fn output(root: &Path, out: &Path) -> Result<PathBuf, DiskError> {
    let root = root.canonicalize().map_err(io_error(root))?;
    let real = absolute(out)?;
    if let Some(link) = link_on_the_way(&root, out)? {
        return Err(DiskError { path: link, kind: DiskErrorKind::OutputIsLink(real) });
    }
    let inside_input = FOLDERS.iter().any(|it| real.starts_with(root.join(it)));
    if root.starts_with(&real) || inside_input {
        return Err(DiskError { path: real, kind: DiskErrorKind::OutputIsInput });
    }
    Ok(real)
}

/// The output folder itself if it is a link, or a link that stands between the content folder and it: who
/// wrote the content may have put it there, and what lies behind it is another's.
fn link_on_the_way(root: &Path, out: &Path) -> Result<Option<PathBuf>, DiskError> {
    let whole = std::path::absolute(out).map_err(io_error(out))?;
    let is_link = |it: &Path| it.symlink_metadata().is_ok_and(|it| it.is_symlink());
    let below = |it: &Path| it.parent().and_then(|it| it.canonicalize().ok());
    let mut places = whole.ancestors().enumerate();
    let link = places.find(|(i, it)| {
        is_link(it) && (*i == 0 || below(it).is_some_and(|it| it.starts_with(root)))
    });
    Ok(link.map(|(_, it)| it.to_owned()))
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

/// Files in the output folder that are not what the last build made: at most ten, in order.
///
/// Ours are those that the list of checksums names, with the checksum that it names, where this machine has
/// published that very list there: other programs write such lists, too, and so can who wrote the content.
fn foreign_files(out: &Path, notes: &Notes) -> Result<Vec<String>, DiskError> {
    let list = match fs::read_to_string(out.join(CHECKSUMS)) {
        Ok(list) => list,
        Err(err) if err.kind() == io::ErrorKind::NotFound => String::new(),
        Err(err) if err.kind() == io::ErrorKind::NotADirectory => String::new(),
        Err(err) => return Err(io_error(&out.join(CHECKSUMS))(err)),
    };
    let mut ours: BTreeMap<&str, Option<Sha256>> =
        sums(&list).map(|(sum, path)| (path, Sha256::parse(sum))).collect();
    if !notes.published().contains(&sha256(list.as_bytes())) {
        ours.clear();
    }
    if out.symlink_metadata().is_err() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(out).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(|err| DiskError {
            path: err.path().unwrap_or(out).to_owned(),
            kind: DiskErrorKind::Io(
                err.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()),
            ),
        })?;
        if !entry.file_type().is_dir() {
            files.push((relative(out, entry.path()).0, entry));
        }
    }
    let is_foreign = |(name, entry): &(String, walkdir::DirEntry)| {
        let sum = ours.get(name.as_str()).copied().flatten();
        let listed = (!ours.is_empty() && name == CHECKSUMS)
            || sum.is_some_and(|sum| fs::read(entry.path()).is_ok_and(|it| sha256(&it) == sum));
        !(entry.file_type().is_file() && listed)
    };
    let foreign = files.par_iter().filter(|it| is_foreign(it));
    let named = foreign.map(|(name, _)| match name.as_str() {
        "" => out.display().to_string(),
        _ => name.clone(),
    });
    let mut foreign: Vec<String> = named.collect();
    foreign.truncate(10);
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
    let left = stage.workshop.into_inner().map_or(Ok(()), |it| {
        let left = it.leave();
        stage.notes.forget();
        left
    });
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
    /// What this machine knows of who is at work on that folder.
    notes: Notes,
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
        let notes = Notes::of(&out)?;
        // Somebody was at work there and was killed: then even the published folder may be in the workshop.
        if let Some(left) = notes.left() {
            left.clear(&out)?;
            notes.forget();
        }
        let foreign = foreign_files(&out, &notes)?;
        if !foreign.is_empty() {
            return Err(DiskError { path: out, kind: DiskErrorKind::ForeignFiles(foreign) });
        }
        let found = identity(&out);
        let workshop = OnceLock::new();
        Ok(Stage { out, found, notes, workshop, entering: Mutex::new(()), failed: OnceLock::new() })
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
        let ours = Workshop::enter(&self.out, &self.notes)?;
        // What was compared so far was compared with this folder.
        if identity(&self.out) != self.found {
            ours.leave()?;
            self.notes.forget();
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
        // Where no note could be kept, another build may have published meanwhile.
        if identity(&self.out) != self.found {
            return Err(DiskError { path: self.out.clone(), kind: DiskErrorKind::Busy });
        }
        self.notes.publish(&self.out, sha256(list.as_bytes()))?;
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

/// What this machine knows of who is at work on an output folder: it lies in the user's own folder, where
/// no content can put anything. One build at a time has it: the system takes the lock from a program that
/// ends, however it ends.
#[derive(Debug)]
struct Notes {
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
    fn of(out: &Path) -> Result<Notes, DiskError> {
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
    fn published(&self) -> Vec<Sha256> {
        self.noted(MADE).unwrap_or_default().lines().skip(1).filter_map(Sha256::parse).collect()
    }

    /// Notes that a site with this list is about to stand there.
    fn publish(&self, out: &Path, list: Sha256) -> Result<(), DiskError> {
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
    fn left(&self) -> Option<Left> {
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

    fn forget(&self) {
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
struct Left {
    folder: PathBuf,
    /// Its number on the disk; `None` if the build was killed before it was known.
    number: Option<u64>,
}

impl Left {
    /// Puts back a site that was moved away, and takes the workshop away: only the very folder that was
    /// noted, so nothing that has its name now.
    fn clear(&self, out: &Path) -> Result<(), DiskError> {
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
struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    /// Makes the folder, and notes it.
    fn enter(out: &Path, notes: &Notes) -> Result<Workshop, DiskError> {
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
                fs::rename(out, self.folder.join(OLD)).map_err(io_error(out))?;
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
