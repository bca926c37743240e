//! Writes the fields of each file as a JSON Schema, so that editors complete, explain and check while one writes.

use serde_json::{Map, Value, json};

use crate::content::schema::{self, Field, FileKind, Kind, Need};
use crate::edit::change::Change;
use crate::report::diagnostic::What;
use crate::values::bilingual::Bilingual;
use crate::values::language::Language;
use crate::values::vocabulary::Choice;

/// The folder of the files for editors, in the content folder.
const FOLDER: &str = ".vscode";

/// Something in a text that is no blank.
const NOT_BLANK: &str = "\\S";

/// The grammar of an id, as [`crate::values::id::is_id`]: `side-` and `sitat-` are kept for the pages.
const ID: &str = "^(?!side-|sitat-)(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$";

/// The files that make Visual Studio Code check the content without a network: a schema for each kind
/// of file, the settings that say which is whose, and the extension that reads them. `there` has the
/// settings that the folder has already: they are kept, and nothing is given for them.
pub fn files(there: bool, language: Language) -> Vec<Change> {
    let new = |name: &str, value: &Value| Change {
        path: format!("{FOLDER}/{name}"),
        text: format!("{value:#}\n"),
        new: false,
    };
    let mut files = Vec::new();
    for (file, fields) in schema::shapes() {
        files.push(new(&file_name(file), &schema(file, &fields, language)));
    }
    if !there {
        files.push(new("settings.json", &settings()));
        files.push(new("extensions.json", &json!({ "recommendations": ["redhat.vscode-yaml"] })));
    }
    files
}

fn file_name(file: FileKind) -> String {
    format!("schemas/{}.schema.json", file.name())
}

/// Which schema is whose. A theme is Markdown with YAML at the top, which no schema is applied to there;
/// its schema is for programs.
pub fn settings() -> Value {
    let mut schemas = Map::new();
    let whose = [
        (FileKind::Site, "/site.yaml"),
        (FileKind::Party, "/parties/*/party.yaml"),
        (FileKind::Programme, "/parties/*/[0-9][0-9][0-9][0-9].yaml"),
        (FileKind::Plan, "/parties/*/plan.yaml"),
    ];
    for (file, glob) in whose {
        schemas.insert(format!("./{FOLDER}/{}", file_name(file)), json!([glob]));
    }
    json!({
        "yaml.schemas": schemas,
        // Without these two the extension asks the network for schemas of its own.
        "yaml.schemaStore.enable": false,
        "yaml.kubernetesCRDStore.enable": false,
        "yaml.validate": true,
        "yaml.completion": true,
        "yaml.hover": true,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": true,
        "editor.rulers": [100],
        "[yaml]": { "editor.insertSpaces": true, "editor.tabSize": 2, "editor.formatOnSave": false },
    })
}

/// The schema of a kind of file (JSON Schema, draft-07: what editors read).
pub fn schema(file: FileKind, fields: &[Field], language: Language) -> Value {
    let say = |nb: &'static str, en: &'static str| Bilingual { nb, en }.pick(language);
    let mut whole = record(language, fields);
    let head = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Written by `standpunkt schema`; do not edit.",
        "title": match file {
            FileKind::Site => say("Nettstedet", "The site"),
            FileKind::Party => say("Et parti", "A party"),
            FileKind::Programme => {
                say("Et partis standpunkter foran et valg", "A party's positions before an election")
            }
            FileKind::Plan => say("En plan, til sammenligning", "A plan, for comparison"),
            FileKind::Theme => say("Et tema", "A theme"),
        },
    });
    let mut all = head.as_object().cloned().unwrap_or_default();
    all.append(&mut whole);
    Value::Object(all)
}

/// A record, with its fields explained in a language.
fn record(language: Language, fields: &[Field]) -> Map<String, Value> {
    let mut properties = Map::new();
    for it in fields {
        let mut value = kind(language, &it.kind);
        if it.need != Need::Always {
            allow_nothing(language, &it.kind, &mut value);
        }
        let help = it.help.pick(language);
        value["title"] = it.title.get(language).into();
        value["description"] = help.into();
        value["markdownDescription"] = help.into();
        properties.insert(it.key.to_owned(), value);
    }
    let always = fields.iter().filter(|it| it.need == Need::Always);
    let required: Vec<&str> = always.map(|it| it.key).collect();
    let mut whole = Map::new();
    whole.insert("type".to_owned(), "object".into());
    whole.insert("additionalProperties".to_owned(), false.into());
    if !required.is_empty() {
        whole.insert("required".to_owned(), required.into());
    }
    let unless = fields.iter().filter_map(|it| match it.need {
        Need::Unless(other, words) => Some(json!({
            "if": { "properties": { other: { "enum": words } }, "required": [other] },
            "else": {
                "required": [it.key], "properties": { it.key: { "pattern": NOT_BLANK } },
            },
        })),
        Need::Always | Need::Never => None,
    });
    let unless: Vec<Value> = unless.collect();
    if !unless.is_empty() {
        whole.insert("allOf".to_owned(), unless.into());
    }
    whole.insert("properties".to_owned(), properties.into());
    whole
}

