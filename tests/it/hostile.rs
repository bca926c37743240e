//! Files made to break the program: each is told or shown, in bounded memory and time, and never a crash.
#![expect(clippy::disallowed_methods, reason = "the files lie in folders that the program reads")]

use std::process::Command;

use standpunkt::content::load;
use standpunkt::proof::document::{self, Document};
use standpunkt::proof::quotation::{Claim, Miss, Searchable};
use standpunkt::proof::{pdf, plain};
use standpunkt::values::checksum::sha256;

use crate::cli::Folder;

/// The most address space, in KiB, that the program may use for any input; what it reserves and does not
/// use counts too.
const MEMORY: u32 = 4 * 1024 * 1024;

/// After so many seconds a run is a hang. No time is asserted: a loaded machine is not a fault.
const PATIENCE: u32 = 240;

/// How many records a file has; another number can be given as `RECORDS`.
const RECORDS: usize = 20_000;

/// How deep and how often.
const MANY: usize = 100_000;

/// What the program says of a folder, within its bounds.
#[track_caller]
fn told(folder: &Folder, arguments: &str) -> String {
    let program = env!("CARGO_BIN_EXE_standpunkt");
    let bounded = format!("ulimit -v {MEMORY}; exec timeout {PATIENCE} {program} {arguments}");
    let run = Command::new("sh")
        .args(["-c", &bounded])
        .env_remove("STANDPUNKT_ARCHIVE")
        .current_dir(folder.path(""))
        .output()
        .expect("a shell starts");
    let err = String::from_utf8(run.stderr).expect("the program prints UTF-8");
    let end: String = err.chars().take(2000).collect();
    assert!(matches!(run.status.code(), Some(0 | 1)), "{:?}: {end}", run.status);
    assert!(!err.contains("panicked"), "{end}");
    // Findings show their lines: not all of them, and not all of a line.
    assert!(err.len() < 256 * 1024 * 1024, "{} bytes are told", err.len());
    err
}

/// What is told in English of a content with one file in another form.
#[track_caller]
fn told_of(path: &str, bytes: &[u8]) -> String {
    let folder = Folder::new();
    folder.write(path, bytes);
    told(&folder, "check --lang en")
}

#[track_caller]
fn is_told(path: &str, bytes: &[u8], code: &str) {
    let told = told_of(path, bytes);
    let start: String = told.chars().take(2000).collect();
    assert!(told.contains(&format!("[{code}]")), "{code} is not told:\n{start}");
}

fn base(path: &str) -> String {
    Folder::new().read(path)
}

/// The theme of the base with another body.
fn body(text: &str) -> Vec<u8> {
    let theme = base("themes/sykkel.md");
    let (front, _) = theme.split_once("En sykkelvei").expect("the body begins so");
    format!("{front}{text}\n").into_bytes()
}

#[test]
fn yaml_that_stands_for_more_than_it_is_is_told() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..40 {
        let last = format!("*a{}, ", i - 1).repeat(10);
        bomb += &format!("a{i}: &a{i} [{last}]\n");
    }
    let site = base("site.yaml");
    is_told("site.yaml", (bomb + &site).as_bytes(), "yaml-alias");
    for open in ["[\n", "{\n", "{a: [\n", "[? "] {
        is_told("parties/alfa/2029.yaml", open.repeat(MANY).as_bytes(), "yaml-too-deep");
    }
    is_told("site.yaml", "- ".repeat(MANY).as_bytes(), "yaml-too-deep");
    is_told(
        "themes/sykkel.md",
        format!("---\na: {}\n---\n", "[".repeat(MANY)).as_bytes(),
        "yaml-too-deep",
    );
}

#[test]
fn a_line_of_ten_megabytes_is_told_and_not_shown() {
    let long = "ord ".repeat(2_500_000);
    for (path, text) in [
        ("site.yaml", format!("title: {long}\n")),
        ("parties/alfa/2029.yaml", format!("programme:\n  title: \"{long}\"\n")),
        ("parties/alfa/party.yaml", long.clone()),
        ("themes/sykkel.md", String::from_utf8(body(&long)).expect("it was text")),
    ] {
        let told = told_of(path, text.as_bytes());
        assert!(told.contains("[line-too-long]"), "{path}");
        assert!(told.len() < 10_000, "{path}: {} bytes are told", told.len());
    }
}

