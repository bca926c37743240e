//! Tells of the slips that people make in YAML, line by line: for a text that the reader gave up on.
//!
//! The reader stops at its first fault and names what it met, not what was meant. Here the text is
//! taken for what the content is made of (fields, lists, texts), and every line that breaks it is told.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::text::Text;
use crate::report::diagnostic::{Diagnostic, Report};
use crate::report::faults;
use crate::report::place::Place;

/// Typographic marks that people take for quotation marks of YAML.
pub const SMART_QUOTES: &str = "“”„‟‘’‚";

/// How many slips of one file are told: a file with more is not what it should be.
pub const MOST: usize = 100;

/// Every slip in the part `range` of a text. A valid text has none.
pub fn hints(text: &Text, range: Range<usize>) -> Report {
    let mut lines = Vec::new();
    let mut at = range.start;
    for line in text.text[range].split_inclusive('\n') {
        lines.push(Line { start: at, text: line.trim_end() });
        at += line.len();
    }
    let mut names = BTreeMap::new();
    for line in &lines {
        if let Some(name) = field_name(line.text.trim_start_matches(['-', ' '])) {
            *names.entry(name).or_insert(0) += 1;
        }
    }
    let mut walk =
        Walk { text, lines: &lines, names, open: Vec::new(), lost: false, found: vec![] };
    let mut i = 0;
    while i < lines.len() && walk.found.len() < MOST {
        i = walk.line(i).max(i + 1);
    }
    walk.found
}

/// A line of the text, without what ends it.
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl Line<'_> {
    fn blanks(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }
}

/// What the last field of a map, or the last item of a list, holds so far.
#[derive(Clone, Copy, PartialEq)]
enum Held {
    Nothing,
    /// Text without quotation marks: deeper lines belong to it.
    Plain,
    Whole,
}

/// A list or map that lines may still belong to.
struct Open {
    column: usize,
    /// A second column that its lines may have: the dash above stands out of line.
    also: Option<usize>,
    list: bool,
    held: Held,
}

struct Walk<'a> {
    text: &'a Text,
    lines: &'a [Line<'a>],
    /// How often each field name stands in the text.
    names: BTreeMap<&'a str, usize>,
    open: Vec<Open>,
    /// Below a line whose depth is not known, no line's depth is held against it.
    lost: bool,
    found: Report,
}

impl<'a> Walk<'a> {
    fn place(&self, at: usize, length: usize) -> Place {
        self.text.place(at..at + length)
    }

    fn tell(&mut self, at: usize, length: usize, make: impl FnOnce(Place) -> Diagnostic) {
        let place = self.place(at, length.max(1));
        self.found.push(make(place));
    }

    /// Takes one line, with all that belongs to its value; gives the line after it.
    fn line(&mut self, i: usize) -> usize {
        let line = &self.lines[i];
        let body = line.text.trim_start();
        if body.is_empty() || body.starts_with('#') || line.text == "..." {
            return i + 1;
        }
        if line.text == "---" {
            if !self.open.is_empty() {
                self.tell(line.start, 3, faults::yaml_documents);
            }
            return i + 1;
        }
        let mut column = line.blanks();
        if body.len() + column != line.text.len() {
            // A tab or the like before the text is told elsewhere; how deep it stands nobody knows.
            self.lost = true;
            self.hold(Held::Nothing);
            return i + 1;
        }
        if let Some(top) = self.open.last()
            && top.held == Held::Plain
            && column > top.column
            && top.also != Some(column)
        {
            self.more_text(i, column - top.column);
            return i + 1;
        }
        let mut rest = body;
        let mut dashes = 0;
        let mut shift = 0;
        while let Some(item) = self.dash(line.start + column, rest) {
            shift = self.list(line.start + column, column);
            let blanks = item.len() - item.trim_start_matches([' ', '\t']).len();
            shift -= isize::from(blanks == 0);
            column += rest.len() - item.len() + blanks;
            rest = &item[blanks..];
            dashes += 1;
        }
        if rest.is_empty() || rest.starts_with('#') {
            return i + 1;
        }
        let at = line.start + column;
        let Some((key, value)) = split_field(rest) else {
            return self.no_field(i, at, column, rest, dashes > 0);
        };
        let parent = column;
        if dashes > 0 {
            let also = column.checked_add_signed(-shift).filter(|it| *it != column);
            self.open.push(Open { column, also, list: false, held: Held::Nothing });
        } else {
            self.map(at, key.len(), column);
        }
        let blanks = value.len() - value.trim_start().len();
        let value_at = at + rest.len() - value.len() + blanks;
        let (held, next) = self.value(i, value_at, value.trim_start(), parent, true);
        self.hold(held);
        next
    }

