//! Shows which parties agree.

use crate::model;
use crate::model::index::ElectionIx;
use crate::page::builder::{Page, Shown};
use crate::page::pair::Relation;
use crate::page::view;
use crate::values::address::Address;

impl<'m> Page<'m> {
    pub(super) fn agreement(&self, e: ElectionIx) -> Shown<view::Agreement> {
        let election = self.election(e);
        let programmes = &election.programmes;
        let cell = |one: &model::Programme, two: &model::Programme| {
            let (same, of) = agreement(one, two);
            let names = [one, two].map(|it| self.model.parties[it.party].short.as_str());
            view::AgreementCell {
                names: self.two(names[0], names[1]),
                same,
                of,
                href: self.pair_link(e, one.party, two.party).href,
            }
        };
        let mut labels = Vec::new();
        let mut dots = Vec::new();
        let middle = |i: usize| PICTURE_LABEL + i * PICTURE_CELL + PICTURE_CELL / 2;
        for (row, one) in programmes.iter().enumerate() {
            let text = &self.model.parties[one.party].short;
            let left = (PICTURE_LABEL - 10, middle(row) + PICTURE_TEXT, true);
            let top = (middle(row), PICTURE_LABEL - 14, false);
            let label = |(x, y, end)| view::PictureText { x, y, end, text: text.clone() };
            labels.extend([left, top].map(label));
            for (column, two) in programmes.iter().enumerate().filter(|it| it.0 != row) {
                let (same, of) = agreement(one, two);
                let text = if of == 0 { "–".to_owned() } else { format!("{same}/{of}") };
                dots.push(view::PictureDot {
                    x: middle(column),
                    y: middle(row),
                    text_y: middle(row) + PICTURE_TEXT,
                    radius: radius(same, of),
                    text,
                });
            }
        }
        let others = |one: &model::Programme| {
            let cells = programmes.iter();
            cells.map(|two| (one.party != two.party).then(|| cell(one, two))).collect()
        };
        let view = view::Agreement {
            election: self.election_name(e),
            parties: programmes.iter().map(|it| self.party_name(e, it.party)).collect(),
            rows: programmes
                .iter()
                .map(|it| view::AgreementRow {
                    party: self.party_name(e, it.party),
                    cells: others(it),
                })
                .collect(),
            side: PICTURE_LABEL + programmes.len() * PICTURE_CELL + 2,
            labels,
            dots,
            themes: self.themes_in_words(),
            order: self.say("party-order"),
            elections: self
                .other_elections(e, |_, it| it.pairs.then(|| Address::agreement(&it.prefix))),
        };
        let description = self.tell(
            "agreement-description",
            [
                ("themes", self.themes_in_words().into()),
                ("election", self.election_title(e).into()),
            ],
        );
        let title = self.tell("agreement-title", [("year", election.year.to_string().into())]);
        self.context(e, &title, &description, view)
    }
}

/// Room for names along the picture of agreement, in its units.
const PICTURE_LABEL: usize = 64;

/// Side of a place for two parties in it.
const PICTURE_CELL: usize = 64;

/// How far below the middle of a place its text has its base line.
const PICTURE_TEXT: usize = 5;

/// The radius of a dot whose area is the share of themes on which two parties agree.
pub(crate) fn radius(same: usize, of: usize) -> usize {
    // Of a whole place: no more than half its side, and some air. Rounded down by whole numbers.
    let largest = PICTURE_CELL / 2 - 3;
    (largest * largest * same).checked_div(of).map_or(0, usize::isqrt)
}

/// On how many themes two programmes take the same side, and on how many both take one.
pub(crate) fn agreement(one: &model::Programme, two: &model::Programme) -> (usize, usize) {
    let both =
        one.positions.iter().zip(&two.positions).map(|(a, b)| Relation::of(a.stance, b.stance));
    both.fold((0, 0), |(same, of), it| match it {
        Relation::Unclear => (same, of),
        Relation::Same => (same + 1, of + 1),
        Relation::Partly | Relation::Opposite => (same, of + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dots_area_is_the_share_of_agreement() {
        assert_eq!(radius(0, 12), 0);
        assert_eq!(radius(12, 12), 29);
        assert_eq!(radius(3, 12), 14);
        assert_eq!(radius(0, 0), 0);
    }
}
