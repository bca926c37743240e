//! Explains the fields of a programme and its positions.

use crate::edit::field_help::entry::Field;

/// The fields, by their paths.
pub(super) const FIELDS: &[Field] = &[
    (
        "programme.programme",
        ("Programmet", "Hva som er lest."),
        ("The programme", "What was read."),
    ),
    (
        "programme.programme.title",
        ("Tittel", "Tittelen på programmet, slik det selv skriver den."),
        ("Title", "The title of the programme, as it writes it itself."),
    ),
    (
        "programme.programme.edition",
        ("Utgave", "Om teksten er et forslag eller vedtatt."),
        ("Edition", "Whether the text is a proposal or adopted."),
    ),
    (
        "programme.programme.language",
        ("Språk", "Språket sitatene er skrevet på."),
        ("Language", "The language that the quotations are written in."),
    ),
    (
        "programme.programme.source",
        ("Kilde", "Id-en til dokumentet, en av kildene i site.yaml."),
        ("Source", "The id of the document, one of the sources in site.yaml."),
    ),
    (
        "programme.programme.read",
        ("Hva er lest", "Hvilke deler som er lest, for leseren. Markdown."),
        ("What was read", "Which parts were read, for readers. Markdown."),
    ),
    (
        "programme.programme.checked",
        ("Sist kontrollert", "Skrives år-måned-dag: 2026-11-22."),
        ("Last checked", "Written year-month-day: 2026-11-22."),
    ),
    (
        "programme.programme.note",
        ("Merknad", "Det leseren må vite om utgaven. Markdown."),
        ("Note", "What readers have to know of the edition. Markdown."),
    ),
    (
        "programme.programme.status",
        ("Status", "Et utkast vises bare i forhåndsvisningen."),
        ("Status", "A draft is shown in the preview only."),
    ),
    (
        "programme.programme.review_by",
        (
            "Kontrolleres innen",
            "Siste dag for neste kontroll. Leserne ser den, og at den er passert.",
        ),
        (
            "Check again by",
            "The last day for the next check. Readers see it, and that it has passed.",
        ),
    ),
    (
        "programme.programme.coded_by",
        ("Kodet av", "Hvem som leste programmet og valgte standpunktene."),
        ("Coded by", "Who read the programme and chose the stances."),
    ),
    (
        "programme.programme.checked_by",
        ("Kontrollert av", "En annen som har sett over det."),
        ("Checked by", "Somebody else, who looked that over."),
    ),
    (
        "programme.programme.internal_note",
        ("Internt notat", "For redaksjonen. Publiseres aldri."),
        ("Internal note", "For the editors. Never published."),
    ),
    (
        "programme.positions",
        ("Standpunkter", "Ett for hvert tema."),
        ("Positions", "One for each theme."),
    ),
    (
        "programme.positions.theme",
        ("Tema", "Id-en til temaet: navnet på fila i themes, uten .md."),
        ("Theme", "The id of the theme: the name of its file in themes, without .md."),
    ),
    (
        "programme.positions.status",
        ("Status", "Et utkast vises bare i forhåndsvisningen."),
        ("Status", "A draft is shown in the preview only."),
    ),
    (
        "programme.positions.stance",
        (
            "Standpunkt",
            "Kodes mot påstanden til temaet, ord for ord. Er du i tvil, så velg «mentioned».",
        ),
        (
            "Stance",
            "Coded against the proposition of the theme, word for word. If in doubt, choose “mentioned”.",
        ),
    ),
    (
        "programme.positions.summary",
        ("Sammendrag", "Med egne, nøytrale ord, i korte setninger. Markdown."),
        ("Summary", "In our own, neutral words, in short sentences. Markdown."),
    ),
    (
        "programme.positions.quotes",
        ("Sitater", "Ett til tre sitater som bærer standpunktet."),
        ("Quotations", "One to three quotations that carry the position."),
    ),
    (
        "programme.positions.quotes.id",
        ("Id", "s1, s2 og så videre. Gis én gang og beholdes: den står i adressen til sitatet."),
        ("Id", "s1, s2 and so on. Given once and kept: it stands in the address of the quotation."),
    ),
    (
        "programme.positions.quotes.text",
        ("Sitatet", "Ordrett fra kilden, høyst 40 ord. Det som er utelatt, merkes [...]."),
        (
            "The quotation",
            "Word for word from the source, at most 40 words. What is left out is marked [...].",
        ),
    ),
    (
        "programme.positions.quotes.heading",
        ("Overskrift", "Overskriften sitatet står under, ordrett."),
        ("Heading", "The heading that the quotation stands under, word for word."),
    ),
    (
        "programme.positions.quotes.item",
        ("Punkt", "Nummeret eller bokstaven på punktet."),
        ("Item", "The number or letter of the item."),
    ),
    (
        "programme.positions.quotes.page",
        ("Side", "Siden i fila, talt fra 1."),
        ("Page", "The page of the file, counted from 1."),
    ),
    (
        "programme.positions.quotes.language",
        ("Språk", "Bare hvis det er et annet enn programmets."),
        ("Language", "Only if it is not that of the programme."),
    ),
    (
        "programme.positions.quotes.aliases",
        ("Tidligere id-er", "Id-er sitatet har hatt. Lenkene til dem leder hit."),
        ("Former ids", "Ids that the quotation had. Links to them lead here."),
    ),
    (
        "programme.positions.evidence",
        ("Andre kilder", "Hva andre forteller, når vi ikke har lest programmet selv."),
        ("Other sources", "What others tell, where we have not read the programme ourselves."),
    ),
    (
        "programme.positions.evidence.fact",
        ("Opplysning", "Det kilden forteller, med våre egne ord."),
        ("Fact", "What the source tells, in our own words."),
    ),
    (
        "programme.positions.evidence.kind",
        ("Slags kilde", "Slagene nevnes for leseren og blandes aldri."),
        ("Kind of source", "Readers are told the kinds, and they are never mixed."),
    ),
    (
        "programme.positions.evidence.title",
        ("Tittel", "Tittelen på kilden."),
        ("Title", "The title of the source."),
    ),
    (
        "programme.positions.evidence.publisher",
        ("Utgiver", "Den som ga den ut."),
        ("Publisher", "Who published it."),
    ),
    (
        "programme.positions.evidence.url",
        ("Adresse", "Nettadressen, hvis den er kjent og sjekket."),
        ("Address", "The web address, if it is known and was tried."),
    ),
    (
        "programme.positions.evidence.archived",
        ("Arkivert kopi", "Nettadressen til en kopi i et arkiv, for når adressen er borte."),
        ("Archived copy", "The web address of a copy in an archive, for when the address is gone."),
    ),
    (
        "programme.positions.evidence.date",
        ("Dato", "Da kilden kom: dag, måned eller år."),
        ("Date", "When the source was published: day, month or year."),
    ),
    (
        "programme.positions.evidence.locator",
        ("Sted", "Hvor i kilden det står."),
        ("Place", "Where in the source it stands."),
    ),
    (
        "programme.positions.rejected",
        ("Forkastede treff", "Avsnitt søket fant, og som ikke gjelder temaet."),
        ("Rejected hits", "Passages that the search found, and that are not about the theme."),
    ),
    (
        "programme.positions.rejected.text",
        ("Noen ord av avsnittet", "Ordrett, så mange at stedet er til å finne."),
        ("Some words of the passage", "Word for word, so many that the place can be found."),
    ),
    (
        "programme.positions.rejected.why",
        ("Grunn", "Hvorfor det ikke teller."),
        ("Reason", "Why it does not count."),
    ),
    (
        "programme.positions.note",
        ("Merknad", "En merknad til leseren. Markdown."),
        ("Note", "A note for readers. Markdown."),
    ),
    (
        "programme.positions.checked",
        ("Sist kontrollert", "Bare hvis det er en annen dag enn for resten av programmet."),
        ("Last checked", "Only if it is another day than for the rest of the programme."),
    ),
    (
        "programme.positions.review_by",
        ("Kontrolleres innen", "Bare hvis det er en annen dag enn for resten av programmet."),
        ("Check again by", "Only if it is another day than for the rest of the programme."),
    ),
    (
        "programme.positions.coded_by",
        ("Kodet av", "Bare hvis det er en annen enn for resten av programmet."),
        ("Coded by", "Only if it is somebody else than for the rest of the programme."),
    ),
    (
        "programme.positions.checked_by",
        ("Kontrollert av", "Bare hvis det er en annen enn for resten av programmet."),
        ("Checked by", "Only if it is somebody else than for the rest of the programme."),
    ),
    (
        "programme.positions.reply",
        ("Partiets kommentar", "Det partiet har svart oss, med sine egne ord."),
        ("Reply of the party", "What the party answered us, in its own words."),
    ),
    (
        "programme.positions.reply.date",
        ("Dato", "Dagen partiet svarte."),
        ("Date", "The day that the party answered."),
    ),
    (
        "programme.positions.reply.text",
        ("Kommentaren", "Ordrett, høyst 60 ord."),
        ("The reply", "Word for word, at most 60 words."),
    ),
    (
        "programme.positions.reply.url",
        ("Adresse", "Der partiet sier det, eller mer."),
        ("Address", "Where the party says so, or more."),
    ),
    (
        "programme.positions.aliases",
        ("Tidligere id-er", "Id-er til sitater som er borte. Lenkene til dem leder hit."),
        ("Former ids", "Ids of quotations that are gone. Links to them lead here."),
    ),
    (
        "programme.positions.changes",
        ("Endringer", "Hva som er endret siden det ble publisert. Slettes aldri."),
        ("Changes", "What was changed since it was published. Never deleted."),
    ),
    (
        "programme.positions.changes.date",
        ("Dato", "Dagen det ble endret."),
        ("Date", "The day that it was changed."),
    ),
    (
        "programme.positions.changes.kind",
        ("Slags endring", "Om noe var feil, uklart eller er blitt annerledes."),
        ("Kind of change", "Whether something was wrong, unclear, or has become otherwise."),
    ),
    (
        "programme.positions.changes.was",
        ("Standpunkt før", "Bare hvis standpunktet var et annet."),
        ("Stance before", "Only if the stance was another."),
    ),
    (
        "programme.positions.changes.why",
        ("Hva og hvorfor", "For leseren. Markdown."),
        ("What and why", "For readers. Markdown."),
    ),
    (
        "programme.positions.internal_note",
        ("Internt notat", "For redaksjonen. Publiseres aldri."),
        ("Internal note", "For the editors. Never published."),
    ),
];
