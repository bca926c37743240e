//! Which parties agree: the table counts as the data, and the picture shows the table.

use std::collections::BTreeSet;

use standpunkt::model::{Election, Programme};
use standpunkt::sitemap::subject::Subject;
use standpunkt::values::vocabulary::Stance;

use super::tree::{Node, Page};
use super::{Corpus, holds_and_bites};

/// The radius of a dot for two parties that agree on everything.
const WHOLE: u64 = 29;

/// Whether a party with a stance takes a side.
fn takes_side(stance: Stance) -> bool {
    [Stance::For, Stance::Conditional, Stance::Against].contains(&stance)
}

/// On how many themes two programmes have the same stance, of those on which both take a side.
fn counted(one: &Programme, two: &Programme) -> (u64, u64) {
    let (mut same, mut both) = (0, 0);
    for (a, b) in one.positions.iter().zip(&two.positions) {
        if takes_side(a.stance) && takes_side(b.stance) {
            both += 1;
            same += u64::from(a.stance == b.stance);
        }
    }
    (same, both)
}

/// The number that an attribute holds.
fn number(node: Node<'_>, attribute: &str) -> Option<u64> {
    node.attr(attribute)?.parse().ok()
}

/// What is wrong with the picture of an election.
fn poor_picture(corpus: &Corpus, election: &Election, page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    let pictures: Vec<Node<'_>> = page.all(".agreement").flat_map(|it| it.all("svg")).collect();
    let [picture] = pictures.as_slice() else {
        return vec![format!("{} pictures", pictures.len())];
    };
    let names: Vec<&str> = picture.attr("aria-labelledby").unwrap_or_default().split(' ').collect();
    let named = |it: &&str| page.by_id(it).is_some_and(|it| !it.text().is_empty());
    if picture.attr("role") != Some("img") || names.len() != 2 || !names.iter().all(named) {
        found.push("the picture has no words for those who do not see it".to_owned());
    }
    let dots: Vec<Node<'_>> = picture.all("circle").collect();
    let texts: Vec<Node<'_>> = picture.all("text").filter(|it| !it.is(".name")).collect();
    let columns: Vec<Option<u64>> =
        dots.iter().map(|it| number(*it, "cx")).collect::<BTreeSet<_>>().into_iter().collect();
    let rows: Vec<Option<u64>> =
        dots.iter().map(|it| number(*it, "cy")).collect::<BTreeSet<_>>().into_iter().collect();
    let parties = &election.programmes;
    let all = parties.len() * (parties.len() - 1);
    if dots.len() != all || texts.len() != all || rows != columns || rows.len() != parties.len() {
        found.push(format!("{} dots and {} texts for {all} places", dots.len(), texts.len()));
        return found;
    }
    let mut seen = BTreeSet::new();
    for (dot, text) in dots.iter().zip(&texts) {
        let (x, y) = (number(*dot, "cx"), number(*dot, "cy"));
        let column = columns.iter().position(|it| *it == x).expect("it is one of them");
        let row = rows.iter().position(|it| *it == y).expect("it is one of them");
        let (same, of) = counted(&parties[row], &parties[column]);
        let wanted = if of == 0 { "–".to_owned() } else { format!("{same}/{of}") };
        if row == column || !seen.insert((row, column)) || text.text() != wanted {
            found.push(format!("{} in row {row}, column {column}", text.text()));
        }
        let near = number(*text, "y").zip(y).is_some_and(|(text, dot)| text.abs_diff(dot) < 10);
        if number(*text, "x") != x || !near {
            found.push(format!("the text in row {row}, column {column} stands elsewhere"));
        }
        // The area is the share, rounded down.
        let (share, whole) = (WHOLE * WHOLE * same, of.max(1));
        let radius = number(*dot, "r").unwrap_or(WHOLE * 2);
        if radius * radius * whole > share || (radius + 1) * (radius + 1) * whole <= share {
            found.push(format!("radius {radius} for {same} of {of}"));
        }
    }
    let shorts: Vec<&str> =
        parties.iter().map(|it| corpus.model.parties[it.party].short.as_str()).collect();
    let labels: Vec<Node<'_>> = picture.all(".name").collect();
    let (left, top): (Vec<Node<'_>>, Vec<Node<'_>>) = labels.iter().partition(|it| it.is(".end"));
    let along = |labels: &[Node<'_>], places: &[Option<u64>], axis: &str| {
        let right = |(i, it): (usize, &Node<'_>)| {
            let place = number(*it, axis).zip(places[i]);
            it.text() == shorts[i] && place.is_some_and(|(text, row)| text.abs_diff(row) < 10)
        };
        labels.len() == shorts.len() && labels.iter().enumerate().all(right)
    };
    if !along(&left, &rows, "y") || !along(&top, &columns, "x") {
        let names: Vec<String> = labels.iter().map(|it| it.text()).collect();
        found.push(format!("the names in the picture are {names:?}"));
    }
    found
}

