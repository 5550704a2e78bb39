//! From figures to places on a drawing.

/// A straight scale: figures between two ends to places between two ends.
#[derive(Clone, Copy, Debug)]
pub struct StraightScale {
    /// The figures at its ends.
    pub from: [f64; 2],
    /// Their places.
    pub to: [f64; 2],
}

impl StraightScale {
    /// The place of a figure; beyond the ends, the end.
    pub fn at(self, x: f64) -> f64 {
        let [low, high] = self.from;
        let part = if high > low {
            ((x - low) / (high - low)).clamp(0.0, 1.0)
        } else {
            0.5
        };
        tenth(self.to[0] + part * (self.to[1] - self.to[0]))
    }
}

/// Rounded to what can be seen.
pub fn tenth(x: f64) -> f64 {
    // Adding zero makes -0 a plain 0.
    (x * 10.0).round() / 10.0 + 0.0
}

/// Places moved apart so that no two are nearer than `gap`, in their order, within two ends.
pub fn apart(places: &[f64], gap: f64, ends: [f64; 2]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
    let mut moved = places.to_vec();
    let mut least = ends[0];
    for i in &order {
        moved[*i] = moved[*i].max(least);
        least = moved[*i] + gap;
    }
    let mut most = ends[1];
    for i in order.iter().rev() {
        moved[*i] = tenth(moved[*i].min(most));
        most = moved[*i] - gap;
    }
    moved
}

/// A name of at most so many characters.
pub fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most - 1).collect();
    kept.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_their_places() {
        let scale = StraightScale {
            from: [0.0, 100.0],
            to: [190.0, 20.0],
        };
        assert_eq!(
            [0.0, 50.0, 100.0, 140.0].map(|x| scale.at(x)),
            [190.0, 105.0, 20.0, 20.0]
        );
    }

    #[test]
    fn labels_keep_a_gap() {
        assert_eq!(
            apart(&[10.0, 11.0, 40.0], 12.0, [0.0, 100.0]),
            [10.0, 22.0, 40.0]
        );
        assert_eq!(apart(&[99.0, 98.0], 12.0, [0.0, 100.0]), [100.0, 88.0]);
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(short("JPMorgan", 8), "JPMorgan");
        assert_eq!(short("JPMorgan Chase", 9), "JPMorgan…");
    }
}
