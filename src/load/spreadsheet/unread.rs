//! Columns that are not read, and headers without a column for the company.

use super::cells::quoted;
use super::headers::{HeaderMeaning, KnownHeaders, RangeEnd, end_in_words};
use super::json_lines::PlacedName;
use super::table::SheetTable;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::durations::TimeUnit;
use crate::load::grammar::spoken_amounts::Period;
use crate::load::grammar::tables::offer;
use crate::text::number::{grouped, list};

/// Rows behind the first that are looked at for the headers.
const LOOKED_AT: usize = 10;

/// What is said of a table without a column for the company; `none` says that no column is known.
pub fn no_company(
    (table, text): (&SheetTable, &str),
    first: Span,
    (unread, none): (&[&PlacedName], bool),
    known: &KnownHeaders<'_>,
) -> Diagnostic {
    let message = if none {
        "a first row that names no column that is known"
    } else {
        "a table without a column for the company"
    };
    let complaint = Diagnostic::new(Code::NoHeader, first, message);
    if table.delimiter.is_some() {
        if let [(only, _)] = &table.headers[..]
            && only.contains('|')
        {
            let help = "`|` is no delimiter: save it with commas, semicolons or tabs";
            return complaint.help(help);
        }
        if has_headers_below(table, text, known) {
            return complaint.help("delete the lines above the row of headers");
        }
    }
    let named = unread.iter().find(|header| !header.0.is_empty());
    let or = named.map(|(name, _)| {
        let name = quoted(name);
        format!(", or say which it is, in a file of weights: [columns] {name} = \"company\"")
    });
    complaint.help(format!("name it `company`{}", or.unwrap_or_default()))
}

/// Whether one of the first rows names a column for the company.
fn has_headers_below(table: &SheetTable, text: &str, known: &KnownHeaders<'_>) -> bool {
    let is_company = |name: &str| {
        let meaning = known.meant(name);
        let part = meaning.part();
        part.is_some_and(|part| part.path == [offer::company])
    };
    // Above them a line may have another delimiter, or none.
    let names = |cell: &str| cell.split([';', '\t', ',']).any(is_company);
    let mut rows = table.rows(text).take(LOOKED_AT).flatten();
    rows.any(|row| row.cells.iter().any(|cell| names(&cell.text)))
}

/// Columns named at most in one remark.
const NAMED: usize = 8;

/// What is said of columns that are not read; `free` is a weighed criterion without a
/// column, which is not the pay.
pub fn unread_columns(
    unread: &[&PlacedName],
    first: Span,
    known: &KnownHeaders<'_>,
    free: Option<&str>,
) -> Option<Diagnostic> {
    let names = unread.iter().map(|header| &header.0[..]);
    let named: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    let shown = named.iter().take(NAMED).map(|name| format!("`{name}`"));
    let shown: Vec<String> = shown.collect();
    let shown = match named.len() - shown.len() {
        0 => list(&shown),
        more => format!("{} and {} more", shown.join(", "), grouped(more as f64)),
    };
    let message = match named.len() {
        1 => format!("The column {shown} is not read"),
        _ => format!("The columns {shown} are not read"),
    };
    let complaint = Diagnostic::new(Code::UnreadColumn, first, message);
    let mut all = named.iter().copied();
    let found = all.find_map(|name| Some((name, meant(name, known)?)));
    let (one, meant) = match found {
        Some((one, meant)) => (one, Some(meant)),
        None => (*named.first()?, free.map(str::to_owned)),
    };
    let one = quoted(one);
    let such_as = meant.map(|meant| format!(", such as {one} = \"{meant}\""));
    let such_as = such_as.unwrap_or_default();
    Some(complaint.help(format!(
        "say what it is{such_as} below [columns], or ignore-columns = [{one}] above the first header"
    )))
}

/// What a header may mean, as `[columns]` has it.
fn meant(header: &str, known: &KnownHeaders<'_>) -> Option<String> {
    let meaning = known.meant(header);
    let part = match &meaning {
        // An end alone is no range.
        HeaderMeaning::IfBoth(part) | HeaderMeaning::IfAlone(part) => Some(part),
        HeaderMeaning::Doubtful(part) => Some(part).filter(|part| !part.is_pay()),
        _ => None,
    };
    if let Some(part) = part {
        let path = part.path.join(".");
        return Some(path.trim_start_matches("ratings.").to_owned());
    }
    let base = base(header)?;
    Some(match end_in_words(header) {
        Some((_, RangeEnd::Low)) => format!("pay.{base}.low"),
        Some((_, RangeEnd::High)) => format!("pay.{base}.high"),
        _ => format!("pay.{base}"),
    })
}

/// The base that a header speaks of.
fn base(header: &str) -> Option<&'static str> {
    const PAY_WORDS: &str = "salary pay wage wages compensation comp base gross";
    let lower = header.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    let is_pay = words.any(|word| PAY_WORDS.split(' ').any(|pay| pay == word));
    let mut periods = TimeUnit::all_in(header);
    is_pay.then(|| match periods.next() {
        Some(TimeUnit::Longer(Period::Hour)) => "hourly",
        Some(TimeUnit::Longer(Period::Day)) => "daily",
        Some(TimeUnit::Longer(Period::Week)) => "weekly",
        Some(TimeUnit::Longer(Period::Month)) => "monthly",
        _ => "yearly",
    })
}
