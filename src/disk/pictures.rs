//! Keeps drawn pictures from one build to the next.

use crate::disk::cache::Cache;
use crate::site::png;
use crate::values::checksum::Sha256;

/// The folder in `cache` that holds pictures.
const PICTURES: &str = "pictures";

/// SVG as PNG, see [`crate::site::png::png`], and its checksum. What was drawn is kept in `cache` under
/// [`crate::site::png::key`].
pub fn picture(svg: &str, cache: &Cache) -> Result<(Vec<u8>, Sha256), String> {
    let name = format!("{PICTURES}/{}", png::key(svg));
    let kept = match cache.get(&name) {
        Some(kept) => kept,
        None => cache.put(&name, png::png(svg)?),
    };
    Ok((kept.bytes, kept.sum))
}

/// Forgets pictures of earlier sites that none of these is.
pub fn forget_other_pictures<'s>(cache: &Cache, svgs: impl Iterator<Item = &'s String>) {
    cache.retain(PICTURES, &svgs.map(|it| png::key(it)).collect());
}
