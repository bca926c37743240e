//! The words that readers see for stances, counts, sources and places in a programme.

use crate::model::{Edition, SourceKind, Stance, Theme};

/// How the order of parties is told to readers: the one rule, used on every page.
pub const PARTY_ORDER: &str = "Partiene står alfabetisk etter navn, i samme rekkefølge overalt.";

/// What stands where a summary would, if nobody has looked or could look.
pub fn silence(stance: Stance) -> &'static str {
    match stance {
        Stance::SourceMissing => {
            "Vi har ikke hatt programmet, og vet derfor ikke hva partiet sier om dette."
        }
        _ => "Vi har ikke undersøkt hva partiet sier om dette.",
    }
}

/// The word for a stance: the theme's own, or the common one. At most 24 characters.
pub fn stance(stance: Stance, theme: &Theme) -> String {
    theme.stances.get(&stance).cloned().unwrap_or_else(|| common_stance(stance).to_owned())
}

/// The common word for a stance.
pub fn common_stance(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "For",
        Stance::Conditional => "Delvis for",
        Stance::Against => "Imot",
        Stance::Mentioned => "Omtalt uten standpunkt",
        Stance::NotFound => "Ikke funnet",
        Stance::NotRead => "Ikke undersøkt",
        Stance::SourceMissing => "Kilden mangler",
    }
}

/// What stands behind every stance and party that rests on a draft.
pub const DRAFT: &str = " (utkast)";

/// What a stance means, in one sentence.
pub fn meaning(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "Partiet støtter påstanden, eller hoveddelen av den.",
        Stance::Conditional => {
            "Partiet støtter en del av påstanden, eller støtter den med forbehold."
        }
        Stance::Against => "Partiet avviser påstanden, eller vil det motsatte.",
        Stance::Mentioned => "Partiet omtaler temaet, men tar ikke stilling til påstanden.",
        Stance::NotFound => {
            "Det vi har lest, sier ikke noe om temaet. Hva som er lest, står ved partiet. Det betyr ikke at partiet er nøytralt."
        }
        Stance::NotRead => "Ingen har sett etter ennå.",
        Stance::SourceMissing => {
            "Vi har ikke hatt programmet. Det sier ingenting om hva partiet mener."
        }
    }
}

/// A count of parties with a stance, inside a sentence: «3 for», «2 ikke funnet».
pub fn count(number: usize, word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string()).unwrap_or_default();
    format!("{number} {first}{}", letters.as_str())
}

/// Several parts as a sentence reads them: «a, b og c».
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// «1 tema», «22 temaer».
pub fn themes(number: usize) -> String {
    if number == 1 { "1 tema".to_owned() } else { format!("{number} temaer") }
}

/// A title with the number printed before it: «1.2 Styrke arbeidet».
pub fn numbered(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |it| format!("{it} {title}"))
}

/// The word for a kind of source.
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Programme => "Partiprogram",
        SourceKind::ProgrammeDraft => "Utkast til partiprogram",
        SourceKind::Record => "Opplysninger om programmet, ikke bevist av oss",
        SourceKind::Excerpt => "Utdrag av partiprogrammet",
        SourceKind::GovernmentPlan => "Regjeringsplan",
        SourceKind::Parliament => "Behandling i Stortinget",
        SourceKind::News => "Nyhetssak",
        SourceKind::Overview => "Oversikt laget av andre",
    }
}

/// The word for an edition.
pub fn edition(edition: Edition) -> &'static str {
    match edition {
        Edition::Draft => "Utkast, ikke vedtatt",
        Edition::Adopted => "Vedtatt",
        Edition::Amended => "Vedtatt, senere endret",
        Edition::NotStated => "Kilden sier ikke om teksten er utkast eller vedtatt program",
    }
}

