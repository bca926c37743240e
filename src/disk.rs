//! The content folder to sources, and the finished site to its folder: the only module that touches files.
#![expect(clippy::disallowed_methods, reason = "this is the module that the ban points to")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rayon::prelude::*;
use rustix::process::{Pid, Resource, Rlimit, prlimit};
use walkdir::WalkDir;

use self::cache::Cache;
use crate::built;
use crate::diagnostic::Words;
use crate::document::{self, Document};
use crate::layout;
use crate::lock::sha256;
use crate::paint;
use crate::schema::lies_in_archive;
use crate::site::{CHECKSUMS, listed};
use crate::source::{LARGEST_FILE, Refusal, Sources};

pub mod cache;
mod publish;

pub use self::publish::{Laid, Stage, publish, write};

/// What went wrong with a file or folder, and which.
#[derive(Debug)]
pub struct DiskError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said, or what we found there.
    pub kind: DiskErrorKind,
}

/// The ways in which reading or writing can fail as a whole.
#[derive(Debug)]
pub enum DiskErrorKind {
    /// The system refused.
    Io(io::Error),
    /// The content folder is not there, or is not a folder.
    NoFolder,
    /// The folder of the sources' files is not there, or is not a folder.
    NoArchive,
    /// The output folder holds files that no build made; some of them.
    ForeignFiles(Vec<String>),
    /// The output folder is the content folder, holds it, or is one of its input folders.
    OutputIsInput,
    /// A file that was to be made is already there.
    AlreadyThere,
    /// Another build is writing the output folder.
    Busy,
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> DiskError + '_ {
    move |err| DiskError { path: path.to_owned(), kind: DiskErrorKind::Io(err) }
}

/// The folders of the content; nothing else below the root is read but `site.yaml` and the lock.
pub const FOLDERS: [&str; 3] = ["parties", "templates", "themes"];

/// Reads a content folder: `site.yaml`, `parties/`, `themes/`, `templates/`.
///
/// Files that cannot or must not be read are noted as refused, with the reason; only a folder that
/// is not there is an error. Hidden files and editors' backups (`.x`, `x~`) are passed over.
pub fn read(root: &Path) -> Result<Sources, DiskError> {
    if !root.is_dir() {
        return Err(DiskError { path: root.to_owned(), kind: DiskErrorKind::NoFolder });
    }
    let real_root = root.canonicalize().map_err(io_error(root))?;
    let mut sources = Sources::default();
    let files =
        ["site.yaml", crate::lock::LOCK, crate::published::PUBLISHED].map(|it| root.join(it));
    let mut paths = Vec::new();
    let starts = FOLDERS.map(|it| root.join(it)).into_iter().chain(files);
    for start in starts.filter(|it| it.symlink_metadata().is_ok()) {
        let visible = |name: &str| !name.starts_with('.') && !name.ends_with('~');
        let walk = WalkDir::new(&start).follow_links(false).follow_root_links(false);
        let entries = walk
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|it| it.depth() == 0 || it.file_name().to_str().is_none_or(visible));
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => paths.push(entry.into_path()),
                Err(err) => {
                    let path = relative(root, err.path().unwrap_or(&start)).0;
                    sources.refused.insert(path, Refusal::Unreadable(reason(&err)));
                }
            }
        }
    }
    // Large files stand side by side.
    let read = paths.par_iter().with_max_len(1).map(|path| {
        let (name, is_text) = relative(root, path);
        (name, if is_text { look(&real_root, path) } else { Err(Refusal::Name) })
    });
    for (name, read) in read.collect::<Vec<_>>() {
        match read {
            Ok(bytes) => drop(sources.files.insert(name, bytes)),
            Err(refusal) => drop(sources.refused.insert(name, refusal)),
        }
    }
    Ok(sources)
}

/// What of a built site tells what it says, by path: see [`built::FILES`]. Files that are not there are left
/// out; `None` where the folder is no built site, or holds content.
pub fn site(folder: &Path) -> Result<Option<BTreeMap<String, Vec<u8>>>, DiskError> {
    if !folder.join(CHECKSUMS).is_file() || folder.join("site.yaml").exists() {
        return Ok(None);
    }
    let mut files = BTreeMap::new();
    for path in built::FILES {
        let file = folder.join(path);
        match fs::read(&file) {
            Ok(bytes) => drop(files.insert(path.to_owned(), bytes)),
            Err(err) if err.kind() == io::ErrorKind::NotFound => {}
            Err(err) => return Err(io_error(&file)(err)),
        }
    }
    Ok(Some(files))
}

