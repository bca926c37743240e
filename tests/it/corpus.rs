//! The real content as a finished site: what holds on every page, and proof that each check bites.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use standpunkt::content::files::Sources;
use standpunkt::content::{load, lock};
use standpunkt::disk;
use standpunkt::model::index::{ElectionIx, List, NEWEST, PositionRef, SourceIx, ThemeIx};
use standpunkt::model::{Election, Model, Programme, check};
use standpunkt::proof::hold;
use standpunkt::report::diagnostic;
use standpunkt::site::build::build;
use standpunkt::site::files::leads_on;
use standpunkt::sitemap::subject::{self, Subject};
use standpunkt::values::vocabulary::{Edition, Stance};

use self::tree::Page;
use crate::nb;

mod absent;
mod agreement;
mod cards;
mod elections;
mod embeds;
mod evidence;
mod frame;
mod languages;
mod links;
mod order;
mod plans;
mod stances;
mod tables;
mod tree;
mod without;

/// How many pages the real content makes.
pub(crate) const PAGES: usize = 3 * (660 + 610 + 646);

/// A finished site, mostly that of the real content, with every page read once.
#[derive(Clone)]
struct Corpus {
    model: Arc<Model>,
    /// For each source, whether the archive has its file: then all its quotations are proved.
    filed: Arc<List<SourceIx, bool>>,
    /// All files of the site.
    files: Arc<BTreeMap<String, Vec<u8>>>,
    /// Pages by their file.
    pages: BTreeMap<String, Arc<Page>>,
    /// The one page that is looked at, where a fault was planted in it.
    planted: Option<&'static str>,
}

/// Something that must hold: it tells of every place where it does not, as «page: what».
type Check = fn(&Corpus) -> Vec<String>;

