//! `--scale CRITERION=WORST..BEST`: another straight scale, for one run.

use super::{Argument, Taken};
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::lookalikes;
use crate::load::grammar::value_advice::advice;
use crate::load::grammar::written_number::{WantedNumber, written};
use crate::load::read::raw::{At, RawCriterion, RawScale};
use crate::model::{Scale, ScaleError};

impl Argument {
    /// The criterion with the scale that is typed for it, as a line of `[scales]` has it.
    pub(super) fn scale(&self) -> Taken<RawCriterion<'_>> {
        let At { value, span } = self.right(!self.left.is_empty())?;
        let Some((worst, best)) = value.split_once("..") else {
            let message = "a scale that cannot be read";
            let help = help(value).unwrap_or_else(|| format!("write {}", self.form()));
            return Err(Diagnostic::new(Code::BadArgument, span, message)
                .help(help)
                .into());
        };
        let ends = number(worst).zip(number(best));
        let (worst, best) = ends.ok_or_else(|| self.bad_form())?;
        let scale = Scale::straight(worst, best).map_err(|error| {
            let (code, message) = match error {
                ScaleError::Flat => (Code::FlatScale, "a scale whose ends are the same"),
                _ => (Code::NotFinite, "a number that is not finite"),
            };
            Diagnostic::new(code, span, message).help("write two different numbers, worst first")
        })?;
        let id = self.at(0, &self.left);
        Ok(RawCriterion::of_scale(id, Some(RawScale { span, scale })))
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
        None => advice(ends, WantedNumber::default()).and_then(|advice| {
            let (_, range) = advice.split_once("a range is [")?;
            Some(range.trim_end_matches(']').replace(", ", ".."))
        }),
    };
    range.map(|range| format!("write {range}, the worst end first"))
}
