//! Pages in frames of other sites, what tells of them, and the pages to share a page: small, whole and true.

use std::collections::BTreeSet;

use serde_json::Value;
use standpunkt::model::Programme;
use standpunkt::model::index::{NEWEST, PartyIx, PositionRef, ThemeIx};
use standpunkt::page::{embed, share};
use standpunkt::sitemap::subject::{self, Subject};
use standpunkt::values::vocabulary::{Edition, Stance};

use super::links::{elsewhere, file_below, targets};
use super::tree::{Node, Page};
use super::{Corpus, corpus, election_of, holds_and_bites};

/// The most that such a page, its look and its script may be together, in bytes.
const MOST: usize = 10 * 1024;

/// What a pair of parties may have more for each theme beyond those that the bound was set for, in bytes.
const MORE: usize = 256;
const THEMES: usize = 22;

/// The policy of such a page: that of all pages, but for what it has no use for.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; \
                      form-action 'none'";

/// Each subject with a page for frames, with that page in each language: the first is bokmål.
fn embeds(corpus: &Corpus) -> impl Iterator<Item = (Subject, usize, &Page)> {
    let subjects = embed::subjects(&corpus.model);
    let all = subjects.flat_map(move |subject| {
        let embed = subject::address(&corpus.model, subject).embed().expect("it has one");
        let spellings = corpus.model.spellings.iter().enumerate();
        spellings.map(move |(i, it)| (subject, i, corpus.pages[&embed.output(it)].as_ref()))
    });
    all.filter(|it| corpus.looked_at(it.2))
}

