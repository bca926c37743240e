//! Spells addresses of the site's pages, links one page to another, and knows which exist.

use std::collections::{BTreeMap, BTreeSet};

use crate::values::base_url::BaseUrl;
use crate::values::id::{PartyId, PlanId, ThemeId};
use crate::values::language::{Spelling, Word};

/// The folders of the pages beside a page: to embed it, and to share it.
pub const BESIDE: [Word; 2] = [Word::Embed, Word::Share];

/// A page or file of the site, whatever the language: [`Address::spelled`] writes it out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// What the election's addresses begin with: nothing, or `2021/`.
    election: String,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Front,
    File(String),
    Overview,
    Theme(ThemeId),
    Position(ThemeId, PartyId),
    Party(PartyId),
    Pairs,
    Pair(PartyId, PartyId),
    Plan(PlanId),
    Agreement,
    Method,
    Data,
    NotFound,
    Qr(ThemeId),
    Short(i16),
    Changes,
    Differences,
    Feed(Option<ThemeId>, &'static str),
    Card(Box<What>),
    Embed(Box<What>),
    Oembed(Box<What>),
    Share(Box<What>),
}

impl What {
    /// The part of an address after the language and the election.
    fn spelled(&self, spelling: &Spelling) -> String {
        let word = |it| spelling.word(it);
        match self {
            What::File(path) => path.clone(),
            What::Front => String::new(),
            What::Overview => format!("{}/", word(Word::Overview)),
            What::Theme(theme) => format!("{}/{}/", word(Word::Theme), spelling.theme(theme)),
            What::Position(theme, party) => {
                format!("{}/{}/{party}/", word(Word::Theme), spelling.theme(theme))
            }
            What::Party(party) => format!("{}/{party}/", word(Word::Party)),
            What::Pairs => format!("{}/", word(Word::Compare)),
            What::Pair(first, second) => format!("{}/{first}-{second}/", word(Word::Compare)),
            What::Plan(id) => format!("{}/{id}/", word(Word::Plan)),
            What::Agreement => format!("{}/", word(Word::Agreement)),
            What::Method => format!("{}/", word(Word::Method)),
            What::Data => format!("{}/", word(Word::Data)),
            What::NotFound => "404.html".to_owned(),
            What::Short(code) => format!("t/{code}/"),
            What::Changes => format!("{}/", word(Word::Changes)),
            What::Differences => format!("{}/", word(Word::Differences)),
            What::Feed(None, ending) => format!("feed.{ending}"),
            What::Feed(Some(theme), ending) => {
                format!("{}/{}/feed.{ending}", word(Word::Theme), spelling.theme(theme))
            }
            What::Qr(theme) => format!("{}/{}/qr.svg", word(Word::Theme), spelling.theme(theme)),
            What::Card(what) => format!("{}kort.png", what.spelled(spelling)),
            What::Oembed(what) => format!("{}oembed.json", what.spelled(spelling)),
            What::Embed(what) | What::Share(what) => what.spelled(spelling),
        }
    }
}

impl Address {
    fn of(election: &str, what: What) -> Address {
        Address { election: election.to_owned(), what }
    }

    /// The front page.
    pub fn front() -> Address {
        Address::of("", What::Front)
    }

    /// A file of the site that is not a page: it is the same in all languages.
    pub fn file(path: &str) -> Address {
        Address::of("", What::File(path.to_owned()))
    }

    /// The table of all themes and parties in an election.
    pub fn overview(prefix: &str) -> Address {
        Address::of(prefix, What::Overview)
    }

    /// A theme in an election.
    pub fn theme(prefix: &str, theme: &ThemeId) -> Address {
        Address::of(prefix, What::Theme(theme.clone()))
    }

    /// One party on one theme.
    pub fn position(prefix: &str, theme: &ThemeId, party: &PartyId) -> Address {
        Address::of(prefix, What::Position(theme.clone(), party.clone()))
    }

