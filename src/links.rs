//! Links that last: where addresses lead that are no more, and which places each page keeps.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::{Address, BESIDE};
use crate::content::Content;
use crate::diagnostic::{self, Report, What, Words};
use crate::language::{Language, Spelling};
use crate::model::{Model, Position, Stance};
use crate::page::{self, Subject};
use crate::published::{self, Now, Published, Recorded};

/// Where an address leads: a page, and a place on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The page.
    pub address: Address,
    /// The language of the page.
    pub language: Language,
    /// The place.
    pub place: Option<String>,
    /// Whether it leads there only until the newest election has such a page, too.
    pub for_now: bool,
}

/// All addresses of the site: those that have a page, and those that lead to one.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Each page's address without the leading `/`.
    pub pages: BTreeMap<String, (Subject, Language)>,
    /// Each address that is no page, and where it leads: always to a page, never to another such.
    pub moved: BTreeMap<String, Target>,
}

/// The id of a quotation on the pages that show it: the same on all of them, for ever.
pub fn quote_anchor(year: i16, theme: &str, party: &str, quote: &str) -> String {
    format!("sitat-{year}-{theme}-{party}-{quote}")
}

/// The id of a plan's measure on the page of the plan.
pub fn measure_anchor(id: &str) -> String {
    format!("tiltak-{id}")
}

/// The ids that a quotation had before; `quote` are its own id and those that it had.
pub fn former_anchors(
    model: &Model,
    year: i16,
    theme: usize,
    party: usize,
    quote: &[&str],
) -> Vec<String> {
    let (theme, party) = (&model.themes[theme], &model.parties[party]);
    let themes = || [&theme.id].into_iter().chain(&theme.aliases);
    let parties = || [&party.id].into_iter().chain(&party.aliases);
    let all = themes().flat_map(|theme| {
        parties().flat_map(move |party| {
            quote.iter().map(move |quote| quote_anchor(year, theme, party, quote))
        })
    });
    all.skip(1).collect()
}

/// The places of a page that links may lead to, by the names that they have now and had before.
pub fn places(model: &Model, subject: Subject) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut quotes = |e: usize, theme: usize, party: usize| {
        let election = &model.elections[e];
        let Some(programme) = election.programme(party) else { return };
        let it = &programme.positions[theme];
        let (theme_id, party_id) = (&model.themes[theme].id, &model.parties[party].id);
        for quote in &it.quotes {
            found.insert(quote_anchor(election.year, theme_id, party_id, &quote.id));
            let ids: Vec<&str> =
                [&quote.id].into_iter().chain(&quote.aliases).map(String::as_str).collect();
            found.extend(former_anchors(model, election.year, theme, party, &ids));
        }
        let gone = it.aliases.iter().map(String::as_str);
        for id in gone {
            found.insert(quote_anchor(election.year, theme_id, party_id, id));
            found.extend(former_anchors(model, election.year, theme, party, &[id]));
        }
    };
    match subject {
        Subject::Theme(e, theme) => {
            for it in &model.elections[e].programmes {
                quotes(e, theme, it.party);
            }
            for it in &model.elections[e].programmes {
                let party = &model.parties[it.party];
                found.insert(party.id.clone());
                found.extend(party.aliases.iter().cloned());
            }
        }
        Subject::Position(e, theme, party) => quotes(e, theme, party),
        Subject::Party(..) => {
            for it in &model.themes {
                found.insert(it.id.clone());
                found.extend(it.aliases.iter().cloned());
            }
        }
        Subject::Plan(i) => {
            let goals = model.plans[i].goals.iter();
            for it in goals.flat_map(|it| &it.sub_goals).flat_map(|it| &it.measures) {
                found.extend([&it.id].into_iter().chain(&it.aliases).map(|it| measure_anchor(it)));
            }
        }
        _ => {}
    }
    found
}

