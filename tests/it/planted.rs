//! The real content with faults planted in it: one run tells every one of them, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;

use standpunkt::content::files::Sources;
use standpunkt::content::slips;
use standpunkt::content::text::Text;
use standpunkt::disk;
use standpunkt::report::diagnostic::Diagnostic;
use standpunkt::site::build::build;

/// A planted fault: path, what stands there, what is put there with the fault between `⟦` and `⟧`,
/// and the code that has to be told at each mark.
type Plant = (&'static str, &'static str, &'static str, &'static str);

const PLANTS: &[Plant] = &[
    ("site.yaml", "kind: excerpt", "kind: excerpt\n    ⟦forlag⟧: Rus", "unknown-key"),
    ("site.yaml", "parties: [ap,", "parties: [ap, ⟦ap⟧,", "duplicate-id"),
    ("site.yaml", "method: |-\n", "method: |-\n  Se ⟦[om](/om/)⟧ her.\n\n", "dead-link"),
    ("site.yaml", "date: 2021-09-13", "date: 2021-09-13\n    ⟦title⟧: Igjen", "duplicate-key"),
    ("parties/ap/party.yaml", "colour:", "colour: ⟦rødt⟧ #", "bad-colour"),
    ("parties/ap/party.yaml", "short:", "⟦kort⟧: A\nshort:", "unknown-key"),
    ("parties/h/party.yaml", "website: ", "website: ⟦hoyre.no⟧ # ", "bad-url"),
    ("parties/h/party.yaml", "short:", "short: ⟦no⟧\n⟦short⟧:", "read-as-other duplicate-key"),
    ("parties/ap/2021.yaml", "theme: lar\n", "theme: ⟦laar⟧\n", "unknown-theme"),
    ("parties/ap/2021.yaml", "stance: ", "stance: ⟦kanskje⟧ # ", "unknown-stance"),
    ("parties/ap/2021.yaml", "  checked: ", "  checked: ⟦22.11.2026⟧ # ", "bad-date"),
    ("parties/frp/2021.yaml", "language: nb", "language: ⟦no⟧", "read-as-other"),
    ("parties/frp/2021.yaml", "edition: ", "edition: ⟦ny⟧ # ", "unknown-edition"),
    ("parties/frp/2021.yaml", "source: ", "source: ⟦avisa⟧ # ", "unknown-source"),
    (
        "parties/frp/2021.yaml",
        "theme: lar\n",
        "theme: lar\n    stance: not_read\n  - theme: ⟦lar⟧\n",
        "duplicate-position",
    ),
    ("parties/krf/2021.yaml", "      - id: s1\n", "      - id: ⟦S 1⟧\n", "bad-id"),
    ("parties/mdg/2021.yaml", "    stance: ", "⟦\t⟧stance: ", "yaml-tab"),
    ("parties/r/2021.yaml", "  title: ", "  title: Rødt⟦:⟧ ", "yaml-colon"),
    ("parties/r/2021.yaml", "    stance: ", "     ⟦stance⟧: ", "yaml-indent"),
    (
        "parties/sp/2021.yaml",
        "  edition: not_stated",
        "  ⟦edition:not_stated⟧",
        "yaml-missing-space",
    ),
    ("parties/sv/2021.yaml", "  title: ", "  title: ⟦“⟧Program: ", "smart-quotes"),
    ("parties/v/2021.yaml", "  language: nb", "  language: nb\n  ⟦title⟧: Igjen", "duplicate-key"),
    ("themes/lar.md", "group: hovedsaker", "group: ⟦hovedsak⟧", "unknown-group"),
    ("themes/lar.md", "order: 2", "order: ⟦to⟧", "bad-number"),
    ("themes/lar.md", "---\n\n", "---\n\nSe ⟦[LAR](lar.md)⟧.\n\n", "dead-link"),
    ("themes/cannabis.md", "---\n\n", "---\n\nHer er ⟦<b>⟧HTML.\n\n", "raw-html"),
    ("themes/cannabis.md", "short: Cannabis", "short: Hasj ⟦# 1⟧", "cut-by-comment"),
    ("themes/overdose.md", "title: ", "⟦tittel⟧: ", "unknown-key"),
    ("themes/taxfree.md", "---\n", "⟦----⟧\n", "front-matter"),
];

fn real() -> Sources {
    disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the content is there")
}

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
fn one_run_tells_every_fault_that_is_planted_in_the_real_content() {
    let mut sources = real();
    let reminders = told(&sources);
    let mut expected = plant(&mut sources);
    assert!(expected.len() >= 20, "only {} faults are planted", expected.len());
    let found = told(&sources);
    let missed: Vec<&Told> = expected.difference(&found).collect();
    assert!(missed.is_empty(), "not told: {missed:#?}");
    expected.extend(reminders);
    // What is hard to read is told of the first summary that is: another may be the first now.
    let more: Vec<&Told> =
        found.difference(&expected).filter(|it| it.3 != "hard-summaries").collect();
    assert!(more.is_empty(), "told besides: {more:#?}");
}

#[test]
fn the_real_content_has_no_slips_to_a_line_by_line_look() {
    for (path, bytes) in &real().files {
        if !path.ends_with(".yaml") {
            continue;
        }
        let (text, findings) = Text::decode(path, bytes);
        assert_eq!(findings, []);
        assert_eq!(slips::slips(&text, 0..text.text.len()), [], "{path}");
    }
}
