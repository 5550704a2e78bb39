//! The rows of long tables in the order of their scores, found without making an offer of each: a
//! row of plain cells is scored as it is read, any other one as an offer, with others in a batch.
//! Which rows are wanted is then loaded as every file is.

mod batches;
mod chunks;
mod order;
mod plain_cell;
mod plain_pay;
mod plain_rows;
mod plan;
mod range_cells;
mod row;
mod scan;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::decision::{SelectedRows, Selection, load_rows};
use super::grammar::tables::offer;
use super::outcome::{LoadOutcome, Shortlisted};
use super::read_files::{self, ReadFiles};
use super::request::{Fetch, Request};
use super::resolve::{self, RowsOf};
use super::spreadsheet::{ColumnGroup, OpenTable};
use crate::diag::{Code, Diagnostic};
use crate::method::Method;
use crate::model::Scale;
use crate::text::number::grouped;
use batches::Batches;
use plain_pay::{PlainPay, lone_base};
pub use plain_rows::{PlainOffer, PlainRows};
use plan::ScoringPlan;
use row::{ScannedRow, Stand};

/// The rows of all tables: those that take a place, best first, and behind them the others.
#[derive(Default)]
pub struct Shortlist {
    /// Each by its place among the files.
    tables: Vec<(usize, OpenTable)>,
    /// The texts of these.
    texts: Vec<Arc<String>>,
    rows: Vec<ScannedRow>,
    ranked: usize,
    /// Rows that are mistakes, or of an id that another one has.
    mistakes: Vec<ScannedRow>,
    /// How many of these are loaded; the others are counted.
    mistakes_read: usize,
    /// How many are in the order of their scores.
    sorted: usize,
    /// How many of them are, where scores are equal, in that of their ids.
    settled: usize,
    /// The names of listed companies, by the numbers that their rows have.
    listed: HashMap<u64, String>,
    /// The bases that rows are paid by.
    pay: Vec<PlainPay>,
    /// How many rows each company has, once all of them are asked for.
    companies: OnceLock<HashMap<u64, u32>>,
}

/// Hears how many bytes of how many are read.
pub type ScanProgress<'p> = &'p (dyn Fn(u64, u64) + Sync);

/// Of how many judges an order can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgesOf {
    /// Of one: the orders of several are compared over all offers.
    One,
    /// Of any number.
    Any,
}

impl Shortlist {
    /// The order of the rows of tables, where these have more than so many; none where every row is
    /// needed at once: where scales are made from the offers, where changes name offers, and where
    /// other files have offers or mistakes.
    pub fn new(
        request: &Request,
        over: usize,
        (method, judges): (Method, JudgesOf),
        fetch: Fetch<'_>,
        progress: ScanProgress<'_>,
    ) -> Option<Self> {
        let names_offers = !request.changes.set.is_empty() || !request.changes.without.is_empty();
        if names_offers || !method.is_sum() || !request.has_table_of(over) {
            return None;
        }
        let (list, _) = read_files::with_read(request, fetch, |read| {
            Self::of(&read, request, (method, judges), progress)
        });
        list.filter(|list| list.rows.len() > over)
    }

