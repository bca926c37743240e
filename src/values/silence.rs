//! Tells whether a summary says that something is not said.

/// What negates.
const NEGATIONS: &[&str] = &[
    "ikke",
    "ikkje",
    "verken",
    "hverken",
    "korkje",
    "ingen",
    "inga",
    "ingenting",
    "intet",
    "aldri",
    "not",
    "no",
    "nothing",
    "neither",
    "never",
];

/// What tells that somebody says something, where a negation follows.
const SAYING: &[&str] = &[
    "sier",
    "sa",
    "seier",
    "skriver",
    "skriv",
    "skrev",
    "nevner",
    "nevnte",
    "nemner",
    "nemnde",
    "omtaler",
    "omtalte",
    "omtalar",
    "opplyser",
    "opplyste",
    "oppgir",
    "oppgav",
    "forteller",
    "fortalte",
    "framgår",
    "fremgår",
    "framkommer",
    "fremkommer",
    "says",
    "said",
    "mentions",
    "mentioned",
    "makes",
    "made",
];

/// What tells that something is said, where a negation stands before or right after it.
const SAID: &[&str] = &[
    "nevnt",
    "nevnes",
    "nemnt",
    "nemnd",
    "nemnde",
    "nemnast",
    "omtalt",
    "omtales",
    "omtala",
    "omtalast",
    "say",
    "mention",
    "mentioned",
    "state",
    "stated",
];

/// What may stand between somebody who says something and the negation.
const BETWEEN: &[&str] = &[
    "klart",
    "direkte",
    "heller",
    "rett",
    "ut",
    "selv",
    "sjølv",
    "uttrykkelig",
    "uttrykkeleg",
    "det",
    "noe",
    "noko",
];

/// After a negation of saying: what is not said then is no silence.
const NO_SILENCE: &[&str] = &["nei", "ja"];

/// The sentence of a text that says that something is not said, if there is one: in bokmål, nynorsk or English.
pub fn silent_sentence(text: &str) -> Option<&str> {
    let ends = |it: char| matches!(it, '.' | '!' | '?');
    text.split_inclusive(ends).map(str::trim).find(|it| is_silent(it))
}

fn is_silent(sentence: &str) -> bool {
    sentence.split([',', ';', ':', '–']).any(|clause| {
        let clause = clause.to_lowercase();
        let words: Vec<&str> =
            clause.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let negates = |it: &&str| NEGATIONS.contains(it);
        words.iter().enumerate().any(|(i, word)| {
            let mut after = words[i + 1..].iter().copied().skip_while(|it| BETWEEN.contains(it));
            let negated = after.next().is_some_and(|it| negates(&it));
            let silence = after.next().is_none_or(|it| !NO_SILENCE.contains(&it));
            (SAYING.contains(word) && negated && silence)
                || (SAID.contains(word) && (negated || words[..i].iter().any(negates)))
        }) || ["uten å nevne", "uten å si", "utan å nemne", "utan å seie", "without mentioning"]
            .iter()
            .any(|it| clause.contains(it))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_says_that_something_is_not_said_is_known() {
        for sentence in [
            "Cannabis er ikke nevnt for seg.",
            "Verken kvoter eller taxfree er nevnt.",
            "Teksten sier ikke om LAR skal bli mer tilgjengelig.",
            "Teksten sier ikke klart om det gjelder begge.",
            "Det skriver ikke om innsatsen skal styrkes.",
            "Programmet sier ingenting om dette.",
            "Skjenking nevnes ikke.",
            "Programmet nevner heller ikke skjenking.",
            "Det framgår ikke hvem det gjelder.",
            "Partiet vil ha kvoter, uten å nevne alkohol.",
            "Kvotar er ikkje nemnde.",
            "Teksten seier ikkje noko om det.",
            "The programme does not mention quotas.",
            "Quotas are not mentioned.",
            "It says nothing about quotas.",
        ] {
            assert_eq!(silent_sentence(&format!("Noe annet. {sentence}")), Some(sentence));
        }
    }

    #[test]
    fn other_sentences_are_left_alone() {
        for sentence in [
            "Partiet vil ikke tillate salg.",
            "Det skriver at dette ikke er det samme som legalisering.",
            "Partiet sier nei til salg, og vil ikke ha kvoter.",
            "Partiet sier ikke nei til salg.",
            "Ordningen som er nevnt over, skal ikke utvides.",
        ] {
            assert_eq!(silent_sentence(sentence), None, "{sentence}");
        }
    }
}
