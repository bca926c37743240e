//! Finds texts that a language of the site lacks.

use crate::content::schema::{self, At, Filed};
use crate::model::check::theme::lacks;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::language::Language;

/// Tells of what `site.yaml` has not in all languages of the site.
pub(crate) fn untranslated(
    filed: &Filed<schema::Site>,
    languages: &[Language],
    report: &mut Report,
) {
    let (text, site) = (&filed.text, &filed.value);
    let mut missing = |at: &At<String>, language: Language, keys: &[(&'static str, bool)]| {
        let missing = keys.iter().filter(|it| !it.1).map(|it| it.0);
        // What stands in sentences cannot stand there in another language; texts can.
        let label = |key: &&str| ["tagline", "title"].contains(key);
        for key in missing.clone().filter(label) {
            let place = text.place(at.span.clone());
            report.push(faults::missing_label(place, language.code(), key));
        }
        let keys: Vec<&str> = missing.filter(|it| !label(it)).collect();
        if !keys.is_empty() {
            let place = text.place(at.span.clone());
            report.push(faults::missing_translation(place, language.code(), &keys));
        }
    };
    for language in languages.iter().copied().filter(|it| *it != Language::Nb) {
        let words = site.translations.iter().find(|it| it.0 == language).map(|it| &it.1);
        missing(
            &site.title,
            language,
            &[
                ("tagline", words.is_some_and(|it| it.tagline.is_some())),
                ("description", words.is_some_and(|it| it.description.is_some())),
                ("method", words.is_some_and(|it| it.method.is_some())),
            ],
        );
        for it in &site.groups {
            let there = it.translations.iter().any(|it| it.0 == language);
            missing(&it.id, language, &[("title", there)]);
        }
        for it in &site.elections {
            let words = it.translations.iter().find(|it| it.0 == language).map(|it| &it.1);
            let title = words.is_some_and(|it| it.title.is_some());
            let inclusion = words.is_some_and(|it| it.inclusion.is_some());
            missing(&it.title, language, &[("title", title), ("inclusion", inclusion)]);
        }
        for it in &site.terms {
            let there = it.translations.iter().any(|it| it.0 == language);
            missing(&it.id, language, &[("word", there), ("meaning", there)]);
        }
    }
}

/// Tells of a theme that stands in bokmål in other languages of the site.
pub(crate) fn untranslated_theme(
    filed: &Filed<schema::Theme>,
    languages: &[Language],
    report: &mut Report,
) {
    for language in languages.iter().copied().filter(|it| *it != Language::Nb) {
        let keys = lacks(&filed.value, language);
        if !keys.is_empty() {
            let place = filed.text.place(filed.value.title.span.clone());
            report.push(faults::missing_translation(place, language.code(), &keys));
        }
    }
}
