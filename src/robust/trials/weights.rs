//! Weights, drawn by how far they are trusted.

use super::exponential::Exponential;
use crate::model::{Judge, Problem, Written};
use crate::robust::draws::Stream;
use crate::robust::{LANES, Lanes};

/// How far the written weights are trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// Each within half and one and a half times itself, ranges within themselves.
    #[default]
    Roughly,
    /// As written; ranges within themselves.
    Exact,
    /// Only their order counts.
    Order,
    /// Not at all: any weights, each mix as likely.
    None,
}

impl Trust {
    /// All of them, the default first.
    pub const ALL: [Self; 4] = [Self::Roughly, Self::Exact, Self::Order, Self::None];

    /// The name that `--trust` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Roughly => "roughly",
            Self::Exact => "exact",
            Self::Order => "order",
            Self::None => "none",
        }
    }
}

/// What is drawn of all judges' weights.
#[derive(Debug)]
pub struct WeightPlan {
    judges: Vec<JudgePlan>,
    /// Where only the order of weights counts, or nothing.
    exponential: Option<Box<Exponential>>,
}

/// What is drawn of one judge's weights.
#[derive(Debug)]
struct JudgePlan {
    trust: Trust,
    /// How often it counts.
    voice: f64,
    /// Those above 0, largest first.
    weights: Vec<Weight>,
}

#[derive(Debug)]
struct Weight {
    name: u64,
    criterion: usize,
    low: f64,
    middle: f64,
    high: f64,
}

impl WeightPlan {
    pub fn new(problem: &Problem, trust: Trust) -> Self {
        let several = problem.judges().len() > 1;
        let plan = |judge: &Judge| JudgePlan::new(problem, judge, several, trust);
        let any = matches!(trust, Trust::Order | Trust::None);
        Self {
            judges: problem.named().judges().iter().map(plan).collect(),
            exponential: any.then(|| Box::new(Exponential::new())),
        }
    }

    /// One stream a weight, in the order of the plan.
    pub fn streams(&self, seed: u64, block: u64) -> Vec<Stream> {
        let weights = self.judges.iter().flat_map(|j| &j.weights);
        weights.map(|w| Stream::new(seed, w.name, block)).collect()
    }

    /// Draws a chunk: the mean of the judges' shares, in points of 100.
    pub fn draw(&self, streams: &mut [Stream], out: &mut [Lanes]) {
        if let ([judge], None) = (&self.judges[..], &self.exponential) {
            return judge.alone(streams, out);
        }
        out.fill([0.0; LANES]);
        let mut rest = streams;
        let voices: f64 = self.judges.iter().map(|j| j.voice).sum();
        for judge in &self.judges {
            let (own, others) = rest.split_at_mut(judge.weights.len());
            let mut drawn = vec![[0.0; LANES]; own.len()];
            match &self.exponential {
                Some(exponential) => judge.any(own, exponential, &mut drawn),
                None => judge.near(own, &mut drawn),
            }
            judge.share(&drawn, 100.0 * judge.voice / voices, out);
            rest = others;
        }
    }
}

impl Weight {
    fn draw(&self, stream: &mut Stream, lanes: &mut Lanes) {
        if self.low == self.high {
            *lanes = [self.middle; LANES];
            return;
        }
        for lane in lanes {
            *lane = self.low + stream.uniform() * (self.high - self.low);
        }
    }
}

/// What weights of these sums are multiplied by to be points, and what is added: trial by trial.
fn scales(sums: &Lanes, points: f64, weights: usize) -> (Lanes, Lanes) {
    // A sum of 0 comes of ranges from 0 only, and then with no chance to speak of.
    let even = points / weights as f64;
    let (mut times, mut more) = ([0.0; LANES], [0.0; LANES]);
    for t in 0..LANES {
        let any = sums[t] > 0.0;
        times[t] = if any { points / sums[t] } else { 0.0 };
        more[t] = if any { 0.0 } else { even };
    }
    (times, more)
}

