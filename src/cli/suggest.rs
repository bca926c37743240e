//! Lists passages of the sources that no position rests on.

use standpunkt::{content, disk, editions};

use super::archive::read_sources;
use super::failure::BUILT;
use super::flags::Archive;
use super::terminal::tell_disk;

pub(crate) fn run_suggest(common: &Archive, party: Option<&str>, theme: Option<&str>) -> u8 {
    let content = match disk::read(&common.dir) {
        Ok(sources) => content::read(&sources).0,
        Err(err) => return tell_disk(&err, common.telling.lang),
    };
    let read = match read_sources(&common.dir, common.archive.as_deref(), &content) {
        Ok(read) => read,
        Err(err) => return tell_disk(&err, common.telling.lang),
    };
    for it in editions::suggest(&content, &read) {
        let wanted = party.is_none_or(|id| id == it.party) && theme.is_none_or(|id| id == it.theme);
        if wanted {
            println!("# parties/{}/{}.yaml ({})\n{}", it.party, it.year, it.term, it.record);
        }
    }
    BUILT
}