/// A fault to be planted: on which page, the words there, and what they become.
type Fault = (&'static str, &'static str, &'static str);

/// Whether nobody has read what a party says: nobody has looked, or its programme could not be had.
fn unread(stance: Stance) -> bool {
    [Stance::NotRead, Stance::SourceMissing].contains(&stance)
}

/// Whether a position has a page of its own, by the written rule: not if the election goes without
/// such pages, and not if nobody has read and there is neither evidence nor a note.
fn has_page(election: &Election, theme: ThemeIx, programme: &Programme) -> bool {
    let it = &programme.positions[theme];
    let nothing = unread(it.stance) && it.evidence.is_empty() && it.note.is_none();
    election.positions && !nothing
}

impl Corpus {
    /// The site that some content makes.
    fn of(sources: &Sources) -> Corpus {
        let (content, _) = load::read(sources);
        let (proofs, _) = hold::hold(&content, sources.files.get(lock::LOCK));
        let (model, _) = check::check(&content, &proofs, None);
        let site_file = content.site.as_ref().expect("the content has a site.yaml");
        let filed = site_file.value.sources.iter().map(|it| it.file.is_some()).collect();
        let outcome = build(sources, None);
        let site = outcome.site.unwrap_or_else(|| {
            let errors = outcome.report.iter();
            let lines = errors
                .filter(|it| it.severity == diagnostic::Severity::Error)
                .map(|it| format!("{}:{}: {}", it.place.path, it.place.line, it.message.en));
            panic!("the content does not build:\n{}", lines.collect::<Vec<_>>().join("\n"))
        });
        let texts: Vec<(&String, &Vec<u8>)> = site
            .files
            .iter()
            .filter(|(path, it)| path.ends_with(".html") && !leads_on(it))
            .collect();
        let read = |(path, bytes): (&String, &Vec<u8>)| {
            let html = String::from_utf8(bytes.clone()).unwrap();
            (path.clone(), Arc::new(Page::read(path, html)))
        };
        let pages = texts.into_par_iter().map(read).collect();
        let model = Arc::new(model.expect("what builds has a model"));
        let (filed, files) = (Arc::new(filed), Arc::new(site.files));
        Corpus { model, filed, files, pages, planted: None }
    }

    /// Each election by its index, the newest first.
    fn elections(&self) -> impl Iterator<Item = (ElectionIx, &Election)> {
        self.model.elections.iter_enumerated()
    }

    /// The file of a subject's page.
    fn file(&self, subject: Subject) -> String {
        subject::address(&self.model, subject).output(&self.model.spellings[0])
    }

    /// The page of a subject.
    fn page(&self, subject: Subject) -> &Page {
        let file = self.file(subject);
        self.pages.get(&file).unwrap_or_else(|| panic!("there is no page {file}"))
    }

    /// The link from a page to that of a subject: up to the root of the site, and down from there.
    fn href(&self, from: &Page, to: Subject) -> String {
        "../".repeat(from.path.matches('/').count()) + &self.file(to)
    }

    /// The link from a page to a position: to its own page, else to its place on the theme's.
    fn place(&self, from: &Page, e: ElectionIx, theme: ThemeIx, programme: &Programme) -> String {
        if has_page(&self.model.elections[e], theme, programme) {
            return self.href(
                from,
                Subject::Position(PositionRef { election: e, theme, party: programme.party }),
            );
        }
        let party = &self.model.parties[programme.party].id;
        format!("{}#{party}", self.href(from, Subject::Theme(e, theme)))
    }

    /// The word for where a programme stands on a theme; a draft is marked as one.
    fn word(&self, programme: &Programme, theme: ThemeIx) -> String {
        let stance = programme.positions[theme].stance;
        let draft = if programme.edition == Edition::Draft { " (utkast)" } else { "" };
        nb::stance(stance, &self.model.themes[theme]) + draft
    }

    fn looked_at(&self, page: &Page) -> bool {
        self.planted.is_none_or(|it| it == page.path)
    }

    /// The pages to look at, in all languages, but for those in frames of other sites.
    fn every(&self) -> impl Iterator<Item = &Page> {
        let pages = self.pages.values().map(Arc::as_ref);
        pages.filter(|it| self.looked_at(it) && beside(&it.path) != Some("embed"))
    }

    /// The pages to look at that are in bokmål.
    fn each(&self) -> impl Iterator<Item = &Page> {
        self.every().filter(|it| in_bokmal(&it.path))
    }

    /// Their subjects.
    fn subjects(&self) -> impl Iterator<Item = (Subject, &Page)> {
        let all = subject::subjects(&self.model).into_iter().map(|it| (it, self.page(it)));
        all.filter(|it| self.looked_at(it.1))
    }

    /// Each theme in each election, with its page.
    fn themes(&self) -> impl Iterator<Item = (ElectionIx, ThemeIx, &Page)> {
        let of = move |e: ElectionIx| self.model.themes.indices().map(move |theme| (e, theme));
        let all = self.elections().flat_map(move |(e, _)| of(e));
        all.map(|(e, theme)| (e, theme, self.page(Subject::Theme(e, theme))))
            .filter(|it| self.looked_at(it.2))
    }

    /// Each election, theme and programme, with the page that tells of the position: its own, or the
    /// theme's where there is none.
    fn positions(&self) -> impl Iterator<Item = (ElectionIx, ThemeIx, &Programme, &Page)> {
        let of_election = move |(e, election): (ElectionIx, &'_ Election)| {
            let themes = self.model.themes.indices();
            let programmes = election.programmes.len();
            themes.flat_map(move |theme| (0..programmes).map(move |it| (e, theme, it)))
        };
        let page = |(e, theme, i): (ElectionIx, ThemeIx, usize)| {
            let it = self.model.elections[e].programmes[i].as_ref();
            let own = self.pages.get(&self.file(Subject::Position(PositionRef {
                election: e,
                theme,
                party: it.party,
            })));
            let page = own.map_or_else(|| self.page(Subject::Theme(e, theme)), Arc::as_ref);
            (e, theme, it, page)
        };
        self.elections().flat_map(of_election).map(page).filter(|it| self.looked_at(it.3))
    }

    /// Each pair of programmes of an election that has pages of pairs, with its page.
    fn pairs(&self) -> impl Iterator<Item = (&Programme, &Programme, &Page)> {
        let of_election = move |(e, election): (ElectionIx, &'_ Election)| {
            let number = election.programmes.len();
            (0..number).flat_map(move |i| (i + 1..number).map(move |j| (e, i, j)))
        };
        let page = |(e, i, j): (ElectionIx, usize, usize)| {
            let programmes = &self.model.elections[e].programmes;
            let (one, two) = (programmes[i].as_ref(), programmes[j].as_ref());
            (one, two, self.page(Subject::Pair(e, one.party, two.party)))
        };
        let with_pairs = self.elections().filter(|it| it.1.pairs);
        with_pairs.flat_map(of_election).map(page).filter(|it| self.looked_at(it.2))
    }

    /// The same site with one page changed: the first `from` becomes `to`.
    fn with(&self, (path, from, to): Fault) -> Corpus {
        let page = self.pages.get(path).unwrap_or_else(|| panic!("there is no page {path}"));
        assert!(page.html.contains(from), "{path} has no `{from}` to plant a fault in");
        let mut changed = self.clone();
        let html = page.html.replacen(from, to, 1);
        changed.pages.insert(path.to_owned(), Arc::new(Page::read(path, html)));
        changed.planted = Some(path);
        changed
    }
}

/// Whether the page at a path is in bokmål: other languages have folders.
fn in_bokmal(path: &str) -> bool {
    !["nn/", "en/"].iter().any(|it| path.starts_with(it))
}

/// Whether a page stands beside another, and in which folder, as bokmål spells it.
fn beside(path: &str) -> Option<&'static str> {
    let below = path.strip_prefix("nn/").or(path.strip_prefix("en/")).unwrap_or(path);
    match below.split('/').next() {
        Some("embed") => Some("embed"),
        Some("del" | "share") => Some("del"),
        _ => None,
    }
}

