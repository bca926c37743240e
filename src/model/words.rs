//! Speaks to readers in one language: stances, counts, dates, sources and places in a programme.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use unic_langid::LanguageIdentifier;

use crate::content::built_in;
use crate::content::text::Text;
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::values::date::PartialDate;
use crate::values::language::Language;
use crate::values::number::{decimal, locale};
use crate::values::vocabulary::{Edition, SourceKind, Stance};

/// The words of one language.
///
/// Sentences come from `templates/words/<language>.ftl` in the syntax of Project Fluent, plurals by
/// its rules; dates and lists are written as Unicode CLDR says.
pub struct Words {
    /// The language.
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
    days: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    months: Option<FixedCalendarDateTimeFormatter<Gregorian, YM>>,
    lists: Option<ListFormatter>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

/// What stands for something in a message.
pub type Value<'v> = FluentValue<'v>;

/// A message of the built-in words: the names of the values that it needs.
pub type Messages = BTreeMap<String, Vec<String>>;

impl Words {
    /// The words of a language: the built-in ones, and over them what the site has of its own.
    pub fn new(language: Language, files: &[Text]) -> (Words, Report) {
        let tag: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks around values would keep right-to-left words apart; they would also be copied along.
        bundle.set_use_isolating(false);
        let mut report = Vec::new();
        for (i, file) in files.iter().enumerate() {
            let read = FluentResource::try_new(file.text.clone());
            let resource = read.unwrap_or_else(|(resource, faults)| {
                for fault in faults {
                    let end = fault.pos.end.min(file.text.len()).max(fault.pos.start);
                    let place = file.place(fault.pos.start.min(end)..end);
                    report.push(faults::words_syntax(place, &fault.kind.to_string()));
                }
                resource
            });
            // The first file is the built-in one: its ids are all there are.
            if i > 0 {
                let own = messages(&file.text);
                let known = files.first().map(|it| messages(&it.text)).unwrap_or_default();
                for (id, values) in &own {
                    let at = start_of(&file.text, id);
                    let place = file.place(at..at + id.len());
                    match known.get(id) {
                        None => {
                            let ids = known.keys().map(String::as_str);
                            report.push(faults::unknown_message(place, id, ids));
                        }
                        Some(given) => {
                            for value in values.iter().filter(|it| !given.contains(it)) {
                                report.push(faults::unknown_value(
                                    place.clone(),
                                    value,
                                    given.iter().map(String::as_str),
                                ));
                            }
                        }
                    }
                }
            }
            bundle.add_resource_overriding(resource);
        }
        let locale = locale(language);
        let words = Words {
            language,
            bundle,
            days: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            months: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YM::long()).ok(),
            lists: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .ok(),
        };
        (words, report)
    }

    /// The built-in words of a language.
    pub fn built_in(language: Language) -> Words {
        Words::new(language, &built_in::built_in_words(language)).0
    }

    /// A message without values. One that does not exist stands as its id: tests and the checks of
    /// templates see to it that there is none.
    pub fn say(&self, id: &str) -> String {
        self.tell(id, [])
    }

