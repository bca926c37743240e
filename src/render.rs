//! Pages and templates to the bytes of each page.

use rayon::prelude::*;
use tera::Tera;

use crate::diagnostic::{self, Diagnostic, Report};
use crate::model::Model;
use crate::page::{self, Subject};
use crate::template::{self, Templates};

/// Makes every page, in parallel: its file in the site and its bytes, or all that went wrong.
pub fn render(
    model: &Model,
    templates: &Templates,
    tera: &Tera,
) -> Result<Vec<(String, Vec<u8>)>, Report> {
    let pages: Vec<Result<_, Box<Diagnostic>>> = page::subjects(model)
        .into_par_iter()
        .map(|subject| page(model, templates, tera, subject))
        .collect();
    let mut report = Vec::new();
    let mut files = Vec::new();
    for page in pages {
        match page {
            Ok(file) => files.push(file),
            Err(finding) => report.push(*finding),
        }
    }
    // One fault in a template shows on every page made with it: it is told once.
    report.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    report.dedup_by(|a, b| a.place == b.place && a.code == b.code);
    if report.is_empty() { Ok(files) } else { Err(report) }
}

fn page(
    model: &Model,
    templates: &Templates,
    tera: &Tera,
    subject: Subject,
) -> Result<(String, Vec<u8>), Box<Diagnostic>> {
    let address = page::address(model, subject);
    let view = page::view(model, subject);
    let html = tera.render(view.template, &view.context).map_err(|err| {
        Box::new(template::fault(templates, &err, |place, why| {
            diagnostic::template_render(place, &address.path(), why)
        }))
    })?;
    Ok((address.output(), html.into_bytes()))
}
