//! Lists for editors what is missing, overdue, unread by a second person or uneven: in the preview only.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::content::load::Content;
use crate::content::schema::{At, Position};
use crate::content::text::Text;
use crate::report::diagnostic::Report;
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;
use crate::values::date::PartialDate;
use crate::values::id::PartyId;
use crate::values::language::Language;
use crate::values::readability;
use crate::values::vocabulary::Stance;

/// Words that take a side or guess at motives, in summaries, questions and propositions: whole words, in
/// small letters. A word is listed because a neutral one says the same; each hit is for a person to judge.
const LOADED: &[&str] = &[
    "angivelig",
    "angivelege",
    "bare",
    "berre",
    "dessverre",
    "diverre",
    "ekstrem",
    "ekstreme",
    "endelig",
    "endeleg",
    "fornuftig",
    "fornuftige",
    "heldigvis",
    "hevder",
    "hevdar",
    "innrømmer",
    "innrømmar",
    "naiv",
    "naive",
    "naturligvis",
    "naturlegvis",
    "nok en gang",
    "offensiv",
    "offensive",
    "påstår",
    "radikal",
    "radikale",
    "selvsagt",
    "sjølvsagt",
    "selvfølgelig",
    "slapp",
    "slappe",
    "skremmende",
    "urimelig",
    "urimelege",
    "uansvarlig",
    "uansvarlege",
    "viktige",
    "viktig",
    "ønsker seg",
];

/// Words that turn a sentence: a proposition with one makes «for» mean «against».
const NEGATIONS: &[&str] =
    &["ikke", "ikkje", "ingen", "aldri", "uten", "utan", "verken", "nei", "mot"];

/// How far a party's mean may be from that of all parties before it is pointed out, as a ratio.
const UNEVEN: f64 = 1.5;

/// A table with a heading.
#[derive(Debug)]
pub struct Section {
    /// Its id on the page.
    pub id: &'static str,
    /// Its heading.
    pub title: Bilingual,
    /// What it shows, and what to do about it.
    pub about: Bilingual,
    /// The heads of its columns.
    pub columns: Vec<Bilingual>,
    /// Its rows; none says that all is well.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell: a text, and the place in a file that it leads to.
#[derive(Debug)]
pub struct Cell {
    /// The text in both languages.
    pub text: Bilingual,
    /// Path and line.
    pub place: Option<(String, usize)>,
}

impl Cell {
    fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        Cell { text: Bilingual { nb: text.clone(), en: text }, place: None }
    }

    fn words(nb: &str, en: &str) -> Cell {
        Cell { text: Bilingual::new(nb, en), place: None }
    }

    fn at(place: &Place) -> Cell {
        let path = format!("{}:{}", place.path, place.line);
        Cell { place: Some((place.path.clone(), place.line)), ..Cell::text(path) }
    }

    fn number(count: usize) -> Cell {
        Cell::text(count.to_string())
    }
}

/// Everything on the desk. `found` is what the checks told of the content, reminders too; `proved` what a
/// proof against the archive told, `None` if the archive is not at hand; `today` is the editors' day.
pub fn sections(
    content: &Content,
    found: &Report,
    proved: Option<&Report>,
    today: PartialDate,
) -> Vec<Section> {
    let desk = Desk { content };
    vec![
        desk.reminders(found),
        desk.proof(proved),
        desk.deadlines(today),
        desk.second_reader(),
        desk.coverage(),
        desk.quotations(),
        desk.readability(),
        desk.wording(),
        desk.negation(),
    ]
}

struct Desk<'c> {
    content: &'c Content,
}

/// A position and the file that it stands in.
struct Coded<'c> {
    party: &'c PartyId,
    year: i16,
    text: &'c Text,
    position: &'c Position,
}

