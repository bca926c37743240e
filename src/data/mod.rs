//! Makes the open data of a site, and finds what differs between two of them.

pub mod dataset;
pub mod difference;
pub mod files;
pub mod json;
pub mod linked;
pub mod records;
pub mod table;
