//! Holds the address of the site, as `site.yaml` and `--base-url` give it, against what the site is made of.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;

use serde_json::Value;
use standpunkt::content::files::Sources;
use standpunkt::site::build::build;
use standpunkt::values::base_url::BaseUrl;

use crate::cli::Folder;
use crate::findings;

/// Addresses with letters that machines do not read, what readers know of them, and how machines write them.
const WITH_LETTERS: [(&str, [&str; 2], &str); 3] = [
    ("https://valgprøve.no/", ["valgprøve", "VALGPRØVE"], "https://xn--valgprve-b5a.no/"),
    ("https://valg.test/å/", ["/å/", "%c3"], "https://valg.test/%C3%A5/"),
    (
        "https://Čáhci.test:8080/Ærlig/prøve/",
        ["Ærlig", "čáhci"],
        "https://xn--hci-dla3t.test:8080/%C3%86rlig/pr%C3%B8ve/",
    ),
];

/// Files of each kind that name the whole address of something.
const ABSOLUTE: [&str; 9] = [
    "sitemap.xml",
    "robots.txt",
    "feed.xml",
    "feed.json",
    "index.html",
    "tema/sykkel/index.html",
    "embed/tema/sykkel/oembed.json",
    "data/standpunkt.json",
    "data/annotations.json",
];

fn at(address: &str) -> Sources {
    let mut sources = findings::base();
    let site = sources.files.get_mut("site.yaml").unwrap();
    let text = String::from_utf8(site.clone()).unwrap();
    let line = text.lines().find(|it| it.starts_with("base_url:")).unwrap();
    let redirects = "redirects:\n  - {from: /gammel/, to: /tema/sykkel/}\n";
    *site = (text.replace(line, &format!("base_url: \"{address}\"")) + redirects).into_bytes();
    sources
}

fn files(sources: &Sources, base_url: Option<&BaseUrl>) -> BTreeMap<String, Vec<u8>> {
    let outcome = build(sources, base_url);
    outcome.site.unwrap_or_else(|| panic!("{:#?}", outcome.report)).files
}

#[test]
fn an_address_with_other_letters_is_encoded_wherever_machines_read_it() {
    for (address, [first, second], machine) in WITH_LETTERS {
        let made = files(&at(address), None);
        for (path, bytes) in &made {
            let text = String::from_utf8_lossy(bytes);
            for raw in [first, second] {
                assert!(!text.contains(raw), "{path} has {raw} of {address}");
            }
        }
        for path in ABSOLUTE {
            let text = String::from_utf8_lossy(made.get(path).unwrap_or_else(|| panic!("{path}")));
            assert!(text.contains(machine), "{path} lacks {machine}\n{text}");
        }
        let root = BaseUrl::parse(address).unwrap().root().to_owned();
        for path in ["_headers", "_redirects"] {
            let text = String::from_utf8_lossy(&made[path]).into_owned();
            assert!(text.lines().all(|it| it.starts_with([' ', '/'])) && text.is_ascii(), "{path}");
            let rules = text.lines().filter(|it| it.starts_with('/'));
            assert!(rules.clone().all(|it| it.starts_with(&root)), "{path}\n{text}");
        }
        // The option gives the same site, byte for byte.
        let given = BaseUrl::parse(address).unwrap();
        assert!(files(&at("https://valg.test/"), Some(&given)) == made, "{address}");
    }
}

#[test]
fn the_file_and_the_option_refuse_the_same_in_the_same_words() {
    let folder = Folder::new();
    let lines = folder.read("site.yaml");
    let line = lines.lines().find(|it| it.starts_with("base_url:")).unwrap().to_owned();
    let mut before = line;
    for address in [
        "https://valg.no/a?b=c#d",
        "https://valg.test/#d",
        "https://ola:ord@valg.test/",
        "https://valg.test/a/../b/",
        "https://valg.test:65536/",
        "https://valg.test/a b/",
        "https://valg.test//",
        "https://valg.test/50%/",
        "https://valg_test.no/",
        "valg.test",
    ] {
        let line = format!("base_url: \"{address}\"");
        folder.edit("site.yaml", &before, &line);
        before = line;
        for lang in ["nb", "en"] {
            let file = folder.run(&["check", "valg", "--format", "json", "--lang", lang]);
            let option =
                ["check", "valg", "--format", "json", "--lang", lang, "--base-url", address];
            let option = folder.run(&option);
            assert_eq!((file.code, option.code), (1, 2), "{address}\n{}", option.err);
            let [file, option] = [file, option].map(|it| {
                let all: Value = serde_json::from_str(&it.out).unwrap();
                let own = all.as_array().unwrap().iter().find(|it| it["code"] == "bad-base-url");
                own.unwrap_or_else(|| panic!("{address}\n{}", it.out)).clone()
            });
            assert_eq!(file["path"], "site.yaml");
            assert_eq!(option["path"], "--base-url");
            for key in ["message", "help"] {
                assert_eq!(file[key], option[key], "{address}");
                assert!(file[key].as_str().is_some_and(|it| !it.is_empty()), "{file}");
            }
        }
    }
    // What is right is taken by both, whatever the other has.
    let option = ["check", "valg", "--base-url", "https://valg.test/å"];
    assert_eq!(folder.run(&option).code, 1, "the fault of the file is told all the same");
    folder.edit("site.yaml", &before, "base_url: https://valg.test/å");
    assert_eq!(folder.run(&["check", "valg"]).code, 0);
    assert_eq!(folder.run(&option).code, 0);
}
