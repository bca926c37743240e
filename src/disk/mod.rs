//! Reads the content folder, and writes the finished site to its own: the only module that touches files.
#![expect(clippy::disallowed_methods, reason = "this is the module that the ban points to")]

pub mod archive;
pub mod cache;
pub mod error;
pub mod folder;
mod home;
pub mod path;
pub mod pictures;
pub mod publish;
pub mod replace;
pub mod secret;
pub mod signed;
pub mod stamp;
mod workshop;

pub use self::archive::*;
pub use self::cache::*;
pub use self::error::*;
pub use self::folder::*;
pub use self::pictures::*;
pub use self::publish::*;
pub use self::replace::*;
pub use self::secret::*;
pub use self::signed::*;
pub use self::stamp::*;
