//! Holds the fixture against the model: it has every kind of page, and every state that a page can show.

use std::collections::BTreeSet;

use standpunkt::content::load;
use standpunkt::model::Position;
use standpunkt::model::check::programme;
use standpunkt::report::diagnostic;
use standpunkt::site::files::leads_on;
use standpunkt::sitemap::subject::{self, Subject};
use standpunkt::values::date::PartialDate;
use standpunkt::values::language::Language;
use standpunkt::values::vocabulary::{ChangeKind, Edition, SourceKind, Stance, Status};

use super::{Corpus, corpus};
use crate::contents::{every, every_site};

/// Every kind of page; a new one does not compile before it has a name here, and fails before the fixture has it.
fn kind(subject: Subject) -> &'static str {
    match subject {
        Subject::Front => "front",
        Subject::Overview(_) => "overview",
        Subject::Theme(..) => "theme",
        Subject::Party(..) => "party",
        Subject::Pairs(_) => "pairs",
        Subject::Pair(..) => "pair",
        Subject::Agreement(_) => "agreement",
        Subject::Position(..) => "position",
        Subject::Plan(_) => "plan",
        Subject::Method => "method",
        Subject::Changes => "changes",
        Subject::Data => "data",
        Subject::NotFound => "not found",
    }
}

/// How many kinds of page there are.
const KINDS: usize = 13;

fn kinds(corpus: &Corpus) -> BTreeSet<&'static str> {
    subject::subjects(&corpus.model).into_iter().map(kind).collect()
}

#[test]
fn the_fixture_has_every_kind_of_page_and_no_fewer_than_the_real_content() {
    assert_eq!(kinds(corpus()).len(), KINDS);
    assert!(kinds(super::real()).is_subset(&kinds(corpus())));
    let site = every_site();
    let pictures = site.pictures.keys();
    let paths: Vec<&String> = site.files.keys().chain(pictures).collect();
    for ending in [
        "/oembed.json",
        "/feed.xml",
        "/feed.json",
        "/kort.png",
        "/qr.svg",
        "sitemap.xml",
        "_headers",
        "_redirects",
        "SHA256SUMS",
        "data/standpunkt.json",
        "embed/tema/buss/alfa/index.html",
        "en/share/party/alfa/index.html",
        "nn/embed/samanlikn/alfa-beta/index.html",
        "t/2/index.html",
    ] {
        assert!(paths.iter().any(|it| it.ends_with(ending)), "there is no {ending}");
    }
    // What was published under another id, and what is gone.
    for path in ["tema/kveldsbuss/alfa/", "parti/gammel/", "ferge/"] {
        let file = site.files.get(&format!("{path}index.html"));
        assert!(file.is_some_and(|it| leads_on(it)), "/{path} does not lead on");
    }
    // The rest of the places that lead on stand on pages.
    for (path, id) in [
        ("tema/sykkel/alfa/index.html", "sitat-2029-sykkel-alfa-s9"),
        ("plan/byplan/index.html", "tiltak-t9"),
    ] {
        assert!(corpus().pages[path].by_id(id).is_some(), "{path} has no #{id}");
    }
}

#[test]
fn the_fixture_has_every_state_that_a_page_can_show() {
    let model = &corpus().model;
    let programmes = || model.elections.iter().flat_map(|it| &it.programmes);
    let positions = || programmes().flat_map(|it| &it.positions);
    let stances: BTreeSet<Stance> = positions().map(|it| it.stance).collect();
    assert_eq!(stances, Stance::ALL.iter().copied().collect());
    let editions: Vec<Edition> = programmes().map(|it| it.edition).collect();
    let edition = Edition::ALL.iter().find(|it| !editions.contains(it));
    assert!(edition.is_none(), "no programme is {edition:?}");
    let evidence = positions().flat_map(|it| &it.evidence).map(|it| it.source.kind);
    let kinds: Vec<SourceKind> = model.sources.iter().map(|it| it.kind).chain(evidence).collect();
    let lacking = SourceKind::ALL.iter().find(|it| !kinds.contains(it));
    assert!(lacking.is_none(), "no source is {lacking:?}");
    let changes: Vec<ChangeKind> =
        positions().flat_map(|it| &it.changes).map(|it| it.kind).collect();
    let lacking = ChangeKind::ALL.iter().find(|it| !changes.contains(it));
    assert!(lacking.is_none(), "no change is {lacking:?}");
    type Is = fn(&Position) -> bool;
    let some: [(&str, Is); 12] = [
        ("a note", |it| it.note.is_some()),
        ("a note where nobody has read", |it| super::unread(it.stance) && it.note.is_some()),
        ("a reply", |it| it.reply.is_some()),
        ("a deadline", |it| it.review_by.is_some()),
        ("two readers", |it| it.coded_by.is_some() && it.checked_by.is_some()),
        ("a day of its own", |it| it.checked.is_some()),
        ("another stance before", |it| it.changes.iter().any(|it| it.stance.is_some())),
        ("an absence that was searched for", |it| it.absence.is_some()),
        ("three quotations", |it| it.quotes.len() == 3),
        ("words of two languages", |it| {
            it.quotes.iter().any(|it| it.language == "nb")
                && it.quotes.iter().any(|it| it.language == "nn")
        }),
        ("a place in a list", |it| it.quotes.iter().any(|it| it.item.is_some())),
        ("a copy in an archive", |it| it.evidence.iter().any(|it| it.source.archived.is_some())),
    ];
    for (what, is) in some {
        assert!(positions().any(is), "no position has {what}");
    }
    let addressed = |it: bool| model.sources.iter().any(|source| source.url.is_some() == it);
    assert!(addressed(true) && addressed(false));
    assert!(corpus().filed.iter().any(|it| *it) && corpus().filed.iter().any(|it| !it));
    assert!(model.sources.iter().any(|it| it.archived.is_some()));
    for language in [Language::Nn, Language::En] {
        let there = |it: bool| {
            let mut words = model.themes.iter().map(|it| &it.words.others);
            words.any(|words| words.contains_key(&language) == it)
        };
        assert!(there(true) && (language == Language::Nn || there(false)));
    }
    assert!(model.terms.iter().any(|it| !it.words.others.contains_key(&Language::Nn)));
    assert!(model.themes.iter().any(|it| !it.words.nb.stances.is_empty()));
    let pairs: Vec<bool> = model.elections.iter().map(|it| it.pairs).collect();
    assert_eq!(pairs, [true, true, false], "an election goes without pairs");
}

#[test]
fn the_fixture_has_drafts_a_deadline_that_is_past_and_a_hit_that_does_not_count() {
    let (content, report) = load::read(&every());
    assert!(!diagnostic::any_error(&report), "{report:?}");
    let programmes = || content.programmes.values().map(|it| &it.value);
    assert!(programmes().any(|it| it.status == Status::Draft));
    let positions = || programmes().flat_map(|it| &it.positions);
    assert!(positions().any(|it| it.status == Status::Draft));
    assert!(positions().any(|it| !it.rejected.is_empty()));
    assert!(content.themes.values().any(|it| it.value.status == Status::Draft));
    let day = PartialDate::parse("2026-07-01").expect("a date");
    assert!(!programme::overdue(&content, day).is_empty());
}
