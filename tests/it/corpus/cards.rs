//! Positions on the pages that show them: every party with its word, summary and quotations, in sight.

use std::sync::Arc;

use standpunkt::content::markdown;
use standpunkt::model::index::{ElectionIx, Ix, NEWEST, PartyIx, PositionRef, ThemeIx};
use standpunkt::model::{Position, Programme, Quote};
use standpunkt::sitemap::subject::{self, Subject};
use standpunkt::values::address::Here;
use standpunkt::values::vocabulary::{self, Stance};

use super::tree::{Node, Page, squeezed};
use super::{Corpus, corpus, election_of, has_page, holds_and_bites, unread};
use crate::nb;

/// What a card says of a position that nobody has looked at.
pub(super) const NOT_READ: &str = "Vi har ikke undersøkt hva partiet sier om dette.";

/// What a card says of a position on which nobody had a programme to look into.
pub(super) const MISSING: &str =
    "Vi har ikke hatt programmet, og vet derfor ikke hva partiet sier om dette.";

/// What a page says in sum of a position.
pub(super) fn summary(corpus: &Corpus, position: &Position) -> String {
    match position.stance {
        Stance::NotRead => NOT_READ.to_owned(),
        Stance::SourceMissing => MISSING.to_owned(),
        _ => plain(corpus, &position.summary),
    }
}

/// What prose says, without its markup.
pub(super) fn plain(corpus: &Corpus, prose: &markdown::Prose) -> String {
    let here =
        Here::page(subject::address(&corpus.model, Subject::Front), &corpus.model.spellings[0]);
    Page::read("", prose.html(&here).as_str().to_owned()).root().text()
}

/// Whether a reader must do something before it is seen.
pub(super) fn hidden(node: Node<'_>) -> bool {
    let hides = |it: Node<'_>| {
        ["details", "template", "noscript", "dialog"].contains(&it.name())
            || it.attr("hidden").is_some()
            || it.attr("aria-hidden") == Some("true")
            || it.has_class("unseen")
    };
    hides(node) || node.ancestors().any(hides)
}

/// What is missing in the part of a page that shows a position.
fn faults(corpus: &Corpus, theme: ThemeIx, programme: &Programme, card: Node<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let position = &programme.positions[theme];
    let word = corpus.word(programme, theme);
    let stances: Vec<String> =
        card.all(".stance").filter(|it| !hidden(*it)).map(Node::text).collect();
    if stances != [word] {
        found.push(format!("stances {stances:?}"));
    }
    if card.all(".stance").any(|it| it.stance_key() != Some(position.stance.word())) {
        found.push("the mark of another stance".to_owned());
    }
    let summaries: Vec<String> =
        card.all(".summary").filter(|it| !hidden(*it)).map(Node::text).collect();
    let summary = summary(corpus, position);
    if summary.is_empty() || summaries != [summary] {
        found.push(format!("summary {summaries:?}"));
    }
    let shown: Vec<String> =
        card.all("blockquote").filter(|it| !hidden(*it)).map(Node::text).collect();
    if shown != quoted(position) {
        found.push(format!("quotations {shown:?}"));
    }
    found
}

/// The quotations of a position as a page shows them.
pub(super) fn quoted(position: &Position) -> Vec<String> {
    position.quotes.iter().map(|it| squeezed(&format!("«{}»", it.text))).collect()
}

/// A position in an election, by its index, with the programme that has it.
pub(super) type Then<'c> = (ElectionIx, &'c Programme, &'c Position);

/// The position of the same party on the same theme in each other election, newest first: those
/// that somebody has looked at.
pub(super) fn then(
    corpus: &Corpus,
    e: ElectionIx,
    theme: ThemeIx,
    party: PartyIx,
) -> impl Iterator<Item = Then<'_>> {
    let others = corpus.elections().filter(move |it| it.0 != e);
    others.filter_map(move |(i, election)| {
        let programme = election.programme(party)?;
        let position = &programme.positions[theme];
        (!unread(position.stance)).then_some((i, programme, position))
    })
}

