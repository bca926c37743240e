//! The XML in which poppler tells the pages of a PDF.
#![no_main]

libfuzzer_sys::fuzz_target!(|xml: &str| {
    if let Ok(document) = standpunkt::layout::read(xml) {
        standpunkt_fuzz::document(&document, xml.len());
    }
});
