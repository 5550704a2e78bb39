//! Points in tenths, or in whole numbers, that add up as they are told.

/// A number of tenths, rounded.
pub fn tenths(x: f64) -> i64 {
    (x * 10.0).round() as i64
}

/// A sum in tenths, its parts in tenths that add up to it (largest remainder).
///
/// `parts` are in any unit of which a tenth is to be printed; the result is in whole tenths. Parts
/// may have a most that they may be, exact and in the tenths that it may show: as far as that can
/// be done, a part that is its most shows it first, and one that shows its most gets one tenth more
/// only when no other with a remainder can take it.
pub fn tenths_within(parts: &[f64], most: &[(f64, i64)], sum: f64) -> (Vec<i64>, i64) {
    let total = tenths(sum);
    let mut out: Vec<i64> = parts.iter().map(|p| (p * 10.0).floor() as i64).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |i: &usize| parts[*i] * 10.0 - (parts[*i] * 10.0).floor();
    let is_full = |i: &usize| rest(i) > 0.0 && most.get(*i).is_some_and(|most| out[*i] >= most.1);
    let is_most = |i: &usize| most.get(*i).is_some_and(|most| parts[*i] >= most.0 - 1e-9);
    let is_exact = |i: &usize| rest(i) == 0.0;
    order.sort_by(|a, b| {
        let last = |i| (is_exact(i), is_full(i), !is_most(i));
        last(a)
            .cmp(&last(b))
            .then_with(|| rest(b).total_cmp(&rest(a)))
    });
    let missing = total - out.iter().sum::<i64>();
    // A sum that is not the sum of its parts is not stretched over them.
    for &i in order.iter().take(missing.max(0) as usize) {
        out[i] += 1;
    }
    (out, total)
}

/// To which digit points are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PointDigits {
    /// To the tenth.
    #[default]
    Tenths,
    /// In whole numbers.
    Whole,
}

impl PointDigits {
    /// Points in tenths as text: `350` is `35.0`, or `35` in whole numbers.
    pub fn text(self, tenths: i64) -> String {
        match self {
            Self::Tenths => from_tenths(tenths),
            Self::Whole => format!("{}", (tenths as f64 / 10.0).round() + 0.0),
        }
    }

    /// The same with its sign: `+28.9`.
    pub fn signed(self, tenths: i64) -> String {
        let sign = if tenths > 0 { "+" } else { "" };
        format!("{sign}{}", self.text(tenths))
    }

    /// Parts of a sum, and the sum, in tenths that add up as they are told.
    pub fn within(self, parts: &[f64], sum: f64) -> (Vec<i64>, i64) {
        match self {
            Self::Tenths => tenths_within(parts, &[], sum),
            Self::Whole => {
                let parts: Vec<f64> = parts.iter().map(|part| part / 10.0).collect();
                let (parts, sum) = tenths_within(&parts, &[], sum / 10.0);
                (parts.into_iter().map(|part| 10 * part).collect(), 10 * sum)
            }
        }
    }
}

/// Tenths as text: `350` is `35.0`, `-19` is `-1.9`.
pub fn from_tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_add_up() {
        // 35 + 7 + 12.4697 + 20 = 74.4697: the tenths of the parts make the tenth of the sum.
        assert_eq!(
            tenths_within(&[35.0, 7.0, 12.4697, 20.0], &[], 74.4697),
            (vec![350, 70, 125, 200], 745)
        );
        // LinkedIn: 6.125, 2.625, 14.3947, 4.898 is 28.0426.
        assert_eq!(
            tenths_within(&[6.125, 2.625, 14.3947, 4.898], &[], 28.0426),
            (vec![61, 26, 144, 49], 280)
        );
        assert_eq!(tenths_within(&[], &[], 0.0), (vec![], 0));
    }

    /// 7 and 4 of 11: 63.64 and 36.36. All of the first and 0.35 of the second are 76.36.
    #[test]
    fn a_part_at_its_most_gets_no_tenth_that_another_can_take() {
        let parts = [700.0 / 11.0, 140.0 / 11.0, 0.0];
        let sum = parts.iter().sum();
        assert_eq!(tenths_within(&parts, &[], sum), (vec![637, 127, 0], 764));
        let most = [(700.0 / 11.0, 636), (400.0 / 11.0, 364), (0.0, 0)];
        assert_eq!(tenths_within(&parts, &most, sum), (vec![636, 128, 0], 764));
        // Two thirds: one of two full parts has to take it; what is exactly nothing stays nothing.
        let thirds = [0.0, 100.0 / 3.0, 100.0 / 3.0];
        let most = [334, 333, 333].map(|tenths| (100.0 / 3.0, tenths));
        assert_eq!(
            tenths_within(&thirds, &most, 200.0 / 3.0),
            (vec![0, 334, 333], 667)
        );
    }

    #[test]
    fn tenths_as_text() {
        assert_eq!(from_tenths(-19), "-1.9");
        assert_eq!(from_tenths(0), "0.0");
        assert_eq!(from_tenths(1000), "100.0");
    }

    #[test]
    fn points_are_told_to_their_digit() {
        let texts = |digits: PointDigits| [350, -20, 0].map(|tenths| digits.signed(tenths));
        assert_eq!(texts(PointDigits::Tenths), ["+35.0", "-2.0", "0.0"]);
        assert_eq!(texts(PointDigits::Whole), ["+35", "-2", "0"]);
        let parts = [30.6, 12.5, 12.5];
        let whole = PointDigits::Whole.within(&parts, parts.iter().sum());
        assert_eq!(whole, (vec![310, 130, 120], 560));
    }
}
