//! What positions rest on: proofs where we have the source, marked evidence of others where not.

use std::collections::BTreeSet;
use std::sync::Arc;

use standpunkt::content::lock::ProvedQuote;
use standpunkt::model::index::{ElectionIx, Ix, PartyIx, ThemeIx};
use standpunkt::model::{self, Evidence, Source};
use standpunkt::sitemap::subject::Subject;
use standpunkt::values::vocabulary::Stance;

use super::cards::{MISSING, NOT_READ, hidden, shown};
use super::tree::{Node, squeezed};
use super::{Corpus, corpus, election_of, has_page, holds_and_bites};
use crate::nb;

/// Whose programmes of which election we have not read: only these rest on evidence of others.
const UNREAD: [(&str, i16); 2] = [("h", 2025), ("sv", 2025)];

/// The elections of which we have read no programme at all.
const ALL_UNREAD: [i16; 2] = [2017, 2013];

fn unread(corpus: &Corpus, e: ElectionIx, party: PartyIx) -> bool {
    let (party, year) = (corpus.model.parties[party].id.as_str(), corpus.model.elections[e].year);
    ALL_UNREAD.contains(&year) || UNREAD.contains(&(party, year))
}

/// What is wrong with how the figure of a quotation tells its proof.
///
/// Where the position has a page of its own, only that shows the proof: elsewhere it is told.
fn poor_proof(
    source: &Source,
    proof: &ProvedQuote,
    figure: Node<'_>,
    brief: bool,
) -> Option<String> {
    let details: Vec<Node<'_>> = figure.all("details").collect();
    let caption = figure.all("figcaption").next().map(Node::text).unwrap_or_default();
    let said = |page: usize| {
        let number = proof.label.clone().unwrap_or_else(|| page.to_string());
        let file = format!("(side {page} i PDF-fila)");
        let whole = if number == page.to_string() { number } else { format!("{number} {file}") };
        caption.contains(&format!("side {whole}"))
    };
    if !proof.page.is_none_or(said) {
        return Some(format!("the page {:?} is not in: {caption}", proof.page));
    }
    if brief {
        let told: Vec<Node<'_>> = figure.all(".proved").collect();
        let right = told.len() == 1 && told[0].text() == "Bevist ordrett." && !hidden(told[0]);
        return (!right || !details.is_empty()).then(|| format!("tells no proof: {caption}"));
    }
    let [details] = details.as_slice() else {
        return Some(format!("{} proofs", details.len()));
    };
    let first = details.children().next();
    let summary = first.filter(|it| it.is("summary")).map(Node::first_text).unwrap_or_default();
    if summary != "Bevist ordrett" || details.attr("open").is_some() {
        return Some(format!("the proof is called {summary}"));
    }
    let around = format!("«…{} [sitatet] {}…»", proof.prefix, proof.suffix);
    if !details.text().contains(&squeezed(&around)) {
        return Some(format!("the words around are {}", details.text()));
    }
    let links: Vec<&str> = details.all("a").filter_map(|it| it.attr("href")).collect();
    let right = match &source.url {
        Some(url) => links.len() == 1 && links[0].starts_with(&format!("{url}#")),
        None => links.is_empty(),
    };
    if !right {
        return Some(format!("the proof leads to {links:?}"));
    }
    None
}

fn unproved(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        for (theme, programme, card) in shown(corpus, subject, page) {
            let source = &corpus.model.sources[programme.source];
            let has_file = corpus.filed[programme.source];
            let (party, id) =
                (&corpus.model.parties[programme.party].id, &corpus.model.themes[theme].id);
            let quotes = &programme.positions[theme].quotes;
            let figures: Vec<Node<'_>> = card.into_iter().flat_map(|it| it.all("figure")).collect();
            let election = &corpus.model.elections[election_of(subject)];
            let own = matches!(subject, Subject::Position(..));
            let brief = !own && has_page(election, theme, programme);
            for (quote, figure) in quotes.iter().zip(&figures) {
                let fault = match &quote.proof {
                    Some(proof) if has_file && proof.exact == quote.text => {
                        poor_proof(source, proof, *figure, brief)
                    }
                    Some(_) => Some("has the proof of other words".to_owned()),
                    None if has_file => Some("has no proof".to_owned()),
                    None => figure.text().contains("Bevist").then(|| "is not proved".to_owned()),
                };
                let name = format!("{party} on {id}, {}", quote.id);
                found.extend(fault.map(|it| page.says(format!("{name}: {it}"))));
            }
            let proofs = card.into_iter().flat_map(|it| it.all("details")).count();
            if proofs != if brief { 0 } else { quotes.len() } {
                found.push(page.says(format!("{party} on {id}: {proofs} proofs")));
            }
        }
    }
    found
}

