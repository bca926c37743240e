//! Names the exit codes.

pub(crate) const BUILT: u8 = 0;
pub(crate) const PROBLEMS: u8 = 1;
pub(crate) const USAGE_OR_DISK: u8 = 2;

pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  the site is built, or nothing is wrong
  1  there are problems in the content; nothing was written
  2  the command line is wrong, or a file could not be read or written";