/// «Da og nå» of a theme: each party that takes part now and was read in at least two elections,
/// with all its read positions on the theme, newest first.
pub(super) fn past(corpus: &Corpus, theme: ThemeIx) -> Vec<(PartyIx, Vec<Then<'_>>)> {
    let parties = corpus.model.elections[NEWEST].programmes.iter().map(|it| it.party);
    // No election has the index of all their number, so none is left out.
    let all = ElectionIx::new(corpus.model.elections.len());
    let read = parties.map(|it| (it, then(corpus, all, theme, it).collect::<Vec<_>>()));
    read.filter(|it| it.1.len() > 1).collect()
}

/// The parts of a page that show positions of its election, with theme and programme.
pub(super) fn shown<'c>(
    corpus: &'c Corpus,
    subject: Subject,
    page: &'c Page,
) -> Vec<(ThemeIx, &'c Programme, Option<Node<'c>>)> {
    let election = &corpus.model.elections[election_of(subject)];
    let programmes = &election.programmes;
    let programme = |party: PartyIx| election.programme(party).expect("a party takes part");
    let (parties, themes) = (&corpus.model.parties, &corpus.model.themes);
    match subject {
        Subject::Theme(_, theme) => {
            let card = |it: &'c Programme| (theme, it, page.by_id(&parties[it.party].id));
            programmes.iter().map(AsRef::as_ref).map(card).collect()
        }
        Subject::Party(_, party) => {
            let card = |theme: ThemeIx| (theme, programme(party), page.by_id(&themes[theme].id));
            themes.indices().map(card).collect()
        }
        Subject::Position(PositionRef { theme, party, .. }) => {
            vec![(theme, programme(party), page.by_id(&parties[party].id))]
        }
        Subject::Pair(_, first, second) => {
            let mut all = Vec::new();
            for (theme, it) in themes.iter_enumerated() {
                let row = page.by_id(&it.id);
                for (i, party) in [first, second].into_iter().enumerate() {
                    let card = row.and_then(|it| it.all(".card").nth(i));
                    all.push((theme, programme(party), card));
                }
            }
            all
        }
        _ => Vec::new(),
    }
}

pub(super) fn incomplete_cards(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let shown = shown(corpus, subject, page);
        let cards = page.all(".card").count();
        if cards != shown.len() {
            found.push(page.says(format!("{cards} cards for {} positions", shown.len())));
        }
        for (theme, programme, card) in &shown {
            let name = &corpus.model.parties[programme.party].name.nb;
            let theme_id = &corpus.model.themes[*theme].id;
            let Some(card) = card.filter(|it| it.is(".card")) else {
                found.push(page.says(format!("no card of {name} on {theme_id}")));
                continue;
            };
            if !matches!(subject, Subject::Party(..)) && card.first_text() != *name {
                found.push(page.says(format!("the card of {name} begins otherwise")));
            }
            for fault in faults(corpus, *theme, programme, card) {
                found.push(page.says(format!("{name} on {theme_id}: {fault}")));
            }
        }
        let mut quotes: usize = shown.iter().map(|it| it.1.positions[it.0].quotes.len()).sum();
        if let Subject::Position(PositionRef { election: e, theme, party }) = subject {
            quotes += then(corpus, e, theme, party).map(|it| it.2.quotes.len()).sum::<usize>();
            // What the party itself says of it.
            quotes += shown.iter().filter(|it| it.1.positions[theme].reply.is_some()).count();
        }
        if let Subject::Theme(NEWEST, theme) = subject {
            // The words of now stand on the party's card.
            let past =
                past(corpus, theme).into_iter().flat_map(|it| it.1).filter(|it| it.0 > NEWEST);
            quotes += past.map(|it| it.2.quotes.len()).sum::<usize>();
        }
        if page.all("blockquote").count() != quotes {
            found.push(page.says(format!("has not {quotes} quotations")));
        }
    }
    found
}

