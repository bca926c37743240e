//! Holds the open data against the model and the forms that it names, of the real content and of small ones.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde_json::Value;
use standpunkt::content::files::Sources;
use standpunkt::content::{load, lock};
use standpunkt::data::table;
use standpunkt::model::{Model, check};
use standpunkt::proof::hold;
use standpunkt::site::build::build;
use standpunkt::site::files::Site;
use standpunkt::values::checksum::sha256;

use crate::contents::{every, every_site, real, real_site};
use crate::findings;

type Files = BTreeMap<String, Vec<u8>>;

fn files(sources: &Sources) -> Files {
    let outcome = build(sources, None);
    let site = outcome.site.unwrap_or_else(|| panic!("it does not build: {:?}", outcome.report));
    site.files.into_iter().filter(|it| it.0.starts_with("data/")).collect()
}

fn of_data(site: &Site) -> Files {
    let data = site.files.iter().filter(|it| it.0.starts_with("data/"));
    data.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// The data of the fixture, in which faults are planted.
static EVERY: LazyLock<Files> = LazyLock::new(|| of_data(every_site()));

fn model(sources: &Sources) -> Model {
    let (content, _) = load::read(sources);
    let (held, _) = hold::hold(&content, sources.files.get(lock::LOCK));
    let content = content.without_drafts();
    check::check(&content, &held, None).0.unwrap()
}

fn json(files: &Files, path: &str) -> Value {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    serde_json::from_slice(bytes).unwrap_or_else(|err| panic!("{path}: {err}"))
}

/// The rows of a table as maps from column to cell.
fn rows(files: &Files, path: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(&files[path]).unwrap();
    let mut rows = table::read(text).unwrap().into_iter();
    let head = rows.next().unwrap();
    rows.map(|row| {
        assert_eq!(row.len(), head.len(), "{path}");
        head.iter().cloned().zip(row).collect()
    })
    .collect()
}

/// What of a value a JSON Schema does not allow. Only the words of draft 2020-12 that the schema uses are
/// known: any other is told too. A library that knows all of them brings sixty others along.
fn faults(schema: &Value, root: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Some(words) = schema.as_object() else { return };
    for (word, rule) in words {
        let fits = match word.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let path = rule.as_str().unwrap().trim_start_matches('#');
                let schema = root.pointer(path).unwrap_or_else(|| panic!("no {path}"));
                faults(schema, root, value, at, found);
                true
            }
            "anyOf" => rule.as_array().unwrap().iter().any(|it| {
                let mut found = Vec::new();
                faults(it, root, value, at, &mut found);
                found.is_empty()
            }),
            "type" => {
                let kind = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(_) => "integer",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                rule == kind || rule.as_array().is_some_and(|it| it.iter().any(|it| it == kind))
            }
            "enum" => rule.as_array().unwrap().contains(value),
            "required" => {
                let fields = rule.as_array().unwrap();
                value.is_object()
                    && fields.iter().all(|it| value.get(it.as_str().unwrap()).is_some())
            }
            "properties" => {
                for (name, schema) in rule.as_object().unwrap() {
                    if let Some(inner) = value.get(name) {
                        faults(schema, root, inner, &format!("{at}/{name}"), found);
                    }
                }
                // A field that the schema does not tell of is a slip of ours.
                let fields = value.as_object().into_iter().flat_map(|it| it.keys());
                fields.into_iter().all(|it| rule.get(it).is_some())
            }
            "additionalProperties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    faults(rule, root, inner, &format!("{at}/{name}"), found);
                }
                true
            }
            "items" => {
                for (i, inner) in value.as_array().into_iter().flatten().enumerate() {
                    faults(rule, root, inner, &format!("{at}/{i}"), found);
                }
                true
            }
            "format" => match rule.as_str().unwrap() {
                "date" => {
                    let iso = value.as_str().unwrap_or("2000-01-01");
                    iso.len() == 10 && iso.split('-').count() == 3
                }
                "int16" => value.as_i64().is_none_or(|it| i16::try_from(it).is_ok()),
                "uint" => value.is_u64() || value.is_null(),
                _ => false,
            },
            "minimum" => value.as_i64().is_none_or(|it| it >= rule.as_i64().unwrap()),
            "maximum" => value.as_i64().is_none_or(|it| it <= rule.as_i64().unwrap()),
            "pattern" => {
                let text = value.as_str().unwrap_or_default();
                assert_eq!(rule, "^#[0-9a-f]{6}$");
                let digits = |it: &str| it.len() == 6 && u32::from_str_radix(it, 16).is_ok();
                text.strip_prefix('#').is_some_and(digits) && text == text.to_lowercase()
            }
            _ => false,
        };
        if !fits {
            found.push(format!("{at}: {word} {rule}"));
        }
    }
}

