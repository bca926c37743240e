//! Unpacks the kept inputs of each fuzz target into files, and packs the files that fuzzing left.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a tool beside the program may read and write files, and say what it does"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

mod pack;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let (kept, corpus) = (fuzz.join("kept"), fuzz.join("corpus"));
    match std::env::args().nth(1).as_deref() {
        Some("unpack") => unpack(&kept, &corpus),
        Some("pack") => pack(&kept, &corpus),
        _ => Err("usage: cargo run --example kept -- unpack | pack".into()),
    }
}

/// Makes a folder of each pack, with a file for each input. A folder that is there may hold new inputs: it stays.
fn unpack(kept: &Path, corpus: &Path) -> Result<(), Box<dyn std::error::Error>> {
    for path in below(kept)? {
        let folder = corpus.join(path.file_stem().unwrap_or_default());
        if folder.exists() {
            return Err(format!("{}: pack or remove this folder first", folder.display()).into());
        }
        let inputs = pack::unpacked(&fs::read_to_string(&path)?)
            .map_err(|it| format!("{}: {it}", path.display()))?;
        fs::create_dir_all(&folder)?;
        for (i, input) in inputs.iter().enumerate() {
            fs::write(folder.join(format!("{i:04}")), input)?;
        }
        println!("{}: {} inputs", folder.display(), inputs.len());
    }
    Ok(())
}

/// Makes a pack of each folder.
fn pack(kept: &Path, corpus: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(kept)?;
    for folder in below(corpus)? {
        let inputs: BTreeSet<Vec<u8>> =
            below(&folder)?.into_iter().map(fs::read).collect::<io::Result<_>>()?;
        let path = kept.join(folder.file_name().unwrap_or_default()).with_extension("txt");
        fs::write(&path, pack::packed(&inputs))?;
        println!("{}: {} inputs", path.display(), inputs.len());
    }
    Ok(())
}

/// Lists what lies in a folder, in order.
fn below(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn std::error::Error>> {
    let entries = fs::read_dir(folder).map_err(|it| format!("{}: {it}", folder.display()))?;
    let mut paths = entries.map(|it| Ok(it?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
