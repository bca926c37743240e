//! Reads the archive of source texts.

use std::fs;
use std::io::{self, Read as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::content::schema::lies_in_archive;
use crate::disk::cache::Cache;
use crate::disk::error::{DiskError, DiskErrorKind};
use crate::disk::stamp::state;
use crate::proof::document::{self, Document};
use crate::proof::{pdf, read};
use crate::values::bilingual::Bilingual;
use crate::values::checksum::{Sha256, sha256};

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

/// A source file of the archive: its checksum, and its text in reading order.
///
/// A PDF is read by poppler's `pdftohtml`, which keeps place, font and weight of every run of text (a
/// library of Rust's own that keeps reading order and ligatures was not found); all else by
/// [`crate::proof::read::read`]. What was read is kept in `cache` under the checksum of the file.
pub fn source(archive: &Path, file: &str, cache: &Cache) -> Result<(Sha256, Document), Bilingual> {
    if !lies_in_archive(file) {
        return Err(Bilingual::new(
            "stien må ligge i arkivet",
            "the path has to lie in the archive",
        ));
    }
    let path = archive.join(file);
    let told = |err: io::Error| match err.kind() {
        io::ErrorKind::NotFound => Bilingual::new("den finnes ikke der", "it is not there"),
        _ => Bilingual::said("systemet", &err.to_string()),
    };
    // A pipe would be waited for without end.
    if !fs::metadata(&path).map_err(told)?.is_file() {
        return Err(Bilingual::new("den er ingen fil", "it is not a file"));
    }
    let file = fs::File::open(&path).map_err(told)?;
    let bytes = up_to(document::LARGEST, file).map_err(told)?.ok_or_else(document::too_large)?;
    let sum = sha256(&bytes);
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = format!("{sum}-{}-{ending}.json", document::VERSION);
    if let Some(found) = cache.get(&name)
        && let Ok(document) = serde_json::from_slice(&found.bytes)
    {
        return Ok((sum, document));
    }
    let document = match ending.as_str() {
        "pdf" => pdf::read(&pdf_layout(&path)?)
            .map_err(|why| Bilingual::said("biblioteket som leser sidene,", &why))?,
        ending => read::read(ending, &bytes)?,
    };
    if let Ok(text) = serde_json::to_vec(&document) {
        cache.put(&name, text);
    }
    Ok((sum, document))
}

/// What poppler tells of a PDF's pages.
fn pdf_layout(path: &Path) -> Result<String, Bilingual> {
    let not_started = |err: io::Error| Bilingual {
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
    let (text, errors) = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut err = err?;
            let errors = up_to(document::LARGEST, &mut err).ok()?;
            io::copy(&mut err, &mut io::sink()).ok()?;
            errors
        });
        let text = out.map_or(Ok(None), |it| up_to(document::LARGEST, it));
        (text, reader.join().ok().flatten().unwrap_or_default())
    });
    let done = run.wait().map_err(not_started)?;
    let errors = String::from_utf8_lossy(&errors).into_owned();
    match text.map_err(not_started)? {
        None => Err(document::too_large()),
        Some(text) if done.success() => Ok(String::from_utf8_lossy(&text).into_owned()),
        Some(_) if done.signal().is_some() => Err(Bilingual::new(
            "pdftohtml ble ikke ferdig med den; lagre den på nytt, eller legg teksten i arkivet som HTML",
            "pdftohtml did not finish it; save it anew, or put its text into the archive as HTML",
        )),
        Some(_) => Err(Bilingual::said("pdftohtml", errors.lines().next().unwrap_or_default())),
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
