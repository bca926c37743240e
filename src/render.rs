//! Pages and templates to the bytes of each page.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Tera;

use crate::address::Address;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::links::{self, Links};
use crate::page::{self, Shared, Subject, Tongue, View};
use crate::qr;
use crate::template::{self, Templates};

/// Makes every page in one language, in parallel: its file in the site and its bytes, or all that went
/// wrong.
pub fn render(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    links: &Links,
) -> Result<Vec<(String, Vec<u8>)>, Report> {
    let mut report = Vec::new();
    let bodies = bodies(tongue, templates, tera, &cells(tongue, None), &mut report);
    let shared = Shared { bodies, frames: page::frames(tongue) };
    let pages: Vec<Result<_, Box<Diagnostic>>> = page::subjects(tongue.model)
        .into_par_iter()
        .map(|subject| {
            let address = page::address(tongue.model, subject);
            let view = page::view(tongue, &shared, subject);
            let html = print(templates, tera, &view, &address.path(tongue.spelling))?;
            Ok((address.output(tongue.spelling), html.into_bytes()))
        })
        .collect();
    let beside: Vec<Result<Vec<_>, Box<Diagnostic>>> = page::share::subjects(tongue.model)
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|subject| beside(tongue, &shared, templates, tera, subject))
        .collect();
    let moved: Vec<_> =
        links.moved.iter().filter(|(_, it)| it.language == tongue.words.language).collect();
    let moved: Vec<Result<_, Box<Diagnostic>>> = moved
        .into_par_iter()
        .flat_map_iter(|(from, target)| {
            let own = std::iter::once((from.clone(), target.clone()));
            own.chain(links::moved_beside(tongue.spelling, from, target))
        })
        .map(|(from, target)| {
            let view = page::moved(tongue, &from, &target);
            let html = print(templates, tera, &view, &format!("/{from}"))?;
            Ok((links::stub(&from), html.into_bytes()))
        })
        .collect();
    let feeds: Vec<Result<Vec<_>, Box<Diagnostic>>> = page::feeds(tongue)
        .into_par_iter()
        .map(|(file, json, view)| {
            let atom = file.replace(".json", ".xml");
            let xml = print(templates, tera, &view, &format!("/{atom}"))?;
            Ok(vec![(file, json.into_bytes()), (atom, xml.into_bytes())])
        })
        .collect();
    let mut files = Vec::new();
    for feed in feeds {
        match feed {
            Ok(both) => files.extend(both),
            Err(finding) => report.push(*finding),
        }
    }
    if report.is_empty() {
        files.par_extend(codes(tongue));
    }
    let pages = pages.into_iter().chain(moved).map(|it| it.map(|file| vec![file]));
    for page in pages.chain(beside) {
        match page {
            Ok(made) => files.extend(made),
            Err(finding) => report.push(*finding),
        }
    }
    if report.is_empty() { Ok(files) } else { Err(once(report)) }
}

/// Makes the page of one subject alone, the same as [`render`] makes it.
pub fn one(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
) -> Result<Vec<u8>, Report> {
    let mut report = Vec::new();
    let bodies = bodies(tongue, templates, tera, &cells(tongue, Some(subject)), &mut report);
    let shared = Shared { bodies, frames: page::frames(tongue) };
    let view = page::view(tongue, &shared, subject);
    let address = page::address(tongue.model, subject).path(tongue.spelling);
    match print(templates, tera, &view, &address) {
        Ok(html) if report.is_empty() => Ok(html.into_bytes()),
        Ok(_) => Err(once(report)),
        Err(finding) => {
            report.push(*finding);
            Err(once(report))
        }
    }
}

/// A card: its election, party and theme.
type Cell = (usize, usize, usize);

