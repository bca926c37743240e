//! Turns YAML text into a tree whose every value knows where it stands, and every fault in it into a finding.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_yaml::granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span, options};

use crate::content::text::Text;
use crate::content::yaml_hints;
use crate::report::diagnostic::{Diagnostic, Report};
use crate::report::faults;

/// The value of a key, if the node is a map that has it.
pub(crate) fn field<'a, 't>(node: &'a Node<'t>, key: &str) -> Option<&'a Node<'t>> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|(it, _)| it.text == key).map(|(_, it)| it),
        Value::Scalar(_) | Value::List(_) => None,
    }
}

/// The byte range of the front matter and the start of the text after it.
pub fn front_matter(text: &str) -> Option<(Range<usize>, usize)> {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let start = (first.trim_end() == "---").then_some(first.len())?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// How deep lists and maps may lie inside each other; the content needs six.
const DEEPEST: usize = 32;

/// A value and where it stands.
#[derive(Debug)]
pub struct Node<'t> {
    /// Byte range in the text.
    pub span: Range<usize>,
    /// The value.
    pub value: Value<'t>,
}

/// What a value is.
#[derive(Debug)]
pub enum Value<'t> {
    /// Text, as written.
    Scalar(Scalar<'t>),
    /// A list.
    List(Vec<Node<'t>>),
    /// Keys and values in the order of the file; each key once.
    Map(Vec<(Key<'t>, Node<'t>)>),
}

/// A scalar value.
#[derive(Debug)]
pub struct Scalar<'t> {
    /// The text after YAML's escapes.
    pub text: Cow<'t, str>,
    /// Whether it stands without quotation marks and not as a block.
    pub plain: bool,
    /// Where a comment on the same line begins, if the scalar is plain.
    pub cut: Option<usize>,
}

/// A key of a map.
#[derive(Debug)]
pub struct Key<'t> {
    /// The key.
    pub text: Cow<'t, str>,
    /// Byte range in the text.
    pub span: Range<usize>,
}

/// A list or map that is being read.
enum Frame<'t> {
    List {
        start: usize,
        items: Vec<Node<'t>>,
    },
    Map {
        start: usize,
        entries: Vec<(Key<'t>, Node<'t>)>,
        /// Where each key stands, once there are so many that looking through them all takes long.
        seen: BTreeMap<String, usize>,
        key: Option<Key<'t>>,
    },
}

/// So many keys of a map are looked through one by one: records have no more.
const FEW: usize = 32;

/// Reads the part `range` of a text as one YAML document.
///
/// The tree is `None` after a fault that the reading could not go on from. Faults that do not stop
/// it, such as a key given twice, are told and the first value is kept.
pub fn parse<'t>(text: &'t Text, range: Range<usize>) -> (Option<Node<'t>>, Report) {
    let source = &text.text[range.clone()];
    let base = range.start;
    let mut findings = indentation(text, range.clone());
    if !findings.is_empty() {
        findings.append(&mut yaml_hints::hints(text, range));
        return (None, findings);
    }
    let limits = options! { block_nesting_limit: DEEPEST, flow_nesting_limit: DEEPEST };
    let mut stack: Vec<Frame<'t>> = Vec::new();
    let mut root: Option<Node<'t>> = None;
    for event in Parser::new_from_str_with_options(source, limits) {
        let (event, span) = match event {
            Ok(it) => it,
            Err(err) => {
                let at = err.marker().byte_offset().unwrap_or(0).min(source.len()) + base;
                findings.append(&mut complaints(text, range, at, &err));
                return (None, findings);
            }
        };
        let at = shift(&span, base);
        let node = match event {
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..)
                if event.tag().is_some() =>
            {
                let mark = property(source, at.start - base, '!', base);
                findings.push(faults::yaml_tag(text.place(mark)));
                findings.append(&mut yaml_hints::hints(text, range));
                return (None, findings);
            }
            Event::Alias(_) => {
                findings.push(faults::yaml_alias(text.place(at)));
                findings.append(&mut yaml_hints::hints(text, range));
                return (None, findings);
            }
            _ if event.anchor_id().is_some_and(|it| it > 0) => {
                let mark = property(source, at.start - base, '&', base);
                findings.push(faults::yaml_alias(text.place(mark)));
                findings.append(&mut yaml_hints::hints(text, range));
                return (None, findings);
            }
            Event::Scalar(scalar, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                let text_of = if plain && at.is_empty() { Cow::Borrowed("") } else { scalar };
                let cut = if plain && !at.is_empty() { cut(&text.text, at.end) } else { None };
                Node { span: at, value: Value::Scalar(Scalar { text: text_of, plain, cut }) }
            }
            Event::SequenceStart(..) => {
                stack.push(Frame::List { start: at.start, items: Vec::new() });
                continue;
            }
            Event::MappingStart(..) => {
                stack.push(Frame::Map {
                    start: at.start,
                    entries: Vec::new(),
                    seen: BTreeMap::new(),
                    key: None,
                });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(Frame::List { start, items }) => {
                    let bracket = text.text[start..].starts_with('[');
                    let last = items.last().filter(|_| !bracket);
                    let end = last.map_or(at.end, |it| it.span.end.max(start));
                    Node { span: start..end.max(at.start), value: Value::List(items) }
                }
                Some(Frame::Map { start, entries, .. }) => {
                    let end = entries.last().map_or(at.end, |(_, it)| it.span.end.max(start));
                    Node { span: start..end, value: Value::Map(entries) }
                }
                None => continue,
            },
            Event::DocumentStart(..) if root.is_some() => {
                findings.push(faults::yaml_documents(text.place(at)));
                return (None, findings);
            }
            _ => continue,
        };
        place_node(text, &mut stack, &mut root, node, &mut findings);
    }
    (root, findings)
}

