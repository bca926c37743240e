//! Tells what publishing would lose, change or show too early.

use std::fmt::Write as _;

use crate::report::diagnostic::{Diagnostic, What, finding, reminder, say};
use crate::report::place::Place;
use crate::values::bilingual::Bilingual;

/// Two files of the site with one address.
pub fn same_address(place: Place, address: &str, first: &str, second: &str) -> Diagnostic {
    finding(
        place,
        "same-address",
        (
            format!("{first} og {second} får samme adresse, `{address}`"),
            format!("{first} and {second} get the same address, `{address}`"),
        ),
        say("gi den ene et annet navn", "give one of them another name"),
    )
}

/// A former name that is the name of something else, or stands twice.
pub fn alias_taken(place: Place, alias: &str, by: &str) -> Diagnostic {
    finding(
        place,
        "alias-taken",
        (format!("`{alias}` er alt i bruk: {by}"), format!("`{alias}` is already in use: {by}")),
        say(
            "et tidligere navn kan bare føre til ett sted; ta bort det ene",
            "a former name can lead to one place only; take one of them away",
        ),
    )
}

/// A redirect from an address where there is a page.
pub fn redirect_page(place: Place, from: &str) -> Diagnostic {
    finding(
        place,
        "redirect-page",
        (
            format!("`{from}` er en side eller fil på nettstedet, eller ingen adresse der"),
            format!("`{from}` is a page or file of the site, or no address there"),
        ),
        say(
            "skriv en adresse som ikke finnes lenger, som `/tema/gammelt-navn/`",
            "write an address that is no more, like `/tema/old-name/`",
        ),
    )
}

/// A redirect to where there is no page.
pub fn redirect_target(place: Place, to: &str, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => {
            Bilingual::new(format!("mente du `{near}`?"), format!("did you mean `{near}`?"))
        }
        None => say(
            "skriv adressen til en side slik den står etter nettstedets egen, som `/tema/lar/`",
            "write the address of a page as it stands after the site's own, like `/tema/lar/`",
        ),
    };
    finding(
        place,
        "redirect-target",
        (format!("`{to}` er ingen side"), format!("`{to}` is no page")),
        help,
    )
}

/// A list of what was published that is broken or was edited by hand.
pub fn published_broken(place: Place, why: Bilingual) -> Diagnostic {
    finding(
        place,
        "published-broken",
        (
            format!("lista over det som er publisert, kan ikke brukes: {}", why.nb),
            format!("the list of what was published cannot be used: {}", why.en),
        ),
        say(
            "hent fila tilbake fra forrige versjon (`git checkout published.lock`); etter en fletting: kjør `standpunkt record --mend`",
            "take the file back from the version before (`git checkout published.lock`); after a merge: run `standpunkt record --mend`",
        ),
    )
}

/// Published addresses that lead nowhere now: the first of them, how many, what is gone (of which
/// kind), and what is new of that kind.
pub fn address_lost(
    place: Place,
    first: &str,
    number: usize,
    gone: Option<(What, &str)>,
    new: &[String],
) -> Diagnostic {
    let message = match gone {
        Some((what, id)) => {
            let (_, nb, en) = what.names();
            (
                format!(
                    "{nb} `{id}` er publisert, men finnes ikke lenger: {number} adresser som `{first}` fører ingen steder"
                ),
                format!(
                    "the {en} `{id}` was published and is gone: {number} addresses like `{first}` lead nowhere"
                ),
            )
        }
        None => (
            format!("`{first}` er publisert, men finnes ikke lenger"),
            format!("`{first}` was published and is gone"),
        ),
    };
    let files = new.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let (mut nb, mut en) = (String::new(), String::new());
    if let Some((_, id)) = gone {
        let (file_nb, file_en) = if files.is_empty() {
            ("fila med det nye navnet".to_owned(), "the file of the new name".to_owned())
        } else {
            (files.clone(), files.clone())
        };
        let _ = write!(
            nb,
            "har det fått nytt navn, skriv `aliases: [{id}]` i {file_nb}; er det borte, "
        );
        let _ = write!(
            en,
            "if it has a new name, write `aliases: [{id}]` in {file_en}; if it is gone, "
        );
    }
    let from = if gone.is_some() { format!("{first}*") } else { first.to_owned() };
    let _ = write!(
        nb,
        "skriv `- {{from: {from}, to: /oversikt/}}` under `redirects:` i `site.yaml`, med siden leserne skal til"
    );
    let _ = write!(
        en,
        "write `- {{from: {from}, to: /oversikt/}}` under `redirects:` in `site.yaml`, with the page that readers shall come to"
    );
    finding(place, "address-lost", message, (nb, en))
}

/// A published place on a page that is not there now.
pub fn place_lost(place: Place, address: &str, id: &str) -> Diagnostic {
    finding(
        place,
        "place-lost",
        (
            format!("lenken `{address}#{id}` er publisert, men siden har ikke stedet lenger"),
            format!("the link `{address}#{id}` was published, and the page has no such place now"),
        ),
        say(
            "et sitat som har fått ny id: skriv `aliases: [gammel-id]` ved det; et sitat som er tatt bort: skriv det ved standpunktet",
            "a quotation with a new id: write `aliases: [old-id]` beside it; one that was taken away: write it beside the position",
        ),
    )
}

