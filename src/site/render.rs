//! Prints pages with their templates.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Tera;

use crate::page::builder::{Localised, View};
use crate::page::fragments::{self, Fragments};
use crate::page::outputs::{self, Holds, Output};
use crate::page::picture;
use crate::report::diagnostic::{Diagnostic, Report};
use crate::report::faults;
use crate::site::template::{self, Templates};
use crate::sitemap::resolve::Links;
use crate::sitemap::subject::{self, Subject};
use crate::values::markup::Html;

/// Makes every page in one language, in parallel, and hands each over as soon as it is made: its file in
/// the site and its bytes. Returns what `keep` made of them, or all that went wrong.
pub fn render<T: Send>(
    localised: Localised<'_>,
    templates: &Templates,
    tera: &Tera,
    links: &Links,
    keep: &(impl Fn(String, &[u8]) -> T + Sync),
) -> Result<Vec<T>, Report> {
    let (fragments, mut report) = fragments(localised, templates, tera, None);
    let made: Vec<Result<Vec<T>, Box<Diagnostic>>> = outputs::parts(localised, links)
        .into_par_iter()
        // Parts of a kind stand side by side, and some kinds are large.
        .with_max_len(1)
        .map(|part| {
            let outputs = outputs::outputs(localised, &fragments, &part).into_iter();
            outputs.map(|it| hand_over(templates, tera, it, keep)).collect()
        })
        .collect();
    let mut files = Vec::new();
    for part in made {
        match part {
            Ok(part) => files.extend(part),
            Err(finding) => report.push(*finding),
        }
    }
    if report.is_empty() { Ok(files) } else { Err(once(report)) }
}

/// Prints a file, if it is not text already, and hands it over.
fn hand_over<T>(
    templates: &Templates,
    tera: &Tera,
    output: Output,
    keep: &impl Fn(String, &[u8]) -> T,
) -> Result<T, Box<Diagnostic>> {
    let Output { file, holds } = output;
    match holds {
        Holds::Text(text) => Ok(keep(file, text.as_bytes())),
        Holds::View(view, address) => {
            print(templates, tera, &view, &address, |bytes| keep(file, bytes))
        }
    }
}

/// Makes the page of one subject alone, the same as [`render`] makes it.
pub fn one(
    localised: Localised<'_>,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
) -> Result<Vec<u8>, Report> {
    let (fragments, mut report) = fragments(localised, templates, tera, Some(subject));
    let page = outputs::page(localised, &fragments, subject);
    match hand_over(templates, tera, page, &|_, bytes: &[u8]| bytes.to_vec()) {
        Ok(html) if report.is_empty() => Ok(html),
        Ok(_) => Err(once(report)),
        Err(finding) => {
            report.push(*finding);
            Err(once(report))
        }
    }
}

/// What many pages have in common, or what the page of a subject has in common with others.
fn fragments(
    localised: Localised<'_>,
    templates: &Templates,
    tera: &Tera,
    only: Option<Subject>,
) -> (Fragments, Report) {
    let print = |view: &View, address: &str| print(templates, tera, view, address, printed);
    let (fragments, faults) = fragments::make(localised, only, print);
    (fragments, faults.into_iter().map(|it| *it).collect())
}

/// The pictures of pages for where links are shared: path in the site to SVG.
pub fn pictures(localised: Localised<'_>) -> BTreeMap<String, String> {
    let picture = |subject: Subject| {
        let at = subject::beside(localised.model, subject).card?;
        let card = picture::card(localised, subject)?;
        Some((at.output(localised.spelling), card.draw().svg))
    };
    subject::subjects(localised.model).into_par_iter().filter_map(picture).collect()
}

/// One fault in a template shows on every page made with it: it is told once.
fn once(mut report: Report) -> Report {
    report.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    report.dedup_by(|a, b| a.place == b.place && a.code == b.code);
    report
}

/// What a template printed, for other templates to print.
fn printed(markup: &[u8]) -> Html {
    Html::trusted(std::str::from_utf8(markup).expect("templates and texts are UTF-8"))
}

thread_local! {
    /// What a page is printed into: pages are large, and there are many.
    static PAPER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Prints a view and hands it over: returns what `with` makes of it. `address` is for what may be wrong
/// with a template.
pub fn print<T>(
    templates: &Templates,
    tera: &Tera,
    view: &View,
    address: &str,
    with: impl FnOnce(&[u8]) -> T,
) -> Result<T, Box<Diagnostic>> {
    let mut paper = PAPER.take();
    paper.clear();
    let printed = tera.render_to(view.template, &view.context, &mut paper);
    let made = printed.map(|()| with(&paper)).map_err(|err| {
        Box::new(template::fault(templates, &err, |place, why| {
            faults::template_render(place, address, why)
        }))
    });
    PAPER.replace(paper);
    made
}
