//! Links, ids and addresses: everything that is named exists, once.

use std::collections::BTreeSet;

use super::tree::Node;
use super::{Corpus, holds_and_bites};

/// What elements point to, with the attribute that says so.
pub(super) fn targets(element: Node<'_>) -> impl Iterator<Item = (&str, &str)> {
    let attributes = element.attributes().iter();
    attributes.map(|(name, value)| (name.as_str(), value.as_str())).filter(|(name, _)| {
        ["href", "src", "action", "poster", "data", "xlink:href"].contains(name)
    })
}

pub(super) fn elsewhere(target: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|it| target.starts_with(it))
}

/// The file that a path leads to from a page, or what is wrong with it.
pub(super) fn file(corpus: &Corpus, page: &str, target: &str) -> Result<String, &'static str> {
    if page.ends_with("404.html") {
        let root = corpus.model.site.base_url.root();
        let below = target.strip_prefix(root).ok_or("does not start at the root of the site")?;
        let page = below.is_empty() || below.ends_with('/');
        return Ok(if page { format!("{below}index.html") } else { below.to_owned() });
    }
    file_below(page, target)
}

/// The file that a relative path leads to from a page.
pub(super) fn file_below(page: &str, target: &str) -> Result<String, &'static str> {
    if target.is_empty() {
        return Ok(page.to_owned());
    }
    if target.starts_with('/') {
        return Err("starts at the root of the host");
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for segment in target.split('/') {
        match segment {
            ".." => drop(folders.pop().ok_or("leads out of the site")?),
            segment => folders.push(segment),
        }
    }
    Ok(folders.join("/"))
}

pub(super) fn dead_links(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.every() {
        for (attribute, target) in page.elements().flat_map(targets) {
            if elsewhere(target) {
                continue;
            }
            let (path, fragment) = match target.split_once('#') {
                Some((path, fragment)) => (path, Some(fragment)),
                None => (target, None),
            };
            let path = if path.is_empty() && page.path.ends_with("404.html") {
                Ok(page.path.clone())
            } else {
                file(corpus, &page.path, path)
            };
            match path {
                Err(why) => found.push(page.says(format!("{attribute}=\"{target}\" {why}"))),
                Ok(path) if !corpus.files.contains_key(&path) => {
                    found.push(page.says(format!("{attribute}=\"{target}\": there is no {path}")));
                }
                Ok(path) => {
                    let leads_to = corpus.pages.get(&path);
                    let there = |id: &str| leads_to.is_some_and(|it| it.by_id(id).is_some());
                    if fragment.is_some_and(|it| !there(it)) {
                        found.push(page.says(format!("{attribute}=\"{target}\": no such id")));
                    }
                }
            }
        }
    }
    found
}

#[test]
fn every_link_leads_to_a_file_and_a_place_of_the_site() {
    holds_and_bites(
        dead_links,
        &[
            ("index.html", "href=\"tema/buss/index.html", "href=\"tema/laar/index.html"),
            ("tema/buss/index.html", "href=\"../../metode/", "href=\"/metode/"),
            ("tema/buss/index.html", "href=\"../../metode/", "href=\"../../../metode/"),
            ("tema/buss/index.html", "href=\"#delta\"", "href=\"#detla\""),
            (
                "tema/buss/index.html",
                "delta/index.html#sitat-2029-buss-delta-s1\"",
                "delta/index.html#sitat-buss-delta-s1\"",
            ),
            ("oversikt/index.html", "index.html#alfa\"", "index.html#pa\""),
            ("oversikt/index.html", "<use href=\"#side-i-", "<use href=\"#side-j-"),
            ("metode/index.html", "src=\"../site.js\"", "src=\"../sites.js\""),
            ("404.html", "href=\"/tema/buss/\"", "href=\"tema/buss/\""),
            ("404.html", "href=\"/tema/buss/\"", "href=\"/tema/buss\""),
        ],
    );
}

/// Links that do not go by way of the root of the site: those to a place on the page itself aside.
pub(super) fn roundabout_links(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.every().filter(|it| !it.path.ends_with("404.html")) {
        let up = "../".repeat(page.path.matches('/').count());
        for (attribute, target) in page.elements().flat_map(targets) {
            let below = target.strip_prefix(&up).is_some_and(|it| !it.contains(".."));
            if !(elsewhere(target) || target.starts_with('#') || below) {
                found.push(page.says(format!("{attribute}=\"{target}\" spares the root")));
            }
        }
    }
    found
}

