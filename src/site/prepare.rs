//! Looks through the sources, and makes ready what their site is made of.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::files::Sources;
use crate::content::load::{self, Content};
use crate::content::lock::{self, Proved};
use crate::content::published;
use crate::data::files;
use crate::model::check::{self, last};
use crate::proof::{hold, verify};
use crate::report::diagnostic::{self, Report};
use crate::site::checked_site::CheckedSite;
use crate::site::files::{CHECKSUMS, CHECKSUMS_SIGNATURE};
use crate::site::template;
use crate::sitemap::resolve::Links;
use crate::sitemap::{hosting, links, record, subject};
use crate::values::base_url::BaseUrl;
use crate::values::language::Language;
use crate::values::memo::Memo;

/// What a build has of the archive of source texts.
#[derive(Debug)]
pub enum Archive {
    /// Nothing: quotations are held against the lock.
    Settled,
    /// The same texts that the same content and its lock were proved against before, on this machine.
    Proved,
    /// The texts, by the id of their source: everything is proved anew.
    Read(BTreeMap<String, verify::Read>),
}

/// What becomes of drafts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are looked through and left out: this is what readers meet.
    #[default]
    Withheld,
    /// They are shown and marked, for editors. Nothing of such a build is recorded as published.
    Shown,
}

/// What was made of files the last time, to be used again where they are the same.
#[derive(Debug, Default)]
pub struct Last {
    content: load::Before,
    lock: Memo<Result<lock::Lock, lock::Broken>>,
    checked: last::Before,
    published: Memo<(Option<Arc<published::Published>>, Report)>,
    templates: Option<template::Ready>,
}

impl Last {
    /// For who looks again and again: what is made is kept for the next time. Others keep nothing.
    pub fn keeping() -> Last {
        Last {
            content: Memo::keeping(),
            lock: Memo::keeping(),
            published: Memo::keeping(),
            ..Last::default()
        }
    }
}

/// How a site is prepared; by default as readers meet it, under the address that `site.yaml` gives.
#[derive(Debug, Default)]
pub struct Options<'a> {
    /// Replaces the address that `site.yaml` gives.
    pub base_url: Option<&'a BaseUrl>,
    /// What becomes of drafts.
    pub drafts: Drafts,
    /// What was made of the sources the last time: the outcome is the same without.
    pub last: Last,
}

/// What came of looking through the sources.
#[derive(Debug)]
pub struct Checked {
    /// What a site is made of; `None` if anything is wrong.
    pub site: Option<CheckedSite>,
    /// Everything that was found, in reading order.
    pub report: Report,
    /// Whether everything was proved anew against the archive, with nothing to tell.
    pub proved: bool,
    /// For the next time.
    pub last: Last,
}

/// Looks through the sources, holding quotations against the lock, and makes ready what their site is
/// made of.
pub fn prepare(sources: &Sources, options: Options<'_>) -> Checked {
    prepare_with(sources, options, |_| Archive::Settled)
}

/// The same, with what `archive` gives of the texts that the content names.
pub fn prepare_with(
    sources: &Sources,
    options: Options<'_>,
    archive: impl FnOnce(&Content) -> Archive,
) -> Checked {
    let Options { base_url, drafts, mut last } = options;
    // Neither needs the other.
    let ((content, mut report), mut ready) = rayon::join(
        || load::read_again(sources, &mut last.content),
        || template::ready(sources, last.templates),
    );
    let lock = sources.files.get(lock::LOCK);
    let archive = archive(&content);
    let anew = !matches!(archive, Archive::Settled);
    let (held, mut findings) = match archive {
        Archive::Read(read) => verify::prove_and_hold(&content, &read, lock),
        Archive::Proved | Archive::Settled => {
            let read = |bytes: &Vec<u8>| lock::Lock::read(&String::from_utf8_lossy(bytes));
            let lock = lock.map(|it| last.lock.or_make(lock::LOCK, it, || read(it)));
            hold::hold_read(&content, lock)
        }
    };
    let (signed, mut of_signature) = hold::signed(&content, sources, anew);
    findings.append(&mut of_signature);
    let held = match (anew, signed) {
        (true, _) => held.known(|_| Proved::Anew),
        (false, true) => held.known(Proved::Signed),
        (false, false) => held,
    };
    let nothing_to_tell = findings.is_empty();
    report.append(&mut findings);
    let (recorded, mut of_record) = match sources.files.get(published::PUBLISHED) {
        Some(it) => last.published.or_make(published::PUBLISHED, it, || published::read(Some(it))),
        None => published::read(None),
    };
    let follows = recorded.is_some();
    let recorded = recorded.unwrap_or_default();
    let (content, model, mut findings) = match drafts {
        Drafts::Withheld => check::published(content, &held, base_url, &recorded),
        Drafts::Shown => {
            let before = &mut last.checked;
            let (model, found) = check::check_again(&content, &held, base_url, &recorded, before);
            (content, model, found)
        }
    };
    if drafts == Drafts::Shown {
        last.checked.keep(held);
    }
    report.append(&mut findings);
    report.append(&mut of_record);
    let languages: Vec<Language> =
        model.iter().flat_map(|it| &it.spellings).map(|it| it.language).collect();
    ready.speak(&languages);
    let mut assets: Vec<String> = ready.templates.assets.keys().cloned().collect();
    assets.extend([CHECKSUMS, CHECKSUMS_SIGNATURE].map(str::to_owned));
    assets.extend(model.iter().flat_map(hosting::fixed_files));
    assets.extend(model.iter().filter(|it| it.site.data).flat_map(files::paths));
    let mut links = Links::default();
    if let Some(model) = &model {
        // What a broken file says of its positions is not known: nothing is held against that.
        if !diagnostic::any_error(&report) {
            let (found, mut findings) = links::find(model, &content, &assets);
            report.append(&mut findings);
            // With drafts nothing is published.
            if drafts == Drafts::Withheld && follows && !diagnostic::any_error(&report) {
                let publishes = record::now(model, &found);
                report.append(&mut record::behind(&model.published, &publishes));
            }
            links = found;
        }
    }
    report.extend(ready.report.iter().cloned());
    if let Some(model) = &model {
        report.append(&mut subject::collisions(model, &assets));
    }
    diagnostic::sort(&mut report);
    let sound = !diagnostic::any_error(&report);
    let site = model.filter(|_| sound).map(|model| {
        let (templates, compiled) = (Arc::clone(&ready.templates), Arc::clone(&ready.compiled));
        CheckedSite::new(content, model, links, templates, compiled)
    });
    last.templates = Some(ready);
    Checked { site, report, proved: anew && nothing_to_tell, last }
}
