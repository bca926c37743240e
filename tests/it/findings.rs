//! One fixture for each fault: its text, line, column, words and cure in both languages, and nothing else.
#![expect(clippy::disallowed_methods, reason = "the fixtures are files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use standpunkt::content::files::{Refusal, Sources};
use standpunkt::content::load;
use standpunkt::content::lock::Lock;
use standpunkt::content::published::{PUBLISHED, Published};
use standpunkt::disk;
use standpunkt::model::check::programme;
use standpunkt::proof::{read, verify};
use standpunkt::report::diagnostic::{self, Diagnostic, Report, Severity};
use standpunkt::report::format::{self, Format};
use standpunkt::site::build::build;
use standpunkt::values::bilingual::Bilingual;
use standpunkt::values::date::PartialDate;
use standpunkt::values::language::Language;
use standpunkt::values::{characters, checksum};
use walkdir::WalkDir;

/// Codes that no build of a text makes; other tests plant them.
const ON_DISK: [&str; 17] = [
    "edit-by-hand",
    "file-too-large",
    "folder-link",
    "key-changed",
    "link-leads-out",
    "lock-old",
    "made-before",
    "no-record",
    "not-a-file",
    "other-edition",
    "pages-unread",
    "published-lost",
    "site-file",
    "unreadable",
    "unsigned",
    "work-link",
    "wrong-signature",
];

/// The longest mark that a fixture spells out, in characters.
const LONGEST_MARK: usize = 60;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The small valid content that fixtures and other tests plant their faults in.
pub(crate) fn base() -> Sources {
    disk::read(&fixtures().join("base")).expect("the base of the fixtures is there")
}

/// A fixture: files laid over the base, and the findings they make.
///
/// `-- archive/NAME --` is a source file, read by the ending of its name, `-- PATH (sealed) --` a lock without its seal.
/// `-- findings --` are those of a build, `-- findings of verify --` those of a proof,
/// `-- findings on 2030-01-01 --` those of a build with what is overdue on that day.
struct Fixture {
    name: String,
    sources: Sources,
    archive: BTreeMap<String, Vec<u8>>,
    verify: bool,
    day: Option<PartialDate>,
    findings: String,
}

/// What came of a fixture.
struct Outcome {
    /// Whether there is a site or a lock.
    made: bool,
    report: Report,
}

impl Fixture {
    #[track_caller]
    fn parse(name: &str, text: &str, base: &Sources) -> Fixture {
        let mut sources = base.clone();
        let (mut archive, mut verify, mut findings) = (BTreeMap::new(), false, None);
        let mut day = None;
        let mut rest = text;
        while let Some((header, after)) = next_header(rest) {
            let end = next_start(after).unwrap_or(after.len());
            let (body, left) = after.split_at(end);
            rest = left;
            if header == "findings" || header == "findings of verify" {
                findings = Some(body.to_owned());
                verify = header != "findings";
            } else if let Some(date) = header.strip_prefix("findings on ") {
                findings = Some(body.to_owned());
                day = PartialDate::parse(date);
            } else if header == "published.lock (sealed)" {
                let published = Published::mended(body).expect("lines that the program writes");
                sources.files.insert(PUBLISHED.to_owned(), published.text().into_bytes());
            } else if let Some(path) = header.strip_suffix(" (sealed)") {
                sources.files.insert(path.to_owned(), sealed(body).into_bytes());
            } else if let Some(file) = header.strip_prefix("archive/") {
                archive.insert(file.to_owned(), body.as_bytes().to_vec());
            } else if let Some(path) = header.strip_suffix(" (deleted)") {
                assert!(sources.files.remove(path).is_some(), "{name}: there is no {path}");
            } else if let Some(path) = header.strip_suffix(" (escaped)") {
                sources.files.insert(path.to_owned(), unescape(body));
            } else {
                sources.files.insert(header.to_owned(), body.as_bytes().to_vec());
            }
        }
        let findings = findings.unwrap_or_else(|| panic!("{name}: there is no `-- findings --`"));
        Fixture { name: name.to_owned(), sources, archive, verify, day, findings }
    }