/// The same page in another election, if it has one.
fn in_election(model: &Model, subject: Subject, e: usize) -> Option<Subject> {
    let election = &model.elections[e];
    Some(match subject {
        Subject::Theme(_, theme) => Subject::Theme(e, theme),
        Subject::Position(_, theme, party) => {
            election.has_position(theme, party).then_some(Subject::Position(e, theme, party))?
        }
        Subject::Party(_, party) => election.programme(party).map(|_| Subject::Party(e, party))?,
        Subject::Pair(_, one, two) => {
            let both = [one, two].iter().all(|it| election.programme(*it).is_some());
            (both && election.pairs).then_some(Subject::Pair(e, one, two))?
        }
        Subject::Front | Subject::Overview(_) => Subject::Overview(e),
        Subject::Pairs(_) => election.pairs.then_some(Subject::Pairs(e))?,
        Subject::Agreement(_) => election.pairs.then_some(Subject::Agreement(e))?,
        Subject::Plan(_)
        | Subject::Method
        | Subject::Changes
        | Subject::Data
        | Subject::NotFound => return None,
    })
}

/// How many of the positions that a page is about somebody has looked at, and of how many; nothing for
/// pages of no election.
fn looked_at(model: &Model, subject: Subject) -> Option<(usize, usize, usize)> {
    let all = 0..model.themes.len();
    let (e, parties, themes): (_, Option<[usize; 2]>, _) = match subject {
        Subject::Theme(e, theme) => (e, None, theme..theme + 1),
        Subject::Position(e, theme, party) => (e, Some([party; 2]), theme..theme + 1),
        Subject::Party(e, party) => (e, Some([party; 2]), all),
        Subject::Pair(e, one, two) => (e, Some([one, two]), all),
        Subject::Overview(e) | Subject::Pairs(e) | Subject::Agreement(e) => (e, None, all),
        Subject::Front => (0, None, all),
        Subject::Plan(_)
        | Subject::Method
        | Subject::Changes
        | Subject::Data
        | Subject::NotFound => return None,
    };
    let programmes = model.elections.get(e)?.programmes.iter();
    let programmes = programmes.filter(|it| parties.is_none_or(|of| of.contains(&it.party)));
    let positions = || programmes.clone().flat_map(|it| &it.positions[themes.clone()]);
    // Where the source is missing somebody has looked for it, and the page says what came of it.
    let seen = |it: &&Position| it.tells() || it.stance == Stance::SourceMissing;
    Some((e, positions().filter(seen).count(), positions().count()))
}

/// What a page of the newest election is about that nobody has read in full yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// How many of its positions somebody has looked at.
    pub read: usize,
    /// How many there are.
    pub all: usize,
    /// The last election for which somebody had.
    pub election: usize,
    /// The same page of that.
    pub last: Subject,
}

/// Whether there is less to tell on a page of the newest election than on that of an older one, as its
/// programmes are still to be read. Of a theme or pair of which
/// something is read, the page itself says what is not.
pub fn unread(model: &Model, subject: Subject) -> Option<Unread> {
    let (e, read, all) = looked_at(model, subject)?;
    let whole = matches!(subject, Subject::Front | Subject::Overview(_) | Subject::Party(..));
    if e > 0 || read == all || (read > 0 && !whole) {
        return None;
    }
    let mut older = (1..model.elections.len()).filter_map(|e| in_election(model, subject, e));
    older.find_map(|last| {
        let (election, there, _) = looked_at(model, last)?;
        (there > 0).then_some(Unread { read, all, election, last })
    })
}

/// The election of a page that other elections have too, and whose places are recorded.
fn election_of(subject: Subject) -> Option<usize> {
    match subject {
        Subject::Theme(e, _) | Subject::Position(e, ..) | Subject::Party(e, _) => Some(e),
        _ => None,
    }
}

/// Published places of a page that it has no more for a reason that is told elsewhere, or needs no
/// telling: what they named stands on the page of an older election now, or is a theme or party that
/// is gone. The page keeps them at its start, so that their links still lead to it.
pub fn left_places(model: &Model, subject: Subject) -> BTreeSet<String> {
    let Some(here) = election_of(subject) else { return BTreeSet::new() };
    let path = page::address(model, subject).spelled(&Spelling::default());
    let Some(published) = model.published.pages.get(&path) else { return BTreeSet::new() };
    let ours = places(model, subject);
    let gone: Vec<&String> = published.iter().filter(|it| !ours.contains(*it)).collect();
    if gone.is_empty() {
        return BTreeSet::new();
    }
    let others = (0..model.elections.len()).filter(|e| *e != here);
    let theirs: BTreeSet<String> = others
        .filter_map(|e| in_election(model, subject, e))
        .flat_map(|it| places(model, it))
        .collect();
    let left = gone.into_iter().filter(|it| theirs.contains(*it) || !names_a_position(model, it));
    left.cloned().collect()
}

