//! Reads the file of a party.

use crate::content::schema::at::{At, Filed};
use crate::content::schema::fields::{Fields, file};
use crate::content::schema::limits::LONGEST_PARTY;
use crate::content::text::Text;
use crate::report::diagnostic::Report;

/// `parties/<party>/party.yaml`.
#[derive(Clone, Debug)]
pub struct Party {
    /// Name in bokmål, nynorsk and English.
    pub name: Names,
    /// Short name.
    pub short: At<String>,
    /// Colour as `#rrggbb`.
    pub colour: At<String>,
    /// Website.
    pub website: At<String>,
    /// Ids in other registers, as far as confirmed.
    pub ids: Ids,
    /// Ids that it had before: their addresses lead to it.
    pub aliases: Vec<At<String>>,
}

/// A name in the languages of the site.
#[derive(Clone, Debug)]
pub struct Names {
    /// Bokmål.
    pub nb: At<String>,
    /// Nynorsk.
    pub nn: At<String>,
    /// English.
    pub en: At<String>,
}

/// A party's ids in other registers.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Wikidata, `Q…`.
    pub wikidata: Option<At<String>>,
    /// The Storting's open data.
    pub storting: Option<At<String>>,
    /// The Manifesto Project.
    pub manifesto: Option<At<String>>,
}

/// Reads `parties/<party>/party.yaml`.
pub fn party(text: Text) -> (Option<Filed<Party>>, Report) {
    file(text, party_fields)
}

pub(crate) fn party_fields(fields: &Fields<'_, '_>) -> Option<Party> {
    let name = fields.map("name", |it| {
        let (nb, nn, en) = (it.text("nb"), it.text("nn"), it.text("en"));
        Some(Names { nb: nb?, nn: nn?, en: en? })
    });
    let short = fields.short_text("short", LONGEST_PARTY);
    let colour = fields.colour("colour");
    let website = fields.url("website");
    let ids = fields.map_if("ids", |it| {
        Some(Ids {
            wikidata: it.word_if("wikidata"),
            storting: it.word_if("storting"),
            manifesto: it.word_if("manifesto"),
        })
    });
    let aliases = fields.ids_if("aliases");
    fields.internal_note();
    Some(Party {
        name: name?,
        short: short?,
        colour: colour?,
        website: website?,
        ids: ids.unwrap_or_default(),
        aliases,
    })
}
