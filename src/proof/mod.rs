//! Proves quotations and absences against the source texts.

pub mod absence;
pub mod document;
pub mod editions;
pub mod fonts;
pub mod hold;
pub mod normalise;
pub mod order;
pub mod passport;
pub mod pdf;
pub mod picture;
pub mod plain;
pub mod provable;
pub mod quotation;
pub mod read;
pub mod repair;
pub mod search;
pub mod sense;
pub mod terms;
pub mod tongue;
pub mod verify;
pub mod web;
