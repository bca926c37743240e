//! Finds pages that nobody has read yet.

use crate::model::index::{ElectionIx, NEWEST, PartyIx, ThemeIx};
use crate::model::{Model, Position};
use crate::sitemap::places::in_election;
use crate::sitemap::subject::Subject;
use crate::values::vocabulary::Stance;

/// How many of the positions that a page is about somebody has looked at, and of how many; nothing for
/// pages of no election.
fn looked_at(model: &Model, subject: Subject) -> Option<(ElectionIx, usize, usize)> {
    let all = || model.themes.indices().collect::<Vec<ThemeIx>>();
    let (e, parties, themes): (_, Option<[PartyIx; 2]>, _) = match subject {
        Subject::Theme(e, theme) => (e, None, vec![theme]),
        Subject::Position(at) => (at.election, Some([at.party; 2]), vec![at.theme]),
        Subject::Party(e, party) => (e, Some([party; 2]), all()),
        Subject::Pair(e, one, two) => (e, Some([one, two]), all()),
        Subject::Overview(e) | Subject::Pairs(e) | Subject::Agreement(e) => (e, None, all()),
        Subject::Front => (NEWEST, None, all()),
        Subject::Plan(_)
        | Subject::Method
        | Subject::Changes
        | Subject::Data
        | Subject::NotFound => return None,
    };
    let programmes = model.elections.get(e)?.programmes.iter();
    let programmes = programmes.filter(|it| parties.is_none_or(|of| of.contains(&it.party)));
    let positions =
        || programmes.clone().flat_map(|it| themes.iter().map(move |theme| &it.positions[*theme]));
    // Where the source is missing somebody has looked for it, and the page says what came of it.
    let seen = |it: &&Position| it.tells() || it.stance == Stance::SourceMissing;
    Some((e, positions().filter(seen).count(), positions().count()))
}

/// What a page of the newest election is about that nobody has read in full yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// How many of its positions somebody has looked at.
    pub read: usize,
    /// How many there are.
    pub all: usize,
    /// The last election for which somebody had.
    pub election: ElectionIx,
    /// The same page of that.
    pub last: Subject,
}

/// Whether there is less to tell on a page of the newest election than on that of an older one, as its
/// programmes are still to be read. Of a theme or pair of which
/// something is read, the page itself says what is not.
pub fn unread(model: &Model, subject: Subject) -> Option<Unread> {
    let (e, read, all) = looked_at(model, subject)?;
    let whole = matches!(subject, Subject::Front | Subject::Overview(_) | Subject::Party(..));
    if e != NEWEST || read == all || (read > 0 && !whole) {
        return None;
    }
    let mut older =
        model.elections.indices().skip(1).filter_map(|e| in_election(model, subject, e));
    older.find_map(|last| {
        let (election, there, _) = looked_at(model, last)?;
        (there > 0).then_some(Unread { read, all, election, last })
    })
}
