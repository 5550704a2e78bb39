//! Exponential numbers without a logarithm each.
//!
//! Source: Marsaglia & Tsang (2000), The ziggurat method for generating random variables, Journal
//! of Statistical Software 5(8). 256 layers of the same area lie over the density e^-x. A point
//! drawn in one is nearly always under the curve already; else a logarithm or an exponential
//! decides.

use crate::robust::draws::Stream;

/// Layers, as many as a byte tells apart.
const LAYERS: usize = 256;
/// Where the tail begins that lies in the lowest layer.
const TAIL: f64 = 7.697_117_470_131_05;
/// The area of a layer.
const AREA: f64 = 0.003_949_659_822_581_557;

/// The layers, lowest first, which are the widest too.
#[derive(Clone, Debug)]
pub struct Exponential {
    /// How far each reaches; 0 stands above the last.
    ends: [f64; LAYERS + 1],
    /// The density there.
    heights: [f64; LAYERS + 1],
}

impl Exponential {
    pub fn new() -> Self {
        // libm has the same bits on every machine.
        let mut ends = [0.0; LAYERS + 1];
        ends[0] = AREA / libm::exp(-TAIL);
        ends[1] = TAIL;
        for i in 2..LAYERS {
            ends[i] = -libm::log(AREA / ends[i - 1] + libm::exp(-ends[i - 1]));
        }
        let heights = ends.map(|x| libm::exp(-x));
        Self { ends, heights }
    }

    /// Fills lanes with numbers of mean 1.
    pub fn fill(&self, stream: &mut Stream, lanes: &mut [f64]) {
        // A copy stays in registers.
        let mut own = stream.clone();
        for lane in lanes {
            let (layer, x) = self.point(&mut own);
            *lane = if x < self.ends[layer + 1] {
                x
            } else {
                let (x, later) = self.beside(own, layer, x);
                own = later;
                x
            };
        }
        *stream = own;
    }

    /// A layer, and a point in it.
    fn point(&self, stream: &mut Stream) -> (usize, f64) {
        let (low, uniform) = stream.byte_and_uniform();
        let layer = usize::from(low);
        (layer, uniform * self.ends[layer])
    }

    /// What becomes of a point that may lie beside the curve.
    #[cold]
    #[inline(never)]
    fn beside(&self, mut stream: Stream, mut layer: usize, mut x: f64) -> (f64, Stream) {
        loop {
            if x < self.ends[layer + 1] {
                return (x, stream);
            }
            if layer == 0 {
                // What is left of an exponential number after any time is one again.
                return (TAIL - libm::log(1.0 - stream.uniform()), stream);
            }
            let (low, high) = (self.heights[layer], self.heights[layer + 1]);
            if low + (high - low) * stream.uniform() < libm::exp(-x) {
                return (x, stream);
            }
            (layer, x) = self.point(&mut stream);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The layers end at a density of 1, which two constants rounded otherwise would miss.
    #[test]
    fn layers_have_one_area() {
        let layers = Exponential::new();
        for i in 1..LAYERS {
            let area = layers.ends[i] * (layers.heights[i + 1] - layers.heights[i]);
            assert!((area - AREA).abs() < 1e-14, "{i}: {area}");
        }
        // The lowest one: a box, and the tail beside it.
        let lowest = TAIL * layers.heights[1] + layers.heights[1];
        assert!((lowest - AREA).abs() < 1e-15, "{lowest}");
    }

    /// Shares of draws below some numbers, against 1 - e^-x: within four standard errors.
    #[test]
    fn draws_are_exponential() {
        let mut draws = vec![0.0; 1_000_000];
        Exponential::new().fill(&mut Stream::new(1, Stream::hash("draws"), 0), &mut draws);
        for x in [
            0.001, 0.01, 0.1, 0.3, 0.7, 1.0, 2.0, 4.0, 7.0, 7.7, 8.0, 10.0,
        ] {
            let below = draws.iter().filter(|draw| **draw < x).count() as f64 / 1e6;
            let share = 1.0 - libm::exp(-x);
            let error = (share * (1.0 - share) / 1e6).sqrt();
            assert!(
                (below - share).abs() < 4.0 * error,
                "{x}: {below}, not {share}"
            );
        }
        let mean = draws.iter().sum::<f64>() / 1e6;
        assert!((mean - 1.0).abs() < 0.004, "{mean}");
        assert!(draws.iter().all(|draw| *draw >= 0.0));
    }

    /// A stream goes on where it stood, however its draws are portioned.
    #[test]
    fn a_stream_goes_on() {
        let (layers, stream) = (Exponential::new(), Stream::new(1, 2, 3));
        let (mut whole, mut parts) = ([0.0; 2000], [0.0; 2000]);
        layers.fill(&mut stream.clone(), &mut whole);
        let mut rest = stream;
        for part in parts.chunks_mut(100) {
            layers.fill(&mut rest, part);
        }
        assert_eq!(whole, parts);
    }
}
