//! Shows what a party says on a theme: stance, summary, quotations and their proof.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::content::lock;
use crate::model::index::{ElectionIx, PositionRef, ThemeIx};
use crate::model::{self, Election};
use crate::page::builder::{Audience, Page};
use crate::page::changes::is_told;
use crate::page::fragments::Fragments;
use crate::page::view;
use crate::sitemap::places;
use crate::values::address::Address;
use crate::values::anchor;
use crate::values::id::{PartyId, ThemeId};
use crate::values::position::PositionIds;
use crate::values::url::Url;
use crate::values::vocabulary::{self, Stance};

/// What the heading and the id of a card are made of, on the kinds of page that show cards.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Under {
    /// Under the heading of a theme, so that the party names it.
    Theme,
    /// Under the heading of a party, so that the theme names it.
    Party,
    /// Beside another party under a theme in a list of themes, which has the id.
    Pair,
}

impl<'m> Page<'m> {
    pub(super) fn stance(&self, stance: Stance, theme: ThemeIx) -> view::StanceWord {
        let own = self.theme_words(theme).stances.get(&stance);
        view::StanceWord {
            key: stance.word().to_owned(),
            language: own.and_then(|_| self.theme_language(theme)),
            word: own.cloned().unwrap_or_else(|| self.words.common_stance(stance)),
        }
    }

    /// Where a programme stands on a theme; neither a party's draft nor our own ever stands unmarked.
    pub(super) fn stance_of(
        &self,
        programme: &model::Programme,
        theme: ThemeIx,
    ) -> view::StanceWord {
        let mut stance = self.stance(programme.positions[theme].stance, theme);
        if programme.edition == vocabulary::Edition::Draft {
            stance.word.push_str(&self.words.draft());
        }
        if programme.positions[theme].draft {
            stance.word.push_str(&self.words.unpublished());
        }
        stance
    }

    pub(super) fn basis(&self, programme: &model::Programme) -> view::Basis {
        let source = &self.model.sources[programme.source];
        view::Basis {
            programme: (programme.title != source.title).then(|| programme.title.clone()),
            edition: self.words.edition(programme.edition),
            draft: programme.edition == vocabulary::Edition::Draft,
            kind: self.words.source_kind(source.kind),
            document: source.title.clone(),
            publisher: source.publisher.clone(),
            url: source.url.as_ref().map(Url::to_string),
            archived: source.archived.as_ref().map(Url::to_string),
            date: source.date.map(|it| self.day(it)),
            read: self.prose(&programme.read),
        }
    }

    pub(super) fn card(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        programme: &model::Programme,
        under: Under,
        fragments: &Fragments,
    ) -> view::Card {
        let (party, it_theme) = (&self.model.parties[programme.party], &self.model.themes[theme]);
        let prefix = &self.election(e).prefix;
        let (name, title) = (self.name(programme.party), self.theme_words(theme).title.as_str());
        let (anchor, heading, leads) = match under {
            Under::Theme => (Some(party.id.as_str()), name, Address::party(prefix, &party.id)),
            Under::Party => {
                (Some(it_theme.id.as_str()), title, Address::theme(prefix, &it_theme.id))
            }
            Under::Pair => (None, name, Address::party(prefix, &party.id)),
        };
        view::Card {
            anchor: anchor.map(str::to_owned),
            former: match under {
                Under::Theme => party.aliases.iter().map(PartyId::to_string).collect(),
                Under::Party => it_theme.aliases.iter().map(ThemeId::to_string).collect(),
                Under::Pair => Vec::new(),
            },
            party: party.id.to_string(),
            heading: heading.to_owned(),
            language: (under == Under::Party).then(|| self.theme_language(theme)).flatten(),
            heading_href: self.href(&leads),
            stance: self.stance_of(programme, theme),
            body: fragments.body(PositionRef { election: e, theme, party: programme.party }),
        }
    }

