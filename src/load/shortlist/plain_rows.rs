//! Rows of plain cells as offers, each made from its cells and from what is known of its company.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::Shortlist;
use super::plain_cell::{PlainCell, plain_day, plain_status, trimmed};
use super::plan::{ColumnUse, ScoringPlan, ValueUse, with_ends};
use super::range_cells::RangeCells;
use super::row::ScannedRow;
use crate::load::grammar::tables::offer;
use crate::load::outcome::Loaded;
use crate::load::resolve::identity::made_id;
use crate::load::spreadsheet::{CellReading, OpenTable, RangeEnd, RowReader, Split, Splitter};
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
    text: &'p str,
    splitter: Option<Splitter>,
    columns: Vec<RowColumn>,
    /// The groups of columns that have a value each of a range.
    with_ends: Vec<(usize, ValueUse)>,
}

/// What a cell of a column makes of an offer.
enum RowColumn {
    /// Nothing.
    None,
    Company,
    Role,
    Id,
    Status,
    ReplyBy,
    /// A value, or one of those of a range; of the group of this number.
    Value(ValueUse, Option<RangeEnd>, usize),
}

impl<'p> PlainRows<'p> {
    /// Of a list, and of a decision in which each known company has an offer.
    pub fn new(list: &'p Shortlist, companies: &'p Loaded, method: Method) -> Self {
        let problem = &companies.problem;
        let known = (&companies.companies, companies.known.as_ref());
        let plan = ScoringPlan::new(problem, known, &list.pay, method);
        let table = |((_, table), text): (&'p (usize, OpenTable), _)| {
            let columns = plan.columns(table);
            PlainTable {
                table,
                text,
                splitter: table.table.delimiter().map(Splitter::new),
                with_ends: with_ends(&columns),
                columns: self::columns(columns, table),
            }
        };
        let texts = list.texts.iter().map(|text| &***text);
        Self {
            tables: list.tables.iter().zip(texts).map(table).collect(),
            companies: problem.offers().map(|(id, _)| id).collect(),
            list,
            plan,
        }
    }

    /// What offers are read with, of each table.
    pub fn readers(&self) -> Vec<PlainReader<'p>> {
        let reader = |table: &PlainTable<'p>| PlainReader {
            rows: table.table.table.reader(table.text),
            places: Vec::new(),
        };
        self.tables.iter().map(reader).collect()
    }

    /// The offer at a place in the order; none where its cells are not all plain.
    pub fn offer(&self, at: usize, readers: &mut [PlainReader<'p>]) -> Option<PlainOffer<'p>> {
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
        table.cells(row, reader, &mut |column, cell| {
            let RowColumn::Value(of, end, group) = column else {
                return take(&mut offer, column, cell);
            };
            let Some(reading) = table.reading(*group, &cell) else {
                return;
            };
            let joined = table.with_ends.iter().position(|own| own.0 == *group);
            match (joined, *end) {
                (Some(at), Some(end)) => ends[at].take(end, reading),
                _ => self.state(&mut offer, *of, reading),
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
fn take<'p>(offer: &mut PlainOffer<'p>, column: &RowColumn, cell: Cow<'p, str>) {
    match column {
        RowColumn::None | RowColumn::Value(..) => {}
        RowColumn::Company => offer.company = cell,
        RowColumn::Role => offer.role = Some(cell),
        RowColumn::Id => offer.id = cell,
        RowColumn::Status => offer.status = plain_status(&cell).unwrap_or_default(),
        RowColumn::ReplyBy => offer.reply_by = plain_day(&cell),
    }
}

impl<'p> PlainTable<'p> {
    /// What a cell of ratings or amounts is read as.
    fn reading(&self, group: usize, cell: &str) -> Option<CellReading<'p>> {
        let plain = PlainCell::new(cell, &self.table.groups[group], self.table);
        plain.map(|plain| plain.reading)
    }

    /// Hands over the cells of a row that are not empty.
    fn cells(
        &self,
        row: &ScannedRow,
        reader: &mut PlainReader<'p>,
        take: &mut dyn FnMut(&RowColumn, Cow<'p, str>),
    ) {
        let start = row.start as usize;
        if let Some(splitter) = &self.splitter
            && splitter.split(self.text, start, &mut reader.places) == Split::Done
        {
            for (column, place) in self.columns.iter().zip(&reader.places) {
                let cell = trimmed(&self.text[place.clone()]);
                if !cell.is_empty() {
                    take(column, Cow::Borrowed(cell));
                }
            }
            return;
        }
        reader.rows.texts(start, &mut |at, text| {
            let cell = trimmed(&text);
            if let (false, Some(column)) = (cell.is_empty(), self.columns.get(at)) {
                take(column, Cow::Owned(cell.to_owned()));
            }
        });
    }
}

/// What rows of a table are read with, one after the other.
pub struct PlainReader<'p> {
    rows: RowReader<'p>,
    places: Vec<Range<usize>>,
}

/// What the cells of each column of a table are.
fn columns(columns: Vec<ColumnUse>, table: &OpenTable) -> Vec<RowColumn> {
    let is_reply_by = |group: usize| table.groups[group].part.path == [offer::reply_by];
    let column = |column| match column {
        ColumnUse::Company => RowColumn::Company,
        ColumnUse::Role => RowColumn::Role,
        ColumnUse::Id => RowColumn::Id,
        ColumnUse::Status => RowColumn::Status,
        ColumnUse::Day(group) if is_reply_by(group) => RowColumn::ReplyBy,
        ColumnUse::Value { of, end, group, .. } => RowColumn::Value(of, end, group),
        ColumnUse::None | ColumnUse::Text | ColumnUse::Day(_) | ColumnUse::Other(_) => {
            RowColumn::None
        }
    };
    columns.into_iter().map(column).collect()
}
