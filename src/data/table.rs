//! Writes the open data as tables and reads them again: CSV, and the data package that describes it.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use serde_json::{Value, json};

use crate::data::dataset::{self, ByLanguage, Position, Reply};
use crate::data::json;
use crate::data::records::Records;
use crate::values::checksum::sha256;

/// A mark at the start of a file by which Excel knows that it is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns of the positions, in their order.
pub const POSITION_COLUMNS: [&str; 18] = [
    "election",
    "party",
    "theme",
    "stance",
    "summary",
    "note",
    "checked",
    "edition",
    "source",
    "quotes",
    "evidence",
    "page",
    "review_by",
    "coded_by",
    "checked_by",
    "reply",
    "reply_date",
    "reply_url",
];

/// A table: its name, what its columns are, and its rows.
struct Table {
    name: &'static str,
    title: &'static str,
    columns: Vec<Column>,
    key: &'static [&'static str],
    /// Columns of this table, and the table and columns that they refer to.
    foreign: &'static [(&'static [&'static str], &'static str, &'static [&'static str])],
    rows: Vec<Vec<String>>,
}

/// A column: its name, its type in Table Schema, and what it holds.
struct Column {
    name: String,
    kind: &'static str,
    about: &'static str,
}

fn column(name: impl Into<String>, kind: &'static str, about: &'static str) -> Column {
    Column { name: name.into(), kind, about }
}

/// A cell that a spreadsheet would take for a formula is written with an apostrophe before it: one that
/// begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break, whatever number of
/// apostrophes stands before.
///
/// [`plain`] takes it away again, so that every text comes back as it was. Rule: OWASP, «CSV Injection».
pub fn safe(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The text of a cell that [`safe`] wrote; any other text is itself.
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|it| is_formula(it)).unwrap_or(cell)
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

/// Writes rows as CSV (RFC 4180): UTF-8, lines ended by CRLF, cells in quotation marks where they have
/// to be, and made [`safe`].
pub fn write<'a>(delimiter: u8, rows: impl Iterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut to = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        to.write_record(row.iter().map(|it| safe(it)))
            .expect("rows of a table are equally long, and memory takes what is written");
    }
    to.into_inner().expect("memory takes what is written")
}

/// Reads what [`write`] wrote, or a spreadsheet saved: with a comma or a semicolon between cells, by the
/// first line, and with or without a byte order mark. The cells come back [`plain`].
///
/// `Err` is what the reader of CSV says.
pub fn read(text: &str) -> Result<Vec<Vec<String>>, csv::Error> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let semicolon = first.matches(';').count() > first.matches(',').count();
    let mut reader = ReaderBuilder::new()
        .delimiter(if semicolon { b';' } else { b',' })
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let cells = |row: StringRecord| row.iter().map(|it| plain(it).to_owned()).collect();
    reader.records().map(|row| row.map(cells)).collect()
}

/// The cells of a position, in the order of [`POSITION_COLUMNS`].
pub fn position_row(position: &Position) -> Vec<String> {
    let of_reply = |part: fn(&Reply) -> Option<String>| {
        position.reply.as_ref().and_then(part).unwrap_or_default()
    };
    vec![
        position.election.to_string(),
        position.party.clone(),
        position.theme.clone(),
        position.stance.to_owned(),
        position.summary.clone(),
        position.note.clone().unwrap_or_default(),
        position.checked.clone().unwrap_or_default(),
        position.edition.to_owned(),
        position.source.clone(),
        position.quotes.len().to_string(),
        position.evidence.len().to_string(),
        position.pages.get("nb").cloned().unwrap_or_default(),
        position.review_by.clone().unwrap_or_default(),
        position.coded_by.clone().unwrap_or_default(),
        position.checked_by.clone().unwrap_or_default(),
        of_reply(|it| Some(it.text.clone())),
        of_reply(|it| Some(it.date.clone())),
        of_reply(|it| it.url.clone()),
    ]
}

/// The CSV files and their data package, by path.
pub fn files(records: &Records) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut resources = Vec::new();
    for table in tables(records) {
        let path = format!("{}.csv", table.name);
        let bytes = table.csv(b',');
        resources.push(table.resource(&path, ",", &bytes));
        files.insert(format!("{}/{path}", json::FOLDER), bytes);
        if table.name == "positions" {
            let path = "positions.excel.csv";
            let bytes = [BYTE_ORDER_MARK.as_bytes(), &table.csv(b';')].concat();
            resources.push(table.resource(path, ";", &bytes));
            files.insert(format!("{}/{path}", json::FOLDER), bytes);
        }
    }
    let package = json::json(&package(records, resources));
    files.insert(format!("{}/datapackage.json", json::FOLDER), package);
    files
}

