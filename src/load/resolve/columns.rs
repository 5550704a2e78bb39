//! `[columns]`: which column of a table has which part of an offer.

use super::catalog::{CriterionEntry, PAY};
use super::inputs::Files;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span, kept};
use crate::load::grammar::tables::{self, offer};
use crate::load::read::raw::RawColumn;
use crate::model::{CriterionId, PayPart, Scale};
use crate::text::safe::is_unsafe;

/// What a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnPart {
    /// The offers' ids.
    Id,
    /// Their companies.
    Company,
    /// Ratings on a criterion.
    Rating(CriterionId),
    /// The least that a rating may be.
    Low(CriterionId),
    /// The most that it may be.
    High(CriterionId),
    /// The base of the pay, an hour, a month or a year, on its criterion.
    Base(CriterionId, PayPart),
    /// Something that only offers from a file have, such as their roles.
    OfFiles(&'static str),
}

/// A column of a table that a file names.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedColumn {
    /// Its name.
    pub name: String,
    /// What it has.
    pub part: ColumnPart,
    /// Where the file says so.
    pub span: Span,
}

/// Keys that only offers from a file have.
const OF_FILES: [&str; 7] = [
    offer::role,
    offer::status,
    offer::location,
    offer::reply_by,
    offer::expects_by,
    offer::chance,
    offer::note,
];

/// Whether a column of this name has a key of an offer, also where a criterion is called so.
pub fn is_offer_key(name: &str) -> bool {
    [offer::id, offer::company].contains(&name) || OF_FILES.contains(&name)
}

/// The columns that files name; what is wrong with them is complained about.
pub fn columns(r: &mut Resolution<'_>, files: &Files<'_>) -> Vec<NamedColumn> {
    let in_table = files.mains.iter().any(|main| main.is_table);
    let own = files.own();
    let raw = own.iter().filter_map(|file| file.columns.as_ref());
    let mut found: Vec<NamedColumn> = Vec::new();
    for raw in raw.flat_map(|columns| &columns.value) {
        let Some(column) = column(r, raw, in_table) else {
            continue;
        };
        match found.iter().find(|other| clash(other.part, column.part)) {
            Some(other) => r.complaints.push(twice(&column, other, raw)),
            None => found.push(column),
        }
    }
    for column in &found {
        let alone = alone(r, column, &found);
        r.complaints.extend(alone);
    }
    found
}

/// One end of a range without the other.
fn alone(r: &Resolution<'_>, column: &NamedColumn, all: &[NamedColumn]) -> Option<Diagnostic> {
    let (id, other, [own, name]) = match column.part {
        ColumnPart::Low(id) => (id, ColumnPart::High(id), ["low", "high"]),
        ColumnPart::High(id) => (id, ColumnPart::Low(id), ["high", "low"]),
        _ => return None,
    };
    let id = &r.draft.criterion_of(id).id;
    let message = format!("a column for `{id}.{own}`, and none for `{id}.{name}`");
    let complaint = Diagnostic::new(Code::MissingKey, column.span, message);
    let is_there = all.iter().any(|column| column.part == other);
    (!is_there).then(|| complaint.help(format!("add one, or write \"{id}\"")))
}

/// Whether two columns have the same, or both the pay.
fn clash(one: ColumnPart, other: ColumnPart) -> bool {
    use ColumnPart::{Base, High, Low, OfFiles, Rating};
    match (one, other) {
        (Base(..), Base(..)) => true,
        // Parts of the pay are told apart by who reads the table.
        (OfFiles(PAY), OfFiles(PAY)) => false,
        (Base(pay, _), Rating(id) | Low(id) | High(id))
        | (Rating(id) | Low(id) | High(id), Base(pay, _)) => pay == id,
        _ => one == other,
    }
}

fn twice(column: &NamedColumn, other: &NamedColumn, raw: &RawColumn<'_>) -> Diagnostic {
    let message = format!("two columns for `{}`", raw.part.value);
    Diagnostic::new(Code::ColumnTwice, column.span, message)
        .help("keep one of them")
        .related(other.span, "the other")
}

fn column(r: &mut Resolution<'_>, raw: &RawColumn<'_>, in_table: bool) -> Option<NamedColumn> {
    if raw.name.value.is_empty() || raw.name.value.chars().any(is_unsafe) {
        let message = "a column whose name cannot be seen, or not all of it";
        let complaint = Diagnostic::new(Code::BadColumnName, raw.name.span, message);
        let help = "give the column another name in the table, without signs that cannot be seen";
        r.complaints.push(complaint.help(help));
        return None;
    }
    let part = kept(meant(r, raw, in_table), r.complaints)?;
    let name = raw.name.value.to_string();
    let span = raw.name.span;
    Some(NamedColumn { name, part, span })
}

