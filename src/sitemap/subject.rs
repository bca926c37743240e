//! Lists the pages of a site, and where each of them is.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::index::{ElectionIx, PartyIx, PlanIx, PositionRef, ThemeIx};
use crate::model::{self, Election, Model};
use crate::report::diagnostic::Report;
use crate::report::faults;
use crate::report::place::Place;
use crate::values::address::Address;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The front page.
    Front,
    /// All themes and parties of an election.
    Overview(ElectionIx),
    /// A theme in an election.
    Theme(ElectionIx, ThemeIx),
    /// A party in an election.
    Party(ElectionIx, PartyIx),
    /// The list of pairs in an election.
    Pairs(ElectionIx),
    /// Two parties in an election.
    Pair(ElectionIx, PartyIx, PartyIx),
    /// Which parties agree in an election.
    Agreement(ElectionIx),
    /// A party on a theme in an election.
    Position(PositionRef),
    /// A plan of an actor that is no party.
    Plan(PlanIx),
    /// How the site is made.
    Method,
    /// What was changed.
    Changes,
    /// What other programs can have of it.
    Data,
    /// For addresses that do not exist.
    NotFound,
}

/// All pages of the site, in a fixed order.
pub fn subjects(model: &Model) -> Vec<Subject> {
    let mut all = vec![Subject::Front, Subject::Method, Subject::Changes, Subject::NotFound];
    all.extend(model.site.data.then_some(Subject::Data));
    all.extend(model.plans.indices().map(Subject::Plan));
    for (e, election) in model.elections.iter_enumerated() {
        let parties: Vec<PartyIx> = election.programmes.iter().map(|it| it.party).collect();
        all.push(Subject::Overview(e));
        for theme in model.themes.indices() {
            all.push(Subject::Theme(e, theme));
            let told = parties.iter().filter(|party| election.has_position(theme, **party));
            let at = |party: &PartyIx| PositionRef { election: e, theme, party: *party };
            all.extend(told.map(|party| Subject::Position(at(party))));
        }
        all.extend(parties.iter().map(|party| Subject::Party(e, *party)));
        if election.pairs {
            all.extend([Subject::Pairs(e), Subject::Agreement(e)]);
            for (i, first) in parties.iter().enumerate() {
                let others = parties[i + 1..].iter();
                all.extend(others.map(|second| Subject::Pair(e, *first, *second)));
            }
        }
    }
    all
}

/// Where the page of a subject is.
pub fn address(model: &Model, subject: Subject) -> Address {
    let prefix = |e: ElectionIx| model.elections[e].prefix.as_str();
    let (party, theme) = (|p: PartyIx| &model.parties[p].id, |t: ThemeIx| &model.themes[t].id);
    match subject {
        Subject::Front => Address::front(),
        Subject::Overview(e) => Address::overview(prefix(e)),
        Subject::Theme(e, t) => Address::theme(prefix(e), theme(t)),
        Subject::Party(e, p) => Address::party(prefix(e), party(p)),
        Subject::Pairs(e) => Address::pairs(prefix(e)),
        Subject::Pair(e, a, b) => Address::pair(prefix(e), [a, b].map(party)),
        Subject::Position(at) => {
            Address::position(prefix(at.election), theme(at.theme), party(at.party))
        }
        Subject::Agreement(e) => Address::agreement(prefix(e)),
        Subject::Plan(i) => Address::plan(&model.plans[i].id),
        Subject::Method => Address::method(),
        Subject::Changes => Address::changes(),
        Subject::Data => Address::data(),
        Subject::NotFound => Address::not_found(),
    }
}

/// The addresses of what goes with a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The page that other sites show in a frame.
    pub embed: Option<Address>,
    /// The file that tells other sites of that.
    pub oembed: Option<Address>,
    /// The page with what is needed to share it.
    pub share: Option<Address>,
    /// The code of its address for phones.
    pub code: Option<Address>,
    /// Its picture for where links are shared.
    pub card: Option<Address>,
}

