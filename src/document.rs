//! A source text as passages: what a quotation is looked for in, and what a search goes through.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Words;
use crate::normal::{join_line, normal};
use crate::web;

/// Number of the way in which files are read: another number makes the cache be read anew.
pub const VERSION: u32 = 3;

/// How many bytes a source file, or the passages of its text with their headings, may have: many times
/// what the longest programme has.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// What is said of a source whose text is larger than [`LARGEST`].
pub(crate) fn too_large() -> Words {
    let limit = LARGEST / (1024 * 1024);
    Words {
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

/// Reads a file that is not a PDF, by the ending of its name: a web page, Markdown, else plain text.
pub fn read(ending: &str, bytes: &[u8]) -> Result<Document, Words> {
    match ending.to_lowercase().as_str() {
        "html" | "htm" | "xhtml" => web::html(bytes),
        "md" | "markdown" => web::markdown(bytes),
        _ => Ok(plain(&String::from_utf8_lossy(bytes))),
    }
}

/// Splits a plain text: a passage for each line that is not empty, items also where several stand
/// glued on one line, headings by their form (short, without a full stop or colon).
///
/// In a text with an empty line after each line, as some programs give that of a PDF, the lines are
/// joined first.
pub fn plain(text: &str) -> Document {
    if is_double_spaced(text) { split(&rejoined(text), true) } else { split(text, false) }
}

/// A passage for each line; with `chapters` also a number of a chapter makes a heading.
fn split(text: &str, chapters: bool) -> Document {
    let mut passages: Vec<Passage> = Vec::new();
    let mut heading: Vec<String> = Vec::new();
    for line in text.lines() {
        for part in unglued(line.trim()) {
            let bullet = bulleted(part) || part.starts_with(BULLETS);
            let (kind, number, words) = if bullet {
                (Kind::Item, None, part.trim_start_matches(BULLETS).trim_start())
            } else if let Some((number, rest)) = numbered(part) {
                (Kind::Item, Some(number.to_owned()), rest)
            } else if is_heading(part) || (chapters && is_chapter(part)) {
                (Kind::Heading, None, part.trim_matches(QUOTES))
            } else {
                (Kind::Paragraph, None, part)
            };
            if words.is_empty() {
                continue;
            }
            let passage = |headings: &[String]| Passage {
                page: None,
                label: None,
                kind,
                number,
                headings: headings.to_vec(),
                text: words.to_owned(),
                turns: Vec::new(),
            };
            if kind == Kind::Heading {
                passages.push(passage(&[]));
                heading = vec![words.to_owned()];
            } else {
                passages.push(passage(&heading));
            }
        }
    }
    let mut document = Document { pages: 0, passages };
    number_items(&mut document);
    document
}

/// Quotation marks that may stand before a heading that begins a quoted chapter.
const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', ' '];

fn is_heading(line: &str) -> bool {
    let words = line.trim_matches(QUOTES);
    let letters = words.chars().filter(|it| it.is_alphabetic()).count();
    words.chars().count() <= 70
        && letters >= 3
        && !line.ends_with(['.', ':', ',', ';', '!', '?', '"', '”', '»'])
        && words.chars().next().is_some_and(char::is_uppercase)
}

/// The longest heading with the number of its chapter, in characters.
const LONGEST_CHAPTER: usize = 110;

/// Whether a line is a heading with the number of its chapter: `1.1 Rus`, `Delmål 1.2: Rus`.
fn is_chapter(line: &str) -> bool {
    line.chars().count() <= LONGEST_CHAPTER && !ends_sentence(line) && begins_chapter(line)
}

/// Whether a line begins with the number of a chapter and a word with a capital.
fn begins_chapter(line: &str) -> bool {
    let number = |word: &str, least: usize| {
        let parts: Vec<&str> = word.trim_end_matches(['.', ':']).split('.').collect();
        let digits =
            |it: &&str| matches!(it.len(), 1 | 2) && it.bytes().all(|b| b.is_ascii_digit());
        parts.len() >= least && parts.iter().all(digits)
    };
    let words: Vec<&str> = line.split_whitespace().filter(|it| *it != ":").take(3).collect();
    let capital = |it: &str| it.starts_with(char::is_uppercase);
    match words.as_slice() {
        [first, second, ..] if number(first, 2) => capital(second),
        [name, second, third] => {
            capital(name)
                && name.chars().all(char::is_alphabetic)
                && number(second, 1)
                && capital(third)
        }
        _ => false,
    }
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ':'])
}

