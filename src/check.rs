//! What authors wrote to the model: every rule that needs more than one value.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::address::{self, Known};
use crate::content::Content;
use crate::date::PartialDate;
use crate::diagnostic::{self, Report, What};
use crate::language::{Language, Spelling};
use crate::lock;
use crate::markdown::{self, Origin, Prose};
use crate::model::{self, Model, Said};
use crate::order::Alphabet;
use crate::readability;
use crate::schema::{self, At, Filed, PageKind, Stance, Status};
use crate::slip;
use crate::source::{Place, Text};
use crate::verify::Held;

/// The most quotations of a position, and the most words of a quotation.
const MOST_QUOTES: usize = 3;
const MOST_WORDS: usize = 40;

/// The most words of a party's reply: as many for each party. The words of the interface say it, too.
const MOST_REPLY_WORDS: usize = 60;

/// What was checked of programmes the last time, to be used again where neither they nor what they
/// were checked against differs.
#[derive(Debug, Default)]
pub struct Before {
    against: Option<Against>,
    held: Held,
    programmes: BTreeMap<(String, i16), Checked>,
}

impl Before {
    /// Keeps what was proved the last time.
    pub fn keep(&mut self, held: Held) {
        self.held = held;
    }

    /// What came of a programme, if it is the same, and what was proved of it.
    fn get(
        &self,
        key: &(String, i16),
        filed: &Arc<Filed<schema::Programme>>,
        held: &Held,
    ) -> Option<&Checked> {
        let start = lock::position_key(&key.0, key.1, "");
        let same = || held.is_same_below(&self.held, &start);
        self.programmes.get(key).filter(|it| Arc::ptr_eq(&it.filed, filed) && same())
    }
}

/// A programme that was checked.
#[derive(Clone, Debug)]
struct Checked {
    filed: Arc<Filed<schema::Programme>>,
    programme: Arc<model::Programme>,
    report: Report,
}

/// What all programmes are checked against: files that were read once, and what follows from others.
#[derive(Debug)]
struct Against {
    site: Option<Arc<Filed<schema::Site>>>,
    themes: BTreeMap<String, Arc<Filed<schema::Theme>>>,
    parties: Vec<String>,
    known: Known,
}

impl Against {
    fn is(&self, other: &Against) -> bool {
        let site = match (&self.site, &other.site) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let mut themes = self.themes.iter().zip(&other.themes);
        site && self.themes.len() == other.themes.len()
            && themes.all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(one.1, other.1))
            && self.parties == other.parties
            && self.known == other.known
    }
}

/// Checks all content, and makes the model of it if nothing is wrong.
///
/// `held` is what was proved of quotations and absences. `base_url` replaces the one of the site, if
/// given. Without `site.yaml` there is no model. With errors the model holds what could be read: good
/// for looking at addresses, not for pages.
pub fn check(content: &Content, held: &Held, base_url: Option<&str>) -> (Option<Model>, Report) {
    check_again(content, held, base_url, &mut Before::default())
}

/// The same; programmes are not checked again if nothing that matters to them differs.
pub fn check_again(
    content: &Content,
    held: &Held,
    base_url: Option<&str>,
    before: &mut Before,
) -> (Option<Model>, Report) {
    let mut report = Vec::new();
    let known = known(content);
    let elections = content.site.as_ref().map(|it| elections(content, it, &mut report));
    for it in content.site.iter().flat_map(|it| &it.value.sources) {
        report.append(&mut source_faults(content, it));
    }
    let site = content.site.as_ref().map(|it| site(it, base_url, &known, &mut report));
    let alphabet = Alphabet::norwegian();
    let groups: Vec<&str> = content
        .site
        .iter()
        .flat_map(|it| &it.value.groups)
        .map(|it| it.id.value.as_str())
        .collect();
    let whole = content.site.as_ref().is_some_and(|it| it.value.whole);
    let (themes, findings): (Vec<_>, Vec<_>) = content
        .themes
        .par_iter()
        .map(|(id, filed)| {
            let mut report = Vec::new();
            let theme = theme(id, filed, &groups, whole, &known, &mut report);
            ((filed.value.order.as_ref().map(|it| it.value), theme), report)
        })
        .unzip();
    report.extend(findings.into_iter().flatten());
    let themes = in_order(themes, &alphabet);
    let mut parties: Vec<model::Party> =
        content.parties.iter().map(|(id, it)| party(id, &it.value)).collect();
    parties.sort_by(|a, b| alphabet.compare(&a.name.nb, &b.name.nb).then_with(|| a.id.cmp(&b.id)));
    let source_ids: Vec<&str> = content
        .site
        .iter()
        .flat_map(|it| &it.value.sources)
        .map(|it| it.id.value.as_str())
        .collect();
    let theme_order: BTreeMap<&str, usize> =
        themes.iter().enumerate().map(|(i, it)| (it.id.as_str(), i)).collect();
    let party_order: BTreeMap<&str, usize> =
        parties.iter().enumerate().map(|(i, it)| (it.id.as_str(), i)).collect();
    let against = Against {
        site: content.site.clone(),
        themes: content.themes.clone(),
        parties: parties.iter().map(|it| it.id.clone()).collect(),
        known,
    };
    let known = &against.known;
    if !before.against.as_ref().is_some_and(|it| it.is(&against)) {
        before.programmes.clear();
    }
    let cells = Cells {
        content,
        known,
        sources: &source_ids,
        parties: &party_order,
        themes: &theme_order,
        held,
    };
    let programmes: BTreeMap<(String, i16), Checked> = content
        .programmes
        .par_iter()
        .map(|(key, filed)| {
            let kept = before.get(key, filed, held).cloned();
            let checked = kept.unwrap_or_else(|| {
                let mut report = Vec::new();
                let programme = cells.programme(&key.0, key.1, filed, &mut report);
                Checked { filed: Arc::clone(filed), programme: Arc::new(programme), report }
            });
            (key.clone(), checked)
        })
        .collect();
    report.extend(programmes.values().flat_map(|it| it.report.iter().cloned()));
    let plans: Vec<model::Plan> =
        content.plans.iter().map(|(id, it)| cells.plan(id, it, &mut report)).collect();
    let (Some(site), Some(elections), Some(filed)) = (site, elections, &content.site) else {
        return (None, report);
    };
    let languages = &filed.value.languages;
    untranslated(filed, languages, &mut report);
    for (id, it) in &content.themes {
        untranslated_theme(it, languages, &mut report);
        spelled_alike(id, it, content, &mut report);
    }
    let model = Model {
        spellings: languages.iter().map(|it| spelling(*it, content)).collect(),
        site,
        groups: filed.value.groups.iter().map(|it| said(&it.title, &it.translations)).collect(),
        terms: filed.value.terms.iter().map(term).collect(),
        themes,
        sources: filed.value.sources.iter().map(source).collect(),
        elections: with_programmes(elections, &programmes, &party_order),
        parties,
        plans,
        redirects: filed.value.redirects.iter().map(redirect).collect(),
        drafts: content.has_drafts(),
        published: Arc::default(),
        proposed: false,
        edited_in: None,
    };
    before.programmes = programmes;
    before.against = Some(against);
    (Some(model), report)
}

