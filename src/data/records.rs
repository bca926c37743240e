//! Makes the records of the open data of a model and the words that authors wrote.

use crate::content::load::Content;
use crate::content::lock::RejectedHit;
use crate::content::schema::{self, At};
use crate::data::dataset::{
    About, Absence, Background, ByLanguage, Change, Election, Evidence, LeftOut, Licence, Measure,
    Party, Plan, Position, Programme, Proof, Quote, Reference, Rejected, Reply, Site, Source,
    StanceWords, Theme, ThemeWords, Twin,
};
use crate::model::index::{ElectionIx, Ix, PartyIx, PositionRef, SourceIx};
use crate::model::words::{self, Words};
use crate::model::{self, Model, Translated};
use crate::proof::normalise;
use crate::sitemap::places;
use crate::values::address::Address;
use crate::values::anchor;
use crate::values::language::Spelling;
use crate::values::url::Url;
use crate::values::vocabulary::{Edition, Stance};

/// All records, made once; each file shows some of them.
#[derive(Debug)]
pub struct Records {
    /// The site.
    pub site: Site,
    /// What it says of itself.
    pub about: About,
    /// The common words for stances.
    pub stances: Vec<StanceWords>,
    /// Elections, newest first.
    pub elections: Vec<Election>,
    /// Parties.
    pub parties: Vec<Party>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// What themes are about, in their order.
    pub backgrounds: Vec<Background>,
    /// Documents.
    pub sources: Vec<Source>,
    /// Programmes, by election and party.
    pub programmes: Vec<Programme>,
    /// Positions, by election, theme and party.
    pub positions: Vec<Position>,
    /// Plans.
    pub plans: Vec<Plan>,
}

impl Records {
    /// The records of a model without errors. `content` is what it was made of: it has the texts as they
    /// were written; `words` has the interface in each language of the site.
    pub fn new(content: &Content, model: &Model, words: &[&Words]) -> Records {
        let make = Make { content, model };
        let elections = model.elections.indices();
        let programmes = elections.clone().flat_map(|e| make.programmes(e)).collect();
        Records {
            site: make.site(),
            about: make.about(),
            stances: stances(words),
            elections: model.elections.iter().map(|it| make.election(it)).collect(),
            parties: model.parties.indices().map(|it| make.party(it)).collect(),
            themes: model.themes.iter().map(|it| make.theme(it)).collect(),
            backgrounds: model.themes.iter().map(|it| make.background(it)).collect(),
            sources: make.sources().iter().zip(make.model.sources.iter()).map(source).collect(),
            programmes,
            positions: elections.flat_map(|e| make.positions(e)).collect(),
            plans: model.plans.iter().map(|it| make.plan(it)).collect(),
        }
    }
}

struct Make<'m> {
    content: &'m Content,
    model: &'m Model,
}

