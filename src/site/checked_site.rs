//! Holds content that passed every check, and makes its site of it, or tells what differs from another state.

use std::sync::Arc;

use crate::content::load::Content;
use crate::content::published::Now;
use crate::data::difference::{self, Difference};
use crate::data::files;
use crate::model::words::Words;
use crate::model::{self, Model};
use crate::page::builder::Audience;
use crate::page::differences;
use crate::page::glossary::Glossary;
use crate::report::diagnostic::Report;
use crate::site::built_site::{BuiltSite, Fault};
use crate::site::files::{CHECKSUMS, Site};
use crate::site::layout::Layout;
use crate::site::on_demand::OnDemand;
use crate::site::pages::{self, Pages};
use crate::site::template::{InLanguage, Templates};
use crate::sitemap::record;
use crate::sitemap::resolve::Links;
use crate::values::base_url::BaseUrl;
use crate::values::checksum::sha256;
use crate::values::language::Language;
use crate::values::signature::PublicKey;

/// Content that passed every check, and all else that its site is made of. It never changes: each step
/// on the way to the site consumes the one before.
#[derive(Debug)]
pub struct CheckedSite {
    content: Content,
    model: Model,
    links: Links,
    templates: Arc<Templates>,
    compiled: Arc<Vec<InLanguage>>,
}

impl CheckedSite {
    /// Of content without errors: its model, where links lead, and the templates for each language.
    pub fn new(
        content: Content,
        model: Model,
        links: Links,
        templates: Arc<Templates>,
        compiled: Arc<Vec<InLanguage>>,
    ) -> CheckedSite {
        CheckedSite { content, model, links, templates, compiled }
    }

    /// What a site of it publishes, to be recorded.
    pub fn publishes(&self) -> Now {
        record::now(&self.model, &self.links)
    }

    /// The key that it is signed with, if it names one.
    pub fn signing_key(&self) -> Option<&PublicKey> {
        self.model.signing_key.as_ref()
    }

    /// What differs from another state of the content.
    pub fn differences(&self, old: &CheckedSite) -> Vec<Difference> {
        difference::between((&old.content, &old.model), (&self.content, &self.model))
    }

    /// The same for people, in the words of a language.
    pub fn tell_differences(&self, old: &CheckedSite, language: Language) -> String {
        let words = Words::built_in(language);
        let glossaries = (Glossary::new(&self.model), Glossary::new(&old.model));
        let is = pages::spoken(&self.model, &glossaries.0, &Audience::Readers, &words);
        let was = pages::spoken(&old.model, &glossaries.1, &Audience::Readers, &words);
        differences::text(is, was, &self.differences(old))
    }

    /// The same for other programs.
    pub fn differences_as_json(&self, old: &CheckedSite) -> String {
        let path = |it: &Difference| {
            Some(differences::address(&self.model, it)?.path(self.model.spellings.first()?))
        };
        difference::json(&self.differences(old), path)
    }

    /// What a site of it would say in its data, to be held against a built one.
    pub fn as_built(&self) -> Result<BuiltSite, Fault> {
        let words: Vec<&Words> = self.compiled.iter().map(|it| it.0.as_ref()).collect();
        let whole = files::whole(&self.content, &self.model, &words);
        let data = serde_json::from_slice(&whole).map_err(|_| Fault::Broken(files::WHOLE))?;
        BuiltSite::of(data, Some(sha256(&whole)))
    }

    /// Makes the files of the data, in parallel, and hands each over as soon as it is made: its path in
    /// the site and its bytes. Returns the site as it is laid out, and what `keep` made of the files.
    pub fn lay_out<T: Send>(self, keep: impl Fn(String, &[u8]) -> T + Sync) -> (Layout, Vec<T>) {
        self.lay_out_for(Audience::Readers, keep)
    }