/// The stance that an element's class names.
fn stance(of: Node<'_>) -> &str {
    let mut classes = of.attr("class").unwrap_or_default().split(' ');
    classes.find_map(|it| it.strip_prefix("s-")).unwrap_or_default()
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a page has to show of each theme, and what it shows, in one form.
fn told(corpus: &Corpus, subject: Subject, page: &Page) -> (Vec<String>, Vec<String>) {
    let model = &corpus.model;
    let election = &model.elections[election_of(subject)];
    let of = |party: PartyIx| election.programme(party).expect("it takes part");
    // Behind the name of a party stands that its programme is a draft.
    let marks = if page.root().attr("lang") == Some("en") { " (draft)" } else { " (utkast)" };
    let draft = |it: &Programme| if it.edition == Edition::Draft { marks } else { "" };
    let star = |it: &Programme, theme: ThemeIx| match it.positions[theme].note {
        Some(_) => "*",
        None => "",
    };
    let (mut wanted, mut shown) = (Vec::new(), Vec::new());
    match subject {
        Subject::Theme(_, theme) => {
            for stance in Stance::ALL {
                let who = election.programmes.iter();
                let who: Vec<String> = who
                    .filter(|it| it.positions[theme].stance == *stance)
                    .map(|it| model.parties[it.party].short.clone() + draft(it) + star(it, theme))
                    .collect();
                if !who.is_empty() {
                    wanted.push(format!("{} {} {}", stance.word(), who.len(), who.join(", ")));
                }
            }
            for it in page.all("dl.strip").flat_map(|it| it.all("div")) {
                let part = |wanted| it.all(wanted).next().map(Node::text).unwrap_or_default();
                let key = it.all("span.stance").next().map(stance).unwrap_or_default();
                shown.push(format!("{key} {} {}", part("span.number"), bare(&part("dd"))));
            }
        }
        Subject::Position(PositionRef { theme, party, .. }) => {
            let it = &of(party).positions[theme];
            wanted.push(it.stance.word().to_owned());
            wanted.extend(it.quotes.iter().map(|it| bare(&it.text)));
            let proved = it.quotes.iter().filter(|it| it.proof.is_some()).count();
            wanted.push(format!("{proved} proved, {} told by others", it.evidence.len()));
            wanted.push(format!("searched: {}", it.absence.is_some()));
            wanted.push(format!("noted: {}", it.note.is_some()));
            let stances = page.all("span.stance").map(stance);
            shown.extend(stances.map(str::to_owned));
            let marks = [('«', '»'), ('“', '”')];
            for quote in page.all("blockquote").map(|it| bare(&it.text())) {
                let inner =
                    marks.iter().find_map(|(a, b)| quote.strip_prefix(*a)?.strip_suffix(*b));
                shown.push(inner.unwrap_or(&quote).to_owned());
            }
            let proved = page.all("span.proved").count();
            let others = page.all("div.evidence").flat_map(|it| it.all("li")).count();
            shown.push(format!("{proved} proved, {others} told by others"));
            shown.push(format!("searched: {}", page.all("p.searched").next().is_some()));
            shown.push(format!("noted: {}", page.all("div.note").next().is_some()));
        }
        Subject::Pair(_, one, two) => {
            for theme in model.themes.indices() {
                let stand = [one, two].map(|party| {
                    let it = of(party);
                    format!("{}{}", it.positions[theme].stance.word(), star(it, theme))
                });
                wanted.push(stand.join(" "));
            }
            for row in page.all("tbody").flat_map(|it| it.all("tr")) {
                let cells = row.all("td").map(|it| {
                    let star = if it.text().ends_with('*') { "*" } else { "" };
                    format!("{}{star}", stance(it))
                });
                let cells = cells.collect::<Vec<_>>().join(" ");
                let themes = row.all("th").next().map(Node::text).unwrap_or_default();
                shown.extend(themes.split(", ").map(|_| cells.clone()));
            }
            wanted.sort();
            shown.sort();
        }
        _ => {}
    }
    (wanted, shown)
}

pub(super) fn untrue(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, language, page) in embeds(corpus) {
        let (wanted, shown) = told(corpus, subject, page);
        if wanted != shown {
            found.push(page.says(format!("shows {shown:?}, not {wanted:?}")));
        }
        let text = page.all("main").next().map(Node::text).unwrap_or_default();
        let model = &corpus.model;
        let mut needed = Vec::new();
        if let (Subject::Theme(_, t) | Subject::Position(PositionRef { theme: t, .. }), 0) =
            (subject, language)
        {
            let words = &model.themes[t].words.nb;
            needed.extend([words.question.clone(), words.proposition.clone()]);
        }
        if let (Subject::Pair(_, one, two), 0) = (subject, language) {
            needed.extend([one, two].map(|it| model.parties[it].name.nb.clone()));
            needed.extend(model.themes.iter().map(|it| it.words.nb.short.clone()));
        }
        let lacking = needed.iter().filter(|it| !bare(&text).contains(&bare(it)));
        found.extend(lacking.map(|it| page.says(format!("does not say «{it}»"))));
        let foot = page.all("footer").next().map(Node::text).unwrap_or_default();
        if !foot.contains(&model.site.responsible_editor) || !foot.contains(&model.site.title) {
            found.push(page.says("does not say who answers for it"));
        }
        let alone = matches!(subject, Subject::Position(..));
        if language == 0 && !alone && !foot.contains("alfabetisk") {
            found.push(page.says("does not say how parties are ordered"));
        }
    }
    found
}

#[test]
fn every_page_in_a_frame_shows_what_the_model_says() {
    holds_and_bites(
        untrue,
        &[
            ("embed/tema/buss/index.html", "Alf, Del", "Del, Alf"),
            ("embed/tema/buss/index.html", "s-for", "s-against"),
            ("en/embed/theme/buss/index.html", "<dd>Bet</dd>", "<dd></dd>"),
            ("nn/embed/tema/buss/alfa/index.html", "<p>«", "<p>«Nei. "),
            ("embed/tema/buss/alfa/index.html", "class=\"proved\"", "class=\"x\""),
            ("embed/tema/sykkel/beta/index.html", "class=\"evidence\"", "class=\"x\""),
            (
                "embed/sammenlign/alfa-beta/index.html",
                "td class=\"s-for\"",
                "td class=\"s-against\"",
            ),
            ("embed/sammenlign/alfa-beta/index.html", ">Sykkelveier<", "><"),
            ("embed/tema/buss/index.html", "Ansvarlig redaktør: [", "Ansvarlig redaktør: ("),
            ("embed/tema/buss/index.html", "alfabetisk", "tilfeldig"),
        ],
    );
}