    fn of(
        read: &ReadFiles<'_>,
        request: &Request,
        (method, judges): (Method, JudgesOf),
        progress: ScanProgress<'_>,
    ) -> Option<Self> {
        let other_offers = read.mains.iter().any(|main| !main.offers.is_empty());
        let tables = read.open_tables();
        let broken = tables.iter().any(|(_, table)| table.is_broken());
        let unnamed = tables.iter().any(|(_, table)| has_names_twice(table));
        let has_mistake = |all: &[Diagnostic]| all.iter().any(Diagnostic::is_mistake);
        if other_offers || broken || unnamed || has_mistake(&read.complaints) {
            return None;
        }
        let days = (request.today, request.as_of);
        let mut complaints = Vec::new();
        let resolved = resolve::resolve(
            &read.with(&read.mains),
            &read.changes,
            RowsOf::Companies,
            days,
            read.sources,
            &mut complaints,
        )?;
        let mut criteria = resolved.problem.criteria();
        let made_from_offers = criteria.any(|(_, c)| matches!(c.scale, Scale::Normalized(_)));
        let several = judges == JudgesOf::One && resolved.problem.judges().len() > 1;
        if has_mistake(&complaints) || made_from_offers || several {
            return None;
        }
        let text = |table: &OpenTable| read.sources.get(table.table.file).text.clone();
        let mut list = Self {
            texts: tables.iter().map(|(_, table)| text(table)).collect(),
            tables,
            ..Self::default()
        };
        let known = (&resolved.companies, resolved.known.as_ref());
        let pay = list.bases(read, days);
        let plan = ScoringPlan::new(&resolved.problem, known, &pay, method);
        list.scan(&plan, progress);
        list.listed = plan.listed().collect();
        list.pay = pay;
        list.score_others(read, days, method);
        list.find_mistakes();
        list.count_ranked();
        Some(list)
    }

    /// The bases of pay that rows have, each with what it comes to.
    fn bases(&self, read: &ReadFiles<'_>, days: (Date, Date)) -> Vec<PlainPay> {
        let mut found: Vec<PlainPay> = Vec::new();
        for (main, table) in &self.tables {
            let columns = table.groups.iter();
            for part in columns.filter_map(|column| lone_base(table, column)) {
                if !found.iter().any(|pay| pay.is_of(part)) {
                    found.extend(PlainPay::new(read, *main, days, part));
                }
            }
        }
        found
    }

    /// Reads all tables.
    fn scan(&mut self, plan: &ScoringPlan<'_>, progress: ScanProgress<'_>) {
        let all: usize = self.texts.iter().map(|text| text.len()).sum();
        let lines = self.texts.iter().map(|text| chunks::about_lines(text));
        self.rows.reserve_exact(lines.sum());
        let mut before = 0;
        for (at, ((_, table), text)) in self.tables.iter_mut().zip(&self.texts).enumerate() {
            let at = at as u16;
            let done = |bytes: usize| progress((before + bytes) as u64, all as u64);
            let first = self.rows.len();
            let seen = chunks::scan((table, at), text, plan, &mut self.rows, &done);
            table.settle(&seen.habits);
            if !seen.is_as_read() {
                // Plain numbers were read with another mark before their decimals.
                for row in &mut self.rows[first..] {
                    row.plain = false;
                    if row.stand != Stand::Mistake {
                        row.stand = Stand::Unread;
                    }
                }
            }
            before += text.len();
        }
    }

    /// Scores the rows that are not plain.
    fn score_others(&mut self, read: &ReadFiles<'_>, days: (Date, Date), method: Method) {
        let is_unread = |row: &&mut ScannedRow| row.stand == Stand::Unread;
        let unread: Vec<&mut ScannedRow> = self.rows.iter_mut().filter(is_unread).collect();
        let rows: Vec<ScannedRow> = unread.iter().map(|row| **row).collect();
        let batches = Batches {
            read,
            tables: &self.tables,
            days,
            method,
        };
        for (row, scored) in unread.into_iter().zip(batches.scored(&rows)) {
            *row = scored;
        }
    }

    /// All offers of the tables.
    pub fn offers(&self) -> usize {
        self.rows.len()
    }

    /// How many of them take a place.
    pub fn ranked(&self) -> usize {
        self.ranked
    }

    /// Loads some of them, by their places in the order; where rows are mistakes, these alone.
    pub fn load(
        &mut self,
        request: &Request,
        wanted: Range<usize>,
        fetch: Fetch<'_>,
    ) -> LoadOutcome {
        if !self.mistakes.is_empty() {
            let (read, others) = self.mistakes.split_at(self.mistakes_read);
            let mut outcome = self.load_rows(request, read, fetch);
            if outcome.has_mistakes() {
                outcome.complaints.extend(self.counted(others));
                return outcome;
            }
        }
        self.settle(wanted.end.clamp(1, self.rows.len().max(1)));
        self.part(request, wanted, fetch)
    }

