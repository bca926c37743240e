//! The quotations against the article that they are taken from: word for word, in the right place.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use standpunkt::model::Quote;
use standpunkt::{check, content, disk};

/// The article, beside the repository and not in it.
const ARTICLE: &str = "seeds/004_7951076a95002ebc.txt";

/// Who published it: positions on documents of others are not looked at.
const PUBLISHER: &str = "Rus & Samfunn";

/// How the article goes on after the last party.
const END: &str = "Vil du lese mer i programmet";

/// How lines begin that the magazine wrote and no party.
const MAGAZINE: [&str; 6] = [
    "Slik står det i ",
    "Vi gjør oppmerksom på ",
    "Under kapitlet ",
    "Under punktet ",
    "Følgende fire underpunkter ",
    "Vi vil gjøre oppmerksom ",
];

/// The folder of source texts, if it is there. Where it must be there, its absence is a failure.
pub(crate) fn archive() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.parent().map(|it| it.join("shared")).filter(|it| it.join(ARTICLE).is_file());
    if folder.is_none() {
        let must = std::env::var_os("CI").is_some();
        assert!(!must, "the source texts ({ARTICLE}) are not beside the repository");
        left_out();
    }
    folder
}

#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests must see that something was left out"
)]
fn left_out() {
    eprintln!("LEFT OUT: the source texts are not beside the repository; nothing was compared");
}

#[expect(clippy::disallowed_methods, reason = "the source texts are not part of the content")]
fn article() -> Option<String> {
    archive().map(|it| std::fs::read_to_string(it.join(ARTICLE)).unwrap())
}

/// A paragraph or an item of a party's text.
#[derive(Debug)]
struct Passage {
    /// Where it begins in the party's text.
    start: usize,
    /// Where it ends there.
    end: usize,
    /// The heading that it stands under.
    heading: Option<String>,
    /// The printed number or letter of an item, or which it is in its list.
    item: Option<String>,
}

/// What the article prints of a party's programme.
#[derive(Debug, Default)]
struct Section {
    /// The party's words, with white space made single.
    text: String,
    /// What they are made of, in order.
    passages: Vec<Passage>,
}

/// A quotation, and who is said to have written it on what.
struct Claim {
    party: String,
    theme: String,
    quote: Quote,
}

/// Cuts the article into what it prints of each party. A section begins with the name in capitals.
fn sections(article: &str, parties: &[String]) -> BTreeMap<String, Section> {
    let mut all: BTreeMap<String, Section> = BTreeMap::new();
    let mut open: Option<(String, Reader)> = None;
    let article = article.split(END).next().unwrap_or_default();
    for line in article.lines().map(str::trim) {
        match parties.iter().find(|it| it.to_uppercase() == line) {
            Some(party) => {
                let begun = open.replace((party.clone(), Reader::default()));
                all.extend(begun.map(|(party, reader)| (party, reader.section)));
            }
            None => {
                if let Some((_, reader)) = &mut open {
                    reader.line(line);
                }
            }
        }
    }
    all.extend(open.map(|(party, reader)| (party, reader.section)));
    all
}

/// A section while it is read line by line.
#[derive(Default)]
struct Reader {
    section: Section,
    heading: Option<String>,
    /// How many items the open list has.
    items: usize,
    /// Whether the last line ended inside a paragraph.
    broken: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            self.broken = false;
            return;
        }
        if self.broken && line.starts_with(char::is_lowercase) {
            self.go_on(line);
            return;
        }
        self.broken = false;
        if MAGAZINE.iter().any(|it| line.starts_with(it)) {
            self.items = 0;
            if let Some(heading) = announced(line) {
                self.heading = Some(heading.to_owned());
            }
            return;
        }
        let items = items(line, self.items);
        if !items.is_empty() {
            for (label, text) in items {
                self.items += 1;
                let label = label.unwrap_or_else(|| self.items.to_string());
                self.add(&text, Some(label));
            }
            return;
        }
        self.items = 0;
        let words = line.trim_start_matches(['"', '«']);
        let short = words.split_whitespace().count() <= 8;
        if short && !words.ends_with(['.', ':', '"', ',', ';', '!']) {
            self.heading = Some(words.to_owned());
        }
        self.add(line, None);
        self.broken = !line.ends_with(['.', ':', '"']);
    }

    /// A line that goes on with the paragraph before.
    fn go_on(&mut self, text: &str) {
        self.section.text.push(' ');
        self.section.text.push_str(&squeezed(text));
        if let Some(last) = self.section.passages.last_mut() {
            last.end = self.section.text.len();
        }
    }

    fn add(&mut self, text: &str, item: Option<String>) {
        let section = &mut self.section;
        if !section.text.is_empty() {
            section.text.push(' ');
        }
        let start = section.text.len();
        section.text.push_str(&squeezed(text));
        let end = section.text.len();
        section.passages.push(Passage { start, end, heading: self.heading.clone(), item });
    }
}

