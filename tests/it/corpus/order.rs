//! Fairness of order: wherever parties stand in a row, they stand alphabetically, and it is said.

use standpunkt::model;
use standpunkt::model::index::{Ix, PartyIx};
use standpunkt::sitemap::subject::Subject;

use super::tree::{Node, Page};
use super::{Corpus, corpus, election_of, holds_and_bites};
use crate::nb::PARTY_ORDER;

/// The party that an item of a list is about: its first words are the party's name.
fn party(corpus: &Corpus, item: Node<'_>) -> Option<PartyIx> {
    let text = item.first_text();
    let named = |it: &model::Party| it.name.nb == text || it.short == text;
    corpus.model.parties.position(named)
}

/// Each row of items on a page that name at least two parties: the parties in the page's order.
fn rows(corpus: &Corpus, page: &Page) -> Vec<Vec<PartyIx>> {
    let parents = page.all("body").flat_map(|it| it.all("")).filter(|it| !it.is("p"));
    let row = |it: Node<'_>| it.children().filter_map(|it| party(corpus, it)).collect::<Vec<_>>();
    parents.map(row).filter(|it| it.len() > 1).collect()
}

/// How many rows of all parties there are at least, and whether the rule must stand on the page.
fn wanted(corpus: &Corpus, subject: Subject) -> (usize, bool) {
    match subject {
        Subject::Front | Subject::Overview(_) | Subject::Pairs(_) | Subject::Position(..) => {
            (1, true)
        }
        Subject::Theme(..) | Subject::Method => (2, true),
        Subject::Pair(..) => (0, true),
        Subject::Agreement(_) => (1, true),
        // The others follow on a party's page where two can be held against each other.
        Subject::Party(e, _) => (0, corpus.model.elections[e].pairs),
        Subject::Data | Subject::NotFound | Subject::Changes | Subject::Plan(_) => (0, false),
    }
}

pub(super) fn disorder(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let election = &corpus.model.elections[election_of(subject)];
        let all: Vec<PartyIx> = election.programmes.iter().map(|it| it.party).collect();
        let rows = rows(corpus, page);
        for row in rows.iter().filter(|it| !it.is_sorted()) {
            let names: Vec<&str> =
                row.iter().map(|it| corpus.model.parties[*it].short.as_str()).collect();
            found.push(page.says(format!("parties stand as {}", names.join(", "))));
        }
        let (number, rule) = wanted(corpus, subject);
        // The page on method has its two rows for each election.
        let taking_part = |it: &model::Election| it.programmes.iter().map(|it| it.party).collect();
        let sets: Vec<Vec<PartyIx>> = match subject {
            Subject::Method => corpus.elections().map(|it| taking_part(it.1)).collect(),
            _ => vec![all],
        };
        let number = number * sets.len();
        let whole = rows.iter().filter(|it| sets.contains(it)).count();
        if whole < number {
            found.push(page.says(format!("{whole} rows of all parties instead of {number}")));
        }
        let body = page.all("body").next().map(Node::text).unwrap_or_default();
        let said = body.matches(PARTY_ORDER).count();
        if said > 1 || (said == 0 && (rule || whole > 0)) {
            found.push(page.says(format!("the rule of order stands {said} times")));
        }
    }
    found
}

/// A name by which others are sorted: small letters, æ, ø and å after z.
fn sorting_key(name: &str) -> String {
    let place = |letter: char| match letter {
        'æ' => '{',
        'ø' => '|',
        'å' => '}',
        letter => letter,
    };
    name.to_lowercase().chars().map(place).collect()
}

pub(super) fn disordered_parties(corpus: &Corpus) -> Vec<String> {
    let names = corpus.model.parties.iter().map(|it| it.name.nb.as_str());
    let names: Vec<&str> = names.collect();
    let sorted = names.is_sorted_by_key(|it| sorting_key(it));
    if sorted { Vec::new() } else { vec![format!("the parties stand as {names:?}")] }
}

