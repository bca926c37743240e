//! Pages and templates to the bytes of each page.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Tera;

use crate::page::builder::{Tongue, View};
use crate::page::fragments::{self, Fragments};
use crate::page::{self, changes, embed, picture, share};
use crate::report::diagnostic::{Diagnostic, Report};
use crate::report::faults;
use crate::site::qr;
use crate::site::template::{self, Templates};
use crate::sitemap::redirects;
use crate::sitemap::resolve::Links;
use crate::sitemap::subject::{self, Subject};
use crate::values::markup::Html;

/// Makes every page in one language, in parallel, and hands each over as soon as it is made: its file in
/// the site and its bytes. Returns what `keep` made of them, or all that went wrong.
pub fn render<T: Send>(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    links: &Links,
    keep: &(impl Fn(String, &[u8]) -> T + Sync),
) -> Result<Vec<T>, Report> {
    let (fragments, mut report) = fragments(tongue, templates, tera, None);
    let pages: Vec<Made<T>> = subject::subjects(tongue.model)
        .into_par_iter()
        // Pages of a kind stand side by side, and some kinds are large.
        .with_max_len(1)
        .map(|subject| {
            let address = subject::address(tongue.model, subject);
            let view = page::view(tongue, &fragments, subject);
            let path = address.path(tongue.spelling);
            let file = address.output(tongue.spelling);
            let page = print(templates, tera, &view, &path, |html| keep(file, html))?;
            let mut made = beside(tongue, &fragments, templates, tera, subject, keep)?;
            made.push(page);
            Ok(made)
        })
        .collect();
    let moved: Vec<_> =
        links.moved.iter().filter(|(_, it)| it.language == tongue.words.language).collect();
    let moved: Vec<Made<T>> = moved
        .into_par_iter()
        .flat_map_iter(|(from, target)| {
            let own = std::iter::once((from.clone(), target.clone()));
            own.chain(redirects::moved_beside(tongue.model, tongue.spelling, from, target))
        })
        .map(|(from, target)| {
            let view = page::moved(tongue, &from, &target);
            let path = format!("/{from}");
            let page =
                print(templates, tera, &view, &path, |html| keep(redirects::stub(&from), html))?;
            Ok(vec![page])
        })
        .collect();
    let feeds: Vec<Made<T>> = changes::feeds(tongue)
        .into_par_iter()
        .map(|(file, json, view)| {
            let atom = file.replace(".json", ".xml");
            let path = format!("/{atom}");
            let feed = print(templates, tera, &view, &path, |xml| keep(atom, xml))?;
            Ok(vec![keep(file, json.as_bytes()), feed])
        })
        .collect();
    let mut files = Vec::new();
    for made in pages.into_iter().chain(moved).chain(feeds) {
        match made {
            Ok(made) => files.extend(made),
            Err(finding) => report.push(*finding),
        }
    }
    if report.is_empty() { Ok(files) } else { Err(once(report)) }
}

/// What became of a page and the files beside it.
type Made<T> = Result<Vec<T>, Box<Diagnostic>>;

/// Makes the page of one subject alone, the same as [`render`] makes it.
pub fn one(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
) -> Result<Vec<u8>, Report> {
    let (fragments, mut report) = fragments(tongue, templates, tera, Some(subject));
    let view = page::view(tongue, &fragments, subject);
    let address = subject::address(tongue.model, subject).path(tongue.spelling);
    match print(templates, tera, &view, &address, <[u8]>::to_vec) {
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
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    only: Option<Subject>,
) -> (Fragments, Report) {
    let print = |view: &View, address: &str| print(templates, tera, view, address, printed);
    let (fragments, faults) = fragments::make(tongue, only, print);
    (fragments, faults.into_iter().map(|it| *it).collect())
}

/// The pages beside that of a subject, to embed and to share it, the file that tells of the first, and
/// the code of a theme's address for phones.
fn beside<T>(
    tongue: Tongue<'_>,
    fragments: &Fragments,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
    keep: &impl Fn(String, &[u8]) -> T,
) -> Made<T> {
    let Tongue { model, spelling, .. } = tongue;
    let beside = subject::beside(model, subject);
    let mut files = Vec::new();
    let embed = beside.embed.zip(embed::view(tongue, subject));
    let share = beside.share.zip(share::view(tongue, fragments, subject));
    for (at, view) in embed.into_iter().chain(share) {
        let page = print(templates, tera, &view, &at.path(spelling), |html| {
            keep(at.output(spelling), html)
        })?;
        files.push(page);
    }
    let told = beside.oembed.zip(embed::oembed(tongue, subject));
    files.extend(told.map(|(at, it)| keep(at.output(spelling), it.as_bytes())));
    let full = subject::address(model, subject).canonical(&model.site.base_url, spelling);
    let code = beside.code.and_then(|at| Some((at, qr::svg(&full)?)));
    files.extend(code.map(|(at, it)| keep(at.output(spelling), it.as_bytes())));
    Ok(files)
}

/// The pictures of pages for where links are shared: path in the site to SVG.
pub fn pictures(tongue: Tongue<'_>) -> BTreeMap<String, String> {
    let picture = |subject: Subject| {
        let at = subject::beside(tongue.model, subject).card?;
        let card = picture::card(tongue, subject)?;
        Some((at.output(tongue.spelling), card.draw().svg))
    };
    subject::subjects(tongue.model).into_par_iter().filter_map(picture).collect()
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
