//! Holds small values that know nothing of sites: dates, ids, languages, addresses.

pub mod address;
pub mod anchor;
pub mod base_url;
pub mod bilingual;
pub mod characters;
pub mod checksum;
pub mod collation;
pub mod colour;
pub mod date;
pub mod id;
pub mod language;
pub mod markup;
pub mod memo;
pub mod number;
pub mod pages;
pub mod position;
pub mod readability;
pub mod signature;
pub mod silence;
pub mod url;
pub mod vocabulary;
