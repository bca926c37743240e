//! Reads what a built site says of its content: the open data in its folder, held against its list of checksums.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::data::dataset::VERSION;
use crate::data::difference::{self, About, Difference};
use crate::data::files::{INDEX, WHOLE};
use crate::model::words::Words;
use crate::page::differences::{self, State};
use crate::page::view::StanceWord;
use crate::site::files::{self, CHECKSUMS};
use crate::values::bilingual::Bilingual;
use crate::values::checksum::{Sha256, sha256};
use crate::values::language::Language;
use crate::values::vocabulary::{Edition, Stance};

/// The files of a site that are read.
pub const FILES: [&str; 3] = [CHECKSUMS, WHOLE, INDEX];

/// The data of a site.
#[derive(Clone, Debug)]
pub struct BuiltSite {
    data: Value,
    /// Where the record of each thing stands: its list, and its number there.
    places: BTreeMap<About, (&'static str, usize)>,
    /// The checksum of the content: none in the data of a program that did not tell it yet.
    sum: Option<Sha256>,
}

/// Why the data of a site cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The site goes without data.
    NoData,
    /// A file that its list of checksums names is not there.
    Missing(&'static str),
    /// A file is not the one that its list of checksums names.
    Changed(&'static str),
    /// A file is not what it should be.
    Broken(&'static str),
    /// The data have another form; its version.
    Version(String),
}

impl Fault {
    /// What is wrong, and the cure.
    pub fn told(&self) -> Bilingual {
        match self {
            Fault::NoData => Bilingual::new(
                "nettstedet har ikke åpne data, og det er dem som leses for å se hva det sier; bygg det uten `without: [data]`",
                "the site has no open data, which are read to see what it says; build it without `without: [data]`",
            ),
            Fault::Missing(path) => Bilingual {
                nb: format!("`{path}` mangler; hent hele nettstedet på nytt"),
                en: format!("`{path}` is missing; fetch the whole site again"),
            },
            Fault::Changed(path) => Bilingual {
                nb: format!(
                    "`{path}` er ikke den fila som {CHECKSUMS} nevner; hent hele nettstedet på nytt"
                ),
                en: format!(
                    "`{path}` is not the file that {CHECKSUMS} names; fetch the whole site again"
                ),
            },
            Fault::Broken(path) => Bilingual {
                nb: format!("`{path}` kan ikke leses; hent hele nettstedet på nytt"),
                en: format!("`{path}` cannot be read; fetch the whole site again"),
            },
            Fault::Version(version) => Bilingual {
                nb: format!(
                    "dataene har form {version}, og dette programmet leser form {VERSION}; bruk programmet som nettstedet ble bygd med"
                ),
                en: format!(
                    "the data have form {version}, and this program reads form {VERSION}; use the program that the site was built with"
                ),
            },
        }
    }
}

impl BuiltSite {
    /// The data of a site, of those of its [`FILES`] that are there.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<BuiltSite, Fault> {
        let list = files.get(CHECKSUMS).ok_or(Fault::Missing(CHECKSUMS))?;
        let list = String::from_utf8_lossy(list);
        let pairs = files::sums(&list);
        let sums: BTreeMap<&str, &str> = pairs.map(|(sum, path)| (path, sum)).collect();
        let read = |path: &'static str| -> Result<Option<Value>, Fault> {
            let Some(sum) = sums.get(path) else { return Ok(None) };
            let bytes = files.get(path).ok_or(Fault::Missing(path))?;
            if Sha256::parse(sum) != Some(sha256(bytes)) {
                return Err(Fault::Changed(path));
            }
            serde_json::from_slice(bytes).map(Some).map_err(|_| Fault::Broken(path))
        };
        let data = read(WHOLE)?.ok_or(Fault::NoData)?;
        let index = read(INDEX)?.unwrap_or_default();
        BuiltSite::of(data, index["content"].as_str().and_then(Sha256::parse))
    }

    /// Of the whole data set, and the checksum of the content.
    pub fn of(data: Value, sum: Option<Sha256>) -> Result<BuiltSite, Fault> {
        match data["version"].as_str() {
            Some(VERSION) => {
                let places = difference::records(&data).map(|(it, list, i)| (it, (list, i)));
                Ok(BuiltSite { places: places.collect(), data, sum })
            }
            Some(other) => Err(Fault::Version(other.to_owned())),
            None => Err(Fault::Broken(WHOLE)),
        }
    }

    /// The whole data set.
    pub fn data(&self) -> &Value {
        &self.data
    }

    /// What differs from the data of another site, the older one.
    pub fn differences(&self, old: &BuiltSite) -> Vec<Difference> {
        difference::between_data(&old.data, &self.data)
    }

    /// The same for people, with whether both were made of the same content.
    pub fn tell_differences(&self, old: &BuiltSite, words: &Words) -> String {
        let (is, was) = (Spoken { built: self, words }, Spoken { built: old, words });
        let text = differences::in_text(&is, &was, &self.differences(old));
        match (&old.sum, &self.sum) {
            (Some(old), Some(new)) if old == new => text + &words.say("difference-sum-same") + "\n",
            (Some(old), Some(new)) => {
                let sums = [("old", old.to_string().into()), ("new", new.to_string().into())];
                text + &words.tell("difference-sum-other", sums) + "\n"
            }
            _ => text,
        }
    }

    /// The same for other programs.
    pub fn differences_as_json(&self, old: &BuiltSite) -> String {
        let base = self.data["site"]["base_url"].as_str().unwrap_or_default();
        let page = |it: &Difference| {
            let record = self.record(it.is.as_ref()?)?;
            Some(record["pages"]["nb"].as_str()?.strip_prefix(base)?.to_owned())
        };
        difference::json(&self.differences(old), |it| page(it).map(|it| format!("/{it}")))
    }

    /// The record of a thing.
    fn record(&self, about: &About) -> Option<&Value> {
        self.places.get(about).map(|(list, i)| &self.data[*list][*i])
    }
}

/// The data of a site in the words of a language.
struct Spoken<'b> {
    built: &'b BuiltSite,
    words: &'b Words,
}

