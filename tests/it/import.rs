//! The table of positions back into the content: exactly the planted differences, and nothing else changes.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::disallowed_methods, reason = "the command works on a copy of the content")]

use std::collections::BTreeMap;
use std::fs;

use standpunkt::content::files::Sources;
use standpunkt::data::table;
use standpunkt::disk;
use standpunkt::edit::import::{self, Import, import};
use standpunkt::report::diagnostic::Severity;
use standpunkt::site::build::build;
use standpunkt::site::files::Site;

use crate::cli::program;
use crate::contents::{every, every_site, real, real_site};
use crate::findings;

fn exported(sources: &Sources, path: &str) -> Vec<u8> {
    let outcome = build(sources, None);
    outcome.site.unwrap_or_else(|| panic!("{:?}", outcome.report)).files.remove(path).unwrap()
}

/// The table of a content with some cells changed: row from 1, column from 1, new text.
fn changed(sources: &Sources, cells: &[(usize, usize, &str)], delimiter: u8) -> Vec<u8> {
    with_cells(&exported(sources, "data/positions.csv"), cells, delimiter)
}

fn with_cells(csv: &[u8], cells: &[(usize, usize, &str)], delimiter: u8) -> Vec<u8> {
    let mut rows = table::read(std::str::from_utf8(csv).unwrap()).unwrap();
    for (row, column, cell) in cells {
        rows[row - 1][column - 1] = (*cell).to_owned();
    }
    table::write(delimiter, rows.iter().map(|row| row.iter().map(String::as_str).collect()))
}

fn told(import: &Import) -> Vec<String> {
    let line = |it: &import::Difference| {
        format!("{} {} {} {}: {} > {}", it.election, it.party, it.theme, it.field, it.old, it.new)
    };
    import.differences.iter().map(line).collect()
}

/// The codes and English words of what is wrong with a table.
#[track_caller]
fn refused(sources: &Sources, bytes: &[u8]) -> Vec<String> {
    let report = import(sources, "x.csv", bytes).unwrap_err();
    assert!(report.iter().all(|it| it.place.path == "x.csv"), "{report:?}");
    report.iter().map(|it| format!("{}: {}", it.code, it.message.en)).collect()
}

/// Asserts that what any content exports comes back without a difference.
pub(crate) fn hold(sources: &Sources, site: &Site) {
    for path in ["data/positions.csv", "data/positions.excel.csv"] {
        let it = import(sources, path, &site.files[path]).unwrap();
        assert_eq!(told(&it), Vec::<String>::new(), "{path}");
        assert!(it.changes.is_empty() && it.notices.is_empty());
    }
}

#[test]
fn what_was_exported_comes_back_without_a_difference() {
    hold(&real(), real_site());
    hold(&every(), every_site());
    hold(&findings::base(), &build(&findings::base(), None).site.unwrap());
}

/// The fixture, with marks that must stay where they are, in one of its files.
fn marked() -> Sources {
    let mut sources = every();
    let path = "parties/alfa/2029.yaml";
    let text = String::from_utf8(sources.files[path].clone()).unwrap();
    let text = format!("# Først\n{text}").replacen(
        "stance: conditional",
        "stance: conditional # hvorfor",
        1,
    );
    sources.files.insert(path.to_owned(), text.into_bytes());
    // A changed stance of what is recorded as published needs a word to readers besides.
    sources.files.remove("published.lock");
    sources
}