    /// What a party says on a theme.
    pub(super) fn account(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        programme: &model::Programme,
    ) -> view::Account {
        let (party, position) = (programme.party, &programme.positions[theme]);
        let it_theme = &self.model.themes[theme];
        let prefix = &self.election(e).prefix;
        let source = &self.model.sources[programme.source];
        let at = PositionRef { election: e, theme, party };
        let former = |ids: &[&str]| places::former_anchors(self.model, at, ids);
        let quotation = |quote: &model::Quote| {
            let ids = [&quote.id].into_iter().chain(&quote.aliases).map(String::as_str);
            view::Quotation {
                anchor: Some(self.quote_anchor(at, quote)),
                former: former(&ids.collect::<Vec<_>>()),
                ..self.quotation(e, theme, programme, quote)
            }
        };
        let gone = position.aliases.iter().flat_map(|id| {
            let own = anchor::quote_anchor(self.model.ids(at), id);
            [own].into_iter().chain(former(&[id]))
        });
        let alone = self.election(e).has_position(theme, party);
        view::Account {
            party: self.party_name(e, party),
            theme: view::ThemeLink {
                title: self.theme_words(theme).title.clone(),
                short: self.theme_words(theme).short.clone(),
                href: self.href(&Address::theme(prefix, &it_theme.id)),
            },
            former: gone.collect(),
            edit: match self.audience {
                Audience::Editors(root) => {
                    let PositionIds { party, year, .. } = self.model.ids(at);
                    let record = format!("parties/{party}/{year}.yaml:{}", position.line);
                    Some(view::Link {
                        href: format!("vscode://file{root}/{record}"),
                        text: self.tell("edit", [("record", record.as_str().into())]),
                        language: None,
                        current: false,
                    })
                }
                Audience::Readers | Audience::Reviewers => None,
            },
            changes: {
                let told = position.changes.iter().rev().filter(|it| is_told(it));
                told.map(|it| self.change(theme, it)).collect()
            },
            about: self.about(party, theme),
            stance: self.stance_of(programme, theme),
            draft: position.draft,
            summary: self.glossary.mark(&self.summary(position)),
            quotes: position.quotes.iter().map(quotation).collect(),
            evidence: position.evidence.iter().map(|it| self.evidence(it)).collect(),
            absence: position.absence.as_ref().map(|it| self.absence(position.stance, it, source)),
            then: self.then_links(e, theme, programme),
            note: position.note.as_ref().map(|it| self.prose(it)),
            kind: self.words.source_kind(source.kind),
            checked: position.checked.map(|it| self.day(it)),
            review: position.review_by.map(|it| self.day(it)),
            coded_by: position.coded_by.clone(),
            checked_by: position.checked_by.clone(),
            reply: position.reply.as_ref().map(|it| view::Reply {
                date: self.day(it.date),
                text: it.text.clone(),
                url: it.url.as_ref().map(Url::to_string),
            }),
            href: alone.then(|| self.place(at)),
        }
    }

    /// Link to a party's position on a theme: to its own page, else to its place on the theme's.
    pub(super) fn place(&self, at: PositionRef) -> String {
        let (page, place) = places::of_position(self.model, at);
        format!("{}{place}", self.href(&page))
    }

    /// Our summary, or that nobody has looked.
    pub(super) fn summary(&self, it: &model::Position) -> view::Html {
        if it.summary.is_empty() {
            return view::Html::text(&self.words.silence(it.stance)).within("p", None);
        }
        self.prose(&it.summary)
    }

    /// The id of a quotation on pages that show it.
    pub(super) fn quote_anchor(&self, at: PositionRef, quote: &model::Quote) -> String {
        anchor::quote_anchor(self.model.ids(at), &quote.id)
    }

    /// The id of a place, if links to it on this page were published.
    pub(super) fn published_here(&self, id: &str) -> Option<String> {
        let path = self.here.address().spelled(&self.model.spellings[0]);
        self.model.published.has(&path, id).then(|| id.to_owned())
    }

    /// A quotation of another election: it has an id only where links to it were published.
    pub(super) fn quotation(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        programme: &model::Programme,
        quote: &model::Quote,
    ) -> view::Quotation {
        let source = &self.model.sources[programme.source];
        let at = PositionRef { election: e, theme, party: programme.party };
        let place = self.place(at);
        let page = place.split_once('#').map_or(place.as_str(), |it| it.0);
        let anchor = self.quote_anchor(at, quote);
        let proved = quote.proof.as_ref();
        let printed = proved.and_then(|it| Some(self.words.page(it.page?, it.label.as_deref())));
        let unproved = || Some(self.words.unproved_page(quote.page.filter(|_| proved.is_none())?));
        let page_of_it = printed.or_else(unproved);
        view::Quotation {
            anchor: self.published_here(&anchor),
            former: Vec::new(),
            href: format!("{page}#{anchor}"),
            text: quote.text.clone(),
            language: self.other_than_page(&quote.language),
            locator: self.words.locator(
                quote.heading.as_deref(),
                quote.item.as_deref(),
                page_of_it.as_deref(),
            ),
            proof: proved.map(|it| self.proof(it, source)),
        }
    }

    /// Links to the party's position on the theme in the other elections, newest first.
    pub(super) fn then_links(
        &self,
        e: ElectionIx,
        theme: ThemeIx,
        programme: &model::Programme,
    ) -> Vec<view::ThenLink> {
        let now = programme.positions[theme].stance;
        let elections = self.model.elections.iter_enumerated().filter(|(i, _)| *i != e);
        let link = |(i, election): (ElectionIx, &Election)| {
            let then = election.programme(programme.party)?.positions[theme].stance;
            let (earlier, later) = if i > e { (then, now) } else { (now, then) };
            then.is_read().then(|| view::ThenLink {
                year: election.year.to_string(),
                change: self.words.change(earlier, later),
                href: self.place(PositionRef { election: i, theme, party: programme.party }),
            })
        };
        elections.filter_map(link).collect()
    }