impl Spoken<'_> {
    /// A text in the language of the words, else in bokmål.
    fn of<'v>(&self, texts: &'v Value) -> &'v Value {
        let own = &texts[self.words.language.code()];
        if own.is_null() { &texts[Language::Nb.code()] } else { own }
    }
}

impl State for Spoken<'_> {
    fn words(&self) -> &Words {
        self.words
    }

    fn party(&self, id: &str) -> Option<String> {
        let record = self.built.record(&About::Party { id: id.to_owned() })?;
        self.of(&record["name"]).as_str().map(str::to_owned)
    }

    fn theme(&self, id: &str) -> Option<(String, String)> {
        let words = self.of(&self.built.record(&About::Theme { id: id.to_owned() })?["words"]);
        Some((words["title"].as_str()?.to_owned(), words["short"].as_str()?.to_owned()))
    }

    fn plan(&self, id: &str) -> Option<String> {
        let record = self.built.record(&About::Plan { id: id.to_owned() })?;
        record["title"].as_str().map(str::to_owned)
    }

    fn standing(&self, about: &About) -> Option<StanceWord> {
        let About::Position { election, theme, party } = about else { return None };
        let of_party = About::Programme { election: *election, party: party.clone() };
        let programme = self.built.record(&of_party)?;
        let themes = self.built.record(&About::Theme { id: theme.clone() })?;
        let position = self.built.record(about);
        let key = position.and_then(|it| it["stance"].as_str()).unwrap_or(Stance::NotRead.word());
        let own = self.of(&themes["words"])["stances"][key].as_str();
        let stance = Stance::ALL.iter().find(|it| it.word() == key);
        let common = || stance.map(|it| self.words.common_stance(*it));
        let mut word = own.map(str::to_owned).or_else(common).unwrap_or_else(|| key.to_owned());
        if programme["edition"] == Edition::Draft.word() {
            word.push_str(&self.words.draft());
        }
        Some(StanceWord { key: key.to_owned(), language: None, word })
    }
}
