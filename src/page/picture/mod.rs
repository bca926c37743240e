//! Says what the picture of a page shows: from the model, in the words of the page itself.

use crate::model::Programme;
use crate::model::index::{ElectionIx, NEWEST, PartyIx, PositionRef, ThemeIx};
use crate::page::builder::{Localised, Page};
use crate::page::pair::Relation;
use crate::page::picture::layout::{Card, Row, Sign};
use crate::sitemap::subject::{Subject, address, beside, programme};
use crate::values::address::{Address, Here};
use crate::values::date;
use crate::values::vocabulary::{Edition, SourceKind, Stance};

pub mod layout;
pub mod measure;

/// The picture of a page: `None` for pages that have none. Themes, positions, parties and pairs have one.
pub fn card(localised: Localised<'_>, subject: Subject) -> Option<Card> {
    let Localised { model, spelling, .. } = localised;
    let here = Here::page(address(model, subject), spelling);
    let page = Page::new(localised, here, subject);
    beside(model, subject).card.and_then(|_| page.picture())
}

impl Page<'_> {
    /// The picture of this page.
    pub(super) fn picture(&self) -> Option<Card> {
        match self.subject {
            Subject::Theme(e, theme) => Some(self.theme_picture(e, theme)),
            Subject::Position(at) => Some(self.position_picture(at)),
            Subject::Party(e, party) => Some(self.party_picture(e, party)),
            Subject::Pair(e, first, second) => Some(self.pair_picture(e, first, second)),
            _ => None,
        }
    }

    /// What all cards have in common.
    fn card_of(&self, e: ElectionIx, headline: [String; 2], on: &[&Programme]) -> Card {
        let site = &self.model.site;
        let own = site.base_url.spelled();
        let own = own.split_once("://").map_or(own, |it| it.1);
        // A theme of the newest election has a short address.
        let short = match self.subject {
            Subject::Theme(NEWEST, theme) => self.model.themes[theme].code.map(Address::short),
            _ => None,
        };
        let address = short.as_ref().unwrap_or(self.here.address());
        let address = format!("{own}{}", address.spelled(self.here.spelling()));
        // What nobody has looked at is no basis.
        let on: Vec<&Programme> = on.iter().copied().filter(|it| it.is_looked_at()).collect();
        let checked = on.iter().map(|it| it.checked).max();
        Card {
            site: site.title.clone(),
            election: [self.election_title(e).to_owned(), self.election(e).year.to_string()],
            headline,
            basis: self.bases(&on),
            checked: checked.map(|it| self.on_day(it)),
            address: [address, own.to_owned()].map(|it| it.trim_end_matches('/').to_owned()),
            ..Card::default()
        }
    }

    fn on_day(&self, day: date::PartialDate) -> String {
        self.tell("card-checked", [("date", self.words.date(day).into())])
    }

    /// What several programmes are to us, each kind with its number.
    fn bases(&self, programmes: &[&Programme]) -> String {
        match programmes {
            [] => return self.words.meaning(Stance::NotRead),
            [one] => return self.one_basis(one),
            _ => {}
        }
        let kind = |it: &&&Programme| self.model.sources[it.source].kind;
        let number =
            |of: &[SourceKind]| programmes.iter().filter(|it| of.contains(&kind(it))).count();
        let known = [
            ("programme", SourceKind::Programme),
            ("programme_draft", SourceKind::ProgrammeDraft),
            ("excerpt", SourceKind::Excerpt),
            ("record", SourceKind::Record),
        ];
        let mut parts = known.map(|(word, kind)| (word, number(&[kind]))).to_vec();
        let others = programmes.len() - parts.iter().map(|it| it.1).sum::<usize>();
        parts.push(("other", others));
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, number)| *number > 0)
            .map(|(word, number)| {
                self.tell(&format!("card-basis-{word}"), [("number", number.into())])
            })
            .collect();
        self.tell("card-basis", [("parts", self.words.list(&parts).into())])
    }

    /// What one programme is to us, and whether it is adopted.
    fn one_basis(&self, it: &Programme) -> String {
        let kind = self.model.sources[it.source].kind;
        let word = self.words.source_kind(kind);
        let text = match kind {
            SourceKind::Programme | SourceKind::ProgrammeDraft | SourceKind::Excerpt => true,
            // What others tell of a programme: whether that was adopted is not for us to say.
            _ => it.edition == Edition::Draft,
        };
        let edition = match it.edition {
            Edition::NotStated => "card-not-stated".to_owned(),
            stated => format!("document-{}", stated.word()),
        };
        if text { format!("{word}, {}", self.say(&edition)) } else { word }
    }

    fn theme_picture(&self, e: ElectionIx, theme: ThemeIx) -> Card {
        let election = self.election(e);
        let words = self.theme_words(theme);
        let on: Vec<&Programme> = election.programmes.iter().map(AsRef::as_ref).collect();
        let dates = on.iter().map(|it| it.positions[theme].checked);
        let row = |(stance, who): (Stance, Vec<PartyIx>)| Row {
            sign: Sign::Stance(stance),
            word: self.stance(stance, theme).word,
            number: who.len(),
            names: who.iter().map(|it| self.in_strip(election, theme, *it).text).collect(),
        };
        Card {
            rows: self.counts(e, theme).into_iter().map(row).collect(),
            checked: dates.max().flatten().map(|it| self.on_day(it)),
            ..self.card_of(e, [words.question.clone(), words.short.clone()], &on)
        }
    }

    fn position_picture(&self, at: PositionRef) -> Card {
        let PositionRef { election: e, theme, party } = at;
        let programme = programme(self.election(e), party);
        let (words, it) = (self.theme_words(theme), &programme.positions[theme]);
        let short = self.tell(
            "party-on-theme",
            [
                ("party", self.model.parties[party].short.as_str().into()),
                ("theme", words.short.as_str().into()),
            ],
        );
        Card {
            claim: Some(self.tell("card-claim", [("text", words.proposition.as_str().into())])),
            stance: Some((Sign::Stance(it.stance), self.stance_of(programme, theme).word)),
            words: self.told(programme, theme),
            checked: it.checked.map(|it| self.on_day(it)),
            ..self.card_of(e, [self.about(party, theme), short], &[programme])
        }
    }

    /// What may stand under a single stance, best first: whole quotations or sentences.
    ///
    /// Where a position rests on several quotations, none of them stands alone: another may hold
    /// what the first leaves open.
    fn told(&self, programme: &Programme, theme: ThemeIx) -> Vec<String> {
        let position = &programme.positions[theme];
        let source = &self.model.sources[programme.source];
        match position.stance {
            Stance::NotRead | Stance::SourceMissing => vec![self.words.silence(position.stance)],
            Stance::NotFound => {
                let searched = position
                    .absence
                    .as_ref()
                    .map(|it| self.absence(Stance::NotFound, it, source).sentence);
                std::iter::once(self.words.meaning(position.stance)).chain(searched).collect()
            }
            _ => match position.quotes.as_slice() {
                [only] => vec![self.words.quotation(&only.text)],
                _ => Vec::new(),
            },
        }
    }

    fn party_picture(&self, e: ElectionIx, party: PartyIx) -> Card {
        let programme = programme(self.election(e), party);
        let draft = programme.edition == Edition::Draft;
        let mark = if draft { self.words.draft() } else { String::new() };
        let row = |stance: &Stance| {
            let number = programme.positions.iter().filter(|it| it.stance == *stance).count();
            let word = format!("{}{mark}", self.words.common_stance(*stance));
            Row { sign: Sign::Stance(*stance), word, number, names: Vec::new() }
        };
        let names = [self.name(party), &self.model.parties[party].short];
        Card {
            rows: Stance::ALL.iter().map(row).filter(|it| it.number > 0).collect(),
            claim: Some(self.tell("card-party", [("themes", self.themes_in_words().into())])),
            ..self.card_of(e, names.map(str::to_owned), &[programme])
        }
    }

    fn pair_picture(&self, e: ElectionIx, first: PartyIx, second: PartyIx) -> Card {
        let on = [first, second].map(|it| programme(self.election(e), it));
        let standing = |theme: ThemeIx| {
            Relation::of(on[0].positions[theme].stance, on[1].positions[theme].stance)
        };
        let row = |relation: Relation| Row {
            sign: match relation {
                Relation::Same => Sign::Same,
                Relation::Partly => Sign::Partly,
                Relation::Opposite => Sign::Opposite,
                Relation::Unclear => Sign::Unclear,
            },
            word: self.say(&relation.message()),
            number: self.model.themes.indices().filter(|it| standing(*it) == relation).count(),
            names: Vec::new(),
        };
        let marked = |it: &Programme, name: &str| match it.edition {
            Edition::Draft => format!("{name}{}", self.words.draft()),
            _ => name.to_owned(),
        };
        let names = on.map(|it| marked(it, self.name(it.party)));
        let shorts = on.map(|it| marked(it, &self.model.parties[it.party].short));
        Card {
            rows: Relation::ALL.map(row).into(),
            claim: Some(self.tell("card-pair", [("themes", self.themes_in_words().into())])),
            ..self.card_of(e, [names, shorts].map(|[one, two]| self.two(&one, &two)), &on)
        }
    }
}
