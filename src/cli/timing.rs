//! Measures how long the parts of a build take, for who asks.
#![expect(clippy::disallowed_methods, reason = "the time is told and goes into no site")]

use std::time::{Duration, Instant};

/// A part of a build.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Lap {
    /// The files of the content.
    Reading,
    /// What they say.
    Parsing,
    /// Every rule, and where the archive is, every proof.
    Checking,
    /// The files for other programs.
    Data,
    /// Pages and what goes with them.
    Pages,
    /// The pictures of pages.
    Pictures,
    /// The new site in the place of the old one.
    Swap,
}

/// A clock that is read after each part.
#[derive(Debug)]
pub(crate) struct Clock {
    last: Instant,
    laps: Vec<(Lap, Duration)>,
}

impl Clock {
    pub(crate) fn start() -> Clock {
        Clock { last: Instant::now(), laps: Vec::new() }
    }

    /// Notes that this part is done now.
    pub(crate) fn lap(&mut self, lap: Lap) {
        let now = Instant::now();
        self.laps.push((lap, now - self.last));
        self.last = now;
    }

    /// Tells how long each part took, in milliseconds, a line each.
    pub(crate) fn in_words(&self, name: impl Fn(Lap) -> &'static str) -> String {
        let line = |(lap, time): &(Lap, Duration)| {
            format!("{:>10.1} ms  {}\n", time.as_secs_f64() * 1e3, name(*lap))
        };
        self.laps.iter().map(line).collect()
    }
}
