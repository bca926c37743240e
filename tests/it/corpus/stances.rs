//! Stance words: few, explained once where they are used, counted right, and never a button.

use std::collections::BTreeSet;

use standpunkt::model;
use standpunkt::model::index::{ElectionIx, NEWEST, PartyIx, PositionRef, ThemeIx};
use standpunkt::sitemap::subject::Subject;
use standpunkt::values::vocabulary::{Edition, Stance};

use super::tree::{Node, Page};
use super::{Corpus, corpus, holds_and_bites};
use crate::nb;

/// Elements that show a stance to readers: words with a mark, and cells of the table.
fn uses(page: &Page) -> impl Iterator<Item = (Node<'_>, &str)> {
    let shows = |it: &Node<'_>| it.is(".stance") || it.is("td");
    page.elements().filter(shows).filter_map(|it| Some((it, it.stance_key()?)))
}

/// Whether a use belongs to the explanation of the word itself.
fn is_legend(node: Node<'_>) -> bool {
    node.inside("dt")
}

pub(super) fn unexplained(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let none = matches!(
            subject,
            Subject::Front
                | Subject::Data
                | Subject::NotFound
                | Subject::Pairs(_)
                | Subject::Agreement(_)
                | Subject::Plan(_)
        );
        let used: BTreeSet<&str> = uses(page).map(|it| it.1).collect();
        if none && !used.is_empty() {
            found.push(page.says(format!("shows the stances {used:?}")));
        }
        for stance in Stance::ALL {
            let first = uses(page).find(|it| it.1 == stance.word() && !is_legend(it.0));
            let needed = match subject {
                Subject::Method => 1,
                _ => usize::from(first.is_some()),
            };
            let texts: Vec<Node<'_>> =
                page.texts().filter(|it| it.text().contains(nb::meaning(*stance))).collect();
            let word = stance.word();
            if texts.len() != needed {
                let times = texts.len();
                found.push(page.says(format!("{word} is explained {times} times, not {needed}")));
            }
            let late = match (texts.first(), first) {
                (Some(text), Some((first, _))) => text.place() > first.place(),
                _ => false,
            };
            if late {
                found.push(page.says(format!("{word} is used before it is explained")));
            }
        }
    }
    found
}

#[test]
fn every_stance_word_is_explained_once_where_it_is_used_and_nowhere_else() {
    assert!(Stance::ALL.len() <= 7, "too many words to tell apart");
    let meaning = nb::meaning(Stance::Against);
    holds_and_bites(
        unexplained,
        &[
            ("2025/tema/buss/index.html", meaning, ""),
            ("oversikt/index.html", meaning, ""),
            ("metode/index.html", nb::meaning(Stance::NotRead), ""),
            ("oversikt/index.html", "</dl>", "</dl><p>Ingen har sett etter ennå.</p>"),
            // «Da og nå» may hold a word that no party has now.
            ("tema/buss/delta/index.html", nb::meaning(Stance::Conditional), ""),
            (
                "tema/buss/delta/index.html",
                "<section class=\"history\"",
                "<span class=\"stance s-not_found\"></span><section class=\"history\"",
            ),
            ("parti/beta/index.html", "<h1", "<span class=\"stance s-for\">For</span><h1"),
            ("index.html", "<h1", "<span class=\"stance s-for\">For</span><h1"),
            ("404.html", "<h1", "<p>Ingen har sett etter ennå.</p><h1"),
        ],
    );
}

pub(super) fn pressable(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        for stance in page.all(".stance") {
            let whole = |it: &&&str| stance.inside(it) || stance.all(it).next().is_some();
            if let Some(name) = ["a", "button", "label", "summary"].iter().find(whole) {
                found.push(page.says(format!("{} is a {name}", stance.text())));
            }
            if stance.attr("role").is_some() || stance.attr("tabindex").is_some() {
                found.push(page.says(format!("{} can be pressed", stance.text())));
            }
        }
    }
    found
}

