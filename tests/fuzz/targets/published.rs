//! The record of what was published: what can be read of it is written and read again as the same.
#![no_main]

use standpunkt::content::published::{PUBLISHED, Published, read};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let bytes = bytes.to_vec();
    let (record, report) = read(Some(&bytes));
    assert!(record.is_some() || !report.is_empty());
    standpunkt_fuzz::report(PUBLISHED, &bytes, &report);
    if let Ok(mended) = Published::mended(&String::from_utf8_lossy(&bytes)) {
        let text = mended.text();
        let again = Published::read(&text).expect("what was written is sealed");
        assert_eq!(again.text(), text);
    }
});
