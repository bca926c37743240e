//! Edits one position on the command line: finds it, makes the change, dates it, and tells readers.

use std::collections::BTreeMap;

use crate::content::load::Content;
use crate::content::{schema, text};
use crate::edit::change::Change;
use crate::edit::patch::{self, Edit};
use crate::edit::scaffold;
use crate::edit::written::Yaml;
use crate::proof::quotation::{Claim, Miss, Searchable};
use crate::proof::verify::{self, Read};
use crate::report::diagnostic::{self, Report, What};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::date::PartialDate;
use crate::values::vocabulary::{ChangeKind, Stance};

/// The column of a field of a change in a file that is laid out: texts there are broken for it.
const CHANGE: usize = 8;

/// What is to become of a position. What is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Its stance, as a word of the content.
    pub stance: Option<String>,
    /// Its summary.
    pub summary: Option<String>,
    /// Its note; nothing takes it away.
    pub note: Option<String>,
    /// What readers are told: the kind of change as a word of the content, and what it was and why.
    pub told: Option<(String, String)>,
}

impl Wish {
    /// Whether nothing is to change.
    pub fn is_nothing(&self) -> bool {
        let Wish { stance, summary, note, told } = self;
        stance.is_none() && summary.is_none() && note.is_none() && told.is_none()
    }
}

/// A record of a position in its file.
#[derive(Debug)]
pub struct Record<'c> {
    /// Where it begins.
    pub place: Place,
    /// Its lines.
    pub lines: &'c str,
}

/// Where a party's position on a theme stands; `year` is the newest election that the party has a file
/// for if it is not given. The error names what there is none of.
pub fn find<'c>(
    content: &'c Content,
    party: &str,
    theme: &str,
    year: Option<i16>,
) -> Result<Record<'c>, Report> {
    let filed = scaffold::programme_of(content, party, year)?;
    let position = filed.value.positions.iter().find(|it| it.theme.value == theme);
    let Some(position) = position else {
        let written = filed.value.positions.iter().map(|it| it.theme.value.as_str());
        let place = Place::file(&filed.text.path);
        return Err(vec![if content.theme_ids.contains(theme) {
            faults::no_record(place, party, theme)
        } else {
            diagnostic::unknown_word(place, What::Theme, theme, written)
        }]);
    };
    let text = &filed.text.text;
    let start = text[..position.span.start].rfind('\n').map_or(0, |it| it + 1);
    let lines = text[start..position.span.end].trim_end();
    Ok(Record { place: filed.text.place(position.span.clone()), lines })
}

/// The party's file with the position changed and dated today.
pub fn edit(
    content: &Content,
    (party, theme, year): (&str, &str, Option<i16>),
    wish: &Wish,
    today: PartialDate,
) -> Result<Change, Report> {
    let record = find(content, party, theme, year)?;
    let filed = scaffold::programme_of(content, party, year)?;
    let of_theme = |it: &&schema::Position| it.theme.value == theme;
    let position = filed.value.positions.iter().find(of_theme);
    let was = position.and_then(|it| it.stance.as_ref()).map(|it| it.value);
    let place = || record.place.clone();
    let mut report = Vec::new();
    let mut known = |what, word: Option<&String>, words: &'static [&'static str]| {
        if let Some(word) = word.filter(|it| !words.contains(&it.as_str())) {
            let known = words.iter().copied();
            report.push(diagnostic::unknown_word(place(), what, word, known));
        }
    };
    known(What::Stance, wish.stance.as_ref(), Stance::WORDS);
    known(What::ChangeKind, wish.told.as_ref().map(|it| &it.0), ChangeKind::WORDS);
    let other = wish.stance.as_deref().filter(|it| was.is_none_or(|was| was.word() != *it));
    if !report.is_empty() {
        return Err(report);
    }
    let fields = [("stance", &wish.stance), ("summary", &wish.summary), ("note", &wish.note)];
    let edit = |field, value: &str| Edit {
        theme: theme.to_owned(),
        field,
        value: value.trim().to_owned(),
    };
    let mut edits: Vec<Edit> =
        fields.iter().filter_map(|(field, it)| Some(edit(*field, it.as_ref()?))).collect();
    let checked = position.and_then(|it| it.checked.as_ref()).unwrap_or(&filed.value.checked);
    if checked.value != today {
        edits.push(edit("checked", &today.iso()));
    }
    let by_hand = |_| vec![faults::edit_by_hand(place())];
    let mut text = patch::positions(&filed.text, &edits).map_err(by_hand)?;
    if let Some((kind, why)) = &wish.told {
        let was = was.filter(|_| other.is_some());
        let fields = [
            ("date", Some(Yaml::word(&today.iso()))),
            ("kind", Some(Yaml::word(kind))),
            ("was", was.map(|it| Yaml::word(it.word()))),
            ("why", Some(Yaml::prose(why, CHANGE))),
        ];
        let record = Yaml::record(fields);
        let grown = text::Text::new(&filed.text.path, text);
        let told = patch::add(&grown, theme, "changes", &record);
        text = told.ok_or_else(|| vec![faults::edit_by_hand(place())])?;
    }
    Change::of(&filed.text, text)
}