/// Whether the id of a quotation names an election, a theme and a party that are still there.
fn names_a_position(model: &Model, anchor: &str) -> bool {
    let dated = anchor.strip_prefix("sitat-").and_then(|it| it.split_once('-'));
    let shown = |year: &str| model.elections.iter().any(|it| it.year.to_string() == year);
    let position = dated.filter(|it| shown(it.0)).map(|it| it.1);
    let Some((position, _)) = position.and_then(|it| it.rsplit_once('-')) else { return false };
    let mut themes = model.themes.iter().flat_map(|it| [&it.id].into_iter().chain(&it.aliases));
    themes.any(|theme| {
        let party = position.strip_prefix(theme.as_str()).and_then(|it| it.strip_prefix('-'));
        party.is_some_and(|party| {
            model.parties.iter().any(|it| it.id == party || it.aliases.iter().any(|it| it == party))
        })
    })
}

/// Finds every address that leads to a page, and tells of those that lead nowhere. `assets` are the files
/// that the site has whatever its pages are.
pub fn find(model: &Model, content: &Content, assets: &[String]) -> (Links, Report) {
    let mut report = taken(model, content);
    let subjects = page::subjects(model);
    let mut links = Links::default();
    for spelling in &model.spellings {
        for subject in &subjects {
            let path = page::address(model, *subject).spelled(spelling);
            links.pages.insert(path, (*subject, spelling.language));
        }
    }
    redirects(model, content, assets, &mut links, &mut report);
    let mut lost: BTreeMap<Lost, Vec<&str>> = BTreeMap::new();
    let recorded = model.published.pages.keys().map(String::as_str);
    let former: BTreeSet<String> = former_addresses(model, &subjects);
    for path in former.iter().map(String::as_str).chain(recorded) {
        if links.pages.contains_key(path) || links.moved.contains_key(path) {
            continue;
        }
        match resolve(model, &links, path) {
            Ok(target) => drop(links.moved.insert(path.to_owned(), target)),
            // A combination of former names may name a page that never was.
            Err(_) if !model.published.pages.contains_key(path) => {}
            Err(why) => lost.entry(why).or_default().push(path),
        }
    }
    for (why, paths) in lost {
        let first = format!("/{}", paths[0]);
        let draft = match &why {
            Lost::Theme(name) => content.withheld.themes.get(name),
            _ => None,
        };
        if let Some(theme) = draft {
            let place = model.published.place(paths[0]);
            report.push(diagnostic::published_theme_draft(place, theme, &first, paths.len()));
            continue;
        }
        let (gone, new) = match &why {
            Lost::Theme(id) => (Some((What::Theme, id.as_str())), new_themes(model)),
            Lost::Party(id) => (Some((What::Party, id.as_str())), new_parties(model)),
            Lost::Page(_) => (None, Vec::new()),
        };
        let place = model.published.place(paths[0]);
        report.push(diagnostic::address_lost(place, &first, paths.len(), gone, &new));
    }
    places_lost(model, content, &links, &mut report);
    changes_untold(model, content, &mut report);
    (links, report)
}

/// Why an address leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lost {
    Theme(String),
    Party(String),
    Page(String),
}

/// Files of themes that were never published.
fn new_themes(model: &Model) -> Vec<String> {
    let nb = Spelling::default();
    let new = model
        .themes
        .iter()
        .filter(|it| !model.published.pages.contains_key(&Address::theme("", &it.id).spelled(&nb)));
    new.map(|it| format!("themes/{}.md", it.id)).collect()
}

