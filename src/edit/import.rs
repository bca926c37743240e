//! Reads the table of positions back into the content: what differs, and the files that would change.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::files::Sources;
use crate::content::load::{self, Content};
use crate::content::lock;
use crate::content::text::Text;
use crate::data::dataset::Position;
use crate::data::records::Records;
use crate::data::table::{self, POSITION_COLUMNS};
use crate::edit::change::Change;
use crate::edit::patch::{self, Edit};
use crate::model::check;
use crate::proof::hold;
use crate::report::diagnostic::{self, Diagnostic, Report, Severity, What};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::date::PartialDate;
use crate::values::vocabulary::Stance;

/// The columns that say which position a row is of, and those that can be imported.
const KEYS: [&str; 3] = ["election", "party", "theme"];
const FIELDS: [&str; 4] = ["stance", "summary", "note", "checked"];

/// A cell that differs from the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Year of the election.
    pub election: i16,
    /// Id of the party.
    pub party: String,
    /// Id of the theme.
    pub theme: String,
    /// The column.
    pub field: &'static str,
    /// What the content has.
    pub old: String,
    /// What the table has.
    pub new: String,
    /// Row of the table, from 1; the first has the names.
    pub row: usize,
    /// Column of the table, from 1.
    pub column: usize,
}

/// What an import comes to.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// Every cell that differs, in the order of the table.
    pub differences: Vec<Difference>,
    /// The files of the content that change, whole.
    pub changes: Vec<Change>,
    /// What a reader has to know: columns that are left alone.
    pub notices: Report,
}

/// Compares a table of positions (as `data/positions.csv` is written, with commas or semicolons) with
/// the content, and makes the changes in memory. Positions that the table does not have are left alone.
///
/// `path` is what findings call the table; their line is the row of the table, as a spreadsheet counts.
/// The changed content passes the checks of any content, else `Err` has everything that was found.
pub fn import(sources: &Sources, path: &str, bytes: &[u8]) -> Result<Import, Report> {
    let (content, records) = read(sources)?;
    let of_key = |it: &'_ Position| (it.election, it.party.clone(), it.theme.clone());
    let positions: BTreeMap<Key, &Position> =
        records.positions.iter().map(|it| (of_key(it), it)).collect();
    let mut sheet = Sheet { path, content: &content, positions, report: Vec::new() };
    let rows = sheet.rows(bytes).unwrap_or_default();
    let mut import = Import::default();
    for row in &rows {
        sheet.row(row, &mut import);
    }
    if diagnostic::any_error(&sheet.report) {
        return Err(sheet.report);
    }
    import.notices = std::mem::take(&mut sheet.report);
    let mut changed = sources.clone();
    import.changes = sheet.changes(&import.differences)?;
    for change in &import.changes {
        changed.files.insert(change.path.clone(), change.text.clone().into_bytes());
    }
    if !import.changes.is_empty() {
        sheet.pass(&changed, &rows, &import.differences)?;
    }
    Ok(import)
}

/// Which position: election, party, theme.
type Key = (i16, String, String);

/// The content and its records, or what is wrong with it.
fn read(sources: &Sources) -> Result<(Content, Records), Report> {
    let (content, report, records) = look(sources);
    match records {
        Some(records) if !diagnostic::any_error(&report) => Ok((content, records)),
        _ => Err(report.into_iter().filter(|it| it.severity == Severity::Error).collect()),
    }
}

/// The content, what is wrong with it, and its records if it has a `site.yaml`.
fn look(sources: &Sources) -> (Content, Report, Option<Records>) {
    let (content, mut report) = load::read(sources);
    let (held, mut findings) = hold::hold(&content, sources.files.get(lock::LOCK));
    report.append(&mut findings);
    // The table has what readers meet.
    let (content, model, mut findings) = check::published(content, &held, None, &Arc::default());
    report.append(&mut findings);
    diagnostic::sort(&mut report);
    let records = model.filter(|_| !diagnostic::any_error(&report));
    let records = records.map(|it| Records::new(&content, &it, &[]));
    (content, report, records)
}

/// A row of the table whose cells are known by their columns.
struct Row {
    number: usize,
    key: Key,
    /// Each cell of a known column: its number, from 1, and its text.
    cells: BTreeMap<&'static str, (usize, String)>,
}

/// The table while it is held against the content.
struct Sheet<'a> {
    path: &'a str,
    content: &'a Content,
    positions: BTreeMap<Key, &'a Position>,
    report: Report,
}

