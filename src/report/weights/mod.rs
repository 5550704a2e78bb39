//! `rank weights`: how the weights came to be, what each means, and what other weights would give.

mod answered;
mod exchange;
mod possible;

use serde::Serialize;

use super::ratings::cell::{CellLine, one};
use super::ratings::criteria::{form, weighed, with_unit};
use super::{Method, OfferLine, Pairs, SCHEMA};
use crate::load::{Loaded, built_in_criteria};
use crate::method::{OfferOrder, Placed, Ranking};
use crate::model::{
    Criterion, CriterionId, Judge, Offer, OfferId, Problem, Scale, Weights, Written, labels,
};
use crate::text::number::list;
use crate::text::only_if;
use crate::text::order::InOrder;
use crate::weighing::{ColumnRule, Weighed, WeightGroup};
pub use answered::AnsweredLine;
pub use exchange::{ExchangeLine, StepLine};
pub use possible::PossibleLine;

/// What is said of weights that come from ratings alone.
pub const FROM_DATA: &str = "These weights come from the ratings alone: a criterion counts as far as your \
                             offers differ on it. They know nothing of you.";

/// `rank weights` for scripts, and what its screen shows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WeightsReport<'a> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// Whose weights, one entry a set.
    pub judges: Vec<JudgeWeights<'a>>,
    /// Built-in criteria that nobody weighs.
    pub unweighed: Vec<UnweighedLine>,
    /// Weights by the ratings alone, where they are asked for.
    pub from_data: Option<FromData<'a>>,
}

/// One set of weights.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JudgeWeights<'a> {
    /// The set's name, or the file's.
    pub set: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// What was answered.
    #[serde(flatten)]
    pub answered: AnsweredLine,
    /// The weights, largest first.
    pub weights: Vec<SwingLine<'a>>,
    /// Groups of criteria with a weight of their own.
    pub groups: Vec<WeightGroupLine<'a>>,
    /// What one criterion is worth in another.
    pub exchange: Option<ExchangeLine<'a>>,
    /// What equal weights would give.
    pub equal: Option<EqualLine<'a>>,
    /// Which offers can be first.
    pub possible: PossibleLine<'a>,
}

/// A weight, and the way that it is the worth of.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SwingLine<'a> {
    /// The criterion's id.
    pub criterion: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The number in the file; the middle of a range.
    pub written: f64,
    /// The least of a range.
    pub low: Option<f64>,
    /// The most of a range.
    pub high: Option<f64>,
    /// Its share of all weights, of 100.
    pub share: f64,
    /// From the worst to the best end: `from 2,000 to 20,000 USD a month`.
    pub swing: String,
}

/// Criteria that share a weight.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WeightGroupLine<'a> {
    /// The group's name.
    pub name: &'a str,
    /// Its criteria.
    pub criteria: Vec<&'a str>,
    /// Its share of all weights, of 100.
    pub share: f64,
    /// What its criteria add to the score of each offer, by the weights of all.
    pub points: Pairs<&'a str, f64>,
}

/// What equal weights would give.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EqualLine<'a> {
    /// The ids of the offers by score.
    pub order: Vec<&'a str>,
    /// Each one's score.
    pub scores: Pairs<&'a str, f64>,
    /// Who comes first then, in a sentence.
    pub text: String,
}

/// A built-in criterion that nobody weighs.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnweighedLine {
    /// Its id.
    pub id: &'static str,
    /// What it measures.
    pub text: String,
}

/// Weights by the ratings alone.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FromData<'a> {
    /// What they are not.
    pub warning: &'static str,
    /// The share of each criterion, of 100, by the rule's name; none where the offers do not differ.
    pub shares: Pairs<&'static str, Option<Pairs<&'a str, f64>>>,
}

/// What there is to say about the weights of a decision.
pub fn weights(loaded: &Loaded, method: Method, from_data: bool) -> WeightsReport<'_> {
    let problem = &loaded.problem;
    let ranking = Ranking::new(problem, method);
    let judges = problem.judges().iter().zip(&loaded.weighed);
    let judges = judges.map(|(judge, weighed)| one_judge(problem, &ranking, judge, weighed));
    WeightsReport {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        judges: judges.collect(),
        unweighed: unweighed(problem),
        from_data: from_data.then(|| data(problem, &ranking)),
    }
}

fn one_judge<'a>(
    problem: &'a Problem,
    ranking: &Ranking,
    judge: &'a Judge,
    weighed: &'a Weighed,
) -> JudgeWeights<'a> {
    let written = judge.written.iter();
    let mut weights: Vec<SwingLine<'a>> = written.map(|w| swing(problem, judge, w)).collect();
    weights.order_by(|a, b| b.share.total_cmp(&a.share));
    JudgeWeights {
        set: &judge.set,
        title: judge.title.as_deref(),
        answered: AnsweredLine::new(problem, weighed),
        weights,
        groups: groups(problem, ranking, judge, weighed),
        exchange: exchange::exchange(problem, ranking, judge),
        equal: equal(problem, ranking, judge),
        possible: possible::possible(problem, ranking, judge),
    }
}

fn swing<'a>(problem: &'a Problem, judge: &Judge, written: &Written) -> SwingLine<'a> {
    let criterion = problem.criterion(written.criterion);
    let ranged = written.low < written.high;
    SwingLine {
        criterion: &criterion.id,
        name: &criterion.name,
        written: written.middle,
        low: ranged.then_some(written.low),
        high: ranged.then_some(written.high),
        share: 100.0 * judge.weights.share(written.criterion),
        swing: way(criterion),
    }
}

