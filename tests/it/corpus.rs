//! Finished sites: what holds on every page of any content, and proof that each check bites.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use standpunkt::content::files::Sources;
use standpunkt::content::{load, lock};
use standpunkt::model::index::{ElectionIx, List, NEWEST, PositionRef, SourceIx, ThemeIx};
use standpunkt::model::{Election, Model, Programme, check};
use standpunkt::proof::hold;
use standpunkt::report::diagnostic;
use standpunkt::site::build::build;
use standpunkt::site::files::{Site, leads_on};
use standpunkt::sitemap::subject::{self, Subject};
use standpunkt::values::vocabulary::{Edition, Stance};

use self::tree::Page;
use crate::{contents, nb};

mod absent;
mod agreement;
mod cards;
mod elections;
mod embeds;
mod evidence;
mod fixture;
mod frame;
mod languages;
mod links;
mod order;
mod plans;
mod stances;
mod tables;
mod tree;
mod without;

/// A finished site with every page read once.
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
    let silent = it.evidence.is_empty() && it.note.is_none() && it.reply.is_none();
    let nothing = unread(it.stance) && silent;
    election.positions && !nothing
}

impl Corpus {
    /// The site that some content makes.
    fn of(sources: &Sources) -> Corpus {
        let outcome = build(sources, None);
        let site = outcome.site.unwrap_or_else(|| {
            let errors = outcome.report.iter();
            let lines = errors
                .filter(|it| it.severity == diagnostic::Severity::Error)
                .map(|it| format!("{}:{}: {}", it.place.path, it.place.line, it.message.en));
            panic!("the content does not build:\n{}", lines.collect::<Vec<_>>().join("\n"))
        });
        Corpus::made_of(sources, &site)
    }

    /// A site that was built of some content.
    fn made_of(sources: &Sources, site: &Site) -> Corpus {
        let (content, _) = load::read(sources);
        let (proofs, _) = hold::hold(&content, sources.files.get(lock::LOCK));
        let content = content.without_drafts();
        let (model, _) = check::check(&content, &proofs, None);
        let site_file = content.site.as_ref().expect("the content has a site.yaml");
        let filed = site_file.value.sources.iter().map(|it| it.file.is_some()).collect();
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
        let (filed, files) = (Arc::new(filed), Arc::new(site.files.clone()));
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

/// The one reading of the fixture with every kind of page, in which faults are planted.
fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| Corpus::made_of(&contents::every(), contents::every_site()))
}

/// The one reading of the real content: it changes, so that only what holds for any content is asked of it.
fn real() -> &'static Corpus {
    static REAL: OnceLock<Corpus> = OnceLock::new();
    REAL.get_or_init(|| Corpus::made_of(&contents::real(), contents::real_site()))
}

/// What holds for any content. A check that is not in this list is refused by [`holds_and_bites`].
const CHECKS: [(&str, Check); 54] = [
    ("number of pages", miscounted_pages),
    ("files", absent::wrong_files),
    ("links to what is absent", absent::vain_links),
    ("promises", absent::wrong_promises),
    ("offers of pairs", absent::wrong_offers),
    ("agreement", agreement::wrong_agreement),
    ("cards", cards::incomplete_cards),
    ("captions", cards::poor_captions),
    ("languages of quotations", cards::wrong_languages),
    ("anchors", cards::wrong_anchors),
    ("lines on other elections", elections::silent_cards),
    ("«Da og nå»", elections::wrong_histories),
    ("«Da og nå» of themes", elections::wrong_past),
    ("older elections", elections::unmarked_age),
    ("frames", embeds::untrue),
    ("size of frames", embeds::heavy),
    ("heads and links of frames", embeds::unsound),
    ("answers to other sites", embeds::wrong_answers),
    ("pages to share", embeds::unshared),
    ("proofs", evidence::unproved),
    ("evidence", evidence::poor_evidence),
    ("unread programmes", evidence::read_in_vain),
    ("unread positions", evidence::unread_positions),
    ("outline", frame::broken_outline),
    ("landmarks", frame::broken_landmarks),
    ("titles", frame::poor_titles),
    ("what may run", frame::unsafe_pages),
    ("controls", frame::controls),
    ("dates", frame::unmarked_dates),
    ("the same in each language", languages::other_shapes),
    ("alternatives", languages::one_sided),
    ("what is not translated", languages::unmarked),
    ("dead links", links::dead_links),
    ("roundabout links", links::roundabout_links),
    ("links to elsewhere", links::strange_rels),
    ("ids", links::repeated_ids),
    ("addresses", links::odd_addresses),
    ("order of parties", order::disordered_parties),
    ("rows of parties", order::disorder),
    ("pairs in a row", order::disordered_pairs),
    ("plans", plans::wrong_plans),
    ("plans on themes", plans::wrong_measures),
    ("plans among parties", plans::plans_among_parties),
    ("words explained", stances::unexplained),
    ("words that are pressed", stances::pressable),
    ("words for stances", stances::wrong_words),
    ("counts in words", stances::miscounted),
    ("strips", stances::wrong_strips),
    ("relations", stances::wrong_pairs),
    ("empty cells", tables::empty_cells),
    ("overviews", tables::broken_overviews),
    ("filters", tables::wrong_filters),
    ("regions of tables", tables::closed_regions),
    ("numbers on method", tables::wrong_numbers),
];

