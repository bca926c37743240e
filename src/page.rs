//! The model to pages: which pages there are, where, and what each of them shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use crate::address::{Address, Here};
use crate::data::{Listed, Made};
use crate::date::PartialDate;
use crate::diagnostic::{self, Report};
use crate::glossary::Glossary;
use crate::host;
use crate::language::{Language, Spelling};
use crate::links::{self, Target};
use crate::markdown::{Prose, escape};
use crate::model::{self, Election, Model, Stance};
use crate::source::Place;
use crate::view;
use crate::words::{self, Words};

mod changes;
pub mod differences;
mod meta;

pub(crate) use changes::feeds;
pub(crate) use meta::changed;
pub mod embed;
pub mod picture;
pub mod share;

/// The longest text for search engines, in characters (requirement S5).
const LONGEST_DESCRIPTION: usize = 200;

/// What a page is about. Numbers are indices into the model's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The front page.
    Front,
    /// All themes and parties of an election.
    Overview(usize),
    /// A theme in an election.
    Theme(usize, usize),
    /// A party in an election.
    Party(usize, usize),
    /// The list of pairs in an election.
    Pairs(usize),
    /// Two parties in an election.
    Pair(usize, usize, usize),
    /// Which parties agree in an election.
    Agreement(usize),
    /// In an election, on a theme, a party.
    Position(usize, usize, usize),
    /// A plan of an actor that is no party.
    Plan(usize),
    /// How the site is made.
    Method,
    /// What was changed.
    Changes,
    /// What other programs can have of it.
    Data,
    /// For addresses that do not exist.
    NotFound,
}

/// What a page shows, and the template that prints it.
#[derive(Debug)]
pub struct View {
    /// Name of the template.
    pub template: &'static str,
    /// What it may name.
    pub context: tera::Context,
}

/// All pages of the site, in a fixed order.
pub fn subjects(model: &Model) -> Vec<Subject> {
    let mut all = vec![Subject::Front, Subject::Method, Subject::Changes, Subject::NotFound];
    all.extend(model.site.data.then_some(Subject::Data));
    all.extend((0..model.plans.len()).map(Subject::Plan));
    for (e, election) in model.elections.iter().enumerate() {
        let parties: Vec<usize> = election.programmes.iter().map(|it| it.party).collect();
        all.push(Subject::Overview(e));
        for theme in 0..model.themes.len() {
            all.push(Subject::Theme(e, theme));
            let told = parties.iter().filter(|party| election.has_position(theme, **party));
            all.extend(told.map(|party| Subject::Position(e, theme, *party)));
        }
        all.extend(parties.iter().map(|party| Subject::Party(e, *party)));
        if election.pairs {
            all.extend([Subject::Pairs(e), Subject::Agreement(e)]);
            for (i, first) in parties.iter().enumerate() {
                let others = parties[i + 1..].iter();
                all.extend(others.map(|second| Subject::Pair(e, *first, *second)));
            }
        }
    }
    all
}

/// The model as one language tells it.
#[derive(Clone, Copy, Debug)]
pub struct Tongue<'m> {
    /// The model.
    pub model: &'m Model,
    /// The words that are explained, and where they stand.
    pub glossary: &'m Glossary,
    /// The words of the language.
    pub words: &'m Words,
    /// How it spells addresses.
    pub spelling: &'m Spelling,
    /// What is known of the data for other programs, for pages that tell of it.
    pub data: Option<&'m Made>,
}

impl<'m> Tongue<'m> {
    /// The model in the language of the words, which is one of the site's.
    pub fn new(
        model: &'m Model,
        glossary: &'m Glossary,
        words: &'m Words,
        data: Option<&'m Made>,
    ) -> Option<Tongue<'m>> {
        let spelling = model.spellings.iter().find(|it| it.language == words.language)?;
        Some(Tongue { model, glossary, words, spelling, data })
    }
}

/// Where the page of a subject is.
pub fn address(model: &Model, subject: Subject) -> Address {
    let prefix = |e: usize| model.elections[e].prefix.as_str();
    let (party, theme) =
        (|p: usize| model.parties[p].id.as_str(), |t: usize| model.themes[t].id.as_str());
    match subject {
        Subject::Front => Address::front(),
        Subject::Overview(e) => Address::overview(prefix(e)),
        Subject::Theme(e, t) => Address::theme(prefix(e), theme(t)),
        Subject::Party(e, p) => Address::party(prefix(e), party(p)),
        Subject::Pairs(e) => Address::pairs(prefix(e)),
        Subject::Pair(e, a, b) => Address::pair(prefix(e), party(a), party(b)),
        Subject::Position(e, t, p) => Address::position(prefix(e), theme(t), party(p)),
        Subject::Agreement(e) => Address::agreement(prefix(e)),
        Subject::Plan(i) => Address::plan(&model.plans[i].id),
        Subject::Method => Address::method(),
        Subject::Changes => Address::changes(),
        Subject::Data => Address::data(),
        Subject::NotFound => Address::not_found(),
    }
}

/// The addresses of what goes with a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The page that other sites show in a frame.
    pub embed: Option<Address>,
    /// The file that tells other sites of that.
    pub oembed: Option<Address>,
    /// The page with what is needed to share it.
    pub share: Option<Address>,
    /// The code of its address for phones.
    pub code: Option<Address>,
    /// Its picture for where links are shared.
    pub card: Option<Address>,
}

/// What goes with the page of a subject: what there is of its kind, and its election does not go without.
pub fn beside(model: &Model, subject: Subject) -> Beside {
    let (Subject::Theme(e, _)
    | Subject::Party(e, _)
    | Subject::Pair(e, ..)
    | Subject::Position(e, ..)) = subject
    else {
        return Beside::default();
    };
    let (page, election) = (address(model, subject), &model.elections[e]);
    let shares = |it: Option<Address>| it.filter(|_| election.shares);
    Beside {
        embed: shares(page.embed()),
        oembed: shares(page.oembed()),
        share: shares(page.share()),
        code: shares(matches!(subject, Subject::Theme(..)).then(|| page.qr())),
        card: page.card().filter(|_| election.cards),
    }
}

/// The content file that a page comes from, for messages about its address.
fn origin(model: &Model, subject: Subject) -> String {
    match subject {
        Subject::Theme(_, t) | Subject::Position(_, t, _) => {
            format!("themes/{}.md", model.themes[t].id)
        }
        Subject::Party(_, p) | Subject::Pair(_, _, p) => {
            format!("parties/{}/party.yaml", model.parties[p].id)
        }
        Subject::Plan(i) => format!("parties/{}/plan.yaml", model.plans[i].id),
        _ => "site.yaml".to_owned(),
    }
}

/// Tells of pages that get one address, and of pages where the site has another file.
pub fn collisions(model: &Model, assets: &[String]) -> Report {
    let words = |of: Taken<'_>| match of {
        Taken::Asset(asset) => format!("`templates/static/{asset}`"),
        Taken::Page(Subject::Pair(_, a, b)) => {
            format!("`{}` + `{}`", model.parties[a].id, model.parties[b].id)
        }
        Taken::Page(subject) => format!("`{}`", origin(model, subject)),
    };
    let mut taken: BTreeMap<String, Taken<'_>> = BTreeMap::new();
    let mut report = Vec::new();
    for asset in assets {
        if taken.insert(asset.clone(), Taken::Asset(asset)).is_some() {
            let place = Place::file(&format!("templates/static/{asset}"));
            let (ours, theirs) = (format!("`{asset}`"), words(Taken::Asset(asset)));
            report.push(diagnostic::same_address(place, &format!("/{asset}"), &ours, &theirs));
        }
    }
    let subjects = subjects(model);
    for spelling in &model.spellings {
        for subject in subjects.iter().copied() {
            // Where the page itself is in another one's place, so is all that goes with it: one message.
            let mut told = false;
            for address in addresses(model, subject) {
                let first = taken.insert(address.output(spelling), Taken::Page(subject));
                if let Some(first) = first.filter(|_| !told) {
                    let place = Place::file(&origin(model, subject));
                    let path = address.path(spelling);
                    let what = words(Taken::Page(subject));
                    report.push(diagnostic::same_address(place, &path, &words(first), &what));
                    told = true;
                }
            }
        }
    }
    report
}

/// The page of a subject and all that goes with it.
fn addresses(model: &Model, subject: Subject) -> impl Iterator<Item = Address> {
    let Beside { embed, oembed, share, code, card } = beside(model, subject);
    let page = Some(address(model, subject));
    [page, embed, oembed, share, code, card].into_iter().flatten()
}

/// The files that a site of the model has beside its pages, its data and what is copied: for hosts and
/// search engines, and feeds.
pub fn fixed_files(model: &Model) -> Vec<String> {
    let hosts = [host::HEADERS, host::SITEMAP, host::ROBOTS, links::RULES];
    let themes = model.themes.iter().filter(|_| model.site.feeds).map(|it| Some(it.id.as_str()));
    let feeds = themes.chain([None]);
    let feeds = feeds.flat_map(|it| ["xml", "json"].map(|end| Address::feed(it, end)));
    let feeds = feeds.flat_map(|it| model.spellings.iter().map(move |at| it.output(at)));
    hosts.into_iter().map(str::to_owned).chain(feeds).collect()
}

/// The paths of all files that a site of the model has, but for those that only lead on: `assets`, and all
/// that is made of pages.
pub fn files(model: &Model, assets: &[String]) -> BTreeSet<String> {
    let mut files: BTreeSet<String> = assets.iter().cloned().collect();
    let subjects = subjects(model);
    for spelling in &model.spellings {
        let all = subjects.iter().flat_map(|it| addresses(model, *it));
        files.extend(all.map(|it| it.output(spelling)));
    }
    files
}

/// What has an address: a file that is copied, or a page with what goes with it.
#[derive(Clone, Copy)]
enum Taken<'a> {
    Asset(&'a str),
    Page(Subject),
}

/// Whether the page of a subject may tell of the data: of its files, or of its checksum, which differs with
/// any change of the content. All others stay the same files then.
pub fn tells_of_data(subject: Subject) -> bool {
    matches!(subject, Subject::Front | Subject::Method | Subject::Changes | Subject::Data)
}

