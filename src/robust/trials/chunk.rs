//! How a chunk of trials is drawn and scored.

use super::compare::Mask;
use super::fails::Fails;
use super::plan::TrialPlan;
use super::rows_from_draws::Fill;
use crate::method::{UtilityTable, is_relative, lifted};
use crate::robust::draws::Stream;
use crate::robust::{LANES, Lanes};

/// The numbers of one chunk of trials.
pub struct Chunk {
    rows: Vec<Lanes>,
    /// The share of each criterion, in points of 100.
    pub weights: Vec<Lanes>,
    /// The score of each offer.
    pub scores: Vec<Lanes>,
    /// Which deal-breakers are broken.
    pub fails: Fails,
}

/// The streams of one block, in the order of the plan.
pub struct Streams {
    rows: Vec<Option<Stream>>,
    weights: Vec<Stream>,
}

impl Chunk {
    /// Weighs all trials alike, by the share of each criterion.
    pub fn weigh(&mut self, shares: &[f64]) {
        for (lanes, share) in self.weights.iter_mut().zip(shares) {
            *lanes = [100.0 * share; LANES];
        }
    }
}

impl TrialPlan<'_> {
    /// The streams of a block.
    pub fn streams(&self, seed: u64, block: u64) -> Streams {
        let row = |fill: &Fill| match fill {
            Fill::Drawn { name, .. } => Some(Stream::new(seed, *name, block)),
            Fill::Linked { .. } | Fill::Package(_) => None,
        };
        Streams {
            rows: self.fills.iter().map(row).collect(),
            weights: self.weights.streams(seed, block),
        }
    }

    /// An empty chunk.
    pub fn chunk(&self) -> Chunk {
        Chunk {
            rows: vec![[0.0; LANES]; self.fills.len()],
            weights: vec![[0.0; LANES]; self.criteria],
            scores: vec![[0.0; LANES]; self.offers.len()],
            fails: Fails::new(self.offers.len(), self.checks.len()),
        }
    }

    /// Draws one chunk of trials and scores it.
    pub fn fill(&self, chunk: &mut Chunk, streams: &mut Streams) {
        self.draw(chunk, streams);
        self.weights.draw(&mut streams.weights, &mut chunk.weights);
        self.score(chunk);
    }

    /// Draws everything but the weights.
    pub fn draw(&self, chunk: &mut Chunk, streams: &mut Streams) {
        let streamed = self.fills.iter().zip(&mut streams.rows);
        for ((fill, stream), row) in streamed.zip(&mut chunk.rows) {
            if let (
                Fill::Drawn {
                    rating, criterion, ..
                },
                Some(stream),
            ) = (fill, stream)
            {
                for lane in row.iter_mut() {
                    *lane = stream.uniform();
                }
                self.at(*rating, *criterion, row);
            }
        }
        for (i, fill) in self.fills.iter().enumerate() {
            if let Fill::Package(paid) = fill {
                chunk.rows[i] = std::array::from_fn(|t| paid.month(&chunk.rows, t));
                if let Some(criterion) = paid.criterion.filter(|c| !self.is_normalized(*c)) {
                    self.fits[criterion.index()].utilities(&mut chunk.rows[i]);
                }
            }
        }
        if self.checks.is_empty() {
            self.combine(&mut chunk.rows, &[]);
        } else {
            self.judge(chunk);
        }
    }

    /// Makes scales from the offers that are in, and ratings from what they rest on.
    fn combine(&self, rows: &mut [Lanes], out: &[Mask]) {
        for renewed in &self.renewed {
            renewed.apply(rows, out);
        }
        for (i, fill) in self.fills.iter().enumerate() {
            if let Fill::Linked { own, share, parent } = fill {
                let worth = |t| lifted(own.at(rows, t), share.at(rows, t), parent.at(rows, t));
                rows[i] = std::array::from_fn(worth);
            }
        }
    }

    /// Finds who is out of which trial; scales are then made from the others.
    fn judge(&self, chunk: &mut Chunk) {
        let relative = !self.renewed.is_empty();
        let numbers = if relative {
            chunk.rows.clone()
        } else {
            Vec::new()
        };
        self.combine(&mut chunk.rows, &[]);
        let made = (&numbers[..], &self.renewed[..]);
        chunk.fails.mark(&self.checks, &chunk.rows, made);
        if relative && chunk.fails.any() {
            chunk.rows = numbers;
            self.combine(&mut chunk.rows, &chunk.fails.out);
        }
    }

    /// Scores the offers by the weights of the chunk.
    pub fn score(&self, chunk: &mut Chunk) {
        if !self.method.is_sum() {
            return self.score_tables(chunk);
        }
        for (i, scores) in chunk.scores.iter_mut().enumerate() {
            scores.fill(0.0);
            let cells = &self.cells[i * self.criteria..(i + 1) * self.criteria];
            for (source, weights) in cells.iter().zip(&chunk.weights) {
                self.method.add(scores, weights, source.drawn(&chunk.rows));
            }
        }
    }

    /// Scores one offer by these shares, under a method that is a sum.
    pub fn score_offer(&self, offer: usize, chunk: &mut Chunk, shares: &[f64]) {
        let scores = &mut chunk.scores[offer];
        scores.fill(0.0);
        let cells = &self.cells[offer * self.criteria..(offer + 1) * self.criteria];
        for (source, share) in cells.iter().zip(shares) {
            let drawn = source.drawn(&chunk.rows);
            self.method.add_weighed(scores, 100.0 * share, drawn);
        }
    }

    /// Scores trial by trial: of a method that is no sum.
    fn score_tables(&self, chunk: &mut Chunk) {
        let criteria = self.problem.criteria();
        let relative: Vec<bool> = criteria.map(|(_, c)| is_relative(&c.scale)).collect();
        for t in 0..LANES {
            let utilities = self.cells.iter().map(|source| source.at(&chunk.rows, t));
            let ranked = chunk.fails.ranked(self.offers.len(), t);
            let table = UtilityTable::new(utilities.collect(), relative.clone(), ranked);
            let shares: Vec<f64> = chunk.weights.iter().map(|w| w[t] / 100.0).collect();
            let scores = self.method.scores(&table, &shares);
            for (lanes, score) in chunk.scores.iter_mut().zip(scores) {
                lanes[t] = score;
            }
        }
    }
}
