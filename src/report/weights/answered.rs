//! What was answered, in words, and how well it fits together.

use serde::Serialize;

use super::name_of;
use crate::model::Problem;
use crate::text::number::{grouped, list, plain, significant};
use crate::weighing::{
    BestWorstWeighed, ComparedWeights, Comparison, RANDOM_INDEX_SOURCE, RankRule, Weighed,
    WeightAnswers,
};

/// What was answered.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AnsweredLine {
    /// `numbers`, `order`, `swing`, `compare` or `best-worst`.
    pub kind: &'static str,
    /// How an order became numbers.
    pub by: Option<&'static str>,
    /// The answers, a sentence each.
    pub answers: Vec<String>,
    /// How well comparisons fit each other.
    pub consistency: Option<ConsistencyLine>,
    /// How far the best and the worst set against the others are from fitting: 0 is full.
    pub xi: Option<f64>,
    /// The same by the answers alone.
    pub input_ratio: Option<f64>,
    /// Whether no other weights fit as closely.
    pub unique: Option<bool>,

    /// How well the answers fit, in a sentence.
    #[serde(skip)]
    pub fit: Option<String>,
}

/// How well comparisons fit each other.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ConsistencyLine {
    /// The principal eigenvalue.
    pub lambda: f64,
    /// The consistency index.
    pub index: f64,
    /// The consistency ratio; none where random comparisons have no index.
    pub ratio: Option<f64>,
    /// The largest ratio that passes for so many criteria.
    pub limit: f64,
    /// Where the random indices are from.
    pub random_index: &'static str,
    /// The two criteria whose comparison fits worst.
    pub worst: Option<[String; 2]>,
}

impl AnsweredLine {
    /// What somebody answered.
    pub(super) fn new(problem: &Problem, weighed: &Weighed) -> Self {
        let line = Self {
            kind: weighed.answers.kind(),
            by: None,
            answers: Vec::new(),
            consistency: None,
            xi: None,
            input_ratio: None,
            unique: None,
            fit: None,
        };
        match &weighed.answers {
            WeightAnswers::Numbers => line,
            WeightAnswers::Order { rule, tiers } => Self {
                by: Some(rule.name()),
                answers: vec![order(problem, *rule, tiers)],
                ..line
            },
            WeightAnswers::Swing(points) => {
                let point = |(id, low, high): &(String, f64, f64)| {
                    let number = if low == high {
                        plain(*low)
                    } else {
                        format!("{} to {}", plain(*low), plain(*high))
                    };
                    format!("{} {number}", name_of(problem, id))
                };
                let points: Vec<String> = points.iter().map(point).collect();
                Self {
                    answers: vec![format!("Points for each way: {}.", points.join(", "))],
                    ..line
                }
            }
            WeightAnswers::Compare(compared) => Self {
                answers: compared
                    .stated
                    .iter()
                    .map(|c| pair(problem, &compared.criteria, c))
                    .collect(),
                consistency: Some(consistency(compared)),
                fit: Some(compared_fit(problem, compared)),
                ..line
            },
            WeightAnswers::BestWorst(weighed) => Self {
                answers: best_worst(problem, weighed),
                xi: Some(weighed.found.xi),
                input_ratio: Some(weighed.found.input_ratio),
                unique: Some(weighed.found.is_unique()),
                fit: Some(best_worst_fit(weighed)),
                ..line
            },
        }
    }
}

/// `Role fit matters most, then Brand and Pay the same, then Commute.`
fn order(problem: &Problem, rule: RankRule, tiers: &[Vec<String>]) -> String {
    let tier = |ids: &Vec<String>| {
        let names: Vec<&str> = ids.iter().map(|id| name_of(problem, id)).collect();
        let same = if ids.len() > 1 { " (the same)" } else { "" };
        format!("{}{same}", list(&names))
    };
    let tiers: Vec<String> = tiers.iter().map(tier).collect();
    let rule = match rule {
        RankRule::Centroid => "the middle of all weights in this order",
        RankRule::RankSum => "weights that fall by the same step",
        RankRule::Reciprocal => "weights of 1, 1/2, 1/3 and so on",
    };
    format!(
        "In order: {}. The shares are {rule}.",
        tiers.join(", then ")
    )
}

