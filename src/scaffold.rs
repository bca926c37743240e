//! New elections, parties, themes and positions: the text of their files, ready to be filled in.

use std::collections::BTreeSet;

use crate::check;
use crate::content::Content;
use crate::date::PartialDate;
use crate::diagnostic::{self, Diagnostic, Report, Severity, What};
use crate::patch;
use crate::schema::{self, Filed, Programme};
use crate::source::{Place, Sources, Text};
use crate::yaml::{self, Node, Value};

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path relative to the content folder.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Whether the file is new; else it is there and gets this text.
    pub new: bool,
}

/// A new party: its two files for the newest election, and its id in the election's list.
pub fn party(
    sources: &Sources,
    content: &Content,
    id: &str,
    name: &str,
    short: Option<&str>,
    today: PartialDate,
) -> Result<Vec<Change>, Report> {
    let path = format!("parties/{id}/party.yaml");
    if !crate::id::is_id(id) {
        return Err(vec![diagnostic::bad_id(Place::file(&path), id)]);
    }
    let site = content.site.as_ref().ok_or_else(|| missing("site.yaml"))?;
    let elections = &site.value.elections;
    let year =
        elections.iter().map(|it| it.year.value).max().ok_or_else(|| missing("site.yaml"))?;
    let source = site.value.sources.first().map_or("[kilde]", |it| it.id.value.as_str());
    let fits = name.chars().count() <= crate::schema::LONGEST_PARTY;
    let short = quoted(short.unwrap_or(if fits { name } else { "[Kortnavn]" }));
    let name = quoted(name);
    let party = format!(
        "name:\n  nb: {name}\n  nn: {name}\n  en: {name}\nshort: {short}\ncolour: \"#808080\"\n\
         website: https://parti.example/\n"
    );
    let programme = format!(
        "programme:\n  title: \"[Programmets tittel]\"\n  edition: not_stated\n  language: nb\n  \
         source: {source}\n  read: \"[Hva som er lest av programmet]\"\n  checked: {}\npositions: []\n",
        today.iso()
    );
    let listed = list_party(&site.text, year, id)
        .ok_or_else(|| vec![by_hand(&site.text, "parties", &format!("- {id}"))])?;
    let new = |path: String, text: String| Change { path, text, new: true };
    let changes = vec![
        new(path, party),
        new(format!("parties/{id}/{year}.yaml"), programme),
        Change { path: "site.yaml".to_owned(), text: listed, new: false },
    ];
    free(sources, changes)
}

/// What is asked for of a new election.
#[derive(Clone, Copy, Debug)]
pub struct NewElection<'a> {
    /// Its year, which is part of addresses and file names.
    pub year: i16,
    /// Election day.
    pub date: &'a str,
    /// What it is called, if not as the newest one.
    pub title: Option<&'a str>,
    /// The parties that take part, if not those of the newest one.
    pub parties: &'a [String],
}

