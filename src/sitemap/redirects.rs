//! Leads readers from former addresses to where things are now.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::load::Content;
use crate::model::Model;
use crate::report::diagnostic::{self, Report};
use crate::report::faults;
use crate::sitemap::places::places;
use crate::sitemap::resolve::{Links, Target};
use crate::sitemap::subject;
use crate::values::address::{Address, BESIDE};
use crate::values::language::{Spelling, Word};

/// Reads the redirects of `site.yaml` into `links`; tells of those from a page, and to none.
pub(crate) fn redirects(
    model: &Model,
    content: &Content,
    assets: &[String],
    links: &mut Links,
    report: &mut Report,
) {
    let Some(site) = content.site.as_ref().filter(|it| !it.value.redirects.is_empty()) else {
        return;
    };
    let mut files = subject::files(model, assets);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let known: Vec<String> = links.pages.keys().map(|it| format!("/{it}")).collect();
    for redirect in &site.value.redirects {
        let from = redirect.from.value.as_str();
        let start = from.trim_end_matches('*').trim_start_matches('/');
        let whole = from.ends_with('*');
        let place = || site.text.place(redirect.from.span.clone());
        let file = stub(start);
        // `/a` and `/a/` are one file.
        if let Some(line) = seen.get(&file) {
            report.push(faults::duplicate_id(place(), from, *line));
            continue;
        }
        // With `*`, the address before it may be that of a page: only what is below it leads on.
        let only_below = start.is_empty() || (whole && links.pages.contains_key(start));
        if !is_former(from) || (!only_below && is_taken(&files, &file)) {
            report.push(faults::redirect_page(place(), from));
            continue;
        }
        seen.insert(file.clone(), place().line);
        files.insert(file);
        let Some(target) = named(model, links, &redirect.to.value) else {
            let near = diagnostic::nearest(&redirect.to.value, known.iter().map(String::as_str));
            let place = site.text.place(redirect.to.span.clone());
            report.push(faults::redirect_target(place, &redirect.to.value, near));
            continue;
        };
        // What stands beside the address leads on, too.
        let mut spelling = model.spellings.iter().filter(|it| it.language == target.language);
        let spelling = spelling.next().filter(|_| !only_below);
        let beside = spelling.map(|it| moved_beside(model, it, start, &target)).unwrap_or_default();
        if beside.iter().any(|(path, _)| is_taken(&files, &stub(path))) {
            report.push(faults::redirect_page(place(), from));
            continue;
        }
        files.extend(beside.iter().map(|(path, _)| stub(path)));
        if whole {
            let published = model.published.pages.keys();
            let below = published.filter(|it| {
                let fits = it.starts_with(start) && is_former(&format!("/{it}"));
                fits && !links.pages.contains_key(*it)
            });
            let below: Vec<String> = below.cloned().collect();
            for path in below {
                links.moved.entry(path).or_insert_with(|| target.clone());
            }
        }
        if !only_below {
            links.moved.insert(start.to_owned(), target);
        }
    }
}

/// Whether there is a file with this path, or one that cannot be beside it: a name is that of a file or
/// of a folder.
fn is_taken(files: &BTreeSet<String>, file: &str) -> bool {
    let mut folders = file.match_indices('/').map(|it| &file[..it.0]);
    let below = format!("{file}/");
    let next = files.range(below.clone()..).next();
    files.contains(file)
        || folders.any(|it| files.contains(it))
        || next.is_some_and(|it| it.starts_with(&below))
}

/// Whether an address may have been one of a site: it becomes the path of a file in the site and part of
/// a line of the rules for hosts, and both have to stay what they are.
fn is_former(from: &str) -> bool {
    let odd = |it: char| it.is_whitespace() || it.is_control() || "\\?#*<>\"".contains(it);
    let path = from.strip_suffix("/*").unwrap_or(from).trim_end_matches('/');
    let Some(path) = path.strip_prefix('/') else { return from == "/*" };
    !path.contains(odd) && !path.split('/').any(|it| ["", ".", ".."].contains(&it))
}

/// The page and place that an address in `site.yaml` names.
pub(crate) fn named(model: &Model, links: &Links, to: &str) -> Option<Target> {
    let (path, place) = match to.split_once('#') {
        Some((path, place)) => (path, Some(place.to_owned())),
        None => (to, None),
    };
    let (subject, language) = links.pages.get(path.strip_prefix('/')?)?;
    let fits = place.as_ref().is_none_or(|it| places(model, *subject).contains(it));
    let address = subject::address(model, *subject);
    fits.then_some(Target { address, language: *language, place, for_now: false })
}