/// From the worst to the best end of a scale, in words.
fn way(criterion: &Criterion) -> String {
    let levels = criterion.scale.level_list();
    match (criterion.scale.worst_and_best(), levels) {
        (Some((worst, best)), _) => {
            let [from, to] = [worst, best].map(|x| number(criterion, x));
            with_unit(criterion, &format!("from {from} to {to}"))
        }
        (None, [first, .., last]) => format!("from {} to {}", first.name, last.name),
        _ if matches!(&criterion.scale, Scale::Normalized(_)) => "by the offers present".to_owned(),
        _ => String::new(),
    }
}

/// A number of a criterion, without its unit.
fn number(criterion: &Criterion, x: f64) -> String {
    one(x, form(criterion))
}

/// The groups of a judge.
fn groups<'a>(
    problem: &'a Problem,
    ranking: &Ranking,
    judge: &Judge,
    weighed: &'a Weighed,
) -> Vec<WeightGroupLine<'a>> {
    let line = |group: &'a WeightGroup| {
        let is_in = |(_, c): &(CriterionId, &Criterion)| group.criteria.contains(&c.id);
        let members: Vec<CriterionId> = problem.criteria().filter(is_in).map(|c| c.0).collect();
        let points = |(id, offer): (OfferId, &'a Offer)| {
            let all = ranking.scoring.contributions(id.index());
            let sum: f64 = members.iter().map(|k| all[k.index()]).sum();
            (offer.id.as_str(), sum)
        };
        let shares = members.iter().map(|k| 100.0 * judge.weights.share(*k));
        WeightGroupLine {
            name: &group.name,
            criteria: group.criteria.iter().map(String::as_str).collect(),
            share: shares.sum(),
            points: problem.offers().map(points).collect(),
        }
    };
    weighed.groups.iter().map(line).collect()
}

/// The groups of the only judge, with points as the offers' lines have them; none where there are
/// several.
pub(super) fn of_one_judge<'a>(
    loaded: &'a Loaded,
    ranking: &Ranking,
    offers: &[OfferLine<'a>],
) -> Vec<WeightGroupLine<'a>> {
    let mut groups = match (loaded.problem.judges(), &loaded.weighed[..]) {
        ([judge], [weighed]) => groups(&loaded.problem, ranking, judge, weighed),
        _ => Vec::new(),
    };
    for group in &mut groups {
        let points = |offer: &OfferLine<'a>| {
            let is_in = |cell: &&CellLine<'_>| group.criteria.contains(&cell.criterion);
            let points = offer.criteria.iter().filter(is_in).map(|cell| cell.points);
            (offer.id, points.sum())
        };
        group.points = offers.iter().map(points).collect();
    }
    groups
}

/// Equal weights for all that carries one.
fn equal<'a>(problem: &'a Problem, ranking: &Ranking, judge: &Judge) -> Option<EqualLine<'a>> {
    let shares = judge.weights.shares().iter();
    let ones: Vec<f64> = shares.map(|w| f64::from(u8::from(*w > 0.0))).collect();
    if ones.iter().sum::<f64>() < 2.0 {
        return None;
    }
    let weights = Weights::new(&ones)?;
    let (_, own) = ranking.under(problem, &judge.weights);
    let (scoring, order) = ranking.under(problem, &weights);
    let leading = |order: &OfferOrder| -> Vec<usize> {
        let first = order.0.iter().filter(|p| p.place == 1);
        first.map(|p| p.offer.index()).collect()
    };
    let (first, now) = (leading(&order), leading(&own));
    let labels = labels(problem);
    let names: Vec<&str> = first.iter().map(|i| labels[*i].as_str()).collect();
    let come_first = match first.len() {
        0 => return None,
        1 => "come first",
        _ => "share first place",
    };
    let too = only_if(first == now, " too");
    let id = |p: &Placed| problem.offer(p.offer).id.as_str();
    let score = |p: &Placed| (id(p), scoring.scores[p.offer.index()]);
    Some(EqualLine {
        order: order.0.iter().map(id).collect(),
        scores: order.0.iter().map(score).collect(),
        text: format!(
            "With equal weights {} would {come_first}{too}.",
            list(&names)
        ),
    })
}

fn unweighed(problem: &Problem) -> Vec<UnweighedLine> {
    let weighed = weighed(problem);
    let criteria = problem.criteria().filter(|(id, _)| weighed.contains(id));
    let ids: Vec<&str> = criteria.map(|(_, c)| c.id.as_str()).collect();
    let unweighed = built_in_criteria().filter(|(id, _)| !ids.contains(id));
    unweighed
        .map(|(id, text)| UnweighedLine { id, text })
        .collect()
}

/// What the ratings alone say, of the ranked offers at their middles.
fn data<'a>(problem: &'a Problem, ranking: &Ranking) -> FromData<'a> {
    let all = 0..problem.criteria().len();
    let weighed: Vec<usize> = all.filter(|k| ranking.weights.shares()[*k] > 0.0).collect();
    let column = |k: &usize| ranking.columns.table().ranked_in(*k);
    let columns: Vec<Vec<f64>> = weighed.iter().map(column).collect();
    let ids: Vec<&str> = problem.criteria().map(|(_, c)| c.id.as_str()).collect();
    let shares = ColumnRule::ALL.map(|rule| {
        let shares = rule.weights(&columns).map(|weights| {
            let shares = weighed.iter().zip(weights.shares());
            shares.map(|(k, share)| (ids[*k], 100.0 * share)).collect()
        });
        (rule.name(), shares)
    });
    FromData {
        warning: FROM_DATA,
        shares: Pairs(shares.into()),
    }
}

/// The name of a criterion by its id, for a sentence.
fn name_of<'p>(problem: &'p Problem, id: &'p str) -> &'p str {
    let own = problem.criteria().find(|(_, c)| c.id == id);
    own.map_or(id, |(_, c)| c.name.as_str())
}
