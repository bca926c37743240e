//! What positions rest on: proofs where we have the source, marked evidence of others where not.

use std::collections::BTreeSet;
use std::sync::Arc;

use standpunkt::content::lock::ProvedQuote;
use standpunkt::model::index::{ElectionIx, Ix, ThemeIx};
use standpunkt::model::words::Words;
use standpunkt::model::{self, Evidence, Programme, Source};
use standpunkt::sitemap::subject::Subject;
use standpunkt::values::language::Language;
use standpunkt::values::vocabulary::{SourceKind, Stance};

use super::cards::{MISSING, NOT_READ, hidden, shown};
use super::tree::{Node, squeezed};
use super::{Corpus, corpus, election_of, has_page, holds_and_bites};
use crate::nb;

/// Whether we have not read a programme: only such rest on evidence of others, and on nothing else.
fn unread(corpus: &Corpus, programme: &Programme) -> bool {
    corpus.model.sources[programme.source].kind == SourceKind::Record
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
    let words = Words::built_in(Language::Nb);
    let (word, in_brief) = (words.proved(source.proved), words.proved_in_brief(source.proved));
    if brief {
        let told: Vec<Node<'_>> = figure.all(".proved").collect();
        let right = told.len() == 1 && told[0].text() == format!("{in_brief}.") && !hidden(told[0]);
        return (!right || !details.is_empty()).then(|| format!("tells no proof: {caption}"));
    }
    let [details] = details.as_slice() else {
        return Some(format!("{} proofs", details.len()));
    };
    let first = details.children().next();
    let summary = first.filter(|it| it.is("summary")).map(Node::first_text).unwrap_or_default();
    if summary != word || details.attr("open").is_some() {
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

pub(super) fn read_in_vain(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (_, election) in corpus.elections() {
        for it in election.programmes.iter().filter(|it| unread(corpus, it)) {
            let party = &corpus.model.parties[it.party].id;
            if corpus.filed[it.source] {
                found.push(format!(
                    "{party} {}: the archive has what nobody has read",
                    election.year
                ));
            }
            if it.positions.iter().any(|it| !it.quotes.is_empty()) {
                found.push(format!("{party} {}: words that nobody has read", election.year));
            }
        }
    }
    found
}

pub(super) fn unproved(corpus: &Corpus) -> Vec<String> {
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
                    None => ["Bevist", "Holdt mot"]
                        .iter()
                        .any(|it| figure.text().contains(it))
                        .then(|| "is not proved".to_owned()),
                };
                let name = format!("{party} on {id}, {}", quote.id);
                found.extend(fault.map(|it| page.says(format!("{name}: {it}"))));
            }
            let proofs = card.into_iter().flat_map(|it| it.all("details")).count();
            let proved = quotes.iter().filter(|it| it.proof.is_some()).count();
            if proofs != if brief { 0 } else { proved } {
                found.push(page.says(format!("{party} on {id}: {proofs} proofs")));
            }
        }
    }
    found
}

