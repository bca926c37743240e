//! The fixture with faults planted in it: one run tells every one of them, and nothing else.

use std::collections::BTreeSet;

use standpunkt::content::files::Sources;
use standpunkt::content::text::Text;
use standpunkt::content::yaml_hints;
use standpunkt::report::diagnostic::Diagnostic;
use standpunkt::site::build::build;

use crate::contents::{every, real};

/// A planted fault: path, what stands there, what is put there with the fault between `⟦` and `⟧`,
/// and the code that has to be told at each mark.
type Plant = (&'static str, &'static str, &'static str, &'static str);

const PLANTS: &[Plant] = &[
    ("site.yaml", "kind: excerpt", "kind: excerpt\n    ⟦forlag⟧: Rus", "unknown-key"),
    ("site.yaml", "parties: [alfa,", "parties: [alfa, ⟦alfa⟧,", "duplicate-id"),
    ("site.yaml", "method: |-\n", "method: |-\n  Se ⟦[om](/om/)⟧ her.\n\n", "dead-link"),
    ("site.yaml", "date: 2025-09-08", "date: 2025-09-08\n    ⟦title⟧: Igjen", "duplicate-key"),
    ("parties/alfa/party.yaml", "colour:", "colour: ⟦rødt⟧ #", "bad-colour"),
    ("parties/alfa/party.yaml", "short:", "⟦kort⟧: A\nshort:", "unknown-key"),
    ("parties/beta/party.yaml", "website: ", "website: ⟦beta.test⟧ # ", "bad-url"),
    ("parties/beta/party.yaml", "short:", "short: ⟦no⟧\n⟦short⟧:", "read-as-other duplicate-key"),
    ("parties/alfa/2025.yaml", "theme: buss\n", "theme: ⟦bus⟧\n", "unknown-theme"),
    ("parties/alfa/2025.yaml", "stance: ", "stance: ⟦kanskje⟧ # ", "unknown-stance"),
    ("parties/alfa/2025.yaml", "  checked: ", "  checked: ⟦22.11.2026⟧ # ", "bad-date"),
    ("parties/beta/2025.yaml", "language: nb", "language: ⟦no⟧", "read-as-other"),
    ("parties/beta/2025.yaml", "edition: ", "edition: ⟦ny⟧ # ", "unknown-edition"),
    ("parties/beta/2025.yaml", "source: ", "source: ⟦avisa⟧ # ", "unknown-source"),
    (
        "parties/beta/2025.yaml",
        "theme: buss\n",
        "theme: buss\n    stance: not_read\n  - theme: ⟦buss⟧\n",
        "duplicate-position",
    ),
    ("parties/delta/2025.yaml", "      - id: s1\n", "      - id: ⟦S 1⟧\n", "bad-id"),
    ("parties/gamma/2025.yaml", "    stance: ", "⟦\t⟧stance: ", "yaml-tab"),
    ("parties/alfa/2029.yaml", "  title: ", "  title: By⟦:⟧ ", "yaml-colon"),
    ("parties/alfa/2029.yaml", "    stance: ", "     ⟦stance⟧: ", "yaml-indent"),
    ("parties/delta/2029.yaml", "  edition: adopted", "  ⟦edition:adopted⟧", "yaml-missing-space"),
    ("parties/gamma/2029.yaml", "  title: ", "  title: ⟦“⟧Program: ", "smart-quotes"),
    (
        "parties/beta/2029.yaml",
        "  language: nb",
        "  language: nb\n  ⟦title⟧: Igjen",
        "duplicate-key",
    ),
    ("themes/buss.md", "group: veier", "group: ⟦vei⟧", "unknown-group"),
    ("themes/buss.md", "order: 2", "order: ⟦to⟧", "bad-number"),
    ("themes/buss.md", "---\n\n", "---\n\nSe ⟦[bussen](buss.md)⟧.\n\n", "dead-link"),
    ("themes/sykkel.md", "---\n\n", "---\n\nHer er ⟦<b>⟧HTML.\n\n", "raw-html"),
    ("themes/sykkel.md", "short: Sykkelveier", "short: Sykler ⟦# 1⟧", "cut-by-comment"),
    ("themes/park.md", "title: ", "⟦tittel⟧: ", "unknown-key"),
    ("themes/skole.md", "---\n", "⟦----⟧\n", "front-matter"),
];

/// A finding as path, line, column and code.
type Told = (String, usize, usize, String);

fn told(sources: &Sources) -> BTreeSet<Told> {
    let entry = |it: &Diagnostic| {
        (it.place.path.clone(), it.place.line, it.place.column, it.code.to_owned())
    };
    build(sources, None).report.iter().map(entry).collect()
}

/// Plants all faults of all files; what has to be told of them.
#[track_caller]
fn plant(sources: &mut Sources) -> BTreeSet<Told> {
    let mut expected = BTreeSet::new();
    let paths: BTreeSet<&str> = PLANTS.iter().map(|it| it.0).collect();
    for path in paths {
        let bytes = sources.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        let mut text = String::from_utf8(bytes.clone()).expect("the content is UTF-8");
        let mut codes = Vec::new();
        for (_, old, new, code) in PLANTS.iter().filter(|it| it.0 == path) {
            let at = text.find(old).unwrap_or_else(|| panic!("{path} has no {old:?}"));
            let before = text[..at].matches('⟦').count();
            text.replace_range(at..at + old.len(), new);
            codes.splice(before..before, code.split(' '));
        }
        while let Some(at) = text.find('⟦') {
            text.replace_range(at..at + '⟦'.len_utf8(), "");
            let close = text.find('⟧').expect("each mark is closed");
            text.replace_range(close..close + '⟧'.len_utf8(), "");
            let line_start = text[..at].rfind('\n').map_or(0, |it| it + 1);
            let line = text[..at].matches('\n').count() + 1;
            let column = text[line_start..at].chars().count() + 1;
            expected.insert((path.to_owned(), line, column, codes.remove(0).to_owned()));
        }
        sources.files.insert(path.to_owned(), text.into_bytes());
    }
    expected
}

#[test]
fn one_run_tells_every_fault_that_is_planted() {
    let mut sources = every();
    let reminders = told(&sources);
    let expected = plant(&mut sources);
    assert!(expected.len() >= 20, "only {} faults are planted", expected.len());
    let found = told(&sources);
    let missed: Vec<&Told> = expected.difference(&found).collect();
    assert!(missed.is_empty(), "not told: {missed:#?}");
    // Lines that are planted move those below them. What is hard to read is told of the first summary that is,
    // and themes that nobody has read by their number: with a fault elsewhere both may stand elsewhere.
    let reminded = |it: &&Told| {
        let sum = ["hard-summaries", "not-read"].contains(&it.3.as_str());
        sum || reminders.iter().any(|other| (&other.0, &other.3) == (&it.0, &it.3))
    };
    let more: Vec<&Told> = found.difference(&expected).filter(|it| !reminded(it)).collect();
    assert!(more.is_empty(), "told besides: {more:#?}");
}

#[test]
fn content_without_faults_has_no_slips_to_a_line_by_line_look() {
    for (path, bytes) in [real(), every()].iter().flat_map(|it| &it.files) {
        if !path.ends_with(".yaml") {
            continue;
        }
        let (text, findings) = Text::decode(path, bytes);
        assert_eq!(findings, []);
        assert_eq!(yaml_hints::hints(&text, 0..text.text.len()), [], "{path}");
    }
}
