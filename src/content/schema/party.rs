//! Reads the file of a party.

use crate::content::schema::at::{At, Filed};
use crate::content::schema::field::field;
use crate::content::schema::fields::{Fields, file};
use crate::content::schema::limits::LONGEST_PARTY;
use crate::content::text::Text;
use crate::report::diagnostic::Report;
use crate::values::colour::Colour;
use crate::values::url::Url;

/// `parties/<party>/party.yaml`.
#[derive(Clone, Debug)]
pub struct Party {
    /// Name in bokmål, nynorsk and English.
    pub name: Names,
    /// Short name.
    pub short: At<String>,
    /// Colour, if it is one.
    pub colour: Option<At<Colour>>,
    /// Website, if its address is one.
    pub website: Option<At<Url>>,
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
    let of = field(
        "name",
        ("Navn", "Partiets fulle navn på hvert språk."),
        ("Name", "The full name of the party in each language."),
    );
    let name = fields.map(of, |inner| {
        let nb = inner.text(field(
            "nb",
            ("Bokmål", "Navnet på bokmål."),
            ("Bokmål", "The name in bokmål."),
        ));
        let nn = inner.text(field(
            "nn",
            ("Nynorsk", "Navnet på nynorsk."),
            ("Nynorsk", "The name in nynorsk."),
        ));
        let en = inner.text(field(
            "en",
            ("Engelsk", "Navnet på engelsk."),
            ("English", "The name in English."),
        ));
        Some(Names { nb: nb?, nn: nn?, en: en? })
    });
    let short = fields.short_text(
        field(
            "short",
            ("Kort navn", "For tabeller og merker."),
            ("Short name", "For tables and labels."),
        ),
        LONGEST_PARTY,
    );
    let colour = fields.colour(field(
        "colour",
        ("Farge", "Skrives #rrggbb. Brukes bare som kant, aldri alene."),
        ("Colour", "Written #rrggbb. Used as a border only, never alone."),
    ));
    let website = fields.url(field(
        "website",
        ("Nettsted", "Partiets eget nettsted."),
        ("Website", "The party's own website."),
    ));
    let of = field(
        "ids",
        ("Id-er i andre registre", "Bare de som er bekreftet."),
        ("Ids in other registers", "Only those that are confirmed."),
    );
    let ids = fields.map_if(of, |inner| {
        Some(Ids {
            wikidata: inner.word_if(field(
                "wikidata",
                ("Wikidata", "Begynner med Q."),
                ("Wikidata", "Begins with Q."),
            )),
            storting: inner.word_if(field(
                "storting",
                ("Stortinget", "Id i Stortingets åpne data."),
                ("The Storting", "Id in the open data of the Storting."),
            )),
            manifesto: inner.word_if(field(
                "manifesto",
                ("Manifesto Project", "Partiets nummer der."),
                ("Manifesto Project", "The number of the party there."),
            )),
        })
    });
    let aliases = fields.ids_if(field(
        "aliases",
        ("Tidligere id-er", "Id-er partiet har hatt. Adressene deres leder hit."),
        ("Former ids", "Ids that the party had. Their addresses lead here."),
    ));
    fields.internal_note();
    Some(Party {
        name: name?,
        short: short?,
        colour,
        website,
        ids: ids.unwrap_or_default(),
        aliases,
    })
}
