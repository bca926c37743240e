//! The same site in each language: the same pages and claims, other words, and what is not translated is marked.

use std::collections::BTreeMap;

use standpunkt::site::build::build;
use standpunkt::sitemap::subject::{self, Subject};
use standpunkt::values::address::Address;
use standpunkt::values::language::{Language, Spelling};

use super::tree::{Node, Page};
use super::{Corpus, holds_and_bites};
use crate::contents;

/// Each page that is not in bokmål, beside the one that is.
fn beside(corpus: &Corpus) -> impl Iterator<Item = (&Spelling, Subject, &Page, &Page)> {
    let others = corpus.model.spellings.iter().skip(1);
    others.flat_map(move |spelling| {
        let subjects = subject::subjects(&corpus.model).into_iter();
        let pages = subjects.map(move |subject| {
            let file = subject::address(&corpus.model, subject).output(spelling);
            let there =
                corpus.pages.get(&file).unwrap_or_else(|| panic!("there is no page {file}"));
            (spelling, subject, corpus.page(subject), there.as_ref())
        });
        pages.filter(|it| corpus.looked_at(it.3))
    })
}

/// Elements that stand only around words of another language, or tell that there are any.
fn only_marks(it: Node<'_>) -> bool {
    let wraps = it.is("div") && it.attributes().iter().all(|(name, _)| name == "lang");
    let attributes = it.attributes().iter().filter(|(name, _)| name != "lang").count();
    (it.attr("lang").is_some() && wraps)
        || (it.is("span") && attributes == 0)
        || it.has_class("fallback")
}

/// Where a link leads, whatever the language: the page in bokmål, and the place on it.
fn meant(pages: &BTreeMap<String, String>, page: &Page, href: &str) -> String {
    let (path, fragment) = href.split_at(href.find('#').unwrap_or(href.len()));
    let file = super::links::file_below(&page.path, path).unwrap_or_default();
    format!("{}{fragment}", pages.get(&file).cloned().unwrap_or(file))
}

/// A page without its words: its elements with what makes claims about them, and its quotations.
fn shape(pages: &BTreeMap<String, String>, page: &Page) -> Vec<String> {
    let mut shape = Vec::new();
    let main = page.all("main").next();
    for it in main.into_iter().flat_map(|it| it.all("")).filter(|it| !only_marks(*it)) {
        // What the site says of itself is written anew in each language.
        if ["prose", "intro"].iter().any(|class| it.inside(&format!(".{class}"))) {
            continue;
        }
        let mut line = it.name().to_owned();
        for name in
            ["id", "class", "for", "name", "value", "data-group", "data-differs", "datetime"]
        {
            if let Some(value) = it.attr(name) {
                line += &format!(" {name}={value}");
            }
        }
        if let Some(href) = it.attr("href").filter(|it| !super::links::elsewhere(it)) {
            line += &format!(" {}", meant(pages, page, href));
        }
        if it.is("blockquote") || it.is("q") {
            line += &format!(" {}", it.text().trim_matches(['«', '»', '“', '”']));
        }
        shape.push(line);
    }
    shape
}

pub(super) fn other_shapes(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    let mut pages = BTreeMap::new();
    for subject in subject::subjects(&corpus.model) {
        let address = subject::address(&corpus.model, subject);
        let beside = [address.embed(), address.share()].into_iter().flatten();
        for address in beside.chain([address.clone()]) {
            let nb = address.output(&corpus.model.spellings[0]);
            for spelling in &corpus.model.spellings {
                pages.insert(address.output(spelling), nb.clone());
            }
        }
    }
    for spelling in &corpus.model.spellings {
        for feed in ["xml", "json"].map(|it| Address::feed(None, it)) {
            let nb = &corpus.model.spellings[0];
            pages.insert(feed.output(spelling), feed.output(nb));
        }
    }
    for (_, _, nb, other) in beside(corpus).filter(|it| !it.3.path.ends_with("404.html")) {
        let (wanted, shown) = (shape(&pages, nb), shape(&pages, other));
        if wanted != shown {
            let differs = wanted.iter().zip(&shown).find(|(a, b)| a != b);
            found.push(other.says(format!("is not {} in other words: {differs:?}", nb.path)));
        }
    }
    found
}

#[test]
fn every_page_says_the_same_in_every_language() {
    holds_and_bites(
        other_shapes,
        &[
            ("nn/tema/buss/index.html", "s-against", "s-for"),
            ("en/theme/buss/index.html", "<blockquote", "<p>Mer</p><blockquote"),
            ("en/theme/buss/index.html", "<p>“", "<p>“Ikke "),
            ("en/theme/buss/index.html", "href=\"#alfa\"", "href=\"#beta\""),
            ("nn/samanlikn/alfa-beta/index.html", "../nn/tema/buss/", "../nn/tema/sykkel/"),
            ("en/overview/index.html", " data-differs", ""),
            ("en/2025/party/gamma/index.html", "id=\"buss\"", "id=\"rop\""),
        ],
    );
}

