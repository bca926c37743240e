//! Checks the elections of a site.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::load::Content;
use crate::content::schema::{self, At, Filed};
use crate::model::check::field::unique;
use crate::model::check::known::prefix;
use crate::model::check::last::Checked;
use crate::model::index::PartyIx;
use crate::model::{self, Translated};
use crate::report::diagnostic::{self, Report, What};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::id::PartyId;
use crate::values::vocabulary::PageKind;

/// The elections, newest first, still without programmes; and whether files and list agree.
pub(crate) fn elections(
    content: &Content,
    filed: &Filed<schema::Site>,
    report: &mut Report,
) -> Vec<model::Election> {
    let text = &filed.text;
    let mut years: BTreeMap<i16, &schema::Election> = BTreeMap::new();
    let mut meant: Vec<(&str, i16)> = Vec::new();
    for election in &filed.value.elections {
        if let Some(first) = years.get(&election.year.value) {
            let line = text.place(first.year.span.clone()).line;
            let place = text.place(election.year.span.clone());
            report.push(faults::duplicate_id(place, &election.year.value.to_string(), line));
            continue;
        }
        years.insert(election.year.value, election);
        unique(text, election.parties.iter(), report);
        for party in &election.parties {
            let place = || text.place(party.span.clone());
            if !content.party_ids.contains(party.value.as_str()) {
                let ids = content.party_words();
                meant.extend(
                    diagnostic::nearest(&party.value, ids.clone())
                        .map(|id| (id, election.year.value)),
                );
                report.push(diagnostic::unknown_word(place(), What::Party, &party.value, ids));
            } else if !content.has_programme(&party.value, election.year.value) {
                let file = format!("parties/{}/{}.yaml", party.value, election.year.value);
                report.push(faults::missing_file(place(), &file));
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
            Some(it) if it.parties.iter().any(|it| *party == it.value) => {}
            Some(_) if meant.contains(&(party, *year)) => {}
            Some(it) => {
                let cure = Bilingual::new(
                    format!(
                        "skriv `{party}` i lista `parties` for {year} i `site.yaml` (linje {})",
                        text.place(it.year.span.clone()).line
                    ),
                    format!(
                        "write `{party}` in the list `parties` of {year} in `site.yaml` (line {})",
                        text.place(it.year.span.clone()).line
                    ),
                );
                report.push(faults::stray_file(Place::file(&path), cure));
            }
        }
    }
    if let Some(draft) = filed.value.elections.first().and_then(|it| it.draft.as_ref())
        && filed.value.whole
        && filed.value.elections.iter().all(|it| it.draft.is_some())
    {
        report.push(faults::only_drafts(text.place(draft.span.clone())));
    }
    for it in years.values() {
        // Whoever has written that there are none knows it.
        if let Some(first) = it.parties.get(schema::MOST_PAIRED)
            && !it.without.contains(&PageKind::Pairs)
        {
            let (parties, place) = (it.parties.len(), text.place(first.span.clone()));
            report.push(faults::too_many_pairs(place, parties, schema::MOST_PAIRED));
        }
    }
    let newest = years.keys().max().copied();
    let election = |(year, election): (&i16, &&schema::Election)| model::Election {
        prefix: prefix(*year, newest.as_ref()),
        year: *year,
        title: election_words(&election.title, election, |it| it.title.as_ref()),
        date: election.date.value,
        inclusion: election_words(&election.inclusion, election, |it| it.inclusion.as_ref()),
        left_out: election
            .left_out
            .iter()
            .map(|it| (it.name.value.clone(), it.reason.value.clone()))
            .collect(),
        programmes: Vec::new(),
        pairs: election.has_pairs(),
        positions: !election.without.contains(&PageKind::Positions),
        cards: !election.without.contains(&PageKind::Cards),
        shares: !election.without.contains(&PageKind::Shares),
        draft: election.draft.is_some(),
    };
    years.iter().rev().map(election).collect()
}

/// A text of an election with its translations.
fn election_words(
    nb: &At<String>,
    it: &schema::Election,
    of: impl Fn(&schema::ElectionWords) -> Option<&At<String>>,
) -> Translated {
    let others = it.translations.iter();
    let others = others.filter_map(|(language, it)| Some((*language, of(it)?.value.clone())));
    Translated { nb: nb.value.clone(), others: others.collect() }
}

/// Gives each election its programmes, in the order of parties.
pub(crate) fn with_programmes(
    mut elections: Vec<model::Election>,
    programmes: &BTreeMap<(PartyId, i16), Checked>,
    parties: &BTreeMap<&str, PartyIx>,
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
