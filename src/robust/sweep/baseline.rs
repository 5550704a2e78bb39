//! What stays as it is while one thing moves: the ranking, and which ratings rest on what.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::rests::{Rest, Rests};
use super::{Lever, Numbers, levers, now};
use crate::method::{
    Columns, Ranking, Role, UtilityTable, fit, is_known, is_relative, made_or_all,
};
use crate::model::{
    Cell, CompanyId, CriterionId, Fit, LinkId, Must, OfferId, Outcome, Problem, QuantityId,
    Subject, Utility,
};

/// Scores and utilities of all offers under one set of ranked offers.
#[derive(Clone, Debug)]
pub struct Scores<'p> {
    columns: Cow<'p, Columns>,
    by_offer: Cow<'p, [f64]>,
    /// The ranked offers, where a scale is made from them.
    ranked: Cow<'p, [OfferId]>,
}

impl Scores<'_> {
    /// Whether they are those of now.
    pub fn is_now(&self) -> bool {
        matches!(self.columns, Cow::Borrowed(_))
    }

    /// An offer's score.
    pub fn score(&self, offer: OfferId) -> f64 {
        self.by_offer[offer.index()]
    }

    /// All scores, by offer.
    pub fn scores(&self) -> &[f64] {
        &self.by_offer
    }

    /// All utilities at their middles.
    pub fn table(&self) -> &UtilityTable {
        self.columns.table()
    }

    /// The ranked offers, where a scale is made from them.
    pub fn ranked(&self) -> &[OfferId] {
        &self.ranked
    }

    /// A criterion's scale, made from the ranked offers where it is made from offers.
    pub fn fit<'q>(&self, problem: &'q Problem, criterion: CriterionId) -> Fit<'q> {
        fit(problem, criterion, &self.ranked)
    }

    /// What a rating is worth at its median.
    pub fn utility(&self, offer: OfferId, criterion: CriterionId) -> Utility {
        self.columns.worth(offer, criterion).middle
    }
}

/// Of so many offers, where each of an order stands in it.
fn spots(order: &[OfferId], offers: usize) -> Vec<Option<usize>> {
    let mut spots = vec![None; offers];
    for (i, offer) in order.iter().enumerate() {
        spots[offer.index()] = Some(i);
    }
    spots
}

/// A ranking from which one thing at a time is moved.
#[derive(Clone, Debug)]
pub struct Baseline<'p> {
    /// The decision.
    pub problem: &'p Problem,
    /// Its ranking as it is.
    pub ranking: &'p Ranking,
    /// The ranked offers in their order.
    pub order: Vec<OfferId>,
    spots: Vec<Option<usize>>,
    passing: Vec<bool>,
    rests: Arc<Rests>,
    /// Whether a scale is made from the offers present.
    pub is_relative: bool,
    /// By criterion, where its scale is made from the offers.
    numbers: Vec<OnceLock<Arc<Numbers>>>,
    with_unknowns: OnceLock<Vec<OfferId>>,
    /// Whether any of the ranked is offered, rather than all pending.
    any_offered: bool,
    /// Whether an offer is not looked at.
    is_aside: Vec<bool>,
    /// The one that keeps its first place, whatever moves, where only the others are looked at.
    pub held: Option<OfferId>,
}

impl<'p> Baseline<'p> {
    /// A baseline for a ranking of a problem.
    pub fn new(problem: &'p Problem, ranking: &'p Ranking) -> Self {
        let order: Vec<OfferId> = ranking.order.0.iter().map(|p| p.offer).collect();
        let standing = &ranking.standing;
        let passes = |id| !standing.fails(id) && standing.is_known_enough(id);
        let offered = |id: &OfferId| problem.offer(*id).status.is_made();
        Self {
            problem,
            ranking,
            spots: spots(&order, problem.offers().len()),
            order,
            passing: problem.offer_ids().map(passes).collect(),
            rests: Arc::new(Rests::new(problem)),
            is_relative: problem.criteria().any(|(_, c)| is_relative(&c.scale)),
            numbers: vec![OnceLock::new(); problem.criteria().len()],
            with_unknowns: OnceLock::new(),
            any_offered: standing.ranked.iter().any(offered),
            is_aside: vec![false; problem.offers().len()],
            held: None,
        }
    }

    /// The same among all but the first offer: its first is the second of all.
    #[must_use]
    pub fn without_first(&self) -> Self {
        let first = self.first();
        Self {
            held: first,
            ..self.among(|offer| Some(offer) != first)
        }
    }

