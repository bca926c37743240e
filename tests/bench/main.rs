//! Writes made-up content of any size, to measure the program with.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool beside the program may write files, say what it does, and stop at once"
)]

use std::fs;
use std::path::Path;

mod corpus;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let [dir, parties, themes] = arguments.as_slice() else {
        println!("usage: cargo bench --bench corpus -- DIR PARTIES THEMES");
        return;
    };
    let size = corpus::Size {
        parties: parties.parse().unwrap(),
        themes: themes.parse().unwrap(),
        seed: 7,
    };
    for (path, text) in corpus::files(size, "pairs, positions") {
        let file = Path::new(dir).join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}
