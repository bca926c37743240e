//! What machines read: feeds, the list of pages, rules for hosts, and metadata, held against the pages.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};
use standpunkt::content::files::Sources;
use standpunkt::content::load;
use standpunkt::content::published::{PUBLISHED, Published};
use standpunkt::site::build::build;
use standpunkt::site::files::leads_on;
use standpunkt::values::date::PartialDate;
use standpunkt::values::vocabulary::Status;

use crate::contents::{every, every_site, real, real_site};

type Files = BTreeMap<String, Vec<u8>>;

/// The fixture, in which faults are planted.
fn site() -> &'static Files {
    &every_site().files
}

/// The address that a site is published at.
fn base(files: &Files) -> &str {
    between(text(files, "index.html"), "<link rel=\"canonical\" href=\"", "\"").unwrap()
}

/// Asserts all that holds for what machines read of any content.
pub(crate) fn hold(sources: &Sources, files: &Files) {
    let (content, _) = load::read(sources);
    let themes = content.themes.values().filter(|it| it.value.status == Status::Published).count();
    hold_feeds(files, themes);
    hold_list_of_pages(files);
    assert_eq!(unguarded(files), Vec::<String>::new());
    assert_eq!(at_odds(files), Vec::<String>::new());
    hold_entries(files);
}

#[test]
fn machines_are_told_what_readers_are_told() {
    hold(&every(), site());
    hold(&real(), &real_site().files);
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

/// All pages, also those made for sharing and for frames: no stubs.
fn all_pages(files: &Files) -> impl Iterator<Item = (&String, &str)> {
    let html = files.iter().filter(|(path, it)| path.ends_with(".html") && !leads_on(it));
    html.map(|(path, it)| (path, std::str::from_utf8(it).unwrap()))
}

/// The pages that search engines are told of: none of those made for sharing or for frames, and not
/// the page for missing addresses.
fn pages(files: &Files) -> impl Iterator<Item = (&String, &str)> {
    all_pages(files).filter(|it| !it.1.contains("<meta name=\"robots\" content=\"noindex\">"))
}

/// What stands between two texts, the first time.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    text.split_once(before)?.1.split_once(after).map(|it| it.0)
}

fn child<'d>(node: Node<'d, 'd>, name: &str) -> &'d str {
    let found = node.children().find(|it| it.has_tag_name(("http://www.w3.org/2005/Atom", name)));
    found.and_then(|it| it.text()).unwrap_or_default()
}

/// What is wrong with an Atom feed by RFC 4287, and with the JSON Feed beside it; and its ids.
fn feed_faults(files: &Files, path: &str) -> (Vec<String>, Vec<String>) {
    let mut found = Vec::new();
    let document = Document::parse(text(files, path)).unwrap();
    let feed = document.root_element();
    for name in ["id", "title", "updated"] {
        if child(feed, name).is_empty() {
            found.push(format!("{path}: the feed has no {name}"));
        }
    }
    let links: Vec<_> = feed.children().filter(|it| it.tag_name().name() == "link").collect();
    let own = links.iter().find(|it| it.attribute("rel") == Some("self"));
    if own.and_then(|it| it.attribute("href")) != Some(child(feed, "id")) {
        found.push(format!("{path}: the feed does not name itself"));
    }
    if feed.children().all(|it| it.tag_name().name() != "author") {
        found.push(format!("{path}: nobody has written it"));
    }
    let mut ids = Vec::new();
    let mut last = String::from("9999");
    for entry in feed.children().filter(|it| it.tag_name().name() == "entry") {
        let (id, updated) = (child(entry, "id"), child(entry, "updated"));
        if !id.starts_with("tag:") || child(entry, "title").is_empty() {
            found.push(format!("{path}: an entry {id} without a name"));
        }
        if updated.len() != 20 || updated > last.as_str() {
            found.push(format!("{path}: {id} of {updated} after {last}"));
        }
        last = updated.to_owned();
        let link = entry.children().find(|it| it.tag_name().name() == "link").unwrap();
        let to = link.attribute("href").unwrap();
        let file = to.split_once(".example/").or(to.split_once(".test/")).unwrap().1;
        let file = format!("{}index.html", file.split('#').next().unwrap());
        if !files.contains_key(&file) {
            found.push(format!("{path}: {id} is about {to}"));
        }
        ids.push(id.to_owned());
    }
    if child(feed, "updated")
        < document
            .root_element()
            .descendants()
            .filter(|it| it.tag_name().name() == "entry")
            .map(|it| child(it, "updated"))
            .max()
            .unwrap_or_default()
    {
        found.push(format!("{path}: the feed is older than an entry"));
    }
    let json: serde_json::Value =
        serde_json::from_str(text(files, &path.replace(".xml", ".json"))).unwrap();
    let items = json["items"].as_array().unwrap();
    let theirs: Vec<&str> = items.iter().map(|it| it["id"].as_str().unwrap()).collect();
    if json["version"] != "https://jsonfeed.org/version/1.1" || theirs != ids {
        found.push(format!("{path}: the JSON Feed tells something else"));
    }
    (found, ids)
}