#[test]
fn every_quotation_is_proved_and_says_so() {
    let (mut programmes, mut quotes) = (0, 0);
    for (e, election) in corpus().elections() {
        for it in &election.programmes {
            let number: usize = it.positions.iter().map(|it| it.quotes.len()).sum();
            // What we have not read we do not quote, and what we quote the archive has.
            assert_eq!(corpus().filed[it.source], !unread(corpus(), e, it.party));
            assert_eq!(number == 0, unread(corpus(), e, it.party));
            programmes += 1;
            quotes += number;
        }
    }
    assert!(programmes == 4 * 9 && quotes > 300, "{quotes} quotations in {programmes} programmes");
    let (theme, position) = ("tema/lar/index.html", "tema/lar/mdg/index.html");
    let (summary, told) = ("<summary>Bevist ordrett", "<span class=\"proved\">Bevist ordrett");
    holds_and_bites(
        unproved,
        &[
            (theme, told, "<span class=\"proved\">Bevist"),
            (theme, told, "<span class=\"proved\" hidden>Bevist ordrett"),
            (theme, ", side 41", ", side 14"),
            (position, summary, "<summary>Bevist"),
            (position, "<details>", "<details open>"),
            (position, "[sitatet]", "[ordene]"),
            (position, "kilden: «…", "kilden: «…x"),
            (position, ", side 41", ", side 14"),
            ("2021/tema/lar/index.html", told, "<span class=\"proved\">Bevist nesten"),
            ("2021/sammenlign/ap-h/index.html", "class=\"proved\"", "class=\"shown\""),
        ],
    );
    let mut model = (*corpus().model).clone();
    let programme = &mut model.elections[ElectionIx::new(1)].programmes[0];
    let quotes = Arc::make_mut(programme).positions.iter_mut().flat_map(|it| &mut it.quotes);
    for quote in quotes.take(1) {
        quote.proof = None;
    }
    let changed = Corpus { model: model.into(), ..corpus().clone() };
    assert!(unproved(&changed).len() >= 3, "theme, party and position have to be told");
}

/// What stands over evidence.
const LABEL: &str = "Opplysninger vi ikke har bevist ordrett mot kilden";

/// Evidence as a page shows it.
fn told(it: &Evidence) -> String {
    let source = &it.source;
    let date = source.date.map(|it| format!(", {}", nb::date(it))).unwrap_or_default();
    let locator = it.locator.as_ref().map(|it| format!(", {it}")).unwrap_or_default();
    let kind = nb::source_kind(source.kind);
    squeezed(&format!(
        "{} {kind}: «{}», {}{date}{locator}",
        it.fact, source.title, source.publisher
    ))
}

