//! Shows which edition of a document was read, and how that is known.

use crate::model;
use crate::page::builder::Page;
use crate::page::view::passport::{Passport, Twin};
use crate::values::language::Language;
use crate::values::url::Url;

impl<'m> Page<'m> {
    /// The passport of what a programme rests on, if its file was read.
    pub(super) fn passport(&self, programme: &model::Programme) -> Option<Passport> {
        let source = &self.model.sources[programme.source];
        let read = source.passport.as_ref()?;
        let page = read.words.as_ref().and_then(|it| it.page);
        let here = self.words.language.code();
        let own = read.language.as_deref().unwrap_or(Language::Nb.code());
        Some(Passport {
            foreign: (own != here).then(|| own.to_owned()),
            title_page: read.title_page.clone(),
            period: source.period.clone(),
            edition: self.words.edition(programme.edition),
            words: read.words.as_ref().map(|it| it.exact.clone()),
            words_place: match page {
                Some(page) => self.tell("passport-said-page", [("page", page.into())]),
                None => self.say("passport-said"),
            },
            created: read.created.map(|it| self.day(it)),
            changed: read.changed.filter(|at| Some(*at) != read.created).map(|it| self.day(it)),
            language: read.language.as_deref().map(|it| self.language_name(it)),
            pages: source.pages,
            twins: read.twins.iter().map(|it| self.twin(it)).collect(),
            url: source.url.as_ref().map(Url::to_string),
            newest_seen: read.newest_seen.map(|it| self.day(it)),
            sha256: read.sha256.to_string(),
        })
    }

    fn twin(&self, it: &model::Twin) -> Twin {
        let language = self.language_name(&it.language);
        let text = match it.pages {
            Some(pages) => {
                let pages = self.tell("document-pages", [("number", pages.into())]);
                format!("{language}, {pages}")
            }
            None => language,
        };
        Twin { text, href: it.url.as_ref().map(Url::to_string) }
    }

    /// The name of a language, as it stands in a sentence.
    fn language_name(&self, code: &str) -> String {
        self.tell("language-name", [("code", code.into())])
    }
}
