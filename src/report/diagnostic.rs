//! Holds findings: what is wrong, where, and the cure.

use std::fmt::Write as _;

use serde::Serialize;

use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::id;

/// Whether a finding stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; somebody has to do something before it is published.
    Reminder,
}

/// One finding: what is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub place: Place,
    /// Name of the fault, in kebab-case; never changes.
    pub code: &'static str,
    /// Whether it stops the build.
    pub severity: Severity,
    /// What is wrong.
    pub message: Bilingual,
    /// The cure.
    pub help: Bilingual,
}

/// All findings of a run.
pub type Report = Vec<Diagnostic>;

/// Brings findings in reading order (path, line, column, code) and drops repetitions.
pub fn sort(report: &mut Report) {
    report.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    report.dedup();
}

/// Whether anything in the report stops the build.
pub fn any_error(report: &Report) -> bool {
    report.iter().any(|it| it.severity == Severity::Error)
}

/// The known name that `word` was probably meant to be: a typing slip away at most.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = id::propose(word);
    known
        .into_iter()
        .map(|it| {
            let likeness = strsim::jaro_winkler(&plain, &id::propose(it));
            let slip = match strsim::osa_distance(&plain, it) {
                0 | 1 if plain.len() > 2 => 0.4,
                0..=2 => 0.2,
                _ => 0.0,
            };
            (likeness + slip, it)
        })
        .filter(|(likeness, _)| *likeness > 0.82)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, it)| it)
}

pub(crate) fn finding(
    place: Place,
    code: &'static str,
    message: impl Into<Bilingual>,
    help: impl Into<Bilingual>,
) -> Diagnostic {
    Diagnostic {
        place,
        code,
        severity: Severity::Error,
        message: message.into(),
        help: help.into(),
    }
}

pub(crate) fn reminder(
    place: Place,
    code: &'static str,
    message: impl Into<Bilingual>,
    help: impl Into<Bilingual>,
) -> Diagnostic {
    Diagnostic { severity: Severity::Reminder, ..finding(place, code, message, help) }
}

/// A message that holds only fixed words.
pub(crate) fn say(nb: &str, en: &str) -> Bilingual {
    Bilingual::new(nb, en)
}

/// Who says what a library says of a file that it cannot read.
pub(crate) const LIBRARY: &str = "biblioteket som leser den,";

/// A sentence, and the reason for it.
pub(crate) fn after(nb: &str, en: &str, why: &Bilingual) -> Bilingual {
    Bilingual { nb: format!("{nb}; {}", why.nb), en: format!("{en}: {}", why.en) }
}

/// «mente du …?», or else the list of what is known.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Bilingual {
    if let Some(near) = nearest(word, known.clone()) {
        return (format!("mente du `{near}`?"), format!("did you mean `{near}`?")).into();
    }
    let Bilingual { mut nb, mut en } = say("velg en av: ", "choose one of: ");
    let mut known: Vec<&str> = known.into_iter().collect();
    let more = known.len().saturating_sub(30);
    known.truncate(30);
    if known.is_empty() {
        return say("her er ingen å velge blant ennå", "there is none to choose from yet");
    }
    for (i, name) in known.iter().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        let _ = write!(nb, "{comma}`{name}`");
        let _ = write!(en, "{comma}`{name}`");
    }
    if more > 0 {
        let _ = write!(nb, " og {more} til");
        let _ = write!(en, " and {more} more");
    }
    Bilingual { nb, en }
}

/// A word that is not in a closed list.
pub fn unknown_word<'a>(
    place: Place,
    what: What,
    word: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let (code, nb, en) = what.names();
    let help = match what {
        // Codes of two letters are all alike: to name one would mislead.
        What::Language => {
            let all = known.into_iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
            Bilingual { nb: format!("velg en av: {all}"), en: format!("choose one of: {all}") }
        }
        _ => did_you_mean(word, known),
    };
    finding(
        place,
        code,
        (format!("{nb} `{word}` finnes ikke"), format!("there is no {en} `{word}`")),
        help,
    )
}

/// What a reference was meant to refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A file in `themes/`.
    Theme,
    /// A folder in `parties/`.
    Party,
    /// A word of the stance list.
    Stance,
    /// A language code.
    Language,
    /// An election in `site.yaml`.
    Election,
    /// A group of themes in `site.yaml`.
    Group,
    /// A source in `site.yaml`, or of a theme.
    Source,
    /// A kind of source.
    SourceKind,
    /// An edition status.
    Edition,
    /// A kind of page.
    PageKind,
    /// A kind of change in a published position.
    ChangeKind,
    /// Whether something is for readers yet.
    Status,
    /// Yes or no.
    Answer,
}

impl What {
    /// What it is called in English.
    pub fn name(self) -> &'static str {
        self.names().2
    }

    pub(super) fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            What::Theme => ("unknown-theme", "temaet", "theme"),
            What::Party => ("unknown-party", "partiet", "party"),
            What::Stance => ("unknown-stance", "standpunktet", "stance"),
            What::Language => ("unknown-language", "språket", "language"),
            What::Election => ("unknown-election", "valget", "election"),
            What::Group => ("unknown-group", "temagruppa", "group of themes"),
            What::Source => ("unknown-source", "kilden", "source"),
            What::SourceKind => ("unknown-source-kind", "kildetypen", "kind of source"),
            What::Edition => ("unknown-edition", "utgaven", "edition"),
            What::PageKind => ("unknown-page-kind", "sidetypen", "kind of page"),
            What::ChangeKind => ("unknown-change-kind", "endringstypen", "kind of change"),
            What::Status => ("unknown-status", "statusen", "status"),
            What::Answer => ("unknown-answer", "svaret", "answer"),
        }
    }
}