    /// The same between two offers alone.
    #[must_use]
    pub fn between(&self, a: OfferId, b: OfferId) -> Self {
        self.among(|offer| offer == a || offer == b)
    }

    /// The same with only some of the offers looked at; the others stay where they are.
    fn among(&self, looked_at: impl Fn(OfferId) -> bool) -> Self {
        let order = self.order.iter().copied().filter(|o| looked_at(*o));
        let order: Vec<OfferId> = order.collect();
        let ids = self.problem.offer_ids();
        Self {
            problem: self.problem,
            ranking: self.ranking,
            spots: spots(&order, self.spots.len()),
            order,
            passing: self.passing.clone(),
            rests: Arc::clone(&self.rests),
            is_relative: self.is_relative,
            numbers: vec![OnceLock::new(); self.numbers.len()],
            with_unknowns: self.with_unknowns.clone(),
            any_offered: self.any_offered,
            is_aside: ids.map(|id| !looked_at(id)).collect(),
            held: None,
        }
    }

    /// Whether an offer is not looked at.
    pub fn is_aside(&self, offer: OfferId) -> bool {
        self.is_aside[offer.index()]
    }

    /// Those of some offers that are looked at.
    pub fn looked_at(&self, offers: &[OfferId]) -> Vec<OfferId> {
        let looked_at = offers.iter().copied().filter(|o| !self.is_aside(*o));
        looked_at.collect()
    }

    /// The offer that comes first now.
    pub fn first(&self) -> Option<OfferId> {
        self.order.first().copied()
    }

    /// Where a ranked offer stands in the order, from 0.
    pub fn spot(&self, offer: OfferId) -> Option<usize> {
        self.spots[offer.index()]
    }

