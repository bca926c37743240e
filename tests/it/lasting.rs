//! Links that last: whatever is renamed, taken away or held in a new election, no published link is lost.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};

use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::content::published::{PUBLISHED, Published};
use standpunkt::edit::election::{self, NewElection};
use standpunkt::report::diagnostic::Severity;
use standpunkt::site::build::{Outcome, build};
use standpunkt::site::files::leads_on;
use standpunkt::sitemap::redirects;
use standpunkt::values::date::PartialDate;

use crate::contents::{every, real, real_outcome};

type Files = BTreeMap<String, Vec<u8>>;

/// The content of the fixtures with what it publishes recorded.
fn small() -> Sources {
    let mut sources = crate::findings::base();
    let now = build(&sources, None).published.unwrap();
    let day = PartialDate::parse("2029-06-01").unwrap();
    let published = Published::default().grown(&now, day);
    sources.files.insert(PUBLISHED.to_owned(), published.text().into_bytes());
    sources
}

fn published(sources: &Sources) -> Published {
    Published::read(std::str::from_utf8(&sources.files[PUBLISHED]).unwrap()).unwrap()
}

/// The errors of a build: their code, and the words of the cure in English.
fn errors(outcome: &Outcome) -> Vec<(&'static str, String)> {
    let errors = outcome.report.iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| (it.code, it.help.en.clone())).collect()
}

/// The addresses beside that of a page, to embed and to share it, if there are any: whoever knows the
/// address of the page knows them, so that they last as long.
fn beside(path: &str) -> Vec<String> {
    let folder = ["nn/", "en/"].into_iter().find(|it| path.starts_with(it)).unwrap_or_default();
    let rest = &path[folder.len()..];
    let mut segments: Vec<&str> = rest.split('/').filter(|it| !it.is_empty()).collect();
    if segments.first().is_some_and(|it| it.parse::<i16>().is_ok()) {
        segments.remove(0);
    }
    let share = if folder == "en/" { "share" } else { "del" };
    let folders: &[&str] = match segments.as_slice() {
        ["tema" | "theme", _] | ["tema" | "theme", _, _] => &["embed", share],
        ["sammenlign" | "samanlikn" | "compare", _] => &["embed", share],
        ["parti" | "party", _] => &[share],
        _ => &[],
    };
    folders.iter().map(|it| format!("{folder}{it}/{rest}")).collect()
}

/// Every published link that a site does not answer: the address, and the place on it.
///
/// It is followed as a browser does: a page that only leads on is left for the page it names. Of what
/// was below the address `gone` no places are asked for.
fn dead(files: &Files, published: &Published, gone: &str) -> Vec<String> {
    let text = |path: &str| files.get(path).map(|it| std::str::from_utf8(it).unwrap());
    // Where a page that only leads on leads to.
    let link = |page: &str| -> Option<String> {
        let href = page.split("<a href=\"").nth(1)?.split('"').next()?;
        Some(href.split('#').next()?.trim_start_matches("../").to_owned())
    };
    let mut found = Vec::new();
    for (path, places) in &published.pages {
        let file = redirects::stub(path);
        let Some(mut page) = text(&file) else {
            found.push(format!("/{path}"));
            continue;
        };
        let mut own = None;
        if leads_on(page.as_bytes()) {
            let href = page.split("<a href=\"").nth(1).and_then(|it| it.split('"').next());
            let (to, place) = href.map(|it| it.split_once('#').unwrap_or((it, ""))).unwrap();
            let target = to.trim_start_matches("../");
            own = Some(place.to_owned()).filter(|it| !it.is_empty());
            match text(target).filter(|it| !leads_on(it.as_bytes())) {
                Some(it) => page = it,
                None => {
                    found.push(format!("/{path} leads to {to}"));
                    continue;
                }
            }
        }
        for near in beside(path) {
            let there =
                text(&redirects::stub(&near)).is_some_and(|it| match leads_on(it.as_bytes()) {
                    true => link(it)
                        .is_some_and(|to| text(&to).is_some_and(|it| !leads_on(it.as_bytes()))),
                    false => true,
                });
            if !there {
                found.push(format!("/{near}"));
            }
        }
        let asked = places.iter().filter(|_| gone.is_empty() || !path.starts_with(gone));
        for place in asked.chain(&own) {
            if !page.contains(&format!(" id=\"{place}\"")) {
                found.push(format!("/{path}#{place}"));
            }
        }
    }
    found
}

