//! Lays out a file of the content in the one way: the same values give the same text, whatever tool wrote them.

use std::ops::Range;

use crate::content::files::Sources;
use crate::content::load;
use crate::content::schema::{self, Field, FileKind, Kind, read_as};
use crate::content::text::Text;
use crate::content::yaml::{self, Node, Scalar, Value};
use crate::edit::change::Change;
use crate::edit::written::{WIDTH, block, counts, may_be_block, may_be_plain, quoted};
use crate::report::diagnostic::{Report, Severity, What};

/// A comment of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Comment {
    /// Where it stands.
    at: usize,
    /// Its text, from the `#`.
    text: String,
    /// Whether it has a line of its own.
    alone: bool,
    /// Whether a blank line stands before it.
    apart: bool,
}

/// What stands before, beside and behind an entry or an item.
#[derive(Debug, Default)]
struct Around {
    /// Comments above it.
    above: Vec<Comment>,
    /// Comments right of it.
    beside: Vec<String>,
    /// Comments at the end of the list or map that it is the last of.
    below: Vec<Comment>,
    /// Whether a blank line stands before it.
    apart: bool,
}

/// An entry of a map, or an item of a list, and what stands around it.
#[derive(Debug)]
struct Anchor {
    /// Where it begins. A record and its first entry begin at the same place.
    start: usize,
    /// Whether it is an entry.
    entry: bool,
    /// The column of its key or dash.
    column: usize,
    /// The entry or item that it stands in.
    parent: Option<usize>,
    around: Around,
}

/// A file as it is laid out.
struct Layout<'a> {
    text: &'a str,
    /// In the order of the file.
    anchors: Vec<Anchor>,
    out: String,
}

/// The files of the content that are laid out otherwise, with their one layout; and what is wrong in those
/// that are left alone for it.
pub fn changes(sources: &Sources) -> (Vec<Change>, Report) {
    let (mut changes, mut report) = (Vec::new(), Vec::new());
    for (path, bytes) in &sources.files {
        let Some((kind, text, mut faults)) = load::look(path, bytes) else { continue };
        // What another reader would take for something else is told, and not made to stay so.
        faults.retain(|it| it.severity == Severity::Error);
        if !faults.is_empty() {
            report.append(&mut faults);
            continue;
        }
        let made = lay_out(kind, &text).filter(|it| it.as_bytes() != bytes);
        changes.extend(made.map(|text| Change { path: path.clone(), text, new: false }));
    }
    (changes, report)
}

/// The text of a file in its one layout: fields in the order in which they are documented, long texts in
/// blocks of at most 100 characters a line, words of sources in quotation marks, comments where they
/// were. Blank lines between fields stay, one at most. The values are the same.
///
/// `None` if the file is no YAML. What was made is read again and held against the file, comments too:
/// `None` as well if it did not say the same.
pub fn lay_out(kind: FileKind, text: &Text) -> Option<String> {
    let whole = 0..text.text.len();
    let range = if kind == FileKind::Theme { yaml::front_matter(&text.text)?.0 } else { whole };
    let (root, faults) = yaml::parse(text, range.clone());
    let root = root.filter(|_| faults.is_empty())?;
    let (_, fields) = schema::shapes().into_iter().find(|it| it.0 == kind)?;
    let made = laid_out(&text.text, &range, &root, &fields);
    let made = format!("{}{made}{}", &text.text[..range.start], &text.text[range.end..]);
    let again = Text::new(&text.path, made);
    let end = again.text.len() - (text.text.len() - range.end);
    let (same, faults) = yaml::parse(&again, range.start..end);
    let same = same.filter(|_| faults.is_empty())?;
    let kept = said(&root, &fields) == said(&same, &fields)
        && words_of_comments(&text.text, &range, &root)
            == words_of_comments(&again.text, &(range.start..end), &same);
    kept.then_some(again.text)
}