/// The fewest lines of which can be told that each is followed by an empty one.
const FEWEST_LINES: usize = 10;

/// Whether most lines are followed by one empty line, and many are cut within a sentence.
fn is_double_spaced(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (mut all, mut alone, mut cut) = (0, 0, 0);
    for (i, line) in lines.iter().enumerate().filter(|(_, it)| !it.is_empty()) {
        all += 1;
        let empty = lines.get(i + 1).is_none_or(|it| it.is_empty());
        alone += usize::from(empty && lines.get(i + 2).is_none_or(|it| !it.is_empty()));
        let next = lines[i + 1..].iter().find(|it| !it.is_empty());
        let goes_on = next.is_some_and(|it| it.starts_with(char::is_lowercase));
        cut += usize::from(goes_on && !ends_sentence(line));
    }
    all >= FEWEST_LINES && alone * 5 >= all * 4 && cut * 3 >= all
}

/// The lines of a double-spaced text joined to one line for each passage, without bare numbers.
fn rejoined(text: &str) -> String {
    let bare = |it: &&str| it.chars().all(|it| it.is_ascii_digit() || it.is_whitespace());
    let lines: Vec<&str> = text.lines().filter(|it| !bare(it)).collect();
    let width = |line: &str| line.trim().chars().count();
    let mut widths: Vec<usize> = lines.iter().map(|it| width(it)).collect();
    widths.sort_unstable();
    let full = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
    // Such a text often keeps the blank at which a line was broken: then the lines without one end
    // a passage.
    let blank = |line: &str| line.ends_with(' ');
    let marked = lines.iter().filter(|it| blank(it)).count() * 3 >= lines.len();
    let mut out = String::new();
    // The line before, and whether its passage goes on.
    let mut before: Option<(&str, bool)> = None;
    for (i, raw) in lines.iter().enumerate() {
        let line = raw.trim();
        let next = lines.get(i + 1).map_or("", |it| it.trim());
        let small = next.starts_with(char::is_lowercase) && !ends_sentence(line);
        let first_word = next.split_whitespace().next().map_or(0, width);
        let hyphen = line.ends_with(['-', '\u{ad}', '\u{2010}']);
        let goes_on = match marked {
            true => {
                let inside = line.matches('(').count() > line.matches(')').count();
                blank(raw) || hyphen || (small && (inside || width(line) * 5 >= full * 4))
            }
            // A word that would have had room on the line stands on the next for a reason.
            false => {
                hyphen
                    || (small && width(line) * 2 >= full)
                    || (width(line) + 1 + first_word) * 5 > full * 4
            }
        };
        let new = before.is_none_or(|(last, open)| {
            let numbered = begins_chapter(line) || numbered(line).is_some();
            let after_end = ends_sentence(last) && (numbered || (is_heading(line) && !goes_on));
            !open || begins_item(line) || after_end
        });
        match before {
            _ if new => {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(&without_marks(line));
            }
            // A wrap that left no blank has divided a word, and the hyphen was lost.
            Some((last, _))
                if marked && !blank(lines[i - 1]) && last.ends_with(char::is_lowercase) =>
            {
                out.push_str(line);
            }
            _ => join_line(&mut out, line),
        }
        before = Some((line, goes_on));
    }
    out
}

/// Whether a line begins with a mark that never stands inside a sentence.
fn begins_item(line: &str) -> bool {
    line.starts_with(BULLETS) && !line.starts_with(['–', '*', '·'])
}

