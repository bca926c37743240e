//! The real content as a finished site: what holds on every page, and proof that each check bites.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use standpunkt::model::{Election, Model, Programme};
use standpunkt::page::{self, Subject};
use standpunkt::{build, check, content, diagnostic, disk, lock, verify};

use self::tree::Page;

mod cards;
mod elections;
mod evidence;
mod frame;
mod links;
mod order;
mod stances;
mod tables;
mod tree;

/// The site of the real content, with every page read once.
#[derive(Clone)]
struct Corpus {
    model: Arc<Model>,
    /// For each source, whether the archive has its file: then all its quotations are proved.
    filed: Arc<Vec<bool>>,
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

impl Corpus {
    /// Each election by its index, the newest first.
    fn elections(&self) -> impl Iterator<Item = (usize, &Election)> {
        self.model.elections.iter().enumerate()
    }

    /// The page of a subject.
    fn page(&self, subject: Subject) -> &Page {
        &self.pages[&page::address(&self.model, subject).output()]
    }

    fn looked_at(&self, page: &Page) -> bool {
        self.planted.is_none_or(|it| it == page.path)
    }

    /// The pages to look at.
    fn each(&self) -> impl Iterator<Item = &Page> {
        self.pages.values().map(Arc::as_ref).filter(|it| self.looked_at(it))
    }

    /// Their subjects.
    fn subjects(&self) -> impl Iterator<Item = (Subject, &Page)> {
        let all = page::subjects(&self.model).into_iter().map(|it| (it, self.page(it)));
        all.filter(|it| self.looked_at(it.1))
    }

    /// Each theme in each election, with its page.
    fn themes(&self) -> impl Iterator<Item = (usize, usize, &Page)> {
        let of = move |e: usize| (0..self.model.themes.len()).map(move |theme| (e, theme));
        let all = self.elections().flat_map(move |(e, _)| of(e));
        all.map(|(e, theme)| (e, theme, self.page(Subject::Theme(e, theme))))
            .filter(|it| self.looked_at(it.2))
    }

    /// Each election, theme and programme, with the page of the position.
    fn positions(&self) -> impl Iterator<Item = (usize, usize, &Programme, &Page)> {
        let of_election = move |(e, election): (usize, &'_ Election)| {
            let themes = 0..self.model.themes.len();
            let programmes = election.programmes.len();
            themes.flat_map(move |theme| (0..programmes).map(move |it| (e, theme, it)))
        };
        let page = |(e, theme, i): (usize, usize, usize)| {
            let it = &self.model.elections[e].programmes[i];
            (e, theme, it, self.page(Subject::Position(e, theme, it.party)))
        };
        self.elections().flat_map(of_election).map(page).filter(|it| self.looked_at(it.3))
    }

    /// Each pair of programmes of an election, with its page.
    fn pairs(&self) -> impl Iterator<Item = (&Programme, &Programme, &Page)> {
        let of_election = move |(e, election): (usize, &'_ Election)| {
            let number = election.programmes.len();
            (0..number).flat_map(move |i| (i + 1..number).map(move |j| (e, i, j)))
        };
        let page = |(e, i, j): (usize, usize, usize)| {
            let programmes = &self.model.elections[e].programmes;
            let (one, two) = (&programmes[i], &programmes[j]);
            (one, two, self.page(Subject::Pair(e, one.party, two.party)))
        };
        self.elections().flat_map(of_election).map(page).filter(|it| self.looked_at(it.2))
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

/// The one reading of the real content.
fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let sources = disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (content, _) = content::read(&sources);
        let (proofs, _) = verify::hold(&content, sources.files.get(lock::LOCK));
        let (model, _) = check::check(&content, &proofs, None);
        let site_file = content.site.as_ref().expect("the real content has a site.yaml");
        let filed = site_file.value.sources.iter().map(|it| it.file.is_some()).collect();
        let outcome = build(&sources, None);
        let site = outcome.site.unwrap_or_else(|| {
            let errors = outcome.report.iter();
            let lines = errors
                .filter(|it| it.severity == diagnostic::Severity::Error)
                .map(|it| format!("{}:{}: {}", it.place.path, it.place.line, it.message.en));
            panic!("the real content does not build:\n{}", lines.collect::<Vec<_>>().join("\n"))
        });
        let texts: Vec<(&String, &Vec<u8>)> =
            site.files.iter().filter(|(path, _)| path.ends_with(".html")).collect();
        let read = |(path, bytes): (&String, &Vec<u8>)| {
            let html = String::from_utf8(bytes.clone()).unwrap();
            (path.clone(), Arc::new(Page::read(path, html)))
        };
        let pages = texts.into_par_iter().map(read).collect();
        let model = Arc::new(model.expect("what builds has a model"));
        let (filed, files) = (Arc::new(filed), Arc::new(site.files));
        Corpus { model, filed, files, pages, planted: None }
    })
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
fn election_of(subject: Subject) -> usize {
    match subject {
        Subject::Front | Subject::Method | Subject::NotFound => 0,
        Subject::Overview(e)
        | Subject::Theme(e, _)
        | Subject::Party(e, _)
        | Subject::Pairs(e)
        | Subject::Pair(e, _, _)
        | Subject::Position(e, _, _) => e,
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
    let mut pages = ["front", "method", "404"].len();
    for (e, election) in corpus().elections() {
        let parties = election.programmes.len();
        let positions = corpus().positions().filter(|it| it.0 == e).count();
        let pairs = parties * (parties - 1) / 2;
        assert_eq!((parties, themes, pairs, positions), (9, 22, 36, 198), "{}", election.year);
        let lists = ["overview", "pairs"].len();
        let of_election = lists + themes + positions + parties + pairs;
        // The newest election stands at the root, each other below its year.
        let older: Vec<&&str> = prefixes.iter().filter(|it| !it.is_empty()).collect();
        let below = |it: &&String| match e {
            0 => !older.iter().any(|prefix| it.starts_with(**prefix)),
            _ => it.starts_with(&election.prefix),
        };
        let shared = if e == 0 { pages } else { 0 };
        assert_eq!(corpus().pages.keys().filter(below).count(), of_election + shared);
        pages += of_election;
    }
    assert_eq!(corpus().pairs().count(), 4 * 36);
    assert_eq!(corpus().pages.len(), pages);
    assert_eq!(corpus().pages.len(), 3 + 4 * 267);
}
