//! Several judges: how far they agree, what rules of counting make of them, and where they part.

mod live_with;
mod names;
mod rules;
mod sentences;
mod words;

use serde::Serialize;

use super::judges::Judged;
use super::ratings::rows::labels;
use super::verdict::pending;
use super::{Pairs, Report};
use crate::group::{Ballot, Dispute, Firsts, Panel, Regrets, kendall_w, parting, tau_b};
use crate::method::Ranking;
use crate::model::{OfferId, Problem};
use crate::text::order::InOrder;
pub use rules::{RuleLines, TiedLevel};
pub use words::GroupWords;

/// Work on pairs of judges that is done at most: pairs × offers.
const MOST_PAIRS: usize = 20_000_000;
/// Points of no criterion that is told.
const NOTHING: f64 = 1e-12;

/// What several judges make of the offers that take a place. Judges go by their sets.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupLine<'a> {
    /// The order by each rule of counting.
    pub rules: RuleLines<'a>,
    /// The offer that comes first alone under every rule that was computed.
    pub agreed_first: Option<&'a str>,
    /// The offer that more than half of the voices put ahead of each other one.
    pub condorcet: Option<&'a str>,
    /// The first and the last place of each offer over all orders that contradict the fewest voices.
    pub kemeny_places: Option<Pairs<&'a str, [usize; 2]>>,
    /// How many such orders there are.
    pub kemeny_optima: Option<u64>,
    /// tau-b between each two judges; of so many that it would take long, none.
    pub tau: Option<Pairs<&'a str, Pairs<&'a str, Option<f64>>>>,
    /// Kendall's W, of three judges or more.
    pub w: Option<f64>,
    /// The judge's best score less the least one.
    pub spread: Pairs<&'a str, f64>,
    /// Each two judges that have different offers first.
    pub disputes: Vec<DisputeLine<'a>>,
    /// The offer that costs the least to the one that it costs most.
    pub live_with: Option<LiveWithLine<'a>>,

    /// Whether no offer is first for all.
    #[serde(skip)]
    pub is_apart: bool,
    /// What is said of them in sentences.
    #[serde(skip)]
    pub words: GroupWords,
}

/// Where two judges part.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DisputeLine<'a> {
    /// What the first judge has first, and what the second has.
    pub offers: [&'a str; 2],
    /// The two.
    pub judges: [&'a str; 2],
    /// By how many points each has the first offer ahead of the second.
    pub lead: Pairs<&'a str, f64>,
    /// How much more each criterion adds to that lead by the first judge than by the second, in
    /// points, the most first.
    pub criteria: Pairs<&'a str, f64>,
}

/// An offer, and what it costs each judge.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LiveWithLine<'a> {
    /// The offer.
    pub offer: &'a str,
    /// Points that it is behind the judge's first.
    pub regret: Pairs<&'a str, f64>,
    /// The same as a share of the judge's spread.
    pub regret_of_spread: Pairs<&'a str, f64>,
}

/// Several judges over the offers that take a place, which stand in the order of their ids.
struct GroupView<'v, 'a> {
    problem: &'a Problem,
    ranking: &'v Ranking,
    judged: &'v [Judged<'v, 'a>],
    offers: Vec<OfferId>,
    labels: Vec<String>,
    panel: Panel,
    /// Whether there are any.
    what_ifs: bool,
}

/// What several judges make of a problem; none of one alone.
pub(super) fn group<'a>(
    problem: &'a Problem,
    ranking: &Ranking,
    judged: &[Judged<'_, 'a>],
    what_ifs: bool,
) -> Option<GroupLine<'a>> {
    if judged.len() < 2 {
        return None;
    }
    let mut offers = ranking.standing.ranked.clone();
    offers.order_by_key(|offer| &problem.offer(*offer).id);
    let ballot = |judged: &Judged<'_, '_>| Ballot {
        voice: judged.judge.voice,
        scores: offers
            .iter()
            .map(|o| judged.scoring.scores[o.index()])
            .collect(),
    };
    let panel = Panel::new(judged.iter().map(ballot).collect());
    let view = GroupView {
        problem,
        ranking,
        judged,
        offers,
        labels: labels(problem),
        panel,
        what_ifs,
    };
    Some(view.line())
}

