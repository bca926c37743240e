//! What is around every page: language, headings, landmarks, titles, and what a browser may run.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Node, Page};
use super::{Corpus, beside, holds_and_bites};

const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

fn level(element: Node<'_>) -> Option<u32> {
    let level = element.name().strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

pub(super) fn broken_outline(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        if page.root().attr("lang") != Some("nb") {
            found.push(page.says("is not marked as bokmål"));
        }
        let mut before = 0;
        for (heading, level) in page.elements().filter_map(|it| Some((it, level(it)?))) {
            if level > before + 1 {
                found.push(page.says(format!("h{level} after h{before}: {}", heading.text())));
            }
            if level == 1 && before != 0 {
                found.push(page.says(format!("a second h1: {}", heading.text())));
            }
            if heading.text().is_empty() {
                found.push(page.says(format!("an h{level} without text")));
            }
            before = level;
        }
        if before == 0 {
            found.push(page.says("has no heading"));
        }
    }
    found
}

#[test]
fn every_page_is_bokmal_with_one_top_heading_and_no_level_skipped() {
    holds_and_bites(
        broken_outline,
        &[
            ("index.html", "lang=\"nb\"", "lang=\"no\""),
            ("tema/buss/index.html", "<h2 id=\"side-hvem\">", "<h1>x</h1><h2 id=\"side-hvem\">"),
            ("tema/buss/index.html", "<h3", "<h4"),
            ("404.html", "<h1", "<p"),
        ],
    );
}

pub(super) fn broken_landmarks(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        let mains: Vec<_> = page.all("main").collect();
        let focusable = |it: &Node<'_>| {
            (it.is("a[href]") && !it.inside("head")) || it.attr("tabindex").is_some()
        };
        let first = page.elements().find(focusable);
        let skips = |it: Node<'_>| {
            let target = it.attr("href").and_then(|it| it.strip_prefix('#'));
            target.is_some() && target == mains[0].attr("id") && !it.text().is_empty()
        };
        if mains.len() != 1 {
            found.push(page.says(format!("has {} main elements", mains.len())));
        } else if !first.is_some_and(skips) {
            found.push(page.says("does not begin with a link to its main part"));
        }
        let label = |it: Node<'_>| match it.attr("aria-labelledby") {
            Some(id) => page.by_id(id).map(Node::text).unwrap_or_default(),
            None => it.attr("aria-label").unwrap_or_default().to_owned(),
        };
        let mut labels = BTreeSet::new();
        for nav in page.all("nav") {
            let label = label(nav);
            if label.is_empty() {
                found.push(page.says("a nav without a name"));
            } else if !labels.insert(label.clone()) {
                found.push(page.says(format!("two navs are called {label}")));
            }
        }
        for name in ["header", "footer"] {
            let number = page.all(name).filter(|it| !it.inside("main")).count();
            if number != 1 {
                found.push(page.says(format!("has {number} {name} elements")));
            }
        }
        for text in page.texts() {
            let landmark = ["main", "header", "footer", "nav", "a.skip", "p.older"];
            if !landmark.iter().any(|it| text.inside(it)) {
                found.push(page.says(format!("outside of all parts of the page: {}", text.text())));
            }
        }
    }
    found
}

#[test]
fn every_page_has_one_main_part_a_link_to_it_first_and_named_navigation() {
    holds_and_bites(
        broken_landmarks,
        &[
            ("index.html", "<main id=\"side-innhold\">", "<main>"),
            ("index.html", "</main>", "</main><main></main>"),
            ("tema/buss/index.html", "<body>", "<body><a href=\"x\">x</a>"),
            ("tema/buss/index.html", "aria-label=\"Flere temaer\"", "aria-label=\"Hovedmeny\""),
            ("404.html", "aria-label=\"Hovedmeny\"", ""),
            ("404.html", "<body>", "<body>Løs tekst"),
        ],
    );
}

fn title(page: &Page) -> String {
    page.all("title").find(|it| it.inside("head")).map(Node::text).unwrap_or_default()
}

fn description(page: &Page) -> String {
    let mut metas = page.all("meta").filter(|it| it.attr("name") == Some("description"));
    metas.next().and_then(|it| it.attr("content")).unwrap_or_default().to_owned()
}

pub(super) fn poor_titles(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    let kinds = [("title", title as fn(&Page) -> String, 70), ("description", description, 200)];
    for (kind, of, longest) in kinds {
        // A language may call a page what another calls it.
        let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
        for page in corpus.pages.values().filter(|it| beside(&it.path) != Some("embed")) {
            let text = of(page);
            let length = text.chars().count();
            if length == 0 || length > longest {
                found.push(page.says(format!("{kind} of {length} characters: {text}")));
            }
            if let Some(other) = seen
                .insert((page.root().attr("lang").unwrap_or_default(), text.clone()), &page.path)
            {
                found.push(page.says(format!("{kind} as on {other}: {text}")));
                found.push(format!("{other}: {kind} as on {}: {text}", page.path));
            }
        }
    }
    found
}