#[test]
fn a_file_of_very_many_records_or_faults_is_told_in_part() {
    let many = std::env::var("RECORDS").ok().and_then(|it| it.parse().ok()).unwrap_or(RECORDS);
    let programme = base("parties/alfa/2029.yaml");
    let (head, _) = programme.split_once("positions:").expect("it has positions");
    let records = "  - theme: a\n".repeat(many);
    is_told(
        "parties/alfa/2029.yaml",
        format!("{head}positions:\n{records}").as_bytes(),
        "unknown-theme",
    );
    let keys: String = (0..many).map(|i| format!("k{i}: 1\n")).collect();
    is_told("parties/alfa/party.yaml", keys.as_bytes(), "unknown-key");
    let slips = "a: b: c #d\n".repeat(many);
    is_told("parties/alfa/party.yaml", slips.as_bytes(), "yaml-colon");
    is_told("parties/alfa/party.yaml", "a #b\n".repeat(many).as_bytes(), "yaml-stray-line");
    is_told("site.yaml", &vec![b'x'; 16 * 1024 * 1024 + 1], "file-too-large");
}

#[test]
fn prose_that_is_nested_without_end_is_told_or_shown() {
    for (piece, code) in [
        ("> ", "unfit-markdown"),
        ("<div>", "raw-html"),
        ("![", ""),
        ("[", ""),
        ("[a](", ""),
        ("*a _b ", ""),
        ("**a", ""),
        ("[^veivesenet]", ""),
        ("&#x202e;", "hidden-character"),
        ("- ", ""),
        ("1. ", ""),
        ("<", ""),
        ("`a``", ""),
    ] {
        // What is told shows the line: fewer of them do.
        let count = if code.is_empty() { MANY } else { MANY / 10 };
        let told = told_of("themes/sykkel.md", &body(&piece.repeat(count)));
        assert!(told.contains(code), "{piece:?}: {code} is not told");
    }
    let steps: String = (0..1000).map(|i| format!("{}- a\n", "  ".repeat(i))).collect();
    told_of("themes/sykkel.md", &body(&steps));
}

/// The same by the reading of the file alone, which takes no program for each.
#[track_caller]
fn is_found(path: &str, bytes: &[u8], code: &str) {
    let (_, _, report) = load::look(path, bytes).expect("the path is one of the content");
    assert!(report.iter().any(|it| it.code == code), "{code} is not told: {report:?}");
}

#[test]
fn bytes_and_letters_that_nobody_sees_are_told_wherever_they_stand() {
    for bytes in [&b"\xff"[..], b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"] {
        let party = [b"short: A", bytes, b"\n"].concat();
        is_found("parties/alfa/party.yaml", &party, "not-utf8");
    }
    let strange = [
        '\0',
        '\u{202e}',
        '\u{2066}',
        '\u{200b}',
        '\u{200d}',
        '\u{2060}',
        '\u{ad}',
        '\u{3164}',
        '\u{2800}',
        '\u{e0041}',
        '\u{180e}',
    ];
    let party = base("parties/alfa/party.yaml");
    let theme = base("themes/sykkel.md");
    for it in strange {
        let named = party.replacen("Partiet Alfa", &format!("Partiet Al{it}fa"), 1);
        is_found("parties/alfa/party.yaml", named.as_bytes(), "hidden-character");
        // Spelled as YAML spells it: the file itself does not have the character.
        let spelled = format!("\"Partiet Al\\U{:08x}fa\"", u32::from(it));
        let named = party.replacen("Partiet Alfa", &spelled, 1);
        is_found("parties/alfa/party.yaml", named.as_bytes(), "hidden-character");
        let titled = theme.replacen("Sykkelveier i", &format!("Sykkel{it}veier i"), 1);
        is_found("themes/sykkel.md", titled.as_bytes(), "hidden-character");
    }
    // `а` is Cyrillic.
    let named = party.replacen("Partiet Alfa", "Pаrtiet Alfa", 1);
    is_found("parties/alfa/party.yaml", named.as_bytes(), "mixed-letters");
    let spelled = party.replacen("Partiet Alfa", "\"P\\u0430rtiet Alfa\"", 1);
    is_found("parties/alfa/party.yaml", spelled.as_bytes(), "mixed-letters");
}

#[test]
fn numbers_and_dates_beyond_all_bounds_are_told() {
    let site = base("site.yaml");
    let long = "9".repeat(MANY);
    for (old, new, code) in [
        ("year: 2029", "year: 99999999999999999999", "bad-number"),
        ("year: 2029", "year: -1e400", "bad-number"),
        ("date: 2029-09-10", "date: 2029-99-99", "bad-date"),
        ("date: 2029-09-10", "date: 99999999999-09-10", "bad-date"),
    ] {
        assert!(site.contains(old));
        is_told("site.yaml", site.replacen(old, new, 1).as_bytes(), code);
    }
    let year = site.replacen("year: 2029", &format!("year: {long}"), 1);
    is_told("site.yaml", year.as_bytes(), "bad-number");
    is_told("standpunkt.lock", "[".repeat(MANY).as_bytes(), "lock-broken");
    is_told("standpunkt.lock", "{\"about\":".repeat(MANY).as_bytes(), "lock-broken");
    is_told("published.lock", "page /".repeat(MANY).as_bytes(), "published-broken");
}

