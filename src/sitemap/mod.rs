//! Decides which pages there are, where they are, and where links lead.

pub mod changed;
pub mod hosting;
pub mod links;
pub mod places;
pub mod record;
pub mod redirects;
pub mod resolve;
pub mod subject;
pub mod taken;
pub mod unread;
