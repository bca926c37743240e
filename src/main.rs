//! Starts the command line.

use std::process::ExitCode;

mod cli;

/// A build makes many short-lived texts, and the system's allocator took a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
