//! Reads what authors wrote: text, YAML, Markdown, the schema, and the two lock files.

pub mod built_in;
pub mod draft;
pub mod external_links;
pub mod files;
pub mod load;
pub mod lock;
pub mod markdown;
pub mod published;
pub mod schema;
pub mod slips;
pub mod text;
pub mod yaml;