    fn lay_out_for<T: Send>(
        self,
        audience: Audience,
        keep: impl Fn(String, &[u8]) -> T + Sync,
    ) -> (Layout, Vec<T>) {
        let (content, pages) = self.pages(audience);
        // The page that tells of the data says how large its files are: they come first.
        let (files, data) = pages.data(&content, keep);
        (Layout::new(pages, data), files)
    }

    /// Makes every file of the site but its pictures and the list of checksums, the same way. The error is
    /// what is wrong with the templates.
    pub fn each<T: Send>(self, keep: impl Fn(String, &[u8]) -> T + Sync) -> Result<Vec<T>, Report> {
        let (layout, mut files) = self.lay_out(&keep);
        files.append(&mut layout.pages(&keep)?);
        Ok(files)
    }

    /// The whole site, its pictures still to be drawn; or what is wrong with its templates.
    pub fn site(self) -> Result<Site, Report> {
        let (layout, data) = self.lay_out(pages::whole);
        layout.site(data)
    }

    /// The whole site as a preview of what it changes in another state of the content: each page leads
    /// to one more, which tells what differs.
    pub fn preview(self, old: CheckedSite) -> Result<Site, Report> {
        let differences = self.differences(&old);
        // Pages differ only in what the change is about: both know that they are a preview, and where.
        let old = old.under(self.model.site.base_url.clone());
        let (was, old_data) = old.lay_out_for(Audience::Reviewers, pages::whole);
        let (is, data) = self.lay_out_for(Audience::Reviewers, pages::whole);
        let (old_site, mut site) = (was.site(old_data)?, is.site(data)?);
        let pages = site.pages_that_differ(&old_site);
        site.files.extend(is.pages.differences(&was.pages, &differences, &pages)?);
        site.files.remove(CHECKSUMS);
        Ok(Site::new(site.files, site.pictures))
    }

    /// The site one file at a time, each when somebody asks for it.
    pub fn on_demand(self, audience: Audience) -> OnDemand {
        let (content, pages) = self.pages(audience);
        OnDemand::new(content, pages)
    }

    /// The same content under another address.
    fn under(self, base_url: BaseUrl) -> CheckedSite {
        let site = model::Site { base_url, ..self.model.site };
        CheckedSite { model: Model { site, ..self.model }, ..self }
    }

    /// What authors wrote, and what pages are made of.
    fn pages(self, audience: Audience) -> (Content, Pages) {
        let CheckedSite { content, model, links, templates, compiled } = self;
        let glossary = Glossary::new(&model);
        (content, Pages { model, links, templates, compiled, glossary, audience })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::content::base;
    use crate::site::prepare::{Options, prepare};

    #[track_caller]
    fn checked(edits: &[(&str, &str, &str)]) -> CheckedSite {
        let checked = prepare(&base::sources(edits), Options::default());
        checked.site.unwrap_or_else(|| panic!("{:?}", checked.report))
    }

    #[test]
    fn the_whole_site_is_what_is_handed_over_file_by_file_with_the_list_of_checksums() {
        let each = checked(&[])
            .each(|path, bytes| (path, bytes.to_vec()))
            .expect("the templates are sound");
        let each: BTreeMap<String, Vec<u8>> = each.into_iter().collect();
        let mut whole = checked(&[]).site().expect("the templates are sound").files;
        assert!(whole.remove(CHECKSUMS).is_some());
        assert!(each.contains_key("tema/sykkel/index.html"));
        assert_eq!(each.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
        assert_eq!(each, whole);
    }

    #[test]
    fn a_change_of_a_stance_is_a_difference_and_nothing_else_is() {
        let (old, same) = (checked(&[]), checked(&[]));
        assert!(same.differences(&old).is_empty());
        let new = checked(&[("parties/alfa/2029.yaml", "stance: for", "stance: conditional")]);
        assert_eq!(new.differences(&old).len(), 1);
        let text = new.tell_differences(&old, Language::En);
        assert!(text.contains("Partly for"), "{text}");
        assert_eq!(
            new.as_built().map(|it| it.differences(&old.as_built().unwrap()).len()).ok(),
            Some(1)
        );
    }
}
