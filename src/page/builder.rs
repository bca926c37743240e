//! Holds what a page is made with: the model in one language, and the words, links and dates of it.

use serde::Serialize;

use crate::content::markdown::Prose;
use crate::data::files::Made;
use crate::model::index::{ElectionIx, GroupIx, PartyIx, ThemeIx};
use crate::model::words::{self, Words};
use crate::model::{self, Election, Model};
use crate::page::glossary::Glossary;
use crate::page::view;
use crate::sitemap::subject::Subject;
use crate::values::address::{Address, Here};
use crate::values::date::PartialDate;
use crate::values::language::{Language, Spelling};

/// Why no view can fail to be handed to a template.
pub(crate) const SERIALIZES: &str = "a view is a struct of texts, numbers and lists";

/// What a page shows, and the template that prints it.
#[derive(Debug)]
pub struct View {
    /// Name of the template.
    pub template: &'static str,
    /// What it may name.
    pub context: tera::Context,
}

/// Whom pages are made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Readers.
    #[default]
    Readers,
    /// Those who look over a change before it is published: each page says so, and leads to what differs.
    Reviewers,
    /// Those who write: each position has a link to its record, in the content folder with this absolute
    /// path.
    Editors(String),
}

impl Audience {
    /// From a page, the link to what a proposed change changes, for those who look that over.
    pub(super) fn proposed(&self, here: &Here<'_>) -> Option<String> {
        (*self == Audience::Reviewers).then(|| here.href(&Address::differences()))
    }
}

/// The model as one language tells it.
#[derive(Clone, Copy, Debug)]
pub struct Localised<'m> {
    /// The model.
    pub model: &'m Model,
    /// The words that are explained, and where they stand.
    pub glossary: &'m Glossary,
    /// Whom its pages are made for.
    pub audience: &'m Audience,
    /// The words of the language.
    pub words: &'m Words,
    /// How it spells addresses.
    pub spelling: &'m Spelling,
    /// What is known of the data for other programs, for pages that tell of it.
    pub data: Option<&'m Made>,
}

/// A page with what surrounds it.
pub(super) fn shown<V: Serialize>(
    template: &'static str,
    site: tera::Value,
    shown: &Shown<V>,
) -> View {
    let mut context = tera::Context::new();
    context.insert_value("site", site);
    context.insert("content", &shown.content);
    context.insert("page", &shown.page);
    context.insert("view", &shown.view);
    View { template, context }
}

/// What a template sees, as [`view::Context`] describes it, but for what surrounds the pages of the election.
pub(crate) struct Shown<V> {
    pub(super) election: ElectionIx,
    pub(super) content: Option<String>,
    pub(super) page: view::Page,
    pub(super) view: V,
}

/// A page while its view is made.
pub(crate) struct Page<'m> {
    pub(super) model: &'m Model,
    pub(super) glossary: &'m Glossary,
    pub(super) audience: &'m Audience,
    pub(super) words: &'m Words,
    pub(super) here: Here<'m>,
    pub(super) subject: Subject,
    pub(super) data: Option<&'m Made>,
}

