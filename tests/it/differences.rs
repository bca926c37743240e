//! What a proposed change changes: the list on the terminal and on the page of its preview, and the preview's links.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use standpunkt::content::files::Sources;
use standpunkt::content::lock::{self, Lock};
use standpunkt::content::published::PUBLISHED;
use standpunkt::data::difference::{self, Difference, FIELDS, Step};
use standpunkt::model::words::Words;
use standpunkt::site::build::{build, build_since};
use standpunkt::site::checked_site::CheckedSite;
use standpunkt::site::files::leads_on;
use standpunkt::site::prepare::{Options, prepare};
use standpunkt::values::base_url::BaseUrl;
use standpunkt::values::checksum;
use standpunkt::values::language::Language;
use standpunkt::values::vocabulary::Stance;

use crate::contents::every;
use crate::findings;

const BASE: &str = "https://a.test/pr-preview/pr-12/";

type Files = BTreeMap<String, Vec<u8>>;

/// The fixture, as if nothing of it was published yet: so that anything may be changed.
fn unpublished() -> Sources {
    let mut sources = every();
    sources.files.remove(PUBLISHED);
    sources
}

#[track_caller]
fn edit(sources: &mut Sources, path: &str, old: &str, new: &str) {
    let text = String::from_utf8(sources.files[path].clone()).unwrap();
    assert!(text.contains(old), "{path} has no {old:?}");
    sources.files.insert(path.to_owned(), text.replacen(old, new, 1).into_bytes());
}

/// A stance, a quotation, a theme with three positions, a position taken away, and a text of the site.
fn planted() -> Sources {
    let mut sources = unpublished();
    let it = &mut sources;
    let alfa = "parties/alfa/2029.yaml";
    edit(it, alfa, "stance: conditional", "stance: against");
    edit(it, alfa, "nevner ikke de små.", "nevner ikke de to andre.");
    let (long, short) = (
        "Hver buss skal ha plass til barnevogner, slik at alle kan reise sammen.",
        "Hver buss skal ha plass til barnevogner",
    );
    edit(it, alfa, long, short);
    let mut proofs = Lock::read(&String::from_utf8_lossy(&it.files[lock::LOCK])).unwrap();
    proofs.quotes.get_mut("alfa/2029/buss/s3").unwrap().exact = short.to_owned();
    it.files.insert(lock::LOCK.to_owned(), proofs.text().into_bytes());
    let theme = "---\ntitle: Nettvett\nshort: Nettvett\nquestion: Skal skolen lære bort nettvett?\n\
        proposition: Skolen skal lære bort nettvett.\ngroup: hverdag\n---\n\n\
        Nettvett er å kunne ferdes trygt på nettet.\n";
    it.files.insert("themes/nettvett.md".to_owned(), theme.as_bytes().to_vec());
    let position = "  - theme: nettvett\n    stance: for\n    summary: Partiet vil lære bort nettvett.\n    \
        evidence:\n      - {fact: Partiet er nevnt., kind: news, title: Saken, publisher: Avisa}\n";
    for path in ["parties/beta/2029.yaml", "parties/alfa/2021.yaml", "parties/beta/2021.yaml"] {
        it.files.get_mut(path).unwrap().extend(position.as_bytes());
    }
    let text = String::from_utf8(it.files["parties/beta/2029.yaml"].clone()).unwrap();
    let start = text.find("  - theme: sykkel\n").unwrap();
    let length = text[start + 1..].find("\n  - theme: ").unwrap() + 2;
    let without = format!("{}{}", &text[..start], &text[start + length..]);
    it.files.insert("parties/beta/2029.yaml".to_owned(), without.into_bytes());
    edit(it, "site.yaml", "Her står det fire partier", "Her står det partier");
    sources
}

fn base_url() -> BaseUrl {
    BaseUrl::parse(BASE).unwrap()
}

fn made(sources: &Sources) -> CheckedSite {
    let checked = prepare(sources, Options::default());
    let errors: Vec<_> = checked.report.iter().map(|it| (&it.place, &it.message.en)).collect();
    checked.site.unwrap_or_else(|| panic!("{errors:#?}"))
}