fn poor_evidence(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        for (theme, programme, card) in shown(corpus, subject, page) {
            let Some(card) = card else { continue };
            let id = &corpus.model.themes[theme].id;
            let party = &corpus.model.parties[programme.party].id;
            let position = &programme.positions[theme];
            let parts: Vec<Node<'_>> = card.all(".evidence").filter(|it| !hidden(*it)).collect();
            if parts.len() != usize::from(!position.evidence.is_empty()) {
                found.push(page.says(format!("{party} on {id}: {} × evidence", parts.len())));
                continue;
            }
            let items: Vec<Node<'_>> = parts.iter().flat_map(|it| it.all("li")).collect();
            let shown: Vec<String> = items.iter().map(|it| it.text()).collect();
            if shown != position.evidence.iter().map(told).collect::<Vec<_>>() {
                found.push(page.says(format!("{party} on {id}: the evidence is {shown:?}")));
            }
            for (item, evidence) in items.iter().zip(&position.evidence) {
                let (fact, kind) = (&evidence.fact, nb::source_kind(evidence.source.kind));
                if fact.is_empty() || kind.is_empty() || evidence.source.publisher.is_empty() {
                    found.push(page.says(format!("{party} on {id}: {fact} is from nobody")));
                }
                let links: Vec<&str> = item.all("a").filter_map(|it| it.attr("href")).collect();
                if links != evidence.source.url.iter().map(String::as_str).collect::<Vec<_>>() {
                    found.push(page.says(format!("{party} on {id}: {fact} leads to {links:?}")));
                }
            }
            for part in &parts {
                let label = part.all(".label").next().map(Node::text).unwrap_or_default();
                if label != LABEL {
                    found.push(page.says(format!("{party} on {id}: the evidence is {label}")));
                }
                if part.all("blockquote").chain(part.all("details")).next().is_some() {
                    found.push(page.says(format!("{party} on {id}: evidence as a quotation")));
                }
            }
            let e = election_of(subject);
            let (said, unread) = (position.stance.is_said(), unread(corpus, e, programme.party));
            let shape = match (unread, said) {
                (true, true) => !position.evidence.is_empty() && position.quotes.is_empty(),
                (false, true) => position.evidence.is_empty() && !position.quotes.is_empty(),
                (true, false) => position.quotes.is_empty(),
                (false, false) => position.evidence.is_empty() && position.quotes.is_empty(),
            };
            if !shape {
                found.push(page.says(format!("{party} on {id} rests on the wrong thing")));
            }
        }
    }
    found
}

#[test]
fn what_others_tell_is_marked_as_theirs_and_as_not_proved() {
    let (position, theme) =
        ("tema/avkriminalisering/h/index.html", "tema/avkriminalisering/index.html");
    holds_and_bites(
        poor_evidence,
        &[
            (position, "vi ikke har bevist ordrett", "vi har bevist ordrett"),
            (theme, LABEL, ""),
            (position, "<span class=\"source\">Partiprogram: ", "<span class=\"source\">"),
            (position, "Vårt Land (leder)", ""),
            (position, "class=\"evidence\"", "class=\"quotes\""),
            (position, "<div class=\"evidence\"", "<div hidden class=\"evidence\""),
            ("parti/sv/index.html", "class=\"source\">", "class=\"source\">Og "),
        ],
    );
}

fn unread_positions(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (e, theme, programme, page) in corpus.positions() {
        let stance = programme.positions[theme].stance;
        let (party, id) =
            (&corpus.model.parties[programme.party].id, &corpus.model.themes[theme].id);
        let unread = unread(corpus, e, programme.party);
        // Of the older elections nobody has looked for the programmes; of the newest two lack.
        let year = corpus.model.elections[e].year;
        let silence =
            if ALL_UNREAD.contains(&year) { Stance::NotRead } else { Stance::SourceMissing };
        if super::unread(stance) && !(unread && stance == silence) {
            found.push(page.says(format!("nobody has read {party} on {id}: {}", stance.word())));
        }
        if stance == Stance::NotFound && unread {
            found.push(page.says(format!("{party} on {id} is not found where nobody has read")));
        }
        let card = page.by_id(party).filter(|it| it.is(".card"));
        let marks: Vec<(Option<&str>, String)> = card
            .iter()
            .flat_map(|it| it.all(".stance"))
            .map(|it| (it.stance_key(), it.text()))
            .collect();
        let word = nb::stance(stance, &corpus.model.themes[theme]);
        if marks != [(Some(stance.word()), word)] {
            found.push(page.says(format!("{party} on {id} is {marks:?}")));
        }
        let text = card.map(Node::text).unwrap_or_default();
        for (silence, words) in [(Stance::NotRead, NOT_READ), (Stance::SourceMissing, MISSING)] {
            if text.contains(words) != (stance == silence) {
                found.push(page.says(format!("{party} on {id} is {}: {text}", stance.word())));
            }
        }
    }
    for (e, election) in corpus.elections() {
        let page = corpus.page(Subject::Overview(e));
        let rows: Vec<Node<'_>> = page.all("tbody").flat_map(|it| it.all("tr")).collect();
        for (theme, row) in
            corpus.model.themes.indices().zip(&rows).filter(|_| corpus.looked_at(page))
        {
            for (silence, word) in
                [(Stance::NotRead, "Ikke undersøkt"), (Stance::SourceMissing, "Kilden mangler")]
            {
                let said: Vec<bool> = row.all("td").map(|it| it.text().starts_with(word)).collect();
                let stance = |it: &model::Programme| it.positions[theme].stance;
                let programmes = election.programmes.iter();
                let wanted: Vec<bool> = programmes.map(|it| stance(it) == silence).collect();
                if said != wanted {
                    found.push(page.says(format!("«{word}» in the row of {theme:?} is {said:?}")));
                }
            }
        }
    }
    found
}

