//! Finds the addresses outside the site that the content names, and where each of them stands.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::json;

use crate::content::load::Content;
use crate::content::text::Text;
use crate::content::yaml::{self, Node, Value};
use crate::report::place::Place;

/// Every outside address of the content, each with its places in the order of the files. What stands
/// in a comment is none, and neither is an address of the site itself.
pub fn addresses(content: &Content) -> BTreeMap<String, Vec<Place>> {
    let mut addresses: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let own = content.site.as_ref().and_then(|it| it.value.base_url.as_ref());
    let ours = |url: &str| own.is_some_and(|it| it.value.has(url));
    let whole = |it: &Text| (0..it.text.len(), it.text.len());
    let yaml = content.site.iter().map(|it| &it.text);
    let yaml = yaml.chain(content.parties.values().map(|it| &it.text));
    let yaml = yaml.chain(content.programmes.values().map(|it| &it.text));
    let yaml = yaml.chain(content.plans.values().map(|it| &it.text)).map(|it| (it, whole(it)));
    let themes = content.themes.values().map(|it| &it.text);
    let themes = themes.filter_map(|it| Some((it, yaml::front_matter(&it.text)?)));
    for (text, (fields, body)) in yaml.chain(themes) {
        let mut ranges = Vec::new();
        if let (Some(root), _) = yaml::parse(text, fields) {
            scalars(&root, &mut ranges);
        }
        ranges.push(body..text.text.len());
        for range in ranges {
            for at in in_text(&text.text[range.clone()]) {
                let at = range.start + at.start..range.start + at.end;
                let url = &text.text[at.clone()];
                if !ours(url) {
                    addresses.entry(url.to_owned()).or_default().push(text.place(at));
                }
            }
        }
    }
    addresses.values_mut().for_each(|it| it.sort());
    addresses
}

/// The list for other programs.
pub fn json(addresses: &BTreeMap<String, Vec<Place>>) -> String {
    let place = |it: &Place| json!({"path": it.path, "line": it.line, "column": it.column});
    let entry = |(url, places): (&String, &Vec<Place>)| json!({"url": url, "places": places.iter().map(place).collect::<Vec<_>>()});
    let entries: Vec<_> = addresses.iter().map(entry).collect();
    format!("{:#}\n", serde_json::Value::from(entries))
}

fn scalars(node: &Node<'_>, found: &mut Vec<Range<usize>>) {
    match &node.value {
        Value::Scalar(_) => found.push(node.span.clone()),
        Value::List(items) => items.iter().for_each(|it| scalars(it, found)),
        Value::Map(entries) => entries.iter().for_each(|(_, it)| scalars(it, found)),
    }
}

/// Where the addresses of a text stand: as far as they go without what ends a sentence or a link of
/// Markdown.
fn in_text(text: &str) -> Vec<Range<usize>> {
    let mut addresses = Vec::new();
    let mut from = 0;
    while let Some(start) = ["https://", "http://"]
        .iter()
        .filter_map(|it| text[from..].find(it))
        .min()
        .map(|it| from + it)
    {
        let mut open = Vec::new();
        let end = text[start..].find(|it: char| match it {
            '(' | '[' => {
                open.push(it);
                false
            }
            ')' => open.pop() != Some('('),
            ']' => open.pop() != Some('['),
            it => it.is_whitespace() || "<>\"`{}|\\^".contains(it),
        });
        let end = end.map_or(text.len(), |it| start + it);
        let url = text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
        if url.split_once("//").is_some_and(|it| it.1.starts_with(char::is_alphanumeric)) {
            addresses.push(start..start + url.len());
        }
        from = end.max(start + 1);
    }
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_its_link_or_sentence_does() {
        #[track_caller]
        fn check(text: &str, urls: &[&str]) {
            let found: Vec<&str> = in_text(text).into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, urls, "{text}");
        }
        check(
            "Se [her](https://a.test/b_(c)). Og http://b.test.",
            &["https://a.test/b_(c)", "http://b.test"],
        );
        check("'https://a.test/x'", &["https://a.test/x"]);
        check("<https://a.test/x?y=1#z>", &["https://a.test/x?y=1#z"]);
        check("[https://a.test/[b]](x)", &["https://a.test/[b]"]);
        check("https://web.test/2025/https://a.test/", &["https://web.test/2025/https://a.test/"]);
        check("(http://, https://a.test)", &["https://a.test"]);
        check("/tema/lar/ og a.test", &[]);
    }
}