fn invalid(files: &Files, path: &str, value: &Value) -> Vec<String> {
    let schema = json(files, "data/standpunkt.schema.json");
    let mut found = Vec::new();
    faults(&schema, &schema, value, path, &mut found);
    found
}

/// The paths of the files in the form of the data set: the whole, and those of the API.
fn sets(files: &Files) -> impl Iterator<Item = &String> {
    files.keys().filter(|it| {
        *it == "data/standpunkt.json"
            || (it.ends_with(".json") && (it.contains("/tema/") || it.contains("/parti/")))
    })
}

/// What is wrong with the data of a site, whatever its content.
fn wrong(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for path in sets(files) {
        let set = json(files, path);
        found.extend(invalid(files, path, &set));
        if !set["address"].as_str().unwrap().ends_with(path.as_str()) {
            found.push(format!("{path}: does not name its own address"));
        }
        // All that a file refers to stands in it.
        for (list, field, key, of) in [
            ("positions", "party", "id", "parties"),
            ("positions", "theme", "id", "themes"),
            ("positions", "source", "id", "sources"),
            ("positions", "election", "year", "elections"),
            ("programmes", "party", "id", "parties"),
            ("programmes", "source", "id", "sources"),
            ("backgrounds", "theme", "id", "themes"),
        ] {
            let known: BTreeSet<String> =
                set[of].as_array().unwrap().iter().map(|it| it[key].to_string()).collect();
            for it in set[list].as_array().unwrap() {
                if !known.contains(&it[field].to_string()) {
                    found.push(format!("{path}: there is no {field} {}", it[field]));
                }
            }
        }
    }
    found.extend(wrong_package(files));
    found.extend(wrong_index(files));
    found
}

/// Sizes, checksums, columns, keys and references of the tables, as their package tells of them.
fn wrong_package(files: &Files) -> Vec<String> {
    let package = json(files, "data/datapackage.json");
    let resources = package["resources"].as_array().unwrap();
    let mut found = Vec::new();
    let mut tables: BTreeMap<&str, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for it in resources {
        let path = format!("data/{}", it["path"].as_str().unwrap());
        tables.insert(it["name"].as_str().unwrap(), rows(files, &path));
    }
    let cells = |row: &BTreeMap<String, String>, fields: &Value| -> Vec<String> {
        fields.as_array().unwrap().iter().map(|it| row[it.as_str().unwrap()].clone()).collect()
    };
    for it in resources {
        let name = it["name"].as_str().unwrap();
        let bytes = &files[&format!("data/{}", it["path"].as_str().unwrap())];
        let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}');
        let head: Vec<&str> = text
            .split("\r\n")
            .next()
            .unwrap()
            .split(it["dialect"]["delimiter"].as_str().unwrap())
            .collect();
        let fields: Vec<&str> = it["schema"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["name"].as_str().unwrap())
            .collect();
        if it["bytes"] != bytes.len() || it["hash"] != format!("sha256:{}", sha256(bytes)) {
            found.push(format!("{name}: another size or checksum"));
        }
        if head != fields {
            found.push(format!("{name}: other columns {head:?}"));
        }
        let keys: BTreeSet<Vec<String>> =
            tables[name].iter().map(|row| cells(row, &it["schema"]["primaryKey"])).collect();
        if keys.len() != tables[name].len() {
            found.push(format!("{name}: a key stands twice"));
        }
        for key in it["schema"]["foreignKeys"].as_array().unwrap() {
            let to = &key["reference"];
            let there: BTreeSet<Vec<String>> = tables[to["resource"].as_str().unwrap()]
                .iter()
                .map(|row| cells(row, &to["fields"]))
                .collect();
            let lost = tables[name].iter().find(|row| !there.contains(&cells(row, &key["fields"])));
            found.extend(lost.map(|row| format!("{name}: refers to nothing: {row:?}")));
        }
    }
    found
}

