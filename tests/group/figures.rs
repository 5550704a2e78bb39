//! Figures worked by hand, the edges, and what a large panel costs.

use std::time::{Duration, Instant};

use offer_rank::group::{Ballot, Firsts, Kemeny, Panel, Regrets, Support, kendall_w, tau_b};

fn panel(voices: &[f64], scores: &[&[f64]]) -> Panel {
    let ballot = |(voice, scores): (&f64, &&[f64])| Ballot {
        voice: *voice,
        scores: scores.to_vec(),
    };
    Panel::new(voices.iter().zip(scores).map(ballot).collect())
}

#[test]
fn twelve_level_offers_have_479_million_optima() {
    let level = Support::new(&panel(&[1.0], &[&[50.0; 12]]));
    let kemeny = Kemeny::new(&level).expect("twelve are few");
    // 12!
    assert_eq!(kemeny.optima, 479_001_600);
    assert_eq!(kemeny.places, [(1, 12); 12]);
    assert_eq!(kemeny.order, (0..12).collect::<Vec<_>>());
    assert_eq!(
        Kemeny::new(&Support::new(&panel(&[1.0], &[&[50.0; 13]]))),
        None
    );
}

#[test]
fn a_voice_counts_as_often_as_it_says() {
    let (one, other): (&[f64], &[f64]) = (&[3.0, 2.0, 1.0], &[1.0, 2.0, 3.0]);
    let double = panel(&[2.0, 1.0], &[one, other]);
    let thrice = panel(&[1.0, 1.0, 1.0], &[one, one, other]);
    assert_eq!(double.borda(), thrice.borda());
    assert_eq!(double.condorcet(), Some(0));
    assert_eq!(kendall_w(&double), kendall_w(&thrice));
    let [a, b] = [&double, &thrice].map(|p| Kemeny::new(&Support::new(p)));
    assert_eq!(a, b);
}

#[test]
fn who_prefers_nothing_agrees_with_nobody() {
    let level = [2.0, 2.0, 2.0];
    assert_eq!(tau_b(&level, &[1.0, 2.0, 3.0]), None);
    assert_eq!(tau_b(&[], &[]), None);
    assert_eq!(
        kendall_w(&panel(&[1.0, 1.0], &[&[5.0; 3], &[7.0; 3]])),
        None
    );
    assert_eq!(tau_b(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
}

#[test]
fn one_offer_and_none() {
    let one = panel(&[1.0, 1.0], &[&[5.0], &[7.0]]);
    assert_eq!(one.firsts(), Firsts::Same(0));
    assert_eq!(one.condorcet(), Some(0));
    assert_eq!(Regrets::new(&one).live_with(), Some(0));
    let none = panel(&[1.0, 1.0], &[&[], &[]]);
    assert_eq!(none.firsts(), Firsts::Apart);
    assert_eq!(none.condorcet(), None);
    assert_eq!(Regrets::new(&none).live_with(), None);
    let kemeny = Kemeny::new(&Support::new(&none)).expect("none are few");
    assert_eq!((kemeny.order.len(), kemeny.optima), (0, 1));
}

#[test]
fn firsts_that_tie_are_shared() {
    let shared = panel(&[1.0, 1.0], &[&[5.0, 5.0, 1.0], &[7.0, 1.0, 1.0]]);
    assert_eq!(shared.firsts(), Firsts::Shared(vec![0]));
    assert!(shared.disputes(&[6.0, 3.0, 1.0]).is_empty());
}

/// Scores that look random and are the same each time.
fn many(judges: usize, offers: usize) -> Panel {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as f64 / f64::from(1_u32 << 24)
    };
    let mut ballot = || Ballot {
        voice: 1.0,
        scores: (0..offers).map(|_| next()).collect(),
    };
    Panel::new((0..judges).map(|_| ballot()).collect())
}

fn time(panel: &Panel) -> Duration {
    let start = Instant::now();
    let support = Support::new(panel);
    let told = (
        panel.borda_order(),
        support.copeland_order(),
        panel.condorcet(),
        Kemeny::new(&support),
        kendall_w(panel),
        Regrets::new(panel).live_with(),
        panel.disputes(&panel.borda()),
    );
    let mut taus = Vec::new();
    for one in 0..panel.judges() {
        for other in one + 1..panel.judges() {
            taus.push(tau_b(panel.ranks(one), panel.ranks(other)));
        }
    }
    assert!(told.2.is_none_or(|i| i < panel.ranks(0).len()) && !taus.is_empty());
    start.elapsed()
}

#[test]
fn large_panels_are_quick() {
    // The limits are those of an optimised build; this one is not.
    let slow = if cfg!(debug_assertions) { 100 } else { 1 };
    let (few, large) = (time(&many(20, 12)), time(&many(20, 1_000)));
    assert!(few < Duration::from_millis(100 * slow), "{few:?}");
    assert!(large < Duration::from_millis(50 * slow), "{large:?}");
}
