//! Content that passed every check, and its site: the whole, or one file of it when somebody asks.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::address::Address;
use crate::content::Content;
use crate::data::{self, Data};
use crate::diagnostic::Report;
use crate::difference::{self, Difference};
use crate::glossary::Glossary;
use crate::host;
use crate::language::Language;
use crate::links::{self, Links};
use crate::model::{Model, Record};
use crate::page::{self, Subject, Tongue};
use crate::render;
use crate::site::{CHECKSUMS, Site};
use crate::template::{InLanguage, Templates};
use crate::words::Words;

/// Everything that a site is made of.
#[derive(Debug)]
pub struct Prepared {
    content: Content,
    model: Model,
    links: Links,
    templates: Arc<Templates>,
    compiled: Arc<Vec<InLanguage>>,
    glossary: Glossary,
    data: OnceLock<Data>,
    pages: OnceLock<BTreeMap<String, (usize, Subject)>>,
    whole: OnceLock<Result<Site, Report>>,
}

impl Prepared {
    /// Of content without errors: its model, where links lead, and the templates for each language.
    pub fn new(
        content: Content,
        model: Model,
        links: Links,
        templates: Arc<Templates>,
        compiled: Arc<Vec<InLanguage>>,
    ) -> Prepared {
        let glossary = Glossary::new(&model);
        Prepared {
            content,
            model,
            links,
            templates,
            compiled,
            glossary,
            data: OnceLock::new(),
            pages: OnceLock::new(),
            whole: OnceLock::new(),
        }
    }

