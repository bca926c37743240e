//! Reads the fields of a record, each with its kind.

use std::cell::RefCell;
use std::ops::Range;
use std::path::{Component, Path};

use crate::content::schema::at::{At, Filed};
use crate::content::schema::field::{Declared, Field, Kind, Need, Told, field, words_in};
use crate::content::schema::limits::{LANGUAGES, LONGEST_SHORT, SITE_LANGUAGES};
use crate::content::text::Text;
use crate::content::yaml::{self, Key, Node, Scalar, Value};
use crate::content::yaml_hints::{self, SMART_QUOTES};
use crate::report::diagnostic::{self, Diagnostic, Report, What};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::base_url::BaseUrl;
use crate::values::bilingual::Bilingual;
use crate::values::characters::{foreign_letters, hidden_characters};
use crate::values::checksum::Sha256;
use crate::values::colour::Colour;
use crate::values::date::PartialDate;
use crate::values::id;
use crate::values::language::Language;
use crate::values::url::Url;
use crate::values::vocabulary::{Choice, Stance, Status};

/// Whether the path of a source's file stays in the archive.
pub fn lies_in_archive(path: &str) -> bool {
    Path::new(path).components().all(|it| matches!(it, Component::Normal(_)))
}

/// The words of a closed list.
fn words(choices: &'static [Choice]) -> impl Iterator<Item = &'static str> + Clone {
    choices.iter().map(|it| it.word)
}

/// Reads a whole file as one map.
pub(crate) fn file<T>(
    text: Text,
    read: impl FnOnce(&Fields<'_, '_>) -> Option<T>,
) -> (Option<Filed<T>>, Report) {
    let range = 0..text.text.len();
    part(text, range, read)
}

/// Reads a part of a file as one map.
pub(crate) fn part<T>(
    text: Text,
    range: Range<usize>,
    read: impl FnOnce(&Fields<'_, '_>) -> Option<T>,
) -> (Option<Filed<T>>, Report) {
    let (node, mut report) = yaml::parse(&text, range.clone());
    let Some(node) = node else {
        if report.is_empty() && !text.text.trim().is_empty() {
            report.push(faults::empty_file(text.place(range)));
        }
        return (None, report);
    };
    let found = RefCell::new(Vec::new());
    let value = match &node.value {
        Value::Map(entries) => Fields::read(&text, &found, node.span.clone(), entries, read),
        Value::Scalar(_) | Value::List(_) => {
            let words = ("felter på formen `navn: verdi`", "fields of the form `name: value`");
            found.borrow_mut().push(faults::wrong_kind(text.place(node.span), &text.path, words));
            None
        }
    };
    report.append(&mut found.into_inner());
    (value.map(|value| Filed { text, value }), report)
}

/// One map of the content while its fields are read. Whatever is asked for is known; the rest is
/// told as unknown at the end.
pub(crate) struct Fields<'a, 't> {
    pub(super) text: &'a Text,
    pub(super) found: &'a RefCell<Report>,
    pub(super) span: Range<usize>,
    pub(super) entries: &'a [(Key<'t>, Node<'t>)],
    pub(super) known: RefCell<Vec<&'static str>>,
    pub(super) missing: RefCell<Vec<&'static str>>,
    /// What is asked for, if nothing is read and the shape of the record is wanted.
    pub(super) told: Option<Told>,
}

impl<'a, 't> Fields<'a, 't> {
    fn read<T>(
        text: &'a Text,
        found: &'a RefCell<Report>,
        span: Range<usize>,
        entries: &'a [(Key<'t>, Node<'t>)],
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        let fields = Fields {
            text,
            found,
            span,
            entries,
            known: RefCell::default(),
            missing: RefCell::default(),
            told: None,
        };
        let value = read(&fields);
        let asked = fields.known.borrow();
        let mut meant = Vec::new();
        for (key, _) in entries.iter().filter(|(key, _)| !asked.contains(&key.text.as_ref())) {
            let mut known: Vec<&str> = Vec::new();
            for key in asked.iter() {
                if !known.contains(key) {
                    known.push(key);
                }
            }
            let place = fields.place(&key.span);
            fields.report(faults::unknown_key(place, &key.text, &known));
            meant.extend(diagnostic::nearest(&key.text, known.iter().copied()));
        }
        drop(asked);
        // A misspelt key is one fault, and not a missing field besides.
        for key in fields.missing.borrow().iter().filter(|it| !meant.contains(it)) {
            let first = entries.first().map_or(&fields.span, |(it, _)| &it.span);
            fields.report(faults::missing_field(fields.place(first), key));
        }
        value
    }

    /// The fields that a record is asked for: nothing is read, and nothing is found.
    pub(super) fn shape<T>(&self, read: impl FnOnce(&Fields<'a, 't>) -> Option<T>) -> Vec<Field> {
        let fields = Fields {
            text: self.text,
            found: self.found,
            span: 0..0,
            entries: &[],
            known: RefCell::default(),
            missing: RefCell::default(),
            told: Some(Told::default()),
        };
        read(&fields);
        fields.told.unwrap_or_default().into_fields()
    }

    fn tell(&self, of: Declared, need: Need, kind: Kind) {
        if let Some(told) = &self.told {
            told.tell(of, need, kind);
        }
    }

    pub(super) fn report(&self, finding: Diagnostic) {
        let mut found = self.found.borrow_mut();
        if found.len() < yaml_hints::MOST {
            found.push(finding);
        }
    }

    /// The place of a finding; no work is done for one that will not be told.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        if self.found.borrow().len() >= yaml_hints::MOST {
            return Place::file(&self.text.path);
        }
        self.text.place(span.clone())
    }

    pub(super) fn entry(&self, key: &'static str) -> Option<&'a (Key<'t>, Node<'t>)> {
        self.known.borrow_mut().push(key);
        self.entries.iter().find(|(it, _)| it.text == key)
    }

    /// An entry that may be left out: one that is written out as empty, as forms do, is. What is empty
    /// depends on what it would hold: `""`, `[]` or `{}`.
    pub(super) fn given(&self, key: &'static str, empty: &str) -> Option<&'a (Key<'t>, Node<'t>)> {
        let quotes = |it: &Node<'_>| self.text.text[it.span.start..].starts_with(['"', '\'']);
        self.entry(key).filter(|(_, node)| match (&node.value, empty) {
            (Value::Scalar(it), "\"\"") => !it.text.is_empty() || !quotes(node),
            (Value::List(items), "[]") => !items.is_empty(),
            (Value::Map(entries), "{}") => !entries.is_empty(),
            _ => true,
        })
    }

    /// An entry that has to be there.
    fn required(&self, key: &'static str) -> Option<&'a (Key<'t>, Node<'t>)> {
        let entry = self.entry(key);
        if entry.is_none() {
            self.missing.borrow_mut().push(key);
        }
        entry
    }

    /// A value that could not be read, which has been told, leaves a blank: so that what stands beside
    /// it is still looked at. No page is ever made of it.
    pub(super) fn or_blank(&self, at: Option<At<String>>) -> At<String> {
        at.unwrap_or(At { value: String::new(), span: self.span.start..self.span.start })
    }

    /// Whether every item of a list became a record.
    pub(super) fn whole<T>(&self, key: &'static str, read: Option<&Vec<T>>) -> bool {
        match (self.entry(key).map(|(_, it)| &it.value), read) {
            (Some(Value::List(items)), Some(read)) => items.len() == read.len(),
            _ => false,
        }
    }

    pub(super) fn span_of(&self, key: &'static str) -> Range<usize> {
        self.entries.iter().find(|(it, _)| it.text == key).map_or(0..0, |(_, it)| it.span.clone())
    }

    /// The scalar of an entry; tells of lists, maps and nothing at all.
    fn scalar(&self, entry: &'a (Key<'t>, Node<'t>)) -> Option<(&'a Scalar<'t>, Range<usize>)> {
        let (key, node) = entry;
        match &node.value {
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.report(faults::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(scalar) => {
                self.odd_characters(scalar, &node.span);
                Some((scalar, node.span.clone()))
            }
            Value::List(_) | Value::Map(_) => {
                let words = ("en tekst", "a text");
                self.report(faults::wrong_kind(self.place(&key.span), &key.text, words));
                None
            }
        }
    }

    /// Tells of typographic marks around a value, and of hidden characters made by YAML's escapes.
    fn odd_characters(&self, scalar: &Scalar<'_>, span: &Range<usize>) {
        let first = scalar.text.chars().next();
        if let Some(mark) = first.filter(|it| scalar.plain && SMART_QUOTES.contains(*it)) {
            let mark_span = span.start..span.start + mark.len_utf8();
            self.report(faults::smart_quotes(self.place(&mark_span), mark));
        }
        let raw = &self.text.text[span.clone()];
        if let Some(hidden) =
            hidden_characters(&scalar.text).map(|it| it.1).find(|it| !raw.contains(*it))
        {
            let escape = span.start + raw.find('\\').unwrap_or(0);
            self.report(faults::hidden_character(self.place(&(escape..escape + 2)), hidden));
        }
        if let Some((_, it)) = foreign_letters(&scalar.text).find(|it| !raw.contains(it.1)) {
            let escape = span.start + raw.find('\\').unwrap_or(0);
            self.report(faults::mixed_letters(self.place(&(escape..escape + 2)), it));
        }
    }

    /// A text for readers: told if YAML would read it as something else, or cuts it short.
    fn prose(&self, entry: &'a (Key<'t>, Node<'t>)) -> Option<At<String>> {
        let (scalar, span) = self.scalar(entry)?;
        if scalar.plain {
            if let Some((nb, en)) = read_as(&scalar.text) {
                let place = self.place(&span);
                self.report(faults::read_as_other(place, &scalar.text, nb, en));
            }
            if let Some(comment) = scalar.cut {
                let line =
                    self.text.text[comment..].split('\n').next().unwrap_or_default().trim_end();
                let whole = format!("{} {line}", scalar.text);
                let place = self.place(&(comment..comment + line.len()));
                self.report(faults::cut_by_comment(place, &whole));
            }
        }
        let value = scalar.text.trim().to_owned();
        // Words in brackets wait for the right ones; `new` writes such stand-ins.
        if value.starts_with('[') && value.ends_with(']') {
            self.report(faults::stand_in(self.place(&span), &entry.0.text));
        }
        Some(At { value, span })
    }

    pub(super) fn text(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::Prose(None));
        self.required(of.key).and_then(|it| self.prose(it))
    }

    /// A text that has to be there, unless another field has one of some words.
    pub(super) fn text_unless(
        &self,
        of: Declared,
        other: &'static str,
        words: &'static [&'static str],
    ) -> Option<At<String>> {
        self.tell(of, Need::Unless(other, words), Kind::Prose(None));
        let excused = self.entries.iter().any(|(it, node)| {
            let word = match &node.value {
                Value::Scalar(scalar) => bare(scalar),
                Value::List(_) | Value::Map(_) => return false,
            };
            it.text == other && words.contains(&word.as_str())
        });
        if excused { self.text_if(of) } else { self.text(of) }
    }

    /// Words of somebody else, letter by letter.
    pub(super) fn verbatim(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::Verbatim);
        self.text(of)
    }

    pub(super) fn verbatim_if(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Never, Kind::Verbatim);
        self.text_if(of)
    }

    pub(super) fn text_if(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Never, Kind::Prose(None));
        self.given(of.key, "\"\"").and_then(|it| self.prose(it))
    }

    pub(super) fn short_text(&self, of: Declared, limit: usize) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::Prose(Some(limit)));
        self.required(of.key)
            .and_then(|it| self.prose(it))
            .map(|it| self.measure(of.key, it, limit))
    }

    pub(super) fn short_text_if(&self, of: Declared, limit: usize) -> Option<At<String>> {
        self.tell(of, Need::Never, Kind::Prose(Some(limit)));
        self.text_if(of).map(|it| self.measure(of.key, it, limit))
    }

    fn measure(&self, key: &str, at: At<String>, limit: usize) -> At<String> {
        let length = at.value.chars().count();
        if length > limit {
            self.report(faults::too_long(self.place(&at.span), key, length, limit));
        }
        at
    }

    /// A name or number for machines: a comment behind it does no harm.
    pub(super) fn word(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::Word);
        let (scalar, span) = self.required(of.key).and_then(|it| self.scalar(it))?;
        Some(At { value: bare(scalar), span })
    }

    pub(super) fn word_if(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Never, Kind::Word);
        let (scalar, span) = self.given(of.key, "\"\"").and_then(|it| self.scalar(it))?;
        Some(At { value: bare(scalar), span })
    }

    /// The id of something that stands elsewhere.
    pub(super) fn reference(&self, of: Declared, what: What) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::Reference(what));
        self.word(of)
    }

    /// The id of a document, whose grammar is looked at where it is named, too.
    pub(super) fn source_id(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::Reference(What::Source));
        self.id(of)
    }

    /// A list of ids of things that stand elsewhere.
    pub(super) fn references(&self, of: Declared, what: What) -> Option<Vec<At<String>>> {
        self.tell(of, Need::Always, Kind::Words(Box::new(Kind::Reference(what))));
        self.words(of)
    }

    pub(super) fn references_if(&self, of: Declared, what: What) -> Vec<At<String>> {
        self.tell(of, Need::Never, Kind::Words(Box::new(Kind::Reference(what))));
        self.words_if(of)
    }

    pub(super) fn archive_path_if(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Never, Kind::Path);
        let at = self.word_if(of)?;
        if !lies_in_archive(&at.value) {
            self.report(faults::source_path(self.place(&at.span), &at.value));
        }
        Some(at)
    }

    pub(super) fn id(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::Id);
        let at = self.word(of)?;
        if !id::is_id(&at.value) {
            self.report(faults::bad_id(self.place(&at.span), &at.value));
        }
        Some(at)
    }

    pub(super) fn id_if(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Never, Kind::Id);
        self.given(of.key, "\"\"")?;
        self.id(of)
    }

    /// A list of ids.
    pub(super) fn ids_if(&self, of: Declared) -> Vec<At<String>> {
        self.tell(of, Need::Never, Kind::Words(Box::new(Kind::Id)));
        let ids = self.words_if(of);
        for at in ids.iter().filter(|it| !id::is_id(&it.value)) {
            self.report(faults::bad_id(self.place(&at.span), &at.value));
        }
        ids
    }

    /// The id of a quotation: one word without hyphens, so that it ends an address unmistakably.
    pub(super) fn quote_id(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::QuoteId);
        let at = self.id(of)?;
        if id::is_id(&at.value) && at.value.contains('-') {
            self.report(faults::bad_id(self.place(&at.span), &at.value));
        }
        Some(at)
    }

    pub(super) fn one_of<T: Copy>(
        &self,
        of: Declared,
        what: What,
        choices: &'static [Choice],
        values: &[T],
    ) -> Option<At<T>> {
        self.tell(of, Need::Always, Kind::OneOf(what, choices));
        let at = self.word(of)?;
        match choices.iter().position(|it| it.word == at.value) {
            Some(i) => Some(At { value: values[i], span: at.span }),
            None => {
                let known = words(choices);
                self.report(diagnostic::unknown_word(self.place(&at.span), what, &at.value, known));
                None
            }
        }
    }

    pub(super) fn one_of_if<T: Copy>(
        &self,
        of: Declared,
        what: What,
        choices: &'static [Choice],
        values: &[T],
    ) -> Option<At<T>> {
        self.tell(of, Need::Never, Kind::OneOf(what, choices));
        self.given(of.key, "\"\"")?;
        self.one_of(of, what, choices, values)
    }

    /// A list of words of which each means one thing; those that mean nothing are told.
    pub(super) fn all_of<T: Copy>(
        &self,
        of: Declared,
        what: What,
        choices: &'static [Choice],
        values: &[T],
    ) -> Vec<T> {
        self.tell(of, Need::Never, Kind::Words(Box::new(Kind::OneOf(what, choices))));
        let mut found = Vec::new();
        for at in self.words_if(of) {
            match choices.iter().position(|it| it.word == at.value) {
                Some(i) => found.push(values[i]),
                None => {
                    let (place, known) = (self.place(&at.span), words(choices));
                    self.report(diagnostic::unknown_word(place, what, &at.value, known));
                }
            }
        }
        found
    }

    /// What editors write for each other. It is looked at like any text and not kept: what nobody has
    /// cannot be published.
    pub(super) fn internal_note(&self) {
        let _ = self.text_if(field(
            "internal_note",
            ("Internt notat", "For redaksjonen. Publiseres aldri."),
            ("Internal note", "For the editors. Never published."),
        ));
    }

    /// Whether something is for readers yet.
    pub(super) fn status(&self) -> Option<At<Status>> {
        let of = field(
            "status",
            ("Status", "Et utkast vises bare i forhåndsvisningen."),
            ("Status", "A draft is shown in the preview only."),
        );
        self.one_of_if(of, What::Status, Status::CHOICES, Status::ALL)
    }

    /// The languages that a site is built in: bokmål comes first, whatever the list says.
    pub(super) fn languages(&self, of: Declared) -> Vec<Language> {
        self.tell(
            of,
            Need::Never,
            Kind::Words(Box::new(Kind::OneOf(What::Language, SITE_LANGUAGES))),
        );
        let codes = Language::ALL.map(Language::code);
        let mut named = Vec::new();
        for at in self.words_if(of) {
            match Language::of(&at.value) {
                Some(language) => named.push(language),
                None => {
                    let place = self.place(&at.span);
                    self.report(diagnostic::unknown_word(place, What::Language, &at.value, codes));
                }
            }
        }
        let all = Language::ALL.into_iter();
        all.filter(|it| *it == Language::Nb || named.contains(it)).collect()
    }

    /// What stands under `translations`, for each language but bokmål.
    pub(super) fn translations<T>(
        &self,
        of: Declared,
        read: impl Fn(&Fields<'a, 't>) -> Option<T> + Copy,
    ) -> Vec<(Language, T)> {
        let others = Language::ALL.into_iter().filter(|it| *it != Language::Nb);
        let all = self.map_if(of, |it| {
            Some(others.filter_map(|of| Some((of, it.translated(of, read)?))).collect())
        });
        all.unwrap_or_default()
    }

    /// The words in one language, whose fields are those in bokmål.
    fn translated<T>(
        &self,
        language: Language,
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        if self.told.is_some() {
            let fields = self.shape(read).into_iter().map(|it| it.in_language(language));
            self.tell(words_in(language), Need::Never, Kind::Map(fields.collect()));
            return None;
        }
        self.map_if(words_in(language), read)
    }

    /// One text for each language but bokmål.
    pub(super) fn translated_text(&self, of: Declared) -> Vec<(Language, At<String>)> {
        let others = Language::ALL.into_iter().filter(|it| *it != Language::Nb);
        let all = self.map_if(of, |it| {
            Some(others.filter_map(|of| Some((of, it.text_if(words_in(of))?))).collect())
        });
        all.unwrap_or_default()
    }

    /// Other words for stances.
    pub(super) fn stances(&self, of: Declared) -> Vec<(Stance, At<String>)> {
        let all = self.map_if(of, |it| {
            let word = |(stance, choice): (&Stance, &Choice)| {
                let of = Declared { key: choice.word, title: choice.title, help: choice.meaning };
                it.short_text_if(of, LONGEST_SHORT).map(|at| (*stance, at))
            };
            Some(Stance::ALL.iter().zip(Stance::CHOICES).filter_map(word).collect())
        });
        all.unwrap_or_default()
    }

    pub(super) fn language(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Always, Kind::OneOf(What::Language, LANGUAGES));
        self.word(of).and_then(|it| self.known_language(it))
    }

    pub(super) fn language_if(&self, of: Declared) -> Option<At<String>> {
        self.tell(of, Need::Never, Kind::OneOf(What::Language, LANGUAGES));
        self.word_if(of).and_then(|it| self.known_language(it))
    }

    fn known_language(&self, at: At<String>) -> Option<At<String>> {
        if words(LANGUAGES).any(|it| it == at.value) {
            return Some(at);
        }
        let place = self.place(&at.span);
        self.report(match read_as(&at.value) {
            Some((nb, en)) => Diagnostic {
                help: Bilingual {
                    nb: "skriv `nb` eller `nn`".to_owned(),
                    en: "write `nb` or `nn`".to_owned(),
                },
                ..faults::read_as_other(place, &at.value, nb, en)
            },
            None => diagnostic::unknown_word(place, What::Language, &at.value, words(LANGUAGES)),
        });
        None
    }

    pub(super) fn number(&self, of: Declared) -> Option<At<i16>> {
        self.tell(of, Need::Always, Kind::Number);
        self.word(of).and_then(|it| self.whole_number(it))
    }

    pub(super) fn number_if(&self, of: Declared) -> Option<At<i16>> {
        self.tell(of, Need::Never, Kind::Number);
        self.word_if(of).and_then(|it| self.whole_number(it))
    }

    fn whole_number(&self, at: At<String>) -> Option<At<i16>> {
        let digits = at.value.bytes().all(|it| it.is_ascii_digit());
        let number = if digits { at.value.parse().ok() } else { None };
        if number.is_none() {
            self.report(faults::bad_number(self.place(&at.span), &at.value));
        }
        Some(At { value: number?, span: at.span })
    }

    pub(super) fn date(&self, of: Declared) -> Option<At<PartialDate>> {
        self.tell(of, Need::Always, Kind::Date);
        self.word(of).and_then(|it| self.known_date(it, PartialDate::is_whole))
    }

    pub(super) fn date_if(&self, of: Declared) -> Option<At<PartialDate>> {
        self.tell(of, Need::Never, Kind::Date);
        self.word_if(of).and_then(|it| self.known_date(it, PartialDate::is_whole))
    }

    pub(super) fn partial_date_if(&self, of: Declared) -> Option<At<PartialDate>> {
        self.tell(of, Need::Never, Kind::PartialDate);
        self.word_if(of).and_then(|it| self.known_date(it, |_| true))
    }

    fn known_date(
        &self,
        at: At<String>,
        fits: impl Fn(PartialDate) -> bool,
    ) -> Option<At<PartialDate>> {
        let date = PartialDate::parse(&at.value).filter(|it| fits(*it));
        if date.is_none() {
            self.report(faults::bad_date(self.place(&at.span), &at.value, "2026-11-22"));
        }
        Some(At { value: date?, span: at.span })
    }

    pub(super) fn url(&self, of: Declared) -> Option<At<Url>> {
        self.tell(of, Need::Always, Kind::Url);
        self.word(of).and_then(|it| self.known_url(of.key, it))
    }

    pub(super) fn url_if(&self, of: Declared) -> Option<At<Url>> {
        self.tell(of, Need::Never, Kind::Url);
        self.word_if(of).and_then(|it| self.known_url(of.key, it))
    }

    fn known_url(&self, key: &str, at: At<String>) -> Option<At<Url>> {
        let url = Url::parse(&at.value);
        match &url {
            Some(url) => self.not_example(key, url.host(), &at.span),
            None => self.report(faults::bad_url(self.place(&at.span), &at.value)),
        }
        Some(At { value: url?, span: at.span })
    }

    /// The address that the site is published under: the option of the command line takes the same.
    pub(super) fn base_url(&self, of: Declared) -> Option<At<BaseUrl>> {
        self.tell(of, Need::Always, Kind::BaseUrl);
        let at = self.word(of)?;
        match BaseUrl::parse(&at.value) {
            Ok(value) => {
                self.not_example(of.key, value.host(), &at.span);
                Some(At { value, span: at.span })
            }
            Err(refused) => {
                self.report(faults::bad_base_url(self.place(&at.span), &at.value, &refused));
                None
            }
        }
    }

    /// RFC 2606 keeps the top domain `.example` for addresses that are not real.
    fn not_example(&self, key: &str, host: &str, span: &Range<usize>) {
        if host.ends_with(".example") {
            self.report(faults::stand_in(self.place(span), key));
        }
    }

    pub(super) fn colour(&self, of: Declared) -> Option<At<Colour>> {
        self.tell(of, Need::Always, Kind::Colour);
        let at = self.word(of)?;
        let colour = Colour::parse(&at.value);
        if colour.is_none() {
            self.report(faults::bad_colour(self.place(&at.span), &at.value));
        }
        Some(At { value: colour?, span: at.span })
    }

    pub(super) fn checksum_if(&self, of: Declared) -> Option<At<Sha256>> {
        self.tell(of, Need::Never, Kind::Checksum);
        let at = self.word_if(of)?;
        let sum = Sha256::parse(&at.value);
        if sum.is_none() {
            self.report(faults::bad_checksum(self.place(&at.span), &at.value));
        }
        Some(At { value: sum?, span: at.span })
    }

    pub(super) fn map<T>(
        &self,
        of: Declared,
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        if self.told.is_some() {
            self.tell(of, Need::Always, Kind::Map(self.shape(read)));
            return None;
        }
        self.required(of.key).and_then(|it| self.inner(it, read))
    }

    pub(super) fn map_if<T>(
        &self,
        of: Declared,
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        if self.told.is_some() {
            self.tell(of, Need::Never, Kind::Map(self.shape(read)));
            return None;
        }
        self.given(of.key, "{}").and_then(|it| self.inner(it, read))
    }

    fn inner<T>(
        &self,
        entry: &'a (Key<'t>, Node<'t>),
        read: impl FnOnce(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<T> {
        let (key, node) = entry;
        match &node.value {
            Value::Map(entries) => {
                Fields::read(self.text, self.found, node.span.clone(), entries, read)
            }
            Value::Scalar(scalar) if scalar.text.is_empty() => {
                self.report(faults::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(_) | Value::List(_) => {
                let words = ("felter på formen `navn: verdi`", "fields of the form `name: value`");
                self.report(faults::wrong_kind(self.place(&key.span), &key.text, words));
                None
            }
        }
    }

    /// The items of a list that has to be there and hold something.
    fn items(&self, entry: &'a (Key<'t>, Node<'t>)) -> Option<&'a [Node<'t>]> {
        let (key, node) = entry;
        match &node.value {
            Value::List(items) if !items.is_empty() => Some(items),
            Value::List(_) => {
                self.report(faults::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(scalar) if scalar.text.is_empty() => {
                self.report(faults::empty_field(self.place(&key.span), &key.text));
                None
            }
            Value::Scalar(_) | Value::Map(_) => {
                let words =
                    ("en liste, med `- ` foran hver post", "a list, with `- ` before each record");
                self.report(faults::wrong_kind(self.place(&key.span), &key.text, words));
                None
            }
        }
    }

    pub(super) fn words(&self, of: Declared) -> Option<Vec<At<String>>> {
        self.tell(of, Need::Always, Kind::Words(Box::new(Kind::Word)));
        let entry = self.required(of.key)?;
        let mut words = Vec::new();
        for item in self.items(entry)? {
            match &item.value {
                Value::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                    words
                        .push(At { value: scalar.text.trim().to_owned(), span: item.span.clone() });
                }
                _ => {
                    let words = ("ett ord på hver linje", "one word on each line");
                    self.report(faults::wrong_kind(self.place(&item.span), of.key, words));
                }
            }
        }
        Some(words)
    }

    pub(super) fn words_if(&self, of: Declared) -> Vec<At<String>> {
        self.tell(of, Need::Never, Kind::Words(Box::new(Kind::Word)));
        if self.given(of.key, "[]").is_some() {
            self.words(of).unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    pub(super) fn records<T>(
        &self,
        of: Declared,
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if self.told.is_some() {
            self.tell(of, Need::Always, Kind::Records(self.shape(read), false));
            return None;
        }
        self.required(of.key).and_then(|it| self.each(it, read))
    }

    /// A list that has to be there, and may be written out as empty.
    pub(super) fn records_or_none<T>(
        &self,
        of: Declared,
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if self.told.is_some() {
            self.tell(of, Need::Always, Kind::Records(self.shape(read), true));
            return None;
        }
        match self.entry(of.key).map(|(_, it)| &it.value) {
            Some(Value::List(items)) if items.is_empty() => Some(Vec::new()),
            _ => self.records(of, read),
        }
    }

    pub(super) fn records_if<T>(
        &self,
        of: Declared,
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Vec<T> {
        if self.told.is_some() {
            self.tell(of, Need::Never, Kind::Records(self.shape(read), false));
            return Vec::new();
        }
        self.given(of.key, "[]").and_then(|it| self.each(it, read)).unwrap_or_default()
    }

    /// Reads each item of a list as a map; items that cannot be read are told and left out.
    fn each<T>(
        &self,
        entry: &'a (Key<'t>, Node<'t>),
        read: impl Fn(&Fields<'a, 't>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.items(entry)?;
        let mut records = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Map(entries) => records.extend(Fields::read(
                    self.text,
                    self.found,
                    item.span.clone(),
                    entries,
                    &read,
                )),
                Value::Scalar(_) | Value::List(_) => {
                    let words = (
                        "en post med felter på formen `navn: verdi`",
                        "a record with fields of the form `name: value`",
                    );
                    let place = self.place(&item.span);
                    self.report(faults::wrong_kind(place, &entry.0.text, words));
                }
            }
        }
        Some(records)
    }
}

/// A word without blanks around it, and without typographic marks: those are told on their own.
fn bare(scalar: &Scalar<'_>) -> String {
    let word = scalar.text.trim();
    if scalar.plain { word.trim_matches(|it| SMART_QUOTES.contains(it)) } else { word }.to_owned()
}

/// What other YAML readers make of a plain word, if not text: in Norwegian and English.
///
/// YAML 1.1 (the type repository's bool, null, int, float and timestamp) and `ja`/`nei`, which
/// people expect to be answers.
pub(crate) fn read_as(word: &str) -> Option<(&'static str, &'static str)> {
    let lower = word.to_lowercase();
    match lower.as_str() {
        "y" | "yes" | "on" | "true" | "ja" => return Some(("et svar (sant)", "an answer (true)")),
        "n" | "no" | "off" | "false" | "nei" => {
            return Some(("et svar (usant)", "an answer (false)"));
        }
        "null" | "~" => return Some(("tomt", "nothing")),
        _ => {}
    }
    if PartialDate::parse(word).is_some_and(PartialDate::is_whole) {
        return Some(("en dato", "a date"));
    }
    let digits = lower.trim_start_matches(['+', '-']).replace('_', "");
    let number = digits.starts_with(|it: char| it.is_ascii_digit() || it == '.')
        && (digits.parse::<f64>().is_ok()
            || digits.strip_prefix("0x").is_some_and(|it| i64::from_str_radix(it, 16).is_ok())
            || digits.strip_prefix("0o").is_some_and(|it| i64::from_str_radix(it, 8).is_ok()));
    number.then_some(("et tall", "a number"))
}
