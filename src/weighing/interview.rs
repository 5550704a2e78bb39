//! Trade-off questions, chosen so that few answers tell which offer comes first.
//!
//! As in `FITradeoff` (de Almeida and others 2016), each question sets two criteria against each
//! other, linear programs say what the answers so far leave open, and the questions end when one
//! offer alone can be first.

use super::region::WeightRegion;

/// Questions at most.
pub const MOST_QUESTIONS: usize = 10;
/// Two sides of which one is at least this part of the other are as good as equal.
pub const ABOUT: f64 = 0.9;
/// Pairs of criteria that are looked at closely for a question.
const CLOSE: usize = 8;
/// Of more offers that can be first, these many are counted for a question.
const COUNTED: usize = 12;
/// Answers from which on one is checked.
const CHECKED: usize = 3;

/// What is asked about: for each criterion, what its steps gain, and what each offer is worth.
#[derive(Clone, Debug)]
pub struct Interview {
    /// What each step of each criterion gains, the whole way first.
    gains: Vec<Vec<f64>>,
    /// What each offer is worth on each criterion.
    worths: Vec<Vec<f64>>,
    /// The answers so far.
    given: Vec<(TradeOff, Reply)>,
}

/// A step on one criterion against a step on another: the first side has the one, the second the
/// other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TradeOff {
    /// A criterion, and which of its steps.
    pub one: (usize, usize),
    /// Another criterion, and which of its steps.
    pub other: (usize, usize),
    /// Whether the answers so far tell the answer: it is asked to check them.
    pub checks: bool,
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The first side.
    First,
    /// The second side.
    Second,
    /// Either: they are about equal.
    Equal,
    /// Not to be told.
    Unsure,
}

/// A weight that fits the answers, with the room around it, as shares of 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fitting {
    /// The share.
    pub share: f64,
    /// How far it may go either way.
    pub room: f64,
}

impl Interview {
    /// About so many steps a criterion, and so many offers.
    pub fn new(gains: Vec<Vec<f64>>, worths: Vec<Vec<f64>>) -> Self {
        Self {
            gains,
            worths,
            given: Vec::new(),
        }
    }

    /// The answers so far.
    pub fn given(&self) -> &[(TradeOff, Reply)] {
        &self.given
    }

    /// Takes an answer.
    pub fn answer(&mut self, question: TradeOff, reply: Reply) {
        self.given.push((question, reply));
    }

    /// Takes an answer back, by its number.
    pub fn take_back(&mut self, at: usize) -> Option<TradeOff> {
        (at < self.given.len()).then(|| self.given.remove(at).0)
    }

