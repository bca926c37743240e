//! Templates: the built-in ones and a site's own, and the proof that every field they name exists.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use include_dir::{Dir, DirEntry, include_dir};
use schemars::{JsonSchema, schema_for};
use serde_json::Value;
use tera::{ErrorKind, Kwargs, Tera};

use crate::diagnostic::{self, Report};
use crate::language::Language;
use crate::source::{Place, Sources, Text};
use crate::view::{self, Context};
use crate::words::{self, Messages, Words};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The folder of files that are copied to the root of the site as they are.
const STATIC: &str = "static/";

/// The folder of the words of each language.
const WORDS_OF: &str = "words/";

/// The language whose words a template file holds, if it does.
fn language_of(name: &str) -> Option<Language> {
    Language::of(name.strip_prefix(WORDS_OF)?.strip_suffix(".ftl")?)
}

/// The built-in words of a language.
pub fn built_in_words(language: Language) -> Vec<Text> {
    let name = format!("{WORDS_OF}{}.ftl", language.code());
    let file = BUILT_IN.get_file(&name).map(|it| it.contents()).unwrap_or_default();
    vec![Text::decode(&format!("templates/{name}"), file).0]
}

/// All templates and the files that are copied as they are.
#[derive(Debug)]
pub struct Templates {
    /// Template name to its text; the path is the one that messages show.
    pub texts: BTreeMap<String, Text>,
    /// Whether any of them is the site's own.
    own: bool,
    /// Path in the site to content.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The words of each language: the built-in ones first, then the site's own.
    pub words: BTreeMap<Language, Vec<Text>>,
}

/// Reads the built-in templates, and over them those in `templates/` of the content folder.
fn read(sources: &Sources) -> (Templates, Report) {
    let mut files: BTreeMap<String, &[u8]> = BTreeMap::new();
    let mut own = BTreeSet::new();
    collect(&BUILT_IN, &mut files);
    for (path, bytes) in &sources.files {
        // A copy of a built-in one is none of its own.
        if let Some(name) = path.strip_prefix("templates/")
            && files.insert(name.to_owned(), bytes) != Some(bytes)
        {
            own.insert(name.to_owned());
        }
    }
    let words = Language::ALL.map(|it| (it, built_in_words(it)));
    let mut templates = Templates {
        texts: BTreeMap::new(),
        own: false,
        assets: BTreeMap::new(),
        words: words.into(),
    };
    let mut report = Vec::new();
    for (name, bytes) in files {
        if let Some(path) = name.strip_prefix(STATIC) {
            templates.assets.insert(path.to_owned(), bytes.to_vec());
        } else if let Some(language) = language_of(&name) {
            if own.contains(&name) {
                let (text, mut findings) = Text::decode(&format!("templates/{name}"), bytes);
                report.append(&mut findings);
                templates.words.entry(language).or_default().push(text);
            }
        } else {
            let (text, mut findings) = Text::decode(&format!("templates/{name}"), bytes);
            if own.contains(&name) {
                templates.own = true;
                report.append(&mut findings);
            }
            templates.texts.insert(name, text);
        }
    }
    (templates, report)
}

fn collect(dir: &'static Dir<'static>, files: &mut BTreeMap<String, &[u8]>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, files),
            DirEntry::File(file) => {
                if let Some(path) = file.path().to_str() {
                    files.insert(path.replace('\\', "/"), file.contents());
                }
            }
        }
    }
}

/// The words of a language, and the templates that say them.
pub type InLanguage = (Arc<Words>, Tera);

/// Templates that are ready to print, to be used again as long as their files stay as they are.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The files below `templates/` of the content.
    own: BTreeMap<String, Vec<u8>>,
    /// The templates.
    pub templates: Arc<Templates>,
    /// The same, compiled: for any language.
    engine: Tera,
    /// The words of each language that were looked at.
    words: BTreeMap<Language, Arc<Words>>,
    /// For each language of the site, its words and the templates that say them.
    pub compiled: Arc<Vec<InLanguage>>,
    /// Everything that was found in them.
    pub report: Report,
}

