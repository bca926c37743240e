//! Builds a static site that compares what parties say, theme by theme.
//!
//! Data flows one way, and each stage tells everything that it finds before the next one starts:
//!
//! ```text
//! disk → Sources → content (each file read once, in parallel)   → what authors wrote
//!                → verify  (quotations against the archive, or the lock)
//!                → check   (every rule that needs two values)   → Model: all references resolve
//!                → draft   (leaves out what is not for readers yet; checked with and without)
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
use std::sync::Arc;

use crate::content::Content;
use crate::diagnostic::Report;
use crate::kept::Kept;
use crate::language::Language;
use crate::links::Links;
use crate::prepared::Prepared;
use crate::site::Site;
use crate::source::Sources;

pub mod address;
pub mod built;
pub mod canon;
pub mod card;
pub mod check;
pub mod citation;
pub mod content;
pub mod data;
pub mod dataset;
pub mod date;
pub mod desk;
pub mod diagnostic;
pub mod difference;
pub mod disk;
pub mod document;
pub mod draft;
pub mod edit;
pub mod editions;
pub mod forms;
pub mod glossary;
pub mod help;
pub mod host;
pub mod id;
pub mod import;
pub mod json_schema;
pub mod kept;
pub mod language;
pub mod layout;
pub mod linked;
pub mod links;
pub mod lock;
pub mod markdown;
pub mod model;
pub mod normal;
pub mod order;
pub mod outside;
pub mod page;
pub mod paint;
pub mod patch;
pub mod prepared;
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
pub mod shape;
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
    /// What the site publishes, to be recorded; `None` if anything is wrong, or drafts are shown.
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

/// What becomes of drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// They are looked through and left out: this is what readers meet.
    Withheld,
    /// They are shown and marked, for editors. Nothing of such a build is recorded as published.
    Shown,
}

/// Builds a site from its sources, without drafts, holding quotations against the lock. `base_url`
/// replaces the address that `site.yaml` gives.
pub fn build(sources: &Sources, base_url: Option<&str>) -> Outcome {
    build_with(sources, base_url, Drafts::Withheld, |_| Archive::Settled)
}

/// Builds a site from its sources, with what `archive` gives of the texts that the content names.
pub fn build_with(
    sources: &Sources,
    base_url: Option<&str>,
    drafts: Drafts,
    archive: impl FnOnce(&Content) -> Archive,
) -> Outcome {
    build_as(Prepared::site, sources, base_url, drafts, archive)
}

/// Builds a preview of what the sources change in `old`: each page says that it is one, and leads to a
/// page with the differences.
pub fn build_since(
    old: Prepared,
    sources: &Sources,
    base_url: Option<&str>,
    drafts: Drafts,
    archive: impl FnOnce(&Content) -> Archive,
) -> Outcome {
    build_as(|it| it.preview(old), sources, base_url, drafts, archive)
}

fn build_as(
    site: impl FnOnce(Prepared) -> Result<Site, Report>,
    sources: &Sources,
    base_url: Option<&str>,
    drafts: Drafts,
    archive: impl FnOnce(&Content) -> Archive,
) -> Outcome {
    let Checked { prepared, mut report, proved, .. } =
        prepare(sources, base_url, drafts, Last::default(), archive);
    // With drafts nothing is published.
    let published = prepared.as_ref().filter(|_| drafts == Drafts::Withheld);
    let published = published.map(Prepared::publishes);
    let site = match prepared.map(site) {
        Some(Ok(site)) => Some(site),
        Some(Err(mut findings)) => {
            report.append(&mut findings);
            None
        }
        None => None,
    };
    diagnostic::sort(&mut report);
    let proved = proved && site.is_some();
    let published = published.filter(|_| site.is_some());
    Outcome { site, report, proved, published }
}

/// What was made of files the last time, to be used again where they are the same.
#[derive(Debug, Default)]
pub struct Last {
    content: content::Before,
    lock: Kept<Result<lock::Lock, String>>,
    checked: check::Before,
    published: Kept<(Option<Arc<published::Published>>, Report)>,
    templates: Option<template::Ready>,
}

