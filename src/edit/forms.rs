//! Writes the configuration of forms in the browser (Sveltia CMS and Decap CMS), made of the content as it is.

use serde_json::{Map, Value, json};

use crate::content::load::Content;
use crate::content::schema::{self, Field, FileKind, Kind, Need};
use crate::edit::change::Change;
use crate::report::diagnostic::What;
use crate::values::bilingual::Bilingual;
use crate::values::id::PartyId;
use crate::values::language::Language;

/// Where the programs that show the forms are fetched from: exactly these versions, with which
/// the configuration was tried.
const SVELTIA: &str = "https://unpkg.com/@sveltia/cms@0.221.1/dist/sveltia-cms.js";
const DECAP: &str = "https://unpkg.com/decap-cms@3.16.3/dist/decap-cms.js";

/// The files of the forms, for a folder of their own: `index.html` (Sveltia CMS), `decap.html`, and the
/// configuration that both read. `repository` is `owner/name` on GitHub, `branch` the branch that is
/// published; titles and help are in `language`.
pub fn files(content: &Content, repository: &str, branch: &str, language: Language) -> Vec<Change> {
    let code = Bilingual { nb: "nb", en: "en" }.pick(language);
    let title = Bilingual { nb: "Skjemaer", en: "Forms" }.pick(language);
    let page = |path: &str, script: &str| Change {
        path: path.to_owned(),
        text: format!(
            "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n\
             <link href=\"config.yml\" type=\"text/yaml\" rel=\"cms-config-url\">\n</head>\n<body>\n\
             <script src=\"{script}\"></script>\n</body>\n</html>\n"
        ),
        new: false,
    };
    let config = configuration(content, repository, branch, language);
    // JSON is YAML.
    let config =
        Change { path: "config.yml".to_owned(), text: format!("{config:#}\n"), new: false };
    vec![config, page("index.html", SVELTIA), page("decap.html", DECAP)]
}

/// What the forms are made of: a form for each file that there is, and for new themes. Parties, themes,
/// groups and sources are choices; so are all words of closed lists.
pub fn configuration(
    content: &Content,
    repository: &str,
    branch: &str,
    language: Language,
) -> Value {
    let say = |nb: &'static str, en: &'static str| Bilingual { nb, en }.pick(language);
    let shapes = schema::shapes();
    let fields = |kind: FileKind| {
        let fields = shapes.iter().find(|it| it.0 == kind).map_or(&[][..], |it| &it.1);
        Forms { content, language }.fields(fields)
    };
    let file = |name: String, label: String, path: String, kind: FileKind| json!({ "name": name, "label": label, "file": path, "fields": fields(kind) });
    let name_of = |party: &PartyId| {
        let filed = content.parties.get(party);
        filed.map_or_else(|| party.to_string(), |it| it.value.name.nb.value.clone())
    };
    let mut years: Vec<i16> = content.programme_ids.iter().map(|it| it.1).collect();
    years.sort_unstable();
    years.dedup();
    let mut collections = Vec::new();
    for year in years.into_iter().rev() {
        let parties = content.programme_ids.iter().filter(|it| it.1 == year);
        let files: Vec<Value> = parties
            .map(|(party, _)| {
                let path = format!("parties/{party}/{year}.yaml");
                file(party.to_string(), name_of(party), path, FileKind::Programme)
            })
            .collect();
        collections.push(json!({
            "name": format!("standpunkter-{year}"), "label": format!("{} {year}", say("Standpunkter", "Positions")), "files": files,
        }));
    }
    let mut theme = fields(FileKind::Theme);
    // As it is written: what a rich editor makes of Markdown is another text.
    theme.push(json!({
        "name": "body", "label": say("Bakgrunn", "Background"), "widget": "text",
        "hint": say(
            "Hva saken er, hvem som har ansvaret, datoer og tall. Markdown.",
            "What it is about, who is responsible, dates and figures. Markdown.",
        ),
    }));
    collections.push(json!({
        "name": "temaer", "label": say("Temaer", "Themes"), "label_singular": say("Tema", "Theme"), "folder": "themes",
        "create": true, "delete": false, "extension": "md", "format": "yaml-frontmatter",
        "slug": "{{title}}", "identifier_field": "title", "fields": theme,
    }));
    let parties: Vec<Value> = content
        .parties
        .keys()
        .map(|id| {
            file(id.to_string(), name_of(id), format!("parties/{id}/party.yaml"), FileKind::Party)
        })
        .collect();
    collections
        .push(json!({ "name": "partier", "label": say("Partier", "Parties"), "files": parties }));
    let mut others = vec![file(
        "site".to_owned(),
        say("Nettstedet", "The site").to_owned(),
        "site.yaml".to_owned(),
        FileKind::Site,
    )];
    for (id, plan) in &content.plans {
        let path = format!("parties/{id}/plan.yaml");
        others.push(file(id.to_string(), plan.value.title.value.clone(), path, FileKind::Plan));
    }
    collections
        .push(json!({ "name": "annet", "label": say("Nettstedet", "The site"), "files": others }));
    json!({
        "backend": { "name": "github", "repo": repository, "branch": branch },
        // No form takes pictures; both programs want to know where they would go.
        "media_folder": "templates/static",
        "slug": { "encoding": "ascii", "clean_accents": true },
        "output": { "omit_empty_optional_fields": true, "yaml": { "quote": "double" } },
        "collections": collections,
    })
}

