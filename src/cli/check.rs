//! Looks through the content, and writes nothing.

use standpunkt::Drafts;

use super::failure::{BUILT, PROBLEMS};
use super::flags::{Input, Lang};
use super::look::look;
use super::terminal::{progress, tell, tell_disk};
use super::timing::Clock;

pub(crate) fn run_check(input: &Input) -> u8 {
    let (pages, found) = match look(input, Drafts::Withheld, &mut Clock::start()) {
        Ok(looked) => looked.pages(),
        Err(err) => return tell_disk(&err, input.telling.lang),
    };
    tell(&found.all(pages.is_some()), &input.telling);
    match pages {
        Some(pages) => {
            progress(&match input.telling.lang {
                Lang::Nb => format!("Innholdet er i orden: {pages} sider."),
                Lang::En => format!("The content is in order: {pages} pages."),
            });
            BUILT
        }
        None => PROBLEMS,
    }
}
