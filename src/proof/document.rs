//! Holds a source text as passages: what a quotation is looked for in, and what a search goes through.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::proof::normalise::normal;
use crate::values::bilingual::Bilingual;
use crate::values::date::PartialDate;

/// Number of the way in which files are read: another number makes the cache be read anew.
pub const VERSION: u32 = 12;

/// How many bytes a source file, or the passages of its text with their headings, may have: many times
/// what the longest programme has.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// What is said of a source whose text is larger than [`LARGEST`].
pub(crate) fn too_large() -> Bilingual {
    let limit = LARGEST / (1024 * 1024);
    Bilingual {
        nb: format!("teksten er for stor; grensen er {limit} MiB"),
        en: format!("its text is too large; the limit is {limit} MiB"),
    }
}

/// The text of a document in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// How many pages its file has; 0 if it has none.
    pub pages: usize,
    /// Its headings, paragraphs and items.
    pub passages: Vec<Passage>,
    /// What of its file did not become text, or not surely as a reader sees it.
    #[serde(default)]
    pub doubts: Doubts,
    /// What its file says of itself, beside its pages.
    #[serde(default)]
    pub about: About,
}

/// What the maker's program wrote into a file: no page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its title.
    pub title: Option<String>,
    /// The day that it was made.
    pub created: Option<PartialDate>,
    /// The day that it was last changed.
    pub changed: Option<PartialDate>,
}

impl About {
    /// Reads what poppler's `pdfinfo -isodates` prints.
    pub fn read(printed: &str) -> About {
        let value = |name: &str| {
            let line = printed.lines().find_map(|it| it.strip_prefix(name))?;
            Some(line.trim()).filter(|it| !it.is_empty())
        };
        let day = |name: &str| PartialDate::parse(value(name)?.get(..10)?);
        About {
            title: value("Title:").map(str::to_owned),
            created: day("CreationDate:"),
            changed: day("ModDate:"),
        }
    }
}

/// What of a file did not become text, or not surely as a reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubts {
    /// Pages, from 1, that show something but have no words.
    pub unread: Vec<usize>,
    /// Pages whose lines a second reading puts in another order, each with the words of that reading.
    pub disordered: BTreeMap<usize, String>,
}

/// A heading, a paragraph or an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Page of the file, from 1.
    pub page: Option<usize>,
    /// The number that is printed on the page.
    pub label: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// The item's number or letter: as printed, else counted from 1 in its list.
    pub number: Option<String>,
    /// The headings above it, from the outermost.
    pub headings: Vec<String>,
    /// Its text on one line.
    pub text: String,
    /// Where in the text (as a byte offset) it goes on to another page: that page and its number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<(usize, usize, Option<String>)>,
    /// Where in the text (as byte offsets) a hyphen at a line's end was dropped: it may be the word's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<usize>,
    /// Whether its document sets it apart as the words of somebody else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cited: bool,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
}

/// Marks that begin an item of a list.
pub const BULLETS: [char; 9] = ['•', '●', '·', '▪', '‣', '○', '–', '*', '\u{f0b7}'];

/// The printed number or letter of an item, and the text after it: `12. …`, `c) …`, `d. …`.
pub fn numbered(text: &str) -> Option<(&str, &str)> {
    // A number has two digits at most: a text without any is not gone through.
    let end = text.char_indices().take(3).find(|it| matches!(it.1, '.' | ')'))?.0;
    let (number, rest) = text.split_at(end);
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit());
    let letter = number.chars().count() == 1 && number.chars().all(char::is_lowercase);
    let rest = &rest[1..];
    let spaced = rest.starts_with(char::is_whitespace);
    ((digits || letter) && spaced && !rest.trim().is_empty()).then(|| (number, rest.trim_start()))
}

/// Whether a text begins with the mark of an item.
pub fn bulleted(text: &str) -> bool {
    text.starts_with(BULLETS) && text.chars().nth(1).is_some_and(char::is_whitespace)
}

