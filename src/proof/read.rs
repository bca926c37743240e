//! Reads the bytes of a source into a document, by its kind.

use crate::proof::document::Document;
use crate::proof::plain::plain;
use crate::proof::web;
use crate::values::bilingual::Bilingual;

/// Reads a file that is not a PDF, by the ending of its name: a web page, Markdown, else plain text.
pub fn read(ending: &str, bytes: &[u8]) -> Result<Document, Bilingual> {
    match ending.to_lowercase().as_str() {
        "html" | "htm" | "xhtml" => web::html(bytes),
        "md" | "markdown" => web::markdown(bytes),
        _ => Ok(plain(&String::from_utf8_lossy(bytes))),
    }
}
