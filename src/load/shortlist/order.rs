//! The order of rows by score, and by id where scores are equal; rows of one id.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::Shortlist;
use super::row::{ScannedRow, Stand};
use crate::load::grammar::tables::offer;
use crate::load::resolve::identity::made_id;
use crate::load::spreadsheet::OpenTable;
use crate::method::EQUAL;
use crate::model::company_key;

/// Rows that are mistakes of which that is told; further ones are passed over.
const MISTAKES: usize = 20_000;

impl Shortlist {
    /// Notes the rows that are mistakes, and those of one id.
    pub(super) fn find_mistakes(&mut self) {
        let mut ids: Vec<u64> = self.rows.iter().map(|row| row.id).collect();
        ids.par_sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]);
        let twice: HashSet<u64> = twice.map(|pair| pair[0]).take(MISTAKES).collect();
        let is_mistake = |row: &&ScannedRow| row.stand == Stand::Mistake || twice.contains(&row.id);
        let mistakes = self.rows.iter().filter(is_mistake);
        self.mistakes = mistakes.take(MISTAKES).copied().collect();
    }

    /// Puts those that take a place first, by score, best first; those of equal score as written.
    pub(super) fn sort(&mut self) {
        // Where no offer is made yet, those to come take the places.
        let any_made = self.rows.iter().any(|row| row.stand == Stand::Stands);
        let takes_place = |row: &ScannedRow| match row.stand {
            Stand::Stands => true,
            Stand::Pending => !any_made,
            Stand::Out | Stand::Unread | Stand::Mistake => false,
        };
        self.rows.par_sort_unstable_by(|a, b| {
            let place = takes_place(b).cmp(&takes_place(a));
            let place = place.then(b.score.total_cmp(&a.score));
            place.then((a.table, a.start).cmp(&(b.table, b.start)))
        });
        self.ranked = self.rows.iter().filter(|row| takes_place(row)).count();
    }

    /// Puts those of equal score in the order of their ids, as far as the first so many reach.
    pub(super) fn settle(&mut self, count: usize) {
        let mut groups = Vec::new();
        let mut at = self.settled;
        while at < count {
            // Those that take no place are in no chain: their scores alone are compared.
            let end = if at < self.ranked { self.ranked } else { self.rows.len() };
            let most = if at < self.ranked { EQUAL } else { 0.0 };
            let near = |pair: &&[ScannedRow]| pair[0].score - pair[1].score <= most;
            let equal = 1 + self.rows[at..end].windows(2).take_while(near).count();
            groups.push(at..at + equal);
            at += equal;
        }
        self.settled = self.settled.max(at);
        groups.retain(|group| group.len() > 1);
        let shared: Vec<ScannedRow> = groups
            .iter()
            .flat_map(|group| self.rows[group.clone()].iter().copied())
            .collect();
        let counts = self.counts(&shared);
        for group in groups {
            let rows = self.rows[group.clone()].par_iter();
            let mut named: Vec<(String, ScannedRow)> =
                rows.map(|row| (self.id(row, &counts), *row)).collect();
            named.par_sort_by(|a, b| a.0.cmp(&b.0));
            for (row, (_, own)) in self.rows[group].iter_mut().zip(named) {
                *row = own;
            }
        }
    }

    /// The companies of some rows that have more than one row, by their keys.
    pub(super) fn crowded(&self, rows: &[ScannedRow]) -> HashSet<String> {
        let counts = self.counts(rows);
        let rows = rows.iter().filter(|row| counts[&row.company] > 1);
        rows.map(|row| company_key(&self.cells(row).company)).collect()
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

    /// The id that the offer of a row has.
    fn id(&self, row: &ScannedRow, counts: &HashMap<u64, u32>) -> String {
        let cells = self.cells(row);
        if let Some(id) = cells.id {
            return id;
        }
        let listed = self.listed.get(&row.company);
        let role = cells.role.filter(|_| counts[&row.company] > 1);
        made_id(listed.unwrap_or(&cells.company), role.as_deref())
    }

    fn cells(&self, row: &ScannedRow) -> NameCells {
        let (_, table) = &self.tables[usize::from(row.table)];
        let text = &self.texts[usize::from(row.table)];
        let read = table.table.row_at(text, row.start as usize);
        let cells = read.and_then(Result::ok).map_or_else(Vec::new, |row| row.cells);
        let cell = |key| {
            let text = cells.get(column(table, key)?)?.text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        NameCells {
            company: cell(offer::company).unwrap_or_default(),
            role: cell(offer::role),
            id: cell(offer::id),
        }
    }
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
