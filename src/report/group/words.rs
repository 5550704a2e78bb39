//! Several judges in sentences: whom they put first, where they part, and what all can live with.

use super::rules::Consensus;
use super::{Alike, GroupView, live_with, sentences};
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
    firsts: Alike,
    consensus: &Consensus,
    (regrets, disputes): (&Regrets, &[Dispute]),
    what_ifs: bool,
) -> GroupWords {
    if view.offers.len() < 2 {
        return GroupWords::default();
    }
    let apart = firsts == Alike::Apart;
    let mut first = vec![sentences::mean(view, what_ifs)];
    first.extend(
        apart
            .then(|| sentences::spreads(view, consensus, regrets))
            .flatten(),
    );
    let mut part: Vec<String> = sentences::agreement(view).into_iter().collect();
    let mut paragraphs = Vec::new();
    if apart {
        part.extend(sentences::disputes(view, disputes));
        paragraphs.push(first.join(" "));
        paragraphs.push(part.join(" "));
        paragraphs.push(live_with::live_with(view, regrets, disputes));
        paragraphs.push(sentences::rules(view, consensus));
    } else {
        first.extend(part);
        paragraphs.push(first.join(" "));
    }
    paragraphs.retain(|text| !text.is_empty());
    GroupWords {
        about_mean: sentences::about_mean(view, apart),
        opening: sentences::opening(view),
        paragraphs,
    }
}
