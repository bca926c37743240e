//! Holds what must be true of any input: the fuzz targets, and the gate for the inputs that they kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::content::lock::Lock;
use standpunkt::content::published::{self, PUBLISHED, Published};
use standpunkt::content::text::Text;
use standpunkt::data::table;
use standpunkt::edit::format;
use standpunkt::model::check;
use standpunkt::proof::document::{Document, Kind};
use standpunkt::proof::normalise::normal;
use standpunkt::proof::quotation::{Claim, Searchable};
use standpunkt::proof::{hold, pdf, plain, read};
use standpunkt::report::diagnostic::{self, Report};
use standpunkt::report::format::{Format, write};
use standpunkt::values::checksum::sha256;
use standpunkt::values::language::Language;

/// The name of a target, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets, by their names.
pub const TARGETS: [Target; 12] = [
    ("html", |bytes| archived("html", bytes)),
    ("lock", |bytes| lock(text(bytes))),
    ("markdown", |bytes| archived("md", bytes)),
    ("party", |bytes| file("parties/alfa/party.yaml", bytes)),
    ("pdf", |bytes| pdf(text(bytes))),
    ("plain", |bytes| archived("txt", bytes)),
    ("programme", |bytes| file("parties/alfa/2029.yaml", bytes)),
    ("published", record),
    ("quotation", |bytes| quotation(text(bytes))),
    ("site", |bytes| file("site.yaml", bytes)),
    ("table", |bytes| cells(text(bytes))),
    ("theme", |bytes| file("themes/sykkel.md", bytes)),
];

/// Runs the target of that name.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|it| it.0 == name).expect("the target has a name of the list");
    target.1(bytes);
}

/// The text that bytes begin with.
fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |it| it.valid())
}

