//! Makes the files of the open data, and says which there are and for whom.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use crate::content::load::Content;
use crate::data::dataset::{self, DataSet, Position, VERSION};
use crate::data::json::{FOLDER, json};
use crate::data::records::Records;
use crate::data::{linked, table};
use crate::model::Model;
use crate::model::words::Words;
use crate::values::checksum::{Sha256, sha256};

/// The whole data set, and the JSON Schema of every file of its form.
pub const WHOLE: &str = "data/standpunkt.json";
const SCHEMA: &str = "data/standpunkt.schema.json";

/// The list of all files of the data, for programs.
pub const INDEX: &str = "data/index.json";

/// The files that the page tells of one by one: path, media type, and what it holds, in English for
/// programs. The page says it in its own language, in the message `data-file-` and the key.
const FILES: [(&str, &str, &str, &str); 13] = [
    (
        "whole",
        WHOLE,
        JSON,
        "Everything: elections, parties, themes, sources, programmes, positions and plans.",
    ),
    (
        "schema",
        SCHEMA,
        "application/schema+json",
        "JSON Schema of the whole data set and of every file of the API.",
    ),
    (
        "positions",
        "data/positions.csv",
        CSV,
        "One row for each party on each theme in each election.",
    ),
    (
        "excel",
        "data/positions.excel.csv",
        CSV,
        "The same as positions.csv for Excel in Norwegian: semicolons and a byte order mark.",
    ),
    ("quotes", "data/quotes.csv", CSV, "One row for each quotation, with its place in the source."),
    ("parties", "data/parties.csv", CSV, "One row for each party."),
    ("themes", "data/themes.csv", CSV, "One row for each theme."),
    ("sources", "data/sources.csv", CSV, "One row for each document that was read."),
    ("elections", "data/elections.csv", CSV, "One row for each election."),
    (
        "package",
        "data/datapackage.json",
        JSON,
        "Frictionless Data Package: what the columns of the CSV files are, and how the files refer to each other.",
    ),
    ("popolo", "data/popolo.json", JSON, "The parties as organizations in the form of Popolo."),
    (
        "annotations",
        "data/annotations.json",
        "application/ld+json",
        "Each proved quotation as a W3C Web Annotation.",
    ),
    ("index", INDEX, JSON, "This list."),
];

const JSON: &str = "application/json";
const CSV: &str = "text/csv";

/// A file of the data, as the page tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What its message is called, after `data-file-`.
    pub key: &'static str,
    /// Its path in the site.
    pub path: String,
    /// How large it is, in bytes.
    pub bytes: usize,
}

/// What is known of the data when they are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The files that the page tells of.
    pub listed: Vec<Listed>,
    /// The checksum of the content: that of the file with the whole data set, which
    /// has all that the content tells readers.
    pub sum: Sha256,
}

/// Which part of the data set a file shows.
#[derive(Clone, Copy, Debug, Default)]
struct Part<'r> {
    election: Option<i16>,
    theme: Option<&'r str>,
    party: Option<&'r str>,
}

impl<'r> Part<'r> {
    fn has(self, election: i16, party: &str) -> bool {
        self.election.is_none_or(|it| it == election) && self.party.is_none_or(|it| it == party)
    }

    /// Addresses are made of the year, also for the newest election, so that they stay.
    fn path(self) -> String {
        let year = self.election.map(|it| format!("{it}/")).unwrap_or_default();
        let what = self.theme.map(|it| format!("tema/{it}"));
        match what.or(self.party.map(|it| format!("parti/{it}"))) {
            Some(what) => format!("{FOLDER}/{year}{what}.json"),
            None => WHOLE.to_owned(),
        }
    }

    fn all(records: &'r Records) -> Vec<Part<'r>> {
        let mut parts = vec![Part::default()];
        let mut years: Vec<Option<i16>> = vec![None];
        years.extend(records.elections.iter().map(|it| Some(it.year)));
        for election in years {
            let theme = |it: &'r dataset::Theme| Part {
                election,
                theme: Some(it.id.as_str()),
                party: None,
            };
            parts.extend(records.themes.iter().map(theme));
            // A party has files for the elections that it takes part in.
            let takes_part = |id: &str| {
                let mut programmes = records.programmes.iter();
                programmes.any(|it| it.party == id && election.is_none_or(|at| at == it.election))
            };
            let parties = records.parties.iter().filter(|it| takes_part(&it.id));
            parts.extend(parties.map(|it| Part {
                election,
                theme: None,
                party: Some(it.id.as_str()),
            }));
        }
        parts
    }