fn preview(old: &Sources, new: &Sources) -> Files {
    let base_url = base_url();
    let options = Options { base_url: Some(&base_url), ..Options::default() };
    let outcome = build_since(made(old), new, options);
    outcome.site.unwrap().files
}

/// The preview of all that, made once.
fn proposal() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| preview(&unpublished(), &planted()))
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
}

/// A text without the blanks that only set lines apart.
fn plain(it: ElementRef<'_>) -> String {
    it.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn all<'h>(of: ElementRef<'h>, css: &str) -> Vec<ElementRef<'h>> {
    of.select(&Selector::parse(css).unwrap()).collect()
}

/// What was planted: how the page and the terminal name it, where it links to, and its fields.
const PLANTED: [(&str, &str, &str, &[&str]); 8] = [
    (
        "Endret",
        "Alfapartiet om Sykkelveier (2029)",
        "tema/sykkel/alfa/",
        &["Standpunkt", "Sammendrag"],
    ),
    ("Endret", "Alfapartiet om Kveldsbuss (2029)", "tema/buss/alfa/", &["Sitat s3: ordene"]),
    (
        "Tatt bort",
        "Betapartiet om Sykkelveier (2029)",
        "tema/sykkel/",
        &["Standpunkt", "Sammendrag", "Opplysning 1: hva den sier"],
    ),
    (
        "Nytt",
        "Betapartiet om Nettvett (2029)",
        "tema/nettvett/beta/",
        &["Standpunkt", "Sammendrag"],
    ),
    ("Nytt", "Alfapartiet om Nettvett (2021)", "2021/tema/nettvett/alfa/", &["Standpunkt"]),
    ("Nytt", "Betapartiet om Nettvett (2021)", "2021/tema/nettvett/beta/", &["Standpunkt"]),
    (
        "Nytt",
        "Temaet «Nettvett»",
        "tema/nettvett/",
        &["Tittel", "Spørsmål", "Påstand", "Gruppe", "Bakgrunn"],
    ),
    ("Endret", "Nettstedet", "", &["Presentasjon"]),
];

