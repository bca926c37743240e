//! Holds what is said of a source's edition against what its first pages say themselves.

use crate::content::load::Content;
use crate::content::schema;
use crate::content::text::Text;
use crate::proof::document::Document;
use crate::proof::normalise::normal;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::vocabulary::{Edition, SourceKind};

/// So many pages from the first say what a document is.
const FIRST_PAGES: usize = 3;

/// Of a document without pages, so many passages.
const FIRST_PASSAGES: usize = 12;

/// Words by which a document says that it was not adopted yet.
const DRAFT: [&str; 10] = [
    "programkomiteens forslag",
    "programkomiteen sitt framlegg",
    "forslag til arbeidsprogram",
    "forslag til program",
    "forslag til partiprogram",
    "forslag til stortingsprogram",
    "høringsutkast",
    "høyringsutkast",
    "førsteutkast",
    "utkast til",
];

/// Words by which it says that it was.
const ADOPTED: [&str; 3] = ["vedtatt", "vedteken", "vedteke"];

/// What the first pages of a source say otherwise than its record: the years that it is for, and whether it
/// was adopted.
pub fn contradictions(source: &schema::Source, document: &Document, site: &Text) -> Report {
    let mut report = Vec::new();
    if !matches!(source.kind.value, SourceKind::Programme | SourceKind::ProgrammeDraft) {
        return report;
    }
    let first = first_pages(document);
    let said: Vec<(u16, u16)> = periods(&first);
    if let Some(at) = &source.period
        && let [registered, ..] = periods(&at.value)[..]
        && !said.is_empty()
        && !said.contains(&registered)
    {
        let years = |it: &(u16, u16)| format!("{}–{}", it.0, it.1);
        let said = said.iter().map(years).collect::<Vec<_>>().join(", ");
        report.push(faults::other_period(site.place(at.span.clone()), &at.value, &said));
    }
    let small = first.to_lowercase();
    let says = |words: &[&'static str]| words.iter().find(|it| small.contains(**it)).copied();
    let draft = says(&DRAFT).filter(|_| says(&ADOPTED).is_none());
    let said_draft = source.says_edition() == Some(Edition::Draft);
    if let Some(words) = draft.filter(|_| !said_draft) {
        let at = source.edition.as_ref().map_or(&source.kind.span, |it| &it.span);
        report.push(faults::draft_as_adopted(site.place(at.clone()), words));
    }
    report
}

/// Tells of programmes that rest on a document of others: their words would pass as the party's.
pub fn whose(content: &Content) -> Report {
    let mut report = Vec::new();
    let sources = || content.site.iter().flat_map(|it| &it.value.sources);
    for ((party, _), filed) in &content.programmes {
        let at = &filed.value.source;
        let Some(source) = sources().find(|it| it.id.value == at.value) else { continue };
        let owners: Vec<&str> = source.parties.iter().map(|it| it.value.as_str()).collect();
        if !owners.is_empty() && !owners.contains(&party.as_str()) {
            let place = filed.text.place(at.span.clone());
            report.push(faults::source_of_others(place, &owners, party));
        }
    }
    report
}

fn first_pages(document: &Document) -> String {
    let first = document
        .passages
        .iter()
        .enumerate()
        .take_while(|(i, it)| it.page.map_or(*i < FIRST_PASSAGES, |page| page <= FIRST_PAGES));
    first.map(|(_, it)| normal(&it.text)).collect::<Vec<_>>().join("\n")
}

/// The periods that a text names: «2025–2029», «2025-29», each once.
pub fn periods(text: &str) -> Vec<(u16, u16)> {
    let mut periods = Vec::new();
    let text = normal(text).replace(['–', '—'], "-");
    let text = text.replace(" - ", "-").replace(" -", "-").replace("- ", "-");
    let bare = |it: &str| it.trim_matches(|it: char| !it.is_ascii_digit()).to_owned();
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    // «2025-2029», or one under the other: «2025», «2029».
    let written = words.iter().filter_map(|it| it.split_once('-'));
    let stacked = words.windows(2).map(|it| (it[0].as_str(), it[1].as_str()));
    for (from, to) in written.chain(stacked.filter(|it| it.1.len() == 4)) {
        let (Ok(first), Ok(last)) = (from.parse::<u16>(), to.parse::<u16>()) else { continue };
        let last = if to.len() == 2 { first / 100 * 100 + last } else { last };
        let lasts = (2..=8).contains(&last.saturating_sub(first));
        if (1900..2200).contains(&first) && lasts && !periods.contains(&(first, last)) {
            periods.push((first, last));
        }
    }
    periods
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_found_in_whatever_form() {
        for (text, expected) in [
            ("Arbeidsprogram 2025–2029", &[(2025, 2029)][..]),
            ("Stortingsvalgprogram 2025-29.", &[(2025, 2029)]),
            ("for 2021 - 2025 og 2025 – 2029", &[(2021, 2025), (2025, 2029)]),
            ("vedtatt 16.3.2025, tlf. 22 33 44 55, 2025", &[]),
            ("1814–2014", &[]),
            ("Arbeidsprogram 2021 2025", &[(2021, 2025)]),
        ] {
            assert_eq!(periods(text), expected, "{text}");
        }
    }
}
