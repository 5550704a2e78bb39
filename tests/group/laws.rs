//! Laws of consensus and agreement, over random panels with ties and voices.

use offer_rank::group::{
    Ballot, Firsts, Kemeny, Panel, Regrets, Support, TiedOrder, kendall_w, mean_ranks, tau_b,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::law_cases::cases;
use crate::plain;

/// Scores from few numbers, so that many tie, and voices that are no whole numbers.
fn ballots(offers: impl Strategy<Value = usize>) -> impl Strategy<Value = Vec<Ballot>> {
    let ballot = |n| {
        let scores = vec((0..6_u8).prop_map(|s| f64::from(s) * 12.5), n);
        let voice = prop_oneof![Just(1.0), Just(2.0), 0.1..3.0_f64];
        (scores, voice).prop_map(|(scores, voice)| Ballot { voice, scores })
    };
    offers.prop_flat_map(move |n| vec(ballot(n), 1..6))
}

/// What the rules make of a panel.
#[derive(Debug, PartialEq)]
struct Consensus {
    borda: TiedOrder,
    copeland: TiedOrder,
    condorcet: Option<usize>,
    kemeny: Option<(u64, Vec<(usize, usize)>)>,
    firsts: Firsts,
    live_with: Option<usize>,
}

fn consensus(ballots: &[Ballot]) -> Consensus {
    let panel = Panel::new(ballots.to_vec());
    let support = Support::new(&panel);
    Consensus {
        borda: panel.borda_order(),
        copeland: support.copeland_order(),
        condorcet: panel.condorcet(),
        kemeny: Kemeny::new(&support).map(|k| (k.optima, k.places)),
        firsts: panel.firsts(),
        live_with: Regrets::new(&panel).live_with(),
    }
}

/// The offers of each ballot in another order: offer i comes to stand at `to[i]`.
fn moved(ballots: &[Ballot], to: &[usize]) -> Vec<Ballot> {
    let moved = |ballot: &Ballot| {
        let mut scores = ballot.scores.clone();
        to.iter()
            .enumerate()
            .for_each(|(i, at)| scores[*at] = ballot.scores[i]);
        Ballot {
            voice: ballot.voice,
            scores,
        }
    };
    ballots.iter().map(moved).collect()
}

fn moved_order(order: &TiedOrder, to: &[usize]) -> TiedOrder {
    let group = |group: &Vec<usize>| {
        let mut group: Vec<usize> = group.iter().map(|i| to[*i]).collect();
        group.sort_unstable();
        group
    };
    TiedOrder(order.0.iter().map(group).collect())
}

fn shuffled(n: impl Strategy<Value = usize>) -> impl Strategy<Value = (Vec<Ballot>, Vec<usize>)> {
    ballots(n).prop_flat_map(|ballots| {
        let to: Vec<usize> = (0..ballots[0].scores.len()).collect();
        (Just(ballots), Just(to).prop_shuffle())
    })
}

fn is_near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    }
}

