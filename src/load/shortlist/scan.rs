//! A row of cells to its score, where all of them are plain.

use super::plan::{CellWorth, ColumnUse, NameNumber, ScoringPlan};
use super::row::Stand;
use crate::load::resolve::identity::slug_letters;
use crate::load::spreadsheet::{DecimalMark, OpenTable, SeenHabits};
use crate::method::{is_enough, known_share};
use crate::model::Status;

/// What cells tell of how a table is written, of plain ones as well.
#[derive(Clone, Debug, Default)]
pub struct SeenCells {
    pub habits: SeenHabits,
    /// Plain numbers with a dot that stands before decimals.
    dots: usize,
    /// Those with one that may stand between thousands: three digits follow.
    thousands: usize,
}

impl SeenCells {
    /// Adds what was seen elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.habits.add(&other.habits);
        self.habits.count_dots(other.dots);
        self.thousands += other.thousands;
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

/// What a row is, before it is known where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowScore {
    pub score: f64,
    pub id: u64,
    pub company: u64,
    pub stand: Stand,
}

/// Reads the rows of a table one after the other; what it needs room for serves every row.
pub struct RowScanner<'p> {
    plan: &'p ScoringPlan<'p>,
    table: &'p OpenTable,
    columns: &'p [ColumnUse],
    pub seen: SeenCells,
    own: Vec<Option<CellWorth>>,
    utilities: Vec<f64>,
}

/// What is found in the cells of a row besides ratings.
#[derive(Default)]
struct RowNames<'t> {
    company: &'t str,
    role: &'t str,
    id: &'t str,
    status: Option<Status>,
}

impl RowScore {
    /// What is known of a row that is a mistake.
    pub const MISTAKE: Self = Self {
        score: 0.0,
        id: 0,
        company: 0,
        stand: Stand::Mistake,
    };
}

impl<'p> RowScanner<'p> {
    pub fn new(plan: &'p ScoringPlan<'p>, table: &'p OpenTable, columns: &'p [ColumnUse]) -> Self {
        Self {
            plan,
            table,
            columns,
            seen: SeenCells::default(),
            own: vec![None; plan.criteria.len()],
            utilities: vec![0.0; plan.criteria.len()],
        }
    }

    /// Reads a row; none where all its cells are empty.
    pub fn row<'t>(&mut self, cells: impl Iterator<Item = &'t str>) -> Option<RowScore> {
        self.own.fill(None);
        let mut names = RowNames::default();
        let (mut plain, mut empty, mut count) = (true, true, 0);
        for (at, cell) in cells.enumerate() {
            let cell = trimmed(cell);
            count += 1;
            empty &= cell.is_empty();
            let Some(column) = self.columns.get(at) else {
                plain &= cell.is_empty();
                continue;
            };
            if !cell.is_empty() {
                plain &= self.cell(column, cell, &mut names);
            }
        }
        if empty {
            return None;
        }
        plain &= count >= self.columns.len() && !names.company.is_empty();
        Some(self.scored(&names, plain))
    }

    /// Reads a cell; whether it is plain.
    fn cell<'t>(&mut self, column: &ColumnUse, cell: &'t str, names: &mut RowNames<'t>) -> bool {
        match column {
            ColumnUse::Text => return true,
            ColumnUse::Company => names.company = cell,
            ColumnUse::Role => names.role = cell,
            ColumnUse::Id => names.id = cell,
            ColumnUse::Status => {
                let same = |status: &Status| cell == status.name();
                names.status = Status::ALL.into_iter().find(same);
                return matches!(names.status, Some(Status::Offered | Status::Pending));
            }
            ColumnUse::Day(group) => {
                if !is_plain_day(cell) {
                    self.see(*group, cell);
                    return false;
                }
            }
            ColumnUse::Rating {
                criterion,
                group,
                levels,
            } => return self.rating((*criterion, *group), levels.as_deref(), cell),
            ColumnUse::Other(group) => {
                self.see(*group, cell);
                return false;
            }
        }
        true
    }

    fn rating(
        &mut self,
        (criterion, group): (Option<usize>, usize),
        levels: Option<&[String]>,
        cell: &str,
    ) -> bool {
        let plan = criterion.map(|k| &self.plan.criteria[k]);
        let worth = if let Some((x, dot)) = levels.is_none().then(|| plain_number(cell)).flatten() {
            match dot {
                Dot::None => {}
                Dot::Sure => self.seen.dots += 1,
                Dot::Thousands => self.seen.thousands += 1,
            }
            plan.map(|plan| plan.number(x))
        } else if cell == "?" || cell == "unknown" {
            plan.map(|plan| Some(plan.unknown))
        } else if levels.is_some_and(|levels| levels.iter().any(|level| level == cell)) {
            plan.map(|plan| plan.level(cell))
        } else {
            if levels.is_none() {
                self.see(group, cell);
            }
            return false;
        };
        match (criterion, worth) {
            (Some(k), Some(worth)) => {
                self.own[k] = worth;
                worth.is_some()
            }
            // A criterion that does not count.
            _ => true,
        }
    }

    /// Takes in what a cell that is not plain tells of how the table is written.
    fn see(&mut self, group: usize, cell: &str) {
        let columns = &self.table.groups[group];
        self.seen.habits.cell(group, columns, cell);
    }

    fn scored(&mut self, names: &RowNames<'_>, plain: bool) -> RowScore {
        let (number, company) = self.plan.company(names.company);
        let mut id = NameNumber::new();
        if names.id.is_empty() {
            let name = company.listed.as_deref().unwrap_or(names.company);
            slug_letters(name, |c| id.add(c));
            id.add('-');
            slug_letters(names.role, |c| id.add(c));
        } else {
            names.id.chars().for_each(|c| id.add(c));
        }
        let mut row = RowScore {
            score: 0.0,
            id: id.get(),
            company: number,
            stand: Stand::Unread,
        };
        if !plain {
            return row;
        }
        let mut fails = false;
        let cells = || {
            self.own
                .iter()
                .zip(&company.cells)
                .map(|(own, c)| own.unwrap_or(*c))
        };
        for (utility, cell) in self.utilities.iter_mut().zip(cells()) {
            *utility = cell.utility;
            fails |= cell.fails;
        }
        let known = known_share(cells().map(|cell| cell.known), self.plan.shares());
        row.score = self.plan.score(&self.utilities);
        row.stand = match names.status {
            _ if fails || !is_enough(known) => Stand::Out,
            Some(Status::Pending) => Stand::Pending,
            _ => Stand::Stands,
        };
        row
    }
}

