//! Reads the bytes of a source into a document, by its kind.

use crate::proof::document::Document;
use crate::proof::plain::plain;
use crate::proof::web;
use crate::values::bilingual::Bilingual;

/// Reads a file that is not a PDF, by the ending of its name: a web page, Markdown or plain text. `Err` if
/// it is another kind of file, is no text, or has none: nothing is known to be missing in what nobody read.
pub fn read(ending: &str, bytes: &[u8]) -> Result<Document, Bilingual> {
    if let Some(kind) = kind_of(bytes) {
        return Err(no_text(kind));
    }
    if bytes.contains(&0) {
        return Err(Bilingual::new(
            "fila er ikke tekst (den har byten 0, som UTF-16 og programfiler har); lagre den på nytt som UTF-8, eller lagre dokumentet som PDF",
            "the file is not text (it has the byte 0, as UTF-16 and files of programs have); save it again as UTF-8, or save the document as PDF",
        ));
    }
    let document = match ending.to_lowercase().as_str() {
        "html" | "htm" | "xhtml" => web::html(bytes)?,
        "md" | "markdown" => web::markdown(bytes)?,
        "txt" | "text" | "" => plain(utf8(bytes)?),
        other => {
            return Err(Bilingual {
                nb: format!(
                    "filer av slaget .{other} kan ikke leses; lagre dokumentet som PDF, HTML, Markdown (.md) eller tekst (.txt)"
                ),
                en: format!(
                    "files of the kind .{other} cannot be read; save the document as PDF, HTML, Markdown (.md) or text (.txt)"
                ),
            });
        }
    };
    if !document.passages.iter().any(|it| it.text.chars().any(char::is_alphanumeric)) {
        return Err(Bilingual::new(
            "fila har ingen tekst som kan leses; er den en side som et program i nettleseren lager, så skriv siden ut som PDF og bruk den",
            "the file has no text that can be read; if it is a page that a program in the browser makes, print the page as PDF and use that",
        ));
    }
    Ok(document)
}

/// Bytes as text. A byte of another encoding is no letter that could be found.
fn utf8(bytes: &[u8]) -> Result<&str, Bilingual> {
    str::from_utf8(bytes).map_err(|err| {
        let at = err.valid_up_to();
        let line = 1 + bytes[..at].iter().filter(|it| **it == b'\n').count();
        let byte = bytes[at];
        Bilingual {
            nb: format!("linje {line} har et tegn (byte {byte:#04x}) som ikke er UTF-8; fila er trolig lagret som Windows-1252: lagre den på nytt som UTF-8"),
            en: format!("line {line} has a character (byte {byte:#04x}) that is not UTF-8; the file was probably saved as Windows-1252: save it again as UTF-8"),
        }
    })
}

/// The kind of a file that is no text, by how it begins.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 10] = [
        (b"PK\x03\x04", "docx, odt, epub, zip"),
        (b"PK\x05\x06", "zip"),
        (b"\xd0\xcf\x11\xe0", "doc, xls"),
        (b"%PDF", "PDF"),
        (b"\x89PNG", "png"),
        (b"\xff\xd8\xff", "jpg"),
        (b"GIF8", "gif"),
        (b"II*\x00", "tif"),
        (b"{\\rtf", "rtf"),
        (b"\x1f\x8b", "gz"),
    ];
    kinds.iter().find(|(begins, _)| bytes.starts_with(begins)).map(|it| it.1)
}

fn no_text(kind: &str) -> Bilingual {
    if kind == "PDF" {
        return Bilingual::new(
            "fila er en PDF; gi den endelsen .pdf",
            "the file is a PDF; give it the ending .pdf",
        );
    }
    Bilingual {
        nb: format!("fila er ikke tekst, men {kind}; lagre dokumentet som PDF, HTML eller tekst"),
        en: format!("the file is not text but {kind}; save the document as PDF, HTML or text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_refused_with_what_to_do() {
        let utf16: Vec<u8> = "Vi vil".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (ending, bytes, why) in [
            ("docx", &b"PK\x03\x04 word"[..], "docx"),
            ("txt", b"PK\x03\x04 word", "docx"),
            ("txt", b"%PDF-1.4", ".pdf"),
            ("txt", b"\x89PNG\r\n", "png"),
            ("txt", &utf16, "UTF-16"),
            ("txt", b"Vi vil\0ha", "byte 0"),
            ("txt", b"Vi vil\nha p\xe5 hjelp", "line 2 has a character (byte 0xe5)"),
            ("md", b"p\xe5", "UTF-8"),
            ("odt", b"Vi vil", ".odt"),
            ("txt", b"", "no text"),
            ("txt", b" \n---\n", "no text"),
            ("html", b"<!doctype html><div id=root></div><script>app()</script>", "no text"),
        ] {
            let refused = read(ending, bytes).unwrap_err();
            assert!(refused.en.contains(why), "{ending}: {}", refused.en);
            assert!(refused.nb.contains([';', ':']), "it says what to do: {}", refused.nb);
        }
        assert!(read("TXT", "Vi vil ha på plass hjelp.".as_bytes()).is_ok());
    }
}
