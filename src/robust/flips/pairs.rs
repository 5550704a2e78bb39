//! Two ratings at a time: the smallest equal share of both scales that puts an offer first.

use crate::method::{median, number};
use crate::model::{CriterionId, Limit, OfferId, Outcome, Rating, Scale};
use crate::robust::sweep::{Axis, Baseline, CLEAR, Grid, TIE, bisect, grade, round_out};

/// Two ratings of one offer that put it first together.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoRatings {
    /// The offer.
    pub offer: OfferId,
    /// The criteria, with the rating to write for each.
    pub to: [(CriterionId, f64); 2],
    /// The share of both scales, 0 to 1, by which the ratings move toward the better.
    pub share: f64,
    /// The offers that it passes: the first of now.
    pub behind: OfferId,
    /// The ranked offers with both written.
    pub order: Vec<OfferId>,
}

/// A rating that can move toward the better end of its scale.
struct Slide<'p> {
    criterion: CriterionId,
    axis: Axis,
    from: f64,
    to: f64,
    length: f64,
    grid: Grid,
    musts: Vec<Limit>,
    scale: &'p Scale,
}

impl Slide<'_> {
    /// The rating after a share of the scale.
    fn at(&self, share: f64) -> f64 {
        let way = (share * self.length).min((self.to - self.from).abs());
        if self.to > self.from {
            self.from + way
        } else {
            self.from - way
        }
    }

    /// Whether a rating keeps the deal-breakers.
    fn keeps(&self, x: f64) -> bool {
        let fails = |limit: &Limit, rating| limit.judge(rating, self.scale) == Outcome::Fails;
        Rating::number(x).is_some_and(|rating| !self.musts.iter().any(|limit| fails(limit, rating)))
    }
}

/// Every two numeric criteria on which better ratings put an offer first, smallest share first.
pub fn pairs(baseline: &Baseline<'_>, offer: OfferId) -> Vec<TwoRatings> {
    let (Some(1..), Some(first)) = (baseline.spot(offer), baseline.first()) else {
        return Vec::new();
    };
    let criteria = baseline.problem.criteria();
    let slides: Vec<Slide<'_>> = criteria
        .filter_map(|(id, _)| slide(baseline, offer, id))
        .collect();
    let mut pairs = Vec::new();
    for (i, a) in slides.iter().enumerate() {
        for b in &slides[i + 1..] {
            pairs.extend(pair(baseline, (offer, first), [a, b]));
        }
    }
    let ids = |p: &TwoRatings| p.to.map(|(c, _)| baseline.problem.criterion(c).id.as_str());
    pairs.sort_by(|a, b| {
        let share = grade(a.share).total_cmp(&grade(b.share));
        share.then_with(|| ids(a).cmp(&ids(b)))
    });
    pairs
}

fn slide<'p>(baseline: &Baseline<'p>, offer: OfferId, id: CriterionId) -> Option<Slide<'p>> {
    let criterion = baseline.problem.criterion(id);
    let weighs = baseline.share(id) > 0.0;
    let (Some(axis @ Axis::Scale(_)), true) = (Axis::of(criterion), weighs) else {
        return None;
    };
    let now = baseline.scores(None).utility(offer, id).get();
    let value = |q| median(baseline.problem, q, &criterion.scale);
    let stated = number(baseline.problem, baseline.problem.cell(offer, id), value);
    let (low, high) = axis.ends();
    let from = stated.map_or_else(|| axis.inverse(now), |x| x.clamp(low, high));
    let (_, to) = criterion.scale.worst_and_best()?;
    let musts = baseline.problem.musts().iter();
    let movable = from != to && axis.v(to) > now;
    movable.then(|| Slide {
        criterion: id,
        from,
        to,
        length: high - low,
        grid: Grid::of(criterion),
        musts: musts
            .filter(|m| m.criterion == id)
            .map(|m| m.limit)
            .collect(),
        scale: &criterion.scale,
        axis,
    })
}

fn pair(
    baseline: &Baseline<'_>,
    (offer, first): (OfferId, OfferId),
    both: [&Slide<'_>; 2],
) -> Option<TwoRatings> {
    let [a, b] = both;
    let scores = baseline.scores(None);
    let (first_score, now) = (scores.score(first), scores.score(offer));
    let score = |x: f64, y: f64| {
        let moved = [(a, x), (b, y)].map(|(s, x)| (s.criterion.index(), s.axis.v(x)));
        let shares = baseline.ranking.weights.shares();
        let row = (offer.index(), now);
        baseline
            .ranking
            .method
            .score_with(scores.table(), shares, row, &moved)
    };
    let keeps = |share: f64| both.iter().all(|s| s.keeps(s.at(share)));
    let leads = |share: f64| score(a.at(share), b.at(share)) > first_score + TIE && keeps(share);
    if !leads(1.0) {
        return None;
    }
    let share = if leads(0.0) {
        0.0
    } else {
        bisect(0.0, 1.0, leads)
    };
    let enough = |x: f64, y: f64| score(x, y) > first_score + CLEAR;
    // Where both boundaries are round numbers already, a step further breaks the tie.
    let (x, y) = [share, share + 1e-3, 1.0].into_iter().find_map(|share| {
        let (x, y) = (out(a, share)?, out(b, share)?);
        (enough(x, y) && a.keeps(x) && b.keeps(y)).then_some((x, y))
    })?;
    // It is ahead of the first, and the others stay as they are.
    let others = baseline.order.iter().copied().filter(|o| *o != offer);
    Some(TwoRatings {
        offer,
        to: [(a.criterion, x), (b.criterion, y)],
        share,
        behind: first,
        order: std::iter::once(offer).chain(others).collect(),
    })
}

/// The rating after a share of the scale with few digits, rounded toward the better.
fn out(slide: &Slide<'_>, share: f64) -> Option<f64> {
    let at = slide.at(share);
    let up = slide.to > slide.from;
    let inside = |x: f64| if up { x >= at } else { x <= at };
    round_out((at, slide.to, up), (slide.grid, slide.length), inside)
}