    fn run(&self) -> Outcome {
        if !self.verify {
            let mut outcome = build(&self.sources, None);
            if let Some(day) = self.day {
                outcome.report.extend(programme::overdue(&load::read(&self.sources).0, day));
                diagnostic::sort(&mut outcome.report);
            }
            return Outcome { made: outcome.site.is_some(), report: outcome.report };
        }
        let (content, mut report) = load::read(&self.sources);
        let read = verify::files(&content)
            .into_iter()
            .map(|(id, file)| {
                let ending = file.rsplit('.').next().unwrap_or_default();
                let missing = || Bilingual::new("den finnes ikke der", "it is not there");
                let bytes = self.archive.get(file).ok_or_else(missing);
                let read = bytes
                    .and_then(|bytes| Ok((checksum::sha256(bytes), read::read(ending, bytes)?)));
                (id.to_owned(), read)
            })
            .collect();
        let (lock, mut findings) = verify::prove(&content, &read);
        report.append(&mut findings);
        diagnostic::sort(&mut report);
        Outcome { made: lock.is_some(), report }
    }
}

/// A lock as the program writes it, from what a fixture says of its proofs.
#[track_caller]
fn sealed(body: &str) -> String {
    let mut value: serde_json::Value = serde_json::from_str(body).expect("a lock is JSON");
    let sources = value["sources"].clone();
    for kind in ["quotes", "absences"] {
        let records = value.get_mut(kind).and_then(serde_json::Value::as_object_mut);
        let records = records.into_iter().flatten();
        for (_, record) in records.filter(|(_, it)| it.get("sha256").is_none()) {
            let source = record["source"].as_str().expect("a proof names its source");
            record["sha256"] = sources[source]["sha256"].clone();
        }
    }
    for (_, source) in value["sources"].as_object_mut().into_iter().flatten() {
        source["proved"] = "2029-05-02".into();
    }
    let lock: Lock = serde_json::from_value(value).expect("a lock has these fields");
    lock.text()
}