impl Sheet<'_> {
    fn place(&self, row: usize) -> Place {
        Place { line: row, ..Place::file(self.path) }
    }

    /// A finding of a cell says row and column in words: a table has no lines to show.
    fn at(&self, row: usize, (column, name): (usize, &str), finding: Diagnostic) -> Diagnostic {
        let Bilingual { nb, en } = finding.message;
        let message = Bilingual {
            nb: format!("rad {row}, kolonne {column} (`{name}`): {nb}"),
            en: format!("row {row}, column {column} (`{name}`): {en}"),
        };
        Diagnostic { place: self.place(row), message, ..finding }
    }

    /// A finding of a whole row or of the table.
    fn tell(&mut self, row: usize, code: &'static str, message: Bilingual, help: Bilingual) {
        let place = self.place(row);
        self.report.push(Diagnostic { place, code, severity: Severity::Error, message, help });
    }

    /// The rows, as far as they can be read.
    fn rows(&mut self, bytes: &[u8]) -> Option<Vec<Row>> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.tell(
                1,
                "csv-not-utf8",
                Bilingual::new("fila er ikke UTF-8-tekst", "the file is not UTF-8 text"),
                Bilingual::new(
                    "lagre tabellen som «CSV UTF-8» i regnearket",
                    "save the table as “CSV UTF-8” in the spreadsheet",
                ),
            );
            return None;
        };
        let cells = match table::read(text) {
            Ok(cells) => cells,
            Err(err) => {
                let row = err.position().map_or(1, |it| 1 + it.record() as usize);
                let message = Bilingual::said("biblioteket som leser tabellen,", &err.to_string());
                let help =
                    Bilingual::new("lagre tabellen på nytt som CSV", "save the table as CSV again");
                self.tell(row, "csv-syntax", message, help);
                return None;
            }
        };
        let mut cells = cells.into_iter();
        let columns = self.columns(&cells.next().unwrap_or_default())?;
        let mut rows = Vec::new();
        let mut seen: BTreeMap<Key, usize> = BTreeMap::new();
        for (i, row) in cells.enumerate() {
            let number = i + 2;
            // A spreadsheet may leave empty rows behind.
            if row.iter().all(|it| it.trim().is_empty()) {
                continue;
            }
            let Some(row) = self.known(number, &columns, &row) else { continue };
            if let Some(first) = seen.get(&row.key) {
                let message = Bilingual {
                    nb: format!("rad {number}: det samme standpunktet står alt på rad {first}"),
                    en: format!("row {number}: the same position already stands on row {first}"),
                };
                let help = Bilingual::new("slett en av radene", "delete one of the rows");
                self.tell(number, "csv-duplicate-row", message, help);
                continue;
            }
            seen.insert(row.key.clone(), number);
            rows.push(row);
        }
        Some(rows)
    }

    /// What each column holds; `None` if one is missing or stands twice.
    fn columns(&mut self, head: &[String]) -> Option<Vec<Option<&'static str>>> {
        let before = self.report.len();
        let mut columns: Vec<Option<&'static str>> = Vec::new();
        for (i, name) in head.iter().enumerate() {
            let known = POSITION_COLUMNS.into_iter().find(|it| *it == name.trim().to_lowercase());
            if known.is_some() && columns.contains(&known) {
                let message = Bilingual {
                    nb: format!("rad 1, kolonne {}: kolonnen `{name}` står to ganger", i + 1),
                    en: format!("row 1, column {}: the column `{name}` stands twice", i + 1),
                };
                let help = Bilingual::new("slett den ene", "delete one of them");
                self.tell(1, "csv-duplicate-column", message, help);
            }
            columns.push(known);
        }
        for name in KEYS.iter().chain(&FIELDS).filter(|it| !columns.contains(&Some(**it))) {
            let message = Bilingual {
                nb: format!("rad 1: kolonnen `{name}` mangler"),
                en: format!("row 1: the column `{name}` is missing"),
            };
            let help = Bilingual::new(
                "behold alle kolonnene som fila ble lastet ned med, og navnene på første rad",
                "keep all columns that the file was downloaded with, and their names on the first row",
            );
            self.tell(1, "csv-missing-column", message, help);
        }
        (self.report.len() == before).then_some(columns)
    }

    /// The row with its position, if there is such a position.
    fn known(
        &mut self,
        number: usize,
        columns: &[Option<&'static str>],
        row: &[String],
    ) -> Option<Row> {
        if row.len() != columns.len() {
            let (has, wants) = (row.len(), columns.len());
            let message = Bilingual {
                nb: format!("rad {number}: raden har {has} celler, og første rad har {wants}"),
                en: format!("row {number}: the row has {has} cells, and the first row has {wants}"),
            };
            let help = Bilingual::new(
                "sett tekst med skilletegn i anførselstegn, eller lagre på nytt fra regnearket",
                "put text with separators in quotation marks, or save again from the spreadsheet",
            );
            self.tell(number, "csv-cells", message, help);
            return None;
        }
        let named = columns.iter().zip(row).enumerate();
        let cells: BTreeMap<&'static str, (usize, String)> = named
            .filter_map(|(i, (name, cell))| {
                // A spreadsheet may end lines within a cell in its own way.
                Some(((*name)?, (i + 1, cell.replace("\r\n", "\n").trim().to_owned())))
            })
            .collect();
        let years: Vec<String> = {
            let mut years: Vec<i16> = self.positions.keys().map(|it| it.0).collect();
            years.dedup();
            years.iter().map(i16::to_string).collect()
        };
        let mut refused = Vec::new();
        let mut look = |name: &'static str, what: What, known: Vec<&str>| {
            let (column, word) = &cells[name];
            if !known.contains(&word.as_str()) {
                let finding = diagnostic::unknown_word(self.place(number), what, word, known);
                refused.push(self.at(number, (*column, name), finding));
            }
        };
        look("election", What::Election, years.iter().map(String::as_str).collect());
        look("party", What::Party, self.content.party_words().collect());
        look("theme", What::Theme, self.content.theme_words().collect());
        if !refused.is_empty() {
            self.report.append(&mut refused);
            return None;
        }
        let word = |name: &str| cells[name].1.clone();
        let key = (word("election").parse().ok()?, word("party"), word("theme"));
        if !self.positions.contains_key(&key) {
            let (year, party) = (key.0, &key.1);
            let message = Bilingual {
                nb: format!("rad {number}: `{party}` er ikke med i valget {year}"),
                en: format!("row {number}: `{party}` does not take part in the election of {year}"),
            };
            let help = Bilingual::new(
                "slett raden, eller legg partiet til i valget for hånd",
                "delete the row, or add the party to the election by hand",
            );
            self.tell(number, "csv-no-position", message, help);
            return None;
        }
        Some(Row { number, key, cells })
    }

    /// What differs in a row, and what of it cannot be.
    fn row(&mut self, row: &Row, import: &mut Import) {
        let Some(position) = self.positions.get(&row.key).copied() else { return };
        let ours = table::position_row(position);
        for (name, old) in POSITION_COLUMNS.into_iter().zip(ours) {
            let Some((column, new)) = row.cells.get(name) else { continue };
            let at = (*column, name);
            let new = match name {
                "checked" => day(new),
                _ => new.clone(),
            };
            if new == old || KEYS.contains(&name) {
                continue;
            }
            let place = self.place(row.number);
            match FIELDS.into_iter().find(|it| *it == name) {
                None => {
                    let message = Bilingual {
                        nb: format!("`{new}` i stedet for `{old}` er ikke tatt inn"),
                        en: format!("`{new}` in place of `{old}` was not imported"),
                    };
                    let help = Bilingual::new(
                        "sitater, kilder, utgave og adresser rettes i innholdet for hånd",
                        "quotations, sources, edition and addresses are changed in the content by hand",
                    );
                    let (code, severity) = ("csv-left-alone", Severity::Reminder);
                    let notice = Diagnostic { place, code, severity, message, help };
                    let notice = self.at(row.number, at, notice);
                    self.report.push(notice);
                    continue;
                }
                Some("stance") => self.stance(row, at, &new, position),
                Some("checked") => {
                    let whole = PartialDate::parse(&new).is_some_and(PartialDate::is_whole);
                    if !whole && !new.is_empty() {
                        let finding = faults::bad_date(place, &new, "2026-11-22");
                        let finding = self.at(row.number, at, finding);
                        self.report.push(finding);
                    }
                }
                Some(_) => {}
            }
            let field = FIELDS.into_iter().find(|it| *it == name).unwrap_or_default();
            let (election, party, theme) = row.key.clone();
            import.differences.push(Difference {
                election,
                party,
                theme,
                field,
                old,
                new,
                row: row.number,
                column: *column,
            });
        }
    }

    /// Whether a position can have a stance, by the quotations and evidence that it has.
    fn stance(&mut self, row: &Row, at: (usize, &str), word: &str, position: &Position) {
        let place = self.place(row.number);
        let Some(stance) = Stance::ALL.iter().find(|it| it.word() == word) else {
            let words = Stance::WORDS.iter().copied();
            let finding = diagnostic::unknown_word(place, What::Stance, word, words);
            let finding = self.at(row.number, at, finding);
            self.report.push(finding);
            return;
        };
        let (quoted, told) = (!position.quotes.is_empty(), !position.evidence.is_empty());
        let finding = match stance.is_said() {
            true if !quoted && !told => faults::missing_quote(place, word),
            false if quoted => faults::quote_without_stance(place, word),
            _ => return,
        };
        let finding = self.at(row.number, at, finding);
        self.report.push(finding);
    }

    /// The files of the content with the differences in them.
    fn changes(&self, differences: &[Difference]) -> Result<Vec<Change>, Report> {
        let mut files: BTreeMap<(&str, i16), Vec<&Difference>> = BTreeMap::new();
        for it in differences {
            files.entry((&it.party, it.election)).or_default().push(it);
        }
        let (mut changes, mut report) = (Vec::new(), Vec::new());
        for ((party, year), of_file) in files {
            let Some(filed) = self.content.programme(party, year) else {
                continue;
            };
            let edit = |it: &&Difference| Edit {
                theme: it.theme.clone(),
                field: it.field,
                value: it.new.clone(),
            };
            let edits: Vec<Edit> = of_file.iter().map(edit).collect();
            match patch::positions(&filed.text, &edits) {
                Ok(text) => {
                    changes.push(Change { path: filed.text.path.clone(), text, new: false });
                }
                Err(impossible) => {
                    let refused = of_file.iter().filter(|it| impossible.contains(&edit(it)));
                    report.extend(refused.map(|it| self.by_hand(it)));
                }
            }
        }
        if report.is_empty() { Ok(changes) } else { Err(report) }
    }

    fn by_hand(&self, difference: &Difference) -> Diagnostic {
        let path = format!("parties/{}/{}.yaml", difference.party, difference.election);
        let finding = Diagnostic {
            place: self.place(difference.row),
            code: "csv-by-hand",
            severity: Severity::Error,
            message: Bilingual::new(
                "verdien kan ikke skrives inn i fila slik den står",
                "the value cannot be written into the file as it stands",
            ),
            help: Bilingual {
                nb: format!("rett det i `{path}` for hånd"),
                en: format!("change it in `{path}` by hand"),
            },
        };
        self.at(difference.row, (difference.column, difference.field), finding)
    }

    /// Whether the changed content passes all checks, and says what the table says.
    fn pass(
        &self,
        changed: &Sources,
        rows: &[Row],
        differences: &[Difference],
    ) -> Result<(), Report> {
        let (content, report, records) = look(changed);
        let errors = report.into_iter().filter(|it| it.severity == Severity::Error);
        let mut findings: Report =
            errors.map(|it| self.moved(&content, rows, differences, it)).collect();
        if let Some(records) = records {
            let says = |it: &&Difference| {
                let of = |at: &&Position| {
                    (at.election, &at.party, &at.theme) == (it.election, &it.party, &it.theme)
                };
                let row = records.positions.iter().find(of).map(table::position_row);
                let column = POSITION_COLUMNS.iter().position(|name| *name == it.field);
                row.zip(column).is_some_and(|(row, column)| row[column] == it.new)
            };
            findings.extend(differences.iter().filter(|it| !says(it)).map(|it| self.by_hand(it)));
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    /// A finding of the changed content at the row that it comes from: its own line was never written.
    fn moved(
        &self,
        content: &Content,
        rows: &[Row],
        differences: &[Difference],
        finding: Diagnostic,
    ) -> Diagnostic {
        let programme = content.programmes.iter().find(|it| it.1.text.path == finding.place.path);
        let key = programme.and_then(|((party, year), filed)| {
            let line = |text: &Text, at: usize| text.place(at..at).line;
            let begins = |at: usize| line(&filed.text, at) <= finding.place.line;
            let positions = &filed.value.positions;
            let position = positions.iter().rfind(|it| begins(it.span.start))?;
            Some((*year, party.to_string(), position.theme.value.clone()))
        });
        let row = rows.iter().find(|it| Some(&it.key) == key.as_ref());
        match row {
            Some(row) => {
                let first = differences.iter().find(|it| it.row == row.number);
                let at = first.map_or((1, KEYS[0]), |it| (it.column, it.field));
                self.at(row.number, at, finding)
            }
            None => Diagnostic { place: Place::file(&finding.place.path), ..finding },
        }
    }
}

/// A day as the content writes it. Excel in Norwegian makes `22.11.2026` of `2026-11-22`.
fn day(text: &str) -> String {
    let parts: Vec<&str> = text.split('.').collect();
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => text.to_owned(),
    }
}
