//! Lists what of the content can be proved against the archive: the quotations of programmes, and the words of plans.

use crate::content::load::Content;
use crate::content::lock::{self, PlanIds, Why};
use crate::content::schema::{self, Filed};
use crate::report::diagnostic::Diagnostic;
use crate::report::faults;
use crate::report::place::Place;
use crate::values::position::PositionIds;

/// A programme that rests on a source of the archive.
pub(super) struct Provable<'c> {
    pub(super) party: &'c str,
    pub(super) year: i16,
    pub(super) filed: &'c Filed<schema::Programme>,
    pub(super) source: &'c schema::Source,
}

impl Provable<'_> {
    /// The language that it is quoted in.
    pub(super) fn language(&self) -> &str {
        let own = self.source.language.as_ref().unwrap_or(&self.filed.value.language);
        &own.value
    }
}

/// The source of this id, if its text is in an archive.
fn archived<'c>(content: &'c Content, id: &str) -> Option<&'c schema::Source> {
    let mut sources = content.site.iter().flat_map(|it| &it.value.sources);
    sources.find(|it| it.file.is_some() && it.id.value == id)
}

pub(super) fn provable(content: &Content) -> Vec<Provable<'_>> {
    content
        .programmes
        .iter()
        .filter_map(|((party, year), filed)| {
            let source = archived(content, &filed.value.source.value)?;
            Some(Provable { party, year: *year, filed, source })
        })
        .collect()
}

/// The quotations of a programme with their keys.
pub(super) fn quotations<'c>(
    it: &Provable<'c>,
) -> impl Iterator<Item = (String, &'c schema::Quote)> {
    let (party, year) = (it.party, it.year);
    it.filed.value.positions.iter().flat_map(move |position| {
        let ids = PositionIds { party, year, theme: &position.theme.value };
        position.quotes.iter().map(move |quote| (lock::key(ids, &quote.id.value), quote))
    })
}

/// A plan that rests on a source of the archive.
pub(super) struct ProvablePlan<'c> {
    id: &'c str,
    pub(super) filed: &'c Filed<schema::Plan>,
    pub(super) source: &'c schema::Source,
}

pub(super) fn provable_plans(content: &Content) -> Vec<ProvablePlan<'_>> {
    let plans = content.plans.iter().filter_map(|(id, filed)| {
        let source = archived(content, &filed.value.source.value)?;
        Some(ProvablePlan { id, filed, source })
    });
    plans.collect()
}

/// The verbatim words of a plan: key, place, words, and who is named right after them.
type PlanWords<'c> = (String, &'c schema::At<String>, Option<&'c schema::At<String>>);

pub(super) fn plan_words<'c>(plan: &ProvablePlan<'c>) -> Vec<PlanWords<'c>> {
    let aim = plan
        .filed
        .value
        .aim
        .as_ref()
        .map(|aim| (lock::plan_key(PlanIds { plan: plan.id, words: "aim" }), aim, None));
    let measure = |measure: &'c schema::Measure| {
        let key = lock::plan_key(PlanIds { plan: plan.id, words: &measure.id.value });
        (key, &measure.text, measure.responsible.as_ref())
    };
    aim.into_iter().chain(plan.filed.value.measures().map(measure)).collect()
}

/// What is to be told of a lock that cannot be believed.
pub(super) fn broken_lock(it: lock::Broken) -> Diagnostic {
    let place = Place { line: it.line, ..Place::file(lock::LOCK) };
    match it.why {
        Why::Foreign => faults::lock_broken(place),
        Why::Edited => faults::lock_edited(place),
        Why::Merged => faults::lock_merged(place),
    }
}
