//! A table read by stretches of its text, several at a time.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::plan::ScoringPlan;
use super::row::ScannedRow;
use super::scan::{RowScanner, ScannedCell, SeenCells};
use crate::load::spreadsheet::{OpenTable, RowReader, STRETCH, stretches};

/// About how many lines a text has, and rather more than fewer.
pub fn about_lines(text: &str) -> usize {
    let seen = &text[..text.floor_char_boundary(STRETCH)];
    let lines = seen.lines().count() + 1;
    let times = text.len() as f64 / seen.len().max(1) as f64;
    (1.02 * lines as f64 * times) as usize
}

/// What is read of a stretch.
struct ReadStretch {
    /// Their numbers count from the beginning of the stretch.
    rows: Vec<ScannedRow>,
    /// The byte behind its last row, and the line breaks between rows up to there.
    end: usize,
    breaks: u32,
    seen: SeenCells,
    /// Whether nothing behind it can be read.
    broken: bool,
}

/// Reads all rows of a table.
pub fn scan(
    (table, at): (&OpenTable, u16),
    text: &str,
    plan: &ScoringPlan<'_>,
    rows: &mut Vec<ScannedRow>,
    done: &(dyn Fn(usize) + Sync),
) -> SeenCells {
    let columns = plan.columns(table);
    let mut seen = SeenCells::default();
    let stretch = TableStretch { table, at, text };
    let scanner = || RowScanner::new(plan, table, &columns);
    let (mut from, mut number) = (table.first_row(), 1);
    let read = AtomicUsize::new(from);
    while from < text.len() {
        let wave = stretches(text, from).take(rayon::current_num_threads() * 2);
        let wave: Vec<Range<usize>> = wave.collect();
        let parts = wave.par_iter().map(|range| {
            let part = stretch.read(range.clone(), scanner());
            let bytes = read.fetch_add(range.len(), Ordering::Relaxed);
            done(bytes + range.len());
            part
        });
        let parts: Vec<ReadStretch> = parts.collect();
        for (range, mut part) in wave.into_iter().zip(parts) {
            if from >= range.end {
                continue;
            }
            if from > range.start {
                // A row of several lines reaches into it.
                part = stretch.read(from..range.end, scanner());
            }
            rows.extend(part.rows.into_iter().map(|row| ScannedRow {
                number: row.number + number,
                ..row
            }));
            seen.add(&part.seen);
            number += part.breaks;
            from = part.end.max(range.end);
            if part.broken {
                return seen;
            }
        }
    }
    seen
}

/// What stretches of a text are read by.
struct TableStretch<'t> {
    table: &'t OpenTable,
    at: u16,
    text: &'t str,
}

impl TableStretch<'_> {
    /// Reads the rows that begin in a range.
    fn read(&self, range: Range<usize>, mut scanner: RowScanner<'_>) -> ReadStretch {
        let mut out = ReadStretch {
            rows: Vec::with_capacity(range.len() / 48),
            end: range.start,
            breaks: 0,
            seen: SeenCells::default(),
            broken: false,
        };
        let bytes = self.text.as_bytes();
        let mut reader = self.table.table.reader(self.text);
        let mut at = range.start;
        loop {
            while let Some(b @ (b'\n' | b'\r')) = bytes.get(at) {
                out.breaks += u32::from(*b == b'\n');
                at += 1;
            }
            if at >= range.end {
                break;
            }
            let start = at;
            let quick = match &mut reader {
                RowReader::Delimited(rows) => rows.split(start).map(|cells| {
                    at = cells.last().map_or(start, |cell| cell.end);
                    let texts = cells.iter().map(|cell| &self.text[cell.clone()]);
                    scanner.row(texts.map(ScannedCell::Text))
                }),
                RowReader::Objects(objects) => objects.cells(start).map(|(end, cells)| {
                    at = end;
                    scanner.row(cells.iter().map(|cell| ScannedCell::from(cell.as_ref())))
                }),
            };
            let scored = match quick {
                Some(scored) => scored,
                None => match reader.row(start) {
                    Some(Ok(row)) => {
                        at = row.place.end;
                        scanner.row(row.cells.iter().map(ScannedCell::from))
                    }
                    mistake => {
                        out.broken = self.table.table.delimiter.is_some();
                        let rest = self.text[start..].find('\n');
                        at = rest.map_or(bytes.len(), |rest| start + rest);
                        mistake.map(|_| ScannedRow::MISTAKE)
                    }
                },
            };
            if let Some(row) = scored {
                out.rows.push(ScannedRow {
                    start: start as u32,
                    number: out.breaks,
                    table: self.at,
                    ..row
                });
            }
            if out.broken {
                break;
            }
        }
        out.end = at;
        out.seen = scanner.seen;
        out
    }
}
