//! Holds what is said of a source's edition against what its file says itself, and reads its passport off it.

use crate::content::load::Content;
use crate::content::lock::{EditionWords, ProvedSource};
use crate::content::schema;
use crate::content::text::Text;
use crate::model::words;
use crate::proof::document::Document;
use crate::proof::normalise::normal;
use crate::proof::quotation::{Claim, Miss, Searchable};
use crate::proof::repair::repaired;
use crate::proof::tongue;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::checksum::Sha256;
use crate::values::date::PartialDate;
use crate::values::vocabulary::Edition;

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

/// So much of the first page with words is shown as what it says.
const TITLE_PAGE: usize = 160;

/// A file made so many years before the period that it is said to be for is an older programme.
const YEARS_BEFORE: i16 = 2;

/// A party that a text names so often, and [`TIMES_AS_OFTEN`] as its own, is the one whose text it is.
const OFTEN: usize = 10;

/// See [`OFTEN`].
const TIMES_AS_OFTEN: usize = 3;

/// The passport of a source as its file gives it, and what is wrong with the words that its record says of it.
pub fn read(
    source: &schema::Source,
    sha256: Sha256,
    document: &Document,
    site: &Text,
) -> (ProvedSource, Report) {
    let mut report = Vec::new();
    let edition = source.edition_words.as_ref().and_then(|words| {
        let document = repaired(document.clone(), source);
        match Searchable::new(&document).find(&words.value, Claim::default()) {
            Ok(found) => Some(EditionWords { exact: words.value.clone(), page: found.page }),
            Err(miss) => {
                let (place, difference) = match miss {
                    Miss::NotThere { place, difference } => (place, difference),
                    Miss::Apart | Miss::OverHeading | Miss::Elsewhere(_) => Default::default(),
                };
                let at = site.place(words.span.clone());
                report.push(faults::quote_not_verbatim(at, &place, &difference));
                None
            }
        }
    });
    let read = ProvedSource {
        sha256,
        pages: (document.pages > 0).then_some(document.pages),
        title_page: title_page(document),
        created: document.about.created,
        changed: document.about.changed,
        edition,
        proved: PartialDate::UNKNOWN,
    };
    (read, report)
}

/// What stands on the first page with words, as far as it is shown: the passages that name a period, else all.
/// Nothing of a text without pages.
pub fn title_page(document: &Document) -> Option<String> {
    let page = document.passages.iter().find_map(|it| it.page)?;
    let there = document.passages.iter().take_while(|it| it.page == Some(page));
    let all: Vec<String> = there.map(|it| normal(&it.text)).collect();
    let dated = all.iter().filter(|it| !periods(it).is_empty() && it.contains(char::is_alphabetic));
    let dated: Vec<String> = dated.cloned().collect();
    let words = if dated.is_empty() { all } else { dated }.join(" ");
    (!words.is_empty()).then(|| words::shorten(&words, TITLE_PAGE))
}

/// What stands on a first page is a title if it has no more characters.
const LONGEST_TITLE: usize = 110;

/// What a file says itself of what its record asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its title: that of its maker's program, else what its first page with words says, if that is short.
    pub title: Option<String>,
    /// The years that it is for, if its first pages name one period.
    pub period: Option<String>,
}

/// What a file says itself, for its record.
pub fn said(document: &Document) -> Said {
    let title = document.about.title.clone().or_else(|| title_page(document));
    let title = title.filter(|it| it.chars().count() <= LONGEST_TITLE);
    let period = match periods(&first_pages(document))[..] {
        [(from, to)] => Some(format!("{from}–{to}")),
        _ => None,
    };
    Said { title, period }
}