impl<'c> Desk<'c> {
    /// The positions that somebody has read something for, by party and election.
    fn coded(&self) -> impl Iterator<Item = Coded<'c>> {
        self.content.programmes.iter().flat_map(|((party, year), filed)| {
            let read = |it: &&Position| it.stance.as_ref().is_some_and(|it| it.value.is_read());
            let each = filed.value.positions.iter().filter(read);
            each.map(|position| Coded { party, year: *year, text: &filed.text, position })
        })
    }

    fn parties(&self, year: i16) -> Vec<&'c PartyId> {
        let of_year = self.content.programmes.keys().filter(|it| it.1 == year);
        of_year.map(|it| &it.0).collect()
    }

    fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.content.programmes.keys().map(|it| it.1).collect();
        years.sort_unstable();
        years.dedup();
        years.reverse();
        years
    }

    fn reminders(&self, found: &Report) -> Section {
        let rows = found.iter().map(|it| {
            vec![
                Cell::at(&it.place),
                Cell { text: it.message.clone(), place: None },
                Cell { text: it.help.clone(), place: None },
            ]
        });
        Section {
            id: "mangler",
            title: Bilingual::new("Mangler", "Missing"),
            about: Bilingual::new(
                "Alt kontrollen minner om: plassholdere, temaer ingen har undersøkt, oversettelser som mangler, sammendrag som er tunge å lese.",
                "All that the checks remind of: stand-ins, themes nobody has looked at, missing translations, summaries that are hard to read.",
            ),
            columns: vec![
                Bilingual::new("Sted", "Place"),
                Bilingual::new("Hva", "What"),
                Bilingual::new("Kur", "Cure"),
            ],
            rows: rows.collect(),
        }
    }

    fn proof(&self, proved: Option<&Report>) -> Section {
        let mut section = Section {
            id: "bevis",
            title: Bilingual::new(
                "Sitater og treff mot arkivet",
                "Quotations and hits against the archive",
            ),
            about: Bilingual::new(
                "Sitater som ikke står i kilden, og treff i programmene som ingen har vurdert.",
                "Quotations that do not stand in the source, and hits in programmes that nobody has judged.",
            ),
            columns: vec![
                Bilingual::new("Sted", "Place"),
                Bilingual::new("Hva", "What"),
                Bilingual::new("Kur", "Cure"),
            ],
            rows: Vec::new(),
        };
        match proved {
            Some(report) => {
                let rows = report.iter().map(|it| {
                    let cell = |text: &Bilingual| Cell { text: text.clone(), place: None };
                    vec![Cell::at(&it.place), cell(&it.message), cell(&it.help)]
                });
                section.rows = rows.collect();
            }
            None => {
                section.about = Bilingual::new(
                    "Arkivet er ikke her, eller PDF-leseren mangler. Kjør `standpunkt verify` der det er.",
                    "The archive is not here, or the reader of PDF is missing. Run `standpunkt verify` where it is.",
                );
            }
        }
        section
    }

    fn deadlines(&self, today: PartialDate) -> Section {
        let mut due: Vec<(PartialDate, Place, usize)> = Vec::new();
        for filed in self.content.programmes.values() {
            let read = |it: &&Position| it.stance.as_ref().is_some_and(|it| it.value.is_read());
            let positions = || filed.value.positions.iter().filter(read);
            let mut note = |at: &At<PartialDate>, count: usize| {
                if count > 0 {
                    due.push((at.value, filed.text.place(at.span.clone()), count));
                }
            };
            if let Some(at) = &filed.value.review_by {
                note(at, positions().filter(|it| it.review_by.is_none()).count());
            }
            positions().filter_map(|it| it.review_by.as_ref()).for_each(|at| note(at, 1));
        }
        due.sort_by(|a, b| (a.0, &a.1.path, a.1.line).cmp(&(b.0, &b.1.path, b.1.line)));
        let rows = due.iter().map(|(date, place, count)| {
            let late = *date < today;
            let state = if late {
                Cell::words("fristen er ute", "overdue")
            } else {
                Cell::words("i tide", "in time")
            };
            vec![Cell::text(date.iso()), state, Cell::number(*count), Cell::at(place)]
        });
        Section {
            id: "frister",
            title: Bilingual::new("Frister", "Deadlines"),
            about: Bilingual::new(
                "Når standpunktene skal kontrolleres igjen, de første først. Leserne ser fristen, og at den er ute.",
                "When positions are to be checked again, the first first. Readers see the deadline, and that it has passed.",
            ),
            columns: vec![
                Bilingual::new("Innen", "By"),
                Bilingual::new("Nå", "Now"),
                Bilingual::new("Standpunkter", "Positions"),
                Bilingual::new("Sted", "Place"),
            ],
            rows: rows.collect(),
        }
    }

    fn second_reader(&self) -> Section {
        let mut alone: BTreeMap<(i16, &PartyId), (usize, usize, Place)> = BTreeMap::new();
        for it in self.coded() {
            let filed = &self.content.programmes[&(it.party.clone(), it.year)].value;
            let second = it.position.checked_by.is_some() || filed.checked_by.is_some();
            let place = || it.text.place(it.position.span.clone());
            let entry = alone.entry((-it.year, it.party)).or_insert_with(|| (0, 0, place()));
            entry.1 += 1;
            entry.0 += usize::from(!second);
        }
        let rows = alone.into_iter().filter(|it| it.1.0 > 0).map(|((year, party), it)| {
            let (without, of, place) = it;
            let year = Cell::text((-year).to_string());
            vec![
                year,
                Cell::text(party.as_str()),
                Cell::number(without),
                Cell::number(of),
                Cell::at(&place),
            ]
        });
        Section {
            id: "lesere",
            title: Bilingual::new("Uten en andre leser", "Without a second reader"),
            about: Bilingual::new(
                "Standpunkter der ingen står som `checked_by`. Med `two_readers: true` i `site.yaml` stanser de byggingen.",
                "Positions that name nobody as `checked_by`. With `two_readers: true` in `site.yaml` they stop a build.",
            ),
            columns: vec![
                Bilingual::new("Valg", "Election"),
                Bilingual::new("Parti", "Party"),
                Bilingual::new("Uten", "Without"),
                Bilingual::new("Av", "Of"),
                Bilingual::new("Det første", "The first"),
            ],
            rows: rows.collect(),
        }
    }

    fn coverage(&self) -> Section {
        let themes = self.content.themes.len();
        let mut rows = Vec::new();
        for year in self.years() {
            for party in self.parties(year) {
                let filed = &self.content.programmes[&(party.clone(), year)];
                let stances = || {
                    let of = filed.value.positions.iter().filter_map(|it| it.stance.as_ref());
                    of.map(|it| it.value)
                };
                let count =
                    |fits: &dyn Fn(Stance) -> bool| stances().filter(|it| fits(*it)).count();
                let missing = count(&|it| it == Stance::SourceMissing);
                let read = count(&Stance::is_read);
                rows.push(vec![
                    Cell::text(year.to_string()),
                    Cell::text(party.as_str()),
                    Cell::number(count(&Stance::is_said)),
                    Cell::number(count(&|it| it == Stance::NotFound)),
                    Cell::number(themes.saturating_sub(read + missing)),
                    Cell::number(missing),
                    Cell::at(&Place { line: 1, ..Place::file(&filed.text.path) }),
                ]);
            }
        }
        Section {
            id: "dekning",
            title: Bilingual::new("Dekning", "Coverage"),
            about: Bilingual {
                nb: format!("Hvor mange av de {themes} temaene hvert parti har et svar på."),
                en: format!("On how many of the {themes} themes each party has an answer."),
            },
            columns: vec![
                Bilingual::new("Valg", "Election"),
                Bilingual::new("Parti", "Party"),
                Bilingual::new("Sagt", "Said"),
                Bilingual::new("Ikke funnet", "Not found"),
                Bilingual::new("Ikke undersøkt", "Not examined"),
                Bilingual::new("Kilden mangler", "Source missing"),
                Bilingual::new("Fil", "File"),
            ],
            rows,
        }
    }

    /// A row for each party with a mean, pointed out where it is far from that of all.
    fn means(&self, of: impl Fn(&Coded<'c>) -> Vec<usize>) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for year in self.years() {
            let mut all: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for it in self.coded().filter(|it| it.year == year) {
                all.entry(it.party).or_default().extend(of(&it));
            }
            let mean = |of: &[usize]| of.iter().sum::<usize>() as f64 / of.len().max(1) as f64;
            let whole: Vec<usize> = all.values().flatten().copied().collect();
            let usual = mean(&whole);
            for (party, numbers) in all.iter().filter(|it| !it.1.is_empty()) {
                let own = mean(numbers);
                let far = own > usual * UNEVEN || own * UNEVEN < usual;
                let verdict = if far {
                    Cell::words("langt fra de andre", "far from the others")
                } else {
                    Cell::text("")
                };
                rows.push(vec![
                    Cell::text(year.to_string()),
                    Cell::text(*party),
                    Cell::number(numbers.len()),
                    Cell::text(format!("{own:.1}")),
                    Cell::number(numbers.iter().max().copied().unwrap_or(0)),
                    Cell::text(format!("{usual:.1}")),
                    verdict,
                ]);
            }
        }
        rows
    }

    fn quotations(&self) -> Section {
        let rows = self.means(|it| {
            it.position.quotes.iter().map(|it| it.text.value.split_whitespace().count()).collect()
        });
        Section {
            id: "sitater",
            title: Bilingual::new("Sitatenes lengde", "Length of quotations"),
            about: Bilingual::new(
                "Ord i sitatene til hvert parti. Et parti som får mer plass enn de andre, pekes ut.",
                "Words in each party's quotations. A party that gets more room than the others is pointed out.",
            ),
            columns: vec![
                Bilingual::new("Valg", "Election"),
                Bilingual::new("Parti", "Party"),
                Bilingual::new("Sitater", "Quotations"),
                Bilingual::new("Ord i snitt", "Mean words"),
                Bilingual::new("Lengst", "Longest"),
                Bilingual::new("Alle partier", "All parties"),
                Bilingual::new("", ""),
            ],
            rows,
        }
    }

    fn readability(&self) -> Section {
        let rows = self.means(|it| {
            let liks = readability::liks(&it.position.summary.value);
            liks.map(|it| it.round() as usize).into_iter().collect()
        });
        Section {
            id: "lesbarhet",
            title: Bilingual::new("Lesbarhet", "Readability"),
            about: Bilingual::new(
                "LIKS for sammendragene til hvert parti: under 40 er lett, 40–50 er avis. Det skal ikke være tyngre å lese om ett parti enn om et annet.",
                "LIKS of each party's summaries: below 40 is easy, 40 to 50 is a newspaper. It should not be harder to read of one party than of another.",
            ),
            columns: vec![
                Bilingual::new("Valg", "Election"),
                Bilingual::new("Parti", "Party"),
                Bilingual::new("Sammendrag", "Summaries"),
                Bilingual::new("I snitt", "Mean"),
                Bilingual::new("Tyngst", "Hardest"),
                Bilingual::new("Alle partier", "All parties"),
                Bilingual::new("", ""),
            ],
            rows,
        }
    }

    /// All texts of our own that readers judge parties by: each with its file.
    fn texts(&self) -> Vec<(&'c Text, &'c At<String>)> {
        let summaries = self.coded().map(|it| (it.text, &it.position.summary));
        let notes = self.coded().filter_map(|it| Some((it.text, it.position.note.as_ref()?)));
        let themes = self.content.themes.values().flat_map(|it| {
            [&it.value.title, &it.value.question, &it.value.proposition].map(|at| (&it.text, at))
        });
        themes.chain(summaries).chain(notes).collect()
    }

    fn hits(&self, texts: Vec<(&'c Text, &'c At<String>)>, words: &[&str]) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (text, at) in texts {
            let lower = at.value.to_lowercase();
            for word in words.iter().filter(|it| stands_in(&lower, it)) {
                let place = text.place(at.span.clone());
                rows.push(vec![Cell::text(*word), Cell::text(at.value.clone()), Cell::at(&place)]);
            }
        }
        rows
    }

    fn wording(&self) -> Section {
        Section {
            id: "ordvalg",
            title: Bilingual::new("Ordvalg", "Wording"),
            about: Bilingual::new(
                "Ord som tar side eller gjetter på motiver, i våre egne tekster. Les setningen, og døm selv: ordet kan være på sin plass.",
                "Words that take a side or guess at motives, in our own texts. Read the sentence and judge: the word may be in place.",
            ),
            columns: vec![
                Bilingual::new("Ord", "Word"),
                Bilingual::new("Setning", "Sentence"),
                Bilingual::new("Sted", "Place"),
            ],
            rows: self.hits(self.texts(), LOADED),
        }
    }

    fn negation(&self) -> Section {
        let themes =
            self.content.themes.values().flat_map(|it| {
                [&it.value.question, &it.value.proposition].map(|at| (&it.text, at))
            });
        Section {
            id: "nekting",
            title: Bilingual::new("Nekting i påstander", "Negation in propositions"),
            about: Bilingual::new(
                "En påstand eller et spørsmål med nekting blir lett svart på motsatt. Skriv hva som skal skje, ikke hva som ikke skal.",
                "A proposition or question with a negation is easily answered the wrong way round. Write what is to happen, not what is not.",
            ),
            columns: vec![
                Bilingual::new("Ord", "Word"),
                Bilingual::new("Setning", "Sentence"),
                Bilingual::new("Sted", "Place"),
            ],
            rows: self.hits(themes.collect(), NEGATIONS),
        }
    }
}

