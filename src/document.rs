//! A source text as passages: what a quotation is looked for in, and what a search goes through.

use serde::{Deserialize, Serialize};

use crate::normal::normal;

/// Number of the way in which files are read: another number makes the cache be read anew.
pub const VERSION: u32 = 2;

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
    let end = text.find(['.', ')'])?;
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

/// Splits a plain text: a passage for each line that is not empty, items also where several stand
/// glued on one line, headings by their form (short, without a full stop or colon).
pub fn plain(text: &str) -> Document {
    let mut passages: Vec<Passage> = Vec::new();
    let mut heading: Vec<String> = Vec::new();
    for line in text.lines() {
        for part in unglued(line.trim()) {
            let bullet = bulleted(part) || part.starts_with(BULLETS);
            let (kind, number, words) = if bullet {
                (Kind::Item, None, part.trim_start_matches(BULLETS).trim_start())
            } else if let Some((number, rest)) = numbered(part) {
                (Kind::Item, Some(number.to_owned()), rest)
            } else if is_heading(part) {
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

/// The parts of a line in which items stand glued: «… helsehjelp. • Utvikle …», «… dette. k. Sikre …».
fn unglued(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letter = numbered(line).and_then(|(number, _)| following(number));
    for (at, _) in line.char_indices().filter(|(at, _)| *at > 0) {
        let rest = &line[at..];
        let after_end =
            line[..at].trim_end().ends_with(['.', '!', '?']) && line[..at].ends_with(' ');
        let bullet = rest.starts_with("• ") && line[..at].ends_with(' ');
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
