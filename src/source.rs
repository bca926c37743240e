//! Every input file of a site, in memory and in path order, and the places in it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{self, Diagnostic};

/// The largest input file that is read, in bytes.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// The longest line that is read, in bytes: each finding shows its line.
pub const LONGEST_LINE: usize = 1024 * 1024;

/// The files that a site is built from. Paths are relative to the content folder, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Path to content.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that are there but were not read, and why.
    pub refused: BTreeMap<String, Refusal>,
}

/// Why a file that is there was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Larger than [`LARGEST_FILE`]; the size in bytes.
    TooLarge(u64),
    /// A symbolic link whose target is outside the content folder, or does not exist; the target.
    LeadsOut(String),
    /// A symbolic link to a folder, which is not followed; the target.
    FolderLink(String),
    /// Neither a file nor a folder (a pipe, a device).
    NotAFile,
    /// The name is not UTF-8 text.
    Name,
    /// The system would not let it be read; its words.
    Unreadable(String),
}

impl Sources {
    /// The paths of all files under `prefix` that are there, read or refused, in order.
    pub fn paths<'a>(&'a self, prefix: &'a str) -> Vec<&'a str> {
        let mut paths: Vec<&str> =
            self.files.keys().chain(self.refused.keys()).map(String::as_str).collect();
        paths.retain(|path| path.starts_with(prefix));
        paths.sort_unstable();
        paths
    }
}

/// The text of one input file, and its path for messages.
#[derive(Clone, Debug)]
pub struct Text {
    /// Path relative to the content folder.
    pub path: String,
    /// The content without byte order mark, each line ended by `\n`.
    pub text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

/// Where something stands: what a message about it needs to know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path relative to the content folder.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How many characters it covers on that line, at least 1.
    pub width: usize,
    /// The text of that line.
    pub excerpt: String,
}

impl Place {
    /// A place at the start of a file of which there is no text to show.
    pub fn file(path: &str) -> Place {
        Place { path: path.to_owned(), line: 1, column: 1, width: 1, excerpt: String::new() }
    }
}

impl Text {
    /// The text of a file.
    pub fn new(path: &str, text: String) -> Text {
        let ends = text.match_indices('\n').map(|it| it.0 + 1);
        let lines = [0].into_iter().chain(ends).collect();
        Text { path: path.to_owned(), text, lines }
    }

    /// The number, from 1, of the line that a byte stands in.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|it| *it <= at)
    }

    /// Reads bytes as UTF-8 text and tells of everything that makes a text file awkward:
    /// not UTF-8, a byte order mark, Windows line ends, nothing in it, characters nobody sees.
    ///
    /// The text is returned also when there were findings, so that more can be found in it.
    pub fn decode(path: &str, bytes: &[u8]) -> (Text, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        if is_utf16(bytes) {
            let place = Place::file(path);
            let text = Text::new(path, String::new());
            return (text, vec![diagnostic::utf16(place)]);
        }
        let whole = std::str::from_utf8(bytes);
        let mut content = match whole {
            Ok(text) => text.to_owned(),
            Err(_) => String::from_utf8_lossy(bytes).into_owned(),
        };
        let bom = content.starts_with('\u{feff}');
        if bom {
            content.remove(0);
        }
        let crlf = content.find('\r');
        if crlf.is_some() {
            content = content.replace("\r\n", "\n").replace('\r', "\n");
        }
        let text = Text::new(path, content);
        if let Some(finding) = text.too_long_line() {
            return (Text::new(path, String::new()), vec![finding]);
        }
        if let Some(at) = crlf {
            findings.push(diagnostic::windows_line_ends(text.place(at..at + 1)));
        }
        if bom {
            findings.push(diagnostic::byte_order_mark(text.place(0..0)));
        }
        if let Err(err) = whole {
            let good = String::from_utf8_lossy(&bytes[..err.valid_up_to()]);
            let good =
                good.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
            let byte = bytes[err.valid_up_to()];
            findings.push(diagnostic::not_utf8(text.place(good.len()..good.len() + 1), byte));
        }
        if text.text.trim().is_empty() {
            findings.push(diagnostic::empty_file(text.place(0..0)));
        }
        for (at, character) in hidden_characters(&text.text).take(20) {
            let place = text.place(at..at + character.len_utf8());
            findings.push(diagnostic::hidden_character(place, character));
        }
        for (at, character) in foreign_letters(&text.text).take(20) {
            let place = text.place(at..at + character.len_utf8());
            findings.push(diagnostic::mixed_letters(place, character));
        }
        (text, findings)
    }

    /// Tells of a line that is longer than [`LONGEST_LINE`].
    fn too_long_line(&self) -> Option<Diagnostic> {
        let ends = self.lines.iter().skip(1).copied().chain([self.text.len()]);
        let mut lines = self.lines.iter().copied().zip(ends).enumerate();
        let (i, (start, end)) = lines.find(|(_, (start, end))| end - start > LONGEST_LINE)?;
        let place = Place { line: i + 1, ..Place::file(&self.path) };
        Some(diagnostic::line_too_long(place, end - start))
    }

    /// The place of a byte range. A range beyond the end, or inside a character, is moved to the
    /// nearest character before it.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = floor(&self.text, range.start);
        let end = floor(&self.text, range.end).max(start);
        let line = self.line(start);
        let line_start = self.lines[line - 1];
        let line_end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        let covered = &self.text[start..end.min(line_end)];
        Place {
            path: self.path.clone(),
            line,
            column: self.text[line_start..start].chars().count() + 1,
            width: covered.trim_end().chars().count().max(1),
            excerpt: self.text[line_start..line_end].to_owned(),
        }
    }
}