/// Whether a word, or words, stand in a text as a whole.
fn stands_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// The desk as its page shows it, in one language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Shown {
    /// What the page is called.
    pub title: String,
    /// Says that a section has no rows.
    pub nothing: String,
    /// The sections.
    pub sections: Vec<ShownSection>,
}

/// A table with a heading.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShownSection {
    /// Its id on the page.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it shows, and what to do about it.
    pub about: String,
    /// How many rows it has.
    pub number: usize,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<ShownCell>>,
}

/// A cell.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShownCell {
    /// Its text.
    pub text: String,
    /// Link to the place in a file that it leads to, for an editor of text.
    pub href: Option<String>,
}

/// The desk in one language. `root` is the absolute path of the content folder, for links to files.
pub fn shown(sections: &[Section], language: Language, root: &str) -> Shown {
    let say = |it: &Bilingual| it.get(language).to_owned();
    let link = |(path, line): &(String, usize)| format!("vscode://file{root}/{path}:{line}");
    let cell = |it: &Cell| ShownCell { text: say(&it.text), href: it.place.as_ref().map(link) };
    let section = |it: &Section| ShownSection {
        id: it.id.to_owned(),
        title: say(&it.title),
        about: say(&it.about),
        number: it.rows.len(),
        columns: it.columns.iter().map(say).collect(),
        rows: it.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
    };
    Shown {
        title: say(&Bilingual::new("Redaksjonens arbeidsliste", "The editors' desk")),
        nothing: say(&Bilingual::new("Ingenting.", "Nothing.")),
        sections: sections.iter().map(section).collect(),
    }
}
