//! The set of weights that answers make, as a file that can be read, changed and made again.

use std::fmt::Write as _;

use super::WeighingInterview;
use crate::text::number::count;
use crate::text::safe;
use crate::weighing::Fitting;

/// Decimals of a share, from few to many: as many as it takes to keep all answers.
const DECIMALS: std::ops::RangeInclusive<usize> = 1..=6;

impl WeighingInterview<'_> {
    /// The set of weights as a file, with the questions and answers in it; none without an answer, or
    /// where no weights fit. `again` is the command that asks the same questions, `typed` what was
    /// typed.
    pub fn set(&self, again: &str, typed: &str) -> Option<String> {
        let given = self.interview.given();
        if given.is_empty() {
            return None;
        }
        let fitting = self.interview.fitting()?;
        let mut out = String::new();
        let again = line(again);
        let answers = count(given.len(), "answer");
        let _ = writeln!(out, "# Weights from {answers} to trade-off questions.");
        let _ = writeln!(out, "# The same answers again: printf '{typed}' | {again}");
        out.push_str("title = \"Weights from trade-offs\"\n\n");
        for (i, (question, reply)) in given.iter().enumerate() {
            let told = line(&self.told(*question, *reply));
            let _ = writeln!(out, "# {}. {told}", i + 1);
        }
        let left = self.left();
        if !left.is_empty() {
            let _ = writeln!(out, "# {}", line(&left));
        }
        out.push_str(
            "\n# Shares of 100. A range is the room that the answers leave; its middle counts.\n[weights]\n",
        );
        out.push_str(&weights(self, &fitting));
        if !self.alike.is_empty() {
            let names = line(&self.alike.join(", "));
            let _ = writeln!(out, "# Not asked, as your offers are alike on it: {names}");
        }
        Some(out)
    }
}

/// The lines of the weights, with no more digits than the answers need.
fn weights(asked: &WeighingInterview<'_>, fitting: &[Fitting]) -> String {
    for decimals in DECIMALS {
        let rounded = |f: &Fitting| round(100.0 * f.share, decimals);
        let middles: Vec<f64> = fitting.iter().map(rounded).collect();
        if asked.interview.fits(&middles) || decimals == *DECIMALS.end() {
            let lines = asked.criteria.iter().zip(fitting).zip(&middles);
            return lines
                .map(|((steps, f), middle)| {
                    let room = floor(100.0 * f.room, decimals).min(*middle);
                    let id = &steps.criterion.id;
                    if room > 0.0 {
                        let (low, high) = (middle - room, middle + room);
                        format!("{id} = [{low:.decimals$}, {high:.decimals$}]\n")
                    } else {
                        format!("{id} = {middle:.decimals$}\n")
                    }
                })
                .collect();
        }
    }
    String::new()
}

fn round(x: f64, decimals: usize) -> f64 {
    format!("{x:.decimals$}").parse().unwrap_or(x)
}

/// A number with so many decimals, no larger than this but for rounding.
fn floor(x: f64, decimals: usize) -> f64 {
    let half = 0.499_5 / (0..decimals).fold(1.0, |ten, _| 10.0 * ten);
    round((x - half).max(0.0), decimals)
}

/// A text on one line of a file.
fn line(text: &str) -> String {
    safe(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