#[test]
fn all_positions_have_one_state_and_only_programmes_that_we_lack_are_unread() {
    assert_eq!(corpus().positions().count(), 4 * 9 * 22);
    let some: BTreeSet<(&str, i16)> = corpus()
        .positions()
        .filter(|it| super::unread(it.2.positions[it.1].stance))
        .map(|it| {
            let party = corpus().model.parties[it.2.party].id.as_str();
            (party, corpus().model.elections[it.0].year)
        })
        .collect();
    let parties = corpus().model.parties.iter().map(|it| it.id.as_str());
    let all = parties.flat_map(|it| ALL_UNREAD.map(|year| (it, year)));
    assert_eq!(some, all.chain(UNREAD).collect());
    let stance = "</h2>\n<p><span class=\"stance s-not_found\">";
    let older = "2021/tema/lar/ap/index.html";
    // A position that nobody has looked at is told of on the theme's page, unless others tell of it.
    let (unseen, noted) = ("tema/lar/index.html", "tema/cannabis/sv/index.html");
    holds_and_bites(
        unread_positions,
        &[
            (older, stance, "</h2>\n<p><span class=\"stance s-not_read\">"),
            (older, stance, "</h2><p><span>"),
            (unseen, "Vi har ikke hatt programmet, og", "Partiet sier ikke,"),
            (unseen, MISSING, NOT_READ),
            ("2017/tema/lar/index.html", NOT_READ, MISSING),
            (
                unseen,
                "Høyre</a></h3>\n<p><span class=\"stance s-source_missing\">",
                "Høyre</a></h3>\n<p><span class=\"stance s-not_found\">",
            ),
            (unseen, "id=\"h\"", "id=\"x\""),
            (noted, "Vi har ikke hatt programmet, og", "Partiet sier ikke,"),
            (
                noted,
                "</h2>\n<p><span class=\"stance s-source_missing\">",
                "</h2>\n<p><span class=\"stance s-not_found\">",
            ),
            ("oversikt/index.html", "</svg>Kilden mangler<span", "</svg>–<span"),
            ("2017/oversikt/index.html", "</svg>Ikke undersøkt<span", "</svg>–<span"),
        ],
    );
    for (e, party, stance) in [
        (0, 0, Stance::NotRead),
        (1, 2, Stance::NotRead),
        (0, 2, Stance::NotFound),
        (0, 2, Stance::NotRead),
        (1, 2, Stance::SourceMissing),
        (3, 0, Stance::SourceMissing),
        (3, 0, Stance::NotFound),
    ] {
        let mut model = (*corpus().model).clone();
        Arc::make_mut(&mut model.elections[ElectionIx::new(e)].programmes[party]).positions
            [ThemeIx::new(0)]
        .stance = stance;
        let changed = Corpus { model: model.into(), ..corpus().clone() };
        assert!(!unread_positions(&changed).is_empty());
    }
}
