//! Writes numbers as each language writes them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::{Locale, locale};

use crate::values::language::Language;

/// A number with one decimal as a language writes it: `45,3`, in English `45.3`.
pub fn decimal(language: Language, number: f64) -> String {
    let mut tenths = Decimal::from((number * 10.0).round() as i64);
    tenths.multiply_pow10(-1);
    let preferences = (&locale(language)).into();
    let options = DecimalFormatterOptions::default();
    match DecimalFormatter::try_new(preferences, options) {
        Ok(it) => it.format(&tenths).to_string(),
        Err(_) => tenths.to_string(),
    }
}

/// What Unicode CLDR calls a language.
pub(crate) fn locale(language: Language) -> Locale {
    match language {
        Language::Nb => locale!("nb"),
        Language::Nn => locale!("nn"),
        Language::En => locale!("en-GB"),
    }
}