fn laid_out(text: &str, range: &Range<usize>, root: &Node<'_>, fields: &[Field]) -> String {
    let mut layout = Layout { text, anchors: Vec::new(), out: String::new() };
    layout.find(root, None);
    let last = layout.attach(range, root);
    match &root.value {
        Value::Map(_) => layout.map(root, fields, 0),
        Value::List(_) | Value::Scalar(_) => layout.out.push_str(&text[range.clone()]),
    }
    layout.comments(&last, 0);
    layout.out
}

/// The byte ranges of all keys and values that are no lists or maps, in order.
fn scalars(text: &str, node: &Node<'_>, spans: &mut Vec<Range<usize>>) {
    let mut push = |it: &Range<usize>| {
        let end = it.start + text[it.clone()].trim_end().len();
        spans.push(it.start..end);
    };
    match &node.value {
        Value::Scalar(_) => push(&node.span),
        Value::List(items) => items.iter().for_each(|it| scalars(text, it, spans)),
        Value::Map(entries) => {
            for (key, value) in entries {
                spans.push(key.span.clone());
                scalars(text, value, spans);
            }
        }
    }
}

/// The comments of a file, in order: what stands outside all keys and values, from a `#` on.
fn comments(text: &str, range: &Range<usize>, root: &Node<'_>) -> Vec<Comment> {
    let mut spans = Vec::new();
    scalars(text, root, &mut spans);
    spans.sort_unstable_by_key(|it| it.start);
    let mut comments = Vec::new();
    let mut at = range.start;
    let ends = spans.iter().map(|it| (it.start, it.end)).chain([(range.end, range.end)]);
    for (start, end) in ends {
        while at < start {
            let Some(mark) = text[at..start].find('#').map(|it| at + it) else { break };
            let before = &text[range.start..mark];
            let line = before.rfind('\n').map_or(before, |it| &before[it + 1..]);
            let after = text[mark..].find('\n').map_or(text.len(), |it| mark + it);
            if before.is_empty() || before.ends_with([' ', '\t', '\n']) {
                let alone = line.trim().is_empty();
                let above = &before[..before.len() - line.len()];
                comments.push(Comment {
                    at: mark,
                    text: text[mark..after].trim_end().to_owned(),
                    alone,
                    apart: alone && ends_blank(above),
                });
            }
            at = after;
        }
        at = at.max(end);
    }
    comments
}

/// Whether a text ends in a blank line, and something stands before that.
fn ends_blank(text: &str) -> bool {
    let line = text.strip_suffix('\n').unwrap_or(text);
    let last = line.rsplit('\n').next().unwrap_or_default();
    !line.trim().is_empty() && last.trim().is_empty()
}

fn words_of_comments(text: &str, range: &Range<usize>, root: &Node<'_>) -> Vec<String> {
    let mut words: Vec<String> =
        comments(text, range, root).into_iter().map(|it| it.text).collect();
    // A comment follows the field that it is about, and fields change places.
    words.sort_unstable();
    words
}

/// What a file says, in the order of the documentation and without the marks around values.
fn said(node: &Node<'_>, fields: &[Field]) -> String {
    match &node.value {
        Value::Scalar(it) => format!("{:?}", it.text.trim()),
        Value::List(items) => {
            let all: Vec<String> = items.iter().map(|it| said(it, fields)).collect();
            format!("[{}]", all.join(","))
        }
        Value::Map(_) => {
            let all = ordered(node, fields).into_iter().map(|(key, field, value)| {
                let inner = field.and_then(|it| it.kind.fields()).unwrap_or_default();
                format!("{key:?}:{}", said(value, inner))
            });
            format!("{{{}}}", all.collect::<Vec<_>>().join(","))
        }
    }
}

/// The entries of a map in the order of the documentation; fields that it does not know come last.
fn ordered<'n, 't, 'f>(
    node: &'n Node<'t>,
    fields: &'f [Field],
) -> Vec<(&'n str, Option<&'f Field>, &'n Node<'t>)> {
    let Value::Map(entries) = &node.value else { return Vec::new() };
    let place = |key: &str| fields.iter().position(|it| it.key == key);
    let mut all: Vec<_> = entries
        .iter()
        .map(|(key, value)| (place(&key.text).unwrap_or(usize::MAX), key.text.as_ref(), value))
        .collect();
    all.sort_by_key(|it| it.0);
    all.into_iter().map(|(at, key, value)| (key, fields.get(at), value)).collect()
}

