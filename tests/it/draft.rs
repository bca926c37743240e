//! A programme that is a draft: nothing that rests on it stands unmarked on any page.

use standpunkt::site::build::build;

use crate::findings;
use crate::nb::DRAFT;

/// Every page of the base, with one party's programme as a draft or adopted.
fn pages(edition: &str) -> Vec<(String, String)> {
    let mut sources = findings::base();
    let path = "parties/alfa/2029.yaml";
    let text = String::from_utf8_lossy(&sources.files[path]).into_owned();
    assert!(text.contains("edition: adopted"), "the base has changed");
    let changed = text.replace("edition: adopted", &format!("edition: {edition}"));
    sources.files.insert(path.to_owned(), changed.into_bytes());
    let site = build(&sources, None).site.expect("the base builds");
    let pages = site.files.into_iter().filter(|it| it.0.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

#[test]
fn a_draft_is_marked_wherever_a_stance_of_it_stands() {
    let (drafts, adopted) = (pages("draft"), pages("adopted"));
    assert!(adopted.iter().all(|it| !it.1.contains(DRAFT)), "an adopted programme is a draft");
    let mut seen = 0;
    for ((path, draft), (_, before)) in drafts.iter().zip(&adopted) {
        let shows = ["tema/", "parti/alfa", "sammenlign/alfa-beta", "oversikt/"];
        if !shows.iter().any(|it| path.starts_with(it)) || path.contains("/beta/") {
            continue;
        }
        seen += 1;
        assert!(draft.contains(DRAFT), "{path} does not say that it rests on a draft");
        // A page with the marks taken away is the page of the adopted programme, but for its edition.
        let bare = draft.replace(DRAFT, "");
        let same = bare.lines().zip(before.lines()).filter(|(a, b)| a == b).count();
        assert!(same + 6 > before.lines().count(), "{path} differs in more than marks");
    }
    assert!(seen >= 6, "only {seen} pages");
    let theme = &drafts.iter().find(|it| it.0 == "tema/sykkel/index.html").expect("a theme").1;
    for marked in ["Alfa (utkast)</a>", "For (utkast)</span>"] {
        assert!(theme.contains(marked), "{marked} is not on the page of the theme");
    }
}
