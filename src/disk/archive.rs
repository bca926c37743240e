//! Reads the archive of source texts.

use std::collections::BTreeMap;
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
use crate::proof::document::{self, About, Document};
use crate::proof::picture::Picture;
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
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    file_as(&path, &ending, cache)
}

/// A file anywhere, read as one with this ending: its checksum, and its text in reading order.
pub fn file_as(path: &Path, ending: &str, cache: &Cache) -> Result<(Sha256, Document), Bilingual> {
    let told = |err: io::Error| match err.kind() {
        io::ErrorKind::NotFound => Bilingual::new("den finnes ikke der", "it is not there"),
        _ => Bilingual::said("systemet", &err.to_string()),
    };
    // A pipe would be waited for without end.
    if !fs::metadata(path).map_err(told)?.is_file() {
        return Err(Bilingual::new("den er ingen fil", "it is not a file"));
    }
    let file = fs::File::open(path).map_err(told)?;
    let bytes = up_to(document::LARGEST, file).map_err(told)?.ok_or_else(document::too_large)?;
    let sum = sha256(&bytes);
    let name = format!("{sum}-{}-{ending}.json", document::VERSION);
    if let Some(found) = cache.get(&name)
        && let Ok(document) = serde_json::from_slice(&found.bytes)
    {
        return Ok((sum, document));
    }
    let document = match ending {
        "pdf" => pdf_document(path)?,
        ending => read::read(ending, &bytes)?,
    };
    if let Ok(text) = serde_json::to_vec(&document) {
        cache.put(&name, text);
    }
    Ok((sum, document))
}

/// A PDF as poppler reads it: the layout of its pages, their text in poppler's own order, and pictures of
/// the pages: what no reader sees is no text.
fn pdf_document(path: &Path) -> Result<Document, Bilingual> {
    let xml = poppler("pdftohtml", &["-xml", "-i", "-stdout", "-enc", "UTF-8"], path, &[])?;
    let layout = pdf::Layout::read(&String::from_utf8_lossy(&xml))
        .map_err(|why| Bilingual::said("biblioteket som leser sidene,", &why))?;
    let second = poppler("pdftotext", &["-enc", "UTF-8"], path, &["-"])?;
    let second = String::from_utf8_lossy(&second);
    let second: Vec<String> = second.split('\u{c}').map(str::to_owned).collect();
    let mut pictures = BTreeMap::new();
    for from in (1..=layout.pages()).step_by(AT_ONCE) {
        let pages = from..=(from + AT_ONCE - 1).min(layout.pages());
        let (first, last) = (pages.start().to_string(), pages.end().to_string());
        let options = ["-gray", "-r", "54", "-cropbox", "-f", &first, "-l", &last];
        let drawn = Picture::read_all(&poppler("pdftoppm", &options, path, &[])?);
        pictures.extend(pages.zip(drawn.unwrap_or_default()));
    }
    let about = poppler("pdfinfo", &["-isodates"], path, &[])?;
    let about = About::read(&String::from_utf8_lossy(&about));
    Ok(Document { about, ..layout.document(&pictures, &second) })
}

/// So many pictures of pages are asked for at once: their bytes are held until they are looked at.
const AT_ONCE: usize = 50;

/// What a program of poppler tells of a PDF.
fn poppler(
    program: &'static str,
    options: &[&str],
    path: &Path,
    last: &[&str],
) -> Result<Vec<u8>, Bilingual> {
    let not_started = |err: io::Error| Bilingual {
        nb: format!("programmet {program} (poppler-utils) kan ikke startes ({err})"),
        en: format!("the program {program} (poppler-utils) cannot be started ({err})"),
    };
    let mut run = Command::new(program)
        .args(options)
        .arg(path)
        .args(last)
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
        Some(text) if done.success() => Ok(text),
        Some(_) if done.signal().is_some() => Err(Bilingual {
            nb: format!(
                "{program} ble ikke ferdig med den; lagre den på nytt, eller legg teksten i arkivet som HTML"
            ),
            en: format!(
                "{program} did not finish it; save it anew, or put its text into the archive as HTML"
            ),
        }),
        Some(_) => Err(refusal(program, &errors)),
    }
}

/// Why poppler does not read a PDF, and what to do.
fn refusal(program: &str, errors: &str) -> Bilingual {
    let has = |words: &[&str]| words.iter().any(|it| errors.contains(it));
    if has(&["Incorrect password", "Copying of text", "is encrypted", "permission"]) {
        return Bilingual::new(
            "fila er låst for kopiering eller med passord; åpne den og skriv den ut som en ny PDF, eller be partiet om en åpen fil",
            "the file is protected against copying or by a password; open it and print it as a new PDF, or ask the party for an open file",
        );
    }
    if has(&["May not be a PDF file", "Couldn't find trailer", "Couldn't read xref"]) {
        return Bilingual::new(
            "fila er ikke en hel PDF; last den ned på nytt, eller gi den endelsen den skal ha",
            "the file is not a whole PDF; download it again, or give it the ending that it should have",
        );
    }
    Bilingual::said(program, errors.lines().next().unwrap_or_default())
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
