//! Names the places of quotations and measures on pages.

use crate::values::position::PositionIds;

/// The id of a quotation on the pages that show it: the same on all of them, for ever.
pub fn quote_anchor(of: PositionIds<'_>, quote: &str) -> String {
    let PositionIds { party, year, theme } = of;
    format!("sitat-{year}-{theme}-{party}-{quote}")
}

/// The id of a plan's measure on the page of the plan.
pub fn measure_anchor(id: &str) -> String {
    format!("tiltak-{id}")
}