#[test]
fn the_page_lists_what_was_planted_and_nothing_else() {
    let page = Html::parse_document(text(proposal(), "hva-er-endret/index.html"));
    let root = page.root_element();
    let mut listed = BTreeMap::new();
    for section in all(root, "section.difference") {
        let heading = all(section, "h2")[0];
        let (kind, about) = (all(heading, ".label")[0], plain(heading));
        let href = all(heading, "a")[0].value().attr("href").unwrap();
        let labels: Vec<String> = all(section, "h3").into_iter().map(plain).collect();
        let name = about.strip_prefix(&plain(kind)).unwrap().trim().to_owned();
        listed.insert(name, (plain(kind), href.to_owned(), labels, section));
    }
    assert_eq!(all(root, "section.difference").len(), PLANTED.len(), "{:?}", listed.keys());
    for (kind, about, address, fields) in PLANTED {
        let (was, href, labels, _) = &listed[about];
        assert_eq!((was.as_str(), href), (kind, &format!("../{address}index.html")), "{about}");
        for field in fields {
            assert!(labels.iter().any(|it| it == field), "{about} has no {field}: {labels:?}");
        }
        if kind == "Endret" {
            assert_eq!(labels, fields, "{about}");
        }
    }
    // Stances beside each other, with the words and signs of cards; words with their marks.
    let sides = |about: &str, field: usize| -> Vec<(String, String)> {
        let sides = all(listed[about].3, ".sides")[field];
        let side = |it: ElementRef<'_>| {
            let label = plain(all(it, ".label")[0]);
            (label, it.inner_html().split_once("</p>").unwrap().1.trim().to_owned())
        };
        all(sides, ":scope > div").into_iter().map(side).collect()
    };
    let stance = |label: &str, key: &str, word: &str| {
        let sign = format!(
            "<svg aria-hidden=\"true\" class=\"icon\"><use href=\"#side-i-{key}\"></use></svg>"
        );
        (label.to_owned(), format!("<p><span class=\"stance s-{key}\">{sign}{word}</span>\n</p>"))
    };
    let (changed, shortened) = (PLANTED[0].1, PLANTED[1].1);
    let words = |it: Stance| Words::built_in(Language::Nb).common_stance(it);
    assert_eq!(
        sides(changed, 0),
        [
            stance("Før", "conditional", &words(Stance::Conditional)),
            stance("Nå", "against", &words(Stance::Against))
        ]
    );
    let summary = sides(changed, 1);
    assert!(summary[0].1.contains("nevner ikke de <del>små</del>."), "{summary:?}");
    assert!(summary[1].1.contains("nevner ikke de <ins>to andre</ins>."), "{summary:?}");
    let quote = sides(shortened, 0);
    assert!(quote[0].1.contains("til barnevogner<del>, slik at alle"), "{quote:?}");
    assert!(
        quote[1].1.ends_with("<p class=\"side\">Hver buss skal ha plass til barnevogner</p>"),
        "{quote:?}"
    );
    assert_eq!(sides(PLANTED[2].1, 0)[1], stance("Nå", "not_read", &words(Stance::NotRead)));
    let icons = all(root, ".sprite symbol").len();
    assert_eq!(icons, Stance::ALL.len(), "each sign that is used is drawn");
    // The words of the other languages.
    for (path, title) in
        [("nn/kva-er-endra/", "Kva er endra"), ("en/what-is-changed/", "What is changed")]
    {
        let page = Html::parse_document(text(proposal(), &format!("{path}index.html")));
        assert_eq!(all(page.root_element(), "section.difference").len(), PLANTED.len());
        assert_eq!(plain(all(page.root_element(), "h1")[0]), title);
        let added = plain(all(page.root_element(), "del")[0]);
        assert_eq!(added, "små");
    }
}

#[test]
fn the_terminal_and_other_programs_are_told_the_same() {
    let (old, new) = (made(&unpublished()), made(&planted()));
    let told = new.tell_differences(&old, Language::Nb);
    let headings: Vec<&str> =
        told.lines().filter(|it| !it.starts_with(' ') && !it.is_empty()).collect();
    let mut wanted: Vec<String> = PLANTED.iter().map(|it| format!("{}: {}", it.0, it.1)).collect();
    wanted.push("8 ting i innholdet er ulike.".to_owned());
    assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len());
    assert_eq!(
        headings.iter().map(|it| (*it).to_owned()).collect::<BTreeSet<_>>(),
        wanted.into_iter().collect()
    );
    for lines in [
        "  Standpunkt\n    - Delvis for\n    + Imot\n",
        "nevner ikke de [-små-].",
        "nevner ikke de {+to andre+}.",
        "+ Hver buss skal ha plass til barnevogner\n",
    ] {
        assert!(told.contains(lines), "{lines}\n{told}");
    }
    let english = new.tell_differences(&old, Language::En);
    assert!(
        english.contains("Changed: Alpha Party on Cycle paths (2029)\n  Stance\n"),
        "{english}"
    );
    let list: Value = serde_json::from_str(&new.differences_as_json(&old)).unwrap();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), PLANTED.len());
    assert_eq!(
        list[0],
        serde_json::json!({
            "change": "changed", "page": "/tema/sykkel/alfa/",
            "was": {"about": "position", "election": 2029, "theme": "sykkel", "party": "alfa"},
            "is": {"about": "position", "election": 2029, "theme": "sykkel", "party": "alfa"},
            "fields": [
                {"field": "stance", "old": "conditional", "new": "against"},
                list[0]["fields"][1].clone(),
            ],
        })
    );
    // What is one way new is the other way gone.
    let back = old.differences(&new);
    let turned = |it: &Difference| Difference {
        was: it.is.clone(),
        is: it.was.clone(),
        fields: it
            .fields
            .iter()
            .map(|it| difference::Field { old: it.new.clone(), new: it.old.clone(), ..it.clone() })
            .collect(),
    };
    for it in new.differences(&old) {
        assert!(back.contains(&turned(&it)), "{it:?}");
    }
}

