//! Pages that a site goes without: nothing leads to them, and what they would hold has another place.

use std::collections::BTreeSet;
use std::sync::Arc;

use standpunkt::model::index::{ElectionIx, PositionRef, ThemeIx};
use standpunkt::site::files::leads_on;
use standpunkt::sitemap::subject::Subject;

use super::cards::{MISSING, NOT_READ, hidden, shown};
use super::links::{elsewhere, file, targets};
use super::tree::{Node, Page};
use super::{Check, Corpus, cards, corpus, election_of, has_page, holds_and_bites, unread};
use super::{links, stances, tables};
use crate::findings;

/// The files of all positions with a page of their own.
fn told(corpus: &Corpus) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for (e, election) in corpus.elections() {
        for programme in &election.programmes {
            let themes =
                corpus.model.themes.indices().filter(|it| has_page(election, *it, programme));
            let subjects = themes.map(|it| {
                Subject::Position(PositionRef { election: e, theme: it, party: programme.party })
            });
            files.extend(subjects.map(|it| corpus.file(it)));
        }
    }
    files
}

/// Whether a file holds a position, by its address alone: `2021/tema/lar/ap/index.html`.
fn is_position(corpus: &Corpus, path: &str) -> bool {
    let prefixes = corpus.model.elections.iter().map(|it| it.prefix.as_str());
    let mut below = prefixes.filter_map(|it| path.strip_prefix(it)?.strip_prefix("tema/"));
    below.any(|it| it.matches('/').count() == 2)
}

/// The election that a page of pairs belongs to, or of who agrees, by its address alone.
fn paired(corpus: &Corpus, path: &str) -> Option<ElectionIx> {
    let kinds = ["sammenlign/", "enighet/"];
    let below = |prefix: &str| {
        path.strip_prefix(prefix).is_some_and(|it| kinds.iter().any(|kind| it.starts_with(kind)))
    };
    corpus.model.elections.position(|it| below(&it.prefix))
}

/// Pages of positions and pairs that are there and should not be, or should be and are not.
pub(super) fn wrong_files(corpus: &Corpus) -> Vec<String> {
    let pages = corpus.files.iter().filter(|it| !leads_on(it.1));
    let files: BTreeSet<&String> = pages.map(|it| it.0).collect();
    let told = told(corpus);
    let mut found = Vec::new();
    let positions: BTreeSet<&String> =
        files.iter().filter(|it| is_position(corpus, it)).copied().collect();
    for path in positions.symmetric_difference(&told.iter().collect()) {
        let there = if positions.contains(path) { "is there" } else { "is not there" };
        found.push(format!("{path}: the position {there}"));
    }
    for (e, election) in corpus.elections() {
        let mut wanted = BTreeSet::new();
        if election.pairs {
            wanted.extend([Subject::Pairs(e), Subject::Agreement(e)].map(|it| corpus.file(it)));
            for (i, one) in election.programmes.iter().enumerate() {
                let others = election.programmes[i + 1..].iter();
                let pairs = others.map(|two| Subject::Pair(e, one.party, two.party));
                wanted.extend(pairs.map(|it| corpus.file(it)));
            }
        }
        let pairs: BTreeSet<&String> =
            files.iter().filter(|it| paired(corpus, it) == Some(e)).copied().collect();
        for path in pairs.symmetric_difference(&wanted.iter().collect()) {
            let there = if pairs.contains(path) { "is there" } else { "is not there" };
            found.push(format!("{path}: the pair {there}"));
        }
    }
    found
}

/// Links to positions that have no page, and to pairs of elections that go without.
pub(super) fn vain_links(corpus: &Corpus) -> Vec<String> {
    let told = told(corpus);
    let mut found = Vec::new();
    for page in corpus.each() {
        for (_, target) in page.elements().flat_map(targets).filter(|it| !elsewhere(it.1)) {
            let path = target.split_once('#').map_or(target, |it| it.0);
            // What leads nowhere at all is told by the check of links.
            let Ok(path) = file(corpus, &page.path, path) else { continue };
            if is_position(corpus, &path) && !told.contains(&path) {
                found.push(page.says(format!("leads to {target}, a position without a page")));
            }
            if paired(corpus, &path).is_some_and(|it| !corpus.model.elections[it].pairs) {
                found.push(page.says(format!("leads to {target}, in an election without pairs")));
            }
        }
    }
    found
}