/// Checks all content with its drafts, takes these out, and makes the model of what readers meet.
pub fn published(
    content: &mut Content,
    held: &Held,
    base_url: Option<&str>,
) -> (Option<Model>, Report) {
    let (model, mut report) = check(content, held, base_url);
    if !content.has_drafts() {
        return (model, report);
    }
    content.withhold_drafts();
    let (model, findings) = check(content, held, base_url);
    // All that can be told of the content was told with the drafts. What is wrong only without them is
    // a link that leads to one.
    let dead = findings.into_iter().filter(|it| it.code == "dead-link" && !report.contains(it));
    let dead: Vec<_> = dead.map(|it| diagnostic::link_to_draft(it.place)).collect();
    report.extend(dead);
    (model, report)
}

/// The addresses that prose may link to, from the ids alone.
fn known(content: &Content) -> Known {
    let meant: Vec<&schema::Election> =
        content.site.iter().flat_map(|it| &it.value.elections).collect();
    let newest = meant.iter().map(|it| &it.year.value).max();
    let mut elections = BTreeMap::from([(String::new(), Default::default())]);
    for it in &meant {
        let year = it.year.value;
        let parties: BTreeSet<String> =
            content.programme_ids.iter().filter(|it| it.1 == year).map(|it| it.0.clone()).collect();
        let positions = !it.without.contains(&PageKind::Positions);
        let silent = |party: &String| -> Vec<(String, String)> {
            // Of a programme that cannot be read, nothing is known: links to it are not told.
            let Some(filed) = content.programmes.get(&(party.clone(), year)) else {
                return Vec::new();
            };
            // Of two on one theme, the first counts.
            let mut telling: BTreeMap<&str, bool> = BTreeMap::new();
            for it in &filed.value.positions {
                telling.entry(&it.theme.value).or_insert_with(|| tells(it));
            }
            let themes = content.theme_ids.iter();
            let themes = themes.filter(|it| !telling.get(it.as_str()).is_some_and(|it| *it));
            themes.map(|it| (it.clone(), party.clone())).collect()
        };
        let known = address::KnownElection {
            pairs: it.has_pairs(),
            silent: parties.iter().filter(|_| positions).flat_map(silent).collect(),
            positions,
            parties,
        };
        elections.insert(prefix(year, newest), known);
    }
    let mut without = content.site.iter().flat_map(|it| &it.value.without);
    Known {
        themes: content.theme_ids.clone(),
        plans: content.plan_ids.clone(),
        elections,
        data: !without.any(|it| *it == PageKind::Data),
    }
}

/// Whether a position as written has a page; one whose stance cannot be read may have one.
fn tells(it: &schema::Position) -> bool {
    let (note, reply) = (it.note.is_some(), it.reply.is_some());
    let told = |at: &At<Stance>| model::tells(at.value, !it.evidence.is_empty(), note, reply);
    it.stance.as_ref().is_none_or(told)
}

/// What an election's addresses begin with: the newest election has the plain ones.
fn prefix(year: i16, newest: Option<&i16>) -> String {
    if newest == Some(&year) { String::new() } else { format!("{year}/") }
}

fn site(
    filed: &Filed<schema::Site>,
    base_url: Option<&str>,
    known: &Known,
    report: &mut Report,
) -> model::Site {
    let (text, it) = (&filed.text, &filed.value);
    let address = base_url.unwrap_or(&it.base_url.value).trim_end_matches('/');
    unique(text, it.groups.iter().map(|it| &it.id), report);
    unique(text, it.sources.iter().map(|it| &it.id), report);
    let mut told = |nb: &At<String>, of: &dyn Fn(&schema::SiteWords) -> Option<&At<String>>| {
        let others = it.translations.iter().filter_map(|(language, words)| {
            Some((*language, prose(text, of(words)?, known, report)))
        });
        let others = others.collect();
        Said { nb: prose(text, nb, known, report), others }
    };
    let description = told(&it.description, &|it| it.description.as_ref());
    let method = told(&it.method, &|it| it.method.as_ref());
    let taglines = it.translations.iter();
    let taglines =
        taglines.filter_map(|(language, it)| Some((*language, it.tagline.as_ref()?.value.clone())));
    model::Site {
        title: it.title.value.clone(),
        tagline: Said { nb: it.tagline.value.clone(), others: taglines.collect() },
        description,
        base_url: format!("{address}/"),
        publisher: it.publisher.value.clone(),
        responsible_editor: it.responsible_editor.value.clone(),
        contact: it.contact.value.clone(),
        method,
        data_licence: it.data_licence.clone(),
        feeds: !it.without.contains(&PageKind::Feeds),
        data: !it.without.contains(&PageKind::Data),
    }
}

