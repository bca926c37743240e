//! Builds a static site that compares what parties say, theme by theme.
//!
//! Data flows one way, and each stage tells everything that it finds before the next one starts:
//!
//! ```text
//! disk → Sources → content (each file read once, in parallel)   → what authors wrote
//!                → verify  (quotations against the archive, or the lock)
//!                → check   (every rule that needs two values)   → Model: all references resolve
//!                → data    (the same for other programs)      → files
//!                → page    (which pages, where, what they show) → views, with links made
//!                → render  (templates print, in parallel)       → bytes
//!                → Site → paint (pictures from SVG, in parallel) → disk (staged, then swapped in)
//! ```
//!
//! Invariants:
//! - Only [`disk`] touches files, only the binary prints. The rest reads no clock, environment,
//!   network or chance: the same sources give the same bytes.
//! - A [`model::Model`] without errors holds only references that resolve, and a position for every
//!   party on every theme; what nobody has read says so.
//! - Every finding has a path, line, column, code, and the cure, in two languages.
//! - Templates decide nothing: addresses, order and the wording of counts come from code.

use std::collections::BTreeMap;

use crate::content::Content;
use crate::diagnostic::Report;
use crate::glossary::Glossary;
use crate::language::Language;
use crate::links::Links;
use crate::page::Tongue;
use crate::site::Site;
use crate::source::Sources;

pub mod address;
pub mod card;
pub mod check;
pub mod citation;
pub mod content;
pub mod data;
pub mod dataset;
pub mod date;
pub mod diagnostic;
pub mod disk;
pub mod document;
pub mod editions;
pub mod glossary;
pub mod host;
pub mod id;
pub mod import;
pub mod language;
pub mod layout;
pub mod linked;
pub mod links;
pub mod lock;
pub mod markdown;
pub mod model;
pub mod normal;
pub mod order;
pub mod page;
pub mod paint;
pub mod patch;
pub mod proof;
pub mod published;
pub mod qr;
pub mod readability;
pub mod records;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod schema;
pub mod search;
pub mod site;
pub mod slip;
pub mod source;
pub mod table;
pub mod template;
pub mod verify;
pub mod view;
pub mod web;
pub mod words;
pub mod yaml;

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// The site; `None` if anything is wrong.
    pub site: Option<Site>,
    /// Everything that was found, in reading order.
    pub report: Report,
    /// Whether everything was proved anew against the archive, with nothing to tell.
    pub proved: bool,
    /// What the site publishes, to be recorded; `None` if anything is wrong.
    pub published: Option<published::Now>,
}

/// What a build has of the archive of source texts.
#[derive(Debug)]
pub enum Archive {
    /// Nothing, or the same texts that the same content was proved against before: quotations are
    /// held against the lock.
    Settled,
    /// The texts, by the id of their source: everything is proved anew.
    Read(BTreeMap<String, verify::Read>),
}

/// Builds a site from its sources, holding quotations against the lock. `base_url` replaces the
/// address that `site.yaml` gives.
pub fn build(sources: &Sources, base_url: Option<&str>) -> Outcome {
    build_with(sources, base_url, |_| Archive::Settled)
}

/// Builds a site from its sources, with what `archive` gives of the texts that the content names.
pub fn build_with(
    sources: &Sources,
    base_url: Option<&str>,
    archive: impl FnOnce(&Content) -> Archive,
) -> Outcome {
    let (content, mut report) = content::read(sources);
    let lock = sources.files.get(lock::LOCK);
    let (held, mut findings, anew) = match archive(&content) {
        Archive::Read(read) => {
            let (held, findings) = verify::prove_and_hold(&content, &read, lock);
            (held, findings, true)
        }
        Archive::Settled => {
            let (held, findings) = verify::hold(&content, lock);
            (held, findings, false)
        }
    };
    let nothing_to_tell = findings.is_empty();
    report.append(&mut findings);
    let (mut model, mut findings) = check::check(&content, &held, base_url);
    report.append(&mut findings);
    let (recorded, mut findings) = published::read(sources.files.get(published::PUBLISHED));
    report.append(&mut findings);
    let mut links = Links::default();
    let mut now = None;
    if let Some(model) = &mut model {
        let follows = recorded.is_some();
        model.published = recorded.unwrap_or_default();
        // What a broken file says of its positions is not known: nothing is held against that.
        if !diagnostic::any_error(&report) {
            let (found, mut findings) = links::find(model, &content);
            report.append(&mut findings);
            let publishes = links::now(model, &found);
            if follows && !diagnostic::any_error(&report) {
                report.append(&mut links::behind(&model.published, &publishes));
            }
            (links, now) = (found, Some(publishes));
        }
    }
    let (templates, mut findings) = template::read(sources);
    report.append(&mut findings);
    let languages: Vec<Language> =
        model.iter().flat_map(|it| &it.spellings).map(|it| it.language).collect();
    let (compiled, mut findings) = template::compile(&templates, &languages);
    report.append(&mut findings);
    if let Some(model) = &model {
        let mut assets: Vec<String> = templates.assets.keys().cloned().collect();
        assets.push(site::CHECKSUMS.to_owned());
        assets.extend(data::paths(model));
        report.append(&mut page::collisions(model, &assets));
    }
    let mut site = None;
    if let (Some(model), Some(compiled), false) = (model, compiled, diagnostic::any_error(&report))
    {
        let (mut files, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        let glossary = Glossary::new(&model);
        let spoken: Vec<&words::Words> = compiled.iter().map(|(words, _)| words.as_ref()).collect();
        let data = data::files(&content, &model, &spoken);
        for (words, tera) in &compiled {
            let Some(tongue) = Tongue::new(&model, &glossary, words, &data.listed) else {
                continue;
            };
            match render::render(tongue, &templates, tera, &links) {
                Ok(pages) => {
                    files.extend(pages);
                    pictures.extend(render::pictures(tongue));
                }
                Err(mut findings) => report.append(&mut findings),
            }
        }
        if !diagnostic::any_error(&report) {
            files.extend(templates.assets);
            files.insert(host::HEADERS.to_owned(), host::headers(&model).into_bytes());
            files.insert("sitemap.xml".to_owned(), host::sitemap(&model).into_bytes());
            files.insert("robots.txt".to_owned(), host::robots(&model).into_bytes());
            let rules = links::rules(&model, &links);
            if !rules.is_empty() {
                files.insert(links::RULES.to_owned(), rules.into_bytes());
            }
            files.extend(data.files);
            // One file less to fetch: the colours of the parties are part of the look.
            let look = files.entry(page::STYLES.to_owned()).or_default();
            look.extend(page::party_styles(&model).into_bytes());
            for (_, styles) in files.iter_mut().filter(|(path, _)| path.ends_with(".css")) {
                if let Ok(text) = std::str::from_utf8(styles) {
                    *styles = page::squeezed(text).into_bytes();
                }
            }
            site = Some(Site::new(files, pictures));
        }
    }
    diagnostic::sort(&mut report);
    let proved = anew && nothing_to_tell && site.is_some();
    let published = now.filter(|_| site.is_some());
    Outcome { site, report, proved, published }
}
