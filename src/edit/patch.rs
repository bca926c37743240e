//! Edits single values in a programme's file, in place: comments and layout stay as they are.

use std::ops::Range;

use crate::content::text::Text;
use crate::content::yaml::{self, Key, Node, Value, field};
use crate::edit::change::by_hand;
use crate::edit::written::{WIDTH, Yaml};
use crate::report::diagnostic::Report;

/// The fields of a position in the order that a new record has them.
const FIELDS: [&str; 4] = ["stance", "summary", "note", "checked"];

/// A new value for a field of a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Id of the theme, by which the record is found.
    pub theme: String,
    /// The field: `stance`, `summary`, `note` or `checked`.
    pub field: &'static str,
    /// Its new value; nothing takes the field away.
    pub value: String,
}

/// The text of a programme's file with the edits made. A theme that has no record gets one at the end.
///
/// `Err` has the edits that are not possible without laying the file out anew, such as a new field in a
/// record in braces: they have to be made by hand.
pub fn positions(text: &Text, edits: &[Edit]) -> Result<String, Vec<Edit>> {
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let list = root.as_ref().and_then(|it| yaml::field(it, "positions"));
    let Some(Value::List(records)) = list.map(|it| &it.value) else { return Err(edits.to_vec()) };
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    let (mut impossible, mut new) = (Vec::new(), Vec::new());
    for edit in edits {
        match records.iter().find(|it| theme_of(it) == Some(edit.theme.as_str())) {
            None => new.push(edit),
            Some(record) => match piece(&text.text, record, edit) {
                Some(piece) => pieces.push(piece),
                None => impossible.push(edit.clone()),
            },
        }
    }
    // From the end, so that the places before stay; of two at one place the first stays first.
    pieces.sort_by_key(|it| it.0.start);
    let mut changed = text.text.clone();
    for (range, words) in pieces.into_iter().rev() {
        changed.replace_range(range, &words);
    }
    let mut themes: Vec<&str> = new.iter().map(|it| it.theme.as_str()).collect();
    themes.dedup();
    for theme in themes {
        let of_theme: Vec<&Edit> = new.iter().copied().filter(|it| it.theme == theme).collect();
        let grown = Text::new(&text.path, changed.clone());
        match append_fields(&grown, theme, &of_theme) {
            Some(grown) => changed = grown,
            None => impossible.extend(of_theme.into_iter().cloned()),
        }
    }
    if impossible.is_empty() { Ok(changed) } else { Err(impossible) }
}

/// The text of a programme's file with one more record in a list of the position on a theme, such as
/// `quotes` or `changes`. `None` if the theme has no record, or one in braces.
pub(crate) fn add(text: &Text, theme: &str, list: &str, item: &Yaml) -> Option<String> {
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let root = root?;
    let Value::List(records) = &yaml::field(&root, "positions")?.value else { return None };
    let record = records.iter().find(|it| theme_of(it) == Some(theme))?;
    let whole = &text.text;
    let Value::Map(entries) = &record.value else { return None };
    let column = column(whole, entries.first()?.0.span.start);
    match yaml::field(record, list) {
        _ if whole[record.span.start..].starts_with('{') => None,
        Some(list) => append(text, list, item),
        None => {
            let end = line_end(whole, value_range(whole, entries.last()?).end);
            let (blanks, item) = (" ".repeat(column), item.item(column + 2));
            Some(format!("{}\n{blanks}{list}:\n{item}{}", &whole[..end], &whole[end..]))
        }
    }
}

fn theme_of<'n>(record: &'n Node<'_>) -> Option<&'n str> {
    match &yaml::field(record, "theme")?.value {
        Value::Scalar(it) => Some(&it.text),
        Value::List(_) | Value::Map(_) => None,
    }
}

/// What of the text an edit replaces, and by what.
fn piece(text: &str, record: &Node<'_>, edit: &Edit) -> Option<(Range<usize>, String)> {
    let Value::Map(entries) = &record.value else { return None };
    let braces = text[record.span.start..].starts_with('{');
    let column = column(text, entries.first()?.0.span.start);
    match entries.iter().find(|it| it.0.text == edit.field) {
        Some(entry) if edit.value.is_empty() => {
            // A whole line goes, unless the record begins on it or is one line.
            let line = line_start(text, entry.0.span.start);
            let alone = text[line..entry.0.span.start].trim().is_empty() && !braces;
            let end = line_end(text, value_range(text, entry).end);
            alone.then(|| (line..(end + 1).min(text.len()), String::new()))
        }
        Some(entry) => {
            let range = value_range(text, entry);
            let value = value(edit, &text[range.clone()], column, braces);
            Some((range, value.at(column)))
        }
        None if edit.value.is_empty() => Some((0..0, String::new())),
        None if braces => None,
        None => {
            let last = value_range(text, entries.last()?);
            let end = line_end(text, last.end);
            let like = if edit.value.chars().count() > WIDTH / 2 { ">" } else { "" };
            let words = value(edit, like, column, false).at(column);
            Some((end..end, format!("\n{}{}: {words}", " ".repeat(column), edit.field)))
        }
    }
}