/// A text with its translations.
fn said(nb: &At<String>, others: &[(Language, At<String>)]) -> Said {
    let others = others.iter().map(|(language, it)| (*language, it.value.clone()));
    Said { nb: nb.value.clone(), others: others.collect() }
}

fn term(it: &schema::Term) -> model::Term {
    let pair =
        |word: &At<String>, meaning: &At<String>| (word.value.clone(), meaning.value.clone());
    let others = it.translations.iter().map(|(of, it)| (*of, pair(&it.word, &it.meaning)));
    model::Term {
        id: it.id.value.clone(),
        forms: it.forms.iter().map(|it| it.value.clone()).collect(),
        words: Said { nb: pair(&it.word, &it.meaning), others: others.collect() },
    }
}

fn redirect(it: &schema::Redirect) -> (String, bool, String) {
    let (from, to) = (&it.from.value, &it.to.value);
    match from.strip_suffix('*') {
        Some(start) => (start.to_owned(), true, to.clone()),
        None => (from.clone(), false, to.clone()),
    }
}

/// Values of ids.
fn ids(of: &[At<String>]) -> Vec<String> {
    of.iter().map(|it| it.value.clone()).collect()
}

/// How a language spells the themes in addresses.
fn spelling(language: Language, content: &Content) -> Spelling {
    let slug = |(id, it): (&String, &Arc<Filed<schema::Theme>>)| {
        let (_, words) = it.value.translations.iter().find(|it| it.0 == language)?;
        Some((id.clone(), words.slug.as_ref()?.value.clone()))
    };
    let before = |(id, it): (&String, &Arc<Filed<schema::Theme>>)| {
        let words = it.value.translations.iter().find(|it| it.0 == language);
        let own = words.map(|it| ids(&it.1.aliases)).unwrap_or_default();
        (id.clone(), own)
    };
    Spelling {
        language,
        themes: content.themes.iter().filter_map(slug).collect(),
        before: content.themes.iter().map(before).filter(|it| !it.1.is_empty()).collect(),
    }
}

/// Tells of a theme that a language spells like another.
fn spelled_alike(id: &str, filed: &Filed<schema::Theme>, content: &Content, report: &mut Report) {
    for (language, words) in &filed.value.translations {
        let Some(slug) = &words.slug else { continue };
        let spelling = spelling(*language, content);
        let others = content.theme_ids.iter().filter(|it| *it != id);
        if let Some(other) = others.into_iter().find(|it| spelling.theme(it) == slug.value) {
            let place = filed.text.place(slug.span.clone());
            report.push(diagnostic::slug_taken(place, &slug.value, other));
        }
    }
}

/// Tells of what `site.yaml` has not in all languages of the site.
fn untranslated(filed: &Filed<schema::Site>, languages: &[Language], report: &mut Report) {
    let (text, it) = (&filed.text, &filed.value);
    let mut missing = |at: &At<String>, language: Language, keys: &[(&'static str, bool)]| {
        let missing = keys.iter().filter(|it| !it.1).map(|it| it.0);
        // What stands in sentences cannot stand there in another language; texts can.
        let label = |key: &&str| ["tagline", "title"].contains(key);
        for key in missing.clone().filter(label) {
            let place = text.place(at.span.clone());
            report.push(diagnostic::missing_label(place, language.code(), key));
        }
        let keys: Vec<&str> = missing.filter(|it| !label(it)).collect();
        if !keys.is_empty() {
            let place = text.place(at.span.clone());
            report.push(diagnostic::missing_translation(place, language.code(), &keys));
        }
    };
    for language in languages.iter().copied().filter(|it| *it != Language::Nb) {
        let words = it.translations.iter().find(|it| it.0 == language).map(|it| &it.1);
        missing(
            &it.title,
            language,
            &[
                ("tagline", words.is_some_and(|it| it.tagline.is_some())),
                ("description", words.is_some_and(|it| it.description.is_some())),
                ("method", words.is_some_and(|it| it.method.is_some())),
            ],
        );
        for it in &it.groups {
            let there = it.translations.iter().any(|it| it.0 == language);
            missing(&it.id, language, &[("title", there)]);
        }
        for it in &it.elections {
            let words = it.translations.iter().find(|it| it.0 == language).map(|it| &it.1);
            let title = words.is_some_and(|it| it.title.is_some());
            let inclusion = words.is_some_and(|it| it.inclusion.is_some());
            missing(&it.title, language, &[("title", title), ("inclusion", inclusion)]);
        }
        for it in &it.terms {
            let there = it.translations.iter().any(|it| it.0 == language);
            missing(&it.id, language, &[("word", there), ("meaning", there)]);
        }
    }
}

/// The words of a theme that a language lacks.
fn lacks(it: &schema::Theme, language: Language) -> Vec<&'static str> {
    let words = it.translations.iter().find(|it| it.0 == language).map(|it| &it.1);
    let there = |of: &dyn Fn(&schema::ThemeWords) -> bool| words.is_some_and(of);
    let stances = it.stances.iter().map(|it| it.0);
    let stances = |words: &schema::ThemeWords| {
        stances.clone().all(|stance| words.stances.iter().any(|it| it.0 == stance))
    };
    [
        ("title", there(&|it| it.title.is_some())),
        ("short", there(&|it| it.short.is_some())),
        ("question", there(&|it| it.question.is_some())),
        ("proposition", there(&|it| it.proposition.is_some())),
        ("stances", it.stances.is_empty() || there(&stances)),
    ]
    .into_iter()
    .filter_map(|(key, there)| (!there).then_some(key))
    .collect()
}

/// Tells of a theme that stands in bokmål in other languages of the site.
fn untranslated_theme(filed: &Filed<schema::Theme>, languages: &[Language], report: &mut Report) {
    for language in languages.iter().copied().filter(|it| *it != Language::Nb) {
        let keys = lacks(&filed.value, language);
        if !keys.is_empty() {
            let place = filed.text.place(filed.value.title.span.clone());
            report.push(diagnostic::missing_translation(place, language.code(), &keys));
        }
    }
}