impl Layout<'_> {
    /// Notes each entry and each item.
    fn find(&mut self, node: &Node<'_>, parent: Option<usize>) {
        let mut note = |start: usize, entry: bool, value: &Node<'_>| {
            let line = self.text[..start].rfind('\n').map_or(0, |it| it + 1);
            let column = match self.text[line..start].rfind('-') {
                Some(dash) if !entry => dash,
                _ => start - line,
            };
            self.anchors.push(Anchor { start, entry, column, parent, around: Around::default() });
            self.find(value, Some(self.anchors.len() - 1));
        };
        match &node.value {
            Value::Scalar(_) => {}
            Value::List(items) => items.iter().for_each(|it| note(it.span.start, false, it)),
            Value::Map(entries) => {
                entries.iter().for_each(|(key, value)| note(key.span.start, true, value));
            }
        }
    }

    /// Gives each comment and each blank line to the entry or item that it belongs to; what is left
    /// stands at the end of the file.
    fn attach(&mut self, range: &Range<usize>, root: &Node<'_>) -> Vec<Comment> {
        let mut left = Vec::new();
        for comment in comments(self.text, range, root) {
            let next = self.anchors.partition_point(|at| at.start < comment.at);
            let last = next.checked_sub(1);
            if !comment.alone {
                match last {
                    Some(last) => self.anchors[last].around.beside.push(comment.text),
                    None => left.push(comment),
                }
                continue;
            }
            let line = self.text[..comment.at].rfind('\n').map_or(0, |it| it + 1);
            let own = comment.at - line;
            // The innermost of what is open above that is not indented deeper.
            let mut open = last;
            while let Some(at) = open.filter(|at| self.anchors[*at].column > own) {
                open = self.anchors[at].parent;
            }
            let after = self.anchors.get(next).map_or(0, |it| it.column);
            match open.filter(|at| self.anchors[*at].column > after) {
                // What follows stands further out: the comment ends what stands above it.
                Some(at) => self.anchors[at].around.below.push(comment),
                None => match self.anchors.get_mut(next) {
                    Some(at) => at.around.above.push(comment),
                    None => left.push(comment),
                },
            }
        }
        for i in 0..self.anchors.len() {
            let at = &self.anchors[i];
            let shared = i > 0 && self.anchors[i - 1].start == at.start;
            let before = &self.text[range.start..at.start];
            let line = before.rfind('\n').map_or(0, |it| it + 1);
            let first = before[line..].trim_start_matches([' ', '-']).is_empty();
            let apart =
                first && !shared && at.around.above.is_empty() && ends_blank(&before[..line]);
            self.anchors[i].around.apart = apart;
        }
        left
    }

    fn at(&mut self, start: usize, entry: bool) -> Option<&mut Around> {
        let found = self.anchors.binary_search_by_key(&(start, entry), |it| (it.start, it.entry));
        found.ok().map(|i| &mut self.anchors[i].around)
    }

    /// What stands around an entry or item, taken once.
    fn take(&mut self, start: usize, entry: bool) -> Around {
        self.at(start, entry).map(std::mem::take).unwrap_or_default()
    }

    fn comments(&mut self, comments: &[Comment], indent: usize) {
        for it in comments {
            if it.apart {
                self.blank_line();
            }
            self.out.push_str(&format!("{}{}\n", " ".repeat(indent), it.text));
        }
    }

    fn blank_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A map of which each entry has a line or more.
    fn map(&mut self, node: &Node<'_>, fields: &[Field], indent: usize) {
        let Value::Map(entries) = &node.value else { return };
        for (i, (key, field, value)) in ordered(node, fields).into_iter().enumerate() {
            let at = entries.iter().find(|it| it.0.text == key).map_or(0, |it| it.0.span.start);
            // The first entry of a record stands behind the dash, and what is above it was written.
            let around = self.take(at, true);
            let first = i == 0 && self.out.ends_with("- ");
            if !first {
                if around.apart {
                    self.blank_line();
                }
                self.comments(&around.above, indent);
            }
            let kind = field.map(|it| &it.kind);
            let name = plain_key(key);
            let one_line = self.one_line(kind, value, indent + name.chars().count() + 2);
            let blanks = if first { String::new() } else { " ".repeat(indent) };
            match one_line {
                Some(words) => {
                    let beside: String = around.beside.iter().map(|it| format!(" {it}")).collect();
                    self.out.push_str(&format!("{blanks}{name}: {words}{beside}\n"));
                }
                None => {
                    let beside: String = around.beside.iter().map(|it| format!(" {it}")).collect();
                    self.out.push_str(&format!("{blanks}{name}:"));
                    match &value.value {
                        Value::Scalar(scalar) => {
                            self.block(scalar, &around.beside, indent + 2);
                        }
                        Value::Map(_) => {
                            self.out.push_str(&format!("{beside}\n"));
                            let inner = kind.and_then(Kind::fields).unwrap_or_default();
                            self.map(value, inner, indent + 2);
                        }
                        Value::List(_) => {
                            self.out.push_str(&format!("{beside}\n"));
                            self.list(kind, value, indent + 2);
                        }
                    }
                }
            }
            self.comments(&around.below, indent);
        }
    }

    fn list(&mut self, kind: Option<&Kind>, node: &Node<'_>, indent: usize) {
        let Value::List(items) = &node.value else { return };
        let blanks = " ".repeat(indent);
        let records = items.iter().any(|it| !matches!(it.value, Value::Scalar(_)));
        let remarks = items.iter().any(|it| self.remarked(it));
        if !records && !remarks {
            self.wrapped(kind, items, indent);
            return;
        }
        let fields = kind.and_then(Kind::fields).unwrap_or_default();
        for item in items {
            let around = self.take(item.span.start, false);
            if around.apart {
                self.blank_line();
            }
            self.comments(&around.above, indent);
            match &item.value {
                Value::Map(entries) if !entries.is_empty() => {
                    // What is above the field that comes first stands above the record.
                    let first = ordered(item, fields)[0].0;
                    let first = entries.iter().find(|it| it.0.text == first);
                    let first = first.map_or(item.span.start, |it| it.0.span.start);
                    let above = self.at(first, true).map(|it| std::mem::take(&mut it.above));
                    self.comments(&above.unwrap_or_default(), indent);
                    self.out.push_str(&format!("{blanks}- "));
                    self.map(item, fields, indent + 2);
                }
                Value::Map(_) => self.out.push_str(&format!("{blanks}- {{}}\n")),
                Value::List(_) => {
                    // No file of ours has lists of lists: such a one stays as it is.
                    let whole = self.text[item.span.clone()].trim_end().to_owned();
                    self.out.push_str(&format!("{blanks}- {whole}\n"));
                }
                Value::Scalar(scalar) => {
                    let of = item_kind(kind);
                    let words = inline(of, scalar, false);
                    let beside: String = around.beside.iter().map(|it| format!(" {it}")).collect();
                    self.out.push_str(&format!("{blanks}- {words}{beside}\n"));
                }
            }
            self.comments(&around.below, indent);
        }
    }

    /// Whether a comment stands at an item.
    fn remarked(&self, item: &Node<'_>) -> bool {
        let start = item.span.start;
        let found = self.anchors.binary_search_by_key(&(start, false), |it| (it.start, it.entry));
        found.is_ok_and(|i| {
            let it = &self.anchors[i].around;
            !(it.above.is_empty() && it.beside.is_empty() && it.below.is_empty())
        })
    }

    /// A list of words within brackets, over several lines.
    fn wrapped(&mut self, kind: Option<&Kind>, items: &[Node<'_>], indent: usize) {
        let (outer, inner) = (" ".repeat(indent), " ".repeat(indent + 2));
        self.out.push_str(&format!("{outer}[\n"));
        let mut line = inner.clone();
        for (i, word) in words(kind, items).into_iter().enumerate() {
            let word = if i + 1 < items.len() { format!("{word},") } else { word };
            let length = line.chars().count() + word.chars().count() + 1;
            if line != inner && length > WIDTH {
                self.out.push_str(&format!("{}\n", line.trim_end()));
                line.clone_from(&inner);
            }
            line.push_str(&word);
            line.push(' ');
        }
        self.out.push_str(&format!("{}\n{outer}]\n", line.trim_end()));
    }

    /// A value that stands behind its key, if it has room there.
    fn one_line(&self, kind: Option<&Kind>, node: &Node<'_>, column: usize) -> Option<String> {
        match &node.value {
            Value::Map(entries) => entries.is_empty().then(|| "{}".to_owned()),
            Value::List(items) => {
                let scalars = items.iter().all(|it| matches!(it.value, Value::Scalar(_)));
                if !scalars || items.iter().any(|it| self.remarked(it)) {
                    return None;
                }
                let line = format!("[{}]", words(kind, items).join(", "));
                (column + line.chars().count() <= WIDTH).then_some(line)
            }
            Value::Scalar(scalar) => {
                let text = scalar.text.trim();
                let own = matches!(kind, Some(Kind::Prose(_)));
                let wide = || {
                    let width = column + inline(kind, scalar, false).chars().count();
                    width > WIDTH && text.contains(' ')
                };
                let long = own && may_be_block(text) && (text.contains('\n') || wide());
                (!long).then(|| inline(kind, scalar, false))
            }
        }
    }

    /// A text of our own as a block under its key.
    fn block(&mut self, scalar: &Scalar<'_>, beside: &[String], indent: usize) {
        let (mark, lines) = block(scalar.text.trim(), WIDTH.saturating_sub(indent));
        let beside: String = beside.iter().map(|it| format!(" {it}")).collect();
        self.out.push_str(&format!(" {mark}{beside}\n"));
        for it in lines {
            let blanks = if it.is_empty() { 0 } else { indent };
            self.out.push_str(&format!("{}{it}\n", " ".repeat(blanks)));
        }
    }
}