/// Asserts that a check finds nothing in the fixture and the real site, and in the fixture each of the planted
/// faults.
#[track_caller]
fn holds_and_bites(check: Check, faults: &[Fault]) {
    let listed = CHECKS.iter().any(|it| std::ptr::fn_addr_eq(it.1, check));
    assert!(listed, "the check is not in the list of what holds for any content");
    for fault in faults {
        let places = check(&corpus().with(*fault));
        let seen = places.iter().any(|it| it.starts_with(fault.0));
        assert!(seen, "`{}` instead of `{}` on {} was not found", fault.2, fault.1, fault.0);
    }
    for (content, site) in [("fixture", corpus()), ("real content", real())] {
        let places = check(site);
        assert!(places.is_empty(), "{content}: {} places:\n{}", places.len(), shown(&places));
    }
}

/// What does not hold on the site that some content makes: the check, and «page: what».
pub(crate) fn broken(sources: &Sources, site: &Site) -> Vec<String> {
    let corpus = Corpus::made_of(sources, site);
    let places = CHECKS.par_iter().flat_map_iter(|(name, check)| {
        check(&corpus).into_iter().map(move |it| format!("{name}: {it}"))
    });
    places.collect()
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

/// Pages that are too many or too few, counted by what the model has.
fn miscounted_pages(corpus: &Corpus) -> Vec<String> {
    let model = &corpus.model;
    let mut faults = Vec::new();
    let years: Vec<i16> = model.elections.iter().map(|it| it.year).collect();
    if !years.is_sorted_by(|a, b| a > b) {
        faults.push(format!("the elections stand as {years:?}"));
    }
    let (themes, languages) = (model.themes.len(), model.spellings.len());
    let full = |it: &&String| in_bokmal(it) && beside(it).is_none();
    let (mut framed, mut shared) = (0, 0);
    let mut pages = ["front", "method", "changes", "data", "404"].len() + model.plans.len();
    let common = pages;
    for (e, election) in corpus.elections() {
        let prefix = if e == NEWEST { String::new() } else { format!("{}/", election.year) };
        if election.prefix != prefix {
            faults.push(format!("{} lies below {}", election.year, election.prefix));
        }
        let parties = election.programmes.len();
        let programmes = election.programmes.iter();
        let told =
            programmes.flat_map(|it| it.positions.indices().filter(|t| has_page(election, *t, it)));
        let positions = told.count();
        // The list of pairs, who agrees, and the pairs.
        let pairs = if election.pairs { 2 + parties * (parties - 1) / 2 } else { 0 };
        let pairs_alone = pairs.saturating_sub(2);
        framed += themes + positions + pairs_alone;
        shared += themes + positions + pairs_alone + parties;
        // The overview first.
        let of_election = 1 + themes + positions + parties + pairs;
        // The newest election stands at the root, each other below its year.
        let older = |it: &String| years[1..].iter().any(|year| it.starts_with(&format!("{year}/")));
        let below = |it: &&String| if e == NEWEST { !older(it) } else { it.starts_with(&prefix) };
        let wanted = of_election + if e == NEWEST { common } else { 0 };
        let there = corpus.pages.keys().filter(full).filter(below).count();
        if there != wanted {
            faults.push(format!("{}: {there} pages instead of {wanted}", election.year));
        }
        pages += of_election;
    }
    for (folder, number) in [("embed", framed), ("del", shared)] {
        let there = corpus.pages.keys().filter(|it| beside(it) == Some(folder)).count();
        if there != languages * number {
            faults.push(format!("{folder}: {there} pages instead of {languages} times {number}"));
        }
    }
    let all = languages * (pages + framed + shared);
    if corpus.pages.len() != all {
        faults.push(format!("{} pages instead of {all}", corpus.pages.len()));
    }
    faults
}

#[test]
fn the_pages_are_as_many_as_the_model_asks_for() {
    holds_and_bites(miscounted_pages, &[]);
    for path in ["404.html", "2025/parti/alfa/index.html", "nn/embed/tema/buss/index.html"] {
        let mut fewer = corpus().clone();
        assert!(fewer.pages.remove(path).is_some(), "there is no {path}");
        assert!(!miscounted_pages(&fewer).is_empty(), "{path} is not missed");
    }
    let mut model = (*corpus().model).clone();
    let mut elections: Vec<Election> = model.elections.iter().cloned().collect();
    elections.swap(0, 1);
    model.elections = elections.into();
    let turned = Corpus { model: model.into(), ..corpus().clone() };
    assert!(!miscounted_pages(&turned).is_empty());
}
