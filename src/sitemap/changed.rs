//! Finds the day on which a page last changed.

use crate::model;
use crate::model::index::{ElectionIx, PartyIx};
use crate::sitemap::subject::{Subject, programme};
use crate::values::date::PartialDate;

/// When something was last changed on a page: the last check or change of a position that it is
/// about, or of any.
pub(crate) fn changed(model: &model::Model, subject: Subject) -> PartialDate {
    let of = |it: &model::Position| {
        it.changes.last().map(|it| it.date).max(it.checked).unwrap_or(PartialDate::UNKNOWN)
    };
    let newest = |it: &model::Programme| {
        it.positions.iter().map(of).chain([it.checked]).max().unwrap_or(PartialDate::UNKNOWN)
    };
    let programme = |e: ElectionIx, party: PartyIx| programme(&model.elections[e], party);
    let whole = |e: ElectionIx| {
        let all = model.elections[e].programmes.iter().map(|it| newest(it));
        all.max().unwrap_or(PartialDate::UNKNOWN)
    };
    match subject {
        Subject::Theme(e, t) => {
            let programmes = model.elections[e].programmes.iter();
            let dates = programmes.map(|it| of(&it.positions[t]));
            dates.max().filter(|it| *it != PartialDate::UNKNOWN).unwrap_or_else(|| whole(e))
        }
        Subject::Position(at) => {
            let it = programme(at.election, at.party);
            of(&it.positions[at.theme]).max(it.checked)
        }
        Subject::Party(e, p) => newest(programme(e, p)),
        Subject::Pair(e, a, b) => newest(programme(e, a)).max(newest(programme(e, b))),
        Subject::Overview(e) | Subject::Pairs(e) | Subject::Agreement(e) => whole(e),
        Subject::Plan(i) => model.plans[i].checked,
        Subject::Front | Subject::Method | Subject::Changes | Subject::Data | Subject::NotFound => {
            model.elections.indices().map(whole).max().unwrap_or(PartialDate::UNKNOWN)
        }
    }
}