/// What the page of a subject shows.
///
/// `shared` is what many pages have in common.
pub fn view(tongue: Tongue<'_>, shared: &Shared, subject: Subject) -> View {
    let Tongue { model, spelling, .. } = tongue;
    let address = address(model, subject);
    let here = match subject {
        Subject::NotFound => Here::anywhere(address, spelling, &model.site.base_url),
        _ => Here::page(address, spelling),
    };
    let page = Page::new(tongue, here, subject, shared);
    match subject {
        Subject::Front => shown("front.html", &page.front()),
        Subject::Overview(e) => shown("overview.html", &page.overview(e)),
        Subject::Theme(e, t) => shown("theme.html", &page.theme(e, t)),
        Subject::Party(e, p) => shown("party.html", &page.party(e, p)),
        Subject::Pairs(e) => shown("pairs.html", &page.pairs(e)),
        Subject::Pair(e, a, b) => shown("pair.html", &page.pair(e, a, b)),
        Subject::Position(e, t, p) => shown("position.html", &page.position(e, t, p)),
        Subject::Agreement(e) => shown("agreement.html", &page.agreement(e)),
        Subject::Plan(i) => shown("plan.html", &page.plan(i)),
        Subject::Method => shown("method.html", &page.method()),
        Subject::Changes => shown("changes.html", &page.changes()),
        Subject::Data => shown("data.html", &page.data()),
        Subject::NotFound => shown("not-found.html", &page.not_found()),
    }
}

/// What stands at an address that is no more: it leads on.
pub fn moved(tongue: Tongue<'_>, from: &str, target: &Target) -> View {
    let Tongue { model, words, spelling, .. } = tongue;
    let here = Here::page(Address::file(&links::stub(from)), spelling);
    let place = target.place.iter().map(|it| format!("#{it}")).collect::<String>();
    let view = view::Moved {
        language: words.language.code().to_owned(),
        title: words.say("moved-title"),
        href: format!("{}{place}", here.href(&target.address)),
        canonical: target.address.canonical(&model.site.base_url, spelling),
        script: here.href(&Address::file("moved.js")),
        oembed: links::oembed(model, target).map(|it| it.canonical(&model.site.base_url, spelling)),
    };
    let context = tera::Context::from_serialize(&view).expect(SERIALIZES);
    View { template: "moved.html", context }
}

/// What many pages have in common, so that it is made once.
#[derive(Debug, Default)]
pub struct Shared {
    /// The printed bodies of the cards: for each election, for each party, of the themes that are shown.
    pub bodies: Vec<Vec<BTreeMap<usize, view::Printed>>>,
    /// The printed rows of the overviews: for each election, for each theme.
    pub rows: Vec<Vec<view::Printed>>,
    /// For each election, what its themes' pages say of what was read.
    pub readings: Vec<view::Printed>,
    /// What surrounds every page: for each election, for each depth of addresses.
    pub frames: Vec<Vec<tera::Value>>,
}

/// The deepest address, in folders: `en/share/2021/theme/lar/ap/`.
const DEEPEST: usize = 6;

/// What surrounds the pages of each election, for each depth that an address can have.
pub fn frames(tongue: Tongue<'_>) -> Vec<Vec<tera::Value>> {
    let frame = |e: usize, depth: usize| {
        let here = Here::page(Address::file(&"-/".repeat(depth)), tongue.spelling);
        tera::Value::from_serializable(&frame(tongue.model, tongue.words, &here, e))
    };
    let elections = 0..tongue.model.elections.len();
    elections.map(|e| (0..=DEEPEST).map(|it| frame(e, it)).collect()).collect()
}

fn frame(model: &Model, words: &Words, here: &Here<'_>, e: usize) -> view::Frame {
    let (site, election) = (&model.site, &model.elections[e]);
    let file = |path: &str| here.href(&Address::file(path));
    let title = |it: &Election| it.title.of(words.language).0.clone();
    let older = (e > 0).then(|| view::Older {
        title: words.tell("older", [("election", title(election).into())]),
        newest: view::Link {
            href: here.href(&Address::overview("")),
            text: title(&model.elections[0]),
            language: None,
            current: false,
        },
    });
    view::Frame {
        title: site.title.clone(),
        tagline: site.tagline.of(words.language).0.clone(),
        styles: file(STYLES),
        more_styles: file("more.css"),
        script: file("site.js"),
        icon: file("icon.svg"),
        home: here.href(&Address::front()),
        method: here.href(&Address::method()),
        changes: here.href(&Address::changes()),
        feed: Address::feed(None, "xml").canonical(&site.base_url, here.spelling()),
        proposed: model.proposed.then(|| here.href(&Address::differences())),
        publisher: site.publisher.clone(),
        responsible_editor: site.responsible_editor.clone(),
        contact: site.contact.clone(),
        older,
        draft: election
            .draft
            .then(|| words.tell("draft-election", [("election", title(election).into())])),
    }
}

/// What the row of a theme in an election's overview shows.
pub fn row(tongue: Tongue<'_>, e: usize, theme: usize) -> View {
    let Tongue { model, spelling, .. } = tongue;
    let here = Here::page(Address::overview(&model.elections[e].prefix), spelling);
    let page = Page::new(tongue, here, Subject::Overview(e), &ALONE);
    let context = tera::Context::from_serialize(&view::RowBody { row: page.row(e, theme) });
    View { template: "overview-row.html", context: context.expect(SERIALIZES) }
}

/// What the pages of an election's themes say of what was read. They are equally deep, so one text does
/// for all.
pub fn readings(tongue: Tongue<'_>, e: usize) -> View {
    let Tongue { model, spelling, .. } = tongue;
    let election = &model.elections[e];
    let here = Here::page(Address::theme(&election.prefix, ""), spelling);
    let page = Page::new(tongue, here, Subject::Overview(e), &ALONE);
    let reading = |it: &Arc<model::Programme>| view::Reading {
        party: page.name(it.party).to_owned(),
        source: page.basis(it),
    };
    let readings = election.programmes.iter().map(reading).collect();
    let view = view::Readings { content: page.content(), readings };
    let context = tera::Context::from_serialize(&view).expect(SERIALIZES);
    View { template: "readings.html", context }
}

/// What the body of a card shows. Pages that show a card are equally deep, so one body does for all.
pub fn body(tongue: Tongue<'_>, e: usize, party: usize, theme: usize) -> View {
    let Tongue { model, spelling, .. } = tongue;
    let (prefix, id) = (&model.elections[e].prefix, &model.themes[theme].id);
    let here = Here::page(Address::theme(prefix, id), spelling);
    let page = Page::new(tongue, here, Subject::Theme(e, theme), &ALONE);
    let programme = programme(&model.elections[e], party);
    let card = page.account(e, theme, programme);
    let view = view::CardBody { content: page.content(), card };
    let context = tera::Context::from_serialize(&view).expect(SERIALIZES);
    View { template: "card-body.html", context }
}

const SERIALIZES: &str = "a view is a struct of texts, numbers and lists";

fn shown<V: Serialize>(template: &'static str, shown: &Shown<V>) -> View {
    let mut context = tera::Context::new();
    context.insert_value("site", shown.site.clone());
    context.insert("content", &shown.content);
    context.insert("page", &shown.page);
    context.insert("view", &shown.view);
    View { template, context }
}

/// What a template sees, as [`view::Context`] describes it, with what surrounds the page made already.
struct Shown<V> {
    site: tera::Value,
    content: Option<String>,
    page: view::Page,
    view: V,
}

/// A style sheet without the lines that are nothing but a comment, without indentation and line ends,
/// and without the blanks that only make it easier to read: these are for who writes it. A line with
/// text in quotation marks stays as it is.
pub fn squeezed(styles: &str) -> String {
    const TIGHT: [(&str, &str); 5] =
        [(" {", "{"), ("{ ", "{"), (": ", ":"), ("; ", ";"), (", ", ",")];
    let mut squeezed = String::with_capacity(styles.len());
    for line in styles.lines().map(str::trim) {
        let comment = line.starts_with("/*") && line.ends_with("*/");
        if comment || line.is_empty() {
            continue;
        }
        let mut line = line.to_owned();
        if !line.contains(['"', '\'']) {
            for (loose, tight) in TIGHT {
                line = line.replace(loose, tight);
            }
        }
        // The last declaration of a rule needs no end.
        let ends = line.starts_with('}') && squeezed.ends_with(';');
        if ends {
            squeezed.pop();
        }
        squeezed.push_str(line.replace("; }", "}").trim_end());
        if !line.ends_with(['{', ';', '}', ',']) {
            squeezed.push(' ');
        }
    }
    squeezed
}

/// A text as a pattern that matches it alone, for a regular expression of a script with the flag `u`: the
/// characters that mean something there are escaped (ECMAScript, SyntaxCharacter), and no others may be.
fn as_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for it in text.chars() {
        if "^$\\.*+?()[]{}|/".contains(it) {
            pattern.push('\\');
        }
        pattern.push(it);
    }
    pattern
}

/// The file of the look, to which the colours of the parties are added.
pub const STYLES: &str = "style.css";

/// The colours of the parties as a style sheet: a class for each, as no page has inline styles.
pub fn party_styles(model: &Model) -> String {
    let rule = |it: &model::Party| format!(".p-{}{{--party:{}}}\n", it.id, it.colour);
    model.parties.iter().map(rule).collect()
}

/// A page while its view is made.
struct Page<'m> {
    model: &'m Model,
    glossary: &'m Glossary,
    words: &'m Words,
    shared: &'m Shared,
    here: Here<'m>,
    subject: Subject,
    data: Option<&'m Made>,
}

/// For what shows nothing that many pages have in common.
static ALONE: Shared =
    Shared { bodies: Vec::new(), rows: Vec::new(), readings: Vec::new(), frames: Vec::new() };

