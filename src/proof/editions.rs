//! Holds a new edition against what is coded: what became of each quotation, and which passages wait.

use std::collections::BTreeMap;

use crate::content::load::Content;
use crate::content::lock;
use crate::content::searched;
use crate::model::words;
use crate::proof::document::Document;
use crate::proof::normalise::normal;
use crate::proof::quotation::{Claim, Miss, Searchable};
use crate::proof::search::{Hit, Wordlist};
use crate::proof::verify::{self, Read};
use crate::values::position::PositionIds;

/// What became of a quotation in a new edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands there, under the same heading.
    Kept,
    /// It stands there, under another heading; where.
    Moved(String),
    /// A passage is like it; where, and the difference word by word.
    Changed(String, String),
    /// No passage is like it.
    Lost,
}

/// What became of every quotation that rests on the source `old`, in the source `new` as it was
/// `read`: its key, its words and its fate, in the order of the content. A party that the new source
/// has no part for has lost its quotations.
pub fn compare(
    content: &Content,
    old: &str,
    new: &str,
    read: &Document,
) -> Vec<(String, String, Fate)> {
    let mut sources = content.site.iter().flat_map(|it| &it.value.sources);
    let source = sources.find(|it| it.id.value == new);
    let mut fates = Vec::new();
    for ((party, year), filed) in &content.programmes {
        if filed.value.source.value != old {
            continue;
        }
        let text = source.and_then(|it| verify::text(it, party, read).ok()).unwrap_or_default();
        let searchable = Searchable::new(&text);
        for position in &filed.value.positions {
            let ids = PositionIds { party, year: *year, theme: &position.theme.value };
            for quote in &position.quotes {
                let key = lock::key(ids, &quote.id.value);
                let heading = quote.heading.as_ref().map(|it| it.value.as_str());
                let fate = fate(&searchable, &quote.text.value, heading);
                fates.push((key, quote.text.value.clone(), fate));
            }
        }
    }
    fates
}

fn fate(new: &Searchable<'_>, words: &str, heading: Option<&str>) -> Fate {
    match new.find(words, Claim { heading, ..Claim::default() }) {
        Ok(_) => Fate::Kept,
        Err(Miss::Elsewhere(place)) => Fate::Moved(place),
        // Its parts stand there, but no longer one after the other.
        Err(Miss::Apart | Miss::OverHeading) => Fate::Lost,
        Err(Miss::NotThere { place, difference }) => {
            // Half of the words in place: less is another sentence on the same subject.
            let ours = normal(words).split(' ').count();
            let gone = difference.split("[-").skip(1).filter_map(|it| it.split("-]").next());
            let gone: usize = gone.map(|it| it.split(' ').count()).sum();
            if gone * 2 <= ours && !place.is_empty() {
                Fate::Changed(place, difference)
            } else {
                Fate::Lost
            }
        }
    }
}

/// A passage that may speak of a theme for which a party has no position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The party.
    pub party: String,
    /// The election.
    pub year: i16,
    /// The theme.
    pub theme: String,
    /// The term that found it.
    pub term: String,
    /// A record ready to be pasted under `positions`.
    pub record: String,
}

/// Passages that match a theme nobody has read yet, for programmes whose source is in the archive:
/// by party, election and theme, those with most of the theme's terms first.
pub fn suggest(content: &Content, read: &BTreeMap<String, Read>) -> Vec<Suggestion> {
    let mut suggestions = Vec::new();
    for (party, year, document) in verify::texts(content, read) {
        let Some(filed) = content.programme(&party, year) else { continue };
        let coded = |theme: &str| {
            let of_theme = filed.value.positions.iter().find(|it| it.theme.value == theme);
            of_theme.is_some_and(|it| it.stance.as_ref().is_none_or(|it| it.value.is_read()))
        };
        let words_of = Wordlist::new(&document);
        for theme in content.themes.keys().filter(|it| !coded(it)) {
            let groups = searched::terms(content, theme);
            let mut found: Vec<(usize, Hit)> = words_of
                .hits(&groups)
                .into_iter()
                .map(|hit| (words_of.strength(hit.passage, &groups), hit))
                .collect();
            found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.passage.cmp(&b.1.passage)));
            for (_, hit) in found {
                let passage = &document.passages[hit.passage];
                let heading = passage.headings.last();
                let page =
                    passage.page.map(|it| format!("\n        page: {it}")).unwrap_or_default();
                let heading = heading
                    .map(|it| format!("\n        heading: {}", quoted(it)))
                    .unwrap_or_default();
                let record = format!(
                    "  - theme: {theme}\n    stance: not_read\n    summary: \"[Sammendrag med egne ord]\"\n    \
                     quotes:\n      - id: s1\n        text: {}{heading}{page}\n",
                    quoted(&words::shorten(&passage.text, 400))
                );
                let party = party.clone();
                suggestions.push(Suggestion {
                    party,
                    year,
                    theme: theme.to_string(),
                    term: hit.term,
                    record,
                });
            }
        }
    }
    suggestions
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::quotation::Searchable;

    use crate::proof::plain;

    #[test]
    fn a_quotation_is_kept_moved_changed_or_lost() {
        let new = plain::plain(
            "Rus\n• bygge ut LAR i hele landet med god oppfølging\nHelse\n• gi hjelp til alle pårørende i kommunen",
        );
        let searchable = Searchable::new(&new);
        let check = |words: &str, heading: &str| fate(&searchable, words, Some(heading));
        assert_eq!(check("bygge ut LAR i hele landet", "Rus"), Fate::Kept);
        assert!(matches!(check("gi hjelp til alle pårørende", "Familie"), Fate::Moved(_)));
        assert!(matches!(
            check("bygge ut LAR i alle byer med god oppfølging", "Rus"),
            Fate::Changed(..)
        ));
        assert_eq!(check("senke avgiften på brennevin og vin nå", "Rus"), Fate::Lost);
    }
}