/// Where the value of an entry stands: from its first mark, also that of a block, to its last letter.
fn value_range(text: &str, (key, value): &(Key<'_>, Node<'_>)) -> Range<usize> {
    let colon = text[key.span.end..].find(':').map_or(value.span.start, |it| key.span.end + it + 1);
    let after = &text[colon..];
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let start = match after[blanks..].chars().next() {
        Some('>' | '|') => colon + blanks,
        _ => value.span.start,
    };
    let end = text[..end_of(text, value)].trim_end().len();
    start..end.max(start)
}

/// Where the last value within a node ends: a list's own end lies behind the comments that follow it.
pub(crate) fn end_of(text: &str, node: &Node<'_>) -> usize {
    let last = match &node.value {
        _ if text[node.span.start..].starts_with(['[', '{']) => None,
        Value::List(items) => items.last(),
        Value::Map(entries) => entries.last().map(|it| &it.1),
        Value::Scalar(_) => None,
    };
    last.map_or(node.span.end, |it| end_of(text, it))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |it| it + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |it| at + it)
}

fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}

/// A value in the form that the old one had, as far as it can have it.
fn value(edit: &Edit, old: &str, column: usize, braces: bool) -> Yaml {
    match edit.field {
        "stance" | "checked" => Yaml::word(&edit.value),
        _ if old.starts_with(['>', '|']) && !braces => Yaml::prose(&edit.value, column),
        _ => Yaml::text(&edit.value),
    }
}

/// The text with a new record for a theme.
fn append_fields(text: &Text, theme: &str, edits: &[&Edit]) -> Option<String> {
    let given = FIELDS.into_iter().filter_map(|field| {
        let edit = edits.iter().find(|it| it.field == field && !it.value.is_empty())?;
        Some((field, value(edit, "", 0, false)))
    });
    let record = Yaml::record([("theme", Yaml::word(theme))].into_iter().chain(given));
    let (root, _) = yaml::parse(text, 0..text.text.len());
    append(text, yaml::field(&root?, "positions")?, &record)
}

/// The site's text with a party's id in the list of an election.
pub(crate) fn list_party(text: &Text, year: i16, id: &str) -> Option<String> {
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let root = root?;
    let Value::List(elections) = &field(&root, "elections")?.value else { return None };
    let of_year = |it: &&Node<'_>| {
        let written = field(it, "year").map(|it| text.text[it.span.clone()].trim().to_owned());
        written == Some(year.to_string())
    };
    append(text, field(elections.iter().find(of_year)?, "parties")?, &Yaml::word(id))
}

