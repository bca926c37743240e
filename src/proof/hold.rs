//! Holds quotations and absences against the lock.

use crate::content::files::Sources;
use crate::content::load::Content;
use crate::content::lock::{self, Held, Lock, Proved, ProvedAbsence, ProvedQuote, Record};
use crate::content::schema::{self, Filed};
use crate::content::searched::wanted;
use crate::proof::absence::{fingerprint, searched};
use crate::proof::passport;
use crate::proof::provable::{
    Provable, ProvablePlan, broken_lock, plan_words, provable, provable_plans, quotations,
};
use crate::proof::quotation::is_among;
use crate::proof::sense::{self, Around};
use crate::proof::terms;

use crate::report::diagnostic::{Report, Severity};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::checksum::Sha256;
use crate::values::id;

/// Holds the words of plans against the lock, and notes their keys.
fn hold_plans(content: &Content, lock: &Lock, keys: &mut Vec<String>, report: &mut Report) {
    for it in provable_plans(content) {
        for (key, words, who) in plan_words(&it) {
            let who = who.map(|it| it.value.as_str());
            let proof = lock.quotes.get(&key);
            let proved = proof.is_some_and(|proof| proves_plan(&it, &words.value, who, proof));
            if !proved {
                report.push(faults::quote_unproved(it.filed.text.place(words.span.clone())));
            }
            keys.push(key);
        }
    }
}

/// Holds what sources say of their own edition against the lock.
fn hold_editions(content: &Content, lock: &Lock, report: &mut Report) {
    let Some(site) = &content.site else { return };
    for source in site.value.sources.iter().filter(|it| it.file.is_some()) {
        let Some(words) = &source.edition_words else { continue };
        let proof = lock.sources.get(&source.id.value);
        let proof = proof.filter(|it| is_of(source, &source.id.value, it.sha256));
        let proved = proof.and_then(|it| Some(it.edition.as_ref()?.exact == words.value));
        if proved != Some(true) {
            report.push(faults::quote_unproved(site.text.place(words.span.clone())));
        }
    }
}

/// Whether a proof was made of a source's file that `site.yaml` registers.
fn is_of(source: &schema::Source, id: &str, sha256: Sha256) -> bool {
    source.id.value == id && source.sha256.as_ref().is_none_or(|it| it.value == sha256)
}

/// Whether a proof is one of a quotation of a programme.
fn proves(it: &Provable<'_>, quote: &schema::Quote, proof: &ProvedQuote) -> bool {
    proof.exact == quote.text.value
        && is_of(it.source, &proof.source, proof.sha256)
        && in_place(proof, quote)
}

/// Whether a proof is one of the words of a plan.
fn proves_plan(it: &ProvablePlan<'_>, words: &str, who: Option<&str>, proof: &ProvedQuote) -> bool {
    proof.exact == words
        && proof.item.as_deref() == who
        && is_of(it.source, &proof.source, proof.sha256)
}

/// Whether a proof is one of what a position says is not said.
fn proves_absence(
    content: &Content,
    it: &Provable<'_>,
    position: &schema::Position,
    proof: &ProvedAbsence,
) -> bool {
    proof.terms == fingerprint(&wanted(content, position), position)
        && is_of(it.source, &proof.source, proof.sha256)
}

/// Holds every quotation against the lock: one that is new, changed or not there is not proved.
///
/// Used where the sources are not: it needs only the committed lock.
pub fn hold(content: &Content, bytes: Option<&Vec<u8>>) -> (Held, Report) {
    hold_read(content, bytes.map(|it| Lock::read(&String::from_utf8_lossy(it))))
}

