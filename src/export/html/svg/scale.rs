//! Places on a drawing, and room between them.

use crate::export::chart::scale::{LinearScale, tenth};
use crate::export::chart::text::fitted;
use crate::text::order::InOrder;

/// The place of a figure, in tenths.
pub fn at(scale: LinearScale, x: f64) -> f64 {
    tenth(scale.at(x))
}

/// Places moved apart so that no two are nearer than `gap`, in their order, within two ends.
pub fn apart(places: &[f64], gap: f64, ends: [f64; 2]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.order_by(|a, b| places[*a].total_cmp(&places[*b]));
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

/// A name as far as there is room for it at the end of a line.
pub fn short(name: &str) -> String {
    fitted(name, 11.0, 105.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_a_gap() {
        assert_eq!(
            apart(&[10.0, 11.0, 40.0], 12.0, [0.0, 100.0]),
            [10.0, 22.0, 40.0]
        );
        assert_eq!(apart(&[99.0, 98.0], 12.0, [0.0, 100.0]), [100.0, 88.0]);
    }
}