#[test]
fn planted_differences_are_told_and_written_and_nothing_else_changes() {
    let sources = marked();
    let csv = exported(&sources, "data/positions.csv");
    let row = 1 + table::read(std::str::from_utf8(&csv).unwrap())
        .unwrap()
        .iter()
        .position(|it| it[..3] == ["2029", "alfa", "sykkel"])
        .unwrap();
    let note = "=2+3; \"og\" mer\n\nNy linje, æøå 😀.";
    let summary = "-Partiet vil endre loven. Det er nytt.";
    let cells = [(row, 4, "mentioned"), (row, 5, summary), (row, 6, note), (row, 7, "01.05.2029")];
    for delimiter in *b",;" {
        let it = import(&sources, "x.csv", &with_cells(&csv, &cells, delimiter)).unwrap();
        let lines = told(&it);
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert_eq!(lines[0], "2029 alfa sykkel stance: conditional > mentioned");
        assert!(lines[1].ends_with(&format!("> {summary}")) && lines[2].ends_with(note));
        assert!(lines[3].ends_with("checked: 2029-05-02 > 2029-05-01"), "{}", lines[3]);
        assert_eq!(it.changes.len(), 1);
        let change = &it.changes[0];
        assert_eq!(change.path, "parties/alfa/2029.yaml");
        let old = String::from_utf8(sources.files[&change.path].clone()).unwrap();
        let kept = |line: &&str| old.lines().any(|it| it == *line);
        let new: Vec<&str> = change.text.lines().filter(|it| !kept(it)).collect();
        assert_eq!(
            new,
            [
                "    stance: mentioned # hvorfor",
                "      -Partiet vil endre loven. Det er nytt.",
                "    note: \"=2+3; \\\"og\\\" mer\\n\\nNy linje, æøå 😀.\"",
                "    checked: 2029-05-01",
            ]
        );
        let gone = old.lines().filter(|line| !change.text.lines().any(|it| it == *line)).count();
        assert_eq!(gone, 3, "the stance and two lines of the summary");
        // What was written is what the table says.
        let mut after = sources.clone();
        after.files.insert(change.path.clone(), change.text.clone().into_bytes());
        let again = import(&after, "x.csv", &with_cells(&csv, &cells, delimiter)).unwrap();
        assert_eq!(told(&again), Vec::<String>::new());
        let again = import(&after, "x.csv", &exported(&after, "data/positions.csv")).unwrap();
        assert_eq!(told(&again), Vec::<String>::new());
    }
}

#[test]
fn a_note_can_be_taken_away_and_columns_of_others_are_left_alone() {
    let sources = every();
    let text = String::from_utf8(exported(&sources, "data/positions.csv")).unwrap();
    let rows = table::read(&text).unwrap();
    let noted = 1 + rows.iter().skip(1).position(|it| !it[5].is_empty()).unwrap() + 1;
    let bytes = with_cells(text.as_bytes(), &[(noted, 6, ""), (2, 10, "9"), (3, 12, "x")], b',');
    let it = import(&sources, "x.csv", &bytes).unwrap();
    assert_eq!(it.differences.len(), 1, "{:?}", told(&it));
    assert_eq!(it.differences[0].new, "");
    let notices: Vec<&str> = it.notices.iter().map(|it| it.message.en.as_str()).collect();
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(notices[0].starts_with("row 2, column 10 (`quotes`): `9`"), "{notices:?}");
    assert!(it.notices.iter().all(|it| it.severity == Severity::Reminder));
}

