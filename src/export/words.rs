//! The contents of cells, in words that the screen and Markdown share.
//!
//! What comes from outside leaves here as one line of safe text.

use jiff::civil::Date;

use crate::report::{
    CellLine, CriterionLine, JudgeLine, MustOutcome, OfferLine, Report, StatedRating, TypedChange,
};
use crate::text::day::is_far;
use crate::text::number::{grouped, ordinal, rounded, span};
use crate::text::safe;
use crate::text::shell::quoted;

/// One line of safe text with single spaces.
pub fn clean(text: &str) -> String {
    let text = safe(text);
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The first of some texts of which anything can be printed.
pub fn printed(texts: &[&str]) -> String {
    let mut texts = texts.iter().map(|text| clean(text));
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}

/// A name, and what is said more of it: `JPMorgan, ML engineer`.
pub fn with_more(name: String, more: &str) -> String {
    if more.is_empty() {
        name
    } else {
        format!("{name}, {more}")
    }
}

/// The company; where nothing of it can be printed, the id.
pub fn company(offer: &OfferLine<'_>) -> String {
    printed(&[offer.company, offer.id])
}

/// The judge, in a column's head.
pub fn judge(judge: &JudgeLine<'_>) -> String {
    clean(&judge.head)
}

/// The label that tells the offer from the others.
pub fn label(offer: &OfferLine<'_>) -> String {
    printed(&[&offer.label, offer.company, offer.id])
}

/// `1`, `1-2`, `2=`, `-` or `out`.
pub fn place(offer: &OfferLine<'_>) -> String {
    place_of((offer.place, offer.place_last), offer.tied, offer.is_out())
}

/// The same of the first and the last place that an offer may hold.
pub fn place_of(places: (Option<usize>, Option<usize>), is_tied: bool, is_out: bool) -> String {
    match places {
        (Some(first), _) if is_tied => format!("{first}="),
        (Some(first), Some(last)) if last != first => format!("{first}-{last}"),
        (Some(first), _) => first.to_string(),
        (None, _) if is_out => "out".to_owned(),
        (None, _) => "-".to_owned(),
    }
}

/// Whether the offer may hold first place.
pub fn leads(offer: &OfferLine<'_>) -> bool {
    offer.place == Some(1)
}

/// Whether a score says anything of the offer: it takes a place, or is out and known enough.
pub fn has_score(offer: &OfferLine<'_>) -> bool {
    offer.position.is_some() || (offer.is_out() && offer.known >= 50.0)
}

/// Whole points: `67`.
pub fn whole(points: f64) -> String {
    rounded(points, 0)
}

/// The middle nine tenths of the scores: `67-81`.
pub fn range(offer: &OfferLine<'_>) -> Option<String> {
    Some(span(&whole(offer.score_low?), &whole(offer.score_high?)))
}

/// How likely something is: `51 in 100`, `<1 in 100`, `>99 in 100`.
pub fn share(part: f64) -> String {
    match (part * 100.0).round() {
        n if n < 1.0 => "<1 in 100".to_owned(),
        n if n > 99.0 => ">99 in 100".to_owned(),
        n => format!("{n} in 100"),
    }
}

/// Names, and how many more there are than are named.
pub fn named(mut names: Vec<String>, all: usize) -> String {
    if all > names.len() {
        names.push(format!("and {} more", grouped((all - names.len()) as f64)));
    }
    names.join(", ")
}

/// `Thu 26 Nov`, with the year where it could be another.
pub fn day(date: Date, days_left: Option<i32>) -> String {
    let far = days_left.is_some_and(is_far);
    date.strftime(if far { "%a %e %b %Y" } else { "%a %e %b" })
        .to_string()
}

/// As [`day`], within a sentence: `Thu 6 Nov`.
pub fn day_in_text(date: Date, days_left: Option<i32>) -> String {
    let far = days_left.is_some_and(is_far);
    let form = if far { "%a %-d %b %Y" } else { "%a %-d %b" };
    date.strftime(form).to_string()
}

/// `22 Nov 2026`.
pub fn full_day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// `Oct 2020`.
pub fn month(date: Date) -> String {
    date.strftime("%b %Y").to_string()
}

/// `4 days`, `today`, `3 days ago`.
pub fn left(days: i32) -> String {
    let s = if days.unsigned_abs() == 1 { "" } else { "s" };
    match days {
        0 => "today".to_owned(),
        1.. => format!("{days} day{s}"),
        _ => format!("{} day{s} ago", days.unsigned_abs()),
    }
}

/// Whether a deadline is within days.
pub fn pressing(days: Option<i32>) -> bool {
    days.is_some_and(|d| (0..=4).contains(&d))
}

/// Why an offer takes no place.
pub fn reasons(offer: &OfferLine<'_>) -> String {
    let reasons = offer.unranked_because.iter().flatten();
    let reasons = reasons.map(|reason| clean(reason));
    let mut reasons: Vec<String> = reasons.filter(|reason| !reason.is_empty()).collect();
    if let Some(place) = offer.would_be {
        let be = if offer.tied { "share" } else { "be" };
        reasons.push(format!("would {be} {}", ordinal(place as f64)));
    }
    reasons.join("; ")
}

/// The name of a criterion; where nothing of it can be printed, the id.
pub fn criterion(criterion: &CriterionLine<'_>) -> String {
    printed(&[criterion.name, criterion.id])
}

/// The name of a criterion with the year of its facts: `Pay 2021`.
pub fn dated_name(criterion: &CriterionLine<'_>) -> String {
    let year = criterion.year.map(|year| format!(" {year}"));
    self::criterion(criterion) + &year.unwrap_or_default()
}

/// The unit that a row's name carries: `$ a month`.
pub fn row_unit(criterion: &CriterionLine<'_>) -> String {
    criterion.row_unit.as_deref().map(clean).unwrap_or_default()
}

/// The name of a row: `Pay 2021, $ a month`.
pub fn row_name(criterion: &CriterionLine<'_>) -> String {
    with_more(dated_name(criterion), &row_unit(criterion))
}

/// The mark behind a linked rating: `*`.
pub fn mark(report: &Report<'_>, cell: &CellLine<'_>) -> String {
    match cell.stated {
        StatedRating::Linked { link, .. } => report
            .links
            .get(link)
            .map(|l| clean(&l.mark))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// A rating with its mark: `Microsoft's*`.
pub fn rating(report: &Report<'_>, cell: &CellLine<'_>) -> String {
    clean(&cell.text()) + &mark(report, cell)
}

/// What became of an offer's deal-breaker on a criterion.
pub fn outcome(offer: &OfferLine<'_>, criterion: &str) -> Option<MustOutcome> {
    offer.must.get(criterion).copied()
}

/// A rating that carries weight; one that fails a deal-breaker says so: `90 !`.
pub fn weighed(report: &Report<'_>, offer: &OfferLine<'_>, cell: &CellLine<'_>) -> String {
    let text = rating(report, cell);
    match outcome(offer, cell.criterion) {
        Some(MustOutcome::Fails) => format!("{text} !"),
        _ => text,
    }
}

/// A rating that a deal-breaker looks at: `yes`, `no !`, `50-80, may fail`, `not checked`.
pub fn judged(report: &Report<'_>, offer: &OfferLine<'_>, cell: &CellLine<'_>) -> String {
    let text = rating(report, cell);
    match outcome(offer, cell.criterion) {
        Some(MustOutcome::Fails) => format!("{text} !"),
        Some(MustOutcome::MayFail) => format!("{text}, may fail"),
        Some(MustOutcome::NotChecked) => "not checked".to_owned(),
        Some(MustOutcome::Passes) | None => text,
    }
}

/// A command of this run with a verb, or none: `rank flip a.toml --set google.pay=9000`. None
/// where it could not be run as it stands.
pub fn call(report: &Report<'_>, verb: &str, after: &str) -> Option<String> {
    report.call.command(verb, after).as_deref().map(typed)
}

/// The same of one that names an offer.
pub fn call_naming(report: &Report<'_>, verb: &str, after: &str) -> Option<String> {
    report.call.naming(verb, after).as_deref().map(typed)
}

/// A ranking of this run with one more change.
pub fn call_with(report: &Report<'_>, change: &TypedChange) -> Option<String> {
    let argument = quoted(&change.argument);
    let after = format!("{} {argument}", change.option);
    if change.names_somebody() {
        call_naming(report, "", &after)
    } else {
        call(report, "", &after)
    }
}

fn typed(command: &str) -> String {
    // Its words are quoted: spaces in them stay.
    safe(command).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_told_from_today() {
        let cases = [
            (0, "today"),
            (1, "1 day"),
            (4, "4 days"),
            (-1, "1 day ago"),
            (-3, "3 days ago"),
        ];
        for (days, text) in cases {
            assert_eq!(left(days), text);
        }
        assert_eq!(left(i32::MIN), "2147483648 days ago");
        assert_eq!(day(date(2026, 12, 1), Some(9)), "Tue  1 Dec");
        assert_eq!(day(date(2027, 12, 1), Some(374)), "Wed  1 Dec 2027");
        assert_eq!(full_day(date(2026, 11, 2)), "2 Nov 2026");
    }

    #[test]
    fn text_is_one_safe_line() {
        assert_eq!(clean(" a\n b\u{1b}[2J\u{a0}c "), "a b\u{fffd}[2J c");
    }
}
