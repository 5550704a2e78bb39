//! Rows of plain cells as offers, each made from its cells and from what is known of its company.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::Shortlist;
use super::plain_cell::{PlainCell, plain_day, plain_status, trimmed};
use super::plan::{ColumnUse, CriterionPlan, ScoringPlan};
use super::row::ScannedRow;
use crate::load::grammar::tables::offer;
use crate::load::outcome::Loaded;
use crate::load::resolve::identity::made_id;
use crate::load::spreadsheet::{CellReading, OpenTable, RowReader, Split, Splitter};
use crate::method::Method;
use crate::model::{CriterionId, OfferId, Rating, Spread, Status};

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
    /// By the place of the criterion, and of the group of columns.
    Rating(usize, usize),
    /// By the place of the base, and of the group of columns.
    Pay(usize, usize),
}

impl<'p> PlainRows<'p> {
    /// Of a list, and of a decision in which each known company has an offer.
    pub fn new(list: &'p Shortlist, companies: &'p Loaded, method: Method) -> Self {
        let problem = &companies.problem;
        let known = (&companies.companies, companies.known.as_ref());
        let plan = ScoringPlan::new(problem, known, &list.pay, method);
        let table = |((_, table), text): (&'p (usize, OpenTable), _)| PlainTable {
            table,
            text,
            splitter: table.table.delimiter().map(Splitter::new),
            columns: columns(&plan, table),
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
        table.cells(row, reader, &mut |column, cell| {
            self.take(&mut offer, table, column, cell);
        });
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

    fn take(
        &self,
        offer: &mut PlainOffer<'p>,
        table: &PlainTable<'_>,
        column: &RowColumn,
        cell: Cow<'p, str>,
    ) {
        match column {
            RowColumn::None => {}
            RowColumn::Company => offer.company = cell,
            RowColumn::Role => offer.role = Some(cell),
            RowColumn::Id => offer.id = cell,
            RowColumn::Status => offer.status = plain_status(&cell).unwrap_or_default(),
            RowColumn::ReplyBy => offer.reply_by = plain_day(&cell),
            RowColumn::Rating(k, group) => {
                let reading = table.reading(*group, &cell);
                offer.ratings[*k] = reading.and_then(|own| self.plan.criteria[*k].rating(own));
            }
            RowColumn::Pay(base, group) => {
                let Some(CellReading::Number(base_amount)) = table.reading(*group, &cell) else {
                    return;
                };
                let pay = &self.plan.pay[*base];
                let (month, total) = pay.month_and_total(base_amount);
                offer.pay = Some((month, total));
                if let Some(criterion) = pay.criterion.map(CriterionId::index) {
                    let month = CellReading::Number(month);
                    offer.ratings[criterion] = self.plan.criteria[criterion].rating(month);
                }
            }
        }
    }
}

impl<'p> PlainTable<'p> {
    /// What a cell of ratings or amounts is read as.
    fn reading<'c>(&self, group: usize, cell: &'c str) -> Option<CellReading<'c>>
    where
        'p: 'c,
    {
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
fn columns(plan: &ScoringPlan<'_>, table: &OpenTable) -> Vec<RowColumn> {
    let is_reply_by = |group: usize| table.groups[group].part.path == [offer::reply_by];
    let column = |column| match column {
        ColumnUse::Company => RowColumn::Company,
        ColumnUse::Role => RowColumn::Role,
        ColumnUse::Id => RowColumn::Id,
        ColumnUse::Status => RowColumn::Status,
        ColumnUse::Day(group) if is_reply_by(group) => RowColumn::ReplyBy,
        ColumnUse::Rating {
            criterion: Some(k),
            group,
            ..
        } => RowColumn::Rating(k, group),
        ColumnUse::Pay { base, group } => RowColumn::Pay(base, group),
        ColumnUse::None
        | ColumnUse::Text
        | ColumnUse::Day(_)
        | ColumnUse::Other(_)
        | ColumnUse::Rating { .. } => RowColumn::None,
    };
    plan.columns(table).into_iter().map(column).collect()
}

impl CriterionPlan<'_> {
    /// The rating that a cell is read as, and what it is worth; none where the scale does not take it.
    fn rating(&self, reading: CellReading<'_>) -> Option<(Rating, f64)> {
        let (rating, worth) = match reading {
            CellReading::Number(x) => (Rating::Number(Spread::exact(x).ok()?), self.number(x)?),
            CellReading::Level(name) => {
                let at = self.criterion.scale.level(name)?;
                let rating = Rating::Level {
                    low: at,
                    likely: None,
                    high: at,
                };
                (rating, self.level(name)?)
            }
            CellReading::Unknown => (Rating::Unknown, self.unknown),
        };
        Some((rating, worth.utility))
    }
}
