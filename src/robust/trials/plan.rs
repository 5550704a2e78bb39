//! What a trial draws, and how scores come of it.

use std::collections::HashMap;

use super::fill::{DrawnQuantity, Fill, Paid, Renewed, UtilitySource, is_fixed, linked};
use super::weights::WeightPlan;
use crate::method::{Drawn, Method, Ranking, UtilityTable, is_relative};
use crate::model::{
    Cell, CriterionId, Fit, Normalization, OfferId, Own, PackageId, Problem, QuantityId, Rating,
    Scale,
};
use crate::pay::Figure;
use crate::robust::draws::{Stream, at_quantile, behind_scale, stream_name};
use crate::robust::{LANES, Lanes, Trust};

/// What is drawn of a problem, and what rests on it.
#[derive(Debug)]
pub struct TrialPlan<'p> {
    problem: &'p Problem,
    method: Method,
    /// The offers that take part, in the order of the file.
    pub offers: Vec<OfferId>,
    fits: Vec<Fit<'p>>,
    fills: Vec<Fill<'p>>,
    /// Row by row of the offers, one a criterion.
    cells: Vec<UtilitySource>,
    /// The criteria whose scale is made anew from the numbers of every trial.
    renewed: Vec<Renewed>,
    pub weights: WeightPlan,
    pub criteria: usize,
}

/// The numbers of one chunk of trials.
pub struct Chunk {
    rows: Vec<Lanes>,
    /// The share of each criterion, in points of 100.
    pub weights: Vec<Lanes>,
    /// The score of each offer.
    pub scores: Vec<Lanes>,
}

/// The streams of one block, in the order of the plan.
pub struct Streams {
    rows: Vec<Option<Stream>>,
    weights: Vec<Stream>,
}

impl<'p> TrialPlan<'p> {
    pub fn new(problem: &'p Problem, ranking: &Ranking, trust: Trust) -> Self {
        let mut offers = ranking.standing.ranked.clone();
        offers.sort_unstable();
        let fits = problem
            .criteria()
            .map(|(id, c)| crate::method::fit(problem, id, c, &offers))
            .collect();
        let criteria = problem.criteria().len();
        let weights = WeightPlan::new(problem, trust);
        let mut plan = Self {
            problem,
            method: ranking.method,
            offers,
            fits,
            fills: Vec::new(),
            cells: Vec::new(),
            renewed: Vec::new(),
            weights,
            criteria,
        };
        plan.rows();
        plan.renewed = plan.renew();
        plan
    }

    /// Works out what every cell rests on; quantities that several cells rest on are drawn once.
    fn rows(&mut self) {
        let mut known: HashMap<Cell, UtilitySource> = HashMap::new();
        let mut quantities: HashMap<(QuantityId, Option<CriterionId>), UtilitySource> =
            HashMap::new();
        for offer in self.offers.clone() {
            for (i, cell) in self.problem.row(offer).iter().enumerate() {
                let criterion = self.problem.criteria().nth(i).map(|(id, _)| id);
                let from = match (known.get(cell), cell) {
                    (Some(from), Cell::Linked { .. }) => *from,
                    _ => self.cell(*cell, criterion, &mut quantities),
                };
                known.insert(*cell, from);
                self.cells.push(from);
            }
        }
    }

    fn cell(
        &mut self,
        cell: Cell,
        criterion: Option<CriterionId>,
        quantities: &mut HashMap<(QuantityId, Option<CriterionId>), UtilitySource>,
    ) -> UtilitySource {
        match cell {
            Cell::Absent => UtilitySource::Fixed(0.0),
            Cell::Stated(quantity) => self.quantity(quantity, criterion, quantities),
            Cell::Package(package) => match criterion {
                Some(criterion) => self.package(package, criterion, quantities),
                None => UtilitySource::Fixed(0.0),
            },
            Cell::Linked { own, link, parent } => {
                let own = match own {
                    Own::Stated(quantity) => self.quantity(quantity, criterion, quantities),
                    Own::Absent => UtilitySource::Fixed(0.0),
                };
                let share = self.quantity(self.problem.link(link).share, None, quantities);
                let parent = self.quantity(parent, criterion, quantities);
                self.fills.push(Fill::Linked { own, share, parent });
                UtilitySource::Row(self.fills.len() - 1)
            }
        }
    }

