//! The words in bokmål that the tests of the real content look for.

use std::sync::LazyLock;

use standpunkt::model::Theme;
use standpunkt::model::words::Words;
use standpunkt::values::date::PartialDate;
use standpunkt::values::language::Language;
use standpunkt::values::vocabulary::{SourceKind, Stance};

/// How the order of parties is told.
pub(crate) const PARTY_ORDER: &str =
    "Partiene står alfabetisk etter navn, i samme rekkefølge overalt.";

/// What stands behind every stance that rests on a draft.
pub(crate) const DRAFT: &str = " (utkast)";

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::built_in(Language::Nb));

pub(crate) fn source_kind(kind: SourceKind) -> &'static str {
    WORDS.source_kind(kind).leak()
}

pub(crate) fn meaning(stance: Stance) -> &'static str {
    WORDS.meaning(stance).leak()
}

pub(crate) fn date(date: PartialDate) -> String {
    WORDS.date(date)
}

pub(crate) fn common_stance(stance: Stance) -> String {
    WORDS.common_stance(stance)
}

/// The word for a stance on a theme: its own, or the common one.
pub(crate) fn stance(stance: Stance, theme: &Theme) -> String {
    theme.words.nb.stances.get(&stance).cloned().unwrap_or_else(|| common_stance(stance))
}
