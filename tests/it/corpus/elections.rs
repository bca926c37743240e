//! Several elections: each page tells of the same position in the others, and old pages of the new.

use standpunkt::model::index::{ElectionIx, NEWEST, PartyIx, PositionRef, ThemeIx};
use standpunkt::model::{self, Position, Programme};
use standpunkt::sitemap::subject::Subject;
use standpunkt::values::vocabulary::Stance;

use super::cards::{hidden, past, quoted, shown, summary, then};
use super::tree::{Node, Page, squeezed};
use super::{Corpus, election_of, holds_and_bites, unread};
use crate::nb;

/// How a position changed from the earlier election to the later one, by the rule for readers.
pub(super) fn change(earlier: Stance, later: Stance) -> &'static str {
    let said =
        |it| [Stance::For, Stance::Conditional, Stance::Against, Stance::Mentioned].contains(&it);
    if unread(earlier) || unread(later) {
        return "Kan ikke sammenlignes";
    }
    match (said(earlier), said(later)) {
        (true, true) if earlier == later => "Samme standpunkt",
        (true, true) => "Endret",
        (false, true) => "Nytt i det vi har lest",
        (true, false) => "Ikke lenger i det vi har lest",
        (false, false) => "Ikke funnet noen av gangene",
    }
}

/// Year and change of the same position in each other election: «2021: Endret».
fn changes(
    corpus: &Corpus,
    e: ElectionIx,
    theme: ThemeIx,
    party: PartyIx,
    now: Stance,
) -> Vec<String> {
    let of = |(i, _, it): (ElectionIx, _, &model::Position)| {
        let (earlier, later) = if i > e { (it.stance, now) } else { (now, it.stance) };
        format!("{}: {}", corpus.model.elections[i].year, change(earlier, later))
    };
    then(corpus, e, theme, party).map(of).collect()
}

/// The text of an element without what only a screen reader reads out.
fn in_sight(node: Node<'_>) -> String {
    let unseen: Vec<String> = node.all(".unseen").map(Node::text).collect();
    unseen.iter().fold(node.text(), |text, it| text.replacen(it.as_str(), "", 1))
}

pub(super) fn silent_cards(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let e = election_of(subject);
        for (theme, programme, card) in shown(corpus, subject, page) {
            let Some(card) = card else { continue };
            let (party, id) =
                (&corpus.model.parties[programme.party].id, &corpus.model.themes[theme].id);
            let now = programme.positions[theme].stance;
            let lines: Vec<Node<'_>> = card.all(".then").collect();
            let told: Vec<String> = lines.iter().map(|it| in_sight(*it)).collect();
            let alone = matches!(subject, Subject::Position(..));
            let wanted = changes(corpus, e, theme, programme.party, now).join(". ");
            if told != if alone || wanted.is_empty() { Vec::new() } else { vec![wanted] } {
                found.push(page.says(format!("the card of {party} on {id} tells {told:?}")));
            }
            if lines.iter().any(|it| hidden(*it)) {
                found.push(page.says(format!("{party} on {id}: the other election is hidden")));
            }
            let links: Vec<&str> =
                lines.iter().flat_map(|it| it.all("a")).filter_map(|it| it.attr("href")).collect();
            let places: Vec<String> = then(corpus, e, theme, programme.party)
                .map(|it| corpus.place(page, it.0, theme, it.1))
                .collect();
            if !alone && links != places {
                found.push(page.says(format!("{party} on {id}: the other election is {links:?}")));
            }
        }
    }
    found
}

#[test]
fn every_card_says_in_a_line_how_the_other_elections_differ() {
    holds_and_bites(
        silent_cards,
        &[
            ("tema/buss/index.html", "<p class=\"then\">", "<p class=\"then\" hidden>"),
            ("tema/buss/index.html", "<p class=\"then\">", "<p>"),
            ("tema/buss/index.html", "</a>: Endret", "</a>: Samme standpunkt"),
            (
                "tema/buss/index.html",
                "<p class=\"then\"><a href=\"../../2025/",
                "<p class=\"then\"><a href=\"../../",
            ),
            ("2025/tema/buss/index.html", ">2029<span", ">2021<span"),
            ("parti/beta/index.html", "Kan ikke sammenlignes</p>", "Endret</p>"),
            ("2025/sammenlign/alfa-beta/index.html", "</span></a>: ", "</span></a>: Ikke "),
        ],
    );
}