/// What the list of files has that is not there, or has not.
fn wrong_index(files: &Files) -> Vec<String> {
    let index = json(files, "data/index.json");
    let mut found = Vec::new();
    let mut listed = BTreeSet::new();
    for it in index["files"].as_array().unwrap() {
        let path = it["path"].as_str().unwrap();
        listed.insert(path.to_owned());
        let size = files.get(path).map(Vec::len);
        if size.is_none() || (path != "data/index.json" && it["bytes"] != size.unwrap()) {
            found.push(format!("{path} is not there with that size"));
        }
        if it["description"].as_str().is_none_or(str::is_empty) {
            found.push(format!("{path} is not described"));
        }
    }
    let there = files.keys().filter(|it| !it.ends_with(".html"));
    found.extend(there.filter(|it| !listed.contains(*it)).map(|it| format!("{it} is not listed")));
    found
}

/// Asserts all that holds for the data of any content.
pub(crate) fn hold(sources: &Sources, site: &Site) {
    let (files, model) = (of_data(site), model(sources));
    assert_eq!(wrong(&files), Vec::<String>::new());
    assert_eq!(not_coming_back(&files), Vec::<String>::new());
    let themes = model.themes.len();
    let of_elections = model.elections.iter().map(|it| themes + it.programmes.len());
    let number = 1 + themes + model.parties.len() + of_elections.sum::<usize>();
    assert_eq!(
        sets(&files).count(),
        number,
        "the whole, and its parts in each election and in all"
    );
    for (year, theme) in
        model.elections.iter().flat_map(|it| model.themes.iter().map(|theme| (it.year, theme)))
    {
        assert!(files.contains_key(&format!("data/{year}/tema/{}.json", theme.id)), "{year}");
    }
    hold_tables(&files, &model);
    hold_addresses(&files, site);
    let popolo = json(&files, "data/popolo.json");
    assert_eq!(wrong_popolo(&popolo), Vec::<String>::new());
    let organizations = popolo["organizations"].as_array().unwrap();
    let names: Vec<&str> = organizations.iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, model.parties.iter().map(|it| it.name.nb.as_str()).collect::<Vec<_>>());
    let collection = json(&files, "data/annotations.json");
    assert_eq!(wrong_annotations(&collection, &model), Vec::<String>::new());
}

#[test]
fn the_data_of_the_fixture_and_of_the_real_content_say_what_the_model_says() {
    hold(&every(), every_site());
    hold(&real(), real_site());
}

#[test]
fn a_fault_in_a_file_is_found() {
    let plant = |path: &str, from: &str, to: &str| {
        let mut files = EVERY.clone();
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
        assert!(!wrong(&files).is_empty(), "{to} in {path} was not found");
    };
    let theme = "data/2029/tema/sykkel.json";
    plant(theme, "\"stance\":\"conditional\"", "\"stance\":\"maybe\"");
    plant(theme, "\"summary\":", "\"sumary\":");
    plant(theme, "\"checked\":\"2029-05-02\"", "\"checked\":\"i går\"");
    plant(theme, "\"party\":\"alfa\"", "\"party\":\"xx\"");
    plant(theme, "\"colour\":\"#", "\"colour\":\"");
    plant(theme, "\"election\":2029", "\"election\":\"2029\"");
    plant("data/positions.csv", "2029,alfa,", "2029,xx,");
    plant("data/quotes.csv", "2029,alfa,buss,s1", "2029,alfa,buss,s2");
    plant("data/datapackage.json", "\"hash\":\"sha256:", "\"hash\":\"sha256:0");
    plant("data/index.json", "data/2029/tema/buss.json", "data/2029/tema/bus.json");
}

