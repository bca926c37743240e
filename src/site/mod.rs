//! Makes a site of checked content: pages, data, pictures, and the files of hosts.

pub mod build;
pub mod built;
pub mod editors;
pub mod files;
pub mod png;
pub mod prepare;
pub mod prepared;
pub mod qr;
pub mod render;
pub mod styles;
pub mod template;
