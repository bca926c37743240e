//! Reads all files of the content, each once, all in parallel, and says which is what.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::files::{Refusal, Sources};
use crate::content::schema::{self, FileKind, Filed};
use crate::content::text::Text;
use crate::report::diagnostic::{Diagnostic, Report};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::address;
use crate::values::bilingual::Bilingual;
use crate::values::id::{PartyId, PlanId, ThemeId};
use crate::values::memo::Memo;
use crate::values::signature::PublicKey;

/// Everything that authors wrote, as far as it could be read.
///
/// The ids hold also for files that could not be read, so that one broken file does not make every
/// reference to it look wrong.
#[derive(Debug, Default)]
pub struct Content {
    /// `site.yaml`.
    pub site: Option<Arc<Filed<schema::Site>>>,
    /// Parties by id.
    pub parties: BTreeMap<PartyId, Arc<Filed<schema::Party>>>,
    /// Programmes by party and year.
    pub programmes: BTreeMap<(PartyId, i16), Arc<Filed<schema::Programme>>>,
    /// Themes by id.
    pub themes: BTreeMap<ThemeId, Arc<Filed<schema::Theme>>>,
    /// Plans of actors that are no parties, by id.
    pub plans: BTreeMap<PlanId, Arc<Filed<schema::Plan>>>,
    /// Ids of all parties that have a folder.
    pub party_ids: BTreeSet<PartyId>,
    /// Ids of all themes that have a file.
    pub theme_ids: BTreeSet<ThemeId>,
    /// All programmes that have a file.
    pub programme_ids: BTreeSet<(PartyId, i16)>,
    /// Ids of all plans that have a file.
    pub plan_ids: BTreeSet<PlanId>,
    /// What was taken out because it is not for readers yet.
    pub withheld: Withheld,
}

/// What a file of the content is.
enum Role {
    Site,
    Party(PartyId),
    Programme(PartyId, i16),
    Theme(ThemeId),
    Plan(PlanId),
}

/// What was read of files before.
pub type Before = Memo<(Read, Report)>;

/// A file that was read.
#[derive(Clone, Debug)]
pub enum Read {
    /// `site.yaml`.
    Site(Option<Arc<Filed<schema::Site>>>),
    /// A party by its id.
    Party(PartyId, Option<Arc<Filed<schema::Party>>>),
    /// A programme by its party and year.
    Programme(PartyId, i16, Option<Arc<Filed<schema::Programme>>>),
    /// A theme by its id.
    Theme(ThemeId, Option<Arc<Filed<schema::Theme>>>),
    /// A plan by its id.
    Plan(PlanId, Option<Arc<Filed<schema::Plan>>>),
}

/// Reads all files of the content. Templates are read elsewhere.
pub fn read(sources: &Sources) -> (Content, Report) {
    read_again(sources, &mut Before::default())
}

/// The same; files whose bytes are as before are not read again.
pub fn read_again(sources: &Sources, before: &mut Before) -> (Content, Report) {
    let mut content = Content::default();
    let mut report: Report =
        sources.refused.iter().map(|(path, refusal)| refused(path, refusal)).collect();
    let mut roles = Vec::new();
    let mut paths = sources.paths("parties/");
    paths.extend(sources.paths("themes/"));
    paths.extend(sources.paths("site.yaml"));
    paths.retain(|it| sources.refused.get(*it) != Some(&Refusal::Name));
    for path in paths {
        match role(path) {
            Ok(role) => {
                content.note(path, &role, &mut report);
                roles.push((path, role));
            }
            Err(finding) => report.push(*finding),
        }
    }
    if !roles.iter().any(|(_, role)| matches!(role, Role::Site)) {
        report.push(faults::missing_file(Place::file("site.yaml"), "site.yaml"));
    }
    for party in &content.party_ids {
        let path = format!("parties/{party}/party.yaml");
        if !sources.files.contains_key(&path) && !sources.refused.contains_key(&path) {
            report.push(faults::missing_file(Place::file(&path), &path));
        }
    }
    before.only(|path| sources.files.contains_key(path));
    let read: Vec<(&str, (Read, Report), bool)> = roles
        .into_par_iter()
        // Large files stand side by side: each may go to another worker.
        .with_max_len(1)
        .filter_map(|(path, role)| {
            let bytes = sources.files.get(path)?;
            Some(match before.get(path, bytes) {
                Some(made) => (path, made.clone(), false),
                None => (path, read_file(path, bytes, role), true),
            })
        })
        .collect();
    for (path, made, new) in read {
        if new {
            before.put(path, &sources.files[path], made.clone());
        }
        let (file, mut findings) = made;
        report.append(&mut findings);
        match file {
            Read::Site(site) => content.site = site,
            Read::Party(id, Some(party)) => drop(content.parties.insert(id, party)),
            Read::Programme(id, year, Some(programme)) => {
                content.programmes.insert((id, year), programme);
            }
            Read::Theme(id, Some(theme)) => drop(content.themes.insert(id, theme)),
            Read::Plan(id, Some(plan)) => drop(content.plans.insert(id, plan)),
            Read::Party(..) | Read::Programme(..) | Read::Theme(..) | Read::Plan(..) => {}
        }
    }
    (content, report)
}