/// Cards that promise a page which is not there, or keep silent of one that is.
pub(super) fn wrong_promises(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects() {
        let (e, alone) = (election_of(subject), matches!(subject, Subject::Position(..)));
        for (theme, programme, card) in shown(corpus, subject, page) {
            let Some(card) = card else { continue };
            let party = &corpus.model.parties[programme.party].id;
            let id = &corpus.model.themes[theme].id;
            let own = Subject::Position(PositionRef { election: e, theme, party: programme.party });
            let there = corpus.files.contains_key(&corpus.file(own));
            // Whether the card tells a reader more than that nobody has looked.
            let summary = card.all(".summary").next().map(Node::text).unwrap_or_default();
            let more = [".evidence", ".note", "blockquote"];
            let bare = [NOT_READ, MISSING].contains(&summary.as_str())
                && !more.iter().any(|it| card.all(it).next().is_some());
            if corpus.model.elections[e].positions && bare == there {
                found.push(page.says(format!("{party} on {id}: a page of its own? {there}")));
            }
            let all = card.all("a").filter(|it| it.first_text() == "Alt om standpunktet");
            let links: Vec<&str> = all.filter_map(|it| it.attr("href")).collect();
            let wanted = if there && !alone { vec![corpus.href(page, own)] } else { Vec::new() };
            if links != wanted {
                found.push(page.says(format!("{party} on {id}: all of it is at {links:?}")));
            }
        }
        if let Subject::Position(PositionRef { election: e, theme, .. }) = subject {
            found.extend(wrong_others(corpus, e, theme, page));
        }
    }
    found
}

/// The other parties on a position's page are linked to their own pages, else to the theme's.
fn wrong_others(corpus: &Corpus, e: ElectionIx, theme: ThemeIx, page: &Page) -> Option<String> {
    let items = page.all(".others").flat_map(|it| it.all("li"));
    let links: Vec<&str> =
        items.flat_map(|it| it.all("a")).filter_map(|it| it.attr("href")).collect();
    let programmes = corpus.model.elections[e].programmes.iter();
    let wanted: Vec<String> = programmes.map(|it| corpus.place(page, e, theme, it)).collect();
    (links != wanted).then(|| page.says(format!("the other parties are at {links:?}")))
}

#[test]
fn a_position_has_no_page_exactly_if_nobody_has_looked_at_it() {
    let positions = corpus().positions().map(|it| it.2.positions[it.1].stance);
    let all = positions.filter(|it| unread(*it)).count();
    let without = corpus().positions().count() - told(corpus()).len();
    assert!(without > 0 && all > without, "{without} of {all} unread positions have no page");
    let (theme, older) = ("tema/buss/index.html", "2021/tema/buss/index.html");
    let link = "<a href=\"../../tema/buss/alfa/index.html\">Alt";
    holds_and_bites(
        wrong_promises,
        &[
            (theme, MISSING, "Partiet vil ha mer Buss."),
            (
                theme,
                "<div class=\"summary\"><p>Vi har ikke",
                "<div class=\"note\">Merk</div><div class=\"summary\"><p>Vi har ikke",
            ),
            (theme, link, "<a href=\"../../tema/buss/beta/index.html\">Alt"),
            (theme, link, "<a href=\"#alfa\">Alt"),
            (theme, link, "<a href=\"../../tema/buss/alfa/index.html\">Litt"),
            (older, NOT_READ, "<a href=\"#alfa\">Alt om standpunktet</a>"),
            ("parti/beta/index.html", MISSING, "Partiet sier ikke noe."),
            ("sammenlign/alfa-beta/index.html", MISSING, "Partiet sier ikke noe."),
            (
                "tema/buss/alfa/index.html",
                "<a href=\"../../../tema/buss/index.html#beta\">",
                "<a href=\"../../../tema/buss/beta/index.html\">",
            ),
        ],
    );
}