    /// A message with its values.
    pub fn tell<const N: usize>(&self, id: &str, values: [(&str, Value<'_>); N]) -> String {
        self.message(id, values.into_iter())
    }

    /// A message with any number of values.
    pub fn message<'v>(
        &self,
        id: &str,
        values: impl Iterator<Item = (&'v str, Value<'v>)>,
    ) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|it| it.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = values.collect();
        // Values that are missing stand as their names; see above.
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A date as far as it is known: `20. august 2026`, `20 August 2026`; `oktober 2024`; `2025`.
    pub fn date(&self, date: PartialDate) -> String {
        let year = date.year();
        let day = |month, day| Date::try_new_gregorian(year.into(), month, day).ok();
        let long = match (date.month(), date.day()) {
            (Some(month), Some(of)) => {
                day(month, of).and_then(|it| Some(self.days.as_ref()?.format(&it).to_string()))
            }
            (Some(month), None) => {
                day(month, 1).and_then(|it| Some(self.months.as_ref()?.format(&it).to_string()))
            }
            _ => None,
        };
        long.unwrap_or_else(|| if date.month().is_some() { date.iso() } else { year.to_string() })
    }

    /// Several parts as a sentence reads them: «a, b og c».
    pub fn list(&self, parts: &[String]) -> String {
        match &self.lists {
            Some(it) => it.format_to_string(parts.iter()),
            None => parts.join(", "),
        }
    }

    /// What stands where a summary would, if nobody has looked or could look.
    pub fn silence(&self, stance: Stance) -> String {
        self.say(match stance {
            Stance::SourceMissing => "silence-source_missing",
            _ => "silence-not_read",
        })
    }

    /// The common word for a stance. At most 24 characters.
    pub fn common_stance(&self, stance: Stance) -> String {
        self.say(&format!("stance-{}", stance.word()))
    }

    /// What a stance means, in one sentence.
    pub fn meaning(&self, stance: Stance) -> String {
        self.say(&format!("meaning-{}", stance.word()))
    }

    /// Behind every stance and party that rests on a draft.
    pub fn draft(&self) -> String {
        format!(" {}", self.say("draft-mark"))
    }

    /// Behind every stance and party of a position that readers do not see yet.
    pub fn unpublished(&self) -> String {
        format!(" {}", self.say("unpublished-mark"))
    }

    /// «1 tema», «22 temaer».
    pub fn themes(&self, number: usize) -> String {
        self.tell("themes", [("number", number.into())])
    }

    /// The word for a kind of source.
    pub fn source_kind(&self, kind: SourceKind) -> String {
        self.say(&format!("kind-{}", kind.word()))
    }

    /// The word for an edition.
    pub fn edition(&self, edition: Edition) -> String {
        self.say(&format!("edition-{}", edition.word()))
    }

    /// A title in the language's quotation marks.
    pub fn quotation(&self, text: &str) -> String {
        self.tell("quotation", [("text", text.into())])
    }

    /// What is known of a document, behind its title: «for 2025–2029, vedtatt, 116 sider».
    pub fn document(
        &self,
        period: Option<&str>,
        edition: Option<Edition>,
        pages: Option<i16>,
    ) -> Option<String> {
        let edition = edition.filter(|it| *it != Edition::NotStated);
        let known: Vec<String> = [
            period.map(|it| self.tell("document-period", [("period", it.into())])),
            edition.map(|it| self.say(&format!("document-{}", it.word()))),
            pages.map(|it| self.tell("document-pages", [("number", it.into())])),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!known.is_empty()).then(|| known.join(", "))
    }

    /// Where in a programme words stand: «Under «Rusreform», punkt 2, side 24».
    pub fn locator(&self, heading: Option<&str>, item: Option<&str>, page: Option<&str>) -> String {
        let heading = heading.map(|it| self.quotation(it));
        let place = match (heading, item) {
            (Some(heading), Some(item)) => self
                .tell("locator-heading-item", [("heading", heading.into()), ("item", item.into())]),
            (Some(heading), None) => self.tell("locator-heading", [("heading", heading.into())]),
            (None, Some(item)) => self.tell("locator-item", [("item", item.into())]),
            // Without a heading or a number nothing is said of one.
            (None, None) => return page.map_or_else(|| self.say("locator-none"), capitalised),
        };
        page.map_or(place.clone(), |page| format!("{place}, {page}"))
    }

    /// A page of a file, and the number that is printed on it where they differ.
    pub fn page(&self, page: usize, label: Option<&str>) -> String {
        let number = page.to_string();
        match label {
            Some(label) if label != number => {
                self.tell("locator-page-label", [("page", number.into()), ("label", label.into())])
            }
            _ => self.tell("locator-page", [("page", number.into())]),
        }
    }

    /// A page that the author of a quotation gives, and that nothing has proved.
    pub fn unproved_page(&self, page: i16) -> String {
        self.tell("locator-page-unproved", [("page", page.to_string().into())])
    }

    /// The size of a file: `12 kB`, `1,2 MB` (SI: 1 kB is 1000 bytes), on one line.
    pub fn size(&self, bytes: usize) -> String {
        if bytes < 1_000_000 {
            return format!("{}\u{a0}kB", bytes.div_ceil(1000));
        }
        format!("{}\u{a0}MB", decimal(self.language, bytes as f64 / 1_000_000.0))
    }

    /// How a position changed from an earlier election to a later one.
    pub fn change(&self, then: Stance, now: Stance) -> String {
        self.say(match (then.is_said(), now.is_said()) {
            _ if !then.is_read() || !now.is_read() => "change-unknown",
            (true, true) if then == now => "change-same",
            (true, true) => "change-other",
            (false, true) => "change-new",
            (true, false) => "change-gone",
            (false, false) => "change-silent",
        })
    }
}

/// The ids of the messages in a file, each with the names of its values.
pub fn messages(text: &str) -> Messages {
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(it, _)| it);
    let mut all = Messages::new();
    for entry in resource.entries() {
        let Entry::Message(it) = entry else { continue };
        let mut values = BTreeSet::new();
        if let Some(pattern) = &it.value {
            values_of(pattern, &mut values);
        }
        all.insert(it.id.name.to_owned(), values.into_iter().collect());
    }
    all
}

fn values_of(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inner = match expression {
            Expression::Inline(inner) => inner,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    values_of(&variant.value, values);
                }
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inner {
            values.insert(id.name.to_owned());
        }
    }
}

/// Where a message begins in its file.
fn start_of(text: &str, id: &str) -> usize {
    let begins = |line: &str| {
        line.strip_prefix(id).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('='))
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if begins(line) {
            return at;
        }
        at += line.len();
    }
    0
}

/// A count of parties with a stance, inside a sentence: «3 for», «2 ikke funnet».
pub fn count(number: usize, word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string()).unwrap_or_default();
    format!("{number} {first}{}", letters.as_str())
}

/// A title with the number printed before it: «1.2 Styrke arbeidet».
pub fn numbered(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |it| format!("{it} {title}"))
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