#[test]
fn the_parties_stand_alphabetically_by_name() {
    let names: Vec<&str> = corpus().model.parties.iter().map(|it| it.name.nb.as_str()).collect();
    assert_eq!(names, ["Alfapartiet", "Betapartiet", "Deltapartiet", "Gammapartiet"]);
    holds_and_bites(disordered_parties, &[]);
    for (first, name) in [("Østpartiet", "Vestpartiet"), ("Åpartiet", "Ærepartiet")] {
        let mut model = (*corpus().model).clone();
        model.parties[PartyIx::new(2)].name.nb = first.to_owned();
        model.parties[PartyIx::new(3)].name.nb = name.to_owned();
        let turned = Corpus { model: model.into(), ..corpus().clone() };
        assert!(!disordered_parties(&turned).is_empty(), "{first} before {name}");
    }
}

#[test]
fn wherever_parties_stand_in_a_row_they_have_one_order_and_the_page_says_which() {
    holds_and_bites(
        disorder,
        &[
            (
                "2025/tema/sykkel/index.html",
                ">Del</a> <a href=\"#gamma\">Gam</a>",
                ">Gam</a> <a href=\"#delta\">Del</a>",
            ),
            ("tema/buss/index.html", ">Alfapartiet</a>", ">Gammapartiet</a>"),
            ("oversikt/index.html", ">Alf</abbr>", ">Gam</abbr>"),
            ("oversikt/index.html", ">Alf</abbr>", ">Apen</abbr>"),
            ("2025/tema/buss/index.html", ">Alfapartiet</a>", ">Gammapartiet</a>"),
            ("2025/oversikt/index.html", PARTY_ORDER, ""),
            ("2025/tema/buss/alfa/index.html", ">Betapartiet</a>", ">Alfapartiet</a>"),
            ("index.html", ">Betapartiet</a>", ">Alfapartiet</a>"),
            ("index.html", PARTY_ORDER, ""),
            ("metode/index.html", PARTY_ORDER, "Partiene står i en rekkefølge."),
            ("sammenlign/alfa-beta/index.html", PARTY_ORDER, ""),
            ("parti/beta/index.html", PARTY_ORDER, ""),
        ],
    );
}

/// Links between two parties: «Ap og H».
pub(super) fn disordered_pairs(corpus: &Corpus) -> Vec<String> {
    let find = |name: &str| corpus.model.parties.position(|it| it.short == name);
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let rows: Vec<Vec<(PartyIx, PartyIx)>> = page
            .all("ul")
            .map(|list| {
                let texts: Vec<String> = list.all("a").map(Node::text).collect();
                let pair = |it: &String| {
                    it.split_once(" og ").and_then(|it| Some((find(it.0)?, find(it.1)?)))
                };
                texts.iter().filter_map(pair).collect()
            })
            .filter(|it: &Vec<_>| !it.is_empty())
            .collect();
        let election = &corpus.model.elections[election_of(subject)];
        let all: Vec<PartyIx> = election.programmes.iter().map(|it| it.party).collect();
        let others =
            |party: PartyIx| all.iter().filter(move |it| **it != party).map(move |it| (party, *it));
        let wanted: Vec<Vec<(PartyIx, PartyIx)>> = match subject {
            Subject::Pairs(_) => all.iter().map(|it| others(*it).collect()).collect(),
            Subject::Party(e, party) if corpus.model.elections[e].pairs => {
                vec![others(party).collect()]
            }
            Subject::Party(..) => Vec::new(),
            _ => continue,
        };
        if rows != wanted {
            found.push(page.says(format!("its pairs are {rows:?}")));
        }
    }
    found
}

#[test]
fn every_party_is_paired_with_every_other_in_the_one_order() {
    holds_and_bites(
        disordered_pairs,
        &[
            ("sammenlign/index.html", ">Alf og Bet<", ">Alf og Gam<"),
            ("parti/beta/index.html", ">Bet og Gam<", ">Gam og Bet<"),
            ("2025/sammenlign/index.html", ">Alf og Bet<", ">Alf og Gam<"),
            ("2025/parti/beta/index.html", ">Bet og Gam<", ">Bet og Gami<"),
            (
                "2021/parti/beta/index.html",
                "</main>",
                "<ul><li><a href=\"#\">Bet og Gam</a></li></ul></main>",
            ),
        ],
    );
}