impl Last {
    /// For who looks again and again: what is made is kept for the next time. Others keep nothing.
    pub fn keeping() -> Last {
        Last {
            content: Kept::keeping(),
            lock: Kept::keeping(),
            published: Kept::keeping(),
            ..Last::default()
        }
    }
}

/// What came of looking through the sources.
#[derive(Debug)]
pub struct Checked {
    /// What a site is made of; `None` if anything is wrong.
    pub prepared: Option<Prepared>,
    /// Everything that was found, in reading order.
    pub report: Report,
    /// Whether everything was proved anew against the archive, with nothing to tell.
    pub proved: bool,
    /// For the next time.
    pub last: Last,
}

/// Looks through the sources, and makes ready what their site is made of. `last` is what was made of
/// them the last time: the outcome is the same without.
pub fn prepare(
    sources: &Sources,
    base_url: Option<&str>,
    drafts: Drafts,
    mut last: Last,
    archive: impl FnOnce(&Content) -> Archive,
) -> Checked {
    // Neither needs the other.
    let ((mut content, mut report), mut ready) = rayon::join(
        || content::read_again(sources, &mut last.content),
        || template::ready(sources, last.templates),
    );
    let lock = sources.files.get(lock::LOCK);
    let (held, mut findings, anew) = match archive(&content) {
        Archive::Read(read) => {
            let (held, findings) = verify::prove_and_hold(&content, &read, lock);
            (held, findings, true)
        }
        Archive::Settled => {
            let read = |bytes: &Vec<u8>| lock::Lock::read(&String::from_utf8_lossy(bytes));
            let lock = lock.map(|it| last.lock.or_make(lock::LOCK, it, || read(it)));
            let (held, findings) = verify::hold_read(&content, lock);
            (held, findings, false)
        }
    };
    let nothing_to_tell = findings.is_empty();
    report.append(&mut findings);
    let (mut model, mut findings) = match drafts {
        Drafts::Withheld => check::published(&mut content, &held, base_url),
        Drafts::Shown => check::check_again(&content, &held, base_url, &mut last.checked),
    };
    if drafts == Drafts::Shown {
        last.checked.keep(held);
    }
    report.append(&mut findings);
    let (recorded, mut findings) = match sources.files.get(published::PUBLISHED) {
        Some(it) => last.published.or_make(published::PUBLISHED, it, || published::read(Some(it))),
        None => published::read(None),
    };
    report.append(&mut findings);
    let languages: Vec<Language> =
        model.iter().flat_map(|it| &it.spellings).map(|it| it.language).collect();
    ready.speak(&languages);
    let mut assets: Vec<String> = ready.templates.assets.keys().cloned().collect();
    assets.push(site::CHECKSUMS.to_owned());
    assets.extend(model.iter().flat_map(page::fixed_files));
    assets.extend(model.iter().filter(|it| it.site.data).flat_map(data::paths));
    let mut links = Links::default();
    if let Some(model) = &mut model {
        let follows = recorded.is_some();
        model.published = recorded.unwrap_or_default();
        // What a broken file says of its positions is not known: nothing is held against that.
        if !diagnostic::any_error(&report) {
            let (found, mut findings) = links::find(model, &content, &assets);
            report.append(&mut findings);
            // With drafts nothing is published.
            if drafts == Drafts::Withheld && follows && !diagnostic::any_error(&report) {
                let publishes = links::now(model, &found);
                report.append(&mut links::behind(&model.published, &publishes));
            }
            links = found;
        }
    }
    report.extend(ready.report.iter().cloned());
    if let Some(model) = &model {
        report.append(&mut page::collisions(model, &assets));
    }
    diagnostic::sort(&mut report);
    let sound = !diagnostic::any_error(&report);
    let prepared = model.filter(|_| sound).map(|model| {
        let (templates, compiled) = (Arc::clone(&ready.templates), Arc::clone(&ready.compiled));
        Prepared::new(content, model, links, templates, compiled)
    });
    last.templates = Some(ready);
    Checked { prepared, report, proved: anew && nothing_to_tell, last }
}