pub(super) fn wrong_histories(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let Subject::Position(PositionRef { election: e, theme, party }) = subject else {
            continue;
        };
        let programme = corpus.model.elections[e].programme(party).expect("the party takes part");
        let others: Vec<_> = then(corpus, e, theme, party).collect();
        let histories: Vec<Node<'_>> = page.all("section.history").collect();
        if histories.len() != usize::from(!others.is_empty()) {
            found.push(page.says(format!("has {} sections «Da og nå»", histories.len())));
        }
        let Some(history) = histories.first() else { continue };
        if hidden(*history) || history.first_text() != "Da og nå" {
            found.push(page.says("«Da og nå» is not in sight"));
        }
        let now = programme.positions[theme].stance;
        let heads: Vec<String> = history.all("h3").map(Node::text).collect();
        if heads != changes(corpus, e, theme, programme.party, now) {
            found.push(page.says(format!("«Da og nå» says {heads:?}")));
        }
        let titles = history.all("h3").flat_map(|it| it.all("a"));
        let links: Vec<&str> = titles.filter_map(|it| it.attr("href")).collect();
        let places: Vec<String> =
            others.iter().map(|it| corpus.place(page, it.0, theme, it.1)).collect();
        if links != places {
            found.push(page.says(format!("«Da og nå» leads to {links:?}")));
        }
        let marks: Vec<(Option<&str>, String)> =
            history.all(".stance").map(|it| (it.stance_key(), it.text())).collect();
        let word = |it| corpus.word(it, theme);
        let wanted: Vec<(Option<&str>, String)> =
            others.iter().map(|it| (Some(it.2.stance.word()), word(it.1))).collect();
        if marks != wanted {
            found.push(page.says(format!("«Da og nå» has the stances {marks:?}")));
        }
        let told: Vec<String> = history.all(".summary").map(Node::text).collect();
        let summaries = others.iter().map(|it| summary(corpus, it.2));
        if told != summaries.collect::<Vec<_>>() {
            found.push(page.says(format!("«Da og nå» sums up {told:?}")));
        }
        let quotes: Vec<String> = history.all("blockquote").map(Node::text).collect();
        if quotes != others.iter().flat_map(|it| quoted(it.2)).collect::<Vec<_>>() {
            found.push(page.says(format!("«Da og nå» quotes {quotes:?}")));
        }
        // Besides, the party itself may say something of it.
        let of_party = |it: &Node<'_>| {
            let mut around = it.ancestors();
            around.any(|it| it.attr("aria-labelledby") == Some("side-kommentar"))
        };
        let outside = page.all("blockquote").filter(|it| !it.inside(".card") && !of_party(it));
        if outside.count() != quotes.len() {
            found.push(page.says("a quotation in neither the card nor «Da og nå»"));
        }
        let captions: Vec<String> = history.all("figcaption").map(Node::text).collect();
        let kinds = others.iter().flat_map(|(i, programme, it)| {
            let kind = nb::source_kind(corpus.model.sources[programme.source].kind);
            let year = corpus.model.elections[*i].year;
            it.quotes.iter().map(move |_| format!("{kind}, {year}. "))
        });
        let kinds: Vec<String> = kinds.collect();
        if captions.len() != kinds.len()
            || !captions.iter().zip(&kinds).all(|(a, b)| a.starts_with(b.as_str()))
        {
            found.push(page.says(format!("«Da og nå» has the captions {captions:?}")));
        }
        let kind = |it: &model::Programme| corpus.model.sources[it.source].kind;
        let unlike = others.iter().filter(|it| kind(it.1) != kind(programme)).count();
        if history.text().matches("ulike slags kilder").count() != unlike {
            found.push(page.says("«Da og nå» does not say whether the sources are of one kind"));
        }
    }
    found
}

