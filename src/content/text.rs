//! Holds the text of a file, and finds places in it.

use std::ops::Range;

use crate::report::diagnostic::Diagnostic;
use crate::report::faults;
use crate::report::place::{LONGEST_LINE, Place};
use crate::values::characters::{floor, foreign_letters, hidden_characters, is_utf16};

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
            return (text, vec![faults::utf16(place)]);
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
            findings.push(faults::windows_line_ends(text.place(at..at + 1)));
        }
        if bom {
            findings.push(faults::byte_order_mark(text.place(0..0)));
        }
        if let Err(err) = whole {
            let good = String::from_utf8_lossy(&bytes[..err.valid_up_to()]);
            let good =
                good.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
            let byte = bytes[err.valid_up_to()];
            findings.push(faults::not_utf8(text.place(good.len()..good.len() + 1), byte));
        }
        if text.text.trim().is_empty() {
            findings.push(faults::empty_file(text.place(0..0)));
        }
        for (at, character) in hidden_characters(&text.text).take(20) {
            let place = text.place(at..at + character.len_utf8());
            findings.push(faults::hidden_character(place, character));
        }
        for (at, character) in foreign_letters(&text.text).take(20) {
            let place = text.place(at..at + character.len_utf8());
            findings.push(faults::mixed_letters(place, character));
        }
        (text, findings)
    }

    /// Tells of a line that is longer than [`LONGEST_LINE`].
    fn too_long_line(&self) -> Option<Diagnostic> {
        let ends = self.lines.iter().skip(1).copied().chain([self.text.len()]);
        let mut lines = self.lines.iter().copied().zip(ends).enumerate();
        let (i, (start, end)) = lines.find(|(_, (start, end))| end - start > LONGEST_LINE)?;
        let place = Place { line: i + 1, ..Place::file(&self.path) };
        Some(faults::line_too_long(place, end - start))
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
