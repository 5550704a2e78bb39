//! The one search for a boundary: bracketed, and exact in its first step on straight lines.
//!
//! Source: regula falsi with the Illinois rule (Dowell & Jarratt 1971); every third step halves, so
//! that a jump is found too.

/// So near to 0 there is nothing left to find: below a tie, above the rounding of scores.
const FOUND: f64 = 1e-13;

/// Where a function that is below 0 at `from` and above 0 at `to`, each with its value, passes 0;
/// where it jumps, the first number beyond.
pub fn root(from: (f64, f64), to: (f64, f64), value: impl Fn(f64) -> f64) -> f64 {
    let (mut below, mut above) = (from, to);
    for step in 0..240 {
        let middle = below.0 / 2.0 + above.0 / 2.0;
        if middle == below.0 || middle == above.0 {
            break;
        }
        let x = match straight(below, above) {
            x if step % 3 < 2 && is_inside(x, below.0, above.0) => x,
            _ => middle,
        };
        let y = value(x);
        if y.abs() <= FOUND {
            return x;
        }
        // The end that stays counts half, so that both ends come nearer.
        if y < 0.0 {
            below = (x, y);
            above.1 /= 2.0;
        } else {
            above = (x, y);
            below.1 /= 2.0;
        }
    }
    above.0
}

/// Where the straight line between two points is 0.
fn straight(below: (f64, f64), above: (f64, f64)) -> f64 {
    let part = -below.1 / (above.1 - below.1);
    // In halves, so that the way between huge numbers stays finite.
    below.0 + 2.0 * part * (above.0 / 2.0 - below.0 / 2.0)
}

fn is_inside(x: f64, a: f64, b: f64) -> bool {
    a.min(b) < x && x < a.max(b)
}

/// Where what does not hold at `from` begins to hold on the way to `to`, to the last bit.
pub fn bisect(mut from: f64, mut to: f64, holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = from / 2.0 + to / 2.0;
        if middle == from || middle == to {
            break;
        }
        if holds(middle) {
            to = middle;
        } else {
            from = middle;
        }
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_straight_line_takes_one_step() {
        let steps = Cell::new(0);
        let line = |x: f64| {
            steps.set(steps.get() + 1);
            3.0 * x - 1.5
        };
        assert_eq!(root((0.0, -1.5), (4.0, 10.5), line), 0.5);
        assert_eq!(steps.get(), 1);
    }

    #[test]
    fn bends_and_jumps_are_found_in_both_directions() {
        let bent = |x: f64| x * x * x - 2.0;
        let cube = 2.0_f64.powf(1.0 / 3.0);
        for (from, to) in [(0.0, 9.0), (-5.0, 2.0)] {
            let found = root((from, bent(from)), (to, bent(to)), bent);
            assert!((found - cube).abs() < 1e-13, "{found}");
        }
        let back = |x: f64| 2.0 - x * x * x;
        let found = root((9.0, back(9.0)), (0.0, back(0.0)), back);
        assert!((found - cube).abs() < 1e-13, "{found}");
        let jump = |x: f64| if x < 0.7 { -1.0 } else { 30.0 };
        assert_eq!(root((0.0, -1.0), (1.0, 30.0), jump), 0.7);
    }
}
