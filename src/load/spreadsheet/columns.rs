//! The columns of a table: those that one part of an offer is made of, and complaints about headers.

use std::collections::HashMap;
use std::ops::Range;

use super::dates::DayOrder;
use super::headers::{HeaderMeaning, KnownHeaders, Part, RangeEnd};
use super::json_lines::PlacedName;
use super::rows::ONE_A_LINE;
use super::table::SheetTable;
use super::unread::{no_company, unread_columns};
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::tables::offer;
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
pub fn groups(
    table: &SheetTable,
    text: &str,
    known: &KnownHeaders<'_>,
) -> (Vec<ColumnGroup>, Vec<Diagnostic>) {
    let span = |place: &Range<usize>| table.file.span(place.clone());
    let mut groups: Vec<ColumnGroup> = Vec::new();
    let mut by_path: HashMap<Vec<String>, usize> = HashMap::new();
    let mut complaints = Vec::new();
    let mut unread: Vec<&PlacedName> = Vec::new();
    let headers = table.headers.iter();
    let meanings: Vec<HeaderMeaning> = headers.map(|header| known.meant(&header.0)).collect();
    let parts = meanings.iter().filter_map(HeaderMeaning::part);
    let count = |part: &Part, end: Option<RangeEnd>| {
        let same = |other: &&Part| other.path == part.path && other.end == end;
        parts.clone().filter(same).count()
    };
    let has = |part: &Part, end| count(part, Some(end)) > 0;
    let has_both = |part: &Part| has(part, RangeEnd::Low) && has(part, RangeEnd::High);
    let is_alone = |part: &Part| count(part, part.end) == 1;
    for (column, (header, meaning)) in table.headers.iter().zip(&meanings).enumerate() {
        let part = match meaning {
            HeaderMeaning::Part(part) => part.clone(),
            HeaderMeaning::IfBoth(part) if has_both(part) => part.clone(),
            HeaderMeaning::IfAlone(part) if is_alone(part) => part.clone(),
            HeaderMeaning::Ignored => continue,
            HeaderMeaning::IfBoth(_)
            | HeaderMeaning::IfAlone(_)
            | HeaderMeaning::Doubtful(_)
            | HeaderMeaning::Nothing => {
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
        if let Some((_, other)) = other.filter(|_| table.delimiter.is_some()) {
            let message = format!("two columns for `{}`", group.part.path.join("."));
            let complaint = Diagnostic::new(Code::ColumnTwice, span(&header.1), message)
                .help("keep one of them, or name the other in `ignore-columns`");
            complaints.push(complaint.related(span(&table.headers[*other].1), "the other"));
        } else {
            group.columns.push((end, column));
        }
    }
    let begin = table.file.span(table.from..table.from);
    if table.headers.iter().all(|header| header.0.is_empty()) {
        let (message, help) = if table.delimiter.is_none() {
            ("no object with a value", ONE_A_LINE)
        } else {
            let help = "name the columns in its first row: company, role, pay, ...";
            ("a table without a row of headers", help)
        };
        complaints.push(Diagnostic::new(Code::NoHeader, begin, message).help(help));
    } else if !by_path.contains_key(&[offer::company.to_owned()][..]) {
        let first = table.headers.first();
        let first = first.map_or(begin, |header| span(&header.1));
        let unread = (&unread[..], groups.is_empty());
        complaints.push(no_company((table, text), first, unread, known));
    } else if !unread.is_empty() {
        // What nobody calls pay is none.
        let is_free = |id: &&&str| {
            let has = groups.iter().any(|group| group.part.is_rating(id));
            !has && **id != offer::pay
        };
        let free = known.weighed.iter().find(is_free).copied();
        let first = span(&unread[0].1);
        complaints.extend(unread_columns(&unread, first, known, free));
    }
    complaints.extend(absent(table, known));
    (groups, complaints)
}

/// Columns that a file names and the table does not have.
fn absent(table: &SheetTable, known: &KnownHeaders<'_>) -> Vec<Diagnostic> {
    let is_there = |name: &str| table.headers.iter().any(|header| header.0 == name.trim());
    let named = known.named.iter().map(|column| &column.name);
    let absent = named.filter(|name| !is_there(&name.value)).map(|name| {
        let message = format!("No column `{}` is in the table", name.value);
        let complaint = Diagnostic::new(Code::UnreadColumn, name.span, message);
        let headers = table.headers.iter().map(|header| &header.0[..]);
        let near = nearest(&name.value, headers);
        complaint.maybe_help(near.map(|near| format!("did you mean `{near}`?")))
    });
    absent.collect()
}