#[test]
fn the_site_has_the_pages_of_positions_and_pairs_that_it_should_and_no_others() {
    let found = wrong_files(corpus());
    assert!(found.is_empty(), "{}", super::shown(&found));
    for (path, there) in [
        ("tema/buss/beta/index.html", false),
        ("2021/tema/buss/alfa/index.html", false),
        ("2021/sammenlign/index.html", false),
        ("2021/enighet/index.html", false),
        ("enighet/index.html", true),
        ("2025/enighet/index.html", true),
        ("2021/sammenlign/alfa-beta/index.html", false),
        ("tema/buss/alfa/index.html", true),
        ("tema/park/beta/index.html", true),
        ("2021/tema/buss/beta/index.html", true),
        ("2025/sammenlign/index.html", true),
        ("sammenlign/alfa-beta/index.html", true),
    ] {
        assert_eq!(corpus().files.contains_key(path), there, "{path}");
        let mut changed = corpus().clone();
        let files = Arc::make_mut(&mut changed.files);
        if files.remove(path).is_none() {
            files.insert(path.to_owned(), Vec::new());
        }
        let told: Vec<String> = wrong_files(&changed);
        assert!(told.len() == 1 && told[0].starts_with(path), "{path}: {told:?}");
    }
}

#[test]
fn no_link_leads_to_a_position_or_a_pair_that_has_no_page() {
    let paired: Vec<i16> =
        corpus().elections().filter(|it| it.1.pairs).map(|it| it.1.year).collect();
    assert_eq!(paired, [2029, 2025]);
    let (theme, party) = ("tema/buss/index.html", "2021/parti/beta/index.html");
    holds_and_bites(
        vain_links,
        &[
            (theme, "\"../../tema/buss/alfa/index.html\"", "\"../../tema/buss/beta/index.html\""),
            (theme, "\"../../2025/tema/buss/", "\"../../2021/tema/buss/"),
            (theme, "buss/alfa/index.html#sitat-2029", "buss/beta/index.html#sitat-2029"),
            (
                "metode/index.html",
                "</main>",
                "<a href=\"../2021/tema/buss/alfa/index.html\">x</a></main>",
            ),
            ("404.html", "</main>", "<a href=\"/2021/tema/buss/alfa/\">x</a></main>"),
            ("404.html", "</main>", "<a href=\"/2021/sammenlign/\">x</a></main>"),
            ("404.html", "</main>", "<a href=\"/2021/enighet/\">x</a></main>"),
            ("2025/enighet/index.html", "href=\"../../enighet/", "href=\"../../2021/enighet/"),
            ("index.html", "href=\"sammenlign/", "href=\"2021/sammenlign/"),
            (party, "</nav>", "<a href=\"../../../2021/sammenlign/index.html\">x</a></nav>"),
            (
                party,
                "</main>",
                "<a href=\"../../../2021/sammenlign/alfa-beta/index.html\">x</a></main>",
            ),
        ],
    );
}

/// Pages that offer pairs where there are none, or do not offer them where there are.
pub(super) fn wrong_offers(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, page) in corpus.subjects().filter(|it| it.0 != Subject::NotFound) {
        let e = election_of(subject);
        let pairs = corpus.model.elections[e].pairs;
        let kinds = [Subject::Pairs(e), Subject::Agreement(e)];
        let of_pairs = kinds.into_iter().filter(|_| pairs);
        let wanted: Vec<String> = of_pairs.map(|it| corpus.href(page, it)).collect();
        let list = |it: &&str| {
            ["sammenlign/index.html", "enighet/index.html"].iter().any(|end| it.ends_with(end))
        };
        let menu = page.all("nav").next().into_iter().filter(|it| !hidden(*it));
        let menu: Vec<&str> =
            menu.flat_map(|it| it.all("a")).filter_map(|it| it.attr("href")).filter(list).collect();
        if menu != wanted {
            found.push(page.says(format!("the menu offers {menu:?}")));
        }
        let body = page.all("body").next().map(Node::text).unwrap_or_default();
        let offers = ["Sammenlign", "Enighet", "hvem som er enige"];
        if !pairs && offers.iter().any(|it| body.contains(it)) {
            found.push(page.says("offers to hold two parties against each other"));
        }
        let own = page.by_id("side-par").is_some();
        if matches!(subject, Subject::Party(..)) && own != pairs {
            found.push(page.says(format!("a section of pairs: {own}")));
        }
    }
    found
}

