//! Finds names in templates that no view has.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use crate::content::text::Text;
use crate::edit::desk;
use crate::model::words::{self, Messages};
use crate::page::view::{self, Context};
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::site::editors;
use crate::site::template::templates::Templates;
use crate::values::language::Language;

/// Every name in the templates that the views and the words do not have.
pub(crate) fn missing_names(templates: &Templates) -> Report {
    let words = templates.words[&Language::Nb].first();
    let known = words.map_or_else(Messages::new, |it| words::messages(&it.text));
    let mut report = Vec::new();
    for (name, shape) in roots() {
        if let Some(text) = templates.texts.get(name) {
            let mut walk =
                Walk { templates, known: &known, root: &shape, report: &mut report, depth: 0 };
            walk.template(text, &mut Scope::default());
        }
    }
    report
}

/// The shape of what a name stands for.
#[derive(Clone, Debug)]
enum Shape {
    /// A text, number or truth value.
    Leaf,
    /// A list of these.
    List(Arc<Shape>),
    /// A thing with fields.
    Fields(Arc<BTreeMap<String, Shape>>),
    /// Made in the template; the language checks it when it prints.
    Made,
}

/// Each template that a page or a card is made with, and the shape of what it sees.
fn roots() -> Vec<(&'static str, Shape)> {
    vec![
        ("front.html", shape_of::<Context<view::Front>>()),
        ("overview.html", shape_of::<Context<view::Overview>>()),
        ("theme.html", shape_of::<Context<view::Theme>>()),
        ("party.html", shape_of::<Context<view::Party>>()),
        ("pairs.html", shape_of::<Context<view::Pairs>>()),
        ("pair.html", shape_of::<Context<view::Pair>>()),
        ("position.html", shape_of::<Context<view::Position>>()),
        ("agreement.html", shape_of::<Context<view::Agreement>>()),
        ("plan.html", shape_of::<Context<view::Plan>>()),
        ("method.html", shape_of::<Context<view::Method>>()),
        ("data.html", shape_of::<Context<view::Data>>()),
        ("not-found.html", shape_of::<Context<view::NotFound>>()),
        ("card-body.html", shape_of::<view::CardBody>()),
        ("overview-row.html", shape_of::<view::RowBody>()),
        ("readings.html", shape_of::<view::Readings>()),
        ("moved.html", shape_of::<view::Moved>()),
        ("changes.html", shape_of::<Context<view::Changes>>()),
        ("feed.xml", shape_of::<view::Feed>()),
        ("embed.html", shape_of::<view::EmbedContext>()),
        ("share.html", shape_of::<Context<view::Share>>()),
        ("differences.html", shape_of::<Context<view::Differences>>()),
        ("preview/findings.html", shape_of::<editors::Context<editors::Findings>>()),
        ("preview/desk.html", shape_of::<editors::Context<desk::Shown>>()),
    ]
}

fn shape_of<T: JsonSchema>() -> Shape {
    let schema = schema_for!(T).to_value();
    shape(&schema, &schema["$defs"])
}

/// The shape that a JSON Schema describes, as far as views use it: objects, lists, references,
/// and «this or nothing».
fn shape(schema: &Value, definitions: &Value) -> Shape {
    if let Some(name) = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next()) {
        return shape(&definitions[name], definitions);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let some = choices.iter().find(|it| it["type"] != "null");
        return some.map_or(Shape::Leaf, |it| shape(it, definitions));
    }
    if let Some(fields) = schema["properties"].as_object() {
        let fields = fields.iter().map(|(name, it)| (name.clone(), shape(it, definitions)));
        return Shape::Fields(Arc::new(fields.collect()));
    }
    match schema.get("items") {
        Some(item) => Shape::List(Arc::new(shape(item, definitions))),
        None => Shape::Leaf,
    }
}

/// Names that a template itself has given: the innermost last.
#[derive(Clone, Debug, Default)]
struct Scope {
    names: Vec<(String, Shape)>,
}

/// A walk through a template and those it includes, from one page's template.
struct Walk<'a> {
    templates: &'a Templates,
    known: &'a Messages,
    root: &'a Shape,
    report: &'a mut Report,
    depth: usize,
}

/// A piece of an expression, with its byte range in the template.
#[derive(Clone, Debug, PartialEq)]
enum Token<'t> {
    Name(&'t str),
    Text(&'t str),
    Number,
    Mark(char),
}

/// Words of the expression language that are not names.
const WORDS: [&str; 14] = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "null", "True", "False",
    "None",
];

