//! Finds where the words of a quotation stand in its source, or how they differ from what stands there.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use crate::proof::document::{Document, Kind};
use crate::proof::normalise::normal;

/// Whether words stand in quotation marks that begin before and end after them, in the form of [`normal`]: what
/// stands `before` and `after` them in their passage.
fn in_marks(before: &str, after: &str) -> bool {
    let opens = before.rfind('"').is_some_and(|at| {
        let word_before = before[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let blank_after = before[at + 1..].starts_with(' ');
        !word_before && !blank_after
    });
    let closes = after.find('"').is_some_and(|at| {
        let blank_before = after[..at].ends_with(' ');
        let word_after = after[at + 1..].chars().next().is_some_and(char::is_alphanumeric);
        !blank_before && !word_after
    });
    opens && closes
}

/// How many characters before and after a quotation are kept with its proof (W3C TextQuoteSelector).
const CONTEXT: usize = 32;

/// A document made ready to look for quotations in.
#[derive(Debug)]
pub struct Searchable<'d> {
    document: &'d Document,
    /// All passages in the form of [`normal`], with a blank between them.
    text: String,
    /// Where each passage begins in `text`.
    starts: Vec<usize>,
    /// Where in `text` a hyphen may stand that the end of a line took.
    breaks: Vec<usize>,
}

/// What an author says of a quotation's place, as far as it is said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Claim<'a> {
    /// A heading above the words.
    pub heading: Option<&'a str>,
    /// Number or letter of the item.
    pub item: Option<&'a str>,
    /// Page of the file, from 1.
    pub page: Option<usize>,
}

/// Where the words of a quotation stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Page of the file, from 1.
    pub page: Option<usize>,
    /// The number printed on the page.
    pub label: Option<String>,
    /// The headings above the words.
    pub headings: Vec<String>,
    /// Number or letter of the item.
    pub number: Option<String>,
    /// First character in the normalised text of the document.
    pub start: usize,
    /// The characters before the words.
    pub prefix: String,
    /// The characters after them.
    pub suffix: String,
    /// The characters before the words in the same passage.
    pub left: String,
    /// The characters after them in the same passage.
    pub right: String,
    /// What stands where the quotation has `[…]`.
    pub left_out: Vec<String>,
    /// Whether the source gives them as the words of somebody else.
    pub of_others: bool,
    /// In how many places that fit the claim they stand.
    pub places: usize,
}

/// Why a quotation is not proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// The words do not stand there; the nearest passage, and the difference word by word.
    NotThere {
        /// Where the nearest passage is.
        place: String,
        /// `[-only in the quotation-] {+only in the source+}`
        difference: String,
    },
    /// The parts of a quotation with `[…]` stand there, but not in this order.
    Apart,
    /// The words stand there, but a heading stands among them.
    OverHeading,
    /// The words stand there, but not where the author says; where they do.
    Elsewhere(String),
}

