//! Ratings beyond an end of their scale, where that bears on the order of the offers.

use super::pay::part_name::PartName;
use super::{Call, OfferLine};
use crate::method::{Method, Ranking, median, number};
use crate::model::{Criterion, CriterionId, OfferId, Order, Problem, Rating, Scale, Spread};
use crate::pay::spread;
use crate::text::number::{grouped, list, money, plain};

use serde::Serialize;

/// Offers that are named.
const NAMED: usize = 4;

/// A scale that does not fit the ratings of the offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OffScale {
    /// The criterion.
    pub criterion: String,
    /// What is beyond it, in sentences.
    pub text: String,
    /// The lines that give it a scale on which all ratings lie.
    pub lines: Vec<String>,
    /// The same as an argument.
    pub typed: String,
}
