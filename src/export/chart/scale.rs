//! A straight scale from numbers to places on a chart.

/// From numbers to units of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearScale {
    /// The numbers at its ends; they differ.
    pub numbers: (f64, f64),
    /// The places of these.
    pub places: (f64, f64),
}

impl LinearScale {
    /// From 0 to 100 between two places.
    pub const fn of_hundred(from: f64, to: f64) -> Self {
        Self {
            numbers: (0.0, 100.0),
            places: (from, to),
        }
    }

    /// The place of a number; one beyond an end is put there.
    pub fn at(self, number: f64) -> f64 {
        let ((first, last), (from, to)) = (self.numbers, self.places);
        let part = ((number - first) / (last - first)).clamp(0.0, 1.0);
        from + part * (to - from)
    }
}

/// A place in tenths of a unit, which is what can be seen.
pub fn tenth(x: f64) -> f64 {
    // Adding zero makes -0 a plain 0.
    (x * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_places() {
        let scale = LinearScale {
            numbers: (0.0, 100.0),
            places: (200.0, 400.0),
        };
        assert_eq!(scale.at(25.0), 250.0);
        assert_eq!((scale.at(-1.0), scale.at(101.0)), (200.0, 400.0));
        assert_eq!([12.34, -0.01].map(|x| tenth(x).to_string()), ["12.3", "0"]);
    }
}