    /// Puts all of them in order.
    pub fn settle_all(&mut self) {
        self.settle(self.rows.len());
    }

    /// Loads those of some in order that are not plain; the places of these, as their offers lie.
    pub fn load_others(
        &self,
        request: &Request,
        wanted: Range<usize>,
        fetch: Fetch<'_>,
    ) -> Option<(Vec<usize>, LoadOutcome)> {
        let mut others: Vec<usize> = wanted.filter(|at| !self.rows[*at].plain).collect();
        if others.is_empty() {
            return None;
        }
        self.companies();
        others.sort_unstable_by_key(|at| (self.rows[*at].table, self.rows[*at].start));
        let rows: Vec<ScannedRow> = others.iter().map(|at| self.rows[*at]).collect();
        Some((others, self.load_rows(request, &rows, fetch)))
    }

    /// Loads some of those that are in order.
    fn part(&self, request: &Request, wanted: Range<usize>, fetch: Fetch<'_>) -> LoadOutcome {
        let wanted = wanted.start..wanted.end.min(self.rows.len());
        let mut outcome = self.load_rows(request, &self.rows[wanted.clone()], fetch);
        if let Some(loaded) = &mut outcome.loaded {
            loaded.shortlisted = Some(Shortlisted {
                offers: self.rows.len(),
                ranked: self.ranked,
                before: wanted.start,
                place: self.place(wanted.start),
                first: self.shared(0).len(),
            });
        }
        outcome
    }

    /// Loads what is known of companies, each as an offer of its own.
    pub fn load_companies(&self, request: &Request, fetch: Fetch<'_>) -> LoadOutcome {
        let selection = self.selection(&[]);
        load_rows(request, RowsOf::Companies, Some(&selection), fetch)
    }

    fn load_rows(&self, request: &Request, rows: &[ScannedRow], fetch: Fetch<'_>) -> LoadOutcome {
        let selection = self.selection(rows);
        load_rows(request, RowsOf::SomeOffers, Some(&selection), fetch)
    }

    /// A complaint that stands for rows that are mistakes.
    fn counted(&self, rows: &[ScannedRow]) -> Option<Diagnostic> {
        let first = rows.first()?;
        let (_, table) = &self.tables[usize::from(first.table)];
        let place = first.start as usize..first.start as usize + 1;
        let count = grouped(rows.len() as f64);
        let message = format!("{count} more rows with mistakes from here on, not listed");
        let complaint = Diagnostic::new(Code::BadRow, table.table.file.span(place), message);
        Some(complaint.stands_for(rows.len()))
    }

    fn selection(&self, rows: &[ScannedRow]) -> Selection<'_> {
        let tables = self.tables.iter().map(|(main, table)| SelectedRows {
            main: *main,
            table,
            rows: Vec::new(),
        });
        let mut tables: Vec<SelectedRows<'_>> = tables.collect();
        for row in rows {
            let own = &mut tables[usize::from(row.table)].rows;
            own.push((row.start as usize, row.number));
        }
        for table in &mut tables {
            table.rows.sort_unstable();
        }
        Selection {
            tables,
            crowded: self.crowded(rows),
        }
    }
}

/// Whether the company, the role or the id goes by several names, as in objects it may: no single
/// column tells it then.
fn has_names_twice(table: &OpenTable) -> bool {
    let is_name = |group: &&ColumnGroup| match &group.part.path[..] {
        [key] => [offer::company, offer::role, offer::id].contains(&&key[..]),
        _ => false,
    };
    let mut names = table.groups.iter().filter(is_name);
    names.any(|group| group.columns.len() > 1)
}