impl<'m> Page<'m> {
    fn new(tongue: Tongue<'m>, here: Here<'m>, subject: Subject, shared: &'m Shared) -> Page<'m> {
        let Tongue { model, glossary, words, data, .. } = tongue;
        Page { model, glossary, words, shared, here, subject, data }
    }
}

/// What the heading and the id of a card are made of, on the kinds of page that show cards.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    /// Under the heading of a theme, so that the party names it.
    Theme,
    /// Under the heading of a party, so that the theme names it.
    Party,
    /// Beside another party under a theme in a list of themes, which has the id.
    Pair,
}

impl<'m> Page<'m> {
    fn href(&self, to: &Address) -> String {
        self.here.href(to)
    }

    fn election(&self, e: usize) -> &'m Election {
        &self.model.elections[e]
    }

    fn link(&self, to: &Address, text: &str) -> view::Link {
        let current = to == self.here.address();
        view::Link { href: self.href(to), text: text.to_owned(), language: None, current }
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    fn tell<const N: usize>(&self, id: &str, values: [(&str, words::Value<'_>); N]) -> String {
        self.words.tell(id, values)
    }

    /// The language of a text, if it is not that of the page.
    fn foreign(&self, language: Language) -> Option<String> {
        (language != self.words.language).then(|| language.code().to_owned())
    }

    /// The language of the positions, if it is not that of the page.
    fn content(&self) -> Option<String> {
        self.foreign(Language::Nb)
    }

    /// The language of words in it, if it is not that of the page.
    fn other_than_page(&self, language: &str) -> Option<String> {
        (language != self.words.language.code()).then(|| language.to_owned())
    }

    /// Prose of the content, which is in bokmål.
    fn prose(&self, it: &Prose) -> view::Html {
        self.marked(it.html(&self.here), Language::Nb)
    }

    /// Prose that may be there in the language of the page.
    fn said(&self, it: &model::Said<Prose>) -> view::Html {
        let (prose, language) = it.of(self.words.language);
        self.marked(prose.html(&self.here), language)
    }

    /// Marks HTML with its language, if that is not the page's.
    fn marked(&self, html: String, language: Language) -> view::Html {
        match self.foreign(language) {
            Some(code) => format!("<div lang=\"{code}\">{html}</div>"),
            None => html,
        }
    }

    fn day(&self, date: PartialDate) -> view::Day {
        view::Day { iso: date.iso(), text: self.words.date(date) }
    }

    /// What an election is called.
    fn election_title(&self, e: usize) -> &'m str {
        self.election(e).title.of(self.words.language).0
    }

    /// What a party is called.
    fn name(&self, party: usize) -> &'m str {
        self.model.parties[party].name.of(self.words.language).0
    }

    /// What a theme is called and asks.
    fn theme_words(&self, theme: usize) -> &'m model::ThemeWords {
        self.model.themes[theme].words.of(self.words.language).0
    }

    /// The language of that, if it is not the page's.
    fn theme_language(&self, theme: usize) -> Option<String> {
        self.foreign(self.model.themes[theme].words.of(self.words.language).1)
    }

    /// A link that is named after a theme.
    fn theme_link(&self, to: &Address, theme: usize, text: &str) -> view::Link {
        view::Link { language: self.theme_language(theme), ..self.link(to, text) }
    }

    /// The heading of a group of themes.
    fn group(&self, group: usize) -> &'m str {
        self.model.groups[group].of(self.words.language).0
    }

    fn themes_in_words(&self) -> String {
        self.words.themes(self.model.themes.len())
    }

    /// A party on a theme, as a link names it.
    fn about(&self, party: usize, theme: usize) -> String {
        let names = (self.name(party), self.theme_words(theme).short.as_str());
        self.tell("party-on-theme", [("party", names.0.into()), ("theme", names.1.into())])
    }

    /// The whole page: `title` before the name of the site, and a description.
    fn context<V>(&self, e: usize, title: &str, description: &str, view: V) -> Shown<V> {
        let site = &self.model.site;
        let election = self.election(e);
        let prefix = &election.prefix;
        let mut navigation = vec![self.link(&Address::overview(prefix), &self.say("nav-overview"))];
        if election.pairs {
            navigation.push(self.link(&Address::pairs(prefix), &self.say("nav-pairs")));
            navigation.push(self.link(&Address::agreement(prefix), &self.say("nav-agreement")));
        }
        navigation.push(self.link(&Address::method(), &self.say("nav-method")));
        let title = if title.is_empty() {
            let tagline = site.tagline.of(self.words.language).0;
            words::shorten(&format!("{} – {tagline}", site.title), 70)
        } else {
            // An older election has the same pages: its year tells their titles apart.
            let year = election.year.to_string();
            let told = e == 0 || title.contains(&year);
            let title = if told { title.to_owned() } else { format!("{title} {year}") };
            let room = 70_usize.saturating_sub(site.title.chars().count() + 3);
            format!("{} – {}", words::shorten(&title, room), site.title)
        };
        let canonical = |spelling: &Spelling| {
            let address = self.here.address();
            (self.subject != Subject::NotFound).then(|| address.canonical(&site.base_url, spelling))
        };
        let in_language = |spelling: &Spelling| view::InLanguage {
            language: spelling.language.code().to_owned(),
            name: spelling.language.own_name().to_owned(),
            canonical: canonical(spelling),
            href: self.here.href_in(self.here.address(), spelling),
            current: spelling.language == self.words.language,
        };
        let several = self.model.spellings.len() > 1;
        let spellings = self.model.spellings.iter().filter(|_| several);
        let own = canonical(self.here.spelling());
        // The page to share a page has the same subject, and nothing beside it.
        let beside = match *self.here.address() == address(self.model, self.subject) {
            true => beside(self.model, self.subject),
            false => Beside::default(),
        };
        let cited = own.as_ref().and_then(|_| self.citation(&title));
        let page = view::Page {
            locale: meta::locale(self.words.language).to_owned(),
            linked_data: own.map(|_| self.linked_data(e, &title, cited.as_ref())),
            card: beside.card.as_ref().map(|it| it.canonical(&site.base_url, self.here.spelling())),
            card_alt: beside.card.and_then(|_| Some(self.picture()?.alt())),
            citation: cited,
            language: self.words.language.code().to_owned(),
            title,
            description: words::shorten(description, LONGEST_DESCRIPTION),
            canonical: canonical(self.here.spelling()),
            languages: spellings.map(in_language).collect(),
            icons: Stance::ALL.iter().map(|it| it.word().to_owned()).collect(),
            fallback: self.words.language != Language::Nb && self.shows_content(),
            unread: self.unread(),
            left: links::left_places(self.model, self.subject).into_iter().collect(),
            draft: self.draft(),
            navigation,
            oembed: beside.oembed.map(|it| it.canonical(&site.base_url, self.here.spelling())),
            share: beside.share.map(|it| self.href(&it)),
            sum: self.sum(),
        };
        let site = match self.subject {
            Subject::NotFound => {
                tera::Value::from_serializable(&frame(self.model, self.words, &self.here, e))
            }
            _ => self.shared.frames[e][self.here.depth()].clone(),
        };
        Shown { site, content: self.content(), page, view }
    }

    /// The checksum of the content, on the pages that tell of the whole site; on none of a preview.
    fn sum(&self) -> Option<String> {
        let told = !self.model.proposed && tells_of_data(self.subject);
        self.data.filter(|_| told).map(|it| it.sum.clone())
    }

    /// What editors are told on a page of a preview that shows drafts.
    fn draft(&self) -> Option<String> {
        let model = self.model;
        let itself = match self.subject {
            Subject::Theme(_, theme) => model.themes[theme].draft,
            Subject::Party(e, party) => programme(self.election(e), party).draft,
            Subject::Position(e, theme, party) => {
                programme(self.election(e), party).positions[theme].draft
            }
            _ => false,
        };
        let words = if itself { "unpublished-here" } else { "unpublished-shown" };
        model.drafts.then(|| self.say(words))
    }

    /// That what the page is about is still to be read, and where the last election's page is.
    fn unread(&self) -> Option<view::Unread> {
        let it = links::unread(self.model, self.subject)?;
        let address = address(self.model, it.last);
        let election = self.election_title(it.election);
        let text = self.tell("unread-last", [("election", election.into())]);
        Some(view::Unread { text: self.unread_words(&it), last: self.link(&address, &text) })
    }

    fn unread_words(&self, it: &links::Unread) -> String {
        let newest = self.election_title(0);
        if it.read == 0 {
            return self.tell("unread-none", [("election", newest.into())]);
        }
        let (read, all) = (it.read.into(), it.all.into());
        self.tell("unread-some", [("election", newest.into()), ("read", read), ("all", all)])
    }

    /// Whether the page shows texts that may be there only in bokmål.
    fn shows_content(&self) -> bool {
        let named = match self.subject {
            Subject::Front => self.foreign(self.model.site.description.of(self.words.language).1),
            Subject::Overview(_) | Subject::Pairs(_) | Subject::NotFound => None,
            Subject::Agreement(_) | Subject::Data => return false,
            _ => return true,
        };
        let themes = 0..self.model.themes.len();
        named.is_some() || themes.into_iter().any(|it| self.theme_language(it).is_some())
    }

    /// The same page for the other elections.
    fn other_elections(
        &self,
        e: usize,
        to: impl Fn(usize, &Election) -> Option<Address>,
    ) -> Vec<view::Link> {
        let others = self.model.elections.iter().enumerate().filter(|(i, _)| *i != e);
        others.filter_map(|(i, it)| Some(self.link(&to(i, it)?, self.election_title(i)))).collect()
    }

    fn election_name(&self, e: usize) -> view::ElectionName {
        let date = self.day(self.election(e).date);
        view::ElectionName { title: self.election_title(e).to_owned(), date }
    }

    fn party_name(&self, e: usize, party: usize) -> view::PartyName {
        let it = &self.model.parties[party];
        view::PartyName {
            id: it.id.clone(),
            name: self.name(party).to_owned(),
            short: it.short.clone(),
            href: self.href(&Address::party(&self.election(e).prefix, &it.id)),
        }
    }

    fn theme_name(&self, e: usize, theme: usize) -> view::ThemeName {
        let (it, words) = (&self.model.themes[theme], self.theme_words(theme));
        view::ThemeName {
            id: it.id.clone(),
            title: words.title.clone(),
            short: words.short.clone(),
            question: words.question.clone(),
            proposition: words.proposition.clone(),
            language: self.theme_language(theme),
            href: self.href(&Address::theme(&self.election(e).prefix, &it.id)),
        }
    }

    /// A party in the strip of a theme, with a link to its card; a draft is marked.
    fn in_strip(&self, election: &Election, theme: usize, party: usize) -> view::Link {
        let it = &self.model.parties[party];
        let programme = programme(election, party);
        let mut text = it.short.clone();
        if programme.edition == model::Edition::Draft {
            text.push_str(&self.words.draft());
        }
        if programme.positions[theme].draft {
            text.push_str(&self.words.unpublished());
        }
        view::Link { href: format!("#{}", it.id), text, language: None, current: false }
    }

    /// How many parties have which stance on a theme, in words.
    fn counts_in_words(&self, counts: &[(Stance, Vec<usize>)], theme: usize) -> String {
        let part = |(stance, who): &(Stance, Vec<usize>)| {
            words::count(who.len(), &self.stance(*stance, theme).word)
        };
        self.words.list(&counts.iter().map(part).collect::<Vec<_>>())
    }

    /// Stances on a theme in their written order, each with the parties that have it.
    fn counts(&self, e: usize, theme: usize) -> Vec<(Stance, Vec<usize>)> {
        let programmes = &self.election(e).programmes;
        let who = |stance: Stance| {
            let have = programmes.iter().filter(|it| it.positions[theme].stance == stance);
            have.map(|it| it.party).collect::<Vec<_>>()
        };
        Stance::ALL.iter().map(|it| (*it, who(*it))).filter(|(_, who)| !who.is_empty()).collect()
    }

    fn stance(&self, stance: Stance, theme: usize) -> view::StanceWord {
        let own = self.theme_words(theme).stances.get(&stance);
        view::StanceWord {
            key: stance.word().to_owned(),
            language: own.and_then(|_| self.theme_language(theme)),
            word: own.cloned().unwrap_or_else(|| self.words.common_stance(stance)),
        }
    }

    /// Where a programme stands on a theme; neither a party's draft nor our own ever stands unmarked.
    fn stance_of(&self, programme: &model::Programme, theme: usize) -> view::StanceWord {
        let mut stance = self.stance(programme.positions[theme].stance, theme);
        if programme.edition == model::Edition::Draft {
            stance.word.push_str(&self.words.draft());
        }
        if programme.positions[theme].draft {
            stance.word.push_str(&self.words.unpublished());
        }
        stance
    }

    fn basis(&self, programme: &model::Programme) -> view::Basis {
        let source = &self.model.sources[programme.source];
        view::Basis {
            programme: (programme.title != source.title).then(|| programme.title.clone()),
            edition: self.words.edition(programme.edition),
            draft: programme.edition == model::Edition::Draft,
            kind: self.words.source_kind(source.kind),
            document: source.title.clone(),
            publisher: source.publisher.clone(),
            url: source.url.clone(),
            archived: source.archived.clone(),
            date: source.date.map(|it| self.day(it)),
            read: self.prose(&programme.read),
        }
    }

    fn card(
        &self,
        e: usize,
        theme: usize,
        programme: &model::Programme,
        under: Under,
    ) -> view::Card {
        let (party, it_theme) = (&self.model.parties[programme.party], &self.model.themes[theme]);
        let prefix = &self.election(e).prefix;
        let (name, title) = (self.name(programme.party), self.theme_words(theme).title.as_str());
        let (anchor, heading, leads) = match under {
            Under::Theme => (Some(&party.id), name, Address::party(prefix, &party.id)),
            Under::Party => (Some(&it_theme.id), title, Address::theme(prefix, &it_theme.id)),
            Under::Pair => (None, name, Address::party(prefix, &party.id)),
        };
        view::Card {
            anchor: anchor.cloned(),
            former: match under {
                Under::Theme => party.aliases.clone(),
                Under::Party => it_theme.aliases.clone(),
                Under::Pair => Vec::new(),
            },
            party: party.id.clone(),
            heading: heading.to_owned(),
            language: (under == Under::Party).then(|| self.theme_language(theme)).flatten(),
            heading_href: self.href(&leads),
            stance: self.stance_of(programme, theme),
            body: self.shared.bodies[e][programme.party][&theme].clone(),
        }
    }

    /// What a party says on a theme.
    fn account(&self, e: usize, theme: usize, programme: &model::Programme) -> view::Account {
        let (party, it) = (programme.party, &programme.positions[theme]);
        let it_theme = &self.model.themes[theme];
        let prefix = &self.election(e).prefix;
        let source = &self.model.sources[programme.source];
        let year = self.election(e).year;
        let former = |ids: &[&str]| links::former_anchors(self.model, year, theme, party, ids);
        let quotation = |quote: &model::Quote| {
            let ids = [&quote.id].into_iter().chain(&quote.aliases).map(String::as_str);
            view::Quotation {
                anchor: Some(self.quote_anchor(e, theme, party, quote)),
                former: former(&ids.collect::<Vec<_>>()),
                ..self.quotation(e, theme, programme, quote)
            }
        };
        let gone = it.aliases.iter().flat_map(|id| {
            let party = &self.model.parties[party].id;
            let own = links::quote_anchor(year, &it_theme.id, party, id);
            [own].into_iter().chain(former(&[id]))
        });
        let alone = self.election(e).has_position(theme, party);
        view::Account {
            party: self.party_name(e, party),
            theme: view::ThemeLink {
                title: self.theme_words(theme).title.clone(),
                short: self.theme_words(theme).short.clone(),
                href: self.href(&Address::theme(prefix, &it_theme.id)),
            },
            former: gone.collect(),
            edit: self.model.edited_in.as_ref().map(|root| {
                let record =
                    format!("parties/{}/{year}.yaml:{}", self.model.parties[party].id, it.line);
                view::Link {
                    href: format!("vscode://file{root}/{record}"),
                    text: self.tell("edit", [("record", record.as_str().into())]),
                    language: None,
                    current: false,
                }
            }),
            changes: it.changes.iter().rev().map(|it| self.change(theme, it)).collect(),
            about: self.about(party, theme),
            stance: self.stance_of(programme, theme),
            draft: it.draft,
            summary: self.glossary.mark(&self.summary(it)),
            quotes: it.quotes.iter().map(quotation).collect(),
            evidence: it.evidence.iter().map(|it| self.evidence(it)).collect(),
            absence: it.absence.as_ref().map(|it| self.absence(it, source)),
            then: self.then_links(e, theme, programme),
            note: it.note.as_ref().map(|it| self.prose(it)),
            kind: self.words.source_kind(source.kind),
            checked: it.checked.map(|it| self.day(it)),
            review: it.review_by.map(|it| self.day(it)),
            coded_by: it.coded_by.clone(),
            checked_by: it.checked_by.clone(),
            reply: it.reply.as_ref().map(|it| view::Reply {
                date: self.day(it.date),
                text: it.text.clone(),
                url: it.url.clone(),
            }),
            href: alone.then(|| self.place(e, theme, party)),
        }
    }

    /// Link to a party's position on a theme: to its own page, else to its place on the theme's.
    fn place(&self, e: usize, theme: usize, party: usize) -> String {
        let election = self.election(e);
        let (theme_id, party_id) = (&self.model.themes[theme].id, &self.model.parties[party].id);
        if election.has_position(theme, party) {
            self.href(&Address::position(&election.prefix, theme_id, party_id))
        } else {
            format!("{}#{party_id}", self.href(&Address::theme(&election.prefix, theme_id)))
        }
    }

    /// Our summary, or that nobody has looked.
    fn summary(&self, it: &model::Position) -> view::Html {
        if it.summary.is_empty() {
            return format!("<p>{}</p>", escape(&self.words.silence(it.stance)));
        }
        self.prose(&it.summary)
    }

    /// The id of a quotation on pages that show it.
    fn quote_anchor(&self, e: usize, theme: usize, party: usize, quote: &model::Quote) -> String {
        let (theme, party) = (&self.model.themes[theme].id, &self.model.parties[party].id);
        links::quote_anchor(self.election(e).year, theme, party, &quote.id)
    }

    /// The id of a place, if links to it on this page were published.
    fn published_here(&self, id: &str) -> Option<String> {
        let path = self.here.address().spelled(&self.model.spellings[0]);
        self.model.published.has(&path, id).then(|| id.to_owned())
    }

    /// A quotation of another election: it has an id only where links to it were published.
    fn quotation(
        &self,
        e: usize,
        theme: usize,
        programme: &model::Programme,
        quote: &model::Quote,
    ) -> view::Quotation {
        let source = &self.model.sources[programme.source];
        let place = self.place(e, theme, programme.party);
        let page = place.split_once('#').map_or(place.as_str(), |it| it.0);
        let anchor = self.quote_anchor(e, theme, programme.party, quote);
        let proved = quote.proof.as_ref();
        let printed = proved.and_then(|it| Some(self.words.page(it.page?, it.label.as_deref())));
        let proved_heading = proved.and_then(|it| it.headings.last().map(String::as_str));
        let heading = quote.heading.as_deref().or(proved_heading);
        view::Quotation {
            anchor: self.published_here(&anchor),
            former: Vec::new(),
            href: format!("{page}#{anchor}"),
            text: quote.text.clone(),
            language: self.other_than_page(&quote.language),
            locator: self.words.locator(heading, quote.item.as_deref(), printed.as_deref()),
            proof: proved.map(|it| proof(it, source)),
        }
    }

    /// Links to the party's position on the theme in the other elections, newest first.
    fn then_links(
        &self,
        e: usize,
        theme: usize,
        programme: &model::Programme,
    ) -> Vec<view::ThenLink> {
        let now = programme.positions[theme].stance;
        let elections = self.model.elections.iter().enumerate().filter(|(i, _)| *i != e);
        let link = |(i, election): (usize, &Election)| {
            let then = election.programme(programme.party)?.positions[theme].stance;
            let (earlier, later) = if i > e { (then, now) } else { (now, then) };
            then.is_read().then(|| view::ThenLink {
                year: election.year.to_string(),
                change: self.words.change(earlier, later),
                href: self.place(i, theme, programme.party),
            })
        };
        elections.filter_map(link).collect()
    }

    /// The party's position on the theme in the other elections, newest first; those that nobody has
    /// read are left out.
    fn then(&self, e: usize, theme: usize, programme: &model::Programme) -> Vec<view::Then> {
        let now = &programme.positions[theme];
        let kind = |it: &model::Programme| self.model.sources[it.source].kind;
        let elections = self.model.elections.iter().enumerate().filter(|(i, _)| *i != e);
        let then = |(i, election): (usize, &Election)| {
            let other = election.programme(programme.party)?;
            let it = &other.positions[theme];
            if !it.stance.is_read() {
                return None;
            }
            let (earlier, later) = if i > e { (it, now) } else { (now, it) };
            let source = &self.model.sources[other.source];
            Some(view::Then {
                year: election.year.to_string(),
                stance: self.stance_of(other, theme),
                change: self.words.change(earlier.stance, later.stance),
                source: self.words.source_kind(source.kind),
                unlike: kind(other) != kind(programme),
                summary: self.summary(it),
                quotes: it.quotes.iter().map(|it| self.quotation(i, theme, other, it)).collect(),
                evidence: it.evidence.iter().map(|it| self.evidence(it)).collect(),
                href: self.place(i, theme, programme.party),
            })
        };
        elections.filter_map(then).collect()
    }

    /// The explained stance words that cards of a page use: the common ones.
    fn legend(&self, used: impl Iterator<Item = Stance>) -> Vec<view::Meaning> {
        let used: Vec<Stance> = used.collect();
        let stances = Stance::ALL.iter().filter(|it| used.contains(it));
        stances.map(|it| self.common_meaning(*it)).collect()
    }

    /// The explained words of positions and texts of a page, in their written order.
    ///
    /// Positions are given by election, place of the programme in it, and theme; texts are in bokmål, so
    /// that the page explains the same words in every language.
    fn terms<'t>(
        &self,
        positions: impl Iterator<Item = (usize, usize, usize)>,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Vec<view::Term> {
        let mut used = BTreeSet::new();
        for (e, programme, theme) in positions {
            used.extend(self.glossary.at(self.model, [e, programme, theme]));
        }
        texts.into_iter().for_each(|it| used.extend(self.glossary.find(it)));
        let term = |i: usize| {
            let it = &self.model.terms[i];
            let ((word, meaning), language) = it.words.of(self.words.language);
            view::Term {
                anchor: format!("side-term-{}", it.id),
                word: word.clone(),
                meaning: meaning.clone(),
                language: self.foreign(language),
            }
        };
        used.into_iter().map(term).collect()
    }

    /// The place of a party's programme in an election.
    fn place_of(&self, e: usize, party: usize) -> usize {
        let mut programmes = self.election(e).programmes.iter();
        programmes.position(|it| it.party == party).unwrap_or(0)
    }

    /// Themes by group, each made into something.
    fn by_group<T>(&self, make: impl Fn(usize) -> T) -> Vec<(String, Vec<T>)> {
        let themes = |group: usize| {
            let of_group =
                (0..self.model.themes.len()).filter(|t| self.model.themes[*t].group == group);
            of_group.map(&make).collect::<Vec<_>>()
        };
        let groups = 0..self.model.groups.len();
        groups
            .map(|i| (self.group(i).to_owned(), themes(i)))
            .filter(|(_, it)| !it.is_empty())
            .collect()
    }

    fn front(&self) -> Shown<view::Front> {
        let election = self.election(0);
        let parties: Vec<_> =
            election.programmes.iter().map(|it| self.party_name(0, it.party)).collect();
        let themes = self.themes_in_words();
        let description = self.tell(
            "front-description",
            [
                ("tagline", self.model.site.tagline.of(self.words.language).0.into()),
                ("parties", self.tell("parties", [("number", parties.len().into())]).into()),
                ("themes", themes.as_str().into()),
                ("election", self.election_title(0).into()),
            ],
        );
        let groups = self.by_group(|theme| view::CountedTheme {
            theme: self.theme_name(0, theme),
            counts: self.counts_in_words(&self.counts(0, theme), theme),
        });
        let view = view::Front {
            description: self.said(&self.model.site.description),
            election: self.election_name(0),
            themes,
            parties_count: self.tell("parties", [("number", parties.len().into())]),
            groups: groups
                .into_iter()
                .map(|(title, themes)| view::Group { title, themes })
                .collect(),
            parties,
            overview: self.href(&Address::overview("")),
            pairs: election.pairs.then(|| self.href(&Address::pairs(""))),
            agreement: self.href(&Address::agreement("")),
            order: self.say("party-order"),
            elections: self.other_elections(0, |_, it| Some(Address::overview(&it.prefix))),
            data: self.model.site.data.then(|| self.href(&Address::data())),
        };
        self.context(0, "", &description, view)
    }

    /// The row of a theme in the overview.
    fn row(&self, e: usize, theme: usize) -> view::Row {
        let election = self.election(e);
        let name = self.theme_name(e, theme);
        let cell = |it: &Arc<model::Programme>| view::Cell {
            stance: self.stance_of(it, theme),
            party: self.about(it.party, theme),
            noted: it.positions[theme].note.is_some(),
            href: format!("{}#{}", name.href, self.model.parties[it.party].id),
        };
        let sides = election.programmes.iter().map(|it| it.positions[theme].stance);
        let sides: BTreeSet<Stance> = sides.filter(|it| it.takes_side()).collect();
        view::Row {
            cells: election.programmes.iter().map(cell).collect(),
            group: self.model.themes[theme].group + 1,
            differs: sides.len() > 1,
            theme: name,
        }
    }

    fn overview(&self, e: usize) -> Shown<view::Overview> {
        let election = self.election(e);
        let used =
            election.programmes.iter().flat_map(|it| it.positions.iter().map(|it| it.stance));
        let view = view::Overview {
            election: self.election_name(e),
            parties: election.programmes.iter().map(|it| self.party_name(e, it.party)).collect(),
            rows: self.shared.rows[e].clone(),
            groups: (0..self.model.groups.len()).map(|it| self.group(it).to_owned()).collect(),
            legend: self.legend(used),
            order: self.say("party-order"),
            elections: self.other_elections(e, |_, it| Some(Address::overview(&it.prefix))),
        };
        let parties = election.programmes.len();
        let description = self.tell(
            "overview-description",
            [
                ("themes", self.themes_in_words().into()),
                ("parties", self.tell("parties", [("number", parties.into())]).into()),
                ("election", self.election_title(e).into()),
            ],
        );
        let title = self.tell("overview-title", [("year", election.year.to_string().into())]);
        self.context(e, &title, &description, view)
    }

    fn theme(&self, e: usize, theme: usize) -> Shown<view::Theme> {
        let (it, election) = (&self.model.themes[theme], self.election(e));
        let neighbour = |i: usize| {
            let it = self.model.themes.get(i)?;
            let address = Address::theme(&election.prefix, &it.id);
            Some(self.theme_link(&address, i, &self.theme_words(i).title))
        };
        let counts = self.counts(e, theme);
        let count = |(stance, who): &(Stance, Vec<usize>)| view::Count {
            stance: self.stance(*stance, theme),
            meaning: self.words.meaning(*stance),
            number: who.len(),
            parties: who.iter().map(|party| self.in_strip(election, theme, *party)).collect(),
        };
        let name = self.theme_name(e, theme);
        let past = if e == 0 { self.past(theme) } else { Vec::new() };
        let summary = self.counts_in_words(&counts, theme);
        let description = self.tell(
            "theme-description",
            [
                ("question", name.question.as_str().into()),
                ("election", self.election_title(e).into()),
                ("counts", summary.as_str().into()),
            ],
        );
        let title = name.title.clone();
        let positions = (0..election.programmes.len()).map(|it| (e, it, theme));
        let background = self.prose(&it.background);
        let nb = &it.words.nb;
        let texts = [nb.question.as_str(), nb.proposition.as_str(), background.as_str()];
        let checked = election.programmes.iter().map(|it| it.positions[theme].checked);
        let review = election.programmes.iter().filter_map(|it| it.positions[theme].review_by);
        let feed = Address::feed(self.model.site.feeds.then_some(it.id.as_str()), "xml");
        let view = view::Theme {
            feed: feed.canonical(&self.model.site.base_url, self.here.spelling()),
            checked: checked.max().flatten().map(|it| self.day(it)),
            review: review.min().map(|it| self.day(it)),
            qr: self.election(e).shares.then(|| self.href(&self.here.address().qr())),
            names: self.names_in(e, theme),
            terms: self.terms(positions, texts),
            summary,
            group: self.group(it.group).to_owned(),
            election: self.election_name(e),
            background,
            references: it.references.iter().enumerate().map(|it| self.reference(it)).collect(),
            counts: counts.iter().map(count).collect(),
            order: self.say("party-order"),
            cards: election
                .programmes
                .iter()
                .map(|it| self.card(e, theme, it, Under::Theme))
                .collect(),
            readings: self.shared.readings[e].clone(),
            past_legend: self.past_legend(&past, &counts, theme),
            past_href: (e > 0 && self.has_past(theme)).then(|| {
                format!("{}#side-da", self.href(&Address::theme(&self.election(0).prefix, &it.id)))
            }),
            past,
            plans: self.plans_on(theme),
            previous: theme.checked_sub(1).and_then(neighbour),
            next: neighbour(theme + 1),
            elections: self
                .other_elections(e, |_, other| Some(Address::theme(&other.prefix, &it.id))),
            theme: name,
        };
        let icons = view
            .counts
            .iter()
            .map(|it| &it.stance)
            .chain(view.past_legend.iter().map(|it| &it.stance));
        let icons = icons.map(|it| it.key.clone()).collect();
        let steps = view.past.iter().flat_map(|it| &it.steps).filter(|it| !it.here);
        let quotes = steps.flat_map(|it| &it.quotes).filter_map(|it| it.anchor.clone());
        let quotes: BTreeSet<String> = quotes.collect();
        let mut shown = self.context(e, &title, &description, view);
        shown.page.icons = icons;
        shown.page.left.retain(|it| !quotes.contains(it));
        shown
    }

    /// The parties of the newest election on a theme, through all elections that somebody has read.
    fn past(&self, theme: usize) -> Vec<view::Past> {
        let past = |now: &Arc<model::Programme>| -> Option<view::Past> {
            let read = self.model.elections.iter().enumerate().filter_map(|(e, election)| {
                let it = election.programme(now.party)?;
                it.positions[theme].stance.is_read().then_some((e, election, it))
            });
            let read: Vec<_> = read.collect();
            if read.len() < 2 {
                return None;
            }
            let step = |i: usize| {
                let (e, election, programme) = read[i];
                let it = &programme.positions[theme];
                let before = read.get(i + 1).map(|(_, _, it)| it.positions[theme].stance);
                view::Step {
                    year: election.year.to_string(),
                    here: e == 0,
                    stance: self.stance_of(programme, theme),
                    change: before.map(|before| self.words.change(before, it.stance)),
                    source: self.words.source_kind(self.model.sources[programme.source].kind),
                    quotes: it
                        .quotes
                        .iter()
                        .map(|quote| self.quotation(e, theme, programme, quote))
                        .collect(),
                    evidence: it.evidence.iter().map(|it| self.evidence(it)).collect(),
                    href: self.place(e, theme, now.party),
                }
            };
            let steps = (0..read.len()).map(step).collect();
            Some(view::Past { party: self.party_name(0, now.party), steps })
        };
        self.election(0).programmes.iter().filter_map(past).collect()
    }

    /// Whether a party of the newest election has been read on a theme in more than one election.
    fn has_past(&self, theme: usize) -> bool {
        let times = |party: usize| {
            let all = self.model.elections.iter().filter_map(|it| it.programme(party));
            all.filter(|it| it.positions[theme].stance.is_read()).count()
        };
        self.election(0).programmes.iter().any(|it| times(it.party) > 1)
    }

    /// The stance words of the past that no party has now.
    fn past_legend(
        &self,
        past: &[view::Past],
        now: &[(Stance, Vec<usize>)],
        theme: usize,
    ) -> Vec<view::Meaning> {
        let steps = past.iter().flat_map(|it| &it.steps);
        let used: BTreeSet<&str> = steps.map(|it| it.stance.key.as_str()).collect();
        let old = Stance::ALL
            .iter()
            .filter(|it| used.contains(it.word()) && now.iter().all(|(stance, _)| stance != *it));
        old.map(|it| view::Meaning {
            stance: self.stance(*it, theme),
            meaning: self.words.meaning(*it),
        })
        .collect()
    }

    /// What plans say of a theme.
    fn plans_on(&self, theme: usize) -> Vec<view::PlanPart> {
        let part = |plan: &model::Plan| {
            let mut measures = Vec::new();
            for part in plan.goals.iter().flat_map(|it| &it.sub_goals) {
                let of = part.measures.iter().filter(|it| it.themes.contains(&theme));
                measures.extend(of.map(|it| self.measure(plan, part, it)));
            }
            view::PlanPart {
                actor: plan.actor.clone(),
                title: plan.title.clone(),
                period: plan.period.clone(),
                href: self.href(&Address::plan(&plan.id)),
                measures,
            }
        };
        self.model.plans.iter().map(part).filter(|it| !it.measures.is_empty()).collect()
    }

    fn measure(
        &self,
        plan: &model::Plan,
        part: &model::SubGoal,
        it: &model::Measure,
    ) -> view::PlanMeasure {
        let theme = |theme: &usize| {
            let address = Address::theme(&self.election(0).prefix, &self.model.themes[*theme].id);
            self.theme_link(&address, *theme, &self.theme_words(*theme).short)
        };
        view::PlanMeasure {
            responsible: it.responsible.clone(),
            under: words::numbered(part.number.as_deref(), &part.title),
            themes: it.themes.iter().map(theme).collect(),
            former: it.aliases.iter().map(|it| links::measure_anchor(it)).collect(),
            ..self.plan_words(plan, &it.id, &it.words)
        }
    }

    fn plan_words(&self, plan: &model::Plan, id: &str, it: &model::PlanWords) -> view::PlanMeasure {
        let anchor = links::measure_anchor(id);
        let source = &self.model.sources[plan.source];
        view::PlanMeasure {
            href: format!("{}#{anchor}", self.href(&Address::plan(&plan.id))),
            anchor,
            former: Vec::new(),
            text: it.text.clone(),
            language: self.other_than_page(&plan.language),
            responsible: None,
            under: String::new(),
            proof: it.proof.as_ref().map(|it| proof(it, source)),
            themes: Vec::new(),
        }
    }

    fn plan(&self, i: usize) -> Shown<view::Plan> {
        let plan = &self.model.plans[i];
        let part = |it: &model::SubGoal| view::PlanSubGoal {
            title: words::numbered(it.number.as_deref(), &it.title),
            measures: it.measures.iter().map(|measure| self.measure(plan, it, measure)).collect(),
        };
        let goals: Vec<view::PlanGoal> = plan
            .goals
            .iter()
            .map(|it| view::PlanGoal {
                title: words::numbered(it.number.as_deref(), &it.title),
                parts: it.sub_goals.iter().map(part).collect(),
            })
            .collect();
        let parts = plan.goals.iter().flat_map(|it| &it.sub_goals);
        let measures: usize = parts.clone().map(|it| it.measures.len()).sum();
        let counts = self.tell(
            "plan-counts",
            [
                ("goals", goals.len().into()),
                ("parts", parts.count().into()),
                ("measures", measures.into()),
            ],
        );
        let description = self.tell(
            "plan-description",
            [
                ("title", plan.title.as_str().into()),
                ("period", plan.period.as_str().into()),
                ("actor", plan.actor.as_str().into()),
                ("counts", counts.as_str().into()),
            ],
        );
        let view = view::Plan {
            actor: plan.actor.clone(),
            title: plan.title.clone(),
            period: plan.period.clone(),
            aim: plan.aim.as_ref().map(|it| self.plan_words(plan, "aim", it)),
            source: self.document(&self.model.sources[plan.source]),
            read: self.prose(&plan.read),
            note: plan.note.as_ref().map(|it| self.prose(it)),
            checked: self.day(plan.checked),
            counts,
            goals,
        };
        self.context(0, &format!("{} {}", plan.title, plan.period), &description, view)
    }

    fn party(&self, e: usize, party: usize) -> Shown<view::Party> {
        let (it, election) = (&self.model.parties[party], self.election(e));
        let programme = programme(election, party);
        let stances = || programme.positions.iter().map(|it| it.stance);
        let parts: Vec<String> = Stance::ALL
            .iter()
            .map(|stance| (stances().filter(|it| it == stance).count(), stance))
            .filter(|(number, _)| *number > 0)
            .map(|(number, stance)| words::count(number, &self.words.common_stance(*stance)))
            .collect();
        let counts = self.words.list(&parts);
        let others = election.programmes.iter().filter(|it| it.party != party);
        let description = self.tell(
            "party-description",
            [
                ("party", self.name(party).into()),
                ("themes", self.themes_in_words().into()),
                ("election", self.election_title(e).into()),
                ("counts", counts.as_str().into()),
            ],
        );
        let groups = self.by_group(|theme| self.card(e, theme, programme, Under::Party));
        let view = view::Party {
            party: self.party_name(e, party),
            names: self.other_names(party),
            website: it.website.clone(),
            ids: it
                .ids
                .iter()
                .map(|(register, id)| view::Identifier {
                    register: match *register {
                        "storting" => self.say("storting-data"),
                        name => name.to_owned(),
                    },
                    id: id.clone(),
                })
                .collect(),
            election: self.election_name(e),
            source: self.basis(programme),
            note: programme.note.as_ref().map(|it| self.prose(it)),
            checked: programme.is_looked_at().then(|| self.day(programme.checked)),
            counts,
            legend: self.legend(stances()),
            terms: {
                let place = self.place_of(e, party);
                self.terms((0..self.model.themes.len()).map(|it| (e, place, it)), [])
            },
            groups: groups
                .into_iter()
                .map(|(title, cards)| view::CardGroup { title, cards })
                .collect(),
            pairs: others
                .filter(|_| election.pairs)
                .map(|other| self.pair_link(e, party, other.party))
                .collect(),
            order: self.say("party-order"),
            elections: self.other_elections(e, |_, other| {
                other.programme(party).map(|_| Address::party(&other.prefix, &it.id))
            }),
        };
        let name = self.name(party);
        let title = if name.chars().count() > 44 { &it.short } else { name };
        self.context(e, title, &description, view)
    }

    /// The names that parties go by in what the cards of a theme say, as a pattern for the script: what is
    /// hidden from those who want to read without knowing whose words they are. A single letter is no
    /// name in a text.
    fn names_in(&self, e: usize, theme: usize) -> String {
        let mut texts = String::new();
        for it in self.election(e).programmes.iter().map(|it| &it.positions[theme]) {
            let prose = std::iter::once(&it.summary).chain(&it.note).flat_map(|it| it.texts());
            let quotes = it.quotes.iter().map(|it| it.text.as_str());
            let facts = it.evidence.iter().map(|it| it.fact.as_str());
            texts.extend(prose.chain(quotes).chain(facts));
        }
        let names = self.model.parties.iter().flat_map(|it| {
            std::iter::once(&it.name.nb).chain(it.name.others.values()).chain([&it.short])
        });
        let places = Threes::of(&texts);
        // Many parties have one name in all languages: it is looked for once.
        let names: BTreeSet<&str> = names.map(String::as_str).collect();
        let mut names: Vec<&str> = names
            .into_iter()
            .filter(|it| it.chars().count() > 1 && places.may_hold(it) && texts.contains(it))
            .collect();
        // A longer name may begin with a shorter one.
        names.sort_by_key(|it| std::cmp::Reverse(it.len()));
        let names: Vec<String> = names.into_iter().map(as_pattern).collect();
        names.join("|")
    }

    /// What a party is called in the other languages, where that differs.
    fn other_names(&self, party: usize) -> Vec<view::Name> {
        let name = &self.model.parties[party].name;
        let mut names: Vec<view::Name> = Vec::new();
        for language in Language::ALL {
            let text = name.of(language).0;
            if text != self.name(party) && names.iter().all(|it| it.text != *text) {
                let language = self.foreign(language);
                names.push(view::Name { text: text.clone(), language });
            }
        }
        names
    }

    /// A link to the page of two parties, named after the second.
    fn pair_link(&self, e: usize, party: usize, other: usize) -> view::Link {
        let ids = |i: usize| self.model.parties[i].id.as_str();
        let (first, second) = (party.min(other), party.max(other));
        let address = Address::pair(&self.election(e).prefix, ids(first), ids(second));
        let (one, two) = (&self.model.parties[party].short, &self.model.parties[other].short);
        self.link(&address, &self.two(one, two))
    }

    fn two(&self, one: &str, two: &str) -> String {
        self.tell("two", [("one", one.into()), ("two", two.into())])
    }

    fn pairs(&self, e: usize) -> Shown<view::Pairs> {
        let election = self.election(e);
        let parties = &election.programmes;
        let row = |it: &Arc<model::Programme>| view::PartyPairs {
            party: self.party_name(e, it.party),
            pairs: parties
                .iter()
                .filter(|other| other.party != it.party)
                .map(|other| self.pair_link(e, it.party, other.party))
                .collect(),
        };
        let view = view::Pairs {
            themes: (0..self.model.themes.len()).map(|theme| self.theme_name(e, theme)).collect(),
            script: self.href(&Address::file("compare.js")),
            election: self.election_name(e),
            parties: parties.iter().map(row).collect(),
            number: self.tell(
                "pairs",
                [("number", (parties.len() * parties.len().saturating_sub(1) / 2).into())],
            ),
            order: self.say("party-order"),
        };
        let description =
            self.tell("pairs-description", [("election", self.election_title(e).into())]);
        let title = self.tell("pairs-title", [("year", election.year.to_string().into())]);
        self.context(e, &title, &description, view)
    }

    fn agreement(&self, e: usize) -> Shown<view::Agreement> {
        let election = self.election(e);
        let programmes = &election.programmes;
        let cell = |one: &model::Programme, two: &model::Programme| {
            let (same, of) = agreement(one, two);
            let names = [one, two].map(|it| self.model.parties[it.party].short.as_str());
            view::AgreementCell {
                names: self.two(names[0], names[1]),
                same,
                of,
                href: self.pair_link(e, one.party, two.party).href,
            }
        };
        let mut labels = Vec::new();
        let mut dots = Vec::new();
        let middle = |i: usize| PICTURE_LABEL + i * PICTURE_CELL + PICTURE_CELL / 2;
        for (row, one) in programmes.iter().enumerate() {
            let text = &self.model.parties[one.party].short;
            let left = (PICTURE_LABEL - 10, middle(row) + PICTURE_TEXT, true);
            let top = (middle(row), PICTURE_LABEL - 14, false);
            let label = |(x, y, end)| view::PictureText { x, y, end, text: text.clone() };
            labels.extend([left, top].map(label));
            for (column, two) in programmes.iter().enumerate().filter(|it| it.0 != row) {
                let (same, of) = agreement(one, two);
                let text = if of == 0 { "–".to_owned() } else { format!("{same}/{of}") };
                dots.push(view::PictureDot {
                    x: middle(column),
                    y: middle(row),
                    text_y: middle(row) + PICTURE_TEXT,
                    radius: radius(same, of),
                    text,
                });
            }
        }
        let others = |one: &model::Programme| {
            let cells = programmes.iter();
            cells.map(|two| (one.party != two.party).then(|| cell(one, two))).collect()
        };
        let view = view::Agreement {
            election: self.election_name(e),
            parties: programmes.iter().map(|it| self.party_name(e, it.party)).collect(),
            rows: programmes
                .iter()
                .map(|it| view::AgreementRow {
                    party: self.party_name(e, it.party),
                    cells: others(it),
                })
                .collect(),
            side: PICTURE_LABEL + programmes.len() * PICTURE_CELL + 2,
            labels,
            dots,
            themes: self.themes_in_words(),
            order: self.say("party-order"),
            elections: self
                .other_elections(e, |_, it| it.pairs.then(|| Address::agreement(&it.prefix))),
        };
        let description = self.tell(
            "agreement-description",
            [
                ("themes", self.themes_in_words().into()),
                ("election", self.election_title(e).into()),
            ],
        );
        let title = self.tell("agreement-title", [("year", election.year.to_string().into())]);
        self.context(e, &title, &description, view)
    }

    fn pair(&self, e: usize, first: usize, second: usize) -> Shown<view::Pair> {
        let election = self.election(e);
        let (one, two) = (programme(election, first), programme(election, second));
        let standing =
            |theme: usize| relation(one.positions[theme].stance, two.positions[theme].stance);
        let relations: Vec<view::Relation> = RELATIONS
            .iter()
            .map(|key| {
                let themes = (0..self.model.themes.len()).filter(|it| standing(*it) == *key);
                let rows: Vec<view::PairRow> = themes
                    .map(|theme| view::PairRow {
                        theme: self.theme_name(e, theme),
                        cards: [one, two].map(|it| self.card(e, theme, it, Under::Pair)).into(),
                    })
                    .collect();
                view::Relation {
                    anchor: format!("side-{key}"),
                    title: self.say(&format!("relation-{key}")),
                    meaning: self.say(&format!("relation-{key}-meaning")),
                    number: self.words.themes(rows.len()),
                    rows,
                }
            })
            .collect();
        let parts: Vec<String> =
            relations.iter().map(|it| words::count(it.rows.len(), &it.title)).collect();
        let parts = self.words.list(&parts);
        let counts = self.tell(
            "pair-counts",
            [("themes", self.themes_in_words().into()), ("parts", parts.into())],
        );
        let description = self.tell(
            "pair-description",
            [
                ("one", self.name(first).into()),
                ("two", self.name(second).into()),
                ("year", election.year.to_string().into()),
                ("counts", counts.as_str().into()),
            ],
        );
        let shorts = [first, second].map(|it| self.model.parties[it].short.as_str());
        let used = [one, two].into_iter().flat_map(|it| it.positions.iter().map(|it| it.stance));
        let view = view::Pair {
            election: self.election_name(e),
            first: self.party_name(e, first),
            second: self.party_name(e, second),
            counts,
            legend: self.legend(used),
            terms: {
                let places = [first, second].map(|it| self.place_of(e, it));
                let themes = 0..self.model.themes.len();
                self.terms(themes.flat_map(|theme| places.map(|it| (e, it, theme))), [])
            },
            order: self.say("party-order"),
            relations,
        };
        self.context(e, &self.two(shorts[0], shorts[1]), &description, view)
    }

    fn position(&self, e: usize, theme: usize, party: usize) -> Shown<view::Position> {
        let election = self.election(e);
        let programme = programme(election, party);
        let card = self.account(e, theme, programme);
        let other = |it: &Arc<model::Programme>| {
            let link = view::Link {
                href: self.place(e, theme, it.party),
                text: self.name(it.party).to_owned(),
                language: None,
                current: it.party == party,
            };
            view::Other { link, stance: self.stance_of(it, theme) }
        };
        // All parties' words now, and this party's in other elections.
        let now = election.programmes.iter();
        let then = self.model.elections.iter().enumerate().filter(|(i, _)| *i != e);
        let then =
            then.filter_map(|(_, it)| it.programme(party)).map(|it| it.positions[theme].stance);
        let used: Vec<Stance> = now
            .map(|it| it.positions[theme].stance)
            .chain(then.filter(|it| it.is_read()))
            .collect();
        let names = &self.model.parties[party];
        let words = self.theme_words(theme);
        let on = |party: &str, theme: &str| {
            self.tell("party-on-theme", [("party", party.into()), ("theme", theme.into())])
        };
        let description = self.tell(
            "position-description",
            [
                ("about", on(self.name(party), &words.title).into()),
                ("year", election.year.to_string().into()),
                ("stance", card.stance.word.as_str().into()),
                ("proposition", words.proposition.as_str().into()),
            ],
        );
        let title = on(&names.short, &words.short);
        let mut cited = vec![self.cited(e, &title)];
        cited.extend(self.cited_quotes(e, theme, programme));
        let view = view::Position {
            cited,
            anchor: names.id.clone(),
            theme: self.theme_name(e, theme),
            source: self.basis(programme),
            history: self.then(e, theme, programme),
            election: self.election_name(e),
            programme_note: programme.note.as_ref().map(|it| self.prose(it)),
            legend: Stance::ALL
                .iter()
                .filter(|it| used.contains(it))
                .map(|stance| view::Meaning {
                    stance: self.stance(*stance, theme),
                    meaning: self.words.meaning(*stance),
                })
                .collect(),
            terms: {
                let elections = self.model.elections.iter().enumerate();
                let read = elections.filter(|(_, it)| it.programme(party).is_some());
                let words = &self.model.themes[theme].words.nb;
                self.terms(
                    read.map(|(i, _)| (i, self.place_of(i, party), theme)),
                    [words.question.as_str(), words.proposition.as_str()],
                )
            },
            others: election.programmes.iter().map(other).collect(),
            order: self.say("party-order"),
            path: self.here.address().path(self.here.spelling()),
            card,
        };
        let quotes = view.history.iter().flat_map(|it| &it.quotes);
        let quotes: BTreeSet<String> = quotes.filter_map(|it| it.anchor.clone()).collect();
        let mut shown = self.context(e, &title, &description, view);
        shown.page.left.retain(|it| !quotes.contains(it));
        shown
    }

    fn method(&self) -> Shown<view::Method> {
        let programmes = self.model.elections.iter().flat_map(|it| &it.programmes);
        let plans = self.model.plans.iter().map(|it| it.source);
        let used: BTreeSet<usize> = programmes.map(|it| it.source).chain(plans).collect();
        let sources = self.model.sources.iter().enumerate();
        let in_use = sources.filter(|(i, _)| used.contains(i));
        let view = view::Method {
            method: self.said(&self.model.site.method),
            legend: Stance::ALL.iter().map(|it| self.common_meaning(*it)).collect(),
            data: self.model.site.data.then(|| self.href(&Address::data())),
            order: self.say("party-order"),
            sources: in_use.map(|(_, it)| self.document(it)).collect(),
            plans: self
                .model
                .plans
                .iter()
                .map(|it| {
                    let text = format!("{}: {} {}", it.actor, it.title, it.period);
                    self.link(&Address::plan(&it.id), &text)
                })
                .collect(),
            elections: (0..self.model.elections.len()).map(|e| self.election_method(e)).collect(),
        };
        self.context(0, &self.say("nav-method"), &self.say("method-description"), view)
    }

    fn data(&self) -> Shown<view::Data> {
        let site = &self.model.site;
        let file = |it: &Listed| view::DataFile {
            href: self.href(&Address::file(&it.path)),
            name: it.path.trim_start_matches("data/").to_owned(),
            about: self.say(&format!("data-file-{}", it.key)),
            size: self.words.size(it.bytes),
        };
        // Any theme and election will do as an example.
        let theme = self.model.themes.first().map_or("lar", |it| it.id.as_str());
        let year = self.election(0).year;
        let view = view::Data {
            files: self.data.iter().flat_map(|it| &it.listed).map(file).collect(),
            licence: site
                .data_licence
                .as_ref()
                .map(|(name, url)| view::Licence { name: name.clone(), url: url.clone() }),
            cite: self.tell(
                "data-cite-form",
                [
                    ("site", site.title.as_str().into()),
                    ("publisher", site.publisher.as_str().into()),
                    ("address", site.base_url.as_str().into()),
                ],
            ),
            root: site.base_url.clone(),
            example: format!("data/{year}/tema/{theme}.json"),
            example_href: self.href(&Address::file(&format!("data/{year}/tema/{theme}.json"))),
            all: format!("data/tema/{theme}.json"),
            all_href: self.href(&Address::file(&format!("data/tema/{theme}.json"))),
        };
        self.context(0, &self.say("data-title"), &self.say("data-description"), view)
    }

    fn election_method(&self, e: usize) -> view::ElectionMethod {
        let election = self.election(e);
        let programme = |it: &Arc<model::Programme>| view::ProgrammeMethod {
            party: self.party_name(e, it.party),
            source: self.basis(it),
            note: it.note.as_ref().map(|it| self.prose(it)),
            checked: it.is_looked_at().then(|| self.day(it.checked)),
            counts: Stance::ALL
                .iter()
                .map(|stance| it.positions.iter().filter(|it| it.stance == *stance).count())
                .collect(),
        };
        view::ElectionMethod {
            election: self.election_name(e),
            year: election.year.to_string(),
            inclusion: {
                let (text, language) = election.inclusion.of(self.words.language);
                view::Name { text: text.clone(), language: self.foreign(language) }
            },
            left_out: election
                .left_out
                .iter()
                .map(|(name, reason)| view::LeftOut { name: name.clone(), reason: reason.clone() })
                .collect(),
            programmes: election.programmes.iter().map(programme).collect(),
            stances: Stance::ALL.iter().map(|it| self.common_meaning(*it).stance).collect(),
        }
    }

    fn not_found(&self) -> Shown<view::NotFound> {
        let view = view::NotFound {
            overview: self.href(&Address::overview("")),
            themes: (0..self.model.themes.len()).map(|theme| self.theme_name(0, theme)).collect(),
        };
        self.context(0, &self.say("not-found-title"), &self.say("not-found-description"), view)
    }

    fn common_meaning(&self, stance: Stance) -> view::Meaning {
        view::Meaning {
            stance: view::StanceWord {
                key: stance.word().to_owned(),
                word: self.words.common_stance(stance),
                language: None,
            },
            meaning: self.words.meaning(stance),
        }
    }

    fn absence(&self, it: &model::Absence, source: &model::Source) -> view::Absence {
        let hit = |hit: &crate::lock::RejectedHit| view::RejectedHit {
            text: hit.text.clone(),
            page: hit.page.map(|page| self.words.page(page, hit.label.as_deref())),
            why: hit.why.clone(),
        };
        view::Absence {
            sentence: self.words.searched(source.kind, it.terms.len(), it.proof.hits.len()),
            terms: it.terms.join(", "),
            hits: it.proof.hits.iter().map(hit).collect(),
        }
    }

    fn evidence(&self, it: &model::Evidence) -> view::Evidence {
        view::Evidence {
            fact: it.fact.clone(),
            source: self.document(&it.source),
            locator: it.locator.clone(),
        }
    }

    fn document(&self, it: &model::Source) -> view::Document {
        view::Document {
            kind: self.words.source_kind(it.kind),
            title: it.title.clone(),
            publisher: it.publisher.clone(),
            url: it.url.clone(),
            archived: it.archived.clone(),
            details: self.words.document(it.period.as_deref(), it.edition, it.pages),
            date: it.date.map(|it| self.day(it)),
        }
    }

    fn reference(&self, (i, it): (usize, &model::Reference)) -> view::Reference {
        view::Reference {
            anchor: format!("side-kilde-{}", i + 1),
            title: it.title.clone(),
            publisher: it.publisher.clone(),
            url: it.url.clone(),
            archived: it.archived.clone(),
            date: it.date.map(|it| self.day(it)),
        }
    }
}