#[test]
fn every_position_page_shows_the_same_position_in_the_other_election() {
    let page = "tema/buss/delta/index.html";
    holds_and_bites(
        wrong_histories,
        &[
            (page, "<section class=\"history\"", "<section"),
            (page, "<section class=\"history\"", "<section hidden class=\"history\""),
            (page, ">2025</a>: Endret", ">2025</a>: Samme standpunkt"),
            (
                page,
                "</h3>\n<p><span class=\"stance s-conditional",
                "</h3>\n<p><span class=\"stance s-against",
            ),
            (page, "<figcaption>Utdrag av partiprogrammet, 2025", "<figcaption>Partiprogram, 2025"),
            (page, "ulike slags kilder", "like kilder"),
            ("2025/tema/buss/delta/index.html", ">2029</a>: Endret", ">2029</a>: "),
            ("tema/park/beta/index.html", ">2025</a>: Kan ikke sammenlignes", ">2025</a>: Endret"),
            (
                page,
                "<h3><a href=\"../../../2025/tema/buss/delta/",
                "<h3><a href=\"../../../2025/tema/buss/gamma/",
            ),
        ],
    );
}

/// What «Da og nå» of a theme's page has to say of a party: lines in their order.
fn lines_of(
    corpus: &Corpus,
    page: &Page,
    theme: ThemeIx,
    party: PartyIx,
    steps: &[(ElectionIx, &Programme, &Position)],
) -> Vec<String> {
    let name = &corpus.model.parties[party].name.nb;
    let mut summary = format!("summary: {name}");
    let mut lines = Vec::new();
    for (i, (e, programme, position)) in steps.iter().enumerate() {
        let (year, word) = (corpus.model.elections[*e].year, corpus.word(programme, theme));
        summary += &format!(" {year}: {word}");
        if let Some((_, _, before)) = steps.get(i + 1) {
            summary += &format!(" ({})", change(before.stance, position.stance));
        }
        if *e == NEWEST {
            continue; // The words of now stand on the party's card.
        }
        let place = corpus.place(page, *e, theme, programme);
        let kind = nb::source_kind(corpus.model.sources[programme.source].kind);
        lines.push(format!("h3: {year}: {name} {place}"));
        lines.push(format!("p: {word} {kind} {}", position.stance.word()));
        lines.extend(position.quotes.iter().zip(quoted(position)).map(|(quote, text)| {
            let language = if quote.language == "nb" { "" } else { &quote.language };
            format!("blockquote: {text} {language}")
        }));
        if !position.evidence.is_empty() {
            let facts = position
                .evidence
                .iter()
                .map(|it| format!(" {} ({}, {})", it.fact, it.source.title, it.source.publisher));
            lines.push(squeezed(&format!("div: {UNPROVED}{}", facts.collect::<String>())));
        }
    }
    lines.insert(0, summary);
    lines.into_iter().map(|it| it.trim_end().to_owned()).collect()
}

/// What evidence that is not proved is called, before it is told.
const UNPROVED: &str = "Opplysninger vi ikke har bevist ordrett mot kilden";

/// Evidence: what it is called, then each fact with the title and publisher of its source.
fn facts(box_of: Node<'_>) -> String {
    let fact = |it: Node<'_>| {
        let source = it.all(".source").map(Node::text).collect::<String>();
        let (_, title) = source.split_once('«').unwrap_or_default();
        let (title, rest) = title.split_once("», ").unwrap_or_default();
        let publisher = rest.split(", ").next().unwrap_or_default();
        format!(" {} ({title}, {publisher})", it.first_text())
    };
    let label = box_of.all("p.label").map(Node::text).collect::<String>();
    let told = squeezed(&(label + &box_of.all("li").map(fact).collect::<String>()));
    if box_of.has_class("evidence") { format!("div: {told}") } else { "div".to_owned() }
}

