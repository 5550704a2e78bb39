//! The steps of the SELECT, each a common table expression.

use super::companies::{KEY, key};
use super::expression::{joined, number, short_case, sum};
use super::making::{Making, SqlStep, remark};
use super::worth::{Expression, SqlTerm};

/// `expression AS "name"`.
pub fn column(making: &Making<'_>, (name, expression): &Expression) -> String {
    format!("    {expression} AS {}", making.quoted(name))
}

/// The columns of the step before that stay as they are.
fn kept(making: &Making<'_>, table: &str, names: &[&str]) -> Vec<String> {
    let column = |name: &&str| format!("    {table}.{}", making.quoted(name));
    names.iter().map(column).collect()
}

/// A step that selects columns.
pub fn step(
    making: &Making<'_>,
    name: &str,
    about: &str,
    columns: &[String],
    from: &str,
) -> SqlStep {
    SqlStep {
        name: making.step(name),
        about: about.to_owned(),
        body: format!("  SELECT\n{}\n  {from}\n", columns.join(",\n")),
        once: false,
    }
}

/// What the columns of the table say.
pub fn ratings(making: &Making<'_>) -> SqlStep {
    let dialect = making.options.dialect;
    let text = |name: &str| {
        let name = dialect.name_of(name);
        format!("CAST(t.{name} AS {})", dialect.text())
    };
    let company = text(making.query.company);
    let mut columns = vec![
        column(making, &("id".to_owned(), text(making.query.id))),
        column(making, &("company".to_owned(), company.clone())),
    ];
    if making.has_companies() {
        let key = key(making, &company);
        columns.push(column(making, &(KEY.to_owned(), key)));
    }
    let cells = making.terms.iter().flat_map(SqlTerm::cells);
    columns.extend(cells.map(|cell| column(making, &cell)));
    let from = format!("FROM {} AS t", dialect.table(&making.options.table));
    let about = "What the columns of the table say: numbers, and levels by their number.";
    SqlStep {
        once: true,
        ..step(making, "ratings", about, &columns, &from)
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
    let read: Vec<String> = read.map(|read| column(making, &read)).collect();
    let all = vec!["    r.*".to_owned()];
    let columns: Vec<String> = all.into_iter().chain(read.clone()).collect();
    let from = format!("FROM {} AS r", making.step("ratings"));
    let about = if making.terms.iter().any(SqlTerm::is_ranged) {
        "What cells say that is no rating; of ranges the middle, or the likely value, and the ends."
    } else {
        "What cells say that is no rating."
    };
    (!read.is_empty()).then(|| step(making, "cells", about, &columns, &from))
}

/// What each rating is worth, from 0 to 1: in the middle, at least and at most.
pub fn worths(making: &Making<'_>) -> SqlStep {
    let mut columns = kept(making, "r", &["id", "company"]);
    for term in &making.terms {
        let mut own = if term.is_of_present() {
            term.numbers()
        } else {
            vec![
                (term.column("worth"), term.worth()),
                (term.column("worth_low"), term.end(false)),
                (term.column("worth_high"), term.end(true)),
            ]
        };
        own.push((term.column("known"), term.known()));
        own.extend(term.fails().map(|fails| (term.column("fails"), fails)));
        own.extend(term.strange().map(|text| (term.column("other"), text)));
        let own = own.iter().map(|own| column(making, own)).collect();
        columns.extend(under(&criterion(term, false), own));
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
    step(making, "worths", about, &columns, &from)
}

/// The share of the weight on which something is known, of 100.
pub fn known(making: &Making<'_>) -> String {
    let share = |term: &SqlTerm<'_>| {
        let is = (
            format!("w.{} = 1", making.quoted(&term.column("known"))),
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
    let mut columns = kept(making, "w", &["id", "company"]);
    let of = |term: &SqlTerm<'_>, end: &str| format!("w.{}", making.quoted(&term.column(end)));
    let times =
        |term: &SqlTerm<'_>, worth: &str| format!("{} * {worth}", number(term.criterion.points));
    let terms = || making.terms.iter();
    for term in terms() {
        let points = times(term, &of(term, "worth"));
        let points = column(making, &(term.points(), points));
        columns.extend(under(&criterion(term, true), vec![points]));
    }
    let ends = |end: &str| -> Vec<String> {
        let worth = |term| format!("COALESCE({}, {})", of(term, end), of(term, "worth"));
        terms().map(|term| times(term, &worth(term))).collect()
    };
    let failing = terms().filter(|term| term.criterion.must.is_some());
    let failing = failing.map(|term| {
        let name = making
            .options
            .dialect
            .literal(&format!(", {}", term.criterion.id));
        short_case(&[(format!("{} = 1", of(term, "fails")), name)], Some("''"))
    });
    let failing: Vec<String> = failing.collect();
    let strange = terms().filter(|term| term.strange().is_some());
    let strange: Vec<String> = strange.map(|term| of(term, "other")).collect();
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
    let whole = whole.map(|(name, expression)| (name.to_owned(), expression));
    columns.extend(whole.iter().map(|whole| column(making, whole)));
    let is_fitted = terms().any(SqlTerm::is_of_present);
    let from = making.step(if is_fitted { "fitted" } else { "worths" });
    let from = format!("FROM {from} AS w");
    let about = "Points, and the share of the weight on which something is known, of 100.";
    step(making, "points", about, &columns, &from)
}

/// The scores, and why an offer takes no place.
pub fn scores(making: &Making<'_>) -> SqlStep {
    let of = |name: &str| format!("p.{}", making.quoted(name));
    let points = making.terms.iter().map(SqlTerm::points);
    let points: Vec<String> = points.collect();
    let added: Vec<String> = points.iter().map(|points| of(points)).collect();
    let same = ["id", "company", "unknown_levels", "score_low", "score_high"];
    let mut columns = kept(making, "p", &same);
    let names: Vec<&str> = points.iter().map(String::as_str).collect();
    columns.extend(kept(making, "p", &names));
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
    let own = own.map(|(name, expression)| (name.to_owned(), expression));
    columns.extend(own.iter().map(|own| column(making, own)));
    let from = format!("FROM {} AS p", making.step("points"));
    let about = "The scores, and why an offer takes no place.";
    step(making, "scores", about, &columns, &from)
}
