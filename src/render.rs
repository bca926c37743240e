//! Pages and templates to the bytes of each page.

use rayon::prelude::*;
use tera::Tera;

use crate::address::Address;
use crate::diagnostic::{self, Diagnostic, Report};
use crate::model::Model;
use crate::page::{self, Shared, View};
use crate::template::{self, Templates};

/// Makes every page, in parallel: its file in the site and its bytes, or all that went wrong.
pub fn render(
    model: &Model,
    templates: &Templates,
    tera: &Tera,
) -> Result<Vec<(String, Vec<u8>)>, Report> {
    let mut report = Vec::new();
    let bodies = bodies(model, templates, tera, &mut report);
    let shared = Shared { bodies, frames: page::frames(model) };
    let pages: Vec<Result<_, Box<Diagnostic>>> = page::subjects(model)
        .into_par_iter()
        .map(|subject| {
            let address = page::address(model, subject);
            let view = page::view(model, &shared, subject);
            let html = print(templates, tera, &view, &address)?;
            Ok((address.output(), html.into_bytes()))
        })
        .collect();
    let mut files = Vec::new();
    for page in pages {
        match page {
            Ok(file) => files.push(file),
            Err(finding) => report.push(*finding),
        }
    }
    if report.is_empty() { Ok(files) } else { Err(once(report)) }
}

/// One fault in a template shows on every page made with it: it is told once.
fn once(mut report: Report) -> Report {
    report.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    report.dedup_by(|a, b| a.place == b.place && a.code == b.code);
    report
}

/// Prints the body of every card once: theme, party and pair pages all show the same.
fn bodies(
    model: &Model,
    templates: &Templates,
    tera: &Tera,
    report: &mut Report,
) -> Vec<Vec<Vec<String>>> {
    let mut cells = Vec::new();
    for (e, election) in model.elections.iter().enumerate() {
        for it in &election.programmes {
            cells.extend((0..model.themes.len()).map(|theme| (e, it.party, theme)));
        }
    }
    let printed: Vec<Result<String, Box<Diagnostic>>> = cells
        .par_iter()
        .map(|&(e, party, theme)| {
            // A card stands at least on the page of its theme.
            let address = Address::theme(&model.elections[e].prefix, &model.themes[theme].id);
            print(templates, tera, &page::body(model, e, party, theme), &address)
        })
        .collect();
    let mut all = vec![vec![Vec::new(); model.parties.len()]; model.elections.len()];
    for ((e, party, _), body) in cells.into_iter().zip(printed) {
        let html = body.unwrap_or_else(|finding| {
            report.push(*finding);
            String::new()
        });
        all[e][party].push(html);
    }
    all
}

fn print(
    templates: &Templates,
    tera: &Tera,
    view: &View,
    address: &Address,
) -> Result<String, Box<Diagnostic>> {
    tera.render(view.template, &view.context).map_err(|err| {
        Box::new(template::fault(templates, &err, |place, why| {
            diagnostic::template_render(place, &address.path(), why)
        }))
    })
}