pub(super) fn heavy(corpus: &Corpus) -> Vec<String> {
    let shared = ["embed.css", "embed.js"].map(|it| corpus.files[it].len());
    let shared: usize = shared.iter().sum();
    let mut found = Vec::new();
    let more = MORE * corpus.model.themes.len().saturating_sub(THEMES);
    for (subject, _, page) in embeds(corpus) {
        let all = page.html.len() + shared;
        let most = if matches!(subject, Subject::Pair(..)) { MOST + more } else { MOST };
        if all > most {
            found.push(page.says(format!("is {all} bytes with its look and its script")));
        }
    }
    found
}

#[test]
fn no_page_in_a_frame_is_larger_than_ten_kilobytes_in_all() {
    let long: &'static str = Box::leak(format!("<main>{}", "x".repeat(8000)).into_boxed_str());
    holds_and_bites(heavy, &[("embed/tema/buss/index.html", "<main>", long)]);
}

pub(super) fn unsound(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for (subject, language, page) in embeds(corpus) {
        let spelling = &corpus.model.spellings[language];
        let address = subject::address(&corpus.model, subject);
        let full = address.canonical(&corpus.model.site.base_url, spelling);
        let head = |name: &str, key: &str, value: &str, of: &str| {
            let mut all = page.all(name).filter(|it| it.attr(key) == Some(value));
            all.next().and_then(|it| it.attr(of)).unwrap_or_default().to_owned()
        };
        if head("link", "rel", "canonical", "href") != full {
            found.push(page.says("does not name the full page as its own address"));
        }
        if head("meta", "name", "robots", "content") != "noindex" {
            found.push(page.says("may be listed"));
        }
        if head("meta", "http-equiv", "Content-Security-Policy", "content") != POLICY {
            found.push(page.says("has another policy"));
        }
        if page.root().attr("lang") != Some(spelling.language.code()) {
            found.push(page.says("is not marked with its language"));
        }
        let inline = |it: &Node<'_>| {
            it.is("style")
                || it.attr("style").is_some()
                || it.is("script") && it.attr("src").is_none()
        };
        if page.elements().any(|it| inline(&it) || it.is("img") || it.is("iframe")) {
            found.push(page.says("has a style, a script, a picture or a frame of its own"));
        }
        let last = page.all("a").last();
        let leads =
            last.and_then(|it| Some((it.attr("href")?, it.attr("target")?, it.attr("rel")?)));
        let wanted = format!("{}{}", up(&page.path), address.output(spelling));
        if leads != Some((wanted.as_str(), "_blank", "noopener")) {
            found.push(page.says(format!("leads to {leads:?}, not to the full page")));
        }
        let mut ids = BTreeSet::new();
        for id in page.elements().filter_map(|it| it.attr("id")) {
            if !ids.insert(id) {
                found.push(page.says(format!("id=\"{id}\" stands twice")));
            }
        }
        for (attribute, target) in page.elements().flat_map(targets) {
            let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
            let there = match path {
                "" => ids.contains(fragment),
                path if elsewhere(path) => true,
                path => file_below(&page.path, path).is_ok_and(|it| corpus.files.contains_key(&it)),
            };
            if !there {
                found.push(page.says(format!("{attribute}=\"{target}\" leads nowhere")));
            }
        }
    }
    found
}

fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

#[test]
fn every_page_in_a_frame_is_sound_and_leads_to_the_full_page() {
    let lar = "embed/tema/buss/index.html";
    holds_and_bites(
        unsound,
        &[
            (lar, "rel=\"canonical\" href=\"https", "rel=\"canonical\" href=\"http"),
            (lar, "noindex", "index"),
            (lar, "style-src 'self'", "style-src *"),
            (lar, "<main>", "<main><style></style>"),
            (lar, " target=\"_blank\" rel", " rel"),
            (lar, "<use href=\"#side-i-for", "<use href=\"#side-i-fra"),
            (lar, "embed.js", "embeds.js"),
            (lar, "<main>", "<main id=\"side-i-for\">"),
            ("nn/embed/tema/buss/alfa/index.html", "lang=\"nn\"", "lang=\"nb\""),
        ],
    );
}