/// How two parties can stand to each other on a theme.
const RELATIONS: [&str; 4] = ["motsatt", "delvis", "samme", "uavklart"];

/// How two stances stand to each other: a key of [`RELATIONS`].
fn relation(one: Stance, two: Stance) -> &'static str {
    match (one, two) {
        (one, two) if !one.takes_side() || !two.takes_side() => "uavklart",
        (one, two) if one == two => "samme",
        (Stance::Conditional, _) | (_, Stance::Conditional) => "delvis",
        _ => "motsatt",
    }
}

/// Room for names along the picture of agreement, in its units.
const PICTURE_LABEL: usize = 64;

/// Side of a place for two parties in it.
const PICTURE_CELL: usize = 64;

/// How far below the middle of a place its text has its base line.
const PICTURE_TEXT: usize = 5;

/// The radius of a dot whose area is the share of themes on which two parties agree.
fn radius(same: usize, of: usize) -> usize {
    // Of a whole place: no more than half its side, and some air. Rounded down by whole numbers.
    let largest = PICTURE_CELL / 2 - 3;
    (largest * largest * same).checked_div(of).map_or(0, usize::isqrt)
}

/// On how many themes two programmes take the same side, and on how many both take one.
fn agreement(one: &model::Programme, two: &model::Programme) -> (usize, usize) {
    let both = one.positions.iter().zip(&two.positions).map(|(a, b)| relation(a.stance, b.stance));
    both.fold((0, 0), |(same, of), it| match it {
        "uavklart" => (same, of),
        "samme" => (same + 1, of + 1),
        _ => (same, of + 1),
    })
}

