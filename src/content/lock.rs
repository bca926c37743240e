//! Keeps what was proved of each quotation, so that a clone without the sources can build.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::content::published::is_merge_mark;
use crate::values::checksum::{Sha256, sha256};
use crate::values::date::PartialDate;
use crate::values::position::PositionIds;

/// The file that holds the proofs, beside `site.yaml`.
pub const LOCK: &str = "standpunkt.lock";

/// The file that holds the signature of the proofs.
pub const LOCK_SIGNATURE: &str = "standpunkt.lock.minisig";

/// The file that holds the signature of the site, for a build on a machine that has no key.
pub const SITE_SIGNATURE: &str = "site.minisig";

/// All proofs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Each source that was read, by its id.
    pub sources: BTreeMap<String, ProvedSource>,
    /// Each quotation, by [`key`].
    pub quotes: Proofs,
    /// Each position that says that something is not said, by [`position_key`].
    #[serde(default)]
    pub absences: Absences,
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
    /// What stands on its first page with words: its beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_page: Option<String>,
    /// The day that its file was made, as its maker's program wrote into it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<PartialDate>,
    /// The day that its file was last changed, the same way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<PartialDate>,
    /// Its own words on whether it was adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionWords>,
    /// The day that what rests on it was proved, as it stands here.
    pub proved: PartialDate,
}

/// A source's own words on whether it was adopted, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionWords {
    /// The words.
    pub exact: String,
    /// Page of the file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
}

/// Where a quotation stands in its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvedQuote {
    /// The words.
    pub exact: String,
    /// Id of the source.
    pub source: String,
    /// Checksum of the source's file: a record holds for this file alone, whatever a merge puts beside it.
    pub sha256: Sha256,
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

/// What was searched for, and what a reader rejected, where nothing was found of a theme, or a programme is
/// said to be silent of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvedAbsence {
    /// Id of the source.
    pub source: String,
    /// Checksum of the source's file.
    pub sha256: Sha256,
    /// Checksum of the terms, the rejections and, where they count, the quotations.
    pub terms: String,
    /// How many passages were searched.
    pub passages: usize,
    /// How many passages were found that say it only in words that the position quotes.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub quoted: usize,
    /// What was found and does not count.
    pub hits: Vec<RejectedHit>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_zero(it: &usize) -> bool {
    *it == 0
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

/// The first lines of the file, for people who open it.
const ABOUT: &str = "\
# Bevis for sitatene, ett på hver linje. Skrevet av `standpunkt verify`; rett ikke her.
# Proofs of the quotations, one a line. Written by `standpunkt verify`; do not edit.
";

/// So many digits of its checksum stand in each line: whoever edits one by hand breaks it.
const SEAL: usize = 12;

/// Why a lock cannot be believed, and in which line, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line.
    pub line: usize,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a line of a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is none that the program writes.
    Foreign,
    /// It was edited by hand.
    Edited,
    /// It is the rest of a merge: a mark, or a second proof of the same.
    Merged,
}

/// One line of a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A source that was read.
    Source(String, ProvedSource),
    /// A quotation.
    Quote(String, ProvedQuote),
    /// What a position says is not said.
    Absence(String, ProvedAbsence),
}

impl Record {
    /// Reads a line.
    fn read(line: &str) -> Result<Record, Why> {
        let mut words = line.splitn(4, ' ');
        let mut word = || words.next().ok_or(Why::Foreign);
        let (kind, key, seal, json) = (word()?, word()?, word()?, word()?);
        let record = match kind {
            "source" => serde_json::from_str(json).map(|it| Record::Source(key.to_owned(), it)),
            "quote" => serde_json::from_str(json).map(|it| Record::Quote(key.to_owned(), it)),
            "absence" => serde_json::from_str(json).map(|it| Record::Absence(key.to_owned(), it)),
            _ => return Err(Why::Foreign),
        };
        if self::seal(kind, key, json) != seal {
            return Err(Why::Edited);
        }
        record.map_err(|_| Why::Foreign)
    }
}

/// A line of the lock.
fn line<T: Serialize>(kind: &str, key: &str, value: &T) -> String {
    let json = serde_json::to_string(value);
    let json = json.expect("a proof holds only texts and numbers, which JSON can always say");
    format!("{kind} {key} {} {json}\n", seal(kind, key, &json))
}

fn seal(kind: &str, key: &str, json: &str) -> String {
    let mut sum = sha256(format!("{kind} {key} {json}").as_bytes()).to_string();
    sum.truncate(SEAL);
    sum
}

/// The key of a proof, and the proof.
type Entry<'l, T> = (&'l String, &'l T);

impl Lock {
    /// Reads a lock; `Err` with the first line that is wrong.
    pub fn read(text: &str) -> Result<Lock, Broken> {
        if text.is_empty() {
            return Err(Broken { line: 1, why: Why::Foreign });
        }
        let mut lock = Lock::default();
        for (line, record) in Lock::records(text) {
            let fresh = match record.map_err(|why| Broken { line, why })? {
                Record::Source(key, it) => lock.sources.insert(key, it).is_none(),
                Record::Quote(key, it) => lock.quotes.insert(key, it).is_none(),
                Record::Absence(key, it) => lock.absences.insert(key, it).is_none(),
            };
            if !fresh {
                return Err(Broken { line, why: Why::Merged });
            }
        }
        Ok(lock)
    }