/// What goes with the page of a subject: what there is of its kind, and its election does not go without.
pub fn beside(model: &Model, subject: Subject) -> Beside {
    let (Subject::Theme(e, _)
    | Subject::Party(e, _)
    | Subject::Pair(e, ..)
    | Subject::Position(PositionRef { election: e, .. })) = subject
    else {
        return Beside::default();
    };
    let (page, election) = (address(model, subject), &model.elections[e]);
    let shares = |it: Option<Address>| it.filter(|_| election.shares);
    Beside {
        embed: shares(page.embed()),
        oembed: shares(page.oembed()),
        share: shares(page.share()),
        code: shares(matches!(subject, Subject::Theme(..)).then(|| page.qr())),
        card: page.card().filter(|_| election.cards),
    }
}

/// The content file that a page comes from, for messages about its address.
fn origin(model: &Model, subject: Subject) -> String {
    match subject {
        Subject::Theme(_, t) | Subject::Position(PositionRef { theme: t, .. }) => {
            format!("themes/{}.md", model.themes[t].id)
        }
        Subject::Party(_, p) | Subject::Pair(_, _, p) => {
            format!("parties/{}/party.yaml", model.parties[p].id)
        }
        Subject::Plan(i) => format!("parties/{}/plan.yaml", model.plans[i].id),
        _ => "site.yaml".to_owned(),
    }
}

/// Tells of pages that get one address, and of pages where the site has another file.
pub fn collisions(model: &Model, assets: &[String]) -> Report {
    let words = |of: Taken<'_>| match of {
        Taken::Asset(asset) => format!("`templates/static/{asset}`"),
        Taken::Page(Subject::Pair(_, a, b)) => {
            format!("`{}` + `{}`", model.parties[a].id, model.parties[b].id)
        }
        Taken::Page(subject) => format!("`{}`", origin(model, subject)),
    };
    let mut taken: BTreeMap<String, Taken<'_>> = BTreeMap::new();
    let mut report = Vec::new();
    for asset in assets {
        if taken.insert(asset.clone(), Taken::Asset(asset)).is_some() {
            let place = Place::file(&format!("templates/static/{asset}"));
            let (ours, theirs) = (format!("`{asset}`"), words(Taken::Asset(asset)));
            report.push(faults::same_address(place, &format!("/{asset}"), &ours, &theirs));
        }
    }
    let subjects = subjects(model);
    for spelling in &model.spellings {
        for subject in subjects.iter().copied() {
            // Where the page itself is in another one's place, so is all that goes with it: one message.
            let mut told = false;
            for address in addresses(model, subject) {
                let first = taken.insert(address.output(spelling), Taken::Page(subject));
                if let Some(first) = first.filter(|_| !told) {
                    let place = Place::file(&origin(model, subject));
                    let path = address.path(spelling);
                    let what = words(Taken::Page(subject));
                    report.push(faults::same_address(place, &path, &words(first), &what));
                    told = true;
                }
            }
        }
    }
    report
}

/// The page of a subject and all that goes with it.
fn addresses(model: &Model, subject: Subject) -> impl Iterator<Item = Address> {
    let Beside { embed, oembed, share, code, card } = beside(model, subject);
    let page = Some(address(model, subject));
    [page, embed, oembed, share, code, card].into_iter().flatten()
}

/// The paths of all files that a site of the model has, but for those that only lead on: `assets`, and all
/// that is made of pages.
pub fn files(model: &Model, assets: &[String]) -> BTreeSet<String> {
    let mut files: BTreeSet<String> = assets.iter().cloned().collect();
    let subjects = subjects(model);
    for spelling in &model.spellings {
        let all = subjects.iter().flat_map(|it| addresses(model, *it));
        files.extend(all.map(|it| it.output(spelling)));
    }
    files
}

/// What has an address: a file that is copied, or a page with what goes with it.
#[derive(Clone, Copy)]
enum Taken<'a> {
    Asset(&'a str),
    Page(Subject),
}

/// Whether the page of a subject may tell of the data: of its files, or of its checksum, which differs with
/// any change of the content. All others stay the same files then.
pub fn tells_of_data(subject: Subject) -> bool {
    matches!(subject, Subject::Front | Subject::Method | Subject::Changes | Subject::Data)
}

pub(crate) fn programme(election: &Election, party: PartyIx) -> &model::Programme {
    let found = election.programme(party);
    found.expect("a subject names only parties that take part in its election")
}
