//! Which offers can be first under any weights that fit what was said.

use serde::Serialize;

use crate::method::Ranking;
use crate::model::{Judge, Problem, labels};
use crate::text::number::{few, list};
use crate::weighing::WeightRegion;

/// More criteria are not looked at.
const MOST_CRITERIA: usize = 50;

/// Which offers can be first, by their ids; none where that was not worked out.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PossibleLine<'a> {
    /// Under any weights in the order of these.
    pub in_this_order: Option<Vec<&'a str>>,
    /// Under any weights within the written ranges.
    pub in_the_ranges: Option<Vec<&'a str>>,

    /// The same in sentences.
    #[serde(skip)]
    pub text: Vec<String>,
}

/// What can be first under a judge's answers.
pub fn possible<'a>(problem: &'a Problem, ranking: &Ranking, judge: &Judge) -> PossibleLine<'a> {
    let weighed: Vec<usize> = judge.written.iter().map(|w| w.criterion.index()).collect();
    let table = ranking.columns.table();
    let ranked = table.ranked().to_vec();
    let is_ready = ranking.method.is_sum() && weighed.len() <= MOST_CRITERIA;
    let worth = |row: &usize| weighed.iter().map(|k| table.row(*row)[*k]).collect();
    let worths: Vec<Vec<f64>> = ranked.iter().filter(|_| is_ready).map(worth).collect();
    let find = |region: WeightRegion| -> Option<Vec<usize>> {
        let first = ranked.iter().zip(region.may_be_first(&worths)?);
        Some(first.filter(|(_, may)| *may).map(|(row, _)| *row).collect())
    };
    // Of too many criteria no region is made: it has up to a condition a pair, each as long as all.
    let is_asked = !worths.is_empty();
    let middles: Vec<f64> = judge.written.iter().map(|w| w.middle).collect();
    let in_order = || find(WeightRegion::in_order(&middles));
    let in_order = is_asked.then(in_order).flatten();
    let ranges: Vec<(f64, f64)> = judge.written.iter().map(|w| (w.low, w.high)).collect();
    let ranged = ranges.iter().any(|(low, high)| low < high);
    let in_ranges = || find(WeightRegion::in_ranges(&ranges));
    let in_ranges = (is_asked && ranged).then(in_ranges).flatten();
    let text = |first: &Option<Vec<usize>>, which| {
        let first = first.as_ref()?;
        Some(words(problem, first, (&ranked, &worths), which))
    };
    let text = [
        text(&in_order, "in this order"),
        text(&in_ranges, "in these ranges"),
    ];
    let ids: Vec<&str> = problem.offers().map(|(_, o)| o.id.as_str()).collect();
    let named = |first: Vec<usize>| first.into_iter().map(|i| ids[i]).collect();
    PossibleLine {
        in_this_order: in_order.map(named),
        in_the_ranges: in_ranges.map(named),
        text: text.into_iter().flatten().collect(),
    }
}

fn words(
    problem: &Problem,
    first: &[usize],
    (ranked, worths): (&[usize], &[Vec<f64>]),
    which: &str,
) -> String {
    let labels = labels(problem);
    let names: Vec<&str> = first.iter().map(|i| labels[*i].as_str()).collect();
    // Offers that are worth the same on everything are apart under no weights.
    let own = ranked.iter().zip(worths);
    let mut own = own.filter(|(i, _)| first.contains(i)).map(|(_, row)| row);
    let one = own.next();
    let alike = own.all(|row| Some(row) == one);
    match (names.len(), worths.len()) {
        (2.., _) if alike => format!(
            "Whatever the weights {which}, {} share first place.",
            few(&names)
        ),
        (1, 1) => format!("{} is the only offer that takes a place.", names[0]),
        (1, _) => format!(
            "Whatever the weights {which}, {} comes first.",
            list(&names)
        ),
        (n, all) if n == all => format!("With other weights {which}, any offer can come first."),
        _ => format!(
            "With other weights {which}, {} can come first, and no other.",
            few(&names)
        ),
    }
}