#[test]
fn every_fault_of_a_table_is_told_with_row_and_column() {
    let sources = every();
    let text = String::from_utf8(exported(&sources, "data/positions.csv")).unwrap();
    let row = {
        let rows = table::read(&text).unwrap();
        1 + rows.iter().position(|it| it[..3] == ["2029", "alfa", "buss"]).unwrap()
    };
    let silent = {
        let rows = table::read(&text).unwrap();
        1 + rows.iter().position(|it| it[3] == "not_found").unwrap()
    };
    let with = |cells: &[(usize, usize, &str)]| {
        refused(&sources, &with_cells(text.as_bytes(), cells, b','))
    };
    let one = |cells: (usize, usize, &str)| {
        let found = with(&[cells]);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    assert_eq!(
        one((row, 4, "fro")),
        format!("unknown-stance: row {row}, column 4 (`stance`): there is no stance `fro`")
    );
    assert!(one((row, 2, "xx")).starts_with(&format!("unknown-party: row {row}, column 2")));
    assert!(one((row, 3, "xx")).starts_with(&format!("unknown-theme: row {row}, column 3")));
    assert!(one((row, 1, "1999")).starts_with(&format!("unknown-election: row {row}, column 1")));
    assert!(one((row, 1, "i fjor")).starts_with("unknown-election"));
    assert!(one((row, 7, "31.02.2026")).starts_with(&format!("bad-date: row {row}, column 7")));
    assert!(
        one((row, 4, "not_found"))
            .starts_with(&format!("quote-without-stance: row {row}, column 4"))
    );
    assert!(one((silent, 4, "for")).starts_with(&format!("missing-quote: row {silent}, column 4")));
    assert!(one((row, 5, "")).starts_with(&format!("missing-field: row {row}, column 5")));
    assert!(
        one((row, 6, "Se [her](/tema/ukjent/)."))
            .contains(&format!("row {row}, column 6 (`note`)"))
    );
    assert!(with(&[(row, 3, "sykkel")])[0].starts_with("csv-duplicate-row"));
    assert!(one((1, 6, "notat")).starts_with("csv-missing-column: row 1"));
    assert!(with(&[(1, 8, "stance")])[0].starts_with("csv-duplicate-column: row 1, column 8"));
    let several = with(&[(row, 4, "fro"), (row + 1, 2, "xx")]);
    assert_eq!(several.len(), 2, "all are told at once: {several:?}");
    let short = text.replacen("2029,alfa,buss,", "2029,alfa,", 1);
    assert!(refused(&sources, short.as_bytes())[0].starts_with(&format!("csv-cells: row {row}")));
    for (bytes, code) in [
        (&b"\xff\xfea\0"[..], "csv-not-utf8"),
        (b"", "csv-missing-column"),
        (b"\n\n\"", "csv-missing-column"),
        (b"a,b\n\"", "csv-missing-column"),
    ] {
        assert!(refused(&sources, bytes)[0].starts_with(code), "{bytes:?}");
    }
}

#[test]
fn the_command_writes_only_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let (sources, root) = (findings::base(), folder.path().join("valg"));
    let write = |sources: &Sources| {
        for (path, bytes) in &sources.files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    };
    write(&sources);
    let here = || -> BTreeMap<String, Vec<u8>> { disk::read(&root).unwrap().files };
    let run = |file: &str, options: &[&str]| {
        let mut program = program();
        let program = program.arg("import").arg(folder.path().join(file)).arg("--dir").arg(&root);
        let run = program.args(options).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (run.status.code(), text(run.stdout), text(run.stderr))
    };
    fs::write(
        folder.path().join("ny.csv"),
        changed(&sources, &[(2, 5, "Partiet sier noe annet.")], b';'),
    )
    .unwrap();
    fs::write(folder.path().join("feil.csv"), changed(&sources, &[(2, 4, "kanskje")], b','))
        .unwrap();
    let before = here();
    let (code, out, err) = run("ny.csv", &["--dry-run"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.contains(" summary: ") && out.contains("→ Partiet sier noe annet."), "{out}");
    assert!(out.contains("Ingenting er skrevet."));
    assert_eq!(here(), before, "a dry run wrote");
    let (code, _, err) = run("feil.csv", &["--lang", "en"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("row 2, column 4 (`stance`): there is no stance `kanskje`"), "{err}");
    assert_eq!(here(), before, "a table with a fault was written");
    assert_eq!(run("mangler.csv", &[]).0, Some(2));
    let (code, out, _) = run("ny.csv", &["--lang", "en"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("changed "), "{out}");
    let after = here();
    let differ = before.iter().filter(|(path, bytes)| after[*path] != **bytes).count();
    assert_eq!((differ, after.len()), (1, before.len()));
    let (_, out, _) = run("ny.csv", &["--lang", "en"]);
    assert!(out.starts_with("Cells that differ: 0"), "{out}");
}
