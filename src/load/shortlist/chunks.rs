//! A table read by stretches of its text, several at a time.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::plan::ScoringPlan;
use super::row::{ScannedRow, Stand};
use super::scan::{RowScanner, RowScore, ScannedCell, SeenCells};
use crate::load::spreadsheet::{OpenTable, RowReader, Split, Splitter};

/// Bytes of a stretch.
const STRETCH: usize = 1 << 20;

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
    let stretch = TableStretch {
        table,
        at,
        text,
        splitter: table.table.delimiter().map(Splitter::new),
    };
    let scanner = || RowScanner::new(plan, table, &columns);
    let (mut from, mut number) = (table.first_row(), 1);
    let read = AtomicUsize::new(from);
    while from < text.len() {
        let wave: Vec<Range<usize>> = wave(text, from, rayon::current_num_threads() * 2);
        let parts: Vec<ReadStretch> = wave
            .par_iter()
            .map(|range| {
                let part = stretch.read(range.clone(), scanner());
                let bytes = read.fetch_add(range.len(), Ordering::Relaxed);
                done(bytes + range.len());
                part
            })
            .collect();
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

/// The next stretches; each but the last ends behind a line break.
fn wave(text: &str, from: usize, count: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut wave = Vec::new();
    let mut start = from;
    while wave.len() < count && start < bytes.len() {
        let least = (start + STRETCH).min(bytes.len());
        let rest = bytes[least..].iter().position(|b| *b == b'\n');
        let end = rest.map_or(bytes.len(), |rest| least + rest + 1);
        wave.push(start..end);
        start = end;
    }
    wave
}

/// What stretches of a text are read by.
struct TableStretch<'t> {
    table: &'t OpenTable,
    at: u16,
    text: &'t str,
    /// None of lines of objects.
    splitter: Option<Splitter>,
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
        let mut cells: Vec<Range<usize>> = Vec::new();
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
            let quick = match (&self.splitter, &mut reader) {
                (Some(splitter), _) => match splitter.split(self.text, start, &mut cells) {
                    Split::Done => {
                        at = cells.last().map_or(start, |cell| cell.end);
                        let texts = cells
                            .iter()
                            .map(|cell| ScannedCell::Text(&self.text[cell.clone()]));
                        Some(scanner.row(texts))
                    }
                    Split::Quoted | Split::TooLong => None,
                },
                (None, RowReader::Objects(objects)) => objects.cells(start).map(|(end, cells)| {
                    at = end;
                    scanner.row(cells.iter().map(|cell| ScannedCell::from(&cell.value)))
                }),
                (None, RowReader::Delimited(_)) => None,
            };
            let scored = match quick {
                Some(scored) => scored,
                None => match reader.row(start) {
                    Some(Ok(row)) => {
                        at = row.place.end;
                        let cells = row.cells.iter();
                        scanner.row(cells.map(ScannedCell::from))
                    }
                    mistake => {
                        let line = self.table.table.delimiter().is_none();
                        out.broken = !line;
                        let rest = self.text[start..].find('\n');
                        at = rest.map_or(bytes.len(), |rest| start + rest);
                        mistake.map(|_| RowScore::MISTAKE)
                    }
                },
            };
            if let Some(row) = scored {
                out.rows.push(ScannedRow {
                    score: row.score,
                    id: row.id,
                    alone: row.alone,
                    company: row.company,
                    start: start as u32,
                    number: out.breaks,
                    table: self.at,
                    stand: row.stand,
                    plain: !matches!(row.stand, Stand::Unread | Stand::Mistake),
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
