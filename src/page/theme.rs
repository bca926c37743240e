//! Shows one theme: background, who stands where, and then and now.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::index::{ElectionIx, NEWEST, PartyIx, PositionRef, ThemeIx};
use crate::model::{self, Election, words};
use crate::page::account::Under;
use crate::page::builder::{Page, Shown};
use crate::page::fragments::Fragments;
use crate::page::view;
use crate::sitemap::subject::programme;
use crate::values::address::Address;
use crate::values::url::Url;
use crate::values::vocabulary::{self, Stance};

/// A text as a pattern that matches it alone, for a regular expression of a script with the flag `u`: the
/// characters that mean something there are escaped (ECMAScript, SyntaxCharacter), and no others may be.
pub(crate) fn as_pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for it in text.chars() {
        if "^$\\.*+?()[]{}|/".contains(it) {
            pattern.push('\\');
        }
        pattern.push(it);
    }
    pattern
}

impl<'m> Page<'m> {
    /// A party in the strip of a theme, with a link to its card; a draft is marked.
    pub(super) fn in_strip(
        &self,
        election: &Election,
        theme: ThemeIx,
        party: PartyIx,
    ) -> view::Link {
        let it = &self.model.parties[party];
        let programme = programme(election, party);
        let mut text = it.short.clone();
        if programme.edition == vocabulary::Edition::Draft {
            text.push_str(&self.words.draft());
        }
        if programme.positions[theme].draft {
            text.push_str(&self.words.unpublished());
        }
        view::Link { href: format!("#{}", it.id), text, language: None, current: false }
    }

    /// How many parties have which stance on a theme, in words.
    pub(super) fn counts_in_words(
        &self,
        counts: &[(Stance, Vec<PartyIx>)],
        theme: ThemeIx,
    ) -> String {
        let part = |(stance, who): &(Stance, Vec<PartyIx>)| {
            words::count(who.len(), &self.stance(*stance, theme).word)
        };
        self.words.list(&counts.iter().map(part).collect::<Vec<_>>())
    }

    /// Stances on a theme in their written order, each with the parties that have it.
    pub(super) fn counts(&self, e: ElectionIx, theme: ThemeIx) -> Vec<(Stance, Vec<PartyIx>)> {
        let programmes = &self.election(e).programmes;
        let who = |stance: Stance| {
            let have = programmes.iter().filter(|it| it.positions[theme].stance == stance);
            have.map(|it| it.party).collect::<Vec<_>>()
        };
        Stance::ALL.iter().map(|it| (*it, who(*it))).filter(|(_, who)| !who.is_empty()).collect()
    }

