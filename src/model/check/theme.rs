//! Checks the files of themes.

use crate::content::load::Content;
use crate::content::markdown::{self, Origin};
use crate::content::schema::{self, At, Filed};
use crate::model::check::field::{self, unique};
use crate::model::check::site::spelling;
use crate::model::index::{GroupIx, Ix, List};
use crate::model::{self, Translated};
use crate::report::diagnostic::{self, Report, What};
use crate::report::faults;
use crate::values::address::Known;
use crate::values::collation::Alphabet;
use crate::values::id::ThemeId;
use crate::values::language::Language;
use crate::values::vocabulary::{Stance, Status};

/// Tells of a theme that a language spells like another.
pub(crate) fn spelled_alike(
    id: &ThemeId,
    filed: &Filed<schema::Theme>,
    content: &Content,
    report: &mut Report,
) {
    for (language, words) in &filed.value.translations {
        let Some(slug) = &words.slug else { continue };
        let spelling = spelling(*language, content);
        let others = content.theme_ids.iter().filter(|it| *it != id);
        if let Some(other) = others.into_iter().find(|it| spelling.theme(it) == slug.value) {
            let place = filed.text.place(slug.span.clone());
            report.push(faults::slug_taken(place, &slug.value, other));
        }
    }
}

/// The words of a theme that a language lacks.
pub(crate) fn lacks(theme: &schema::Theme, language: Language) -> Vec<&'static str> {
    let words = theme.translations.iter().find(|it| it.0 == language).map(|it| &it.1);
    let there = |of: &dyn Fn(&schema::ThemeWords) -> bool| words.is_some_and(of);
    let stances = theme.stances.iter().map(|it| it.0);
    let stances = |words: &schema::ThemeWords| {
        stances.clone().all(|stance| words.stances.iter().any(|it| it.0 == stance))
    };
    [
        ("title", there(&|it| it.title.is_some())),
        ("short", there(&|it| it.short.is_some())),
        ("question", there(&|it| it.question.is_some())),
        ("proposition", there(&|it| it.proposition.is_some())),
        ("stances", theme.stances.is_empty() || there(&stances)),
    ]
    .into_iter()
    .filter_map(|(key, there)| (!there).then_some(key))
    .collect()
}

pub(crate) fn theme(
    id: &ThemeId,
    filed: &Filed<schema::Theme>,
    groups: &List<GroupIx, &str>,
    whole: bool,
    known: &Known,
    report: &mut Report,
) -> model::Theme {
    let (text, theme) = (&filed.text, &filed.value);
    let group = groups.position(|group| *group == theme.group.value);
    if group.is_none() && whole && !theme.group.value.is_empty() {
        let place = text.place(theme.group.span.clone());
        let words = groups.iter().copied();
        report.push(diagnostic::unknown_word(place, What::Group, &theme.group.value, words));
    }
    unique(text, theme.sources.iter().map(|it| &it.id), report);
    let ids: Vec<&str> = theme.sources.iter().map(|it| it.id.value.as_str()).collect();
    let body = &text.text[theme.body.clone()];
    let origin = Origin::Exact(theme.body.start);
    let (background, named) = markdown::prose(text, body, &origin, &ids, known, report);
    for (source, _) in theme.sources.iter().zip(&named).filter(|(_, named)| !**named) {
        let place = text.place(source.id.span.clone());
        report.push(faults::unused_source(place, &source.id.value));
    }
    let reference = |it: &schema::Reference| model::Reference {
        title: it.title.value.clone(),
        publisher: it.publisher.value.clone(),
        url: it.url.as_ref().map(|it| it.value.clone()),
        archived: it.archived.as_ref().map(|it| it.value.clone()),
        date: it.date.as_ref().map(|it| it.value),
    };
    let stances = |of: &[(Stance, At<String>)]| {
        of.iter().map(|(stance, at)| (*stance, at.value.clone())).collect()
    };
    let others =
        theme.translations.iter().filter(|(language, _)| lacks(theme, *language).is_empty());
    let text_of = |at: &Option<At<String>>| at.as_ref().map(|it| it.value.clone());
    let others = others.map(|(language, it)| {
        let words = model::ThemeWords {
            title: text_of(&it.title).unwrap_or_default(),
            short: text_of(&it.short).unwrap_or_default(),
            question: text_of(&it.question).unwrap_or_default(),
            proposition: text_of(&it.proposition).unwrap_or_default(),
            stances: stances(&it.stances),
        };
        (*language, words)
    });
    let words = model::ThemeWords {
        title: theme.title.value.clone(),
        short: theme.short.value.clone(),
        question: theme.question.value.clone(),
        proposition: theme.proposition.value.clone(),
        stances: stances(&theme.stances),
    };
    model::Theme {
        id: id.clone(),
        code: theme.code.as_ref().map(|it| it.value),
        aliases: field::ids(&theme.aliases, ThemeId::parse),
        words: Translated { nb: words, others: others.collect() },
        group: group.unwrap_or(GroupIx::new(0)),
        draft: theme.status == Status::Draft,
        references: theme.sources.iter().map(reference).collect(),
        background,
    }
}

/// Themes by group, then by their number (those without one last), then by title, then by id.
pub(crate) fn in_order(
    mut themes: Vec<(Option<i16>, model::Theme)>,
    alphabet: &Alphabet,
) -> Vec<model::Theme> {
    themes.sort_by(|(a_order, a), (b_order, b)| {
        let number = |it: &Option<i16>| it.unwrap_or(i16::MAX);
        (a.group, number(a_order))
            .cmp(&(b.group, number(b_order)))
            .then_with(|| alphabet.compare(&a.words.nb.title, &b.words.nb.title))
            .then_with(|| a.id.cmp(&b.id))
    });
    themes.into_iter().map(|(_, it)| it).collect()
}
