//! The order of rows by score, and by id where scores are equal; rows of one id.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::Shortlist;
use super::row::{ScannedRow, Stand};
use crate::load::grammar::tables::offer;
use crate::load::resolve::identity::made_id;
use crate::load::spreadsheet::{OpenTable, RowReader};
use crate::method::TIE;
use crate::model::company_key;

/// Rows that are mistakes of which it is told what is wrong; further ones are counted.
const MISTAKES: usize = 20_000;
/// Rows whose ids are held at a time, unless more than these are equal.
const TOGETHER: usize = 100_000;
/// Offers whose scores are further apart share no place, also where others lie between them.
const NEAR: f64 = 1e-6;

impl Shortlist {
    /// Notes the rows that are mistakes, and those of one id.
    pub(super) fn find_mistakes(&mut self) {
        let ids = self.ids();
        let mut sorted = ids.clone();
        sorted.par_sort_unstable();
        let twice = sorted.windows(2).filter(|pair| pair[0] == pair[1]);
        let twice: HashSet<u64> = twice.map(|pair| pair[0]).collect();
        let is_mistake = |(row, id): &(&ScannedRow, &u64)| {
            row.stand == Stand::Mistake || (!twice.is_empty() && twice.contains(*id))
        };
        let mistakes = self.rows.iter().zip(&ids).filter(is_mistake);
        self.mistakes = mistakes.map(|(row, _)| *row).collect();
        self.mistakes_read = self.mistakes.len().min(MISTAKES);
    }

    /// The ids of all rows as numbers.
    fn ids(&self) -> Vec<u64> {
        let rows = self.rows.par_iter();
        if self.rows.iter().all(|row| row.alone == row.id) {
            return rows.map(|row| row.id).collect();
        }
        let mut companies: Vec<u64> = rows.clone().map(|row| row.company).collect();
        companies.par_sort_unstable();
        let is_alone = |row: &ScannedRow| {
            let at = companies.partition_point(|company| *company < row.company);
            companies.get(at + 1) != Some(&row.company)
        };
        let id = |row: &ScannedRow| match row.alone {
            alone if alone != row.id && is_alone(row) => alone,
            _ => row.id,
        };
        rows.map(id).collect()
    }

    /// Puts those that take a place first, and counts them.
    pub(super) fn count_ranked(&mut self) {
        // Where no offer is made yet, those to come take the places.
        let any_made = self.rows.iter().any(|row| row.stand == Stand::Stands);
        let takes_place = |row: &ScannedRow| match row.stand {
            Stand::Stands => true,
            Stand::Pending => !any_made,
            Stand::Out | Stand::Unread | Stand::Mistake => false,
        };
        self.ranked = move_to_front(&mut self.rows, takes_place);
    }

    /// Puts at least the first so many in the order of their scores, best first; where more are
    /// wanted than take a place, all of them.
    fn sort(&mut self, count: usize) {
        if count <= self.sorted {
            return;
        }
        self.settled = 0;
        let (ranked, others) = self.rows.split_at_mut(self.ranked);
        if count < ranked.len() / 2 {
            let (_, last, _) = ranked.select_nth_unstable_by(count, by_score);
            // Those near to it may share its place.
            let least = last.score - NEAR;
            let front = move_to_front(ranked, |row| row.score >= least);
            ranked[..front].par_sort_unstable_by(by_score);
            if ranked[count..front].windows(2).any(|pair| !is_near(pair)) {
                self.sorted = count;
                return;
            }
        }
        ranked.par_sort_unstable_by(by_score);
        others.par_sort_unstable_by(by_score);
        self.sorted = self.rows.len();
    }

    /// Puts at least the first so many in order: by score, and where scores are equal by id.
    pub(super) fn settle(&mut self, count: usize) {
        self.sort(count);
        let mut groups = Vec::new();
        let mut at = self.settled;
        while at < count {
            let equal = match self.rows.get(at..self.ranked) {
                Some(ranked) if !ranked.is_empty() => 1 + equal(ranked, is_near),
                _ => 1 + equal(&self.rows[at..], |pair| pair[0].score == pair[1].score),
            };
            groups.push(at..at + equal);
            at += equal;
        }
        self.settled = self.settled.max(at);
        groups.retain(|group| group.len() > 1);
        self.put_by_ids(&groups);
    }

    /// Puts rows of equal scores in the order of their ids, each group by itself.
    fn put_by_ids(&mut self, mut groups: &[Range<usize>]) {
        let shared = groups.iter().flat_map(|group| &self.rows[group.clone()]);
        let shared: Vec<ScannedRow> = shared.copied().collect();
        let counts = OnceLock::new();
        let mut rest = &shared[..];
        while !groups.is_empty() {
            let many = some_of(groups);
            let count = groups[..many].iter().map(Range::len).sum();
            let (own, others) = rest.split_at(count);
            let has_others = |row: &ScannedRow| {
                let counts = counts.get_or_init(|| self.counts(&shared));
                counts[&row.company] > 1
            };
            let named = own.par_iter().map_init(
                || self.readers(),
                |readers, row| (self.id(row, readers, &has_others), *row),
            );
            let mut named: Vec<(String, ScannedRow)> = named.collect();
            let mut left = &mut named[..];
            for group in &groups[..many] {
                let (own, others) = left.split_at_mut(group.len());
                own.par_sort_by(|a, b| a.0.cmp(&b.0));
                for (row, (_, own)) in self.rows[group.clone()].iter_mut().zip(own) {
                    *row = *own;
                }
                left = others;
            }
            (rest, groups) = (others, &groups[many..]);
        }
    }

