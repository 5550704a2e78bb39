//! What there is to choose, as outputs have it.

use jiff::civil::Date;
use serde::Serialize;

use crate::report::Pairs;

/// What `rank wait` tells.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WaitReport<'r, 'a> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The day of the run.
    pub today: Date,
    /// What there is to choose.
    pub wait: &'r WaitLine<'a>,
}

/// What there is to choose: to accept, or to wait.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WaitLine<'a> {
    /// What it is worth to end with none of the offers, in points.
    pub fallback: f64,
    /// What it is worth to go on from today; null where a chance that matters is missing.
    pub value: Option<f64>,
    /// The offers that play no part, and why.
    pub left_out: Vec<LeftOut<'a>>,
    /// The offers whose answer was to come before today: it counts as if it came today.
    pub overdue: Vec<&'a str>,
    /// The offers that must be replied to, soonest first.
    pub due: Vec<DueLine<'a>>,

    /// Whether one may end with none of the offers, of which nothing is stated.
    #[serde(skip)]
    pub fallback_is_assumed: bool,
    /// In a sentence or two what the first choice is about, where there is one.
    #[serde(skip)]
    pub sentence: Option<String>,
}

/// An offer that plays no part.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LeftOut<'a> {
    /// Its id.
    pub offer: &'a str,
    /// Why.
    pub because: &'static str,
}

/// What to do about an offer on the day on which it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Advice {
    /// It is worth as much as letting it go, or more.
    Accept,
    /// Letting it go is worth more.
    LetGo,
}

/// An offer that must be replied to, if those due before were let go and no awaited one has come.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DueLine<'a> {
    /// Its id.
    pub offer: &'a str,
    /// The day.
    pub by: Date,
    /// What accepting it is worth.
    pub accept: f64,
    /// What letting it go is worth; null where a chance that matters is missing.
    pub let_go: Option<f64>,
    /// What is worth more; null where missing chances decide.
    pub advice: Option<Advice>,
    /// By awaited offer: the chance at which both are worth the same, all other chances as stated.
    pub break_even: Pairs<&'a str, Option<f64>>,
    /// A chance past it, at which letting go is worth more.
    pub to: Pairs<&'a str, Option<f64>>,
    /// Why there is no such chance: `even-so`, `no-chance`, `answered`.
    pub no_break_even: Pairs<&'a str, &'static str>,
    /// What one ends with after letting it go, and how often.
    pub ends_with: Pairs<&'a str, f64>,
    /// The least score that one may end with after letting it go.
    pub worst: Option<f64>,
    /// What a later day for the reply would be worth.
    pub more_time: Vec<MoreTimeLine>,
    /// The share of what-ifs in which letting it go is worth more.
    pub share_let_go: Option<f64>,

    /// The chance of an awaited offer with which the advice is another one.
    #[serde(skip)]
    pub turns: Vec<(&'a str, f64)>,
    /// What it says in sentences.
    #[serde(skip)]
    pub told: Vec<String>,
    /// Its points as they are shown: accepted and, where that is known, let go.
    #[serde(skip)]
    pub points: Vec<String>,
    /// Whose chance decides, and the chance of 100 above which this one is let go.
    #[serde(skip)]
    pub decides: Option<(String, String)>,
    /// That no awaited offer comes before its day, in words, and whether that is one offer.
    #[serde(skip)]
    pub no_earlier: Option<(String, bool)>,
}

/// A later day for a reply.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MoreTimeLine {
    /// The day.
    pub until: Date,
    /// How many points more it would be worth.
    pub worth: f64,
}