/// Asserts that a site is built, that it answers every link published before, and that each address
/// it does not have as a page any more stands in the rules for hosts.
#[track_caller]
fn answers_all(sources: &Sources) -> Files {
    answers_all_but(sources, "")
}

/// The same; of what was below the address `gone` no places are asked for.
#[track_caller]
fn answers_all_but(sources: &Sources, gone: &str) -> Files {
    let outcome = build(sources, None);
    assert_answers(sources, &outcome, gone);
    outcome.site.unwrap().files
}

/// The same of a build that is there already; what it lacks is told.
#[track_caller]
pub(crate) fn assert_answers(sources: &Sources, outcome: &Outcome, gone: &str) {
    assert_eq!(errors(outcome), [], "the content builds");
    let files = &outcome.site.as_ref().unwrap().files;
    let before = published(sources);
    assert!(!before.pages.is_empty());
    assert_eq!(dead(files, &before, gone), Vec::<String>::new());
    let rules = String::from_utf8(files.get("_redirects").cloned().unwrap_or_default()).unwrap();
    for path in before.pages.keys().filter(|it| leads_on(&files[&redirects::stub(it)])) {
        assert!(rules.contains(&format!("/{path} /")), "no rule for /{path} in\n{rules}");
    }
}

/// Renames in all paths and, as whole words, in all texts but the list of what was published.
fn renamed(sources: &Sources, paths: (&str, &str), words: &[(&str, &str)]) -> Sources {
    let mut new = Sources::default();
    for (path, bytes) in &sources.files {
        let mut bytes = bytes.clone();
        if path != PUBLISHED && !path.starts_with("templates/") {
            let mut text = String::from_utf8(bytes).unwrap();
            for (from, to) in words {
                text = text.replace(from, to);
            }
            bytes = text.into_bytes();
        }
        new.files.insert(path.replace(paths.0, paths.1), bytes);
    }
    new
}

fn edit(sources: &mut Sources, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(sources.files[path].clone()).unwrap();
    assert!(text.contains(from), "{path} has no `{from}`");
    sources.files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
}

#[test]
fn no_link_that_was_published_is_lost() {
    // What is new need not be recorded before it is published: `record --check` is for that.
    assert_answers(&real(), real_outcome(), "");
    let sources = every();
    let now = build(&sources, None).published.unwrap();
    assert_eq!(published(&sources).behind(&now), (0, 0), "the fixture is recorded");
    answers_all(&sources);
}

#[test]
fn a_link_to_no_page_and_to_no_place_is_found() {
    let sources = small();
    let mut files = build(&sources, None).site.unwrap().files;
    let page = String::from_utf8(files["tema/sykkel/index.html"].clone()).unwrap();
    files.insert("tema/sykkel/index.html".to_owned(), page.replace(" id=\"alfa\"", "").into());
    files.remove("parti/beta/index.html");
    files.remove("embed/tema/skole/index.html");
    let lost = ["/parti/beta/", "/embed/tema/skole/", "/tema/sykkel/#alfa"];
    assert_eq!(dead(&files, &published(&sources), ""), lost);
}

#[test]
fn a_theme_with_a_new_name_keeps_its_links_by_an_alias() {
    let words = [("theme: sykkel", "theme: rad"), ("/tema/sykkel/", "/tema/rad/")];
    let sources = renamed(&small(), ("themes/sykkel.md", "themes/rad.md"), &words);
    let told = errors(&build(&sources, None));
    assert_eq!(told.len(), 1, "one theme is one fault: {told:?}");
    assert_eq!(told[0].0, "address-lost");
    assert!(told[0].1.contains("`aliases: [sykkel]` in `themes/rad.md`"), "{}", told[0].1);
    let mut with = sources;
    edit(&mut with, "themes/rad.md", "order: 1\n", "order: 1\naliases: [sykkel]\n");
    let files = answers_all(&with);
    let rules = String::from_utf8(files["_redirects"].clone()).unwrap();
    assert!(rules.contains("/tema/sykkel/alfa/ /tema/rad/alfa/ 301\n"), "{rules}");
    assert!(rules.contains("/embed/tema/sykkel/alfa/ /embed/tema/rad/alfa/ 301\n"), "{rules}");
    assert!(rules.contains("/del/tema/sykkel/ /del/tema/rad/ 301\n"), "{rules}");
    let page = String::from_utf8(files["tema/rad/index.html"].clone()).unwrap();
    assert!(page.contains("<span id=\"sitat-2029-sykkel-alfa-s1\"></span>"));
}