    /// What the data set holds of the part, and all that this refers to.
    fn of(self, records: &'r Records, found: &Found<'r>) -> DataSet<'r> {
        let base = &records.site.base_url;
        let whole = self.theme.is_none() && self.party.is_none();
        let about = match (self.theme, self.party) {
            (Some(theme), _) => found.themes.get(theme),
            (None, Some(party)) => found.parties.get(party),
            (None, None) => Some(&found.all),
        };
        let positions = about.into_iter().flatten().copied();
        let positions = positions.filter(|it| self.has(it.election, &it.party));
        let positions: Vec<_> = positions.collect();
        let programmes: Vec<_> =
            records.programmes.iter().filter(|it| self.has(it.election, &it.party)).collect();
        let parties: BTreeSet<&str> = programmes.iter().map(|it| it.party.as_str()).collect();
        let sources: BTreeSet<&str> = programmes.iter().map(|it| it.source.as_str()).collect();
        let theme = |id: &str| self.theme.is_none_or(|it| it == id);
        DataSet {
            schema: format!("{base}{SCHEMA}"),
            version: VERSION,
            address: format!("{base}{}", self.path()),
            site: &records.site,
            about: whole.then_some(&records.about),
            stances: &records.stances,
            elections: records
                .elections
                .iter()
                .filter(|it| self.election.is_none_or(|year| year == it.year))
                .collect(),
            parties: records
                .parties
                .iter()
                .filter(|it| whole || parties.contains(it.id.as_str()))
                .collect(),
            themes: records.themes.iter().filter(|it| theme(&it.id)).collect(),
            backgrounds: records
                .backgrounds
                .iter()
                .filter(|it| self.party.is_none() && theme(&it.theme))
                .collect(),
            sources: records
                .sources
                .iter()
                .filter(|it| whole || sources.contains(it.id.as_str()))
                .collect(),
            programmes,
            positions,
            plans: records.plans.iter().filter(|_| whole).collect(),
        }
    }
}

/// The positions by what they are about, in their order: with many, each part of the data is to find its
/// own without looking through all.
struct Found<'r> {
    all: Vec<&'r Position>,
    themes: BTreeMap<&'r str, Vec<&'r Position>>,
    parties: BTreeMap<&'r str, Vec<&'r Position>>,
}

impl<'r> Found<'r> {
    fn of(records: &'r Records) -> Found<'r> {
        let (mut themes, mut parties) = (BTreeMap::new(), BTreeMap::new());
        for it in &records.positions {
            themes.entry(it.theme.as_str()).or_insert_with(Vec::new).push(it);
            parties.entry(it.party.as_str()).or_insert_with(Vec::new).push(it);
        }
        Found { all: records.positions.iter().collect(), themes, parties }
    }
}

/// The JSON Schema (draft 2020-12) of the data set and of every part of it, made of the very structs
/// that are written out.
fn schema(base_url: &str) -> Vec<u8> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<DataSet<'static>>();
    schema.insert("$id".to_owned(), format!("{base_url}{SCHEMA}").into());
    json(&schema)
}

/// One entry of the list of files.
#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    address: String,
    media_type: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<usize>,
}

/// The list of all files: form 1 has `version`, `schema` (of the files of the API), `content` (its
/// checksum) and `files`.
#[derive(Serialize)]
struct Index<'a> {
    version: &'static str,
    schema: String,
    content: Sha256,
    files: Vec<Entry<'a>>,
}

/// The file with the whole data set alone: the same as [`each`] makes it.
pub fn whole(content: &Content, model: &Model, words: &[&Words]) -> Vec<u8> {
    let records = Records::new(content, model, words);
    json(&Part::default().of(&records, &Found::of(&records)))
}

