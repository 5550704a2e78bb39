//! The steps of the SELECT, each a common table expression.

use super::companies::{KEY, key};
use super::expression::{joined, number, short_case, sum};
use super::making::{Making, SqlStep, remark};
use super::worth::SqlTerm;

/// What the columns of the table say.
pub fn ratings(making: &Making<'_>) -> SqlStep {
    let dialect = making.options.dialect;
    let text = |name: &str| {
        let name = dialect.name_of(name);
        format!("CAST(t.{name} AS {})", dialect.text())
    };
    let company = text(making.query.company);
    let mut columns = vec![
        making.column("id", &text(making.query.id)),
        making.column("company", &company),
    ];
    if making.has_companies() {
        columns.push(making.column(KEY, &key(making, &company)));
    }
    let cells = making.terms.iter().flat_map(SqlTerm::cells);
    columns.extend(cells.map(|(name, cell)| making.column(&name, &cell)));
    let from = format!("FROM {} AS t", dialect.table(&making.options.table));
    let about = "What the columns of the table say: numbers, and levels by their number.";
    SqlStep {
        once: true,
        ..making.select("ratings", about, &columns, &from)
    }
}

/// Columns with a remark above the first.
fn under(about: &str, mut columns: Vec<String>) -> Vec<String> {
    if let Some(first) = columns.first_mut() {
        *first = format!("    {}{first}", remark(about));
    }
    columns
}

/// A criterion with the places where its weight is written, or what else a step takes from it.
fn criterion(term: &SqlTerm<'_>, is_weight: bool) -> String {
    let places = term.criterion.places.iter();
    let places = places.filter(|(what, _)| (*what == "weight") == is_weight);
    let places: Vec<String> = places.map(|(what, at)| format!("{what} {at}")).collect();
    if places.is_empty() {
        term.criterion.name.to_owned()
    } else {
        format!("{}: {}", term.criterion.name, places.join(", "))
    }
}

/// What cells say that is no rating, and ranges as their middle and their ends.
pub fn cells(making: &Making<'_>) -> Option<SqlStep> {
    let read = making.terms.iter().flat_map(SqlTerm::read);
    let mut columns = vec!["    r.*".to_owned()];
    columns.extend(read.map(|(name, read)| making.column(&name, &read)));
    let about = if making.terms.iter().any(SqlTerm::is_ranged) {
        "What cells say that is no rating; of ranges the middle, or the likely value, and the ends."
    } else {
        "What cells say that is no rating."
    };
    (columns.len() > 1).then(|| making.over(("ratings", "r"), "cells", about, &columns))
}

/// What each rating is worth, from 0 to 1: in the middle, at least and at most.
pub fn worths(making: &Making<'_>) -> SqlStep {
    let mut columns = making.kept("r", &["id", "company"]);
    for term in &making.terms {
        let mut own = if term.is_of_present() {
            term.numbers()
        } else {
            term.worths().into()
        };
        own.push((term.column("known"), term.known()));
        own.extend(term.fails().map(|fails| (term.column("fails"), fails)));
        own.extend(term.strange().map(|text| (term.column("other"), text)));
        let own = own.iter().map(|(name, own)| making.column(name, own));
        columns.extend(under(&criterion(term, false), own.collect()));
    }
    let has_cells = making.terms.iter().any(SqlTerm::has_cells);
    let from = making.step(if has_cells { "cells" } else { "ratings" });
    let mut from = format!("FROM {from} AS r");
    if making.has_companies() {
        let companies = making.step("companies");
        let key = making.quoted(KEY);
        from = format!("{from}\n  LEFT JOIN {companies} AS f ON f.{key} = r.{key}");
    }
    let about = "What each is worth, from 0 to 1; the least and the most where they differ.";
    making.select("worths", about, &columns, &from)
}

