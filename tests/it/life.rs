//! The life of a position: what editors keep to themselves, and what is not for readers yet.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;

use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::model::check::programme;
use standpunkt::site::build::{Outcome, build, build_with};
use standpunkt::site::files::Site;
use standpunkt::site::prepare::{Drafts, Options};
use standpunkt::values::base_url::BaseUrl;
use standpunkt::values::date::PartialDate;

use crate::findings;

const ALFA: &str = "parties/alfa/2029.yaml";
const BETA: &str = "parties/beta/2029.yaml";
const MARK: &str = "Utkast – ikke publisert";

/// The base with changes: path, what stands there, and what is put there.
fn with(changes: &[(&str, &str, &str)]) -> Sources {
    let mut sources = findings::base();
    for (path, old, new) in changes {
        let text = String::from_utf8_lossy(&sources.files[*path]).into_owned();
        assert_eq!(text.matches(old).count(), 1, "{path}: {old}");
        sources.files.insert((*path).to_owned(), text.replace(old, new).into_bytes());
    }
    sources
}

fn shown(sources: &Sources) -> Outcome {
    build_with(sources, Options { drafts: Drafts::Shown, ..Options::default() })
}

#[track_caller]
fn site(outcome: Outcome) -> Site {
    assert!(outcome.site.is_some(), "{:#?}", outcome.report);
    outcome.site.unwrap()
}

/// Every file of a site, and every picture before it is drawn, as text.
fn texts(site: &Site) -> BTreeMap<&str, String> {
    let files = site.files.iter().map(|it| (it.0.as_str(), String::from_utf8_lossy(it.1)));
    let pictures = site.pictures.iter().map(|it| (it.0.as_str(), it.1.as_str().into()));
    files.chain(pictures).map(|(path, text)| (path, text.into_owned())).collect()
}

#[track_caller]
fn same(one: &Site, other: &Site) {
    let (one, other) = (texts(one), texts(other));
    let paths: Vec<_> = one.keys().collect();
    assert_eq!(paths, other.keys().collect::<Vec<_>>());
    for (path, text) in &one {
        assert!(*text == other[path], "{path} is another one:\n{text}\n----\n{}", other[path]);
    }
}

#[test]
fn an_internal_note_is_in_no_file_and_changes_none() {
    let noted = with(&[
        (ALFA, "  checked:", "  internal_note: Hemmelig hode\n  checked:"),
        (ALFA, "    stance: for", "    internal_note: Hemmelig standpunkt\n    stance: for"),
        ("parties/alfa/party.yaml", "short:", "internal_note: Hemmelig parti\nshort:"),
        ("themes/sykkel.md", "order:", "internal_note: Hemmelig tema\norder:"),
    ]);
    for of in [build, |it: &Sources, _: Option<&BaseUrl>| shown(it)] {
        let made = site(of(&noted, None));
        for (path, text) in texts(&made) {
            assert!(!text.contains("Hemmelig"), "{path} has an internal note");
        }
        same(&made, &site(of(&findings::base(), None)));
    }
}

#[test]
fn a_draft_position_is_to_readers_as_if_nobody_had_read_it() {
    let draft = with(&[(BETA, "stance: against", "status: draft\n    stance: against")]);
    let text = String::from_utf8_lossy(&findings::base().files[BETA]).into_owned();
    let (before, _) = text.split_once("    stance: against").unwrap();
    let mut unread = findings::base();
    unread.files.insert(BETA.to_owned(), format!("{before}    stance: not_read\n").into_bytes());
    let made = site(build(&draft, None));
    same(&made, &site(build(&unread, None)));
    let page = String::from_utf8_lossy(&made.files["tema/sykkel/index.html"]).into_owned();
    assert!(page.contains("Vi har ikke undersøkt hva partiet sier om dette."), "{page}");
}

#[test]
fn a_draft_programme_is_to_readers_as_if_no_position_was_coded() {
    let draft = with(&[(BETA, "  checked:", "  status: draft\n  checked:")]);
    let text = String::from_utf8_lossy(&findings::base().files[BETA]).into_owned();
    let (before, _) = text.split_once("positions:").unwrap();
    let mut empty = findings::base();
    empty.files.insert(BETA.to_owned(), format!("{before}positions: []\n").into_bytes());
    same(&site(build(&draft, None)), &site(build(&empty, None)));
}

#[test]
fn a_draft_theme_is_not_there_for_readers() {
    let unlinked =
        ("themes/sykkel.md", " Les også om [skolen](/tema/skole/).", " Les også om skolen.");
    let draft = with(&[unlinked, ("themes/skole.md", "order: 2", "order: 2\nstatus: draft")]);
    let alfa = "  - theme: skole\n    stance: not_found\n    summary: Programmet sier ikke noe om lekser.\n";
    let mut without = with(&[unlinked, (ALFA, alfa, "")]);
    without.files.remove("themes/skole.md");
    let text = String::from_utf8_lossy(&without.files[BETA]).into_owned();
    let (head, rest) = text.split_once("  - theme: skole").unwrap();
    let rest = &rest[rest.find("  - theme: sykkel").unwrap()..];
    without.files.insert(BETA.to_owned(), format!("{head}{rest}").into_bytes());
    same(&site(build(&draft, None)), &site(build(&without, None)));
}