/// A system's words without the path, which the message already has.
fn reason(err: &walkdir::Error) -> String {
    err.io_error().map_or_else(|| err.to_string(), ToString::to_string)
}

/// The path below the root with `/`, and whether all of it is text.
fn relative(root: &Path, path: &Path) -> (String, bool) {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<String> =
        below.components().map(|it| it.as_os_str().to_string_lossy().into_owned()).collect();
    (parts.join("/"), below.to_str().is_some())
}

fn look(real_root: &Path, path: &Path) -> Result<Vec<u8>, Refusal> {
    let unreadable = |err: io::Error| Refusal::Unreadable(err.to_string());
    if path.symlink_metadata().map_err(unreadable)?.is_symlink() {
        let target = fs::read_link(path).map_err(unreadable)?.to_string_lossy().into_owned();
        match path.canonicalize() {
            Ok(real) if !real.starts_with(real_root) => return Err(Refusal::LeadsOut(target)),
            Ok(real) if real.is_dir() => return Err(Refusal::FolderLink(target)),
            Ok(_) => {}
            Err(_) => return Err(Refusal::LeadsOut(target)),
        }
    }
    // A pipe would be waited for without end: so the kind is looked at before the content.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Refusal::NotAFile);
    }
    if metadata.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge(metadata.len()));
    }
    fs::read(path).map_err(unreadable)
}

/// Reads a table that is to be imported, wherever it lies.
pub fn table(path: &Path) -> Result<Vec<u8>, DiskError> {
    let bytes = fs::read(path).map_err(io_error(path))?;
    // No table of positions is as large as the largest file of the content.
    match bytes.len() as u64 > LARGEST_FILE {
        true => Err(io_error(path)(io::ErrorKind::FileTooLarge.into())),
        false => Ok(bytes),
    }
}

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

/// Tells of an archive that is not there once, instead of for each file of it.
pub fn look_for_archive(folder: &Path) -> Result<(), DiskError> {
    let missing = DiskError { path: folder.to_owned(), kind: DiskErrorKind::NoArchive };
    if folder.is_dir() { Ok(()) } else { Err(missing) }
}

/// Whether a source file is one that poppler has to read.
pub fn is_pdf(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"))
}

/// Whether poppler's reader is installed.
pub fn reads_pdf() -> bool {
    Command::new("pdftohtml").arg("-v").output().is_ok()
}

/// Whether a source file is in the archive.
pub fn has_source(archive: &Path, file: &str) -> bool {
    lies_in_archive(file) && archive.join(file).is_file()
}

/// The state of a source file of the archive, by which a change of it is known without reading it.
pub fn source_state(archive: &Path, file: &str) -> String {
    if lies_in_archive(file) { state(&archive.join(file)) } else { String::new() }
}

/// The state of this very program.
pub fn program_state() -> String {
    std::env::current_exe().map_or_else(|err| err.to_string(), |it| state(&it))
}