/// The tables have every position and every quotation of the model.
fn hold_tables(files: &Files, model: &Model) {
    let (positions, quotes) = (rows(files, "data/positions.csv"), rows(files, "data/quotes.csv"));
    let (mut position, mut quote) = (positions.iter(), quotes.iter());
    for election in &model.elections {
        for (t, theme) in model.themes.iter_enumerated() {
            for programme in &election.programmes {
                let it = &programme.positions[t];
                let party = &model.parties[programme.party].id;
                let row = position.next().unwrap();
                let key = (&row["election"], &row["party"], &row["theme"]);
                assert_eq!(
                    key,
                    (&election.year.to_string(), &party.to_string(), &theme.id.to_string())
                );
                assert_eq!(row["stance"], it.stance.word());
                assert_eq!(row["quotes"], it.quotes.len().to_string());
                assert_eq!(row["note"].is_empty(), it.note.is_none());
                assert_eq!(row["summary"].is_empty(), it.summary.is_empty());
                for it in &it.quotes {
                    let row = quote.next().unwrap();
                    assert_eq!((&row["quote"], &row["text"]), (&it.id, &it.text));
                    assert_eq!(row["start"].is_empty(), it.proof.is_none());
                }
            }
        }
    }
    assert!(position.next().is_none() && quote.next().is_none(), "there are rows of nothing");
    assert_eq!(rows(files, "data/positions.excel.csv"), positions);
    assert!(files["data/positions.excel.csv"].starts_with("\u{feff}election;party;".as_bytes()));
}

#[test]
fn the_fixture_has_a_row_for_each_party_on_each_theme_in_each_election() {
    assert_eq!(rows(&EVERY, "data/positions.csv").len(), 3 * 5 * 4);
}

/// Every address of a page exists.
fn hold_addresses(files: &Files, site: &Site) {
    let set = json(files, "data/standpunkt.json");
    let base = set["site"]["base_url"].as_str().unwrap();
    let mut seen = 0;
    let mut pages = |it: &Value| {
        for page in it["pages"].as_object().unwrap().values() {
            let (page, anchor) =
                page.as_str().unwrap().split_once('#').unwrap_or((page.as_str().unwrap(), ""));
            let path = format!("{}index.html", page.strip_prefix(base).unwrap());
            let html = site.files.get(&path).unwrap_or_else(|| panic!("there is no {path}"));
            let html = std::str::from_utf8(html).unwrap();
            assert!(
                anchor.is_empty() || html.contains(&format!("id=\"{anchor}\"")),
                "{page} {anchor}"
            );
            seen += 1;
        }
    };
    for list in ["elections", "parties", "themes", "programmes", "positions", "plans"] {
        set[list].as_array().unwrap().iter().for_each(&mut pages);
    }
    assert!(seen > set["positions"].as_array().unwrap().len(), "only {seen} addresses");
    for it in set["positions"].as_array().unwrap() {
        for quote in it["quotes"].as_array().unwrap() {
            let (page, anchor) = quote["address"].as_str().unwrap().split_once('#').unwrap();
            let path = format!("{}index.html", page.strip_prefix(base).unwrap());
            let html = std::str::from_utf8(&site.files[&path]).unwrap();
            assert!(html.contains(&format!("id=\"{anchor}\"")), "{path} has no {anchor}");
        }
    }
}

/// What a Popolo file lacks: <https://www.popoloproject.com/specs/organization.html>.
fn wrong_popolo(popolo: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for it in popolo["organizations"].as_array().unwrap() {
        let texts =
            ["id", "name"].iter().all(|key| it[key].as_str().is_some_and(|it| !it.is_empty()));
        let ids = it["identifiers"].as_array().unwrap();
        let schemes = ids.iter().all(|it| it["scheme"].is_string() && it["identifier"].is_string());
        let names = it["other_names"].as_array().unwrap().iter().all(|it| it["name"].is_string());
        let links = it["links"].as_array().unwrap();
        let links =
            links.iter().all(|it| it["url"].as_str().is_some_and(|it| it.starts_with("http")));
        if !(texts && schemes && names && links && it["classification"] == "party") {
            found.push(it["id"].to_string());
        }
    }
    found
}

#[test]
fn the_parties_are_organizations() {
    let popolo = json(&EVERY, "data/popolo.json");
    let alfa = &popolo["organizations"][0];
    assert_eq!(alfa["identifiers"][2]["scheme"], "wikidata");
    let mut planted = popolo;
    planted["organizations"][1]["identifiers"][0]["scheme"] = Value::Null;
    assert_eq!(wrong_popolo(&planted), ["\"beta\""]);
}