    /// The explained stance words that cards of a page use: the common ones.
    pub(super) fn legend(&self, used: impl Iterator<Item = Stance>) -> Vec<view::Meaning> {
        let used: Vec<Stance> = used.collect();
        let stances = Stance::ALL.iter().filter(|it| used.contains(it));
        stances.map(|it| self.common_meaning(*it)).collect()
    }

    /// The explained words of positions and texts of a page, in their written order.
    ///
    /// Texts are in bokmål, so that the page explains the same words in every language.
    pub(super) fn terms<'t>(
        &self,
        positions: impl Iterator<Item = PositionRef>,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Vec<view::Term> {
        let mut used = BTreeSet::new();
        for at in positions {
            used.extend(self.glossary.at(self.model, at).into_iter().flatten());
        }
        texts.into_iter().for_each(|it| used.extend(self.glossary.find(it)));
        let term = |i: usize| {
            let it = &self.model.terms[i];
            let ((word, meaning), language) = it.words.of(self.words.language);
            view::Term {
                anchor: format!("side-term-{}", it.id),
                word: word.clone(),
                meaning: meaning.clone(),
                language: self.foreign(language),
            }
        };
        used.into_iter().map(term).collect()
    }

    pub(super) fn common_meaning(&self, stance: Stance) -> view::Meaning {
        view::Meaning {
            stance: view::StanceWord {
                key: stance.word().to_owned(),
                word: self.words.common_stance(stance),
                language: None,
            },
            meaning: self.words.meaning(stance),
        }
    }

    /// What was searched for what a position of this stance says is not said.
    pub(super) fn absence(
        &self,
        stance: Stance,
        absence: &model::Absence,
        source: &model::Source,
    ) -> view::Absence {
        let hit = |hit: &lock::RejectedHit| view::RejectedHit {
            text: hit.text.clone(),
            page: hit.page.map(|page| self.words.page(page, hit.label.as_deref())),
            why: hit.why.clone(),
        };
        view::Absence {
            sentence: std::iter::once(self.words.searched(
                stance,
                source.kind,
                absence.terms.len(),
                (absence.proof.hits.len(), absence.proof.quoted),
            ))
            .chain(source.read_by_eye.iter().map(|(pages, by, on)| {
                self.words.read_by_eye(&pages.to_string(), by, &self.day(*on).text)
            }))
            .collect::<Vec<_>>()
            .join(" "),
            before: self.words.searched_before(source.proved),
            day: source.proved.day().map(|it| self.day(it)),
            terms: absence.terms.join(", "),
            near: (!absence.near.is_empty()).then(|| absence.near.join(", ")),
            hits: absence.proof.hits.iter().map(hit).collect(),
        }
    }

    /// What was proved of a quotation from a source.
    pub(super) fn proof(&self, it: &lock::ProvedQuote, source: &model::Source) -> view::Proof {
        view::Proof {
            word: self.words.proved(source.proved),
            brief: self.words.proved_in_brief(source.proved),
            day: source.proved.day().map(|it| self.day(it)),
            before: it.prefix.clone(),
            after: it.suffix.clone(),
            href: source.url.as_ref().map(|url| source_link(url, it)),
        }
    }

    pub(super) fn evidence(&self, it: &model::Evidence) -> view::Evidence {
        view::Evidence {
            fact: it.fact.clone(),
            source: self.document(&it.source),
            locator: it.locator.clone(),
        }
    }

    pub(super) fn document(&self, it: &model::Source) -> view::Document {
        view::Document {
            kind: self.words.source_kind(it.kind),
            title: it.title.clone(),
            publisher: it.publisher.clone(),
            url: it.url.as_ref().map(Url::to_string),
            archived: it.archived.as_ref().map(Url::to_string),
            details: self.words.document(it.period.as_deref(), it.edition, it.pages),
            date: it.date.map(|it| self.day(it)),
        }
    }
}

/// A link to the place in a source: the page of a PDF, else the words themselves (text fragment).
fn source_link(url: &str, proof: &lock::ProvedQuote) -> String {
    if let Some(page) = proof.page {
        return format!("{url}#page={page}");
    }
    let mut words = String::new();
    for byte in proof.exact.bytes() {
        // `-` and `,` and `&` mean something in a text fragment; all that is not plain is written out.
        if byte.is_ascii_alphanumeric() {
            words.push(char::from(byte));
        } else {
            let _ = write!(words, "%{byte:02X}");
        }
    }
    format!("{url}#:~:text={words}")
}
