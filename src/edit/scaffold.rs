//! Writes the files of new elections, parties, themes and positions, ready to be filled in.

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::schema::{self, Filed, Programme};
use crate::content::yaml::{self, field};
use crate::edit::change::{Change, by_hand, free, missing};
use crate::edit::patch::{self, append, list_party};
use crate::edit::written::Yaml;
use crate::report::diagnostic::{self, Report, What};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::date::PartialDate;
use crate::values::id;

/// A new party: its two files for the newest election, its id in the election's list, and a source that waits
/// for its programme.
pub fn party(
    sources: &Sources,
    content: &Content,
    id: &str,
    name: &str,
    short: Option<&str>,
    today: PartialDate,
) -> Result<Vec<Change>, Report> {
    let path = format!("parties/{id}/party.yaml");
    if !id::is_id(id) {
        return Err(vec![faults::bad_id(Place::file(&path), id)]);
    }
    let site = content.site.as_ref().ok_or_else(|| missing("site.yaml"))?;
    let elections = &site.value.elections;
    let year =
        elections.iter().map(|it| it.year.value).max().ok_or_else(|| missing("site.yaml"))?;
    // Which document the programme is, nobody can guess: a source waits for it.
    let source = format!("{id}-{year}");
    let waits = !site.value.sources.iter().any(|it| it.id.value == source);
    let fits = name.trim().chars().count() <= schema::LONGEST_PARTY;
    let short = Yaml::text(short.unwrap_or(if fits { name } else { "[Kortnavn]" }));
    let names = ["nb", "nn", "en"].map(|it| (it, Yaml::text(name)));
    let party = Yaml::record([
        ("name", Yaml::record(names)),
        ("short", short),
        ("colour", Yaml::text("#808080")),
        ("website", Yaml::word("https://parti.example/")),
    ]);
    let title = Yaml::text("[Programmets tittel]");
    let record = waiting_source(&source, title.clone(), name, id);
    let programme = programme(title, &source, "[Hva som er lest av programmet]", today);
    let mut listed = list_party(&site.text, year, id)
        .ok_or_else(|| vec![by_hand(&site.text, "parties", &Yaml::word(id))])?;
    if waits {
        listed = patch::grown(&site.text, listed, "sources", append, &record)?;
    }
    let changes = vec![
        Change::made(&path, party.whole())?,
        Change::made(&format!("parties/{id}/{year}.yaml"), programme.whole())?,
        Change::of(&site.text, listed)?,
    ];
    free(sources, changes)
}

/// A source that waits for a party's programme: `source add` fills it in.
pub(crate) fn waiting_source(id: &str, title: Yaml, publisher: &str, party: &str) -> Yaml {
    Yaml::record([
        ("id", Yaml::word(id)),
        ("kind", Yaml::word("programme")),
        ("title", title),
        ("publisher", Yaml::text(publisher)),
        ("parties", Yaml::words([party])),
    ])
}

/// A programme that nobody has read.
pub(crate) fn programme(title: Yaml, source: &str, read: &str, today: PartialDate) -> Yaml {
    let programme = Yaml::record([
        ("title", title),
        ("edition", Yaml::word("not_stated")),
        ("language", Yaml::word("nb")),
        ("source", Yaml::word(source)),
        ("read", Yaml::text(read)),
        ("checked", Yaml::word(&today.iso())),
    ]);
    Yaml::record([("programme", programme), ("positions", Yaml::words([]))])
}

/// A new theme in a group: one file.
pub fn theme(
    sources: &Sources,
    content: &Content,
    id: &str,
    title: &str,
    group: Option<&str>,
) -> Result<Vec<Change>, Report> {
    let path = format!("themes/{id}.md");
    if !id::is_id(id) {
        return Err(vec![faults::bad_id(Place::file(&path), id)]);
    }
    let site = content.site.as_ref().ok_or_else(|| missing("site.yaml"))?;
    let groups: Vec<&str> = site.value.groups.iter().map(|it| it.id.value.as_str()).collect();
    let last = groups.last().copied().ok_or_else(|| missing("site.yaml"))?;
    let group = group.unwrap_or(last);
    if !groups.contains(&group) {
        let place = Place::file(&path);
        return Err(vec![diagnostic::unknown_word(
            place,
            What::Group,
            group,
            groups.iter().copied(),
        )]);
    }
    let codes = content.themes.values().filter_map(|it| it.value.code.as_ref());
    let code = codes.map(|it| it.value).max().unwrap_or(0).saturating_add(1);
    let short: String = title.trim().chars().take(schema::LONGEST_SHORT).collect();
    let front = Yaml::record([
        ("title", Yaml::text(title)),
        ("short", Yaml::text(&short)),
        ("question", Yaml::text("[Spørsmålet til leseren?]")),
        ("proposition", Yaml::text("[Påstanden som standpunktene kodes mot.]")),
        ("group", Yaml::word(group)),
        ("code", Yaml::number(code)),
    ]);
    let text = format!(
        "---\n{}---\n\nSkriv bakgrunnen her: hva saken er, hvem som har ansvaret, datoer og tall.\n",
        front.whole()
    );
    free(sources, vec![Change::made(&path, text)?])
}

/// A new position of a party on a theme: a record at the end of the party's file.
pub fn position(
    content: &Content,
    party: &str,
    theme: &str,
    year: Option<i16>,
    today: PartialDate,
) -> Result<Vec<Change>, Report> {
    let filed = programme_of(content, party, year)?;
    let text = &filed.text;
    if !content.theme_ids.contains(theme) {
        let ids = content.theme_words();
        let place = Place::file(&text.path);
        return Err(vec![diagnostic::unknown_word(place, What::Theme, theme, ids)]);
    }
    if let Some(first) = filed.value.positions.iter().find(|it| it.theme.value == theme) {
        let place = text.place(first.theme.span.clone());
        let line = place.line;
        return Err(vec![faults::duplicate_position(place, theme, line)]);
    }
    let record = Yaml::record([
        ("theme", Yaml::word(theme)),
        ("stance", Yaml::word("not_read")),
        ("summary", Yaml::text("[Sammendrag med egne ord]")),
        ("checked", Yaml::word(&today.iso())),
    ]);
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let grown = root.and_then(|it| append(text, field(&it, "positions")?, &record));
    let grown = grown.ok_or_else(|| vec![by_hand(text, "positions", &record)])?;
    Ok(vec![Change::of(text, grown)?])
}

/// The election that is meant: the newest that the party has a file for, if none is named.
pub(crate) fn year_of(content: &Content, party: &str, year: Option<i16>) -> i16 {
    let years = content.programmes.keys().filter(|it| it.0 == party).map(|it| it.1);
    year.or(years.max()).unwrap_or_default()
}

/// The file of a party for an election, or the newest that it has.
pub(crate) fn programme_of<'c>(
    content: &'c Content,
    party: &str,
    year: Option<i16>,
) -> Result<&'c Filed<Programme>, Report> {
    let year = year_of(content, party, year);
    content.programme(party, year).map(AsRef::as_ref).ok_or_else(|| {
        vec![if content.party_ids.contains(party) {
            let path = format!("parties/{party}/{year}.yaml");
            faults::missing_file(Place::file(&path), &path)
        } else {
            let ids = content.party_words();
            diagnostic::unknown_word(Place::file("parties"), What::Party, party, ids)
        }]
    })
}
