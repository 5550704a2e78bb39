//! Offers as CSV, made on all cores and written in their order.

use std::io::{self, Write};
use std::ops::Range;

use offer_rank::export;
use offer_rank::report::OfferRows;
use offer_rank::threads::in_parallel;
use rayon::prelude::*;

/// Offers that are made at once.
const CHUNK: usize = 1_000;
/// Chunks a core that wait to be written.
const WAITING: usize = 4;

/// Writes all offers of a decision, below their headers.
pub fn write(rows: &OfferRows<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.columns();
    export::csv_head(&columns, out)?;
    in_chunks(rows.count(), out, |chunk| {
        let mut bytes = Vec::new();
        export::csv_rows(&columns, chunk.map(|at| rows.row(at)), &mut bytes)?;
        Ok(bytes)
    })
}

/// Writes so many offers, some at a time.
pub fn in_chunks(
    count: usize,
    out: &mut dyn Write,
    made: impl Fn(Range<usize>) -> io::Result<Vec<u8>> + Sync,
) -> io::Result<()> {
    if count <= CHUNK {
        return out.write_all(&made(0..count)?);
    }
    let starts: Vec<usize> = (0..count).step_by(CHUNK).collect();
    let chunk = |start: &usize| made(*start..(start + CHUNK).min(count));
    let wave = in_parallel(|| WAITING * rayon::current_num_threads());
    for starts in starts.chunks(wave) {
        let chunks = || starts.par_iter().map(chunk).collect();
        let chunks: Vec<io::Result<Vec<u8>>> = in_parallel(chunks);
        for chunk in chunks {
            out.write_all(&chunk?)?;
        }
    }
    Ok(())
}
