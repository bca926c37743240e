//! What helps editors write: one layout for files, changes by command, and schemas for their editors.
#![expect(clippy::disallowed_methods, reason = "these tests look at files")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Map, Value};
use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::content::schema::FileKind;
use standpunkt::content::text::Text;
use standpunkt::content::yaml::{self, Node};
use standpunkt::edit::format::lay_out;
use standpunkt::edit::{desk, json_schema};
use standpunkt::report::diagnostic;
use standpunkt::site::build::build;
use standpunkt::values::date::PartialDate;
use standpunkt::values::language::Language;
use standpunkt::values::vocabulary;

use crate::cli::Folder;
use crate::contents::{every, every_folder, real};
use crate::findings;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the real content and of each fixture that is YAML without faults of its own.
fn files() -> Vec<(FileKind, Text)> {
    let all = [real(), every()].into_iter().chain(findings::sources());
    let each = |it: &Sources| -> Vec<(FileKind, Text)> {
        let looked = it.files.iter().filter_map(|(path, bytes)| load::look(path, bytes));
        looked
            .filter(|(_, _, report)| !diagnostic::any_error(report))
            .map(|it| (it.0, it.1))
            .collect()
    };
    let mut files: Vec<_> = all.flat_map(|it| each(&it)).collect();
    files.sort_by(|a, b| (&a.1.path, &a.1.text).cmp(&(&b.1.path, &b.1.text)));
    files.dedup_by(|a, b| (&a.1.path, &a.1.text) == (&b.1.path, &b.1.text));
    files
}

#[track_caller]
fn laid_out(kind: FileKind, text: &Text) -> Text {
    let made = lay_out(kind, text)
        .unwrap_or_else(|| panic!("{} has no layout:\n{}", text.path, text.text));
    Text::new(&text.path, made)
}

#[test]
fn a_file_that_is_laid_out_stays_as_it_is() {
    let files = files();
    assert!(files.len() > 100, "only {} files", files.len());
    for (kind, text) in files {
        let once = laid_out(kind, &text);
        assert_eq!(laid_out(kind, &once).text, once.text, "{}", text.path);
    }
}

/// Asserts that content is laid out in the one form.
pub(crate) fn hold(sources: &Sources) {
    for (path, bytes) in &sources.files {
        let Some((kind, text, _)) = load::look(path, bytes) else { continue };
        let made = laid_out(kind, &text).text;
        assert!(made == text.text, "{path} is laid out otherwise: run `standpunkt fmt`");
    }
}

#[test]
fn the_content_is_laid_out_and_no_page_depends_on_it() {
    hold(&real());
    hold(&every());
    let mut laid = every();
    for (path, bytes) in &every().files {
        let Some((kind, text, _)) = load::look(path, bytes) else { continue };
        // As somebody who knows no rules would write it.
        laid.files.insert(path.clone(), wild(kind, &text).into_bytes());
    }
    let (ours, theirs) = (build(&every(), None), build(&laid, None));
    let told: Vec<_> =
        theirs.report.iter().filter(|it| diagnostic::any_error(&vec![(*it).clone()])).collect();
    assert!(told.is_empty(), "{told:#?}");
    let (ours, theirs) = (ours.site.expect("a site"), theirs.site.expect("a site"));
    assert!(ours.files == theirs.files && ours.pictures == theirs.pictures);
}

/// The range of a file that is YAML.
fn yaml_of(kind: FileKind, text: &str) -> std::ops::Range<usize> {
    if kind != FileKind::Theme {
        return 0..text.len();
    }
    let end = text[4..].find("\n---").expect("front matter") + 5;
    4..end
}