/// The programme of a party that takes part in an election.
/// Which runs of three bytes stand in a text, so that a name that does not stand there need not be looked
/// for: with a thousand parties that would be a thousand times through the words of a thousand.
struct Threes(Vec<bool>);

impl Threes {
    /// A multiple of what a long text has.
    const SIZE: usize = 1 << 18;

    fn of(text: &str) -> Threes {
        let mut there = vec![false; Threes::SIZE];
        text.as_bytes().windows(3).for_each(|it| there[Threes::place(it)] = true);
        Threes(there)
    }

    fn place(bytes: &[u8]) -> usize {
        bytes.iter().fold(0, |all, it| (all * 61 + usize::from(*it)) % Threes::SIZE)
    }

    /// Whether a part of the text may be these words; if not, none is.
    fn may_hold(&self, words: &str) -> bool {
        words.as_bytes().windows(3).all(|it| self.0[Threes::place(it)])
    }
}

fn programme(election: &Election, party: usize) -> &model::Programme {
    let found = election.programme(party);
    found.expect("a subject names only parties that take part in its election")
}

fn proof(it: &model::ProvedQuote, source: &model::Source) -> view::Proof {
    view::Proof {
        before: it.prefix.clone(),
        after: it.suffix.clone(),
        href: source.url.as_ref().map(|url| source_link(url, it)),
    }
}