/// What a source's file says otherwise than its record: the years that it is for, whether it was adopted, how
/// many pages it has, its language, and whose it is.
pub fn contradictions(
    content: &Content,
    source: &schema::Source,
    document: &Document,
    site: &Text,
) -> Report {
    let mut report = Vec::new();
    if let Some(at) = &source.pages
        && document.pages > 0
        && usize::try_from(at.value) != Ok(document.pages)
    {
        report.push(faults::other_pages(site.place(at.span.clone()), at.value, document.pages));
    }
    let twin = content.site.iter().flat_map(|it| &it.value.sources).find(|it| {
        let sums = it.twins.iter().filter_map(|it| it.sha256.as_ref());
        sums.zip(&source.sha256).any(|(twin, own)| twin.value == own.value)
    });
    if let (Some(other), Some(at)) = (twin, &source.sha256) {
        report.push(faults::twin_of(site.place(at.span.clone()), &other.id.value));
    }
    if let Some(at) = &source.language
        && let Some(found) = tongue::other_than(&at.value, document)
    {
        report.push(faults::other_language(site.place(at.span.clone()), &at.value, found));
    }
    if !source.kind.value.is_programme() {
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
    // Where no page names the years, the day that the file was made may.
    if let Some(at) = &source.period
        && let [(from, _), ..] = periods(&at.value)[..]
        && said.is_empty()
        && let Some(made) = document.about.changed.max(document.about.created)
        && i32::from(made.year()) + i32::from(YEARS_BEFORE) < i32::from(from)
    {
        report.push(faults::made_before(site.place(at.span.clone()), &at.value, made));
    }
    if let Some(at) = source.parties.first()
        && let Some((named, times, own)) = of_another(content, source, document)
    {
        let place = site.place(at.span.clone());
        report.push(faults::names_other_party(place, named, times, &at.value, own));
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
    for ((party, year), filed) in &content.programmes {
        let at = &filed.value.source;
        let Some(source) = sources().find(|it| it.id.value == at.value) else { continue };
        let owners: Vec<&str> = source.parties.iter().map(|it| it.value.as_str()).collect();
        if let Some(at) = &source.period
            && source.kind.value.is_programme()
            && let [(first, last)] = periods(&at.value)[..]
            && !(i32::from(first)..i32::from(last)).contains(&i32::from(*year))
        {
            let place = filed.text.place(filed.value.source.span.clone());
            report.push(faults::period_of_other_election(place, &at.value, *year));
        }
        if !owners.is_empty() && !owners.contains(&party.as_str()) {
            let place = filed.text.place(at.span.clone());
            report.push(faults::source_of_others(place, &owners, party));
        }
    }
    report
}

/// The party that a text names much oftener than those whose it is said to be: how often, and how often these.
fn of_another<'c>(
    content: &'c Content,
    source: &schema::Source,
    document: &Document,
) -> Option<(&'c str, usize, usize)> {
    let text = document.passages.iter().map(|it| normal(&it.text)).collect::<Vec<_>>().join(" ");
    let named = |id: &str| {
        let Some(party) = content.parties.get(id).map(|it| &it.value) else { return 0 };
        let mut names = vec![&party.name.nb.value, &party.name.nn.value, &party.short.value];
        names.sort_unstable();
        names.dedup();
        // A letter alone names nothing, and the short name may be the beginning of the long one.
        names
            .iter()
            .filter(|it| it.chars().count() > 1)
            .map(|it| times(&text, it))
            .max()
            .unwrap_or(0)
    };
    let own: usize = source.parties.iter().map(|it| named(&it.value)).sum();
    let others = content.parties.keys().map(|it| it.as_str());
    let others = others.filter(|id| source.parties.iter().all(|it| it.value != *id));
    let (other, most) = others.map(|id| (id, named(id))).max_by_key(|it| it.1)?;
    (most >= OFTEN && most >= own * TIMES_AS_OFTEN).then_some((other, most, own))
}

/// How often a name stands in a text as a word, or with an ending.
fn times(text: &str, name: &str) -> usize {
    let begins = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let ends = |at: usize| {
        let rest = &text[at + name.len()..];
        let ending = rest.split(|it: char| !it.is_alphabetic()).next().unwrap_or_default();
        ["", "s", "ar"].contains(&ending)
    };
    text.match_indices(name).filter(|(at, _)| begins(*at) && ends(*at)).count()
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

    /// A document with one page of these lines, made on a day.
    fn made(lines: &str, on: &str) -> Document {
        let mut document = crate::proof::plain::plain(&format!("{lines}\u{c}Mer tekst.\n"));
        document.about.created = PartialDate::parse(on);
        document
    }

    #[test]
    fn what_a_first_page_says_is_its_title_and_its_years() {
        let document = made("Partiet A\nProgram 2029–2033\n", "2029-05-01");
        assert_eq!(title_page(&document).as_deref(), Some("Program 2029–2033"));
        let expected = Said {
            title: Some("Program 2029–2033".to_owned()),
            period: Some("2029–2033".to_owned()),
        };
        assert_eq!(said(&document), expected);
        let bare = made("Trygghet for\nmorgendagen\n2029–2033\n", "2029-05-01");
        assert_eq!(title_page(&bare).as_deref(), Some("Trygghet for morgendagen 2029–2033"));
        assert_eq!(title_page(&crate::proof::plain::plain("Program 2029–2033")), None);
    }

    #[test]
    fn a_file_made_long_before_its_period_is_told_unless_it_names_its_years() {
        let site = "title: A\nsources:\n  - id: a\n    kind: programme\n    title: A\n    publisher: B\n    period: 2029–2033\n";
        let site = schema::site(Text::new("site.yaml", site.to_owned())).0.unwrap();
        let codes = |lines: &str, on: &str| {
            let source = &site.value.sources[0];
            let document = made(lines, on);
            let told = contradictions(&Content::default(), source, &document, &site.text);
            told.iter().map(|it| it.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("Trygghet for morgendagen\n", "2025-04-05"), ["made-before"]);
        assert_eq!(codes("Trygghet for morgendagen\n", "2028-10-01"), [""; 0]);
        assert_eq!(codes("Program 2029–2033\n", "2025-04-05"), [""; 0]);
        assert_eq!(codes("Program 2025–2029\n", "2028-10-01"), ["other-period"]);
    }

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