/// Every feed is whole and names its entries once.
fn hold_feeds(files: &Files, themes: usize) {
    let feeds: Vec<&String> = files.keys().filter(|it| it.ends_with("feed.xml")).collect();
    assert_eq!(
        feeds.len(),
        3 * (1 + themes),
        "one for everything and one a theme, in each language"
    );
    let mut all = BTreeMap::new();
    for path in feeds {
        let (faults, ids) = feed_faults(files, path);
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path} names one twice");
        all.insert(path.as_str(), ids);
    }
    for (folder, of) in [("", "tema/"), ("nn/", "nn/tema/"), ("en/", "en/theme/")] {
        let of_themes = all.iter().filter(|it| it.0.starts_with(of)).flat_map(|it| it.1);
        let whole: BTreeSet<&String> = all[format!("{folder}feed.xml").as_str()].iter().collect();
        assert_eq!(of_themes.collect::<BTreeSet<_>>(), whole);
        assert!(whole.len() > themes, "{} entries", whole.len());
    }
}

#[test]
fn a_changed_name_of_an_entry_is_found() {
    let mut broken = site().clone();
    let feed = text(site(), "feed.xml").replacen("tag:", "tagg:", 1);
    broken.insert("feed.xml".to_owned(), feed.into_bytes());
    assert!(!feed_faults(&broken, "feed.xml").0.is_empty(), "a changed name is noticed");
}

/// The content of the fixtures, recorded as published.
fn recorded() -> Sources {
    let mut sources = crate::findings::base();
    let now = build(&sources, None).published.unwrap();
    let published = Published::default().grown(&now, PartialDate::parse("2029-06-01").unwrap());
    sources.files.insert(PUBLISHED.to_owned(), published.text().into_bytes());
    sources
}

fn with(sources: &Sources, path: &str, from: &str, to: &str) -> Sources {
    let old = String::from_utf8(sources.files[path].clone()).unwrap();
    assert!(old.contains(from), "{path} has no {from}");
    let mut sources = sources.clone();
    sources.files.insert(path.to_owned(), old.replacen(from, to, 1).into_bytes());
    sources
}

#[test]
fn a_change_is_a_new_entry_and_leaves_the_others_as_they_were() {
    let before = recorded();
    let changes = "    stance: conditional\n    changes:\n      - {date: 2029-07-02, kind: correction, was: for, why: Vi tok feil & retter.}\n";
    let after = with(&before, "parties/alfa/2029.yaml", "    stance: for\n", changes);
    let (old, new) = (build(&before, None).site.unwrap(), build(&after, None).site.unwrap());
    let (faults, ids) = feed_faults(&new.files, "feed.xml");
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(ids[0], "tag:valg.test,2029-06-01:2029/sykkel/alfa/1/nb");
    assert_eq!(ids[1..], feed_faults(&old.files, "feed.xml").1);
    let document = Document::parse(text(&new.files, "tema/sykkel/feed.xml")).unwrap();
    let entry = document.descendants().find(|it| it.tag_name().name() == "entry").unwrap();
    assert_eq!(
        child(entry, "summary"),
        "Rettet. Standpunktet var «For» og er «Delvis for». Vi tok feil & retter."
    );
    for page in ["endringer/index.html", "tema/sykkel/index.html", "tema/sykkel/alfa/index.html"] {
        let told = text(&new.files, page);
        assert!(told.contains("Standpunktet var «For» og er «Delvis for»"), "{page}");
        assert!(told.contains("Rettet <time datetime=\"2029-07-02\">"), "{page}");
    }
    assert!(text(&old.files, "endringer/index.html").contains("Ingen standpunkter er endret"));
    assert_eq!(text(&old.files, "tema/skole/feed.xml"), text(&new.files, "tema/skole/feed.xml"));
}

