//! The columns of a table: those that one part of an offer is made of, and complaints about headers.

use std::collections::HashMap;
use std::ops::Range;

use super::cells::quoted;
use super::dates::DayOrder;
use super::headers::{HeaderMeaning, KnownHeaders, Part, RangeEnd, end_in_words};
use super::rows::ONE_A_LINE;
use super::table::SheetTable;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::tables::offer;
use crate::text::number::{grouped, list};
use crate::text::suggest::nearest;

/// Columns that one part of an offer is made of.
#[derive(Clone)]
pub struct ColumnGroup {
    pub part: Part,
    /// The columns, and which of three values each has.
    pub columns: Vec<(Option<RangeEnd>, usize)>,
    /// The order of its days, where some day tells it.
    pub days: Option<DayOrder>,
}

/// What the columns are; those that are nothing are told once.
pub fn groups(table: &SheetTable, known: &KnownHeaders<'_>) -> (Vec<ColumnGroup>, Vec<Diagnostic>) {
    let span = |place: &Range<usize>| table.file.span(place.clone());
    let mut groups: Vec<ColumnGroup> = Vec::new();
    let mut by_path: HashMap<Vec<String>, usize> = HashMap::new();
    let mut complaints = Vec::new();
    let mut unread: Vec<&(String, Range<usize>)> = Vec::new();
    let headers = table.headers.iter();
    let meanings: Vec<HeaderMeaning> = headers.map(|header| known.meant(&header.0)).collect();
    let parts = meanings.iter().filter_map(HeaderMeaning::part);
    let has_both = |part: &Part| {
        let has = |end| {
            parts
                .clone()
                .any(|other| other.path == part.path && other.end == end)
        };
        has(Some(RangeEnd::Low)) && has(Some(RangeEnd::High))
    };
    for (column, (header, meaning)) in table.headers.iter().zip(&meanings).enumerate() {
        let part = match meaning {
            HeaderMeaning::Part(part) => part.clone(),
            HeaderMeaning::IfBoth(part) if has_both(part) => part.clone(),
            HeaderMeaning::Ignored => continue,
            HeaderMeaning::IfBoth(_) | HeaderMeaning::Nothing => {
                unread.push(header);
                continue;
            }
        };
        let new = groups.len();
        let at = *by_path.entry(part.path.clone()).or_insert(new);
        let end = part.end;
        if at == new {
            groups.push(ColumnGroup {
                part,
                columns: Vec::new(),
                days: None,
            });
        }
        let group = &mut groups[at];
        // Objects may call one thing by two names; a row of cells has one place for it.
        let other = group.columns.iter().find(|own| own.0 == end);
        if let Some((_, other)) = other.filter(|_| table.delimiter().is_some()) {
            let message = format!("two columns for `{}`", group.part.path.join("."));
            let complaint = Diagnostic::new(Code::ColumnTwice, span(&header.1), message);
            let complaint =
                complaint.help("keep one of them, or name the other in `ignore-columns`");
            complaints.push(complaint.related(span(&table.headers[*other].1), "the other"));
        } else {
            group.columns.push((end, column));
        }
    }
    let begin = table.file.span(table.from..table.from);
    if table.headers.iter().all(|header| header.0.is_empty()) {
        let (message, help) = if table.delimiter().is_none() {
            ("no object with a value", ONE_A_LINE)
        } else {
            let help = "name the columns in its first row: company, role, pay, ...";
            ("a table without a row of headers", help)
        };
        let complaint = Diagnostic::new(Code::NoHeader, begin, message);
        complaints.push(complaint.help(help));
    } else if !by_path.contains_key(&[offer::company.to_owned()][..]) {
        let first = table
            .headers
            .first()
            .map_or(begin, |header| span(&header.1));
        complaints.push(no_company(first, &unread, groups.is_empty()));
    } else if !unread.is_empty() {
        complaints.extend(unread_columns(&unread, span(&unread[0].1), known));
    }
    complaints.extend(absent(table, known));
    (groups, complaints)
}

fn no_company(first: Span, unread: &[&(String, Range<usize>)], none: bool) -> Diagnostic {
    let message = if none {
        "a first row that names no column that is known"
    } else {
        "a table without a column for the company"
    };
    let complaint = Diagnostic::new(Code::NoHeader, first, message);
    let named = unread.iter().find(|header| !header.0.is_empty());
    let help = match named {
        Some((name, _)) => {
            format!(
                "name it `company`, or say which it is, in a file of weights: [columns] {} = \"company\"",
                quoted(name)
            )
        }
        None => "name it `company`".to_owned(),
    };
    complaint.help(help)
}

/// Columns named at most in one remark.
const NAMED: usize = 8;

fn unread_columns(
    unread: &[&(String, Range<usize>)],
    first: Span,
    known: &KnownHeaders<'_>,
) -> Option<Diagnostic> {
    let named: Vec<&str> = unread
        .iter()
        .map(|header| &header.0[..])
        .filter(|name| !name.is_empty())
        .collect();
    let one = named.first()?;
    let shown: Vec<String> = named
        .iter()
        .take(NAMED)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = match named.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {} more", grouped(more as f64)),
    };
    let (noun, are) = if named.len() == 1 {
        ("column", "is")
    } else {
        ("columns", "are")
    };
    let shown = if more.is_empty() {
        list(&shown)
    } else {
        shown.join(", ")
    };
    let message = format!("The {noun} {shown}{more} {are} not read");
    let complaint = Diagnostic::new(Code::UnreadColumn, first, message);
    let meant = match (known.meant(one), end_in_words(one)) {
        // An end alone is no range.
        (HeaderMeaning::IfBoth(part), _) => part.path.join("."),
        (_, Some((_, RangeEnd::Low))) => "pay.yearly.low".to_owned(),
        (_, Some((_, RangeEnd::High))) => "pay.yearly.high".to_owned(),
        _ => "pay.yearly".to_owned(),
    };
    let meant = meant.trim_start_matches("ratings.");
    let one = quoted(one);
    let help = format!(
        "say what it is, such as {one} = \"{meant}\" below [columns], or ignore-columns = [{one}] above the first header"
    );
    Some(complaint.help(help))
}

/// Columns that a file names and the table does not have.
fn absent(table: &SheetTable, known: &KnownHeaders<'_>) -> Vec<Diagnostic> {
    let is_there = |name: &str| table.headers.iter().any(|header| header.0 == name.trim());
    let absent = known
        .named
        .iter()
        .filter(|column| !is_there(&column.name.value));
    absent
        .map(|column| {
            let message = format!("No column `{}` is in the table", column.name.value);
            let complaint = Diagnostic::new(Code::UnreadColumn, column.name.span, message);
            let headers = table.headers.iter().map(|header| &header.0[..]);
            let near = nearest(&column.name.value, headers);
            complaint.maybe_help(near.map(|near| format!("did you mean `{near}`?")))
        })
        .collect()
}