/// Whether bytes are UTF-16 text: its mark comes first, or every other byte of the beginning is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(64)];
    let zeros = start.iter().filter(|it| **it == 0).count();
    bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros * 3 > start.len()
}

/// The nearest character boundary at or before `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The characters of a text whose first byte may be that of one that is looked for, and where they stand:
/// files are long, and most of their bytes are passed over, many at once.
fn characters(
    text: &str,
    may_be: impl Fn(u8) -> bool + Copy,
) -> impl Iterator<Item = (usize, char)> {
    const AT_ONCE: usize = 64;
    let parts = text.as_bytes().chunks(AT_ONCE).enumerate();
    let parts = parts.filter(move |(_, part)| part.iter().fold(false, |any, it| any | may_be(*it)));
    let places = parts.flat_map(move |(i, part)| {
        let places = (i * AT_ONCE..).zip(part);
        places.filter(move |(_, it)| may_be(**it)).map(|it| it.0)
    });
    places.filter_map(|at| Some((at, text[at..].chars().next()?)))
}

/// The characters of a text that show nothing, and where they stand.
pub(crate) fn hidden_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    // Without branches: so are many bytes looked at in one step. Of what is not ASCII, most are letters
    // such as `ø` (c3).
    let may_be = |it: u8| {
        ((it < b' ') & (it != b'\n') & (it != b'\t')) | (it == 0x7f) | ((it > 0xc1) & (it != 0xc3))
    };
    characters(text, may_be).filter(|(_, it)| hidden(*it))
}

/// Greek and Cyrillic letters that stand beside Latin ones in a word: many look the same, so that a name
/// may look like another's.
pub(crate) fn foreign_letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let foreign = |it: &char| matches!(it, '\u{370}'..='\u{52f}') && it.is_alphabetic();
    let latin =
        |it: Option<char>| it.is_some_and(|it| it.is_alphabetic() && it < '\u{250}' && it != 'µ');
    characters(text, |it| (0xcd..=0xd4).contains(&it)).filter(move |(at, it)| {
        foreign(it)
            && (latin(text[..*at].chars().next_back())
                || latin(text[at + it.len_utf8()..].chars().next()))
    })
}

/// Whether a character shows nothing, or turns the direction of what follows: nobody who reads the
/// file can see that it is there. White space that people type is not meant.
pub fn hidden(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_characters_those_that_show_nothing_are_found() {
        for it in '\0'..=char::MAX {
            let text = format!("ø{it}–«");
            let found: Vec<_> = hidden_characters(&text).collect();
            assert_eq!(found, if hidden(it) { vec![(2, it)] } else { vec![] }, "{it:?}");
        }
    }
}