#[test]
fn every_quotation_is_proved_and_says_so() {
    let proofs = corpus().elections().flat_map(|it| &it.1.programmes);
    let proofs = proofs.flat_map(|it| &it.positions).flat_map(|it| &it.quotes);
    let proofs: Vec<_> = proofs.map(|it| it.proof.as_deref()).collect();
    assert!(proofs.iter().all(Option::is_some), "a quotation of the fixture is not proved");
    assert!(proofs.iter().flatten().any(|it| it.page.is_some() && it.label.is_some()));
    assert!(proofs.iter().flatten().any(|it| it.page.is_none() && it.item.is_some()));
    holds_and_bites(read_in_vain, &[]);
    for (e, party) in [(0, 1), (2, 0)] {
        let mut model = (*corpus().model).clone();
        let quotes = model.elections[ElectionIx::new(0)].programmes[0].positions[ThemeIx::new(0)]
            .quotes
            .clone();
        Arc::make_mut(&mut model.elections[ElectionIx::new(e)].programmes[party]).positions
            [ThemeIx::new(0)]
        .quotes = quotes;
        let changed = Corpus { model: model.into(), ..corpus().clone() };
        assert_eq!(read_in_vain(&changed).len(), 1);
    }
    let (theme, position) = ("tema/buss/index.html", "tema/buss/delta/index.html");
    let summary = "<summary>Holdt mot lista over bevis fra";
    let told = "<span class=\"proved\">Holdt mot lista over bevis";
    holds_and_bites(
        unproved,
        &[
            (theme, told, "<span class=\"proved\">Bevist ordrett"),
            (theme, told, "<span class=\"proved\" hidden>Holdt mot lista over bevis"),
            (theme, ", side 4", ", side 14"),
            (position, summary, "<summary>Bevist ordrett"),
            (position, "<details>", "<details open>"),
            (position, "[sitatet]", "[ordene]"),
            (position, "kilden: «…", "kilden: «…x"),
            (position, ", side 2", ", side 12"),
            (
                "2025/tema/buss/index.html",
                told,
                "<span class=\"proved\">Holdt nesten mot lista over bevis",
            ),
            ("2025/sammenlign/alfa-beta/index.html", "class=\"proved\"", "class=\"shown\""),
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
    let copy = source.archived.as_ref().map(|_| format!(" (arkivert kopi: {})", source.title));
    let copy = copy.unwrap_or_default();
    let kind = nb::source_kind(source.kind);
    squeezed(&format!(
        "{} {kind}: «{}»{copy}, {}{date}{locator}",
        it.fact, source.title, source.publisher
    ))
}

pub(super) fn poor_evidence(corpus: &Corpus) -> Vec<String> {
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
                let source = &evidence.source;
                let wanted = source.url.iter().chain(&source.archived);
                if links != wanted.map(|it| &**it).collect::<Vec<_>>() {
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
            let (said, unread) = (position.stance.is_said(), unread(corpus, programme));
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
    let (position, theme) = ("tema/sykkel/beta/index.html", "tema/sykkel/index.html");
    holds_and_bites(
        poor_evidence,
        &[
            (position, "vi ikke har bevist ordrett", "vi har bevist ordrett"),
            (theme, LABEL, ""),
            (position, "<span class=\"source\">Partiprogram: ", "<span class=\"source\">"),
            (position, "Avisa Nord (leder)", ""),
            (position, "class=\"evidence\"", "class=\"quotes\""),
            (position, "<div class=\"evidence\"", "<div hidden class=\"evidence\""),
            ("parti/beta/index.html", "class=\"source\">", "class=\"source\">Og "),
        ],
    );
}

pub(super) fn unread_positions(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (_, theme, programme, page) in corpus.positions() {
        let stance = programme.positions[theme].stance;
        let (party, id) =
            (&corpus.model.parties[programme.party].id, &corpus.model.themes[theme].id);
        let unread = unread(corpus, programme);
        if stance == Stance::SourceMissing && !unread {
            found.push(page.says(format!("{party} on {id} is missing where somebody has read")));
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
        let word = corpus.word(programme, theme);
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
    let model = &corpus().model;
    let some: BTreeSet<(&str, &str, i16, &str)> = corpus()
        .positions()
        .filter(|it| super::unread(it.2.positions[it.1].stance))
        .map(|(e, theme, programme, _)| {
            let party = model.parties[programme.party].id.as_str();
            let stance = programme.positions[theme].stance.word();
            let (year, theme) = (model.elections[e].year, &model.themes[theme].id);
            (stance, party, year, theme.as_str())
        })
        .collect();
    let missing = ["buss", "skole", "park"].map(|it| ("source_missing", "beta", 2029, it));
    // Nobody has read, or what was read is a draft.
    let mut wanted = BTreeSet::from(missing);
    wanted.insert(("not_read", "delta", 2029, "bibliotek"));
    for (party, read) in [("alfa", "sykkel"), ("beta", "buss"), ("delta", ""), ("gamma", "")] {
        let themes = model.themes.iter().map(|it| it.id.as_str()).filter(|it| *it != read);
        wanted.extend(themes.map(|it| ("not_read", party, 2021, it)));
    }
    assert_eq!(some, wanted);
    let stance = "</h2>\n<p><span class=\"stance s-not_found\">";
    let older = "2025/tema/buss/alfa/index.html";
    // A position that nobody has looked at is told of on the theme's page, unless others tell of it.
    let (unseen, noted) = ("tema/buss/index.html", "tema/park/beta/index.html");
    holds_and_bites(
        unread_positions,
        &[
            (older, stance, "</h2>\n<p><span class=\"stance s-not_read\">"),
            (older, stance, "</h2><p><span>"),
            (unseen, "Vi har ikke hatt programmet, og", "Partiet sier ikke,"),
            (unseen, MISSING, NOT_READ),
            ("2021/tema/buss/index.html", NOT_READ, MISSING),
            (
                unseen,
                "Betapartiet</a></h3>\n<p><span class=\"stance s-source_missing\">",
                "Betapartiet</a></h3>\n<p><span class=\"stance s-not_found\">",
            ),
            (unseen, "id=\"beta\"", "id=\"x\""),
            (noted, "Vi har ikke hatt programmet, og", "Partiet sier ikke,"),
            (
                noted,
                "</h2>\n<p><span class=\"stance s-source_missing\">",
                "</h2>\n<p><span class=\"stance s-not_found\">",
            ),
            ("oversikt/index.html", "</svg>Kilden mangler<span", "</svg>–<span"),
            ("2021/oversikt/index.html", "</svg>Ikke undersøkt<span", "</svg>–<span"),
        ],
    );
    for (e, party, stance) in [
        (0, 0, Stance::NotRead),
        (0, 0, Stance::SourceMissing),
        (1, 2, Stance::NotRead),
        (0, 1, Stance::NotFound),
        (0, 1, Stance::NotRead),
        (1, 2, Stance::SourceMissing),
        (2, 1, Stance::SourceMissing),
        (2, 1, Stance::NotFound),
    ] {
        let mut model = (*corpus().model).clone();
        Arc::make_mut(&mut model.elections[ElectionIx::new(e)].programmes[party]).positions
            [ThemeIx::new(0)]
        .stance = stance;
        let changed = Corpus { model: model.into(), ..corpus().clone() };
        assert!(!unread_positions(&changed).is_empty());
    }
}
