//! Names what templates see of the page for addresses that do not exist.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::ThemeName;

/// The page that a host shows for an address that does not exist.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NotFound {
    /// Link to the overview.
    pub overview: String,
    /// All themes.
    pub themes: Vec<ThemeName>,
}