/// The text of a file with a record put into the list of a key by [`append`] or [`prepend`]; where that cannot
/// be done, what to write by hand. `file` is the file as it is on disk, for the place of that.
pub(crate) fn grown(
    file: &Text,
    text: String,
    key: &str,
    put: fn(&Text, &Node<'_>, &Yaml) -> Option<String>,
    record: &Yaml,
) -> Result<String, Report> {
    let text = Text::new(&file.path, text);
    let (root, _) = yaml::parse(&text, 0..text.text.len());
    let list = root.as_ref().and_then(|it| field(it, key));
    let grown = list.and_then(|list| put(&text, list, record));
    grown.ok_or_else(|| vec![by_hand(file, key, record)])
}

/// The text with an item after the last one of a list. In a list within brackets it is put behind a comma,
/// which only an item of one line can be.
pub(crate) fn append(text: &Text, list: &Node<'_>, item: &Yaml) -> Option<String> {
    let whole = &text.text;
    let Value::List(items) = &list.value else { return None };
    let bracket = whole[list.span.start..].starts_with('[');
    let (at, added) = match items.last() {
        Some(last) if bracket => (last.span.end, format!(", {}", item.line()?)),
        None if bracket => {
            let close = whole[list.span.start..].find(']')? + list.span.start + 1;
            let line = whole[..list.span.start].rfind('\n').map_or(0, |it| it + 1);
            let blanks = whole[line..].len() - whole[line..].trim_start_matches(' ').len();
            let key = whole[..list.span.start].trim_end().len();
            let item = item.item(blanks + 2);
            return Some(format!("{}\n{item}{}", &whole[..key], &whole[close..]));
        }
        Some(last) => {
            let line = whole[..last.span.start].rfind('\n').map_or(0, |it| it + 1);
            let dash = whole[line..last.span.start].rfind('-')?;
            let end = whole[..last.span.end].trim_end().len();
            let end = whole[end..].find('\n').map_or(whole.len(), |it| end + it);
            (end, format!("\n{}", item.item(dash)))
        }
        None => return None,
    };
    Some(format!("{}{added}{}", &whole[..at], &whole[at..]))
}

/// The text with an item before the first one of a list, and before the comments of that.
pub(crate) fn prepend(text: &Text, list: &Node<'_>, item: &Yaml) -> Option<String> {
    let whole = &text.text;
    let Value::List(items) = &list.value else { return None };
    if whole[list.span.start..].starts_with('[') {
        return None;
    }
    let start = |at: usize| whole[..at].rfind('\n').map_or(0, |it| it + 1);
    let mut line = start(items.first()?.span.start);
    let dash = whole[line..].find('-')?;
    while let Some(above) = line.checked_sub(1).map(start)
        && whole[above..line].trim_start().starts_with('#')
    {
        line = above;
    }
    Some(format!("{}{}\n{}", &whole[..line], item.item(dash), &whole[line..]))
}

/// The text with another record in place of that of an id in a list.
pub(crate) fn replace(text: &Text, list: &Node<'_>, id: &str, record: &Yaml) -> Option<String> {
    let whole = &text.text;
    let Value::List(items) = &list.value else { return None };
    let own = |it: &&Node<'_>| {
        let Value::Scalar(own) = &field(it, "id")?.value else { return None };
        (own.text == id).then_some(())
    };
    let item = items.iter().find(|it| own(it).is_some())?;
    if whole[list.span.start..].starts_with('[') || whole[item.span.start..].starts_with('{') {
        return None;
    }
    let line = whole[..item.span.start].rfind('\n').map_or(0, |it| it + 1);
    let dash = whole[line..item.span.start].rfind('-')?;
    let end = end_of(whole, item);
    Some(format!("{}{}{}", &whole[..line], record.item(dash), &whole[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::text::Text;

    const FILE: &str = "# top\npositions:\n  - theme: a\n    stance: for # why\n    summary: >-\n      One\n      two.\n    # between\n    note: \"x\"\n    quotes:\n      - id: s1\n        text: y\n  # about b\n  - {theme: b, stance: for, summary: Old}\n";

    fn edit(theme: &str, field: &'static str, value: &str) -> Edit {
        Edit { theme: theme.to_owned(), field, value: value.to_owned() }
    }

    #[track_caller]
    fn check(edits: &[Edit], old: &str, new: &str) {
        let text = Text::new("x", FILE.to_owned());
        assert!(FILE.contains(old));
        let changed = positions(&text, edits).expect("the edits are possible");
        assert_eq!(changed, FILE.replacen(old, new, 1));
    }

    #[test]
    fn only_the_value_changes() {
        check(&[edit("a", "stance", "against")], "stance: for #", "stance: against #");
        check(&[edit("a", "summary", "Three.")], "One\n      two.\n", "Three.\n");
        check(&[edit("a", "note", "A \"b\"\nc")], "note: \"x\"", "note: \"A \\\"b\\\"\\nc\"");
        check(&[edit("a", "note", "")], "    note: \"x\"\n", "");
        check(
            &[edit("a", "summary", "A\n\n- b")],
            ">-\n      One\n      two.",
            "|-\n      A\n\n      - b",
        );
        check(&[edit("b", "summary", "New, \"}")], "Old", "\"New, \\\"}\"");
        check(
            &[edit("a", "checked", "2026-11-22"), edit("a", "stance", "against")],
            FILE,
            &FILE
                .replace("stance: for #", "stance: against #")
                .replace("text: y", "text: y\n    checked: 2026-11-22"),
        );
        check(
            &[edit("c", "summary", "Ny."), edit("c", "stance", "mentioned")],
            "summary: Old}\n",
            "summary: Old}\n  - theme: c\n    stance: mentioned\n    summary: \"Ny.\"\n",
        );
    }

    #[test]
    fn what_needs_another_layout_is_refused() {
        let text = Text::new("x", FILE.to_owned());
        let note = edit("b", "note", "Ny");
        assert_eq!(positions(&text, std::slice::from_ref(&note)), Err(vec![note]));
    }
}