/// Annotations that break the W3C model, or do not hold the words of the model's quotations in order.
fn wrong_annotations(collection: &Value, model: &Model) -> Vec<String> {
    let mut found = Vec::new();
    let items = collection["first"]["items"].as_array().unwrap();
    if collection["@context"] != "http://www.w3.org/ns/anno.jsonld"
        || collection["type"] != "AnnotationCollection"
        || collection["first"]["type"] != "AnnotationPage"
        || collection["total"] != items.len()
    {
        found.push("the collection".to_owned());
    }
    let mut item = items.iter();
    let mut ids = BTreeSet::new();
    for election in &model.elections {
        let cells =
            model.themes.indices().flat_map(|t| election.programmes.iter().map(move |it| (t, it)));
        for (theme, programme) in cells {
            let source = &model.sources[programme.source];
            for quote in &programme.positions[theme].quotes {
                let Some(proof) = &quote.proof else { continue };
                let it = item.next().unwrap();
                let selectors = it["target"]["selector"].as_array().unwrap();
                let first = &selectors[0];
                let paged = first["type"] == "FragmentSelector"
                    && first["conformsTo"] == "http://tools.ietf.org/rfc/rfc3778"
                    && first["value"] == format!("page={}", proof.page.unwrap_or_default());
                let words = if proof.page.is_some() { &first["refinedBy"] } else { first };
                let position = &selectors[1];
                let named = it["target"]["source"].as_str().unwrap();
                let right = it["type"] == "Annotation"
                    && ids.insert(it["id"].to_string())
                    && paged == proof.page.is_some()
                    && words["type"] == "TextQuoteSelector"
                    && words["exact"] == quote.text
                    && words["prefix"] == proof.prefix
                    && words["suffix"] == proof.suffix
                    && position["type"] == "TextPositionSelector"
                    && position["start"] == proof.start
                    && position["end"].as_u64() > position["start"].as_u64()
                    && source.url.as_deref().map_or(named.starts_with("urn:"), |url| url == named)
                    && it["body"]["id"].as_str().unwrap().contains("#sitat-");
                if !right {
                    found.push(it["id"].to_string());
                }
            }
        }
    }
    found.extend(item.map(|it| format!("of nothing: {}", it["id"])));
    found
}

#[test]
fn every_proved_quotation_is_an_annotation() {
    let model = model(&every());
    let collection = json(&EVERY, "data/annotations.json");
    assert_eq!(wrong_annotations(&collection, &model), Vec::<String>::new());
    for (pointer, value) in [
        ("/first/items/0/target/selector/0/refinedBy/exact", Value::from("x")),
        ("/first/items/0/target/selector/0/value", Value::from("page=1")),
        ("/first/items/3/target/source", Value::from("")),
        ("/total", Value::from(1)),
    ] {
        let mut planted = collection.clone();
        *planted.pointer_mut(pointer).unwrap() = value;
        assert!(!wrong_annotations(&planted, &model).is_empty(), "{pointer}");
    }
}

#[test]
fn a_site_without_quotations_plans_or_translations_has_valid_data() {
    let mut sources = findings::base();
    assert_eq!(wrong(&files(&sources)), Vec::<String>::new());
    sources.files.remove(lock::LOCK);
    sources.files.retain(|path, _| !path.ends_with("plan.yaml"));
    let site = String::from_utf8(sources.files["site.yaml"].clone()).unwrap();
    let languages = site.lines().find(|it| it.starts_with("languages:"));
    let one = languages.map_or(site.clone(), |it| site.replace(it, "languages: [nb]"));
    sources.files.insert("site.yaml".to_owned(), one.into_bytes());
    for (path, bytes) in &mut sources.files {
        if path.starts_with("parties/") && !path.ends_with("party.yaml") {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let head = text.split("\npositions:").next().unwrap();
            *bytes = format!("{head}\npositions: []\n").into_bytes();
        }
    }
    let files = files(&sources);
    assert_eq!(wrong(&files), Vec::<String>::new());
    assert_eq!(rows(&files, "data/quotes.csv").len(), 0);
    assert_eq!(json(&files, "data/annotations.json")["total"], 0);
    let page = std::str::from_utf8(&files["data/index.html"]).unwrap();
    assert!(page.contains("ingen lisens er oppgitt"));
}

