//! A quotation, and the text that it is looked for in.
#![no_main]

use standpunkt::proof::plain;
use standpunkt::proof::normalise::normal;
use standpunkt::proof::quotation::{Claim, Searchable};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let once = normal(text);
    assert_eq!(normal(&once), once);
    let (quotation, source) = text.split_once('\n').unwrap_or((text, text));
    let document = plain::plain(source);
    let searchable = Searchable::new(&document);
    let claim = Claim { heading: Some("Rus"), ..Claim::default() };
    for claim in [Claim::default(), claim] {
        if let Ok(found) = searchable.find(quotation, claim) {
            assert!(found.places >= 1);
        }
    }
    let _ = searchable.find_before(quotation, "helt");
});