/// Tells of summaries that are hard to read: of those that are too hard each, of the others together.
fn hard_summaries<'s>(
    text: &Text,
    summaries: impl Iterator<Item = (&'s str, &'s At<String>)>,
    report: &mut Report,
) {
    let mut hard = Vec::new();
    let mut first = None;
    for (theme, summary) in summaries {
        let Some(liks) = readability::liks(&summary.value) else { continue };
        let place = || text.place(summary.span.clone());
        if liks > readability::TOO_HARD {
            report.push(diagnostic::too_hard_summary(place(), liks));
        } else if liks > readability::HARD {
            first.get_or_insert_with(place);
            hard.push((theme, liks));
        }
    }
    if let Some(place) = first {
        report.push(diagnostic::hard_summaries(place, &hard));
    }
}

/// What is wrong with a source that its fields alone do not show.
pub fn source_faults(content: &Content, it: &schema::Source) -> Report {
    let Some(site) = &content.site else { return Vec::new() };
    let mut report = Vec::new();
    let parties = it.parties.iter().chain(it.parts.iter().map(|it| &it.party));
    for at in parties.filter(|it| !content.party_ids.contains(&it.value)) {
        let ids = content.party_ids.iter().map(String::as_str);
        let place = site.text.place(at.span.clone());
        report.push(diagnostic::unknown_word(place, What::Party, &at.value, ids));
    }
    if let (Some(edition), Some(meant)) = (&it.edition, it.says_edition())
        && edition.value != meant
    {
        let place = site.text.place(edition.span.clone());
        let (kind, said) = (it.kind.value.word(), edition.value.word());
        report.push(diagnostic::edition_of_kind(place, kind, said, meant.word()));
    }
    report
}

/// Tells of ids that stand twice in one list.
fn unique<'a>(text: &Text, ids: impl Iterator<Item = &'a At<String>>, report: &mut Report) {
    let mut seen: BTreeMap<&str, &At<String>> = BTreeMap::new();
    for at in ids {
        match seen.get(at.value.as_str()) {
            Some(_) if report.len() >= slip::MOST => {}
            Some(first) => {
                let line = text.place(first.span.clone()).line;
                let place = text.place(at.span.clone());
                report.push(diagnostic::duplicate_id(place, &at.value, line));
            }
            None => drop(seen.insert(&at.value, at)),
        }
    }
}

/// The elections, newest first, still without programmes; and whether files and list agree.
fn elections(
    content: &Content,
    filed: &Filed<schema::Site>,
    report: &mut Report,
) -> Vec<model::Election> {
    let text = &filed.text;
    let mut years: BTreeMap<i16, &schema::Election> = BTreeMap::new();
    let mut meant: Vec<(&str, i16)> = Vec::new();
    for it in &filed.value.elections {
        if let Some(first) = years.get(&it.year.value) {
            let line = text.place(first.year.span.clone()).line;
            let place = text.place(it.year.span.clone());
            report.push(diagnostic::duplicate_id(place, &it.year.value.to_string(), line));
            continue;
        }
        years.insert(it.year.value, it);
        unique(text, it.parties.iter(), report);
        for party in &it.parties {
            let place = || text.place(party.span.clone());
            if !content.party_ids.contains(&party.value) {
                let ids = content.party_ids.iter().map(String::as_str);
                meant.extend(
                    diagnostic::nearest(&party.value, ids.clone()).map(|id| (id, it.year.value)),
                );
                report.push(diagnostic::unknown_word(place(), What::Party, &party.value, ids));
            } else if !content.programme_ids.contains(&(party.value.clone(), it.year.value)) {
                let file = format!("parties/{}/{}.yaml", party.value, it.year.value);
                report.push(diagnostic::missing_file(place(), &file));
            }
        }
    }
    let words: Vec<String> = years.keys().map(i16::to_string).collect();
    for (party, year) in &content.programme_ids {
        let path = format!("parties/{party}/{year}.yaml");
        match years.get(year) {
            None if !filed.value.whole => {}
            None => report.push(diagnostic::unknown_word(
                Place::file(&path),
                What::Election,
                &year.to_string(),
                words.iter().map(String::as_str),
            )),
            Some(it) if it.parties.iter().any(|it| it.value == *party) => {}
            Some(_) if meant.contains(&(party, *year)) => {}
            Some(it) => {
                let cure = (
                    format!(
                        "skriv `{party}` i lista `parties` for {year} i `site.yaml` (linje {})",
                        text.place(it.year.span.clone()).line
                    ),
                    format!(
                        "write `{party}` in the list `parties` of {year} in `site.yaml` (line {})",
                        text.place(it.year.span.clone()).line
                    ),
                );
                report.push(diagnostic::stray_file(Place::file(&path), cure));
            }
        }
    }
    if let Some(draft) = filed.value.elections.first().and_then(|it| it.draft.as_ref())
        && filed.value.whole
        && filed.value.elections.iter().all(|it| it.draft.is_some())
    {
        report.push(diagnostic::only_drafts(text.place(draft.span.clone())));
    }
    for it in years.values() {
        // Whoever has written that there are none knows it.
        if let Some(first) = it.parties.get(schema::MOST_PAIRED)
            && !it.without.contains(&PageKind::Pairs)
        {
            let (parties, place) = (it.parties.len(), text.place(first.span.clone()));
            report.push(diagnostic::too_many_pairs(place, parties, schema::MOST_PAIRED));
        }
    }
    let newest = years.keys().max().copied();
    let election = |(year, it): (&i16, &&schema::Election)| model::Election {
        prefix: prefix(*year, newest.as_ref()),
        year: *year,
        title: election_words(&it.title, it, |it| it.title.as_ref()),
        date: it.date.value,
        inclusion: election_words(&it.inclusion, it, |it| it.inclusion.as_ref()),
        left_out: it
            .left_out
            .iter()
            .map(|it| (it.name.value.clone(), it.reason.value.clone()))
            .collect(),
        programmes: Vec::new(),
        pairs: it.has_pairs(),
        positions: !it.without.contains(&PageKind::Positions),
        cards: !it.without.contains(&PageKind::Cards),
        shares: !it.without.contains(&PageKind::Shares),
        draft: it.draft.is_some(),
    };
    years.iter().rev().map(election).collect()
}