/// Files of parties that were never published.
fn new_parties(model: &Model) -> Vec<String> {
    let nb = Spelling::default();
    let new = model
        .parties
        .iter()
        .filter(|it| !model.published.pages.contains_key(&Address::party("", &it.id).spelled(&nb)));
    new.map(|it| format!("parties/{}/party.yaml", it.id)).collect()
}

/// Addresses made with former names, and short ones.
fn former_addresses(model: &Model, subjects: &[Subject]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for spelling in &model.spellings {
        for (i, theme) in model.themes.iter().enumerate() {
            all.extend(theme.code.map(|it| Address::short(it).spelled(spelling)));
            let names = theme_names(model, spelling, i);
            for name in &names[1..] {
                let of_theme = subjects.iter().filter_map(|it| match *it {
                    Subject::Theme(e, t) if t == i => {
                        Some(Address::theme(&model.elections[e].prefix, name))
                    }
                    Subject::Position(e, t, p) if t == i => Some(Address::position(
                        &model.elections[e].prefix,
                        name,
                        &model.parties[p].id,
                    )),
                    _ => None,
                });
                all.extend(of_theme.map(|it| it.spelled(spelling)));
            }
        }
        for subject in subjects {
            let prefix = |e: usize| model.elections[e].prefix.as_str();
            let names = |p: usize| {
                let it = &model.parties[p];
                [&it.id].into_iter().chain(&it.aliases).map(String::as_str)
            };
            match *subject {
                Subject::Party(e, p) => {
                    let former = names(p).skip(1).map(|it| Address::party(prefix(e), it));
                    all.extend(former.map(|it| it.spelled(spelling)));
                }
                Subject::Position(e, t, p) => {
                    let theme = &model.themes[t].id;
                    let former = names(p).skip(1).map(|it| Address::position(prefix(e), theme, it));
                    all.extend(former.map(|it| it.spelled(spelling)));
                }
                Subject::Pair(e, a, b) => {
                    for one in names(a) {
                        // The pair itself has a page; the other way round it is looked for if it
                        // was published, as when the order of names has changed.
                        let own = (&model.parties[a].id, &model.parties[b].id);
                        let former = names(b).filter(|other| (one, *other) != (own.0, own.1));
                        let pairs = former.flat_map(|other| {
                            let pair = |a, b| Address::pair(prefix(e), a, b).spelled(spelling);
                            [pair(one, other), pair(other, one)]
                        });
                        all.extend(pairs);
                    }
                }
                _ => {}
            }
        }
    }
    all
}

/// What a theme is and was called in the addresses of a language: first what it is now.
fn theme_names<'m>(model: &'m Model, spelling: &'m Spelling, theme: usize) -> Vec<&'m str> {
    let it = &model.themes[theme];
    let mut names = vec![spelling.theme(&it.id)];
    names.extend(spelling.before.get(&it.id).into_iter().flatten().map(String::as_str));
    names.extend(it.aliases.iter().map(String::as_str));
    names
}