/// A new election as a draft: its record in `site.yaml` made after the newest one, and for each party the
/// file of a programme that nobody has read, with a source that waits for the programme.
///
/// What an editor has to say anew stands in brackets.
pub fn election(
    sources: &Sources,
    content: &Content,
    new: &NewElection<'_>,
    today: PartialDate,
) -> Result<Vec<Change>, Report> {
    let site = content.site.as_ref().ok_or_else(|| missing("site.yaml"))?;
    let text = &site.text;
    let elections = &site.value.elections;
    let last =
        elections.iter().max_by_key(|it| it.year.value).ok_or_else(|| missing("site.yaml"))?;
    let year = new.year;
    if let Some(there) = elections.iter().find(|it| it.year.value == year) {
        let place = text.place(there.year.span.clone());
        let line = place.line;
        return Err(vec![diagnostic::duplicate_id(place, &year.to_string(), line)]);
    }
    let mut faults = Vec::new();
    let day = PartialDate::parse(new.date).filter(|it| it.day().is_some() && it.year() == year);
    if day.is_none() {
        let example = format!("{year}-09-10");
        faults.push(diagnostic::bad_date(Place::file(&text.path), new.date, &example));
    }
    let given: BTreeSet<&str> = match new.parties {
        [] => last.parties.iter().map(|it| it.value.as_str()).collect(),
        given => given.iter().map(String::as_str).collect(),
    };
    for party in given.iter().filter(|it| !content.party_ids.contains(**it)) {
        let ids = content.party_ids.iter().map(String::as_str);
        let place = Place::file(&format!("parties/{party}/{year}.yaml"));
        faults.push(diagnostic::unknown_word(place, What::Party, party, ids));
    }
    let waits = |party: &str| format!("{party}-{year}");
    for party in &given {
        let mut known = site.value.sources.iter();
        if let Some(there) = known.find(|it| it.id.value == waits(party)) {
            let place = text.place(there.id.span.clone());
            let line = place.line;
            faults.push(diagnostic::duplicate_id(place, &there.id.value, line));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let title = format!("\"[Programmet foran valget i {year}]\"");
    let with = |text: &str, key: &str, first: bool, record: &str| {
        let text = Text::new(&site.text.path, text.to_owned());
        let (root, _) = yaml::parse(&text, 0..text.text.len());
        let list = root.as_ref().and_then(|it| field(it, key));
        let grown = list.and_then(|list| match first {
            true => prepend(&text, list, record),
            false => append(&text, list, record),
        });
        let first = record.lines().next().unwrap_or_default();
        grown.ok_or_else(|| vec![by_hand(&site.text, key, first)])
    };
    let mut grown = with(&text.text, "elections", true, &election_record(last, new, &given))?;
    let mut changes = Vec::new();
    for party in &given {
        let name = content.parties.get(*party).map_or(*party, |it| it.value.name.nb.value.as_str());
        let id = waits(party);
        let record = format!(
            "- id: {id}\n  kind: programme\n  title: {title}\n  publisher: {}\n  parties: [{party}]",
            quoted(name)
        );
        grown = with(&grown, "sources", false, &record)?;
        let programme = format!(
            "programme:\n  title: {title}\n  edition: not_stated\n  language: nb\n  source: {id}\n  \
             read: \"[Ingen har lest programmet ennå.]\"\n  checked: {}\npositions: []\n",
            today.iso()
        );
        let path = format!("parties/{party}/{year}.yaml");
        changes.push(Change { path, text: programme, new: true });
    }
    // Last, so that there is no election without its files at any moment.
    changes.push(Change { path: text.path.clone(), text: grown, new: false });
    free(sources, changes)
}

/// The record of a new election, made after the newest one.
fn election_record(
    last: &schema::Election,
    new: &NewElection<'_>,
    parties: &BTreeSet<&str>,
) -> String {
    let NewElection { year, date, .. } = new;
    let (before, now) = (last.year.value.to_string(), year.to_string());
    let open = |text: &str| quoted(&format!("[{text}]"));
    let renamed = |text: &str| open(&text.replace(&before, &now));
    let title = new.title.map_or_else(|| renamed(&last.title.value), quoted);
    let mut record = format!(
        "- year: {year}\n  status: draft # only `serve` shows it; take the line away to show it to readers\n  \
         title: {title}\n"
    );
    if !last.translations.is_empty() {
        record.push_str("  translations:\n");
    }
    for (language, words) in &last.translations {
        record.push_str(&format!("    {}:\n", language.code()));
        if let Some(it) = &words.title {
            record.push_str(&format!("      title: {}\n", renamed(&it.value)));
        }
        if let Some(it) = &words.inclusion {
            record.push_str(&format!("      inclusion: {}\n", open(&it.value)));
        }
    }
    let listed = parties.iter().copied().collect::<Vec<_>>().join(", ");
    record.push_str(&format!(
        "  date: {date}\n  inclusion: {}\n  parties: [{listed}]\n",
        open(&last.inclusion.value)
    ));
    if !last.without.is_empty() {
        let without: Vec<&str> = last.without.iter().map(|it| it.word()).collect();
        record.push_str(&format!("  without: [{}]\n", without.join(", ")));
    }
    if !last.left_out.is_empty() {
        record.push_str("  left_out:\n");
    }
    for it in &last.left_out {
        record.push_str(&format!(
            "    - name: {}\n      reason: {}\n",
            renamed(&it.name.value),
            open(&it.reason.value)
        ));
    }
    record.trim_end().to_owned()
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
    if !crate::id::is_id(id) {
        return Err(vec![diagnostic::bad_id(Place::file(&path), id)]);
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
    let short: String = title.chars().take(crate::schema::LONGEST_SHORT).collect();
    let text = format!(
        "---\ntitle: {}\nshort: {}\nquestion: \"[Spørsmålet til leseren?]\"\n\
         proposition: \"[Påstanden som standpunktene kodes mot.]\"\ngroup: {group}\ncode: {code}\n---\n\n\
         Skriv bakgrunnen her: hva saken er, hvem som har ansvaret, datoer og tall.\n",
        quoted(title),
        quoted(short.trim())
    );
    free(sources, vec![Change { path, text, new: true }])
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
        let ids = content.theme_ids.iter().map(String::as_str);
        let place = Place::file(&text.path);
        return Err(vec![diagnostic::unknown_word(place, What::Theme, theme, ids)]);
    }
    if let Some(first) = filed.value.positions.iter().find(|it| it.theme.value == theme) {
        let place = text.place(first.theme.span.clone());
        let line = place.line;
        return Err(vec![diagnostic::duplicate_position(place, theme, line)]);
    }
    let record = format!(
        "- theme: {theme}\n  stance: not_read\n  summary: \"[Sammendrag med egne ord]\"\n  checked: {}",
        today.iso()
    );
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let grown = root.and_then(|it| append(text, field(&it, "positions")?, &record));
    let grown =
        grown.ok_or_else(|| vec![by_hand(text, "positions", &format!("- theme: {theme}"))])?;
    Ok(vec![Change { path: text.path.clone(), text: grown, new: false }])
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
    content.programmes.get(&(party.to_owned(), year)).map(AsRef::as_ref).ok_or_else(|| {
        vec![if content.party_ids.contains(party) {
            let path = format!("parties/{party}/{year}.yaml");
            diagnostic::missing_file(Place::file(&path), &path)
        } else {
            let ids = content.party_ids.iter().map(String::as_str);
            diagnostic::unknown_word(Place::file("parties"), What::Party, party, ids)
        }]
    })
}

/// What is registered of a source file.
#[derive(Clone, Debug)]
pub struct NewSource<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// What kind of source it is, as a word of the content.
    pub kind: &'a str,
    /// Its web address.
    pub url: Option<&'a str>,
    /// The address of a copy in an archive.
    pub archived: Option<&'a str>,
    /// When it was published.
    pub date: Option<&'a str>,
    /// Its language, as a word of the content.
    pub language: Option<&'a str>,
    /// The years that it is for.
    pub period: Option<&'a str>,
    /// Its edition, as a word of the content.
    pub edition: Option<&'a str>,
    /// How many pages it has; 0 if it has none.
    pub pages: usize,
    /// The parties whose document it is.
    pub parties: &'a [String],
    /// Path in the archive.
    pub file: &'a str,
    /// Checksum of the file.
    pub sha256: &'a str,
}

/// A new source: a record at the end of the list in `site.yaml`, or in place of the one that waits for it.
pub fn source(content: &Content, new: &NewSource<'_>) -> Result<Vec<Change>, Report> {
    let site = content.site.as_ref().ok_or_else(|| missing("site.yaml"))?;
    let text = &site.text;
    if !crate::id::is_id(new.id) {
        return Err(vec![diagnostic::bad_id(Place::file(&text.path), new.id)]);
    }
    let there = site.value.sources.iter().find(|it| it.id.value == new.id);
    // A new election has sources that wait for their programmes: see `election`.
    let waits = |it: &&schema::Source| it.file.is_none() && it.title.value.starts_with('[');
    if let Some(first) = there.filter(|it| !waits(it)) {
        let place = text.place(first.id.span.clone());
        let line = place.line;
        return Err(vec![diagnostic::duplicate_id(place, new.id, line)]);
    }
    let publisher = match there {
        Some(there) if new.publisher.starts_with('[') => &there.publisher.value,
        _ => new.publisher,
    };
    let pages = (new.pages > 0).then(|| new.pages.to_string());
    let parties = (!new.parties.is_empty()).then(|| format!("[{}]", new.parties.join(", ")));
    let fields = [
        ("kind", Some(new.kind.to_owned())),
        ("title", Some(quoted(new.title))),
        ("publisher", Some(quoted(publisher))),
        ("url", new.url.map(quoted)),
        ("archived", new.archived.map(quoted)),
        ("date", new.date.map(str::to_owned)),
        ("language", new.language.map(str::to_owned)),
        ("period", new.period.map(quoted)),
        ("edition", new.edition.map(str::to_owned)),
        ("parties", parties),
        ("pages", pages),
        ("file", Some(quoted(new.file))),
        ("sha256", Some(new.sha256.to_owned())),
    ];
    let mut record = format!("- id: {}", new.id);
    for (name, value) in fields.iter().filter_map(|(name, it)| Some((name, it.as_ref()?))) {
        record.push_str(&format!("\n  {name}: {value}"));
    }
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let grown = root.and_then(|it| {
        let list = field(&it, "sources")?;
        if there.is_some() {
            replace(text, list, new.id, &record)
        } else {
            append(text, list, &record)
        }
    });
    let grown =
        grown.ok_or_else(|| vec![by_hand(text, "sources", &format!("- id: {}", new.id))])?;
    let faults = new_faults(content, text, &grown, new.id);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(vec![Change { path: text.path.clone(), text: grown, new: false }])
}

/// What would be wrong with a site that has this text, and is not yet.
fn new_faults(content: &Content, old: &Text, grown: &str, id: &str) -> Report {
    let read = |text: &str| schema::site(Text::new(&old.path, text.to_owned()));
    let (_, before) = read(&old.text);
    let (site, mut report) = read(grown);
    let known =
        |it: &Diagnostic| before.iter().any(|at| (at.code, &at.message) == (it.code, &it.message));
    report.retain(|it| it.severity == Severity::Error && !known(it));
    let sources = site.iter().flat_map(|it| &it.value.sources);
    for source in sources.filter(|it| it.id.value == id) {
        report.append(&mut check::source_faults(content, source));
    }
    // The lines that the places are of have not been written.
    report.iter_mut().for_each(|it| it.place = Place::file(&old.path));
    report
}

/// The changes, unless one of the new files is already there.
fn free(sources: &Sources, changes: Vec<Change>) -> Result<Vec<Change>, Report> {
    let taken = |it: &&Change| {
        it.new && (sources.files.contains_key(&it.path) || sources.refused.contains_key(&it.path))
    };
    let report: Report = changes
        .iter()
        .filter(taken)
        .map(|it| {
            let cure = (
                "fila finnes alt; velg en annen id, eller rett i den".to_owned(),
                "the file is already there; choose another id, or edit it".to_owned(),
            );
            diagnostic::stray_file(Place::file(&it.path), cure)
        })
        .collect();
    if report.is_empty() { Ok(changes) } else { Err(report) }
}

fn missing(path: &str) -> Report {
    vec![diagnostic::missing_file(Place::file(path), path)]
}

fn by_hand(text: &Text, key: &str, record: &str) -> Diagnostic {
    let cure = (
        format!("skriv `{record}` i lista `{key}` for hånd"),
        format!("write `{record}` in the list `{key}` by hand"),
    );
    diagnostic::stray_file(Place::file(&text.path), cure)
}

/// A text in YAML's quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The value of a key, if the node is a map that has it.
pub(crate) fn field<'a, 't>(node: &'a Node<'t>, key: &str) -> Option<&'a Node<'t>> {
    match &node.value {
        Value::Map(entries) => entries.iter().find(|(it, _)| it.text == key).map(|(_, it)| it),
        Value::Scalar(_) | Value::List(_) => None,
    }
}

/// The site's text with a party's id in the list of an election.
fn list_party(text: &Text, year: i16, id: &str) -> Option<String> {
    let (root, _) = yaml::parse(text, 0..text.text.len());
    let root = root?;
    let Value::List(elections) = &field(&root, "elections")?.value else { return None };
    let of_year = |it: &&Node<'_>| {
        let written = field(it, "year").map(|it| text.text[it.span.clone()].trim().to_owned());
        written == Some(year.to_string())
    };
    append(text, field(elections.iter().find(of_year)?, "parties")?, &format!("- {id}"))
}

