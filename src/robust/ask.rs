//! What to find out: how likely it is that an answer changes who comes first, and what it is worth.
//!
//! For each unknown, range or link x, drawn alone with the rest at their medians: the probability
//! that first place changes, the boundary at which it does, and the expected gain
//! E[max S(x)] - max S, the value of perfect information on x (Raiffa & Schlaifer 1961), here an
//! integral of straight lines and therefore exact.

use std::sync::Arc;

use super::flips::{Distribution, Flip, Luck, Reading, Scope, Wanted, mass, of_lever};
use super::sweep::{Baseline, CLEAR, Lead, Lever, Sweep, grade, part};
use crate::method::Role;
use crate::model::{OfferId, QuantityId, Rating, Spread, Subject};

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// What is uncertain.
    pub lever: Lever,
    /// The probability that the answer changes who holds the place.
    pub chance: f64,
    /// The points by which the one that holds it is expected to be better.
    pub gain: f64,
    /// The answer at which the place changes hands.
    pub turn: Flip,
}

/// Questions, most decisive first.
#[derive(Clone, Debug, PartialEq)]
pub struct Asks {
    /// The place that the answers change: 1, or 2 where nothing changes who is first.
    pub place: usize,
    /// The questions; none where nothing changes that place either.
    pub list: Vec<Ask>,
}

/// What to ask about first place, else about second.
pub fn asks(baseline: &Baseline<'_>, luck: Luck) -> Asks {
    let list = about_first(baseline, luck);
    if !list.is_empty() || baseline.order.len() < 3 {
        return Asks { place: 1, list };
    }
    let list = about_first(&baseline.without_first(), luck);
    Asks { place: 2, list }
}

fn about_first(baseline: &Baseline<'_>, luck: Luck) -> Vec<Ask> {
    let levers = baseline.quantities().into_iter();
    let levers = levers.flat_map(|q| uncertain(baseline, q));
    let mut list: Vec<Ask> = levers.filter_map(|l| ask(baseline, l, luck)).collect();
    list.sort_by(|a, b| {
        let by = |of: fn(&Ask) -> f64| grade(of(b)).total_cmp(&grade(of(a)));
        let name = |a: &Ask| a.lever.name(baseline.problem);
        by(|a| a.chance)
            .then(by(|a| a.gain))
            .then_with(|| name(a).cmp(&name(b)))
    });
    list
}

/// The levers that answer what is uncertain about a quantity; none where nothing is.
fn uncertain(baseline: &Baseline<'_>, quantity: QuantityId) -> Vec<Lever> {
    let stated = baseline.problem.quantity(quantity);
    let open = match stated.rating {
        Rating::Unknown => true,
        Rating::Number(s) => s.low() < s.high(),
        Rating::Level { low, high, .. } => low != high,
    };
    let rests = baseline.rests(quantity);
    let whole = rests
        .clone()
        .filter(|r| r.role == Role::Whole && baseline.may_rank(r.offer));
    let one = whole.map(|r| Lever::Rating {
        offer: r.offer,
        criterion: r.criterion,
    });
    match stated.subject {
        _ if !open || !rests.clone().any(|r| baseline.may_rank(r.offer)) => Vec::new(),
        Subject::Own(..) => one.collect(),
        Subject::Share(company) => baseline
            .link_of(company)
            .map(|link| Lever::Share { link })
            .into_iter()
            .collect(),
        Subject::Part(..) | Subject::Rate(_) => part(baseline, quantity).into_iter().collect(),
        Subject::Company(..) | Subject::Unknown(..)
            if baseline.is_one(quantity) || baseline.is_loose(quantity) =>
        {
            one.collect()
        }
        Subject::Company(..) | Subject::Unknown(..) => vec![Lever::Fact { quantity }],
    }
}

fn ask(baseline: &Baseline<'_>, lever: Lever, luck: Luck) -> Option<Ask> {
    if !baseline.is_weighed(lever) {
        return None;
    }
    let sweep = Sweep::new(baseline, lever);
    let outcome = match Distribution::new(&sweep, luck) {
        Distribution::Range(s) => outcome(&sweep, s, |c| sweep.axis.written(c)),
        Distribution::Even if sweep.is_monotone() && !sweep.eligible.is_firm() => {
            outcome(&sweep, even()?, |c| sweep.axis.v(c))
        }
        Distribution::Even => outcome(&sweep.on_utility(), even()?, |c| c),
        Distribution::Levels(drawn) => levels(&sweep, &drawn),
        Distribution::Fixed | Distribution::Drawn(_) => return None,
    };
    if outcome.chance <= 1e-12 {
        return None;
    }
    let scope = Scope::First;
    let flips = of_lever(&sweep, Wanted { scope, luck }, &Arc::from([]));
    let likely = |a: &Flip, b: &Flip| a.within.total_cmp(&b.within);
    let turn = flips
        .into_iter()
        .filter(|f| f.within > 0.0)
        .max_by(likely)?;
    if !stays_behind(&sweep, &turn) {
        return None;
    }
    let (chance, gain) = (outcome.chance, outcome.gain);
    Some(Ask {
        lever,
        chance,
        gain,
        turn,
    })
}

