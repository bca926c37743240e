//! Kinds of page and file that a site goes without: gone, with every link to them.

use std::collections::BTreeSet;

use standpunkt::site::build::build;

use super::Corpus;
use super::links::dead_links;
use crate::findings;

/// The files of a site of the base with this in its `site.yaml`, and links of it that lead nowhere; with
/// the whole addresses on the site itself among them.
fn files(site: &str, election: &str) -> (BTreeSet<String>, Vec<String>) {
    let mut sources = findings::base();
    let text = String::from_utf8_lossy(&sources.files["site.yaml"]).into_owned();
    let text = format!("{site}{}", text.replacen("  - year:", &format!("  - {election}year:"), 1));
    sources.files.insert("site.yaml".to_owned(), text.into_bytes());
    let corpus = Corpus::of(&sources);
    let pictures = build(&sources, None).site.expect("it builds").pictures;
    let mut dead = dead_links(&corpus);
    let base = &corpus.model.site.base_url;
    for (path, bytes) in corpus.files.iter() {
        let text = String::from_utf8_lossy(bytes);
        for target in text.split(base.as_str()).skip(1) {
            let path_of = |it: &str| match it.is_empty() || it.ends_with('/') {
                true => format!("{it}index.html"),
                false => it.to_owned(),
            };
            let end = target.find(|it: char| !it.is_ascii_alphanumeric() && !"/-_.".contains(it));
            let target = path_of(&target[..end.unwrap_or(target.len())]);
            if !pictures.contains_key(&target) && !corpus.files.contains_key(&target) {
                dead.push(format!("{path} names {target}"));
            }
        }
    }
    (corpus.files.keys().cloned().chain(pictures.into_keys()).collect(), dead)
}

/// Whether a file is of a kind.
type Is = fn(&str) -> bool;

#[test]
fn what_a_site_goes_without_is_gone_with_every_link_to_it() {
    let (all, dead) = files("", "");
    assert!(dead.is_empty(), "{dead:#?}");
    let kinds: [(&str, Is, bool); 6] = [
        ("pairs", |it| it.contains("sammenlign/") || it.starts_with("enighet/"), true),
        ("positions", |it| it.starts_with("tema/") && it.matches('/').count() == 3, true),
        ("cards", |it| it.ends_with("/kort.png"), true),
        (
            "shares",
            |it| it.starts_with("del/") || it.starts_with("embed/") || it.ends_with("/qr.svg"),
            true,
        ),
        ("feeds", |it| it.starts_with("tema/") && it.contains("/feed."), false),
        ("data", |it| it.starts_with("data/"), false),
    ];
    for (kind, is, of_election) in kinds {
        assert!(all.iter().any(|it| is(it)), "the base has {kind}");
        let mut ways = vec![(format!("without: [{kind}]\n"), String::new())];
        if of_election {
            ways.push((String::new(), format!("without: [{kind}]\n    ")));
        }
        for (site, election) in ways {
            let (left, dead) = files(&site, &election);
            assert!(dead.is_empty(), "{kind}: {dead:#?}");
            let left_of_it: Vec<_> = left.iter().filter(|it| is(it)).collect();
            assert!(left_of_it.is_empty(), "{kind}: {left_of_it:#?}");
            let new: Vec<_> = left.difference(&all).collect();
            assert!(new.is_empty(), "{kind} brings new files: {new:#?}");
            // Nothing goes but what is meant, and what stands beside it.
            let gone: Vec<_> = all.difference(&left).filter(|it| !is(it)).collect();
            let beside = |it: &&&String| match kind {
                "pairs" | "positions" => ["embed/", "del/"].iter().any(|at| it.starts_with(at)),
                _ => false,
            };
            let others: Vec<_> = gone.iter().filter(|it| !beside(it)).collect();
            assert!(others.is_empty(), "{kind} takes {others:#?}");
        }
    }
}
