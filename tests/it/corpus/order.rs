//! Fairness of order: wherever parties stand in a row, they stand alphabetically, and it is said.

use standpunkt::model;
use standpunkt::model::index::PartyIx;
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

fn disorder(corpus: &Corpus) -> Vec<String> {
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
        let elections = if subject == Subject::Method { corpus.elections().count() } else { 1 };
        let number = number * elections;
        let whole = rows.iter().filter(|it| **it == all).count();
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

#[test]
fn the_parties_stand_alphabetically_by_name() {
    let names: Vec<&str> = corpus().model.parties.iter().map(|it| it.name.nb.as_str()).collect();
    let alphabetically = [
        "Arbeiderpartiet",
        "Fremskrittspartiet",
        "Høyre",
        "Kristelig Folkeparti",
        "Miljøpartiet De Grønne",
        "Rødt",
        "Senterpartiet",
        "Sosialistisk Venstreparti",
        "Venstre",
    ];
    assert_eq!(names, alphabetically);
}

#[test]
fn wherever_parties_stand_in_a_row_they_have_one_order_and_the_page_says_which() {
    holds_and_bites(
        disorder,
        &[
            (
                "2021/tema/lar/index.html",
                ">MDG</a> <a href=\"#r\">R</a>",
                ">R</a> <a href=\"#mdg\">MDG</a>",
            ),
            ("tema/lar/index.html", ">Arbeiderpartiet</a>", ">Venstre</a>"),
            ("oversikt/index.html", ">Ap</abbr>", ">V</abbr>"),
            ("oversikt/index.html", ">Ap</abbr>", ">Apen</abbr>"),
            ("2021/tema/lar/index.html", ">Arbeiderpartiet</a>", ">Venstre</a>"),
            ("2021/oversikt/index.html", PARTY_ORDER, ""),
            ("2021/tema/lar/ap/index.html", ">Høyre</a>", ">Arbeiderpartiet</a>"),
            ("index.html", ">Høyre</a>", ">Arbeiderpartiet</a>"),
            ("index.html", PARTY_ORDER, ""),
            ("metode/index.html", PARTY_ORDER, "Partiene står i en rekkefølge."),
            ("sammenlign/ap-h/index.html", PARTY_ORDER, ""),
            ("parti/h/index.html", PARTY_ORDER, ""),
        ],
    );
}

/// Links between two parties: «Ap og H».
pub(super) fn disordered_pairs(corpus: &Corpus) -> Vec<String> {
    let shorts: Vec<&str> = corpus.model.parties.iter().map(|it| it.short.as_str()).collect();
    // Every party takes part in every election: that is the rule of who is in.
    let everyone = |it: &model::Election| it.programmes.len() == shorts.len();
    assert!(corpus.model.elections.iter().all(everyone));
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
        let others = |party: PartyIx| {
            corpus.model.parties.indices().filter(move |it| *it != party).map(move |it| (party, it))
        };
        let wanted: Vec<Vec<(PartyIx, PartyIx)>> = match subject {
            Subject::Pairs(_) => {
                corpus.model.parties.indices().map(|it| others(it).collect()).collect()
            }
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
            ("sammenlign/index.html", ">Ap og FrP<", ">Ap og V<"),
            ("parti/h/index.html", ">H og V<", ">V og H<"),
            ("2021/sammenlign/index.html", ">Ap og FrP<", ">Ap og V<"),
            ("2021/parti/h/index.html", ">H og V<", ">H og Vi<"),
            (
                "2017/parti/h/index.html",
                "</main>",
                "<ul><li><a href=\"#\">H og V</a></li></ul></main>",
            ),
        ],
    );
}
