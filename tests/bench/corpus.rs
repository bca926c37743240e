//! Made-up content of any size, the same for the same seed: parties, themes and positions that say nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Words that sentences are made of.
const WORDS: &str = "alle avgift avtale barn bedre behandling by bygd bør dag eldre ferge forebygging forskning \
    fylke før gradvis grense hele helse hjelp hver ikke innen kommune kultur kunnskap kyst lærer lokal lov mer \
    midler miljø mindre mål natur norsk nye offentlig og om ordning over pris pårørende redusere regjeringen \
    rettighet rus ruter samarbeid sikre skatt skole som stat sterkere støtte sykehus sørge tilbud tiltak tog \
    trygg under unge uten vei verden vil voksne våre år økt ønske åpne";

/// How large the content is, and which of all contents of that size it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Number of parties.
    pub(crate) parties: usize,
    /// Number of themes.
    pub(crate) themes: usize,
    /// Another seed gives other words and stances.
    pub(crate) seed: u64,
}

/// Chance that repeats itself: SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        it ^ (it >> 31)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    fn words(&mut self, number: usize) -> String {
        let all: Vec<&str> = WORDS.split_whitespace().collect();
        (0..number).map(|_| self.one(&all)).collect::<Vec<_>>().join(" ")
    }

    /// Sentences with so many words in all.
    fn sentences(&mut self, number: usize) -> String {
        let mut left = number;
        let mut sentences = Vec::new();
        while left > 0 {
            let length = left.min(8 + self.below(8));
            left -= length;
            sentences.push(format!("{}.", capital(&self.words(length))));
        }
        sentences.join(" ")
    }
}

/// The same with a capital first.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |it| it.to_uppercase().chain(letters).collect())
}

/// The files of the content, by path. About one position in seven is missing, as in the comparison
/// with other generators; `without` is what `site.yaml` leaves out of the site, as it is written there.
pub(crate) fn files(size: Size, without: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let parties: Vec<String> = (1..=size.parties).map(|it| format!("p{it:03}")).collect();
    let themes: Vec<String> = (1..=size.themes).map(|it| format!("t{it:04}")).collect();
    files.insert("site.yaml".to_owned(), site(&parties, without));
    for (i, id) in themes.iter().enumerate() {
        let mut chance = Chance(size.seed ^ (i as u64 + 1) << 20);
        files.insert(format!("themes/{id}.md"), theme(i, &mut chance));
    }
    for (i, id) in parties.iter().enumerate() {
        let mut chance = Chance(size.seed ^ (i as u64 + 1) << 40);
        files.insert(format!("parties/{id}/party.yaml"), party(i, &mut chance));
        files.insert(format!("parties/{id}/2029.yaml"), programme(id, &themes, &mut chance));
    }
    files
}

fn site(parties: &[String], without: &str) -> String {
    format!(
        "title: Valget\ntagline: Hva partiene mener\nbase_url: https://valg.test/\npublisher: Laget\n\
         responsible_editor: Redaksjonen\ncontact: post@valg.test\ndescription: Her står svarene.\n\
         method: Vi har lest programmene.\nlanguages: [nb]\ngroups:\n  - id: alt\n    title: Alt\n\
         sources:\n  - id: programmer\n    kind: programme\n    title: Programmene\n    publisher: Partiene\n\
         elections:\n  - year: 2029\n    title: Valget 2029\n    date: 2029-09-10\n    \
         inclusion: Alle er med.\n    without: [{without}]\n    parties: [{}]\n",
        parties.join(", ")
    )
}

fn theme(number: usize, chance: &mut Chance) -> String {
    let title = capital(&chance.words(3));
    format!(
        "---\ntitle: {title} {n}\nshort: Tema {n}\nquestion: Skal {} {n}?\nproposition: {} {n}.\n\
         group: alt\norder: {n}\n---\n\n{}\n\nLes **{}** i [loven](https://lov.test/{n}).\n\n{}\n",
        chance.words(4),
        capital(&chance.words(5)),
        chance.sentences(50),
        chance.words(2),
        chance.sentences(40),
        n = number + 1,
    )
}

fn party(number: usize, chance: &mut Chance) -> String {
    let colour = chance.below(0x0100_0000);
    let name = capital(&chance.words(1));
    let n = number + 1;
    format!(
        "name:\n  nb: {name}partiet {n}\n  nn: {name}partiet {n}\n  en: The {name} Party {n}\nshort: P{n}\n\
         colour: \"#{colour:06x}\"\nwebsite: https://p{n}.test/\n"
    )
}

fn programme(party: &str, themes: &[String], chance: &mut Chance) -> String {
    let mut text = "programme:\n  title: Program 2029\n  edition: adopted\n  language: nb\n  \
                    source: programmer\n  read: Hele programmet er lest.\n  checked: 2029-05-02\npositions:\n"
        .to_owned();
    for (i, theme) in themes.iter().enumerate() {
        if chance.below(100) < 15 {
            continue;
        }
        let stance = chance.one(&["for", "against", "conditional", "mentioned"]);
        let (first, bold, italic) = (chance.sentences(22), chance.words(3), chance.words(2));
        let (link, last, more) = (chance.words(2), chance.sentences(18), chance.sentences(10));
        // Writing into a text cannot fail.
        let _ = write!(
            text,
            "  - theme: {theme}\n    stance: {stance}\n    summary: |-\n      {first} Partiet vil **{bold}** og \
             *{italic}* & [{link}](https://valg.test/{party}/{theme}). {last} {more}\n    quotes:\n      \
             - id: q{i}\n        text: {}\n",
            chance.sentences(25),
        );
    }
    text
}
