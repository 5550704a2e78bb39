//! What is drawn of a problem in every trial, and what rests on it.

use std::collections::HashMap;

use super::fails::{Least, MustCheck};
use super::rows_from_draws::{Fill, Paid, Renewed, UtilitySource};
use super::weights::WeightPlan;
use crate::method::{Method, Ranking, Standing, fit, is_relative};
use crate::model::{
    Cell, Criterion, CriterionId, Fit, Must, Normalization, OfferId, Outcome, Own, PackageId,
    Problem, QuantityId, Rating, Scale,
};
use crate::pay::Figure;
use crate::robust::Trust;
use crate::robust::draws::{Stream, at_quantile, behind_scale, stream_name};

/// Where each quantity is drawn: on a criterion's scale, or as the number that it is.
type Quantities = HashMap<(QuantityId, Option<CriterionId>), UtilitySource>;

/// What is drawn of a problem, and what rests on it.
#[derive(Debug)]
pub struct TrialPlan<'p> {
    pub problem: &'p Problem,
    pub method: Method,
    /// The offers that take part, in the order of the file.
    pub offers: Vec<OfferId>,
    pub fits: Vec<Fit<'p>>,
    pub fills: Vec<Fill<'p>>,
    /// Row by row of the offers, one a criterion.
    pub cells: Vec<UtilitySource>,
    /// The criteria whose scale is made anew from the numbers of every trial.
    pub renewed: Vec<Renewed>,
    /// The deal-breakers that may be broken, offer by offer.
    pub checks: Vec<MustCheck<'p>>,
    pub weights: WeightPlan,
    pub criteria: usize,
}

impl<'p> TrialPlan<'p> {
    pub fn new(problem: &'p Problem, ranking: &Ranking, trust: Trust) -> Self {
        let mut offers = ranking.standing.ranked.clone();
        offers.sort_unstable();
        let fits = problem
            .criteria()
            .map(|(id, _)| fit(problem, id, &offers))
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
        let problem = self.problem;
        let mut linked: HashMap<Cell, UtilitySource> = HashMap::new();
        let mut quantities = Quantities::new();
        for offer in self.offers.clone() {
            for ((criterion, _), cell) in problem.criteria().zip(problem.row(offer)) {
                let from = match linked.get(cell) {
                    Some(from) => *from,
                    None => self.cell(*cell, criterion, &mut quantities),
                };
                if matches!(cell, Cell::Linked { .. }) {
                    linked.insert(*cell, from);
                }
                self.cells.push(from);
            }
        }
        quantities
    }

    fn cell(
        &mut self,
        cell: Cell,
        criterion: CriterionId,
        quantities: &mut Quantities,
    ) -> UtilitySource {
        match cell {
            Cell::Absent => self.worst(criterion),
            Cell::Stated(quantity) => self.quantity(quantity, Some(criterion), quantities),
            Cell::Package(package) => self.package(package, Some(criterion), quantities),
            Cell::Linked { own, link, parent } => {
                let own = match own {
                    Own::Stated(quantity) => self.quantity(quantity, Some(criterion), quantities),
                    Own::Absent => self.worst(criterion),
                };
                let share = self.quantity(self.problem.link(link).share, None, quantities);
                let parent = self.quantity(parent, Some(criterion), quantities);
                self.fills.push(Fill::Linked { own, share, parent });
                UtilitySource::Row(self.fills.len() - 1)
            }
        }
    }

    /// What the worst end of a criterion is worth.
    fn worst(&self, criterion: CriterionId) -> UtilitySource {
        UtilitySource::Fixed(self.fits[criterion.index()].worst().get())
    }

