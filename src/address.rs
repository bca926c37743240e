//! Addresses of the site's pages: how they are spelled, how one page links to another, which exist.

use std::collections::{BTreeMap, BTreeSet};

/// An address below the root of the site, without the leading `/`: `tema/lar/`, `style.css`, or
/// nothing for the front page. Pages end in `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address(String);

impl Address {
    /// The front page.
    pub fn front() -> Address {
        Address(String::new())
    }

    /// A file of the site that is not a page.
    pub fn file(path: &str) -> Address {
        Address(path.to_owned())
    }

    /// The table of all themes and parties in an election.
    pub fn overview(prefix: &str) -> Address {
        Address(format!("{prefix}oversikt/"))
    }

    /// A theme in an election.
    pub fn theme(prefix: &str, theme: &str) -> Address {
        Address(format!("{prefix}tema/{theme}/"))
    }

    /// One party on one theme.
    pub fn position(prefix: &str, theme: &str, party: &str) -> Address {
        Address(format!("{prefix}tema/{theme}/{party}/"))
    }

    /// A party in an election.
    pub fn party(prefix: &str, party: &str) -> Address {
        Address(format!("{prefix}parti/{party}/"))
    }

    /// The list of pairs of parties.
    pub fn pairs(prefix: &str) -> Address {
        Address(format!("{prefix}sammenlign/"))
    }

    /// Two parties, in the order of the site.
    pub fn pair(prefix: &str, first: &str, second: &str) -> Address {
        Address(format!("{prefix}sammenlign/{first}-{second}/"))
    }

    /// A plan of an actor that is no party.
    pub fn plan(id: &str) -> Address {
        Address(format!("plan/{id}/"))
    }

    /// Which parties agree on how many themes.
    pub fn agreement(prefix: &str) -> Address {
        Address(format!("{prefix}enighet/"))
    }

    /// How the site is made.
    pub fn method() -> Address {
        Address("metode/".to_owned())
    }

    /// The page that a host shows for an address that does not exist.
    pub fn not_found() -> Address {
        Address("404.html".to_owned())
    }

    /// The address as readers see it after the site's own: `/tema/lar/`.
    pub fn path(&self) -> String {
        format!("/{}", self.0)
    }

    /// The whole address of the page under `base_url`, which ends in `/`.
    pub fn canonical(&self, base_url: &str) -> String {
        format!("{base_url}{}", self.0)
    }

    /// The file that holds it.
    pub fn output(&self) -> String {
        if self.is_page() { format!("{}index.html", self.0) } else { self.0.clone() }
    }

    /// How many folders below the root it is.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    fn is_page(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }
}

/// The page that links are written on.
#[derive(Clone, Debug)]
pub struct Here {
    address: Address,
    /// For the page that a host shows anywhere: the path of the site on its host, ending in `/`.
    root: Option<String>,
}

impl Here {
    /// A page with an address of its own.
    pub fn page(address: Address) -> Here {
        Here { address, root: None }
    }

    /// A page that a host may show at any address, of a site published under `base_url`.
    pub fn anywhere(address: Address, base_url: &str) -> Here {
        let host = base_url.split_once("://").map_or(base_url, |it| it.1);
        let path = host.find('/').map_or("/", |at| &host[at..]);
        Here { address, root: Some(path.to_owned()) }
    }

    /// The address of the page itself.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// A link from here to another address: relative, with `index.html` spelled out, so that it
    /// works from a web server, below any path, and from a folder on disk. It goes by way of the
    /// root, so that it is the same on all pages that are equally deep.
    pub fn href(&self, to: &Address) -> String {
        if let Some(root) = &self.root {
            return format!("{root}{}", to.0);
        }
        let mut link = "../".repeat(self.address.depth());
        link.push_str(&to.0);
        if to.is_page() {
            link.push_str("index.html");
        }
        link
    }
}

/// Which addresses exist, as far as prose may link to them.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// All themes.
    pub themes: BTreeSet<String>,
    /// All plans.
    pub plans: BTreeSet<String>,
    /// For each election's address prefix, what it has.
    pub elections: BTreeMap<String, KnownElection>,
}

/// Which addresses of an election exist.
#[derive(Clone, Debug, Default)]
pub struct KnownElection {
    /// The parties that take part.
    pub parties: BTreeSet<String>,
    /// Whether there are pages of pairs.
    pub pairs: bool,
    /// Whether there are pages of positions.
    pub positions: bool,
    /// Themes and parties of positions that have no page, as there is nothing to tell.
    pub silent: BTreeSet<(String, String)>,
}

