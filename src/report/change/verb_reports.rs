//! What `rank ask` and `rank flip` print for scripts.

use super::flip::{FlipLine, PairLine};
use super::left_out::TermLeftOut;
use crate::report::Report;
use crate::report::ask::AskLine;

/// What `rank ask` prints for scripts.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AskReport<'r, 'a> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The place that the answers change: 1, or 2 where nothing changes who is first.
    pub place: usize,
    /// The questions, most decisive first.
    pub ask: &'r [AskLine<'a>],
    /// The lengths of terms of which no exact answer is looked for, as shares vest or years differ
    /// in them.
    pub left_out: &'r [TermLeftOut<'a>],
}

/// What `rank flip` prints for scripts.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FlipReport<'r, 'a> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The offer asked for.
    pub offer: Option<&'r str>,
    /// It, where it is pending: it is taken as made.
    pub taken_as_made: &'r [String],
    /// The changes, nearest first.
    pub flips: Vec<&'r FlipLine<'a>>,
    /// Two ratings at a time that put the offer first; none where no offer was asked for.
    pub pairs: Vec<&'r PairLine<'a>>,
    /// The lengths of terms of which no change is looked for, as shares vest or years differ in them.
    pub left_out: &'r [TermLeftOut<'a>],
}

impl<'a> Report<'a> {
    /// What to find out, for scripts.
    pub fn ask_report(&self) -> AskReport<'_, 'a> {
        AskReport {
            schema: self.schema,
            version: self.version,
            place: self.asked_place,
            ask: &self.ask,
            left_out: &self.left_out,
        }
    }

    /// The changes to tell: all, those of first place, or those that concern one offer's.
    pub fn flip_report<'r>(
        &'r self,
        offer: Option<&'r str>,
        taken_as_made: &'r [String],
        all: bool,
    ) -> FlipReport<'r, 'a> {
        let told = |f: &&FlipLine<'a>| match offer {
            _ if all && offer.is_none() => true,
            None => f.first_changes || f.to.is_none(),
            Some(id) => {
                let own = f.ahead == id || f.behind == Some(id);
                own && (all || f.first_changes || (f.to.is_none() && f.ahead == id))
            }
        };
        FlipReport {
            schema: self.schema,
            version: self.version,
            offer,
            taken_as_made,
            flips: self.flips.iter().filter(told).collect(),
            pairs: self.change.pairs.iter().collect(),
            left_out: &self.left_out,
        }
    }
}