/// Files that do not come back as they were when they are read and written anew, and parts that are not
/// together the whole.
fn not_coming_back(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in files.iter().filter(|it| it.0.starts_with("data/")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let same = if path.ends_with(".csv") {
            let excel = path.ends_with(".excel.csv");
            let table = table::read(text).unwrap();
            let rows = table.iter().map(|row| row.iter().map(String::as_str).collect());
            let mark: &[u8] = if excel { "\u{feff}".as_bytes() } else { b"" };
            [mark, &table::write(if excel { b';' } else { b',' }, rows)].concat() == *bytes
        } else if path.ends_with(".json") {
            let value: Value = serde_json::from_str(text).unwrap();
            let again = serde_json::to_string(&value).unwrap();
            serde_json::from_str::<Value>(&again).unwrap() == value
        } else {
            continue;
        };
        if !same {
            found.push(format!("{path}: does not come back as it was"));
        }
    }
    let texts = |path: &str, field: &str| -> Vec<String> {
        let set = json(files, path);
        set[field].as_array().unwrap().iter().map(Value::to_string).collect()
    };
    for field in ["positions", "programmes"] {
        let whole: BTreeSet<String> = texts("data/standpunkt.json", field).into_iter().collect();
        for part in ["/tema/", "/parti/"] {
            let of_years = |it: &&String| it.contains(part) && it.starts_with("data/2");
            let of_all = |it: &&String| it.starts_with(&format!("data{part}"));
            let together = |these: Vec<&String>| -> BTreeSet<String> {
                these.into_iter().flat_map(|path| texts(path, field)).collect()
            };
            let (years, all) =
                (sets(files).filter(of_years).collect(), sets(files).filter(of_all).collect());
            if together(years) != whole || together(all) != whole {
                found.push(format!("{part}: not all {field}, or others"));
            }
        }
    }
    found
}

