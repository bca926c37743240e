//! Keeps what was proved of each quotation, so that a clone without the sources can build.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::values::checksum::{Sha256, sha256};
use crate::values::position::PositionIds;

/// The file that holds the proofs, beside `site.yaml`.
pub const LOCK: &str = "standpunkt.lock";

/// All proofs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// What the file is, for people who open it.
    pub about: String,
    /// Each source that was read, by its id.
    pub sources: BTreeMap<String, ProvedSource>,
    /// Each quotation, by [`key`].
    pub quotes: BTreeMap<String, ProvedQuote>,
    /// Each theme that nothing was found of, by party, election and theme.
    #[serde(default)]
    pub absences: BTreeMap<String, ProvedAbsence>,
    /// Checksum of all the rest: whoever edits the file by hand breaks it.
    pub seal: String,
}

/// The edition of a source that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvedSource {
    /// Checksum of its file.
    pub sha256: Sha256,
    /// How many pages it has, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
}

/// Where a quotation stands in its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvedQuote {
    /// The words.
    pub exact: String,
    /// Id of the source.
    pub source: String,
    /// Page of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The number printed on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The headings above the words, from the outermost.
    pub headings: Vec<String>,
    /// Number or letter of the item; of a plan's measure, who is to act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// First character in the normalised text of the party's part of the source.
    pub start: usize,
    /// The characters before the words.
    pub prefix: String,
    /// The characters after them.
    pub suffix: String,
    /// How many characters of `prefix` stand in the same passage, where not all do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<usize>,
    /// How many characters of `suffix` do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<usize>,
    /// What stands where the words have `[…]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
}

/// What was searched for, and what a reader rejected, where nothing was found of a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvedAbsence {
    /// Id of the source.
    pub source: String,
    /// Checksum of the terms and the rejections.
    pub terms: String,
    /// How many passages were searched.
    pub passages: usize,
    /// What was found and does not count.
    pub hits: Vec<RejectedHit>,
}

/// A passage that a search found and a reader rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RejectedHit {
    /// Page of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The number printed on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The term that found it.
    pub term: String,
    /// A few of its words.
    pub text: String,
    /// Why it does not count.
    pub why: String,
}

/// The key of a position: party, election and theme.
pub fn position_key(of: PositionIds<'_>) -> String {
    let PositionIds { party, year, theme } = of;
    format!("{party}/{year}/{theme}")
}

/// The key of a quotation: that of its position, and its own id.
pub fn key(of: PositionIds<'_>, quote: &str) -> String {
    format!("{}/{quote}", position_key(of))
}

/// Words of a plan by ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanIds<'a> {
    /// Id of the plan.
    pub plan: &'a str,
    /// Id of the words in it.
    pub words: &'a str,
}

/// The key of words of a plan: its id, and the words' own.
pub fn plan_key(of: PlanIds<'_>) -> String {
    format!("plan/{}/{}", of.plan, of.words)
}

impl Lock {
    /// A lock of these proofs, sealed.
    pub fn new(
        sources: BTreeMap<String, ProvedSource>,
        quotes: BTreeMap<String, ProvedQuote>,
        absences: BTreeMap<String, ProvedAbsence>,
    ) -> Lock {
        let about = "Bevis for sitatene, skrevet av `standpunkt verify`. Rett ikke her. / Proofs of the quotations, written by `standpunkt verify`. Do not edit.";
        let mut lock =
            Lock { about: about.to_owned(), sources, quotes, absences, seal: String::new() };
        lock.seal = lock.sum();
        lock
    }

    /// Reads a lock. `Err` if it is not one, or was edited by hand.
    pub fn read(text: &str) -> Result<Lock, String> {
        let lock: Lock = serde_json::from_str(text).map_err(|err| err.to_string())?;
        if lock.seal == lock.sum() { Ok(lock) } else { Err(String::new()) }
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        text.expect("a lock holds only texts and numbers, which JSON can always say") + "\n"
    }

    /// The checksum of everything but the seal.
    fn sum(&self) -> String {
        let bare = Lock { seal: String::new(), ..self.clone() };
        sha256(bare.text().as_bytes()).to_string()
    }
}

/// What was proved of each quotation, by [`key`].
pub type Proofs = BTreeMap<String, ProvedQuote>;

/// What was searched of each theme that nothing was found of, by [`position_key`].
pub type Absences = BTreeMap<String, ProvedAbsence>;

/// What a build knows from the lock.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The proofs of quotations.
    pub proofs: Proofs,
    /// The proofs of absences.
    pub absences: Absences,
}

impl Held {
    /// Whether the same was proved under keys that begin so.
    pub fn is_same_below(&self, other: &Held, start: &str) -> bool {
        below(&self.proofs, start).eq(below(&other.proofs, start))
            && below(&self.absences, start).eq(below(&other.absences, start))
    }
}

/// The entries whose keys begin so.
fn below<'m, T>(
    map: &'m BTreeMap<String, T>,
    start: &'m str,
) -> impl Iterator<Item = (&'m String, &'m T)> {
    map.range(start.to_owned()..).take_while(move |it| it.0.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_lock_that_was_edited_by_hand_is_noticed() {
        let quote = ProvedQuote {
            exact: "bygge ut LAR".to_owned(),
            source: "program".to_owned(),
            page: Some(3),
            label: None,
            headings: vec!["Rus".to_owned()],
            item: None,
            start: 12,
            prefix: "vil ".to_owned(),
            suffix: " i alle".to_owned(),
            left: None,
            right: None,
            left_out: Vec::new(),
        };
        let ids = PositionIds { party: "a", year: 2025, theme: "lar" };
        let lock =
            Lock::new(BTreeMap::new(), BTreeMap::from([(key(ids, "s1"), quote)]), BTreeMap::new());
        let text = lock.text();
        assert_eq!(Lock::read(&text), Ok(lock));
        assert!(Lock::read(&text.replace("LAR", "HAB")).is_err());
        assert!(Lock::read(&text.replace("\"page\": 3", "\"page\": 4")).is_err());
        assert!(Lock::read("{").is_err());
    }
}
