//! Tells machines of a page: linked data in the words of schema.org, and how to cite it.

use serde_json::{Value, json};

use crate::data::files;
use crate::model;
use crate::model::index::{ElectionIx, PartyIx, PositionRef, ThemeIx};
use crate::page::builder::Page;
use crate::page::citation::{self, Work};
use crate::page::view;
use crate::sitemap::changed::changed;
use crate::sitemap::subject::{self, Subject, programme};
use crate::values::address::Address;
use crate::values::anchor;
use crate::values::language::Language;
use crate::values::position::PositionIds;

impl Page<'_> {
    /// What a page about a theme, position, pair or party is cited by; `None` for others.
    pub(super) fn citation(&self, title: &str) -> Option<view::Citation> {
        self.positions_here()?;
        // The page to share it is not the page.
        if *self.here.address() != subject::address(self.model, self.subject) {
            return None;
        }
        let date = changed(self.model, self.subject);
        Some(view::Citation {
            title: title.to_owned(),
            date: self.day(date),
            slashed: date.iso().replace('-', "/"),
        })
    }

    /// How to cite the page: `title` is what it is called without the name of the site.
    pub(super) fn cited(&self, e: ElectionIx, title: &str) -> view::Cited {
        let address = &subject::address(self.model, self.subject);
        let site = &self.model.site;
        let date = Some(changed(self.model, self.subject));
        let nb = &self.model.spellings[0];
        let year = self.election(e).year;
        let key = address.spelled(nb).trim_matches('/').replace('/', "-");
        let key = key.strip_prefix(&format!("{year}-")).unwrap_or(&key);
        self.as_cited(
            self.say("cite-page"),
            &Work {
                key: format!("standpunkt-{year}-{key}"),
                author: site.publisher.clone(),
                title: title.to_owned(),
                container: site.title.clone(),
                date,
                language: self.words.language.code().to_owned(),
                url: self.whole(address),
                note: String::new(),
            },
        )
    }

    /// How to cite each quotation of a position: the party's own words, and where they were found.
    pub(super) fn cited_quotes(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        programme: &model::Programme,
    ) -> Vec<view::Cited> {
        let source = &self.model.sources[programme.source];
        let ids = self.model.ids(PositionRef { election: e, theme, party: programme.party });
        let PositionIds { party, year, theme: theme_id } = ids;
        let quotes = programme.positions[theme].quotes.iter().enumerate();
        let cited = quotes.map(|(i, quote)| {
            let anchor = anchor::quote_anchor(ids, &quote.id);
            let locator = self.quotation(e, theme, programme, quote).locator;
            let about = i64::try_from(i + 1).unwrap_or_default();
            self.as_cited(
                self.tell("cite-quotation", [("number", about.into())]),
                &Work {
                    key: format!("standpunkt-{year}-{theme_id}-{party}-{}", quote.id),
                    author: self.name(programme.party).to_owned(),
                    title: source.title.clone(),
                    container: self
                        .tell("cite-in", [("site", self.model.site.title.as_str().into())]),
                    date: source.date,
                    language: quote.language.clone(),
                    url: format!("{}#{anchor}", self.whole(self.here.address())),
                    note: locator,
                },
            )
        });
        cited.collect()
    }

    fn as_cited(&self, about: String, work: &Work) -> view::Cited {
        // The year stands first (APA 7): the rest of the date without it.
        let date = work.date.map(|date| {
            let year = format!("{:04}", date.year());
            let day = self.words.date(date).replace(&year, "").trim().to_owned();
            if day.is_empty() { year } else { format!("{year}, {day}") }
        });
        let part = |text: &str| if text.is_empty() { String::new() } else { format!("{text}. ") };
        let text = self.tell(
            "cite-line",
            [
                ("author", work.author.as_str().into()),
                ("date", date.unwrap_or_else(|| self.say("cite-undated")).into()),
                ("title", work.title.as_str().into()),
                ("note", part(&work.note).into()),
                ("container", work.container.as_str().into()),
                ("url", work.url.as_str().into()),
            ],
        );
        let (bibtex, ris) = (citation::bibtex(work), citation::ris(work));
        view::Cited { about, text, bibtex, ris, language: self.other_than_page(&work.language) }
    }

    /// The positions that the page is about.
    fn positions_here(&self) -> Option<Vec<(&model::Programme, ThemeIx)>> {
        let all = || self.model.themes.indices();
        let of = |e: ElectionIx, p: PartyIx| programme(self.election(e), p);
        Some(match self.subject {
            Subject::Theme(e, t) => {
                self.election(e).programmes.iter().map(|it| (it.as_ref(), t)).collect()
            }
            Subject::Position(at) => vec![(of(at.election, at.party), at.theme)],
            Subject::Party(e, p) => all().map(|t| (of(e, p), t)).collect(),
            Subject::Pair(e, a, b) => {
                [a, b].into_iter().flat_map(|p| all().map(move |t| (of(e, p), t))).collect()
            }
            _ => return None,
        })
    }

    /// The linked data of the page as it stands in a script element.
    pub(super) fn linked_data(
        &self,
        e: ElectionIx,
        title: &str,
        cited: Option<&view::Citation>,
    ) -> view::Html {
        view::Html::data(&self.linked(e, title, cited))
    }

    fn whole(&self, to: &Address) -> String {
        to.canonical(&self.model.site.base_url, self.here.spelling())
    }

    fn linked(&self, e: ElectionIx, title: &str, cited: Option<&view::Citation>) -> Value {
        let site = &self.model.site;
        let own = self.whole(self.here.address());
        let language = self.words.language.code();
        let publisher = json!({"@type": "Organization", "name": site.publisher});
        let Some(cited) = cited else {
            let kind = match self.subject {
                Subject::Front => "WebSite",
                Subject::Method => "AboutPage",
                Subject::Data => "Dataset",
                Subject::Overview(_) | Subject::Pairs(_) | Subject::Changes => "CollectionPage",
                _ => "WebPage",
            };
            let mut data = json!({
                "@context": "https://schema.org", "@type": kind, "@id": own, "url": own,
                "name": title, "inLanguage": language, "publisher": publisher,
                "publishingPrinciples": self.whole(&Address::method()),
            });
            match self.subject {
                Subject::Method => data["mentions"] = self.defined_terms(),
                Subject::Data => self.describe_dataset(&mut data),
                _ => {}
            }
            return data;
        };
        let mut data = json!({
            "@context": "https://schema.org", "@type": "Article", "@id": own, "headline": title,
            "dateModified": cited.date.iso, "inLanguage": language, "publisher": publisher,
            "author": publisher, "publishingPrinciples": self.whole(&Address::method()),
            "isPartOf": {"@type": "Dataset", "name": self.dataset(), "url": self.whole(&self.home_of_data())},
        });
        match self.subject {
            Subject::Theme(_, t) | Subject::Position(PositionRef { theme: t, .. }) => {
                data["about"] = self.term(t);
            }
            Subject::Party(_, p) => data["about"] = self.party_data(p),
            Subject::Pair(_, a, b) => {
                data["about"] = json!([self.party_data(a), self.party_data(b)]);
            }
            _ => {}
        }
        // A theme in another language quotes the same words: the page in bokmål tells of them, and this
        // page says that it translates that one, so that it stays light.
        let original = (self.words.language != Language::Nb).then(|| &self.model.spellings[0]);
        if let (Subject::Theme(..), Some(nb)) = (self.subject, original) {
            let whole = self.here.address().canonical(&site.base_url, nb);
            data["translationOfWork"] = json!({"@type": "Article", "@id": whole});
        } else if matches!(self.subject, Subject::Theme(..) | Subject::Position(..)) {
            // On the pages of parties and pairs the quotations of all themes would be told again.
            let quotes = self.positions_here().into_iter().flatten();
            let quotes = quotes.flat_map(|(programme, theme)| {
                let quotes = programme.positions[theme].quotes.iter();
                quotes.map(move |quote| self.quotation_data(e, theme, programme, quote))
            });
            let quotes: Vec<Value> = quotes.collect();
            if !quotes.is_empty() {
                data["citation"] = quotes.into();
            }
        }
        data
    }

    /// The page that stands for the data as a whole.
    fn home_of_data(&self) -> Address {
        if self.model.site.data { Address::data() } else { Address::front() }
    }

    /// What the data of the site is called as a whole.
    fn dataset(&self) -> String {
        let site = &self.model.site;
        format!("{}: {}", site.title, site.tagline.of(self.words.language).0)
    }

    /// What the data page says of the data: their licence, files, and the years that they tell of.
    fn describe_dataset(&self, data: &mut Value) {
        let site = &self.model.site;
        data["name"] = self.dataset().into();
        data["description"] = self.say("data-intro").into();
        data["creator"] = data["publisher"].clone();
        if let Some((_, url)) = &site.data_licence {
            data["license"] = url.to_string().into();
        }
        let years = self.model.elections.iter().map(|it| it.year);
        if let (Some(first), Some(last)) = (years.clone().min(), years.max()) {
            data["temporalCoverage"] = format!("{first}/{last}").into();
        }
        data["dateModified"] = changed(self.model, self.subject).iso().into();
        let file = |it: &files::Listed| {
            let format = if it.path.ends_with(".csv") { "text/csv" } else { "application/json" };
            json!({
                "@type": "DataDownload", "contentUrl": self.whole(&Address::file(&it.path)),
                "encodingFormat": format, "name": self.say(&format!("data-file-{}", it.key)),
            })
        };
        data["distribution"] =
            self.data.iter().flat_map(|it| &it.listed).map(file).collect::<Vec<_>>().into();
    }

    fn term(&self, theme: ThemeIx) -> Value {
        json!({"@type": "DefinedTerm", "name": self.theme_words(theme).title, "termCode": self.model.themes[theme].id.as_str()})
    }

    fn party_data(&self, party: PartyIx) -> Value {
        let it = &self.model.parties[party];
        let mut data = json!({
            "@type": "PoliticalParty", "name": self.name(party), "alternateName": it.short,
            "url": it.website.to_string(),
        });
        let wikidata = it.ids.iter().find(|it| it.0 == "Wikidata");
        if let Some((_, id)) = wikidata {
            data["sameAs"] = format!("https://www.wikidata.org/wiki/{id}").into();
        }
        data
    }

    fn quotation_data(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        programme: &model::Programme,
        quote: &model::Quote,
    ) -> Value {
        let at = PositionRef { election: e, theme, party: programme.party };
        let anchor = self.quote_anchor(at, quote);
        let source = &self.model.sources[programme.source];
        json!({
            "@type": "Quotation", "@id": format!("#{anchor}"), "text": quote.text,
            "inLanguage": quote.language,
            "spokenByCharacter": {"@type": "PoliticalParty", "name": self.name(programme.party)},
            "isBasedOn": {"@type": "CreativeWork", "name": source.title},
        })
    }

    /// The explained words, as a set.
    fn defined_terms(&self) -> Value {
        let terms = self.model.terms.iter().map(|it| {
            let (word, meaning) = it.words.of(self.words.language).0;
            json!({"@type": "DefinedTerm", "name": word, "description": meaning})
        });
        terms.collect::<Vec<_>>().into()
    }
}

/// The locale of a language, as Open Graph writes it.
pub(super) fn locale(language: Language) -> &'static str {
    match language {
        Language::Nb => "nb_NO",
        Language::Nn => "nn_NO",
        Language::En => "en_GB",
    }
}