#[test]
fn a_party_with_a_new_name_keeps_its_links_by_an_alias() {
    let words = [("[alfa, beta]", "[omega, beta]"), ("Partiet Alfa", "Østpartiet")];
    let mut sources = renamed(&small(), ("parties/alfa/", "parties/omega/"), &words);
    let told = errors(&build(&sources, None));
    let codes: Vec<&str> = told.iter().map(|it| it.0).collect();
    assert_eq!(codes, ["address-lost"], "one party is one fault");
    edit(
        &mut sources,
        "parties/omega/party.yaml",
        "short: Alfa\n",
        "short: Alfa\naliases: [alfa]\n",
    );
    // Its new name stands last: the pair is named the other way round now.
    let files = answers_all(&sources);
    assert!(leads_on(&files["sammenlign/alfa-beta/index.html"]));
    assert!(!leads_on(&files["sammenlign/beta-omega/index.html"]));
}

#[test]
fn a_quotation_with_a_new_id_or_taken_away_keeps_its_link() {
    let file = "parties/alfa/2029.yaml";
    let mut sources = small();
    edit(&mut sources, file, "- id: s1", "- id: s2");
    let told = errors(&build(&sources, None));
    let codes: Vec<&str> = told.iter().map(|it| it.0).collect();
    assert_eq!(codes, ["change-untold", "place-lost", "place-lost"]);
    edit(&mut sources, file, "i alle byer.\n", "i alle byer.\n        aliases: [s1]\n");
    answers_all(&sources);
    let gone = "    quotes:\n      - id: s2\n        text: Vi vil bygge sykkelveier i alle byer.\n        aliases: [s1]\n";
    let kept = "    aliases: [s1]\n    evidence:\n      - {fact: Det stod der., kind: news, title: T, publisher: U}\n    changes:\n      - {date: 2029-07-01, kind: correction, why: Sitatet stod ikke der.}\n";
    edit(&mut sources, file, gone, kept);
    answers_all(&sources);
}

#[test]
fn a_theme_that_is_gone_leads_on_by_a_redirect() {
    let mut sources = small();
    sources.files.remove("themes/skole.md");
    let words = [
        "  - theme: skole\n    stance: not_found\n    summary: Programmet sier ikke noe om lekser.\n",
    ];
    edit(&mut sources, "parties/alfa/2029.yaml", words[0], "");
    let beta = String::from_utf8(sources.files["parties/beta/2029.yaml"].clone()).unwrap();
    let at = beta.find("  - theme: skole").unwrap();
    let end = beta[at + 1..].find("  - theme: ").map_or(beta.len(), |it| at + 1 + it);
    let without = format!("{}{}", &beta[..at], &beta[end..]);
    sources.files.insert("parties/beta/2029.yaml".to_owned(), without.into_bytes());
    edit(&mut sources, "themes/sykkel.md", " Les også om [skolen](/tema/skole/).", "");
    let told = errors(&build(&sources, None));
    assert!(told.iter().any(|it| it.0 == "address-lost" && it.1.contains("from: /tema/skole/*")));
    edit(
        &mut sources,
        "site.yaml",
        "elections:\n",
        "redirects:\n  - {from: \"/tema/skole/*\", to: /oversikt/}\nelections:\n",
    );
    let files = answers_all_but(&sources, "tema/skole/");
    let party = String::from_utf8(files["parti/alfa/index.html"].clone()).unwrap();
    assert!(party.contains("<span id=\"skole\"></span>"), "its place on the party's page stays");
}