/// The heading that a line of the magazine names: «Under punktet «…» står det», and the like.
fn announced(line: &str) -> Option<&str> {
    if let Some((_, heading)) = line.split_once("er et av punktene ") {
        return Some(heading.trim());
    }
    let (_, rest) = line.strip_prefix("Under punktet ")?.split_once('«')?;
    rest.split_once('»').map(|it| it.0)
}

/// The items on a line, each with its printed label: one, or several that were glued together.
fn items(line: &str, before: usize) -> Vec<(Option<String>, String)> {
    if let Some(rest) = line.strip_prefix('•') {
        return rest.split('•').map(|it| (None, it.trim().to_owned())).collect();
    }
    if let Some(rest) = line.strip_prefix('–') {
        return vec![(None, rest.trim().to_owned())];
    }
    let Some((label, rest)) = line.split_once(". ") else { return Vec::new() };
    if label.parse::<usize>().is_ok_and(|it| it == before + 1) {
        return vec![(Some(label.to_owned()), rest.trim().to_owned())];
    }
    let letter = |i: usize| Some(char::from(b'a' + u8::try_from(i).ok()?).to_string());
    if letter(before).as_deref() != Some(label) {
        return Vec::new();
    }
    let (mut all, mut rest) = (Vec::new(), line.to_owned());
    while let Some(label) = letter(before + all.len()) {
        let next = letter(before + all.len() + 1).unwrap_or_default();
        let text = rest.trim().trim_start_matches(&format!("{label}. ")).to_owned();
        match text.split_once(&format!(" {next}. ")) {
            Some((text, after)) => {
                all.push((Some(label), text.to_owned()));
                rest = format!("{next}. {after}");
            }
            None => {
                all.push((Some(label), text));
                break;
            }
        }
    }
    all
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The quotation's parts around `[…]`, as they must be found.
fn parts(quote: &Quote) -> Vec<String> {
    quote.text.split("[…]").map(squeezed).filter(|it| !it.is_empty()).collect()
}

/// Where whole words stand in a text.
fn places<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let inner = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    text.match_indices(words).map(|it| it.0).filter(move |at| {
        let (before, after) = (&text[..*at], &text[at + words.len()..]);
        let starts = inner(words.chars().next()) && inner(before.chars().next_back());
        let ends = inner(words.chars().next_back()) && inner(after.chars().next());
        !starts && !ends
    })
}

/// The passages that the quotation begins in, wherever all its parts stand in order in the text.
fn found<'s>(section: &'s Section, quote: &Quote) -> Vec<&'s Passage> {
    let parts = parts(quote);
    let Some((first, others)) = parts.split_first() else { return Vec::new() };
    let within = |at: usize, words: &str| {
        let holds = |it: &&Passage| it.start <= at && at + words.len() <= it.end;
        section.passages.iter().find(holds)
    };
    let goes_on = |at: usize| {
        let mut end = at + first.len();
        others.iter().all(|words| {
            let next = places(&section.text, words).find(|it| *it >= end);
            next.inspect(|it| end = it + words.len()).is_some_and(|it| within(it, words).is_some())
        })
    };
    places(&section.text, first)
        .filter(|at| goes_on(*at))
        .filter_map(|at| within(at, first))
        .collect()
}