/// The alternatives of a page: language to whole address.
fn alternatives(page: &Page) -> BTreeMap<String, String> {
    let links = page.all("link").filter(|it| it.attr("rel") == Some("alternate"));
    let pair = |it: Node<'_>| Some((it.attr("hreflang")?.to_owned(), it.attr("href")?.to_owned()));
    links.filter_map(pair).collect()
}

pub(super) fn one_sided(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for subject in
        subject::subjects(&corpus.model).into_iter().filter(|it| *it != Subject::NotFound)
    {
        let address = subject::address(&corpus.model, subject);
        let spellings = &corpus.model.spellings;
        let whole = |it: &Spelling| address.canonical(&corpus.model.site.base_url, it);
        let mut wanted: BTreeMap<String, String> =
            spellings.iter().map(|it| (it.language.code().to_owned(), whole(it))).collect();
        wanted.insert("x-default".to_owned(), whole(&spellings[0]));
        // A site of one language offers no other.
        let several = spellings.len() > 1;
        let others = if several { wanted.clone() } else { BTreeMap::new() };
        for spelling in spellings {
            let page = &corpus.pages[&address.output(spelling)];
            if !corpus.looked_at(page) {
                continue;
            }
            let code = spelling.language.code();
            let canonical = page.all("link").find(|it| it.attr("rel") == Some("canonical"));
            if canonical.and_then(|it| it.attr("href")) != wanted.get(code).map(String::as_str) {
                found.push(page.says("names another address as its own"));
            }
            if alternatives(page) != others {
                found.push(page.says(format!("has the alternatives {:?}", alternatives(page))));
            }
            if page.root().attr("lang") != Some(code) {
                found.push(page.says(format!("is not marked as {code}")));
            }
            let choices: Vec<Node<'_>> =
                page.all("nav.languages").flat_map(|it| it.all("a")).collect();
            let current: Vec<Option<&str>> = choices
                .iter()
                .filter(|it| it.attr("aria-current").is_some())
                .map(|it| it.attr("lang"))
                .collect();
            let leads = choices.iter().zip(spellings).all(|(link, to)| {
                let there = link.attr("href").map(|it| super::links::file_below(&page.path, it));
                there == Some(Ok(address.output(to))) && link.text() == to.language.own_name()
            });
            let number = if several { spellings.len() } else { 0 };
            let marked = if several { vec![Some(code)] } else { Vec::new() };
            if choices.len() != number || current != marked || !leads {
                found.push(page.says("does not lead to itself in each language"));
            }
        }
    }
    found
}

#[test]
fn every_page_names_itself_in_every_language_and_is_named_by_them() {
    holds_and_bites(
        one_sided,
        &[
            ("tema/buss/index.html", "hreflang=\"nn\" href", "hreflang=\"no\" href"),
            (
                "en/theme/buss/index.html",
                "rel=\"alternate\" hreflang=\"nb\"",
                "rel=\"alternate\" hreflang=\"da\"",
            ),
            (
                "en/theme/buss/index.html",
                "rel=\"canonical\" href=\"https://valg.test/en/",
                "rel=\"canonical\" href=\"https://valg.test/",
            ),
            ("nn/index.html", "<html lang=\"nn\"", "<html lang=\"nb\""),
            ("nn/index.html", " aria-current=\"true\"", ""),
            ("en/method/index.html", ">Nynorsk<", ">Norsk<"),
        ],
    );
}