    /// The id by which an offer stands among those of equal score.
    pub fn id(&self, offer: OfferId) -> &'p str {
        &self.problem.named().offer(offer).id
    }

    /// A criterion's share of all weight, 0 to 1.
    pub fn share(&self, criterion: CriterionId) -> f64 {
        self.ranking.weights.share(criterion)
    }

    /// The ratings that rest on a quantity.
    pub fn rests(&self, quantity: QuantityId) -> impl ExactSizeIterator<Item = Rest> + Clone {
        self.rests.on(quantity).iter().map(|r| r.1)
    }

    /// The ratings that move with a lever.
    pub fn rests_of(&self, lever: Lever) -> Vec<Rest> {
        if let Lever::Rating { offer, criterion } = lever {
            return vec![Rest {
                offer,
                criterion,
                role: Role::Whole,
            }];
        }
        let moved = lever.quantity(self.problem);
        moved.map_or_else(Vec::new, |quantity| self.rests(quantity).collect())
    }

    /// Whether several ratings rest on a quantity, and a fact of its company would move just them.
    pub fn is_shared(&self, quantity: QuantityId) -> bool {
        self.rests(quantity).len() > 1 && !self.is_loose(quantity)
    }

    /// Whether a fact of a company is a change of its own, beside the ratings that rest on it.
    pub fn is_fact(&self, quantity: QuantityId) -> bool {
        let subject = self.problem.quantity(quantity).subject;
        let of_company = matches!(subject, Subject::Company(..) | Subject::Unknown(..));
        let mut rests = self.rests(quantity);
        let alone = rests.len() == 1 && rests.all(|r| r.role == Role::Whole);
        of_company && !alone && !self.is_loose(quantity)
    }

    /// All quantities that ratings rest on, in the order in which they were stated.
    pub fn quantities(&self) -> Vec<QuantityId> {
        self.rests.quantities()
    }

    /// Whether an offer keeps the deal-breakers and is known enough, pending or not.
    pub fn passes(&self, offer: OfferId) -> bool {
        self.passing[offer.index()]
    }

    /// The deal-breakers, each with what became of it for an offer.
    pub fn judged(&self, offer: OfferId) -> impl Iterator<Item = (&'p Must, Outcome)> {
        let outcomes = self.ranking.standing.outcomes(offer).iter().copied();
        self.problem.musts().iter().zip(outcomes)
    }

    /// The scores when these offers are ranked, or those of now: other ones only where a scale is
    /// made from them.
    pub fn scores(&self, ranked: Option<&[OfferId]>) -> Scores<'p> {
        let Some(ranked) = ranked.filter(|_| self.is_relative) else {
            let ranked: &'p [OfferId] = &self.ranking.standing.ranked;
            return Scores {
                columns: Cow::Borrowed(&self.ranking.columns),
                by_offer: Cow::Borrowed(&self.ranking.scoring.scores),
                ranked: Cow::Borrowed(if self.is_relative { ranked } else { &[] }),
            };
        };
        let columns = Columns::new(self.problem, ranked);
        let shares = self.ranking.weights.shares();
        let scores = self.ranking.method.scores(columns.table(), shares);
        Scores {
            columns: Cow::Owned(columns),
            by_offer: Cow::Owned(scores),
            ranked: Cow::Owned(ranked.to_vec()),
        }
    }

    /// What the offers have on a criterion, with the scores of now.
    pub fn numbers(&self, criterion: CriterionId) -> &Arc<Numbers> {
        let make = || Arc::new(Numbers::new(self, &self.scores(None), criterion));
        self.numbers[criterion.index()].get_or_init(make)
    }

    /// Whether an offer takes a place, or could, were more known of it or a deal-breaker kept.
    pub fn may_rank(&self, offer: OfferId) -> bool {
        let offered = self.problem.offer(offer).status.is_made();
        self.spot(offer).is_some() || offered || !self.any_offered
    }

    /// Whether a company's fact, were it stated, would reach other ratings than those that rest
    /// on its unknown now.
    pub fn is_loose(&self, quantity: QuantityId) -> bool {
        let stated = self.problem.quantity(quantity);
        match stated.subject {
            Subject::Company(company, c) | Subject::Unknown(company, c) => {
                stated.rating.is_unknown() && self.problem.is_loose(company, c)
            }
            Subject::Own(..) | Subject::Share(_) | Subject::Part(..) | Subject::Rate(_) => false,
        }
    }

    /// All that take a place when some pass that did not, or the other way round, those that are not
    /// looked at among them; none where that changes nothing.
    pub fn ranked_with(&self, changed: &[(OfferId, bool)]) -> Option<Vec<OfferId>> {
        let is_held = |id: &OfferId| self.held == Some(*id);
        let changed = || changed.iter().filter(|(id, _)| !is_held(id));
        if changed().all(|(id, passes)| self.passes(*id) == *passes) {
            return None;
        }
        let mut now = self.passing.clone();
        for (id, passes) in changed() {
            now[id.index()] = *passes;
        }
        let ids = self.problem.offer_ids();
        let passing: Vec<OfferId> = ids.filter(|id| now[id.index()]).collect();
        Some(made_or_all(self.problem, passing))
    }

    /// Whether nothing is known of a rating, so that stating it makes the offer better known.
    pub fn is_unknown(&self, offer: OfferId, criterion: CriterionId) -> bool {
        !is_known(self.problem, self.problem.cell(offer, criterion))
    }

    /// The offers of which some rating is unknown.
    pub fn with_unknowns(&self) -> &[OfferId] {
        self.with_unknowns.get_or_init(|| {
            let criteria = || self.problem.criteria().map(|(c, _)| c);
            let is_any = |id: &OfferId| criteria().any(|c| self.is_unknown(*id, c));
            self.problem.offer_ids().filter(is_any).collect()
        })
    }

    /// Whether one rating rests on a quantity as it is, or several that only ratings of their own
    /// can move.
    pub fn is_one(&self, quantity: QuantityId) -> bool {
        let whole = self.rests(quantity).all(|r| r.role == Role::Whole);
        whole && !self.is_shared(quantity)
    }

    /// The link of a company on which ratings rest.
    pub fn link_of(&self, company: CompanyId) -> Option<LinkId> {
        let mut cells = self.problem.offer_ids().flat_map(|id| self.problem.row(id));
        cells.find_map(|cell| match cell {
            Cell::Linked { link, .. } if self.problem.link(*link).company == company => Some(*link),
            _ => None,
        })
    }

    /// Whether what a lever moves carries weight or a deal-breaker.
    pub fn is_weighed(&self, lever: Lever) -> bool {
        match lever {
            Lever::Weight { .. } | Lever::Share { .. } => true,
            _ => now::criterion_of(self, lever).is_some_and(|c| levers::matters(self, c)),
        }
    }

    /// The criterion that a quantity is about; none for a link's share and for parts of packages.
    pub fn criterion_of(&self, quantity: QuantityId) -> Option<CriterionId> {
        match self.problem.quantity(quantity).subject {
            Subject::Own(_, c) | Subject::Company(_, c) | Subject::Unknown(_, c) => Some(c),
            Subject::Share(_) | Subject::Part(..) | Subject::Rate(_) => None,
        }
    }
}