impl<'d> Searchable<'d> {
    /// Makes a document ready.
    pub fn new(document: &'d Document) -> Searchable<'d> {
        let mut text = String::new();
        let mut starts = Vec::new();
        let mut breaks = Vec::new();
        for passage in &document.passages {
            if !text.is_empty() {
                text.push(' ');
            }
            starts.push(text.len());
            let before = |at: &usize| normal(passage.text.get(..*at).unwrap_or_default()).len();
            breaks.extend(passage.breaks.iter().map(|it| text.len() + before(it)));
            text.push_str(&normal(&passage.text));
        }
        Searchable { document, text, starts, breaks }
    }

    /// Looks for the words of a quotation; `[…]` in it stands for words left out under one heading.
    ///
    /// Where they stand in several places, the first that fits the claim counts.
    pub fn find(&self, quotation: &str, claim: Claim<'_>) -> Result<Found, Miss> {
        let whole = normal(quotation);
        let parts: Vec<&str> = whole.split("[...]").map(str::trim).collect();
        let (over_a_heading, hits): (Vec<_>, Vec<_>) =
            self.hits(&parts).into_iter().partition(|it| self.goes_over_a_heading(it));
        if hits.is_empty() {
            let missing = |it: &&&str| !it.is_empty() && self.words_at(it, 0).next().is_none();
            return Err(match parts.iter().find(missing) {
                Some(part) => self.nearest(part),
                None if over_a_heading.is_empty() => Miss::Apart,
                None => Miss::OverHeading,
            });
        }
        let found: Vec<Found> = hits.iter().map(|it| self.found(it)).collect();
        let mut fitting = found.iter().filter(|it| self.fits(it, claim));
        let places = fitting.clone().count();
        match fitting.next() {
            Some(first) => Ok(Found { places, ..first.clone() }),
            None => {
                let mut places: Vec<String> = found.iter().map(|it| self.describe(it)).collect();
                places.dedup();
                let more = if places.len() > MOST_PLACES { "; …" } else { "" };
                places.truncate(MOST_PLACES);
                Err(Miss::Elsewhere(places.join("; ") + more))
            }
        }
    }

    /// All places in which the parts stand as whole words, one after the other.
    fn hits(&self, parts: &[&str]) -> Vec<Vec<Range<usize>>> {
        let Some((first, rest)) = parts.split_first() else { return Vec::new() };
        if parts.iter().any(|it| it.is_empty()) {
            return Vec::new();
        }
        let mut hits = Vec::new();
        'starts: for start in self.words_at(first, 0) {
            if hits.len() == MOST_HITS {
                break;
            }
            let mut end = start.end;
            let mut hit = Vec::from([start]);
            for part in rest {
                // What does not stand after one place does not stand after a later one.
                let Some(at) = self.words_at(part, end).next() else { break 'starts };
                end = at.end;
                hit.push(at);
            }
            hits.push(hit);
        }
        hits
    }

    /// Whether a heading stands among the words from the first to the last, and not alone.
    fn goes_over_a_heading(&self, hit: &[Range<usize>]) -> bool {
        let (Some(first), Some(last)) = (hit.first(), hit.last()) else { return false };
        let passages =
            &self.document.passages[self.index(first.start)..=self.index(last.end.max(1) - 1)];
        passages.len() > 1 && passages.iter().any(|it| it.kind == Kind::Heading)
    }

    /// Where words stand from a place on, neither beginning nor ending inside a word.
    fn words_at<'a>(
        &'a self,
        words: &'a str,
        from: usize,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let whole = move |at: &Range<usize>| {
            let before = self.text[..at.start].chars().next_back();
            let after = self.text[at.end..].chars().next();
            let (first, last) = (words.chars().next(), words.chars().next_back());
            let cuts = |a: Option<char>, b: Option<char>| {
                a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
            };
            !cuts(before, first) && !cuts(last, after)
        };
        // Up to the first hyphen that a line's end may have taken, the words stand as they are.
        let hyphen = words.find('-').filter(|it| *it > 0 && !self.breaks.is_empty());
        let beginning = &words[..hyphen.unwrap_or(words.len())];
        let found = self.text[from..].match_indices(beginning).map(move |(at, _)| from + at);
        found.filter_map(|at| Some(at..self.end_of(words, at)?)).filter(whole)
    }

    /// Where words end that begin at a place: a hyphen of theirs may be one that a line's end took.
    fn end_of(&self, words: &str, start: usize) -> Option<usize> {
        let mut at = start;
        let mut rest = words;
        loop {
            let there = &self.text.as_bytes()[at..];
            let same = there.iter().zip(rest.as_bytes()).take_while(|(a, b)| a == b).count();
            if same == rest.len() {
                return Some(at + same);
            }
            at += same;
            // Only one byte: what differs begins with a hyphen here, so with a whole character.
            rest = rest.get(same..)?.strip_prefix('-')?;
            self.breaks.binary_search(&at).ok()?;
        }
    }