#[test]
fn no_stance_word_is_a_link_or_a_button() {
    holds_and_bites(
        pressable,
        &[
            ("tema/buss/index.html", "<span class=\"stance", "<a href=\"#r\"><span class=\"stance"),
            ("tema/buss/index.html", "<span class=\"stance", "<span tabindex=\"0\" class=\"stance"),
        ],
    );
}

pub(super) fn wrong_words(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        for (node, key) in uses(page).filter(|it| it.0.is(".stance")) {
            let stance = Stance::ALL.iter().find(|it| it.word() == key);
            // Whose word it is on a page of many themes, the checks of cards know.
            let themes: Vec<ThemeIx> = match subject {
                Subject::Theme(_, theme) | Subject::Position(PositionRef { theme, .. }) => {
                    vec![theme]
                }
                Subject::Party(..) | Subject::Pair(..) => corpus.model.themes.indices().collect(),
                _ => Vec::new(),
            };
            let mut own = themes.iter().map(|it| &corpus.model.themes[*it]);
            let text = node.text();
            let text = text.strip_suffix(nb::DRAFT).unwrap_or(&text);
            let called = stance.is_some_and(|stance| {
                text == nb::common_stance(*stance) || own.any(|it| text == nb::stance(*stance, it))
            });
            if !called {
                found.push(page.says(format!("{key} is called {}", node.text())));
            }
            if !node.all("use").any(|it| it.attr("href").is_some_and(|it| it.ends_with(key))) {
                found.push(page.says(format!("{key} has not its own sign")));
            }
        }
    }
    found
}

#[test]
fn every_stance_stands_as_a_word_with_its_own_sign() {
    holds_and_bites(
        wrong_words,
        &[
            ("2025/tema/buss/index.html", "</svg>Imot</span>", "</svg>For</span>"),
            ("tema/buss/index.html", "<use href=\"#side-i-for\"", "<use href=\"#side-i-against\""),
            ("metode/index.html", "</svg>Delvis for</span>", "</svg></span>"),
        ],
    );
}

/// «3 for, 1 imot og 5 ikke funnet», told from the data alone.
fn counted(stances: &[Stance], word: impl Fn(Stance) -> String) -> String {
    let mut parts = Vec::new();
    for stance in [
        Stance::For,
        Stance::Conditional,
        Stance::Against,
        Stance::Mentioned,
        Stance::NotFound,
        Stance::NotRead,
        Stance::SourceMissing,
    ] {
        let number = stances.iter().filter(|it| **it == stance).count();
        if number > 0 {
            let mut word = word(stance);
            let first: String =
                word.drain(..word.chars().next().map_or(0, char::len_utf8)).collect();
            parts.push(format!("{number} {}{word}", first.to_lowercase()));
        }
    }
    match parts.pop() {
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{} og {last}", parts.join(", ")),
        None => String::new(),
    }
}

fn on_theme(corpus: &Corpus, e: ElectionIx, theme: ThemeIx) -> Vec<(PartyIx, Stance)> {
    let programmes = corpus.model.elections[e].programmes.iter();
    programmes.map(|it| (it.party, it.positions[theme].stance)).collect()
}

pub(super) fn miscounted(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    let says = |page: &Page, sentence: &str| {
        page.all("main").next().is_some_and(|it| it.text().contains(sentence))
    };
    for (e, theme, page) in corpus.themes() {
        let it = &corpus.model.themes[theme];
        let stances: Vec<Stance> = on_theme(corpus, e, theme).iter().map(|it| it.1).collect();
        let sentence = counted(&stances, |stance| nb::stance(stance, it));
        let title = &corpus.model.elections[e].title.nb;
        if !says(page, &format!("{title}: {sentence}.")) {
            found.push(page.says(format!("does not say «{sentence}»")));
        }
    }
    let front = corpus.page(Subject::Front);
    for (theme, it) in corpus.model.themes.iter_enumerated().filter(|_| corpus.looked_at(front)) {
        let stances: Vec<Stance> = on_theme(corpus, NEWEST, theme).iter().map(|it| it.1).collect();
        let sentence = counted(&stances, |stance| nb::stance(stance, it));
        let of_theme = |li: &Node<'_>| li.first_text() == it.words.nb.title;
        let item = front.all("li").find(of_theme);
        let said: Vec<String> =
            item.into_iter().flat_map(|it| it.all(".counts")).map(Node::text).collect();
        if said != [sentence.as_str()] {
            found.push(front.says(format!("does not say «{sentence}» for {}", it.id)));
        }
    }
    let elections = corpus.elections();
    let programmes = elections.flat_map(|(e, it)| it.programmes.iter().map(move |it| (e, it)));
    for (e, it) in programmes {
        let page = corpus.page(Subject::Party(e, it.party));
        let title = &corpus.model.elections[e].title.nb;
        let stances: Vec<Stance> = it.positions.iter().map(|it| it.stance).collect();
        let sentence = counted(&stances, nb::common_stance);
        if corpus.looked_at(page) && !says(page, &format!("{title}: {sentence}.")) {
            found.push(page.says(format!("does not say «{sentence}»")));
        }
    }
    found
}