/// A text with a capital in front.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{built_in, schema};
    use crate::values::date::PartialDate;
    use crate::values::language::Language;
    use crate::values::number::decimal;
    use crate::values::vocabulary::{Edition, Stance};

    fn nb() -> Words {
        Words::built_in(Language::Nb)
    }

    #[test]
    fn counts_and_lists_read_as_each_language_writes_them() {
        assert_eq!(count(2, "Ikke funnet"), "2 ikke funnet");
        let parts = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(nb().list(&parts), "a, b og c");
        assert_eq!(nb().list(&parts[..1]), "a");
        assert_eq!(Words::built_in(Language::Nn).list(&parts), "a, b og c");
        assert_eq!(Words::built_in(Language::En).list(&parts), "a, b and c");
        assert_eq!(nb().themes(1), "1 tema");
        assert_eq!(nb().themes(22), "22 temaer");
        assert_eq!(Words::built_in(Language::En).themes(1), "1 theme");
    }

    #[test]
    fn dates_read_as_each_language_writes_them() {
        for (text, nb, nn, en) in [
            ("2026-08-20", "20. august 2026", "20. august 2026", "20 August 2026"),
            ("2025-05-01", "1. mai 2025", "1. mai 2025", "1 May 2025"),
            ("2024-10", "oktober 2024", "oktober 2024", "October 2024"),
            ("2025", "2025", "2025", "2025"),
        ] {
            let date = PartialDate::parse(text).unwrap();
            for (language, words) in Language::ALL.into_iter().zip([nb, nn, en]) {
                assert_eq!(Words::built_in(language).date(date), words);
            }
        }
    }

    #[test]
    fn numbers_read_as_each_language_writes_them() {
        for (number, nb, en) in [(45.3, "45,3", "45.3"), (50.0, "50,0", "50.0")] {
            assert_eq!(decimal(Language::Nb, number), nb);
            assert_eq!(decimal(Language::Nn, number), nb);
            assert_eq!(decimal(Language::En, number), en);
        }
    }

    #[test]
    fn every_stance_word_fits_a_table_in_every_language() {
        for language in Language::ALL {
            let words = Words::built_in(language);
            for stance in Stance::ALL {
                let word = words.common_stance(*stance);
                assert!(word.chars().count() <= schema::LONGEST_SHORT, "{word}");
            }
        }
    }

    #[test]
    fn every_language_has_the_same_messages_with_the_same_values() {
        let all = Language::ALL.map(|it| {
            let [text] = built_in::built_in_words(it).try_into().expect("one file");
            let (_, report) = Words::new(it, std::slice::from_ref(&text));
            assert_eq!(report, Vec::new());
            messages(&text.text)
        });
        let [nb, nn, en] = all;
        assert!(nb.len() > 150, "{}", nb.len());
        assert_eq!(nb, nn);
        assert_eq!(nb, en);
    }

    #[test]
    fn a_description_is_cut_at_a_word() {
        assert_eq!(shorten("En to tre fire", 10), "En to tre…");
        assert_eq!(shorten("En to", 10), "En to");
        assert!(shorten(&"æ".repeat(50), 10).chars().count() <= 10);
    }

    #[test]
    fn a_locator_says_what_is_known() {
        let words = nb();
        let check =
            |heading, item, page, text: &str| assert_eq!(words.locator(heading, item, page), text);
        check(Some("Rusreform"), Some("2"), None, "Under «Rusreform», punkt 2");
        check(Some("Rusreform"), None, Some("side 4"), "Under «Rusreform», side 4");
        check(None, Some("c"), None, "Punkt c");
        check(None, None, Some("side 4"), "Side 4");
        check(None, None, None, "Stedet er ikke oppgitt");
        assert_eq!(words.unproved_page(28), "side 28 (ikke bevist)");
        assert_eq!(words.page(25, Some("24")), "side 24 (side 25 i PDF-fila)");
        assert_eq!(words.page(24, Some("24")), "side 24");
    }

    #[test]
    fn a_document_tells_what_is_known_of_it() {
        let words = nb();
        let all = words.document(Some("2025–2029"), Some(Edition::Draft), Some(1));
        assert_eq!(all.as_deref(), Some("for 2025–2029, ikke vedtatt, 1 side"));
        assert_eq!(words.document(None, None, Some(67)).as_deref(), Some("67 sider"));
        assert_eq!(words.document(None, Some(Edition::NotStated), None), None);
    }

    #[test]
    fn a_change_is_told_only_of_what_was_read() {
        let words = nb();
        assert_eq!(words.change(Stance::For, Stance::For), "Samme standpunkt");
        assert_eq!(words.change(Stance::For, Stance::Against), "Endret");
        assert_eq!(words.change(Stance::NotFound, Stance::For), "Nytt i det vi har lest");
        assert_eq!(words.change(Stance::For, Stance::NotFound), "Ikke lenger i det vi har lest");
        assert_eq!(words.change(Stance::NotRead, Stance::For), "Kan ikke sammenlignes");
    }
}
