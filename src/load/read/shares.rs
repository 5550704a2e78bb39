//! A bonus or a benefit: an amount a year, or a percentage of the base in quotes.

use super::part::PayReader;
use crate::diag::{Code, Diagnostic, Span};
use crate::model::{PartInYear, PayPart, Spread};
use crate::text::number::plain;

/// An amount a year below this is a percentage without its sign.
const SMALLEST_AMOUNT: f64 = 100.0;

impl PayReader<'_, '_, '_> {
    /// Whether a bonus or a benefit is a part of the base, as it is where it is a `percent`; none where
    /// it is a mistake. One in the place of an amount is an amount, be it small; a part of 1 in the place
    /// of a percentage is one.
    pub fn is_of_base(
        &mut self,
        own: PartInYear,
        (spread, percent): (Spread, bool),
        span: Span,
    ) -> Option<bool> {
        let high = spread.high();
        let stated = self.raw.stated(own.part).find(|p| p.year == own.year);
        let was_share = stated.map(|p| p.is_share);
        if percent || was_share == Some(true) && high < 1.0 {
            let (_, most) = own.part.range(true).ends();
            if high > most {
                let message = format!("a {} of more than ten times a year's base", noun(own.part));
                let help = "a tenth of it is \"10%\"; an amount a year has no sign";
                return self.r.refuse(Code::PartOutside, span, message, help);
            }
            return Some(true);
        }
        let is_small = high > 0.0 && high < SMALLEST_AMOUNT;
        let is_here = |s: Span| s.file == span.file && s.start >= span.start && s.end <= span.end;
        let last = self.r.complaints.last();
        let last = last.filter(|c| c.span.is_some_and(is_here));
        let asked = last.is_some_and(|c| c.code == Code::DottedAmount);
        if is_small && !asked && (high < 1.0 || was_share != Some(false)) {
            self.r.complain(small(own.part, spread, span));
        }
        (high <= 0.0 || high >= 1.0).then_some(false)
    }
}

fn noun(part: PayPart) -> &'static str {
    if part == PayPart::Bonus {
        "bonus"
    } else {
        "benefit"
    }
}

/// An amount that may be meant as a percentage, and below 1 can be nothing else.
fn small(part: PayPart, spread: Spread, span: Span) -> Diagnostic {
    let message = format!("a {} of {} a year", noun(part), plain(spread.high()));
    if spread.high() >= 1.0 {
        let text = format!(
            "{message}, where a percentage is written {}",
            percent(spread, 1.0)
        );
        return Diagnostic::new(Code::SmallBonus, span, text);
    }
    let (low, high) = (spread.low() * 100.0, spread.high() * 100.0);
    let of = if low == high {
        rounded(high)
    } else {
        format!("{} to {}", rounded(low), rounded(high))
    };
    let help = format!(
        "for {of} % of a year's base write {}",
        percent(spread, 100.0)
    );
    Diagnostic::new(Code::PartOutside, span, message).help(help)
}

/// `"10%"`, `["5%", "10%"]`.
fn percent(spread: Spread, times: f64) -> String {
    let [low, high] = [spread.low(), spread.high()].map(|x| rounded(x * times));
    if low == high {
        format!("\"{high}%\"")
    } else {
        format!("[\"{low}%\", \"{high}%\"]")
    }
}

fn rounded(x: f64) -> String {
    plain((x * 1e4).round() / 1e4)
}
