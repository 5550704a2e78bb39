//! Whose weights count, and what each judge alone makes of the offers.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{JudgeLine, WeightLine};
use crate::method::{OfferOrder, Ranking, Scoring};
use crate::model::{Judge, Problem, Written, file_stem, judge_names};
use crate::text::width::width;

/// The widest head over a judge's places.
const HEAD: usize = 12;

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
            let (scoring, order) = (&ranking.scoring, &ranking.order);
            (Cow::Borrowed(scoring), Cow::Borrowed(order))
        } else {
            let own = ranking.under(problem, &judge.weights);
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
    let heads = heads(judged);
    let lines = judged.iter().zip(heads);
    lines.map(|(j, head)| line(problem, j, head)).collect()
}

/// Heads of columns, of which no two are the same: by names, else by sets, else by numbers.
fn heads(judged: &[Judged<'_, '_>]) -> Vec<String> {
    let is_plain = |heads: &[String]| {
        let mut seen = HashSet::new();
        heads.iter().all(|head| seen.insert(head.as_str()))
    };
    let short = |name: fn(&Judged<'_, '_>) -> String| -> Vec<String> {
        judged.iter().map(|j| shortened(&name(j))).collect()
    };
    let by_name = short(|j| j.name.to_owned());
    if is_plain(&by_name) {
        return by_name;
    }
    let by_set = short(|j| file_stem(&j.judge.set).to_owned());
    if is_plain(&by_set) {
        return by_set;
    }
    (1..=judged.len()).map(|n| format!("judge {n}")).collect()
}

/// As many words of a name as a column has room for; a word that is too long itself ends in a dot.
fn shortened(name: &str) -> String {
    let mut short = String::new();
    for word in name.split_whitespace() {
        if !short.is_empty() && width(&short) + 1 + width(word) > HEAD {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if width(&short) <= HEAD {
        return short;
    }
    while width(&short) >= HEAD {
        short.pop();
    }
    short + "."
}

fn line<'a>(problem: &'a Problem, judged: &Judged<'_, 'a>, head: String) -> JudgeLine<'a> {
    let judge = judged.judge;
    let mut position = vec![None; problem.offers().len()];
    for (i, placed) in judged.order.0.iter().enumerate() {
        position[placed.offer.index()] = Some(i + 1);
    }
    let offers = || problem.offers().map(|(id, o)| (id.index(), o.id.as_str()));
    let scores = &judged.scoring.scores;
    let weights = judge.written.iter();
    JudgeLine {
        set: &judge.set,
        title: judge.title.as_deref(),
        name: judged.name,
        voice: judge.voice,
        head,
        weights: weights.map(|w| weight(problem, judge, w)).collect(),
        positions: offers().map(|(i, id)| (id, position[i])).collect(),
        scores: offers().map(|(i, id)| (id, scores[i])).collect(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_to_what_a_column_has_room_for() {
        let cases = [
            ("Mike", "Mike"),
            ("Ana's mother", "Ana's mother"),
            ("The four criteria of the example", "The four"),
            ("Bezirksschornsteinfegermeister", "Bezirksscho."),
            ("", ""),
        ];
        for (name, short) in cases {
            assert_eq!(shortened(name), short);
        }
    }
}