    fn hold(&mut self, held: Held) {
        if let Some(top) = self.open.last_mut() {
            top.held = held;
        }
    }

    /// What follows a dash, if the rest of a line begins with one.
    fn dash(&mut self, at: usize, rest: &'a str) -> Option<&'a str> {
        let item = rest.strip_prefix('-')?;
        if item.is_empty() || item.starts_with([' ', '\t']) {
            return Some(item);
        }
        let meant = item.starts_with(char::is_alphabetic) && field_name(item).is_some();
        if meant {
            let whole = format!("- {item}");
            self.tell(at, rest.len(), |it| faults::yaml_missing_space(it, "-", &whole));
        }
        meant.then_some(item)
    }

    /// Finds the list that a dash belongs to, or opens one; how far the dash is out of line.
    fn list(&mut self, at: usize, column: usize) -> isize {
        let fresh = |it: &Open| {
            it.held == Held::Nothing && (column > it.column || (!it.list && column == it.column))
        };
        if self.open.last().is_none_or(fresh) {
            self.open.push(Open { column, also: None, list: true, held: Held::Nothing });
            return 0;
        }
        let shift = self.back_to(at, 1, column, true);
        self.hold(Held::Nothing);
        shift
    }

    /// Finds the map that a field belongs to, or opens one.
    fn map(&mut self, at: usize, length: usize, column: usize) {
        let fresh = |it: &Open| it.held == Held::Nothing && column > it.column;
        if self.open.last().is_none_or(fresh) {
            self.open.push(Open { column, also: None, list: false, held: Held::Nothing });
        } else {
            self.back_to(at, length, column, false);
        }
    }

    /// Closes all that ended above a line; tells if the line fits none of what is left open.
    fn back_to(&mut self, at: usize, length: usize, column: usize, list: bool) -> isize {
        let fits = |it: &Open| it.list == list && (it.column == column || it.also == Some(column));
        if let Some(found) = self.open.iter().rposition(fits) {
            self.open.truncate(found + 1);
            return 0;
        }
        if !self.lost {
            self.tell(at, length, faults::yaml_indent);
        }
        let kind = self.open.iter().enumerate().rev().filter(|(_, it)| it.list == list);
        match kind.min_by_key(|(_, it)| it.column.abs_diff(column)).map(|it| it.0) {
            Some(near) => {
                self.open.truncate(near + 1);
                column.cast_signed() - self.open[near].column.cast_signed()
            }
            None => {
                self.open.push(Open { column, also: None, list, held: Held::Nothing });
                0
            }
        }
    }

    /// A line that goes on with the plain text above it.
    fn more_text(&mut self, i: usize, deeper: usize) {
        let line = &self.lines[i];
        let body = line.text.trim_start();
        let at = line.start + line.text.len() - body.len();
        let words = without_comment(body);
        let item = words.trim_start_matches("- ");
        if let Some(name) = field_name(item)
            && (deeper == 1 || self.names.get(name).is_some_and(|it| *it > 1))
        {
            let dash = words.len() - item.len();
            let length = if dash > 0 { 1 } else { name.len() };
            self.tell(at, length, faults::yaml_indent);
        } else if let Some(colon) = colon(words) {
            self.tell(at + colon, 1, faults::yaml_colon);
        }
        self.comment(i, at, body);
    }

    /// Tells of a comment that cuts a plain text which goes on below it.
    fn comment(&mut self, i: usize, at: usize, value: &str) {
        let words = without_comment(value);
        let Some(top) = self.open.last().filter(|_| words.len() < value.len()) else { return };
        let below: Vec<&str> = self.lines[i + 1..]
            .iter()
            .take_while(|it| !it.text.is_empty() && it.blanks() > top.column)
            .map(|it| it.text.trim())
            .take_while(|it| colon(it).is_none())
            .collect();
        if !below.is_empty() {
            let mark = words.len() + value[words.len()..].find('#').unwrap_or(0);
            let whole = format!("{value} {}", below.join(" "));
            self.tell(at + mark, value.len() - mark, |it| faults::cut_by_comment(it, &whole));
        }
    }

    /// A line that has no field: an item of a list, a text below its key, or a slip.
    fn no_field(&mut self, i: usize, at: usize, column: usize, rest: &'a str, item: bool) -> usize {
        let squeezed = rest
            .split_once(':')
            .filter(|(name, value)| is_name(name) && !value.is_empty() && !value.starts_with("//"));
        let awaited = item
            || self.open.last().is_some_and(|it| it.held == Held::Nothing && column > it.column);
        if let Some((name, value)) = squeezed
            && (!awaited || self.names.contains_key(name))
        {
            let whole = format!("{name}: {}", value.trim());
            let key = format!("{name}:");
            self.tell(at, rest.len(), |it| faults::yaml_missing_space(it, &key, &whole));
            if awaited {
                self.open.push(Open { column, also: None, list: false, held: Held::Whole });
            }
            self.hold(Held::Whole);
            return i + 1;
        }
        if awaited {
            let parent = self.open.last().map_or(0, |it| it.column);
            let (held, next) = self.value(i, at, rest, parent, false);
            self.hold(held);
            return next;
        }
        if !self.lost {
            self.tell(at, rest.len(), faults::yaml_stray_line);
        }
        i + 1
    }

    /// Looks at a value: whether it is whole, and which line comes after it.
    fn value(
        &mut self,
        i: usize,
        at: usize,
        value: &'a str,
        parent: usize,
        of_key: bool,
    ) -> (Held, usize) {
        let word = value.split(char::is_whitespace).next().unwrap_or_default();
        let first = value.chars().next().unwrap_or('#');
        let special = |it| faults::yaml_special_start(it, first);
        match first {
            '#' => return (Held::Nothing, i + 1),
            '"' | '\'' => return (Held::Whole, self.quoted(i, at, parent)),
            '[' | '{' => return (Held::Whole, self.bracketed(i, at, parent)),
            '|' | '>' if is_header(value) => return (Held::Whole, self.block(i, parent)),
            '@' | '`' | '%' | ',' | ']' | '}' | '|' | '>' => self.tell(at, 1, special),
            '-' | '?' if of_key && word.len() == 1 => self.tell(at, 1, special),
            '&' | '*' => self.tell(at, word.len(), faults::yaml_alias),
            '!' => self.tell(at, word.len(), faults::yaml_tag),
            mark if SMART_QUOTES.contains(mark) => {
                self.tell(at, mark.len_utf8(), |it| faults::smart_quotes(it, mark));
            }
            _ => {
                if let Some(colon) = colon(without_comment(value)).filter(|_| of_key) {
                    self.tell(at + colon, 1, faults::yaml_colon);
                } else {
                    self.comment(i, at, value);
                }
            }
        }
        let below = matches!(first, '&' | '!') && word.len() == value.len();
        (if below { Held::Nothing } else { Held::Plain }, i + 1)
    }

    /// The rest of the line of byte `at`, and the lines below it that are deeper than `parent`.
    fn reach(&self, i: usize, at: usize, parent: usize) -> impl Iterator<Item = (usize, usize)> {
        let deeper = |it: &&Line<'_>| it.text.is_empty() || it.blanks() > parent;
        let below = self.lines[i + 1..].iter().take_while(deeper).count();
        let from = move |(n, it): (usize, &Line<'a>)| (i + n, if n == 0 { at } else { it.start });
        self.lines[i..=i + below].iter().enumerate().map(from)
    }

    /// The text from a byte to the end of its line.
    fn rest_of_line(&self, at: usize) -> &'a str {
        self.text.text[at..].split('\n').next().unwrap_or_default().trim_end()
    }

    /// A value in quotation marks that begins at byte `at`.
    fn quoted(&mut self, i: usize, at: usize, parent: usize) -> usize {
        let mark = self.text.text.as_bytes()[at];
        let mut from = 1;
        let mut close = None;
        for (line, start) in self.reach(i, at, parent) {
            if let Some(end) = closing(self.rest_of_line(start), from, mark) {
                close = Some((line, start + end));
                break;
            }
            from = 0;
        }
        match close {
            Some((line, end)) => {
                if mark == b'"' {
                    self.escapes(at + 1, end - 1);
                }
                self.after(end, faults::yaml_after_quote);
                line + 1
            }
            None => {
                self.tell(at, 1, faults::yaml_open_quote);
                i + 1
            }
        }
    }

    /// Tells of each `\` between two bytes that makes nothing YAML knows.
    fn escapes(&mut self, from: usize, to: usize) {
        let mut at = from;
        while let Some(mark) = self.text.text[at..to].find('\\').map(|it| at + it) {
            let next = self.text.text[mark + 1..].chars().next().unwrap_or('\\');
            if !"0abtnvfre \"/\\N_LPxuU\t\n".contains(next) {
                self.tell(mark, 1 + next.len_utf8(), faults::yaml_escape);
            }
            at = (mark + 1 + next.len_utf8()).min(to);
        }
    }

    /// Tells if anything but a comment stands between a closing mark and the end of the line.
    fn after(&mut self, end: usize, make: impl FnOnce(Place) -> Diagnostic) {
        let rest = self.rest_of_line(end);
        let words = rest.trim_start();
        if !(words.is_empty() || (words.starts_with('#') && words.len() < rest.len())) {
            let length = words.find(char::is_whitespace).unwrap_or(words.len());
            self.tell(end + rest.len() - words.len(), length, make);
        }
    }

    /// A value in brackets that begins at byte `at`.
    fn bracketed(&mut self, i: usize, at: usize, parent: usize) -> usize {
        let mut depth = 0_usize;
        let mut close = None;
        'lines: for (line, start) in self.reach(i, at, parent) {
            let rest = self.rest_of_line(start);
            let mut skip = 0;
            for (j, byte) in rest.bytes().enumerate() {
                if j < skip {
                    continue;
                }
                match byte {
                    b'[' | b'{' => depth += 1,
                    b']' | b'}' => depth -= 1,
                    b'"' | b'\'' => skip = closing(rest, j + 1, byte).unwrap_or(rest.len()),
                    _ => {}
                }
                if depth == 0 {
                    close = Some((line, start + j + 1));
                    break 'lines;
                }
            }
        }
        let first = self.text.text[at..].chars().next().unwrap_or('[');
        let special = |it| faults::yaml_special_start(it, first);
        let Some((line, end)) = close else {
            self.tell(at, 1, special);
            return i + 1;
        };
        let rest = self.rest_of_line(end);
        if rest.is_empty() || rest.starts_with(" #") {
            return line + 1;
        }
        self.tell(at, 1, special);
        line + 1
    }

