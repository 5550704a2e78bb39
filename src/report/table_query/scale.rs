//! Scales as cases: from where to where a number is worth what.

use crate::load::{NO_WORDS, UNKNOWN_WORDS, YES_WORDS};
use crate::model::{Direction, Level, Order, Scale, Utility};

/// The least, the middle and the most that something is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorthEnds {
    /// The least.
    pub low: f64,
    /// The middle.
    pub middle: f64,
    /// The most.
    pub high: f64,
}

impl WorthEnds {
    pub(super) fn of(ends: [Utility; 3]) -> Self {
        let [low, middle, high] = ends.map(Utility::get);
        Self { low, middle, high }
    }
}

/// How ratings of a column turn into what they are worth.
#[derive(Clone, Debug, PartialEq)]
pub enum QueryScale<'a> {
    /// Numbers.
    Numbers(QueryCurve),
    /// Levels by name.
    Levels(QueryLevels<'a>),
    /// A straight line between the least and the most that the ranked offers have.
    Present(LineOfPresent),
}

/// Which way a line between the numbers of the offers present leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineOfPresent {
    /// Whether less is better.
    pub falls: bool,
}

/// Straight lines from number to number, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryCurve {
    /// The first number.
    pub first: f64,
    /// What less than that is worth.
    pub below: f64,
    /// The lines.
    pub pieces: Vec<CurvePiece>,
    /// What the last number and more are worth.
    pub above: f64,
    /// Which way numbers are better.
    pub falls: bool,
    /// What the best numbers are worth and which they are, where they lie between worse ones.
    pub peak: Option<(f64, Vec<f64>)>,
}

/// A straight line: `base + (x - from) / way * rise`, up to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePiece {
    /// Where it ends.
    pub until: f64,
    /// What it is worth where it begins.
    pub base: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it leads.
    pub to: f64,
    /// How far it is to where it leads.
    pub way: f64,
    /// How much more that is worth.
    pub rise: f64,
}

/// Levels, worst first.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryLevels<'a> {
    /// Their names and what they are worth.
    pub levels: Vec<(&'a str, f64)>,
    /// What ranges of them are worth; empty where a table has none.
    pub pairs: Vec<LevelPair>,
    /// The names that say something is known, with their numbers.
    pub names: Vec<(&'a str, usize)>,
    /// What else is read as a level, in small letters, with the numbers of these.
    pub words: Vec<(String, usize)>,
}

/// What a range of levels is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelPair {
    /// The number of the worst level of it, from 0 on.
    pub low: usize,
    /// The number of the best one.
    pub high: usize,
    /// What it is worth.
    pub middle: f64,
}

/// A scale as a query has it.
pub(super) fn of(scale: &Scale, ranged: bool) -> QueryScale<'_> {
    match scale {
        Scale::Straight { worst, best } => QueryScale::Numbers(straight(*worst, *best)),
        Scale::Points(curve) => QueryScale::Numbers(points(curve.points(), scale.order())),
        Scale::Levels(_) => QueryScale::Levels(levels(scale, ranged)),
        Scale::Normalized(how) => QueryScale::Present(LineOfPresent {
            falls: how.better == Direction::Lower,
        }),
    }
}

/// What an unknown is worth on a scale.
pub(super) fn unknown(scale: &Scale) -> WorthEnds {
    let (low, high) = scale.unknown_range();
    WorthEnds::of([low, scale.unknown_mean(), high])
}

fn straight(worst: f64, best: f64) -> QueryCurve {
    let falls = best < worst;
    let (first, until) = if falls { (best, worst) } else { (worst, best) };
    let piece = CurvePiece {
        until,
        base: 0.0,
        from: worst,
        to: best,
        way: best - worst,
        rise: 1.0,
    };
    QueryCurve {
        first,
        below: if falls { 1.0 } else { 0.0 },
        pieces: vec![piece],
        above: if falls { 0.0 } else { 1.0 },
        falls,
        peak: None,
    }
}

fn points(points: &[(f64, Utility)], order: Order) -> QueryCurve {
    let piece = |pair: &[(f64, Utility)]| CurvePiece {
        until: pair[1].0,
        base: pair[0].1.get(),
        from: pair[0].0,
        to: pair[1].0,
        way: pair[1].0 - pair[0].0,
        rise: pair[1].1.get() - pair[0].1.get(),
    };
    let most = points.iter().fold(0.0, |most: f64, p| most.max(p.1.get()));
    let top = points.iter().filter(|p| p.1.get() == most).map(|p| p.0);
    let end = |p: Option<&(f64, Utility)>| p.map_or((0.0, 0.0), |p| (p.0, p.1.get()));
    let (first, last) = (end(points.first()), end(points.last()));
    QueryCurve {
        first: first.0,
        below: first.1,
        pieces: points.windows(2).map(piece).collect(),
        above: last.1,
        falls: order == Order::Lower,
        peak: (order == Order::Peak).then(|| (most, top.collect())),
    }
}

fn levels(scale: &Scale, ranged: bool) -> QueryLevels<'_> {
    let list = scale.level_list();
    let levels = list.iter().map(|l| (l.name.as_str(), l.utility.get()));
    let pairs = (0..if ranged { list.len() } else { 0 })
        .flat_map(|low| (low..list.len()).map(move |high| (low, high)));
    let pairs = pairs.map(|(low, high)| LevelPair {
        low,
        high,
        middle: scale.mean_of_levels(low as u16, high as u16).get(),
    });
    let is_said = |level: &Level| !UNKNOWN_WORDS.contains(&level.name.to_lowercase().as_str());
    let names = list.iter().enumerate().filter(|(_, l)| is_said(l));
    let names = names.map(|(i, l)| (l.name.as_str(), i));
    QueryLevels {
        levels: levels.collect(),
        pairs: pairs.collect(),
        names: names.collect(),
        words: words(list),
    }
}

/// The names in small letters, and words for yes and no; not what says that nothing is known.
fn words(list: &[Level]) -> Vec<(String, usize)> {
    let names = list.iter().enumerate();
    let names = names.map(|(i, level)| (level.name.to_lowercase(), i));
    let spoken = [("yes", YES_WORDS), ("no", NO_WORDS)];
    let spoken = spoken.into_iter().filter_map(|(meant, words)| {
        let i = list.iter().position(|level| level.name == meant)?;
        Some(words.map(|word| (word.to_owned(), i)))
    });
    let mut found: Vec<(String, usize)> = Vec::new();
    for (word, i) in names.chain(spoken.flatten()) {
        let is_new = found.iter().all(|(own, _)| *own != word);
        if is_new && !UNKNOWN_WORDS.contains(&word.as_str()) {
            found.push((word, i));
        }
    }
    found
}