#[test]
fn an_entry_keeps_its_name_when_the_theme_gets_another() {
    let before = recorded();
    let ids = feed_faults(&build(&before, None).site.unwrap().files, "feed.xml").1;
    let mut after =
        with(&before, "themes/sykkel.md", "order: 1\n", "order: 1\naliases: [sykkel]\n");
    let theme = after.files.remove("themes/sykkel.md").unwrap();
    after.files.insert("themes/rad.md".to_owned(), theme);
    for party in ["alfa", "beta"] {
        let path = format!("parties/{party}/2029.yaml");
        after = with(&after, &path, "theme: sykkel", "theme: rad");
    }
    for path in after.files.clone().keys().filter(|it| it.starts_with("themes/")) {
        let body = String::from_utf8(after.files[path].clone()).unwrap();
        after.files.insert(path.clone(), body.replace("/tema/sykkel/", "/tema/rad/").into_bytes());
    }
    let outcome = build(&after, None);
    let site = outcome.site.unwrap_or_else(|| panic!("{:?}", outcome.report));
    assert_eq!(feed_faults(&site.files, "feed.xml").1, ids);
}

/// The list of pages is the pages.
fn hold_list_of_pages(files: &Files) {
    let document = Document::parse(text(files, "sitemap.xml")).unwrap();
    let urls = document.descendants().filter(|it| it.tag_name().name() == "loc");
    let listed: BTreeSet<&str> = urls.filter_map(|it| it.text()).collect();
    let canonical = |it| between(it, "<link rel=\"canonical\" href=\"", "\"");
    let there: BTreeSet<&str> = pages(files).filter_map(|it| canonical(it.1)).collect();
    assert_eq!(there.len(), pages(files).count(), "two pages have one address");
    assert_eq!(listed, there);
    let days = document.descendants().filter(|it| it.tag_name().name() == "lastmod");
    for day in days.filter_map(|it| it.text()) {
        assert!(PartialDate::parse(day).is_some_and(PartialDate::is_whole), "{day}");
        assert!(day > "2012", "{day}");
    }
    let map = format!("Sitemap: {}sitemap.xml\n", base(files));
    assert!(text(files, "robots.txt").ends_with(&map));
}

#[test]
fn a_page_that_the_list_of_pages_lacks_is_found() {
    let mut files = site().clone();
    files.remove("metode/index.html");
    let lacks = std::panic::catch_unwind(|| hold_list_of_pages(&files));
    assert!(lacks.is_err());
}

/// The headers that the rules give an address, each with all its values.
fn headers_of(rules: &str, path: &str) -> BTreeMap<String, Vec<String>> {
    let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut applies = false;
    for line in rules.lines() {
        if let Some(header) = line.strip_prefix("  ") {
            let (name, value) = header.split_once(": ").unwrap();
            if applies {
                headers.entry(name.to_owned()).or_default().push(value.to_owned());
            }
        } else {
            applies = match line.split_once('*') {
                Some((start, end)) => path.starts_with(start) && path.ends_with(end),
                None => path == line,
            };
        }
    }
    headers
}

/// Pages with another policy than the one they say themselves and who may put them in a frame, or that
/// have none or two; and pages without another header.
fn unguarded(files: &Files) -> Vec<String> {
    let rules = text(files, "_headers");
    let mut found = Vec::new();
    for (path, html) in all_pages(files).filter(|it| !it.0.ends_with("404.html")) {
        let address = format!("/{}", path.trim_end_matches("index.html"));
        let headers = headers_of(rules, &address);
        let policies = headers.get("Content-Security-Policy").map_or(&[][..], Vec::as_slice);
        let framed = path.split('/').any(|it| it == "embed");
        let own = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
        let own = between(html, own, "\"").unwrap_or_default();
        let sorted = |it: &str| it.split("; ").map(str::to_owned).collect::<BTreeSet<String>>();
        let mut wanted = sorted(own);
        wanted.insert(format!("frame-ancestors {}", if framed { "*" } else { "'none'" }));
        if policies.len() != 1 || sorted(&policies[0]) != wanted {
            found.push(format!("{address}: {policies:?} and {own}"));
        }
        for name in ["X-Content-Type-Options", "Referrer-Policy", "Strict-Transport-Security"] {
            if headers.get(name).map(Vec::len) != Some(1) {
                found.push(format!("{address}: {name}"));
            }
        }
    }
    found
}

#[test]
fn hosts_are_told_to_guard_every_page_and_to_let_others_frame_embeds_and_read_data() {
    let mut files = site().clone();
    let rules = text(site(), "_headers");
    files.insert("_headers".to_owned(), rules.replace("/tema/*", "/temaer/*").into_bytes());
    assert!(unguarded(&files).iter().any(|it| it.starts_with("/tema/buss/")));
    for path in ["/embed/tema/buss/", "/nn/embed/tema/buss/", "/en/embed/theme/buss/alfa/"] {
        let headers = headers_of(rules, path);
        let policy = &headers["Content-Security-Policy"];
        assert!(policy.len() == 1 && policy[0].contains("frame-ancestors *"), "{path}: {policy:?}");
        assert!(!headers.contains_key("X-Frame-Options"), "{path}");
    }
    let headers = headers_of(rules, "/data/standpunkt.json");
    assert_eq!(headers["Access-Control-Allow-Origin"], ["*"]);
    let feed = headers_of(rules, "/en/theme/buss/feed.xml");
    assert_eq!(feed["Content-Type"], ["application/atom+xml; charset=utf-8"]);
    assert!(rules.lines().filter(|it| !it.starts_with(' ')).count() <= 100, "Cloudflare reads 100");
}