/// How far the words are found, and how the text goes on there.
fn nearest(section: &Section, quote: &Quote) -> String {
    let text = parts(quote).join(" ");
    let ends = text.char_indices().filter(|it| it.1 == ' ').map(|it| it.0);
    let longest = ends.rev().find(|end| section.text.contains(&text[..*end]));
    match longest {
        None => "not even its first word stands there".to_owned(),
        Some(end) => {
            let at = section.text.find(&text[..end]).unwrap_or_default();
            let ahead: String =
                section.text[at..].chars().take(text.chars().count() + 20).collect();
            format!("up to «{}» it does; there it reads «{ahead}»", &text[..end])
        }
    }
}

/// Everything that is wrong with quotations, held against the article.
fn faults(sections: &BTreeMap<String, Section>, claims: &[Claim]) -> Vec<String> {
    let mut all = Vec::new();
    for claim in claims {
        let Claim { party, theme, quote } = claim;
        let head = format!("{party}, {theme}, {}: «{}»", quote.id, quote.text);
        let Some(section) = sections.get(party) else {
            all.push(format!("{head}: the article has no section of {party}"));
            continue;
        };
        let passages = found(section, quote);
        if passages.is_empty() {
            all.push(format!("{head} does not stand there: {}", nearest(section, quote)));
        } else if !passages.iter().any(|it| it.heading == quote.heading && it.item == quote.item) {
            let stands: Vec<String> =
                passages.iter().map(|it| format!("{:?}, item {:?}", it.heading, it.item)).collect();
            let said = format!("{:?}, item {:?}", quote.heading, quote.item);
            all.push(format!("{head} stands under {}, not {said}", stands.join(" and ")));
        }
        for (other, section) in sections.iter().filter(|it| it.0 != party) {
            if !found(section, quote).is_empty() {
                all.push(format!("{head} stands in the section of {other} too"));
            }
        }
    }
    all
}

/// All quotations that are said to stand in the article, and the names of all parties.
fn claims() -> (Vec<Claim>, Vec<String>) {
    let sources = disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (content, _) = content::read(&sources);
    let (model, _) = check::check(&content, None);
    let model = model.expect("the real content has a model");
    let mut claims = Vec::new();
    for programme in model.elections.iter().flat_map(|it| &it.programmes) {
        if model.sources[programme.source].publisher != PUBLISHER {
            continue;
        }
        for (position, theme) in programme.positions.iter().zip(&model.themes) {
            claims.extend(position.quotes.iter().map(|quote| Claim {
                party: model.parties[programme.party].name.clone(),
                theme: theme.id.clone(),
                quote: quote.clone(),
            }));
        }
    }
    (claims, model.parties.into_iter().map(|it| it.name).collect())
}

#[test]
fn every_quotation_stands_word_for_word_in_its_partys_own_section() {
    let Some(article) = article() else { return };
    let (claims, parties) = claims();
    let sections = sections(&article, &parties);
    assert_eq!(sections.len(), 9, "sections of {:?}", sections.keys());
    assert!(claims.len() > 150, "only {} quotations", claims.len());
    let found = faults(&sections, &claims);
    assert!(found.is_empty(), "{} of {}:\n{}", found.len(), claims.len(), found.join("\n"));
}