/// The same file as one line of JSON, which is YAML, with the fields in another order and no comments.
fn wild(kind: FileKind, text: &Text) -> String {
    fn value(node: &Node<'_>) -> Value {
        match &node.value {
            yaml::Value::Scalar(it) => it.text.as_ref().into(),
            yaml::Value::List(items) => items.iter().map(value).collect(),
            yaml::Value::Map(entries) => {
                let all = entries.iter().rev().map(|(key, it)| (key.text.to_string(), value(it)));
                Value::Object(all.collect::<Map<_, _>>())
            }
        }
    }
    let range = yaml_of(kind, &text.text);
    let (node, _) = yaml::parse(text, range.clone());
    let json = value(&node.expect("YAML")).to_string();
    format!("{}{json}\n{}", &text.text[..range.start], &text.text[range.end..])
}

#[test]
fn the_layout_does_not_depend_on_the_tool_that_wrote_the_file() {
    for (kind, text) in files() {
        if kind == FileKind::Theme && !text.text.starts_with("---\n") {
            continue;
        }
        let json = Text::new(&text.path, wild(kind, &text));
        let range = yaml_of(kind, &text.text);
        let bare: String = text.text[range.clone()]
            .lines()
            .filter(|it| !it.trim_start().starts_with('#') && !it.trim().is_empty())
            .map(|it| format!("{it}\n"))
            .collect();
        // Lines that are blank or begin with `#` within a text belong to it: such files are left out.
        let bare = format!("{}{bare}{}", &text.text[..range.start], &text.text[range.end..]);
        let bare = Text::new(&text.path, bare);
        if wild(kind, &bare) != json.text || text.text.contains(" #") {
            continue;
        }
        assert_eq!(laid_out(kind, &json).text, laid_out(kind, &bare).text, "{}", text.path);
    }
}

const COMMENTED: &str = "\
# The file
programme: # about it
  checked: 2026-11-22
  title: Plan # its name

  # who wrote it
  source: kilde
  edition: adopted
  language: nb
  read: 'Alt er lest.'
  # the last of these
# before the positions
positions:
  # the first
  - summary: >- # a summary
      One two
      three.
    # why so
    theme: skole
    stance: for
    quotes: [{id: s1, text: 'Ja', # said so
      page: 4}]
    # the end of the record
  # the end of the list
# the end
";

