//! Makes a site of checked content: pages, data, pictures, and the files of hosts.

pub mod build;
pub mod built_site;
pub mod checked_site;
pub mod editors;
pub mod files;
pub mod layout;
pub mod on_demand;
mod pages;
pub mod png;
pub mod prepare;
pub mod proving;
pub mod render;
pub mod styles;
pub mod template;