fn kind(language: Language, of: &Kind) -> Value {
    match of {
        Kind::Prose(None) | Kind::Verbatim => json!({ "type": "string", "pattern": NOT_BLANK }),
        Kind::Prose(Some(most)) => {
            json!({ "type": "string", "pattern": NOT_BLANK, "maxLength": most })
        }
        Kind::Id | Kind::Reference(What::Source) => {
            json!({ "type": ["string", "integer", "boolean"], "pattern": ID, "minimum": 0 })
        }
        // A number or an answer is a word, too, where a machine reads it.
        Kind::Word | Kind::Reference(_) | Kind::Path => {
            json!({ "type": ["string", "number", "boolean"], "pattern": NOT_BLANK })
        }
        Kind::QuoteId => {
            json!({ "type": ["string", "integer", "boolean"], "pattern": "^[a-z0-9]{1,60}$", "minimum": 0 })
        }
        Kind::OneOf(What::Answer, choices) => {
            let answers = json!([true, false, choices[0].word, choices[1].word]);
            let [yes, no] = Bilingual { nb: ["Ja.", "Nei."], en: ["Yes.", "No."] }.pick(language);
            json!({ "enum": answers, "enumDescriptions": [yes, no, yes, no] })
        }
        Kind::OneOf(_, choices) => {
            let words: Vec<&str> = choices.iter().map(|it| it.word).collect();
            let about =
                |it: &Choice| format!("{}. {}", it.title.pick(language), it.meaning.pick(language));
            let told: Vec<String> = choices.iter().map(about).collect();
            json!({ "type": "string", "enum": words, "enumDescriptions": told })
        }
        Kind::Number => json!({
            "type": ["integer", "string"], "pattern": "^[0-9]{1,5}$", "minimum": 0, "maximum": i16::MAX,
        }),
        Kind::Date => json!({ "type": "string", "pattern": date(false) }),
        Kind::PartialDate => json!({
            "type": ["string", "integer"], "pattern": date(true), "minimum": 1000, "maximum": 9999,
        }),
        Kind::Url => json!({
            "type": "string", "pattern": "^https?://[\\p{L}\\p{N}][^\\s<>\"`{}|\\\\^]*$",
        }),
        Kind::BaseUrl => json!({
            "type": "string",
            "pattern": "^https?://[^\\s<>\"'`{}|\\\\^/:?#@]+(:[0-9]{1,5})?(/[\\p{L}\\p{N}\\p{M}._~%-]+)*/?$",
        }),
        Kind::Checksum => json!({ "type": "string", "pattern": "^[0-9a-fA-F]{64}$" }),
        Kind::Colour => json!({ "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" }),
        Kind::Words(of) => {
            json!({ "type": "array", "minItems": 1, "items": kind(language, of) })
        }
        Kind::Records(fields, may_be_empty) => json!({
            "type": "array",
            "minItems": usize::from(!may_be_empty),
            "items": record(language, fields),
        }),
        Kind::Map(fields) => record(language, fields).into(),
    }
}

/// What may be left out may be written out as empty, too, as forms do.
fn allow_nothing(language: Language, kind: &Kind, value: &mut Value) {
    match kind {
        Kind::Words(_) | Kind::Records(..) => value["minItems"] = 0.into(),
        // What a record has to have, an empty one need not.
        Kind::Map(_) => {
            let required = value.as_object_mut().and_then(|it| it.remove("required"));
            if let Some(required) = required {
                value["anyOf"] = json!([{ "maxProperties": 0 }, { "required": required }]);
            }
        }
        Kind::OneOf(..) => {
            if let Some(words) = value["enum"].as_array_mut() {
                words.push("".into());
            }
            if let Some(told) = value["enumDescriptions"].as_array_mut() {
                told.push(Bilingual { nb: "Ingenting.", en: "Nothing." }.pick(language).into());
            }
        }
        _ => {
            if let Some(pattern) = value["pattern"].as_str().map(str::to_owned) {
                value["pattern"] = format!("^$|{pattern}").into();
            }
        }
    }
}

/// The grammar of a date: a time of midnight, which form tools write after it, is allowed.
fn date(partial: bool) -> String {
    let (day, month) = ("-(0[1-9]|[12][0-9]|3[01])", "-(0[1-9]|1[0-2])");
    let rest = if partial { format!("({month}({day})?)?") } else { format!("{month}{day}") };
    format!("^[0-9]{{4}}{rest}([T ]00:00.*)?$")
}