impl Content {
    /// The key that the proofs and the site are signed with, if the site names one.
    pub fn signing_key(&self) -> Option<&PublicKey> {
        self.site.as_ref()?.value.signing_key.as_ref().map(|it| &it.value)
    }

    /// The programme of a party for an election, if its file could be read.
    pub fn programme(&self, party: &str, year: i16) -> Option<&Arc<Filed<schema::Programme>>> {
        self.programmes.get(&(PartyId::parse(party)?, year))
    }

    /// Whether there is a file for the programme of a party, read or not.
    pub fn has_programme(&self, party: &str, year: i16) -> bool {
        PartyId::parse(party).is_some_and(|it| self.programme_ids.contains(&(it, year)))
    }

    /// The ids of all parties that have a folder, as words.
    pub fn party_words(&self) -> impl Iterator<Item = &str> + Clone {
        self.party_ids.iter().map(PartyId::as_str)
    }

    /// The ids of all themes that have a file, as words.
    pub fn theme_words(&self) -> impl Iterator<Item = &str> + Clone {
        self.theme_ids.iter().map(ThemeId::as_str)
    }

    /// Notes the id that a file stands for, and tells if another file has it.
    fn note(&mut self, path: &str, role: &Role, report: &mut Report) {
        match role {
            Role::Site => {}
            Role::Party(party) => drop(self.party_ids.insert(party.clone())),
            Role::Plan(id) => drop(self.plan_ids.insert(id.clone())),
            Role::Programme(party, year) => {
                self.party_ids.insert(party.clone());
                self.programme_ids.insert((party.clone(), *year));
            }
            Role::Theme(theme) => {
                if !self.theme_ids.insert(theme.clone()) {
                    let address = address::Address::theme("", theme).path(&Default::default());
                    let other = format!("`{theme}.md`");
                    let place = Place::file(path);
                    let this = format!("`{path}`");
                    report.push(faults::same_address(place, &address, &this, &other));
                }
            }
        }
    }
}

fn refused(path: &str, refusal: &Refusal) -> Diagnostic {
    let place = Place::file(path);
    match refusal {
        Refusal::TooLarge(bytes) => faults::file_too_large(place, *bytes),
        Refusal::LeadsOut(target) => faults::link_leads_out(place, target),
        Refusal::WorkLink(target) => faults::work_link(place, target),
        Refusal::FolderLink(target) => faults::folder_link(place, target),
        Refusal::NotAFile => faults::not_a_file(place),
        Refusal::Name => faults::file_name_not_utf8(place),
        Refusal::Unreadable(why) => faults::unreadable(place, why),
    }
}

