//! Holds the files of a built site against what was signed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::disk::error::{DiskError, io_error};
use crate::disk::publish::files_below;
use crate::report::diagnostic::Report;
use crate::report::faults::{self, Deviation};
use crate::report::place::Place;
use crate::site::files::{CHECKSUMS, CHECKSUMS_SIGNATURE, sums};
use crate::values::checksum::{Sha256, sha256};
use crate::values::signature::PublicKey;

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
    let mut report = Vec::new();
    let signed = match key {
        Some(key) => signed_by(key, &dir.join(CHECKSUMS_SIGNATURE), &list, &mut report)?,
        None => None,
    };
    let text = String::from_utf8_lossy(&list);
    let mut named: BTreeMap<&str, Option<Sha256>> =
        sums(&text).map(|(sum, path)| (path, Sha256::parse(sum))).collect();
    let of_list = [CHECKSUMS, CHECKSUMS_SIGNATURE];
    let files = files_below(dir)?.into_iter().filter(|it| !of_list.contains(&it.0.as_str()));
    let files: Vec<_> = files
        .map(|(name, entry)| {
            let sum = named.remove(name.as_str());
            (name, entry, sum)
        })
        .collect();
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

/// What the owner of a key says of a list of checksums in the signature beside it, if it is the key's.
fn signed_by(
    key: &PublicKey,
    signature: &Path,
    list: &[u8],
    report: &mut Report,
) -> Result<Option<String>, DiskError> {
    let wrong = match fs::read(signature) {
        Ok(bytes) => match key.check(&String::from_utf8_lossy(&bytes), list) {
            Ok(says) => return Ok(Some(says)),
            Err(wrong) => faults::signature(Place::file(CHECKSUMS_SIGNATURE), wrong),
        },
        Err(err) if err.kind() == io::ErrorKind::NotFound => {
            faults::unsigned(Place::file(CHECKSUMS_SIGNATURE))
        }
        Err(err) => return Err(io_error(signature)(err)),
    };
    report.push(wrong);
    Ok(None)
}