    /// What rows are read with, of each table.
    pub(super) fn readers(&self) -> Vec<RowReader<'_>> {
        let tables = self.tables.iter().zip(&self.texts);
        let readers = tables.map(|((_, table), text)| table.table.reader(text));
        readers.collect()
    }

    /// The place, from 1 on, of one of those that are in order.
    pub(super) fn place(&self, at: usize) -> usize {
        self.shared(at).start + 1
    }

    /// The position and the place of each of some that are in order; none of one that takes none.
    pub fn standings(&self, wanted: Range<usize>) -> Vec<Option<(usize, usize)>> {
        let first = wanted.start;
        let takes_place = first < self.ranked;
        let mut place = if takes_place { self.place(first) } else { 0 };
        let standing = |at: usize| {
            if at >= self.ranked {
                return None;
            }
            if at > first && !is_near(&self.rows[at - 1..=at]) {
                place = at + 1;
            }
            Some((at + 1, place))
        };
        wanted.map(standing).collect()
    }

    /// Those that share a place with one of those that are in order.
    pub(super) fn shared(&self, at: usize) -> Range<usize> {
        let rows = &self.rows[..self.ranked];
        let before = rows.get(..=at).unwrap_or_default().windows(2).rev();
        let before = before.take_while(|pair| is_near(pair)).count();
        let behind = rows.get(at..).map_or(0, |rows| equal(rows, is_near));
        at - before..at + behind + 1
    }

    /// The companies of some rows that have more than one row, by their keys.
    pub(super) fn crowded(&self, rows: &[ScannedRow]) -> HashSet<String> {
        let counts = match self.companies.get() {
            Some(all) => Cow::Borrowed(all),
            None => Cow::Owned(self.counts(rows)),
        };
        let rows = rows.iter().filter(|row| counts[&row.company] > 1);
        let mut readers = self.readers();
        rows.map(|row| company_key(&self.cells(row, &mut readers).company))
            .collect()
    }

    /// How many rows each company of some rows has.
    fn counts(&self, rows: &[ScannedRow]) -> HashMap<u64, u32> {
        let mut counts: HashMap<u64, u32> = rows.iter().map(|row| (row.company, 0)).collect();
        if counts.is_empty() {
            return counts;
        }
        for row in &self.rows {
            if let Some(count) = counts.get_mut(&row.company) {
                *count += 1;
            }
        }
        counts
    }

    /// How many rows each company has.
    pub(super) fn companies(&self) -> &HashMap<u64, u32> {
        self.companies.get_or_init(|| {
            let mut counts = HashMap::new();
            for row in &self.rows {
                *counts.entry(row.company).or_default() += 1;
            }
            counts
        })
    }

    /// The id that the offer of a row has.
    fn id(
        &self,
        row: &ScannedRow,
        readers: &mut [RowReader<'_>],
        has_others: &dyn Fn(&ScannedRow) -> bool,
    ) -> String {
        let cells = self.cells(row, readers);
        if let Some(id) = cells.id {
            return id;
        }
        let listed = self.listed.get(&row.company);
        let role = cells.role.filter(|_| has_others(row));
        made_id(listed.unwrap_or(&cells.company), role.as_deref())
    }

    fn cells(&self, row: &ScannedRow, readers: &mut [RowReader<'_>]) -> NameCells {
        let at = usize::from(row.table);
        let (_, table) = &self.tables[at];
        let columns = [offer::company, offer::role, offer::id].map(|key| column(table, key));
        let mut found = [const { None }; 3];
        readers[at].texts(row.start as usize, &mut |at, text| {
            let own = columns.iter().position(|column| *column == Some(at));
            if let Some(own) = own.filter(|_| !text.trim().is_empty()) {
                found[own] = Some(text.trim().to_owned());
            }
        });
        let [company, role, id] = found;
        NameCells {
            company: company.unwrap_or_default(),
            role,
            id,
        }
    }
}

/// How many groups from the first on are put in order together: one at least, and not many rows.
fn some_of(groups: &[Range<usize>]) -> usize {
    let mut rows = 0;
    let fits = |group: &&Range<usize>| {
        rows += group.len();
        rows <= TOGETHER
    };
    groups.iter().take_while(fits).count().max(1)
}

/// How many neighbours from the first on are equal.
fn equal(rows: &[ScannedRow], is_equal: impl Fn(&[ScannedRow]) -> bool) -> usize {
    rows.windows(2).take_while(|pair| is_equal(pair)).count()
}

/// Whether two neighbours by score share a place.
fn is_near(pair: &[ScannedRow]) -> bool {
    pair[0].score - pair[1].score <= TIE
}

/// Best first; those of equal score as they are written.
fn by_score(a: &ScannedRow, b: &ScannedRow) -> Ordering {
    let score = b.score.total_cmp(&a.score);
    score.then((a.table, a.start).cmp(&(b.table, b.start)))
}

/// Moves some rows before the others; how many these are.
fn move_to_front(rows: &mut [ScannedRow], is_first: impl Fn(&ScannedRow) -> bool) -> usize {
    let mut front = 0;
    for at in 0..rows.len() {
        if is_first(&rows[at]) {
            rows.swap(front, at);
            front += 1;
        }
    }
    front
}

/// What names an offer in its row.
struct NameCells {
    company: String,
    role: Option<String>,
    id: Option<String>,
}

/// The column of a key of an offer.
fn column(table: &OpenTable, key: &str) -> Option<usize> {
    let mut groups = table.groups.iter();
    let group = groups.find(|group| group.part.path == [key])?;
    group.columns.first().map(|(_, column)| *column)
}
