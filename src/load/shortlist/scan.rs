//! A row of cells to its score, where all of them are plain.

use super::plain_cell::{
    Dot, PlainCell, is_plain_id, is_plain_name, is_short, plain_day, plain_number, plain_status,
    trimmed,
};
use super::plan::{
    CellWorth, ColumnUse, NameNumber, ScoringPlan, ValueColumn, ValueUse, with_ends,
};
use super::range_cells::RangeCells;
use super::row::{ScannedRow, Stand};
use crate::load::resolve::identity::slug_letters;
use crate::load::spreadsheet::{
    CellReading, DecimalMark, JsonValue, OpenTable, SeenHabits, SheetCell,
};
use crate::method::{is_enough, known_share};
use crate::model::{CriterionId, Rating, Spread, Status};

/// What cells tell of how a table is written, of plain ones as well.
#[derive(Clone, Debug, Default)]
pub struct SeenCells {
    pub habits: SeenHabits,
    /// Plain numbers with a dot that may stand between thousands: three digits follow.
    thousands: usize,
}

impl SeenCells {
    /// Adds what was seen elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.habits.add(&other.habits);
        self.thousands += other.thousands;
    }

    /// Takes in the dot of a plain number.
    const fn dot(&mut self, dot: Dot) {
        match dot {
            Dot::None => {}
            Dot::Sure => self.habits.count_dot(),
            Dot::Thousands => self.thousands += 1,
        }
    }

    /// Whether numbers are written as plain ones were read: with a dot before decimals.
    pub fn is_as_read(&self) -> bool {
        match self.habits.mark() {
            Some(DecimalMark::Dot) => true,
            Some(DecimalMark::Comma) => false,
            None => self.thousands == 0,
        }
    }
}

/// Reads the rows of a table one after the other; what it needs room for serves every row.
pub struct RowScanner<'p> {
    plan: &'p ScoringPlan<'p>,
    table: &'p OpenTable,
    columns: &'p [ColumnUse],
    pub seen: SeenCells,
    own: Vec<Option<CellWorth>>,
    /// By group of columns, what the cells of those with several say; and these groups.
    ends: Vec<RangeCells<'p>>,
    with_ends: Vec<(usize, ValueUse)>,
    utilities: Vec<f64>,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScannedCell<'t> {
    Text(&'t str),
    /// A number of a programming language.
    Number(f64),
    /// A list of one, or a yes-or-no.
    Other,
}

impl<'t> From<Option<&'t JsonValue<'_>>> for ScannedCell<'t> {
    fn from(value: Option<&'t JsonValue<'_>>) -> Self {
        match value {
            None => Self::Text(""),
            Some(JsonValue::Text(text)) => Self::Text(text),
            Some(JsonValue::Number(x)) => Self::Number(*x),
            Some(JsonValue::Other) => Self::Other,
        }
    }
}

impl<'t> From<&'t SheetCell<'_>> for ScannedCell<'t> {
    fn from(cell: &'t SheetCell<'_>) -> Self {
        match cell.text.parse() {
            _ if !cell.literal => Self::Text(&cell.text),
            Ok(x) => Self::Number(x),
            Err(_) => Self::Other,
        }
    }
}

/// What is found in the cells of a row besides ratings.
#[derive(Default)]
struct RowNames<'t> {
    company: &'t str,
    role: &'t str,
    id: &'t str,
    status: Option<Status>,
}

impl<'p> RowScanner<'p> {
    pub fn new(plan: &'p ScoringPlan<'p>, table: &'p OpenTable, columns: &'p [ColumnUse]) -> Self {
        let with_ends = with_ends(columns);
        Self {
            plan,
            table,
            columns,
            seen: SeenCells::default(),
            own: vec![None; plan.criteria.len()],
            ends: vec![RangeCells::default(); table.groups.len()],
            with_ends,
            utilities: vec![0.0; plan.criteria.len()],
        }
    }