/// The same with a lock that was read, or what is wrong with it.
pub fn hold_read(content: &Content, lock: Option<Result<Lock, lock::Broken>>) -> (Held, Report) {
    let mut report = terms::check(content);
    report.append(&mut passport::whose(content));
    let provable = provable(content);
    let plans = provable_plans(content);
    let lock = match lock {
        Some(Ok(lock)) => lock,
        None if provable.iter().any(|it| quotations(it).next().is_some())
            || plans.iter().any(|it| !plan_words(it).is_empty()) =>
        {
            report.push(faults::lock_missing(Place::file(lock::LOCK)));
            return (Held::default(), report);
        }
        Some(Err(why)) => {
            report.push(broken_lock(why));
            return (Held::default(), report);
        }
        None => Lock::default(),
    };
    let mut keys = Vec::new();
    for provable in &provable {
        for (key, quote) in quotations(provable) {
            let proof = lock.quotes.get(&key);
            let proved = proof.is_some_and(|proof| proves(provable, quote, proof));
            // A misspelt id is told already.
            if !proved && id::is_id(&quote.id.value) {
                let place = provable.filed.text.place(quote.text.span.clone());
                report.push(faults::quote_unproved(place));
            }
            if let Some(proof) = proof.filter(|_| proved) {
                let length = proof.prefix.chars().count();
                let before = proof.left.map_or(0, |it| length.saturating_sub(it));
                let left: String = proof.prefix.chars().skip(before).collect();
                let right: String =
                    proof.suffix.chars().take(proof.right.unwrap_or(usize::MAX)).collect();
                let around = Around { left: &left, right: &right, left_out: &proof.left_out };
                let place = || provable.filed.text.place(quote.text.span.clone());
                let mut found = sense::of(around, &proof.exact, provable.language(), place);
                // What only may turn the meaning was told where it was proved.
                found.retain(|it| it.severity == Severity::Error);
                report.append(&mut found);
            }
            keys.push(key);
        }
        for (key, position) in searched(provable) {
            let proof = lock.absences.get(&key);
            let proved =
                proof.is_some_and(|proof| proves_absence(content, provable, position, proof));
            // The terms of a theme that cannot be read, or is not there, are not known.
            if !proved && content.themes.contains_key(position.theme.value.as_str()) {
                let claim = position.silent.first().map(|it| &it.span);
                let stance = position.stance.as_ref().map(|it| &it.span);
                let at = claim.or(stance).cloned().unwrap_or_default();
                report.push(faults::absence_unproved(provable.filed.text.place(at)));
            }
            keys.push(key);
        }
    }
    hold_plans(content, &lock, &mut keys, &mut report);
    hold_editions(content, &lock, &mut report);
    keys.sort_unstable();
    let stale: Vec<&str> = lock
        .quotes
        .keys()
        .chain(lock.absences.keys())
        .map(String::as_str)
        .filter(|it| keys.binary_search_by(|key| key.as_str().cmp(it)).is_err())
        .collect();
    // What cannot be read hides quotations: that is told already.
    let whole_quotes = |it: &schema::Position| {
        it.quotes_whole && it.quotes.iter().all(|it| id::is_id(&it.id.value))
    };
    let whole = content.site.as_ref().is_some_and(|site| {
        let known = |id: &str| site.value.sources.iter().any(|it| it.id.value == id);
        let all = |it: &Filed<schema::Programme>| {
            it.value.whole
                && it.value.positions.iter().all(whole_quotes)
                && known(&it.value.source.value)
        };
        site.value.whole
            && content.plans.len() == content.plan_ids.len()
            && content.plans.values().all(|it| it.value.whole && known(&it.value.source.value))
            && content.programmes.len() == content.programme_ids.len()
            && content.programmes.values().all(|it| all(it))
    });
    if !stale.is_empty() && whole {
        report.push(faults::lock_stale(Place::file(lock::LOCK), &stale));
    }
    let listed = lock.sources.iter().map(|(id, it)| (id.clone(), Proved::Listed(it.proved)));
    let sources = listed.collect();
    let Lock { sources: editions, quotes: proofs, absences } = lock;
    (Held { sources, editions, proofs, absences }, report)
}

/// A lock that a merge left in pieces, put together without the sources: of both sides each proof that still is one
/// of what the content says. What has none is told where the lock is held against the content.
pub fn mend(content: &Content, text: &str) -> Lock {
    let records: Vec<Record> = Lock::records(text).filter_map(|(_, it)| it.ok()).collect();
    let mut lock = Lock::default();
    let quote = |key: &str, proves: &dyn Fn(&ProvedQuote) -> bool| {
        records.iter().find_map(|it| match it {
            Record::Quote(of, proof) if of == key && proves(proof) => Some(proof.clone()),
            _ => None,
        })
    };
    for it in provable(content) {
        for (key, words) in quotations(&it) {
            let proof = quote(&key, &|proof| proves(&it, words, proof));
            lock.quotes.extend(proof.map(|proof| (key, proof)));
        }
        for (key, position) in searched(&it) {
            let proof = records.iter().find_map(|record| match record {
                Record::Absence(of, proof) if *of == key => {
                    proves_absence(content, &it, position, proof).then(|| proof.clone())
                }
                _ => None,
            });
            lock.absences.extend(proof.map(|proof| (key, proof)));
        }
    }
    for it in provable_plans(content) {
        for (key, words, who) in plan_words(&it) {
            let who = who.map(|it| it.value.as_str());
            let proof = quote(&key, &|proof| proves_plan(&it, &words.value, who, proof));
            lock.quotes.extend(proof.map(|proof| (key, proof)));
        }
    }
    for source in content.site.iter().flat_map(|it| &it.value.sources) {
        let read = records.iter().find_map(|it| match it {
            Record::Source(id, read) if is_of(source, id, read.sha256) => Some(read.clone()),
            _ => None,
        });
        lock.sources.extend(read.map(|it| (source.id.value.clone(), it)));
    }
    lock
}

/// Whether the site's key has signed the proofs that are committed, and what is wrong if it has not.
///
/// Where everything was just proved `anew`, a signature that is missing waits for whoever has the key.
pub fn signed(content: &Content, sources: &Sources, anew: bool) -> (bool, Report) {
    let (Some(key), Some(bytes)) = (content.signing_key(), sources.files.get(lock::LOCK)) else {
        return (false, Vec::new());
    };
    let place = Place::file(lock::LOCK_SIGNATURE);
    let mut told = match sources.files.get(lock::LOCK_SIGNATURE) {
        None => faults::unsigned(place),
        Some(it) => match key.check(&String::from_utf8_lossy(it), bytes) {
            Ok(_) => return (true, Vec::new()),
            Err(wrong) => faults::signature(place, wrong),
        },
    };
    if anew {
        told.severity = Severity::Reminder;
    }
    (false, vec![told])
}

/// Whether a quotation was proved in the place that its author gives.
fn in_place(proof: &ProvedQuote, quote: &schema::Quote) -> bool {
    let page = quote.page.as_ref().is_none_or(|it| usize::try_from(it.value).ok() == proof.page);
    let item = quote.item.as_ref().is_none_or(|it| proof.item.as_ref() == Some(&it.value));
    let heading = quote.heading.as_ref().is_none_or(|it| is_among(&proof.headings, &it.value));
    page && item && heading
}
