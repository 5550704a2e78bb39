//! The whole SELECT: its remarks, its steps one over the other, and what it gives.

use super::SqlOptions;
use super::companies;
use super::making::{Making, SqlStep, remark};
use super::names::{prefix, words};
use super::places;
use super::present;
use super::steps;
use super::worth::SqlTerm;
use crate::report::TableQuery;
use crate::text::number::{count, plain};

/// The text of a SELECT.
pub fn select(query: &TableQuery<'_>, options: &SqlOptions) -> String {
    let words = words(query).into_iter().enumerate();
    let making = Making {
        query,
        options,
        prefix: prefix(&options.table),
        terms: words.map(|at| SqlTerm::new(query, options, at)).collect(),
    };
    let mut steps: Vec<SqlStep> = companies::companies(&making).into_iter().collect();
    steps.push(steps::ratings(&making));
    steps.extend(steps::cells(&making));
    steps.push(steps::worths(&making));
    steps.extend(present::fitted(&making));
    steps.push(steps::points(&making));
    steps.push(steps::scores(&making));
    steps.extend(places::numbered(&making));
    let steps: Vec<String> = steps.iter().map(|step| written(&making, step)).collect();
    let view = options
        .view
        .as_deref()
        .map(|view| options.dialect.table(view));
    let view = view.map(|view| format!("CREATE VIEW {view} AS\n"));
    format!(
        "{}{}WITH\n{}\n{}{}\n",
        head(&making),
        view.as_deref().unwrap_or_default(),
        steps.join(",\n"),
        last(&making),
        if view.is_some() { ";" } else { "" }
    )
}

fn head(making: &Making<'_>) -> String {
    let Making { query, options, .. } = making;
    let dialect = options.dialect.name();
    let title = query.title.map(|title| {
        let is_closed = title.trim_end().ends_with(['.', '?', '!', '…']);
        format!("{}{} ", title.trim_end(), if is_closed { "" } else { "." })
    });
    let sets = sets(&query.sets);
    let mut lines = vec![format!(
        "{}Weights: {sets}. Facts: as of {}. For {dialect}, by rank {}.",
        title.unwrap_or_default(),
        query.as_of,
        env!("CARGO_PKG_VERSION")
    )];
    if query.offers > 0 {
        let offers = count(query.offers, "offer");
        lines.push(format!(
            "Not in it: {offers} of the files. The rows of the table are the offers."
        ));
    }
    for criterion in &query.criteria {
        if criterion.columns.is_empty() {
            let why = if criterion.has_facts {
                "by the facts about the companies alone, as [columns] names no column for it"
            } else {
                "the same for all rows, as no column is read for it"
            };
            lines.push(format!("{}: {why}.", criterion.name));
        }
    }
    lines.iter().map(|line| remark(line)).collect()
}

/// The sets by their names, with their voices where these differ.
fn sets(sets: &[(&str, f64)]) -> String {
    let differ = sets.windows(2).any(|pair| pair[0].1 != pair[1].1);
    let sets = sets.iter().map(|(name, voice)| {
        let voice = differ.then(|| format!(" (voice {})", plain(*voice)));
        format!("{name}{}", voice.unwrap_or_default())
    });
    sets.collect::<Vec<_>>().join(", ")
}

fn written(making: &Making<'_>, step: &SqlStep) -> String {
    let SqlStep {
        name, about, body, ..
    } = step;
    let once = making.options.dialect.once();
    let once = if step.once { once } else { "" };
    format!("{}{name} AS {once}(\n{body})", remark(about))
}

/// The SELECT over the steps.
fn last(making: &Making<'_>) -> String {
    let quoted = |name: &str| making.quoted(name);
    let of = |name: &str| making.of("s", name);
    let (order, is_placed) = places::order(making);
    let position = format!("RANK() OVER (ORDER BY {order})");
    let (position, limit) = match making.options.top {
        Some(top) => (position, format!("\nLIMIT {top}")),
        None => (
            format!("CASE WHEN {is_placed} THEN {position} END"),
            String::new(),
        ),
    };
    let terms = making.terms.iter();
    let points = terms.map(SqlTerm::points);
    let scores = ["score", "score_low", "score_high"];
    let scores = scores.map(|name| {
        let score = places::rounded(making, &of(name));
        format!("  {score} AS {}", quoted(name))
    });
    let named = |name: &str| format!("  {}", of(name));
    let mut columns = vec![
        format!("  {position} AS {}", quoted("position")),
        named("id"),
        named("company"),
    ];
    columns.extend(scores);
    columns.push(named("known"));
    columns.extend(points.map(|name| named(&name)));
    columns.extend(["unranked_because", "unknown_levels"].map(named));
    format!(
        "SELECT\n{}\nFROM {} AS s\nORDER BY {order}{limit}",
        columns.join(",\n"),
        making.step("numbered")
    )
}