/// Whether an offer that comes second stays behind the first: a tie would put it there by its id.
fn stays_behind(sweep: &Sweep<'_>, turn: &Flip) -> bool {
    let (Some(first), Some(to)) = (sweep.baseline.aside(), turn.to) else {
        return true;
    };
    let c = match to {
        Reading::Number(x) => sweep.axis.coordinate(x),
        Reading::Level(level) => f64::from(level),
    };
    let curve = &sweep.region_on(c).curve;
    curve.score(first, c) - curve.score(turn.ahead, c) > CLEAR
}

fn even() -> Option<Spread> {
    Spread::new(0.0, 0.5, 1.0).ok()
}

/// What the draws of one thing come to.
#[derive(Clone, Copy, Debug, Default)]
struct OneThing {
    chance: f64,
    gain: f64,
}

/// Sums over levels, each with its probability.
fn levels(sweep: &Sweep<'_>, drawn: &[(u16, f64)]) -> OneThing {
    let now = sweep.baseline.first();
    let mut sum = OneThing::default();
    for (level, chance) in drawn {
        let c = f64::from(*level);
        let first = sweep.first_in(sweep.region_on(c), c);
        sum.chance += f64::from(u8::from(first != now)) * chance;
        sum.gain += lead(sweep, first, c) * chance;
    }
    sum
}

/// Points by which the first at a coordinate is better than the first of now.
fn lead(sweep: &Sweep<'_>, first: Option<OfferId>, c: f64) -> f64 {
    let scores = sweep.baseline.scores(None);
    let now = sweep.baseline.first().map_or(0.0, |o| scores.score(o));
    let curve = &sweep.region_on(c).curve;
    first.map_or(0.0, |o| curve.score(o, c)) - now
}

/// Sums over all leads, upward and downward; `drawn` is what is drawn at a coordinate.
fn outcome(sweep: &Sweep<'_>, spread: Spread, drawn: impl Fn(f64) -> f64) -> OneThing {
    let now = sweep.baseline.first();
    let mut sum = OneThing::default();
    for up in [true, false] {
        for lead in sweep.leads_to(up) {
            for (a, b) in pieces(sweep, &lead, spread) {
                let mass = mass_of(sweep, spread, (a, b), &drawn);
                if mass > 0.0 {
                    sum.chance += if lead.first == now { 0.0 } else { mass };
                    let middle = a / 2.0 + b / 2.0;
                    sum.gain += mass * self::lead(sweep, lead.first, middle);
                }
            }
        }
    }
    sum
}

/// A lead in pieces, ascending, on which scores are straight and draws even.
fn pieces(sweep: &Sweep<'_>, of: &Lead, spread: Spread) -> Vec<(f64, f64)> {
    let (lo, hi) = (of.from.min(of.to), of.from.max(of.to));
    let mut cuts = vec![lo, hi];
    let drawn = [spread.low(), spread.likely(), spread.high()];
    cuts.extend(drawn.map(|x| sweep.axis.coordinate(x)));
    for region in &sweep.regions {
        cuts.extend(region.curve.knots());
        cuts.extend([region.lo, region.hi]);
    }
    cuts.retain(|c| lo <= *c && *c <= hi);
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    cuts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// The probability of a piece; what lies beyond an end of the scale counts as that end.
fn mass_of(
    sweep: &Sweep<'_>,
    spread: Spread,
    (a, b): (f64, f64),
    drawn: &impl Fn(f64) -> f64,
) -> f64 {
    let (first, last) = sweep.ends();
    let (from, to) = (drawn(a), drawn(b));
    if from > to {
        return mass(spread, to, from);
    }
    let from = if a == first { f64::NEG_INFINITY } else { from };
    let to = if b == last { f64::INFINITY } else { to };
    mass(spread, from, to)
}
