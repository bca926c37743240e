//! Checks the files of parties.

use std::collections::BTreeMap;

use crate::content::schema;
use crate::model::check::field::{self};
use crate::model::{self, Said};
use crate::values::colour::Colour;
use crate::values::id::PartyId;
use crate::values::language::Language;
use crate::values::url::Url;

pub(crate) fn party(id: &PartyId, it: &schema::Party) -> model::Party {
    let ids = [
        ("Wikidata", &it.ids.wikidata),
        ("storting", &it.ids.storting),
        ("Manifesto Project", &it.ids.manifesto),
    ];
    model::Party {
        id: id.clone(),
        aliases: field::ids(&it.aliases, PartyId::parse),
        name: Said {
            nb: it.name.nb.value.clone(),
            others: BTreeMap::from([
                (Language::Nn, it.name.nn.value.clone()),
                (Language::En, it.name.en.value.clone()),
            ]),
        },
        short: it.short.value.clone(),
        colour: it.colour.as_ref().map_or_else(Colour::unread, |it| it.value),
        website: it.website.as_ref().map_or_else(Url::unread, |it| it.value.clone()),
        ids: ids
            .into_iter()
            .filter_map(|(name, id)| id.as_ref().map(|id| (name, id.value.clone())))
            .collect(),
    }
}