impl<'m> Page<'m> {
    pub(super) fn new(localised: Localised<'m>, here: Here<'m>, subject: Subject) -> Page<'m> {
        let Localised { model, glossary, audience, words, data, .. } = localised;
        Page { model, glossary, audience, words, here, subject, data }
    }

    pub(super) fn href(&self, to: &Address) -> String {
        self.here.href(to)
    }

    pub(super) fn election(&self, e: ElectionIx) -> &'m Election {
        &self.model.elections[e]
    }

    pub(super) fn link(&self, to: &Address, text: &str) -> view::Link {
        let current = to == self.here.address();
        view::Link { href: self.href(to), text: text.to_owned(), language: None, current }
    }

    pub(super) fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    pub(super) fn tell<const N: usize>(
        &self,
        id: &str,
        values: [(&str, words::Value<'_>); N],
    ) -> String {
        self.words.tell(id, values)
    }

    /// The language of a text, if it is not that of the page.
    pub(super) fn foreign(&self, language: Language) -> Option<String> {
        (language != self.words.language).then(|| language.code().to_owned())
    }

    /// The language of the positions, if it is not that of the page.
    pub(super) fn content(&self) -> Option<String> {
        self.foreign(Language::Nb)
    }

    /// The language of words in it, if it is not that of the page.
    pub(super) fn other_than_page(&self, language: &str) -> Option<String> {
        (language != self.words.language.code()).then(|| language.to_owned())
    }

    /// Prose of the content, which is in bokmål.
    pub(super) fn prose(&self, it: &Prose) -> view::Html {
        self.marked(it.html(&self.here), Language::Nb)
    }

    /// Prose that may be there in the language of the page.
    pub(super) fn said(&self, it: &model::Translated<Prose>) -> view::Html {
        let (prose, language) = it.of(self.words.language);
        self.marked(prose.html(&self.here), language)
    }

    /// Marks HTML with its language, if that is not the page's.
    fn marked(&self, html: view::Html, language: Language) -> view::Html {
        match self.foreign(language) {
            Some(code) => html.within("div", Some(&code)),
            None => html,
        }
    }

    pub(super) fn day(&self, date: PartialDate) -> view::Day {
        view::Day { iso: date.iso(), text: self.words.date(date) }
    }

    /// What an election is called.
    pub(super) fn election_title(&self, e: ElectionIx) -> &'m str {
        self.election(e).title.of(self.words.language).0
    }

    /// What a party is called.
    pub(super) fn name(&self, party: PartyIx) -> &'m str {
        self.model.parties[party].name.of(self.words.language).0
    }

    /// What a theme is called and asks.
    pub(super) fn theme_words(&self, theme: ThemeIx) -> &'m model::ThemeWords {
        self.model.themes[theme].words.of(self.words.language).0
    }

    /// The language of that, if it is not the page's.
    pub(super) fn theme_language(&self, theme: ThemeIx) -> Option<String> {
        self.foreign(self.model.themes[theme].words.of(self.words.language).1)
    }

    /// A link that is named after a theme.
    pub(super) fn theme_link(&self, to: &Address, theme: ThemeIx, text: &str) -> view::Link {
        view::Link { language: self.theme_language(theme), ..self.link(to, text) }
    }

    /// The heading of a group of themes.
    pub(super) fn group(&self, group: GroupIx) -> &'m str {
        self.model.groups[group].of(self.words.language).0
    }

    pub(super) fn themes_in_words(&self) -> String {
        self.words.themes(self.model.themes.len())
    }

    /// A party on a theme, as a link names it.
    pub(super) fn about(&self, party: PartyIx, theme: ThemeIx) -> String {
        let names = (self.name(party), self.theme_words(theme).short.as_str());
        self.tell("party-on-theme", [("party", names.0.into()), ("theme", names.1.into())])
    }

    /// The same page for the other elections.
    pub(super) fn other_elections(
        &self,
        e: ElectionIx,
        to: impl Fn(ElectionIx, &Election) -> Option<Address>,
    ) -> Vec<view::Link> {
        let others = self.model.elections.iter_enumerated().filter(|(i, _)| *i != e);
        others.filter_map(|(i, it)| Some(self.link(&to(i, it)?, self.election_title(i)))).collect()
    }

    pub(super) fn election_name(&self, e: ElectionIx) -> view::ElectionName {
        let date = self.day(self.election(e).date);
        view::ElectionName { title: self.election_title(e).to_owned(), date }
    }

    pub(super) fn party_name(&self, e: ElectionIx, party: PartyIx) -> view::PartyName {
        let it = &self.model.parties[party];
        view::PartyName {
            id: it.id.to_string(),
            name: self.name(party).to_owned(),
            short: it.short.clone(),
            href: self.href(&Address::party(&self.election(e).prefix, &it.id)),
        }
    }

    pub(super) fn theme_name(&self, e: ElectionIx, theme: ThemeIx) -> view::ThemeName {
        let (it, words) = (&self.model.themes[theme], self.theme_words(theme));
        view::ThemeName {
            id: it.id.to_string(),
            title: words.title.clone(),
            short: words.short.clone(),
            question: words.question.clone(),
            proposition: words.proposition.clone(),
            language: self.theme_language(theme),
            href: self.href(&Address::theme(&self.election(e).prefix, &it.id)),
        }
    }

    /// Themes by group, each made into something.
    pub(super) fn by_group<T>(&self, make: impl Fn(ThemeIx) -> T) -> Vec<(String, Vec<T>)> {
        let themes = |group: GroupIx| {
            let of_group =
                self.model.themes.indices().filter(|t| self.model.themes[*t].group == group);
            of_group.map(&make).collect::<Vec<_>>()
        };
        let groups = self.model.groups.indices();
        groups
            .map(|i| (self.group(i).to_owned(), themes(i)))
            .filter(|(_, it)| !it.is_empty())
            .collect()
    }
}
