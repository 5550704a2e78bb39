//! Lists put in order by one copy of the code. What the standard library sorts with is built anew
//! for each type and each key, 8 kB a time; this is for lists that are not long, and the order of
//! equal things stays. And things put together by their kinds, in the order in which these came.

use std::cmp::Ordering;

/// Things that can be put in order.
pub trait InOrder<T> {
    /// Puts them in the order that a comparison gives.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Puts them in the order of a key.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let wanted = order(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        arrange(wanted, &mut |a, b| self.swap(a, b));
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

/// Puts a thing to those of its kind, behind all kinds that came before.
pub fn put_to<K: PartialEq, T>(kinds: &mut Vec<(K, Vec<T>)>, kind: K, thing: T) {
    match kinds.iter_mut().find(|(own, _)| *own == kind) {
        Some((_, things)) => things.push(thing),
        None => kinds.push((kind, vec![thing])),
    }
}

/// For each place, which thing belongs there.
fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Swaps things until each is where it belongs: along each circle of things that take each other's
/// places.
fn arrange(mut wanted: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..wanted.len() {
        let mut place = first;
        loop {
            let next = std::mem::replace(&mut wanted[place], place);
            if next == first {
                break;
            }
            swap(place, next);
            place = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_are_in_the_order_of_the_standard_library(list in proptest::collection::vec((0u8..9, 0u8..9), 0..60)) {
            let (mut own, mut theirs) = (list.clone(), list);
            own.order_by_key(|pair| pair.0);
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(&own, &theirs);
            let other = |a: &(u8, u8), b: &(u8, u8)| (b.1 / 2).cmp(&(a.1 / 2)).then(a.0.cmp(&b.0));
            own.order_by(other);
            theirs.sort_by(other);
            prop_assert_eq!(own, theirs);
        }
    }
}