    /// A quantity's utility, or the share of a link: fixed where nothing of it is uncertain.
    fn quantity(
        &mut self,
        id: QuantityId,
        criterion: Option<CriterionId>,
        quantities: &mut HashMap<(QuantityId, Option<CriterionId>), UtilitySource>,
    ) -> UtilitySource {
        if let Some(from) = quantities.get(&(id, criterion)) {
            return *from;
        }
        let quantity = self.problem.quantity(id);
        let normalized = criterion.is_some_and(|c| self.is_normalized(c));
        let from = if is_fixed(quantity.rating) && !normalized {
            UtilitySource::Fixed(self.at_middle(quantity.rating, criterion))
        } else {
            let name = Stream::hash(&stream_name(self.problem, quantity.subject));
            self.fills.push(Fill::Drawn(DrawnQuantity {
                name,
                rating: quantity.rating,
                criterion,
            }));
            UtilitySource::Row(self.fills.len() - 1)
        };
        quantities.insert((id, criterion), from);
        from
    }

    /// What a package is worth: fixed where none of its parts is uncertain.
    fn package(
        &mut self,
        id: PackageId,
        criterion: CriterionId,
        quantities: &mut HashMap<(QuantityId, Option<CriterionId>), UtilitySource>,
    ) -> UtilitySource {
        let package = self.problem.package(id);
        let stated = package.parts().into_iter().map(|(_, q)| q);
        let parts: Vec<(QuantityId, UtilitySource)> = stated
            .chain(package.rate)
            .map(|q| (q, self.quantity(q, None, quantities)))
            .collect();
        let paid = Paid {
            figure: Figure::new(package),
            parts,
            criterion,
        };
        let fixed = paid
            .parts
            .iter()
            .all(|p| matches!(p.1, UtilitySource::Fixed(_)));
        if fixed && !self.is_normalized(criterion) {
            let month = paid.month(&[], 0);
            return UtilitySource::Fixed(self.fits[criterion.index()].utility(month).get());
        }
        self.fills.push(Fill::Package(paid));
        UtilitySource::Row(self.fills.len() - 1)
    }

    /// The criteria that are normalized, with their rows.
    fn renew(&self) -> Vec<Renewed> {
        let criteria =
            self.problem
                .criteria()
                .filter_map(|(id, criterion)| match criterion.scale {
                    Scale::Normalized(how) => Some((id, how)),
                    _ => None,
                });
        criteria.map(|(id, how)| self.renewed(id, how)).collect()
    }

    fn renewed(&self, id: CriterionId, how: Normalization) -> Renewed {
        let is_number = |fill: &Fill| match fill {
            Fill::Drawn(draw) => {
                draw.criterion == Some(id) && matches!(draw.rating, Rating::Number(_))
            }
            Fill::Package(paid) => paid.criterion == id,
            Fill::Linked { .. } => false,
        };
        let rows: Vec<usize> = (0..self.fills.len())
            .filter(|i| is_number(&self.fills[*i]))
            .collect();
        let own = self
            .cells
            .iter()
            .skip(id.index())
            .step_by(self.criteria.max(1));
        let members = own.filter_map(|from| match from {
            UtilitySource::Row(row) if rows.contains(row) => Some(*row),
            _ => None,
        });
        Renewed {
            how,
            members: members.collect(),
            rows,
        }
    }

    fn is_normalized(&self, criterion: CriterionId) -> bool {
        is_relative(&self.problem.criterion(criterion).scale)
    }

    /// What a rating is at the middle quantile.
    fn at_middle(&self, rating: Rating, criterion: Option<CriterionId>) -> f64 {
        let mut middle = [0.5];
        self.at(rating, criterion, &mut middle);
        middle[0]
    }