#[test]
fn a_new_election_loses_no_link() {
    let mut sources = small();
    for party in ["alfa", "beta"] {
        let old = String::from_utf8(sources.files[&format!("parties/{party}/2029.yaml")].clone());
        let head = old.unwrap().split("positions:").next().unwrap().to_owned();
        let positions =
            "  - theme: sykkel\n    stance: not_found\n    summary: Ikke noe om sykkelveier.\n";
        let new = format!("{head}positions:\n{positions}");
        sources.files.insert(format!("parties/{party}/2033.yaml"), new.into_bytes());
    }
    // One of the two takes no part any more.
    sources.files.remove("parties/beta/2033.yaml");
    edit(
        &mut sources,
        "site.yaml",
        "elections:\n",
        "elections:\n  - year: 2033\n    title: Valget 2033\n    date: 2033-09-12\n    inclusion: Alle partier som stiller, er med.\n    parties: [alfa]\n",
    );
    let files = answers_all(&sources);
    let page = String::from_utf8(files["tema/sykkel/index.html"].clone()).unwrap();
    let words = page.find("id=\"sitat-2029-sykkel-alfa-s1\"").unwrap();
    assert!(
        page[words..].starts_with("id=\"sitat-2029-sykkel-alfa-s1\"><p>"),
        "the words themselves"
    );
    assert!(
        leads_on(&files["parti/beta/index.html"]),
        "a party without a page leads to its last one"
    );
    assert!(!leads_on(&files["2029/parti/beta/index.html"]));
}

/// The fixture with an election of 2033 laid out, nothing of it filled in.
fn laid_out() -> Sources {
    let mut sources = every();
    let (content, _) = load::read(&sources);
    let new = NewElection { year: 2033, date: "2033-09-12", title: None, parties: &[] };
    let today = PartialDate::parse("2032-03-01").unwrap();
    for change in election::election(&sources, &content, &new, today).unwrap() {
        assert_eq!(change.new, !sources.files.contains_key(&change.path), "{}", change.path);
        sources.files.insert(change.path, change.text.into_bytes());
    }
    sources
}

/// The same with what stands in brackets filled in, shown to readers.
fn shown() -> Sources {
    let mut sources = laid_out();
    let ours = |path: &&String| *path == "site.yaml" || path.ends_with("/2033.yaml");
    let paths: Vec<String> = sources.files.keys().filter(ours).cloned().collect();
    for path in paths {
        let text = String::from_utf8(sources.files[&path].clone()).unwrap();
        let mut told = String::new();
        for line in text.lines().filter(|it| !it.trim_start().starts_with("status: draft")) {
            let filled = line.strip_suffix("]\"").and_then(|it| it.split_once("\"["));
            match filled {
                Some((key, text)) => told.push_str(&format!("{key}\"{text}\"\n")),
                None => told.push_str(&format!("{line}\n")),
            }
        }
        sources.files.insert(path, told.into_bytes());
    }
    sources
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).unwrap()
}

#[test]
fn an_election_that_is_laid_out_changes_nothing_for_readers() {
    let (before, after) = (build(&every(), None), build(&laid_out(), None));
    assert_eq!(errors(&after), []);
    let new =
        after.report.iter().filter(|it| it.code == "stand-in" && it.place.path != "site.yaml");
    assert_eq!(new.count(), 8, "title and reading of four programmes wait to be filled in");
    assert!(before.site.unwrap().files == after.site.unwrap().files);
    assert_eq!(before.published.unwrap().pages, after.published.unwrap().pages);
}