#[test]
fn a_preview_shows_drafts_marks_them_and_is_left_out_of_search_engines() {
    let draft = with(&[(BETA, "stance: against", "status: draft\n    stance: against")]);
    let made = site(shown(&draft));
    let files = texts(&made);
    let pages: Vec<_> = files.iter().filter(|it| it.0.ends_with(".html")).collect();
    assert!(pages.len() > 10, "{}", pages.len());
    for (path, text) in pages.iter().filter(|it| !it.1.contains("http-equiv=\"refresh\"")) {
        assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        assert!(
            path.starts_with("embed/") || text.contains("<p class=\"older\"><strong>"),
            "{path} has no banner"
        );
    }
    let theme = &files["tema/sykkel/index.html"];
    for marked in ["Beta (ikke publisert)</a>", "Imot (ikke publisert)</span>"] {
        assert!(theme.contains(marked), "{marked}: {theme}");
    }
    let (before, card) = theme.split_once("id=\"beta\"").unwrap();
    assert!(card.contains(MARK) && card.contains("Partiet vil bruke pengene på andre veier."));
    assert!(!before.contains(MARK), "the other party's card is marked");
    let position = &files["tema/sykkel/beta/index.html"];
    assert!(position.contains("Utkast – ikke publisert: leserne ser ikke dette"), "{position}");
    assert!(files["oversikt/index.html"].contains("Imot (ikke publisert)"));
    assert!(
        files["embed/tema/sykkel/index.html"].contains("Beta* (ikke publisert)")
            || files["embed/tema/sykkel/index.html"].contains("Beta (ikke publisert)*")
    );
    assert_eq!(files["data/standpunkt.json"].matches("\"draft\":true").count(), 1);
    assert!(files["tema/sykkel/kort.png"].contains("Beta (ikke publisert)"));
}

#[test]
fn without_drafts_a_preview_is_the_site() {
    same(&site(shown(&findings::base())), &site(build(&findings::base(), None)));
}

#[test]
fn what_stands_in_a_draft_is_checked_like_everything_else() {
    let wrong = with(&[(BETA, "stance: against", "status: draft\n    stance: agianst")]);
    for outcome in [build(&wrong, None), shown(&wrong)] {
        let codes: Vec<_> = outcome.report.iter().map(|it| it.code).collect();
        assert_eq!(codes, ["unknown-stance"]);
    }
}

#[test]
fn a_draft_is_never_recorded_as_published() {
    let draft = with(&[(BETA, "stance: against", "status: draft\n    stance: against")]);
    let now = build(&draft, None).published.unwrap();
    assert!(now.positions.contains_key("beta/2029/skole"));
    assert!(!now.positions.contains_key("beta/2029/sykkel"), "{:?}", now.positions);
    assert!(!now.pages.contains_key("tema/sykkel/beta/"));
    let anchors = now.pages.values().flatten();
    assert_eq!(anchors.filter(|it| it.contains("sykkel-beta")).count(), 0);
    assert!(shown(&draft).published.is_none());
    assert!(!load::read(&draft).0.without_drafts().has_drafts());
}

#[test]
fn a_theme_tells_the_earliest_deadline_and_a_position_its_own() {
    let due = with(&[
        (ALFA, "  checked:", "  review_by: 2030-06-01\n  checked:"),
        (ALFA, "    stance: for", "    review_by: 2030-03-01\n    stance: for"),
        (BETA, "  checked:", "  review_by: 2030-05-03\n  checked:"),
    ]);
    let made = site(build(&due, None));
    let line = |path: &str| {
        let text = String::from_utf8_lossy(&made.files[path]).into_owned();
        let lines: Vec<_> = text.split("<p data-due>").skip(1).collect();
        assert_eq!(lines.len(), 1, "{path}: {lines:?}");
        lines[0].split('"').nth(1).unwrap().to_owned()
    };
    assert_eq!(line("tema/sykkel/index.html"), "2030-03-01");
    assert_eq!(line("tema/sykkel/alfa/index.html"), "2030-03-01");
    assert_eq!(line("tema/sykkel/beta/index.html"), "2030-05-03");
    assert_eq!(line("tema/skole/index.html"), "2030-05-03");
    assert_eq!(line("tema/skole/alfa/index.html"), "2030-06-01");
    // Nothing is said where there is no deadline, and nobody is reminded before the day is over.
    let without = site(build(&findings::base(), None));
    assert!(texts(&without).values().all(|it| !it.contains("data-due>")));
    let (content, _) = load::read(&due);
    let told = |day: &str| programme::overdue(&content, PartialDate::parse(day).unwrap()).len();
    assert_eq!([told("2030-03-01"), told("2030-03-02"), told("2031-01-01")], [0, 1, 3]);
}

