//! Writes tables of all fields for the documentation.

use std::fmt::Write as _;

use crate::content::schema::{self, Field, FileKind, Kind, Need};
use crate::values::language::Language;

/// The tables as Markdown, in English, one for each kind of file. Fields stand in the order that `fmt` lays
/// them out in.
pub fn tables() -> String {
    let mut text = String::from(
        "# Fields\n\nWritten by the code that reads them; do not edit. `name[]` is a list. \
         What an editor sees of them in Norwegian, `standpunkt schema` and `standpunkt forms` write.\n",
    );
    for (file, fields) in schema::shapes() {
        let path = match file {
            FileKind::Site => "site.yaml",
            FileKind::Party => "parties/<party>/party.yaml",
            FileKind::Programme => "parties/<party>/<year>.yaml",
            FileKind::Plan => "parties/<id>/plan.yaml",
            FileKind::Theme => "themes/<theme>.md",
        };
        let _ = write!(
            text,
            "\n## `{path}`\n\n| field | needed | holds | |\n| --- | --- | --- | --- |\n"
        );
        rows(&mut text, "", &fields);
    }
    text
}

fn rows(text: &mut String, above: &str, fields: &[Field]) {
    for field in fields {
        // What is written in one language is written in all: one stands for them.
        let language = Language::of(field.key).filter(|_| above.ends_with("translations."));
        let key = match language {
            None => field.key,
            Some(Language::Nn) => "<language>",
            Some(Language::Nb | Language::En) => continue,
        };
        let list = if matches!(field.kind, Kind::Records(..) | Kind::Words(_)) { "[]" } else { "" };
        let name = format!("{above}{key}{list}");
        let needed = match field.need {
            Need::Always => "yes".to_owned(),
            Need::Never => String::new(),
            Need::Unless(other, words) => format!("unless `{other}` is {}", listed(words)),
        };
        let help = match language {
            None => format!("{}: {}", field.title.en.replace(" (nynorsk)", ""), field.help.en),
            Some(_) => "The words in `nn` or `en`.".to_owned(),
        };
        let _ = writeln!(text, "| `{name}` | {needed} | {} | {help} |", kind(&field.kind));
        rows(text, &format!("{name}."), field.kind.fields().unwrap_or_default());
    }
}

fn kind(of: &Kind) -> String {
    match of {
        Kind::Prose(None) => "text".to_owned(),
        Kind::Prose(Some(most)) => format!("text, at most {most} characters"),
        Kind::Verbatim => "words of the source".to_owned(),
        Kind::Word => "a word".to_owned(),
        Kind::Id => "an id".to_owned(),
        Kind::QuoteId => "an id without hyphens".to_owned(),
        Kind::Reference(what) => format!("the id of a {}", what.name()),
        Kind::Path => "a file of the archive".to_owned(),
        Kind::OneOf(_, choices) => {
            let words: Vec<&str> = choices.iter().map(|it| it.word).collect();
            listed(&words)
        }
        Kind::Number => "a whole number".to_owned(),
        Kind::Date => "a day".to_owned(),
        Kind::PartialDate => "a day, a month or a year".to_owned(),
        Kind::Url => "a web address".to_owned(),
        Kind::BaseUrl => "the address of a site".to_owned(),
        Kind::Checksum => "64 hexadecimal digits".to_owned(),
        Kind::Colour => "a colour, `#rrggbb`".to_owned(),
        Kind::Words(of) => format!("each {}", kind(of)),
        Kind::Records(..) => "records".to_owned(),
        Kind::Map(_) => "a record".to_owned(),
    }
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" or ")
}
