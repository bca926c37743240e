//! Holds the reader of programmes against sentences that another reader gives, and against made ones.
#![expect(clippy::disallowed_methods, reason = "the source texts are read")]

use std::path::{Path, PathBuf};
use std::process::Command;

use standpunkt::disk::{self, Cache};
use standpunkt::proof::document::Document;
use standpunkt::proof::normalise::{join_line, normal};
use standpunkt::proof::quotation::{Claim, Miss, Searchable};

use crate::archive::archive;
use crate::cli::memory;

/// Each programme, and how many of a hundred sentences are proved at least: the other reader puts headings,
/// marks of items and ends of lines into its sentences, in some programmes more than in others.
const PROGRAMMES: [(&str, usize); 11] = [
    ("2025/arbeiderpartiets.pdf", 60),
    ("2025/frp.pdf", 60),
    ("2025/hoyre.txt", 60),
    ("2025/krf.pdf", 60),
    ("2025/miljopartiet_de_gronne.pdf", 60),
    ("2025/rodt.pdf", 60),
    ("2025/senterpartiet_partiprogram.pdf", 60),
    ("2025/sosialistisk_vensterparti.pdf", 60),
    ("2025/sv-vedtatt.pdf", 60),
    ("2025/venstre.pdf", 60),
    ("2021/mdg.pdf", 60),
];

/// How many sentences are picked of each programme; another number can be given as `PICKED`.
const PICKED: usize = 20;

/// Numbers that look like chance and are the same each time (a linear congruence, Knuth's constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it is small") % most
    }
}

/// The sentences of a programme as `pdftotext` gives them: of five words to forty, within one block.
fn sentences(path: &Path) -> Vec<String> {
    let text = if path.extension().is_some_and(|it| it == "pdf") {
        let read = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(path).arg("-").output();
        String::from_utf8_lossy(&read.expect("poppler is there").stdout).into_owned()
    } else {
        std::fs::read_to_string(path).expect("it is there")
    };
    let mut all = Vec::new();
    for block in text.replace('\u{c}', "\n\n").split("\n\n") {
        let mut joined = String::new();
        for line in block.lines() {
            join_line(&mut joined, line);
        }
        for sentence in normal(&joined).split_inclusive(['.', '!', '?', '•', '·']) {
            let bare = sentence.trim_matches(|it: char| !it.is_alphanumeric());
            // Numbers of lines stand among the words.
            let has_number =
                bare.split(' ').any(|it| it.len() > 2 && it.bytes().all(|b| b.is_ascii_digit()));
            if (5..=40).contains(&bare.split(' ').count()) && !has_number && !bare.contains("...") {
                all.push(bare.to_owned());
            }
        }
    }
    all
}

fn document(archive: &Path, file: &str) -> Document {
    let cache = Cache::within(&memory().join("standpunkt"), archive).expect("a cache");
    disk::source(archive, &format!("programmes/{file}"), &cache).expect("it can be read").1
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what it is for")]
fn sentences_that_stand_there_are_proved_and_those_made_of_two_halves_are_not() {
    let Some(archive) = archive() else { return };
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<usize>().ok());
    let (picked, shown) = (number("PICKED").unwrap_or(PICKED), number("SHOW").unwrap_or(0));
    let mut false_ones = Vec::new();
    let mut few = Vec::new();
    for (file, least) in PROGRAMMES {
        let path: PathBuf = archive.join("programmes").join(file);
        let document = document(&archive, file);
        let searchable = Searchable::new(&document);
        let all = sentences(&path);
        let whole = all.join(" ");
        let mut chance = Chance(2025);
        let (mut proved, mut over, mut missing) = (0, 0, Vec::new());
        for _ in 0..picked {
            let sentence = &all[chance.below(all.len())];
            match searchable.find(sentence, Claim::default()) {
                Ok(_) | Err(Miss::Elsewhere(_)) => proved += 1,
                Err(Miss::OverHeading) => over += 1,
                Err(_) => missing.push(sentence.clone()),
            }
        }
        println!(
            "{file}: of {picked} {proved} proved, {over} over a heading, {} not",
            missing.len()
        );
        missing.sort();
        missing.dedup();
        missing.iter().take(shown).for_each(|it| println!("    {it}"));
        if proved * 100 < least * picked {
            few.push(format!("{file}: {proved}"));
        }
        for _ in 0..2 * picked {
            let half = |words: &str, second: bool| {
                let words: Vec<&str> = words.split(' ').collect();
                let middle = words.len() / 2;
                if second { words[middle..].join(" ") } else { words[..middle].join(" ") }
            };
            let (a, b) = (chance.below(all.len()), chance.below(all.len()));
            let made = format!("{} {}", half(&all[a], false), half(&all[b], true));
            if a != b && !whole.contains(&made) && searchable.find(&made, Claim::default()).is_ok()
            {
                false_ones.push(format!("{file}: {made}"));
            }
        }
    }
    assert_eq!(false_ones, Vec::<String>::new());
    assert_eq!(few, Vec::<String>::new());
}
