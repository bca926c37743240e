//! Checks what authors wrote by every rule that needs more than one value, and makes the model of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::load::Content;
use crate::content::lock::Held;
use crate::content::published::Published;
use crate::model::check::election::{elections, with_programmes};
use crate::model::check::field::said;
use crate::model::check::known::known;
use crate::model::check::last::{Before, Checked, Inputs};
use crate::model::check::party::party;
use crate::model::check::programme::Checker;
use crate::model::check::site::{redirect, site, source, source_faults, spelling, term};
use crate::model::check::theme::{in_order, spelled_alike, theme};
use crate::model::check::translation::{untranslated, untranslated_theme};
use crate::model::index::{GroupIx, List, PartyIx, PlanIx, SourceIx, ThemeIx};
use crate::model::{self, Model};
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::base_url::BaseUrl;
use crate::values::collation::Alphabet;
use crate::values::id::PartyId;

pub mod election;
pub mod field;
pub mod known;
pub mod last;
pub mod party;
pub mod plan;
pub mod programme;
pub mod silence;
pub mod site;
pub mod theme;
pub mod translation;

/// Checks all content, and makes the model of it if nothing is wrong.
///
/// `held` is what was proved of quotations and absences. `base_url` replaces the one of the site, if
/// given, and nothing was recorded as published. Without `site.yaml` there is no model. With errors the model holds what could be read: good
/// for looking at addresses, not for pages.
pub fn check(
    content: &Content,
    held: &Held,
    base_url: Option<&BaseUrl>,
) -> (Option<Model>, Report) {
    check_again(content, held, base_url, &Arc::default(), &mut Before::default())
}

/// The same with what was recorded when the site was last published; programmes are not checked again if nothing that matters to them differs.
pub fn check_again(
    content: &Content,
    held: &Held,
    base_url: Option<&BaseUrl>,
    recorded: &Arc<Published>,
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
    let groups: List<GroupIx, &str> = content
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
    let themes: List<ThemeIx, model::Theme> = in_order(themes, &alphabet).into();
    let mut parties: Vec<model::Party> =
        content.parties.iter().map(|(id, it)| party(id, &it.value)).collect();
    parties.sort_by(|a, b| alphabet.compare(&a.name.nb, &b.name.nb).then_with(|| a.id.cmp(&b.id)));
    let parties: List<PartyIx, model::Party> = parties.into();
    let source_ids: List<SourceIx, &str> = content
        .site
        .iter()
        .flat_map(|it| &it.value.sources)
        .map(|it| it.id.value.as_str())
        .collect();
    let theme_order: BTreeMap<&str, ThemeIx> =
        themes.iter_enumerated().map(|(i, it)| (it.id.as_str(), i)).collect();
    let party_order: BTreeMap<&str, PartyIx> =
        parties.iter_enumerated().map(|(i, it)| (it.id.as_str(), i)).collect();
    let inputs = Inputs {
        site: content.site.clone(),
        themes: content.themes.clone(),
        parties: parties.iter().map(|it| it.id.clone()).collect(),
        known,
    };
    let known = &inputs.known;
    if !before.inputs.as_ref().is_some_and(|it| it.is(&inputs)) {
        before.programmes.clear();
    }
    let checker = Checker {
        content,
        known,
        sources: &source_ids,
        parties: &party_order,
        themes: &theme_order,
        held,
    };
    let programmes: BTreeMap<(PartyId, i16), Checked> = content
        .programmes
        .par_iter()
        .map(|(key, filed)| {
            let kept = before.get(key, filed, held).cloned();
            let checked = kept.unwrap_or_else(|| {
                let mut report = Vec::new();
                let programme = checker.programme(&key.0, key.1, filed, &mut report);
                Checked { filed: Arc::clone(filed), programme: Arc::new(programme), report }
            });
            (key.clone(), checked)
        })
        .collect();
    report.extend(programmes.values().flat_map(|it| it.report.iter().cloned()));
    let plans: List<PlanIx, model::Plan> =
        content.plans.iter().map(|(id, it)| checker.plan(id, it, &mut report)).collect();
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
        signing_key: content.signing_key().cloned(),
        groups: filed.value.groups.iter().map(|it| said(&it.title, &it.translations)).collect(),
        terms: filed.value.terms.iter().map(term).collect(),
        themes,
        sources: filed.value.sources.iter().map(|it| source(it, held)).collect(),
        elections: with_programmes(elections, &programmes, &party_order).into(),
        parties,
        plans,
        redirects: filed.value.redirects.iter().map(redirect).collect(),
        drafts: content.has_drafts(),
        published: Arc::clone(recorded),
    };
    before.programmes = programmes;
    before.inputs = Some(inputs);
    (Some(model), report)
}