/// A published position that was changed without telling readers.
pub fn change_untold(
    place: Place,
    what: Bilingual,
    since: &str,
    today: &str,
    was: &str,
) -> Diagnostic {
    let stance = if was.is_empty() { String::new() } else { format!(" was: {was},") };
    finding(
        place,
        "change-untold",
        (
            format!(
                "{} siden det ble publisert ({since}), og leserne får ikke vite hvorfor",
                what.nb
            ),
            format!("{} since it was published ({since}), and readers are not told why", what.en),
        ),
        (
            format!(
                "skriv under `changes:` ved standpunktet: `- {{date: {today}, kind: correction,{stance} why: …}}` (`correction`, `clarification`, `update` eller `layout`)"
            ),
            format!(
                "write under `changes:` beside the position: `- {{date: {today}, kind: correction,{stance} why: …}}` (`correction`, `clarification`, `update` or `layout`)"
            ),
        ),
    )
}

/// A published position that was made a draft: readers would meet «not read» in its place.
pub fn published_draft(place: Place, since: &str, today: &str, was: &str) -> Diagnostic {
    finding(
        place,
        "change-untold",
        (
            format!(
                "standpunktet er publisert ({since}) og er nå et utkast: leserne ville møte «Ikke undersøkt» uten å få vite hvorfor"
            ),
            format!(
                "the position was published ({since}) and is a draft now: readers would meet “Not examined” without being told why"
            ),
        ),
        (
            format!(
                "ta bort `status: draft`; skal standpunktet trekkes tilbake, skriv `stance: not_read` og under `changes:` `- {{date: {today}, kind: correction, was: {was}, why: …}}`"
            ),
            format!(
                "take `status: draft` away; to withdraw the position, write `stance: not_read`, and under `changes:` `- {{date: {today}, kind: correction, was: {was}, why: …}}`"
            ),
        ),
    )
}

/// A published theme that was made a draft, so that its addresses lead nowhere.
pub fn published_theme_draft(place: Place, theme: &str, first: &str, number: usize) -> Diagnostic {
    finding(
        place,
        "address-lost",
        (
            format!(
                "temaet `{theme}` er publisert og er nå et utkast: {number} adresser som `{first}` fører ingen steder"
            ),
            format!(
                "the theme `{theme}` was published and is a draft now: {number} addresses like `{first}` lead nowhere"
            ),
        ),
        (
            format!("ta bort `status: draft` i `themes/{theme}.md`"),
            format!("take `status: draft` away in `themes/{theme}.md`"),
        ),
    )
}

/// A link from what is published to what is not.
pub fn link_to_draft(place: Place) -> Diagnostic {
    finding(
        place,
        "link-to-draft",
        say(
            "lenken fører til et utkast, som leserne ikke får se",
            "the link leads to a draft, which readers do not see",
        ),
        say(
            "ta bort lenken til utkastet er ferdig, eller ta bort `status: draft` der",
            "take the link away until the draft is done, or take `status: draft` away there",
        ),
    )
}

/// A change of a published position that is no more: changes are never taken back.
pub fn change_gone(place: Place, before: usize, now: usize) -> Diagnostic {
    finding(
        place,
        "change-gone",
        (
            format!(
                "standpunktet er publisert med flere endringer ({before}) enn det har nå ({now})"
            ),
            format!(
                "the position was published with more changes ({before}) than it has now ({now})"
            ),
        ),
        say(
            "en publisert endring blir stående; skriv en ny hvis den var feil",
            "a published change stays; write a new one if it was wrong",
        ),
    )
}

/// Addresses and positions that the list of what was published does not hold yet.
pub fn unrecorded(place: Place, addresses: usize, positions: usize) -> Diagnostic {
    reminder(
        place,
        "unrecorded",
        (
            format!(
                "{addresses} adresser og {positions} standpunkter er nye eller endret siden sist noe ble publisert"
            ),
            format!(
                "{addresses} addresses and {positions} positions are new or changed since something was last published"
            ),
        ),
        say(
            "kjør `standpunkt record` når de publiseres, og legg fila til endringen",
            "run `standpunkt record` when they are published, and add the file to the change",
        ),
    )
}

/// What was published before, and what the file has lost of it.
pub fn published_lost(place: Place, lost: &[String]) -> Diagnostic {
    let more = if lost.len() > 5 { ", …" } else { "" };
    let named = lost.iter().take(5).map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    let number = lost.len();
    finding(
        place,
        "published-lost",
        (
            format!("fila har mistet {number} av det som er publisert før: {named}{more}"),
            format!("the file has lost {number} of what was published before: {named}{more}"),
        ),
        say(
            "ta fila fra den grenen som endringen skal inn i, og kjør `standpunkt record`",
            "take the file of the branch that the change goes into, and run `standpunkt record`",
        ),
    )
}
