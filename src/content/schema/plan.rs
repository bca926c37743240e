//! Reads the file of a plan.

use crate::content::schema::at::{At, Filed};
use crate::content::schema::field::{Declared, field};
use crate::content::schema::fields::{Fields, file};
use crate::content::schema::programme::{CHECKED, READ, SOURCE};
use crate::content::text::Text;
use crate::report::diagnostic::{Report, What};
use crate::values::date::PartialDate;

/// `parties/<id>/plan.yaml`: what an actor that is no party has planned, for comparison.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Who made it.
    pub actor: At<String>,
    /// Its title.
    pub title: At<String>,
    /// The years it is for.
    pub period: At<String>,
    /// Its language.
    pub language: At<String>,
    /// Id of the document that was read.
    pub source: At<String>,
    /// What of it was read: Markdown.
    pub read: At<String>,
    /// When it was last checked.
    pub checked: At<PartialDate>,
    /// What a reader has to know of it: Markdown.
    pub note: Option<At<String>>,
    /// What it aims at as a whole, verbatim.
    pub aim: Option<At<String>>,
    /// Its goals.
    pub goals: Vec<Goal>,
    /// Whether each of them could be read.
    pub whole: bool,
}

/// A goal of a plan.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Its number, as printed.
    pub number: Option<At<String>>,
    /// Its title.
    pub title: At<String>,
    /// Its parts.
    pub sub_goals: Vec<SubGoal>,
}

/// A part of a goal of a plan.
#[derive(Clone, Debug)]
pub struct SubGoal {
    /// Its number, as printed.
    pub number: Option<At<String>>,
    /// Its title.
    pub title: At<String>,
    /// What is to be done.
    pub measures: Vec<Measure>,
}

/// Something that a plan says is to be done.
#[derive(Clone, Debug)]
pub struct Measure {
    /// An id of its own, given once and kept: it stands in addresses.
    pub id: At<String>,
    /// The words, verbatim.
    pub text: At<String>,
    /// Who is to do it, as the plan names it right after the words.
    pub responsible: Option<At<String>>,
    /// The themes that it speaks of.
    pub themes: Vec<At<String>>,
    /// Ids that it had before.
    pub aliases: Vec<At<String>>,
}

impl Plan {
    /// All measures, in their order.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.goals.iter().flat_map(|it| &it.sub_goals).flat_map(|it| &it.measures)
    }
}

/// Reads `parties/<id>/plan.yaml`.
pub fn plan(text: Text) -> (Option<Filed<Plan>>, Report) {
    file(text, plan_fields)
}

pub(crate) fn plan_fields(fields: &Fields<'_, '_>) -> Option<Plan> {
    let of = field("plan", ("Planen", "Hva som er lest."), ("The plan", "What was read."));
    let head = fields.map(of, |inner| {
        let actor = inner.text(field(
            "actor",
            ("Hvem", "Den som laget planen."),
            ("Who", "Who made the plan."),
        ));
        let title = inner.text(field(
            "title",
            ("Tittel", "Tittelen på planen, slik den selv skriver den."),
            ("Title", "The title of the plan, as it writes it itself."),
        ));
        let period = inner.text(field(
            "period",
            ("Periode", "Årene planen gjelder for."),
            ("Period", "The years that the plan is for."),
        ));
        let language = inner.language(field(
            "language",
            ("Språk", "Språket planen er skrevet på."),
            ("Language", "The language that the plan is written in."),
        ));
        let source = inner.source_id(SOURCE);
        let read = inner.text(READ);
        let checked = inner.date(CHECKED);
        let note = inner.text_if(field(
            "note",
            ("Merknad", "Det leseren må vite om planen. Markdown."),
            ("Note", "What readers have to know of the plan. Markdown."),
        ));
        let aim = inner.text_if(field(
            "aim",
            ("Mål", "Hva planen som helhet vil, ordrett."),
            ("Aim", "What the plan as a whole wants, word for word."),
        ));
        Some((actor, title, period, language, source, read, checked, note, aim))
    });
    let of = field(
        "goals",
        ("Mål", "Målene i planen, i dens egen rekkefølge."),
        ("Goals", "The goals of the plan, in its own order."),
    );
    let goals = fields.records(of, goal);
    let whole = fields.whole("goals", goals.as_ref());
    let (actor, title, period, language, source, read, checked, note, aim) =
        head.unwrap_or_default();
    let start = fields.span.start..fields.span.start;
    let or_blank = |it| fields.or_blank(it);
    Some(Plan {
        actor: or_blank(actor),
        title: or_blank(title),
        period: or_blank(period),
        language: or_blank(language),
        source: or_blank(source),
        read: or_blank(read),
        checked: checked.unwrap_or(At { value: PartialDate::UNKNOWN, span: start }),
        note,
        aim,
        goals: goals.unwrap_or_default(),
        whole,
    })
}

/// The number of a goal or a part of one.
const NUMBER: Declared =
    field("number", ("Nummer", "Slik det er trykt."), ("Number", "As it is printed."));

/// The title of a goal or a part of one.
const TITLE: Declared =
    field("title", ("Tittel", "Slik den er trykt."), ("Title", "As it is printed."));

fn goal(fields: &Fields<'_, '_>) -> Option<Goal> {
    let number = fields.word_if(NUMBER);
    let title = fields.text(TITLE);
    let of =
        field("sub_goals", ("Delmål", "Delene av målet."), ("Sub-goals", "The parts of the goal."));
    let sub_goals = fields.records(of, |inner| {
        let number = inner.word_if(NUMBER);
        let title = inner.text(TITLE);
        let of = field(
            "measures",
            ("Tiltak", "Hva som skal gjøres."),
            ("Measures", "What is to be done."),
        );
        let measures = inner.records(of, |entry| {
            let id = entry.id(field(
                "id",
                ("Id", "Gis én gang og beholdes: den står i adressen til tiltaket."),
                ("Id", "Given once and kept: it stands in the address of the measure."),
            ));
            let text = entry.verbatim(field(
                "text",
                ("Tiltaket", "Ordrett fra planen."),
                ("The measure", "Word for word from the plan."),
            ));
            let responsible = entry.verbatim_if(field(
                "responsible",
                ("Ansvarlig", "Slik planen nevner den ansvarlige rett etter tiltaket."),
                ("Responsible", "As the plan names who is responsible, right behind the measure."),
            ));
            let of = field(
                "themes",
                ("Temaer", "Temaene tiltaket handler om."),
                ("Themes", "The themes that the measure is about."),
            );
            let themes = entry.references_if(of, What::Theme);
            let aliases = entry.ids_if(field(
                "aliases",
                ("Tidligere id-er", "Id-er tiltaket har hatt. Lenkene til dem leder hit."),
                ("Former ids", "Ids that the measure had. Links to them lead here."),
            ));
            Some(Measure { id: id?, text: text?, responsible, themes, aliases })
        });
        Some(SubGoal { number, title: title?, measures: measures.unwrap_or_default() })
    });
    Some(Goal { number, title: title?, sub_goals: sub_goals.unwrap_or_default() })
}