/// The small made-up content that each file is laid over.
fn base() -> Sources {
    let files = [
        ("site.yaml", include_str!("../../fixtures/base/site.yaml")),
        ("parties/alfa/party.yaml", include_str!("../../fixtures/base/parties/alfa/party.yaml")),
        ("parties/alfa/2029.yaml", include_str!("../../fixtures/base/parties/alfa/2029.yaml")),
        ("parties/beta/party.yaml", include_str!("../../fixtures/base/parties/beta/party.yaml")),
        ("parties/beta/2029.yaml", include_str!("../../fixtures/base/parties/beta/2029.yaml")),
        ("themes/skole.md", include_str!("../../fixtures/base/themes/skole.md")),
        ("themes/sykkel.md", include_str!("../../fixtures/base/themes/sykkel.md")),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    Sources { files: BTreeMap::from(files), refused: BTreeMap::new() }
}

thread_local! {
    static BASE: RefCell<(Sources, load::Before)> = RefCell::new((base(), Default::default()));
}

/// Each finding is where it says, says something, and can be written in every form.
fn report(path: &str, bytes: &[u8], report: &Report) {
    let text = Text::decode(path, bytes).0;
    let lines: Vec<&str> = text.text.split('\n').collect();
    for it in report.iter().filter(|it| it.place.path == path) {
        let place = &it.place;
        assert!(place.line >= 1 && place.column >= 1 && place.width >= 1, "{it:?}");
        if !place.excerpt.is_empty() {
            let line = lines.get(place.line - 1).expect("the line is there");
            assert!(line.starts_with(&place.excerpt), "{it:?}");
        }
        let wide = place.excerpt.chars().count();
        assert!(place.column <= wide + 1, "{it:?}");
        assert!(place.width == 1 || place.column - 1 + place.width <= wide, "{it:?}");
        for words in [&it.message, &it.help] {
            assert!(!words.nb.trim().is_empty() && !words.en.trim().is_empty(), "{it:?}");
        }
    }
    // As many as show every form of a line; all of them would take most of the time.
    let some: Report = report.iter().take(3).cloned().collect();
    for language in [Language::Nb, Language::En] {
        for format in [Format::Human, Format::Github, Format::Json] {
            let written = write(&some, format, language, false);
            assert!(some.is_empty() || written.ends_with('\n'));
        }
    }
}

/// A file of the content, as the program reads it: by itself, laid out, and among others.
fn file(path: &str, bytes: &[u8]) {
    let (kind, text, found) = load::look(path, bytes).expect("the path is one of the content");
    report(path, bytes, &found);
    if diagnostic::any_error(&found) {
        return;
    }
    if let Some(once) = format::lay_out(kind, &text) {
        let (_, again, faults) = load::look(path, once.as_bytes()).expect("the same path");
        assert!(!diagnostic::any_error(&faults), "{faults:?}\n{once}");
        assert_eq!(format::lay_out(kind, &again).as_deref(), Some(once.as_str()));
    }
    BASE.with_borrow_mut(|(sources, before)| {
        let own = sources.files.insert(path.to_owned(), bytes.to_vec());
        let (content, _) = load::read_again(sources, before);
        let (held, found) = hold::hold(&content, None);
        report(path, bytes, &found);
        let (_, _, found) = check::published(content, &held, None, &Arc::default());
        report(path, bytes, &found);
        sources.files.insert(path.to_owned(), own.expect("the base has this file"));
    });
}

/// A source text that was read: whole, and quotations can be looked for in it.
fn passages(document: &Document, bytes: usize) {
    let mut length = 0;
    for it in &document.passages {
        length += it.text.len();
        assert!(!it.text.trim().is_empty() && !it.text.contains('\n'), "{it:?}");
        assert_eq!(it.kind == Kind::Item, it.number.is_some(), "{it:?}");
        assert!(it.page.is_none_or(|page| (1..=document.pages).contains(&page)), "{it:?}");
        for (at, page, _) in &it.turns {
            assert!(it.text.is_char_boundary(*at), "{it:?}");
            assert!((1..=document.pages).contains(page), "{it:?}");
        }
    }
    // A character reference of five bytes makes two characters of three; nothing makes more.
    assert!(length <= 4 * bytes + 64, "{length} of {bytes}");
    let searchable = Searchable::new(document);
    let words = document.passages.first().map_or("", |it| it.text.as_str());
    let words: String = words.chars().take(60).collect();
    let _ = searchable.find(&words, Claim::default());
    let _ = searchable.find("hjelp […] straff", Claim { item: Some("2"), ..Claim::default() });
}

/// A text of the archive, of the kind that its file name ends in.
fn archived(kind: &str, bytes: &[u8]) {
    if let Ok(document) = read::read(kind, bytes) {
        passages(&document, bytes.len());
    }
}

/// The XML in which poppler tells the pages of a PDF.
fn pdf(xml: &str) {
    if let Ok(document) = pdf::read(xml) {
        passages(&document, xml.len());
    }
}

/// The lock with the proofs: what is read as one is sealed, and is written as it was.
fn lock(text: &str) {
    if let Ok(lock) = Lock::read(text) {
        assert_eq!(Lock::read(&lock.text()), Ok(lock));
    }
    // With the right seals, so that what they guard is read too.
    let sealed = |line: &str| {
        let words: Vec<&str> = line.splitn(4, ' ').collect();
        let [kind, key, _, json] = words[..] else { return line.to_owned() };
        let sum = sha256(format!("{kind} {key} {json}").as_bytes()).to_string();
        format!("{kind} {key} {} {json}", &sum[..12])
    };
    let text: Vec<String> = text.lines().map(sealed).collect();
    if let Ok(lock) = Lock::read(&text.join("\n")) {
        assert_eq!(Lock::read(&lock.text()), Ok(lock));
    }
}

/// The record of what was published: what can be read of it is written and read again as the same.
fn record(bytes: &[u8]) {
    let bytes = bytes.to_vec();
    let (record, found) = published::read(Some(&bytes));
    assert!(record.is_some() || !found.is_empty());
    report(PUBLISHED, &bytes, &found);
    if let Ok(mended) = Published::mended(&String::from_utf8_lossy(&bytes)) {
        let text = mended.text();
        let again = Published::read(&text).expect("what was written is sealed");
        assert_eq!(again.text(), text);
    }
}

/// A quotation, and the text that it is looked for in.
fn quotation(text: &str) {
    let once = normal(text);
    assert_eq!(normal(&once), once);
    let (quotation, source) = text.split_once('\n').unwrap_or((text, text));
    let document = plain::plain(source);
    let searchable = Searchable::new(&document);
    let claim = Claim { heading: Some("Rus"), ..Claim::default() };
    for claim in [Claim::default(), claim] {
        if let Ok(found) = searchable.find(quotation, claim) {
            assert!(found.places >= 1);
        }
    }
    let _ = searchable.find_before(quotation, "helt");
}

/// A table of positions: its cells are written and read again as the same.
fn cells(text: &str) {
    let Ok(rows) = table::read(text) else { return };
    let width = rows.first().map_or(0, Vec::len);
    // Two columns at least: an empty line is no row, and a table is never that narrow.
    if width < 2 || rows.iter().any(|it| it.len() != width) {
        return;
    }
    let cells = |row: &'_ Vec<String>| row.iter().map(|it| it.replace(';', ",")).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let written = table::write(b',', rows.iter().map(|it| it.iter().map(String::as_str).collect()));
    let written = String::from_utf8(written).expect("text stays text");
    let again = table::read(&written).expect("what was written can be read");
    let first = rows[0].join("");
    // A mark at the very start of a file is the file's, and none of its first cell.
    if !first.contains(['\n', '\r', '\u{feff}']) {
        assert_eq!(again, rows);
    }
}