    /// Each record of a lock with its line, from 1; or what is wrong with it.
    pub fn records(text: &str) -> impl Iterator<Item = (usize, Result<Record, Why>)> {
        let lines = text.lines().enumerate().map(|(i, it)| (i + 1, it));
        lines.filter(|(_, it)| !it.is_empty() && !it.starts_with('#')).map(|(number, it)| {
            (number, if is_merge_mark(it) { Err(Why::Merged) } else { Record::read(it) })
        })
    }

    /// The lock with the day of each source's proof: `today`, or as `before` if nothing that rests on it differs.
    #[must_use]
    pub fn dated(mut self, before: Option<&Lock>, today: PartialDate) -> Lock {
        let day = |(id, read): (&String, &ProvedSource)| {
            let then = before?.sources.get(id)?;
            let undated = ProvedSource { proved: then.proved, ..read.clone() };
            let unchanged = *then == undated && self.resting_on(id) == before?.resting_on(id);
            unchanged.then_some(then.proved)
        };
        let days: Vec<PartialDate> =
            self.sources.iter().map(|it| day(it).unwrap_or(today)).collect();
        self.sources.values_mut().zip(days).for_each(|(it, day)| it.proved = day);
        self
    }

    /// All that was proved in a source.
    fn resting_on(&self, id: &str) -> (Vec<Entry<'_, ProvedQuote>>, Vec<Entry<'_, ProvedAbsence>>) {
        let quotes = self.quotes.iter().filter(|it| it.1.source == id);
        let absences = self.absences.iter().filter(|it| it.1.source == id);
        (quotes.collect(), absences.collect())
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let mut text = ABOUT.to_owned();
        text.extend(self.absences.iter().map(|(key, it)| line("absence", key, it)));
        text.extend(self.quotes.iter().map(|(key, it)| line("quote", key, it)));
        text.extend(self.sources.iter().map(|(key, it)| line("source", key, it)));
        text
    }
}

/// What was proved of each quotation, by [`key`].
pub type Proofs = BTreeMap<String, ProvedQuote>;

/// What was searched of each theme that nothing was found of, by [`position_key`].
pub type Absences = BTreeMap<String, ProvedAbsence>;

/// How a build knows that what rests on a source is proved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proved {
    /// It does not.
    #[default]
    Not,
    /// It has read the source itself.
    Anew,
    /// The list of proofs says so: the day of the proof.
    Listed(PartialDate),
    /// The list of proofs says so, and the site's own key has signed it.
    Signed(PartialDate),
}

impl Proved {
    /// The day of the proof, where the list of proofs says so.
    pub fn day(self) -> Option<PartialDate> {
        match self {
            Proved::Not | Proved::Anew => None,
            Proved::Listed(day) | Proved::Signed(day) => Some(day),
        }
    }
}

/// What a build knows from the lock.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// How it knows of each source, by its id.
    pub sources: BTreeMap<String, Proved>,
    /// What was read of the edition of each source, by its id.
    pub editions: BTreeMap<String, ProvedSource>,
    /// The proofs of quotations.
    pub proofs: Proofs,
    /// The proofs of absences.
    pub absences: Absences,
}

impl Held {
    /// The same, where more is known of what the list says: `how` tells it of the day of a proof.
    #[must_use]
    pub fn known(mut self, how: impl Fn(PartialDate) -> Proved) -> Held {
        for it in self.sources.values_mut() {
            if let Proved::Listed(day) = *it {
                *it = how(day);
            }
        }
        self
    }

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

    fn some() -> Lock {
        let sum = sha256(b"a");
        let quote = ProvedQuote {
            exact: "bygge ut LAR".to_owned(),
            source: "program".to_owned(),
            sha256: sum,
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
        Lock {
            sources: BTreeMap::from([(
                "program".to_owned(),
                ProvedSource {
                    sha256: sum,
                    pages: None,
                    title_page: None,
                    created: None,
                    changed: None,
                    edition: None,
                    proved: PartialDate::UNKNOWN,
                },
            )]),
            quotes: BTreeMap::from([(key(ids, "s1"), quote)]),
            absences: BTreeMap::new(),
        }
    }

    #[test]
    fn a_lock_that_was_edited_by_hand_is_noticed() {
        let text = some().text();
        assert_eq!(Lock::read(&text), Ok(some()));
        let broken = |text: &str| Lock::read(text).map_err(|it| (it.line, it.why));
        for (old, new) in [("LAR", "HAB"), ("\"page\":3", "\"page\":4"), ("lar/s1", "lar/s2")] {
            assert_eq!(broken(&text.replace(old, new)), Err((3, Why::Edited)), "{new}");
        }
        assert_eq!(broken("{"), Err((1, Why::Foreign)));
        assert_eq!(broken(""), Err((1, Why::Foreign)));
    }

    #[test]
    fn what_a_merge_left_is_noticed() {
        let text = some().text();
        let quote = text.lines().nth(2).unwrap();
        let broken = |text: &str| Lock::read(text).map_err(|it| (it.line, it.why));
        let both = text.replace(quote, &format!("<<<<<<< HEAD\n{quote}\n=======\n>>>>>>> b"));
        assert_eq!(broken(&both), Err((3, Why::Merged)));
        let twice = text.replace(quote, &format!("{quote}\n{quote}"));
        assert_eq!(broken(&twice), Err((4, Why::Merged)));
    }
}