/// The description of all tables. Form: Data Package version 2 (<https://datapackage.org/>).
fn package(records: &Records, resources: Vec<Value>) -> Value {
    let site = &records.site;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "standpunkt",
        "title": site.title,
        "description": "What political parties say, theme by theme. Quotations belong to the parties and are quoted; the licence is that of the site's own words. A cell that a spreadsheet would take for a formula (after any apostrophes it begins with =, +, -, @, a tab or a line break) has one apostrophe before it.",
        "homepage": site.base_url,
        "contributors": [{"title": site.publisher, "roles": ["publisher"]}],
        "resources": resources,
    });
    if let Some(licence) = &site.licence {
        package["licenses"] = json!([{"path": licence.url, "title": licence.name}]);
    }
    package
}

impl Table {
    fn csv(&self, delimiter: u8) -> Vec<u8> {
        let head: Vec<&str> = self.columns.iter().map(|it| it.name.as_str()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        write(delimiter, std::iter::once(head).chain(rows))
    }

    /// The description of the table in one file. Form: Table Schema and Table Dialect, version 2.
    fn resource(&self, path: &str, delimiter: &str, bytes: &[u8]) -> Value {
        let required = |it: &Column| self.key.contains(&it.name.as_str());
        let field = |it: &Column| {
            let mut field = json!({"name": it.name, "type": it.kind, "description": it.about});
            if required(it) {
                field["constraints"] = json!({"required": true});
            }
            field
        };
        let foreign = |(fields, table, others): &(&[&str], &str, &[&str])| json!({"fields": fields, "reference": {"resource": table, "fields": others}});
        json!({
            "name": path.trim_end_matches(".csv").replace('.', "-"),
            "type": "table",
            "title": self.title,
            "path": path,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": bytes.len(),
            "hash": format!("sha256:{}", sha256(bytes)),
            "dialect": {"delimiter": delimiter, "lineTerminator": "\r\n", "header": true},
            "schema": {
                "fields": self.columns.iter().map(field).collect::<Vec<_>>(),
                "primaryKey": self.key,
                "foreignKeys": self.foreign.iter().map(foreign).collect::<Vec<_>>(),
            },
        })
    }
}

fn tables(records: &Records) -> [Table; 6] {
    // The columns are the same, whatever languages the site has.
    [
        elections(records),
        parties(records),
        themes(records),
        sources(records),
        positions(records),
        quotes(records),
    ]
}

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

fn translated(name: &str, about: &'static str) -> impl Iterator<Item = Column> {
    LANGUAGES.map(|it| column(format!("{name}_{it}"), "string", about)).into_iter()
}

fn said(it: &ByLanguage) -> impl Iterator<Item = String> {
    LANGUAGES.map(|language| it.get(language).cloned().unwrap_or_default()).into_iter()
}

fn elections(records: &Records) -> Table {
    let mut columns = vec![
        column("election", "year", "Year of the election."),
        column("date", "date", "Election day."),
    ];
    columns.extend(translated("title", "Its name; empty if it is not translated."));
    columns.push(column("page", "string", "Its page, in bokmål."));
    let row = |it: &dataset::Election| {
        let mut row = vec![it.year.to_string(), it.date.clone()];
        row.extend(said(&it.title));
        row.extend(it.pages.get("nb").cloned());
        row
    };
    let rows = records.elections.iter().map(row).collect();
    Table { name: "elections", title: "Elections", columns, key: &["election"], foreign: &[], rows }
}

fn parties(records: &Records) -> Table {
    let mut columns = vec![column("party", "string", "Id of the party.")];
    columns.extend(translated("name", "Its name."));
    columns.extend([
        column("short", "string", "Its short name."),
        column("colour", "string", "Its colour, #rrggbb."),
        column("website", "string", "Its website."),
        column("wikidata", "string", "Its id in Wikidata."),
        column("storting", "string", "Its id in the Storting's open data."),
        column("manifesto", "string", "Its id in the Manifesto Project."),
    ]);
    let row = |it: &dataset::Party| {
        let id = |register| it.identifiers.get(register).cloned().unwrap_or_default();
        let mut row = vec![it.id.clone()];
        row.extend(said(&it.name));
        row.extend([it.short.clone(), it.colour.clone(), it.website.clone()]);
        row.extend([id("wikidata"), id("storting"), id("manifesto")]);
        row
    };
    let rows = records.parties.iter().map(row).collect();
    Table { name: "parties", title: "Parties", columns, key: &["party"], foreign: &[], rows }
}

fn themes(records: &Records) -> Table {
    let mut columns = vec![column("theme", "string", "Id of the theme.")];
    columns.extend(translated("group", "The heading of its group."));
    columns.extend(translated("title", "Its title."));
    columns.extend(translated("short", "Its title for tables."));
    columns.extend(translated("question", "The question for readers."));
    columns.extend(translated("proposition", "What stances are coded against."));
    let row = |it: &dataset::Theme| {
        let mut row = vec![it.id.clone()];
        row.extend(said(&it.group));
        let texts: [fn(&dataset::ThemeWords) -> &String; 4] =
            [|it| &it.title, |it| &it.short, |it| &it.question, |it| &it.proposition];
        for text in texts {
            let of = |language| it.words.get(language).map(text).cloned().unwrap_or_default();
            row.extend(LANGUAGES.map(of));
        }
        row
    };
    let rows = records.themes.iter().map(row).collect();
    Table { name: "themes", title: "Themes", columns, key: &["theme"], foreign: &[], rows }
}

fn sources(records: &Records) -> Table {
    let columns = vec![
        column("source", "string", "Id of the document."),
        column("kind", "string", "What kind of source it is."),
        column("title", "string", "Its title."),
        column("publisher", "string", "Who published it."),
        column("url", "string", "Its web address, if known."),
        column("archived", "string", "The address of a copy in an archive."),
        column("date", "string", "When it was published: a year, a month or a day."),
        column("language", "string", "Its language."),
        column("period", "string", "The years that it is for, as it writes them."),
        column("edition", "string", "Whether it was proposed or adopted, if it says so."),
        column("pages", "integer", "How many pages it has."),
    ];
    let row = |source: &dataset::Source| {
        let or_empty = |it: &Option<String>| it.clone().unwrap_or_default();
        vec![
            source.id.clone(),
            source.kind.to_owned(),
            source.title.clone(),
            source.publisher.clone(),
            or_empty(&source.url),
            or_empty(&source.archived),
            or_empty(&source.date),
            or_empty(&source.language),
            or_empty(&source.period),
            source.edition.unwrap_or_default().to_owned(),
            source.pages.map(|it| it.to_string()).unwrap_or_default(),
        ]
    };
    let rows = records.sources.iter().map(row).collect();
    Table { name: "sources", title: "Sources", columns, key: &["source"], foreign: &[], rows }
}

fn positions(records: &Records) -> Table {
    let about = [
        ("year", "Year of the election."),
        ("string", "Id of the party."),
        ("string", "Id of the theme."),
        ("string", "Where the party stands on the theme's proposition."),
        ("string", "The site's own summary: Markdown."),
        ("string", "Editors' remark for readers: Markdown."),
        ("date", "When it was checked; empty if nobody has looked."),
        ("string", "Whether the programme was proposed or adopted."),
        ("string", "Id of the document that was read."),
        ("integer", "How many quotations carry it."),
        ("integer", "How many other sources tell of it."),
        ("string", "Its page in bokmål; where it has none, its place on the theme's."),
        ("date", "The last day for checking it again."),
        ("string", "Who chose the stance."),
        ("string", "Who looked over that."),
        ("string", "What the party has said of how its position is shown, in its own words."),
        ("date", "When the party said so."),
        ("string", "Where the party says so, or more."),
    ];
    let columns = POSITION_COLUMNS.into_iter().zip(about);
    Table {
        name: "positions",
        title: "Positions",
        columns: columns.map(|(name, (kind, about))| column(name, kind, about)).collect(),
        key: &["election", "party", "theme"],
        foreign: &[
            (&["election"], "elections", &["election"]),
            (&["party"], "parties", &["party"]),
            (&["theme"], "themes", &["theme"]),
            (&["source"], "sources", &["source"]),
        ],
        rows: records.positions.iter().map(position_row).collect(),
    }
}

fn quotes(records: &Records) -> Table {
    let columns = vec![
        column("election", "year", "Year of the election."),
        column("party", "string", "Id of the party."),
        column("theme", "string", "Id of the theme."),
        column("quote", "string", "Id of the quotation within the position."),
        column("text", "string", "The words, verbatim."),
        column("language", "string", "Their language."),
        column("source", "string", "Id of the document that they stand in."),
        column("heading", "string", "The heading that they stand under."),
        column("item", "string", "Number or letter of the item."),
        column("page", "integer", "Page of the file, from 1."),
        column("label", "string", "The number printed on the page."),
        column(
            "start",
            "integer",
            "First character in the normalised text of the party's part of the source; empty if the words are not proved.",
        ),
        column("address", "string", "Where it can be read on the site, in bokmål."),
    ];
    let mut rows = Vec::new();
    for it in &records.positions {
        for quote in &it.quotes {
            let or_empty = |it: &Option<String>| it.clone().unwrap_or_default();
            rows.push(vec![
                it.election.to_string(),
                it.party.clone(),
                it.theme.clone(),
                quote.id.clone(),
                quote.text.clone(),
                quote.language.clone(),
                it.source.clone(),
                or_empty(&quote.heading),
                or_empty(&quote.item),
                quote.page.map(|it| it.to_string()).unwrap_or_default(),
                or_empty(&quote.label),
                quote.proof.as_ref().map(|it| it.start.to_string()).unwrap_or_default(),
                quote.address.clone(),
            ]);
        }
    }
    Table {
        name: "quotes",
        title: "Quotations",
        columns,
        key: &["election", "party", "theme", "quote"],
        foreign: &[
            (&["election", "party", "theme"], "positions", &["election", "party", "theme"]),
            (&["source"], "sources", &["source"]),
        ],
        rows,
    }
}
