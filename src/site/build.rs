//! Builds a site from its sources.

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::published;
use crate::report::diagnostic::{self, Report};
use crate::site::files::Site;
use crate::site::prepare::{Archive, Checked, Drafts, Last, prepare};
use crate::site::prepared::Prepared;

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
