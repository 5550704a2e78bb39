//! What a trial draws, and how scores come of it.

use std::collections::HashMap;

use super::compare::Mask;
use super::fails::{Check, Fails, Least};
use super::fill::{DrawnQuantity, Fill, Paid, Renewed, Source, is_fixed, linked};
use super::weights::WeightPlan;
use crate::method::{Drawn, Method, Ranking, Standing, Table, is_relative};
use crate::model::{
    Cell, CriterionId, Fit, Must, Normalization, OfferId, Outcome, Own, PackageId, Problem,
    QuantityId, Rating, Scale,
};
use crate::pay::Figure;
use crate::robust::draws::{Stream, at_quantile, behind_scale, stream_name};
use crate::robust::{LANES, Lanes, Trust};

/// Where each quantity is drawn: on a criterion's scale, or as the number that it is.
type Quantities = HashMap<(QuantityId, Option<CriterionId>), Source>;

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
    cells: Vec<Source>,
    /// The criteria whose scale is made anew from the numbers of every trial.
    renewed: Vec<Renewed>,
    /// The deal-breakers that may be broken, offer by offer.
    pub checks: Vec<Check<'p>>,
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
    /// Which deal-breakers are broken.
    pub fails: Fails,
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
            checks: Vec::new(),
            weights,
            criteria,
        };
        let mut quantities = plan.rows();
        plan.renewed = plan.renew();
        plan.checks(&ranking.standing, &mut quantities);
        plan
    }

    /// Works out what every cell rests on; quantities that several cells rest on are drawn once.
    fn rows(&mut self) -> Quantities {
        let mut known: HashMap<Cell, Source> = HashMap::new();
        let mut quantities = Quantities::new();
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
        quantities
    }

    fn cell(
        &mut self,
        cell: Cell,
        criterion: Option<CriterionId>,
        quantities: &mut Quantities,
    ) -> Source {
        match cell {
            Cell::Absent => Source::Fixed(0.0),
            Cell::Stated(quantity) => self.quantity(quantity, criterion, quantities),
            Cell::Package(package) => match criterion {
                Some(criterion) => self.package(package, Some(criterion), quantities),
                None => Source::Fixed(0.0),
            },
            Cell::Linked { own, link, parent } => {
                let own = match own {
                    Own::Stated(quantity) => self.quantity(quantity, criterion, quantities),
                    Own::Absent => Source::Fixed(0.0),
                };
                let share = self.quantity(self.problem.link(link).share, None, quantities);
                let parent = self.quantity(parent, criterion, quantities);
                self.fills.push(Fill::Linked { own, share, parent });
                Source::Row(self.fills.len() - 1)
            }
        }
    }

    /// A quantity's utility, or the share of a link: fixed where nothing of it is uncertain.
    fn quantity(
        &mut self,
        id: QuantityId,
        criterion: Option<CriterionId>,
        quantities: &mut Quantities,
    ) -> Source {
        if let Some(from) = quantities.get(&(id, criterion)) {
            return *from;
        }
        let quantity = self.problem.quantity(id);
        let normalized = criterion.is_some_and(|c| self.is_normalized(c));
        let from = if is_fixed(quantity.rating) && !normalized {
            Source::Fixed(self.at_middle(quantity.rating, criterion))
        } else {
            let name = Stream::hash(&stream_name(self.problem, quantity.subject));
            self.fills.push(Fill::Drawn(DrawnQuantity {
                name,
                rating: quantity.rating,
                criterion,
            }));
            Source::Row(self.fills.len() - 1)
        };
        quantities.insert((id, criterion), from);
        from
    }

    /// What a package is worth, or comes to: fixed where none of its parts is uncertain.
    fn package(
        &mut self,
        id: PackageId,
        criterion: Option<CriterionId>,
        quantities: &mut Quantities,
    ) -> Source {
        let package = self.problem.package(id);
        let stated = package.parts().into_iter().map(|(_, q)| q);
        let parts: Vec<(QuantityId, Source)> = stated
            .chain(package.rate)
            .map(|q| (q, self.quantity(q, None, quantities)))
            .collect();
        let paid = Paid {
            figure: Figure::new(package),
            parts,
            criterion,
        };
        let fixed = paid.parts.iter().all(|p| matches!(p.1, Source::Fixed(_)));
        if let (true, Some(criterion)) = (fixed, criterion)
            && !self.is_normalized(criterion)
        {
            let month = paid.month(&[], 0);
            return Source::Fixed(self.fits[criterion.index()].utility(month).get());
        }
        self.fills.push(Fill::Package(paid));
        Source::Row(self.fills.len() - 1)
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
            Fill::Package(paid) => paid.criterion == Some(id),
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
        let members = own.enumerate().filter_map(|(offer, from)| match from {
            Source::Row(row) if rows.contains(row) => Some((offer, *row)),
            _ => None,
        });
        Renewed {
            criterion: id,
            how,
            members: members.collect(),
            rows,
        }
    }

    /// The deal-breakers that may be broken, with what is drawn for each.
    fn checks(&mut self, standing: &Standing, quantities: &mut Quantities) {
        for (offer, id) in self.offers.clone().into_iter().enumerate() {
            let outcomes = standing.outcomes(id).iter().enumerate();
            let open =
                |(_, o): &(usize, &Outcome)| matches!(o, Outcome::MayFail | Outcome::NotChecked);
            for (must, _) in outcomes.filter(open) {
                let (drawn, least) = self.check(offer, self.problem.musts()[must], quantities);
                self.checks.push(Check {
                    offer,
                    must,
                    drawn,
                    least,
                });
            }
        }
    }

    /// What is drawn for an offer's deal-breaker, and what keeps it: a number where there is one,
    /// else what it is worth.
    fn check(
        &mut self,
        offer: usize,
        must: Must,
        quantities: &mut Quantities,
    ) -> (Source, Least<'p>) {
        let cell = self.problem.cell(self.offers[offer], must.criterion);
        let number = Least::Number(must.limit);
        match cell {
            Cell::Package(package) => (self.package(package, None, quantities), number),
            Cell::Stated(q) if matches!(self.problem.quantity(q).rating, Rating::Number(_)) => {
                (self.quantity(q, None, quantities), number)
            }
            Cell::Stated(_) | Cell::Linked { .. } | Cell::Absent => {
                let worth = self.cells[offer * self.criteria + must.criterion.index()];
                (worth, self.least(must))
            }
        }
    }

    fn least(&self, must: Must) -> Least<'p> {
        let scale = &self.problem.criterion(must.criterion).scale;
        let renewed = self
            .renewed
            .iter()
            .position(|r| r.criterion == must.criterion);
        match renewed {
            Some(of) => Least::Relative(must.limit, scale, of),
            None => {
                let fit = &self.fits[must.criterion.index()];
                Least::Worth(must.limit.least_worth(scale, fit))
            }
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
            fails: Fails::new(self.offers.len(), self.checks.len()),
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
                rows[i] = linked(*own, *share, *parent, rows);
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

    fn score(&self, chunk: &mut Chunk) {
        if !self.method.is_sum() {
            return self.score_tables(chunk);
        }
        for (i, scores) in chunk.scores.iter_mut().enumerate() {
            scores.fill(0.0);
            let cells = &self.cells[i * self.criteria..(i + 1) * self.criteria];
            for (source, weights) in cells.iter().zip(&chunk.weights) {
                let drawn = match source {
                    Source::Fixed(u) => Drawn::Same(*u),
                    Source::Row(row) => Drawn::Each(&chunk.rows[*row]),
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
            let ranked = chunk.fails.ranked(self.offers.len(), t);
            let table = Table::new(utilities.collect(), relative.clone(), ranked);
            let shares: Vec<f64> = chunk.weights.iter().map(|w| w[t] / 100.0).collect();
            let scores = self.method.scores(&table, &shares);
            for (lanes, score) in chunk.scores.iter_mut().zip(scores) {
                lanes[t] = score;
            }
        }
    }
}
