//! What the trials make of the order, and why there are none.

use super::RankedDecision;
use crate::diag::Code;
use crate::report::sureness::of_in_words;
use crate::text::number::grouped;

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
    for (pair, lines) in of.ranking.order.0.windows(2).zip(of.ranked.windows(2)) {
        let behind = trials.ahead(pair[1].offer, pair[0].offer).unwrap_or(0.0);
        if behind > 0.5 && pair[0].place != pair[1].place {
            let message = format!(
                "{} has the higher score, but {} is ahead of it in {} what-ifs.",
                lines[0].label,
                lines[1].label,
                of_in_words(behind, trials.settings.count)
            );
            out.push((Code::OrderContradicted, message));
        }
    }
    out
}