/// The base with a reply and its two readers on one position.
fn answered() -> Sources {
    let reply = "    reply:\n      date: 2029-06-01\n      text: Vi mener *mer* enn <b>dette</b>.\n      url: https://alfa.test/svar\n";
    with(&[
        (ALFA, "  checked:", "  coded_by: AB\n  checked_by: CD\n  checked:"),
        (ALFA, "    stance: for\n", &format!("    stance: for\n    checked_by: Kari Å.\n{reply}")),
    ])
}

#[test]
fn each_position_has_the_partys_comment_or_says_that_there_is_none() {
    let made = site(build(&answered(), None));
    let page = |path: &str| String::from_utf8_lossy(&made.files[path]).into_owned();
    let mut without = 0;
    for (path, text) in texts(&made).iter().filter(|it| it.0.ends_with("index.html")) {
        let position = path.starts_with("tema/") && path.split('/').count() == 4;
        assert_eq!(text.matches("id=\"side-kommentar\"").count(), usize::from(position), "{path}");
        without += text.matches("Partiet har ikke kommentert dette.").count();
    }
    assert_eq!(without, 3);
    let answered = page("tema/sykkel/alfa/index.html");
    // Its own words, as they are: no markup, no Markdown.
    assert!(
        answered.contains("<p>«Vi mener *mer* enn &lt;b&gt;dette&lt;/b&gt;.»</p>"),
        "{answered}"
    );
    assert!(
        answered.contains("Partiets egne ord, <time datetime=\"2029-06-01\">1. juni 2029</time>.")
    );
    assert!(answered.contains("<a href=\"https://alfa.test/svar\" rel=\"noopener\">"));
    assert!(
        page("tema/sykkel/beta/index.html")
            .contains("høyst 60 ord, gjengitt ordrett: post@valg.test")
    );
    // On the cards there is only a mark that leads there.
    for path in ["tema/sykkel/index.html", "parti/alfa/index.html"] {
        let text = page(path);
        assert_eq!(text.matches("/alfa/index.html#side-kommentar\"").count(), 1, "{path}");
        assert!(!text.contains("Vi mener"), "{path}");
    }
    assert!(page("metode/index.html").contains("Alle partiene har samme rett til å svare"));
}

#[test]
fn a_reply_has_a_page_even_if_nobody_has_read_the_programme() {
    let reply = "stance: not_read\n    reply: {date: 2029-06-01, text: Spør oss.}\n";
    let changed = with(&[(
        ALFA,
        "stance: not_found\n    summary: Programmet sier ikke noe om lekser.\n",
        reply,
    )]);
    let made = site(build(&changed, None));
    let page = String::from_utf8_lossy(&made.files["tema/skole/alfa/index.html"]).into_owned();
    assert!(page.contains("«Spør oss.»"), "{page}");
    // Where positions have no page, the card has the words themselves.
    let bare = ("site.yaml", "    parties:", "    without: [positions]\n    parties:");
    let mut changed = changed;
    let text = String::from_utf8_lossy(&changed.files[bare.0]).replace(bare.1, bare.2);
    changed.files.insert(bare.0.to_owned(), text.into_bytes());
    let made = site(build(&changed, None));
    assert!(!made.files.contains_key("tema/skole/alfa/index.html"));
    let page = String::from_utf8_lossy(&made.files["tema/skole/index.html"]).into_owned();
    assert!(page.contains("«Spør oss.»"), "{page}");
}

#[test]
fn a_position_names_who_coded_it_and_who_looked_over_that() {
    let made = site(build(&answered(), None));
    let page = |path: &str| String::from_utf8_lossy(&made.files[path]).into_owned();
    let named = |text: &str, what: &str, who: &str| {
        text.contains(&format!("<dt>{what}</dt><dd>{who}</dd>"))
    };
    let own = page("tema/sykkel/alfa/index.html");
    assert!(named(&own, "Kodet av", "AB") && named(&own, "Kontrollert av", "Kari Å."), "{own}");
    let of_programme = page("tema/skole/alfa/index.html");
    assert!(named(&of_programme, "Kodet av", "AB") && named(&of_programme, "Kontrollert av", "CD"));
    assert!(!page("tema/sykkel/beta/index.html").contains("Kodet av"));
    // A draft is not finished, so it needs no second reader; then nothing of it is told.
    let asked = with(&[("site.yaml", "contact:", "two_readers: true\ncontact:")]);
    assert_eq!(build(&asked, None).report.iter().filter(|it| it.code == "one-reader").count(), 2);
}