    /// A party in an election.
    pub fn party(prefix: &str, party: &PartyId) -> Address {
        Address::of(prefix, What::Party(party.clone()))
    }

    /// The list of pairs of parties.
    pub fn pairs(prefix: &str) -> Address {
        Address::of(prefix, What::Pairs)
    }

    /// Two parties, in the order of the site.
    pub fn pair(prefix: &str, [first, second]: [&PartyId; 2]) -> Address {
        Address::of(prefix, What::Pair(first.clone(), second.clone()))
    }

    /// A plan of an actor that is no party.
    pub fn plan(id: &PlanId) -> Address {
        Address::of("", What::Plan(id.clone()))
    }

    /// Which parties agree on how many themes.
    pub fn agreement(prefix: &str) -> Address {
        Address::of(prefix, What::Agreement)
    }

    /// How the site is made.
    pub fn method() -> Address {
        Address::of("", What::Method)
    }

    /// What other programs can have of the site. The files lie in the same folder, for all languages.
    pub fn data() -> Address {
        Address::of("", What::Data)
    }

    /// The page that a host shows for an address that does not exist.
    pub fn not_found() -> Address {
        Address::of("", What::NotFound)
    }

    /// What was changed.
    pub fn changes() -> Address {
        Address::of("", What::Changes)
    }

    /// In a preview of a change: what differs from what is published.
    pub fn differences() -> Address {
        Address::of("", What::Differences)
    }

    /// The feed of changes of everything, or of a theme; `ending` is `xml` (Atom) or `json`.
    pub fn feed(theme: Option<&ThemeId>, ending: &'static str) -> Address {
        Address::of("", What::Feed(theme.cloned(), ending))
    }

    /// The short address of a theme by its number, which leads to the theme.
    pub fn short(code: i16) -> Address {
        Address::of("", What::Short(code))
    }

    /// The picture of a theme's address that a phone can read off paper.
    pub fn qr(&self) -> Address {
        match &self.what {
            What::Theme(theme) => Address::of(&self.election, What::Qr(theme.clone())),
            _ => self.clone(),
        }
    }

    /// The picture of a page for where links to it are shared; not all kinds of pages have one.
    pub fn card(&self) -> Option<Address> {
        let has = matches!(
            self.what,
            What::Theme(_) | What::Position(..) | What::Party(_) | What::Pair(..)
        );
        has.then(|| Address::of(&self.election, What::Card(Box::new(self.what.clone()))))
    }

    /// What the addresses of its election begin with: nothing for the newest, else `2021/`.
    pub fn prefix(&self) -> &str {
        &self.election
    }

    /// Whether it is of an election that is not the newest.
    pub fn is_of_older(&self) -> bool {
        !self.election.is_empty()
    }

    /// The page that other sites show in a frame: of a theme, a position or a pair.
    pub fn embed(&self) -> Option<Address> {
        let framed = matches!(self.what, What::Theme(_) | What::Position(..) | What::Pair(..));
        framed.then(|| Address::of(&self.election, What::Embed(Box::new(self.what.clone()))))
    }

    /// The file that tells other sites of that page, beside it.
    pub fn oembed(&self) -> Option<Address> {
        self.embed()?;
        Some(Address::of(&self.election, What::Oembed(Box::new(self.what.clone()))))
    }

    /// The page with what is needed to share a page: one that can be embedded, or that of a party.
    pub fn share(&self) -> Option<Address> {
        let shared = matches!(self.what, What::Party(_)) || self.embed().is_some();
        shared.then(|| Address::of(&self.election, What::Share(Box::new(self.what.clone()))))
    }

    /// The address below the root of the site in a language, without the leading `/`: `tema/lar/`,
    /// `en/theme/lar/`, `style.css`, or nothing for the front page. Pages end in `/`.
    pub fn spelled(&self, spelling: &Spelling) -> String {
        let rest = self.what.spelled(spelling);
        let before = match &self.what {
            What::File(_) => return rest,
            What::Embed(_) | What::Oembed(_) => Some(Word::Embed),
            What::Share(_) => Some(Word::Share),
            _ => None,
        };
        let before = before.map(|it| format!("{}/", spelling.word(it))).unwrap_or_default();
        format!("{}{before}{}{rest}", spelling.folder(), self.election)
    }