/// Tells of former names that are names of something else, and of short addresses given twice.
fn taken<'a>(model: &'a Model, content: &'a Content) -> Report {
    let mut report = Vec::new();
    let mut former: BTreeMap<(Language, &'a str), String> = BTreeMap::new();
    for spelling in &model.spellings {
        for it in &model.themes {
            let file = format!("`themes/{}.md`", it.id);
            former.insert((spelling.language, spelling.theme(&it.id)), file.clone());
            former.insert((spelling.language, it.id.as_str()), file);
        }
    }
    let mut codes: BTreeMap<i16, &str> = BTreeMap::new();
    for (id, filed) in &content.themes {
        let common = filed.value.aliases.iter().map(|at| (Language::Nb, at));
        let others = filed.value.translations.iter();
        let others = others.flat_map(|(of, it)| it.aliases.iter().map(move |at| (*of, at)));
        for (language, at) in common.chain(others) {
            let key = (language, at.value.as_str());
            if let Some(by) = former.get(&key) {
                let place = filed.text.place(at.span.clone());
                report.push(diagnostic::alias_taken(place, &at.value, by));
            }
            former.entry(key).or_insert_with(|| format!("`themes/{id}.md`"));
        }
        if let Some(code) = &filed.value.code {
            if let Some(by) = codes.get(&code.value) {
                let (address, by) = (format!("/t/{}/", code.value), format!("`themes/{by}.md`"));
                let place = filed.text.place(code.span.clone());
                report.push(diagnostic::alias_taken(place, &address, &by));
            }
            codes.entry(code.value).or_insert(id);
        }
    }
    let mut parties: BTreeMap<&str, &str> =
        content.party_ids.iter().map(|it| (it.as_str(), it.as_str())).collect();
    for (id, filed) in &content.parties {
        for at in &filed.value.aliases {
            if let Some(by) = parties.get(at.value.as_str()) {
                let by = format!("`parties/{by}/party.yaml`");
                let place = filed.text.place(at.span.clone());
                report.push(diagnostic::alias_taken(place, &at.value, &by));
            }
            parties.entry(&at.value).or_insert(id);
        }
    }
    for ((party, _), filed) in &content.programmes {
        for position in &filed.value.positions {
            let quotes = position.quotes.iter().flat_map(|it| &it.aliases);
            let former: Vec<_> = quotes.chain(&position.aliases).collect();
            // Most have had no other ids.
            if former.is_empty() {
                continue;
            }
            let own = position.quotes.iter().map(|it| it.id.value.as_str());
            let mut ids: BTreeSet<&str> = own.collect();
            for at in former {
                if !ids.insert(&at.value) {
                    let by = format!("{party} {}", position.theme.value);
                    let place = filed.text.place(at.span.clone());
                    report.push(diagnostic::alias_taken(place, &at.value, &by));
                }
            }
        }
    }
    report
}