/// The share of the weight on which something is known, of 100.
pub fn known(making: &Making<'_>) -> String {
    let share = |term: &SqlTerm<'_>| {
        let is = (
            format!("{} = 1", term.of("w", "known")),
            number(term.criterion.share),
        );
        short_case(&[is], Some("0.0E0"))
    };
    let known: Vec<String> = making.terms.iter().map(share).collect();
    let double = making.options.dialect.double();
    format!("CAST(100.0E0 * ({}) AS {double})", sum(&known, "0.0E0"))
}

/// Points of the criteria, and what is known of the whole.
pub fn points(making: &Making<'_>) -> SqlStep {
    let mut columns = making.kept("w", &["id", "company"]);
    let times =
        |term: &SqlTerm<'_>, worth: &str| format!("{} * {worth}", number(term.criterion.points));
    let terms = || making.terms.iter();
    for term in terms() {
        let points = times(term, &term.of("w", "worth"));
        let points = making.column(&term.points(), &points);
        columns.extend(under(&criterion(term, true), vec![points]));
    }
    let ends = |end: &str| -> Vec<String> {
        let worth = |term: &SqlTerm<'_>| {
            format!("COALESCE({}, {})", term.of("w", end), term.of("w", "worth"))
        };
        terms().map(|term| times(term, &worth(term))).collect()
    };
    let failing = terms().filter(|term| term.criterion.must.is_some());
    let failing = failing.map(|term| {
        let dialect = making.options.dialect;
        let name = dialect.literal(&format!(", {}", term.criterion.id));
        short_case(
            &[(format!("{} = 1", term.of("w", "fails")), name)],
            Some("''"),
        )
    });
    let failing: Vec<String> = failing.collect();
    let strange = terms().filter(|term| term.strange().is_some());
    let strange: Vec<String> = strange.map(|term| term.of("w", "other")).collect();
    let text = making.options.dialect.text();
    let list = |texts: &[String]| match texts {
        [] => format!("CAST(NULL AS {text})"),
        texts => format!("NULLIF(SUBSTR({}, 3), '')", joined(texts)),
    };
    let whole = [
        ("score_low", sum(&ends("worth_low"), "0.0E0")),
        ("score_high", sum(&ends("worth_high"), "0.0E0")),
        ("known", known(making)),
        ("fails", list(&failing)),
        ("unknown_levels", list(&strange)),
    ];
    columns.extend(whole.map(|(name, whole)| making.column(name, &whole)));
    let is_fitted = terms().any(SqlTerm::is_of_present);
    let below = if is_fitted { "fitted" } else { "worths" };
    let about = "Points, and the share of the weight on which something is known, of 100.";
    making.over((below, "w"), "points", about, &columns)
}

/// The scores, and why an offer takes no place.
pub fn scores(making: &Making<'_>) -> SqlStep {
    let of = |name: &str| making.of("p", name);
    let points = making.terms.iter().map(SqlTerm::points);
    let points: Vec<String> = points.collect();
    let added: Vec<String> = points.iter().map(|points| of(points)).collect();
    let same = ["id", "company", "unknown_levels", "score_low", "score_high"];
    let mut columns = making.kept("p", &same);
    let names: Vec<&str> = points.iter().map(String::as_str).collect();
    columns.extend(making.kept("p", &names));
    let reasons = [
        (
            format!("{} IS NOT NULL", of("fails")),
            format!("'deal-breaker: ' || {}", of("fails")),
        ),
        (
            format!("{} < {}", of("known"), number(making.query.least_known)),
            "'too little known'".to_owned(),
        ),
    ];
    let all = (format!("{} > 100.0E0", of("known")), "100.0E0".to_owned());
    let own = [
        ("score", sum(&added, "0.0E0")),
        ("known", short_case(&[all], Some(&of("known")))),
        ("unranked_because", short_case(&reasons, None)),
    ];
    columns.extend(own.map(|(name, own)| making.column(name, &own)));
    let about = "The scores, and why an offer takes no place.";
    making.over(("points", "p"), "scores", about, &columns)
}