/// Puts a finished value where it belongs: into the open list or map, or at the root.
fn place_node<'t>(
    text: &Text,
    stack: &mut [Frame<'t>],
    root: &mut Option<Node<'t>>,
    node: Node<'t>,
    findings: &mut Report,
) {
    match stack.last_mut() {
        None => *root = Some(node),
        Some(Frame::List { items, .. }) => items.push(node),
        Some(Frame::Map { entries, seen, key, .. }) => match key.take() {
            None => {
                let name = match node.value {
                    Value::Scalar(scalar) => scalar.text,
                    // A list or map as a key: no content has one, so it is told as a strange key.
                    Value::List(_) | Value::Map(_) => Cow::Borrowed("?"),
                };
                *key = Some(Key { text: name, span: node.span });
            }
            Some(key) => {
                let same = |it: &&(Key<'_>, Node<'_>)| it.0.text == key.text;
                let first = match entries.len() {
                    0..FEW => entries.iter().find(same).map(|it| it.0.span.start),
                    _ => seen.get(key.text.as_ref()).copied(),
                };
                match first {
                    Some(_) if findings.len() >= yaml_hints::MOST => {}
                    Some(first) => {
                        let line = text.place(first..first).line;
                        let place = text.place(key.span);
                        findings.push(faults::duplicate_key(place, &key.text, line));
                    }
                    None => {
                        entries.push((key, node));
                        // From here on the names are looked up.
                        let new = match entries.len() {
                            FEW => &entries[..],
                            more if more > FEW => &entries[more - 1..],
                            _ => &[],
                        };
                        seen.extend(new.iter().map(|(it, _)| (it.text.to_string(), it.span.start)));
                    }
                }
            }
        },
    }
}

/// Where a comment begins that stands right of a plain scalar ending at `end`.
fn cut(text: &str, end: usize) -> Option<usize> {
    let line = text[end..].split('\n').next().unwrap_or_default();
    let rest = line.trim_start_matches([' ', '\t']);
    rest.starts_with('#').then_some(end + line.len() - rest.len())
}

/// The anchor or tag that stands before the value at `at` of the source.
fn property(source: &str, at: usize, mark: char, base: usize) -> Range<usize> {
    let mut before = source[..at].trim_end();
    loop {
        let word = before.split(char::is_whitespace).next_back().unwrap_or_default();
        let start = before.len() - word.len();
        match word.chars().next() {
            Some(it) if it == mark => return base + start..base + before.len(),
            Some('&' | '!') => before = before[..start].trim_end(),
            _ => return base + at..base + at + 1,
        }
    }
}

/// Everything that is wrong with a text that the reader gave up on at byte `at`.
fn complaints(text: &Text, range: Range<usize>, at: usize, err: &ScanError) -> Report {
    let told = explain(text, at, err);
    if *err.kind() == ErrorKind::RecursionLimitExceeded {
        return vec![told];
    }
    let mut findings = yaml_hints::hints(text, range);
    if !findings.iter().any(|it| it.place.line <= told.place.line) {
        findings.push(told);
    }
    findings
}

fn shift(span: &Span, base: usize) -> Range<usize> {
    let start = base + span.start.byte_offset().unwrap_or(0);
    start..(base + span.end.byte_offset().unwrap_or(0)).max(start)
}

/// Tabs and no-break spaces in the indentation, which YAML answers in riddles.
fn indentation(text: &Text, range: Range<usize>) -> Report {
    let mut findings = Vec::new();
    let mut at = range.start;
    let mut block: Option<usize> = None;
    for line in text.text[range].split_inclusive('\n') {
        if findings.len() == yaml_hints::MOST {
            break;
        }
        let indent: usize = line
            .chars()
            .take_while(|it| it.is_whitespace() && *it != '\n')
            .map(char::len_utf8)
            .sum();
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let body = line.trim();
        // Inside a block scalar (`>-`, `|`) deeper lines are text and may hold anything.
        if block.is_some_and(|it| blanks > it || body.is_empty()) {
            at += line.len();
            continue;
        }
        block = block_scalar(body).then_some(blanks);
        if !body.is_empty() && !body.starts_with('#') {
            for (i, character) in line[..indent].char_indices() {
                let place = || text.place(at + i..at + i + character.len_utf8());
                match character {
                    '\t' => findings.push(faults::yaml_tab(place())),
                    '\u{a0}' => findings.push(faults::yaml_no_break_space(place())),
                    _ => continue,
                }
                break;
            }
        }
        at += line.len();
    }
    findings
}

/// Whether a line opens a block scalar: it ends in `|` or `>` with indicators, after a key or dash.
fn block_scalar(line: &str) -> bool {
    let end = line.trim_end_matches(|it: char| it.is_ascii_digit() || it == '-' || it == '+');
    end.ends_with([':', '-', ' ', '|', '>'])
        && (end.ends_with(": |")
            || end.ends_with(": >")
            || end.ends_with("- |")
            || end.ends_with("- >"))
}

/// Puts the reader's complaint into an editor's words, with the cure: for what is not a common slip.
fn explain(text: &Text, at: usize, err: &ScanError) -> Diagnostic {
    let place = text.place(at..at + 1);
    match err.kind() {
        ErrorKind::RecursionLimitExceeded => faults::yaml_too_deep(place),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => faults::yaml_tab(place),
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => faults::yaml_alias(place),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            faults::yaml_colon(place)
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::ExpectedDocumentStart => faults::yaml_indent(place),
        kind => faults::yaml_syntax(place, &kind.to_string()),
    }
}