#[test]
fn pairs_are_offered_where_there_are_any_and_nowhere_else() {
    let party = "2021/parti/beta/index.html";
    holds_and_bites(
        wrong_offers,
        &[
            (
                "2025/tema/buss/index.html",
                "href=\"../../../2025/sammenlign/",
                "href=\"../../../sammenlign/",
            ),
            ("index.html", "<li><a href=\"sammenlign/index.html\">", "<li><a href=\"index.html\">"),
            ("index.html", "<li><a href=\"enighet/index.html\">", "<li><a href=\"index.html\">"),
            (party, "</main>", "<p>Se hvem som er enige.</p></main>"),
            (
                "2021/oversikt/index.html",
                "</nav>",
                "<a href=\"../../sammenlign/index.html\">x</a></nav>",
            ),
            (party, "</main>", "<h2>Sammenlign med et annet parti</h2></main>"),
            (party, "</main>", "<h2 id=\"side-par\">To partier</h2></main>"),
            ("parti/beta/index.html", " id=\"side-par\"", ""),
        ],
    );
}

/// The small content with an election more, of which each goes without some kinds of page.
fn going_without(newest: &str, older: &str) -> Corpus {
    let mut sources = findings::base();
    let site = String::from_utf8(sources.files["site.yaml"].clone()).unwrap();
    let (head, election) = site.split_once("  - year: 2029\n").unwrap();
    let of_2025 = election.replace("2029", "2025");
    let without = |kinds: &str| match kinds {
        "" => String::new(),
        kinds => format!("    without: [{kinds}]\n"),
    };
    let (newest, older) = (without(newest), without(older));
    let site = format!("{head}  - year: 2029\n{election}{newest}  - year: 2025\n{of_2025}{older}");
    sources.files.insert("site.yaml".to_owned(), site.into_bytes());
    // In 2025 nobody has read on schools: of Alfa nothing is known, of Beta there is a note.
    let unread = "  - theme: skole\n    stance: not_read\n";
    for (party, more) in
        [("alfa", ""), ("beta", "    note: Partiet har skrevet om lekser et annet sted.\n")]
    {
        let path = format!("parties/{party}/2029.yaml");
        let now = String::from_utf8(sources.files[&path].clone()).unwrap();
        let then = now.replace("checked: 2029", "checked: 2025").replace("against", "for");
        let (head, positions) = then.split_once("positions:\n").unwrap();
        let mut kept = positions.split("  - theme: ").filter(|it| it.starts_with("sykkel"));
        let sykkel = kept.next().unwrap();
        let then = format!("{head}positions:\n  - theme: {sykkel}{unread}{more}");
        sources.files.insert(format!("parties/{party}/2025.yaml"), then.into_bytes());
    }
    Corpus::of(&sources)
}

#[test]
fn an_election_can_go_without_pairs_and_without_positions() {
    let words = ["", "pairs", "positions", "pairs, positions"];
    for newest in words {
        for older in words {
            let corpus = going_without(newest, older);
            let kinds = corpus.elections().map(|it| (it.1.pairs, it.1.positions));
            let meant =
                [newest, older].map(|it| (!it.contains("pairs"), !it.contains("positions")));
            assert_eq!(kinds.collect::<Vec<_>>(), meant);
            for (name, check) in super::CHECKS {
                let found = check(&corpus);
                assert!(
                    found.is_empty(),
                    "without {newest}/{older}, {name}: {}",
                    super::shown(&found)
                );
            }
        }
    }
}

