//! The XML in which poppler tells the pages of a PDF.
#![no_main]

use standpunkt::proof::pdf;

libfuzzer_sys::fuzz_target!(|xml: &str| {
    if let Ok(document) = pdf::read(xml) {
        standpunkt_fuzz::document(&document, xml.len());
    }
});