/// Reads and compiles the templates of a content folder, or tells of all that is wrong with them; `last` is
/// what came of it the last time.
///
/// The template language itself takes a field that does not exist inside a condition for «no»: a
/// slip there would make every party look silent. So every name is held against the views, too.
/// The built-in templates alone are always the same: a test holds them against the views, not each build.
pub fn ready(sources: &Sources, last: Option<Ready>) -> Ready {
    let own = sources.files.iter().filter(|it| it.0.starts_with("templates/"));
    let own = own.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    if let Some(last) = last.filter(|it| it.own == own) {
        return last;
    }
    let (templates, mut report) = read(sources);
    let mut words = BTreeMap::new();
    for (language, files) in templates.words.iter().filter(|it| it.1.len() > 1) {
        let (made, mut findings) = Words::new(*language, files);
        report.append(&mut findings);
        words.insert(*language, Arc::new(made));
    }
    let (engine, mut findings) = compile(&templates);
    report.append(&mut findings);
    let templates = Arc::new(templates);
    Ready { own, templates, engine, words, compiled: Arc::default(), report }
}

impl Ready {
    /// Lets them speak the languages of a site.
    pub fn speak(&mut self, languages: &[Language]) {
        let spoken = self.compiled.iter().map(|(words, _)| words.language);
        if spoken.eq(languages.iter().copied()) {
            return;
        }
        let compiled = languages.iter().map(|it| {
            let made = || Arc::new(Words::new(*it, &self.templates.words[it]).0);
            let words = Arc::clone(self.words.entry(*it).or_insert_with(made));
            let mut tera = self.engine.clone();
            speak(&mut tera, Some(&words));
            (words, tera)
        });
        self.compiled = Arc::new(compiled.collect());
    }
}

/// Compiles the templates, or tells of all that is wrong with them.
fn compile(templates: &Templates) -> (Tera, Report) {
    let mut report = Vec::new();
    let mut tera = Tera::default();
    // It has to know the function.
    speak(&mut tera, None);
    let all = templates.texts.iter().map(|(name, text)| (name.as_str(), text.text.as_str()));
    let together = tera.add_raw_templates(all.clone());
    if together.is_err() {
        // Of all together, the first fault is told: of each alone, its own.
        for (name, text) in all {
            if let Err(err) = tera.clone().add_raw_template(name, text)
                && let ErrorKind::SyntaxError(fault) = err.kind()
                // A template alone misses those it includes.
                && !fault.message().contains("not found")
            {
                let place = place_of(templates, fault);
                report.push(diagnostic::template_syntax(place, fault.message()));
            }
        }
    }
    if templates.own {
        report.append(&mut missing_names(templates));
    }
    diagnostic::sort(&mut report);
    // Some fields the language checks itself, in its own words: those are told once.
    let named: Vec<Place> =
        report.iter().filter(|it| it.code == "template-field").map(|it| it.place.clone()).collect();
    let twice = |it: &diagnostic::Diagnostic| {
        it.code == "template-syntax"
            && named.iter().any(|at| {
                (&at.path, at.line, at.column) == (&it.place.path, it.place.line, it.place.column)
            })
    };
    report.retain(|it| !twice(it));
    if let (Err(err), true) = (&together, report.is_empty()) {
        report.push(fault(templates, err, diagnostic::template_syntax));
    }
    (tera, report)
}

/// Every name in the templates that the views and the words do not have.
fn missing_names(templates: &Templates) -> Report {
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

/// Gives templates the function `say(id="…", name=value …)`: a message of the language.
fn speak(tera: &mut Tera, words: Option<&Arc<Words>>) {
    let words = words.cloned();
    tera.register_function("say", move |given: Kwargs, _: &tera::State<'_>| {
        let id = given.must_get::<&str>("id")?;
        let values = given.iter().filter_map(|(name, value)| {
            let name = name.as_str().filter(|it| *it != "id")?;
            let value = match value.as_i64() {
                Some(number) => words::Value::from(number),
                None => words::Value::from(value.to_string()),
            };
            Some((name, value))
        });
        let said = words.as_ref().map(|it| it.message(id, values));
        Ok::<String, tera::Error>(said.unwrap_or_default())
    });
}