#[test]
fn every_title_and_description_is_short_and_its_own() {
    let long = concat!(
        "<title>",
        "en alt for lang tittel som ingen nettleser viser hele av ",
        "og mer av den samme"
    );
    holds_and_bites(
        poor_titles,
        &[
            ("tema/buss/index.html", "<title>Buss om kvelden", "<title>Sykkelveier i byene"),
            ("index.html", "<title>", long),
            ("404.html", "<meta name=\"description\"", "<meta name=\"other\""),
        ],
    );
}

pub(super) fn unsafe_pages(corpus: &Corpus) -> Vec<String> {
    let wanted = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ];
    let mut found = Vec::new();
    for page in corpus.each() {
        let policy =
            page.all("meta").find(|it| it.attr("http-equiv") == Some("Content-Security-Policy"));
        let rules = policy.and_then(|it| it.attr("content")).unwrap_or_default();
        let given: Vec<&str> = rules.split(';').map(str::trim).collect();
        for rule in wanted.iter().filter(|it| !given.contains(it)) {
            found.push(page.says(format!("the policy lacks {rule}")));
        }
        if rules.contains("unsafe") || rules.contains('*') || rules.contains("http") {
            found.push(page.says(format!("the policy is loose: {rules}")));
        }
        let place = policy.map_or(usize::MAX, Node::place);
        for element in page.elements() {
            let name = element.name();
            if ["script", "link", "style", "base"].contains(&name) && element.place() < place {
                found.push(page.says(format!("{name} before the policy")));
            }
            // What machines are told of a page is data: no browser runs it, nor can it end the script.
            let data = element.attr("type") == Some("application/ld+json")
                && !element.text().contains('<')
                && element.attr("src").is_none();
            if name == "style" || (name == "script" && !data && !element.text().is_empty()) {
                found.push(page.says(format!("{name} written in the page")));
            }
            // What the script works in is no form: nothing is ever sent.
            // Only a page to share another shows it in a frame, shut off from this site.
            let framed = name == "iframe" && beside(&page.path) == Some("del");
            let shut = element.attr("sandbox").is_some_and(|it| !it.contains("same-origin"));
            if framed && !(shut && given.contains(&"frame-src 'self'")) {
                found.push(page.says("has a frame that is not shut off"));
            }
            if ["form", "iframe", "object", "embed", "base"].contains(&name) && !framed {
                found.push(page.says(format!("has an element {name}")));
            }
            for (attribute, value) in element.attributes() {
                if attribute == "style" || attribute.starts_with("on") {
                    found.push(page.says(format!("{attribute}=\"{value}\"")));
                }
                let scheme = value.trim_start().to_ascii_lowercase();
                if ["javascript:", "data:", "vbscript:"].iter().any(|it| scheme.starts_with(it)) {
                    found.push(page.says(format!("{attribute}=\"{value}\"")));
                }
            }
            let loaded = element.attr("src").or(element.attr("href").filter(|_| name == "link"));
            let own =
                element.attr("rel").is_some_and(|it| ["canonical", "alternate"].contains(&it));
            if !own && loaded.is_some_and(|it| it.contains("//")) {
                found.push(page.says(format!("{name} is loaded from another site")));
            }
        }
    }
    found
}

#[test]
fn nothing_runs_or_loads_but_the_sites_own_files() {
    holds_and_bites(
        unsafe_pages,
        &[
            ("del/tema/buss/index.html", " sandbox=\"", " data-x=\""),
            ("del/tema/buss/index.html", "frame-src", "child-src"),
            ("index.html", "<main", "<iframe sandbox=\"\"></iframe><main"),
            ("index.html", "<meta charset", "<script src=\"site.js\"></script><meta charset"),
            ("index.html", "style-src 'self'", "style-src 'self' 'unsafe-inline'"),
            ("tema/buss/index.html", "base-uri 'none'; ", ""),
            ("tema/buss/index.html", "<h1", "<h1 style=\"color:red\""),
            ("tema/buss/index.html", "<h1", "<h1 onclick=\"x()\""),
            ("tema/buss/index.html", "</body>", "<script>x()</script></body>"),
            ("oversikt/index.html", "<fieldset", "<form method=\"post\"></form><fieldset"),
            ("tema/buss/index.html", "<h1", "<form></form><h1"),
            ("404.html", "src=\"/site.js\"", "src=\"https://a.example/site.js\""),
            ("404.html", "href=\"/tema/buss/\"", "href=\"JavaScript:x()\""),
        ],
    );
}

pub(super) fn controls(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        for element in page.elements() {
            let control = ["button", "select", "input", "textarea", "dialog"];
            let role = element.attr("role").unwrap_or_default();
            let is_control = control.contains(&element.name()) || control.contains(&role);
            // The script shows the form that it works in, or the button that it works by.
            let shown = element.attr("hidden").is_none()
                && !element.ancestors().any(|it| it.is("fieldset[hidden]"));
            if is_control && shown {
                found.push(page.says(format!("has a {} {role}", element.name())));
            }
        }
    }
    found
}