/// A text of an election with its translations.
fn election_words(
    nb: &At<String>,
    it: &schema::Election,
    of: impl Fn(&schema::ElectionWords) -> Option<&At<String>>,
) -> Said {
    let others = it.translations.iter();
    let others = others.filter_map(|(language, it)| Some((*language, of(it)?.value.clone())));
    Said { nb: nb.value.clone(), others: others.collect() }
}

/// Gives each election its programmes, in the order of parties.
fn with_programmes(
    mut elections: Vec<model::Election>,
    programmes: &BTreeMap<(String, i16), Checked>,
    parties: &BTreeMap<&str, usize>,
) -> Vec<model::Election> {
    for ((party, year), it) in programmes {
        let election = elections.iter_mut().find(|it| it.year == *year);
        if let Some(election) = election.filter(|_| parties.contains_key(party.as_str())) {
            election.programmes.push(Arc::clone(&it.programme));
        }
    }
    for election in &mut elections {
        election.programmes.sort_by_key(|it| it.party);
    }
    elections
}

fn party(id: &str, it: &schema::Party) -> model::Party {
    let ids = [
        ("Wikidata", &it.ids.wikidata),
        ("storting", &it.ids.storting),
        ("Manifesto Project", &it.ids.manifesto),
    ];
    model::Party {
        id: id.to_owned(),
        aliases: self::ids(&it.aliases),
        name: Said {
            nb: it.name.nb.value.clone(),
            others: BTreeMap::from([
                (Language::Nn, it.name.nn.value.clone()),
                (Language::En, it.name.en.value.clone()),
            ]),
        },
        short: it.short.value.clone(),
        colour: it.colour.value.clone(),
        website: it.website.value.clone(),
        ids: ids
            .into_iter()
            .filter_map(|(name, id)| id.as_ref().map(|id| (name, id.value.clone())))
            .collect(),
    }
}

fn evidence(it: &schema::Evidence) -> model::Evidence {
    model::Evidence {
        fact: it.fact.value.clone(),
        source: model::Source {
            kind: it.kind.value,
            title: it.title.value.clone(),
            publisher: it.publisher.value.clone(),
            url: it.url.as_ref().map(|it| it.value.clone()),
            archived: it.archived.as_ref().map(|it| it.value.clone()),
            date: it.date.as_ref().map(|it| it.value),
            period: None,
            edition: None,
            pages: None,
        },
        locator: it.locator.as_ref().map(|it| it.value.clone()),
    }
}

fn source(it: &schema::Source) -> model::Source {
    model::Source {
        kind: it.kind.value,
        title: it.title.value.clone(),
        publisher: it.publisher.value.clone(),
        url: it.url.as_ref().map(|it| it.value.clone()),
        archived: it.archived.as_ref().map(|it| it.value.clone()),
        date: it.date.as_ref().map(|it| it.value),
        period: it.period.as_ref().map(|it| it.value.clone()),
        edition: it.says_edition(),
        pages: it.pages.as_ref().map(|it| it.value),
    }
}

fn theme(
    id: &str,
    filed: &Filed<schema::Theme>,
    groups: &[&str],
    whole: bool,
    known: &Known,
    report: &mut Report,
) -> model::Theme {
    let (text, it) = (&filed.text, &filed.value);
    let group = groups.iter().position(|group| *group == it.group.value);
    if group.is_none() && whole && !it.group.value.is_empty() {
        let place = text.place(it.group.span.clone());
        let words = groups.iter().copied();
        report.push(diagnostic::unknown_word(place, What::Group, &it.group.value, words));
    }
    unique(text, it.sources.iter().map(|it| &it.id), report);
    let ids: Vec<&str> = it.sources.iter().map(|it| it.id.value.as_str()).collect();
    let body = &text.text[it.body.clone()];
    let origin = Origin::Exact(it.body.start);
    let (background, named) = markdown::prose(text, body, &origin, &ids, known, report);
    for (source, _) in it.sources.iter().zip(&named).filter(|(_, named)| !**named) {
        let place = text.place(source.id.span.clone());
        report.push(diagnostic::unused_source(place, &source.id.value));
    }
    let reference = |it: &schema::Reference| model::Reference {
        title: it.title.value.clone(),
        publisher: it.publisher.value.clone(),
        url: it.url.as_ref().map(|it| it.value.clone()),
        archived: it.archived.as_ref().map(|it| it.value.clone()),
        date: it.date.as_ref().map(|it| it.value),
    };
    let stances = |of: &[(Stance, At<String>)]| {
        of.iter().map(|(stance, at)| (*stance, at.value.clone())).collect()
    };
    let others = it.translations.iter().filter(|(language, _)| lacks(it, *language).is_empty());
    let text_of = |at: &Option<At<String>>| at.as_ref().map(|it| it.value.clone());
    let others = others.map(|(language, it)| {
        let words = model::ThemeWords {
            title: text_of(&it.title).unwrap_or_default(),
            short: text_of(&it.short).unwrap_or_default(),
            question: text_of(&it.question).unwrap_or_default(),
            proposition: text_of(&it.proposition).unwrap_or_default(),
            stances: stances(&it.stances),
        };
        (*language, words)
    });
    let words = model::ThemeWords {
        title: it.title.value.clone(),
        short: it.short.value.clone(),
        question: it.question.value.clone(),
        proposition: it.proposition.value.clone(),
        stances: stances(&it.stances),
    };
    model::Theme {
        id: id.to_owned(),
        code: it.code.as_ref().map(|it| it.value),
        aliases: self::ids(&it.aliases),
        words: Said { nb: words, others: others.collect() },
        group: group.unwrap_or(0),
        draft: it.status == Status::Draft,
        references: it.sources.iter().map(reference).collect(),
        background,
    }
}

