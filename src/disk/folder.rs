//! Reads a content folder, a built site, or a table.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::content::files::{Refusal, Sources};
use crate::content::{lock, published};
use crate::disk::error::{DiskError, DiskErrorKind, io_error};
use crate::disk::path::relative;
use crate::report::place::LARGEST_FILE;
use crate::site::built_site;
use crate::site::files::CHECKSUMS;

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
        ["site.yaml", lock::LOCK, lock::LOCK_SIGNATURE, lock::SITE_SIGNATURE, published::PUBLISHED]
            .map(|it| root.join(it));
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
    for (name, target) in work_links(root)? {
        sources.refused.insert(name, Refusal::WorkLink(target));
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

/// What of a built site tells what it says, by path: see [`built_site::FILES`]. Files that are not there are left
/// out; `None` where the folder is no built site, or holds content.
pub fn site(folder: &Path) -> Result<Option<BTreeMap<String, Vec<u8>>>, DiskError> {
    if !folder.join(CHECKSUMS).is_file() || folder.join("site.yaml").exists() {
        return Ok(None);
    }
    let mut files = BTreeMap::new();
    for path in built_site::FILES {
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

/// Links that stand where this program, now or before, puts its work: name and target.
fn work_links(root: &Path) -> Result<Vec<(String, String)>, DiskError> {
    let mut links = Vec::new();
    for entry in fs::read_dir(root).map_err(io_error(root))? {
        let entry = entry.map_err(io_error(root))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let at_work = name == "public"
            || (name.starts_with('.') && name.contains("standpunkt"))
            || name.ends_with(".standpunkt-new");
        if at_work && entry.file_type().is_ok_and(|it| it.is_symlink()) {
            let target = fs::read_link(entry.path()).map_err(io_error(root))?;
            links.push((name, target.to_string_lossy().into_owned()));
        }
    }
    links.sort();
    Ok(links)
}

/// The folders of which a link may lead from file to file, and not out: what lies in the last is published.
const KINDS: [&str; 4] = ["templates/static", "parties", "templates", "themes"];

/// Whether a link of the content leads to a file of its own kind: what lies elsewhere in the folder may be
/// hidden from readers, or a secret.
fn leads_to_its_kind(root: &Path, link: &Path, real: &Path) -> bool {
    let Ok(target) = real.strip_prefix(root) else { return false };
    let hidden = target.components().any(|it| it.as_os_str().as_encoded_bytes().starts_with(b"."));
    let kind = |path: &Path| KINDS.iter().find(|it| path.starts_with(it));
    // Of the real place of the link, too: its folder may have been reached by another name.
    let folder = link.parent().and_then(|it| it.canonicalize().ok());
    let from = folder.as_deref().and_then(|it| it.strip_prefix(root).ok()).and_then(kind);
    !hidden && from.is_some() && from == kind(target)
}

fn look(real_root: &Path, path: &Path) -> Result<Vec<u8>, Refusal> {
    let unreadable = |err: io::Error| Refusal::Unreadable(err.to_string());
    if path.symlink_metadata().map_err(unreadable)?.is_symlink() {
        let target = fs::read_link(path).map_err(unreadable)?.to_string_lossy().into_owned();
        match path.canonicalize() {
            Ok(real) if !real.is_dir() && !leads_to_its_kind(real_root, path, &real) => {
                return Err(Refusal::LeadsOut(target));
            }
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