/// The pages beside a page that is no more, to embed and to share it: they lead to those beside the
/// page that it leads to, and if there are none, to that page itself. They are not recorded: whoever
/// knows the address of a page knows theirs.
pub fn moved_beside(
    model: &Model,
    spelling: &Spelling,
    from: &str,
    target: &Target,
) -> Vec<(String, Target)> {
    let Some(rest) = from.strip_prefix(spelling.folder()) else { return Vec::new() };
    let mut segments = rest.split('/').filter(|it| !it.is_empty()).peekable();
    let year = |it: &&str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
    segments.next_if(year);
    let segments: Vec<&str> = segments.collect();
    let word = segments.first().and_then(|it| spelling.read(it));
    let framed = match segments.len() {
        2 => matches!(word, Some(Word::Theme | Word::Compare)),
        3 => word == Some(Word::Theme),
        _ => false,
    };
    let shared = framed || (segments.len() == 2 && word == Some(Word::Party));
    let there = |it: Option<Address>| it.filter(|_| has_shares(model, target));
    let near = [
        framed.then(|| there(target.address.embed())),
        shared.then(|| there(target.address.share())),
    ];
    let of = |(near, folder): (Option<Address>, Word)| {
        let address = format!("{}{}/{rest}", spelling.folder(), spelling.word(folder));
        let target = match near {
            Some(it) => Target { address: it, place: None, ..target.clone() },
            None => target.clone(),
        };
        (address, target)
    };
    let near = near.into_iter().zip(BESIDE).filter_map(|(near, folder)| Some((near?, folder)));
    near.map(of).collect()
}

/// Whether pages of the election that an address leads to have others beside them.
fn has_shares(model: &Model, target: &Target) -> bool {
    model.elections.iter().any(|it| it.prefix == target.address.prefix() && it.shares)
}

/// The file that tells other sites how to embed the page that an address leads to.
pub fn oembed(model: &Model, target: &Target) -> Option<Address> {
    target.address.oembed().filter(|_| has_shares(model, target))
}

/// The file that leads readers on from an address, for hosts that do not read `_redirects`.
pub fn stub(from: &str) -> String {
    let last = from.rsplit('/').next().unwrap_or_default();
    match (last.is_empty(), last.contains('.')) {
        (true, _) => format!("{from}index.html"),
        (false, true) => from.to_owned(),
        (false, false) => format!("{from}/index.html"),
    }
}

/// The most fixed rules that hosts read of a `_redirects` file (Cloudflare Pages: 2,000).
const MOST_RULES: usize = 2000;

/// The file `_redirects`, as Netlify and Cloudflare Pages read it: an address, where it leads, and that
/// it has moved for good; or only for now, if it leads to an older election from an address that is a
/// page again as soon as the newest is read: browsers never ask again where something moved for good.
/// Short addresses come first, as a reader may type them without the last `/`.
pub fn rules(model: &Model, links: &Links) -> String {
    let root = model.site.base_url.root();
    let rule = |(from, target): (&String, &Target)| {
        let spelling = model.spellings.iter().find(|it| it.language == target.language)?;
        let place = target.place.iter().map(|it| format!("#{it}")).collect::<String>();
        let kind = if target.for_now { 302 } else { 301 };
        let to = format!("{root}{}{place} {kind}", target.address.spelled(spelling));
        Some((from.clone(), to))
    };
    let beside = links.moved.iter().flat_map(|(from, target)| {
        let spelling = model.spellings.iter().find(|it| it.language == target.language);
        spelling.into_iter().flat_map(|it| moved_beside(model, it, from, target))
    });
    let beside: Vec<(String, Target)> = beside.collect();
    let all = links.moved.iter().chain(beside.iter().map(|(from, target)| (from, target)));
    let all: Vec<(String, String)> = all.filter_map(rule).collect();
    let short = |it: &str| it.split('/').rev().nth(2) == Some("t");
    let (first, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| short(&it.0));
    let typed = first.iter().map(|(from, to)| (from.trim_end_matches('/').to_owned(), to.clone()));
    let all = typed.collect::<Vec<_>>().into_iter().chain(first.clone()).chain(rest);
    let lines = all.take(MOST_RULES).map(|(from, to)| format!("{root}{from} {to}\n"));
    lines.collect()
}