impl Make<'_> {
    fn sources(&self) -> &[schema::Source] {
        self.content.site.as_ref().map_or(&[], |it| &it.value.sources)
    }

    fn source_id(&self, i: SourceIx) -> String {
        self.sources().get(i.place()).map(|it| it.id.value.clone()).unwrap_or_default()
    }

    fn pages(&self, fragment: &str, address: &Address) -> ByLanguage {
        let page = |it: &Spelling| {
            let page = address.canonical(&self.model.site.base_url, it);
            (it.language.code(), format!("{page}{fragment}"))
        };
        self.model.spellings.iter().map(page).collect()
    }

    fn site(&self) -> Site {
        let it = &self.model.site;
        Site {
            title: it.title.clone(),
            tagline: by_language(&it.tagline),
            base_url: it.base_url.to_string(),
            publisher: it.publisher.clone(),
            responsible_editor: it.responsible_editor.clone(),
            contact: it.contact.clone(),
            languages: self.model.spellings.iter().map(|it| it.language.code()).collect(),
            licence: it
                .data_licence
                .clone()
                .map(|(name, url)| Licence { name, url: url.to_string() }),
        }
    }

    fn about(&self) -> About {
        let written = self.content.site.as_ref().map(|it| &it.value);
        let in_languages =
            |nb: Option<&At<String>>, of: &dyn Fn(&schema::SiteWords) -> Option<&At<String>>| {
                let others = written.into_iter().flat_map(|it| &it.translations);
                let others = others.filter_map(|(language, words)| {
                    Some((language.code(), of(words)?.value.trim_end().to_owned()))
                });
                let nb = nb.map(|it| it.value.trim_end().to_owned()).unwrap_or_default();
                others.chain([("nb", nb)]).collect()
            };
        About {
            description: in_languages(written.map(|it| &it.description), &|it| {
                it.description.as_ref()
            }),
            method: in_languages(written.map(|it| &it.method), &|it| it.method.as_ref()),
        }
    }

    fn election(&self, it: &model::Election) -> Election {
        let left_out = it.left_out.iter();
        let left_out =
            left_out.map(|(name, why)| LeftOut { name: name.clone(), reason: why.clone() });
        Election {
            year: it.year,
            title: by_language(&it.title),
            date: it.date.iso(),
            inclusion: by_language(&it.inclusion),
            left_out: left_out.collect(),
            pages: self.pages("", &Address::overview(&it.prefix)),
        }
    }

    fn party(&self, i: PartyIx) -> Party {
        let party = &self.model.parties[i];
        let ids = self.content.parties.get(&party.id).map(|it| &it.value.ids);
        let id = |name, at: Option<&At<String>>| Some((name, at?.value.clone()));
        let identifiers = ids.map(|ids| {
            [
                id("wikidata", ids.wikidata.as_ref()),
                id("storting", ids.storting.as_ref()),
                id("manifesto", ids.manifesto.as_ref()),
            ]
        });
        let newest = self.model.elections.iter().find(|it| it.programme(i).is_some());
        let page =
            |newest: &model::Election| self.pages("", &Address::party(&newest.prefix, &party.id));
        Party {
            id: party.id.to_string(),
            name: by_language(&party.name),
            short: party.short.clone(),
            colour: party.colour.to_string(),
            website: party.website.to_string(),
            identifiers: identifiers.into_iter().flatten().flatten().collect(),
            pages: newest.map(page).unwrap_or_default(),
        }
    }

    fn theme(&self, theme: &model::Theme) -> Theme {
        let words = |it: &model::ThemeWords| ThemeWords {
            title: it.title.clone(),
            short: it.short.clone(),
            question: it.question.clone(),
            proposition: it.proposition.clone(),
            stances: it.stances.iter().map(|(it, word)| (it.word(), word.clone())).collect(),
        };
        let others = theme.words.others.iter().map(|(language, it)| (language.code(), words(it)));
        Theme {
            id: theme.id.to_string(),
            group: self.model.groups.get(theme.group).map(by_language).unwrap_or_default(),
            words: others.chain([("nb", words(&theme.words.nb))]).collect(),
            pages: self.pages("", &Address::theme("", &theme.id)),
        }
    }

    fn background(&self, theme: &model::Theme) -> Background {
        let written = self.content.themes.get(&theme.id);
        let text = written.map(|it| it.text.text[it.value.body.clone()].trim().to_owned());
        let reference = |it: &schema::Reference| Reference {
            id: it.id.value.clone(),
            title: it.title.value.clone(),
            publisher: it.publisher.value.clone(),
            url: url_of(&it.url),
            archived: url_of(&it.archived),
            date: it.date.as_ref().map(|it| it.value.iso()),
        };
        let sources = written.into_iter().flat_map(|it| &it.value.sources);
        Background {
            theme: theme.id.to_string(),
            text: text.unwrap_or_default(),
            sources: sources.map(reference).collect(),
        }
    }

    fn written(&self, party: PartyIx, year: i16) -> Option<&schema::Programme> {
        let key = (self.model.parties[party].id.clone(), year);
        self.content.programmes.get(&key).map(|it| &it.value)
    }

    fn programmes(&self, e: ElectionIx) -> Vec<Programme> {
        let election = &self.model.elections[e];
        let programme = |programme: &model::Programme| {
            let written = self.written(programme.party, election.year);
            let party = &self.model.parties[programme.party].id;
            Programme {
                election: election.year,
                party: party.to_string(),
                title: programme.title.clone(),
                edition: programme.edition.word(),
                source: self.source_id(programme.source),
                read: written.map(|it| it.read.value.trim_end().to_owned()).unwrap_or_default(),
                note: written.and_then(|it| text_of(&it.note)),
                checked: programme.checked.iso(),
                pages: self.pages("", &Address::party(&election.prefix, party)),
            }
        };
        election.programmes.iter().map(AsRef::as_ref).map(programme).collect()
    }

    fn positions(&self, e: ElectionIx) -> Vec<Position> {
        let election = &self.model.elections[e];
        let mut found = Vec::new();
        for theme in self.model.themes.indices() {
            let at = |party| PositionRef { election: e, theme, party };
            found.extend(election.programmes.iter().map(|it| self.position(at(it.party), it)));
        }
        found
    }

    fn position(&self, at: PositionRef, of: &model::Programme) -> Position {
        let (ids, position) = (self.model.ids(at), &of.positions[at.theme]);
        let mut written = self.written(at.party, ids.year).into_iter();
        let written =
            written.find_map(|of| of.positions.iter().find(|it| it.theme.value == ids.theme));
        let (page, place) = places::of_position(self.model, at);
        let pages = self.pages(&place, &page);
        let nb = pages.get("nb").cloned().unwrap_or_default();
        let page = nb.split('#').next().unwrap_or_default().to_owned();
        let place = |quote: &str| format!("{page}#{}", anchor::quote_anchor(ids, quote));
        let changes = written.iter().flat_map(|it| &it.changes).map(|it| Change {
            date: it.date.value.iso(),
            kind: it.kind.value.word(),
            was: it.was.as_ref().map(|it| it.value.word()),
            why: it.why.value.trim_end().to_owned(),
        });
        Position {
            election: ids.year,
            party: ids.party.to_owned(),
            theme: ids.theme.to_owned(),
            stance: position.stance.word(),
            draft: position.draft,
            summary: written.map(|it| it.summary.value.trim_end().to_owned()).unwrap_or_default(),
            quotes: position.quotes.iter().map(|it| quote(it, place(&it.id))).collect(),
            evidence: position.evidence.iter().map(evidence).collect(),
            absence: position.absence.as_deref().map(absence),
            changes: changes.collect(),
            note: written.and_then(|it| text_of(&it.note)),
            checked: position.checked.map(|it| it.iso()),
            review_by: position.review_by.map(|it| it.iso()),
            coded_by: position.coded_by.clone(),
            checked_by: position.checked_by.clone(),
            reply: position.reply.as_ref().map(|it| Reply {
                date: it.date.iso(),
                text: it.text.clone(),
                url: it.url.as_ref().map(Url::to_string),
            }),
            edition: of.edition.word(),
            source: self.source_id(of.source),
            pages,
        }
    }

    fn plan(&self, plan: &model::Plan) -> Plan {
        let written = self.content.plans.get(&plan.id).map(|it| &it.value);
        let numbered = words::numbered;
        let mut measures = Vec::new();
        for goal in &plan.goals {
            for sub in &goal.sub_goals {
                measures.extend(sub.measures.iter().map(|it| Measure {
                    id: it.id.clone(),
                    goal: numbered(goal.number.as_deref(), &goal.title),
                    sub_goal: numbered(sub.number.as_deref(), &sub.title),
                    text: it.words.text.clone(),
                    responsible: it.responsible.clone(),
                    themes:
                        it.themes.iter().map(|t| self.model.themes[*t].id.to_string()).collect(),
                }));
            }
        }
        Plan {
            id: plan.id.to_string(),
            actor: plan.actor.clone(),
            title: plan.title.clone(),
            period: plan.period.clone(),
            language: plan.language.clone(),
            source: self.source_id(plan.source),
            read: written.map(|it| it.read.value.trim_end().to_owned()).unwrap_or_default(),
            note: written.and_then(|it| text_of(&it.note)),
            checked: plan.checked.iso(),
            aim: plan.aim.as_ref().map(|it| it.text.clone()),
            measures,
            pages: self.pages("", &Address::plan(&plan.id)),
        }
    }
}