/// The lines that a part of «Da og nå» has.
fn lines(details: Node<'_>) -> Vec<String> {
    let line = |it: Node<'_>| {
        if it.is("div") {
            return facts(it);
        }
        let more = match it.name() {
            "h3" => it.all("a").filter_map(|it| it.attr("href")).collect::<Vec<_>>().join(" "),
            "p" => it.all(".stance").filter_map(Node::stance_key).collect::<Vec<_>>().join(" "),
            "blockquote" => it.attr("lang").unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        format!("{}: {} {more}", it.name(), it.text()).trim_end().to_owned()
    };
    details.children().map(line).collect()
}

pub(super) fn wrong_past(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (e, theme, page) in corpus.themes() {
        let told = past(corpus, theme);
        let sections: Vec<Node<'_>> = page.all("section.past").collect();
        let there = e == NEWEST && !told.is_empty();
        if sections.len() != usize::from(there) || page.by_id("side-da").is_some() != there {
            found.push(page.says(format!("has {} sections «Da og nå»", sections.len())));
        }
        for section in sections {
            let head = section.all("h2").next();
            if hidden(section)
                || section.first_text() != "Da og nå"
                || head.and_then(|it| it.attr("id")) != Some("side-da")
            {
                found.push(page.says("«Da og nå» is not in sight"));
            }
            let parts: Vec<Node<'_>> = section.children().filter(|it| it.is("details")).collect();
            let all = section.all("blockquote").chain(section.all(".step"));
            let stray = all.filter(|it| !it.inside("details")).count();
            if parts.len() != told.len() || stray > 0 {
                found.push(page.says(format!("«Da og nå» has {} parties", parts.len())));
            }
            for (part, (party, steps)) in parts.iter().zip(&told) {
                let id = &corpus.model.parties[*party].id;
                let wanted = lines_of(corpus, page, theme, *party, steps);
                let shown = lines(*part);
                if shown != wanted {
                    let differs = shown.iter().zip(&wanted).find(|it| it.0 != it.1);
                    found.push(page.says(format!("«Da og nå» of {id}: {differs:?}")));
                }
                if !part.has_class(&format!("p-{id}")) || part.attr("open").is_some() {
                    found.push(page.says(format!("«Da og nå» of {id} is of another or open")));
                }
            }
        }
        let place = format!("{}#side-da", corpus.href(page, Subject::Theme(NEWEST, theme)));
        let links = page.all("a").filter(|it| it.attr("href") == Some(&place));
        let named = links.filter(|it| !hidden(*it) && it.first_text().starts_with("Da og nå"));
        if named.count() != usize::from(e > NEWEST && !told.is_empty()) {
            found.push(page.says("another way to «Da og nå» of the newest election"));
        }
    }
    found
}

#[test]
fn each_theme_tells_of_every_read_position_of_every_party_newest_first() {
    let themes = super::corpus().model.themes.indices();
    let parties: Vec<usize> = themes.map(|it| past(super::corpus(), it).len()).collect();
    assert_eq!(parties, [4, 4, 3, 3, 3], "«Da og nå» tells of parties on themes");
    let (theme, older) = ("tema/buss/index.html", "2021/tema/buss/index.html");
    holds_and_bites(
        wrong_past,
        &[
            (theme, "<section class=\"past\"", "<section"),
            (theme, "<section class=\"past\"", "<section hidden class=\"past\""),
            (theme, "id=\"side-da\">Da og nå", "id=\"side-da\">Før"),
            (theme, "<details class=\"p-delta\">", "<details class=\"p-r\">"),
            (theme, "<details class=\"p-delta\">", "<details open class=\"p-delta\">"),
            (theme, "<details class=\"p-delta\">", "<div>"),
            (theme, "<summary><b>Delta", "<summary><b>Det nye Delta"),
            (theme, " <small>(", " <small>(Ikke "),
            (theme, "<span class=\"step\">2025", "<span class=\"step\">2021"),
            (theme, "<h3><a href=\"../../2025/", "<h3><a href=\"../../2021/"),
            (theme, "</span>\n <span class=\"source\">", "</span>x <span class=\"source\">"),
            (theme, "<span class=\"source\">Utdrag av", "<span class=\"source\">Hele"),
            (theme, "</p>\n<blockquote>", "</p>\n<blockquote>Og "),
            (theme, "</p>\n<blockquote>", "</p>\n<blockquote lang=\"nn\">"),
            (theme, "</p></blockquote>\n</details>", "</p></blockquote><p>Mer</p></details>"),
            (older, "Da og nå: alle", "Se alle"),
            (older, "index.html#side-da", "index.html#side-hvem"),
            (older, "</main>", "<section class=\"past\"></section></main>"),
        ],
    );
}