proptest! {
    // Seeds that once broke a law are kept in a file.
    #![proptest_config(ProptestConfig {
        failure_persistence: ProptestConfig::default().failure_persistence,
        ..cases(256)
    })]

    #[test]
    fn the_order_of_judges_does_not_count(
        (one, other) in ballots(1..9_usize).prop_flat_map(|b| (Just(b.clone()), Just(b).prop_shuffle()))
    ) {
        prop_assert_eq!(consensus(&one), consensus(&other));
        let w = [one, other].map(|b| kendall_w(&Panel::new(b)));
        prop_assert!(is_near(w[0], w[1]));
    }

    #[test]
    fn the_order_of_offers_does_not_count((ballots, to) in shuffled(1..9_usize)) {
        let (one, other) = (consensus(&ballots), consensus(&moved(&ballots, &to)));
        prop_assert_eq!(moved_order(&one.borda, &to), other.borda);
        prop_assert_eq!(moved_order(&one.copeland, &to), other.copeland);
        prop_assert_eq!(one.condorcet.map(|i| to[i]), other.condorcet);
        let (ours, theirs) = (one.kemeny.expect("few"), other.kemeny.expect("few"));
        prop_assert_eq!(ours.0, theirs.0);
        for (i, places) in ours.1.iter().enumerate() {
            prop_assert_eq!(*places, theirs.1[to[i]]);
        }
    }

    #[test]
    fn a_panel_of_copies_gives_that_judges_order(
        ballot in ballots(1..9_usize).prop_map(|b| b[0].clone()), n in 1..8_usize
    ) {
        let alone = TiedOrder::by(&ballot.scores, 1e-12);
        let panel = Panel::new(vec![ballot; n]);
        let support = Support::new(&panel);
        prop_assert_eq!(&panel.borda_order(), &alone);
        prop_assert_eq!(&support.copeland_order(), &alone);
        // Kemeny's optima are the ways to write the order out: its ties in any order, no more.
        let kemeny = Kemeny::new(&support).expect("few offers");
        let ways = |group: &Vec<usize>| (1..=group.len() as u64).product::<u64>();
        prop_assert_eq!(kemeny.optima, alone.0.iter().map(ways).product::<u64>());
        prop_assert_eq!(kemeny.firsts(), alone.first());
        let first = alone.first();
        prop_assert_eq!(panel.condorcet(), (first.len() == 1).then(|| first[0]));
        if alone.0.len() > 1 {
            prop_assert!(is_near(kendall_w(&panel), Some(1.0)));
        }
    }

    #[test]
    fn unanimous_judges_give_their_order_under_every_rule(
        ranks in Just(vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]).prop_shuffle(),
        sizes in vec((0.1..9.0_f64, 0.5..2.0_f64), 1..6),
    ) {
        // One order, by scores of many sizes and with many voices.
        let ballot = |(size, voice): &(f64, f64)| Ballot {
            voice: *voice,
            scores: ranks.iter().map(|rank| rank * size).collect(),
        };
        let all = consensus(&sizes.iter().map(ballot).collect::<Vec<_>>());
        let order = TiedOrder::by(&ranks, 0.0);
        let first = order.first()[0];
        prop_assert_eq!(&all.borda, &order);
        prop_assert_eq!(&all.copeland, &order);
        prop_assert_eq!(all.condorcet, Some(first));
        prop_assert_eq!(all.firsts, Firsts::Same(first));
        prop_assert_eq!(all.live_with, Some(first));
        let (optima, places) = all.kemeny.expect("few");
        prop_assert_eq!(optima, 1);
        for (place, group) in order.0.iter().enumerate() {
            prop_assert_eq!(places[group[0]], (place + 1, place + 1));
        }
    }

    #[test]
    fn kemeny_is_what_trying_every_order_gives(ballots in ballots(0..8_usize)) {
        let support = Support::new(&Panel::new(ballots));
        let kemeny = Kemeny::new(&support).expect("few offers");
        let orders = plain::orders(support.offers());
        let costs: Vec<f64> = orders.iter().map(|o| plain::against(&support, o)).collect();
        let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
        prop_assert!((kemeny.against - least).abs() <= support.slack);
        let optima = orders.iter().zip(&costs).filter(|(_, c)| **c <= least + support.slack);
        let optima: Vec<&Vec<usize>> = optima.map(|(order, _)| order).collect();
        prop_assert_eq!(kemeny.optima, optima.len() as u64);
        prop_assert_eq!(&kemeny.order, optima[0]);
        for offer in 0..support.offers() {
            let places = optima.iter().filter_map(|o| o.iter().position(|i| *i == offer));
            let places: Vec<usize> = places.map(|p| p + 1).collect();
            let ends = (places.iter().min().copied(), places.iter().max().copied());
            prop_assert_eq!((Some(kemeny.places[offer].0), Some(kemeny.places[offer].1)), ends);
        }
    }

    #[test]
    fn agreement_is_what_a_plain_count_gives(ballots in ballots(1..30_usize)) {
        let ranks: Vec<Vec<f64>> = ballots.iter().map(|b| mean_ranks(&b.scores)).collect();
        for (ballot, ranks) in ballots.iter().zip(&ranks) {
            for (offer, rank) in ranks.iter().enumerate() {
                prop_assert_eq!(*rank, plain::mean_rank(&ballot.scores, offer));
            }
        }
        for one in &ranks {
            for other in &ranks {
                prop_assert!(is_near(tau_b(one, other), plain::tau_b(one, other)));
            }
            let with_itself = tau_b(one, one);
            prop_assert!(with_itself.is_none_or(|tau| tau == 1.0));
        }
        let w = kendall_w(&Panel::new(ballots.clone()));
        prop_assert!(is_near(w, plain::kendall_w(&ballots)), "{w:?}");
    }

    #[test]
    fn a_condorcet_winner_leads_by_pairs_and_in_every_optimum(ballots in ballots(1..8_usize)) {
        let all = consensus(&ballots);
        if let Some(winner) = all.condorcet {
            prop_assert_eq!(all.copeland.first(), [winner]);
            prop_assert_eq!(all.kemeny.expect("few").1[winner], (1, 1));
        }
    }

    #[test]
    fn what_all_can_live_with_costs_nobody_more_than_any_other(ballots in ballots(1..9_usize)) {
        let panel = Panel::new(ballots);
        let regrets = Regrets::new(&panel);
        let chosen = regrets.live_with().expect("an offer");
        for offer in 0..panel.ranks(0).len() {
            prop_assert!(regrets.largest(chosen) <= regrets.largest(offer) + 1e-9);
        }
    }

    /// A voice of 3 counts as three judges do who think alike.
    #[test]
    fn a_voice_counts_as_often_as_it_says(
        ballots in ballots(1..7_usize), voices in vec(1..5_u8, 5)
    ) {
        let with = |ballot: &Ballot, voice: f64| Ballot { voice, ..ballot.clone() };
        let each = || ballots.iter().zip(&voices);
        let loud: Vec<Ballot> = each().map(|(b, n)| with(b, f64::from(*n))).collect();
        let many = each().flat_map(|(b, n)| (0..*n).map(move |_| with(b, 1.0)));
        let many: Vec<Ballot> = many.collect();
        // What nobody minds much is asked of each judge alike, loud or not.
        let apart = |ballots: &[Ballot]| Consensus { live_with: None, ..consensus(ballots) };
        prop_assert_eq!(apart(&loud), apart(&many));
        let w = [loud, many].map(|b| kendall_w(&Panel::new(b)));
        prop_assert!(is_near(w[0], w[1]));
    }

    #[test]
    fn rules_count_voices_as_a_plain_count_does(ballots in ballots(1..9_usize)) {
        let panel = Panel::new(ballots.clone());
        let (borda, support) = (panel.borda(), Support::new(&panel));
        let all: f64 = ballots.iter().map(|b| b.voice).sum();
        let others = |i: usize| (0..panel.ranks(0).len()).filter(move |j| *j != i);
        for (i, points) in borda.iter().enumerate() {
            let beaten: f64 = others(i).map(|j| plain::voices(&ballots, i, j)).sum();
            prop_assert!((points - beaten).abs() < 1e-9, "{} for {}", points, beaten);
            let lead = |j: usize| 2.0 * plain::voices(&ballots, i, j) - all;
            let won: f64 = others(i).map(|j| match lead(j) {
                x if x > 1e-9 => 1.0,
                x if x < -1e-9 => 0.0,
                _ => 0.5,
            }).sum();
            prop_assert_eq!(support.copeland()[i], won);
            let beats_all = others(i).all(|j| lead(j) > 1e-9);
            prop_assert_eq!(panel.condorcet() == Some(i), beats_all);
        }
    }
}