/// Themes by group, then by their number (those without one last), then by title, then by id.
fn in_order(
    mut themes: Vec<(Option<i16>, model::Theme)>,
    alphabet: &Alphabet,
) -> Vec<model::Theme> {
    themes.sort_by(|(a_order, a), (b_order, b)| {
        let number = |it: &Option<i16>| it.unwrap_or(i16::MAX);
        (a.group, number(a_order))
            .cmp(&(b.group, number(b_order)))
            .then_with(|| alphabet.compare(&a.words.nb.title, &b.words.nb.title))
            .then_with(|| a.id.cmp(&b.id))
    });
    themes.into_iter().map(|(_, it)| it).collect()
}

fn prose(text: &Text, at: &At<String>, known: &Known, report: &mut Report) -> Prose {
    markdown::plain_prose(text, &at.value, &Origin::Scalar(at.span.clone()), known, report)
}

/// What a programme's positions are checked against.
struct Cells<'a> {
    content: &'a Content,
    known: &'a Known,
    sources: &'a [&'a str],
    parties: &'a BTreeMap<&'a str, usize>,
    themes: &'a BTreeMap<&'a str, usize>,
    held: &'a Held,
}

impl Cells<'_> {
    /// A programme with one position for each theme.
    fn programme(
        &self,
        party: &str,
        year: i16,
        filed: &Filed<schema::Programme>,
        report: &mut Report,
    ) -> model::Programme {
        let (text, it) = (&filed.text, &filed.value);
        let source = self.source(text, &it.source, report);
        let mut records = self.content.site.iter().flat_map(|it| &it.value.sources);
        let record = records.find(|record| record.id.value == it.source.value);
        if let Some((record, theirs)) = record.and_then(|it| Some((it, it.says_edition()?)))
            && theirs != it.edition.value
            // Where no edition could be read, that is told already.
            && !it.edition.span.is_empty()
        {
            let place = text.place(it.edition.span.clone());
            let (ours, id) = (it.edition.value.word(), &record.id.value);
            report.push(diagnostic::edition_differs(place, ours, id, theirs.word()));
        }
        report.extend(it.review_by.as_ref().and_then(|at| review_fault(text, at, at, &it.checked)));
        self.reader_faults(filed, report);
        let mut positions = vec![None; self.themes.len()];
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut meant: Vec<&str> = Vec::new();
        let named = it.positions.iter().all(|it| !it.theme.value.is_empty());
        for position in &it.positions {
            if report.len() >= slip::MOST {
                break;
            }
            let theme = &position.theme;
            let place = || text.place(theme.span.clone());
            if theme.value.is_empty() {
                self.position(text, position, it, report);
                continue;
            }
            if let Some(line) = seen.get(theme.value.as_str()) {
                report.push(diagnostic::duplicate_position(place(), &theme.value, *line));
                continue;
            }
            seen.insert(&theme.value, text.line(theme.span.start));
            if !self.content.theme_ids.contains(&theme.value) {
                let ids = self.content.theme_ids.iter().map(String::as_str);
                // The theme that was meant is not told as missing besides.
                meant.extend(diagnostic::nearest(&theme.value, ids.clone()));
                report.push(diagnostic::unknown_word(place(), What::Theme, &theme.value, ids));
            }
            let checked = self.position(text, position, it, report);
            if let (Some(i), Some(mut checked)) = (self.themes.get(theme.value.as_str()), checked) {
                for quote in &mut checked.quotes {
                    let key = lock::key(party, year, &theme.value, &quote.id);
                    quote.proof = self.held.proofs.get(&key).cloned().map(Box::new);
                }
                let key = lock::position_key(party, year, &theme.value);
                let proved = self.held.absences.get(&key);
                // Drafts are proved like everything else; what is left out has nothing to show for it.
                let proved = proved.filter(|_| checked.stance == Stance::NotFound);
                checked.absence = proved.map(|it| {
                    Box::new(model::Absence { terms: self.terms(&theme.value), proof: it.clone() })
                });
                let of_theme = self.content.themes.get(&theme.value).map(|it| it.value.status);
                checked.draft |= [Some(it.status), of_theme].contains(&Some(Status::Draft));
                positions[*i] = Some(checked);
            }
        }
        let missing: Vec<&str> = self
            .content
            .theme_ids
            .iter()
            .map(String::as_str)
            .filter(|id| !seen.contains_key(id) && !meant.contains(id))
            .collect();
        let summaries = it.positions.iter().map(|it| (it.theme.value.as_str(), &it.summary));
        hard_summaries(text, summaries, report);
        if !missing.is_empty() && it.whole && named {
            let place = text.place(it.positions_span.start..it.positions_span.start + 1);
            report.push(diagnostic::not_read(place, &missing));
        }
        model::Programme {
            party: self.parties.get(party).copied().unwrap_or_default(),
            title: it.title.value.clone(),
            edition: it.edition.value,
            source,
            read: prose(text, &it.read, self.known, report),
            note: it.note.as_ref().map(|it| prose(text, it, self.known, report)),
            checked: it.checked.value,
            draft: it.status == Status::Draft,
            positions: positions
                .into_iter()
                .map(|it| it.unwrap_or_else(nobody_has_looked))
                .collect(),
        }
    }

    /// Tells of positions that somebody has coded and looked over alone, or that nobody has coded; and,
    /// if the site wants two readers, of those that do not name both.
    fn reader_faults(&self, filed: &Filed<schema::Programme>, report: &mut Report) {
        let (text, head) = (&filed.text, &filed.value);
        let same = |one: &At<String>, two: &At<String>| {
            one.value.trim().to_lowercase() == two.value.trim().to_lowercase()
        };
        let mut tell = |own: &At<String>, readers: [Option<&At<String>>; 2]| {
            let place = || text.place(own.span.clone());
            match readers {
                [Some(one), Some(two)] if same(one, two) => {
                    report.push(diagnostic::same_reader(place(), &own.value));
                }
                [None, Some(_)] => report.push(diagnostic::not_coded(place(), &own.value)),
                _ => {}
            }
        };
        let read = |it: &&schema::Position| it.stance.as_ref().is_some_and(|it| it.value.is_read());
        let inherits = |it: &schema::Position| it.coded_by.is_none() && it.checked_by.is_none();
        if let Some(own) = &head.checked_by
            && head.positions.iter().filter(read).any(inherits)
        {
            tell(own, [head.coded_by.as_ref(), Some(own)]);
        }
        for it in head.positions.iter() {
            if let Some(own) = it.checked_by.as_ref().or(it.coded_by.as_ref()) {
                tell(own, readers(it, head));
            }
        }
        if !self.content.site.as_ref().is_some_and(|it| it.value.two_readers) {
            return;
        }
        let draft = |it: &schema::Position| {
            let theme = self.content.themes.get(&it.theme.value);
            [Some(head.status), Some(it.status), theme.map(|it| it.value.status)]
                .contains(&Some(Status::Draft))
        };
        let alone =
            |it: &&schema::Position| readers(it, head).iter().any(Option::is_none) && !draft(it);
        let alone = head.positions.iter().filter(read).filter(alone);
        let themes: Vec<&str> = alone.map(|it| it.theme.value.as_str()).collect();
        if !themes.is_empty() {
            let place = text.place(head.positions_span.start..head.positions_span.start + 1);
            report.push(diagnostic::one_reader(place, &themes));
        }
    }

    /// The index of a source that is named; one that is not there is told.
    fn source(&self, text: &Text, at: &At<String>, report: &mut Report) -> usize {
        let source = self.sources.iter().position(|id| *id == at.value);
        let whole = self.content.site.as_ref().is_some_and(|it| it.value.whole);
        if source.is_none() && !at.value.is_empty() && whole {
            let place = text.place(at.span.clone());
            let words = self.sources.iter().copied();
            report.push(diagnostic::unknown_word(place, What::Source, &at.value, words));
        }
        source.unwrap_or(0)
    }

    fn plan(&self, id: &str, filed: &Filed<schema::Plan>, report: &mut Report) -> model::Plan {
        let (text, it) = (&filed.text, &filed.value);
        unique(text, it.measures().map(|it| &it.id), report);
        let source = self.source(text, &it.source, report);
        let words = |key: &str, at: &At<String>| model::PlanWords {
            text: at.value.clone(),
            proof: self.held.proofs.get(&lock::plan_key(id, key)).cloned(),
        };
        let of = |it: &Option<At<String>>| it.as_ref().map(|it| it.value.clone());
        let mut goals = Vec::new();
        for goal in &it.goals {
            let mut sub_goals = Vec::new();
            for it in &goal.sub_goals {
                let measure = |it: &schema::Measure| model::Measure {
                    id: it.id.value.clone(),
                    words: words(&it.id.value, &it.text),
                    responsible: of(&it.responsible),
                    themes: self.themes_named(text, &it.themes, report),
                    aliases: ids(&it.aliases),
                };
                let measures = it.measures.iter().map(measure).collect();
                let (number, title) = (of(&it.number), it.title.value.clone());
                sub_goals.push(model::SubGoal { number, title, measures });
            }
            let (number, title) = (of(&goal.number), goal.title.value.clone());
            goals.push(model::Goal { number, title, sub_goals });
        }
        model::Plan {
            id: id.to_owned(),
            actor: it.actor.value.clone(),
            title: it.title.value.clone(),
            period: it.period.value.clone(),
            language: it.language.value.clone(),
            source,
            read: prose(text, &it.read, self.known, report),
            note: it.note.as_ref().map(|it| prose(text, it, self.known, report)),
            checked: it.checked.value,
            aim: it.aim.as_ref().map(|it| words("aim", it)),
            goals,
        }
    }

    /// The indices of themes that are named; those that are not there are told.
    fn themes_named(&self, text: &Text, names: &[At<String>], report: &mut Report) -> Vec<usize> {
        let mut found = Vec::new();
        for name in names {
            if !self.content.theme_ids.contains(&name.value) {
                let ids = self.content.theme_ids.iter().map(String::as_str);
                let place = text.place(name.span.clone());
                report.push(diagnostic::unknown_word(place, What::Theme, &name.value, ids));
            }
            found.extend(self.themes.get(name.value.as_str()));
        }
        found
    }

    /// The terms that are searched for a theme, for readers.
    fn terms(&self, theme: &str) -> Vec<String> {
        let groups = self.content.themes.get(theme).into_iter().flat_map(|it| &it.value.search);
        groups.flat_map(|it| it.nb.iter().chain(&it.nn)).map(|it| it.value.clone()).collect()
    }

    /// The changes of a position, oldest first: after each of them its stance was what the next one
    /// says that it was, and after the last what it is now.
    fn changes(
        &self,
        text: &Text,
        it: &schema::Position,
        now: Stance,
        report: &mut Report,
    ) -> Vec<model::Change> {
        let mut after = now;
        let mut changes: Vec<&schema::Change> = it.changes.iter().collect();
        changes.sort_by_key(|it| it.date.value);
        let mut made = Vec::new();
        for it in changes.into_iter().rev() {
            let was = it.was.as_ref().map(|it| it.value);
            made.push(model::Change {
                date: it.date.value,
                kind: it.kind.value,
                stance: was.map(|was| (was, after)),
                why: prose(text, &it.why, self.known, report),
            });
            after = was.unwrap_or(after);
        }
        made.reverse();
        made
    }

    fn position(
        &self,
        text: &Text,
        it: &schema::Position,
        head: &schema::Programme,
        report: &mut Report,
    ) -> Option<model::Position> {
        let summary = prose(text, &it.summary, self.known, report);
        let note = it.note.as_ref().map(|it| prose(text, it, self.known, report));
        let quotes = quotes(text, it, &head.language.value, report);
        let stance = it.stance.as_ref()?;
        let place = text.place(stance.span.clone());
        let said = stance.value.is_said();
        if said && !it.quoted && !it.evidenced {
            report.push(diagnostic::missing_quote(place, stance.value.word()));
        } else if !said && !it.quotes.is_empty() {
            report.push(diagnostic::quote_without_stance(place, stance.value.word()));
        }
        let checked = it.checked.as_ref().unwrap_or(&head.checked);
        let review = it.review_by.as_ref().or(head.review_by.as_ref());
        // What the whole programme says is told there.
        if let Some(own) = it.review_by.as_ref().or(it.checked.as_ref()) {
            report.extend(review.and_then(|it| review_fault(text, own, it, checked)));
        }
        let looked = stance.value.is_read();
        let [coded_by, checked_by] = readers(it, head);
        let name = |at: Option<&At<String>>| at.filter(|_| looked).map(|it| it.value.clone());
        Some(model::Position {
            stance: stance.value,
            line: text.line(it.span.start),
            draft: it.status == Status::Draft,
            summary,
            quotes,
            evidence: it.evidence.iter().map(evidence).collect(),
            absence: None,
            note,
            checked: looked.then_some(checked.value),
            review_by: review.map(|it| it.value).filter(|_| looked),
            coded_by: name(coded_by),
            checked_by: name(checked_by),
            reply: it.reply.as_ref().map(|it| Box::new(reply(text, it, report))),
            aliases: ids(&it.aliases),
            changes: self.changes(text, it, stance.value, report),
        })
    }
}