/// Reads the redirects of `site.yaml` into `links`; tells of those from a page, and to none.
fn redirects(
    model: &Model,
    content: &Content,
    assets: &[String],
    links: &mut Links,
    report: &mut Report,
) {
    let Some(site) = content.site.as_ref().filter(|it| !it.value.redirects.is_empty()) else {
        return;
    };
    let mut files = page::files(model, assets);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let known: Vec<String> = links.pages.keys().map(|it| format!("/{it}")).collect();
    for it in &site.value.redirects {
        let from = it.from.value.as_str();
        let start = from.trim_end_matches('*').trim_start_matches('/');
        let whole = from.ends_with('*');
        let place = || site.text.place(it.from.span.clone());
        let file = stub(start);
        // `/a` and `/a/` are one file.
        if let Some(line) = seen.get(&file) {
            report.push(diagnostic::duplicate_id(place(), from, *line));
            continue;
        }
        // With `*`, the address before it may be that of a page: only what is below it leads on.
        let only_below = start.is_empty() || (whole && links.pages.contains_key(start));
        if !is_former(from) || (!only_below && is_taken(&files, &file)) {
            report.push(diagnostic::redirect_page(place(), from));
            continue;
        }
        seen.insert(file.clone(), place().line);
        files.insert(file);
        let Some(target) = named(model, links, &it.to.value) else {
            let near = diagnostic::nearest(&it.to.value, known.iter().map(String::as_str));
            let place = site.text.place(it.to.span.clone());
            report.push(diagnostic::redirect_target(place, &it.to.value, near));
            continue;
        };
        // What stands beside the address leads on, too.
        let mut spelling = model.spellings.iter().filter(|it| it.language == target.language);
        let spelling = spelling.next().filter(|_| !only_below);
        let beside = spelling.map(|it| moved_beside(model, it, start, &target)).unwrap_or_default();
        if beside.iter().any(|(path, _)| is_taken(&files, &stub(path))) {
            report.push(diagnostic::redirect_page(place(), from));
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
fn named(model: &Model, links: &Links, to: &str) -> Option<Target> {
    let (path, place) = match to.split_once('#') {
        Some((path, place)) => (path, Some(place.to_owned())),
        None => (to, None),
    };
    let (subject, language) = links.pages.get(path.strip_prefix('/')?)?;
    let fits = place.as_ref().is_none_or(|it| places(model, *subject).contains(it));
    let address = page::address(model, *subject);
    fits.then_some(Target { address, language: *language, place, for_now: false })
}

/// Where an address that is no page leads.
fn resolve(model: &Model, links: &Links, path: &str) -> Result<Target, Lost> {
    let lost = || Lost::Page(path.to_owned());
    let folder = |it: &&Spelling| !it.folder().is_empty() && path.starts_with(it.folder());
    let nb = model.spellings.first().ok_or_else(lost)?;
    let spelling = model.spellings.iter().find(folder).unwrap_or(nb);
    let rest = path.strip_prefix(spelling.folder()).ok_or_else(lost)?;
    let segments: Vec<&str> = rest.split('/').filter(|it| !it.is_empty()).collect();
    let year = segments.first().filter(|it| it.len() == 4).and_then(|it| it.parse::<i16>().ok());
    let segments = &segments[usize::from(year.is_some())..];
    // A page without a year is the newest election's; where that has none, the next older one's.
    let elections: Vec<usize> = (0..model.elections.len())
        .filter(|e| year.is_none_or(|year| model.elections[*e].year == year))
        .collect();
    let first = *elections.first().ok_or_else(lost)?;
    let means = |word: &str, nb: &'static str| word == spelling.word(nb) || word == nb;
    let theme = |name: &str| {
        let all = 0..model.themes.len();
        let mut named = all.filter(|i| {
            model.themes[*i].id == name || theme_names(model, spelling, *i).contains(&name)
        });
        named.next().ok_or_else(|| Lost::Theme(name.to_owned()))
    };
    let party = |name: &str| {
        let mut all = model.parties.iter();
        let named = all.position(|it| it.id == name || it.aliases.iter().any(|it| it == name));
        named.ok_or_else(|| Lost::Party(name.to_owned()))
    };
    let page = |subject: Subject, place: Option<String>| {
        let address = page::address(model, subject);
        let there = links.pages.contains_key(&address.spelled(spelling));
        let for_now = year.is_none() && address.is_of_older();
        there.then_some(Target { address, language: spelling.language, place, for_now })
    };
    let newest = |of: &dyn Fn(usize) -> Option<Subject>| {
        elections.iter().find_map(|e| page(of(*e)?, None)).ok_or_else(lost)
    };
    let has = |e: usize, party: usize| model.elections[e].programme(party).is_some();
    match segments {
        ["t", code] => {
            let mut all = model.themes.iter();
            let theme = all.position(|it| it.code.is_some_and(|it| it.to_string() == *code));
            page(Subject::Theme(first, theme.ok_or_else(lost)?), None).ok_or_else(lost)
        }
        [word, name] if means(word, "tema") => {
            let theme = theme(name)?;
            newest(&|e| Some(Subject::Theme(e, theme)))
        }
        [word, name, who] if means(word, "tema") => {
            let (theme, party) = (theme(name)?, party(who)?);
            let taking_part = || elections.iter().copied().filter(|e| has(*e, party));
            let told = |e: &usize| {
                let programme = model.elections[*e].programme(party);
                programme.is_some_and(|it| it.positions[theme].tells())
            };
            // Where nobody has looked yet, what was found for an older election is what was meant.
            let first = taking_part().find(told).or_else(|| taking_part().next());
            let target = first.and_then(|e| {
                let place = Some(model.parties[party].id.clone());
                let alone = page(Subject::Position(e, theme, party), None);
                alone.or_else(|| page(Subject::Theme(e, theme), place))
            });
            target.ok_or_else(lost)
        }
        [word, name] if means(word, "parti") => {
            let party = party(name)?;
            newest(&|e| has(e, party).then_some(Subject::Party(e, party)))
        }
        [word, names] if means(word, "sammenlign") => {
            let splits = names.match_indices('-').map(|(at, _)| (&names[..at], &names[at + 1..]));
            let mut why = lost();
            for (one, other) in splits {
                match (party(one), party(other)) {
                    (Ok(one), Ok(other)) => {
                        let (a, b) = (one.min(other), one.max(other));
                        return newest(&|e| Some(Subject::Pair(e, a, b)));
                    }
                    (Err(it), Ok(_)) | (Ok(_), Err(it)) => why = it,
                    (Err(_), Err(_)) => {}
                }
            }
            Err(why)
        }
        [word] if means(word, "metode") => page(Subject::Method, None).ok_or_else(lost),
        [word] if means(word, "endringer") => page(Subject::Changes, None).ok_or_else(lost),
        [word] if means(word, "sammenlign") => newest(&|e| Some(Subject::Pairs(e))),
        [word] if means(word, "enighet") => newest(&|e| Some(Subject::Agreement(e))),
        [word] if means(word, "oversikt") => newest(&|e| Some(Subject::Overview(e))),
        _ => Err(lost()),
    }
}

/// Tells of published places that are on no page now.
fn places_lost(model: &Model, content: &Content, links: &Links, report: &mut Report) {
    // A published position that was made a draft is told as one.
    let withheld = content.withheld.positions.iter();
    let withheld: Vec<String> = withheld.map(|it| quote_anchor(it.1, &it.2, &it.0, "")).collect();
    let told = |id: &str| withheld.iter().any(|it| id.starts_with(it));
    for (path, published) in &model.published.pages {
        let Some((subject, _)) = links.pages.get(path) else { continue };
        if published.is_empty() {
            continue;
        }
        let (ours, left) = (places(model, *subject), left_places(model, *subject));
        let lost = published.iter().filter(|it| !ours.contains(*it) && !left.contains(*it));
        for id in lost.filter(|it| !told(it)) {
            let place = model.published.place(path);
            report.push(diagnostic::place_lost(place, &format!("/{path}"), id));
        }
    }
}

/// Tells of published positions that say otherwise now without telling readers.
fn changes_untold(model: &Model, content: &Content, report: &mut Report) {
    for (key, before) in &model.published.positions {
        let Some((e, theme, party)) = position_of(model, key) else { continue };
        let Some(programme) = model.elections[e].programme(party) else { continue };
        let position = &programme.positions[theme];
        let now = Recorded::of(position, before.since);
        let (party_id, theme_id) = (&model.parties[party].id, &model.themes[theme].id);
        let filed = content.programmes.get(&(party_id.clone(), model.elections[e].year));
        let Some(filed) = filed else { continue };
        let mut all = filed.value.positions.iter();
        let written = all.find(|it| it.theme.value == *theme_id);
        let span = match written {
            Some(it) => it.stance.as_ref().map_or(it.span.clone(), |it| it.span.clone()),
            None => filed.value.positions_span.start..filed.value.positions_span.start + 1,
        };
        let place = || filed.text.place(span.clone());
        let key = (party_id.clone(), model.elections[e].year, theme_id.clone());
        if content.withheld.positions.contains(&key) {
            if before.stance != now.stance {
                let (since, today) = (before.since.iso(), filed.value.checked.value.iso());
                let was = before.stance.word();
                report.push(diagnostic::published_draft(place(), &since, &today, was));
            }
            continue;
        }
        if now.changes < before.changes {
            report.push(diagnostic::change_gone(place(), before.changes, now.changes));
            continue;
        }
        let new = &position.changes[before.changes..];
        let stance_told = new.first().is_some_and(|_| {
            new.iter().find_map(|it| it.stance).is_some_and(|it| it.0 == before.stance)
        });
        let (stance, quotes) = (now.stance != before.stance, same_quotes(position, before, &now));
        let what = match (stance && !stance_told, !quotes && new.is_empty()) {
            (true, _) => Words {
                nb: format!(
                    "standpunktet er endret fra `{}` til `{}`",
                    before.stance.word(),
                    now.stance.word()
                ),
                en: format!(
                    "the stance was changed from `{}` to `{}`",
                    before.stance.word(),
                    now.stance.word()
                ),
            },
            (false, true) => Words::new("sitatene er endret", "the quotations were changed"),
            (false, false) => continue,
        };
        let was = if stance { before.stance.word() } else { "" };
        let example = filed.value.checked.value.iso();
        report.push(diagnostic::change_untold(place(), what, &before.since.iso(), &example, was));
    }
}

/// Whether a position quotes the same words as before, under whatever ids.
fn same_quotes(position: &crate::model::Position, before: &Recorded, now: &Recorded) -> bool {
    let renamed = |id: &String| {
        let mut quotes = position.quotes.iter();
        quotes.find(|it| it.aliases.contains(id)).map_or(id.clone(), |it| it.id.clone())
    };
    let before: BTreeMap<String, &String> =
        before.quotes.iter().map(|(id, sum)| (renamed(id), sum)).collect();
    before.len() == now.quotes.len()
        && now.quotes.iter().all(|(id, sum)| before.get(id).is_some_and(|it| *it == sum))
}

/// The election, theme and party of a published position, by the names that they had then.
fn position_of(model: &Model, key: &str) -> Option<(usize, usize, usize)> {
    let mut parts = key.split('/');
    let (party, year, theme) = (parts.next()?, parts.next()?.parse::<i16>().ok()?, parts.next()?);
    let e = model.elections.iter().position(|it| it.year == year)?;
    let mut themes = model.themes.iter();
    let t = themes.position(|it| it.id == theme || it.aliases.iter().any(|it| it == theme))?;
    let mut parties = model.parties.iter();
    let p = parties.position(|it| it.id == party || it.aliases.iter().any(|it| it == party))?;
    Some((e, t, p))
}

/// The host of an address.
pub fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or("", |it| it.1);
    rest.split(['/', ':']).next().unwrap_or_default()
}

/// What a build of the model publishes.
pub fn now(model: &Model, links: &Links) -> Now {
    let mut pages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, (subject, language)) in &links.pages {
        if *subject != Subject::NotFound {
            // The places of a page are the same in each language.
            let own =
                if *language == Language::Nb { places(model, *subject) } else { BTreeSet::new() };
            pages.insert(path.clone(), own);
        }
    }
    pages.extend(links.moved.keys().map(|it| (it.clone(), BTreeSet::new())));
    let mut positions = BTreeMap::new();
    for (e, election) in model.elections.iter().enumerate() {
        for programme in &election.programmes {
            for (theme, it) in programme.positions.iter().enumerate() {
                let key = published::key(model, e, theme, programme.party);
                let known = model.published.positions.contains_key(&key);
                if it.stance != Stance::NotRead || it.tells() || known {
                    positions.insert(key, Recorded::of(it, crate::date::PartialDate::UNKNOWN));
                }
            }
        }
    }
    let host = host(&model.site.base_url).to_owned();
    Now { host, pages, positions }
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
    let means =
        |nb: &'static str| segments.first().is_some_and(|it| *it == nb || *it == spelling.word(nb));
    let framed = match segments.len() {
        2 => means("tema") || means("sammenlign"),
        3 => means("tema"),
        _ => false,
    };
    let shared = framed || (segments.len() == 2 && means("parti"));
    let there = |it: Option<Address>| it.filter(|_| has_shares(model, target));
    let near = [
        framed.then(|| there(target.address.embed())),
        shared.then(|| there(target.address.share())),
    ];
    let of = |(near, folder): (Option<Address>, &'static str)| {
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

/// The file with the rules for hosts.
pub const RULES: &str = "_redirects";

/// The most fixed rules that hosts read of a `_redirects` file (Cloudflare Pages: 2,000).
const MOST_RULES: usize = 2000;

/// The file `_redirects`, as Netlify and Cloudflare Pages read it: an address, where it leads, and that
/// it has moved for good; or only for now, if it leads to an older election from an address that is a
/// page again as soon as the newest is read: browsers never ask again where something moved for good.
/// Short addresses come first, as a reader may type them without the last `/`.
pub fn rules(model: &Model, links: &Links) -> String {
    let base = &model.site.base_url;
    let host = base.find("://").map_or(0, |at| at + 3);
    let root = base[host..].find('/').map_or("/", |at| &base[host + at..]);
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

/// Tells that something is not recorded yet.
pub fn behind(published: &Published, now: &Now) -> Report {
    match published.behind(now) {
        (0, 0) => Vec::new(),
        (pages, positions) => {
            let place = published.place("");
            vec![diagnostic::unrecorded(place, pages, positions)]
        }
    }
}