/// A text without the space around it.
fn trimmed(text: &str) -> &str {
    let is_space = |byte: Option<&u8>| byte.is_some_and(|b| !(0x21..0x7f).contains(b));
    let bytes = text.as_bytes();
    if is_space(bytes.first()) || is_space(bytes.last()) {
        text.trim()
    } else {
        text
    }
}

/// The dot of a plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dot {
    /// There is none.
    None,
    /// Before decimals.
    Sure,
    /// Before three digits: between thousands, or before decimals.
    Thousands,
}

/// Digits of a number at most that is plain.
const DIGITS: usize = 15;

/// Powers of ten, each exact.
const TENS: [f64; DIGITS + 1] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// A number of digits, with a sign and decimals behind a dot where it has such.
///
/// So few digits are an exact number, and so is the power of ten that they are divided by: the
/// division rounds once, as reading the number does (Clinger, How to read floating point numbers
/// accurately, 1990).
fn plain_number(text: &str) -> Option<(f64, Dot)> {
    let (negative, bare) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        all => (false, all),
    };
    if bare.len() > DIGITS {
        return None;
    }
    let (mut digits, mut dot) = (0_u64, None);
    for (at, byte) in bare.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits = digits * 10 + u64::from(byte - b'0'),
            b'.' if dot.is_none() => dot = Some(at),
            _ => return None,
        }
    }
    let whole = dot.unwrap_or(bare.len());
    let decimals = dot.map(|dot| bare.len() - dot - 1);
    if whole == 0 || decimals == Some(0) {
        return None;
    }
    let x = digits as f64 / TENS[decimals.unwrap_or(0)];
    let kind = match decimals {
        None => Dot::None,
        Some(3) if whole <= 3 && bare[0] != b'0' => Dot::Thousands,
        Some(_) => Dot::Sure,
    };
    Some((if negative { -x } else { x }, kind))
}

/// Whether a text is a day as files have it, one that every month has.
fn is_plain_day(text: &str) -> bool {
    let [y, yy, c, cc, b'-', m, mm, b'-', d, dd] = text.as_bytes() else {
        return false;
    };
    let digits = [y, yy, c, cc, m, mm, d, dd];
    digits.iter().all(|b| b.is_ascii_digit())
        && (b"01"..=b"12").contains(&&[*m, *mm])
        && (b"01"..=b"28").contains(&&[*d, *dd])
}