    /// A quantity's utility, or the share of a link: fixed where nothing of it is uncertain.
    fn quantity(
        &mut self,
        id: QuantityId,
        criterion: Option<CriterionId>,
        quantities: &mut Quantities,
    ) -> UtilitySource {
        if let Some(from) = quantities.get(&(id, criterion)) {
            return *from;
        }
        let quantity = self.problem.quantity(id);
        let normalized = criterion.is_some_and(|c| self.is_normalized(c));
        let from = if !quantity.rating.is_open() && !normalized {
            let mut middle = [0.5];
            self.at(quantity.rating, criterion, &mut middle);
            UtilitySource::Fixed(middle[0])
        } else {
            self.fills.push(Fill::Drawn {
                name: Stream::hash(&stream_name(self.problem, quantity.subject)),
                rating: quantity.rating,
                criterion,
            });
            UtilitySource::Row(self.fills.len() - 1)
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
    ) -> UtilitySource {
        let package = self.problem.package(id);
        let stated = package.parts().into_iter().map(|(_, q)| q);
        let parts: Vec<(QuantityId, UtilitySource)> = stated
            .chain(package.rates.iter().copied())
            .map(|q| (q, self.quantity(q, None, quantities)))
            .collect();
        let paid = Paid {
            figure: Figure::new(package),
            parts,
            criterion,
        };
        let is_fixed = |p: &(_, UtilitySource)| matches!(p.1, UtilitySource::Fixed(_));
        if let Some(criterion) = criterion.filter(|c| !self.is_normalized(*c))
            && paid.parts.iter().all(is_fixed)
        {
            let month = paid.month(&[], 0);
            return UtilitySource::Fixed(self.fits[criterion.index()].utility(month).get());
        }
        self.fills.push(Fill::Package(paid));
        UtilitySource::Row(self.fills.len() - 1)
    }

    /// The criteria that are normalized, with their rows.
    fn renew(&self) -> Vec<Renewed> {
        let renewed = |(id, criterion): (CriterionId, &Criterion)| match criterion.scale {
            Scale::Normalized(how) => Some(self.renewed(id, how)),
            _ => None,
        };
        self.problem.criteria().filter_map(renewed).collect()
    }

    fn renewed(&self, id: CriterionId, how: Normalization) -> Renewed {
        let is_number = |fill: &Fill| match fill {
            Fill::Drawn {
                rating: Rating::Number(_),
                criterion,
                ..
            } => *criterion == Some(id),
            Fill::Package(paid) => paid.criterion == Some(id),
            Fill::Drawn { .. } | Fill::Linked { .. } => false,
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
            UtilitySource::Row(row) if rows.contains(row) => Some((offer, *row)),
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
            for (at, outcome) in standing.outcomes(id).iter().enumerate() {
                let must = self.problem.musts()[at];
                if !self.is_open(id, must, *outcome) {
                    continue;
                }
                let (drawn, least) = self.check(offer, must, quantities);
                self.checks.push(MustCheck {
                    offer,
                    must: at,
                    drawn,
                    least,
                });
            }
        }
    }

    /// Whether a deal-breaker may be broken in a trial.
    fn is_open(&self, offer: OfferId, must: Must, outcome: Outcome) -> bool {
        let linked = matches!(
            self.problem.cell(offer, must.criterion),
            Cell::Linked { .. }
        );
        // What a share of another's is worth depends on the offers that a scale is made from.
        outcome != Outcome::Passes || (linked && self.is_normalized(must.criterion))
    }

    /// What is drawn for an offer's deal-breaker, and what keeps it: a number where there is one,
    /// else what it is worth.
    fn check(
        &mut self,
        offer: usize,
        must: Must,
        quantities: &mut Quantities,
    ) -> (UtilitySource, Least<'p>) {
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
        let fit = &self.fits[must.criterion.index()];
        renewed.map_or_else(
            || Least::Worth(must.limit.least_worth(scale, fit)),
            |of| Least::Relative(must.limit, scale, of),
        )
    }

    pub fn is_normalized(&self, criterion: CriterionId) -> bool {
        is_relative(&self.problem.criterion(criterion).scale)
    }

    /// Turns quantiles into what a rating is at each: a utility, or the share of a link.
    pub fn at(&self, rating: Rating, criterion: Option<CriterionId>, quantiles: &mut [f64]) {
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
}
