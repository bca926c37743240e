//! What a built site says of itself: the checksum of its content, and what differs from another.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(
    clippy::disallowed_methods,
    reason = "the tests of the program lay out folders themselves"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use standpunkt::content::files::Sources;
use standpunkt::data::difference::{About, Difference};
use standpunkt::model::words::Words;
use standpunkt::site::build::build;
use standpunkt::site::built_site::{self, BuiltSite, Fault};
use standpunkt::values::checksum::sha256;
use standpunkt::values::language::Language;

use crate::cli::program;
use crate::findings::base;

/// Replaces words of a file, which have to be there.
fn edit(sources: &mut Sources, path: &str, old: &str, new: &str) {
    let file = sources.files.get_mut(path).unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(text.contains(old), "{path} has no «{old}»");
    *file = text.replace(old, new).into_bytes();
}

fn files(sources: &Sources) -> BTreeMap<String, Vec<u8>> {
    let outcome = build(sources, None);
    outcome.site.unwrap_or_else(|| panic!("{:?}", outcome.report)).files
}

fn read(files: &BTreeMap<String, Vec<u8>>) -> BuiltSite {
    BuiltSite::read(files).unwrap()
}

/// Content that differs from the base in a stance, words of a party, a party, and things that readers of
/// the positions do not meet.
fn changed() -> Sources {
    let mut sources = base();
    edit(&mut sources, "parties/alfa/2029.yaml", "stance: for", "stance: conditional");
    edit(
        &mut sources,
        "parties/alfa/2029.yaml",
        "bygge sykkelveier i alle",
        "ha sykkelveier i alle",
    );
    edit(&mut sources, "site.yaml", "contact: post@valg.test", "contact: brev@valg.test");
    for path in ["party.yaml", "2029.yaml"] {
        let gone = sources.files.remove(&format!("parties/beta/{path}")).unwrap();
        sources.files.insert(format!("parties/delta/{path}"), gone);
    }
    edit(&mut sources, "site.yaml", "parties: [alfa, beta]", "parties: [alfa, delta]");
    sources
}

fn sum(sources: &Sources) -> String {
    sha256(&files(sources)["data/standpunkt.json"]).to_string()
}

#[test]
fn the_checksum_differs_with_what_readers_are_told_and_with_nothing_else() {
    let changes = [
        ("parties/alfa/2029.yaml", "flere sykkelveier", "mange sykkelveier"),
        ("parties/alfa/2029.yaml", "stance: for", "stance: against"),
        ("themes/skole.md", "Lekser er", "Leksene er"),
        ("site.yaml", "Valget 2029", "Valget i 2029"),
    ];
    let mut seen = BTreeSet::from([sum(&base())]);
    for (path, old, new) in changes {
        let mut sources = base();
        edit(&mut sources, path, old, new);
        assert!(seen.insert(sum(&sources)), "{path}: {new}");
    }
    let mut noted = base();
    edit(
        &mut noted,
        "parties/alfa/2029.yaml",
        "    stance: for",
        "    internal_note: Ring dem.\n    stance: for",
    );
    edit(&mut noted, "site.yaml", "title: Valget\n", "title: \"Valget\" # et navn\n");
    assert_eq!(sum(&noted), sum(&base()));
}

#[test]
fn pages_of_the_whole_site_and_the_list_of_the_data_say_the_checksum_and_no_others() {
    let (sum, files) = (sum(&base()), files(&base()));
    let says = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(&sum);
    let found: Vec<&str> =
        files.iter().filter(|(_, it)| says(it)).map(|(path, _)| path.as_str()).collect();
    // The list of checksums names the file that it is the checksum of.
    let expected = [
        "SHA256SUMS",
        "data/index.html",
        "data/index.json",
        "endringer/index.html",
        "index.html",
        "metode/index.html",
    ];
    assert_eq!(found, expected);
}

#[test]
fn two_built_sites_differ_in_what_their_contents_differ_in() {
    let (old, new) = (files(&base()), files(&changed()));
    let found = read(&new).differences(&read(&old));
    let about = |it: &Difference| {
        let fields: Vec<String> = it.fields.iter().map(|it| it.leaf().to_owned()).collect();
        (it.kind(), it.is.clone().or(it.was.clone()).unwrap(), fields)
    };
    let told: Vec<_> = found.iter().map(about).collect();
    let position = |theme: &str, party: &str| About::Position {
        election: 2029,
        theme: theme.to_owned(),
        party: party.to_owned(),
    };
    let changed = told.iter().find(|it| it.1 == position("sykkel", "alfa")).unwrap();
    assert_eq!(
        (changed.0, &changed.2[..]),
        ("changed", &["stance".to_owned(), "text".to_owned()][..])
    );
    for (kind, party) in [("added", "delta"), ("removed", "beta")] {
        let party = About::Party { id: party.to_owned() };
        assert!(told.iter().any(|it| it.0 == kind && it.1 == party), "{told:?}");
    }
    let site = told.iter().find(|it| it.1 == About::Site).unwrap();
    assert_eq!(site.2, ["contact"]);
    assert!(told.iter().all(|it| it.1 != position("skole", "alfa")), "{told:?}");
    assert_eq!(read(&old).differences(&read(&old)), []);
}

