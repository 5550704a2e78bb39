//! Deal-breakers that are not checked: with which answers an offer fails one, and how likely.

use super::super::flips::Distribution;
use super::super::sweep::{Region, Sweep};
use super::answers::{AnswerRange, among};
use super::odds::ascending;
use crate::model::{OfferId, Outcome, Status};

/// Answers with which offers fail a deal-breaker that is not checked yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Breaks {
    /// The ranked offers that are out then.
    pub offers: Vec<OfferId>,
    /// The answers, ascending.
    pub ranges: Vec<AnswerRange>,
    /// The probability of such an answer.
    pub chance: f64,
    /// Who comes first then, if that is one offer.
    pub first: Option<OfferId>,
}

/// What an answer makes of unchecked deal-breakers; none where there are none, or none can fail.
pub fn breaks(sweep: &Sweep<'_>, drawn: &Distribution) -> Option<Breaks> {
    let baseline = sweep.baseline;
    let criterion = sweep.criterion()?;
    let unchecked = |offer: &OfferId| {
        let mut musts = baseline.judged(*offer);
        musts.any(|(m, o)| m.criterion == criterion && o == Outcome::NotChecked)
    };
    let rests = baseline.rests_of(sweep.lever).into_iter().map(|r| r.offer);
    let mut offers: Vec<OfferId> = rests
        .filter(|o| baseline.spot(*o).is_some() && unchecked(o))
        .collect();
    offers.sort();
    offers.dedup();
    let offer = *offers.first()?;
    let ranges = among(sweep, |region| is_out(sweep, region, offer));
    if ranges.is_empty() {
        return None;
    }
    let (chance, first) = outcome(sweep, drawn, offer);
    Some(Breaks {
        offers,
        ranges,
        chance,
        first,
    })
}

/// Whether an offer is out in a region; not where it only waits, as another one is made there.
fn is_out(sweep: &Sweep<'_>, region: &Region<'_>, offer: OfferId) -> bool {
    let is = |offer: OfferId, status| sweep.baseline.problem.offer(offer).status == status;
    region.all.as_ref().is_some_and(|ranked| {
        let is_made = || ranked.iter().any(|o| is(*o, Status::Offered));
        let waits = is(offer, Status::Pending) && is_made();
        !waits && !ranked.contains(&offer)
    })
}

/// How likely an offer is out, and who is first then.
fn outcome(sweep: &Sweep<'_>, drawn: &Distribution, offer: OfferId) -> (f64, Option<OfferId>) {
    let is_out_at = |c: f64| is_out(sweep, sweep.region_on(c), offer);
    let mut firsts: Vec<Option<OfferId>> = Vec::new();
    let chance = if let Distribution::Levels(levels) = drawn {
        let out = levels.iter().map(|(i, chance)| (f64::from(*i), chance));
        let out = out.filter(|(c, _)| is_out_at(*c));
        out.map(|(c, chance)| {
            firsts.push(sweep.first_kept(sweep.region_on(c), sweep.baseline.first(), c));
            *chance
        })
        .sum()
    } else {
        let even = sweep.on_utility();
        let out = even.regions.iter().filter(|r| is_out(sweep, r, offer));
        let inside = |c: f64| !sweep.has_levels() && is_out_at(c);
        let leads = ascending(sweep).into_iter();
        let leads = leads.filter(|l| inside(f64::midpoint(l.from, l.to)));
        firsts.extend(leads.map(|l| l.first));
        let (low, high) = match drawn {
            Distribution::Even(low, high) => (*low, *high),
            _ => (0.0, 1.0),
        };
        let part = |r: &Region<'_>| (r.hi.min(high) - r.lo.max(low)).max(0.0);
        out.map(|r| part(r) / (high - low)).sum()
    };
    firsts.dedup();
    let first = match firsts[..] {
        [only] => only,
        _ => None,
    };
    (chance, first)
}
