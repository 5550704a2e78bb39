//! The orders that contradict the fewest voices (Kemeny 1959; Young & Levenglick 1978), exactly.
//!
//! An order's first k offers cost the same to continue however they stand: so the least cost of
//! each subset, from either end, gives the optimum, and every place that an offer takes in any
//! optimum, in O(2ⁿ n).

use super::Support;

/// With more offers the subsets are too many.
pub const MOST_RANKED: usize = 12;

/// The optimum, and all orders that reach it.
#[derive(Clone, Debug, PartialEq)]
pub struct Kemeny {
    /// One of them: of the possible offers, the lowest index comes first at each place.
    pub order: Vec<usize>,
    /// The voices against it, over all pairs.
    pub against: f64,
    /// How many orders reach it.
    pub optima: u64,
    /// The first and the last place, from 1, of each offer over all of them.
    pub places: Vec<(usize, usize)>,
}

/// The costs of all subsets of offers as the first ones of an order.
struct Subsets<'s> {
    support: &'s Support,
    offers: usize,
    /// Of the pairs within a subset, in its least order.
    within: Vec<f64>,
    /// Of all other pairs, in the least order of those that are left.
    rest: Vec<f64>,
}

impl Kemeny {
    /// All optima of a panel's voices; none where there are more than [`MOST_RANKED`] offers.
    pub fn new(support: &Support) -> Option<Self> {
        let offers = support.offers();
        (offers <= MOST_RANKED).then(|| Subsets::new(support, offers).optima())
    }

    /// Those that come first in any optimum.
    pub fn firsts(&self) -> Vec<usize> {
        let offers = 0..self.places.len();
        offers.filter(|i| self.places[*i].0 == 1).collect()
    }
}

impl<'s> Subsets<'s> {
    fn new(support: &'s Support, offers: usize) -> Self {
        let all = 1_usize << offers;
        let mut subsets = Self {
            support,
            offers,
            within: vec![f64::INFINITY; all],
            rest: vec![f64::INFINITY; all],
        };
        subsets.within[0] = 0.0;
        for set in 0..all {
            for next in subsets.others(set) {
                let with = set | 1 << next;
                let cost = subsets.within[set] + subsets.step(set, next);
                subsets.within[with] = subsets.within[with].min(cost);
            }
        }
        subsets.rest[all - 1] = 0.0;
        for set in (0..all).rev() {
            for next in subsets.others(set) {
                let cost = subsets.step(set, next) + subsets.rest[set | 1 << next];
                subsets.rest[set] = subsets.rest[set].min(cost);
            }
        }
        subsets
    }

    /// The offers that are not in a subset.
    fn others(&self, set: usize) -> impl Iterator<Item = usize> + use<> {
        (0..self.offers).filter(move |offer| set >> offer & 1 == 0)
    }

    /// The voices that are contradicted by putting an offer behind a subset.
    fn step(&self, set: usize, next: usize) -> f64 {
        let before = (0..self.offers).filter(|offer| set >> offer & 1 == 1);
        before.map(|offer| self.support.ahead(next, offer)).sum()
    }

    /// The offers that may come next after a subset in an optimum, where the subset begins one.
    fn next(&self, set: usize) -> impl Iterator<Item = usize> {
        let most = self.rest[0] + self.support.slack;
        let before = self.within[set];
        self.others(set)
            .filter(move |next| before + self.step(set, *next) + self.rest[set | 1 << next] <= most)
    }

    fn optima(&self) -> Kemeny {
        let all = (1_usize << self.offers) - 1;
        let mut ways = vec![0_u64; all + 1];
        ways[0] = 1;
        let mut places = vec![(usize::MAX, 0); self.offers];
        for set in 0..=all {
            if ways[set] == 0 {
                continue;
            }
            let place = set.count_ones() as usize + 1;
            for next in self.next(set) {
                ways[set | 1 << next] += ways[set];
                let (first, last) = &mut places[next];
                (*first, *last) = (place.min(*first), place.max(*last));
            }
        }
        Kemeny {
            order: self.lowest(),
            against: self.rest[0],
            optima: ways[all],
            places,
        }
    }

    /// The optimum with the lowest index at each place.
    fn lowest(&self) -> Vec<usize> {
        let (mut order, mut set) = (Vec::with_capacity(self.offers), 0);
        while let Some(next) = self.next(set).next() {
            order.push(next);
            set |= 1 << next;
        }
        order
    }
}