/// The text with a record after the last one of a list. The record is written as for a list at the
/// left edge; in a list within brackets it is put behind a comma.
pub(crate) fn append(text: &Text, list: &Node<'_>, record: &str) -> Option<String> {
    let whole = &text.text;
    let Value::List(items) = &list.value else { return None };
    let bracket = whole[list.span.start..].starts_with('[');
    let (at, added) = match items.last() {
        Some(last) if bracket => (last.span.end, format!(", {}", record.strip_prefix("- ")?)),
        None if bracket => {
            let close = whole[list.span.start..].find(']')? + list.span.start + 1;
            let line = whole[..list.span.start].rfind('\n').map_or(0, |it| it + 1);
            let blanks = whole[line..].len() - whole[line..].trim_start_matches(' ').len();
            let key = whole[..list.span.start].trim_end().len();
            let grown =
                format!("{}\n{}{}", &whole[..key], indented(record, blanks + 2), &whole[close..]);
            return Some(grown);
        }
        Some(last) => {
            let line = whole[..last.span.start].rfind('\n').map_or(0, |it| it + 1);
            let dash = whole[line..last.span.start].rfind('-')?;
            let end = whole[..last.span.end].trim_end().len();
            let end = whole[end..].find('\n').map_or(whole.len(), |it| end + it);
            (end, format!("\n{}", indented(record, dash)))
        }
        None => return None,
    };
    Some(format!("{}{added}{}", &whole[..at], &whole[at..]))
}

/// The text with a record before the first one of a list, and before the comments of that. The record is
/// written as for a list at the left edge.
fn prepend(text: &Text, list: &Node<'_>, record: &str) -> Option<String> {
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
    Some(format!("{}{}\n{}", &whole[..line], indented(record, dash), &whole[line..]))
}

/// The text with another record in place of that of an id in a list.
fn replace(text: &Text, list: &Node<'_>, id: &str, record: &str) -> Option<String> {
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
    let end = patch::end_of(whole, item);
    Some(format!("{}{}{}", &whole[..line], indented(record, dash), &whole[end..]))
}

fn indented(record: &str, blanks: usize) -> String {
    let blanks = " ".repeat(blanks);
    record.lines().map(|it| format!("{blanks}{it}")).collect::<Vec<_>>().join("\n")
}
