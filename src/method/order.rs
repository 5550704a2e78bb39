//! The order of the offers by score.

use crate::model::{OfferId, Problem};

/// Scores this near to each other are equal.
pub const TIE: f64 = 1e-12;

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

/// Whether two neighbours by score are equal.
fn is_near(pair: &[Scored]) -> bool {
    pair[0].0 - pair[1].0 <= TIE
}

/// Offers by score, best first; those of equal score by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferOrder(pub Vec<Placed>);

impl OfferOrder {
    /// Puts some of a problem's offers in order.
    pub fn new(problem: &Problem, offers: &[OfferId], scores: &[f64]) -> Self {
        let id = |scored: &Scored| problem.named().offer(scored.1).id.as_str();
        // The scores lie beside the ids that they order: the sort looks at nothing else.
        let mut order: Vec<Scored> = offers.iter().map(|id| (scores[id.index()], *id)).collect();
        // Stable, since that is quick where the offers come nearly in order.
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut placed = Vec::with_capacity(order.len());
        let mut rest = &mut order[..];
        while !rest.is_empty() {
            // Equal are those of a chain in which each is near the next.
            let equal = 1 + rest.windows(2).take_while(|s| is_near(s)).count();
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

    /// The place that an offer of this score would take among them, and whether it would share it.
    pub fn would_be(&self, score: f64, scores: &[f64]) -> (usize, bool) {
        let of = |p: &Placed| scores[p.offer.index()];
        let ahead = self.0.partition_point(|p| of(p) > score + TIE);
        // Those of equal score may be chained to others before them.
        self.0.get(ahead).map_or((ahead + 1, false), |first| {
            let equal = (of(first) - score).abs() <= TIE;
            let place = if equal { first.place } else { ahead + 1 };
            (place, equal)
        })
    }
}
