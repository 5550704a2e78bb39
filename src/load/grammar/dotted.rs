//! Amounts of money with a dot before three digits: some people write one between thousands, others
//! before decimals.

use crate::diag::{Code, Diagnostic, Span};
use crate::text::number::grouped;

/// A remark on an amount such as `35.000`, which may mean 35 or 35,000; none on any other.
pub fn remark(written: &str, span: Span) -> Option<Diagnostic> {
    let (whole, decimals) = written.trim_start_matches('+').split_once('.')?;
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let begins = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !begins || decimals.len() != 3 || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let counts: f64 = written.parse().ok()?;
    let thousands: f64 = format!("{whole}{decimals}").parse().ok()?;
    let message = format!(
        "The amount {written} counts as {}, not as {}: write {}, or {whole}_{decimals}",
        grouped(counts),
        grouped(thousands),
        plainly(whole, decimals),
    );
    Some(Diagnostic::new(Code::DottedAmount, span, message))
}

/// The number with decimals, so written that it can be nothing else.
fn plainly(whole: &str, decimals: &str) -> String {
    match decimals.trim_end_matches('0') {
        "" => whole.to_owned(),
        all if all.len() == decimals.len() => format!("{whole}.{all}0"),
        some => format!("{whole}.{some}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn message(written: &str) -> Option<String> {
        let span = Span {
            file: FileId(0),
            start: 0,
            end: 1,
        };
        remark(written, span).map(|remark| remark.message)
    }

    #[test]
    fn both_readings_are_told_and_can_be_written() {
        for (written, both) in [
            ("35.000", "35, not as 35,000: write 35, or 35_000"),
            ("1.350", "1.35, not as 1,350: write 1.35, or 1_350"),
            ("52.125", "52.125, not as 52,125: write 52.1250, or 52_125"),
        ] {
            let expected = format!("The amount {written} counts as {both}");
            assert_eq!(message(written), Some(expected), "{written}");
        }
    }

    #[test]
    fn other_amounts_are_left_alone() {
        for written in [
            "35", "35_000", "35.5", "35.50", "0.500", "1234.567", "35.0000", "3.5e3", "1.35_0", "",
            ".",
        ] {
            assert_eq!(message(written), None, "{written}");
        }
    }
}
