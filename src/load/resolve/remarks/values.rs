//! What a reader should know of single values: ratings beyond a scale, facts and rates of other days.

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::raw::RawCriterion;
use crate::model::{Criterion, Currency, Order, Scale, Spread};
use crate::text::number::{count, grouped, list};

/// `its scale goes from 90 (worst) to 0 (best), in min`.
pub fn scale_note(criterion: &Criterion) -> String {
    let unit = criterion.unit.as_ref().map(|u| format!(", in {u}"));
    let unit = unit.unwrap_or_default();
    let scale = &criterion.scale;
    let Some((worst, best)) = scale.worst_and_best() else {
        return format!("its scale is made from the offers present{unit}");
    };
    let best = grouped(best);
    if let (Order::Peak, Some((first, last))) = (scale.order(), scale.ends()) {
        let (first, last) = (grouped(first), grouped(last));
        return format!("its scale goes from {first} to {last}, best at {best}{unit}");
    }
    let worst = grouped(worst);
    format!("its scale goes from {worst} (worst) to {best} (best){unit}")
}

/// A number that a scale cannot normalize.
pub fn not_normalized(spread: Spread, span: Span, criterion: &Criterion) -> Option<Diagnostic> {
    let Scale::Normalized(how) = criterion.scale else {
        return None;
    };
    if how.takes(spread.low()) && how.takes(spread.high()) {
        return None;
    }
    let id = &criterion.id;
    let message = format!("`{id}` cannot be normalized from this number; it counts as unknown");
    let complaint = Diagnostic::new(Code::CannotNormalize, span, message);
    Some(complaint.help("this normalization takes numbers above 0 only"))
}

/// A number beyond an end of its scale.
pub fn outside(spread: Spread, span: Span, criterion: &Criterion) -> Option<Diagnostic> {
    let (first, last) = criterion.scale.ends()?;
    let (x, end) = match (spread.low(), spread.high()) {
        (low, _) if low < first => (low, first),
        (_, high) if high > last => (high, last),
        _ => return None,
    };
    let (id, x, end) = (&criterion.id, grouped(x), grouped(end));
    let message = format!("`{id}` {x} is beyond its scale, and counts as {end}");
    let complaint = Diagnostic::new(Code::OutsideScale, span, message);
    Some(complaint.note(scale_note(criterion)))
}

/// A criterion that is rated, so many times, and not weighed; and how to weigh it.
pub fn unused(id: &str, times: usize, span: Span, to_weigh: &str) -> Diagnostic {
    let offers = count(times, "offer");
    let message = format!("`{id}` is rated for {offers}, and your weights do not use it");
    let complaint = Diagnostic::new(Code::UnusedRating, span, message);
    complaint.help(format!("{to_weigh}, or delete its ratings"))
}

/// The criteria named in a remark on weights that are missing.
const NAMED: usize = 5;

/// Criteria that are rated where the user has no weights at all: the built-in ones count.
pub fn no_weights(ids: &[&str], span: Span, in_tables: bool) -> Diagnostic {
    let shown = &ids[..ids.len().min(NAMED)];
    let rated: Vec<String> = shown.iter().map(|id| format!("`{id}`")).collect();
    let lines = shown.iter().map(|id| format!("`{id} = 10`"));
    let lines: Vec<String> = std::iter::once("`[weights]`".to_owned())
        .chain(lines)
        .collect();
    let (rated, count, more) = match (&rated[..], ids.len() - shown.len()) {
        ([only], _) => (only.clone(), "counts", ""),
        (_, 0) => (list(&rated), "count", ""),
        (_, n) => {
            let rated = format!("{} and {n} more", rated.join(", "));
            (rated, "count", ", and one for each other criterion")
        }
    };
    let (write, place) = if in_tables {
        (
            "write",
            " into a file weights.toml, and name it behind the others",
        )
    } else {
        ("add", "")
    };
    let lines = list(&lines);
    let message = format!(
        "{rated} {count} for nothing: your files have no weights, so the built-in ones are used. \
         To weigh by yours, {write} the lines {lines}{more}{place}"
    );
    Diagnostic::new(Code::UnusedRating, span, message)
}

/// A scale that is made from the offers.
pub fn normalized(criterion: &Criterion, span: Option<Span>) -> Diagnostic {
    let message = format!(
        "`{}` is scaled by the offers present: adding or removing one changes the scores of the others",
        criterion.id
    );
    Diagnostic::new(Code::Normalized, span, message)
}

/// Built-in facts that are left out with their unit, or with their kind of scale.
pub fn facts_dropped(raw: &RawCriterion<'_>, same_unit: bool) -> Diagnostic {
    let what = if same_unit { "kind of scale" } else { "unit" };
    let span = match (&raw.unit, raw.own_scale()) {
        (Some(unit), _) if !same_unit => unit.span,
        (_, Some(scale)) => scale.span,
        _ => raw.span,
    };
    let id = &raw.id.value;
    let message = format!("`{id}` has another {what} here: its built-in facts are left out");
    let complaint = Diagnostic::new(Code::FactsDropped, span, message);
    complaint.help("rate each offer yourself, or add facts")
}

/// Facts none of which holds on a day.
pub fn not_holding(company: &str, criterion: &str, day: Date, span: Option<Span>) -> Diagnostic {
    let message = format!(
        "{criterion} at {company} counts as unknown on {day}: its facts hold on other days"
    );
    Diagnostic::new(Code::FactNotHolding, span, message)
}

/// An exchange rate that was looked up many days ago.
pub fn old_rate(from: Currency, days: i32, span: Span) -> Diagnostic {
    let message = format!("The rate of {} is {days} days old", from.code());
    let complaint = Diagnostic::new(Code::OldRate, span, message);
    complaint.help("look it up again, and write that day as `as-of`")
}