#[test]
fn a_changed_quotation_is_found_in_the_real_article() {
    let Some(article) = article() else { return };
    let (mut claims, parties) = claims();
    let sections = sections(&article, &parties);
    claims.retain(|it| it.quote.text.split_whitespace().count() > 5);
    for i in 0..claims.len() {
        let Claim { party, theme, quote } = &claims[i];
        let other = &claims[(i + claims.len() / 2) % claims.len()];
        let words: Vec<&str> = quote.text.split_whitespace().collect();
        let half = words.len() / 2;
        let swapped = [&words[..2], &[words[3], words[2]], &words[4..]].concat().join(" ");
        let letter = if quote.text.contains('e') { ('e', "a") } else { ('a', "e") };
        let number = quote.item.as_ref().map_or(Some("1".to_owned()), |it| Some(format!("{it}0")));
        let changed = [
            (party, Quote { text: quote.text.replacen(letter.0, letter.1, 1), ..quote.clone() }),
            (party, Quote { text: swapped, ..quote.clone() }),
            (party, Quote { text: quote.text.chars().skip(1).collect(), ..quote.clone() }),
            (
                party,
                Quote {
                    text: format!("{}[…]{}", words[half..].join(" "), words[..half].join(" ")),
                    ..quote.clone()
                },
            ),
            (party, Quote { item: number, ..quote.clone() }),
            (party, Quote { heading: Some("Alkoholpolitikk".to_owned()), ..quote.clone() }),
            (&other.party, quote.clone()),
        ];
        for (by, quote) in changed.into_iter().filter(|it| it.0 == party || other.party != *party) {
            let text = quote.text.clone();
            let claim = Claim { party: by.clone(), theme: theme.clone(), quote };
            assert!(
                !faults(&sections, &[claim]).is_empty(),
                "{by} is held to have written «{text}»"
            );
        }
    }
}

#[test]
fn an_article_is_read_with_its_headings_and_glued_items() {
    let article = "Innledning\n\nØSTPARTIET\n\nSlik står det i partiprogrammet:\n\n\"Om lyset\n\n\
        Vi som bor i øst, mener at lyset skal\n  stå på.\n\nØstpartiet vil:\n\n • tenne. • la stå.\n •  slukke sent\n\n\
        Under punktet «Om mørket»står det:\n\n\"Mørket er bra.\"\n\n\
        Å-PARTIET\n\na. Spare strøm.\n\nb. Bytte pære. c. Kaste den.\n\nÅ-partiet vil også:\n\n1. Én\n\n2. To\n\n\
        Vil du lese mer i programmet\nlyset skal av.";
    let parties = ["Østpartiet", "Å-partiet"].map(str::to_owned);
    let sections = sections(article, &parties);
    let quote = |text: &str, heading: Option<&str>, item: Option<&str>| Quote {
        id: "s1".to_owned(),
        text: text.to_owned(),
        language: "nb".to_owned(),
        heading: heading.map(str::to_owned),
        item: item.map(str::to_owned),
    };
    let verdict = |party: &str, quote: Quote| {
        let claim = Claim { party: party.to_owned(), theme: "lys".to_owned(), quote };
        faults(&sections, &[claim])
    };
    let none: [String; 0] = [];
    for (party, text, heading, item) in [
        ("Østpartiet", "lyset skal stå på", Some("Om lyset"), None),
        ("Østpartiet", "lyset […] stå på", Some("Om lyset"), None),
        ("Østpartiet", "la stå", Some("Om lyset"), Some("2")),
        ("Østpartiet", "slukke sent", Some("Om lyset"), Some("3")),
        ("Østpartiet", "Mørket er bra", Some("Om mørket"), None),
        ("Å-partiet", "Kaste den", None, Some("c")),
        ("Å-partiet", "To", None, Some("2")),
    ] {
        assert_eq!(verdict(party, quote(text, heading, item)), none, "{text}");
    }
    for (party, text, heading, item) in [
        ("Østpartiet", "lyset skal stå av", Some("Om lyset"), None),
        ("Østpartiet", "yset skal stå", Some("Om lyset"), None),
        ("Østpartiet", "lyset skal av", Some("Om lyset"), None),
        ("Østpartiet", "stå på […] lyset", Some("Om lyset"), None),
        ("Østpartiet", "stå på. Østpartiet vil", Some("Om lyset"), None),
        ("Østpartiet", "la stå", Some("Om lyset"), Some("1")),
        ("Østpartiet", "la stå", Some("Om lyset"), None),
        ("Østpartiet", "Mørket er bra", Some("Om lyset"), None),
        ("Østpartiet", "Slik står det", None, None),
        ("Å-partiet", "lyset skal stå på", None, None),
        ("Å-partiet", "Kaste den", None, Some("b")),
        ("Vestpartiet", "Kaste den", None, Some("c")),
    ] {
        assert_ne!(verdict(party, quote(text, heading, item)), none, "{text}");
    }
}