pub(super) fn unmarked_age(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    let newest = &corpus.model.elections[NEWEST];
    for (subject, page) in corpus.subjects() {
        let e = election_of(subject);
        let notes: Vec<Node<'_>> = page.all(".older").collect();
        let told: Vec<String> = notes.iter().map(|it| it.text()).collect();
        let mine = &corpus.model.elections[e].title.nb;
        let wanted = format!("Du leser om {mine}. Nyere: {}.", newest.title.nb);
        if told != if e == NEWEST { Vec::new() } else { vec![wanted] } {
            found.push(page.says(format!("says of its age {told:?}")));
        }
        let overview = corpus.href(page, Subject::Overview(NEWEST));
        for note in notes {
            let links: Vec<&str> = note.all("a").filter_map(|it| it.attr("href")).collect();
            if links != [overview.as_str()] || note.inside("main") || hidden(note) {
                found.push(page.says(format!("the newest election is at {links:?}")));
            }
        }
        found.extend(other_elections(corpus, subject, page));
    }
    found
}

/// Pages that have their like in another election lead to it.
fn other_elections(corpus: &Corpus, subject: Subject, page: &Page) -> Vec<String> {
    let e = election_of(subject);
    let mut found = Vec::new();
    for (i, other) in corpus.elections().filter(|it| it.0 != e) {
        let like = match subject {
            Subject::Front | Subject::Overview(_) => Subject::Overview(i),
            Subject::Theme(_, theme) => Subject::Theme(i, theme),
            Subject::Party(_, party) if other.programme(party).is_some() => {
                Subject::Party(i, party)
            }
            // A position's like is told in «Da og nå».
            _ => continue,
        };
        let href = corpus.href(page, like);
        let leads = |it: &Node<'_>| it.inside("main") && it.attr("href") == Some(&href);
        let names = |it: Node<'_>| it.text().contains(&other.year.to_string());
        if !page.all("a").filter(leads).any(names) {
            found.push(page.says(format!("no link to {href}")));
        }
    }
    found
}

#[test]
fn every_page_on_an_older_election_says_so_and_both_lead_to_each_other() {
    let page = "2025/tema/buss/index.html";
    holds_and_bites(
        unmarked_age,
        &[
            (page, "<p class=\"older\">", "<p class=\"older\" hidden>"),
            (page, "Nyere: ", "Eldre: "),
            (
                page,
                "oversikt/index.html\">Stortingsvalget 2029",
                "2025/oversikt/index.html\">Stortingsvalget 2029",
            ),
            ("2025/sammenlign/alfa-beta/index.html", "<p class=\"older\">", "<p>"),
            ("tema/buss/index.html", "<main", "<p class=\"older\">Du leser om i dag.</p><main"),
            ("tema/buss/index.html", "\">Stortingsvalget 2025</a>", "\">Et annet valg</a>"),
            ("index.html", "\">Stortingsvalget 2021</a>", "\">Et annet valg</a>"),
            (
                "2025/parti/beta/index.html",
                "../../../parti/beta/index.html\">Stort",
                "../../../parti/alfa/index.html\">Stort",
            ),
        ],
    );
}