/// The one reading of the real content.
fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| Corpus::of(&disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap()))
}

/// Asserts that a check finds nothing in the real site, and each of the planted faults.
#[track_caller]
fn holds_and_bites(check: Check, faults: &[Fault]) {
    for fault in faults {
        let found = check(&corpus().with(*fault));
        let told = found.iter().any(|it| it.starts_with(fault.0));
        assert!(told, "`{}` instead of `{}` on {} was not found", fault.2, fault.1, fault.0);
    }
    let found = check(corpus());
    assert!(found.is_empty(), "{} places:\n{}", found.len(), shown(&found));
}

/// The first findings, one a line.
fn shown(findings: &[String]) -> String {
    findings.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
}

/// The election that a page is about; the pages that all elections share are about the newest.
fn election_of(subject: Subject) -> ElectionIx {
    match subject {
        Subject::Front
        | Subject::Method
        | Subject::Changes
        | Subject::Data
        | Subject::NotFound
        | Subject::Plan(_) => NEWEST,
        Subject::Overview(e)
        | Subject::Theme(e, _)
        | Subject::Party(e, _)
        | Subject::Pairs(e)
        | Subject::Agreement(e)
        | Subject::Pair(e, _, _)
        | Subject::Position(PositionRef { election: e, .. }) => e,
    }
}

#[test]
fn the_real_content_makes_all_its_pages() {
    let model = &corpus().model;
    let years: Vec<i16> = model.elections.iter().map(|it| it.year).collect();
    assert_eq!(years, [2025, 2021, 2017, 2013], "the newest stands first");
    let prefixes: Vec<&str> = model.elections.iter().map(|it| it.prefix.as_str()).collect();
    assert_eq!(prefixes, ["", "2021/", "2017/", "2013/"]);
    let themes = model.themes.len();
    // Of the elections whose programmes nobody has read too little is known to pair parties.
    let pairs: Vec<bool> = model.elections.iter().map(|it| it.pairs).collect();
    assert_eq!(pairs, [true, true, false, false]);
    assert!(model.elections.iter().all(|it| it.positions), "each election tells of its positions");
    let full = |it: &&String| in_bokmal(it) && beside(it).is_none();
    let (mut framed, mut shared) = (0, 0);
    let mut pages = ["front", "method", "changes", "data", "404", "plan"].len();
    for (e, election) in corpus().elections() {
        let parties = election.programmes.len();
        assert_eq!((parties, themes), (9, 22), "{}", election.year);
        let programmes = election.programmes.iter();
        let told =
            programmes.flat_map(|it| it.positions.indices().filter(|t| has_page(election, *t, it)));
        let positions = told.count();
        assert!(positions > 0, "nothing is known of {}", election.year);
        // The list of pairs, who agrees, and the pairs.
        let pairs = if election.pairs { 2 + parties * (parties - 1) / 2 } else { 0 };
        let pairs_alone = pairs.saturating_sub(2);
        framed += themes + positions + pairs_alone;
        shared += themes + positions + pairs_alone + parties;
        // The overview first.
        let of_election = 1 + themes + positions + parties + pairs;
        // The newest election stands at the root, each other below its year.
        let older: Vec<&&str> = prefixes.iter().filter(|it| !it.is_empty()).collect();
        let below = |it: &&String| match e {
            NEWEST => !older.iter().any(|prefix| it.starts_with(**prefix)),
            _ => it.starts_with(&election.prefix),
        };
        let shared = if e == NEWEST { pages } else { 0 };
        assert_eq!(corpus().pages.keys().filter(full).filter(below).count(), of_election + shared);
        pages += of_election;
    }
    assert_eq!(corpus().pairs().count(), 2 * 36);
    let in_folder = |folder| corpus().pages.keys().filter(|it| beside(it) == Some(folder)).count();
    assert_eq!((in_folder("embed"), in_folder("del")), (3 * framed, 3 * shared));
    pages += framed + shared;
    assert_eq!(corpus().pages.len(), 3 * pages, "each in three languages");
    assert_eq!(3 * pages, PAGES);
}
