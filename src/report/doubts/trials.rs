//! What the trials make of the order, and why there are none.

use super::RankedDecision;
use crate::diag::Code;
use crate::report::sureness::of_in_words;
use crate::robust::Trials;
use crate::text::number::grouped;
use crate::text::order::InOrder;

/// Only so many pairs are named, and only where the one stands among the first offers: of the others
/// nobody asks who is ahead.
const NAMED: usize = 4;
const FIRST: usize = 20;

/// Remarks on the order itself.
pub(super) fn remarks(of: &RankedDecision<'_>) -> Vec<(Code, String)> {
    let mut out = Vec::new();
    if let Some(why) = of.sureness.left_out {
        let offers = grouped(of.ranked.len() as f64);
        let message = format!("No what-ifs were made for {offers} offers; {why}");
        out.push((Code::TrialsLeftOut, message));
    }
    let Some(trials) = &of.sureness.trials else {
        return out;
    };
    let contradicted = contradicted(of, trials);
    let is_near = |(higher, ..): &&(usize, usize, f64)| *higher < FIRST;
    let named: Vec<_> = contradicted.iter().filter(is_near).take(NAMED).collect();
    for (higher, lower, behind) in &named {
        let message = format!(
            "{} has the higher score, but {} is ahead of it in {} what-ifs.",
            of.ranked[*higher].label,
            of.ranked[*lower].label,
            most(*behind, trials.settings.count)
        );
        out.push((Code::OrderContradicted, message));
    }
    match contradicted.len() - named.len() {
        0 => (),
        n => {
            let (pairs, more) = (
                if n == 1 { "pair" } else { "pairs" },
                if named.is_empty() { "" } else { " more" },
            );
            let n = grouped(n as f64);
            let message = format!(
                "In {n}{more} {pairs} the offer with the lower score is ahead in most what-ifs."
            );
            out.push((Code::OrderContradicted, message));
        }
    }
    out
}

/// A share of more than half of the trials, in words: never as a half.
fn most(share: f64, count: u64) -> String {
    if (share * 100.0).round() > 50.0 {
        of_in_words(share, count)
    } else {
        "more than half of the".to_owned()
    }
}

/// The pairs of which the lower score is ahead in most trials, by positions from 0, and the share of
/// those trials: those whose order is contradicted most often first.
fn contradicted(of: &RankedDecision<'_>, trials: &Trials) -> Vec<(usize, usize, f64)> {
    let order = &of.ranking.order.0;
    let pairs = (0..order.len()).flat_map(|i| (i + 1..order.len()).map(move |k| (i, k)));
    let share = |(i, k): (usize, usize)| {
        let behind = trials.ahead(order[k].offer, order[i].offer)?;
        (behind > 0.5 && order[i].place != order[k].place).then_some((i, k, behind))
    };
    let mut found: Vec<(usize, usize, f64)> = pairs.filter_map(share).collect();
    found.order_by(|a, b| b.2.total_cmp(&a.2));
    found
}