/// What is wrong with the pages of a preview: a link out of it, a page that does not say what it is.
fn wrong(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    let host = BASE.find("/pr-").unwrap();
    for (path, bytes) in files.iter().filter(|(path, it)| path.ends_with(".html") && !leads_on(it))
    {
        let html = std::str::from_utf8(bytes).unwrap();
        if html.matches("<meta name=\"robots\" content=\"noindex\">").count() != 1 {
            found.push(format!("{path}: search engines may find it"));
        }
        if !html.contains("<p class=\"proposed\">") {
            found.push(format!("{path}: it does not say that it is a preview"));
        }
    }
    let html = files.iter().filter(|it| it.0.ends_with(".html"));
    for (path, bytes) in html {
        let html = std::str::from_utf8(bytes).unwrap();
        for attribute in [" href=\"", " src=\"", "; url="] {
            for rest in html.split(attribute).skip(1) {
                let link = rest.split(['"', '#']).next().unwrap().replace("&amp;", "&");
                let elsewhere = link.contains(':') && !link.starts_with("https://a.test");
                if link.is_empty() || elsewhere {
                    continue;
                }
                let root = format!("/{path}");
                let target = match (link.strip_prefix(BASE), link.strip_prefix(&BASE[host..])) {
                    (Some(below), _) | (_, Some(below)) => Some(below.to_owned()),
                    _ if link.contains(':') || link.starts_with('/') => None,
                    _ => {
                        let mut folders: Vec<&str> = root.split('/').skip(1).collect();
                        folders.pop();
                        let mut inside = true;
                        for part in link.split('/') {
                            match part {
                                ".." => inside &= folders.pop().is_some(),
                                part => folders.push(part),
                            }
                        }
                        inside.then(|| folders.join("/"))
                    }
                };
                let there = |it: &String| {
                    let page = it.is_empty() || it.ends_with('/');
                    let file = if page { format!("{it}index.html") } else { it.clone() };
                    // Pictures are drawn when the site is written.
                    files.contains_key(&file) || file.ends_with("kort.png")
                };
                if !target.as_ref().is_some_and(there) {
                    found.push(format!("{path}: {link}"));
                }
            }
        }
    }
    found
}

/// Asserts what holds for the preview of any change.
pub(crate) fn hold(old: &Sources, new: &Sources) {
    assert_eq!(wrong(&preview(old, new)), Vec::<String>::new());
}

#[test]
fn every_link_of_a_preview_stays_below_its_address_and_every_page_says_what_it_is() {
    let files = proposal();
    assert_eq!(wrong(files), Vec::<String>::new());
    let banner = text(files, "tema/buss/alfa/index.html");
    assert!(banner.contains("<a href=\"../../../hva-er-endret/index.html\">Hva er endret</a></p>"));
    let framed = text(files, "en/embed/theme/buss/index.html");
    assert!(
        framed.contains("<a href=\"../../../../en/what-is-changed/index.html\" target"),
        "{framed}"
    );
    for (path, old, new) in [
        ("tema/buss/index.html", "href=\"../../metode/", "href=\"/metode/"),
        ("tema/buss/index.html", "href=\"../../metode/", "href=\"../../../metode/"),
        ("404.html", "href=\"/pr-preview/pr-12/tema/buss/", "href=\"/tema/buss/"),
        ("hva-er-endret/index.html", "buss/alfa/index.html", "buss/afla/index.html"),
        ("embed/tema/buss/index.html", "class=\"proposed\"", "class=\"label\""),
        ("index.html", "\"noindex\"", "\"index\""),
        ("tema/buss/index.html", BASE, "https://a.test/"),
    ] {
        let mut files = files.clone();
        let html = text(&files, path).replacen(old, new, 1);
        assert_ne!(html, text(&files, path), "{path} has no {old}");
        files.insert(path.to_owned(), html.into_bytes());
        assert_eq!(wrong(&files).len(), 1, "{path}: {new}");
    }
    // It is no page of the site: nothing but the other pages of the preview leads to it.
    for path in ["sitemap.xml", "_redirects", "feed.xml", "data/index.json"] {
        let listed =
            files.get(path).is_some_and(|it| String::from_utf8_lossy(it).contains("hva-er-endret"));
        assert!(!listed, "{path}");
    }
}