    /// The address as readers see it after the site's own: `/tema/lar/`.
    pub fn path(&self, spelling: &Spelling) -> String {
        format!("/{}", self.spelled(spelling))
    }

    /// The whole address of the page under `base_url`, for machines.
    pub fn canonical(&self, base_url: &BaseUrl, spelling: &Spelling) -> String {
        format!("{base_url}{}", self.spelled(spelling))
    }

    /// The file that holds it.
    pub fn output(&self, spelling: &Spelling) -> String {
        let mut path = self.spelled(spelling);
        if self.is_page() {
            path.push_str("index.html");
        }
        path
    }

    fn is_page(&self) -> bool {
        !matches!(
            self.what,
            What::File(_)
                | What::NotFound
                | What::Qr(_)
                | What::Feed(..)
                | What::Card(_)
                | What::Oembed(_)
        )
    }
}

/// The page that links are written on.
#[derive(Clone, Debug)]
pub struct Here<'m> {
    address: Address,
    spelling: &'m Spelling,
    /// What links begin with: the way up to the root, or the path of the site on its host.
    root: String,
    /// Whether links name the file of a page, so that they work from a folder on disk.
    files: bool,
}

impl<'m> Here<'m> {
    /// A page with an address of its own.
    pub fn page(address: Address, spelling: &'m Spelling) -> Here<'m> {
        let root = "../".repeat(address.spelled(spelling).matches('/').count());
        Here { address, spelling, root, files: true }
    }

    /// A page that a host may show at any address, of a site published under `base_url`.
    pub fn anywhere(address: Address, spelling: &'m Spelling, base_url: &BaseUrl) -> Here<'m> {
        Here { address, spelling, root: base_url.root().to_owned(), files: false }
    }

    /// The address of the page itself.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// How addresses are spelled in the language of the page.
    pub fn spelling(&self) -> &'m Spelling {
        self.spelling
    }

    /// How many folders below the root it is.
    pub fn depth(&self) -> usize {
        self.root.matches('/').count()
    }

    /// A link from here to another address: relative, with `index.html` spelled out, so that it
    /// works from a web server, below any path, and from a folder on disk. It goes by way of the
    /// root, so that it is the same on all pages that are equally deep.
    pub fn href(&self, to: &Address) -> String {
        self.href_in(to, self.spelling)
    }

    /// A link to an address in a language of its own: see [`Here::href`].
    pub fn href_in(&self, to: &Address, spelling: &Spelling) -> String {
        let path = if self.files { to.output(spelling) } else { to.spelled(spelling) };
        format!("{}{path}", self.root)
    }
}

/// Which addresses exist, as far as prose may link to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// All themes.
    pub themes: BTreeSet<ThemeId>,
    /// All plans.
    pub plans: BTreeSet<PlanId>,
    /// For each election's address prefix, what it has.
    pub elections: BTreeMap<String, KnownElection>,
    /// Whether there is a page on the data.
    pub data: bool,
}

/// Which addresses of an election exist.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownElection {
    /// The parties that take part.
    pub parties: BTreeSet<PartyId>,
    /// Whether there are pages of pairs.
    pub pairs: bool,
    /// Whether there are pages of positions.
    pub positions: bool,
    /// Themes and parties of positions that have no page, as there is nothing to tell.
    pub silent: BTreeSet<(ThemeId, PartyId)>,
}

