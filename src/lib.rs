//! Builds a static site that compares what parties say, theme by theme.
//!
//! Data flows one way, and each stage tells everything that it finds before the next one starts:
//!
//! ```text
//! disk → Sources → content (each file read once, in parallel)   → what authors wrote
//!                → verify  (quotations against the archive, or the lock)
//!                → check   (every rule that needs two values)   → Model: all references resolve
//!                → draft   (leaves out what is not for readers yet; checked with and without)
//!                → data    (the same for other programs)      → files
//!                → page    (which pages, where, what they show) → views, with links made
//!                → render  (templates print, in parallel)       → bytes
//!                → Site → paint (pictures from SVG, in parallel) → disk (staged, then swapped in)
//! ```
//!
//! Invariants:
//! - Only [`disk`] touches files, only the binary prints. The rest reads no clock, environment,
//!   network or chance: the same sources give the same bytes.
//! - A [`model::Model`] without errors holds only references that resolve, and a position for every
//!   party on every theme; what nobody has read says so.
//! - What passed is a [`site::checked_site::CheckedSite`]. Each step on the way to the site consumes the one
//!   before, and nothing changes a model that was made.
//! - Every finding has a path, line, column, code, and the cure, in two languages.
//! - Templates decide nothing: addresses, order and the wording of counts come from code.

// The rooms, from the top down, a blank line between floors: each may use those below it, never one above it, and
// two on one floor do not know each other. A tidy test holds every path in the code against this list.

pub mod disk;

pub mod site;

pub mod edit;
pub mod page;

pub mod data;

pub mod proof;
pub mod sitemap;

pub mod model;

pub mod content;

pub mod report;

pub mod values;