#[test]
fn a_new_election_that_nobody_has_read_keeps_every_link_and_says_so() {
    let mut sources = shown();
    let files = answers_all(&sources);
    // Where nobody has looked, the position that was published is what an old link is answered with:
    // for now, as browsers never ask again where something has moved for good.
    let rules = text(&files, "_redirects");
    for path in ["", "/embed", "/del"] {
        let rule = format!("{path}/tema/buss/alfa/ {path}/2029/tema/buss/alfa/ 302");
        assert!(rules.lines().any(|it| it == rule), "no rule {rule}");
    }
    let stub = text(&files, "tema/buss/alfa/index.html");
    assert!(stub.contains("url=../../../2029/tema/buss/alfa/index.html"), "{stub}");
    assert!(stub.contains("/embed/2029/tema/buss/alfa/oembed.json"), "{stub}");
    // Each page of the new election says that nobody has read anything, and leads to the last one.
    for (page, last) in [
        ("", "2029/oversikt/"),
        ("oversikt/", "../2029/oversikt/"),
        ("tema/buss/", "../../2029/tema/buss/"),
        ("parti/alfa/", "../../2029/parti/alfa/"),
        ("sammenlign/", "../2029/sammenlign/"),
        ("sammenlign/alfa-beta/", "../../2029/sammenlign/alfa-beta/"),
        ("enighet/", "../2029/enighet/"),
    ] {
        let html = text(&files, &redirects::stub(page));
        let told = html.split("<p class=\"unread\">").nth(1).unwrap_or_else(|| panic!("/{page}"));
        let told = told.split("</p>").next().unwrap();
        assert!(told.starts_with("Programmene foran Stortingsvalget 2033 er ikke undersøkt"));
        assert!(told.contains(&format!("<a href=\"{last}index.html\">")), "/{page}: {told}");
    }
    for page in ["2029/tema/buss/", "2025/tema/buss/", "metode/", "data/"] {
        assert!(!text(&files, &redirects::stub(page)).contains("class=\"unread\""), "/{page}");
    }
    // What other sites show in a frame goes on to say what it said, and of which election.
    let before = build(&every(), None).site.unwrap().files;
    let standing = |html: &str| html.split("<dl class=\"strip\">").nth(1).map(str::to_owned);
    let table = |html: &str| html.split("<tbody>").nth(1).map(str::to_owned);
    let told = |html: &str| html.split("</main>").next().map(str::to_owned).unwrap();
    let frame = told(text(&files, "embed/tema/buss/index.html"));
    let old = told(text(&before, "embed/tema/buss/index.html"));
    assert_eq!(standing(&frame), standing(&old));
    assert!(
        standing(&frame).is_some() && frame.contains("<p class=\"label\">Stortingsvalget 2029")
    );
    assert!(frame.contains("Programmene foran Stortingsvalget 2033 er ikke undersøkt"));
    let frame = told(text(&files, "embed/sammenlign/alfa-beta/index.html"));
    assert_eq!(table(&frame), table(&told(text(&before, "embed/sammenlign/alfa-beta/index.html"))));
    assert!(table(&frame).is_some());
    // The day of the lay-out is no day on which anything was checked.
    assert!(!text(&files, "parti/alfa/index.html").contains("<dt>Kontrollert</dt>"));
    assert!(text(&files, "2029/parti/alfa/index.html").contains("<dt>Kontrollert</dt>"));

    // One party is read on one theme: its page is a page again, and all else is as before.
    let record = "positions:\n  - theme: buss\n    stance: for\n    summary: Partiet vil ha mer av dette.\n    quotes:\n      - {id: s1, text: Vi vil ha mer buss.}\n";
    edit(&mut sources, "parties/alfa/2033.yaml", "positions: []\n", record);
    let files = answers_all(&sources);
    assert!(!leads_on(&files["tema/buss/alfa/index.html"]));
    assert!(leads_on(&files["tema/buss/delta/index.html"]));
    assert!(!text(&files, "tema/buss/index.html").contains("class=\"unread\""));
    assert!(text(&files, "tema/sykkel/index.html").contains("class=\"unread\""));
    assert!(
        text(&files, "index.html").contains("Foran Stortingsvalget 2033 er 1 av 20 standpunkter")
    );
    assert!(text(&files, "embed/tema/buss/index.html").contains("Stortingsvalget 2033"));
    let frame = text(&files, "embed/tema/buss/index.html");
    assert!(!frame.contains("Stortingsvalget 2029"), "{frame}");

    // All of that was published, and the election is taken back: nothing is lost then, either.
    let now = build(&sources, None).published.unwrap();
    let day = PartialDate::parse("2033-06-01").unwrap();
    let mut back = laid_out();
    let grown = published(&sources).grown(&now, day).text().into_bytes();
    back.files.insert(PUBLISHED.to_owned(), grown);
    let files = answers_all(&back);
    assert!(leads_on(&files["2029/tema/buss/index.html"]));
}

#[test]
fn an_election_is_laid_out_whole_or_not_at_all() {
    let sources = every();
    let (content, _) = load::read(&sources);
    let today = PartialDate::parse("2032-03-01").unwrap();
    let refused = |sources: &Sources, new: &NewElection<'_>| {
        let report = election::election(sources, &content, new, today).unwrap_err();
        let told = report.iter().map(|it| format!("{} {}", it.code, it.message.en));
        told.collect::<Vec<_>>()
    };
    let new = NewElection { year: 2033, date: "2033-09-12", title: None, parties: &[] };
    let told = refused(&sources, &NewElection { year: 2029, date: "2029-09-10", ..new });
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("duplicate-id `2029` is already used, on line "));
    for date in ["2033", "2033-09", "2033-13-01", "2032-09-10", "i høst"] {
        let told = refused(&sources, &NewElection { date, ..new });
        assert_eq!(told, [format!("bad-date `{date}` is not a date")]);
    }
    let parties = ["alfa".to_owned(), "alf".to_owned()];
    let told = refused(&sources, &NewElection { parties: &parties, ..new });
    assert_eq!(told, ["unknown-party there is no party `alf`"]);
    let mut there = sources.clone();
    there.files.insert("parties/beta/2033.yaml".to_owned(), b"x".to_vec());
    assert!(refused(&there, &new)[0].starts_with("file-name"));
}

