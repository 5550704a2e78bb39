//! What all judges can live with, in sentences.

use super::GroupView;
use super::names::{FEW, points};
use crate::group::{Dispute, Regrets};
use crate::text::number::{grouped, ordinal};

/// Shares from here on are all of a spread.
const ALL: f64 = 0.999;

/// `Easiest for both to live with: Microsoft. It costs Mike 7 of those 14 points, Daniel 21 of those
/// 45; Google costs Mike all 14, Amazon costs Daniel all 45.`
pub(super) fn live_with(
    view: &GroupView<'_, '_>,
    regrets: &Regrets,
    disputes: &[Dispute],
) -> String {
    let Some(offer) = regrets.live_with() else {
        return String::new();
    };
    let largest = regrets.largest(offer);
    let everybody = view.everybody().to_lowercase();
    if largest >= ALL {
        let those = if view.judged.len() == 2 {
            "one of them"
        } else {
            "somebody"
        };
        return format!(
            "No offer is easy for {everybody} to live with: each costs {those} all the points \
             between first and last place."
        );
    }
    let (name, place) = (view.offer(offer), same_place(view, offer));
    let head = format!("Easiest for {everybody} to live with: {name}{place}.");
    if view.judged.len() > FEW {
        let part = grouped((100.0 * largest).ceil());
        return format!(
            "{head} It costs nobody more than {part} % of the points between first and last place."
        );
    }
    let dear = match disputes {
        [only] => dear(view, regrets, only),
        _ => Vec::new(),
    };
    let costs = costs(view, regrets, offer);
    match dear[..] {
        [] => format!("{head} It costs {costs}."),
        _ => format!("{head} It costs {costs}; {}.", dear.join(", ")),
    }
}

/// `Mike 7 of 14 points, Daniel 21 of 45`
fn costs(view: &GroupView<'_, '_>, regrets: &Regrets, offer: usize) -> String {
    let cost = |judge: usize| {
        let name = view.judge(judge);
        let [lost, whole] = [regrets.points[judge][offer], regrets.spread[judge]].map(points);
        if regrets.shares[judge][offer] <= 1e-9 {
            format!("{name} nothing")
        } else {
            format!("{name} {lost} of {whole}")
        }
    };
    let mut costs: Vec<String> = (0..view.judged.len()).map(cost).collect();
    // The first that costs anything names the unit.
    if let Some(first) = costs.iter_mut().find(|cost| !cost.ends_with("nothing")) {
        first.push_str(" points");
    }
    costs.join(", ")
}

/// `, 2nd for both`: where an offer has one place by all.
fn same_place(view: &GroupView<'_, '_>, offer: usize) -> String {
    let rank = |judge: usize| view.panel.ranks(judge)[offer];
    let is_same = (0..view.judged.len()).all(|judge| rank(judge) == rank(0));
    if is_same && rank(0).fract() == 0.0 {
        let everybody = view.everybody().to_lowercase();
        format!(", {} for {everybody}", ordinal(rank(0)))
    } else {
        String::new()
    }
}

/// `Google costs Mike all 14`, of the firsts of two judges that cost the other one all.
fn dear(view: &GroupView<'_, '_>, regrets: &Regrets, dispute: &Dispute) -> Vec<String> {
    let [one, other] = dispute.judges;
    let [a, b] = dispute.offers;
    let costs = [(a, other), (b, one)].into_iter();
    let all = costs.filter(|(offer, judge)| regrets.shares[*judge][*offer] >= ALL);
    all.map(|(offer, judge)| {
        let (name, whole) = (view.offer(offer), points(regrets.spread[judge]));
        format!("{name} costs {} all {whole}", view.judge(judge))
    })
    .collect()
}
