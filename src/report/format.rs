//! Writes findings as text: for people, for GitHub's annotations, for other programs.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::report::diagnostic::{Diagnostic, Report, Severity};
use crate::values::characters::hidden;
use crate::values::language::Language;

/// A form that findings are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Path, line and column, the line itself with a mark under the fault, and the cure.
    Human,
    /// Workflow commands that GitHub shows beside the changed line.
    Github,
    /// A list of objects.
    Json,
}

/// Writes all findings in one form. Ends in a line break unless there is nothing to say.
pub fn write(report: &Report, format: Format, language: Language, colour: bool) -> String {
    match format {
        Format::Human => human(report, language, colour),
        Format::Github => report.iter().map(|it| github(it, language)).collect(),
        Format::Json => json(report, language),
    }
}

/// A text for a terminal: what nobody sees there, or what a terminal would take for an order, stands as
/// `\u{fffd}`, one character for one. Tabs and line breaks stay.
pub fn visible(text: &str) -> String {
    text.chars().map(|it| if hidden(it) { char::REPLACEMENT_CHARACTER } else { it }).collect()
}

fn human(report: &Report, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for it in report {
        let [title, excerpt, path, help] =
            [it.message.get(language), &it.place.excerpt, &it.place.path, it.help.get(language)]
                .map(visible);
        let told = group(it, language, [&title, &excerpt, &path, &help]);
        let _ = writeln!(text, "{}\n", renderer.render(&[told]));
    }
    if !report.is_empty() {
        let _ = writeln!(text, "{}", summary(report, language));
    }
    text
}

/// A finding, told with texts for a terminal: what is wrong, the line, the path, and the cure.
fn group<'t>(finding: &Diagnostic, language: Language, texts: [&'t str; 4]) -> Group<'t> {
    let [title, excerpt, path, cure] = texts;
    let place = &finding.place;
    let (error, reminder, help) = match language {
        Language::Nb | Language::Nn => ("feil", "husk", "hjelp"),
        Language::En => ("error", "reminder", "help"),
    };
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Reminder => Level::WARNING.with_name(reminder),
    };
    let start = byte(excerpt, place.column - 1);
    let end = byte(excerpt, place.column - 1 + place.width).max(start);
    // A snippet always says `path:line:column`, also where the file has no text to show.
    let snippet = Snippet::source(excerpt)
        .path(path)
        .line_start(place.line)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(start..end));
    level
        .primary_title(title)
        .id(finding.code)
        .element(snippet)
        .element(Level::HELP.with_name(help).message(cure))
}

/// The byte of the `column`-th character (from 0) of a line.
fn byte(line: &str, column: usize) -> usize {
    line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}

/// How many errors and reminders there are.
pub fn summary(report: &Report, language: Language) -> String {
    let errors = report.iter().filter(|it| it.severity == Severity::Error).count();
    let reminders = report.len() - errors;
    match language {
        Language::Nb | Language::Nn => format!(
            "{errors} feil, {reminders} {}",
            if reminders == 1 { "påminnelse" } else { "påminnelser" }
        ),
        Language::En => format!(
            "{errors} {}, {reminders} {}",
            if errors == 1 { "error" } else { "errors" },
            if reminders == 1 { "reminder" } else { "reminders" }
        ),
    }
}

/// One workflow command. Form: GitHub's documentation of workflow commands.
fn github(finding: &Diagnostic, language: Language) -> String {
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Reminder => "warning",
    };
    // Line breaks would begin another command.
    let data = |text: &str| {
        let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        visible(&text)
    };
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let place = &finding.place;
    format!(
        "::{kind} file={},line={},col={},endColumn={},title={}::{}\n",
        property(&place.path),
        place.line,
        place.column,
        place.column + place.width,
        property(finding.code),
        data(&format!("{}. {}", finding.message.get(language), finding.help.get(language))),
    )
}

/// One finding for other programs.
#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_column: usize,
    severity: Severity,
    code: &'a str,
    message: &'a str,
    help: &'a str,
    source: &'a str,
}

fn json(report: &Report, language: Language) -> String {
    let entries: Vec<Entry<'_>> = report
        .iter()
        .map(|it| Entry {
            path: &it.place.path,
            line: it.place.line,
            column: it.place.column,
            end_column: it.place.column + it.place.width,
            severity: it.severity,
            code: it.code,
            message: it.message.get(language),
            help: it.help.get(language),
            source: &it.place.excerpt,
        })
        .collect();
    let list = serde_json::to_string_pretty(&entries);
    list.expect("findings hold only text and numbers, which JSON can always say") + "\n"
}
