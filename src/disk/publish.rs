//! Writes the finished site to its folder: whatever happens on the way, readers have the old site or the new one, whole.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::disk::error::{DiskError, DiskErrorKind, io_error};
use crate::disk::folder::FOLDERS;
use crate::disk::path::relative;
use crate::disk::workshop::{Notes, Workshop};
use crate::site::files::{self, CHECKSUMS, CHECKSUMS_SIGNATURE, Site, sums};
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

/// All that lies below a folder and is no folder itself, by path: what links lead to is not followed.
pub(super) fn files_below(dir: &Path) -> Result<Vec<(String, walkdir::DirEntry)>, DiskError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(dir).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(|err| DiskError {
            path: err.path().unwrap_or(dir).to_owned(),
            kind: DiskErrorKind::Io(
                err.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()),
            ),
        })?;
        if !entry.file_type().is_dir() {
            files.push((relative(dir, entry.path()).0, entry));
        }
    }
    Ok(files)
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
    let files = files_below(out)?;
    let is_foreign = |(name, entry): &(String, walkdir::DirEntry)| {
        let sum = ours.get(name.as_str()).copied().flatten();
        // The signature of a list that is ours is ours, too: no list can name it.
        let of_list = [CHECKSUMS, CHECKSUMS_SIGNATURE].contains(&name.as_str());
        let listed = (!ours.is_empty() && of_list)
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
/// `sign` makes the signature of the list of checksums, if the site is to have one: it stands beside the list.
///
/// Returns the number of pages: what only leads on from a former address is none.
pub fn publish<E>(
    (root, out): (&Path, &Path),
    sign: impl FnOnce(&str) -> Option<String>,
    fill: impl FnOnce(&Stage) -> Result<Vec<Laid>, E>,
) -> Result<Result<usize, E>, DiskError> {
    let stage = Stage::of(output(root, out)?)?;
    let (published, swapped) = match fill(&stage) {
        Ok(laid) => (Ok(laid.iter().filter(|it| it.page).count()), stage.swap(laid, sign)),
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
    publish((root, out), |_| None, fill).map(|_| ())
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
    fn swap(
        &self,
        mut laid: Vec<Laid>,
        sign: impl FnOnce(&str) -> Option<String>,
    ) -> Result<(), DiskError> {
        let sums: BTreeMap<&str, Sha256> =
            laid.iter().map(|it| (it.path.as_str(), it.sum)).collect();
        let list = files::list(&sums);
        laid.push(self.lay(CHECKSUMS.to_owned(), list.as_bytes()));
        if let Some(signature) = sign(&list) {
            laid.push(self.lay(CHECKSUMS_SIGNATURE.to_owned(), signature.as_bytes()));
        }
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
