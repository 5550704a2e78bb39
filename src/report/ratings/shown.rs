//! Weights and points in the tenths that tables show, and what a question mark counts as.

use crate::report::{CellLine, StatedRating};
use crate::text::tenths::{from_tenths, tenths, tenths_within};

/// The weights of some criteria as a column of parts of 100.
#[derive(Debug)]
pub struct WeightColumn {
    /// Each weight, exact and in the tenths that are shown.
    weights: Vec<(f64, i64)>,
    sum: f64,
}

impl WeightColumn {
    /// A column of weights, each rounded by itself: equal weights print equal.
    pub fn new(weights: &[f64]) -> Self {
        let rounded = |w: &f64| (*w, tenths(*w));
        Self {
            weights: weights.iter().map(rounded).collect(),
            // Adding zero makes the -0 of an empty sum a plain 0.
            sum: weights.iter().sum::<f64>() + 0.0,
        }
    }

    /// A weight as text: whole where all are, else in tenths.
    pub fn text(&self, i: usize) -> String {
        match self.weights.get(i) {
            Some((weight, _)) if self.is_whole() => format!("{weight:.0}"),
            Some((_, tenths)) => from_tenths(*tenths),
            None => String::new(),
        }
    }

    /// Their sum as text; a whole number where the column does not add up to the tenth.
    pub fn total(&self) -> String {
        let total = tenths(self.sum);
        let adds_up = self.weights.iter().map(|w| w.1).sum::<i64>() == total;
        if self.is_whole() || !adds_up {
            format!("{:.0}", self.sum)
        } else {
            from_tenths(total)
        }
    }

    fn is_whole(&self) -> bool {
        let is_whole = |(w, _): &(f64, i64)| (w - w.round()).abs() < 1e-9;
        self.weights.iter().all(is_whole)
    }

    /// Points on these criteria, and what more there is, in tenths that add up to a score, and the
    /// score. Full points show the whole weight as far as that can be; where all are full, always.
    pub fn points(&self, points: &[f64], score: f64) -> (Vec<i64>, i64) {
        let is_full = |(points, (weight, _)): (&f64, &(f64, i64))| points >= &(weight - 1e-9);
        if points.len() == self.weights.len() && points.iter().zip(&self.weights).all(is_full) {
            let whole = self.weights.iter().map(|w| w.1).collect();
            return (whole, tenths(score));
        }
        tenths_within(points, &self.weights, score)
    }
}

/// `unknown, counted as half`: what the question marks among some ratings count as.
pub fn unknown<'c>(cells: impl Iterator<Item = &'c CellLine<'c>>) -> String {
    let unknown = cells.filter(|c| matches!(c.stated, StatedRating::Unknown));
    let mut parts: Vec<String> = unknown.map(|c| part(c.utility)).collect();
    parts.sort_unstable();
    parts.dedup();
    match &parts[..] {
        // Nothing but the own part of a share of another's.
        [] => "unknown, counted as half".to_owned(),
        [one] => format!("unknown, counted as {one}"),
        _ => "unknown, counted as the mean of its scale".to_owned(),
    }
}

/// `half`, `37 % of full points`.
fn part(utility: f64) -> String {
    if utility.is_nan() {
        return "the mean of its scale".to_owned();
    }
    if (utility - 0.5).abs() < 1e-9 {
        "half".to_owned()
    } else {
        format!("{:.0} % of full points", 100.0 * utility)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(weights: &[f64]) -> (Vec<String>, String) {
        let column = WeightColumn::new(weights);
        let texts = (0..weights.len()).map(|i| column.text(i));
        (texts.collect(), column.total())
    }

    #[test]
    fn equal_weights_print_equal() {
        let third = 100.0 / 3.0;
        let (all, total) = texts(&[third; 3]);
        assert_eq!(
            (&all[..], &total[..]),
            (
                &["33.3".to_owned(), "33.3".to_owned(), "33.3".to_owned()][..],
                "100"
            )
        );
        // 2, 2, 2 and 1 of 7: 28.57 and 14.29, which add up to 100.1 when each is rounded.
        let (all, total) = texts(&[200.0 / 7.0, 200.0 / 7.0, 200.0 / 7.0, 100.0 / 7.0]);
        assert_eq!(
            (all.join(" "), &total[..]),
            ("28.6 28.6 28.6 14.3".to_owned(), "100")
        );
        // 7 and 4 of 11 add up.
        let (all, total) = texts(&[700.0 / 11.0, 400.0 / 11.0]);
        assert_eq!(
            (all.join(" "), &total[..]),
            ("63.6 36.4".to_owned(), "100.0")
        );
        assert_eq!(texts(&[35.0, 65.0]).0.join(" "), "35 65");
        assert_eq!(texts(&[]), (vec![], "0".to_owned()));
    }

    #[test]
    fn full_points_show_the_weight() {
        let sixth = 100.0 / 6.0;
        let column = WeightColumn::new(&[sixth; 6]);
        assert_eq!(column.points(&[sixth; 6], 100.0), (vec![167; 6], 1000));
        // Three tens, 7, 5 and 2 of ten: 50 + 11.667 + 8.333 + 3.333 = 73.333.
        let points = [1.0, 1.0, 1.0, 0.7, 0.5, 0.2].map(|u| u * sixth);
        let (shown, score) = column.points(&points, points.iter().sum());
        assert_eq!(shown[..3], [167, 167, 167]);
        assert_eq!((shown.iter().sum::<i64>(), score), (733, 733));
    }
}