/// What `verify` says of a source with these bytes.
#[track_caller]
fn told_of_source(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::with_archive();
    folder.write(&format!("../arkiv/alfa/{name}"), bytes);
    folder.edit("site.yaml", "alfa/2029.txt", &format!("alfa/{name}"));
    let site = folder.read("site.yaml");
    let (_, sum) = site.split_once("sha256: ").expect("a sum");
    folder.edit("site.yaml", &sum[..64], &sha256(bytes).to_string());
    told(&folder, "verify --lang en")
}

#[test]
fn a_source_that_is_nested_or_repeated_without_end_is_told() {
    let repeat = |it: &str| it.repeat(MANY);
    let formats: String = (0..2000).map(|i| format!("<b a={i}>")).collect();
    for (name, text, words) in [
        ("a.html", repeat("<div>"), "nested too deep"),
        ("a.html", repeat("<table>"), ""),
        ("a.html", repeat("<svg><p>"), ""),
        ("a.html", repeat("<a><ul><li>"), "nested too deep"),
        ("a.html", formats.clone() + &repeat("<p>a"), "nested too deep"),
        ("a.html", format!("<p>{}{}", &formats[..3000], repeat("</p><p>a")), "too large"),
        ("a.html", format!("<h1>{}</h1>{}", repeat("langt "), repeat("<p>a")), "too large"),
        ("a.md", repeat("> "), ""),
        ("a.md", format!("{}a", repeat("- ")), ""),
        ("a.md", repeat("["), ""),
        ("a.txt", format!("a. {}b", " ".repeat(10_000_000)), ""),
        ("a.txt", repeat("1. "), ""),
        ("a.txt", repeat("ord. • "), ""),
        ("a.pdf", repeat("%PDF-1.7\n"), "cannot be read in the archive"),
    ] {
        let told = told_of_source(name, text.as_bytes());
        assert!(told.contains(words), "{name} {}: {words}: {told:.2000}", &text[..20]);
    }
    assert!(told_of_source("a.txt", &vec![b'\n'; document::LARGEST + 1]).contains("too large"));
}

/// The XML of one page.
fn page(inner: &str) -> Result<Document, String> {
    pdf::read(&format!(
        "<pdf2xml><page number=\"1\" height=\"900\" width=\"600\">{inner}</page></pdf2xml>"
    ))
}

fn line(left: usize, top: usize, text: &str) -> String {
    format!(
        "<text top=\"{top}\" left=\"{left}\" width=\"40\" height=\"9\" font=\"0\">{text}</text>"
    )
}

#[test]
fn the_xml_of_a_pdf_is_bounded_too() {
    let entities = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>";
    assert_eq!(pdf::read(entities), Err("entities are not read".to_owned()));
    assert!(
        page(&line(50, 50, &format!("{}a{}", "<b>".repeat(MANY), "</b>".repeat(MANY)))).is_ok()
    );
    assert!(page(&"<b>".repeat(MANY)).is_err());
    let broken = page(&line(50, 50, "Vi vil\n\nbygge&#13;veier"));
    let text = broken.map(|it| it.passages.into_iter().map(|it| it.text).collect());
    assert!(text.is_ok_and(|it: Vec<String>| it.iter().all(|it| !it.contains(['\n', '\r']))));
    // Lines in two columns, each a step below the last; lines beside each other; and bare numbers.
    let steps: String = (0..20_000).map(|i| line(50 + 300 * (i % 2), 5 * i, "linje")).collect();
    assert_eq!(page(&steps).map(|it| it.passages.is_empty()), Ok(false));
    let row: String = (0..20_000).map(|i| line(41 * i, 50, "ord")).collect();
    assert_eq!(page(&row).map(|it| it.passages.len()), Ok(1));
    let numbers: String = (0..20_000).map(|i| line(5, 12 * i, "7")).collect();
    assert!(page(&numbers).is_ok());
    let mut sizes = String::new();
    for i in 0..2000 {
        sizes +=
            &format!("<fontspec id=\"{i}\" size=\"{}\" family=\"a\" color=\"#000\"/>", 9000 - i);
        sizes += &line(50, 90 * i, "Overskrift").replace("font=\"0\"", &format!("font=\"{i}\""));
    }
    let headings = page(&sizes).map(|it| it.passages.iter().map(|it| it.headings.len()).max());
    assert!(headings.is_ok_and(|it| it.is_some_and(|it| it <= 16)));
}

#[test]
fn words_that_stand_everywhere_and_quotations_without_end_are_looked_for_soon() {
    let many = plain::plain(&"og så ".repeat(MANY));
    let searchable = Searchable::new(&many);
    assert!(searchable.find("og", Claim::default()).is_ok());
    assert!(searchable.find("og […] ikke", Claim::default()).is_err());
    let long = "hjelp ikke straff ".repeat(MANY);
    let missed = Miss::NotThere { place: String::new(), difference: String::new() };
    assert_eq!(searchable.find(&long, Claim::default()), Err(missed));
}
