//! Reads what authors wrote: text, YAML, Markdown, the schema, and the two lock files.

#[cfg(test)]
pub(crate) mod base;
pub mod built_in;
pub mod draft;
pub mod external_links;
pub mod files;
pub mod load;
pub mod lock;
pub mod markdown;
pub mod published;
pub mod schema;
pub mod searched;
pub mod text;
pub mod yaml;
pub mod yaml_hints;