/// The cards that the page of a subject shows, or all.
fn cells(tongue: Tongue<'_>, subject: Option<Subject>) -> Vec<Cell> {
    let model = tongue.model;
    let mut cells = Vec::new();
    for (e, election) in model.elections.iter().enumerate() {
        for it in &election.programmes {
            cells.extend((0..model.themes.len()).map(|theme| (e, it.party, theme)));
        }
    }
    match subject {
        None => {}
        Some(Subject::Theme(e, theme)) => cells.retain(|it| (it.0, it.2) == (e, theme)),
        Some(Subject::Party(e, party)) => cells.retain(|it| (it.0, it.1) == (e, party)),
        Some(Subject::Pair(e, a, b)) => cells.retain(|it| it.0 == e && (it.1 == a || it.1 == b)),
        Some(_) => cells.clear(),
    }
    cells
}

/// The pages beside that of a subject, to embed and to share it, and the file that tells of the first.
fn beside(
    tongue: Tongue<'_>,
    shared: &Shared,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
) -> Result<Vec<(String, Vec<u8>)>, Box<Diagnostic>> {
    let address = page::address(tongue.model, subject);
    let mut files = Vec::new();
    let embed = page::embed::view(tongue, subject);
    let share = page::share::view(tongue, shared, subject);
    for (at, view) in address.embed().zip(embed).into_iter().chain(address.share().zip(share)) {
        let html = print(templates, tera, &view, &at.path(tongue.spelling))?;
        files.push((at.output(tongue.spelling), html.into_bytes()));
    }
    let told = address.oembed().zip(page::embed::oembed(tongue, subject));
    files.extend(told.map(|(at, it)| (at.output(tongue.spelling), it.into_bytes())));
    Ok(files)
}

/// The pictures of the themes' addresses.
fn codes(tongue: Tongue<'_>) -> impl ParallelIterator<Item = (String, Vec<u8>)> {
    let Tongue { model, spelling, .. } = tongue;
    let themes =
        page::subjects(model).into_par_iter().filter(|it| matches!(it, Subject::Theme(..)));
    themes.filter_map(move |subject| {
        let address = page::address(model, subject);
        let code = qr::svg(&address.canonical(&model.site.base_url, spelling))?;
        Some((address.qr().output(spelling), code.into_bytes()))
    })
}

/// The pictures of pages for where links are shared: path in the site to SVG.
pub fn pictures(tongue: Tongue<'_>) -> BTreeMap<String, String> {
    let picture = |subject: Subject| {
        let at = page::address(tongue.model, subject).card()?;
        let card = page::picture::card(tongue, subject)?;
        Some((at.output(tongue.spelling), card.draw().svg))
    };
    page::subjects(tongue.model).into_par_iter().filter_map(picture).collect()
}

/// One fault in a template shows on every page made with it: it is told once.
fn once(mut report: Report) -> Report {
    report.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    report.dedup_by(|a, b| a.place == b.place && a.code == b.code);
    report
}

/// Prints the body of each of these cards once: theme, party and pair pages all show the same.
fn bodies(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    cells: &[Cell],
    report: &mut Report,
) -> Vec<Vec<Vec<String>>> {
    let model = tongue.model;
    let printed: Vec<Result<String, Box<Diagnostic>>> = cells
        .par_iter()
        .map(|&(e, party, theme)| {
            // A card stands at least on the page of its theme.
            let address = Address::theme(&model.elections[e].prefix, &model.themes[theme].id);
            let view = page::body(tongue, e, party, theme);
            print(templates, tera, &view, &address.path(tongue.spelling))
        })
        .collect();
    let none = vec![String::new(); model.themes.len()];
    let mut all = vec![vec![none; model.parties.len()]; model.elections.len()];
    for ((e, party, theme), body) in cells.iter().zip(printed) {
        all[*e][*party][*theme] = body.unwrap_or_else(|finding| {
            report.push(*finding);
            String::new()
        });
    }
    all
}

/// Prints a view; `address` is for what may be wrong with a template.
pub fn print(
    templates: &Templates,
    tera: &Tera,
    view: &View,
    address: &str,
) -> Result<String, Box<Diagnostic>> {
    tera.render(view.template, &view.context).map_err(|err| {
        Box::new(template::fault(templates, &err, |place, why| {
            diagnostic::template_render(place, address, why)
        }))
    })
}
