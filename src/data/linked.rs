//! Writes the parties and quotations in the forms of other projects: Popolo and Web Annotation.

use serde_json::{Value, json};

use crate::data::dataset::{Party, Position, Quote};
use crate::data::records::Records;

/// The parties as organizations, in the form of the Popolo specification
/// (<https://www.popoloproject.com/specs/organization.html>).
///
/// `other_names` has the short name, and the names in other languages with their `lang`.
pub fn popolo(records: &Records) -> Value {
    let organization = |party: &Party| {
        let mut names = vec![json!({"name": party.short, "note": "short name"})];
        let others = party.name.iter().filter(|(language, _)| **language != "nb");
        names.extend(others.map(
            |(language, name)| json!({"name": name, "lang": language, "note": "translation"}),
        ));
        let identifiers: Vec<Value> = party
            .identifiers
            .iter()
            .map(|(scheme, id)| json!({"scheme": scheme, "identifier": id}))
            .collect();
        let mut links = vec![json!({"url": party.website, "note": "website"})];
        links.extend(party.pages.get("nb").map(
            |page| json!({"url": page, "note": format!("positions at {}", records.site.title)}),
        ));
        json!({
            "id": party.id,
            "name": party.name.get("nb"),
            "classification": "party",
            "other_names": names,
            "identifiers": identifiers,
            "links": links,
        })
    };
    json!({"organizations": records.parties.iter().map(organization).collect::<Vec<_>>()})
}

/// Each proved quotation as an annotation of its source, in the W3C Web Annotation Data Model
/// (<https://www.w3.org/TR/annotation-model/>): a collection whose only page holds all of them.
///
/// The position counts characters (Unicode code points) of the text that quotations are proved against:
/// the party's part of the source in the normal form of `src/proof/normalise.rs`, its passages with one blank
/// between them. The quotation itself stands as the content has it.
pub fn annotations(records: &Records) -> Value {
    let address = format!("{}data/annotations.json", records.site.base_url);
    let proved = |it: &&Quote| it.proof.is_some();
    let items: Vec<Value> = records
        .positions
        .iter()
        .flat_map(|it| it.quotes.iter().filter(proved).map(move |quote| (it, quote)))
        .map(|(it, quote)| annotation(records, &address, it, quote))
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": format!("{}: quotations", records.site.title),
        "total": items.len(),
        "first": {
            "id": format!("{address}#page"),
            "type": "AnnotationPage",
            "partOf": address,
            "startIndex": 0,
            "items": items,
        },
    })
}

fn annotation(records: &Records, address: &str, position: &Position, quote: &Quote) -> Value {
    let source = records.sources.iter().find(|at| at.id == position.source);
    // A source without an address is named by its id here: no address is made up for it.
    let named = source.and_then(|it| it.url.clone());
    let named = named.unwrap_or_else(|| format!("urn:standpunkt:source:{}", position.source));
    let (mut selectors, proof) = (Vec::new(), quote.proof.as_ref());
    let words = json!({
        "type": "TextQuoteSelector",
        "exact": quote.text,
        "prefix": proof.map(|it| &it.prefix),
        "suffix": proof.map(|it| &it.suffix),
    });
    // Only PDF files have pages. Several selectors of a target choose the same words, so the page, which
    // is more than the words, is refined by them.
    selectors.push(match quote.page {
        Some(page) => json!({
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
            "value": format!("page={page}"),
            "refinedBy": words,
        }),
        None => words,
    });
    // Of words with others left out between them the end is not kept.
    selectors.extend(
        proof.and_then(|it| Some((it.start, it.end?))).map(
            |(start, end)| json!({"type": "TextPositionSelector", "start": start, "end": end}),
        ),
    );
    json!({
        "id": format!("{address}#{}-{}-{}-{}", position.election, position.theme, position.party, quote.id),
        "type": "Annotation",
        "motivation": "linking",
        "body": {"id": quote.address, "type": "Text", "format": "text/html", "language": "nb"},
        "target": {"source": named, "selector": selectors},
    })
}
