//! Squeezes the style sheet, and adds the colours of the parties.

use crate::model::{self, Model};

/// A style sheet without the lines that are nothing but a comment, without indentation and line ends,
/// and without the blanks that only make it easier to read: these are for who writes it. A line with
/// text in quotation marks stays as it is.
pub fn squeezed(styles: &str) -> String {
    const TIGHT: [(&str, &str); 5] =
        [(" {", "{"), ("{ ", "{"), (": ", ":"), ("; ", ";"), (", ", ",")];
    let mut squeezed = String::with_capacity(styles.len());
    for line in styles.lines().map(str::trim) {
        let comment = line.starts_with("/*") && line.ends_with("*/");
        if comment || line.is_empty() {
            continue;
        }
        let mut line = line.to_owned();
        if !line.contains(['"', '\'']) {
            for (loose, tight) in TIGHT {
                line = line.replace(loose, tight);
            }
        }
        // The last declaration of a rule needs no end.
        let ends = line.starts_with('}') && squeezed.ends_with(';');
        if ends {
            squeezed.pop();
        }
        squeezed.push_str(line.replace("; }", "}").trim_end());
        if !line.ends_with(['{', ';', '}', ',']) {
            squeezed.push(' ');
        }
    }
    squeezed
}

/// The colours of the parties as a style sheet: a class for each, as no page has inline styles.
pub fn party_styles(model: &Model) -> String {
    let rule = |it: &model::Party| format!(".p-{}{{--party:{}}}\n", it.id, it.colour);
    model.parties.iter().map(rule).collect()
}