#[test]
fn the_counts_in_words_are_those_of_the_data() {
    holds_and_bites(
        miscounted,
        &[
            (
                "2025/tema/buss/index.html",
                "<p class=\"counts\">Stortingsvalget 2025: 1 for",
                "<p class=\"counts\">Stortingsvalget 2025: 5 for",
            ),
            (
                "tema/buss/index.html",
                "<p class=\"counts\">Stortingsvalget 2029: ",
                "<p class=\"counts\">Stortingsvalget 2029: 1",
            ),
            (
                "tema/buss/index.html",
                "<p class=\"counts\">Stortingsvalget 2029",
                "<p class=\"counts\">Stortingsvalget 2025",
            ),
            ("index.html", "<span class=\"counts\">", "<span class=\"counts\">1"),
            ("index.html", "omtalt uten standpunkt", "imot"),
            (
                "2025/parti/alfa/index.html",
                "<p class=\"intro\">Stortingsvalget 2025: ",
                "<p class=\"intro\">Stortingsvalget 2025: 1",
            ),
        ],
    );
}

pub(super) fn wrong_strips(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (e, theme, page) in corpus.themes() {
        let Some(strip) = page.all(".strip").next() else {
            found.push(page.says("has no strip of counts"));
            continue;
        };
        let mut shown = Vec::new();
        for entry in strip.children() {
            let Some(stance) = entry.all(".stance").next().and_then(Node::stance_key) else {
                found.push(page.says("an entry of the strip has no stance"));
                continue;
            };
            let number = entry.all(".number").next().map(Node::text).unwrap_or_default();
            let links: Vec<&str> = entry.all("a").filter_map(|it| it.attr("href")).collect();
            if number != links.len().to_string() {
                found.push(page.says(format!("{stance}: {number} for {} links", links.len())));
            }
            let names: Vec<String> = entry.all("a").map(Node::text).collect();
            let named = |it: &model::Programme| {
                let draft = if it.edition == Edition::Draft { " (utkast)" } else { "" };
                corpus.model.parties[it.party].short.clone() + draft
            };
            let have = corpus.model.elections[e].programmes.iter();
            let have = have.filter(|it| it.positions[theme].stance.word() == stance);
            if names != have.map(AsRef::as_ref).map(named).collect::<Vec<_>>() {
                found.push(page.says(format!("{stance}: the parties are called {names:?}")));
            }
            for link in &links {
                let card = link.strip_prefix('#').and_then(|it| page.by_id(it));
                if !card.is_some_and(|it| it.is(".card")) {
                    found.push(page.says(format!("{link} leads to no card")));
                }
            }
            shown.push((stance.to_owned(), links.iter().map(|it| (*it).to_owned()).collect()));
        }
        let stances = on_theme(corpus, e, theme);
        let wanted: Vec<(String, Vec<String>)> = Stance::ALL
            .iter()
            .map(|stance| {
                let who = stances.iter().filter(|it| it.1 == *stance);
                let link = |it: &(PartyIx, Stance)| format!("#{}", corpus.model.parties[it.0].id);
                (stance.word().to_owned(), who.map(link).collect())
            })
            .filter(|it: &(String, Vec<String>)| !it.1.is_empty())
            .collect();
        if shown != wanted {
            found.push(page.says(format!("the strip is {shown:?}")));
        }
    }
    found
}

