//! Whose weights count, and what each judge alone makes of the offers.

use std::borrow::Cow;

use super::{JudgeLine, Pairs, WeightLine};
use crate::method::{OfferOrder, Ranking, Scoring};
use crate::model::{Judge, Problem, Written, judge_names};

/// A judge, and the scores and the order by the judge's weights alone.
pub(super) struct Judged<'r, 'a> {
    pub judge: &'a Judge,
    /// What the judge is called among the others.
    pub name: &'a str,
    pub scoring: Cow<'r, Scoring>,
    pub order: Cow<'r, OfferOrder>,
}

/// All judges.
pub(super) fn judged<'r, 'a>(problem: &'a Problem, ranking: &'r Ranking) -> Vec<Judged<'r, 'a>> {
    let judged = |(judge, name): (&'a Judge, &'a str)| {
        // Of a judge alone, the mean of all judges tells the same.
        let (scoring, order) = if judge.weights == ranking.weights {
            (
                Cow::Borrowed(&ranking.scoring),
                Cow::Borrowed(&ranking.order),
            )
        } else {
            let own = ranking.under(problem, ranking.method, &judge.weights);
            (Cow::Owned(own.0), Cow::Owned(own.1))
        };
        Judged {
            judge,
            name,
            scoring,
            order,
        }
    };
    let judges = problem.judges();
    judges.iter().zip(judge_names(judges)).map(judged).collect()
}

/// What outputs tell of each judge.
pub(super) fn lines<'a>(problem: &'a Problem, judged: &[Judged<'_, 'a>]) -> Vec<JudgeLine<'a>> {
    judged.iter().map(|j| line(problem, j)).collect()
}

fn line<'a>(problem: &'a Problem, judged: &Judged<'_, 'a>) -> JudgeLine<'a> {
    let judge = judged.judge;
    let mut position = vec![None; problem.offers().len()];
    for (i, placed) in judged.order.0.iter().enumerate() {
        position[placed.offer.index()] = Some(i + 1);
    }
    let offers = || problem.offers().map(|(id, o)| (id.index(), o.id.as_str()));
    let scores = &judged.scoring.scores;
    JudgeLine {
        set: &judge.set,
        title: judge.title.as_deref(),
        name: judged.name,
        voice: judge.voice,
        weights: Pairs(
            judge
                .written
                .iter()
                .map(|w| weight(problem, judge, w))
                .collect(),
        ),
        positions: Pairs(offers().map(|(i, id)| (id, position[i])).collect()),
        scores: Pairs(offers().map(|(i, id)| (id, scores[i])).collect()),
    }
}

fn weight<'a>(problem: &'a Problem, judge: &Judge, w: &Written) -> (&'a str, WeightLine) {
    let (low, high) = if w.low == w.high {
        (w.middle * 0.5, w.middle * 1.5)
    } else {
        (w.low, w.high)
    };
    let line = WeightLine {
        written: w.middle,
        share: 100.0 * judge.weights.share(w.criterion),
        low,
        high,
    };
    (problem.criterion(w.criterion).id.as_str(), line)
}