    /// Looks for words and for others right after them: the first place that has both, else the
    /// first that has the words alone; and whether the others stand there. Of what follows only
    /// letters and digits count: a word that a line's end broke is still the word.
    pub fn find_before(&self, quotation: &str, after: &str) -> Result<(Found, bool), Miss> {
        let first = self.find(quotation, Claim::default())?;
        let bare = |text: &str| -> Vec<char> {
            text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted = bare(&normal(after));
        let follows = |hit: &Vec<Range<usize>>| {
            let end = hit.last().map_or(0, |it| it.end);
            let there: String = self.text[end..].chars().take(2 * after.len() + 32).collect();
            bare(&there).starts_with(&wanted)
        };
        let whole = normal(quotation);
        let parts: Vec<&str> = whole.split("[...]").map(str::trim).collect();
        let place = self.hits(&parts).into_iter().find(follows);
        Ok(place.map_or((first, false), |it| (self.found(&it), true)))
    }

    /// The passages in which quotations stand, by their number, each in the form of [`normal`] without the words
    /// that are quoted.
    pub fn without(&self, quotations: &[&str]) -> BTreeMap<usize, String> {
        let mut quoted: Vec<Range<usize>> = Vec::new();
        for quotation in quotations {
            let whole = normal(quotation);
            let parts: Vec<&str> = whole.split("[...]").map(str::trim).collect();
            quoted.extend(self.hits(&parts).into_iter().flatten());
        }
        let mut rests = BTreeMap::new();
        for i in quoted.iter().flat_map(|it| self.index(it.start)..=self.index(it.end.max(1) - 1)) {
            let start = self.starts[i];
            let end = self.starts.get(i + 1).map_or(self.text.len(), |it| it - 1);
            let is_quoted = |at: usize| quoted.iter().any(|it| it.contains(&at));
            let passage = self.text[start..end.max(start)].char_indices();
            let rest = passage.map(|(at, it)| if is_quoted(start + at) { '\u{b7}' } else { it });
            rests.insert(i, rest.collect());
        }
        rests
    }

    fn index(&self, at: usize) -> usize {
        self.starts.partition_point(|it| *it <= at).saturating_sub(1)
    }

    fn found(&self, parts: &[Range<usize>]) -> Found {
        let hit = parts[0].start..parts[parts.len() - 1].end;
        let gaps = parts.windows(2).map(|it| self.text[it[0].end..it[1].start].trim().to_owned());
        let index = self.index(hit.start);
        let passage = &self.document.passages[index];
        // Normalising may shorten the text before the words: a page is told by its share of it.
        let into = hit.start - self.starts[index];
        let turn =
            passage.turns.iter().rev().find(|it| normal(&passage.text[..it.0]).len() <= into);
        let (page, label) = match turn {
            Some((_, page, label)) => (Some(*page), label.clone()),
            None => (passage.page, passage.label.clone()),
        };
        let last = self.index(hit.end.saturating_sub(1).max(hit.start));
        let end = self.starts.get(last + 1).map_or(self.text.len(), |it| it - 1);
        let before = |from: usize| {
            let text: String = self.text[from..hit.start].chars().rev().take(CONTEXT).collect();
            text.chars().rev().collect::<String>()
        };
        Found {
            page,
            label,
            headings: passage.headings.clone(),
            number: passage.number.clone(),
            start: self.text[..hit.start].chars().count(),
            prefix: before(0),
            suffix: self.text[hit.end..].chars().take(CONTEXT).collect(),
            left: before(self.starts[index]),
            right: self.text[hit.end..end.max(hit.end)].chars().take(CONTEXT).collect(),
            left_out: gaps.collect(),
            of_others: passage.cited
                || in_marks(
                    &self.text[self.starts[index]..hit.start],
                    &self.text[hit.end..end.max(hit.end)],
                ),
            places: 1,
        }
    }

    /// A place in words that need no language; one without page, heading or item by its first words.
    fn describe(&self, found: &Found) -> String {
        let place = place(found);
        if !place.is_empty() {
            return place;
        }
        let at = self.text.char_indices().nth(found.start).map_or(self.text.len(), |it| it.0);
        let words: Vec<&str> =
            self.text[self.starts[self.index(at)]..].split(' ').take(6).collect();
        format!("«{} …»", words.join(" "))
    }

    /// Whether a place is where the author says.
    fn fits(&self, found: &Found, claim: Claim<'_>) -> bool {
        let page = claim.page.is_none_or(|it| found.page == Some(it));
        let item = claim.item.is_none_or(|it| found.number.as_deref() == Some(it));
        let heading = claim.heading.is_none_or(|it| is_among(&found.headings, it));
        page && item && heading
    }

    /// The passage that is most like a quotation, and how the quotation differs from it.
    fn nearest(&self, quotation: &str) -> Miss {
        let words: Vec<&str> = quotation.split(' ').collect();
        if words.len() > MOST_ALIKE || quotation.len() > 20 * MOST_ALIKE {
            return Miss::NotThere { place: String::new(), difference: String::new() };
        }
        let common = |text: &str| {
            let theirs: Vec<&str> = text.split(' ').collect();
            words.iter().filter(|it| it.len() > 2 && theirs.contains(it)).count()
        };
        let texts: Vec<String> = self.document.passages.iter().map(|it| normal(&it.text)).collect();
        let shares: Vec<usize> = texts.iter().map(|it| common(it)).collect();
        let most = shares.iter().copied().max().unwrap_or(0);
        // Letters are held against letters only where most of the words are.
        let candidates = shares.iter().enumerate().filter(|(_, share)| **share * 4 >= most * 3);
        let like = candidates
            .map(|(i, _)| {
                let (words, more) = closest_words(quotation, &texts[i]);
                (strsim::normalized_levenshtein(quotation, words), i, more)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        match like {
            Some((likeness, i, words)) if likeness >= ALIKE => {
                let start = self.starts[i];
                let place = self.describe(&self.found(std::slice::from_ref(&(start..start))));
                Miss::NotThere { place, difference: difference(quotation, words) }
            }
            _ => Miss::NotThere { place: String::new(), difference: String::new() },
        }
    }
}

/// Whether a heading is one of these, whole.
pub(crate) fn is_among(headings: &[String], heading: &str) -> bool {
    let words = normal(heading);
    headings.iter().any(|it| normal(it) == words)
}

/// How many places are looked at; words that stand more often prove nothing.
const MOST_HITS: usize = 10_000;

/// How many words, of twenty bytes, of a quotation are held against those of passages; one with more is
/// too long to be shown.
const MOST_ALIKE: usize = 200;

/// How many places are named at most.
const MOST_PLACES: usize = 3;

/// How like a passage has to be to a quotation to be told as the nearest, from 0 to 1.
const ALIKE: f64 = 0.6;

/// How many words more than a quotation has are held against it: it may have left some out.
const MORE_WORDS: usize = 4;

/// The stretch of a passage that is most like a quotation: as many words, from the best beginning;
/// and the same stretch with some words more.
fn closest_words<'a>(quotation: &str, passage: &'a str) -> (&'a str, &'a str) {
    let ours: Vec<&str> = quotation.split(' ').collect();
    let bounds: Vec<usize> =
        std::iter::once(0).chain(passage.match_indices(' ').map(|it| it.0 + 1)).collect();
    let length = ours.len().min(bounds.len());
    let end = |i: usize| bounds.get(i).map_or(passage.len(), |it| it - 1);
    let likeness = |i: &usize| {
        let theirs: Vec<&str> = passage[bounds[*i]..end(*i + length)].split(' ').collect();
        let in_place = ours.iter().zip(&theirs).filter(|(a, b)| a == b).count();
        (in_place * 2 + ours.iter().filter(|it| theirs.contains(it)).count(), std::cmp::Reverse(*i))
    };
    let best = (0..=bounds.len() - length).max_by_key(likeness).unwrap_or(0);
    let start = bounds[best];
    (&passage[start..end(best + length)], &passage[start..end(best + length + MORE_WORDS)])
}

/// Words, blanks and marks, each for itself.
pub fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            rest.find(|it: char| !it.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..end]);
        rest = &rest[end..];
    }
    tokens
}