/// Makes all files and hands each over as soon as it is made: its path in the site and its bytes.
///
/// `content` is what the model was made of, `words` the interface in each language of the site. The same
/// model gives the same bytes. Returns what `keep` made of the files, and what pages tell of them.
pub fn each<T: Send>(
    content: &Content,
    model: &Model,
    words: &[&Words],
    keep: impl Fn(String, &[u8]) -> T + Sync,
) -> (Vec<T>, Made) {
    let records = Records::new(content, model, words);
    let base = &records.site.base_url;
    let (parts, lists) = (Part::all(&records), Found::of(&records));
    let sum = OnceLock::new();
    let hand_over = |path: String, bytes: Vec<u8>| {
        let size = bytes.len();
        if path == WHOLE {
            sum.get_or_init(|| sha256(&bytes));
        }
        (path.clone(), size, keep(path, &bytes))
    };
    let mut files: Vec<(String, usize, T)> = parts
        .par_iter()
        .with_max_len(1)
        .map(|it| hand_over(it.path(), json(&it.of(&records, &lists))))
        .collect();
    files.push(hand_over(SCHEMA.to_owned(), schema(base)));
    files.extend(table::files(&records).into_iter().map(|(path, bytes)| hand_over(path, bytes)));
    let popolo = json(&linked::popolo(&records));
    files.push(hand_over("data/popolo.json".to_owned(), popolo));
    let annotations = json(&linked::annotations(&records));
    files.push(hand_over("data/annotations.json".to_owned(), annotations));
    let sizes: BTreeMap<&str, usize> =
        files.iter().map(|(path, size, _)| (path.as_str(), *size)).collect();
    let sum = sum.get().copied().expect("the whole is among the parts");
    let index = index(&records, sum, &sizes, &parts);
    files.push(hand_over(INDEX.to_owned(), index));
    let size = |path: &str| files.iter().find(|it| it.0 == path).map(|it| it.1);
    let listed = FILES.iter().filter_map(|(key, path, ..)| {
        Some(Listed { key, path: (*path).to_owned(), bytes: size(path)? })
    });
    let listed = listed.collect();
    (files.into_iter().map(|it| it.2).collect(), Made { listed, sum })
}

fn index(
    records: &Records,
    sum: Sha256,
    sizes: &BTreeMap<&str, usize>,
    parts: &[Part<'_>],
) -> Vec<u8> {
    let base = &records.site.base_url;
    let entry = |path, media_type, description| Entry {
        path,
        address: format!("{base}{path}"),
        media_type,
        description,
        // The list cannot tell its own size.
        bytes: sizes.get(path).copied(),
    };
    let mut entries: Vec<Entry<'_>> =
        FILES.iter().map(|(_, path, kind, about)| entry(path, kind, (*about).to_owned())).collect();
    let paths: Vec<String> = parts.iter().map(|it| it.path()).collect();
    for (part, path) in parts.iter().zip(&paths).skip(1) {
        let what = match (part.theme, part.party) {
            (Some(theme), _) => format!("All parties on the theme {theme}"),
            (_, party) => format!("The party {} on all themes", party.unwrap_or_default()),
        };
        let when = match part.election {
            Some(year) => format!("in the election of {year}"),
            None => "in all elections".to_owned(),
        };
        entries.push(entry(path, JSON, format!("{what} {when}.")));
    }
    let schema = format!("{base}{SCHEMA}");
    json(&Index { version: VERSION, schema, content: sum, files: entries })
}

/// The paths that the data takes in the site, so that nothing else gets them.
pub fn paths(model: &Model) -> Vec<String> {
    let mut paths: Vec<String> = FILES.iter().map(|it| it.1.to_owned()).collect();
    let years = model.elections.iter().map(|it| Some(it.year)).chain([None]);
    for election in years {
        let theme = |it| Part { election, theme: Some(it), party: None };
        let party = |it| Part { election, theme: None, party: Some(it) };
        paths.extend(model.themes.iter().map(|it| theme(it.id.as_str()).path()));
        paths.extend(model.parties.iter().map(|it| party(it.id.as_str()).path()));
    }
    paths
}
