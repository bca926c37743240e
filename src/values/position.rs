//! Names a position by the ids that authors gave its party and theme, and the year of its election.

/// A position by ids: what files, keys and places on pages name it by, now or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionIds<'a> {
    /// Id of the party.
    pub party: &'a str,
    /// Year of the election.
    pub year: i16,
    /// Id of the theme.
    pub theme: &'a str,
}
