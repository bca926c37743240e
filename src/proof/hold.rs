//! Holds quotations and absences against the lock.

use crate::content::load::Content;
use crate::content::lock::{self, Held, Lock, ProvedQuote};
use crate::content::schema::{self, Filed};
use crate::proof::passport;
use crate::proof::quotation::is_among;
use crate::proof::sense::{self, Around};
use crate::proof::terms;
use crate::proof::verify::{
    self, fingerprint, plan_words, provable, provable_plans, quotations, silent,
};
use crate::report::diagnostic::{Report, Severity};
use crate::report::faults;
use crate::report::place::Place;
use crate::values::id;

/// Holds the words of plans against the lock, and notes their keys.
fn hold_plans(content: &Content, lock: &Lock, keys: &mut Vec<String>, report: &mut Report) {
    for it in provable_plans(content) {
        let same = same_edition(it.source, lock);
        for (key, words, who) in plan_words(&it) {
            let proved = lock.quotes.get(&key).is_some_and(|proof| {
                proof.exact == words.value
                    && proof.item.as_ref() == who.map(|it| &it.value)
                    && proof.source == it.source.id.value
                    && same
            });
            if !proved {
                report.push(faults::quote_unproved(it.filed.text.place(words.span.clone())));
            }
            keys.push(key);
        }
    }
}

/// Whether the lock was made of the edition of a source that `site.yaml` registers.
fn same_edition(source: &schema::Source, lock: &Lock) -> bool {
    let registered = source.sha256.as_ref().map(|it| it.value);
    let read = lock.sources.get(&source.id.value).map(|it| it.sha256);
    registered.is_none() || registered == read
}

/// Holds every quotation against the lock: one that is new, changed or not there is not proved.
///
/// Used where the sources are not: it needs only the committed lock.
pub fn hold(content: &Content, bytes: Option<&Vec<u8>>) -> (Held, Report) {
    hold_read(content, bytes.map(|it| Lock::read(&String::from_utf8_lossy(it))))
}

/// The same with a lock that was read, or what is wrong with it.
pub fn hold_read(content: &Content, lock: Option<Result<Lock, String>>) -> (Held, Report) {
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
            report.push(faults::lock_broken(Place::file(lock::LOCK), &why));
            return (Held::default(), report);
        }
        None => Lock::default(),
    };
    let mut keys = Vec::new();
    for provable in &provable {
        let same_edition = same_edition(provable.source, &lock);
        for (key, quote) in quotations(provable) {
            let proof = lock.quotes.get(&key);
            let proved = proof.is_some_and(|proof| {
                proof.exact == quote.text.value
                    && proof.source == provable.source.id.value
                    && same_edition
                    && in_place(proof, quote)
            });
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
        for (key, position) in silent(provable) {
            let proof = lock.absences.get(&key);
            let terms = fingerprint(&verify::terms(content, &position.theme.value), position);
            let proved = proof.is_some_and(|proof| {
                proof.terms == terms && proof.source == provable.source.id.value && same_edition
            });
            // The terms of a theme that cannot be read, or is not there, are not known.
            if !proved && content.themes.contains_key(position.theme.value.as_str()) {
                let at = position.stance.as_ref().map_or(0..0, |it| it.span.clone());
                report.push(faults::absence_unproved(provable.filed.text.place(at)));
            }
            keys.push(key);
        }
    }
    hold_plans(content, &lock, &mut keys, &mut report);
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
    (Held { proofs: lock.quotes, absences: lock.absences }, report)
}

/// Whether a quotation was proved in the place that its author gives.
fn in_place(proof: &ProvedQuote, quote: &schema::Quote) -> bool {
    let page = quote.page.as_ref().is_none_or(|it| usize::try_from(it.value).ok() == proof.page);
    let item = quote.item.as_ref().is_none_or(|it| proof.item.as_ref() == Some(&it.value));
    let heading = quote.heading.as_ref().is_none_or(|it| is_among(&proof.headings, &it.value));
    page && item && heading
}