/// The party's file with one more quotation of its position on a theme, under the next free id. Heading, item
/// and page are those of the first place in the source where the words stand; the number is how many such
/// places there are. Words that do not stand there are told with the nearest that do. Where the source is
/// not at hand the place is left for a person to say: 0.
pub fn quote(
    content: &Content,
    read: &BTreeMap<String, Read>,
    (party, theme, year): (&str, &str, Option<i16>),
    words: &str,
) -> Result<(Change, usize), Report> {
    let record = find(content, party, theme, year)?;
    let filed = scaffold::programme_of(content, party, year)?;
    let position = filed.value.positions.iter().find(|it| it.theme.value == theme);
    let quotes = position.map_or(&[][..], |it| &it.quotes);
    let taken = |id: &str| {
        quotes.iter().any(|it| it.id.value == id || it.aliases.iter().any(|it| it.value == id))
            || position.is_some_and(|it| it.aliases.iter().any(|it| it.value == id))
    };
    let mut ids = (1..).map(|it| format!("s{it}"));
    let id = ids.find(|it| !taken(it)).unwrap_or_default();
    let place = || record.place.clone();
    let year = scaffold::year_of(content, party, year);
    let texts = verify::texts(content, read);
    let document = texts.iter().find(|it| (it.0.as_str(), it.1) == (party, year)).map(|it| &it.2);
    let quotation = match document.map(|it| Searchable::new(it).find(words, Claim::default())) {
        None => None,
        Some(Ok(quotation)) => Some(quotation),
        Some(Err(Miss::NotThere { place: nearest, difference })) => {
            return Err(vec![faults::quote_not_verbatim(place(), &nearest, &difference)]);
        }
        Some(Err(_)) => return Err(vec![faults::quote_apart(place())]),
    };
    let heading = quotation.as_ref().and_then(|it| it.headings.last());
    let number = quotation.as_ref().and_then(|it| it.number.as_deref());
    let page = quotation.as_ref().and_then(|it| it.page).map(|it| it.to_string());
    let fields = [
        ("id", Some(Yaml::word(&id))),
        ("text", Some(Yaml::text(words))),
        ("heading", heading.map(|it| Yaml::text(it))),
        ("item", number.map(Yaml::word)),
        ("page", page.as_deref().map(Yaml::word)),
    ];
    let record = Yaml::record(fields);
    let changed = patch::add(&filed.text, theme, "quotes", &record);
    let text = changed.ok_or_else(|| vec![faults::edit_by_hand(place())])?;
    Ok((Change::of(&filed.text, text)?, quotation.map_or(0, |it| it.places)))
}