impl JudgePlan {
    fn new(problem: &Problem, judge: &Judge, several: bool, trust: Trust) -> Self {
        // Numbers near the ends of f64 would make sums of none or of infinity.
        let largest = judge.written.iter().map(|w| w.high).fold(0.0, f64::max);
        let usual = (1e-280..1e280).contains(&largest);
        let unit = if usual { 1.0 } else { largest };
        // A single judge's weights keep their draws whatever the file is called.
        let set = several.then(|| format!("{}\u{0}", judge.set));
        let set = set.unwrap_or_default();
        let weight = |w: &Written| {
            let [low, middle, high] = [w.low, w.middle, w.high].map(|x| x / unit);
            let id = &problem.criterion(w.criterion).id;
            let name = format!("weight\u{0}{set}{id}");
            let (low, high) = if low == high && trust == Trust::Roughly {
                (0.5 * middle, 1.5 * middle)
            } else {
                (low, high)
            };
            Weight {
                name: Stream::hash(&name),
                criterion: w.criterion.index(),
                low,
                middle,
                high,
            }
        };
        let mut weights: Vec<Weight> = judge
            .written
            .iter()
            .filter(|w| w.high > 0.0)
            .map(weight)
            .collect();
        // Equal weights stand in an order of their own, never in that of the file.
        weights.sort_by(|a, b| b.middle.total_cmp(&a.middle).then(a.name.cmp(&b.name)));
        Self {
            trust,
            voice: judge.voice,
            weights,
        }
    }

    /// Weights within their ranges.
    fn near(&self, streams: &mut [Stream], drawn: &mut [Lanes]) {
        for ((weight, stream), lanes) in self.weights.iter().zip(streams).zip(drawn) {
            weight.draw(stream, lanes);
        }
    }

    /// The shares of the only judge, drawn in their places: what carries no weight stays at 0.
    fn alone(&self, streams: &mut [Stream], out: &mut [Lanes]) {
        let mut sums = [0.0; LANES];
        for (weight, stream) in self.weights.iter().zip(streams) {
            let lanes = &mut out[weight.criterion];
            weight.draw(stream, lanes);
            sums.iter_mut().zip(&*lanes).for_each(|(sum, w)| *sum += w);
        }
        let (times, more) = scales(&sums, 100.0, self.weights.len());
        for weight in &self.weights {
            let shares = &mut out[weight.criterion];
            for t in 0..LANES {
                shares[t] = shares[t] * times[t] + more[t];
            }
        }
    }

    /// Any weights, or any in their order: uniform on the simplex once they have their sum.
    fn any(&self, streams: &mut [Stream], exponential: &Exponential, drawn: &mut [Lanes]) {
        for (stream, lanes) in streams.iter_mut().zip(drawn.iter_mut()) {
            exponential.fill(stream, lanes);
        }
        if self.trust == Trust::Order {
            self.deal(drawn);
        }
    }

    /// Adds the shares of weights, in points.
    fn share(&self, drawn: &[Lanes], points: f64, out: &mut [Lanes]) {
        let mut sums = [0.0; LANES];
        for lanes in drawn {
            sums.iter_mut().zip(lanes).for_each(|(sum, w)| *sum += w);
        }
        let (times, more) = scales(&sums, points, drawn.len());
        for (weight, lanes) in self.weights.iter().zip(drawn) {
            let shares = &mut out[weight.criterion];
            for t in 0..LANES {
                shares[t] += lanes[t] * times[t] + more[t];
            }
        }
    }

    /// Deals the numbers of each trial out by the written order, largest first; among equal
    /// weights the own draws decide who gets the larger one.
    fn deal(&self, drawn: &mut [Lanes]) {
        for t in 0..LANES {
            let own: Vec<f64> = drawn.iter().map(|lanes| lanes[t]).collect();
            let mut sorted = own.clone();
            sorted.sort_unstable_by(|a, b| b.total_cmp(a));
            let mut start = 0;
            for group in self.weights.chunk_by(|a, b| a.middle == b.middle) {
                let mut members: Vec<usize> = (start..start + group.len()).collect();
                members.sort_by(|a, b| own[*b].total_cmp(&own[*a]));
                for (place, member) in members.into_iter().enumerate() {
                    drawn[member][t] = sorted[start + place];
                }
                start += group.len();
            }
        }
    }
}
