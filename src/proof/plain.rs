//! Reads plain text into passages.

use crate::proof::document::{BULLETS, Document, Kind, Passage, bulleted, number_items, numbered};
use crate::proof::normalise::{as_seen, join_line};

/// Splits a plain text: a passage for each line that is not empty, items also where several stand
/// glued on one line, headings by their form (short, without a full stop or colon).
///
/// In a text with an empty line after each line, as some programs give that of a PDF, the lines are
/// joined first.
///
/// A form feed begins a page, as `pdftotext` writes them.
pub fn plain(text: &str) -> Document {
    let text = &as_seen(text);
    let mut pages: Vec<&str> = text.trim_end_matches(['\u{c}', '\n']).split('\u{c}').collect();
    let mut document = Document::default();
    let mut heading = Vec::new();
    for i in 0..pages.len() {
        // What a page begins with may be the end of the last sentence of the page before it.
        let (page, over) = match pages.get(i + 1) {
            Some(next) => sentence_over(pages[i], next),
            None => (pages[i].to_owned(), None),
        };
        if let (Some((_, rest)), Some(next)) = (over, pages.get_mut(i + 1)) {
            *next = rest;
        }
        let chapters = is_double_spaced(&page);
        let text = match (chapters, pages.len() > 1 && is_wrapped(&page)) {
            (true, _) => rejoined(&page),
            (_, true) => unwrapped(&page),
            _ => page,
        };
        let mut passages = split(&text, chapters, &mut heading);
        if pages.len() > 1 {
            document.pages = pages.len();
            passages.iter_mut().for_each(|it| it.page = Some(i + 1));
            if let (Some((line, _)), Some(last)) = (over, passages.last_mut())
                && last.text.ends_with(line)
            {
                last.turns.push((last.text.len() - line.len(), i + 2, None));
            }
        }
        document.passages.append(&mut passages);
    }
    number_items(&mut document);
    document
}

/// A page with the first line of the next one, if that goes on with its last sentence; and then that line,
/// and what is left of the next page.
fn sentence_over<'t>(page: &str, next: &'t str) -> (String, Option<(&'t str, &'t str)>) {
    let whole = page.trim_end();
    let (line, rest) = next.trim_start().split_once('\n').unwrap_or((next.trim_start(), ""));
    let ended = whole.is_empty() || whole.ends_with(['.', '!', '?', ':', '»', '”']);
    if ended || !line.starts_with(char::is_lowercase) || numbered(line).is_some() {
        return (page.to_owned(), None);
    }
    let start = whole.rfind('\n').map_or(0, |at| at + 1);
    let mut last = whole[start..].to_owned();
    join_line(&mut last, line);
    (format!("{}{last}\n", &whole[..start]), Some((line.trim(), rest)))
}

/// The longest line of a text whose lines are broken where the column ends, in characters.
const LONGEST_LINE: usize = 130;

/// Whether the lines of a page are broken where its column ends, and not where a paragraph does.
fn is_wrapped(page: &str) -> bool {
    let lines: Vec<&str> = page.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let small = |it: &&&str| it.starts_with(char::is_lowercase);
    lines.iter().all(|it| it.chars().count() <= LONGEST_LINE)
        && lines.iter().filter(small).count() * 3 > lines.len()
}

/// A page of broken lines with a line for each paragraph, item and heading.
fn unwrapped(page: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for line in page.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        let begins = begins_item(line) || numbered(line).is_some();
        let ended = out.ends_with(['.', '!', '?', ':']) && line.starts_with(char::is_uppercase);
        if open && !begins && !ended {
            let start = out.rfind('\n').map_or(0, |at| at + 1);
            let mut last = out.split_off(start);
            join_line(&mut last, line);
            out.push_str(&last);
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(line);
        }
        open = true;
    }
    out
}

/// A passage for each line; with `chapters` also a number of a chapter makes a heading. `heading` is the one
/// that stands above the first line, and then above what follows.
fn split(text: &str, chapters: bool, heading: &mut Vec<String>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
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
                breaks: Vec::new(),
                cited: false,
            };
            if kind == Kind::Heading {
                passages.push(passage(&[]));
                *heading = vec![words.to_owned()];
            } else {
                passages.push(passage(heading));
            }
        }
    }
    passages
}

/// Quotation marks that may stand before a heading that begins a quoted chapter.
const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', ' '];

fn is_heading(line: &str) -> bool {
    let words = line.trim_matches(QUOTES);
    let letters = words.chars().filter(|it| it.is_alphabetic()).count();
    words.chars().count() <= 70
        && letters >= 3
        && !line.ends_with(['.', ':', ',', ';', '!', '?', '"', '”', '»'])
        // What is wanted follows: «Partiet vil».
        && !line.ends_with(" vil")
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
            _ => drop(join_line(&mut out, line)),
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