#[test]
fn what_differs_is_told_in_the_words_of_each_language_with_the_checksums() {
    let (old, new) = (read(&files(&base())), read(&files(&changed())));
    let told = |language| new.tell_differences(&old, &Words::built_in(language));
    let nb = told(Language::Nb);
    assert!(nb.contains("For\n") && nb.contains("Delvis"), "{nb}");
    assert!(nb.contains("[-bygge-]") && nb.contains("{+ha+}"), "{nb}");
    assert!(nb.contains(&sum(&base())) && nb.contains(&sum(&changed())), "{nb}");
    assert_ne!(told(Language::En), nb);
    assert_ne!(told(Language::Nn), nb);
    let same = old.tell_differences(&old, &Words::built_in(Language::En));
    assert!(same.contains("Both are made of the same content."), "{same}");
    let json: serde_json::Value = serde_json::from_str(&new.differences_as_json(&old)).unwrap();
    let pages: Vec<&str> =
        json.as_array().unwrap().iter().filter_map(|it| it["page"].as_str()).collect();
    assert!(pages.contains(&"/tema/sykkel/alfa/"), "{pages:?}");
}

#[test]
fn a_site_that_is_damaged_without_data_or_of_another_form_is_told() {
    let good: BTreeMap<String, Vec<u8>> = files(&base())
        .into_iter()
        .filter(|it| built_site::FILES.contains(&it.0.as_str()))
        .collect();
    assert_eq!(good.len(), built_site::FILES.len());
    let without = |path: &str| {
        let mut files = good.clone();
        files.remove(path);
        BuiltSite::read(&files).unwrap_err()
    };
    for path in built_site::FILES {
        assert_eq!(without(path), Fault::Missing(path));
    }
    let [list, whole, index] = built_site::FILES;
    // A file with other bytes, as the list names it or not.
    let with = |path: &'static str, bytes: &[u8], listed: bool| {
        let mut files = good.clone();
        let old = sha256(&files[path]).to_string();
        files.insert(path.to_owned(), bytes.to_vec());
        if listed {
            let text = String::from_utf8(files[list].clone()).unwrap();
            files.insert(
                list.to_owned(),
                text.replace(&old, &sha256(bytes).to_string()).into_bytes(),
            );
        }
        BuiltSite::read(&files).unwrap_err()
    };
    for path in [whole, index] {
        let mut longer = good[path].clone();
        longer.push(b' ');
        assert_eq!(with(path, &longer, false), Fault::Changed(path));
        assert_eq!(with(path, b"{", true), Fault::Broken(path));
        assert_eq!(with(path, &[0xff], true), Fault::Broken(path));
    }
    assert_eq!(with(whole, b"[1]", true), Fault::Broken(whole));
    assert_eq!(with(whole, br#"{"version": "0"}"#, true), Fault::Version("0".to_owned()));
    let mut bare = base();
    bare.files.get_mut("site.yaml").unwrap().extend(b"without: [data]\n");
    assert_eq!(BuiltSite::read(&files(&bare)).unwrap_err(), Fault::NoData);
}

#[test]
fn data_with_anything_in_its_fields_are_compared_without_harm() {
    let odd = [
        r#"{"version": "1"}"#,
        r#"{"version": "1", "positions": [1, null, {"election": 99999999, "quotes": 3}], "themes": {}}"#,
        r#"{"version": "1", "positions": [{"stance": {}, "quotes": [[]]}], "site": [], "about": 1}"#,
    ];
    let all: Vec<BuiltSite> = odd
        .iter()
        .map(|it| BuiltSite::of(serde_json::from_str(it).unwrap(), None).unwrap())
        .collect();
    for (old, new) in all.iter().flat_map(|old| all.iter().map(move |new| (old, new))) {
        new.tell_differences(old, &Words::built_in(Language::Nb));
        new.differences_as_json(old);
    }
}

fn diff(old: &Path, new: &Path) -> Output {
    let mut command = program();
    command.args(["diff", "--lang", "en"]).args([old, new]).output().unwrap()
}

#[test]
fn the_program_holds_sites_and_content_folders_against_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let lay = |files: &BTreeMap<String, Vec<u8>>, name: &str| {
        for (path, bytes) in files {
            let file = at(name).join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
    };
    lay(&files(&base()), "old");
    lay(&files(&changed()), "new");
    lay(&base().files, "content");
    let text = |it: &Output| String::from_utf8(it.stdout.clone()).unwrap();
    let sites = diff(&at("old"), &at("new"));
    assert!(
        sites.status.success() && text(&sites).contains("Changed: The Alfa Party"),
        "{sites:?}"
    );
    // The content that a site was made of differs in nothing from it.
    let same = diff(&at("old"), &at("content"));
    assert!(text(&same).contains("Both are made of the same content."), "{same:?}");
    assert_eq!(text(&diff(&at("content"), &at("new"))), text(&sites));
    fs::write(at("old").join("data/standpunkt.json"), "{}").unwrap();
    let damaged = diff(&at("old"), &at("new"));
    assert_eq!(damaged.status.code(), Some(2));
    let told = String::from_utf8(damaged.stderr).unwrap();
    assert!(
        told.contains("old: `data/standpunkt.json` is not the file that SHA256SUMS names"),
        "{told}"
    );
}
