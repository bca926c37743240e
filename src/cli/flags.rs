//! Declares the options that several commands share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use standpunkt::report::diagnostic::Report;
use standpunkt::report::faults;
use standpunkt::report::format;
use standpunkt::report::place::Place;
use standpunkt::values::base_url::BaseUrl;
use standpunkt::values::language::Language;

#[derive(Args)]
pub(crate) struct Input {
    /// Content folder
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    /// Address that the site is published under, instead of the one in site.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Folder of the sources' files [default: `archive` of site.yaml, if it is there]
    ///
    /// Where the files are, every quotation and every absence is proved anew; where they are not,
    /// they are held against standpunkt.lock.
    #[arg(long, value_name = "DIR", env = "STANDPUNKT_ARCHIVE")]
    pub(crate) archive: Option<PathBuf>,
    /// Leave the archive alone, and hold quotations against standpunkt.lock only
    #[arg(long)]
    pub(crate) no_archive: bool,
    #[command(flatten)]
    pub(crate) telling: Telling,
}

impl Input {
    /// The address that the site is published under, if one is given: what is wrong with it is told in
    /// the words that `site.yaml` is told in.
    pub(crate) fn base_url(&self) -> Result<Option<BaseUrl>, Report> {
        let Some(text) = &self.base_url else { return Ok(None) };
        let place = Place {
            width: text.chars().count().max(1),
            excerpt: text.clone(),
            ..Place::file("--base-url")
        };
        BaseUrl::parse(text)
            .map(Some)
            .map_err(|refused| vec![faults::bad_base_url(place, text, &refused)])
    }
}

#[derive(Args)]
pub(crate) struct Archive {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    /// Folder of the sources' files [default: `archive` of site.yaml]
    #[arg(long, value_name = "DIR", env = "STANDPUNKT_ARCHIVE")]
    pub(crate) archive: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) telling: Telling,
}

#[derive(Args)]
pub(crate) struct NewCommon {
    /// Content folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) telling: Telling,
}

#[derive(Clone, Copy, Args)]
pub(crate) struct Telling {
    /// Form of the findings
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Form,
    /// Language of the findings
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
}

impl Telling {
    /// Tells findings in the form that people read.
    pub(crate) fn to_people(lang: Lang) -> Telling {
        Telling { format: Form::Human, lang }
    }
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Form {
    /// Path, line and column, the line itself with a mark under the fault, and the cure
    #[default]
    Human,
    /// Workflow commands that GitHub shows beside the changed line
    Github,
    /// A list of objects
    Json,
}

impl Form {
    pub(crate) fn format(self) -> format::Format {
        match self {
            Form::Human => format::Format::Human,
            Form::Github => format::Format::Github,
            Form::Json => format::Format::Json,
        }
    }
}

#[derive(Args)]
pub(crate) struct Listing {
    /// Form of the list
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ListForm,
    /// Language of the list, and of the findings
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Lang,
}

impl Listing {
    /// Tells findings to people: only the list beside them may be for programs.
    pub(crate) fn telling(&self) -> Telling {
        Telling::to_people(self.lang)
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListForm {
    /// For people
    #[default]
    Human,
    /// For other programs
    Json,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Lang {
    /// Norwegian bokmål
    #[default]
    Nb,
    /// English
    En,
}

impl Lang {
    pub(crate) fn language(self) -> Language {
        match self {
            Lang::Nb => Language::Nb,
            Lang::En => Language::En,
        }
    }

    pub(crate) fn say<'a>(self, nb: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Nb => nb,
            Lang::En => en,
        }
    }
}
