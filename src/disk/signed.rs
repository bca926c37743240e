//! Holds the files of a built site against what was signed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::disk::error::{DiskError, DiskErrorKind, io_error};
use crate::disk::path::relative;
use crate::report::diagnostic::Report;
use crate::report::faults::{self, Deviation};
use crate::report::place::Place;
use crate::site::files::{CHECKSUMS, sums};
use crate::values::checksum::{Sha256, sha256};
use crate::values::signature::{PublicKey, SIGNATURE, WrongSignature};

/// Holds a built site against its list of checksums, and the list against a key, if there is one.
///
/// Returns what the key's owner says of the list, how many files there are, and what is wrong: each file that
/// is another one, is missing, or is more than the list names, and a signature that is not the key's.
pub fn verify_site(
    dir: &Path,
    key: Option<&PublicKey>,
) -> Result<(Option<String>, usize, Report), DiskError> {
    let list_path = dir.join(CHECKSUMS);
    let list = fs::read(&list_path).map_err(io_error(&list_path))?;
    let signature = format!("{CHECKSUMS}{SIGNATURE}");
    let mut report = Vec::new();
    let signed = match (key, fs::read_to_string(dir.join(&signature))) {
        (None, _) => None,
        (Some(key), Ok(text)) => match key.check(&text, &list) {
            Ok(says) => Some(says),
            Err(wrong) => {
                report.push(faults::signature(Place::file(&signature), wrong));
                None
            }
        },
        (Some(_), Err(err)) if err.kind() == io::ErrorKind::NotFound => {
            report.push(faults::unsigned(Place::file(&signature)));
            None
        }
        (Some(_), Err(err)) if err.kind() == io::ErrorKind::InvalidData => {
            let wrong = WrongSignature::Unreadable;
            report.push(faults::signature(Place::file(&signature), wrong));
            None
        }
        (Some(_), Err(err)) => return Err(io_error(&dir.join(&signature))(err)),
    };
    let text = String::from_utf8_lossy(&list);
    let mut named: BTreeMap<&str, Option<Sha256>> =
        sums(&text).map(|(sum, path)| (path, Sha256::parse(sum))).collect();
    let mut files = Vec::new();
    for entry in WalkDir::new(dir).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(|err| DiskError {
            path: err.path().unwrap_or(dir).to_owned(),
            kind: DiskErrorKind::Io(
                err.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into()),
            ),
        })?;
        let name = relative(dir, entry.path()).0;
        if !entry.file_type().is_dir() && name != CHECKSUMS && name != signature {
            let sum = named.remove(name.as_str());
            files.push((name, entry, sum));
        }
    }
    let found = files.par_iter().filter_map(|(name, entry, sum)| {
        let Some(sum) = sum else { return Some((name, Deviation::Foreign)) };
        let is_file = entry.file_type().is_file();
        let same = is_file && fs::read(entry.path()).is_ok_and(|it| Some(sha256(&it)) == *sum);
        (!same).then_some((name, Deviation::Changed))
    });
    let found: Vec<_> = found.collect();
    report.extend(found.into_iter().map(|(name, how)| faults::site_file(Place::file(name), how)));
    let missing = named.keys().map(|name| faults::site_file(Place::file(name), Deviation::Missing));
    report.extend(missing);
    Ok((signed, files.len(), report))
}