/// A link to the place in a source: the page of a PDF, else the words themselves (text fragment).
fn source_link(url: &str, proof: &model::ProvedQuote) -> String {
    if let Some(page) = proof.page {
        return format!("{url}#page={page}");
    }
    let mut words = String::new();
    for byte in proof.exact.bytes() {
        // `-` and `,` and `&` mean something in a text fragment; all that is not plain is written out.
        if byte.is_ascii_alphanumeric() {
            words.push(char::from(byte));
        } else {
            let _ = write!(words, "%{byte:02X}");
        }
    }
    format!("{url}#:~:text={words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dots_area_is_the_share_of_agreement() {
        assert_eq!(radius(0, 12), 0);
        assert_eq!(radius(12, 12), 29);
        assert_eq!(radius(3, 12), 14);
        assert_eq!(radius(0, 0), 0);
    }

    #[test]
    fn a_name_is_a_pattern_that_matches_it_alone() {
        assert_eq!(as_pattern("Rødt og SV-laget"), "Rødt og SV-laget");
        assert_eq!(
            as_pattern("A+B (C|D) [x]{2} e.f? ^$ \\ /*"),
            r"A\+B \(C\|D\) \[x\]\{2\} e\.f\? \^\$ \\ \/\*"
        );
    }

    #[test]
    fn a_party_that_takes_no_side_agrees_with_nobody() {
        for stance in Stance::ALL {
            for silent in Stance::ALL.iter().copied().filter(|it| !it.takes_side()) {
                assert_eq!(relation(*stance, silent), "uavklart");
                assert_eq!(relation(silent, *stance), "uavklart");
            }
        }
        assert_eq!(relation(Stance::For, Stance::For), "samme");
        assert_eq!(relation(Stance::For, Stance::Against), "motsatt");
        assert_eq!(relation(Stance::Against, Stance::Conditional), "delvis");
    }
}