impl Known {
    /// The page at a path written from the root of the site (`/tema/lar/`), if there is one and it
    /// has the fragment.
    pub fn find(&self, path: &str, fragment: Option<&str>) -> Option<Address> {
        let path = path.strip_prefix('/')?;
        if !(path.is_empty() || path.ends_with('/')) {
            return None;
        }
        let named = |(prefix, _): &(&String, &KnownElection)| {
            !prefix.is_empty() && path.starts_with(prefix.as_str())
        };
        if let Some((prefix, it)) = self.elections.iter().rev().find(named) {
            return self.find_in(prefix, it, path.strip_prefix(prefix.as_str())?, fragment);
        }
        // An address without a year is the newest election's; what that lacks, the last one's that has
        // it, as for readers who follow an old link.
        let newest = self.elections.get_key_value("");
        let older = self.elections.iter().rev().filter(|it| !it.0.is_empty());
        let mut all = newest.into_iter().chain(older);
        all.find_map(|(prefix, it)| self.find_in(prefix, it, path, fragment))
    }

    /// The page at the rest of a path in an election.
    fn find_in(
        &self,
        prefix: &str,
        it: &KnownElection,
        rest: &str,
        fragment: Option<&str>,
    ) -> Option<Address> {
        if rest.contains("//") {
            return None;
        }
        let newest = prefix.is_empty();
        let theme = |id: &str| self.themes.get(id);
        let party = |id: &str| it.parties.get(id);
        let mut segments = rest.split('/').filter(|it| !it.is_empty());
        let Some(first) = segments.next() else {
            return (newest && fragment.is_none()).then(Address::front);
        };
        let below: Vec<&str> = segments.collect();
        let parties = || it.parties.iter().map(PartyId::as_str).collect();
        let themes = || self.themes.iter().map(ThemeId::as_str).collect();
        // A page, and the ids that stand on it.
        let (address, ids): (Address, Vec<&str>) =
            match (Spelling::default().read(first)?, below.as_slice()) {
                (Word::Method, []) if newest => (Address::method(), Vec::new()),
                (Word::Changes, []) if newest => (Address::changes(), Vec::new()),
                (Word::Data, []) if newest && self.data => (Address::data(), Vec::new()),
                (Word::Plan, [id]) if newest => (Address::plan(self.plans.get(*id)?), Vec::new()),
                (Word::Overview, []) => (Address::overview(prefix), Vec::new()),
                (Word::Compare, []) if it.pairs => (Address::pairs(prefix), Vec::new()),
                (Word::Agreement, []) if it.pairs => (Address::agreement(prefix), Vec::new()),
                (Word::Theme, [id]) => (Address::theme(prefix, theme(id)?), parties()),
                (Word::Theme, [id, who]) if it.positions => {
                    let (theme, party) = (theme(id)?, party(who)?);
                    if it.silent.contains(&(theme.clone(), party.clone())) {
                        return None;
                    }
                    (Address::position(prefix, theme, party), Vec::new())
                }
                (Word::Party, [id]) => (Address::party(prefix, party(id)?), themes()),
                _ => return None,
            };
        fragment.is_none_or(|it| ids.contains(&it)).then_some(address)
    }

