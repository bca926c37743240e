//! Resolves the links of the content to addresses of the site.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Model;
use crate::model::index::{ElectionIx, PartyIx, PositionRef, ThemeIx};
use crate::sitemap::subject::{self, Subject};
use crate::values::address::Address;
use crate::values::id::{Slug, ThemeId};
use crate::values::language::{Language, Spelling, Word};

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

/// Why an address leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lost {
    Theme(String),
    Party(String),
    Page(String),
}

/// Files of themes that were never published.
pub(crate) fn new_themes(model: &Model) -> Vec<String> {
    let nb = Spelling::default();
    let new = model
        .themes
        .iter()
        .filter(|it| !model.published.pages.contains_key(&Address::theme("", &it.id).spelled(&nb)));
    new.map(|it| format!("themes/{}.md", it.id)).collect()
}

/// Files of parties that were never published.
pub(crate) fn new_parties(model: &Model) -> Vec<String> {
    let nb = Spelling::default();
    let new = model
        .parties
        .iter()
        .filter(|it| !model.published.pages.contains_key(&Address::party("", &it.id).spelled(&nb)));
    new.map(|it| format!("parties/{}/party.yaml", it.id)).collect()
}

/// Addresses made with former names, and short ones.
pub(crate) fn former_addresses(model: &Model, subjects: &[Subject]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for spelling in &model.spellings {
        for (i, theme) in model.themes.iter_enumerated() {
            all.extend(theme.code.map(|it| Address::short(it).spelled(spelling)));
            for name in theme_names(model, spelling, i).skip(1).filter_map(ThemeId::parse) {
                let of_theme = subjects.iter().filter_map(|it| match *it {
                    Subject::Theme(e, t) if t == i => {
                        Some(Address::theme(&model.elections[e].prefix, &name))
                    }
                    Subject::Position(at) if at.theme == i => Some(Address::position(
                        &model.elections[at.election].prefix,
                        &name,
                        &model.parties[at.party].id,
                    )),
                    _ => None,
                });
                all.extend(of_theme.map(|it| it.spelled(spelling)));
            }
        }
        for subject in subjects {
            let prefix = |e: ElectionIx| model.elections[e].prefix.as_str();
            let names = |p: PartyIx| {
                let it = &model.parties[p];
                [&it.id].into_iter().chain(&it.aliases)
            };
            match *subject {
                Subject::Party(e, p) => {
                    let former = names(p).skip(1).map(|it| Address::party(prefix(e), it));
                    all.extend(former.map(|it| it.spelled(spelling)));
                }
                Subject::Position(at) => {
                    let (prefix, theme) = (prefix(at.election), &model.themes[at.theme].id);
                    let former = names(at.party).skip(1);
                    let former = former.map(|it| Address::position(prefix, theme, it));
                    all.extend(former.map(|it| it.spelled(spelling)));
                }
                Subject::Pair(e, a, b) => {
                    for one in names(a) {
                        // The pair itself has a page; the other way round it is looked for if it
                        // was published, as when the order of names has changed.
                        let own = [&model.parties[a].id, &model.parties[b].id];
                        let former = names(b).filter(|other| [one, *other] != own);
                        let pairs = former.flat_map(|other| {
                            let pair = |both| Address::pair(prefix(e), both).spelled(spelling);
                            [pair([one, other]), pair([other, one])]
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
fn theme_names<'m>(
    model: &'m Model,
    spelling: &'m Spelling,
    theme: ThemeIx,
) -> impl Iterator<Item = &'m str> {
    let it = &model.themes[theme];
    let before = spelling.before.get(&it.id).into_iter().flatten().map(Slug::as_str);
    let aliases = it.aliases.iter().map(ThemeId::as_str);
    [spelling.theme(&it.id)].into_iter().chain(before).chain(aliases)
}

/// Where an address that is no page leads.
pub(crate) fn resolve(model: &Model, links: &Links, path: &str) -> Result<Target, Lost> {
    let lost = || Lost::Page(path.to_owned());
    let folder = |it: &&Spelling| !it.folder().is_empty() && path.starts_with(it.folder());
    let nb = model.spellings.first().ok_or_else(lost)?;
    let spelling = model.spellings.iter().find(folder).unwrap_or(nb);
    let rest = path.strip_prefix(spelling.folder()).ok_or_else(lost)?;
    let segments: Vec<&str> = rest.split('/').filter(|it| !it.is_empty()).collect();
    let year = segments.first().filter(|it| it.len() == 4).and_then(|it| it.parse::<i16>().ok());
    let segments = &segments[usize::from(year.is_some())..];
    // A page without a year is the newest election's; where that has none, the next older one's.
    let elections: Vec<ElectionIx> = model
        .elections
        .indices()
        .filter(|e| year.is_none_or(|year| model.elections[*e].year == year))
        .collect();
    let first = *elections.first().ok_or_else(lost)?;
    let theme = |name: &str| {
        let all = model.themes.indices();
        let mut named = all.filter(|i| {
            model.themes[*i].id == name || theme_names(model, spelling, *i).any(|it| it == name)
        });
        named.next().ok_or_else(|| Lost::Theme(name.to_owned()))
    };
    let party = |name: &str| {
        let named =
            model.parties.position(|it| it.id == name || it.aliases.iter().any(|it| it == name));
        named.ok_or_else(|| Lost::Party(name.to_owned()))
    };
    let page = |subject: Subject, place: Option<String>| {
        let address = subject::address(model, subject);
        let there = links.pages.contains_key(&address.spelled(spelling));
        let for_now = year.is_none() && address.is_of_older();
        there.then_some(Target { address, language: spelling.language, place, for_now })
    };
    let newest = |of: &dyn Fn(ElectionIx) -> Option<Subject>| {
        elections.iter().find_map(|e| page(of(*e)?, None)).ok_or_else(lost)
    };
    let has = |e: ElectionIx, party: PartyIx| model.elections[e].programme(party).is_some();
    if let ["t", code] = segments {
        let theme = model.themes.position(|it| it.code.is_some_and(|it| it.to_string() == *code));
        return page(Subject::Theme(first, theme.ok_or_else(lost)?), None).ok_or_else(lost);
    }
    let (word, below) = segments.split_first().ok_or_else(lost)?;
    match (spelling.read(word).ok_or_else(lost)?, below) {
        (Word::Theme, [name]) => {
            let theme = theme(name)?;
            newest(&|e| Some(Subject::Theme(e, theme)))
        }
        (Word::Theme, [name, who]) => {
            let (theme, party) = (theme(name)?, party(who)?);
            let taking_part = || elections.iter().copied().filter(|e| has(*e, party));
            let told = |e: &ElectionIx| {
                let programme = model.elections[*e].programme(party);
                programme.is_some_and(|it| it.positions[theme].tells())
            };
            // Where nobody has looked yet, what was found for an older election is what was meant.
            let first = taking_part().find(told).or_else(|| taking_part().next());
            let target = first.and_then(|e| {
                let place = Some(model.parties[party].id.to_string());
                let at = PositionRef { election: e, theme, party };
                let alone = page(Subject::Position(at), None);
                alone.or_else(|| page(Subject::Theme(e, theme), place))
            });
            target.ok_or_else(lost)
        }
        (Word::Party, [name]) => {
            let party = party(name)?;
            newest(&|e| has(e, party).then_some(Subject::Party(e, party)))
        }
        (Word::Compare, [names]) => {
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
        (Word::Method, []) => page(Subject::Method, None).ok_or_else(lost),
        (Word::Changes, []) => page(Subject::Changes, None).ok_or_else(lost),
        (Word::Compare, []) => newest(&|e| Some(Subject::Pairs(e))),
        (Word::Agreement, []) => newest(&|e| Some(Subject::Agreement(e))),
        (Word::Overview, []) => newest(&|e| Some(Subject::Overview(e))),
        _ => Err(lost()),
    }
}
