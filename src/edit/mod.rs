//! Writes content: new records, changed values, one layout, and what editors need for it.

pub mod change;
pub mod desk;
pub mod election;
pub mod field_tables;
pub mod format;
pub mod forms;
pub mod import;
pub mod json_schema;
pub mod patch;
pub mod position;
pub mod scaffold;
pub mod source;
mod written;
