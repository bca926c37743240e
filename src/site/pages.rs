//! Makes the files of a site that the model tells all about: pages, pictures, the look, what hosts read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::load::Content;
use crate::data::difference::Difference;
use crate::data::files::{self, Made};
use crate::model::Model;
use crate::model::words::Words;
use crate::page::builder::{Audience, Localised};
use crate::page::glossary::Glossary;
use crate::page::{differences, frame};
use crate::report::diagnostic::Report;
use crate::site::files::Site;
use crate::site::template::{InLanguage, Templates};
use crate::site::{render, styles};
use crate::sitemap::resolve::Links;
use crate::sitemap::{hosting, links, redirects};
use crate::values::address::Address;

/// A file as it is: its path in the site and its bytes.
pub(super) type File = (String, Vec<u8>);

/// Keeps a whole file.
pub(super) fn whole(path: String, bytes: &[u8]) -> File {
    (path, bytes.to_vec())
}

/// What pages are made of.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) model: Model,
    pub(super) links: Links,
    pub(super) templates: Arc<Templates>,
    pub(super) compiled: Arc<Vec<InLanguage>>,
    pub(super) glossary: Glossary,
    pub(super) audience: Audience,
}

impl Pages {
    /// Makes the files of the data, and hands each over as soon as it is made. Returns what `keep` made of
    /// them, and what pages tell of them, if the site has any.
    pub(super) fn data<T: Send>(
        &self,
        content: &Content,
        keep: impl Fn(String, &[u8]) -> T + Sync,
    ) -> (Vec<T>, Option<Made>) {
        if !self.model.site.data {
            return (Vec::new(), None);
        }
        let (files, made) = files::each(content, &self.model, &self.words(), keep);
        (files, Some(made))
    }

    /// Makes all other files but the pictures, the same way; `data` is what pages tell of the data.
    pub(super) fn each<T: Send>(
        &self,
        data: Option<&Made>,
        keep: impl Fn(String, &[u8]) -> T + Sync,
    ) -> Result<Vec<T>, Report> {
        let (mut all, mut report) = (Vec::new(), Vec::new());
        for (words, tera) in self.compiled.iter() {
            let Some(localised) = self.localised(words, data) else { continue };
            match render::render(localised, &self.templates, tera, &self.links, &keep) {
                Ok(mut pages) => all.append(&mut pages),
                Err(mut findings) => report.append(&mut findings),
            }
        }
        if !report.is_empty() {
            return Err(report);
        }
        // One file less to fetch: the colours of the parties are part of the look.
        let mut assets: BTreeSet<&str> = self.templates.assets.keys().map(String::as_str).collect();
        assets.insert(frame::STYLES);
        let assets = assets.into_iter();
        all.extend(assets.filter_map(|it| Some(keep(it.to_owned(), &self.asset(it)?))));
        let files = [
            (hosting::HEADERS, hosting::headers(&self.model)),
            (hosting::SITEMAP, hosting::sitemap(&self.model)),
            (hosting::ROBOTS, hosting::robots(&self.model)),
            (links::RULES, redirects::rules(&self.model, &self.links)),
        ];
        let files = files.into_iter().filter(|(_, text)| !text.is_empty());
        all.extend(files.map(|(path, text)| keep(path.to_owned(), text.as_bytes())));
        Ok(all)
    }

    /// The whole site, with the files of its data; `data` is what pages tell of them.
    pub(super) fn site(&self, files: Vec<File>, data: Option<&Made>) -> Result<Site, Report> {
        let pages = self.each(data, whole)?;
        let number = files.len() + pages.len();
        let files: BTreeMap<String, Vec<u8>> = files.into_iter().chain(pages).collect();
        // Two files with one path would be laid out over each other.
        debug_assert_eq!(files.len(), number, "each file is made once");
        Ok(Site::new(files, self.pictures()))
    }

    /// The pictures that are to be drawn: path in the site to SVG.
    pub(super) fn pictures(&self) -> BTreeMap<String, String> {
        let words = self.compiled.iter().map(|(words, _)| words);
        words.filter_map(|it| self.localised(it, None)).flat_map(render::pictures).collect()
    }

    /// A copied file, or one of the styles: those are smaller on the site, and have the parties' colours.
    pub(super) fn asset(&self, path: &str) -> Option<Vec<u8>> {
        let own = self.templates.assets.get(path);
        let colours = (path == frame::STYLES).then(|| styles::party_styles(&self.model));
        if own.is_none() && colours.is_none() {
            return None;
        }
        let mut bytes = own.cloned().unwrap_or_default();
        bytes.extend(colours.unwrap_or_default().into_bytes());
        match std::str::from_utf8(&bytes) {
            Ok(styles) if path.ends_with(".css") => Some(styles::squeezed(styles).into_bytes()),
            _ => Some(bytes),
        }
    }

    /// The page of a preview, in each language, that tells what differs from another state. `pages` are
    /// the pages that differ.
    pub(super) fn differences(
        &self,
        old: &Pages,
        differences: &[Difference],
        pages: &BTreeMap<String, bool>,
    ) -> Result<Vec<File>, Report> {
        let (mut files, mut report) = (Vec::new(), Vec::new());
        for (words, tera) in self.compiled.iter() {
            let Some(is) = self.localised(words, None) else { continue };
            let was = spoken(&old.model, &old.glossary, &old.audience, words);
            let view = differences::view(is, was, differences, pages);
            let address = Address::differences();
            let path = address.path(is.spelling);
            match render::print(&self.templates, tera, &view, &path, <[u8]>::to_vec) {
                Ok(html) => files.push((address.output(is.spelling), html)),
                Err(finding) => report.push(*finding),
            }
        }
        if report.is_empty() { Ok(files) } else { Err(report) }
    }

    /// The words of each language of the site.
    pub(super) fn words(&self) -> Vec<&Words> {
        self.compiled.iter().map(|it| it.0.as_ref()).collect()
    }

    /// The model in the language of the words, which is one of the site's.
    pub(super) fn localised<'p>(
        &'p self,
        words: &'p Words,
        data: Option<&'p Made>,
    ) -> Option<Localised<'p>> {
        let Pages { model, glossary, audience, .. } = self;
        let spelling = model.spellings.iter().find(|it| it.language == words.language)?;
        Some(Localised { model, glossary, audience, words, spelling, data })
    }
}

/// A model in the words of any language; addresses are those of bokmål where it has none.
pub(super) fn spoken<'m>(
    model: &'m Model,
    glossary: &'m Glossary,
    audience: &'m Audience,
    words: &'m Words,
) -> Localised<'m> {
    let own = model.spellings.iter().find(|it| it.language == words.language);
    let spelling = own.unwrap_or(&model.spellings[0]);
    Localised { model, glossary, audience, words, spelling, data: None }
}