fn item_kind(kind: Option<&Kind>) -> Option<&Kind> {
    match kind {
        Some(Kind::Words(of)) => Some(of),
        _ => None,
    }
}

fn words(kind: Option<&Kind>, items: &[Node<'_>]) -> Vec<String> {
    // Free words such as search terms are all written alike; ids need no marks.
    let of = match item_kind(kind) {
        Some(Kind::Word) => Some(&Kind::Verbatim),
        of => of,
    };
    let word = |it: &Node<'_>| match &it.value {
        Value::Scalar(scalar) => inline(of, scalar, true),
        Value::List(_) | Value::Map(_) => String::new(),
    };
    items.iter().map(word).collect()
}

/// A value on one line: with quotation marks where YAML, or a reader of an older YAML, needs them.
fn inline(kind: Option<&Kind>, scalar: &Scalar<'_>, brackets: bool) -> String {
    let text = scalar.text.trim();
    let plain = match kind {
        Some(Kind::Verbatim) => false,
        Some(Kind::Date | Kind::PartialDate | Kind::Number | Kind::OneOf(What::Answer, _)) => true,
        Some(Kind::Word | Kind::Id | Kind::QuoteId | Kind::Reference(_)) => {
            counts(text) || read_as(text).is_none()
        }
        _ => read_as(text).is_none(),
    };
    if plain && may_be_plain(text, brackets) { text.to_owned() } else { quoted(text) }
}

fn plain_key(key: &str) -> String {
    if may_be_plain(key, false) && read_as(key).is_none() { key.to_owned() } else { quoted(key) }
}
