//! Shows the page for addresses that do not exist.

use crate::page::builder::{Page, Shown};
use crate::page::view;
use crate::values::address::Address;

impl<'m> Page<'m> {
    pub(super) fn not_found(&self) -> Shown<view::NotFound> {
        let view = view::NotFound {
            overview: self.href(&Address::overview("")),
            themes: (0..self.model.themes.len()).map(|theme| self.theme_name(0, theme)).collect(),
        };
        self.context(0, &self.say("not-found-title"), &self.say("not-found-description"), view)
    }
}