#[test]
fn every_file_comes_back_as_it_was_and_the_parts_are_the_whole() {
    assert_eq!(not_coming_back(&EVERY), Vec::<String>::new());
    for (path, from, to) in [
        ("data/quotes.csv", "\r\n", "\n"),
        (
            "data/2029/tema/buss.json",
            "\"buss\",\"stance\":\"for\"",
            "\"buss\",\"stance\":\"against\"",
        ),
        ("data/parti/alfa.json", "\"buss\",\"stance\":\"for\"", "\"buss\",\"stance\":\"against\""),
    ] {
        let mut files = EVERY.clone();
        let text = String::from_utf8(files[path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        files.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
        assert_eq!(not_coming_back(&files).len(), 1, "{to} in {path}");
    }
}

#[test]
fn any_text_comes_back_from_a_table_as_it_was() {
    let hostile = [
        "",
        " ",
        "a,b;c",
        "\"",
        "\"\"a\"",
        "a\nb",
        "a\r\nb",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "\nx",
        "'",
        "'x",
        "'=x",
        "''=x",
        "''",
        "æøå ÆØÅ",
        "😀👩‍👩‍👧",
        "مرحبا \u{202e}abc",
        ";",
        ",",
        "=1;2,3\n\"4\"",
        "\u{feff}x",
        "x'",
        "- punkt",
        "＝1+1",
        "＋1",
        "'－1",
        "＠SUM(1)",
    ];
    for delimiter in *b",;" {
        // The first line says which mark is used.
        let mut written: Vec<Vec<&str>> = vec![vec!["a", "b"]];
        written.extend(hostile.iter().map(|it| vec!["x", *it]));
        let bytes = table::write(delimiter, written.iter().cloned());
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(table::read(&text).unwrap(), written);
        assert_eq!(table::read(&format!("\u{feff}{text}")).unwrap(), written);
    }
    for it in hostile {
        let formula = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
        assert!(!table::safe(it).starts_with(formula), "{it:?}");
        assert_eq!(table::plain(&table::safe(it)), it);
    }
}

#[test]
fn readers_deadline_and_reply_come_back_from_every_form() {
    let mut sources = findings::base();
    let path = "parties/alfa/2029.yaml";
    let text = String::from_utf8(sources.files[path].clone()).unwrap();
    let reply = "    reply:\n      date: 2029-06-01\n      text: \"=Vi; mener \\\"mer\\\".\"\n      url: https://alfa.test/svar\n";
    let head = "  coded_by: AB\n  checked_by: CD\n  review_by: 2030-05-02\n  checked:";
    let own = format!("    stance: for\n    review_by: 2030-01-01\n    checked_by: EF\n{reply}");
    let text = text.replacen("  checked:", head, 1).replacen("    stance: for\n", &own, 1);
    sources.files.insert(path.to_owned(), text.into_bytes());
    let files = files(&sources);
    let whole = json(&files, "data/standpunkt.json");
    assert_eq!(invalid(&files, "data/standpunkt.json", &whole), [""; 0]);
    let table = [rows(&files, "data/positions.csv"), rows(&files, "data/positions.excel.csv")];
    let told = |theme: &str, field: &str| {
        let mut positions = whole["positions"].as_array().unwrap().iter();
        let it = positions.find(|it| it["theme"] == theme && it["party"] == "alfa").unwrap();
        let (name, part) = field.split_once('_').unwrap_or((field, "text"));
        let value = if name == "reply" { &it["reply"][part] } else { &it[field] };
        let value = value.as_str().unwrap_or_default().to_owned();
        for rows in &table {
            let row = rows.iter().find(|it| it["theme"] == theme && it["party"] == "alfa").unwrap();
            assert_eq!(row[field], value, "{theme} {field}");
        }
        value
    };
    let all = ["review_by", "coded_by", "checked_by", "reply", "reply_date", "reply_url"];
    assert_eq!(
        all.map(|it| told("sykkel", it)),
        ["2030-01-01", "AB", "EF", "=Vi; mener \"mer\".", "2029-06-01", "https://alfa.test/svar"]
    );
    assert_eq!(all.map(|it| told("skole", it)), ["2030-05-02", "AB", "CD", "", "", ""]);
}

#[test]
fn an_archived_copy_stands_beside_the_link_to_its_source_and_in_the_data() {
    let mut sources = findings::base();
    let mut edit = |path: &str, old: &str, new: &str| {
        let text = String::from_utf8(sources.files[path].clone()).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        sources.files.insert(path.to_owned(), text.replacen(old, new, 1).into_bytes());
    };
    let copy = |name: &str| format!("https://arkiv.test/{name}");
    let field = |indent: &str, name: &str| format!("\n{indent}archived: {}", copy(name));
    edit(
        "site.yaml",
        "publisher: Partiene",
        &format!("publisher: Partiene{}", field("    ", "program")),
    );
    let url = "url: https://vei.test/sykkel";
    edit("themes/sykkel.md", url, &format!("{url}{}", field("    ", "tema")));
    let evidence = format!(
        "stance: not_read\n    evidence:\n      - fact: Partiet er nevnt i avisa.\n        kind: news\n        \
         title: Saken\n        publisher: Avisa\n        url: https://avisa.test/{}",
        field("        ", "sak")
    );
    edit(
        "parties/alfa/2029.yaml",
        "stance: not_found\n    summary: Programmet sier ikke noe om lekser.",
        &evidence,
    );
    let site = build(&sources, None).site.unwrap().files;
    let link = |name: &str, title: &str| {
        format!(
            "</a> (<a href=\"{}\" rel=\"noopener\">arkivert kopi<span class=\"unseen\">: {title}</span></a>), ",
            copy(name)
        )
    };
    let bare = |it: &str| it.replace("</a> (", " (").replace("), ", ")");
    for (path, wanted) in [
        ("tema/sykkel/index.html", bare(&link("tema", "Sykkel i tall"))),
        ("tema/sykkel/index.html", bare(&link("program", "Programmene for 2029"))),
        ("tema/sykkel/alfa/index.html", bare(&link("program", "Programmene for 2029"))),
        ("metode/index.html", bare(&link("program", "Programmene for 2029"))),
        ("tema/skole/alfa/index.html", link("sak", "Saken")),
        ("embed/tema/skole/alfa/index.html", link("sak", "Saken")),
    ] {
        let page = String::from_utf8_lossy(&site[path]);
        assert!(page.contains(&wanted), "{path} has no {wanted}");
    }
    let whole = json(&site, "data/standpunkt.json");
    assert_eq!(whole["sources"][0]["archived"], copy("program"));
    assert_eq!(whole["backgrounds"][0]["sources"][0]["archived"], copy("tema"));
    let mut evidence = whole["positions"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|it| it["evidence"].as_array().unwrap());
    assert_eq!(evidence.next().unwrap()["archived"], copy("sak"));
    assert_eq!(rows(&site, "data/sources.csv")[0]["archived"], copy("program"));
    let data: Files = site.into_iter().filter(|it| it.0.starts_with("data/")).collect();
    assert_eq!(wrong(&data), Vec::<String>::new());
}