#[test]
fn a_draft_is_marked_wherever_its_stance_stands() {
    let mut sources = findings::base();
    let path = "parties/beta/2029.yaml";
    let adopted = String::from_utf8(sources.files[path].clone()).unwrap();
    let draft = adopted.replace("edition: adopted", "edition: draft");
    assert_ne!(adopted, draft);
    sources.files.insert(path.to_owned(), draft.into_bytes());
    let corpus = Corpus::of(&sources);
    for (name, check) in super::CHECKS {
        let found = check(&corpus);
        assert!(found.is_empty(), "{name}: {}", super::shown(&found));
    }
    // Each place where a stance stands, and the strip that names the party.
    for (path, check) in [
        ("tema/sykkel/index.html", cards::incomplete_cards as Check),
        ("parti/beta/index.html", cards::incomplete_cards),
        ("tema/sykkel/beta/index.html", cards::incomplete_cards),
        ("sammenlign/alfa-beta/index.html", cards::incomplete_cards),
        ("oversikt/index.html", tables::broken_overviews),
        ("tema/sykkel/index.html", stances::wrong_strips),
    ] {
        let html = corpus.pages[path].html.replace(" (utkast)", "");
        let mut changed = corpus.clone();
        changed.pages.insert(path.to_owned(), Page::read(path, html).into());
        assert!(check(&changed).iter().any(|it| it.starts_with(path)), "{path}");
    }
}

#[test]
fn without_its_own_page_a_position_is_told_of_on_the_themes_page() {
    let corpus = going_without("pairs, positions", "pairs, positions");
    let pages = ["oversikt", "parti/alfa", "parti/beta", "tema/skole", "tema/sykkel"];
    let older = pages.iter().map(|it| format!("2025/{it}/index.html"));
    let shared =
        ["404.html", "data/index.html", "endringer/index.html", "index.html", "metode/index.html"]
            .map(str::to_owned);
    let newest = pages.iter().map(|it| format!("{it}/index.html"));
    let wanted: BTreeSet<String> = older.chain(shared).chain(newest).collect();
    let full = |it: &&String| super::in_bokmal(it) && super::beside(it).is_none();
    let pages = corpus.pages.keys().filter(full);
    assert_eq!(pages.cloned().collect::<BTreeSet<_>>(), wanted);
    for (path, up, prefix, year) in [
        ("tema/sykkel/index.html", "../../", "", 2029),
        ("parti/alfa/index.html", "../../", "", 2029),
        ("2025/tema/sykkel/index.html", "../../../", "2025/", 2025),
        ("2025/parti/alfa/index.html", "../../../", "2025/", 2025),
    ] {
        let id = format!("sitat-{year}-sykkel-alfa-s1");
        let page = &corpus.pages[path];
        let figure = page.by_id(&id).filter(|it| it.is("figure"));
        let links = figure.into_iter().flat_map(|it| it.all("a")).filter_map(|it| it.attr("href"));
        let place = format!("{up}{prefix}tema/sykkel/index.html#{id}");
        assert_eq!(links.collect::<Vec<_>>(), [place], "{path}");
    }
    let path = "tema/sykkel/index.html";
    let place = "../../tema/sykkel/index.html#sitat-2029-sykkel-alfa-s1\"";
    let own = "../../tema/sykkel/alfa/index.html#sitat-2029-sykkel-alfa-s1\"";
    let planted = corpus.with((path, place, own));
    for check in [cards::wrong_anchors, links::dead_links, vain_links] {
        assert!(check(&planted).iter().any(|it| it.starts_with(path)), "a link to no page is told");
    }
    // What was then leads from theme to theme.
    let card = corpus.pages["tema/sykkel/index.html"].by_id("beta").unwrap();
    let links = card.all(".then").flat_map(|it| it.all("a")).filter_map(|it| it.attr("href"));
    assert_eq!(links.collect::<Vec<_>>(), ["../../2025/tema/sykkel/index.html#beta"]);
    // The same content with all kinds of page has the pages that are missing here.
    let whole = going_without("", "");
    let more: BTreeSet<&String> =
        whole.pages.keys().filter(full).filter(|it| !corpus.pages.contains_key(*it)).collect();
    let expected = [
        "2025/enighet/index.html",
        "2025/sammenlign/alfa-beta/index.html",
        "2025/sammenlign/index.html",
        "2025/tema/skole/beta/index.html",
        "2025/tema/sykkel/alfa/index.html",
        "2025/tema/sykkel/beta/index.html",
        "enighet/index.html",
        "sammenlign/alfa-beta/index.html",
        "sammenlign/index.html",
        "tema/skole/alfa/index.html",
        "tema/skole/beta/index.html",
        "tema/sykkel/alfa/index.html",
        "tema/sykkel/beta/index.html",
    ];
    assert_eq!(more.into_iter().map(String::as_str).collect::<Vec<_>>(), expected);
}