/// Gives the items without a printed number their place in their list, from 1.
pub fn number_items(document: &mut Document) {
    let mut count = 0;
    for passage in &mut document.passages {
        if passage.kind != Kind::Item {
            count = 0;
        } else if passage.number.is_none() {
            count += 1;
            passage.number = Some(count.to_string());
        }
    }
}

/// The part of a document that begins with one heading and ends before the line `ends`, or before the next of
/// `starts`.
///
/// `None` if the heading does not stand in the document, or the line does not stand behind it. Used for an
/// article that holds several parties' texts, each under its own heading.
pub fn part(
    document: &Document,
    heading: &str,
    ends: Option<&str>,
    starts: &[&str],
) -> Option<Document> {
    let is = |it: &Passage, words: &str| normal(&it.text) == normal(words);
    let from = document.passages.iter().position(|it| is(it, heading))?;
    let rest = &document.passages[from + 1..];
    let begins_other = |it: &Passage| starts.iter().any(|words| is(it, words));
    let length = match ends {
        Some(line) => rest.iter().position(|it| is(it, line) || begins_other(it))?,
        None => rest.iter().position(begins_other).unwrap_or(rest.len()),
    };
    let passages = rest[..length].to_vec();
    Some(Document {
        pages: document.pages,
        passages,
        doubts: document.doubts.clone(),
        about: document.about.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::plain::plain;

    /// Kind, heading and text of each passage.
    fn passages(text: &str) -> Vec<(Kind, String, String)> {
        let of = |it: Passage| (it.kind, it.headings.concat(), it.text);
        plain(text).passages.into_iter().map(of).collect()
    }

    /// The same text with an empty line after each line; `blank` stands at the end of a line whose
    /// passage goes on.
    fn spaced(lines: &[&str], blank: &str) -> String {
        lines.iter().map(|it| it.replace('~', blank) + "\n\n").collect()
    }

    const PLAN: [&str; 24] = [
        "1.1 Bedre sykkelveier",
        "Kommunene skal bygge sykkelveier mellom alle skoler og boliger, slik at barna kan komme til~",
        "skolen uten å krysse en vei med biler. Staten betaler halvparten av det som veiene koster å~",
        "bygge, og gir råd om hvor de bør ligge. En plan for sykkelveiene skal være ferdig før nyttår.",
        "Skiltene langs veiene skal være like i hele landet, så de som sykler langt, kjenner dem igjen.",
        "Vi skal bygge ut parkering for sykler der folk trenger den, og gi støtte til verksteder i byg-",
        "dene.",
        "Tiltak:",
        "• \u{fffd}Gi støtte til sykkelverksteder og ordne parkering ved alle stasjoner og ferjekaier i lan-",
        "det (Samferdselsdepartementet)",
        "• \u{fffd}Lage kart",
        "• \u{ad}Bygge gang- og sykkelveier ved de store skolene og barnehagene, og ta bilveier i sykkel-~",
        "og gangveibruk om sommeren",
        "12",
        "Delmål 1.2 Færre biler",
        "Byene skal ha færre biler i sentrum enn de har i dag, og gi plass til trær, benker og lek der~",
        "bilene sto. Den som trenger bil for å komme fram, skal få parkere like ved. Kollektivtrafikken~",
        "skal gå oftere, også om kvelden og i helgene. Billettene skal koste det samme i alle fylker og~",
        "kunne brukes på buss, tog og ferje. Den som er under tolv år, reiser gratis med en voksen.~",
        "Bysyklene skal stå ved alle stasjoner.",
        "Slik følger vi med",
        "Hvert år skriver departementet hva som er gjort, og hva som gjenstår. Tallene skal være åpne~",
        "for alle, og kommunene skal få dem først. Planen kan endres dersom tallene viser at det trengs,~",
        "etter at de som sykler, har fått si sitt.",
    ];

    #[test]
    fn what_a_makers_program_wrote_is_read() {
        let printed = "Title:           Program 2029\nCreator:         A\nCreationDate:    2025-06-27T15:40:12+02\nModDate:         2025-07-01T00:00:00Z\nPages:  3\n";
        let about = About::read(printed);
        assert_eq!(about.title.as_deref(), Some("Program 2029"));
        assert_eq!(about.created, PartialDate::parse("2025-06-27"));
        assert_eq!(about.changed, PartialDate::parse("2025-07-01"));
        assert_eq!(About::read("Title:   \nCreationDate: unknown\n"), About::default());
    }

    #[test]
    fn a_double_spaced_text_is_read_as_the_passages_that_its_lines_are_cut_from() {
        for blank in [" ", ""] {
            let passages = passages(&spaced(&PLAN, blank));
            let words =
                |kind: Kind| passages.iter().filter(move |it| it.0 == kind).map(|it| it.2.as_str());
            assert_eq!(
                words(Kind::Heading).collect::<Vec<_>>(),
                ["1.1 Bedre sykkelveier", "Delmål 1.2 Færre biler", "Slik følger vi med"]
            );
            assert_eq!(
                words(Kind::Item).collect::<Vec<_>>(),
                [
                    "Gi støtte til sykkelverksteder og ordne parkering ved alle stasjoner og ferjekaier i landet (Samferdselsdepartementet)",
                    "Lage kart",
                    "Bygge gang- og sykkelveier ved de store skolene og barnehagene, og ta bilveier i sykkel- og gangveibruk om sommeren",
                ]
            );
            let text: Vec<&str> = words(Kind::Paragraph).collect();
            assert!(text[0].starts_with("Kommunene skal bygge sykkelveier mellom"));
            assert!(text[0].contains("kan komme til skolen uten"));
            assert!(text.iter().any(|it| it.ends_with("til verksteder i bygdene.")), "{text:?}");
            assert!(!passages.iter().any(|it| it.2.contains("12")), "a page's number is no text");
            let last = passages.last().unwrap();
            assert_eq!(last.1, "Slik følger vi med");
            assert!(last.2.ends_with("har fått si sitt."));
        }
        // The blank at the end of a line tells where a passage goes on: so paragraphs are told apart.
        let found = passages(&spaced(&PLAN, " "));
        assert!(found.iter().any(|it| it.2.starts_with("Skiltene") && it.2.ends_with("igjen.")));
    }

    #[test]
    fn a_word_whose_hyphen_was_lost_at_a_lines_end_is_one_word() {
        let mut plan = PLAN;
        plan[5] = "Vi skal bygge ut parkering for sykler der folk trenger den, og gi støtte til verksteder i byg";
        plan[9] = "• Lage kart (Samferdsels";
        plan[10] = "departementet)";
        let found = passages(&spaced(&plan, " "));
        assert!(found.iter().any(|it| it.2.ends_with("til verksteder i bygdene.")));
        assert!(found.iter().any(|it| it.2 == "Lage kart (Samferdselsdepartementet)"));
    }

    #[test]
    fn a_single_spaced_text_and_one_with_whole_paragraphs_are_read_line_by_line() {
        let single = PLAN.join("\n").replace('~', "");
        assert_eq!(plain(&single).passages.len(), PLAN.len());
        let paragraphs = [
            "Sykkel",
            "Vi vil bygge sykkelveier i alle byer.",
            "Partiet vil:",
            "• \u{fffd}Gi støtte",
            "gi støtte til verksteder",
            "Skole",
            "Elevene skal gjøre leksene på skolen.",
            "Ingen skal ha lekser hjemme.",
            "Læreren bestemmer.",
            "Skolen er gratis.",
        ];
        assert_eq!(passages(&spaced(&paragraphs, "")), passages(&paragraphs.join("\n")));
        assert_eq!(plain(&spaced(&paragraphs, "")).passages.len(), paragraphs.len());
    }
}