#[test]
fn a_site_that_is_no_preview_has_no_such_page_and_no_banner() {
    let site = build(&findings::base(), None).site.unwrap().files;
    assert!(!site.contains_key("hva-er-endret/index.html"));
    for (path, bytes) in site.iter().filter(|it| it.0.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        assert!(!html.contains("proposed") && !html.contains("hva-er-endret"), "{path}");
    }
}

#[test]
fn the_same_content_differs_in_nothing() {
    let base = findings::base();
    let (old, new) = (made(&base), made(&base));
    assert_eq!(new.differences(&old), []);
    assert_eq!(new.tell_differences(&old, Language::Nb), "Innholdet er det samme.\n");
    let files = preview(&base, &base);
    let page = text(&files, "hva-er-endret/index.html");
    assert!(page.contains("<p>Innholdet er det samme. Ingen sider er ulike.</p>"), "{page}");
    assert!(!page.contains("<section class=\"difference\"") && !page.contains("<details"));
    // Comments and layout are no difference, and neither is another address.
    let mut commented = base.clone();
    edit(&mut commented, "site.yaml", "tagline:", "# Merk dette.\ntagline:");
    edit(
        &mut commented,
        "parties/alfa/2029.yaml",
        "summary: Partiet",
        "summary: >-\n      Partiet",
    );
    let lines = |break_at: &str| {
        let mut it = base.clone();
        let text =
            format!("method: |-\n  Vi har lest{break_at}hele programmet.\n\n  - en\n  - to\n");
        edit(&mut it, "site.yaml", "method: Vi har lest hele programmet til hvert parti.\n", &text);
        made(&it)
    };
    assert_eq!(made(&commented).differences(&old), []);
    assert_eq!(lines("\n  ").differences(&lines(" ")), []);
    let item = lines("\n  - ").differences(&lines(" "));
    assert_eq!(
        item[0].fields[0].new.as_deref(),
        Some("Vi har lest\n- hele programmet.\n\n- en\n- to")
    );
}

#[test]
fn the_number_of_pages_is_that_of_two_builds_and_the_list_names_them() {
    let base = findings::base();
    let mut changed = base.clone();
    edit(&mut changed, "parties/alfa/2029.yaml", "flere sykkelveier", "mange sykkelveier");
    let files = preview(&base, &changed);
    // A preview does not say the checksum of the content.
    let [one, other] = [&base, &changed].map(|it| {
        let mut files = build(it, Some(&base_url())).site.unwrap().files;
        let sum = checksum::sha256(&files["data/standpunkt.json"]).to_string();
        for bytes in files.values_mut() {
            *bytes = String::from_utf8_lossy(bytes).replace(&sum, "").into_bytes();
        }
        files
    });
    let differ: BTreeSet<&str> = one
        .iter()
        .filter(|(path, bytes)| path.ends_with(".html") && other.get(*path) != Some(bytes))
        .map(|it| it.0.as_str())
        .collect();
    let page = text(&files, "hva-er-endret/index.html");
    assert!(differ.len() > 3);
    let told = format!("<p>1 ting i innholdet er ulik. {} sider er ulike, når", differ.len());
    assert!(page.contains(&told), "{differ:?}\n{page}");
    let page = Html::parse_document(page);
    let links = all(page.root_element(), "details.differing a");
    let links: BTreeSet<&str> =
        links.iter().map(|it| it.value().attr("href").unwrap().trim_start_matches("../")).collect();
    let main = |it: &&&str| !["embed/", "del/", "nn/", "en/"].iter().any(|at| it.starts_with(at));
    assert_eq!(links, differ.iter().filter(main).copied().collect());
}

