//! The order in which outputs show offers, and their places in it.

use crate::load::Shortlisted;
use crate::method::{Placed, Ranking};
use crate::model::{Offer, OfferId, Problem};
use crate::report::sureness::Sureness;
use crate::text::order::InOrder;

/// An offer where it is shown.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct ShownOffer {
    pub offer: OfferId,
    /// Where it stands by score, from 1, and with whom, if it takes a place.
    pub placed: Option<(usize, Placed)>,
}

/// What the order of offers and their places are known by.
#[derive(Clone, Copy)]
pub(in crate::report) struct ShownOrder<'r> {
    pub ranking: &'r Ranking,
    pub sureness: &'r Sureness,
    pub shortlisted: Option<Shortlisted>,
}

impl<'r> ShownOrder<'r> {
    pub const fn new(
        ranking: &'r Ranking,
        sureness: &'r Sureness,
        shortlisted: Option<Shortlisted>,
    ) -> Self {
        Self {
            ranking,
            sureness,
            shortlisted,
        }
    }

    /// Ranked offers, best first, then the others by score.
    pub fn offers(&self, problem: &Problem) -> Vec<ShownOffer> {
        let are_ranked = self.shortlisted.is_none_or(|list| list.are_ranked());
        let order = &self.ranking.order.0[..];
        let order = if are_ranked { order } else { &[] };
        let before = self.shortlisted.map_or(0, |list| list.before);
        let mut is_ranked = vec![false; problem.offers().len()];
        let mut shown = Vec::with_capacity(is_ranked.len());
        for (i, placed) in order.iter().enumerate() {
            is_ranked[placed.offer.index()] = true;
            shown.push(ShownOffer {
                offer: placed.offer,
                placed: Some((before + i + 1, *placed)),
            });
        }
        let scores = &self.ranking.scoring.scores;
        let others = problem.offers();
        let mut others: Vec<(OfferId, &Offer)> =
            others.filter(|(id, _)| !is_ranked[id.index()]).collect();
        others.order_by(|a, b| {
            let score = scores[b.0.index()].total_cmp(&scores[a.0.index()]);
            score.then_with(|| a.1.id.cmp(&b.1.id))
        });
        shown.extend(others.into_iter().map(|(offer, _)| ShownOffer {
            offer,
            placed: None,
        }));
        shown
    }

    /// The place of an offer by score, which those of equal score share.
    pub fn score_place(&self, placed: &Placed) -> usize {
        let list = self.shortlisted;
        list.map_or(placed.place, |list| list.place(placed.place))
    }

    /// The first and the last place that an offer may hold, and whether it always ties.
    pub fn places(&self, placed: &Placed) -> (usize, usize, bool) {
        let (first, last, tied) = self.sureness.places(placed, self.ranking);
        match self.shortlisted {
            Some(list) => (list.place(first), list.place(last), tied),
            None => (first, last, tied),
        }
    }
}
