//! Checks the files of parties.

use std::collections::BTreeMap;

use crate::content::schema;
use crate::model::check::field::{self};
use crate::model::{self, Said};
use crate::values::language::Language;

pub(crate) fn party(id: &str, it: &schema::Party) -> model::Party {
    let ids = [
        ("Wikidata", &it.ids.wikidata),
        ("storting", &it.ids.storting),
        ("Manifesto Project", &it.ids.manifesto),
    ];
    model::Party {
        id: id.to_owned(),
        aliases: field::ids(&it.aliases),
        name: Said {
            nb: it.name.nb.value.clone(),
            others: BTreeMap::from([
                (Language::Nn, it.name.nn.value.clone()),
                (Language::En, it.name.en.value.clone()),
            ]),
        },
        short: it.short.value.clone(),
        colour: it.colour.value.clone(),
        website: it.website.value.clone(),
        ids: ids
            .into_iter()
            .filter_map(|(name, id)| id.as_ref().map(|id| (name, id.value.clone())))
            .collect(),
    }
}