/// Who coded a position and who looked over it: as it says itself, else as its programme does.
fn readers<'a>(
    it: &'a schema::Position,
    head: &'a schema::Programme,
) -> [Option<&'a At<String>>; 2] {
    [
        it.coded_by.as_ref().or(head.coded_by.as_ref()),
        it.checked_by.as_ref().or(head.checked_by.as_ref()),
    ]
}

fn reply(text: &Text, it: &schema::Reply, report: &mut Report) -> model::Reply {
    let words = it.text.value.split_whitespace().count();
    if words > MOST_REPLY_WORDS {
        let place = text.place(it.text.span.clone());
        report.push(diagnostic::long_reply(place, words, MOST_REPLY_WORDS));
    }
    model::Reply {
        date: it.date.value,
        text: it.text.value.clone(),
        url: it.url.as_ref().map(|it| it.value.clone()),
    }
}

/// A deadline for the next check that is not after the last one: readers would be told at once that the
/// check is overdue. `at` is the date to be told of.
fn review_fault(
    text: &Text,
    at: &At<PartialDate>,
    review: &At<PartialDate>,
    checked: &At<PartialDate>,
) -> Option<diagnostic::Diagnostic> {
    let late = review.value <= checked.value && checked.value != PartialDate::UNKNOWN;
    late.then(|| {
        let place = text.place(at.span.clone());
        diagnostic::review_before_check(place, &review.value.iso(), &checked.value.iso())
    })
}

