//! Draws an address as a square that a phone can read off paper.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// The air around the code, in modules (ISO/IEC 18004: four).
const QUIET: i32 = 4;

/// The code as a picture in SVG, dark on light, at level M; `None` if the text is too long for one.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, width) = (start + QUIET, y + QUIET, x - start);
                let _ = write!(path, "M{left} {top}h{width}v1h-{width}z");
            }
            x += 1;
        }
    }
    let side = size + 2 * QUIET;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_air_around_it_and_is_the_same_each_time() {
        let code = svg("https://a.example/tema/lar/").unwrap();
        assert!(code.contains("viewBox=\"0 0 37 37\""), "25 + 2 × 4 modules: {code}");
        assert!(code.contains("M4 4h7v1h-7z"), "the corner mark begins inside the air");
        assert!(!code.contains("M3 ") && !code.contains("href"));
        assert_eq!(Some(code), svg("https://a.example/tema/lar/"));
        assert_eq!(svg(&"x".repeat(3000)), None);
    }
}
