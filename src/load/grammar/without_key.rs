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

const BASE: &str =
    "the base is `hourly`, `daily`, `weekly`, `monthly` or `yearly`, below `[offer.pay]`";
const HOURS: &str =
    "write the hours of a whole week: 8 on each of 5 days are `hours-per-week = 40`";
const YEARS: &str =
    "write the pay of each year, below `[offer.pay]`: `yearly = { years = [57_000, 59_000] }`";
const WEIGHT: &str = "weights stand below `[weights]`, each by the id of its criterion: `pay = 20`";
const PLACE: &str = "`location` is the place; `status` is \"offered\" or \"pending\"";
const EQUITY: &str =
    "shares go below `[offer.pay.equity]`, as `grant`: the worth of all of them today";

/// Words, a space between them, by what to do with them; `_` is as good as `-`.
const ALL: [(&str, Instead); 18] = [
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
    ("step steps pay-scale guarantee guaranteed", Words(YEARS)),
    (
        "equity-refresh stock-refresh refresher refreshers",
        Words("write it as `refresh`, below `[offer.pay.equity]`: granted again each year"),
    ),
    (
        "raises pay-raise increment",
        Words("write it below `[offer.pay]`: `raise = \"3%\"` a year"),
    ),
    ("strike strike-price rsus", Words(EQUITY)),
    ("weight importance weighting priority", Words(WEIGHT)),
    (
        "13th-salary thirteenth 13th 14th-salary",
        Words("write it below `[offer.pay]`: `salaries = 13` beside `monthly`"),
    ),
    (
        "commission ote profit-sharing",
        Words("write it as `bonus`, below `[offer.pay]`: an amount a year, or a range"),
    ),
    (
        "per-diem allowance housing-allowance",
        Words(
            "write it as `stipend = { monthly = ... }`, below `[offer.pay]`; `taxed = false` in its braces takes no tax from it",
        ),
    ),
    (
        "penalty exit-fee moving-cost moving-costs",
        Words("write it below `[offer.pay.costs]`: `moving = { once = 3_000 }`"),
    ),
    (
        "years stay",
        Words(
            "`weeks` or `months` is the length of an internship; `horizon-months`, above the first header, is for permanent jobs",
        ),
    ),
];

/// What to do with a word that is none of the keys but has a meaning of its own.
pub fn instead(word: &str) -> Option<String> {
    let tidy = word.trim().to_lowercase().replace(['_', ' '], "-");
    let is_one = |words: &str| words.split(' ').any(|word| word == tidy);
    let (_, instead) = ALL.iter().find(|(words, _)| is_one(words))?;
    Some(match instead {
        Criterion(scale) => own_criterion(&tidy, scale),
        Benefit => format!(
            "write it below `[offer.pay.benefits]`: `{tidy} = 1_200` a year, or `\"5%\"` of the base"
        ),
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