impl<'a> GroupView<'_, 'a> {
    fn line(&self) -> GroupLine<'a> {
        let consensus = rules::Consensus::new(self);
        let regrets = Regrets::new(&self.panel);
        let disputes = self.panel.disputes(&self.means());
        let judges = self.panel.judges();
        let is_apart = self.offers.len() > 1 && matches!(self.panel.firsts(), Firsts::Apart);
        GroupLine {
            agreed_first: consensus.agreed_first().map(|i| self.id(i)),
            condorcet: self.panel.condorcet().map(|i| self.id(i)),
            kemeny_places: consensus.kemeny.as_ref().map(|kemeny| {
                let places = kemeny.places.iter().enumerate();
                places.map(|(i, p)| (self.id(i), [p.0, p.1])).collect()
            }),
            kemeny_optima: consensus.kemeny.as_ref().map(|kemeny| kemeny.optima),
            tau: self.taus(),
            w: kendall_w(&self.panel).filter(|_| judges > 2),
            spread: self.by_judge(|judge| regrets.spread[judge]),
            disputes: disputes.iter().map(|d| self.dispute(d)).collect(),
            live_with: regrets.live_with().map(|offer| LiveWithLine {
                offer: self.id(offer),
                regret: self.by_judge(|judge| regrets.points[judge][offer]),
                regret_of_spread: self.by_judge(|judge| regrets.shares[judge][offer]),
            }),
            words: words::words(self, is_apart, &consensus, (&regrets, &disputes)),
            is_apart,
            rules: consensus.lines(self),
        }
    }

    fn id(&self, offer: usize) -> &'a str {
        &self.problem.offer(self.offers[offer]).id
    }

    fn set(&self, judge: usize) -> &'a str {
        &self.judged[judge].judge.set
    }

    /// The mean scores.
    fn means(&self) -> Vec<f64> {
        let scores = &self.ranking.scoring.scores;
        self.offers.iter().map(|o| scores[o.index()]).collect()
    }

    fn by_judge<T>(&self, of: impl Fn(usize) -> T) -> Pairs<&'a str, T> {
        let judges = 0..self.judged.len();
        judges.map(|judge| (self.set(judge), of(judge))).collect()
    }

    fn taus(&self) -> Option<Pairs<&'a str, Pairs<&'a str, Option<f64>>>> {
        let judges = self.judged.len();
        let pairs = judges * (judges - 1) / 2;
        if pairs.saturating_mul(self.offers.len()) > MOST_PAIRS {
            return None;
        }
        let row = |one: usize| {
            let tau = |other| tau_b(self.panel.ranks(one), self.panel.ranks(other));
            let others = one + 1..judges;
            others.map(|other| (self.set(other), tau(other))).collect()
        };
        let rows = 0..judges - 1;
        Some(rows.map(|one| (self.set(one), row(one))).collect())
    }

    /// What each criterion adds to the first judge's lead more than to the second's, the most
    /// first.
    fn parting(&self, dispute: &Dispute) -> Vec<(usize, f64)> {
        let [one, other] = dispute.judges.map(|judge| &*self.judged[judge].scoring);
        let rows = dispute.offers.map(|offer| self.offers[offer].index());
        let parts = parting(one, other, rows).into_iter().enumerate();
        let mut parts: Vec<(usize, f64)> = parts.collect();
        parts.retain(|(_, points)| points.abs() > NOTHING);
        parts.order_by(|a, b| b.1.total_cmp(&a.1));
        parts
    }

    fn dispute(&self, dispute: &Dispute) -> DisputeLine<'a> {
        let criteria = self.problem.criteria();
        let ids: Vec<&'a str> = criteria.map(|(_, c)| c.id.as_str()).collect();
        let lead = |judge: usize| (self.set(judge), self.panel.lead(judge, dispute.offers));
        let parts = self.parting(dispute).into_iter();
        DisputeLine {
            offers: dispute.offers.map(|offer| self.id(offer)),
            judges: dispute.judges.map(|judge| self.set(judge)),
            lead: dispute.judges.into_iter().map(lead).collect(),
            criteria: parts.map(|(k, points)| (ids[k], points)).collect(),
        }
    }
}

/// Puts whether the judges agree at the head of the verdict; where they do not, nobody is first.
pub(super) fn tell(report: &mut Report<'_>) {
    let Some(group) = &report.group else {
        return;
    };
    let ranked = report.ranked();
    let pending = pending(&report.offers[..ranked]);
    let verdict = &mut report.verdict;
    let opening = &group.words.opening;
    if group.is_apart {
        verdict.clear = false;
        verdict.first.clear();
        verdict.text = format!("{opening}{pending}");
    } else if !opening.is_empty() {
        verdict.text = format!("{opening} {}", verdict.text);
    }
}
