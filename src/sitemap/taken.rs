//! Finds addresses that two things want.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::load::Content;
use crate::model::Model;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::language::Language;

/// Tells of former names that are names of something else, and of short addresses given twice.
pub(crate) fn taken<'a>(model: &'a Model, content: &'a Content) -> Report {
    let mut report = Vec::new();
    let mut former: BTreeMap<(Language, &'a str), String> = BTreeMap::new();
    for spelling in &model.spellings {
        for it in &model.themes {
            let file = format!("`themes/{}.md`", it.id);
            former.insert((spelling.language, spelling.theme(&it.id)), file.clone());
            former.insert((spelling.language, it.id.as_str()), file);
        }
    }
    let mut codes: BTreeMap<i16, &str> = BTreeMap::new();
    for (id, filed) in &content.themes {
        let common = filed.value.aliases.iter().map(|at| (Language::Nb, at));
        let others = filed.value.translations.iter();
        let others = others.flat_map(|(of, it)| it.aliases.iter().map(move |at| (*of, at)));
        for (language, at) in common.chain(others) {
            let key = (language, at.value.as_str());
            if let Some(by) = former.get(&key) {
                let place = filed.text.place(at.span.clone());
                report.push(faults::alias_taken(place, &at.value, by));
            }
            former.entry(key).or_insert_with(|| format!("`themes/{id}.md`"));
        }
        if let Some(code) = &filed.value.code {
            if let Some(by) = codes.get(&code.value) {
                let (address, by) = (format!("/t/{}/", code.value), format!("`themes/{by}.md`"));
                let place = filed.text.place(code.span.clone());
                report.push(faults::alias_taken(place, &address, &by));
            }
            codes.entry(code.value).or_insert(id);
        }
    }
    let mut parties: BTreeMap<&str, &str> =
        content.party_ids.iter().map(|it| (it.as_str(), it.as_str())).collect();
    for (id, filed) in &content.parties {
        for at in &filed.value.aliases {
            if let Some(by) = parties.get(at.value.as_str()) {
                let by = format!("`parties/{by}/party.yaml`");
                let place = filed.text.place(at.span.clone());
                report.push(faults::alias_taken(place, &at.value, &by));
            }
            parties.entry(&at.value).or_insert(id);
        }
    }
    for ((party, _), filed) in &content.programmes {
        for position in &filed.value.positions {
            let quotes = position.quotes.iter().flat_map(|it| &it.aliases);
            let former: Vec<_> = quotes.chain(&position.aliases).collect();
            // Most have had no other ids.
            if former.is_empty() {
                continue;
            }
            let own = position.quotes.iter().map(|it| it.id.value.as_str());
            let mut ids: BTreeSet<&str> = own.collect();
            for at in former {
                if !ids.insert(&at.value) {
                    let by = format!("{party} {}", position.theme.value);
                    let place = filed.text.place(at.span.clone());
                    report.push(faults::alias_taken(place, &at.value, &by));
                }
            }
        }
    }
    report
}
