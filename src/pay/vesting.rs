//! How much of granted shares has vested by a month.

use crate::model::Equity;

/// The part that has vested after so many months.
///
/// A year's part falls in 12 equal months; before the cliff there is nothing, and the cliff pays
/// what has accrued.
pub(super) fn vested(equity: &Equity, months: f64) -> f64 {
    // A month counts when it is over.
    let whole = (months + 1e-9).floor();
    if whole < f64::from(equity.cliff) {
        return 0.0;
    }
    let years = (0..).zip(&equity.vesting);
    let part = |year: u32| ((whole - 12.0 * f64::from(year)) / 12.0).clamp(0.0, 1.0);
    years.map(|(year, share)| share * part(year)).sum()
}

/// The part of what is granted again at the start of each year from the second on that has vested
/// after so many months: 1.5 is one grant and a half.
pub(super) fn refreshed(equity: &Equity, months: f64) -> f64 {
    if equity.refresh.is_none() {
        return 0.0;
    }
    let starts = (1..).map(|year: u32| 12.0 * f64::from(year));
    let starts = starts.take_while(|start| *start < months);
    starts.map(|start| vested(equity, months - start)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Draft, PayPart, Rating, Spread, Subject};

    fn equity(vesting: &[f64], cliff: u32) -> Equity {
        let mut draft = Draft::default();
        let spread = Spread::exact(100_000.0).expect("a number");
        let offer = draft.next_offer();
        let mut quantity = |part: PayPart| {
            let subject = Subject::Part(offer, part.into());
            draft.quantity(subject, Rating::Number(spread))
        };
        Equity {
            grant: quantity(PayPart::Grant),
            refresh: Some(quantity(PayPart::Refresh)),
            vesting: vesting.to_vec(),
            cliff,
            worth: None,
        }
    }

    /// By hand: 5 % in the first year and 15 % in the second are 20 % after two; of four even
    /// years half is vested then.
    #[test]
    fn years_add_up() {
        let late = equity(&[0.05, 0.15, 0.4, 0.4], 0);
        let even = equity(&[0.25; 4], 0);
        for (months, a, b) in [(0.0, 0.0, 0.0), (12.0, 0.05, 0.25), (24.0, 0.2, 0.5)] {
            assert!((vested(&late, months) - a).abs() < 1e-15, "{months}");
            assert!((vested(&even, months) - b).abs() < 1e-15, "{months}");
        }
        assert!((vested(&late, 48.0) - 1.0).abs() < 1e-15);
        assert!((vested(&even, 480.0) - 1.0).abs() < 1e-15);
    }

    /// By hand: a year's 25 % are 25/12 % a month; the cliff after a year pays all twelve.
    #[test]
    fn a_cliff_pays_what_has_accrued() {
        let even = equity(&[0.25; 4], 12);
        assert_eq!(vested(&even, 11.9), 0.0);
        assert_eq!(vested(&even, 12.0), 0.25);
        assert!((vested(&even, 13.5) - 0.25 * 13.0 / 12.0).abs() < 1e-15);
    }

    /// By hand, four even years: by the end of the third year the grant of the second has vested
    /// for two years and that of the third for one, 0.5 + 0.25. With 5, 15, 40 and 40 %: 0.2 + 0.05.
    #[test]
    fn what_is_granted_again_vests_from_its_year_on() {
        let (even, late) = (equity(&[0.25; 4], 0), equity(&[0.05, 0.15, 0.4, 0.4], 0));
        for (months, a, b) in [(12.0, 0.0, 0.0), (24.0, 0.25, 0.05), (36.0, 0.75, 0.25)] {
            assert!((refreshed(&even, months) - a).abs() < 1e-15, "{months}");
            assert!((refreshed(&late, months) - b).abs() < 1e-15, "{months}");
        }
    }
}
