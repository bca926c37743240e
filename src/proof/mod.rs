//! Proves quotations and absences against the source texts.

pub mod document;
pub mod editions;
pub mod hold;
pub mod normalise;
pub mod pdf;
pub mod plain;
pub mod quotation;
pub mod read;
pub mod search;
pub mod verify;
pub mod web;