fn url_of(at: &Option<At<Url>>) -> Option<String> {
    at.as_ref().map(|it| it.value.to_string())
}

fn text_of(at: &Option<At<String>>) -> Option<String> {
    at.as_ref().map(|it| it.value.trim_end().to_owned())
}

fn by_language(it: &Translated) -> ByLanguage {
    let others = it.others.iter().map(|(language, text)| (language.code(), text.clone()));
    others.chain([("nb", it.nb.clone())]).collect()
}

fn stances(words: &[&Words]) -> Vec<StanceWords> {
    let say = |of: &dyn Fn(&Words) -> String| {
        words.iter().map(|it| (it.language.code(), of(it))).collect()
    };
    let stance = |it: &Stance| StanceWords {
        stance: it.word(),
        word: say(&|words| words.common_stance(*it)),
        meaning: say(&|words| words.meaning(*it)),
    };
    Stance::ALL.iter().map(stance).collect()
}

fn source((source, read): (&schema::Source, &model::Source)) -> Source {
    let passport = read.passport.as_ref();
    let words = passport.and_then(|it| it.words.as_ref());
    Source {
        id: source.id.value.clone(),
        kind: source.kind.value.word(),
        title: source.title.value.clone(),
        publisher: source.publisher.value.clone(),
        url: url_of(&source.url),
        archived: url_of(&source.archived),
        date: source.date.as_ref().map(|it| it.value.iso()),
        language: text_of(&source.language),
        period: text_of(&source.period),
        edition: source.says_edition().map(Edition::word),
        pages: source.pages.as_ref().map(|it| it.value),
        sha256: source.sha256.as_ref().map(|it| it.value.to_string()),
        title_page: passport.and_then(|it| it.title_page.clone()),
        created: passport.and_then(|it| Some(it.created?.iso())),
        changed: passport.and_then(|it| Some(it.changed?.iso())),
        edition_words: words.map(|it| it.exact.clone()),
        edition_page: words.and_then(|it| it.page),
        twins: source.twins.iter().map(twin).collect(),
        newest_seen: source.newest_seen.as_ref().map(|it| it.value.iso()),
    }
}

