//! Words that offers have and files have no key for, with what to write instead. A key that is
//! spelled much like one of them means something else.

/// What to do with a thing that has no key.
enum Instead {
    /// A criterion of one's own, on this scale.
    Criterion(&'static str),
    /// What an employer pays for it is a benefit.
    Benefit,
    /// A fact for the reader alone.
    Note,
    /// Something of its own.
    Words(&'static str),
}

use Instead::{Benefit, Criterion, Note, Words};

/// Days a year.
const DAYS: &str = "[10, 30]";
/// How good it is.
const MARKS: &str = "[0, 10]";
const YES_NO: &str = "[\"no\", \"yes\"]";

const BASE: &str = "the base is `hourly`, `monthly` or `yearly`, below `[offer.pay]`";
const HOURS: &str =
    "write the hours of a whole week: 8 on each of 5 days are `hours-per-week = 40`";
const YEARS: &str =
    "no key takes pay that changes from year to year: write the average of a year, or a range";
const PLACE: &str = "`location` is the place; `status` is \"offered\" or \"pending\"";
const EQUITY: &str =
    "shares go below `[offer.pay.equity]`, as `grant`: the worth of all of them today";

/// Words, a space between them, by what to do with them; `_` is as good as `-`.
const ALL: [(&str, Instead); 14] = [
    (
        "vacation vacation-days pto holiday holidays days-off leave paid-leave sick-days \
         home-office-days",
        Criterion(DAYS),
    ),
    (
        "team manager boss culture growth learning stability security mission impact people \
         colleagues flexibility tech stack tech-stack city-life prestige fun autonomy career \
         promotion training product interest food community office weather work-hours size \
         team-size travel stress fit reputation",
        Criterion(MARKS),
    ),
    (
        "remote hybrid wfh visa sponsorship h1b green-card canteen on-call union return-to-office \
         parental-leave part-time tenure",
        Criterion(YES_NO),
    ),
    (
        "401k 401k-match match pension retirement health insurance health-insurance medical dental \
         vision hsa gym meals lunch phone learning-budget childcare tuition espp superannuation \
         super provident-fund company-car commuter transport",
        Benefit,
    ),
    (
        "starts start start-date start-on starting begins ends end-date probation notice \
         notice-period contract level grade department division recruiter contact email url link \
         website timezone sector industry field source applied interview non-compete",
        Note,
    ),
    ("state states country region address", Words(PLACE)),
    (
        "base base-salary base-pay fixed ctc gross net total pay-rate",
        Words(BASE),
    ),
    ("hours-per-day hours-a-day daily-hours", Words(HOURS)),
    (
        "equity-refresh refresh refresher refreshers raise raises step steps guarantee",
        Words(YEARS),
    ),
    ("strike strike-price rsus", Words(EQUITY)),
    (
        "commission ote profit-sharing 13th-salary thirteenth",
        Words("write it as `bonus`, below `[offer.pay]`: an amount a year, or a range"),
    ),
    (
        "per-diem allowance housing-allowance",
        Words("write it as `stipend = { monthly = ... }`, below `[offer.pay]`"),
    ),
    (
        "penalty exit-fee moving-cost moving-costs",
        Words(
            "no key takes a cost that you pay once: subtract it from a payment that you get once",
        ),
    ),
    (
        "horizon years stay",
        Words("`weeks` is the length of an internship; a permanent job has none"),
    ),
];

/// What to do with a word that is none of the keys but has a meaning of its own.
pub fn instead(word: &str) -> Option<String> {
    let tidy = word.trim().to_lowercase().replace(['_', ' '], "-");
    let is_one = |words: &str| words.split(' ').any(|word| word == tidy);
    let (_, instead) = ALL.iter().find(|(words, _)| is_one(words))?;
    Some(match instead {
        Criterion(scale) => own_criterion(&tidy, scale),
        Benefit => "add its worth in a year to `benefits`, below `[offer.pay]`".to_owned(),
        Note => format!(
            "there is no key for it: write it into `note = \"...\"`, or rate it: {}",
            own_criterion(&tidy, MARKS)
        ),
        Words(words) => (*words).to_owned(),
    })
}

/// How to make a criterion of one's own.
pub fn own_criterion(id: &str, scale: &str) -> String {
    format!(
        "add `[scales]` with `{id} = {scale}`, worst first, and rate it below `[offer.ratings]`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::grammar::builtin;
    use crate::load::grammar::tables;

    #[test]
    fn each_word_stands_once_and_is_no_key() {
        let words: Vec<&str> = ALL.iter().flat_map(|group| group.0.split(' ')).collect();
        for (i, word) in words.iter().enumerate() {
            assert!(!words[..i].contains(word), "{word} stands twice");
            assert!(builtin::criterion(word).is_none(), "{word}");
            for table in [&tables::OFFER, &tables::PAY] {
                assert_eq!(table.named(word), None, "{word}");
            }
        }
    }
}
