//! Proves the quotations of a published site anew, from its open data and a file that anybody has.

use serde_json::Value;

use crate::proof::document::Document;
use crate::proof::quotation::{Claim, Miss, Searchable};
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::report::place::Place;
use crate::site::built_site::BuiltSite;
use crate::values::checksum::Sha256;

/// What came of holding a site against a file.
#[derive(Debug)]
pub struct Proving {
    /// The source of the site that this very file is, by its id and title.
    pub source: Option<(String, String)>,
    /// How many quotations stand in the file as the site says.
    pub proved: usize,
    /// Each that does not, at its address.
    pub report: Report,
}

/// Holds every quotation that a site takes from a source against a file: the source whose checksum is the file's,
/// else the one that is `meant`. `None` if there is no such source.
pub fn prove(
    site: &BuiltSite,
    meant: Option<&str>,
    (sum, document): (Sha256, &Document),
) -> Option<Proving> {
    let data = site.data();
    let sources = || data["sources"].as_array().into_iter().flatten();
    let same = sources().find(|it| it["sha256"].as_str().and_then(Sha256::parse) == Some(sum));
    let named = |id: &&str| sources().any(|it| it["id"].as_str() == Some(id));
    let id = match same {
        Some(it) => it["id"].as_str()?,
        None => meant.filter(named)?,
    };
    let searchable = Searchable::new(document);
    let positions = data["positions"].as_array().into_iter().flatten();
    let theirs = positions.filter(|it| it["source"].as_str() == Some(id));
    let mut proving = Proving {
        source: same.map(|it| (id.to_owned(), it["title"].as_str().unwrap_or_default().to_owned())),
        proved: 0,
        report: Vec::new(),
    };
    for quote in theirs.flat_map(|it| it["quotes"].as_array().into_iter().flatten()) {
        match found(&searchable, quote) {
            Ok(()) => proving.proved += 1,
            Err(miss) => {
                let place = Place::file(quote["address"].as_str().unwrap_or_default());
                proving.report.push(match miss {
                    Miss::NotThere { place: nearest, difference } => {
                        faults::quote_not_verbatim(place, &nearest, &difference)
                    }
                    Miss::Apart => faults::quote_apart(place),
                    Miss::OverHeading => faults::quote_over_heading(place),
                    Miss::Elsewhere(there) => faults::quote_elsewhere(place, &there),
                });
            }
        }
    }
    Some(proving)
}

/// Whether the words of a quotation stand where the data say.
fn found(searchable: &Searchable<'_>, quote: &Value) -> Result<(), Miss> {
    let claim = Claim {
        heading: quote["heading"].as_str(),
        item: quote["item"].as_str(),
        page: quote["page"].as_u64().and_then(|it| usize::try_from(it).ok()),
    };
    searchable.find(quote["text"].as_str().unwrap_or_default(), claim).map(drop)
}