fn twin(it: &schema::Twin) -> Twin {
    Twin {
        language: it.language.value.clone(),
        pages: it.pages.as_ref().map(|it| it.value),
        url: url_of(&it.url),
        sha256: it.sha256.as_ref().map(|it| it.value.to_string()),
    }
}

fn quote(it: &model::Quote, address: String) -> Quote {
    let proof = it.proof.as_ref();
    let words = normalise::normal(&it.text);
    let whole = (!words.contains("[...]")).then(|| words.chars().count());
    Quote {
        id: it.id.clone(),
        text: it.text.clone(),
        language: it.language.clone(),
        heading: it.heading.clone(),
        item: it.item.clone(),
        page: proof.and_then(|it| it.page),
        label: proof.and_then(|it| it.label.clone()),
        proof: proof.map(|it| Proof {
            start: it.start,
            end: whole.map(|length| it.start + length),
            prefix: it.prefix.clone(),
            suffix: it.suffix.clone(),
            headings: it.headings.clone(),
        }),
        address,
    }
}

fn evidence(it: &model::Evidence) -> Evidence {
    Evidence {
        fact: it.fact.clone(),
        kind: it.source.kind.word(),
        title: it.source.title.clone(),
        publisher: it.source.publisher.clone(),
        url: it.source.url.as_ref().map(Url::to_string),
        archived: it.source.archived.as_ref().map(Url::to_string),
        date: it.source.date.map(|it| it.iso()),
        locator: it.locator.clone(),
    }
}

fn absence(absence: &model::Absence) -> Absence {
    let hit = |it: &RejectedHit| Rejected {
        text: it.text.clone(),
        term: it.term.clone(),
        why: it.why.clone(),
        page: it.page,
        label: it.label.clone(),
    };
    Absence {
        terms: absence.terms.clone(),
        near: absence.near.clone(),
        passages: absence.proof.passages,
        quoted: absence.proof.quoted,
        rejected: absence.proof.hits.iter().map(hit).collect(),
    }
}
