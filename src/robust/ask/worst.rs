//! The least lead of one offer over another, all answers taken together.
//!
//! Ratings that rest on nothing in common stand at their worst and at their best. What both rest on
//! moves both: a fact through each of its levels, or its ends and where it passes a company's own
//! part; a link's share at its ends, on all criteria at once; an exchange rate at its ends and where
//! either pay passes a point of the scale. On a scale made from the offers only a bound is known.

use super::super::sweep::Baseline;
use super::pair::{CellPair, KnownAnswer, Worst, exactly};
use super::pair_pay::PayPair;
use crate::method::{is_relative, rests_on};
use crate::model::{Cell, Criterion, CriterionId, LinkId, OfferId, Outcome};

/// Links beyond so many are not looked at together.
const LINKS: usize = 10;

/// One offer against its rivals.
pub struct WorstCase<'b> {
    baseline: &'b Baseline<'b>,
    first: OfferId,
    /// Whether an answer may change who takes a place, and with it scales made from the offers.
    is_loose: bool,
}

impl<'b> WorstCase<'b> {
    /// The case of an offer.
    pub fn new(baseline: &'b Baseline<'b>, first: OfferId) -> Self {
        let standing = &baseline.ranking.standing;
        let may_move = |id: OfferId| {
            let open = |o: &Outcome| matches!(o, Outcome::MayFail | Outcome::NotChecked);
            let is_in = baseline.spot(id).is_some() || baseline.is_aside(id);
            baseline.may_rank(id)
                && !standing.fails(id)
                && (!is_in || standing.outcomes(id).iter().any(open))
        };
        Self {
            baseline,
            first,
            is_loose: baseline.problem.offer_ids().any(may_move),
        }
    }

    /// A bound of the lead over a rival: what both rest on taken apart.
    pub fn bound(&self, rival: OfferId) -> f64 {
        let columns = &self.baseline.ranking.columns;
        let of = |(id, criterion): (CriterionId, &Criterion)| {
            let least = if is_relative(&criterion.scale) {
                -1.0
            } else {
                columns.worth(self.first, id).low.get() - columns.worth(rival, id).high.get()
            };
            100.0 * self.baseline.share(id) * least
        };
        self.baseline.problem.criteria().map(of).sum()
    }

    /// The least lead over a rival.
    pub fn against(&self, rival: OfferId) -> Worst {
        let links = self.links(rival);
        let sets = 1_usize << links.len().min(LINKS);
        let of = |set: usize| {
            let mut worst = Worst {
                lead: 0.0,
                is_exact: links.len() <= LINKS,
                answers: Vec::new(),
            };
            let shares: Vec<KnownAnswer> = links
                .iter()
                .enumerate()
                .map(|(i, link)| self.share(*link, set >> i & 1 == 1))
                .collect();
            for (id, _) in self.baseline.problem.criteria() {
                let weight = 100.0 * self.baseline.share(id);
                if weight > 0.0 {
                    worst.add(weight, self.on(id, rival, &shares));
                }
            }
            worst.answers.extend(shares);
            worst
        };
        let all = (0..sets).map(of);
        let least = all.min_by(|a, b| a.lead.total_cmp(&b.lead));
        least.unwrap_or(Worst::at_least(f64::NEG_INFINITY))
    }

    /// The links with an open share on which either offer rests.
    fn links(&self, rival: OfferId) -> Vec<LinkId> {
        let problem = self.baseline.problem;
        let cells = [self.first, rival].into_iter().flat_map(|o| problem.row(o));
        let mut links: Vec<LinkId> = cells
            .filter_map(|cell| match cell {
                Cell::Linked { link, .. } => Some(*link),
                _ => None,
            })
            .filter(|link| problem.quantity(problem.link(*link).share).rating.is_open())
            .collect();
        links.sort();
        links.dedup();
        links
    }

    /// A link's share at an end.
    fn share(&self, link: LinkId, is_most: bool) -> KnownAnswer {
        let share = self.baseline.problem.link(link).share;
        let stated = self.baseline.problem.quantity(share).rating.spread();
        let (low, high) = stated.map_or((0.0, 1.0), |s| (s.low(), s.high()));
        (share, exactly(if is_most { high } else { low }))
    }

    /// The least difference of utilities on a criterion.
    fn on(&self, id: CriterionId, rival: OfferId, shares: &[KnownAnswer]) -> Worst {
        let baseline = self.baseline;
        let cells = [self.first, rival].map(|o| baseline.problem.cell(o, id));
        let criterion = baseline.problem.criterion(id);
        let pair = CellPair {
            baseline,
            cells,
            criterion,
            fit: baseline.scores(None).fit(baseline.problem, id),
            shares,
        };
        if is_relative(&criterion.scale) && (self.is_loose || self.moves(id)) {
            return pair.bound(&self.numbers(id));
        }
        if cells.iter().any(|c| matches!(c, Cell::Package(_))) {
            return PayPair::new(&pair).least();
        }
        pair.least()
    }

    /// Whether any rating of a column is open.
    fn moves(&self, id: CriterionId) -> bool {
        let problem = self.baseline.problem;
        let in_column = problem.offer_ids().filter(|o| self.baseline.may_rank(*o));
        let mut rests = in_column.flat_map(|o| rests_on(problem, problem.cell(o, id)));
        rests.any(|(q, _)| problem.quantity(q).rating.is_open())
    }

    /// The least and the most that is stated in a column.
    fn numbers(&self, id: CriterionId) -> (f64, f64) {
        let problem = self.baseline.problem;
        let offers = self.baseline.order.iter();
        let quantities = offers.flat_map(|o| rests_on(problem, problem.cell(*o, id)));
        let numbers = quantities.filter_map(|(q, _)| problem.quantity(q).rating.spread());
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        numbers.fold(none, |all, s| (all.0.min(s.low()), all.1.max(s.high())))
    }
}