#[test]
fn a_theme_that_gets_another_id_is_the_same_theme() {
    let base = findings::base();
    let mut renamed = base.clone();
    let theme = renamed.files.remove("themes/sykkel.md").unwrap();
    renamed.files.insert("themes/sykler.md".to_owned(), theme);
    edit(&mut renamed, "themes/sykler.md", "group:", "aliases: [sykkel]\ngroup:");
    for party in ["alfa", "beta"] {
        edit(&mut renamed, &format!("parties/{party}/2029.yaml"), "theme: sykkel", "theme: sykler");
    }
    let found = made(&renamed).differences(&made(&base));
    assert_eq!(found.len(), 1, "{found:#?}");
    let names: Vec<&str> = found[0].fields.iter().map(difference::Field::leaf).collect();
    assert_eq!((found[0].kind(), names), ("changed", vec!["id", "aliases"]));
}

#[test]
fn every_field_has_a_name_in_every_language() {
    // From nothing to the fixture: all fields that there are, and those that it lacks.
    let found = made(&planted()).differences(&made(&findings::base()));
    let steps = found.iter().flat_map(|it| &it.fields).flat_map(|it| &it.path);
    let used: BTreeSet<&str> = steps
        .filter_map(|it| match it {
            Step::Field(name) => Some(name.as_str()),
            Step::Item(_) | Step::In(_) => None,
        })
        .collect();
    let known: BTreeSet<&str> = FIELDS.split(' ').collect();
    assert_eq!(known.len(), FIELDS.split(' ').count());
    assert_eq!(used.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert!(used.len() > 50, "{used:?}");
    for language in Language::ALL {
        let words = Words::built_in(language);
        for name in &known {
            let id = format!("field-{name}");
            assert_ne!(words.say(&id), id, "{}", language.code());
        }
    }
    // Whatever the open data gets later is told, or it is known why not.
    let schema: Value = serde_json::from_slice(
        &build(&findings::base(), None).site.unwrap().files["data/standpunkt.schema.json"],
    )
    .unwrap();
    let mut properties = BTreeSet::new();
    let mut open = vec![&schema];
    while let Some(value) = open.pop() {
        let fields = value["properties"].as_object().into_iter().flatten();
        properties.extend(fields.map(|it| it.0.as_str()));
        open.extend(value.as_object().into_iter().flatten().map(|it| it.1));
    }
    let left_out = [
        // What files are made of, and addresses.
        "schema",
        "version",
        "address",
        "site",
        "about",
        "stances",
        "elections",
        "backgrounds",
        "sources",
        "programmes",
        "positions",
        "plans",
        // What names a thing, and stands in its heading.
        "election",
        "theme",
        // What is found anew by a program.
        "proof",
        "start",
        "end",
        "prefix",
        "suffix",
        "headings",
    ];
    let strange: Vec<&str> =
        properties.into_iter().filter(|it| !known.contains(it) && !left_out.contains(it)).collect();
    assert_eq!(strange, Vec::<&str>::new());
}

#[test]
fn words_are_marked_and_long_stretches_left_out() {
    let shown = |old: &str, new: &str| {
        difference::pieces(old, new).map(|side| {
            let piece = |it: &difference::Piece| match it.changed {
                true => format!("<{}>", it.text),
                false => it.text.clone(),
            };
            side.iter().map(piece).collect::<String>()
        })
    };
    assert_eq!(shown("a b c", "a x c"), ["a <b> c", "a <x> c"]);
    assert_eq!(shown("a b c d", "a x y d"), ["a <b c> d", "a <x y> d"]);
    assert_eq!(shown("a b.", "a b, c."), ["a b.", "a b<, c>."]);
    assert_eq!(shown("", "a b"), ["", "<a b>"]);
    let long = vec!["ord"; 100].join(" ");
    let [old, new] = shown(&format!("{long} a {long} b"), &format!("{long} a {long} c"));
    assert!(old.starts_with("[…] ord") && old.ends_with(" <b>"), "{old}");
    assert!(new.len() < 120, "{new}");
}
