//! The quotations against the texts that they are taken from, read in another way than the program's.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use standpunkt::content::load::{self, Content};
use standpunkt::content::{lock, schema, searched};
use standpunkt::disk::{self, Cache};
use standpunkt::model::{Quote, check};
use standpunkt::proof::editions::{self, Fate};
use standpunkt::proof::{document, hold, verify};
use standpunkt::report::diagnostic::{Diagnostic, Severity};
use standpunkt::values::date::PartialDate;
use standpunkt::values::id::PartyId;
use standpunkt::values::position::PositionIds;

use crate::cli::{memory, program};
use crate::contents::{every, every_folder, real};

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

/// Where the folder of source texts is, if it is not beside the repository.
const ELSEWHERE: &str = "STANDPUNKT_ARCHIVE";

/// The folder of source texts, if it is there. Where it must be there, its absence is a failure.
pub(crate) fn archive() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os(ELSEWHERE).filter(|it| !it.is_empty()).map(PathBuf::from);
    if let Some(folder) = named {
        assert!(folder.join(ARTICLE).is_file(), "{ELSEWHERE} has no {ARTICLE}");
        return Some(folder);
    }
    let folder = root.parent().map(|it| it.join("shared")).filter(|it| it.join(ARTICLE).is_file());
    if folder.is_none() {
        let must = std::env::var_os("CI").is_some();
        assert!(!must, "the source texts ({ARTICLE}) are not beside the repository");
        tell("LEFT OUT: the source texts are not beside the repository; nothing was compared");
    }
    folder
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see what was left out")]
fn tell(what: &str) {
    eprintln!("{what}");
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
        } else if !passages.iter().any(|it| {
            // A heading that only the article's own words tell of may go without being named.
            (quote.heading.is_none() || it.heading == quote.heading) && it.item == quote.item
        }) {
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
    let sources = real();
    let (content, _) = load::read(&sources);
    let (proofs, _) = hold::hold(&content, sources.files.get(lock::LOCK));
    let (model, _) = check::check(&content, &proofs, None);
    let model = model.expect("the real content has a model");
    let mut claims = Vec::new();
    for programme in model.elections.iter().flat_map(|it| &it.programmes) {
        if model.sources[programme.source].publisher != PUBLISHER {
            continue;
        }
        for (position, theme) in programme.positions.iter().zip(&model.themes) {
            claims.extend(position.quotes.iter().map(|quote| Claim {
                party: model.parties[programme.party].name.nb.clone(),
                theme: theme.id.to_string(),
                quote: quote.clone(),
            }));
        }
    }
    (claims, model.parties.into_iter().map(|it| it.name.nb).collect())
}

