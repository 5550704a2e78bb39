//! What is known of companies, as rows in the text, and how a company of the table finds its row.

use super::dialect::Dialect;
use super::expression::number;
use super::making::{Making, SqlStep, remark};
use super::texts::small_without;
use super::worth::{SqlTerm, own};
use crate::report::{CompanyWorth, QueryCompany};

/// The name of the column by which companies are found.
pub const KEY: &str = "company_key";

/// Rows for each name of each company; none where nothing is known of any.
pub fn companies(making: &Making<'_>) -> Option<SqlStep> {
    making.has_companies().then(|| {
        let ends = making.terms.iter().flat_map(SqlTerm::fact_columns);
        let names: Vec<String> = std::iter::once(KEY.to_owned()).chain(ends).collect();
        let rows = making.query.companies.iter();
        let rows: Vec<Row> = rows.flat_map(|company| rows_of(making, company)).collect();
        let name = making.step("companies");
        let quoted = names.iter().map(|name| making.quoted(name));
        let quoted: Vec<String> = quoted.collect();
        let list = quoted.join(", ");
        let (name, body) = match making.options.dialect {
            Dialect::BigQuery => (name, selects(&rows, &quoted)),
            Dialect::Snowflake => {
                let values = values(&rows);
                let body = format!("  SELECT * FROM (\n  VALUES\n{values}  ) AS v ({list})\n");
                (name, body)
            }
            _ => {
                let body = format!("  VALUES\n{}", values(&rows));
                (format!("{name} ({list})"), body)
            }
        };
        SqlStep {
            name,
            about: "What is known of companies, by their names in small letters without spaces \
                    and dots."
                .to_owned(),
            body,
            once: false,
        }
    })
}

/// What names are compared without: spaces and dots, and what cannot be seen in them.
const GONE: &str = " .\t\n\r\u{a0}\u{ad}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2060}\u{3000}\u{fe0e}\u{fe0f}\u{feff}";

/// The name of a company as names are compared.
pub fn key(making: &Making<'_>, company: &str) -> String {
    let companies = making.query.companies.iter();
    let keys = companies.flat_map(|company| company.keys);
    let keys = keys.map(String::as_str);
    small_without(making.options.dialect, company, keys, GONE)
}

/// A row's values, and the remark above it.
struct Row {
    remark: Option<String>,
    values: Vec<String>,
}

fn rows_of(making: &Making<'_>, company: &QueryCompany<'_>) -> Vec<Row> {
    let criteria = making.terms.iter().zip(&company.worth);
    let worth = criteria.filter(|(term, _)| term.facts.any);
    let values = worth.flat_map(|(term, worth)| facts(term, *worth));
    let values: Vec<String> = values.collect();
    let said = if company.places.is_empty() {
        company.name.to_owned()
    } else {
        format!("{}: {}", company.name, company.places.join(", "))
    };
    let mut said = Some(remark(&said));
    let row = |key: &String| Row {
        remark: said.take(),
        values: std::iter::once(making.options.dialect.literal(key))
            .chain(values.clone())
            .collect(),
    };
    company.keys.iter().map(row).collect()
}

/// What a company has on a criterion, in the order of [`SqlTerm::fact_columns`]; nulls where it has
/// what all others have.
fn facts(term: &SqlTerm<'_>, worth: CompanyWorth) -> Vec<String> {
    let own = own(worth, term.criterion.others);
    let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
    let all = [
        (true, own.map(|own| number(own.worth.middle))),
        (term.facts.ranges, own.map(|own| number(own.worth.low))),
        (term.facts.ranges, own.map(|own| number(own.worth.high))),
        (term.facts.unknown, own.map(|own| flag(own.is_known))),
        (term.facts.fails, own.map(|own| flag(own.fails))),
    ];
    let there = all.into_iter().filter(|(is_there, _)| *is_there);
    there
        .map(|(_, value)| value.unwrap_or_else(|| "NULL".to_owned()))
        .collect()
}

/// The rows, each on a line below its remark.
fn lines<'r>(rows: &'r [Row], line: impl Fn(usize, &'r Row) -> String) -> String {
    let lines = rows.iter().enumerate().map(|(i, row)| {
        let remark = row.remark.as_ref().map(|remark| format!("    {remark}"));
        format!("{}    {}\n", remark.unwrap_or_default(), line(i, row))
    });
    lines.collect()
}

fn values(rows: &[Row]) -> String {
    lines(rows, |i, row| {
        let comma = if i + 1 < rows.len() { "," } else { "" };
        format!("({}){comma}", row.values.join(", "))
    })
}

/// The same rows where there is no VALUES: a SELECT each, the first with the names.
fn selects(rows: &[Row], names: &[String]) -> String {
    lines(rows, |i, row| {
        if i > 0 {
            return format!("UNION ALL SELECT {}", row.values.join(", "));
        }
        let values = row.values.iter().zip(names);
        let values: Vec<String> = values.map(|(v, name)| format!("{v} AS {name}")).collect();
        format!("SELECT {}", values.join(", "))
    })
}
