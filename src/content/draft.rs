//! Takes drafts out of the content: what is for editors only, so that readers meet the rest without it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::load::Content;
use crate::content::schema::{Election, Position, Programme};
use crate::values::id::ThemeId;
use crate::values::vocabulary::Status;

impl Content {
    /// Whether anything is a draft.
    pub fn has_drafts(&self) -> bool {
        self.site.iter().flat_map(|it| &it.value.elections).any(|it| it.draft.is_some())
            || self.themes.values().any(|it| it.value.status == Status::Draft)
            || self.programmes.values().any(|it| {
                is_draft(&it.value)
                    || it.value.positions.iter().any(|it| it.status == Status::Draft)
            })
    }

    /// The same without drafts: elections, themes with all that is said on them, and what positions say. A
    /// position stays as one that nobody has read.
    #[must_use]
    pub fn without_drafts(mut self) -> Content {
        self.withhold_elections();
        for (id, filed) in &self.themes {
            let it = &filed.value;
            if it.status == Status::Draft {
                let own = it.aliases.iter();
                let others = it.translations.iter().map(|it| &it.1);
                let others = others.flat_map(|it| it.slug.iter().chain(&it.aliases));
                let names = own.chain(others).map(|it| it.value.clone()).chain([id.to_string()]);
                self.withheld.themes.extend(names.map(|it| (it, id.clone())));
            }
        }
        self.themes.retain(|_, it| it.value.status != Status::Draft);
        let gone: BTreeSet<ThemeId> = self.withheld.themes.values().cloned().collect();
        self.theme_ids.retain(|it| !gone.contains(it));
        for ((party, year), filed) in &mut self.programmes {
            let all = is_draft(&filed.value);
            let concerned = |it: &Position| {
                it.status == Status::Draft || gone.contains(it.theme.value.as_str())
            };
            // What was read of a file is shared with the next time: only what differs is copied.
            if !all && !filed.value.positions.iter().any(concerned) {
                continue;
            }
            let it = &mut Arc::make_mut(filed).value;
            it.status = Status::Published;
            it.positions.retain(|it| !gone.contains(it.theme.value.as_str()));
            for position in &mut it.positions {
                if all || position.status == Status::Draft {
                    let key = (party.clone(), *year, position.theme.value.clone());
                    self.withheld.positions.insert(key);
                    let stance = position.stance.as_ref().map_or(&position.span, |it| &it.span);
                    let (span, stance) = (position.span.clone(), stance.clone());
                    *position = Position::unread(span, position.theme.clone(), stance);
                }
            }
        }
        for filed in self.plans.values_mut() {
            let goals = Arc::make_mut(filed).value.goals.iter_mut();
            for it in goals.flat_map(|it| &mut it.sub_goals).flat_map(|it| &mut it.measures) {
                it.themes.retain(|it| !gone.contains(it.value.as_str()));
            }
        }
        self
    }

    /// Takes away what only the preview shows: elections that are drafts, their programmes, and the
    /// sources that nothing else rests on.
    ///
    /// Where all elections are drafts they stay: that is told as an error.
    fn withhold_elections(&mut self) {
        let Some(site) = self.site.as_mut() else { return };
        let elections = &site.value.elections;
        let is_draft = |it: &Election| it.draft.is_some();
        if !elections.iter().any(is_draft) || elections.iter().all(is_draft) {
            return;
        }
        let years: BTreeSet<i16> =
            elections.iter().filter(|it| is_draft(it)).map(|it| it.year.value).collect();
        let site = Arc::make_mut(site);
        site.value.elections.retain(|it| !is_draft(it));
        let mut left: BTreeSet<String> = BTreeSet::new();
        self.programmes.retain(|(_, year), it| {
            let draft = years.contains(year);
            left.extend(draft.then(|| it.value.source.value.clone()));
            !draft
        });
        self.programme_ids.retain(|it| !years.contains(&it.1));
        let programmes = self.programmes.values().map(|it| &it.value.source.value);
        let plans = self.plans.values().map(|it| &it.value.source.value);
        for used in programmes.chain(plans) {
            left.remove(used);
        }
        site.value.sources.retain(|it| !left.contains(&it.id.value));
    }
}

/// Whether all positions of a programme are drafts.
fn is_draft(it: &Programme) -> bool {
    it.status == Status::Draft
}