/// What WordPress keeps of the answer of a site that it does not know: `wp_filter_oembed_result`.
const KEPT: [(&str, &[&str]); 3] = [
    ("blockquote", &[]),
    ("a", &["href"]),
    (
        "iframe",
        &[
            "src",
            "width",
            "height",
            "frameborder",
            "marginwidth",
            "marginheight",
            "scrolling",
            "title",
        ],
    ),
];

/// What is wrong with an oEmbed answer for the page at an address, by the specification and by that.
fn wrong_answer(text: &str, full: &str, embed: &str) -> Vec<String> {
    let Ok(it) = serde_json::from_str::<Value>(text) else { return vec!["no JSON".to_owned()] };
    let mut found = Vec::new();
    let mut hold = |holds: bool, what: &str| {
        if !holds {
            found.push(what.to_owned());
        }
    };
    hold(it["version"] == "1.0" && it["type"] == "rich", "not a rich answer of version 1.0");
    let height = it["height"].as_u64().unwrap_or_default();
    hold((200..=1000).contains(&height), "a height that is cut");
    hold(it["width"].as_u64().is_some_and(|it| it > 0), "no width");
    for key in ["title", "provider_name", "provider_url", "html"] {
        hold(it[key].as_str().is_some_and(|it| !it.is_empty()), key);
    }
    let html = Page::read("", it["html"].as_str().unwrap_or_default().to_owned());
    let parts: Vec<Node<'_>> =
        html.elements().filter(|it| !["html", "head", "body"].contains(&it.name())).collect();
    let names: Vec<&str> = parts.iter().map(|it| it.name()).collect();
    hold(names == ["blockquote", "a", "iframe"], "other elements than sites keep");
    for part in &parts {
        let kept = KEPT.iter().find(|(name, _)| *name == part.name()).map_or(&[][..], |it| it.1);
        let all = part.attributes().iter().all(|(name, _)| kept.contains(&name.as_str()));
        hold(all, "attributes that sites do not keep");
    }
    let attr = |name: &str, of: &str| {
        parts.iter().find(|it| it.name() == name).and_then(|it| it.attr(of)).unwrap_or_default()
    };
    hold(attr("a", "href") == full, "another page in the quotation");
    hold(attr("iframe", "src") == embed, "another page in the frame");
    hold(!attr("iframe", "title").is_empty(), "a frame without a title");
    hold(attr("iframe", "height") == height.to_string(), "two heights");
    found
}

pub(super) fn wrong_answers(corpus: &Corpus) -> Vec<String> {
    let base = &corpus.model.site.base_url;
    let mut found = Vec::new();
    for subject in embed::subjects(&corpus.model) {
        let address = subject::address(&corpus.model, subject);
        let (embed, file) = address.embed().zip(address.oembed()).expect("it has both");
        for spelling in &corpus.model.spellings {
            let text = std::str::from_utf8(&corpus.files[&file.output(spelling)]).unwrap();
            let [full, framed] = [&address, &embed].map(|it| it.canonical(base, spelling));
            let page = &corpus.pages[&address.output(spelling)];
            if !corpus.looked_at(page) {
                continue;
            }
            found.extend(wrong_answer(text, &full, &framed).iter().map(|it| page.says(it)));
            let mut links = page.all("link");
            let link = links.find(|it| it.attr("type") == Some("application/json+oembed"));
            if link.and_then(|it| it.attr("href")) != Some(&file.canonical(base, spelling)) {
                found.push(page.says("does not tell where the answer is"));
            }
        }
    }
    found
}