    /// Reads a row of cells; none where all are empty.
    pub fn row<'t>(&mut self, cells: impl Iterator<Item = ScannedCell<'t>>) -> Option<ScannedRow> {
        self.own.fill(None);
        for (group, _) in &self.with_ends {
            self.ends[*group] = RangeCells::default();
        }
        let mut names = RowNames::default();
        let (mut plain, mut empty, mut count) = (true, true, 0);
        for (at, cell) in cells.enumerate() {
            count += 1;
            let column = self.columns.get(at);
            let is_plain = match cell {
                ScannedCell::Text(text) => {
                    let text = trimmed(text);
                    if text.is_empty() {
                        continue;
                    }
                    column.is_some_and(|column| self.cell(column, text, &mut names))
                }
                ScannedCell::Number(x) => column.is_some_and(|column| self.literal(column, x)),
                ScannedCell::Other => column == Some(&ColumnUse::None),
            };
            plain &= is_plain;
            empty = false;
        }
        if empty {
            return None;
        }
        plain &= count >= self.columns.len() && !names.company.is_empty();
        plain = plain && self.take_ends();
        Some(self.scored(&names, plain))
    }

    /// Reads a number that is one already; whether one is wanted.
    fn literal(&mut self, column: &ColumnUse, x: f64) -> bool {
        match column {
            ColumnUse::None => true,
            ColumnUse::Value(own) => own.takes_numbers && self.value(own, CellReading::Number(x)),
            _ => false,
        }
    }

    /// Reads a cell; whether it is plain.
    fn cell<'t>(&mut self, column: &ColumnUse, cell: &'t str, names: &mut RowNames<'t>) -> bool {
        match column {
            ColumnUse::None => {}
            ColumnUse::Text => return is_short(cell),
            ColumnUse::Company => {
                names.company = cell;
                return is_plain_name(cell);
            }
            ColumnUse::Role => {
                names.role = cell;
                return is_plain_name(cell);
            }
            ColumnUse::Id => {
                names.id = cell;
                return is_plain_id(cell);
            }
            ColumnUse::Status => {
                names.status = plain_status(cell);
                return names.status.is_some();
            }
            ColumnUse::ReplyBy(group) | ColumnUse::Day(group) => {
                if plain_day(cell).is_none() {
                    self.see(*group, cell);
                    return false;
                }
            }
            ColumnUse::Value(own) => {
                // Most cells are numbers that need no other look.
                let reading = match plain_number(cell).filter(|_| own.takes_numbers) {
                    Some((x, dot)) => {
                        self.seen.dot(dot);
                        Some(CellReading::Number(x))
                    }
                    None => self.reading(own.group, cell),
                };
                return reading.is_some_and(|reading| self.value(own, reading));
            }
            ColumnUse::Other(group) => {
                self.see(*group, cell);
                return false;
            }
        }
        true
    }

    /// Takes what cells state as a rating; whether its scale does.
    fn rating(&mut self, criterion: Option<usize>, reading: CellReading<'_>) -> bool {
        let Some(k) = criterion else {
            // One that does not count: it is no mistake if its ends may be ones.
            return match reading {
                CellReading::Numbers(low, likely, high) => {
                    Spread::stated(low, likely, high).is_ok()
                }
                CellReading::Levels(..) => false,
                CellReading::Number(_) | CellReading::Level(_) | CellReading::Unknown => true,
            };
        };
        let plan = &self.plan.criteria[k];
        self.own[k] = match reading {
            CellReading::Number(x) => plan.number(x),
            CellReading::Level(name) => plan.level(name),
            CellReading::Unknown => Some(plan.unknown),
            CellReading::Numbers(..) | CellReading::Levels(..) => {
                plan.rating(reading).map(|rating| plan.worth(rating))
            }
        };
        self.own[k].is_some()
    }

    /// Takes what a cell states, or keeps it for what others state with it; whether that is plain.
    fn value(&mut self, column: &ValueColumn, reading: CellReading<'p>) -> bool {
        if let Some(end) = column.end {
            self.ends[column.group].take(end, reading);
            return true;
        }
        self.state(column.of, reading)
    }

    fn state(&mut self, of: ValueUse, reading: CellReading<'_>) -> bool {
        match of {
            ValueUse::Rating(criterion) => self.rating(criterion, reading),
            ValueUse::Pay(base) => self.pay(base, reading),
        }
    }

    /// Takes what several columns state together; whether that is plain.
    fn take_ends(&mut self) -> bool {
        (0..self.with_ends.len()).all(|at| {
            let (group, of) = self.with_ends[at];
            let ends = self.ends[group];
            let reading = ends.reading();
            ends.is_empty() || reading.is_some_and(|reading| self.state(of, reading))
        })
    }

    /// What a cell of ratings or amounts is read as, and what it tells of how the table is written.
    fn reading(&mut self, group: usize, cell: &str) -> Option<CellReading<'p>> {
        let plain = PlainCell::new(cell, &self.table.groups[group], self.table);
        if plain.is_none_or(|plain| plain.is_typed) {
            self.see(group, cell);
        }
        if let Some(plain) = plain {
            self.seen.dot(plain.dot);
        }
        plain.map(|plain| plain.reading)
    }

    /// Takes an amount as the pay by a base; whether that may be.
    fn pay(&mut self, base: usize, reading: CellReading<'_>) -> bool {
        let pay = &self.plan.pay[base];
        let Some(base) = pay.base(reading) else {
            return reading == CellReading::Unknown;
        };
        let Some(k) = pay.criterion.map(CriterionId::index) else {
            return true;
        };
        let plan = &self.plan.criteria[k];
        self.own[k] = if plan.must.is_some() {
            let months = pay.months(base).map(Rating::Number);
            months.map(|months| plan.worth(months))
        } else {
            plan.number(pay.month(base.likely()))
        };
        self.own[k].is_some()
    }

    /// Takes in what a cell that is not plain tells of how the table is written.
    fn see(&mut self, group: usize, cell: &str) {
        let columns = &self.table.groups[group];
        self.seen.habits.cell(group, columns, cell);
    }

    fn scored(&mut self, names: &RowNames<'_>, plain: bool) -> ScannedRow {
        let (number, company) = self.plan.company(names.company);
        let mut id = NameNumber::new();
        let mut alone = None;
        if names.id.is_empty() {
            let name = company.listed.as_deref().unwrap_or(names.company);
            slug_letters(name, |c| id.add(c));
            alone = Some(id.get());
            if !names.role.is_empty() {
                id.add('-');
                slug_letters(names.role, |c| id.add(c));
            }
        } else {
            names.id.chars().for_each(|c| id.add(c));
        }
        let mut row = ScannedRow {
            id: id.get(),
            alone: alone.unwrap_or(id.get()),
            company: number,
            plain,
            ..ScannedRow::EMPTY
        };
        if !plain {
            return row;
        }
        let mut fails = false;
        let cells = || {
            let both = self.own.iter().zip(&company.cells);
            both.map(|(own, of_company)| own.unwrap_or(*of_company))
        };
        for (utility, cell) in self.utilities.iter_mut().zip(cells()) {
            *utility = cell.utility;
            fails |= cell.fails;
        }
        let known = known_share(cells().map(|cell| cell.known), &self.plan.shares);
        row.score = self.plan.score(&self.utilities);
        row.stand = match names.status {
            _ if fails || !is_enough(known) => Stand::Out,
            Some(Status::Pending) => Stand::Pending,
            _ => Stand::Stands,
        };
        row
    }
}