pub(super) fn wrong_agreement(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let Subject::Agreement(e) = subject else { continue };
        let election = &corpus.model.elections[e];
        let parties = &election.programmes;
        let short = |it: &Programme| corpus.model.parties[it.party].short.as_str();
        let title = page.all("h1").next().map(Node::text).unwrap_or_default();
        let tables: Vec<Node<'_>> = page.all("table").collect();
        if tables.len() != 1 || title != format!("Hvem er enige? {}", election.title.nb) {
            found.push(page.says(format!("{} tables under {title}", tables.len())));
        }
        let rows: Vec<Node<'_>> = tables.iter().flat_map(|it| it.all("tr")).collect();
        let shown: Vec<Vec<String>> =
            rows.iter().map(|it| it.children().map(Node::text).collect()).collect();
        let mut wanted = vec![vec!["Parti".to_owned()]];
        wanted[0].extend(parties.iter().map(|it| short(it).to_owned()));
        let mut places = Vec::new();
        for one in parties {
            let mut row = vec![short(one).to_owned()];
            for two in parties {
                let names = format!("{} og {}", short(one), short(two));
                row.push(match counted(one, two) {
                    _ if one.party == two.party => "Samme parti".to_owned(),
                    (_, 0) => format!("ingen felles: {names}"),
                    (same, of) => format!("{same} av {of}: {names}"),
                });
                if one.party != two.party {
                    let (first, second) = (one.party.min(two.party), one.party.max(two.party));
                    places.push(corpus.href(page, Subject::Pair(e, first, second)));
                }
            }
            wanted.push(row);
        }
        if shown != wanted {
            found.push(page.says(format!("the table is {shown:?}")));
        }
        let heads = rows.iter().flat_map(|it| it.all("th"));
        let scopes: Vec<&str> = heads.filter_map(|it| it.attr("scope")).collect();
        let of_rows = scopes.iter().filter(|it| **it == "row").count();
        if of_rows != parties.len() || scopes.len() != 2 * parties.len() + 1 {
            found.push(page.says(format!("the heads of the table are {scopes:?}")));
        }
        let links = tables.iter().flat_map(|it| it.all("a"));
        if links.filter_map(|it| it.attr("href")).ne(places.iter().map(String::as_str)) {
            found.push(page.says("the cells lead elsewhere"));
        }
        found.extend(poor_picture(corpus, election, page).iter().map(|it| page.says(it)));
        for (i, other) in corpus.elections().filter(|it| it.0 != e && it.1.pairs) {
            let place = corpus.href(page, Subject::Agreement(i));
            let leads = |it: Node<'_>| {
                let there = it.inside("main") && it.attr("href") == Some(&place);
                there && it.text().contains(&other.title.nb)
            };
            if !page.all("a").any(leads) {
                found.push(page.says(format!("no link to {place}")));
            }
        }
    }
    found
}

#[test]
fn who_agrees_is_counted_as_the_data_say_in_the_table_and_in_the_picture() {
    let (page, older) = ("enighet/index.html", "2025/enighet/index.html");
    holds_and_bites(
        wrong_agreement,
        &[
            (page, "alfa-beta/index.html\">", "alfa-beta/index.html\">1"),
            (older, "alfa-beta/index.html\">", "alfa-beta/index.html\">1"),
            (page, ": Alf og Bet<", ": Bet og Alf<"),
            (page, "sammenlign/alfa-beta/", "sammenlign/alfa-delta/"),
            (older, "\"../../2025/sammenlign/alfa-beta/", "\"../../sammenlign/alfa-beta/"),
            (page, ">Samme parti<", ">22 av 22<"),
            (page, "<th scope=\"row\">", "<th>"),
            (page, "<th scope=\"row\">Alf", "<th scope=\"row\">Gam"),
            (page, "<circle cx=\"160\"", "<circle cx=\"224\""),
            (page, " r=\"2", " r=\"1"),
            (older, " r=\"2", " r=\""),
            (page, "<text x=\"160\" y=\"101\">", "<text x=\"224\" y=\"101\">"),
            (page, "<text x=\"160\" y=\"101\">", "<text x=\"160\" y=\"101\">1"),
            (older, "<text x=\"96\" y=\"165\">", "<text x=\"96\" y=\"165\">1"),
            (page, "class=\"name end\"", "class=\"name\""),
            (page, "role=\"img\"", ""),
            (page, "<desc id=\"side-bilde-om\">", "<desc>"),
            (page, "Hvem er enige? Stortingsvalget 2029", "Hvem er enige? Stortingsvalget 2025"),
            (page, ">Samme bilde for Stortingsvalget 2025", ">Samme bilde"),
        ],
    );
}