    /// The weights that fit some answers.
    fn region<'g>(&self, given: impl Iterator<Item = &'g (TradeOff, Reply)>) -> WeightRegion {
        let mut region = WeightRegion::any(self.gains.len());
        for (question, reply) in given {
            let ((i, a), (j, b)) = (question.one, question.other);
            let times = self.gains[j][b] / self.gains[i][a];
            match reply {
                Reply::First => region.times(i, j, times),
                Reply::Second => region.times(j, i, 1.0 / times),
                Reply::Equal => {
                    region.times(i, j, ABOUT * times);
                    region.times(j, i, ABOUT / times);
                }
                Reply::Unsure => {}
            }
        }
        region
    }

    fn now(&self) -> WeightRegion {
        self.region(self.given.iter())
    }

    /// The offers that can be first under the answers so far; none where that is not to be told.
    pub fn possible(&self) -> Option<Vec<usize>> {
        possible(&self.now(), &self.worths)
    }

    /// The numbers of answers that cannot all hold, as few as contradict each other; none where
    /// all fit.
    pub fn clash(&self) -> Option<Vec<usize>> {
        if !self.now().is_empty() {
            return None;
        }
        let mut kept: Vec<usize> = (0..self.given.len()).collect();
        for at in 0..self.given.len() {
            let others: Vec<usize> = kept.iter().copied().filter(|i| *i != at).collect();
            if self
                .region(others.iter().map(|i| &self.given[*i]))
                .is_empty()
            {
                kept = others;
            }
        }
        Some(kept)
    }

    /// The next question; none when one offer alone can be first, or nothing is left to ask.
    pub fn next(&self) -> Option<TradeOff> {
        let region = self.now();
        let possible = possible(&region, &self.worths)?;
        if possible.len() > 1 {
            return self.open(&region, &possible);
        }
        let told = |(_, reply): &&(TradeOff, Reply)| *reply != Reply::Unsure;
        let checked = self.given.iter().any(|(question, _)| question.checks);
        if checked || self.given.iter().filter(told).count() < CHECKED {
            return None;
        }
        self.check(&region)
    }

    /// The question whose answers leave the fewest offers.
    fn open(&self, region: &WeightRegion, possible: &[usize]) -> Option<TradeOff> {
        let mut near: Vec<(f64, TradeOff)> = Vec::new();
        for (i, j) in self.pairs() {
            let Some((low, high)) = region.part(i, j).filter(|(low, high)| high - low > 1e-3)
            else {
                continue;
            };
            let Some(question) = self.nearest((i, j), (low, high)) else {
                continue;
            };
            let weight = (high - low) * (self.spread(possible, i) + self.spread(possible, j));
            let was_left_open = self.replies(i, j).any(|reply| reply == Reply::Unsure);
            if weight > 0.0 && !was_left_open {
                near.push((weight, question));
            }
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        near.truncate(CLOSE);
        let counted = &possible[..possible.len().min(COUNTED)];
        let worths: Vec<Vec<f64>> = counted.iter().map(|i| self.worths[*i].clone()).collect();
        let left = |question: TradeOff, reply: Reply| {
            let answer = (question, reply);
            let region = self.region(self.given.iter().chain([&answer]));
            self::possible(&region, &worths).map_or(worths.len(), |left| left.len())
        };
        let rank = |question: &TradeOff| {
            let [a, b] = [Reply::First, Reply::Second].map(|reply| left(*question, reply));
            (a.max(b), a + b)
        };
        near.into_iter()
            .map(|(_, question)| question)
            .min_by_key(rank)
    }

    /// A question whose answer the others tell, about two criteria that were not set against each
    /// other yet.
    fn check(&self, region: &WeightRegion) -> Option<TradeOff> {
        let pairs = self.pairs();
        let pairs = pairs.filter(|(i, j)| self.replies(*i, *j).next().is_none());
        let open = pairs.filter_map(|(i, j)| Some(((i, j), region.part(i, j)?)));
        let questions = open.flat_map(|((i, j), (low, high))| {
            let beyond = move |even: f64| (even - high).max(low - even);
            self.questions(i, j).map(move |q| (beyond(self.even(q)), q))
        });
        // Clearly beyond what the answers leave open, but no farther than need be.
        let clear = questions.filter(|(beyond, _)| *beyond >= 0.05);
        let best = clear.min_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(_, question)| TradeOff {
            checks: true,
            ..question
        })
    }

    /// The answers about a pair.
    fn replies(&self, i: usize, j: usize) -> impl Iterator<Item = Reply> {
        let is_pair = move |q: &TradeOff| [(i, j), (j, i)].contains(&(q.one.0, q.other.0));
        let about = self.given.iter().filter(move |(q, _)| is_pair(q));
        about.map(|(_, reply)| *reply)
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let n = self.gains.len();
        (0..n).flat_map(move |i| (i + 1..n).map(move |j| (i, j)))
    }

    /// All questions about a pair: a whole way on one side at least.
    fn questions(&self, i: usize, j: usize) -> impl Iterator<Item = TradeOff> + use<> {
        let question = move |a: usize, b: usize| TradeOff {
            one: (i, a),
            other: (j, b),
            checks: false,
        };
        let ones = (0..self.gains[i].len()).map(move |a| question(a, 0));
        let others = (1..self.gains[j].len()).map(move |b| question(0, b));
        ones.chain(others)
    }

    /// The part that the first criterion has of both weights where the sides are equal.
    fn even(&self, question: TradeOff) -> f64 {
        let ((i, a), (j, b)) = (question.one, question.other);
        self.gains[j][b] / (self.gains[i][a] + self.gains[j][b])
    }

    /// The question that halves what is open of a pair most evenly.
    fn nearest(&self, (i, j): (usize, usize), (low, high): (f64, f64)) -> Option<TradeOff> {
        let middle = f64::midpoint(low, high);
        let inside = |question: &TradeOff| {
            let even = self.even(*question);
            let edge = (high - low) / 10.0;
            low + edge < even && even < high - edge
        };
        let far = |question: &TradeOff| (self.even(*question) - middle).abs();
        let questions = self.questions(i, j).filter(inside);
        questions.min_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// How far apart some offers are on a criterion.
    fn spread(&self, offers: &[usize], criterion: usize) -> f64 {
        let worths = || offers.iter().map(|i| self.worths[*i][criterion]);
        let most = worths().fold(f64::NEG_INFINITY, f64::max);
        most - worths().fold(f64::INFINITY, f64::min)
    }

    /// Weights in the middle of those that fit, each with as much room as it has to either side.
    pub fn fitting(&self) -> Option<Vec<Fitting>> {
        let region = self.now();
        let (middle, ranges) = (region.middle()?, region.ranges()?);
        let fitting = middle
            .iter()
            .zip(ranges)
            .map(|(share, (low, high))| Fitting {
                share: *share,
                room: (share - low).min(high - share).max(0.0),
            });
        Some(fitting.collect())
    }

    /// Whether weights fit all answers.
    pub fn fits(&self, weights: &[f64]) -> bool {
        self.given.iter().all(|(question, reply)| {
            let ((i, a), (j, b)) = (question.one, question.other);
            let (one, other) = (weights[i] * self.gains[i][a], weights[j] * self.gains[j][b]);
            match reply {
                Reply::First => one >= other,
                Reply::Second => other >= one,
                Reply::Equal => one >= ABOUT * other && other >= ABOUT * one,
                Reply::Unsure => true,
            }
        })
    }
}

/// The offers that can be first; not those that could only tie, with another that is nowhere worse.
fn possible(region: &WeightRegion, worths: &[Vec<f64>]) -> Option<Vec<usize>> {
    let beats =
        |one: &[f64], other: &[f64]| one != other && one.iter().zip(other).all(|(a, b)| a >= b);
    let is_beaten = |worth: &Vec<f64>| worths.iter().any(|other| beats(other, worth));
    let mut open: Vec<usize> = (0..worths.len()).collect();
    open.retain(|i| !is_beaten(&worths[*i]));
    let left: Vec<Vec<f64>> = open.iter().map(|i| worths[*i].clone()).collect();
    let mut first = region.may_be_first(&left)?.into_iter();
    open.retain(|_| first.next() == Some(true));
    Some(open)
}

#[cfg(test)]
mod tests;