#[test]
fn every_link_goes_up_to_the_root_of_the_site_and_down_from_there() {
    holds_and_bites(
        roundabout_links,
        &[
            ("index.html", "href=\"tema/buss/", "href=\"tema/../tema/buss/"),
            ("tema/buss/index.html", "href=\"../../tema/buss/delta/", "href=\"delta/"),
            ("tema/buss/delta/index.html", "href=\"../../../tema/buss/", "href=\"../"),
            ("2025/oversikt/index.html", "href=\"../../2025/tema/", "href=\"../tema/"),
        ],
    );
}

pub(super) fn strange_rels(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.every() {
        for link in page.all("a") {
            let href = link.attr("href").unwrap_or_default();
            let rel = link.attr("rel").unwrap_or_default();
            if href.starts_with("http") && !rel.split(' ').any(|it| it == "noopener") {
                found.push(page.says(format!("{href} has no rel=\"noopener\"")));
            }
            if link.attr("target").is_some() {
                found.push(page.says(format!("{href} opens a window of its own")));
            }
            if link.text().is_empty() && link.attr("aria-label").is_none_or(str::is_empty) {
                found.push(page.says(format!("the link to {href} has no text")));
            }
        }
    }
    found
}

#[test]
fn every_link_to_elsewhere_is_cut_off_from_this_site() {
    holds_and_bites(
        strange_rels,
        &[
            ("parti/beta/index.html", " rel=\"noopener\"", ""),
            ("tema/buss/index.html", " rel=\"noopener\"", " target=\"_blank\" rel=\"noopener\""),
            ("404.html", ">Oversikt</a>", "></a>"),
        ],
    );
}

pub(super) fn repeated_ids(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.every() {
        let mut seen = BTreeSet::new();
        for id in page.elements().filter_map(|it| it.attr("id")) {
            if !seen.insert(id) {
                found.push(page.says(format!("id=\"{id}\" stands twice")));
            }
            let bytes = id.bytes();
            let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
            if id.is_empty() || !bytes.into_iter().all(plain) {
                found.push(page.says(format!("id=\"{id}\" is not in small letters a–z")));
            }
        }
        for element in page.elements() {
            for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
                for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
                    if !seen.contains(id) {
                        found.push(page.says(format!("{attribute}=\"{id}\": no such id")));
                    }
                }
            }
        }
    }
    found
}

#[test]
fn every_id_stands_once_on_its_page_and_every_named_id_is_there() {
    holds_and_bites(
        repeated_ids,
        &[
            ("tema/buss/index.html", "id=\"delta\"", "id=\"gamma\""),
            ("oversikt/index.html", "id=\"side-tabell\"", "id=\"side-Tabell\""),
            ("tema/buss/index.html", "id=\"side-hvem\"", "id=\"side-hva\""),
        ],
    );
}

pub(super) fn odd_addresses(corpus: &Corpus) -> Vec<String> {
    let mut found = Vec::new();
    for page in corpus.every() {
        let canonical: Vec<&str> = page
            .all("link")
            .filter(|it| it.attr("rel") == Some("canonical"))
            .filter_map(|it| it.attr("href"))
            .collect();
        if page.path.ends_with("404.html") {
            if !canonical.is_empty() {
                found.push(page.says("has an address of its own"));
            }
            continue;
        }
        let Some(address) = page.path.strip_suffix("index.html") else {
            found.push(page.says("is not the index of a folder"));
            continue;
        };
        if canonical != [format!("{}{address}", corpus.model.site.base_url)] {
            found.push(page.says(format!("canonical is {canonical:?}")));
        }
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let segment = |it: &str| !it.is_empty() && it.bytes().all(plain);
        if !(address.is_empty()
            || address.strip_suffix('/').is_some_and(|it| it.split('/').all(segment)))
        {
            found.push(page.says("is not small letters a–z, with a slash at the end"));
        }
    }
    found
}

#[test]
fn every_page_has_one_whole_address_in_small_letters() {
    holds_and_bites(
        odd_addresses,
        &[
            ("tema/buss/index.html", "/tema/buss/\">", "/tema/buss/index.html\">"),
            ("tema/buss/alfa/index.html", "rel=\"canonical\"", "rel=\"alternate\""),
            ("index.html", "rel=\"canonical\" href=\"http", "rel=\"canonical\" href=\"xttp"),
        ],
    );
}