#[test]
fn short_addresses_lead_to_their_themes() {
    let files = build(&every(), None).site.unwrap().files;
    let rules = String::from_utf8(files["_redirects"].clone()).unwrap();
    for line in ["/t/2 /tema/buss/ 301", "/t/2/ /tema/buss/ 301", "/nn/t/2 /nn/tema/buss/ 301"] {
        assert!(rules.lines().any(|it| it == line), "no rule {line}");
    }
    let page = String::from_utf8(files["t/2/index.html"].clone()).unwrap();
    assert!(page.contains("content=\"0; url=../../tema/buss/index.html\""), "{page}");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://valg.test/tema/buss/\">"));
}

#[test]
fn a_redirect_that_leads_out_of_the_site_is_refused() {
    for from in ["/../x", "/../../x/", "/tema/../../x", "/./x/", "//x/", "/a//x/", "/..", "/."] {
        assert_eq!(redirected(&[from]), ["redirect-page"], "{from}");
    }
}

#[test]
fn a_redirect_that_would_be_more_than_one_rule_or_no_address_is_refused() {
    for from in [
        "/x y/",
        "/x\\ny /*",
        "/x\\ty/",
        "/x?y",
        "/x#y",
        "/x*",
        "/*/x/",
        "/a/**",
        "/x\\\\y/",
        "/<x>/",
    ] {
        assert_eq!(redirected(&[from]), ["redirect-page"], "{from}");
    }
}

#[test]
fn a_redirect_from_a_file_of_the_site_is_refused() {
    let files =
        ["/style.css", "/site.js", "/_headers", "/_redirects", "/sitemap.xml", "/robots.txt"];
    let made = [
        "/SHA256SUMS",
        "/data/index.json",
        "/feed.xml",
        "/404.html",
        "/embed/tema/sykkel/oembed.json",
    ];
    let pages = [
        "/tema/sykkel/oembed.json",
        "/index.html",
        "/metode",
        "/metode/index.html",
        "/tema/sykkel",
    ];
    for from in files.into_iter().chain(made).chain(pages) {
        assert_eq!(redirected(&[from]), ["redirect-page"], "{from}");
    }
}

#[test]
fn two_redirects_from_one_address_are_told() {
    assert_eq!(redirected(&["/x/", "/x/"]), ["duplicate-id"]);
    assert_eq!(redirected(&["/x", "/x/"]), ["duplicate-id"]);
    assert_eq!(redirected(&["/x.html", "/x.html/y/"]), ["redirect-page"]);
    // Below a page, or below all.
    assert_eq!(redirected(&["/tema/sykkel/*", "/tema/*", "/*"]), [""; 0]);
    let good = ["/x/", "/y.html", "/gammel/side", "/2025/*", "/ærlig/", "/a%20b/"];
    assert_eq!(redirected(&good), [""; 0]);
}

/// The codes of what is told where a site leads readers on from these addresses.
fn redirected(from: &[&str]) -> Vec<&'static str> {
    let mut sources = crate::findings::base();
    let site = sources.files.get_mut("site.yaml").unwrap();
    site.extend(b"redirects:\n");
    for it in from {
        site.extend(format!("  - from: \"{it}\"\n    to: /metode/\n").into_bytes());
    }
    let outcome = build(&sources, None);
    let told: Vec<_> = errors(&outcome).into_iter().map(|it| it.0).collect();
    assert_eq!(outcome.site.is_none(), !told.is_empty(), "{from:?}");
    told
}

#[test]
fn a_recorded_address_that_leads_out_of_the_site_becomes_no_file() {
    let mut sources = small();
    let mut list = published(&sources);
    list.pages.insert("tema/../../x/".to_owned(), BTreeSet::new());
    sources.files.insert(PUBLISHED.to_owned(), list.text().into_bytes());
    let site = sources.files.get_mut("site.yaml").unwrap();
    site.extend(b"redirects:\n  - {from: \"/tema/*\", to: /metode/}\n");
    let outcome = build(&sources, None);
    assert!(outcome.site.is_none());
    assert_eq!(errors(&outcome)[0].0, "address-lost");
}
