//! Rows that are not plain, made offers and scored many at a time.

use jiff::civil::Date;
use rayon::prelude::*;

use super::row::{ScannedRow, Stand};
use crate::diag::{Code, Diagnostic, Span};
use crate::load::decision::table_file;
use crate::load::read::raw::RawFile;
use crate::load::read_files::ReadFiles;
use crate::load::resolve::{self, Resolved, RowsOf};
use crate::load::spreadsheet::{OpenTable, TableRows, translate};
use crate::load::syntax::document::Text;
use crate::method::{Method, Ranking};
use crate::model::{Offer, OfferId};

/// Rows of a batch.
const BATCH: usize = 1_000;

/// What rows are read by.
pub struct Batches<'b> {
    pub read: &'b ReadFiles<'b>,
    /// The tables, each by its place among the files.
    pub tables: &'b [(usize, OpenTable)],
    /// The day of the run, and the day whose facts count.
    pub days: (Date, Date),
    pub method: Method,
}

impl Batches<'_> {
    /// The same rows with their scores.
    pub fn scored(&self, rows: &[ScannedRow]) -> Vec<ScannedRow> {
        let of_one_table = rows.chunk_by(|a, b| a.table == b.table);
        let batches = of_one_table.flat_map(|rows| rows.chunks(BATCH));
        let batches: Vec<&[ScannedRow]> = batches.collect();
        let batches = batches.par_iter().map(|batch| self.batch(batch));
        batches.collect::<Vec<_>>().concat()
    }

    fn batch(&self, rows: &[ScannedRow]) -> Vec<ScannedRow> {
        let Some(first) = rows.first() else {
            return Vec::new();
        };
        let (main, table) = &self.tables[usize::from(first.table)];
        let file = table.table.file;
        let text = Text::new(file, self.read.sources.get(file).text.clone());
        let starts: Vec<(usize, u32)> = rows.iter().map(|r| (r.start as usize, r.number)).collect();
        let (done, mut complaints) = translate(table, &text, TableRows::At(&starts));
        let mut mains: Vec<RawFile<'_>> = self.read.mains.clone();
        mains[*main] = table_file(&text, &done, &mut complaints);
        let files = self.read.with(&mains);
        let resolved = resolve::resolve(
            &files,
            &self.read.changes,
            RowsOf::SomeOffers,
            self.days,
            self.read.sources,
            &mut complaints,
        );
        // Two that look the same are told of all rows.
        let is_mistake = |c: &&Diagnostic| c.is_mistake() && c.code != Code::SameOffer;
        let mistakes: Vec<&Diagnostic> = complaints.iter().filter(is_mistake).collect();
        let is_whole = |r: &Resolved| mistakes.is_empty() && r.problem.offers().len() == rows.len();
        if let Some(resolved) = resolved.filter(is_whole) {
            return self.with_scores(&resolved, rows);
        }
        let mut rows = rows.to_vec();
        let here = |c: &&Diagnostic| c.span.filter(|span| span.file == file);
        let places: Option<Vec<Span>> = mistakes.iter().map(here).collect();
        match places.filter(|places| !places.is_empty()) {
            Some(places) => {
                for span in places {
                    let next = rows.partition_point(|row| row.start <= span.start);
                    rows[next.saturating_sub(1)].stand = Stand::Mistake;
                }
            }
            None => rows.iter_mut().for_each(|row| row.stand = Stand::Mistake),
        }
        rows
    }

    fn with_scores(&self, resolved: &Resolved, rows: &[ScannedRow]) -> Vec<ScannedRow> {
        let problem = &resolved.problem;
        let ranking = Ranking::new(problem, self.method);
        let standing = &ranking.standing;
        let scored = |((id, offer), row): ((OfferId, &Offer), &ScannedRow)| ScannedRow {
            score: ranking.scoring.scores[id.index()],
            stand: match () {
                () if standing.fails(id) || !standing.is_known_enough(id) => Stand::Out,
                () if offer.status.is_made() => Stand::Stands,
                () => Stand::Pending,
            },
            ..*row
        };
        problem.offers().zip(rows).map(scored).collect()
    }
}
