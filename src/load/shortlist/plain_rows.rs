//! Rows of plain cells as offers, each made from its cells and from what is known of its company.

use std::borrow::Cow;

use jiff::civil::Date;

use super::Shortlist;
use super::plain_cell::{PlainCell, plain_day, plain_status, trimmed};
use super::plan::{ColumnUse, ScoringPlan, ValueUse, with_ends};
use super::range_cells::RangeCells;
use crate::load::outcome::Loaded;
use crate::load::resolve::identity::made_id;
use crate::load::spreadsheet::{CellReading, OpenTable, RowReader};
use crate::method::Method;
use crate::model::{OfferId, Rating, Status};

/// An offer whose cells are plain.
#[derive(Debug)]
pub struct PlainOffer<'t> {
    /// Its id.
    pub id: Cow<'t, str>,
    /// The company, as written.
    pub company: Cow<'t, str>,
    /// The role.
    pub role: Option<Cow<'t, str>>,
    /// Whether it was made.
    pub status: Status,
    /// When to answer.
    pub reply_by: Option<Date>,
    /// Points of 100.
    pub score: f64,
    /// What stands for its company among those of which anything is known.
    pub known: OfferId,
    /// What a month comes to, and all of the pay, where the row states it.
    pub pay: Option<(f64, f64)>,
    /// Its own ratings, one a criterion, and what they are worth; none where what is known of the
    /// company holds.
    pub ratings: Vec<Option<(Rating, f64)>>,
}

/// What rows of plain cells are made offers by.
pub struct PlainRows<'p> {
    list: &'p Shortlist,
    /// What stands for each known company.
    companies: Vec<OfferId>,
    plan: ScoringPlan<'p>,
    /// By table.
    tables: Vec<PlainTable<'p>>,
}

/// A table whose rows are read.
struct PlainTable<'p> {
    table: &'p OpenTable,
    columns: Vec<ColumnUse>,
    /// The groups of columns that have a value each of a range.
    with_ends: Vec<(usize, ValueUse)>,
}

impl<'p> PlainRows<'p> {
    /// Of a list, and of a decision in which each known company has an offer.
    pub fn new(list: &'p Shortlist, companies: &'p Loaded, method: Method) -> Self {
        let problem = &companies.problem;
        let known = (&companies.companies, companies.known.as_ref());
        let plan = ScoringPlan::new(problem, known, &list.pay, method);
        let table = |(_, table): &'p (usize, OpenTable)| {
            let columns = plan.columns(table);
            PlainTable {
                table,
                with_ends: with_ends(&columns),
                columns,
            }
        };
        Self {
            tables: list.tables.iter().map(table).collect(),
            companies: problem.offers().map(|(id, _)| id).collect(),
            list,
            plan,
        }
    }

    /// What rows are read with, of each table.
    pub fn readers(&self) -> Vec<RowReader<'p>> {
        self.list.readers()
    }

    /// The offer at a place in the order; none where its cells are not all plain.
    pub fn offer(&self, at: usize, readers: &mut [RowReader<'p>]) -> Option<PlainOffer<'p>> {
        let row = self.list.rows.get(at).filter(|row| row.plain)?;
        let table = &self.tables[usize::from(row.table)];
        let mut offer = PlainOffer {
            id: Cow::Borrowed(""),
            company: Cow::Borrowed(""),
            role: None,
            status: Status::default(),
            reply_by: None,
            score: row.score,
            known: *self.companies.last()?,
            pay: None,
            ratings: vec![None; self.plan.criteria.len()],
        };
        let reader = &mut readers[usize::from(row.table)];
        let mut ends = vec![RangeCells::default(); table.with_ends.len()];
        reader.texts(row.start as usize, &mut |at, text| {
            let cell = match text {
                Cow::Borrowed(text) => Cow::Borrowed(trimmed(text)),
                Cow::Owned(text) => Cow::Owned(trimmed(&text).to_owned()),
            };
            let Some(column) = table.columns.get(at).filter(|_| !cell.is_empty()) else {
                return;
            };
            let ColumnUse::Value(own) = column else {
                return take(&mut offer, column, cell);
            };
            let group = &table.table.groups[own.group];
            let Some(PlainCell { reading, .. }) = PlainCell::new(&cell, group, table.table) else {
                return;
            };
            let joined = table
                .with_ends
                .iter()
                .position(|(group, _)| *group == own.group);
            match (joined, own.end) {
                (Some(at), Some(end)) => ends[at].take(end, reading),
                _ => self.state(&mut offer, own.of, reading),
            }
        });
        for ((_, of), ends) in table.with_ends.iter().zip(&ends) {
            if let Some(reading) = ends.reading() {
                self.state(&mut offer, *of, reading);
            }
        }
        let (_, known) = self.plan.known(&offer.company);
        offer.known = self.companies[known];
        if offer.id.is_empty() {
            let listed = self.list.listed.get(&row.company);
            let role = offer.role.as_deref();
            let role = role.filter(|_| self.list.companies()[&row.company] > 1);
            offer.id = Cow::Owned(made_id(listed.map_or(&offer.company, |name| name), role));
        }
        Some(offer)
    }

    /// Takes what cells state.
    fn state(&self, offer: &mut PlainOffer<'_>, of: ValueUse, reading: CellReading<'_>) {
        let (criterion, rating) = match of {
            ValueUse::Rating(Some(k)) => (k, self.plan.criteria[k].rating(reading)),
            ValueUse::Rating(None) => return,
            ValueUse::Pay(base) => {
                let pay = &self.plan.pay[base];
                let Some(base) = pay.base(reading) else {
                    return;
                };
                offer.pay = Some(pay.month_and_total(base.likely()));
                let Some(criterion) = pay.criterion else {
                    return;
                };
                (criterion.index(), pay.months(base).map(Rating::Number))
            }
        };
        let plan = &self.plan.criteria[criterion];
        offer.ratings[criterion] = rating.map(|rating| (rating, plan.worth(rating).utility));
    }
}

/// Takes a cell that is no value.
fn take<'p>(offer: &mut PlainOffer<'p>, column: &ColumnUse, cell: Cow<'p, str>) {
    match column {
        ColumnUse::Company => offer.company = cell,
        ColumnUse::Role => offer.role = Some(cell),
        ColumnUse::Id => offer.id = cell,
        ColumnUse::Status => offer.status = plain_status(&cell).unwrap_or_default(),
        ColumnUse::ReplyBy(_) => offer.reply_by = plain_day(&cell),
        _ => {}
    }
}