/// The forms of a kind of file, in a language.
struct Forms<'c> {
    content: &'c Content,
    language: Language,
}

impl Forms<'_> {
    fn fields(&self, fields: &[Field]) -> Vec<Value> {
        fields.iter().map(|it| self.field(it)).collect()
    }

    fn field(&self, field: &Field) -> Value {
        let mut form = self.widget(&field.kind);
        form.insert("name".to_owned(), field.key.into());
        form.insert("label".to_owned(), field.title.get(self.language).into());
        form.insert("hint".to_owned(), field.help.pick(self.language).into());
        form.insert("required".to_owned(), (field.need == Need::Always).into());
        Value::Object(form)
    }

    fn widget(&self, kind: &Kind) -> Map<String, Value> {
        let say = |nb: &'static str, en: &'static str| Bilingual { nb, en }.pick(self.language);
        let line =
            |pattern: &str, says: &str| json!({ "widget": "string", "pattern": [pattern, says] });
        let form = match kind {
            Kind::Prose(None) | Kind::Verbatim => json!({ "widget": "text" }),
            Kind::Prose(Some(most)) => line(
                &format!("^.{{1,{most}}}$"),
                &format!("{} {most} {}", say("Høyst", "At most"), say("tegn.", "characters.")),
            ),
            Kind::Word | Kind::Path | Kind::Checksum => json!({ "widget": "string" }),
            Kind::Id => line(
                "^[a-z0-9]+(-[a-z0-9]+)*$",
                say(
                    "Små bokstaver a–z, sifre og bindestrek.",
                    "Small letters a–z, digits and hyphens.",
                ),
            ),
            Kind::QuoteId => line(
                "^[a-z0-9]+$",
                say("Små bokstaver a–z og sifre.", "Small letters a–z and digits."),
            ),
            Kind::Number => json!({ "widget": "number", "value_type": "int", "min": 0 }),
            Kind::Date => json!({
                "widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD",
                "time_format": false,
            }),
            Kind::PartialDate => line(
                "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
                say(
                    "Skrives 2026, 2026-11 eller 2026-11-22.",
                    "Written 2026, 2026-11 or 2026-11-22.",
                ),
            ),
            Kind::Url => line(
                "^https?://.+$",
                say(
                    "Hele adressen, med https:// foran.",
                    "The whole address, with https:// in front.",
                ),
            ),
            Kind::BaseUrl => line(
                "^https?://[^/?#@]+(/[^/?#]+)*/?$",
                say(
                    "Hele adressen, med https:// foran, uten ? og #.",
                    "The whole address, with https:// in front, without ? and #.",
                ),
            ),
            Kind::Colour => json!({ "widget": "color", "allowInput": true }),
            Kind::OneOf(What::Answer, _) => json!({ "widget": "boolean" }),
            Kind::OneOf(..) | Kind::Reference(_) => {
                json!({ "widget": "select", "options": self.options(kind) })
            }
            Kind::Words(of) => match **of {
                Kind::OneOf(..) | Kind::Reference(_) => {
                    json!({ "widget": "select", "multiple": true, "options": self.options(of) })
                }
                _ => json!({ "widget": "list" }),
            },
            Kind::Records(fields, _) => json!({
                "widget": "list", "collapsed": true, "fields": self.fields(fields),
            }),
            Kind::Map(fields) => json!({
                "widget": "object", "collapsed": true, "fields": self.fields(fields),
            }),
        };
        form.as_object().cloned().unwrap_or_default()
    }

    /// What there is to choose from, each with what it is called.
    fn options(&self, kind: &Kind) -> Vec<Value> {
        let option = |label: &str, value: &str| json!({ "label": label, "value": value });
        let site = self.content.site.as_ref().map(|it| &it.value);
        match kind {
            Kind::OneOf(_, choices) => {
                choices.iter().map(|it| option(it.title.pick(self.language), it.word)).collect()
            }
            Kind::Reference(What::Theme) => {
                let themes = self.content.themes.iter();
                themes.map(|(id, it)| option(&it.value.title.value, id)).collect()
            }
            Kind::Reference(What::Party) => {
                let parties = self.content.parties.iter();
                parties.map(|(id, it)| option(&it.value.name.nb.value, id)).collect()
            }
            Kind::Reference(What::Group) => {
                let groups = site.iter().flat_map(|it| &it.groups);
                groups.map(|it| option(&it.title.value, &it.id.value)).collect()
            }
            Kind::Reference(What::Source) => {
                let sources = site.iter().flat_map(|it| &it.sources);
                sources.map(|it| option(&it.title.value, &it.id.value)).collect()
            }
            _ => Vec::new(),
        }
    }
}
