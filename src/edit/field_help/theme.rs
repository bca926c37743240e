//! Explains the fields of a theme.

use crate::edit::field_help::entry::Field;

/// The fields, by their paths.
pub(super) const FIELDS: &[Field] = &[
    ("theme.title", ("Tittel", "Tittelen på temaet."), ("Title", "The title of the theme.")),
    ("theme.short", ("Kort tittel", "For tabeller."), ("Short title", "For tables.")),
    (
        "theme.question",
        ("Spørsmål", "Spørsmålet til leseren, som kan besvares med ja eller nei."),
        ("Question", "The question for readers, which can be answered with yes or no."),
    ),
    (
        "theme.proposition",
        ("Påstand", "Påstanden som alle standpunkter kodes mot, ord for ord."),
        ("Proposition", "The proposition that all positions are coded against, word for word."),
    ),
    (
        "theme.group",
        ("Gruppe", "Id-en til gruppa i site.yaml."),
        ("Group", "The id of the group in site.yaml."),
    ),
    (
        "theme.status",
        ("Status", "Et utkast vises bare i forhåndsvisningen."),
        ("Status", "A draft is shown in the preview only."),
    ),
    (
        "theme.order",
        ("Plass i gruppa", "Temaer uten plass kommer sist, etter tittel."),
        ("Place in the group", "Themes without a place come last, by title."),
    ),
    (
        "theme.code",
        ("Nummer", "Nummeret i den korte adressen /t/12/. Gis én gang og beholdes."),
        ("Number", "The number in the short address /t/12/. Given once and kept."),
    ),
    (
        "theme.aliases",
        ("Tidligere id-er", "Id-er temaet har hatt. Adressene deres leder hit."),
        ("Former ids", "Ids that the theme had. Their addresses lead here."),
    ),
    (
        "theme.stances",
        ("Ord for standpunkter", "Andre ord enn de vanlige, for eksempel «Utvide» for «for»."),
        ("Words for stances", "Other words than the usual ones, such as “Utvide” for “for”."),
    ),
    (
        "theme.stances.for",
        ("For", "Ordet for å støtte påstanden."),
        ("For", "The word for supporting the proposition."),
    ),
    (
        "theme.stances.conditional",
        ("Delvis for", "Ordet for å støtte den delvis eller med forbehold."),
        ("Partly for", "The word for supporting it in part or on conditions."),
    ),
    (
        "theme.stances.against",
        ("Mot", "Ordet for å avvise den."),
        ("Against", "The word for rejecting it."),
    ),
    (
        "theme.stances.mentioned",
        ("Omtalt uten standpunkt", "Ordet for å nevne temaet uten å ta side."),
        ("Mentioned without a stance", "The word for mentioning the theme without taking a side."),
    ),
    (
        "theme.stances.not_found",
        ("Ikke funnet", "Ordet for at det som er lest, ikke sier noe."),
        ("Not found", "The word for what was read saying nothing."),
    ),
    (
        "theme.stances.not_read",
        ("Ikke undersøkt", "Ordet for at ingen har sett etter."),
        ("Not examined", "The word for nobody having looked."),
    ),
    (
        "theme.stances.source_missing",
        ("Kilden mangler", "Ordet for at programmet ikke er for hånden."),
        ("Source missing", "The word for the programme not being at hand."),
    ),
    (
        "theme.translations",
        ("Oversettelser", "Temaets ord på andre språk. Mangler ett, står temaet på bokmål."),
        (
            "Translations",
            "The theme's words in other languages. If one is missing, the theme stands in bokmål.",
        ),
    ),
    (
        "theme.translations.slug",
        ("Navn i adresser", "Hva temaet heter i adresser på språket, hvis ikke id-en."),
        (
            "Name in addresses",
            "What the theme is called in addresses in the language, if not by its id.",
        ),
    ),
    (
        "theme.search",
        ("Søkeord", "Det en tekst som handler om temaet, søkes gjennom etter."),
        ("Search terms", "What a text that is about the theme is searched for."),
    ),
    (
        "theme.search.near",
        (
            "I nærheten",
            "Ord der minst ett må stå i samme avsnitt, eller navnet på en ordliste i site.yaml.",
        ),
        (
            "Nearby",
            "Words of which at least one has to stand in the same passage, or the name of a word list in site.yaml.",
        ),
    ),
    (
        "theme.search.nb",
        (
            "Bokmål",
            "Hele ord. * står for hvilken som helst ending. Store bokstaver gjelder bare slik de står.",
        ),
        (
            "Bokmål",
            "Whole words. * stands for any ending. Capital letters match only as they stand.",
        ),
    ),
    (
        "theme.search.nn",
        ("Nynorsk", "Hele ord, som for bokmål."),
        ("Nynorsk", "Whole words, as for bokmål."),
    ),
    (
        "theme.sources",
        ("Kilder", "Kildene til bakgrunnen. Teksten viser til dem med [^id]."),
        ("Sources", "The sources of the background. The text refers to them by [^id]."),
    ),
    ("theme.sources.id", ("Id", "Ordet i [^id]."), ("Id", "The word in [^id].")),
    (
        "theme.sources.title",
        ("Tittel", "Tittelen på kilden."),
        ("Title", "The title of the source."),
    ),
    (
        "theme.sources.publisher",
        ("Utgiver", "Den som ga den ut."),
        ("Publisher", "Who published it."),
    ),
    (
        "theme.sources.url",
        ("Adresse", "Nettadressen, hvis den er kjent og sjekket."),
        ("Address", "The web address, if it is known and was tried."),
    ),
    (
        "theme.sources.archived",
        ("Arkivert kopi", "Nettadressen til en kopi i et arkiv, for når adressen er borte."),
        ("Archived copy", "The web address of a copy in an archive, for when the address is gone."),
    ),
    (
        "theme.sources.date",
        ("Dato", "Da kilden kom: dag, måned eller år."),
        ("Date", "When the source was published: day, month or year."),
    ),
    (
        "theme.internal_note",
        ("Internt notat", "For redaksjonen. Publiseres aldri."),
        ("Internal note", "For the editors. Never published."),
    ),
];