/// What a column has; `in_table` says whether the offers stand in a table of their own.
fn meant(
    r: &mut Resolution<'_>,
    raw: &RawColumn<'_>,
    in_table: bool,
) -> Result<ColumnPart, Box<Diagnostic>> {
    let text = raw.part.value.as_ref();
    match text {
        offer::id => return Ok(ColumnPart::Id),
        offer::company => return Ok(ColumnPart::Company),
        _ => {}
    }
    if let Some(key) = OF_FILES.into_iter().find(|key| *key == text) {
        return Ok(ColumnPart::OfFiles(key));
    }
    if let Some(entry) = criterion(r, text) {
        return used(r, entry, raw).map(ColumnPart::Rating);
    }
    let (name, end) = text.rsplit_once('.').unwrap_or((text, ""));
    let entry = criterion(r, name);
    match (entry, end) {
        (Some(entry), "low") => used(r, entry, raw).map(ColumnPart::Low),
        (Some(entry), "high") => used(r, entry, raw).map(ColumnPart::High),
        (Some(entry), _) if name == PAY && !in_table => base(r, entry, raw, end),
        _ if text.starts_with("pay.") && in_table => Ok(ColumnPart::OfFiles(PAY)),
        _ if text.starts_with("pay.") => Err(no_part(raw)),
        _ => Err(unknown(r, raw)),
    }
}

/// The criterion of an id or of a name.
fn criterion(r: &mut Resolution<'_>, text: &str) -> Option<CriterionEntry> {
    r.catalog.find(text).or_else(|| {
        let mut all = r.catalog.defined.iter();
        let named = all.position(|d| d.criterion.name.eq_ignore_ascii_case(text));
        named.map(CriterionEntry)
    })
}

/// A criterion in the problem; it is a mistake where it has no weight and no deal-breaker.
fn used(
    r: &Resolution<'_>,
    entry: CriterionEntry,
    raw: &RawColumn<'_>,
) -> Result<CriterionId, Box<Diagnostic>> {
    r.id_of(entry).ok_or_else(|| {
        let message = format!("the weights do not use `{}`", raw.part.value);
        let complaint = Diagnostic::new(Code::UnusedColumn, raw.part.span, message);
        Box::new(complaint.help("give it a weight, or delete the line"))
    })
}

/// A base of the pay, on a criterion that takes amounts.
fn base(
    r: &Resolution<'_>,
    entry: CriterionEntry,
    raw: &RawColumn<'_>,
    end: &str,
) -> Result<ColumnPart, Box<Diagnostic>> {
    let part = tables::at(end).and_then(|key| key.kind.part);
    let part = part.filter(|part| part.is_base());
    let part = part.ok_or_else(|| no_part(raw))?;
    let defined = r.catalog.get(entry);
    if matches!(defined.criterion.scale, Scale::Levels(_)) {
        let message = "pay in amounts, and the criterion `pay` has levels";
        let complaint = Diagnostic::new(Code::PayScale, raw.part.span, message);
        return Err(complaint.help("write \"pay\"").into());
    }
    Ok(ColumnPart::Base(used(r, entry, raw)?, part))
}

/// A part of the pay that a column cannot have.
fn no_part(raw: &RawColumn<'_>) -> Box<Diagnostic> {
    let message = format!("a column for `{}`", raw.part.value);
    let help = "a table has `pay`, or a base such as `pay.yearly`, `pay.monthly` or `pay.hourly`";
    let complaint = Diagnostic::new(Code::ColumnPart, raw.part.span, message).help(help);
    let note = "other parts, and ranges of them: work the month out in the table, as `pay`, \
                `pay.low` and `pay.high`";
    complaint.note(note).into()
}

fn unknown(r: &Resolution<'_>, raw: &RawColumn<'_>) -> Box<Diagnostic> {
    let text = raw.part.value.as_ref();
    let message = format!("a column for `{text}`, which is no criterion");
    let complaint = Diagnostic::new(Code::UnknownColumn, raw.part.span, message);
    let near = r
        .catalog
        .meant(text)
        .map(|near| format!("did you mean `{near}`?"));
    let note = "a column has `id`, `company`, a criterion such as `role-fit`, or `role-fit.low`";
    complaint.maybe_help(near).note(note).into()
}
