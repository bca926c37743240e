//! Keeps markup apart from text: escapes the one, and has the other printed as it is.

use schemars::JsonSchema;
use serde::Serialize;

/// Markup that the program made: templates print it as it is, and all else that they print is escaped. All
/// that show it share it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Html(#[schemars(with = "String")] tera::Value);

impl Html {
    /// A text: nothing in it is markup.
    pub fn text(text: &str) -> Html {
        Html::trusted(&escape(text))
    }

    /// Data for machines, as they stand in a script element: nothing in them can end that.
    pub fn data(data: &serde_json::Value) -> Html {
        Html::trusted(&data.to_string().replace('<', "\\u003c"))
    }

    /// What is markup already. A tidy test lists the few files that may say so.
    pub(crate) fn trusted(markup: &str) -> Html {
        Html(tera::Value::safe_string(markup))
    }

    /// An element around it, perhaps with the code of its language.
    pub fn within(&self, element: &'static str, language: Option<&str>) -> Html {
        let language = language.map(|it| format!(" lang=\"{}\"", escape(it))).unwrap_or_default();
        Html::trusted(&format!("<{element}{language}>{}</{element}>", self.as_str()))
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Default for Html {
    fn default() -> Html {
        Html::trusted("")
    }
}

/// Escapes text for an HTML attribute or element.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(character),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_markup_is_printed_as_it_is() {
        let shown =
            [Html::text("<b>"), Html::text("x & y").within("p", Some("\"")), Html::default()];
        let mut context = tera::Context::new();
        context.insert("all", &shown);
        context.insert("text", shown[0].as_str());
        let print = |template: &str| tera::Tera::one_off(template, &context, true).unwrap();
        let whole = "&lt;b&gt; <p lang=\"&quot;\">x &amp; y</p>  &amp;lt;b&amp;gt;";
        assert_eq!(print("{% for it in all %}{{ it }} {% endfor %}{{ text }}"), whole);
        let data = Html::data(&serde_json::json!("</script>"));
        assert_eq!(data.as_str(), "\"\\u003c/script>\"");
    }
}
