//! What is not looked for: the exact length of a term in which shares vest or years differ.

use serde::Serialize;

use super::change_name::Lines;
use crate::model::QuantityId;
use crate::report::pay::part_name::PartName;
use crate::robust::ask::{Asks, Unswept};
use crate::robust::sweep::unswept;
use crate::text::number::{grouped, list};
use crate::text::possessive::possessive;

/// The length of a term of which no change is looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermLeftOut<'a> {
    /// The offer.
    pub offer: Option<&'a str>,
    /// The part of the pay: `months`, `weeks`.
    pub part: String,
    /// A length within its range that alone puts another offer first, where questions are asked and
    /// there is one.
    pub to: Option<f64>,
    /// Who is first then.
    pub first: Option<&'a str>,

    /// What the offer is called.
    #[serde(skip)]
    pub whose: String,
    /// What the one that is first then is called.
    #[serde(skip)]
    pub who: String,
}

fn line<'a>(lines: &Lines<'a, '_>, found: &Unswept) -> Option<TermLeftOut<'a>> {
    let part = PartName::of(lines.problem, found.quantity)?;
    Some(TermLeftOut {
        offer: part.offer().map(|o| lines.id(o)),
        part: part.key(),
        to: found.turn.map(|t| t.0),
        first: found.turn.map(|t| lines.id(t.1)),
        whose: part.offer().map(|o| lines.label(o)).unwrap_or_default(),
        who: found.turn.map(|t| lines.label(t.1)).unwrap_or_default(),
    })
}

/// What flips leave out.
pub fn flips<'a>(lines: &Lines<'a, '_>) -> Vec<TermLeftOut<'a>> {
    let bare = |quantity: QuantityId| Unswept {
        quantity,
        turn: None,
    };
    let all = unswept(lines.baseline).into_iter();
    all.filter_map(|q| line(lines, &bare(q))).collect()
}

/// What questions leave out.
pub fn asks<'a>(lines: &Lines<'a, '_>, asks: &Asks) -> Vec<TermLeftOut<'a>> {
    asks.unswept.iter().filter_map(|u| line(lines, u)).collect()
}

/// `What another length of Aster's pay would change is not looked for: shares vest or years differ
/// in it.`
pub fn unsaid(left_out: &[TermLeftOut<'_>]) -> Option<String> {
    let whose: Vec<String> = left_out.iter().map(|l| possessive(&l.whose)).collect();
    let text = format!(
        "What another length of {} pay would change is not looked for: shares vest or years differ \
         in it.",
        list(&whose)
    );
    (!whose.is_empty()).then_some(text)
}

impl TermLeftOut<'_> {
    /// `10 months at Aster put Birch first; from where on is not looked for, as shares vest or years
    /// differ in that time.`; none where no length puts another offer first.
    pub fn answer(&self) -> Option<String> {
        let length = grouped(self.to?);
        let put = if length == "1" { "puts" } else { "put" };
        let unit = if length == "1" {
            self.part.trim_end_matches('s')
        } else {
            &self.part
        };
        let (whose, who) = (&self.whose, &self.who);
        Some(format!(
            "{length} {unit} at {whose} {put} {who} first; from where on is not looked for, as \
             shares vest or years differ in that time."
        ))
    }
}