    /// Turns quantiles into what a rating is at each: a utility, or the share of a link.
    fn at(&self, rating: Rating, criterion: Option<CriterionId>, quantiles: &mut [f64]) {
        if let Rating::Number(spread) = rating {
            for q in quantiles.iter_mut() {
                *q = at_quantile(spread, *q);
            }
            // On a normalized scale it becomes a utility when all numbers of the trial are drawn.
            if let Some(id) = criterion.filter(|id| !self.is_normalized(*id)) {
                self.fits[id.index()].utilities(quantiles);
            }
        } else if let Some(id) = criterion {
            behind_scale(rating, &self.problem.criterion(id).scale, quantiles);
        }
    }

    /// The streams of a block.
    pub fn streams(&self, seed: u64, block: u64) -> Streams {
        let row = |fill: &Fill| match fill {
            Fill::Drawn(draw) => Some(Stream::new(seed, draw.name, block)),
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
        }
    }

    /// Draws one chunk of trials and scores it. The weights are drawn unless they are given.
    pub fn fill(&self, chunk: &mut Chunk, streams: &mut Streams, given: Option<&[f64]>) {
        self.draw(chunk, streams);
        match given {
            None => self.weights.draw(&mut streams.weights, &mut chunk.weights),
            Some(weights) => {
                for (lanes, w) in chunk.weights.iter_mut().zip(weights) {
                    *lanes = [100.0 * w; LANES];
                }
            }
        }
        self.score(chunk);
    }

    fn draw(&self, chunk: &mut Chunk, streams: &mut Streams) {
        for ((fill, stream), row) in self
            .fills
            .iter()
            .zip(&mut streams.rows)
            .zip(&mut chunk.rows)
        {
            if let (Fill::Drawn(draw), Some(stream)) = (fill, stream) {
                for lane in row.iter_mut() {
                    *lane = stream.uniform();
                }
                self.at(draw.rating, draw.criterion, row);
            }
        }
        for (i, fill) in self.fills.iter().enumerate() {
            if let Fill::Package(paid) = fill {
                chunk.rows[i] = std::array::from_fn(|t| paid.month(&chunk.rows, t));
                if !self.is_normalized(paid.criterion) {
                    self.fits[paid.criterion.index()].utilities(&mut chunk.rows[i]);
                }
            }
        }
        for renewed in &self.renewed {
            renewed.apply(&mut chunk.rows);
        }
        for (i, fill) in self.fills.iter().enumerate() {
            if let Fill::Linked { own, share, parent } = fill {
                chunk.rows[i] = linked(*own, *share, *parent, &chunk.rows);
            }
        }
    }

    fn score(&self, chunk: &mut Chunk) {
        if !self.method.is_sum() {
            return self.score_tables(chunk);
        }
        for (i, scores) in chunk.scores.iter_mut().enumerate() {
            scores.fill(0.0);
            let cells = &self.cells[i * self.criteria..(i + 1) * self.criteria];
            for (source, weights) in cells.iter().zip(&chunk.weights) {
                let drawn = match source {
                    UtilitySource::Fixed(u) => Drawn::Same(*u),
                    UtilitySource::Row(row) => Drawn::Each(&chunk.rows[*row]),
                };
                self.method.add(scores, weights, drawn);
            }
        }
    }

    /// Scores trial by trial: of a method that is no sum.
    fn score_tables(&self, chunk: &mut Chunk) {
        let criteria = self.problem.criteria();
        let relative: Vec<bool> = criteria.map(|(_, c)| is_relative(&c.scale)).collect();
        for t in 0..LANES {
            let utilities = self.cells.iter().map(|source| source.at(&chunk.rows, t));
            let ranked = (0..self.offers.len()).collect();
            let table = UtilityTable::new(utilities.collect(), relative.clone(), ranked);
            let shares: Vec<f64> = chunk.weights.iter().map(|w| w[t] / 100.0).collect();
            let scores = self.method.scores(&table, &shares);
            for (lanes, score) in chunk.scores.iter_mut().zip(scores) {
                lanes[t] = score;
            }
        }
    }
}
