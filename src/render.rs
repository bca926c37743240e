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

/// Makes every page in one language, in parallel, and hands each over as soon as it is made: its file in
/// the site and its bytes. Returns what `keep` made of them, or all that went wrong.
pub fn render<T: Send>(
    tongue: Tongue<'_>,
    templates: &Templates,
    tera: &Tera,
    links: &Links,
    keep: &(impl Fn(String, Vec<u8>) -> T + Sync),
) -> Result<Vec<T>, Report> {
    let mut report = Vec::new();
    let bodies = bodies(tongue, templates, tera, &cells(tongue, None), &mut report);
    let shared = Shared { bodies, frames: page::frames(tongue) };
    let pages: Vec<Made<T>> = page::subjects(tongue.model)
        .into_par_iter()
        .map(|subject| {
            let address = page::address(tongue.model, subject);
            let view = page::view(tongue, &shared, subject);
            let html = print(templates, tera, &view, &address.path(tongue.spelling))?;
            let mut made = beside(tongue, &shared, templates, tera, subject, keep)?;
            made.push(keep(address.output(tongue.spelling), html.into_bytes()));
            Ok(made)
        })
        .collect();
    let moved: Vec<_> =
        links.moved.iter().filter(|(_, it)| it.language == tongue.words.language).collect();
    let moved: Vec<Made<T>> = moved
        .into_par_iter()
        .flat_map_iter(|(from, target)| {
            let own = std::iter::once((from.clone(), target.clone()));
            own.chain(links::moved_beside(tongue.model, tongue.spelling, from, target))
        })
        .map(|(from, target)| {
            let view = page::moved(tongue, &from, &target);
            let html = print(templates, tera, &view, &format!("/{from}"))?;
            Ok(vec![keep(links::stub(&from), html.into_bytes())])
        })
        .collect();
    let feeds: Vec<Made<T>> = page::feeds(tongue)
        .into_par_iter()
        .map(|(file, json, view)| {
            let atom = file.replace(".json", ".xml");
            let xml = print(templates, tera, &view, &format!("/{atom}"))?;
            Ok(vec![keep(file, json.into_bytes()), keep(atom, xml.into_bytes())])
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

/// The pages beside that of a subject, to embed and to share it, the file that tells of the first, and
/// the code of a theme's address for phones.
fn beside<T>(
    tongue: Tongue<'_>,
    shared: &Shared,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
    keep: &impl Fn(String, Vec<u8>) -> T,
) -> Made<T> {
    let Tongue { model, spelling, .. } = tongue;
    let beside = page::beside(model, subject);
    let mut files = Vec::new();
    let embed = beside.embed.zip(page::embed::view(tongue, subject));
    let share = beside.share.zip(page::share::view(tongue, shared, subject));
    for (at, view) in embed.into_iter().chain(share) {
        let html = print(templates, tera, &view, &at.path(spelling))?;
        files.push(keep(at.output(spelling), html.into_bytes()));
    }
    let told = beside.oembed.zip(page::embed::oembed(tongue, subject));
    files.extend(told.map(|(at, it)| keep(at.output(spelling), it.into_bytes())));
    let full = page::address(model, subject).canonical(&model.site.base_url, spelling);
    let code = beside.code.and_then(|at| Some((at, qr::svg(&full)?)));
    files.extend(code.map(|(at, it)| keep(at.output(spelling), it.into_bytes())));
    Ok(files)
}

/// The pictures of pages for where links are shared: path in the site to SVG.
pub fn pictures(tongue: Tongue<'_>) -> BTreeMap<String, String> {
    let picture = |subject: Subject| {
        let at = page::beside(tongue.model, subject).card?;
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
            let mut body = print(templates, tera, &view, &address.path(tongue.spelling))?;
            // It is kept until the last page is made: without the room that it grew in.
            body.shrink_to_fit();
            Ok(body)
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