impl Known {
    /// The page at a path written from the root of the site (`/tema/lar/`), if there is one and it
    /// has the fragment.
    pub fn find(&self, path: &str, fragment: Option<&str>) -> Option<Address> {
        let path = path.strip_prefix('/')?;
        if !(path.is_empty() || path.ends_with('/')) {
            return None;
        }
        let (prefix, it) = self
            .elections
            .iter()
            .rev()
            .find(|(prefix, _)| !prefix.is_empty() && path.starts_with(prefix.as_str()))
            .or_else(|| self.elections.get_key_value(""))?;
        let rest = path.strip_prefix(prefix.as_str())?;
        let segments: Vec<&str> = rest.split('/').filter(|it| !it.is_empty()).collect();
        let theme = |id: &str| self.themes.contains(id);
        let position = |theme: &str, party: &str| {
            let silent = it.silent.contains(&(theme.to_owned(), party.to_owned()));
            it.positions && it.parties.contains(party) && !silent
        };
        let exists = match segments.as_slice() {
            [] => prefix.is_empty(),
            ["metode"] => prefix.is_empty(),
            ["plan", id] => prefix.is_empty() && self.plans.contains(*id),
            ["oversikt"] => true,
            ["sammenlign"] | ["enighet"] => it.pairs,
            ["tema", id] => theme(id),
            ["tema", id, party] => theme(id) && position(id, party),
            ["parti", party] => it.parties.contains(*party),
            _ => false,
        };
        let reached = fragment.is_none_or(|id| match segments.as_slice() {
            ["tema", _] => it.parties.contains(id),
            ["parti", _] => theme(id),
            _ => false,
        });
        (exists && reached && !rest.contains("//")).then(|| Address(path.to_owned()))
    }

    /// The addresses that a mistyped one is compared with.
    pub fn addresses(&self) -> Vec<String> {
        let newest = self.elections.get("");
        let mut all: Vec<String> = ["/", "/oversikt/", "/metode/"].map(str::to_owned).into();
        all.extend(newest.filter(|it| it.pairs).map(|_| Address::pairs("").path()));
        all.extend(self.themes.iter().map(|it| Address::theme("", it).path()));
        all.extend(
            newest.into_iter().flat_map(|it| &it.parties).map(|it| Address::party("", it).path()),
        );
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &Address, to: &Address, href: &str) {
        assert_eq!(Here::page(from.clone()).href(to), href);
    }

    #[test]
    fn links_are_relative_and_name_the_file() {
        let theme = Address::theme("", "lar");
        check(&Address::front(), &theme, "tema/lar/index.html");
        check(&theme, &Address::front(), "../../index.html");
        check(&theme, &Address::theme("", "cannabis"), "../../tema/cannabis/index.html");
        check(&theme, &Address::position("", "lar", "ap"), "../../tema/lar/ap/index.html");
        check(&Address::position("", "lar", "ap"), &theme, "../../../tema/lar/index.html");
        check(&theme, &theme, "../../tema/lar/index.html");
        check(&theme, &Address::file("style.css"), "../../style.css");
        check(&Address::front(), &Address::front(), "index.html");
        check(&Address::theme("2021/", "lar"), &theme, "../../../tema/lar/index.html");
    }

    #[test]
    fn a_page_shown_anywhere_links_from_the_root_of_its_host() {
        let here = Here::anywhere(Address::not_found(), "https://a.example/under/");
        assert_eq!(here.href(&Address::overview("")), "/under/oversikt/");
        let here = Here::anywhere(Address::not_found(), "https://a.example/");
        assert_eq!(here.href(&Address::front()), "/");
    }

    #[test]
    fn prose_may_link_to_what_exists() {
        let newest = KnownElection {
            parties: BTreeSet::from(["ap".to_owned(), "sp".to_owned()]),
            pairs: true,
            positions: true,
            silent: BTreeSet::from([("lar".to_owned(), "sp".to_owned())]),
        };
        let known = Known {
            themes: BTreeSet::from(["lar".to_owned()]),
            plans: BTreeSet::from(["trygg".to_owned()]),
            elections: BTreeMap::from([
                (String::new(), newest),
                ("2017/".to_owned(), KnownElection::default()),
            ]),
        };
        for (path, fragment) in [
            ("/", None),
            ("/tema/lar/", None),
            ("/tema/lar/", Some("ap")),
            ("/tema/lar/ap/", None),
            ("/parti/ap/", Some("lar")),
            ("/2017/tema/lar/", None),
            ("/2017/oversikt/", None),
            ("/sammenlign/", None),
            ("/enighet/", None),
            ("/plan/trygg/", None),
        ] {
            assert!(known.find(path, fragment).is_some(), "{path} {fragment:?}");
        }
        for (path, fragment) in [
            ("/tema/lar", None),
            ("tema/lar/", None),
            ("/tema/laar/", None),
            ("/tema/lar/", Some("h")),
            ("/2017/parti/ap/", None),
            ("/2013/tema/lar/", None),
            ("/tema//lar/", None),
            ("/2017/metode/", None),
            ("/2017/sammenlign/", None),
            ("/2017/enighet/", None),
            ("/2017/plan/trygg/", None),
            ("/plan/trygt/", None),
            ("/tema/lar/sp/", None),
        ] {
            assert!(known.find(path, fragment).is_none(), "{path} {fragment:?}");
        }
    }
}
