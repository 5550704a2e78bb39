//! The warnings that a ranking alone can tell: what should give the owner of a decision pause, with
//! its figures. Those that need no ranking are found while files are read.

mod alike;
mod dominated;
mod first;
mod musts;
mod trials;
pub mod warning_order;
mod weights;

use jiff::civil::Date;

use super::sureness::Sureness;
use super::{OfferLine, deadlines};
use crate::diag::Code;
use crate::load::Shortlisted;
use crate::method::{Method, Ranking, Worth, is_relative, stated};
use crate::model::{Cell, CriterionId, Problem, Rating};
use crate::report::ratings::criteria::{self, rated_number};
use crate::text::number::plain;
use crate::text::order::InOrder;

/// With more ranked offers nothing is looked for: nobody reads such a list with doubts in mind.
const MOST: usize = 1_000;

/// A remark of a kind, where there is one.
type Doubt = Option<(Code, String)>;

/// What is doubted.
pub(super) struct RankedDecision<'s> {
    pub problem: &'s Problem,
    pub shortlisted: Option<Shortlisted>,
    pub ranking: &'s Ranking,
    pub sureness: &'s Sureness,
    pub method: Method,
    /// The day of the run.
    pub today: Date,
    /// All offers, the ranked ones first.
    pub offers: &'s [OfferLine<'s>],
    /// The ranked offers, best first.
    pub ranked: &'s [OfferLine<'s>],
    /// Whether one offer is clearly first.
    pub clear: bool,
}

/// All that a ranking alone can tell.
pub(super) fn doubts(of: &RankedDecision<'_>) -> Vec<(Code, String)> {
    let mut all = trials::remarks(of);
    all.extend(musts::remarks(of));
    all.extend(of_ratings(of));
    if of.shortlisted.is_none() {
        all.extend(deadlines::remarks(of.offers, of.today));
    }
    all
}

/// What ratings and weights as they stand give reason for, at most one remark of a kind.
fn of_ratings(of: &RankedDecision<'_>) -> Vec<(Code, String)> {
    // Some of the offers do not tell what holds of all.
    if of.shortlisted.is_some() || !(2..=MOST).contains(&of.ranked.len()) {
        return Vec::new();
    }
    let view = View::new(of.problem, of.ranking, of.ranked);
    let all: [Doubt; 6] = [
        first::rests_on_unknown(&view),
        alike::same_for_all(&view),
        alike::one_link(&view),
        alike::same_order(&view),
        dominated::dominated(&view),
        weights::without_effect(&view, of.method, of.clear),
    ];
    all.into_iter().flatten().collect()
}

/// A ranking as the doubts look at it: ranked offers by their position from 0, and the criteria
/// that carry weight, heaviest first.
struct View<'v> {
    problem: &'v Problem,
    ranking: &'v Ranking,
    lines: &'v [OfferLine<'v>],
    weighed: Vec<CriterionId>,
    /// These, and behind them those that are written with a weight of 0.
    written: Vec<CriterionId>,
}

impl<'v> View<'v> {
    fn new(problem: &'v Problem, ranking: &'v Ranking, lines: &'v [OfferLine<'v>]) -> Self {
        let share = |id: CriterionId| ranking.weights.share(id);
        let ids = || problem.criteria().map(|(id, _)| id);
        let mut weighed: Vec<CriterionId> = ids().filter(|id| share(*id) > 0.0).collect();
        weighed.order_by(|a, b| share(*b).total_cmp(&share(*a)));
        let is_written = criteria::weighed(problem);
        let nothing = ids().filter(|id| share(*id) <= 0.0 && is_written.contains(id));
        let written = weighed.iter().copied().chain(nothing).collect();
        Self {
            problem,
            ranking,
            lines,
            weighed,
            written,
        }
    }

    fn offers(&self) -> usize {
        self.lines.len()
    }

    fn label(&self, i: usize) -> &'v str {
        &self.lines[i].label
    }

    fn names(&self, criteria: &[CriterionId]) -> Vec<&'v str> {
        let name = |id: &CriterionId| self.problem.criterion(*id).name.as_str();
        criteria.iter().map(name).collect()
    }

    fn cell(&self, i: usize, criterion: CriterionId) -> Cell {
        let offer = self.ranking.order.0[i].offer;
        self.problem.cell(offer, criterion)
    }

    fn worth(&self, i: usize, criterion: CriterionId) -> Worth {
        let offer = self.ranking.order.0[i].offer;
        self.ranking.columns.worth(offer, criterion)
    }

    /// Whether an offer's worth on a criterion is the same in every case; on a scale made from the
    /// offers, whose ends move, what is rated exactly.
    fn is_exact(&self, i: usize, criterion: CriterionId) -> bool {
        let (worth, cell) = (self.worth(i, criterion), self.cell(i, criterion));
        let scale = &self.problem.criterion(criterion).scale;
        if is_relative(scale) && cell != Cell::Absent {
            let rating = stated(self.problem, cell, None);
            matches!(rating, Some(Rating::Number(s)) if s.low() == s.high())
        } else {
            worth.low == worth.high
        }
    }

    /// Whether numbers of offers at and beyond an end of their scale differ, which all count as that
    /// end.
    fn differ_beyond_an_end(
        &self,
        criterion: CriterionId,
        offers: impl IntoIterator<Item = usize>,
    ) -> bool {
        let Some((first, last)) = self.problem.criterion(criterion).scale.ends() else {
            return false;
        };
        let offers = offers.into_iter().map(|i| self.ranking.order.0[i].offer);
        let number = |offer| rated_number(self.problem, offer, criterion);
        let numbers: Vec<f64> = offers.filter_map(number).collect();
        let differ = |side: &dyn Fn(f64) -> bool| {
            let mut all = numbers.iter().copied().filter(|x| side(*x));
            let one = all.next();
            one.is_some_and(|one| all.any(|x| x != one))
        };
        differ(&|x| x <= first) || differ(&|x| x >= last)
    }

    /// What the offers that the remarks count are: those that take a place.
    fn noun(&self) -> &'static str {
        let all = self.offers() == self.problem.offers().len();
        if all { "offer" } else { "ranked offer" }
    }

    /// Points of 100 that criteria weigh together: `55`, `33.3`.
    fn points(&self, criteria: &[CriterionId]) -> String {
        plain((1000.0 * self.share(criteria)).round() / 10.0)
    }

    /// The part of the weight that criteria have together.
    fn share(&self, criteria: &[CriterionId]) -> f64 {
        let shares = criteria.iter().map(|id| self.ranking.weights.share(*id));
        shares.sum()
    }
}
