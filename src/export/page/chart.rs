//! Charts as what they show, without a size or a colour.

use crate::text::tenths::PointDigits;

/// A chart.
#[derive(Debug)]
pub enum Chart {
    /// A stacked bar an offer.
    Bars(BarChart),
    /// Scores as one weight moves.
    Lines(LineChart),
    /// Two figures of each offer against each other.
    Plane(PlaneChart),
    /// Days by which something is due.
    Timeline(Timeline),
    /// Amounts by year, a group an offer.
    Years(YearChart),
}

/// Stacked bars.
#[derive(Debug)]
pub struct BarChart {
    /// What it shows.
    pub caption: String,
    /// The names of the parts.
    pub parts: Vec<String>,
    /// To which digit points are told.
    pub digits: PointDigits,
    /// The bars from top to bottom.
    pub bars: Vec<StackedBar>,
}

/// The bar of one offer.
#[derive(Debug)]
pub struct StackedBar {
    /// What it is called.
    pub label: String,
    /// The score in words: `67?`.
    pub text: String,
    /// Points of each part.
    pub parts: Vec<f64>,
    /// The range of the score.
    pub range: Option<(f64, f64)>,
    /// The index of the offer in what is played with.
    pub offer: usize,
}

/// Lines over one weight's share.
#[derive(Debug)]
pub struct LineChart {
    /// What it shows.
    pub caption: String,
    /// The index of the criterion in what is played with.
    pub criterion: usize,
    /// The share of the weight as it is, of 100.
    pub now: f64,
    /// One an offer, best first: its name, the score at no weight and at all weight.
    pub lines: Vec<(String, [f64; 2])>,
    /// Where another offer comes first: share, score, and what to type.
    pub marks: Vec<(f64, f64, String)>,
}

/// Points in a plane, each axis from 0 to 100.
#[derive(Debug)]
pub struct PlaneChart {
    /// What it shows.
    pub caption: String,
    /// What goes to the right, and up.
    pub axes: [String; 2],
    /// The index of the criterion in what is played with.
    pub criterion: usize,
    /// Name, place, and whether nothing is better in both.
    pub points: Vec<(String, [f64; 2], bool)>,
}

/// Days in a row.
#[derive(Debug)]
pub struct Timeline {
    /// What it shows.
    pub caption: String,
    /// Days from today, what is due in words, and whether it presses.
    pub days: Vec<(i32, String, bool)>,
}

/// Amounts by year.
#[derive(Debug)]
pub struct YearChart {
    /// What it shows.
    pub caption: String,
    /// The years.
    pub years: Vec<String>,
    /// What an offer is called, and its amount in each year, as a number and in words.
    pub offers: Vec<(String, Vec<(f64, String)>)>,
}

/// What the weights can be played with: utilities of offers by criteria.
#[derive(Debug)]
pub struct Playground {
    /// The call without changed weights; none where a changed one cannot be typed.
    pub call: Option<String>,
    /// The criteria that weigh: id, name, weight as written.
    pub criteria: Vec<(String, String, f64)>,
    /// The offers in their order.
    pub offers: Vec<PlayedOffer>,
}

/// An offer to play with.
#[derive(Debug)]
pub struct PlayedOffer {
    /// What orders equal scores.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// What each rating is worth, 0 to 1.
    pub utilities: Vec<f64>,
    /// Whether each is known.
    pub known: Vec<bool>,
    /// Whether it takes a place where enough of it is known.
    pub counts: bool,
}