#[test]
fn comments_stay_with_what_they_are_about() {
    let text = Text::new("parties/a/2029.yaml", COMMENTED.to_owned());
    assert_eq!(
        laid_out(FileKind::Programme, &text).text,
        "\
# The file
programme: # about it
  title: Plan # its name
  edition: adopted
  language: nb

  # who wrote it
  source: kilde
  read: Alt er lest.
  # the last of these
  checked: 2026-11-22
# before the positions
positions:
  # the first
  # why so
  - theme: skole
    stance: for
    summary: One two three. # a summary
    quotes:
      - id: s1
        text: \"Ja\" # said so
        page: 4
    # the end of the record
  # the end of the list
# the end
"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Comments put anywhere in a real file are all there afterwards, and a second time nothing changes.
    #[test]
    fn no_comment_is_ever_lost(seed in any::<usize>(), steps in 1_usize..40, beside in any::<bool>()) {
        let text = fs::read_to_string(every_folder().join("parties/alfa/2029.yaml")).expect("a file");
        let mut out = String::new();
        let mut block = None;
        let mut comments = 0;
        for (i, line) in text.lines().enumerate() {
            let blanks = line.len() - line.trim_start().len();
            // The lines of a block are text, and not a place for comments.
            let inside = block.is_some_and(|it| blanks > it || line.trim().is_empty());
            if !inside {
                block = line.ends_with(['>', '|', '-']).then_some(blanks);
                if (i + seed % 97) % steps == 0 {
                    comments += 1;
                    out.push_str(&format!("{}#remark{i};\n", " ".repeat((i + seed % 13) % 9)));
                }
            }
            out.push_str(line);
            if beside && !inside && block.is_none() && (i + seed % 89) % steps == 0 {
                comments += 1;
                out.push_str(&format!(" #beside{i};"));
            }
            out.push('\n');
        }
        let text = Text::new("parties/alfa/2029.yaml", out);
        // A remark at a smaller indentation than the block around it is no YAML everywhere.
        if yaml::parse(&text, 0..text.text.len()).0.is_some() {
            let once = laid_out(FileKind::Programme, &text);
            prop_assert_eq!(once.text.matches("#remark").count() + once.text.matches("#beside").count(), comments);
            prop_assert_eq!(&laid_out(FileKind::Programme, &once).text, &once.text);
        }
    }
}

#[test]
fn fmt_tells_lays_out_and_leaves_what_is_wrong() {
    let folder = Folder::new();
    folder.run(&["fmt", "valg"]);
    let neat = folder.run(&["fmt", "valg", "--check"]);
    assert_eq!((neat.code, neat.out.as_str(), neat.err.as_str()), (0, "", ""));
    let before = folder.read("parties/alfa/2029.yaml");
    folder.edit("parties/alfa/2029.yaml", "stance: for", "stance:   'for' # sure");
    let told = folder.run(&["fmt", "valg", "--check"]);
    assert_eq!((told.code, told.out.as_str()), (1, "valg/parties/alfa/2029.yaml\n"));
    let done = folder.run(&["fmt", "valg"]);
    assert_eq!(done.code, 0);
    assert_eq!(
        folder.read("parties/alfa/2029.yaml"),
        before.replacen("stance: for", "stance: for # sure", 1)
    );
    // A text that a comment cuts short is told, and not made to stay so.
    folder.edit("parties/alfa/party.yaml", "short: ", "short:   Punkt #3 ");
    let wrong = folder.read("parties/alfa/party.yaml");
    let run = folder.run(&["fmt", "valg"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("parties/alfa/party.yaml:") && run.err.contains(" #"), "{}", run.err);
    assert_eq!(folder.read("parties/alfa/party.yaml"), wrong);
}

#[test]
fn edit_shows_a_position_and_changes_it() {
    let folder = Folder::new();
    let path = "parties/alfa/2029.yaml";
    let shown = folder.run(&["edit", "alfa", "sykkel", "--dir", "valg"]);
    assert_eq!(shown.code, 0);
    assert!(shown.out.starts_with("valg/parties/alfa/2029.yaml:"), "{}", shown.out);
    let before = folder.read(path);
    let line = shown.out.lines().next().and_then(|it| it.rsplit(':').next()).expect("a line");
    let line: usize = line.parse().expect("a number");
    assert!(before.lines().nth(line - 1).is_some_and(|it| it.contains("theme: sykkel")));

    // What readers have not seen may change without a word.
    let run = folder.run(&["edit", "alfa", "sykkel", "--stance", "conditional", "--dir", "valg"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(folder.read(path).contains("stance: conditional"));
    assert!(folder.read(path).contains("    checked: 2"), "it is dated: {}", folder.read(path));
    folder.write(path, before.as_bytes());

    // What they have seen may not, and then nothing is written.
    assert_eq!(folder.run(&["record", "valg"]).code, 0);
    let run = folder.run(&["edit", "alfa", "sykkel", "--stance", "against", "--dir", "valg"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("[change-untold]") && run.err.contains("--kind og --why"),
        "{}",
        run.err
    );
    assert_eq!(folder.read(path), before);
    let told = ["--kind", "correction", "--why", "Vi leste feil avsnitt."];
    let all =
        [&["edit", "alfa", "sykkel", "--stance", "against", "--dir", "valg"][..], &told].concat();
    let run = folder.run(&all);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert_eq!(folder.run(&["check", "valg"]).code, 0);
    let after = folder.read(path);
    assert!(after.contains("was: for") && after.contains("Vi leste feil avsnitt."), "{after}");

    for (arguments, says) in [
        (&["edit", "alf", "sykkel"][..], "mente du `alfa`"),
        (&["edit", "alfa", "sykel"], "mente du `sykkel`"),
        (&["edit", "alfa", "sykkel", "--stance", "fro"], "mente du `for`"),
        (&["edit", "alfa", "sykkel", "--kind", "corection", "--why", "x"], "mente du `correction`"),
    ] {
        let run = folder.run(&[arguments, &["--dir", "valg"]].concat());
        assert_eq!(run.code, 1, "{arguments:?}");
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
        assert_eq!(folder.read(path), after);
    }
}

#[test]
fn edit_names_what_it_cannot_do() {
    let folder = Folder::new();
    let path = "parties/alfa/2029.yaml";
    folder.run(&["new", "theme", "buss", "Buss", "--dir", "valg"]);
    let run = folder.run(&["edit", "alfa", "buss", "--stance", "for", "--dir", "valg"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("[no-record]") && run.err.contains("standpunkt new position alfa buss"),
        "{}",
        run.err
    );
    folder.edit(path, "positions:\n", "positions:\n  - {theme: buss, stance: not_read}\n");
    let run = folder.run(&["edit", "alfa", "buss", "--note", "Ny.", "--dir", "valg"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.contains("[edit-by-hand]") && run.err.contains("standpunkt fmt"),
        "{}",
        run.err
    );
    folder.run(&["fmt", "valg"]);
    let run = folder.run(&["edit", "alfa", "buss", "--note", "Ny.", "--dir", "valg"]);
    assert!(folder.read(path).contains("note: \"Ny.\""), "{}{}", run.out, run.err);
}

#[test]
fn a_new_quotation_has_the_next_id_and_stands_where_its_words_do() {
    let folder = Folder::new();
    let path = "parties/alfa/2029.yaml";
    let text = "Skole\n\nAlle barn skal få låne sykkel på skolen.\n\nTransport\n\nByen skal ha sykkelveier overalt.\n";
    folder.write("../arkiv/alfa.txt", text.as_bytes());
    let added = folder.run(&[
        "source",
        "add",
        "alfa.txt",
        "--id",
        "alfa-program",
        "--title",
        "Program",
        "--publisher",
        "Alfa",
        "--dir",
        "valg",
        "--archive",
        "arkiv",
    ]);
    assert_eq!(added.code, 0, "{}", added.err);
    let source = folder.read(path);
    let line =
        source.lines().find(|it| it.trim().starts_with("source:")).expect("a source").to_owned();
    folder.edit(path, &line, "  source: alfa-program");
    let quote = |words: &str| {
        folder.run(&[
            "new",
            "quote",
            "alfa",
            "sykkel",
            words,
            "--dir",
            "valg",
            "--archive",
            "arkiv",
        ])
    };
    let wrong = quote("Byen skal få sykkelveier overalt.");
    assert_eq!(wrong.code, 1);
    assert!(wrong.err.contains("[-få-]{+ha+}"), "{}", wrong.err);
    let right = quote("sykkelveier overalt");
    assert_eq!(right.code, 0, "{}", right.err);
    let now = folder.read(path);
    let ids = source.matches("- id: s").count();
    assert_eq!(now.matches("- id: s").count(), ids + 1, "{now}");
    assert!(now.contains("text: \"sykkelveier overalt\"\n        heading: \"Transport\""), "{now}");
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_program() {
    for it in json_schema::files(false, Language::Nb) {
        let there = fs::read_to_string(root().join(&it.path)).unwrap_or_default();
        assert!(there == it.text, "{} is not up to date: run `standpunkt schema`", it.path);
    }
}

#[test]
fn settings_that_are_there_are_kept() {
    let folder = Folder::new();
    folder.write(".vscode/settings.json", b"{}\n");
    assert_eq!(folder.run(&["schema", "valg"]).code, 0);
    assert_eq!(folder.read(".vscode/settings.json"), "{}\n");
    let schema: Value =
        serde_json::from_str(&folder.read(".vscode/schemas/programme.schema.json")).expect("JSON");
    let stance = &schema["properties"]["positions"]["items"]["properties"]["stance"];
    assert_eq!(stance["title"], "Standpunkt");
    assert_eq!(stance["enum"].as_array().map(Vec::len), Some(vocabulary::Stance::WORDS.len()));
    assert_eq!(
        stance["enumDescriptions"].as_array().map(Vec::len),
        Some(vocabulary::Stance::WORDS.len())
    );
}

/// The rows of a section of the desk, in Norwegian.
fn on_desk(sources: &Sources, id: &str, today: &str) -> Vec<String> {
    let (content, _) = load::read(sources);
    let today = PartialDate::parse(today).expect("a date");
    let report = build(sources, None).report;
    let sections = desk::sections(&content, &report, None, today);
    let section = sections.iter().find(|it| it.id == id).expect("a section");
    let row = |row: &Vec<desk::Cell>| {
        row.iter().map(|it| it.text.nb.as_str()).collect::<Vec<_>>().join(" | ")
    };
    section.rows.iter().map(row).collect()
}

#[test]
fn the_desk_shows_what_is_planted_and_nothing_else() {
    let base = findings::base();
    let day = "2029-06-01";
    let with = |path: &str, old: &str, new: &str| {
        let mut sources = base.clone();
        let text = String::from_utf8(sources.files[path].clone()).expect("UTF-8");
        assert!(text.contains(old), "{path}: {text}");
        sources.files.insert(path.to_owned(), text.replacen(old, new, 1).into_bytes());
        sources
    };
    let alfa = "parties/alfa/2029.yaml";
    for id in ["mangler", "frister", "ordvalg"] {
        assert_eq!(on_desk(&base, id, day), Vec::<String>::new(), "{id}");
    }
    let loaded = with(alfa, "Partiet vil bygge", "Partiet vil heldigvis bygge");
    let rows = on_desk(&loaded, "ordvalg", day);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(
        rows[0].starts_with("heldigvis | Partiet vil heldigvis bygge") && rows[0].contains(alfa)
    );
    let due =
        with(alfa, "  checked: 2029-05-02\n", "  checked: 2029-05-02\n  review_by: 2029-06-01\n");
    let row = |now: &str| vec![format!("2029-06-01 | {now} | 2 | {alfa}:8")];
    assert_eq!(on_desk(&due, "frister", "2029-06-01"), row("i tide"));
    assert_eq!(on_desk(&due, "frister", "2029-06-02"), row("fristen er ute"));
    let alone = on_desk(&base, "lesere", day);
    assert!(alone.iter().any(|it| it.starts_with("2029 | alfa | 2 | 2 | ")), "{alone:?}");
    let two = with(alfa, "  read:", "  coded_by: KB\n  checked_by: HL\n  read:");
    assert!(!on_desk(&two, "lesere", day).iter().any(|it| it.contains("alfa")));
    let covered = on_desk(&base, "dekning", day);
    assert!(covered.contains(&format!("2029 | alfa | 1 | 1 | 0 | 0 | {alfa}:1")), "{covered:?}");
    let not = with("themes/skole.md", "Skal skolen være leksefri?", "Skal skolen ikke ha lekser?");
    let rows = on_desk(&not, "nekting", day);
    assert!(rows.iter().any(|it| it.starts_with("ikke | Skal skolen ikke ha lekser?")), "{rows:?}");
    // A quotation much longer than the others' is pointed out.
    let words = "sykkelveier ".repeat(30);
    let long = with(alfa, "text: Vi vil bygge sykkelveier i alle byer.", &format!("text: {words}"));
    let rows = on_desk(&long, "sitater", day);
    assert!(
        rows.iter().any(|it| it.contains("alfa") && it.ends_with("langt fra de andre")),
        "{rows:?}"
    );
    assert!(on_desk(&base, "sitater", day).iter().all(|it| it.ends_with("| ")));
}