    pub(super) fn theme(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        fragments: &Fragments,
    ) -> Shown<view::Theme> {
        let (about, election) = (&self.model.themes[theme], self.election(e));
        let neighbour = |i: ThemeIx| {
            let it = &self.model.themes[i];
            let address = Address::theme(&election.prefix, &it.id);
            self.theme_link(&address, i, &self.theme_words(i).title)
        };
        let counts = self.counts(e, theme);
        let count = |(stance, who): &(Stance, Vec<PartyIx>)| view::Count {
            stance: self.stance(*stance, theme),
            meaning: self.words.meaning(*stance),
            number: who.len(),
            parties: who.iter().map(|party| self.in_strip(election, theme, *party)).collect(),
        };
        let name = self.theme_name(e, theme);
        let past = if e == NEWEST { self.past(theme) } else { Vec::new() };
        let summary = self.counts_in_words(&counts, theme);
        let description = self.tell(
            "theme-description",
            [
                ("question", name.question.as_str().into()),
                ("election", self.election_title(e).into()),
                ("counts", summary.as_str().into()),
            ],
        );
        let title = name.title.clone();
        let parties = election.programmes.iter().map(|it| it.party);
        let positions = parties.map(|party| PositionRef { election: e, theme, party });
        let background = self.prose(&about.background);
        let nb = &about.words.nb;
        let texts = [nb.question.as_str(), nb.proposition.as_str(), background.as_str()];
        let checked = election.programmes.iter().map(|it| it.positions[theme].checked);
        let review = election.programmes.iter().filter_map(|it| it.positions[theme].review_by);
        let feed = Address::feed(self.model.site.feeds.then_some(&about.id), "xml");
        let view = view::Theme {
            feed: feed.canonical(&self.model.site.base_url, self.here.spelling()),
            checked: checked.max().flatten().map(|it| self.day(it)),
            review: review.min().map(|it| self.day(it)),
            qr: self.election(e).shares.then(|| self.href(&self.here.address().qr())),
            names: self.names_in(e, theme),
            terms: self.terms(positions, texts),
            summary,
            group: self.group(about.group).to_owned(),
            election: self.election_name(e),
            background,
            references: about.references.iter().enumerate().map(|it| self.reference(it)).collect(),
            counts: counts.iter().map(count).collect(),
            order: self.say("party-order"),
            cards: election
                .programmes
                .iter()
                .map(|it| self.card(e, theme, it, Under::Theme, fragments))
                .collect(),
            readings: fragments.readings(e),
            past_legend: self.past_legend(&past, &counts, theme),
            past_href: (e > NEWEST && self.has_past(theme)).then(|| {
                format!(
                    "{}#side-da",
                    self.href(&Address::theme(&self.election(NEWEST).prefix, &about.id))
                )
            }),
            past,
            plans: self.plans_on(theme),
            previous: self.model.themes.before(theme).map(neighbour),
            next: self.model.themes.after(theme).map(neighbour),
            elections: self
                .other_elections(e, |_, other| Some(Address::theme(&other.prefix, &about.id))),
            theme: name,
        };
        let icons = view
            .counts
            .iter()
            .map(|it| &it.stance)
            .chain(view.past_legend.iter().map(|it| &it.stance));
        let icons = icons.map(|it| it.key.clone()).collect();
        let steps = view.past.iter().flat_map(|it| &it.steps).filter(|it| !it.here);
        let quotes = steps.flat_map(|it| &it.quotes).filter_map(|it| it.anchor.clone());
        let quotes: BTreeSet<String> = quotes.collect();
        let mut shown = self.context(e, &title, &description, view);
        shown.page.icons = icons;
        shown.page.left.retain(|it| !quotes.contains(it));
        shown
    }

    /// The parties of the newest election on a theme, through all elections that somebody has read.
    pub(super) fn past(&self, theme: ThemeIx) -> Vec<view::Past> {
        let past = |now: &Arc<model::Programme>| -> Option<view::Past> {
            let read = self.model.elections.iter_enumerated().filter_map(|(e, election)| {
                let it = election.programme(now.party)?;
                it.positions[theme].stance.is_read().then_some((e, election, it))
            });
            let read: Vec<_> = read.collect();
            if read.len() < 2 {
                return None;
            }
            let step = |i: usize| {
                let (e, election, programme) = read[i];
                let it = &programme.positions[theme];
                let before = read.get(i + 1).map(|(_, _, it)| it.positions[theme].stance);
                view::Step {
                    year: election.year.to_string(),
                    here: e == NEWEST,
                    stance: self.stance_of(programme, theme),
                    change: before.map(|before| self.words.change(before, it.stance)),
                    source: self.words.source_kind(self.model.sources[programme.source].kind),
                    quotes: it
                        .quotes
                        .iter()
                        .map(|quote| self.quotation(e, theme, programme, quote))
                        .collect(),
                    evidence: it.evidence.iter().map(|it| self.evidence(it)).collect(),
                    href: self.place(PositionRef { election: e, theme, party: now.party }),
                }
            };
            let steps = (0..read.len()).map(step).collect();
            Some(view::Past { party: self.party_name(NEWEST, now.party), steps })
        };
        self.election(NEWEST).programmes.iter().filter_map(past).collect()
    }

    /// Whether a party of the newest election has been read on a theme in more than one election.
    pub(super) fn has_past(&self, theme: ThemeIx) -> bool {
        let times = |party: PartyIx| {
            let all = self.model.elections.iter().filter_map(|it| it.programme(party));
            all.filter(|it| it.positions[theme].stance.is_read()).count()
        };
        self.election(NEWEST).programmes.iter().any(|it| times(it.party) > 1)
    }