#[test]
fn every_quotation_stands_word_for_word_in_its_partys_own_section() {
    let Some(article) = article() else { return };
    let (claims, parties) = claims();
    let sections = sections(&article, &parties);
    let speakers: BTreeSet<&String> = claims.iter().map(|it| &it.party).collect();
    assert!(!speakers.is_empty() && sections.keys().collect::<BTreeSet<_>>() == speakers);
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
            (party, Quote { text: beheaded(&quote.text), ..quote.clone() }),
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

/// The words without the first letter of the first word that has several.
fn beheaded(text: &str) -> String {
    let words = text.split(' ').skip_while(|it| it.chars().count() < 2);
    words.collect::<Vec<_>>().join(" ").chars().skip(1).collect()
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
        proof: None,
        page: None,
        aliases: Vec::new(),
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

/// PDFs with columns so narrow that other readers than the program's mix them.
const NARROW: [&str; 1] = ["frp-2025"];

/// The orders in which `pdftotext` can give a page: by columns, as drawn, as it looks.
const ORDERS: [&[&str]; 3] = [&[], &["-raw"], &["-layout"]];

/// The pages of a PDF in one of these orders, from the first.
pub(crate) fn pages(file: &Path, order: &[&str]) -> Vec<String> {
    let mut run = Command::new("pdftotext");
    run.args(order).args(["-enc", "UTF-8"]).arg(file).arg("-");
    let done = run.output().expect("pdftotext is there: tests/run installs poppler-utils");
    assert!(done.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().split('\u{c}').map(str::to_owned).collect()
}

/// The letters of a text: without white space, hyphens, quotation marks, and lines of a number only.
fn letters(text: &str, w_is_ff: bool) -> String {
    let number = |it: &&str| it.trim().chars().all(|it| it.is_ascii_digit());
    let mut out = String::new();
    for letter in text.lines().filter(|it| !number(it)).flat_map(str::chars) {
        match letter {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'W' if w_is_ff && out.ends_with(char::is_lowercase) => out.push_str("ff"),
            '-' | '‐' | '‑' | '\u{ad}' | '\u{200b}' => {}
            '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '‚' => {}
            it if it.is_whitespace() => {}
            it => out.push(it),
        }
    }
    out
}

/// Whether the parts of a quotation stand one after the other in the letters of a page.
fn stands(quotation: &str, page: &str) -> bool {
    let mut rest = page;
    quotation.split("[…]").all(|part| match rest.split_once(&letters(part, false)) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

/// A quotation of a PDF: whose, and on which page it was proved.
struct Printed {
    name: String,
    text: String,
    page: usize,
}

/// A PDF, and the quotations that are said to stand in it.
struct Booklet {
    source: String,
    file: PathBuf,
    w_is_ff: bool,
    quotes: Vec<Printed>,
}

/// All PDFs of the archive that quotations are taken from.
fn booklets(archive: &Path) -> Vec<Booklet> {
    let sources = real();
    let (content, _) = load::read(&sources);
    let lock = lock::Lock::read(&String::from_utf8_lossy(&sources.files[lock::LOCK])).unwrap();
    let mut booklets = Vec::new();
    for source in &content.site.as_ref().unwrap().value.sources {
        let Some(file) = source.file.as_ref().filter(|it| it.value.ends_with(".pdf")) else {
            continue;
        };
        let mut quotes = Vec::new();
        let resting =
            content.programmes.iter().filter(|it| it.1.value.source.value == source.id.value);
        for ((party, year), programme) in resting {
            for position in &programme.value.positions {
                let ids = PositionIds { party, year: *year, theme: &position.theme.value };
                for quote in &position.quotes {
                    let name = lock::key(ids, &quote.id.value);
                    let page =
                        lock.quotes[&name].page.unwrap_or_else(|| panic!("{name} has no page"));
                    quotes.push(Printed { name, text: quote.text.value.clone(), page });
                }
            }
        }
        booklets.push(Booklet {
            source: source.id.value.clone(),
            file: archive.join(&file.value),
            w_is_ff: !source.repair.is_empty(),
            quotes,
        });
    }
    booklets.retain(|it| !it.quotes.is_empty());
    booklets
}

/// The letters of a PDF's pages, in one of the orders.
fn lettered(booklet: &Booklet, order: &[&str]) -> Vec<String> {
    pages(&booklet.file, order).iter().map(|it| letters(it, booklet.w_is_ff)).collect()
}

/// Whether the words stand on the page or go on from it to the next.
fn on_page(pages: &[String], page: usize, text: &str) -> bool {
    let at = |page: usize| pages.get(page).map_or("", String::as_str);
    stands(text, &format!("{}{}", at(page - 1), at(page)))
}

/// In which of the orders each quotation is found, if in any.
fn orders(booklet: &Booklet) -> Vec<(&Printed, Option<usize>)> {
    let mut open: Vec<(&Printed, Option<usize>)> =
        booklet.quotes.iter().map(|it| (it, None)).collect();
    for (i, order) in ORDERS.iter().enumerate() {
        if open.iter().all(|it| it.1.is_some()) {
            break;
        }
        let pages = lettered(booklet, order);
        for (quote, found) in open.iter_mut().filter(|it| it.1.is_none()) {
            *found = on_page(&pages, quote.page, &quote.text).then_some(i);
        }
    }
    open
}

#[test]
fn every_quotation_of_a_pdf_stands_on_its_page_for_another_reader_too() {
    let Some(archive) = archive() else { return };
    let booklets = booklets(&archive);
    let number: usize = booklets.iter().map(|it| it.quotes.len()).sum();
    assert!(number > 0, "nothing is quoted from a PDF");
    let found: Vec<_> = booklets.par_iter().map(|it| (it, orders(it))).collect();
    let mut missing = Vec::new();
    for (booklet, found) in &found {
        let by = |order: Option<usize>| found.iter().filter(move |it| it.1 == order);
        let counts: Vec<usize> = (0..ORDERS.len()).map(|it| by(Some(it)).count()).collect();
        tell(&format!("{}: found by columns, as drawn, as it looks: {counts:?}", booklet.source));
        missing.extend(
            by(None).map(|(it, _)| format!("{}, page {}: «{}»", it.name, it.page, it.text)),
        );
        // Only the pages with two narrow columns are told apart better in the order of drawing.
        let plain = NARROW.contains(&booklet.source.as_str()) || counts[0] == booklet.quotes.len();
        assert!(plain, "{} is not found in the order of reading", booklet.source);
    }
    assert!(missing.is_empty(), "{} of {number}:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn the_other_reader_would_see_a_changed_letter_a_swapped_word_and_a_wrong_page() {
    let Some(archive) = archive() else { return };
    let booklets = booklets(&archive);
    let found: Vec<String> = booklets
        .par_iter()
        .flat_map(|booklet| {
            let orders: Vec<Vec<String>> = ORDERS.iter().map(|it| lettered(booklet, it)).collect();
            let mut found = Vec::new();
            for it in booklet.quotes.iter().filter(|it| it.text.split(' ').count() > 5) {
                for text in [changed(&it.text, it.name.len()), swapped(&it.text)] {
                    if orders.iter().any(|pages| on_page(pages, it.page, &text)) {
                        found.push(format!("{}: «{text}»", it.name));
                    }
                }
                let far = (it.page + orders[0].len() / 2) % orders[0].len() + 1;
                // The table of contents and the like may say a few of the words again.
                let long = it.text.chars().count() > 60;
                if long && orders.iter().any(|pages| on_page(pages, far, &it.text)) {
                    found.push(format!("{} on page {far}", it.name));
                }
            }
            found
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn letters_are_all_that_counts_to_the_other_reader() {
    let page = "12\nVi vil gi rus-\nomsorgen «straﬀ» og\n 13 \noWentlig 40 prosent.";
    assert_eq!(letters(page, true), "Vivilgirusomsorgenstraffogoffentlig40prosent.");
    assert_eq!(letters("oWentlig", false), "oWentlig");
    assert!(stands("rusomsorgen […] 40 prosent", &letters(page, true)));
    for wrong in ["40 prosent […] rusomsorgen", "rusomsorga", "40 Prosent", "vi vil"] {
        assert!(!stands(wrong, &letters(page, true)), "{wrong}");
    }
}

/// The words with one letter changed: the one at a place that `seed` chooses.
fn changed(text: &str, seed: usize) -> String {
    let places: Vec<usize> =
        text.char_indices().filter(|it| it.1.is_lowercase()).map(|it| it.0).collect();
    let at = places[seed * 7 % places.len()];
    let letter = text[at..].chars().next().unwrap();
    let other = if "aeiouyæøå".contains(letter) {
        if letter == 'e' { 'a' } else { 'e' }
    } else if letter == 'n' {
        'm'
    } else {
        'n'
    };
    format!("{}{other}{}", &text[..at], &text[at + letter.len_utf8()..])
}

/// The words with two in the middle exchanged.
fn swapped(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let half = words.len() / 2;
    let at = (half..words.len()).find(|it| words[*it] != words[*it - 1]).unwrap_or(half);
    words.swap(at - 1, at);
    words.join(" ")
}

/// What the program itself says of the real content, and the documents as it read them.
struct Verified {
    output: Output,
    read: BTreeMap<String, verify::Read>,
}

/// The one reading of the whole archive by the program, anew: on a copy of the content, which has
/// nothing kept from before.
#[expect(clippy::disallowed_methods, reason = "the content is copied")]
fn verified(archive: &Path) -> &'static Verified {
    static VERIFIED: OnceLock<Verified> = OnceLock::new();
    VERIFIED.get_or_init(|| {
        let (folder, sources) = (tempfile::tempdir().unwrap(), real());
        for (path, bytes) in &sources.files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let output = program()
            .args(["verify", "--check", "--lang", "en", "--archive"])
            .arg(archive)
            .arg(folder.path())
            .env_remove(ELSEWHERE)
            .output()
            .unwrap();
        let (content, _) = load::read(&sources);
        let cache = Cache::within(&memory().join("standpunkt"), folder.path()).unwrap();
        let read = verify::files(&content)
            .into_par_iter()
            .map(|(id, file)| (id.to_owned(), disk::source(archive, file, &cache)))
            .collect();
        let after = std::fs::read(folder.path().join(lock::LOCK)).unwrap();
        assert_eq!(after, sources.files[lock::LOCK], "looking has changed the lock");
        Verified { output, read }
    })
}

#[test]
fn the_program_proves_every_quotation_and_its_lock_is_up_to_date() {
    let Some(archive) = archive() else { return };
    let Verified { output, read } = verified(&archive);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(!read.is_empty() && read.values().all(Result::is_ok), "{:?}", read.keys());
    let sources = real();
    let (content, _) = load::read(&sources);
    let programmes = content.programmes.values().filter(|it| is_filed(&content, &it.value));
    let positions = programmes.flat_map(|it| &it.value.positions);
    let quotes: usize = positions.map(|it| it.quotes.len()).sum();
    let measures = content.plans.values().map(|it| it.value.measures().count());
    // The words of a plan are proved too: its measures, and what it aims at.
    let words: usize = measures.map(|it| it + 1).sum();
    let quotes = quotes + words;
    let made = verify::prove(&content, read).0.expect("what is proved makes a lock");
    assert!(quotes > 0 && made.quotes.len() == quotes, "{} of {quotes}", made.quotes.len());
    let committed = lock::Lock::read(&String::from_utf8_lossy(&sources.files[lock::LOCK]));
    let made = made.dated(committed.as_ref().ok(), PartialDate::UNKNOWN);
    assert_eq!(made.text().as_bytes(), sources.files[lock::LOCK]);
}

/// Whether the archive has the document that a programme rests on: then its words are proved.
fn is_filed(content: &Content, programme: &schema::Programme) -> bool {
    let site = &content.site.as_ref().unwrap().value;
    let mut sources = site.sources.iter().filter(|it| it.id.value == programme.source.value);
    sources.any(|it| it.file.is_some())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the content is copied")]
fn the_fixture_is_proved_by_the_sources_that_lie_in_it() {
    let (folder, sources) = (tempfile::tempdir().unwrap(), every());
    for (path, bytes) in &sources.files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let verify = || {
        let mut command = program();
        command.args(["verify", "--check", "--lang", "en", "--archive"]);
        command.arg(every_folder().join("archive")).arg(folder.path()).env_remove(ELSEWHERE);
        command.output().unwrap()
    };
    let run = verify();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    // A letter more in each kind of source: a PDF, a web page, a plain text, and the words of a plan.
    for (path, old) in [
        ("parties/alfa/2029.yaml", "nattbuss i helgene"),
        ("parties/gamma/2029.yaml", "heile natta"),
        ("parties/beta/2025.yaml", "gi barna lekser"),
        ("parties/byplan/plan.yaml", "arbeidet med skolen"),
    ] {
        let text = std::str::from_utf8(&sources.files[path]).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        std::fs::write(folder.path().join(path), text.replacen(old, &format!("{old}e"), 1))
            .unwrap();
        let run = verify();
        let refused = String::from_utf8_lossy(&run.stderr);
        assert!(!run.status.success() && refused.contains(path), "{path}: {refused}");
        std::fs::write(folder.path().join(path), text).unwrap();
    }
}

/// A quotation in the content: party and year, and which position and quotation of theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct At {
    programme: (PartyId, i16),
    position: usize,
    quote: usize,
}

/// All proved quotations of more than five words, in a fixed order.
fn quotations(content: &Content) -> Vec<(At, String)> {
    let mut all = Vec::new();
    for (programme, filed) in content.programmes.iter().filter(|it| is_filed(content, &it.1.value))
    {
        for (position, it) in filed.value.positions.iter().enumerate() {
            for (quote, it) in it.quotes.iter().enumerate() {
                let at = At { programme: programme.clone(), position, quote };
                let long = it.text.value.split(' ').count() > 5 && !it.text.value.contains("[…]");
                all.extend(long.then(|| (at, it.text.value.clone())));
            }
        }
    }
    all
}

/// Puts other words into a quotation; the line of its file that has to be told.
fn put(content: &mut Content, at: &At, text: String, keep_place: bool) -> (String, usize) {
    let filed = Arc::get_mut(content.programmes.get_mut(&at.programme).unwrap()).unwrap();
    let quote = &mut filed.value.positions[at.position].quotes[at.quote];
    quote.text.value = text;
    if !keep_place {
        (quote.heading, quote.item, quote.page) = (None, None, None);
    }
    let place = filed.text.place(quote.text.span.clone());
    (place.path, place.line)
}

/// What the program tells of quotations.
fn refused(report: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let of_quotes =
        |it: &Diagnostic| it.code.starts_with("quote-") && it.severity == Severity::Error;
    report.into_iter().filter(of_quotes).collect()
}

/// Whether a message names the place in the source that is nearest: a page, a heading or an item.
fn names_place(message: &str) -> bool {
    let Some((_, place)) = message.split_once("nearest is ") else { return false };
    let place = place.split(": ").next().unwrap_or_default();
    place.contains('«') || place.contains("nr. ") || place.starts_with("PDF ")
}

#[test]
fn the_program_refuses_changed_and_borrowed_quotations_of_the_elections_with_most() {
    let Some(archive) = archive() else { return };
    let read = &verified(&archive).read;
    let (content, _) = load::read(&real());
    let (_, report) = verify::prove(&content, read);
    let before = refused(report);
    assert!(before.is_empty(), "the real quotations are refused: {before:#?}");
    let all = quotations(&content);
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for (at, _) in &all {
        *years.entry(at.programme.1).or_default() += 1;
    }
    let mut years: Vec<(usize, i16)> = years.into_iter().map(|(year, it)| (it, year)).collect();
    years.sort_unstable();
    let (Some((_, first)), Some((_, second))) = (years.pop(), years.pop()) else {
        panic!("quotations of one election only")
    };
    let (newer, older) = (first.max(second), first.min(second));
    let of = |year: i16| all.iter().filter(move |it| it.0.programme.1 == year);
    // Five and five of each election, far apart: each is used once.
    let some = |year: i16, number: usize, from: usize| {
        let list: Vec<_> = of(year).collect();
        let step = list.len() / 12;
        (0..number).map(|i| list[(from + i) * step + from].clone()).collect::<Vec<_>>()
    };
    let mut changes: Vec<(At, String, bool)> = Vec::new();
    let letters = some(newer, 5, 0).into_iter().chain(some(older, 5, 0)).enumerate();
    changes.extend(letters.map(|(i, (at, text))| (at, changed(&text, i * i + 3), true)));
    let words = some(newer, 2, 5).into_iter().chain(some(older, 1, 5));
    changes.extend(words.map(|(at, text)| (at, swapped(&text), true)));
    for year in [newer, older] {
        let (at, _) = some(year, 1, 7).remove(0);
        let other = of(year).rev().find(|it| it.0.programme.0 != at.programme.0);
        changes.push((at, other.unwrap().1.clone(), false));
    }
    let (at, _) = some(newer, 1, 8).remove(0);
    let before = of(older).find(|it| it.0.programme.0 == at.programme.0);
    changes.push((at, before.unwrap().1.clone(), false));
    assert_eq!(changes.len(), 10 + 3 + 2 + 1);
    let each_once = changes.iter().enumerate();
    assert!(each_once.clone().all(|(i, it)| changes[..i].iter().all(|other| other.0 != it.0)));

    let (mut content, _) = load::read(&real());
    let mut expected: Vec<(String, usize)> =
        changes.iter().map(|(at, text, keep)| put(&mut content, at, text.clone(), *keep)).collect();
    let borrowed: Vec<(String, usize)> = expected[13..].to_vec();
    expected.sort();
    let (lock, report) = verify::prove(&content, read);
    assert!(lock.is_none(), "a lock was made of what is not proved");
    let found = refused(report);
    let mut places: Vec<(String, usize)> =
        found.iter().map(|it| (it.place.path.clone(), it.place.line)).collect();
    places.sort();
    assert_eq!(places, expected);
    for it in &found {
        assert_eq!(it.code, "quote-not-verbatim", "{}:{}", it.place.path, it.place.line);
        // To other people's words there may be nothing like; to changed words there always is.
        let unlike = it.message.en == "the source has nothing like this quotation"
            && borrowed.contains(&(it.place.path.clone(), it.place.line));
        let told = unlike || names_place(&it.message.en);
        assert!(told, "{}: {}", it.place.path, it.message.en);
    }
}

#[test]
fn the_program_tells_where_words_stand_if_it_is_elsewhere() {
    let Some(archive) = archive() else { return };
    let read = &verified(&archive).read;
    let (mut content, _) = load::read(&real());
    let (unmoved, _) = load::read(&real());
    let mut expected = Vec::new();
    for filed in content.programmes.values_mut() {
        if !is_filed(&unmoved, &filed.value) {
            continue;
        }
        let filed = Arc::get_mut(filed).unwrap();
        let quotes = filed.value.positions.iter_mut().flat_map(|it| &mut it.quotes);
        // A page for the programmes that have pages, an item for the article.
        let moved = quotes.filter(|it| it.page.is_some() || it.item.is_some()).take(1);
        for quote in moved {
            match (&mut quote.page, &mut quote.item) {
                (Some(page), _) => page.value += 40,
                (None, Some(item)) => item.value.push('0'),
                (None, None) => {}
            }
            let place = filed.text.place(quote.text.span.clone());
            expected.push((place.path, place.line, quote.page.is_some()));
        }
    }
    assert!(!expected.is_empty());
    let found = refused(verify::prove(&content, read).1);
    let places: Vec<(String, usize)> =
        found.iter().map(|it| (it.place.path.clone(), it.place.line)).collect();
    for (path, line, paged) in &expected {
        let at = places.iter().position(|it| (&it.0, it.1) == (path, *line));
        let it = &found[at.unwrap_or_else(|| panic!("{path}:{line} is not told"))];
        assert_eq!(it.code, "quote-elsewhere", "{path}:{line}");
        let place = it.message.en.split_once("elsewhere: ").map_or("", |it| it.1);
        let named = if *paged { place.starts_with("PDF ") } else { place.contains("nr. ") };
        assert!(named, "{path}:{line}: {}", it.message.en);
    }
    assert_eq!(found.len(), expected.len());
}

/// A passage that speaks of what a position says is not said: one of the terms, with a word that has to be near it.
fn mention(content: &Content, position: &schema::Position) -> Option<document::Passage> {
    let terms = searched::wanted(content, position).into_iter().next()?;
    let plain = |term: &String| term.replace('*', "");
    let words: Vec<String> =
        terms.words.first().into_iter().chain(terms.near.first()).map(plain).collect();
    Some(document::Passage {
        page: None,
        label: None,
        kind: document::Kind::Paragraph,
        number: None,
        headings: Vec::new(),
        text: format!("Plantet her: {}.", words.join(" og ")),
        breaks: Vec::new(),
        cited: false,
        turns: Vec::new(),
    })
}

#[test]
fn a_mention_planted_in_a_real_source_turns_every_absence_into_an_error() {
    let Some(archive) = archive() else { return };
    let verified = verified(&archive);
    let (content, _) = load::read(&real());
    let mut read = verified.read.clone();
    let mut expected: Vec<(String, usize)> = Vec::new();
    for ((party, _), filed) in &content.programmes {
        let site = &content.site.as_ref().unwrap().value;
        let source = site.sources.iter().find(|it| it.id.value == filed.value.source.value);
        let Some(Ok((_, document))) = read.get_mut(&filed.value.source.value) else { continue };
        let part = source.unwrap().parts.iter().find(|it| *party == it.party.value);
        // In the article, right after the party's own heading; else at the end of the programme.
        let end = document.passages.len();
        let at = part.map_or(end, |part| {
            let heading = document.passages.iter().position(|it| it.text == part.heading.value);
            heading.unwrap() + 1
        });
        for position in &filed.value.positions {
            let Some(stance) = &position.stance else { continue };
            if !searched::rests_on_search(position) {
                continue;
            }
            let planted = mention(&content, position);
            document.passages.insert(at, planted.expect("there are search terms"));
            let claim = position.silent.first().map_or(&stance.span, |it| &it.span);
            let place = filed.text.place(claim.clone());
            expected.push((place.path, place.line));
        }
    }
    expected.sort();
    assert!(!expected.is_empty(), "nothing is said to be absent");
    let (lock, report) = verify::prove(&content, &read);
    assert!(lock.is_none(), "a lock was made of what is not proved");
    let hits = report.iter().filter(|it| it.code == "unjudged-hit");
    let mut places: Vec<(String, usize)> =
        hits.map(|it| (it.place.path.clone(), it.place.line)).collect();
    places.sort();
    places.dedup();
    assert_eq!(places, expected);
}

#[test]
fn every_measure_of_a_plan_stands_in_its_text_with_who_is_responsible() {
    let Some(archive) = archive() else { return };
    let (content, _) = load::read(&real());
    let bare = |text: &str| -> String { text.chars().filter(|it| it.is_alphanumeric()).collect() };
    let mut seen = 0;
    for filed in content.plans.values() {
        let site = &content.site.as_ref().unwrap().value;
        let source = site.sources.iter().find(|it| it.id.value == filed.value.source.value);
        let file = &source.unwrap().file.as_ref().unwrap().value;
        #[expect(clippy::disallowed_methods, reason = "the source texts are not content")]
        let text = bare(&std::fs::read_to_string(archive.join(file)).unwrap());
        let mut from = 0;
        for it in filed.value.measures() {
            let who = it.responsible.as_ref().map_or("", |it| it.value.as_str());
            let words = bare(&format!("{}{who}", it.text.value));
            // The measures stand in the order of the plan, each after the one before it.
            let at = text[from..].find(&words);
            from += at.unwrap_or_else(|| panic!("{} ({who})", it.text.value)) + words.len();
            seen += 1;
            let wrong = bare(&format!("{}{who}x", it.text.value));
            assert!(!text.contains(&wrong), "a letter too many is not seen: {wrong}");
        }
    }
    assert_eq!(seen, content.plans.values().map(|it| it.value.measures().count()).sum::<usize>());
}

#[test]
fn an_edition_held_against_itself_keeps_every_quotation_and_against_another_it_does_not() {
    let Some(archive) = archive() else { return };
    let read = &verified(&archive).read;
    let (content, _) = load::read(&real());
    let mut kept = 0;
    for (id, text) in read {
        let (_, document) = text.as_ref().unwrap();
        for (key, words, fate) in editions::compare(&content, id, id, document) {
            assert_eq!(fate, Fate::Kept, "{key}: {words}");
            kept += 1;
        }
    }
    // The two programmes that most is quoted from.
    let mut booklets = booklets(&archive);
    booklets.sort_by_key(|it| it.quotes.len());
    let quoted: usize = booklets.iter().map(|it| it.quotes.len()).sum();
    assert!(kept >= quoted, "only {kept} quotations");
    let (one, two) = (booklets.pop().unwrap().source, booklets.pop().unwrap().source);
    let (_, other) = read[two.as_str()].as_ref().unwrap();
    let fates = editions::compare(&content, &one, &two, other);
    assert!(!fates.is_empty() && fates.iter().all(|it| it.2 != Fate::Kept), "{fates:?}");
}
