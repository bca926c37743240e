//! Checks what fields of several files have in common.

use std::collections::BTreeMap;

use crate::content::markdown::{self, Origin, Prose};
use crate::content::schema::At;
use crate::content::text::Text;
use crate::content::yaml_hints;
use crate::model::Translated;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::address::Known;
use crate::values::language::Language;

/// A text with its translations.
pub(crate) fn said(nb: &At<String>, others: &[(Language, At<String>)]) -> Translated {
    let others = others.iter().map(|(language, it)| (*language, it.value.clone()));
    Translated { nb: nb.value.clone(), others: others.collect() }
}

/// Ids that were before. One that is none was told where it was read.
pub(crate) fn ids<T>(of: &[At<String>], parse: fn(&str) -> Option<T>) -> Vec<T> {
    of.iter().filter_map(|it| parse(&it.value)).collect()
}

/// The words of a list.
pub(crate) fn words(of: &[At<String>]) -> Vec<String> {
    of.iter().map(|it| it.value.clone()).collect()
}

/// Tells of ids that stand twice in one list.
pub(crate) fn unique<'a>(
    text: &Text,
    ids: impl Iterator<Item = &'a At<String>>,
    report: &mut Report,
) {
    let mut seen: BTreeMap<&str, &At<String>> = BTreeMap::new();
    for at in ids {
        match seen.get(at.value.as_str()) {
            Some(_) if report.len() >= yaml_hints::MOST => {}
            Some(first) => {
                let line = text.place(first.span.clone()).line;
                let place = text.place(at.span.clone());
                report.push(faults::duplicate_id(place, &at.value, line));
            }
            None => drop(seen.insert(&at.value, at)),
        }
    }
}

pub(crate) fn prose(text: &Text, at: &At<String>, known: &Known, report: &mut Report) -> Prose {
    markdown::plain_prose(text, &at.value, &Origin::Scalar(at.span.clone()), known, report)
}