/// Puts an error of the template language into a finding at its place.
pub fn fault(
    templates: &Templates,
    err: &tera::Error,
    make: impl Fn(Place, &str) -> diagnostic::Diagnostic,
) -> diagnostic::Diagnostic {
    match err.kind() {
        ErrorKind::SyntaxError(it) | ErrorKind::RenderingError(it) => {
            make(place_of(templates, it), it.message())
        }
        ErrorKind::MissingParent { current, .. } => {
            make(Place::file(&format!("templates/{current}")), &err.to_string())
        }
        _ => {
            // Faults found when all templates are together come as text that draws its own place:
            // «error: what», then «--> file:line:column».
            let whole = err.to_string();
            let what = whole.lines().next().unwrap_or_default().trim_start_matches("error: ");
            let place = whole.split_once("--> ").and_then(|(_, rest)| {
                let mut parts = rest.lines().next()?.rsplitn(3, ':');
                let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
                let text = templates.texts.get(parts.next()?)?;
                Some(place_at(text, line, usize::saturating_sub(column, 1)))
            });
            let named = templates.texts.values().find(|it| {
                it.path
                    .strip_prefix("templates/")
                    .is_some_and(|it| what.contains(&format!("'{it}'")))
            });
            let file = named.map_or("templates", |it| &it.path);
            make(place.unwrap_or_else(|| Place::file(file)), what)
        }
    }
}

fn place_of(templates: &Templates, fault: &tera::ReportError) -> Place {
    let Some(text) = templates.texts.get(fault.filename()) else {
        return Place::file(&format!("templates/{}", fault.filename()));
    };
    place_at(text, fault.span().start_line, fault.span().start_col)
}

/// The place of a line, from 1, and a column, from 0.
fn place_at(text: &Text, line: usize, column: usize) -> Place {
    let line_start: usize =
        text.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let column: usize = text.text[line_start..].chars().take(column).map(char::len_utf8).sum();
    text.place(line_start + column..line_start + column + 1)
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
                        self.report.push(diagnostic::template_missing(place, name, known));
                    }
                }
            }
            "component" | "macro" | "import" => {
                let place = text.place(at + blanks..at + blanks + word.len());
                self.report.push(diagnostic::template_unchecked(place, word));
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
                    self.report
                        .push(diagnostic::template_unchecked(text.place(range.clone()), "for"));
                    return;
                }
                Token::Mark('<') if i == 0 => {
                    self.report
                        .push(diagnostic::template_unchecked(text.place(range.clone()), "<…>"));
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
            self.report.push(diagnostic::missing_value(place, "say", "id"));
            return;
        };
        let Some(needed) = self.known.get(id) else {
            let known = self.known.keys().map(String::as_str);
            self.report.push(diagnostic::unknown_message(text.place(at), id, known));
            return;
        };
        for value in needed.iter().filter(|it| given.iter().all(|(name, _)| name != it)) {
            self.report.push(diagnostic::missing_value(text.place(at.clone()), id, value));
        }
        for (name, at) in given.iter().filter(|(name, _)| needed.iter().all(|it| it != name)) {
            let known = needed.iter().map(String::as_str);
            self.report.push(diagnostic::unknown_value(text.place(at.clone()), name, known));
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
            self.report.push(diagnostic::template_field(text.place(range.clone()), first, &known));
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
                    self.report.push(diagnostic::template_field(text.place(at), &written, &known));
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
    let mut found = Vec::new();
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
            (Some(kind), _) if !raw => found.push((kind, start..stop)),
            _ => {}
        }
    }
    found
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