    /// The stance words of the past that no party has now.
    pub(super) fn past_legend(
        &self,
        past: &[view::Past],
        now: &[(Stance, Vec<PartyIx>)],
        theme: ThemeIx,
    ) -> Vec<view::Meaning> {
        let steps = past.iter().flat_map(|it| &it.steps);
        let used: BTreeSet<&str> = steps.map(|it| it.stance.key.as_str()).collect();
        let old = Stance::ALL
            .iter()
            .filter(|it| used.contains(it.word()) && now.iter().all(|(stance, _)| stance != *it));
        old.map(|it| view::Meaning {
            stance: self.stance(*it, theme),
            meaning: self.words.meaning(*it),
        })
        .collect()
    }

    /// The names that parties go by in what the cards of a theme say, as a pattern for the script: what is
    /// hidden from those who want to read without knowing whose words they are. A single letter is no
    /// name in a text.
    pub(super) fn names_in(&self, e: ElectionIx, theme: ThemeIx) -> String {
        let mut texts = String::new();
        for it in self.election(e).programmes.iter().map(|it| &it.positions[theme]) {
            let prose = std::iter::once(&it.summary).chain(&it.note).flat_map(|it| it.texts());
            let quotes = it.quotes.iter().map(|it| it.text.as_str());
            let facts = it.evidence.iter().map(|it| it.fact.as_str());
            texts.extend(prose.chain(quotes).chain(facts));
        }
        let names = self.model.parties.iter().flat_map(|it| {
            std::iter::once(&it.name.nb).chain(it.name.others.values()).chain([&it.short])
        });
        let places = Threes::of(&texts);
        // Many parties have one name in all languages: it is looked for once.
        let names: BTreeSet<&str> = names.map(String::as_str).collect();
        let mut names: Vec<&str> = names
            .into_iter()
            .filter(|it| it.chars().count() > 1 && places.may_hold(it) && texts.contains(it))
            .collect();
        // A longer name may begin with a shorter one.
        names.sort_by_key(|it| std::cmp::Reverse(it.len()));
        let names: Vec<String> = names.into_iter().map(as_pattern).collect();
        names.join("|")
    }

    pub(super) fn reference(&self, (i, it): (usize, &model::Reference)) -> view::Reference {
        view::Reference {
            anchor: format!("side-kilde-{}", i + 1),
            title: it.title.clone(),
            publisher: it.publisher.clone(),
            url: it.url.as_ref().map(Url::to_string),
            archived: it.archived.as_ref().map(Url::to_string),
            date: it.date.map(|it| self.day(it)),
        }
    }
}

/// Which runs of three bytes stand in a text, so that a name that does not stand there need not be looked
/// for: with a thousand parties that would be a thousand times through the words of a thousand.
struct Threes(Vec<bool>);

impl Threes {
    /// A multiple of what a long text has.
    const SIZE: usize = 1 << 18;

    fn of(text: &str) -> Threes {
        let mut there = vec![false; Threes::SIZE];
        text.as_bytes().windows(3).for_each(|it| there[Threes::place(it)] = true);
        Threes(there)
    }

    fn place(bytes: &[u8]) -> usize {
        bytes.iter().fold(0, |all, it| (all * 61 + usize::from(*it)) % Threes::SIZE)
    }

    /// Whether a part of the text may be these words; if not, none is.
    fn may_hold(&self, words: &str) -> bool {
        words.as_bytes().windows(3).all(|it| self.0[Threes::place(it)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_pattern_that_matches_it_alone() {
        assert_eq!(as_pattern("Rødt og SV-laget"), "Rødt og SV-laget");
        assert_eq!(
            as_pattern("A+B (C|D) [x]{2} e.f? ^$ \\ /*"),
            r"A\+B \(C\|D\) \[x\]\{2\} e\.f\? \^\$ \\ \/\*"
        );
    }
}
