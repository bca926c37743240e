//! Shows the page for addresses that do not exist.

use crate::model::index::NEWEST;
use crate::page::builder::{Page, Shown};
use crate::page::view;
use crate::values::address::Address;

impl<'m> Page<'m> {
    pub(super) fn not_found(&self) -> Shown<view::NotFound> {
        let view = view::NotFound {
            overview: self.href(&Address::overview("")),
            themes: self
                .model
                .themes
                .indices()
                .map(|theme| self.theme_name(NEWEST, theme))
                .collect(),
        };
        self.context(NEWEST, &self.say("not-found-title"), &self.say("not-found-description"), view)
    }
}
