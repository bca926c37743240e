//! The real content as a finished site: what holds on every page, and proof that each check bites.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use standpunkt::model::{Election, Model, Programme};
use standpunkt::page::{self, Subject};
use standpunkt::{build, check, content, diagnostic, disk};

use self::tree::Page;

mod cards;
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
    fn election(&self) -> &Election {
        &self.model.elections[0]
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

    /// Each theme by its index, with its page.
    fn themes(&self) -> impl Iterator<Item = (usize, &Page)> {
        let all = (0..self.model.themes.len()).map(|it| (it, self.page(Subject::Theme(0, it))));
        all.filter(|it| self.looked_at(it.1))
    }

    /// Each theme and programme, with the page of the position.
    fn positions(&self) -> impl Iterator<Item = (usize, &Programme, &Page)> {
        let of_theme = move |theme: usize| {
            let programmes = self.election().programmes.iter();
            programmes.map(move |it| (theme, it, self.page(Subject::Position(0, theme, it.party))))
        };
        (0..self.model.themes.len()).flat_map(of_theme).filter(|it| self.looked_at(it.2))
    }

    /// Each pair of programmes, with its page.
    fn pairs(&self) -> impl Iterator<Item = (&Programme, &Programme, &Page)> {
        let programmes = &self.election().programmes;
        let all = programmes.iter().enumerate().flat_map(move |(i, one)| {
            let page = |two: &Programme| self.page(Subject::Pair(0, one.party, two.party));
            programmes[i + 1..].iter().map(move |two| (one, two, page(two)))
        });
        all.filter(|it| self.looked_at(it.2))
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
        let (model, _) = check::check(&content, None);
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
        Corpus { model, files: Arc::new(site.files), pages, planted: None }
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

#[test]
fn the_real_content_makes_all_its_pages() {
    let model = &corpus().model;
    let (parties, themes) = (corpus().election().programmes.len(), model.themes.len());
    let pairs = corpus().pairs().count();
    let positions = corpus().positions().count();
    let one_of_each = ["front", "overview", "pairs", "method", "404"].len();
    assert_eq!((parties, themes, pairs, positions), (9, 22, 36, 198));
    assert_eq!(corpus().pages.len(), parties + themes + pairs + positions + one_of_each);
    assert_eq!(corpus().pages.len(), 270);
}
