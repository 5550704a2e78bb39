//! The columns of a table that have the ratings on a criterion.

use crate::load::{ColumnPart, Loaded};
use crate::model::{Criterion, CriterionId, PayPart};
use crate::pay::base_of_month;

/// The columns of the ratings on a criterion.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueryColumns<'a> {
    /// That of the rating, or of the likely value of a range.
    pub value: Option<QueryColumn<'a>>,
    /// Those of the least and of the most that it may be.
    pub ends: Option<(&'a str, &'a str)>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryColumn<'a> {
    /// Its name.
    pub name: &'a str,
    /// The number to take a number of it times, and the one to divide that by.
    pub factor: Option<(f64, f64)>,
}

/// Whether a table has ranges of ratings on a criterion.
pub(super) fn is_ranged(loaded: &Loaded, id: CriterionId) -> bool {
    named(loaded, ColumnPart::Low(id)).is_some()
}

/// The column that has a part of an offer.
pub(super) fn named(loaded: &Loaded, part: ColumnPart) -> Option<&str> {
    let mut columns = loaded.columns.iter();
    let column = columns.find(|column| column.part == part);
    column.map(|column| column.name.as_str())
}

/// The columns of a criterion: those that a file names, else the one that is called by its id,
/// unless companies have facts on it.
pub(super) fn of<'a>(
    loaded: &'a Loaded,
    id: CriterionId,
    criterion: &'a Criterion,
    has_facts: bool,
) -> QueryColumns<'a> {
    let ends = named(loaded, ColumnPart::Low(id)).zip(named(loaded, ColumnPart::High(id)));
    let plain = |name| QueryColumn { name, factor: None };
    let value = named(loaded, ColumnPart::Rating(id)).map(plain);
    let value = value.or_else(|| base(loaded, id));
    let is_named = value.is_some() || ends.is_some();
    let own = (!is_named && !has_facts).then(|| plain(criterion.id.as_str()));
    QueryColumns {
        value: value.or(own),
        ends,
    }
}

/// The column of the base of the pay, and what makes it that of a month.
fn base(loaded: &Loaded, id: CriterionId) -> Option<QueryColumn<'_>> {
    let bases = [
        PayPart::Hourly,
        PayPart::Daily,
        PayPart::Weekly,
        PayPart::Monthly,
        PayPart::Yearly,
    ];
    bases.into_iter().find_map(|base| {
        let name = named(loaded, ColumnPart::Base(id, base))?;
        let factor = base_of_month(base);
        Some(QueryColumn { name, factor })
    })
}
