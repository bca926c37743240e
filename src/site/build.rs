//! Builds a site from its sources.

use crate::content::files::Sources;
use crate::content::published;
use crate::report::diagnostic::{self, Report};
use crate::site::checked_site::CheckedSite;
use crate::site::files::Site;
use crate::site::prepare::{Checked, Drafts, Options, prepare};
use crate::values::base_url::BaseUrl;

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
pub fn build(sources: &Sources, base_url: Option<&BaseUrl>) -> Outcome {
    build_with(sources, Options { base_url, ..Options::default() })
}

/// The same in another way.
pub fn build_with(sources: &Sources, options: Options<'_>) -> Outcome {
    build_as(CheckedSite::site, sources, options)
}

/// Builds a preview of what the sources change in `old`: each page says that it is one, and leads to a
/// page with the differences.
pub fn build_since(old: CheckedSite, sources: &Sources, options: Options<'_>) -> Outcome {
    build_as(|it| it.preview(old), sources, options)
}

fn build_as(
    make: impl FnOnce(CheckedSite) -> Result<Site, Report>,
    sources: &Sources,
    options: Options<'_>,
) -> Outcome {
    let drafts = options.drafts;
    let Checked { site, mut report, proved, .. } = prepare(sources, options);
    // With drafts nothing is published.
    let published = site.as_ref().filter(|_| drafts == Drafts::Withheld);
    let published = published.map(CheckedSite::publishes);
    let site = match site.map(make) {
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
