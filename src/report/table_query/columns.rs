//! The columns of a table that have the ratings on a criterion, and those that have its key.

use crate::diag::{Code, Diagnostic, Span};
use crate::load::{ColumnPart, Loaded, NamedColumn, is_offer_key};
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

impl QueryColumns<'_> {
    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.value.is_none() && self.ends.is_none()
    }
}

/// The columns that files name, but those that are not to be read.
pub(super) struct TableColumns<'a> {
    named: Vec<&'a NamedColumn>,
    ignored: &'a [String],
}

impl<'a> TableColumns<'a> {
    pub fn new(loaded: &'a Loaded) -> Self {
        let known = loaded.known.as_ref();
        let ignored = known.map_or(&[][..], |known| &known.ignored);
        let is_read = |c: &&NamedColumn| ignored.iter().all(|own| own.trim() != c.name.trim());
        Self {
            named: loaded.columns.iter().filter(is_read).collect(),
            ignored,
        }
    }

    /// The column that has a part of an offer.
    fn named(&self, part: ColumnPart) -> Option<&'a str> {
        let mut columns = self.named.iter();
        let column = columns.find(|column| column.part == part);
        column.map(|column| column.name.as_str())
    }

    /// Whether a table has ranges of ratings on a criterion.
    pub fn is_ranged(&self, id: CriterionId) -> bool {
        self.named(ColumnPart::Low(id)).is_some()
    }

    /// The column of the offers' ids and the one of their companies.
    ///
    /// # Errors
    /// With a report for each of the two that no column is left for.
    pub fn keys(&self) -> Result<[&'a str; 2], Vec<Diagnostic>> {
        let key = |part, name: &'static str| {
            let own = self.named(part);
            own.or_else(|| self.taken(name).is_none().then_some(name))
        };
        let found = [
            ("id", key(ColumnPart::Id, "id")),
            ("company", key(ColumnPart::Company, "company")),
        ];
        if let [(_, Some(id)), (_, Some(company))] = found {
            return Ok([id, company]);
        }
        let missing = found.iter().filter(|(_, column)| column.is_none());
        Err(missing.map(|(name, _)| self.no_key(name)).collect())
    }

    fn no_key(&self, name: &str) -> Diagnostic {
        let span = self.taken(name).flatten();
        let message = format!("no column is left for the {name} of an offer");
        let help = format!("say below [columns] which has it: offer_{name} = \"{name}\"");
        Diagnostic::new(Code::NotInSql, span, message).help(help)
    }

    /// Where a column is taken for something else, or for nothing; none where it is free.
    fn taken(&self, name: &str) -> Option<Option<Span>> {
        // Engines take large letters and small ones for the same.
        let is = |own: &str| own.trim().to_lowercase() == name.to_lowercase();
        let named = self.named.iter().find(|column| is(&column.name));
        let ignored = self.ignored.iter().any(|own| is(own));
        let named = named.map(|column| Some(column.span));
        named.or_else(|| ignored.then_some(None))
    }

    /// The columns of a criterion: those that a file names, else the one that is called by its id
    /// and has nothing else, unless companies have facts on it.
    pub fn of(
        &self,
        id: CriterionId,
        criterion: &'a Criterion,
        has_facts: bool,
    ) -> QueryColumns<'a> {
        let low = self.named(ColumnPart::Low(id));
        let ends = low.zip(self.named(ColumnPart::High(id)));
        let plain = |name| QueryColumn { name, factor: None };
        let value = self.named(ColumnPart::Rating(id)).map(plain);
        let value = value.or_else(|| self.base(id));
        let is_named = value.is_some() || ends.is_some();
        let is_free = || !is_offer_key(&criterion.id) && self.taken(&criterion.id).is_none();
        let own = (!is_named && !has_facts && is_free()).then(|| plain(criterion.id.as_str()));
        QueryColumns {
            value: value.or(own),
            ends,
        }
    }

    /// The column of the base of the pay, and what makes it that of a month.
    fn base(&self, id: CriterionId) -> Option<QueryColumn<'a>> {
        let bases = [
            PayPart::Hourly,
            PayPart::Daily,
            PayPart::Weekly,
            PayPart::Monthly,
            PayPart::Yearly,
        ];
        bases.into_iter().find_map(|base| {
            let name = self.named(ColumnPart::Base(id, base))?;
            let factor = base_of_month(base);
            Some(QueryColumn { name, factor })
        })
    }

    /// A report for each column that decides who takes a place, or what an offer pays, and that a
    /// query does not read.
    pub fn mistakes(&self) -> Vec<Diagnostic> {
        let named = self.named.iter();
        let refused = named.filter_map(|column| {
            let (what, help) = match column.part {
                ColumnPart::OfFiles("status") => (
                    "status",
                    "delete the line, and rank a view of the offers that are made",
                ),
                ColumnPart::OfFiles("pay") => (
                    "part of the pay, beside a table of offers",
                    "leave the table out of the files: its rows are not in the SELECT",
                ),
                _ => return None,
            };
            let message = format!("a column for a {what}: SQL cannot carry it");
            Some(Diagnostic::new(Code::NotInSql, column.span, message).help(help))
        });
        refused.collect()
    }
}
