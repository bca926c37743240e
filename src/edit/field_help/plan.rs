//! Explains the fields of a plan.

use crate::edit::field_help::entry::Field;

/// The fields, by their paths.
pub(super) const FIELDS: &[Field] = &[
    ("plan.plan", ("Planen", "Hva som er lest."), ("The plan", "What was read.")),
    ("plan.plan.actor", ("Hvem", "Den som laget planen."), ("Who", "Who made the plan.")),
    (
        "plan.plan.title",
        ("Tittel", "Tittelen på planen, slik den selv skriver den."),
        ("Title", "The title of the plan, as it writes it itself."),
    ),
    (
        "plan.plan.period",
        ("Periode", "Årene planen gjelder for."),
        ("Period", "The years that the plan is for."),
    ),
    (
        "plan.plan.language",
        ("Språk", "Språket planen er skrevet på."),
        ("Language", "The language that the plan is written in."),
    ),
    (
        "plan.plan.source",
        ("Kilde", "Id-en til dokumentet, en av kildene i site.yaml."),
        ("Source", "The id of the document, one of the sources in site.yaml."),
    ),
    (
        "plan.plan.read",
        ("Hva er lest", "Hvilke deler som er lest, for leseren. Markdown."),
        ("What was read", "Which parts were read, for readers. Markdown."),
    ),
    (
        "plan.plan.checked",
        ("Sist kontrollert", "Skrives år-måned-dag: 2026-11-22."),
        ("Last checked", "Written year-month-day: 2026-11-22."),
    ),
    (
        "plan.plan.note",
        ("Merknad", "Det leseren må vite om planen. Markdown."),
        ("Note", "What readers have to know of the plan. Markdown."),
    ),
    (
        "plan.plan.aim",
        ("Mål", "Hva planen som helhet vil, ordrett."),
        ("Aim", "What the plan as a whole wants, word for word."),
    ),
    (
        "plan.goals",
        ("Mål", "Målene i planen, i dens egen rekkefølge."),
        ("Goals", "The goals of the plan, in its own order."),
    ),
    ("plan.goals.number", ("Nummer", "Slik det er trykt."), ("Number", "As it is printed.")),
    ("plan.goals.title", ("Tittel", "Slik den er trykt."), ("Title", "As it is printed.")),
    (
        "plan.goals.sub_goals",
        ("Delmål", "Delene av målet."),
        ("Sub-goals", "The parts of the goal."),
    ),
    (
        "plan.goals.sub_goals.number",
        ("Nummer", "Slik det er trykt."),
        ("Number", "As it is printed."),
    ),
    (
        "plan.goals.sub_goals.title",
        ("Tittel", "Slik den er trykt."),
        ("Title", "As it is printed."),
    ),
    (
        "plan.goals.sub_goals.measures",
        ("Tiltak", "Hva som skal gjøres."),
        ("Measures", "What is to be done."),
    ),
    (
        "plan.goals.sub_goals.measures.id",
        ("Id", "Gis én gang og beholdes: den står i adressen til tiltaket."),
        ("Id", "Given once and kept: it stands in the address of the measure."),
    ),
    (
        "plan.goals.sub_goals.measures.text",
        ("Tiltaket", "Ordrett fra planen."),
        ("The measure", "Word for word from the plan."),
    ),
    (
        "plan.goals.sub_goals.measures.responsible",
        ("Ansvarlig", "Slik planen nevner den ansvarlige rett etter tiltaket."),
        ("Responsible", "As the plan names who is responsible, right behind the measure."),
    ),
    (
        "plan.goals.sub_goals.measures.themes",
        ("Temaer", "Temaene tiltaket handler om."),
        ("Themes", "The themes that the measure is about."),
    ),
    (
        "plan.goals.sub_goals.measures.aliases",
        ("Tidligere id-er", "Id-er tiltaket har hatt. Lenkene til dem leder hit."),
        ("Former ids", "Ids that the measure had. Links to them lead here."),
    ),
];