/// `Pay matters 3 times as much as Brand.`
fn pair(problem: &Problem, criteria: &[String], comparison: &Comparison) -> String {
    let (mut one, mut other, mut times) = (comparison.one, comparison.other, comparison.times);
    if times < 1.0 {
        (one, other, times) = (other, one, 1.0 / times);
    }
    let name = |i: usize| name_of(problem, &criteria[i]);
    let (one, other) = (name(one), name(other));
    if times == 1.0 {
        return format!("{one} matters as much as {other}.");
    }
    let times = grouped(significant(times, 3));
    format!("{one} matters {times} times as much as {other}.")
}

fn consistency(compared: &ComparedWeights) -> ConsistencyLine {
    let fit = compared.consistency;
    let id = |i: usize| compared.criteria[i].clone();
    ConsistencyLine {
        lambda: fit.lambda,
        index: fit.index,
        ratio: fit.ratio,
        limit: fit.limit,
        random_index: RANDOM_INDEX_SOURCE,
        worst: compared
            .worst
            .map(|(worst, _)| [id(worst.one), id(worst.other)]),
    }
}

/// How well the comparisons fit, and the one that fits worst.
fn compared_fit(problem: &Problem, compared: &ComparedWeights) -> String {
    let fit = compared.consistency;
    let (Some(ratio), Some((worst, implied))) = (fit.ratio, compared.worst) else {
        return match compared.criteria.len() {
            0..=2 => "One comparison contradicts nothing.".to_owned(),
            // More than ten have no published index; as few as connect all cannot contradict.
            _ if compared.worst.is_some() => {
                "Random comparisons of so many criteria have no known index, so no ratio is told."
                    .to_owned()
            }
            _ => "The comparisons fit each other fully.".to_owned(),
        };
    };
    let good = if ratio > fit.limit {
        "They contradict each other"
    } else {
        "They fit each other well enough"
    };
    let told = format!(
        "{good}: consistency ratio {}, at most {} is good ({RANDOM_INDEX_SOURCE}).",
        grouped(significant(ratio, 2)),
        plain(fit.limit)
    );
    let stated = pair(problem, &compared.criteria, &worst);
    let instead = Comparison {
        times: significant(implied, 2),
        ..worst
    };
    let instead = pair(problem, &compared.criteria, &instead);
    format!("{told} The one that fits least: {stated} All together say: {instead}")
}

fn best_worst(problem: &Problem, weighed: &BestWorstWeighed) -> Vec<String> {
    let (answers, criteria) = (&weighed.answers, &weighed.criteria);
    let name = |i: usize| name_of(problem, &criteria[i]);
    let (best, worst) = (name(answers.best), name(answers.worst));
    let others = (0..criteria.len()).filter(|i| *i != answers.best && *i != answers.worst);
    let mut told = vec![
        format!("{best} matters most, {worst} least."),
        pair(
            problem,
            criteria,
            &Comparison {
                one: answers.best,
                other: answers.worst,
                times: answers.best_to_others[answers.worst],
            },
        ),
    ];
    for i in others {
        let times = |times: f64| grouped(significant(times, 3));
        told.push(format!(
            "{best} matters {} times as much as {}, and that {} times as much as {worst}.",
            times(answers.best_to_others[i]),
            name(i),
            times(answers.others_to_worst[i]),
        ));
    }
    told
}

fn best_worst_fit(weighed: &BestWorstWeighed) -> String {
    if weighed.found.xi < 1e-9 {
        return "The answers fit each other fully.".to_owned();
    }
    format!(
        "The answers do not fit each other fully: the weights miss them by up to {} of 100; \
         0 is a full fit.",
        plain(significant(100.0 * weighed.found.xi, 2))
    )
}