impl Walk<'_> {
    fn template(&mut self, text: &Text, scope: &mut Scope) {
        if self.depth > 20 {
            return; // Templates that include each other: the language tells of it.
        }
        self.depth += 1;
        let mut marks: Vec<usize> = Vec::new();
        for (tag, range) in tags(&text.text) {
            let inner = &text.text[range.clone()];
            match tag {
                Tag::Print => self.expression(text, inner, range.start, scope),
                Tag::Statement => self.statement(text, inner, range.start, scope, &mut marks),
            }
        }
        self.depth -= 1;
    }

    fn statement(
        &mut self,
        text: &Text,
        inner: &str,
        at: usize,
        scope: &mut Scope,
        marks: &mut Vec<usize>,
    ) {
        let blanks = inner.len() - inner.trim_start().len();
        let body = inner.trim();
        let (word, rest) = body.split_at(body.find(char::is_whitespace).unwrap_or(body.len()));
        let rest_at = at + blanks + word.len();
        match word {
            "if" | "elif" => self.expression(text, rest, rest_at, scope),
            "for" => {
                marks.push(scope.names.len());
                self.for_loop(text, rest, rest_at, scope);
            }
            "endfor" => {
                if let Some(mark) = marks.pop() {
                    scope.names.truncate(mark);
                }
            }
            "set" | "set_global" => {
                if let Some((name, value)) = rest.split_once('=') {
                    let value_at = rest_at + name.len() + 1;
                    self.expression(text, value, value_at, scope);
                    let shape = self.quiet_path(value, scope).unwrap_or(Shape::Made);
                    scope.names.push((name.trim().to_owned(), shape));
                }
            }
            "include" | "extends" => {
                let blanks = rest.len() - rest.trim_start().len();
                let name = rest.trim().trim_matches(['"', '\'']);
                match self.templates.texts.get(name) {
                    Some(other) => {
                        // An included template sees all names but the loop it stands in.
                        let mut inner = scope.clone();
                        inner.names.retain(|(it, _)| it != "loop");
                        self.template(other, &mut inner);
                    }
                    None => {
                        let place = text.place(rest_at + blanks..rest_at + rest.len());
                        let known = self.templates.texts.keys().map(String::as_str);
                        self.report.push(faults::template_missing(place, name, known));
                    }
                }
            }
            "component" | "macro" | "import" => {
                let place = text.place(at + blanks..at + blanks + word.len());
                self.report.push(faults::template_unchecked(place, word));
            }
            _ => {}
        }
    }

    fn for_loop(&mut self, text: &Text, rest: &str, at: usize, scope: &mut Scope) {
        let Some((names, value)) = rest.split_once(" in ") else { return };
        let value_at = at + names.len() + 4;
        self.expression(text, value, value_at, scope);
        let item = match self.quiet_path(value, scope) {
            Some(Shape::List(item)) => (*item).clone(),
            _ => Shape::Made,
        };
        match names.split_once(',') {
            Some((key, value)) => {
                scope.names.push((key.trim().to_owned(), Shape::Leaf));
                scope.names.push((value.trim().to_owned(), Shape::Made));
            }
            None => scope.names.push((names.trim().to_owned(), item)),
        }
        let counters = ["index", "index0", "first", "last", "length"];
        let fields = counters.iter().map(|it| ((*it).to_owned(), Shape::Leaf)).collect();
        scope.names.push(("loop".to_owned(), Shape::Fields(Arc::new(fields))));
    }

    /// The shape of an expression that is nothing but a path; nothing is told here.
    fn quiet_path(&self, value: &str, scope: &Scope) -> Option<Shape> {
        let mut names = value.trim().split('.');
        let mut shape = self.name(names.next()?, scope)?;
        for name in names {
            shape = match shape {
                Shape::Fields(fields) => fields.get(name)?.clone(),
                _ => return None,
            };
        }
        Some(shape)
    }

    fn name(&self, name: &str, scope: &Scope) -> Option<Shape> {
        if let Some((_, shape)) = scope.names.iter().rev().find(|(it, _)| it == name) {
            return Some(shape.clone());
        }
        match self.root {
            Shape::Fields(fields) => fields.get(name).cloned(),
            _ => None,
        }
    }

    /// Follows every path in an expression.
    fn expression(&mut self, text: &Text, inner: &str, at: usize, scope: &Scope) {
        let tokens = tokens(inner, at);
        let is =
            |i: usize, mark: char| tokens.get(i).is_some_and(|(it, _)| *it == Token::Mark(mark));
        let mut i = 0;
        while i < tokens.len() {
            let (token, range) = &tokens[i];
            let before = i.checked_sub(1).map(|it| &tokens[it].0);
            let named = |word: &str| before == Some(&Token::Name(word));
            let is_test =
                named("is") || (named("not") && i > 1 && tokens[i - 2].0 == Token::Name("is"));
            match token {
                Token::Name("for") => {
                    self.report.push(faults::template_unchecked(text.place(range.clone()), "for"));
                    return;
                }
                Token::Mark('<') if i == 0 => {
                    self.report.push(faults::template_unchecked(text.place(range.clone()), "<…>"));
                    return;
                }
                // Filters, tests, functions and named arguments are names of another kind.
                Token::Name(_) if before == Some(&Token::Mark('|')) || is_test => {}
                Token::Name(word) if WORDS.contains(word) => {}
                Token::Name("say") if is(i + 1, '(') => self.message(text, &tokens, i),
                Token::Name(_) if is(i + 1, '(') => {}
                Token::Name(_) if is(i + 1, '=') && !is(i + 2, '=') => {}
                Token::Name(_) => {
                    i = self.path(text, &tokens, i, scope);
                    continue;
                }
                _ => {}
            }
            i += 1;
        }
    }

    /// Holds a call of `say` against the words: the message exists, and gets the values it needs.
    fn message(&mut self, text: &Text, tokens: &[(Token<'_>, Range<usize>)], start: usize) {
        let mark =
            |i: usize, mark: char| tokens.get(i).is_some_and(|(it, _)| *it == Token::Mark(mark));
        let mut depth = 0;
        let mut given: Vec<(&str, Range<usize>)> = Vec::new();
        let mut id = None;
        for i in start + 1..tokens.len() {
            match &tokens[i].0 {
                Token::Mark('(') => depth += 1,
                Token::Mark(')') => depth -= 1,
                Token::Name(name) if depth == 1 && mark(i + 1, '=') && !mark(i + 2, '=') => {
                    match tokens.get(i + 2) {
                        Some((Token::Text(word), at)) if *name == "id" => {
                            id = Some((*word, at.clone()));
                        }
                        _ => given.push((name, tokens[i].1.clone())),
                    }
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        let Some((id, at)) = id else {
            let place = text.place(tokens[start].1.clone());
            self.report.push(faults::missing_value(place, "say", "id"));
            return;
        };
        let Some(needed) = self.known.get(id) else {
            let known = self.known.keys().map(String::as_str);
            self.report.push(faults::unknown_message(text.place(at), id, known));
            return;
        };
        for value in needed.iter().filter(|it| given.iter().all(|(name, _)| name != it)) {
            self.report.push(faults::missing_value(text.place(at.clone()), id, value));
        }
        for (name, at) in given.iter().filter(|(name, _)| needed.iter().all(|it| it != name)) {
            let known = needed.iter().map(String::as_str);
            self.report.push(faults::unknown_value(text.place(at.clone()), name, known));
        }
    }

    /// Follows one path from its first name; gives the index of the token after it.
    fn path(
        &mut self,
        text: &Text,
        tokens: &[(Token<'_>, Range<usize>)],
        start: usize,
        scope: &Scope,
    ) -> usize {
        let (Token::Name(first), range) = &tokens[start] else { return start + 1 };
        let Some(mut shape) = self.name(first, scope) else {
            let known = self.names(scope);
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            self.report.push(faults::template_field(text.place(range.clone()), first, &known));
            return skip_path(tokens, start + 1);
        };
        let mut written = (*first).to_owned();
        let mut i = start + 1;
        loop {
            let mark = |i: usize, mark: char| {
                tokens.get(i).is_some_and(|(it, _)| *it == Token::Mark(mark))
            };
            let step = if mark(i, '?') { i + 1 } else { i };
            let (name, at, next) = if mark(step, '.') {
                match tokens.get(step + 1) {
                    Some((Token::Name(name), at)) => (*name, at.clone(), step + 2),
                    _ => return step + 1,
                }
            } else if mark(step, '[') {
                match (tokens.get(step + 1), mark(step + 2, ']')) {
                    (Some((Token::Text(name), at)), true) => (*name, at.clone(), step + 3),
                    (Some((Token::Number, _)), true) => {
                        shape = match shape {
                            Shape::List(item) => (*item).clone(),
                            _ => Shape::Made,
                        };
                        i = step + 3;
                        continue;
                    }
                    // What stands between the brackets is followed as an expression of its own.
                    _ => return step + 1,
                }
            } else {
                return i;
            };
            written = format!("{written}.{name}");
            let (inner, known) = match &shape {
                Shape::Made => (Some(Shape::Made), Vec::new()),
                Shape::Leaf | Shape::List(_) => (None, Vec::new()),
                Shape::Fields(fields) => {
                    (fields.get(name).cloned(), fields.keys().map(String::as_str).collect())
                }
            };
            match inner {
                Some(inner) => shape = inner,
                None => {
                    self.report.push(faults::template_field(text.place(at), &written, &known));
                    return skip_path(tokens, next);
                }
            }
            i = next;
        }
    }

    fn names(&self, scope: &Scope) -> Vec<String> {
        let mut names: Vec<String> = scope.names.iter().map(|(it, _)| it.clone()).collect();
        if let Shape::Fields(fields) = self.root {
            names.extend(fields.keys().cloned());
        }
        names
    }
}

/// The index after the rest of a path that is already known to be wrong.
fn skip_path(tokens: &[(Token<'_>, Range<usize>)], mut i: usize) -> usize {
    while let Some((Token::Mark('.' | '?'), _)) = tokens.get(i) {
        i += if matches!(tokens.get(i + 1), Some((Token::Name(_), _))) { 2 } else { 1 };
    }
    i
}

enum Tag {
    Print,
    Statement,
}

/// The tags of a template with the byte ranges of what stands in them. Comments and raw parts are
/// passed over.
fn tags(text: &str) -> Vec<(Tag, Range<usize>)> {
    let mut faults = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some(open) = text[at..].find('{').map(|it| at + it) {
        let (close, kind) = match text.as_bytes().get(open + 1) {
            Some(b'{') => ("}}", Some(Tag::Print)),
            Some(b'%') => ("%}", Some(Tag::Statement)),
            Some(b'#') => ("#}", None),
            _ => {
                at = open + 1;
                continue;
            }
        };
        let Some(end) = text[open + 2..].find(close).map(|it| open + 2 + it) else { break };
        at = end + 2;
        let inner = &text[open + 2..end];
        let start = open + 2 + usize::from(inner.starts_with('-'));
        let stop = (end - usize::from(inner.ends_with('-'))).max(start);
        match (kind, text[start..stop].trim()) {
            (Some(Tag::Statement), "raw") => raw = true,
            (Some(Tag::Statement), "endraw") => raw = false,
            (Some(kind), _) if !raw => faults.push((kind, start..stop)),
            _ => {}
        }
    }
    faults
}

/// The pieces of an expression that starts at byte `at` of its template.
fn tokens(inner: &str, at: usize) -> Vec<(Token<'_>, Range<usize>)> {
    let mut tokens = Vec::new();
    let mut rest = inner;
    while let Some(first) = rest.chars().next() {
        let start = inner.len() - rest.len();
        let length = match first {
            '"' | '\'' | '`' => rest[1..].find(first).map_or(rest.len(), |it| it + 2),
            it if it.is_alphabetic() || it == '_' => {
                rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len())
            }
            it if it.is_ascii_digit() => {
                rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len())
            }
            it => it.len_utf8(),
        };
        let word = &rest[..length];
        let token = match first {
            '"' | '\'' | '`' => Some(Token::Text(word.trim_matches(first))),
            it if it.is_alphabetic() || it == '_' => Some(Token::Name(word)),
            it if it.is_ascii_digit() => Some(Token::Number),
            it if it.is_whitespace() => None,
            it => Some(Token::Mark(it)),
        };
        tokens.extend(token.map(|it| (it, at + start..at + start + length)));
        rest = &rest[length..];
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::files::Sources;
    use crate::content::text::Text;
    use crate::site::template::ready::read;

    #[test]
    fn the_built_in_templates_name_only_what_there_is() {
        let (mut templates, report) = read(&Sources::default());
        assert!(report.is_empty(), "{report:?}");
        assert_eq!(missing_names(&templates), []);
        // A slip in any of them would be found.
        let texts = templates.texts.keys().cloned().collect::<Vec<_>>();
        for name in texts {
            let text = templates.texts[&name].clone();
            let slip = format!("{}{{{{ no_such_field }}}}", text.text);
            templates.texts.insert(name.clone(), Text::new(&text.path, slip));
            assert!(!missing_names(&templates).is_empty(), "nothing leads to {name}");
            templates.texts.insert(name, text);
        }
    }
}