/// What a path means, or that it means nothing.
fn role(path: &str) -> Result<Role, Box<Diagnostic>> {
    let stray = |nb: &str, en: &str| {
        Err(Box::new(faults::stray_file(Place::file(path), Bilingual::new(nb, en))))
    };
    fn id<T>(path: &str, word: &str, parse: fn(&str) -> Option<T>) -> Result<T, Box<Diagnostic>> {
        parse(word).ok_or_else(|| Box::new(faults::bad_id(Place::file(path), word)))
    }
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["site.yaml"] => Ok(Role::Site),
        ["parties", party, "party.yaml"] => Ok(Role::Party(id(path, party, PartyId::parse)?)),
        ["parties", actor, "plan.yaml"] => Ok(Role::Plan(id(path, actor, PlanId::parse)?)),
        ["parties", party, file] => {
            let year = file.strip_suffix(".yaml").filter(|it| it.len() == 4);
            match year.and_then(|it| it.parse().ok()) {
                Some(year) => Ok(Role::Programme(id(path, party, PartyId::parse)?, year)),
                None => stray(
                    "en partimappe har `party.yaml` og én fil for hvert valg, som `2021.yaml`",
                    "a party's folder has `party.yaml` and one file for each election, like `2021.yaml`",
                ),
            }
        }
        ["parties", ..] => stray(
            "hvert parti har en mappe: `parties/<id>/party.yaml`",
            "each party has a folder: `parties/<id>/party.yaml`",
        ),
        ["themes", .., file] => match file.strip_suffix(".md") {
            Some(stem) => Ok(Role::Theme(id(path, stem, ThemeId::parse)?)),
            None => {
                stray("temaer er filer som slutter på `.md`", "themes are files that end in `.md`")
            }
        },
        _ => stray("flytt fila ut av mappa", "move the file out of the folder"),
    }
}

/// A file that authors write, by itself: its kind, its text, and what is wrong in it.
pub fn look(path: &str, bytes: &[u8]) -> Option<(FileKind, Text, Report)> {
    let role = role(path).ok()?;
    let kind = role.kind();
    let (_, report) = read_file(path, bytes, role);
    Some((kind, Text::decode(path, bytes).0, report))
}

fn read_file(path: &str, bytes: &[u8], role: Role) -> (Read, Report) {
    let (text, mut report) = Text::decode(path, bytes);
    if text.text.trim().is_empty() {
        return (role.nothing(), report);
    }
    let (file, mut findings) = match role {
        Role::Site => {
            let (site, findings) = schema::site(text);
            (Read::Site(site.map(Arc::new)), findings)
        }
        Role::Party(id) => {
            let (party, findings) = schema::party(text);
            (Read::Party(id, party.map(Arc::new)), findings)
        }
        Role::Programme(id, year) => {
            let (programme, findings) = schema::programme(text);
            (Read::Programme(id, year, programme.map(Arc::new)), findings)
        }
        Role::Theme(id) => {
            let (theme, findings) = schema::theme(text);
            (Read::Theme(id, theme.map(Arc::new)), findings)
        }
        Role::Plan(id) => {
            let (plan, findings) = schema::plan(text);
            (Read::Plan(id, plan.map(Arc::new)), findings)
        }
    };
    // YAML stumbles over a hidden character too: that is told once.
    findings.retain(|it| it.code != "yaml-syntax" || report.iter().all(|at| at.place != it.place));
    report.append(&mut findings);
    (file, report)
}

impl Role {
    fn kind(&self) -> FileKind {
        match self {
            Role::Site => FileKind::Site,
            Role::Party(_) => FileKind::Party,
            Role::Programme(..) => FileKind::Programme,
            Role::Theme(_) => FileKind::Theme,
            Role::Plan(_) => FileKind::Plan,
        }
    }

    fn nothing(self) -> Read {
        match self {
            Role::Site => Read::Site(None),
            Role::Party(id) => Read::Party(id, None),
            Role::Programme(id, year) => Read::Programme(id, year, None),
            Role::Theme(id) => Read::Theme(id, None),
            Role::Plan(id) => Read::Plan(id, None),
        }
    }
}

/// What was taken out of the content because it is a draft.
#[derive(Debug, Default)]
pub struct Withheld {
    /// Every name that a theme has or had in addresses, to its id.
    pub themes: BTreeMap<String, ThemeId>,
    /// Positions by party, election and theme.
    pub positions: BTreeSet<(PartyId, i16, String)>,
}
