//! Checks the files of parties.

use std::collections::BTreeMap;

use crate::content::schema;
use crate::model::check::field::{self};
use crate::model::{self, Translated};
use crate::values::colour::Colour;
use crate::values::id::PartyId;
use crate::values::language::Language;
use crate::values::url::Url;

pub(crate) fn party(id: &PartyId, party: &schema::Party) -> model::Party {
    let ids = [
        ("Wikidata", &party.ids.wikidata),
        ("storting", &party.ids.storting),
        ("Manifesto Project", &party.ids.manifesto),
    ];
    model::Party {
        id: id.clone(),
        aliases: field::ids(&party.aliases, PartyId::parse),
        name: Translated {
            nb: party.name.nb.value.clone(),
            others: BTreeMap::from([
                (Language::Nn, party.name.nn.value.clone()),
                (Language::En, party.name.en.value.clone()),
            ]),
        },
        short: party.short.value.clone(),
        colour: party.colour.as_ref().map_or_else(Colour::unread, |it| it.value),
        website: party.website.as_ref().map_or_else(Url::unread, |it| it.value.clone()),
        ids: ids
            .into_iter()
            .filter_map(|(name, id)| id.as_ref().map(|id| (name, id.value.clone())))
            .collect(),
    }
}
