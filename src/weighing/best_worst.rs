//! Weights from the best and the worst criterion (the linear model of Rezaei 2016).
//!
//! For judgements from 1 on no other weights come as close: with ξ above 0 every other weight is as
//! large as ξ lets it, or all could be made smaller; what is left binds the best and the worst by
//! lines that both rise, and a sum that grows with both has one corner between them. The ranges are
//! worked out all the same, as a proof.
//!
//! The least ξ with `|w_B - a_Bj w_j| <= ξ` and `|w_j - a_jW w_W| <= ξ` for all j, Σ w = 1, w >= 0.

use super::linear_program::{LinearProgram, NoOptimum, sparse};

/// What was answered, for criteria by their number.
#[derive(Clone, Debug, PartialEq)]
pub struct BestWorstAnswers {
    /// The best.
    pub best: usize,
    /// The worst.
    pub worst: usize,
    /// How many times the best is as important as each.
    pub best_to_others: Vec<f64>,
    /// How many times each is as important as the worst.
    pub others_to_worst: Vec<f64>,
}

/// The weights that fit the answers most closely.
#[derive(Clone, Debug, PartialEq)]
pub struct BestWorst {
    /// One optimum.
    pub weights: Vec<f64>,
    /// How far the answers are from fitting each other: 0 is full.
    pub xi: f64,
    /// The least and the most of each weight at that ξ.
    pub ranges: Vec<(f64, f64)>,
    /// `max_j |a_Bj a_jW - a_BW| / (a_BW² - a_BW)`, and 0 where `a_BW` is 1
    /// (Liang, Brunelli & Rezaei 2020).
    pub input_ratio: f64,
}

/// Ends of a range that are no farther apart are one number.
pub const SAME: f64 = 1e-6;

impl BestWorst {
    /// Whether no other weights fit as closely.
    pub fn is_unique(&self) -> bool {
        self.ranges.iter().all(|(low, high)| high - low <= SAME)
    }
}

/// Solves the model.
///
/// # Errors
/// When the numbers are too far apart for an answer that is proved.
pub fn best_worst(answers: &BestWorstAnswers) -> Result<BestWorst, NoOptimum> {
    let n = answers.best_to_others.len();
    let mut program = LinearProgram::new(sparse(n + 1, &[(n, -1.0)]));
    let mut sum = vec![1.0; n + 1];
    sum[n] = 0.0;
    program.equal(sum, 1.0);
    for j in 0..n {
        close(&mut program, answers.best, j, answers.best_to_others[j]);
        close(&mut program, j, answers.worst, answers.others_to_worst[j]);
    }
    let optimum = program.most()?;
    let xi = optimum.x[n].max(0.0);
    // Nearly the least is enough, so that rounding leaves a way.
    program.at_most(sparse(n + 1, &[(n, 1.0)]), xi + 1e-10);
    let ranges = (0..n)
        .map(|j| {
            let most = end(&mut program, j, 1.0)?;
            let least = -end(&mut program, j, -1.0)?;
            Ok((least.min(most), most))
        })
        .collect::<Result<_, _>>()?;
    let mut weights = optimum.x;
    weights.truncate(n);
    Ok(BestWorst {
        weights,
        xi,
        ranges,
        input_ratio: input_ratio(answers),
    })
}

/// `|w_i - times w_j| <= ξ`.
fn close(program: &mut LinearProgram, i: usize, j: usize, times: f64) {
    let n = program.objective.len() - 1;
    let mut row = sparse(n + 1, &[(i, 1.0), (j, -times)]);
    if row.iter().all(|a| *a == 0.0) {
        return;
    }
    let mut other: Vec<f64> = row.iter().map(|a| -a).collect();
    (row[n], other[n]) = (-1.0, -1.0);
    program.at_most(row, 0.0);
    program.at_most(other, 0.0);
}

fn end(program: &mut LinearProgram, j: usize, sign: f64) -> Result<f64, NoOptimum> {
    program.objective = sparse(program.objective.len(), &[(j, sign)]);
    Ok(program.most()?.value)
}

fn input_ratio(answers: &BestWorstAnswers) -> f64 {
    let whole = answers.best_to_others[answers.worst];
    if whole == 1.0 {
        return 0.0;
    }
    let ways = answers.best_to_others.iter().zip(&answers.others_to_worst);
    let off = ways.map(|(a, b)| (a * b - whole).abs());
    off.fold(0.0, f64::max) / (whole * whole - whole).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rezaei 2016: four criteria may leave room. Here the two in the middle pull apart.
    #[test]
    fn room_is_told_as_a_range() {
        let answers = BestWorstAnswers {
            best: 0,
            worst: 3,
            best_to_others: vec![1.0, 2.0, 9.0, 3.0],
            others_to_worst: vec![3.0, 2.0, 3.0, 1.0],
        };
        let found = best_worst(&answers).expect("an optimum");
        let inside = found.weights.iter().zip(&found.ranges);
        for (w, (low, high)) in inside {
            assert!(low - 1e-9 <= *w && *w <= high + 1e-9);
        }
        assert!(found.xi > 0.0);
        // |9 * 3 - 3| / (9 - 3) = 4
        assert!((found.input_ratio - 4.0).abs() < 1e-12);
    }
}
