//! Several elections: each page tells of the same position in the others, and old pages of the new.

use standpunkt::model::Stance;
use standpunkt::page::Subject;
use standpunkt::words;

use super::cards::{hidden, plain, quoted, shown, then};
use super::tree::{Node, Page};
use super::{Corpus, election_of, holds_and_bites};

/// How a position changed from the earlier election to the later one, by the rule for readers.
fn change(earlier: Stance, later: Stance) -> &'static str {
    let said =
        |it| [Stance::For, Stance::Conditional, Stance::Against, Stance::Mentioned].contains(&it);
    if [earlier, later].contains(&Stance::NotRead) {
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
fn changes(corpus: &Corpus, e: usize, theme: usize, party: usize, now: Stance) -> Vec<String> {
    let of = |(i, _, it): (usize, _, &standpunkt::model::Position)| {
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

fn silent_cards(corpus: &Corpus) -> Vec<String> {
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
            let ends: Vec<String> = then(corpus, e, theme, programme.party)
                .map(|it| {
                    format!("{}tema/{id}/{party}/index.html", corpus.model.elections[it.0].prefix)
                })
                .collect();
            let lead = links.len() == ends.len()
                && links.iter().zip(&ends).all(|(a, b)| a.ends_with(b.as_str()));
            if !alone && !lead {
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
            ("tema/lar/index.html", "<p class=\"then\">", "<p class=\"then\" hidden>"),
            ("tema/lar/index.html", "<p class=\"then\">", "<p>"),
            ("tema/lar/index.html", "</a>: Endret", "</a>: Samme standpunkt"),
            (
                "tema/lar/index.html",
                "<p class=\"then\"><a href=\"../../2021/",
                "<p class=\"then\"><a href=\"../../",
            ),
            ("2021/tema/lar/index.html", ">2025<span", ">2017<span"),
            ("parti/h/index.html", "Kan ikke sammenlignes</p>", "Endret</p>"),
            ("2021/sammenlign/ap-h/index.html", "</span></a>: ", "</span></a>: Ikke "),
        ],
    );
}

fn wrong_histories(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (e, theme, programme, page) in corpus.positions() {
        let others: Vec<_> = then(corpus, e, theme, programme.party).collect();
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
        let marks: Vec<(Option<&str>, String)> =
            history.all(".stance").map(|it| (it.stance_key(), it.text())).collect();
        let word = |it: Stance| words::stance(it, &corpus.model.themes[theme]);
        let wanted: Vec<(Option<&str>, String)> =
            others.iter().map(|it| (Some(it.2.stance.word()), word(it.2.stance))).collect();
        if marks != wanted {
            found.push(page.says(format!("«Da og nå» has the stances {marks:?}")));
        }
        let told: Vec<String> = history.all(".summary").map(Node::text).collect();
        let summaries = others.iter().map(|it| plain(corpus, &it.2.summary));
        if told != summaries.collect::<Vec<_>>() {
            found.push(page.says(format!("«Da og nå» sums up {told:?}")));
        }
        let quotes: Vec<String> = history.all("blockquote").map(Node::text).collect();
        if quotes != others.iter().flat_map(|it| quoted(it.2)).collect::<Vec<_>>() {
            found.push(page.says(format!("«Da og nå» quotes {quotes:?}")));
        }
        let outside = page.all("blockquote").filter(|it| !it.inside(".card"));
        if outside.count() != quotes.len() {
            found.push(page.says("a quotation in neither the card nor «Da og nå»"));
        }
        let captions: Vec<String> = history.all("figcaption").map(Node::text).collect();
        let kinds = others.iter().flat_map(|(i, programme, it)| {
            let kind = words::source_kind(corpus.model.sources[programme.source].kind);
            let year = corpus.model.elections[*i].year;
            it.quotes.iter().map(move |_| format!("{kind}, {year}. "))
        });
        let kinds: Vec<String> = kinds.collect();
        if captions.len() != kinds.len()
            || !captions.iter().zip(&kinds).all(|(a, b)| a.starts_with(b.as_str()))
        {
            found.push(page.says(format!("«Da og nå» has the captions {captions:?}")));
        }
        let kind = |it: &standpunkt::model::Programme| corpus.model.sources[it.source].kind;
        let unlike = others.iter().filter(|it| kind(it.1) != kind(programme)).count();
        if history.text().matches("ulike slags kilder").count() != unlike {
            found.push(page.says("«Da og nå» does not say whether the sources are of one kind"));
        }
    }
    found
}

#[test]
fn every_position_page_shows_the_same_position_in_the_other_election() {
    let page = "tema/lar/mdg/index.html";
    holds_and_bites(
        wrong_histories,
        &[
            (page, "<section class=\"history\"", "<section"),
            (page, "<section class=\"history\"", "<section hidden class=\"history\""),
            (page, ">2021</a>: Endret", ">2021</a>: Samme standpunkt"),
            (
                page,
                "</h3>\n<p><span class=\"stance s-for",
                "</h3>\n<p><span class=\"stance s-against",
            ),
            (page, "<figcaption>Utdrag av partiprogrammet, 2021", "<figcaption>Partiprogram, 2021"),
            (page, "ulike slags kilder", "like kilder"),
            ("2021/tema/lar/mdg/index.html", ">2025</a>: Endret", ">2025</a>: "),
            ("tema/lar/h/index.html", ">2021</a>: Kan ikke sammenlignes", ">2025</a>: Endret"),
        ],
    );
}

fn unmarked_age(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    let newest = &corpus.model.elections[0];
    for (subject, page) in corpus.subjects() {
        let e = election_of(subject);
        let notes: Vec<Node<'_>> = page.all(".older").collect();
        let told: Vec<String> = notes.iter().map(|it| it.text()).collect();
        let mine = &corpus.model.elections[e].title;
        let wanted = format!("Du leser om {mine}. Nyere: {}.", newest.title);
        if told != if e == 0 { Vec::new() } else { vec![wanted] } {
            found.push(page.says(format!("says of its age {told:?}")));
        }
        let up = "../".repeat(page.path.matches('/').count());
        let overview = format!("{up}oversikt/index.html");
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
            Subject::Party(_, party) => Subject::Party(i, party),
            Subject::Position(_, theme, party)
                if then(corpus, e, theme, party).any(|it| it.0 == i) =>
            {
                Subject::Position(i, theme, party)
            }
            _ => continue,
        };
        let path = standpunkt::page::address(&corpus.model, like).output();
        let up = "../".repeat(page.path.matches('/').count());
        let href = format!("{up}{path}");
        let leads = |it: &Node<'_>| it.inside("main") && it.attr("href") == Some(&href);
        let names = |it: Node<'_>| it.text().contains(&other.year.to_string());
        if !page.all("a").filter(leads).any(names) {
            found.push(page.says(format!("no link to {path}")));
        }
    }
    found
}

#[test]
fn every_page_on_an_older_election_says_so_and_both_lead_to_each_other() {
    let page = "2021/tema/lar/index.html";
    holds_and_bites(
        unmarked_age,
        &[
            (page, "<p class=\"older\">", "<p class=\"older\" hidden>"),
            (page, "Nyere: ", "Eldre: "),
            (
                page,
                "oversikt/index.html\">Stortingsvalget 2025",
                "2021/oversikt/index.html\">Stortingsvalget 2025",
            ),
            ("2021/sammenlign/ap-h/index.html", "<p class=\"older\">", "<p>"),
            ("tema/lar/index.html", "<main", "<p class=\"older\">Du leser om i dag.</p><main"),
            ("tema/lar/index.html", "\">Stortingsvalget 2021</a>", "\">Et annet valg</a>"),
            ("index.html", "\">Stortingsvalget 2021</a>", "\">Et annet valg</a>"),
            (
                "2021/parti/h/index.html",
                "../../../parti/h/index.html\">Stort",
                "../../../parti/ap/index.html\">Stort",
            ),
        ],
    );
}
