//! Proves the quotations of a published site against a programme that anybody has.

use std::path::{Path, PathBuf};

use clap::Args;
use standpunkt::disk::{self, Cache};
use standpunkt::report::diagnostic;
use standpunkt::report::faults;
use standpunkt::report::place::Place;
use standpunkt::site::built_site::BuiltSite;
use standpunkt::site::proving;

use super::failure::{EXIT_CODES, Failure};
use super::flags::{Lang, Telling};
use super::terminal::tell;

/// Prove every quotation that a published site takes from a programme, against a file of your own.
///
/// The site is the folder that was downloaded, with its open data. The file is the programme as the
/// party publishes it. Whether it is the very file that the site was made of is told by its checksum;
/// another edition can be tried with --source.
#[derive(Args)]
#[command(after_long_help = EXIT_CODES)]
pub(crate) struct Prove {
    /// Folder of the built site
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The programme: PDF, web page, Markdown or plain text
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Id of the source that the file is another edition of
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    #[command(flatten)]
    telling: Telling,
}

impl Prove {
    pub(crate) fn telling(&self) -> Telling {
        self.telling
    }

    pub(crate) fn run(self) -> Result<(), Failure> {
        let Prove { dir, file, source, telling } = self;
        let files = disk::site(&dir)?.unwrap_or_default();
        let site = BuiltSite::read(&files).map_err(|fault| Failure::Site(dir.clone(), fault))?;
        let folder = file.parent().filter(|it| *it != Path::new("")).unwrap_or(Path::new("."));
        let name = file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let place = || Place::file(&file.display().to_string());
        let (sum, document) = disk::source(folder, &name, &Cache::of(&dir)?)
            .map_err(|why| vec![faults::source_file_missing(place(), &name, &why)])?;
        let proving = proving::prove(&site, source.as_deref(), (sum, &document))
            .ok_or_else(|| Failure::Option(vec![faults::other_edition(place(), &sum)]))?;
        let (proved, failed) = (proving.proved, proving.report.len());
        match (telling.lang, &proving.source) {
            (Lang::Nb, Some((id, title))) => {
                println!("Fila er kilden `{id}`, «{title}», med sjekksummen {sum}.");
            }
            (Lang::En, Some((id, title))) => {
                println!("The file is the source `{id}`, «{title}», with the checksum {sum}.");
            }
            (Lang::Nb, None) => {
                println!(
                    "Fila er en annen utgave enn den nettstedet bygger på: sjekksummen er {sum}."
                );
            }
            (Lang::En, None) => {
                println!(
                    "The file is another edition than the site rests on: its checksum is {sum}."
                );
            }
        }
        println!(
            "{}",
            match telling.lang {
                Lang::Nb =>
                    format!("Sitater som står der ordrett: {proved}. Som ikke gjør det: {failed}."),
                Lang::En => format!(
                    "Quotations that stand there word for word: {proved}. That do not: {failed}."
                ),
            }
        );
        if diagnostic::any_error(&proving.report) {
            return Err(Failure::Content(proving.report));
        }
        tell(&proving.report, telling);
        Ok(())
    }
}