/// Two texts as one, word by word: `[-only in the first-]`, `{+only in the second+}`; without what
/// the second has before and after the words of the first.
pub fn difference(quotation: &str, source: &str) -> String {
    let (ours, theirs) = (tokens(quotation), tokens(source));
    let diff = TextDiff::from_slices(&ours, &theirs);
    // Stretches: what both have, or what only the first and only the second has.
    let mut parts: Vec<(String, String, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let open =
            parts.last().is_some_and(|it| (change.tag() == ChangeTag::Equal) != it.0.is_empty());
        if !open {
            parts.push(Default::default());
        }
        if let Some((both, first, second)) = parts.last_mut() {
            match change.tag() {
                ChangeTag::Equal => both.push_str(change.value()),
                ChangeTag::Delete => first.push_str(change.value()),
                ChangeTag::Insert => second.push_str(change.value()),
            }
        }
    }
    let outside = |it: &(String, String, String)| it.0.is_empty() && it.1.trim().is_empty();
    parts.pop_if(|it| outside(it));
    if parts.first().is_some_and(outside) {
        parts.remove(0);
    }
    // Where the last words differ, as many of the second as of the first.
    if let Some((_, first, second)) = parts.last_mut() {
        let count = first.split_whitespace().count();
        let words: Vec<&str> = second.split(' ').collect();
        if count > 0 && words.len() > count {
            *second = words[..count].join(" ");
        }
        if first.ends_with(char::is_alphanumeric) {
            second.truncate(second.trim_end_matches(|it: char| !it.is_alphanumeric()).len());
        }
    }
    let mut out = String::new();
    for (both, first, second) in parts {
        out.push_str(&both);
        if first.starts_with(' ') || second.starts_with(' ') {
            out.push(' ');
        }
        if !first.trim().is_empty() {
            out.push_str(&format!("[-{}-]", first.trim()));
        }
        if !second.trim().is_empty() {
            out.push_str(&format!("{{+{}+}}", second.trim()));
        }
        if first.ends_with(' ') || second.ends_with(' ') {
            out.push(' ');
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A place in words that need no language: page, heading, item.
fn place(found: &Found) -> String {
    let page = found.page.map(|it| match &found.label {
        Some(label) if *label != it.to_string() => format!("PDF {it} (s. {label})"),
        _ => format!("PDF {it}"),
    });
    let heading = found.headings.last().map(|it| format!("«{it}»"));
    let number = found.number.as_ref().map(|it| format!("nr. {it}"));
    page.into_iter().chain(heading).chain(number).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::proof::normalise::join_line;
    use crate::proof::plain;

    const SOURCE: &str = "Rusreform\n\nPartiet vil gi hjelp, men ikke straff.\n\nPartiet vil:\n\
        • bygge ut LAR i alle byer\n • gi hjelp til pårørende. • støtte barn\nAlkohol\n• bygge ut polet";

    fn find(quotation: &str, claim: Claim<'_>) -> Result<Found, Miss> {
        let document = plain::plain(SOURCE);
        Searchable::new(&document).find(quotation, claim)
    }

    #[test]
    fn words_in_quotation_marks_are_somebody_elses() {
        let text = "Sykkel\nStatsråden sa at «vi vil forby sykler», og det er feil.\nModellen «tidlig hjelp» og ordninga «raskt ut» er gode.";
        let document = plain::plain(text);
        let searchable = Searchable::new(&document);
        let of_others = |words: &str| searchable.find(words, Claim::default()).unwrap().of_others;
        for words in ["forby sykler", "vi vil forby", "vi vil forby sykler", "tidlig hjelp"] {
            assert!(of_others(words), "{words}");
        }
        for words in
            ["sa at «vi vil forby sykler»", "og det er feil", "og ordninga", "«tidlig hjelp» og"]
        {
            assert!(!of_others(words), "{words}");
        }
    }

    #[test]
    fn words_are_found_with_their_place() {
        let found = find("gi hjelp til\u{a0}pårørende", Claim::default()).unwrap();
        assert_eq!(found.number.as_deref(), Some("2"));
        assert_eq!(found.headings, ["Rusreform"]);
        assert_eq!(found.prefix, "t vil: bygge ut LAR i alle byer ");
        assert_eq!(find("støtte barn", Claim::default()).unwrap().number.as_deref(), Some("3"));
    }

    #[test]
    fn words_left_out_are_marked_and_the_parts_follow_in_order() {
        assert!(find("Partiet vil gi hjelp […] ikke straff", Claim::default()).is_ok());
        assert!(find("ikke straff […] Partiet vil gi hjelp", Claim::default()).is_err());
        assert!(find("[…] gi hjelp", Claim::default()).is_err());
        let found = find("hjelp […] straff", Claim::default()).unwrap();
        assert_eq!(found.left_out, [", men ikke"]);
        let over_a_heading = find("støtte barn […] bygge ut polet", Claim::default());
        assert_eq!(over_a_heading, Err(Miss::OverHeading));
        assert_eq!(find("støtte barn Alkohol", Claim::default()), Err(Miss::OverHeading));
        assert_eq!(find("Alkohol bygge ut polet", Claim::default()), Err(Miss::OverHeading));
        assert!(find("Alkohol", Claim::default()).is_ok());
    }

    #[test]
    fn a_hyphen_that_a_lines_end_took_may_stand_or_not() {
        let mut document = plain::plain("Hjelp.\n");
        let text = &mut document.passages[0].text;
        *text = "Vi vil ha ikke".to_owned();
        let mut breaks: Vec<usize> = join_line(text, "x").into_iter().collect();
        text.truncate("Vi vil ha ikke".len());
        text.push('-');
        breaks.extend(join_line(text, "medisinsk hjelp på e-post og i sent-"));
        breaks.extend(join_line(text, "rum, TSB-ung."));
        document.passages[0].breaks = breaks;
        let searchable = Searchable::new(&document);
        let there = |words: &str| searchable.find(words, Claim::default()).is_ok();
        for right in [
            "ha ikkemedisinsk hjelp",
            "ha ikke-medisinsk hjelp på e-post og i sentrum",
            "ikke-medisinsk hjelp på e-post og i sent-rum, TSB-ung.",
        ] {
            assert!(there(right), "{right}");
        }
        for wrong in ["ikke-med-isinsk", "på epost", "TSBung", "hjelp-på", "ikke- medisinsk"] {
            assert!(!there(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_changed_letter_a_swapped_word_and_a_cut_word_are_refused() {
        for wrong in [
            "gi hjelp til parørende",
            "hjelp gi til pårørende",
            "gi hjelp til pårørend",
            "partiet vil gi hjelp",
            "Partiet vil gi hjelp, men straff",
        ] {
            assert!(matches!(find(wrong, Claim::default()), Err(Miss::NotThere { .. })), "{wrong}");
        }
        let Err(Miss::NotThere { place, difference }) =
            find("bygge ut LAR i noen byer", Claim::default())
        else {
            panic!("the words do not stand there");
        };
        assert_eq!(place, "«Rusreform», nr. 1");
        assert_eq!(difference, "bygge ut LAR i [-noen-]{+alle+} byer");
    }

    #[test]
    fn a_heading_is_claimed_whole_or_not_at_all() {
        let claim = |heading| Claim { heading: Some(heading), ..Claim::default() };
        assert!(find("bygge ut polet", claim("Alkohol")).is_ok());
        for wrong in ["Rusreform", "alkohol", "Alko", "o", "gi hjelp", "Partiet vil:"] {
            assert!(
                matches!(find("bygge ut polet", claim(wrong)), Err(Miss::Elsewhere(_))),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_claim_chooses_among_places_and_is_held_to_them() {
        let twice = Claim { heading: Some("Alkohol"), ..Claim::default() };
        let found = find("bygge ut", twice).unwrap();
        assert_eq!((found.places, found.headings), (1, vec!["Alkohol".to_owned()]));
        assert_eq!(find("bygge ut", Claim::default()).unwrap().places, 2);
        let wrong = Claim { item: Some("7"), ..Claim::default() };
        assert!(matches!(find("støtte barn", wrong), Err(Miss::Elsewhere(_))));
    }
}
