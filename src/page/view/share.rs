//! Names what templates see of a page to share.

use schemars::JsonSchema;
use serde::Serialize;

use crate::page::view::common::{Cited, Link};

/// All that is needed to share a page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Share {
    /// Link to the page.
    pub full: Link,
    /// Its whole address.
    pub address: String,
    /// Its whole short address, if it has one.
    pub short: Option<String>,
    /// Link to the picture of its address for phones, if there is one.
    pub qr: Option<String>,
    /// How to cite it.
    pub cited: Vec<Cited>,
    /// How other sites show it in a frame, if they can.
    pub embed: Option<Snippet>,
}

/// What other sites copy to show a page in a frame.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Snippet {
    /// Link to the page for frames.
    pub href: String,
    /// The title of the frame.
    pub title: String,
    /// The height of the frame, in pixels.
    pub height: usize,
    /// The markup of the frame: it works alone.
    pub frame: String,
    /// The markup of the script that gives the frame the height of what it shows.
    pub script: String,
    /// Link to that script.
    pub script_href: String,
}