/// A line without what nobody sees, or could not be read, right behind the mark of an item.
fn without_marks(line: &str) -> String {
    let Some(mark) = line.chars().next().filter(|_| begins_item(line)) else {
        return line.to_owned();
    };
    let odd = |it: char| it.is_whitespace() || matches!(it, '\u{fffd}' | '\u{ad}' | '\u{200b}');
    format!("{mark} {}", line[mark.len_utf8()..].trim_start_matches(odd))
}

/// The parts of a line in which items stand glued: «… helsehjelp. • Utvikle …», «… dette. k. Sikre …».
fn unglued(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letter = numbered(line).and_then(|(number, _)| following(number));
    // The character before, and the last before it that is no blank.
    let (mut before, mut last) = (None, None);
    for (at, character) in line.char_indices() {
        let rest = &line[at..];
        let after_blank = before == Some(' ');
        let after_end = after_blank && matches!(last, Some('.' | '!' | '?'));
        let bullet = after_blank && rest.starts_with("• ");
        before = Some(character);
        if !character.is_whitespace() {
            last = before;
        }
        let next = after_end
            && letter.as_ref().is_some_and(|it| {
                numbered(rest).is_some_and(|(number, words)| {
                    number == it && words.starts_with(char::is_uppercase)
                })
            });
        if bullet || next {
            parts.push(line[start..at].trim());
            start = at;
            letter = numbered(rest).and_then(|(number, _)| following(number));
        }
    }
    parts.push(line[start..].trim());
    parts.retain(|it| !it.is_empty());
    parts
}

/// The letter after a letter.
fn following(number: &str) -> Option<String> {
    let letter = number.chars().next().filter(char::is_ascii_lowercase)?;
    char::from_u32(u32::from(letter) + 1).map(String::from)
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

/// The part of a document that begins with one heading and ends before the next of `starts`.
///
/// `None` if the heading does not stand in the document. Used for an article that holds several
/// parties' texts, each under its own heading.
pub fn part(document: &Document, heading: &str, starts: &[&str]) -> Option<Document> {
    let is = |it: &Passage, words: &str| normal(&it.text) == normal(words);
    let from = document.passages.iter().position(|it| is(it, heading))?;
    let rest = &document.passages[from + 1..];
    let length = rest.iter().position(|it| starts.iter().any(|words| is(it, words)));
    let passages = rest[..length.unwrap_or(rest.len())].to_vec();
    Some(Document { pages: document.pages, passages })
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_double_spaced_text_is_read_as_the_passages_that_its_lines_are_cut_from() {
        for blank in [" ", ""] {
            let found = passages(&spaced(&PLAN, blank));
            let told =
                |kind: Kind| found.iter().filter(move |it| it.0 == kind).map(|it| it.2.as_str());
            assert_eq!(
                told(Kind::Heading).collect::<Vec<_>>(),
                ["1.1 Bedre sykkelveier", "Delmål 1.2 Færre biler", "Slik følger vi med"]
            );
            assert_eq!(
                told(Kind::Item).collect::<Vec<_>>(),
                [
                    "Gi støtte til sykkelverksteder og ordne parkering ved alle stasjoner og ferjekaier i landet (Samferdselsdepartementet)",
                    "Lage kart",
                    "Bygge gang- og sykkelveier ved de store skolene og barnehagene, og ta bilveier i sykkel- og gangveibruk om sommeren",
                ]
            );
            let text: Vec<&str> = told(Kind::Paragraph).collect();
            assert!(text[0].starts_with("Kommunene skal bygge sykkelveier mellom"));
            assert!(text[0].contains("kan komme til skolen uten"));
            assert!(text.iter().any(|it| it.ends_with("til verksteder i bygdene.")), "{text:?}");
            assert!(!found.iter().any(|it| it.2.contains("12")), "a page's number is no text");
            let last = found.last().unwrap();
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
