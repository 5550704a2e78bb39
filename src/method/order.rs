//! The order of the offers by score.

use crate::model::{OfferId, Problem};

/// Scores this near to each other are equal.
const EQUAL: f64 = 1e-12;

/// An offer and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The offer.
    pub offer: OfferId,
    /// Its place, which offers of equal score share.
    pub place: usize,
    /// Whether it shares its place.
    pub tied: bool,
}

/// A score and whose it is.
type Scored = (f64, OfferId);

/// Offers by score, best first; those of equal score by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order(pub Vec<Placed>);

impl Order {
    /// Puts some of a problem's offers in order.
    pub fn new(problem: &Problem, offers: &[OfferId], scores: &[f64]) -> Self {
        let id = |scored: &Scored| problem.offer(scored.1).id.as_str();
        // The scores lie beside the ids that they order: the sort looks at nothing else.
        let mut order: Vec<Scored> = offers.iter().map(|id| (scores[id.index()], *id)).collect();
        // Stable, since that is quick where the offers come nearly in order.
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut placed = Vec::with_capacity(order.len());
        let mut rest = &mut order[..];
        while let Some(&(first, _)) = rest.first() {
            // Equal is what is near the first of the group, so that a chain of near ones ends.
            let equal = rest.iter().take_while(|s| first - s.0 <= EQUAL).count();
            let (group, others) = rest.split_at_mut(equal);
            group.sort_by_cached_key(id);
            let place = placed.len() + 1;
            placed.extend(group.iter().map(|&(_, offer)| Placed {
                offer,
                place,
                tied: equal > 1,
            }));
            rest = others;
        }
        Self(placed)
    }

    /// The position that an offer of this score would take among them.
    pub fn would_be(&self, score: f64, scores: &[f64]) -> usize {
        self.0
            .partition_point(|p| scores[p.offer.index()] > score + EQUAL)
            + 1
    }
}