/// Pages on which the words for readers, for search engines, for messages and for machines differ.
fn at_odds(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for (path, html) in pages(files) {
        let meta = |name: &str| between(html, &format!("<meta {name} content=\""), "\"");
        let mut differ = |what: &str, one: Option<&str>, other: Option<&str>| {
            if one != other || one.is_none() {
                found.push(format!("{path}: {what}: {one:?} and {other:?}"));
            }
        };
        differ("title", between(html, "<title>", "</title>"), meta("property=\"og:title\""));
        differ("description", meta("name=\"description\""), meta("property=\"og:description\""));
        let canonical = between(html, "<link rel=\"canonical\" href=\"", "\"");
        differ("address", canonical, meta("property=\"og:url\""));
        let data = between(html, "<script type=\"application/ld+json\">", "</script>").unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        differ("address for machines", canonical, data["@id"].as_str());
        let language = between(html, "<html lang=\"", "\"");
        differ("language", language, data["inLanguage"].as_str());
        if let Some(day) = meta("name=\"citation_publication_date\"") {
            let day = day.replace('/', "-");
            differ("day", Some(&day), data["dateModified"].as_str());
            // The day on the sheet that is printed.
            let printed = between(html, "<aside class=\"print\"", "</aside>");
            if let Some(checked) = printed.and_then(|it| between(it, "<time datetime=\"", "\"")) {
                differ("printed day", Some(&day), Some(checked));
            }
        }
        // How many parties have which stance: on the page, and in what search engines show.
        if let Some(counts) = between(html, "<p class=\"counts\">", ". ") {
            let counts = counts.split_once(": ").map_or(counts, |it| it.1);
            let told = meta("name=\"description\"").unwrap();
            let start: String = counts.chars().take(20).collect();
            if !told.contains(&start) && !told.ends_with('…') {
                found.push(format!("{path}: {counts} is not in {told}"));
            }
        }
    }
    found
}

#[test]
fn words_that_differ_for_readers_and_machines_are_found() {
    let page = "tema/buss/index.html";
    for (from, to) in [
        ("<meta property=\"og:title\" content=\"Buss", "<meta property=\"og:title\" content=\"Tog"),
        ("\"dateModified\":\"20", "\"dateModified\":\"19"),
        (
            "<p class=\"counts\">Stortingsvalget 2029: 3 for",
            "<p class=\"counts\">Stortingsvalget 2029: 9 for",
        ),
    ] {
        let mut files = site().clone();
        let html = text(site(), page);
        assert!(html.contains(from), "no {from}");
        files.insert(page.to_owned(), html.replacen(from, to, 1).into_bytes());
        assert!(!at_odds(&files).is_empty(), "{to} was not found");
    }
}

/// Every entry for reference managers has a key of its own and an address that exists.
fn hold_entries(files: &Files) {
    let (base, shared) = (base(files), format!("{}del/", base(files)));
    let mut keys: BTreeMap<String, String> = BTreeMap::new();
    let mut entries: BTreeMap<bool, usize> = BTreeMap::new();
    for (path, html) in
        all_pages(files).filter(|it| !it.0.starts_with("nn/") && !it.0.starts_with("en/"))
    {
        // A page to share another one tells how to cite that one.
        let own = between(html, "<link rel=\"canonical\" href=\"", "\"").unwrap_or_default();
        let canonical = own.replace(&shared, base);
        for entry in html.split("@misc{").skip(1) {
            *entries.entry(canonical != own).or_insert(0) += 1;
            let entry = entry.split("</pre>").next().unwrap();
            assert!(entry.is_ascii(), "{path}: {entry}");
            let key = entry.split(',').next().unwrap().to_owned();
            let url = between(entry, "url = {", "}").unwrap();
            let (page, place) = url.split_once('#').unwrap_or((url, ""));
            assert_eq!(page, canonical, "{path}: {key}");
            assert!(place.is_empty() || html.contains(&format!("id=\"{place}\"")), "{url}");
            // The page to share a page has the same entry as the page.
            if let Some(other) = keys.insert(key.clone(), url.to_owned()) {
                assert_eq!(other, url, "{key} is that of two things");
            }
        }
    }
    // Of quotations, and of pages.
    assert_eq!(entries.len(), 2, "{entries:?}");
}
