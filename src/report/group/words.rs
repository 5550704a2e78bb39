//! Several judges in sentences: whom they put first, where they part, and what all can live with.

use super::rules::Consensus;
use super::{GroupView, live_with, sentences};
use crate::group::{Dispute, Regrets};

/// What is said of several judges.
#[derive(Debug, Default)]
pub struct GroupWords {
    /// Whether they put the same offer first; nothing where there is but one.
    pub opening: String,
    /// That an answer is about the mean of the scores, for those that speak of one order.
    pub about_mean: String,
    /// Further sentences, a paragraph each.
    pub paragraphs: Vec<String>,
}

/// What is said of a panel, part by part.
pub(super) fn words(
    view: &GroupView<'_, '_>,
    apart: bool,
    consensus: &Consensus,
    (regrets, disputes): (&Regrets, &[Dispute]),
) -> GroupWords {
    if view.offers.len() < 2 {
        return GroupWords::default();
    }
    let mut first = vec![sentences::mean(view)];
    let agreement = sentences::agreement(view).into_iter();
    let mut paragraphs = if apart {
        first.extend(sentences::spreads(view, consensus, regrets));
        let parting: Vec<String> = agreement
            .chain(sentences::disputes(view, disputes))
            .collect();
        vec![
            first.join(" "),
            parting.join(" "),
            live_with::live_with(view, regrets, disputes),
            sentences::rules(view, consensus),
        ]
    } else {
        first.extend(agreement);
        vec![first.join(" ")]
    };
    paragraphs.retain(|text| !text.is_empty());
    GroupWords {
        about_mean: sentences::about_mean(view, apart),
        opening: sentences::opening(view),
        paragraphs,
    }
}
