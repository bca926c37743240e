//! Explains the fields of the file of a party.

use crate::edit::field_help::entry::Field;

/// The fields, by their paths.
pub(super) const FIELDS: &[Field] = &[
    (
        "party.name",
        ("Navn", "Partiets fulle navn på hvert språk."),
        ("Name", "The full name of the party in each language."),
    ),
    ("party.name.nb", ("Bokmål", "Navnet på bokmål."), ("Bokmål", "The name in bokmål.")),
    ("party.name.nn", ("Nynorsk", "Navnet på nynorsk."), ("Nynorsk", "The name in nynorsk.")),
    ("party.name.en", ("Engelsk", "Navnet på engelsk."), ("English", "The name in English.")),
    (
        "party.short",
        ("Kort navn", "For tabeller og merker."),
        ("Short name", "For tables and labels."),
    ),
    (
        "party.colour",
        ("Farge", "Skrives #rrggbb. Brukes bare som kant, aldri alene."),
        ("Colour", "Written #rrggbb. Used as a border only, never alone."),
    ),
    (
        "party.website",
        ("Nettsted", "Partiets eget nettsted."),
        ("Website", "The party's own website."),
    ),
    (
        "party.ids",
        ("Id-er i andre registre", "Bare de som er bekreftet."),
        ("Ids in other registers", "Only those that are confirmed."),
    ),
    ("party.ids.wikidata", ("Wikidata", "Begynner med Q."), ("Wikidata", "Begins with Q.")),
    (
        "party.ids.storting",
        ("Stortinget", "Id i Stortingets åpne data."),
        ("The Storting", "Id in the open data of the Storting."),
    ),
    (
        "party.ids.manifesto",
        ("Manifesto Project", "Partiets nummer der."),
        ("Manifesto Project", "The number of the party there."),
    ),
    (
        "party.aliases",
        ("Tidligere id-er", "Id-er partiet har hatt. Adressene deres leder hit."),
        ("Former ids", "Ids that the party had. Their addresses lead here."),
    ),
    (
        "party.internal_note",
        ("Internt notat", "For redaksjonen. Publiseres aldri."),
        ("Internal note", "For the editors. Never published."),
    ),
];
