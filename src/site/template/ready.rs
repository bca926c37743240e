//! Compiles templates, and makes them speak the languages of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{ErrorKind, Kwargs, Tera};

use crate::content::built_in::{BUILT_IN, built_in_words, collect, language_of};
use crate::content::files::Sources;
use crate::content::text::Text;
use crate::model::words::{self, Words};
use crate::report::diagnostic::{self, Report};
use crate::report::faults;
use crate::report::place::Place;
use crate::site::template::names::missing_names;
use crate::site::template::templates::Templates;
use crate::values::language::Language;

/// The folder of files that are copied to the root of the site as they are.
const STATIC: &str = "static/";

/// Reads the built-in templates, and over them those in `templates/` of the content folder.
pub(crate) fn read(sources: &Sources) -> (Templates, Report) {
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
                report.push(faults::template_syntax(place, fault.message()));
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
        report.push(fault(templates, err, faults::template_syntax));
    }
    (tera, report)
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