pub(super) fn unmarked(corpus: &Corpus) -> Vec<String> {
    // Words that no sentence of English goes with, and that stand in almost every one of bokmål.
    const NORWEGIAN: [&str; 7] = [" og ", " ikke ", " på ", " som ", " av ", " er ", " skal "];
    let mut found = Vec::new();
    let english = corpus.model.spellings.iter().position(|it| it.language == Language::En);
    for (spelling, subject, _, other) in beside(corpus) {
        let note = other.all(".fallback").count();
        // These pages name themes and show nothing else of what editors write.
        let words = corpus.model.themes.iter().map(|it| &it.words.others);
        let named = words.into_iter().any(|it| !it.contains_key(&spelling.language));
        let shows = match subject {
            Subject::Front => {
                let described = &corpus.model.site.description.others;
                named || !described.contains_key(&spelling.language)
            }
            Subject::Overview(_) | Subject::Pairs(_) | Subject::NotFound => named,
            Subject::Agreement(_) | Subject::Data => false,
            _ => true,
        };
        if note != usize::from(shows) {
            found.push(other.says(format!("has {note} notes on what is not translated")));
        }
        for it in other.all("blockquote").chain(other.all(".summary")) {
            let marked =
                it.attr("lang").is_some() || it.children().any(|it| it.attr("lang").is_some());
            let silent = it.has_class("summary") && !it.text().contains("artiet");
            if !marked && !silent && spelling.language == Language::En {
                found.push(other.says(format!("is not marked as Norwegian: {}", it.text())));
            }
        }
        if Some(&spelling.language) != english.map(|it| &corpus.model.spellings[it].language) {
            continue;
        }
        let foreign = |it: Node<'_>| {
            it.attr("lang").is_some_and(|it| it != "en")
                || it.ancestors().any(|it| it.attr("lang").is_some_and(|it| it != "en"))
        };
        for text in other.texts().filter(|it| !foreign(*it)) {
            // Titles in quotation marks are names.
            let plain: String =
                text.text().split(['“', '”']).step_by(2).collect::<Vec<_>>().join(" ");
            let site = &corpus.model.site;
            let plans = corpus.model.plans.iter().flat_map(|it| &it.goals);
            let measures = plans.flat_map(|it| &it.sub_goals).flat_map(|it| &it.measures);
            let mut proper = vec![&site.publisher, &site.responsible_editor, &site.contact];
            proper.extend(corpus.model.sources.iter().flat_map(|it| [&it.publisher, &it.title]));
            let notes = corpus.model.themes.iter().flat_map(|it| &it.references);
            proper.extend(notes.map(|it| &it.publisher));
            proper.extend(measures.filter_map(|it| it.responsible.as_ref()));
            proper.sort_by_key(|it| std::cmp::Reverse(it.len()));
            let names = proper.into_iter().fold(plain, |it, name| it.replace(name, ""));
            let told = NORWEGIAN.iter().find(|it| format!(" {names} ").contains(**it));
            if let Some(word) = told {
                found.push(other.says(format!("says «{word}» unmarked: {}", text.text())));
            }
        }
    }
    found
}

#[test]
fn a_theme_without_one_of_its_texts_stands_in_bokmal_with_a_note_and_a_reminder() {
    let mut sources = contents::every();
    let theme = sources.files.get_mut("themes/buss.md").unwrap();
    let text = String::from_utf8(theme.clone()).unwrap();
    let english = text.find("\n  en:\n").unwrap();
    let start = english + text[english..].find("    question:").unwrap();
    let end = start + text[start..].find('\n').unwrap() + 1;
    *theme = format!("{}{}", &text[..start], &text[end..]).into_bytes();
    let report = build(&sources, None).report;
    // Other words of the fixture are never translated.
    let told = report.iter().filter(|it| it.code == "missing-translation");
    let told: Vec<_> = told.filter(|it| it.place.path == "themes/buss.md").collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((told[0].place.path.as_str(), told[0].place.line), ("themes/buss.md", 2));
    assert!(told[0].message.en.contains("`question`"), "{}", told[0].message.en);
    let corpus = Corpus::of(&sources);
    let page = &corpus.pages["en/theme/buss/index.html"];
    for wanted in ["h1", "p.question"] {
        let languages: Vec<Option<&str>> = page.all(wanted).map(|it| it.attr("lang")).collect();
        assert_eq!(languages, [Some("nb")], "{wanted}");
    }
    for path in ["en/theme/buss/index.html", "en/overview/index.html", "en/index.html"] {
        let page = &corpus.pages[path];
        assert_eq!(page.all(".fallback").count(), 1, "{path}");
        let named = page.all("a").filter(|it| it.attr("lang") == Some("nb") && !it.inside("nav"));
        let leads = named.filter(|it| it.attr("href").is_some_and(|it| it.contains("theme/buss")));
        assert!(path.contains("buss") || leads.count() == 1, "{path}");
    }
    let other = &corpus.pages["nn/oversikt/index.html"];
    assert_eq!(other.all(".fallback").count(), 0, "nynorsk has it all");
}

#[test]
fn what_is_not_translated_is_marked_and_told() {
    holds_and_bites(
        unmarked,
        &[
            ("en/theme/buss/index.html", "<p class=\"fallback\">", "<p>"),
            ("nn/tema/buss/index.html", "<p class=\"fallback\">", "<p>"),
            (
                "en/index.html",
                "<main id=\"side-innhold\">",
                "<main id=\"side-innhold\"><p class=\"fallback\">x</p>",
            ),
            ("en/theme/buss/index.html", "<blockquote lang=\"nb\">", "<blockquote>"),
            (
                "en/theme/buss/index.html",
                "<div class=\"summary\"><div lang=\"nb\">",
                "<div class=\"summary\"><div>",
            ),
            ("en/overview/index.html", "</h1>", "</h1><p>Partiene og temaene.</p>"),
        ],
    );
}