#[test]
fn no_page_has_a_control_that_needs_a_script() {
    holds_and_bites(
        controls,
        &[
            ("tema/buss/index.html", "<h1", "<button>x</button><h1"),
            ("oversikt/index.html", "<h1", "<select></select><h1"),
            ("404.html", "<h1", "<input><h1"),
            (
                "del/tema/buss/index.html",
                "<button type=\"button\" hidden",
                "<button type=\"button\"",
            ),
            ("oversikt/index.html", "id=\"side-filter\" hidden", "id=\"side-filter\""),
            ("2021/oversikt/index.html", "</fieldset>", "</fieldset><button>x</button>"),
        ],
    );
}

/// The dates in a text, written out as «13. september 2021», in the form 2021-09-13.
fn written_dates(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let date = |it: &[&str]| {
        let month = MONTHS.iter().position(|month| *month == it[1].to_lowercase())? + 1;
        let day = it[0].strip_suffix('.')?;
        let digits = day.len() - day.trim_end_matches(|it: char| it.is_ascii_digit()).len();
        let day: u8 = day[day.len() - digits..].parse().ok()?;
        let year: String = it[2].chars().take_while(char::is_ascii_digit).collect();
        (year.len() == 4).then(|| format!("{year}-{month:02}-{day:02}"))
    };
    words.windows(3).filter_map(date).collect()
}

/// The dates in a text for machines, like 2021-09-13.
fn iso_dates(text: &str) -> Vec<&str> {
    let shape = "0000-00-00";
    let fits = |it: &[u8]| {
        let same = |(a, b): (&u8, u8)| if b == b'0' { a.is_ascii_digit() } else { *a == b };
        it.iter().zip(shape.bytes()).all(same)
    };
    let windows = text.as_bytes().windows(shape.len()).enumerate().filter(|(_, it)| fits(it));
    windows.filter_map(|(at, _)| text.get(at..at + shape.len())).collect()
}

/// Whether a text is printed as others wrote it: words of a programme, or the title of a document.
fn is_given(corpus: &Corpus, text: Node<'_>) -> bool {
    let model = &corpus.model;
    let references = model.themes.iter().flat_map(|it| &it.references).map(|it| &it.title);
    let programmes = model.elections.iter().flat_map(|it| &it.programmes);
    let positions = programmes.flat_map(|it| &it.positions);
    let evidence = positions.flat_map(|it| &it.evidence).map(|it| &it.source.title);
    let titles = references.chain(model.sources.iter().map(|it| &it.title)).chain(evidence);
    let passports = model.sources.iter().filter_map(|it| it.passport.as_ref());
    let of_editions =
        passports.flat_map(|it| it.title_page.iter().chain(it.words.as_ref().map(|it| &it.exact)));
    text.inside("blockquote")
        || titles.chain(of_editions).into_iter().any(|it| text.text().contains(it))
}

pub(super) fn unmarked_dates(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.each() {
        let digits = |it: &Node<'_>| it.text().contains(|it: char| it.is_ascii_digit());
        let texts: Vec<Node<'_>> = page.texts().filter(digits).collect();
        for text in &texts {
            for date in iso_dates(&text.text()) {
                found.push(page.says(format!("a reader meets {date}")));
            }
        }
        let body = page.all("body").next().map(Node::text).unwrap_or_default();
        let in_body = written_dates(&body);
        let mut marked = Vec::new();
        for time in page.all("time") {
            let (text, given) = (time.text(), time.attr("datetime").unwrap_or_default());
            let written = written_dates(&text);
            if given.len() == "2021-09-13".len() && written != [given] {
                found.push(page.says(format!("{text} is marked as {given}")));
            }
            if given.is_empty() || iso_dates(given).is_empty() && given.len() > "2021-09".len() {
                found.push(page.says(format!("datetime=\"{given}\" for {text}")));
            }
            marked.extend(written);
        }
        for date in marked {
            if !in_body.contains(&date) {
                found.push(page.says(format!("{date} is marked but not written")));
            }
        }
        for text in texts.iter().filter(|it| !it.inside("time")) {
            for date in written_dates(&text.text()) {
                if is_given(corpus, *text) {
                    continue;
                }
                found.push(page.says(format!("{date} is not marked in: {}", text.text())));
            }
        }
    }
    found
}

#[test]
fn every_date_is_written_out_and_marked_for_machines() {
    holds_and_bites(
        unmarked_dates,
        &[
            (
                "index.html",
                "<time datetime=\"2029-09-10\">10.",
                "<time datetime=\"2029-09-10\">11.",
            ),
            (
                "index.html",
                "<time datetime=\"2029-09-10\">10. september 2029</time>",
                "10. september 2029",
            ),
            ("tema/buss/index.html", "<h1>", "<h1>2025-09-13 "),
            ("tema/buss/index.html", "<time datetime=\"", "<time data-x=\""),
        ],
    );
}