    /// The addresses that a mistyped one is compared with.
    pub fn addresses(&self) -> Vec<String> {
        let newest = self.elections.get("");
        let path = |it: Address| it.path(&Spelling::default());
        let fixed = [Address::front(), Address::overview(""), Address::method(), Address::data()];
        let mut all: Vec<String> = fixed.map(path).into();
        all.extend(newest.filter(|it| it.pairs).map(|_| path(Address::pairs(""))));
        all.extend(self.themes.iter().map(|it| path(Address::theme("", it))));
        all.extend(
            newest.into_iter().flat_map(|it| &it.parties).map(|it| path(Address::party("", it))),
        );
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::id::Slug;
    use std::collections::{BTreeMap, BTreeSet};

    use crate::values::language::Spelling;

    use crate::values::language::Language;

    fn lar() -> ThemeId {
        ThemeId::parse("lar").unwrap()
    }

    fn party(id: &str) -> PartyId {
        PartyId::parse(id).unwrap()
    }

    #[track_caller]
    fn check(from: &Address, to: &Address, href: &str) {
        assert_eq!(Here::page(from.clone(), &Spelling::default()).href(to), href);
    }

    #[test]
    fn links_are_relative_and_name_the_file() {
        let theme = Address::theme("", &lar());
        check(&Address::front(), &theme, "tema/lar/index.html");
        check(&theme, &Address::front(), "../../index.html");
        check(
            &theme,
            &Address::theme("", &ThemeId::parse("cannabis").unwrap()),
            "../../tema/cannabis/index.html",
        );
        check(&theme, &Address::position("", &lar(), &party("ap")), "../../tema/lar/ap/index.html");
        check(&Address::position("", &lar(), &party("ap")), &theme, "../../../tema/lar/index.html");
        check(&theme, &theme, "../../tema/lar/index.html");
        check(&theme, &Address::file("style.css"), "../../style.css");
        check(&Address::front(), &Address::front(), "index.html");
        check(&Address::theme("2021/", &lar()), &theme, "../../../tema/lar/index.html");
    }

    #[test]
    fn a_page_shown_anywhere_links_from_the_root_of_its_host() {
        let nb = Spelling::default();
        let base_url = BaseUrl::parse("https://a.example/under").unwrap();
        let here = Here::anywhere(Address::not_found(), &nb, &base_url);
        assert_eq!(here.href(&Address::overview("")), "/under/oversikt/");
        let base_url = BaseUrl::parse("https://a.example").unwrap();
        let here = Here::anywhere(Address::not_found(), &nb, &base_url);
        assert_eq!(here.href(&Address::front()), "/");
    }

    #[test]
    fn each_language_spells_addresses_in_its_own_words() {
        let theme = ThemeId::parse("skjenking").unwrap();
        let slug = Slug::parse("serving-hours").unwrap();
        let english = Spelling {
            language: Language::En,
            themes: BTreeMap::from([(theme.clone(), slug)]),
            before: BTreeMap::new(),
        };
        let address = Address::position("2021/", &theme, &party("ap"));
        assert_eq!(address.path(&english), "/en/2021/theme/serving-hours/ap/");
        assert_eq!(Address::file("style.css").path(&english), "/style.css");
        let card = address.card().unwrap();
        assert_eq!(card.output(&english), "en/2021/theme/serving-hours/ap/kort.png");
        assert_eq!(Address::overview("").card(), None);
        assert_eq!(Address::not_found().path(&english), "/en/404.html");
        let beside = |it: Option<Address>| it.map(|it| it.output(&english));
        let folder = |it: &str| Some(format!("en/{it}2021/theme/serving-hours/ap/index.html"));
        assert_eq!(beside(address.embed()), folder("embed/"));
        assert_eq!(beside(address.share()), folder("share/"));
        let json = Some("en/embed/2021/theme/serving-hours/ap/oembed.json".to_owned());
        assert_eq!(beside(address.oembed()), json);
        assert_eq!(beside(Address::party("", &party("ap")).embed()), None);
        assert_eq!(beside(Address::method().share()), None);
        let here = Here::page(address.clone(), &english);
        assert_eq!(here.href(&Address::front()), "../../../../../en/index.html");
        assert_eq!(
            here.href_in(&address, &Spelling::default()),
            "../../../../../2021/tema/skjenking/ap/index.html"
        );
    }

    #[test]
    fn prose_may_link_to_what_exists() {
        let newest = KnownElection {
            parties: BTreeSet::from(["ap", "sp"].map(party)),
            pairs: true,
            positions: true,
            silent: BTreeSet::from([(lar(), party("sp"))]),
        };
        let known = Known {
            themes: BTreeSet::from([lar()]),
            plans: BTreeSet::from([PlanId::parse("trygg").unwrap()]),
            elections: BTreeMap::from([
                (String::new(), newest),
                ("2017/".to_owned(), KnownElection::default()),
            ]),
            data: false,
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
            ("/data/", None),
            ("/plan/trygt/", None),
            ("/tema/lar/sp/", None),
        ] {
            assert!(known.find(path, fragment).is_none(), "{path} {fragment:?}");
        }
    }
}