/// Where the next line of the form `-- … --` starts.
fn next_start(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("-- ") && line.trim_end().ends_with(" --") {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// What stands in the next line of the form `-- … --`, and the text after it.
fn next_header(text: &str) -> Option<(&str, &str)> {
    let (line, after) = text[next_start(text)?..].split_once('\n')?;
    Some((line.strip_prefix("-- ")?.trim_end().strip_suffix(" --")?, after))
}

/// The bytes of an escaped text: `\t`, `\r`, `\\`, `\xFF`, `\u{202E}`; `\{3*ab}` is `ababab`, and a
/// backslash at the end of a line takes the line break away.
#[track_caller]
fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let kind = rest[at + 1..].chars().next().expect("something follows a backslash");
        rest = &rest[at + 1 + kind.len_utf8()..];
        let hex = |digits: &str| u32::from_str_radix(digits, 16).expect("hexadecimal digits");
        match kind {
            't' => bytes.push(b'\t'),
            'r' => bytes.push(b'\r'),
            '\\' => bytes.push(b'\\'),
            '\n' => {}
            'x' => {
                bytes.push(u8::try_from(hex(&rest[..2])).expect("two digits"));
                rest = &rest[2..];
            }
            'u' => {
                let (digits, after) = rest[1..].split_once('}').expect("a closing brace");
                let character = char::from_u32(hex(digits)).expect("a character");
                bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                rest = after;
            }
            '{' => {
                let (count, after) = rest.split_once('*').expect("a number and `*`");
                let (word, after) = after.split_once('}').expect("a closing brace");
                let count = count.parse().expect("a number");
                bytes.extend_from_slice(word.repeat(count).as_bytes());
                rest = after;
            }
            other => panic!("`\\{other}` is not an escape of the fixtures"),
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// Text on one line, with what nobody sees spelled as in escaped files.
fn spelled(text: &str) -> String {
    let mut spelled = String::new();
    for character in text.chars() {
        let _ = match character {
            '\\' => write!(spelled, "\\\\"),
            '\t' => write!(spelled, "\\t"),
            '\r' => write!(spelled, "\\r"),
            '\n' => write!(spelled, "\\n"),
            it if it == '\u{a0}' || characters::hidden(it) => {
                write!(spelled, "\\u{{{:X}}}", u32::from(it))
            }
            it => write!(spelled, "{it}"),
        };
    }
    spelled
}

/// A finding in the form of the fixtures.
fn written(it: &Diagnostic) -> String {
    let place = &it.place;
    let covered = place.excerpt.chars().skip(place.column - 1);
    let mut mark: String = covered.take(place.width.min(LONGEST_MARK + 1)).collect();
    if mark.chars().count() > LONGEST_MARK {
        mark = mark.chars().take(LONGEST_MARK).chain(['…']).collect();
    }
    let kind = if it.severity == Severity::Reminder { " (reminder)" } else { "" };
    format!(
        "{}:{}:{} {}{kind} «{}»\n  nb: {}\n  nb: {}\n  en: {}\n  en: {}\n",
        place.path,
        place.line,
        place.column,
        it.code,
        spelled(&mark),
        spelled(&it.message.nb),
        spelled(&it.help.nb),
        spelled(&it.message.en),
        spelled(&it.help.en),
    )
}

/// All fixtures, each with what came of its build.
static ALL: LazyLock<Vec<(Fixture, Outcome)>> = LazyLock::new(|| {
    let base = base();
    let mut paths: Vec<PathBuf> = fs::read_dir(fixtures().join("findings"))
        .expect("the fixtures are there")
        .map(|it| it.expect("a file").path())
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("UTF-8 text");
        let fixture = Fixture::parse(&name, &text, &base);
        let outcome = fixture.run();
        (fixture, outcome)
    };
    paths.iter().map(read).collect()
});

/// The content of each fixture that a build looks through.
pub(crate) fn sources() -> impl Iterator<Item = Sources> {
    ALL.iter().filter(|(it, _)| !it.verify).map(|(it, _)| it.sources.clone())
}

#[test]
fn the_base_of_the_fixtures_has_nothing_to_tell() {
    let outcome = build(&base(), None);
    let told: String = outcome.report.iter().map(written).collect();
    assert_eq!(told, "");
    assert!(outcome.site.is_some());
}

#[test]
fn every_fixture_finds_what_it_says_and_nothing_else() {
    let mut wrong = String::new();
    for (fixture, outcome) in ALL.iter() {
        let found: String = outcome.report.iter().map(written).collect();
        if found != fixture.findings {
            let (name, said) = (&fixture.name, &fixture.findings);
            let _ = writeln!(wrong, "==== {name} says\n{said}---- and found\n{found}");
        }
        let stops = outcome.report.iter().any(|it| it.severity == Severity::Error);
        if stops == outcome.made {
            let _ = writeln!(wrong, "==== {}: an error, and yet a site or a lock", fixture.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_excerpt_is_the_line_that_the_finding_names() {
    for (fixture, outcome) in ALL.iter() {
        for it in &outcome.report {
            let Some(bytes) = fixture.sources.files.get(&it.place.path) else { continue };
            if it.place.excerpt.is_empty() {
                continue;
            }
            let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
            let line = text.trim_start_matches('\u{feff}').split('\n').nth(it.place.line - 1);
            assert_eq!(line, Some(it.place.excerpt.as_str()), "{}: {}", fixture.name, it.code);
        }
    }
}

#[test]
fn a_file_that_the_system_refuses_is_told_with_the_systems_words() {
    let mut sources = base();
    let path = "parties/alfa/party.yaml".to_owned();
    sources.files.remove(&path);
    sources.refused.insert(path, Refusal::Unreadable("Permission denied (os error 13)".to_owned()));
    let told: String = build(&sources, None).report.iter().map(written).collect();
    assert_eq!(
        told,
        "\
parties/alfa/party.yaml:1:1 unreadable «»
  nb: fila kan ikke leses; systemet sier (på engelsk): Permission denied (os error 13)
  nb: se etter at du har lov til å lese den
  en: the file cannot be read: Permission denied (os error 13)
  en: see that you are allowed to read it
"
    );
}

/// The codes that the source of the findings names: words with hyphens in quotation marks.
fn codes() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report");
    let files = WalkDir::new(folder).into_iter().map(|it| it.expect("the folder is there"));
    let files = files.filter(|it| it.file_type().is_file());
    let source: String =
        files.map(|it| fs::read_to_string(it.path()).expect("a source file is text")).collect();
    let quoted = source.lines().filter(|it| !it.contains("rename_all")).flat_map(|line| {
        let line = line.trim_start_matches(|it: char| !it.is_ascii_lowercase() && it != '"');
        line.split('"').skip(1).step_by(2)
    });
    let kebab = |it: &&str| {
        let letters = it.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let code = it.contains('-') || ON_DISK.contains(it);
        letters && code && !it.starts_with('-') && !it.ends_with('-')
    };
    quoted.filter(kebab).map(str::to_owned).collect()
}

#[test]
fn every_code_of_the_program_has_a_fixture() {
    let codes = codes();
    assert!(codes.len() > 60, "only {} codes are found in the source", codes.len());
    let mut shown = BTreeSet::from(ON_DISK.map(str::to_owned));
    for (fixture, _) in ALL.iter() {
        let heads = fixture.findings.lines().filter(|it| !it.starts_with(' '));
        let heads = heads.filter_map(|it| it.split_once(" «"));
        let codes = heads.map(|(head, _)| head.trim_end_matches(" (reminder)"));
        shown.extend(codes.filter_map(|it| it.rsplit(' ').next()).map(str::to_owned));
    }
    let without: Vec<&String> = codes.difference(&shown).collect();
    assert!(without.is_empty(), "codes without a fixture: {without:?}");
    let unknown: Vec<&String> = shown.difference(&codes).collect();
    assert!(unknown.is_empty(), "codes that the program does not have: {unknown:?}");
}

#[test]
fn the_name_of_a_fixture_begins_with_a_code_that_it_shows() {
    let codes = codes();
    for (fixture, _) in ALL.iter().filter(|(it, _)| !it.name.starts_with("slips")) {
        let name = fixture.name.trim_end_matches(|it: char| it.is_ascii_digit());
        let name = name.strip_suffix('-').unwrap_or(&fixture.name);
        assert!(codes.contains(name), "{} is not named for a code", fixture.name);
    }
}

#[test]
fn what_a_terminal_would_take_for_an_order_is_told_but_not_printed() {
    let hidden = ['\u{9b}', '\u{7f}', '\u{2028}', '\u{202e}', '\u{200b}', '\u{85}'];
    let mut sources = base();
    let site = sources.files.get_mut("site.yaml").unwrap();
    for it in hidden {
        site.extend(format!("# {it}31m\n").into_bytes());
    }
    site.extend("\u{9b}felt: \"\u{9b}0m\"\n".bytes());
    sources.files.insert("themes/\u{9b}31m.md".to_owned(), b"x".to_vec());
    let told = build(&sources, None).report;
    assert!(told.iter().filter(|it| it.code == "hidden-character").count() > hidden.len());
    for language in [Language::Nb, Language::En] {
        for format in [Format::Human, Format::Github] {
            let text = format::write(&told, format, language, false);
            assert!(!text.contains(|it: char| it != '\n' && characters::hidden(it)), "{text:?}");
            assert!(text.contains("\u{fffd}31m"), "{text}");
        }
        let commands = format::write(&told, Format::Github, language, false);
        assert!(commands.lines().all(|it| it.starts_with("::")), "{commands:?}");
    }
}
