//! The laws of a diff: a bridge adds up, nothing differs from itself, and what is swapped negates.

use offer_rank::report::{BridgeKind, Depth, DiffOffer, DiffReport, SideName, Snapshot, diff};
use proptest::prelude::*;

use crate::decision::Decision;
use crate::random;

/// Two random decisions that share offers and criteria by their ids; the other one may differ from
/// the first in its weights alone.
fn two(seed: u64, weights_only: bool) -> Option<[Snapshot; 2]> {
    let one = random::decision(seed);
    let other = if weights_only {
        let text = one
            .text
            .replacen("[weights]\nc0 = ", "[weights]\nc0 = 1", 1);
        Decision {
            text,
            ..one.clone()
        }
    } else {
        random::decision(seed.wrapping_add(1))
    };
    // Who is known well enough hangs on weights, and a scale that is made from offers on those.
    let is_fixed = !(weights_only && one.text.contains("normalize"));
    if !(is_fixed && one.is_sound() && other.is_sound()) {
        return None;
    }
    Some([one, other].map(|d| snapshot(&d)))
}

fn snapshot(decision: &Decision) -> Snapshot {
    decision.report_of((200, Depth::None), None, |report, _| {
        Snapshot::of(report).expect("a ranking")
    })
}

fn told(before: &Snapshot, after: &Snapshot) -> DiffReport {
    diff((before, SideName::default()), (after, SideName::default()))
}

/// The points of a bridge by kinds: ratings, weights, both together, all else.
fn sums(offer: &DiffOffer) -> [f64; 4] {
    let kinds = [
        BridgeKind::Rating,
        BridgeKind::Weights,
        BridgeKind::Together,
        BridgeKind::Rest,
    ];
    kinds.map(|kind| {
        let parts = offer.bridge.iter().filter(|p| p.kind == kind);
        parts.map(|p| p.points).sum()
    })
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-7
}

proptest! {
    #![proptest_config(super::cases(60))]

    #[test]
    fn a_bridge_adds_up_and_negates(seed in any::<u64>(), weights_only in any::<bool>()) {
        let Some([before, after]) = two(seed, weights_only) else {
            return Ok(());
        };
        let (forth, back) = (told(&before, &after), told(&after, &before));
        prop_assert_eq!(forth.same_order, back.same_order);
        for offer in &forth.offers {
            let Some(change) = offer.change else {
                prop_assert!(offer.bridge.is_empty());
                continue;
            };
            let [ratings, weights, together, rest] = sums(offer);
            prop_assert!(near(ratings + weights + together, change), "{offer:?}");
            prop_assert!(near(rest, 0.0), "{offer:?}");
            // An offer that each side knows by an id of its own goes by that of after.
            let Some(swapped) = back.offers.iter().find(|o| o.id == offer.id) else {
                continue;
            };
            prop_assert!(near(swapped.change.unwrap_or(f64::NAN), -change));
            // Alone and with the other side's: what is taken back is what was given.
            let other = sums(swapped);
            prop_assert!(near(other[0], -(ratings + together)), "{offer:?} {swapped:?}");
            prop_assert!(near(other[1], -(weights + together)), "{offer:?} {swapped:?}");
            prop_assert!(near(other[2], together), "{offer:?} {swapped:?}");
            if !weights_only {
                continue;
            }
            prop_assert!(near(ratings, 0.0) && near(together, 0.0), "{offer:?}");
        }
        prop_assert_eq!(forth.changes.len(), back.changes.len());
        for change in &forth.changes {
            let is_back = |c: &&offer_rank::report::InputChange| {
                let (own, key) = (&c.key, &change.key);
                own.kind == key.kind && own.criterion == key.criterion && own.part == key.part
                    && c.before == change.after && c.after == change.before
            };
            prop_assert!(back.changes.iter().any(|c| is_back(&c)), "{change:?}");
        }
    }

    #[test]
    fn nothing_differs_from_itself(seed in any::<u64>()) {
        let Some([one, _]) = two(seed, false) else {
            return Ok(());
        };
        let told = told(&one, &one.clone());
        prop_assert_eq!(&told.text, "Nothing changed.");
        prop_assert!(told.same_order && told.changes.is_empty());
        for offer in &told.offers {
            prop_assert!(offer.bridge.is_empty() && offer.change == Some(0.0));
        }
    }
}
