//! Keeps what was checked the last time, for content that is checked again and again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::lock::{self, Held};
use crate::content::schema::{self, Filed};
use crate::model;
use crate::report::diagnostic::Report;
use crate::values::address::Known;
use crate::values::id::{PartyId, ThemeId};
use crate::values::position::PositionIds;

/// What was checked of programmes the last time, to be used again where neither they nor what they
/// were checked against differs.
#[derive(Debug, Default)]
pub struct Before {
    pub(super) inputs: Option<Inputs>,
    held: Held,
    pub(super) programmes: BTreeMap<(PartyId, i16), Checked>,
}

impl Before {
    /// Keeps what was proved the last time.
    pub fn keep(&mut self, held: Held) {
        self.held = held;
    }

    /// What came of a programme, if it is the same, and what was proved of it.
    pub(super) fn get(
        &self,
        key: &(PartyId, i16),
        filed: &Arc<Filed<schema::Programme>>,
        held: &Held,
    ) -> Option<&Checked> {
        let start = lock::position_key(PositionIds { party: &key.0, year: key.1, theme: "" });
        let same = || held.is_same_below(&self.held, &start);
        self.programmes.get(key).filter(|it| Arc::ptr_eq(&it.filed, filed) && same())
    }
}

/// A programme that was checked.
#[derive(Clone, Debug)]
pub(crate) struct Checked {
    pub(super) filed: Arc<Filed<schema::Programme>>,
    pub(super) programme: Arc<model::Programme>,
    pub(super) report: Report,
}

/// What all programmes are checked against: files that were read once, and what follows from others.
#[derive(Debug)]
pub(crate) struct Inputs {
    pub(super) site: Option<Arc<Filed<schema::Site>>>,
    pub(super) themes: BTreeMap<ThemeId, Arc<Filed<schema::Theme>>>,
    pub(super) parties: Vec<PartyId>,
    pub(super) known: Known,
}

impl Inputs {
    pub(super) fn is(&self, other: &Inputs) -> bool {
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