/// What is known of a document, behind its title: «for 2025–2029, vedtatt, 116 sider».
pub fn document(
    period: Option<&str>,
    edition: Option<Edition>,
    pages: Option<i16>,
) -> Option<String> {
    let edition = edition.and_then(|it| match it {
        Edition::Draft => Some("ikke vedtatt"),
        Edition::Adopted => Some("vedtatt"),
        Edition::Amended => Some("vedtatt, senere endret"),
        Edition::NotStated => None,
    });
    let pages = pages.map(|it| if it == 1 { "1 side".to_owned() } else { format!("{it} sider") });
    let period = period.map(|it| format!("for {it}"));
    let known: Vec<String> =
        period.into_iter().chain(edition.map(str::to_owned)).chain(pages).collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// Where in a programme words stand: «Under «Rusreform», punkt 2, side 24».
pub fn locator(heading: Option<&str>, item: Option<&str>, page: Option<&str>) -> String {
    let place = match (heading, item) {
        (Some(heading), Some(item)) => format!("Under «{heading}», punkt {item}"),
        (Some(heading), None) => format!("Under «{heading}»"),
        (None, Some(item)) => format!("Punkt {item}"),
        (None, None) => "I teksten uten egen overskrift".to_owned(),
    };
    page.map_or(place.clone(), |page| format!("{place}, {page}"))
}

/// A page of a file, and the number that is printed on it where they differ.
pub fn page(page: usize, label: Option<&str>) -> String {
    match label {
        Some(label) if label != page.to_string() => {
            format!("side {label} (side {page} i PDF-fila)")
        }
        _ => format!("side {page}"),
    }
}

/// What was searched where nothing was found.
pub fn searched(kind: SourceKind, terms: usize, hits: usize) -> String {
    let what = match kind {
        SourceKind::Excerpt => "hele utdraget vi har av programmet",
        _ => "hele programmet",
    };
    let rest = match hits {
        0 => "Ingen treff".to_owned(),
        1 => "1 treff er lest og teller ikke".to_owned(),
        _ => format!("{hits} treff er lest og teller ikke"),
    };
    format!("Søkt i {what} etter {terms} søkeord. {rest}.")
}

/// How a position changed from an earlier election to a later one.
pub fn change(then: Stance, now: Stance) -> &'static str {
    match (then.is_said(), now.is_said()) {
        _ if !then.is_read() || !now.is_read() => "Kan ikke sammenlignes",
        (true, true) if then == now => "Samme standpunkt",
        (true, true) => "Endret",
        (false, true) => "Nytt i det vi har lest",
        (true, false) => "Ikke lenger i det vi har lest",
        (false, false) => "Ikke funnet noen av gangene",
    }
}

/// Cuts a text for a page's description at a word, to at most `limit` characters.
pub fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit.saturating_sub(1)).collect();
    let whole_word = text[cut.len()..].starts_with(' ');
    let end = if whole_word { cut.len() } else { cut.rfind(' ').unwrap_or(cut.len()) };
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ', '–']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_lists_read_as_norwegian() {
        assert_eq!(count(2, "Ikke funnet"), "2 ikke funnet");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b og c");
        assert_eq!(list(&["a".into()]), "a");
        assert_eq!(themes(1), "1 tema");
    }

    #[test]
    fn every_stance_word_fits_a_table() {
        for stance in Stance::ALL {
            assert!(common_stance(*stance).chars().count() <= crate::schema::LONGEST_SHORT);
        }
    }

    #[test]
    fn a_search_says_what_was_searched() {
        let text = searched(SourceKind::Excerpt, 12, 1);
        assert_eq!(
            text,
            "Søkt i hele utdraget vi har av programmet etter 12 søkeord. 1 treff er lest og teller ikke."
        );
        assert_eq!(
            searched(SourceKind::Programme, 3, 0),
            "Søkt i hele programmet etter 3 søkeord. Ingen treff."
        );
    }

    #[test]
    fn a_description_is_cut_at_a_word() {
        assert_eq!(shorten("En to tre fire", 10), "En to tre…");
        assert_eq!(shorten("En to", 10), "En to");
        assert!(shorten(&"æ".repeat(50), 10).chars().count() <= 10);
    }

    #[test]
    fn a_locator_says_what_is_known() {
        let check =
            |heading, item, page, text: &str| assert_eq!(locator(heading, item, page), text);
        check(Some("Rusreform"), Some("2"), None, "Under «Rusreform», punkt 2");
        check(Some("Rusreform"), None, Some("side 4"), "Under «Rusreform», side 4");
        check(None, Some("c"), None, "Punkt c");
        assert_eq!(page(25, Some("24")), "side 24 (side 25 i PDF-fila)");
        assert_eq!(page(24, Some("24")), "side 24");
    }

    #[test]
    fn a_document_tells_what_is_known_of_it() {
        let all = document(Some("2025–2029"), Some(Edition::Draft), Some(1));
        assert_eq!(all.as_deref(), Some("for 2025–2029, ikke vedtatt, 1 side"));
        assert_eq!(document(None, None, Some(67)).as_deref(), Some("67 sider"));
        assert_eq!(document(None, Some(Edition::NotStated), None), None);
    }

    #[test]
    fn a_change_is_told_only_of_what_was_read() {
        assert_eq!(change(Stance::For, Stance::For), "Samme standpunkt");
        assert_eq!(change(Stance::For, Stance::Against), "Endret");
        assert_eq!(change(Stance::NotFound, Stance::For), "Nytt i det vi har lest");
        assert_eq!(change(Stance::For, Stance::NotFound), "Ikke lenger i det vi har lest");
        assert_eq!(change(Stance::NotRead, Stance::For), "Kan ikke sammenlignes");
    }
}
