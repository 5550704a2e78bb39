//! `--scale CRITERION=WORST..BEST`: another straight scale, for one run.

use super::Argument;
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::advice::{advice, written};
use crate::load::grammar::lookalikes;
use crate::load::grammar::raw::RawScale;
use crate::load::read::raw::RawCriterion;
use crate::model::{Scale, ScaleError};

const FORM: &str = "--scale CRITERION=WORST..BEST, such as --scale commute=90..0";

impl Argument {
    /// The criterion with the scale that is typed for it, as a line of `[scales]` has it.
    pub(super) fn scale<'a>(
        &'a self,
        complaints: &mut Vec<Diagnostic>,
    ) -> Option<RawCriterion<'a>> {
        let right = self.right().filter(|_| !self.left.is_empty());
        let Some(right) = right else {
            complaints.push(self.bad_form(FORM));
            return None;
        };
        let span = self.at(self.left.len() + 1, right).span;
        let Some((worst, best)) = right.split_once("..") else {
            let message = "a scale that cannot be read";
            let help = help(right).unwrap_or_else(|| format!("write {FORM}"));
            complaints.push(Diagnostic::new(Code::BadArgument, span, message).help(help));
            return None;
        };
        let Some((worst, best)) = number(worst).zip(number(best)) else {
            complaints.push(self.bad_form(FORM));
            return None;
        };
        match Scale::straight(worst, best) {
            Ok(scale) => {
                let id = self.at(0, &self.left);
                Some(RawCriterion::of_scale(id, Some(RawScale { span, scale })))
            }
            Err(error) => {
                let (code, message) = match error {
                    ScaleError::Flat => (Code::FlatScale, "a scale whose ends are the same"),
                    _ => (Code::NotFinite, "a number that is not finite"),
                };
                let complaint = Diagnostic::new(code, span, message);
                complaints.push(complaint.help("write two different numbers, worst first"));
                None
            }
        }
    }
}

/// A number as somebody types one: `2_000`, `2,000`, `2k`.
fn number(text: &str) -> Option<f64> {
    let text = lookalikes::plain(text.trim());
    written(&text)?.plain.parse().ok()
}

/// `[0, 10]` and `0-10` as they are typed here.
fn help(typed: &str) -> Option<String> {
    let ends = typed.trim().trim_matches(['[', ']']);
    let range = match ends.split_once(',') {
        Some((worst, best)) => number(worst)
            .zip(number(best))
            .map(|_| format!("{}..{}", worst.trim(), best.trim())),
        None => advice(ends, None).and_then(|advice| {
            let (_, range) = advice.split_once("a range is [")?;
            Some(range.trim_end_matches(']').replace(", ", ".."))
        }),
    };
    range.map(|range| format!("write {range}, the worst end first"))
}