/// Reminds of what should have been checked again before `today`: of each programme, and of each
/// position that has a deadline of its own.
pub fn overdue(content: &Content, today: PartialDate) -> Report {
    let mut report = Vec::new();
    for filed in content.programmes.values() {
        let mut tell = |at: &At<PartialDate>, positions: usize| {
            if at.value < today && positions > 0 {
                let place = filed.text.place(at.span.clone());
                report.push(diagnostic::review_overdue(place, &at.value.iso(), positions));
            }
        };
        let read = |it: &&schema::Position| it.stance.as_ref().is_some_and(|it| it.value.is_read());
        let positions = || filed.value.positions.iter().filter(read);
        if let Some(at) = &filed.value.review_by {
            tell(at, positions().filter(|it| it.review_by.is_none()).count());
        }
        positions().filter_map(|it| it.review_by.as_ref()).for_each(|at| tell(at, 1));
    }
    report
}

/// The cell of a theme that a party's file does not speak of.
fn nobody_has_looked() -> model::Position {
    model::Position {
        stance: Stance::NotRead,
        line: 1,
        draft: false,
        summary: Prose::default(),
        quotes: Vec::new(),
        evidence: Vec::new(),
        absence: None,
        note: None,
        checked: None,
        review_by: None,
        coded_by: None,
        checked_by: None,
        reply: None,
        aliases: Vec::new(),
        changes: Vec::new(),
    }
}

fn quotes(
    text: &Text,
    position: &schema::Position,
    language: &str,
    report: &mut Report,
) -> Vec<model::Quote> {
    unique(text, position.quotes.iter().map(|it| &it.id), report);
    if let Some(fourth) = position.quotes.get(MOST_QUOTES) {
        let place = text.place(fourth.id.span.clone());
        report.push(diagnostic::too_many_quotes(place, position.quotes.len()));
    }
    let quote = |it: &schema::Quote| {
        let words = it.text.value.split_whitespace().count();
        if words > MOST_WORDS {
            report.push(diagnostic::long_quote(text.place(it.text.span.clone()), words));
        }
        model::Quote {
            id: it.id.value.clone(),
            text: it.text.value.clone(),
            language: it.language.as_ref().map_or(language, |it| &it.value).to_owned(),
            heading: it.heading.as_ref().map(|it| it.value.clone()),
            item: it.item.as_ref().map(|it| it.value.clone()),
            proof: None,
            aliases: ids(&it.aliases),
        }
    };
    position.quotes.iter().map(quote).collect()
}
