//! Writes files for hosts and search engines: the rules for headers, the list of pages, who may read them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::Model;
use crate::sitemap::subject::{self, Subject};
use crate::sitemap::{changed, links};
use crate::values::address::Address;
use crate::values::markup::escape;

/// The rules for headers, as Netlify and Cloudflare Pages read them.
pub const HEADERS: &str = "_headers";

/// The list of pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";

/// Who may read what.
pub const ROBOTS: &str = "robots.txt";

/// What every page may load, as its own policy says, and what only a header can say: no other site may
/// put it in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The same for the pages that show how another page looks in a frame.
const SHARED: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The same for the pages that other sites put in a frame.
const EMBEDDED: &str = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// Seconds that a browser may keep files that are not pages without asking. Their names do not change
/// with what they hold, so they are not kept for long.
const KEPT: u32 = 3600;

/// The file `_headers`. Two policies for one address would both hold, so no rule with a policy covers
/// another's addresses: pages are named by the first part of their addresses.
pub fn headers(model: &Model) -> String {
    let root = model.site.base_url.root();
    let mut rules = format!(
        "{root}*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()\n  Strict-Transport-Security: max-age=31536000\n"
    );
    let mut parts = BTreeMap::new();
    for spelling in &model.spellings {
        let mut add = |address: &Address, policy: &'static str| {
            let path = address.spelled(spelling);
            let own = path.strip_prefix(spelling.folder()).unwrap_or_default();
            let first = own.split_once('/').map(|it| format!("{}/*", it.0));
            parts.insert(format!("{}{}", spelling.folder(), first.unwrap_or_default()), policy);
        };
        for subject in subject::subjects(model) {
            let full = subject::address(model, subject);
            add(&full, POLICY);
            if let Some(share) = subject::beside(model, subject).share {
                add(&share, SHARED);
            }
        }
    }
    for (part, policy) in parts {
        let _ = write!(
            rules,
            "{root}{part}\n  Content-Security-Policy: {policy}\n  X-Frame-Options: DENY\n  Cross-Origin-Opener-Policy: same-origin\n"
        );
    }
    for spelling in &model.spellings {
        let folder = spelling.folder();
        let _ = write!(rules, "{root}{folder}embed/*\n  Content-Security-Policy: {EMBEDDED}\n");
    }
    let _ = write!(rules, "{root}data/*\n  Access-Control-Allow-Origin: *\n");
    for (files, kind) in [
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("oembed.json", "application/json; charset=utf-8"),
    ] {
        let _ = write!(
            rules,
            "{root}*/{files}\n  Content-Type: {kind}\n  Access-Control-Allow-Origin: *\n"
        );
    }
    for files in ["*.css", "*.js", "*.svg", "*.png"] {
        let _ = write!(rules, "{root}{files}\n  Cache-Control: public, max-age={KEPT}\n");
    }
    rules
}

/// The list of pages for search engines (sitemaps.org), each with its other languages and the day that
/// its content was last changed. What only leads on, and what is made for frames or for sharing another
/// page, is not in it.
pub fn sitemap(model: &Model) -> String {
    let base = &model.site.base_url;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let subjects = subject::subjects(model).into_iter().filter(|it| *it != Subject::NotFound);
    for subject in subjects {
        let address: Address = subject::address(model, subject);
        let changed = changed::changed(model, subject).iso();
        let mut others = String::new();
        if model.spellings.len() > 1 {
            for spelling in &model.spellings {
                let (code, href) = (spelling.language.code(), address.canonical(base, spelling));
                let _ = write!(
                    others,
                    "<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{}\"/>",
                    escape(&href)
                );
            }
        }
        for spelling in &model.spellings {
            let href = address.canonical(base, spelling);
            let _ = writeln!(
                xml,
                "<url><loc>{}</loc><lastmod>{changed}</lastmod>{others}</url>",
                escape(&href)
            );
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Who may read what: everybody everything.
pub fn robots(model: &Model) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {}{SITEMAP}\n", model.site.base_url)
}

/// The files that a site of the model has beside its pages, its data and what is copied: for hosts and
/// search engines, and feeds.
pub fn fixed_files(model: &Model) -> Vec<String> {
    let hosts = [HEADERS, SITEMAP, ROBOTS, links::RULES];
    let themes = model.themes.iter().filter(|_| model.site.feeds).map(|it| Some(&it.id));
    let feeds = themes.chain([None]);
    let feeds = feeds.flat_map(|it| ["xml", "json"].map(|end| Address::feed(it, end)));
    let feeds = feeds.flat_map(|it| model.spellings.iter().map(move |at| it.output(at)));
    hosts.into_iter().map(str::to_owned).chain(feeds).collect()
}
