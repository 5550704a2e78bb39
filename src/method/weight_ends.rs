//! A sum with one weight at nothing and at all of its set, for every weight in one go.
//!
//! The other weights of the set keep their proportions. What is left without one of them is added
//! up from both sides, so that nothing cancels: linear in the weights, where a sum of its own for
//! each is quadratic.

/// One set of weights among several, of which the mean counts.
#[derive(Debug)]
pub struct WeightEnds<'w> {
    own: &'w [f64],
    /// How often the set counts.
    voice: f64,
    /// The sum of the other sets' shares as often as those count, one a criterion.
    others: Vec<f64>,
    /// The sum of the set's other weights, one a criterion.
    rest: Vec<f64>,
    voices: f64,
}

impl<'w> WeightEnds<'w> {
    /// The set of this index among all, each as shares of weight that sum to 1 and its voice.
    pub fn new(sets: &[(&'w [f64], f64)], index: usize) -> Self {
        let (own, voice) = sets[index];
        let mut others = vec![0.0; own.len()];
        for (_, (set, voice)) in sets.iter().enumerate().filter(|(i, _)| *i != index) {
            let sums = others.iter_mut().zip(*set);
            sums.for_each(|(sum, w)| *sum += voice * w);
        }
        Self {
            own,
            voice,
            others,
            rest: without(own),
            voices: sets.iter().map(|s| s.1).sum(),
        }
    }

    /// 100 Σ share × value with each weight of the set at nothing; none where nothing else in the
    /// set carries weight.
    pub fn at_nothing(&self, values: &[f64]) -> Vec<Option<f64>> {
        let others = dot(&self.others, values);
        let parts: Vec<f64> = self.own.iter().zip(values).map(|(w, v)| w * v).collect();
        let at = |(left, rest): (f64, &f64)| {
            (*rest > 0.0).then(|| 100.0 * (others + self.voice * left / rest) / self.voices)
        };
        without(&parts)
            .into_iter()
            .zip(&self.rest)
            .map(at)
            .collect()
    }

    /// 100 Σ share × value with each weight of the set at all of it.
    pub fn at_all(&self, values: &[f64]) -> Vec<f64> {
        let others = dot(&self.others, values);
        let at = |v: &f64| 100.0 * (others + self.voice * v) / self.voices;
        values.iter().map(at).collect()
    }
}

fn dot(shares: &[f64], values: &[f64]) -> f64 {
    shares.iter().zip(values).map(|(w, v)| w * v).sum()
}

/// The sum of all numbers but one, for each.
fn without(numbers: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; numbers.len()];
    let mut before = 0.0;
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum = before;
        before += number;
    }
    let mut after = 0.0;
    for (sum, number) in sums.iter_mut().zip(numbers).rev() {
        *sum += after;
        after += number;
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_set_of_three_weights() {
        // Without the first, 0.3 and 0.2 of 0.5 are 0.6 and 0.4: 100 (0.6 × 0.5 + 0.4 × 0.25) = 40.
        let own = [0.5, 0.3, 0.2];
        let ends = WeightEnds::new(&[(&own, 1.0)], 0);
        let values = [1.0, 0.5, 0.25];
        let nothing = ends.at_nothing(&values)[0].expect("others carry weight");
        assert!((nothing - 40.0).abs() < 1e-12, "{nothing}");
        assert_eq!(ends.at_all(&values), [100.0, 50.0, 25.0]);
    }

    #[test]
    fn the_only_weight_of_a_set_is_never_nothing() {
        let ends = WeightEnds::new(&[(&[1.0, 0.0], 1.0)], 0);
        assert_eq!(ends.at_nothing(&[0.5, 0.25]), [None, Some(50.0)]);
    }

    #[test]
    fn other_sets_count_as_much() {
        // The mean of (0, 1) and (0.5, 0.5) is (0.25, 0.75).
        let sets: [(&[f64], f64); 2] = [(&[0.5, 0.5], 1.0), (&[0.5, 0.5], 1.0)];
        let ends = WeightEnds::new(&sets, 0);
        assert_eq!(ends.at_nothing(&[1.0, 0.0])[0], Some(25.0));
        assert_eq!(ends.at_all(&[1.0, 0.0])[0], 75.0);
        // The second three times as often: (3 × 0.5 + 0) / 4, and (3 × 0.5 + 1) / 4.
        let ends = WeightEnds::new(&[sets[0], (sets[1].0, 3.0)], 0);
        assert_eq!(ends.at_nothing(&[1.0, 0.0])[0], Some(37.5));
        assert_eq!(ends.at_all(&[1.0, 0.0])[0], 62.5);
    }
}