#[test]
fn every_party_is_in_sight_with_word_summary_and_quotations() {
    let theme = "tema/buss/index.html";
    let older = "2025/tema/buss/index.html";
    holds_and_bites(
        incomplete_cards,
        &[
            (older, "id=\"delta\"", "id=\"detla\""),
            (older, "<div class=\"summary\"><p>", "<div class=\"summary\"><p>Og "),
            (older, "</blockquote>", "</blockquote><blockquote>x</blockquote>"),
            (theme, MISSING, "Vi vet ikke."),
            (theme, MISSING, NOT_READ),
            ("2021/tema/buss/index.html", NOT_READ, MISSING),
            ("tema/buss/delta/index.html", "</h3>", "</h3><blockquote>x</blockquote>"),
            (theme, "id=\"delta\"", "id=\"detla\""),
            (theme, "<div class=\"summary\"><p>", "<div class=\"summary\"><p>Og "),
            (theme, "<div class=\"summary\">", "<div class=\"summary\" hidden>"),
            (theme, "<blockquote><p>«", "<blockquote><p>«e"),
            (theme, "<blockquote>", "<details><blockquote>"),
            (theme, "</blockquote>", "</blockquote><blockquote>x</blockquote>"),
            ("parti/beta/index.html", "id=\"buss\"", "id=\"lra\""),
            (
                "2025/tema/buss/alfa/index.html",
                "</h2>\n<p><span class=\"stance s-not_found",
                "</h2>\n<p><span class=\"stance s-for",
            ),
            ("sammenlign/alfa-beta/index.html", "class=\"pair-row\" id=\"buss\"", "id=\"rop\""),
        ],
    );
}

pub(super) fn poor_captions(corpus: &Corpus) -> Vec<String> {
    let kinds = vocabulary::SourceKind::ALL;
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        for (_, programme, card) in shown(corpus, subject, page) {
            let kind = nb::source_kind(corpus.model.sources[programme.source].kind);
            for quotation in card.into_iter().flat_map(|it| it.all("blockquote")) {
                let figure = quotation.ancestors().find(|it| it.is("figure"));
                let captions: Vec<String> =
                    figure.iter().flat_map(|it| it.all("figcaption")).map(Node::text).collect();
                let quotations = figure.map_or(0, |it| it.all("blockquote").count());
                if captions.len() != 1 || quotations != 1 {
                    found.push(page.says("a quotation without its own figure and caption"));
                    continue;
                }
                let named = |it: &&str| {
                    let text = &captions[0];
                    // One kind's word may stand within another's.
                    text.match_indices(*it).any(|(at, _)| at == 0)
                };
                let all: Vec<&str> = kinds.iter().map(|it| nb::source_kind(*it)).collect();
                if all.iter().filter(|it| named(it)).copied().collect::<Vec<_>>() != [kind] {
                    found.push(page.says(format!("no kind of source: {}", captions[0])));
                }
            }
        }
    }
    found
}

#[test]
fn every_quotation_names_its_kind_of_source() {
    holds_and_bites(
        poor_captions,
        &[
            (
                "2025/tema/buss/index.html",
                "<figcaption>Utdrag av partiprogrammet",
                "<figcaption>Utdrag",
            ),
            ("tema/buss/index.html", "<figcaption>Partiprogram,", "<figcaption>Program,"),
            (
                "2025/tema/buss/index.html",
                "<figcaption>Utdrag av partiprogrammet",
                "<figcaption>Partiprogram",
            ),
            ("tema/buss/delta/index.html", "<figure", "<div"),
        ],
    );
}

pub(super) fn wrong_languages(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        for (theme, programme, card) in shown(corpus, subject, page) {
            let quotes = &programme.positions[theme].quotes;
            let shown = card.into_iter().flat_map(|it| it.all("blockquote"));
            for (quote, block) in quotes.iter().zip(shown) {
                let wanted = (quote.language != "nb").then_some(quote.language.as_str());
                if block.attr("lang") != wanted {
                    let lang = block.attr("lang");
                    found.push(page.says(format!("lang is {lang:?} for: {}", quote.text)));
                }
            }
        }
    }
    found
}

#[test]
fn a_quotation_is_marked_with_its_language_only_if_it_is_not_that_of_the_page() {
    holds_and_bites(
        wrong_languages,
        &[
            ("tema/buss/index.html", "<blockquote>", "<blockquote lang=\"nn\">"),
            ("tema/buss/delta/index.html", "<blockquote>", "<blockquote lang=\"nb\">"),
        ],
    );
}