#[test]
fn the_answers_to_other_sites_are_by_the_rules_and_every_page_tells_of_its_own() {
    holds_and_bites(
        wrong_answers,
        &[(
            "tema/buss/index.html",
            "type=\"application/json+oembed\"",
            "type=\"application/json\"",
        )],
    );
    let corpus = corpus();
    let base = &corpus.model.site.base_url;
    let good = std::str::from_utf8(&corpus.files["embed/tema/buss/oembed.json"]).unwrap();
    let [full, framed] = ["tema/buss/", "embed/tema/buss/"].map(|it| format!("{base}{it}"));
    for (from, to) in [
        ("\"rich\"", "\"video\""),
        ("\"height\":", "\"height\":9"),
        ("\"width\":600", "\"width\":\"600\""),
        ("<iframe ", "<iframe style=\\\"x\\\" "),
        ("<blockquote>", "<script></script><blockquote>"),
        ("<a href=\\\"https", "<a href=\\\"http"),
        ("<iframe src=\\\"https", "<iframe src=\\\"http"),
        ("{", ""),
    ] {
        assert!(good.contains(from), "{good} has no {from}");
        let bad = good.replacen(from, to, 1);
        assert!(!wrong_answer(&bad, &full, &framed).is_empty(), "{to} is not found");
    }
}

/// The words of the element with an id.
fn words(page: &Page, id: &str) -> String {
    page.by_id(id).map(Node::text).unwrap_or_default().trim().to_owned()
}

pub(super) fn unshared(corpus: &Corpus) -> Vec<String> {
    let base = &corpus.model.site.base_url;
    let mut found = Vec::new();
    for subject in share::subjects(&corpus.model) {
        let address = subject::address(&corpus.model, subject);
        let share = address.share().expect("it has one");
        for spelling in &corpus.model.spellings {
            let full = &corpus.pages[&address.output(spelling)];
            let page = &corpus.pages[&share.output(spelling)];
            let own = address.canonical(base, spelling);
            if corpus.looked_at(full) {
                let leads = format!("{}{}", up(&full.path), share.output(spelling));
                if !full.all("a").any(|it| it.attr("href") == Some(&leads)) {
                    found.push(full.says("does not lead to its page to share it"));
                }
                if words(full, "side-adresse") != own {
                    found.push(full.says("does not show its address"));
                }
            }
            if !corpus.looked_at(page) {
                continue;
            }
            if words(page, "side-adresse") != own {
                found.push(page.says("shows another address"));
            }
            let frame = Page::read("", words(page, "side-ramme"));
            let frame = frame.all("iframe").next();
            let attr = |name| frame.and_then(|it| it.attr(name)).unwrap_or_default();
            let embed = address.embed().map(|it| it.canonical(base, spelling)).unwrap_or_default();
            let sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
            if attr("src") != embed || (!embed.is_empty() && attr("sandbox") != sandbox) {
                found.push(page.says(format!("the frame to copy shows {}", attr("src"))));
            }
            let script = format!("src=\"{base}embed-parent.js\"");
            if !embed.is_empty() && !words(page, "side-skript").contains(&script) {
                found.push(page.says("has no script to copy"));
            }
            let code = match subject {
                Subject::Theme(NEWEST, theme) => corpus.model.themes[theme].code,
                _ => None,
            };
            let short = code.map(|it| format!("{base}{}t/{it}/", spelling.folder()));
            if words(page, "side-kort-adresse") != short.unwrap_or_default() {
                found.push(page.says("shows another short address"));
            }
        }
    }
    found
}

#[test]
fn every_page_leads_to_what_is_needed_to_share_it() {
    let share = "del/tema/buss/index.html";
    holds_and_bites(
        unshared,
        &[
            ("tema/buss/index.html", "/del/tema/buss/", "/del/tema/sykkel/"),
            ("2025/tema/buss/alfa/index.html", "id=\"side-adresse\"", "id=\"side-adressen\""),
            ("parti/alfa/index.html", "/del/parti/alfa/", "/del/parti/beta/"),
            (share, "&lt;iframe src", "&lt;iframe data-src"),
            (share, "allow-popups-to-escape-sandbox&quot;", "allow-same-origin&quot;"),
            (share, "/t/2/", "/t/3/"),
            ("en/share/compare/alfa-beta/index.html", "embed-parent.js&quot;", "site.js&quot;"),
        ],
    );
}