/// What the system says of a file: place on the disk, size, and when it was last changed. That time
/// is set by the system alone, also where somebody gives a file another date.
fn state(path: &Path) -> String {
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

/// A source file of the archive: its checksum, and its text in reading order.
///
/// A PDF is read by poppler's `pdftohtml`, which keeps place, font and weight of every run of text (a
/// library of Rust's own that keeps reading order and ligatures was not found); all else by
/// [`document::read`]. What was read is kept in `cache` under the checksum of the file.
pub fn source(archive: &Path, file: &str, cache: &Cache) -> Result<(String, Document), Words> {
    if !lies_in_archive(file) {
        return Err(Words::new("stien må ligge i arkivet", "the path has to lie in the archive"));
    }
    let path = archive.join(file);
    let told = |err: io::Error| match err.kind() {
        io::ErrorKind::NotFound => Words::new("den finnes ikke der", "it is not there"),
        _ => Words::said("systemet", &err.to_string()),
    };
    // A pipe would be waited for without end.
    if !fs::metadata(&path).map_err(told)?.is_file() {
        return Err(Words::new("den er ingen fil", "it is not a file"));
    }
    let file = fs::File::open(&path).map_err(told)?;
    let bytes = up_to(document::LARGEST, file).map_err(told)?.ok_or_else(document::too_large)?;
    let sum = sha256(&bytes);
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    let kept = format!("{sum}-{}-{ending}.json", document::VERSION);
    if let Some(found) = cache.get(&kept)
        && let Ok(document) = serde_json::from_slice(&found.bytes)
    {
        return Ok((sum, document));
    }
    let document = match ending.as_str() {
        "pdf" => layout::read(&pdf_layout(&path)?)
            .map_err(|why| Words::said("biblioteket som leser sidene,", &why))?,
        ending => document::read(ending, &bytes)?,
    };
    if let Ok(text) = serde_json::to_vec(&document) {
        cache.put(&kept, text);
    }
    Ok((sum, document))
}

/// The folder in `cache` that holds pictures.
const PICTURES: &str = "pictures";

/// SVG as PNG, see [`paint::png`], and its checksum. What was drawn is kept in `cache` under
/// [`paint::key`].
pub fn picture(svg: &str, cache: &Cache) -> Result<(Vec<u8>, String), String> {
    let name = format!("{PICTURES}/{}", paint::key(svg));
    let kept = match cache.get(&name) {
        Some(kept) => kept,
        None => cache.put(&name, paint::png(svg)?),
    };
    Ok((kept.bytes, kept.sum))
}

/// Forgets pictures of earlier sites that none of these is.
pub fn forget_other_pictures<'s>(cache: &Cache, svgs: impl Iterator<Item = &'s String>) {
    cache.retain(PICTURES, &svgs.map(|it| paint::key(it)).collect());
}

/// What poppler tells of a PDF's pages.
fn pdf_layout(path: &Path) -> Result<String, Words> {
    let not_started = |err: io::Error| Words {
        nb: format!("programmet pdftohtml (poppler-utils) kan ikke startes ({err})"),
        en: format!("the program pdftohtml (poppler-utils) cannot be started ({err})"),
    };
    let mut run = Command::new("pdftohtml")
        .args(["-xml", "-i", "-stdout", "-enc", "UTF-8"])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(not_started)?;
    bound(&run);
    let (out, err) = (run.stdout.take(), run.stderr.take());
    // Both at once: a program that is not listened to waits.
    let (text, told) = std::thread::scope(|scope| {
        let told = scope.spawn(|| {
            let mut err = err?;
            let told = up_to(document::LARGEST, &mut err).ok()?;
            io::copy(&mut err, &mut io::sink()).ok()?;
            told
        });
        let text = out.map_or(Ok(None), |it| up_to(document::LARGEST, it));
        (text, told.join().ok().flatten().unwrap_or_default())
    });
    let done = run.wait().map_err(not_started)?;
    let told = String::from_utf8_lossy(&told).into_owned();
    match text.map_err(not_started)? {
        None => Err(document::too_large()),
        Some(text) if done.success() => Ok(String::from_utf8_lossy(&text).into_owned()),
        Some(_) if done.signal().is_some() => Err(Words::new(
            "pdftohtml ble ikke ferdig med den; lagre den på nytt, eller legg teksten i arkivet som HTML",
            "pdftohtml did not finish it; save it anew, or put its text into the archive as HTML",
        )),
        Some(_) => Err(Words::said("pdftohtml", told.lines().next().unwrap_or_default())),
    }
}

/// How long poppler may compute for a PDF, in seconds, and how much memory it may have, in bytes: many
/// times what the longest programme needs.
const PDF_BOUNDS: [(Resource, u64); 2] =
    [(Resource::Cpu, 120), (Resource::As, 2 * 1024 * 1024 * 1024)];

/// Bounds what another program may use. Where the system cannot, the program runs without.
fn bound(run: &Child) {
    let pid = i32::try_from(run.id()).ok().and_then(Pid::from_raw);
    for (resource, most) in PDF_BOUNDS {
        let most = Rlimit { current: Some(most), maximum: Some(most) };
        let _ = pid.map(|it| prlimit(Some(it), resource, most));
    }
}

/// Everything that there is to be read; `None` if that is more than `most` bytes.
fn up_to(most: usize, from: impl io::Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= most).then_some(bytes))
}
