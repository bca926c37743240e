//! Makes every finding, with its message and cure in both languages, one file a family.

pub mod content;
pub mod fields;
pub mod files;
pub mod markdown;
pub mod proof;
pub mod publishing;
pub mod review;
pub mod search;
pub mod signing;
pub mod sources;
pub mod templates;
pub mod yaml;

pub use self::content::*;
pub use self::fields::*;
pub use self::files::*;
pub use self::markdown::*;
pub use self::proof::*;
pub use self::publishing::*;
pub use self::review::*;
pub use self::search::*;
pub use self::signing::*;
pub use self::sources::*;
pub use self::templates::*;
pub use self::yaml::*;
