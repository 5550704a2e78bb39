//! In how many what-ifs it is worth more to let an offer go.

use super::WaitChoice;
use crate::robust::{Settings, Trial, Trials, at_quantile};
use crate::waiting::OpenOffers;

/// States that all what-ifs may go through together.
const MOST: u64 = 400_000_000;

/// For each due offer the share of what-ifs in which letting it go is worth more, by the scores and
/// the chances of each; none without what-ifs, and where a chance is missing.
pub(super) fn shares(choice: &WaitChoice<'_, '_>, due: &[usize]) -> Vec<Option<f64>> {
    let settings = choice.settings;
    let is_asked = settings.depth.is_whole() || settings.trials.is_some();
    let most = MOST / choice.solved[0].size().max(1);
    let count = settings.trials_asked().min(most);
    if !is_asked || count == 0 || due.is_empty() || !choice.missing.is_empty() {
        return vec![None; due.len()];
    }
    // Offers stand in the trials in the order of the file, and here in that of their ids.
    let mut ranked = choice.ranking.standing.ranked.clone();
    ranked.sort_unstable();
    let place = |(id, _): &(_, _)| ranked.binary_search(id).ok();
    let places: Vec<Option<usize>> = choice.ids.iter().map(place).collect();
    // The names of the streams from which chances are drawn.
    let names = choice
        .ids
        .iter()
        .map(|(_, o)| format!("chance\u{0}{}", o.id));
    let names: Vec<String> = names.collect();
    let how = Settings {
        count,
        seed: settings.seed,
        trust: settings.trust,
    };
    let mut let_go = vec![0_u64; due.len()];
    Trials::each(&choice.made, &choice.ranking, how, &names, |trial| {
        let drawn = drawn(choice, &places, trial);
        // As many matter as at the middles, or others: where too many do, the offer is accepted.
        if let Ok(solved) = drawn.solve() {
            for (count, due) in let_go.iter_mut().zip(due) {
                *count += u64::from(solved.is_let_go(*due) == Some(true));
            }
        }
    });
    let share = |n: &u64| Some(*n as f64 / count as f64);
    let_go.iter().map(share).collect()
}

/// The prospects of a trial; an offer that is out of it does not exist in it.
fn drawn(choice: &WaitChoice<'_, '_>, places: &[Option<usize>], trial: &Trial<'_>) -> OpenOffers {
    let mut drawn = choice.prospects.clone();
    for (i, prospect) in drawn.offers.iter_mut().enumerate() {
        let place = places[i].filter(|place| !trial.out[*place]);
        prospect.score = place.map_or(f64::NEG_INFINITY, |place| trial.scores[place]);
        let chance = choice.ids[i].1.chance;
        if let (Some(answer), Some(chance)) = (&mut prospect.answer, chance) {
            answer.chance = at_quantile(chance, trial.further[i]);
        }
    }
    drawn
}
