//! Checks the file of the site.

use std::sync::Arc;

use crate::content::load::Content;
use crate::content::lock::{Held, ProvedSource};
use crate::content::schema::{self, At, Filed};
use crate::model::check::field::{ids, prose, unique};
use crate::model::{self, Translated};
use crate::report::diagnostic::{self, Report, What};
use crate::report::faults;
use crate::values::address::Known;
use crate::values::base_url::BaseUrl;
use crate::values::id::{Slug, ThemeId};
use crate::values::language::{Language, Spelling};
use crate::values::vocabulary::PageKind;

pub(crate) fn site(
    filed: &Filed<schema::Site>,
    base_url: Option<&BaseUrl>,
    known: &Known,
    report: &mut Report,
) -> model::Site {
    let (text, site) = (&filed.text, &filed.value);
    let base_url = base_url.or(site.base_url.as_ref().map(|it| &it.value));
    unique(text, site.groups.iter().map(|it| &it.id), report);
    unique(text, site.sources.iter().map(|it| &it.id), report);
    let mut told = |nb: &At<String>, of: &dyn Fn(&schema::SiteWords) -> Option<&At<String>>| {
        let others = site.translations.iter().filter_map(|(language, words)| {
            Some((*language, prose(text, of(words)?, known, report)))
        });
        let others = others.collect();
        Translated { nb: prose(text, nb, known, report), others }
    };
    let description = told(&site.description, &|it| it.description.as_ref());
    let method = told(&site.method, &|it| it.method.as_ref());
    let taglines = site.translations.iter();
    let taglines =
        taglines.filter_map(|(language, it)| Some((*language, it.tagline.as_ref()?.value.clone())));
    model::Site {
        title: site.title.value.clone(),
        tagline: Translated { nb: site.tagline.value.clone(), others: taglines.collect() },
        description,
        base_url: base_url.cloned().unwrap_or_else(BaseUrl::unread),
        publisher: site.publisher.value.clone(),
        responsible_editor: site.responsible_editor.value.clone(),
        contact: site.contact.value.clone(),
        method,
        data_licence: site.data_licence.clone(),
        feeds: !site.without.contains(&PageKind::Feeds),
        data: !site.without.contains(&PageKind::Data),
    }
}

pub(crate) fn term(it: &schema::Term) -> model::Term {
    let pair =
        |word: &At<String>, meaning: &At<String>| (word.value.clone(), meaning.value.clone());
    let others = it.translations.iter().map(|(of, it)| (*of, pair(&it.word, &it.meaning)));
    model::Term {
        id: it.id.value.clone(),
        forms: it.forms.iter().map(|it| it.value.clone()).collect(),
        words: Translated { nb: pair(&it.word, &it.meaning), others: others.collect() },
    }
}

pub(crate) fn redirect(it: &schema::Redirect) -> (String, bool, String) {
    let (from, to) = (&it.from.value, &it.to.value);
    match from.strip_suffix('*') {
        Some(start) => (start.to_owned(), true, to.clone()),
        None => (from.clone(), false, to.clone()),
    }
}

/// How a language spells the themes in addresses.
pub(crate) fn spelling(language: Language, content: &Content) -> Spelling {
    let slug = |(id, it): (&ThemeId, &Arc<Filed<schema::Theme>>)| {
        let (_, words) = it.value.translations.iter().find(|it| it.0 == language)?;
        Some((id.clone(), Slug::parse(&words.slug.as_ref()?.value)?))
    };
    let before = |(id, it): (&ThemeId, &Arc<Filed<schema::Theme>>)| {
        let words = it.value.translations.iter().find(|it| it.0 == language);
        let own = words.map(|it| ids(&it.1.aliases, Slug::parse)).unwrap_or_default();
        (id.clone(), own)
    };
    Spelling {
        language,
        themes: content.themes.iter().filter_map(slug).collect(),
        before: content.themes.iter().map(before).filter(|it| !it.1.is_empty()).collect(),
    }
}

/// What is wrong with a source that its fields alone do not show.
pub fn source_faults(content: &Content, source: &schema::Source) -> Report {
    let Some(site) = &content.site else { return Vec::new() };
    let mut report = Vec::new();
    let parties = source.parties.iter().chain(source.parts.iter().map(|it| &it.party));
    for at in parties.filter(|it| !content.party_ids.contains(it.value.as_str())) {
        let ids = content.party_words();
        let place = site.text.place(at.span.clone());
        report.push(diagnostic::unknown_word(place, What::Party, &at.value, ids));
    }
    let same = |other: &&schema::Source| {
        let sums = other.sha256.as_ref().zip(source.sha256.as_ref());
        let files = other.file.as_ref().zip(source.file.as_ref());
        sums.is_some_and(|(a, b)| a.value == b.value)
            || files.is_some_and(|(a, b)| a.value == b.value)
    };
    let before = site.value.sources.iter().take_while(|it| it.id.value != source.id.value);
    if let Some(first) = before.into_iter().find(same)
        && let Some(at) = &source.file
    {
        let place = site.text.place(at.span.clone());
        report.push(faults::duplicate_source(place, &first.id.value));
    }
    if let (Some(edition), Some(meant)) = (&source.edition, source.says_edition())
        && edition.value != meant
    {
        let place = site.text.place(edition.span.clone());
        let (kind, said) = (source.kind.value.word(), edition.value.word());
        report.push(faults::edition_of_kind(place, kind, said, meant.word()));
    }
    report
}

pub(crate) fn source(record: &schema::Source, held: &Held) -> model::Source {
    model::Source {
        kind: record.kind.value,
        title: record.title.value.clone(),
        publisher: record.publisher.value.clone(),
        url: record.url.as_ref().map(|it| it.value.clone()),
        archived: record.archived.as_ref().map(|it| it.value.clone()),
        date: record.date.as_ref().map(|it| it.value),
        period: record.period.as_ref().map(|it| it.value.clone()),
        edition: record.says_edition(),
        pages: record.pages.as_ref().map(|it| it.value),
        read_by_eye: record
            .read_by_eye
            .iter()
            .map(|it| (it.pages.clone(), it.by.value.clone(), it.on.value))
            .collect(),
        proved: held.sources.get(&record.id.value).copied().unwrap_or_default(),
        passport: held.editions.get(&record.id.value).map(|it| passport(record, it)),
    }
}

fn passport(record: &schema::Source, read: &ProvedSource) -> model::Passport {
    let twin = |it: &schema::Twin| model::Twin {
        language: it.language.value.clone(),
        pages: it.pages.as_ref().map(|it| it.value),
        url: it.url.as_ref().map(|it| it.value.clone()),
    };
    model::Passport {
        language: record.language.as_ref().map(|it| it.value.clone()),
        sha256: read.sha256,
        title_page: read.title_page.clone(),
        created: read.created,
        changed: read.changed,
        words: read.edition.clone(),
        twins: record.twins.iter().map(twin).collect(),
        newest_seen: record.newest_seen.as_ref().map(|it| it.value),
    }
}