#[test]
fn the_strip_of_a_theme_counts_and_names_the_parties_of_the_data() {
    holds_and_bites(
        wrong_strips,
        &[
            (
                "2025/tema/buss/index.html",
                "<span class=\"number\">1</span>",
                "<span class=\"number\">5</span>",
            ),
            ("tema/buss/index.html", "<a href=\"#delta\">", "<a href=\"#side-hvem\">"),
            ("tema/buss/index.html", "<a href=\"#delta\">", "<a href=\"#alfa\">"),
            ("tema/buss/index.html", "<a href=\"#delta\">Del<", "<a href=\"#delta\">Del (utkast)<"),
            ("tema/buss/index.html", "class=\"strip\"", "class=\"stripe\""),
        ],
    );
}

/// How two stances stand to each other, by the rule as it is written for readers.
fn standing(one: Stance, two: Stance) -> usize {
    let silent = [Stance::Mentioned, Stance::NotFound, Stance::NotRead, Stance::SourceMissing];
    let rejects = |it: Stance| it == Stance::Against;
    match () {
        () if silent.contains(&one) || silent.contains(&two) => 3,
        () if one == two => 2,
        () if [one, two].contains(&Stance::Conditional) => 1,
        () => usize::from(rejects(one) == rejects(two)) * 2,
    }
}

const STANDINGS: [(&str, &str); 4] = [
    ("side-motsatt", "motsatt standpunkt"),
    ("side-delvis", "delvis ulikt standpunkt"),
    ("side-samme", "samme standpunkt"),
    ("side-uavklart", "kan ikke sammenlignes"),
];

pub(super) fn wrong_pairs(corpus: &Corpus) -> Vec<String> {
    let themes = &corpus.model.themes;
    let mut found = Vec::new();
    for (one, two, page) in corpus.pairs() {
        let place =
            |theme: ThemeIx| standing(one.positions[theme].stance, two.positions[theme].stance);
        let number = |wanted: usize| themes.indices().filter(|it| place(*it) == wanted).count();
        let parts: Vec<String> =
            (0..4).map(|it| format!("{} {}", number(it), STANDINGS[it].1)).collect();
        let sentence =
            format!("Av {} temaer: {} og {}.", themes.len(), parts[..3].join(", "), parts[3]);
        let text = page.all("main").next().map(Node::text).unwrap_or_default();
        if !text.contains(&sentence) {
            found.push(page.says(format!("does not say «{sentence}»")));
        }
        for (i, theme) in themes.iter_enumerated() {
            let rows: Vec<Node<'_>> =
                page.elements().filter(|it| it.attr("id") == Some(&theme.id)).collect();
            let mut above = rows.iter().flat_map(|it| it.ancestors());
            let under = above.find_map(|it| it.attr("aria-labelledby"));
            if rows.len() != 1 || under != Some(STANDINGS[place(i)].0) {
                found.push(page.says(format!(
                    "{} stands {}× under {under:?}",
                    theme.id,
                    rows.len()
                )));
            }
        }
    }
    found
}

#[test]
fn two_parties_are_set_side_by_side_by_the_written_rule() {
    assert_eq!(corpus().pairs().count(), 2 * 6, "four parties in two elections");
    holds_and_bites(
        wrong_pairs,
        &[
            (
                "sammenlign/alfa-beta/index.html",
                "<p class=\"intro\">Stortingsvalget 2029. Av 5",
                "<p class=\"intro\">Stortingsvalget 2029. Av 6",
            ),
            (
                "2025/sammenlign/alfa-beta/index.html",
                "<p class=\"intro\">Stortingsvalget 2025. Av 5",
                "<p class=\"intro\">Stortingsvalget 2025. Av 6",
            ),
            ("2025/sammenlign/alfa-beta/index.html", "\"side-uavklart\"", "\"side-samme\""),
            ("sammenlign/alfa-beta/index.html", "id=\"buss\"", "id=\"rla\""),
            ("sammenlign/alfa-beta/index.html", "\"side-uavklart\"", "\"side-samme\""),
        ],
    );
}
