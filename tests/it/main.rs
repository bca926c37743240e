//! All tests of the program as a whole, in one binary.

mod archive;
mod built;
mod cli;
mod commands;
mod corpus;
mod data;
mod determinism;
mod differences;
mod draft;
mod editing;
mod findings;
mod hostile;
mod import;
mod lasting;
mod life;
mod machines;
mod nb;
mod pictures;
mod planted;
mod preview;
mod properties;
mod readme;
mod supply;
mod tidy;
mod whole;
mod workflows;
