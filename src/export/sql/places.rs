//! The order of the offers: by score, and by id where scores are equal. Equal are those of a
//! chain in which each is near the next, as in the table.

use super::expression::number;
use super::making::{Making, SqlStep};

/// How many more than those wanted are looked at, as the last of these may share its score with
/// others.
const BEYOND: u64 = 1000;
/// Whether an offer's score differs from the one before it.
const DIFFERS: &str = "differs";
/// The number of a score, best first: those that share it have the same.
const NUMBER: &str = "score_number";

/// The steps from scores to numbers of scores.
pub fn numbered(making: &Making<'_>) -> Vec<SqlStep> {
    let mut steps: Vec<SqlStep> = first(making).into_iter().collect();
    let scores = if steps.is_empty() { "scores" } else { "first" };
    let (score, by_score) = (making.of("s", "score"), by_score(making, "s"));
    let gap = format!("LAG({score}) OVER ({by_score}) - {score}");
    let tie = number(making.query.tie);
    let differs = format!("CASE WHEN {gap} <= {tie} THEN 0 ELSE 1 END");
    let differs = ["    s.*".to_owned(), making.column(DIFFERS, &differs)];
    let about = "Whether a score differs from the one before it.";
    steps.push(making.over((scores, "s"), "gaps", about, &differs));
    let frame = "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
    let added = making.of("g", DIFFERS);
    let by_score = self::by_score(making, "g");
    let count = format!("SUM({added}) OVER ({by_score} {frame})");
    let count = ["    g.*".to_owned(), making.column(NUMBER, &count)];
    let about = "The scores numbered: those that are equal share a number, and ids decide.";
    steps.push(making.over(("gaps", "g"), "numbered", about, &count));
    steps
}

/// The order of the numbered offers, those without a place last, and the condition on the latter.
pub fn order(making: &Making<'_>) -> (String, String) {
    let out = making.of("s", "unranked_because");
    let bytewise = making.options.dialect.bytewise();
    let (number, id) = (making.of("s", NUMBER), making.of("s", "id"));
    let order = format!("{number}, {id}{bytewise}");
    let is_placed = format!("{out} IS NULL");
    let order = match making.options.top {
        Some(_) => order,
        None => format!("CASE WHEN {is_placed} THEN 0 ELSE 1 END, {order}"),
    };
    (order, is_placed)
}

/// By score, best first; offers without a place by themselves.
fn by_score(making: &Making<'_>, table: &str) -> String {
    let score = making.of(table, "score");
    let out = making.of(table, "unranked_because");
    match making.options.top {
        Some(_) => format!("ORDER BY {score} DESC"),
        None => {
            format!("PARTITION BY CASE WHEN {out} IS NULL THEN 0 ELSE 1 END ORDER BY {score} DESC")
        }
    }
}

/// The first offers, where only so many are wanted, and some beyond them: cut before they are
/// numbered, by scores of 11 decimals, where sums that differ in their last bits alone are one.
fn first(making: &Making<'_>) -> Option<SqlStep> {
    let most = making.options.top?.saturating_add(BEYOND);
    let score = rounded(making, &making.of("s", "score"));
    let bytewise = making.options.dialect.bytewise();
    let from = format!(
        "FROM {} AS s\n  WHERE {} IS NULL\n  ORDER BY {score} DESC, {}{bytewise}\n  LIMIT {most}",
        making.step("scores"),
        making.of("s", "unranked_because"),
        making.of("s", "id"),
    );
    let all = ["    s.*".to_owned()];
    let about = "The first of them, and some that may share a score with the last.";
    Some(making.select("first", about, &all, &from))
}

/// A number that is not below 0, of 11 decimals.
pub fn rounded(making: &Making<'_>, number: &str) -> String {
    let whole = format!("{number} * 1.0E11 + 0.5E0");
    let double = making.options.dialect.double();
    let floor = making.options.dialect.floor(&whole);
    format!("CAST({floor} AS {double}) / 1.0E11")
}