/// Checks all content with its drafts, takes these out, and makes the model of what readers meet. Returns
/// the content without them, too.
pub fn published(
    content: Content,
    held: &Held,
    base_url: Option<&BaseUrl>,
    recorded: &Arc<Published>,
) -> (Content, Option<Model>, Report) {
    let checked = |it: &Content| check_again(it, held, base_url, recorded, &mut Before::default());
    let (model, mut report) = checked(&content);
    if !content.has_drafts() {
        return (content, model, report);
    }
    let content = content.without_drafts();
    let (model, findings) = checked(&content);
    // All that can be told of the content was told with the drafts. What is wrong only without them is
    // a link that leads to one.
    let dead = findings.into_iter().filter(|it| it.code == "dead-link" && !report.contains(it));
    let dead: Vec<_> = dead.map(|it| faults::link_to_draft(it.place)).collect();
    report.extend(dead);
    (content, model, report)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::content::{base, load};
    use crate::model::index::PositionRef;
    use crate::values::position::PositionIds;
    use crate::values::vocabulary::Stance;

    /// The model of the small content with edits, and the codes of what was told of it.
    #[track_caller]
    pub(crate) fn model(edits: &[(&str, &str, &str)]) -> (Model, Vec<&'static str>) {
        let (content, mut report) = load::read(&base::sources(edits));
        let (model, mut findings) = check(&content, &Held::default(), None);
        report.append(&mut findings);
        (model.expect("there is a site.yaml"), report.iter().map(|it| it.code).collect())
    }

    fn at(model: &Model, party: &str, theme: &str) -> PositionRef {
        model.find(PositionIds { party, year: 2029, theme }).expect("both are there")
    }

    #[test]
    fn every_party_has_a_cell_for_every_theme_and_finds_itself() {
        let (model, codes) = model(&[]);
        assert_eq!(codes, Vec::<&str>::new());
        assert_eq!(model.positions().count(), model.parties.len() * model.themes.len());
        for (at, _) in model.positions() {
            assert_eq!(model.find(model.ids(at)), Some(at));
        }
    }

    #[test]
    fn a_theme_that_a_programme_leaves_out_is_not_read() {
        let record = "  - theme: skole\n    stance: not_found\n    summary: Programmet sier ikke noe om lekser.\n";
        let (model, codes) = model(&[("parties/alfa/2029.yaml", record, "")]);
        assert_eq!(codes, ["not-read"]);
        let at = at(&model, "alfa", "skole");
        let programme = model.elections[at.election].programme(at.party).expect("it takes part");
        assert_eq!(programme.positions[at.theme].stance, Stance::NotRead);
        assert!(!model.elections[at.election].has_position(at.theme, at.party));
    }

    #[test]
    fn parties_stand_by_name_and_not_by_id() {
        let (model, _) = model(&[("parties/alfa/party.yaml", "nb: Partiet Alfa", "nb: Ålfa")]);
        let ids: Vec<&str> = model.parties.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["beta", "alfa"]);
    }

    #[test]
    fn an_address_or_colour_that_is_none_is_told_and_the_rest_is_still_checked() {
        let (model, codes) = model(&[
            ("parties/alfa/party.yaml", "https://alfa.test/", "alfa"),
            ("parties/beta/2029.yaml", "theme: skole", "theme: skola"),
        ]);
        assert!(codes.contains(&"bad-url") && codes.contains(&"unknown-theme"), "{codes:?}");
        assert_eq!(model.parties.len(), 2);
    }
}