    /// The same for editors: each position has a link to its record, in a content folder with this
    /// absolute path.
    pub fn for_editors(mut self, root: &str) -> Prepared {
        let mut records = BTreeMap::new();
        for (e, election) in self.model.elections.iter().enumerate() {
            for programme in &election.programmes {
                let party = &self.model.parties[programme.party].id;
                let Some(filed) = self.content.programmes.get(&(party.clone(), election.year))
                else {
                    continue;
                };
                let written = filed.value.positions.iter();
                let lines: BTreeMap<&str, usize> = written
                    .map(|it| (it.theme.value.as_str(), filed.text.line(it.span.start)))
                    .collect();
                for (t, theme) in self.model.themes.iter().enumerate() {
                    // Where there is no record yet, the file is the place for one.
                    let line = lines.get(theme.id.as_str()).copied().unwrap_or(1);
                    let text = format!("{}:{line}", filed.text.path);
                    let href = format!("vscode://file{root}/{text}");
                    records.insert((e, programme.party, t), Record { text, href });
                }
            }
        }
        self.model.records = records;
        self
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The whole site, its pictures still to be drawn; or what is wrong with its templates.
    pub fn site(self) -> Result<Site, Report> {
        self.make()
    }

    /// What differs from another state of the content.
    pub fn differences(&self, old: &Prepared) -> Vec<Difference> {
        difference::between((&old.content, &old.model), (&self.content, &self.model))
    }

    /// The same for people, in the words of a language.
    pub fn tell_differences(&self, old: &Prepared, language: Language) -> String {
        let words = Words::built_in(language);
        let (is, was) = (self.spoken(&words), old.spoken(&words));
        page::differences::text(is, was, &self.differences(old))
    }

    /// The same for other programs.
    pub fn differences_as_json(&self, old: &Prepared) -> String {
        let path = |it: &Difference| {
            Some(page::differences::address(&self.model, it)?.path(self.model.spellings.first()?))
        };
        difference::json(&self.differences(old), path)
    }

    /// The whole site as a preview of what it changes in another state of the content: each page leads
    /// to one more, which tells what differs.
    pub fn preview(mut self, mut old: Prepared) -> Result<Site, Report> {
        let differences = self.differences(&old);
        // Pages differ only in what the change is about: both know that they are a preview, and where.
        for model in [&mut self.model, &mut old.model] {
            model.proposed = true;
        }
        old.model.site.base_url.clone_from(&self.model.site.base_url);
        let (was, mut site) = (old.make()?, self.make()?);
        let pages = site.pages_that_differ(&was);
        let mut report = Vec::new();
        for (words, tera) in self.compiled.iter() {
            let Some(is) = self.tongue(words) else { continue };
            let view = page::differences::view(is, old.spoken(words), &differences, &pages);
            let address = Address::differences();
            match render::print(&self.templates, tera, &view, &address.path(is.spelling)) {
                Ok(html) => drop(site.files.insert(address.output(is.spelling), html.into_bytes())),
                Err(finding) => report.push(*finding),
            }
        }
        if !report.is_empty() {
            return Err(report);
        }
        site.files.remove(CHECKSUMS);
        Ok(Site::new(site.files, site.pictures))
    }

    /// The model in the words of any language; addresses are those of bokmål where it has none.
    fn spoken<'p>(&'p self, words: &'p Words) -> Tongue<'p> {
        let own = self.model.spellings.iter().find(|it| it.language == words.language);
        let spelling = own.unwrap_or(&self.model.spellings[0]);
        Tongue { model: &self.model, glossary: &self.glossary, words, spelling, data: &[] }
    }

    /// One file of the site by its path, as [`Prepared::site`] makes it: `None` if there is no such
    /// file. A page is made alone; whatever is no page, no style and no script is made with the whole.
    pub fn file(&self, path: &str) -> Option<Result<Vec<u8>, Report>> {
        if let Some((language, subject)) = self.pages().get(path) {
            let (words, tera) = self.compiled.get(*language)?;
            // The page that lists the data is the only one that says how large its files are.
            let lists = *subject == Subject::Data;
            let listed = if lists { self.data().listed.as_slice() } else { &[] };
            let tongue = Tongue::new(&self.model, &self.glossary, words, listed)?;
            return Some(render::one(tongue, &self.templates, tera, *subject));
        }
        if let Some(asset) = self.asset(path) {
            return Some(Ok(asset));
        }
        match self.whole.get_or_init(|| self.make()) {
            Ok(site) => site.files.get(path).cloned().map(Ok),
            Err(report) => Some(Err(report.clone())),
        }
    }

    /// The picture at a path as SVG, if there is one.
    pub fn picture(&self, path: &str) -> Option<&str> {
        let whole = self.whole.get_or_init(|| self.make()).as_ref().ok()?;
        whole.pictures.get(path).map(String::as_str)
    }

    fn tongue<'p>(&'p self, words: &'p Words) -> Option<Tongue<'p>> {
        Tongue::new(&self.model, &self.glossary, words, &self.data().listed)
    }

    fn data(&self) -> &Data {
        self.data.get_or_init(|| {
            let spoken: Vec<&Words> =
                self.compiled.iter().map(|(words, _)| words.as_ref()).collect();
            data::files(&self.content, &self.model, &spoken)
        })
    }

    /// Each page's file, with its language and subject.
    fn pages(&self) -> &BTreeMap<String, (usize, Subject)> {
        self.pages.get_or_init(|| {
            let mut pages = BTreeMap::new();
            let subjects = page::subjects(&self.model);
            for (i, (words, _)) in self.compiled.iter().enumerate() {
                let spelling = self.model.spellings.iter().find(|it| it.language == words.language);
                for subject in subjects.iter().filter(|_| spelling.is_some()) {
                    let address = page::address(&self.model, *subject);
                    pages.extend(spelling.map(|it| (address.output(it), (i, *subject))));
                }
            }
            pages
        })
    }

    /// A copied file, or one of the styles: those are smaller on the site, and have the parties' colours.
    fn asset(&self, path: &str) -> Option<Vec<u8>> {
        let own = self.templates.assets.get(path);
        let colours = (path == page::STYLES).then(|| page::party_styles(&self.model));
        if own.is_none() && colours.is_none() {
            return None;
        }
        let mut bytes = own.cloned().unwrap_or_default();
        bytes.extend(colours.unwrap_or_default().into_bytes());
        match std::str::from_utf8(&bytes) {
            Ok(styles) if path.ends_with(".css") => Some(page::squeezed(styles).into_bytes()),
            _ => Some(bytes),
        }
    }

    fn make(&self) -> Result<Site, Report> {
        let (mut files, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        let mut report = Vec::new();
        for (words, tera) in self.compiled.iter() {
            let Some(tongue) = self.tongue(words) else { continue };
            match render::render(tongue, &self.templates, tera, &self.links) {
                Ok(pages) => {
                    files.extend(pages);
                    pictures.extend(render::pictures(tongue));
                }
                Err(mut findings) => report.append(&mut findings),
            }
        }
        if !report.is_empty() {
            return Err(report);
        }
        // One file less to fetch: the colours of the parties are part of the look.
        let assets = self.templates.assets.keys().map(String::as_str).chain([page::STYLES]);
        files.extend(assets.filter_map(|it| Some((it.to_owned(), self.asset(it)?))));
        files.insert(host::HEADERS.to_owned(), host::headers(&self.model).into_bytes());
        files.insert("sitemap.xml".to_owned(), host::sitemap(&self.model).into_bytes());
        files.insert("robots.txt".to_owned(), host::robots(&self.model).into_bytes());
        let rules = links::rules(&self.model, &self.links);
        if !rules.is_empty() {
            files.insert(links::RULES.to_owned(), rules.into_bytes());
        }
        files.extend(self.data().files.clone());
        Ok(Site::new(files, pictures))
    }
}