    /// A text below `>-` or `|`: its lines are as deep as the first of them.
    fn block(&mut self, i: usize, parent: usize) -> usize {
        let mut next = i + 1;
        let mut depth = None;
        while let Some(line) = self.lines.get(next)
            && (line.text.is_empty() || line.blanks() > parent || line.text.starts_with('\t'))
        {
            let blanks = line.blanks();
            let depth = if line.text.is_empty() { blanks } else { *depth.get_or_insert(blanks) };
            if blanks < depth && !line.text.starts_with('\t') {
                self.tell(line.start + blanks, line.text.len(), faults::yaml_stray_line);
            }
            next += 1;
        }
        next
    }
}

/// Where a quotation mark closes, looked for from `from`: the byte after it.
fn closing(text: &str, from: usize, mark: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut i = from;
    while let Some(byte) = bytes.get(i) {
        match byte {
            b'\\' if mark == b'"' => i += 1,
            it if *it == mark && mark == b'\'' && bytes.get(i + 1) == Some(&mark) => i += 1,
            it if *it == mark => return Some(i + 1),
            _ => {}
        }
        i += 1;
    }
    None
}

/// Whether a value opens a text on the lines below: `|` or `>` with its indicators.
fn is_header(value: &str) -> bool {
    let words = without_comment(value);
    words[1..].bytes().all(|it| it.is_ascii_digit() || it == b'-' || it == b'+')
}

/// A plain value without the comment behind it.
fn without_comment(value: &str) -> &str {
    value.split(" #").next().unwrap_or(value).trim_end()
}

/// Where a colon stands that makes a field of what is before it.
fn colon(words: &str) -> Option<usize> {
    words.find(": ").or_else(|| words.ends_with(':').then(|| words.len() - 1))
}

/// The key and what follows its colon, if a line has them.
fn split_field(rest: &str) -> Option<(&str, &str)> {
    let key = match rest.as_bytes()[0] {
        mark @ (b'"' | b'\'') => closing(rest, 1, mark)?,
        b'[' | b'{' => return None,
        _ => colon(without_comment(rest))?,
    };
    let value = rest[key..].strip_prefix(':')?;
    (value.is_empty() || value.starts_with([' ', '\t'])).then_some((&rest[..key], value))
}

/// The name of the field that a line begins with, if it is a name as the content has them.
fn field_name(line: &str) -> Option<&str> {
    split_field(line.get(..).filter(|it| !it.is_empty())?).map(|it| it.0).filter(|it| is_name(it))
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')
}