#[test]
fn a_quotation_in_nynorsk_must_be_marked() {
    let corpus = corpus();
    let mut model = (*corpus.model).clone();
    let (theme, programme) = (ThemeIx::new(0), &mut model.elections[NEWEST].programmes[0]);
    let quotes: &mut Vec<Quote> = &mut Arc::make_mut(programme).positions[theme].quotes;
    assert!(!quotes.is_empty(), "the first party says nothing of the first theme");
    quotes[0].language = "nn".to_owned();
    let changed = Corpus { model: model.into(), ..corpus.clone() };
    assert!(wrong_languages(&changed).len() >= 2, "the theme and the position must be told");
}

pub(super) fn wrong_anchors(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let e = election_of(subject);
        let year = corpus.model.elections[e].year;
        for (theme, programme, card) in shown(corpus, subject, page) {
            let (party, theme_id) =
                (&corpus.model.parties[programme.party].id, &corpus.model.themes[theme].id);
            let quotes = &programme.positions[theme].quotes;
            let start = format!("sitat-{year}-{theme_id}-{party}");
            let wanted: Vec<String> =
                quotes.iter().map(|it| format!("{start}-{}", it.id)).collect();
            let figures: Vec<Node<'_>> = card.into_iter().flat_map(|it| it.all("figure")).collect();
            let ids: Vec<&str> =
                figures.iter().map(|it| it.attr("id").unwrap_or_default()).collect();
            if ids != wanted {
                found.push(page.says(format!("quotations of {party} on {theme_id} are {ids:?}")));
            }
            for (figure, quote) in figures.iter().zip(quotes) {
                let place = if has_page(&corpus.model.elections[e], theme, programme) {
                    Subject::Position(PositionRef { election: e, theme, party: programme.party })
                } else {
                    Subject::Theme(e, theme)
                };
                let wanted = format!("{}#{start}-{}", corpus.href(page, place), quote.id);
                let lasting = figure.all("a").filter(|it| it.first_text() == "Lenke til sitatet");
                let links: Vec<&str> = lasting.filter_map(|it| it.attr("href")).collect();
                if links != [wanted.as_str()] {
                    found.push(page.says(format!("not at {wanted} but at {links:?}")));
                }
            }
        }
    }
    found
}

#[test]
fn every_position_and_quotation_has_the_id_that_links_are_made_of() {
    holds_and_bites(
        wrong_anchors,
        &[
            (
                "tema/buss/index.html",
                "id=\"sitat-2029-buss-delta-s1\"",
                "id=\"sitat-buss-delta-s1\"",
            ),
            (
                "parti/delta/index.html",
                "id=\"sitat-2029-buss-delta-s1\"",
                "id=\"sitat-2029-buss-s1\"",
            ),
            ("sammenlign/alfa-beta/index.html", "id=\"sitat-2029-buss-alfa-s1\"", ""),
            (
                "2025/sammenlign/alfa-beta/index.html",
                "id=\"sitat-2025-buss-beta-s1\"",
                "id=\"sitat-2029-buss-beta-s1\"",
            ),
            ("tema/buss/delta/index.html", "id=\"sitat-2029-buss-delta-s1\"", ""),
            (
                "tema/buss/delta/index.html",
                "id=\"sitat-2029-buss-delta-s1\"",
                "id=\"sitat-2029-buss-gamma-s1\"",
            ),
            (
                "tema/buss/delta/index.html",
                "/delta/index.html#sitat-2029-buss-delta-s1\"",
                "/gamma/index.html#sitat-2029-buss-delta-s1\"",
            ),
            (
                "parti/delta/index.html",
                "/delta/index.html#sitat-2029-buss-delta-s1\"",
                "/delta/index.html\"",
            ),
            (
                "2025/tema/buss/index.html",
                "/2025/tema/buss/delta/index.html#sitat-2025-buss-delta-s1\"",
                "/tema/buss/delta/index.html#sitat-2025-buss-delta-s1\"",
            ),
            ("tema/buss/index.html", "Lenke til sitatet", "Sitatet"),
        ],
    );
}
