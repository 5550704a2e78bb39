//! Random numbers that belong to what they are drawn for.
//!
//! Each stated quantity and each weight has a stream of its own for each block of trials. What is
//! drawn for one offer does not change when another is added, removed or moved.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

use crate::model::{
    OfferId, Point, Problem, QuantityId, Rating, Scale, Spread, Subject, Utility, company_key,
};

/// Uniform numbers for one name in one block of trials.
#[derive(Clone, Debug)]
pub struct Stream(Xoshiro256PlusPlus);

impl Stream {
    /// The stream of a name, given by its [`hash`](Self::hash), in a block.
    pub fn new(seed: u64, name: u64, block: u64) -> Self {
        // Odd constants of the SplitMix64 family spread seeds and blocks over all bits.
        let seed = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let block = block.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        Self(Xoshiro256PlusPlus::seed_from_u64(
            name.wrapping_add(seed) ^ block.rotate_left(31),
        ))
    }

    /// A name as a number, the same on every machine: FNV-1a, 64 bits.
    pub fn hash(name: &str) -> u64 {
        name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    /// The next number, uniform in 0..1.
    pub fn uniform(&mut self) -> f64 {
        uniform(self.0.next_u64())
    }

    /// The next number, and a byte that has nothing to do with it.
    pub(super) fn byte_and_uniform(&mut self) -> (u8, f64) {
        let bits = self.0.next_u64();
        (bits as u8, uniform(bits))
    }
}

/// The upper 53 of 64 bits as a number in 0..1.
fn uniform(bits: u64) -> f64 {
    (bits >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
}

/// What a spread is at a quantile: as often below its likely value as above.
pub fn at_quantile(spread: Spread, q: f64) -> f64 {
    let between = |from: f64, to: f64, part: f64| {
        // In two halves, so that the way between huge numbers stays finite.
        let half = part * (to / 2.0 - from / 2.0);
        from + half + half
    };
    if q < 0.5 {
        between(spread.low(), spread.likely(), 2.0 * q)
    } else {
        between(spread.likely(), spread.high(), 2.0 * q - 1.0)
    }
}

/// The levels that a rating may be, ascending by index, each with its probability; none of what is
/// no level.
///
/// Of a pair and of an unknown, each level is as likely. The likely one has one half and the levels
/// on either side of it a quarter; a side without a level leaves its quarter to the likely one.
pub fn level_chances(rating: Rating, scale: &Scale) -> Vec<(u16, f64)> {
    let even = |first: u16, count: u16, all: f64| {
        (first..first + count).map(move |level| (level, all / f64::from(count)))
    };
    match rating {
        Rating::Number(_) => Vec::new(),
        Rating::Unknown => even(0, scale.level_list().len() as u16, 1.0).collect(),
        Rating::Level { low, likely, high } => {
            let Some(likely) = likely else {
                return even(low, high.saturating_sub(low) + 1, 1.0).collect();
            };
            let (below, above) = (likely.saturating_sub(low), high.saturating_sub(likely));
            let sides = f64::from(u8::from(below > 0) + u8::from(above > 0));
            even(low, below, 0.25)
                .chain([(likely, 1.0 - 0.25 * sides)])
                .chain(even(likely + 1, above, 0.25))
                .collect()
        }
    }
}

/// Turns quantiles into what levels or an unknown are worth at each.
pub fn behind_scale(rating: Rating, scale: &Scale, quantiles: &mut [f64]) {
    let mut up_to = 0.0;
    let steps: Vec<(f64, f64)> = level_chances(rating, scale)
        .into_iter()
        .map(|(level, chance)| {
            up_to += chance;
            (up_to, scale.level_utility(level).get())
        })
        .collect();
    let Some(last) = steps.last().map(|step| step.1) else {
        // Where there are no levels, any worth on the scale is as likely as any other.
        let (least, most) = scale.unknown_range();
        let (least, length) = (least.get(), most.get() - least.get());
        for q in quantiles {
            *q = least + *q * length;
        }
        return;
    };
    for q in quantiles {
        let step = steps.iter().find(|step| *q < step.0);
        *q = step.map_or(last, |step| step.1);
    }
}

/// A quantity's value at a quantile, on a criterion's scale: one draw by itself. Trials draw a
/// quantity for many trials at once, in `trials/plan.rs`, to the same values.
pub fn value_at(problem: &Problem, quantity: QuantityId, scale: &Scale, q: f64) -> Point {
    let stated = problem.quantity(quantity);
    match (stated.rating, stated.subject) {
        (Rating::Number(spread), _) => Point::Number(at_quantile(spread, q)),
        (Rating::Level { .. } | Rating::Unknown, Subject::Share(_)) => {
            Point::Utility(Utility::clamped(q))
        }
        (rating, _) => {
            let mut worth = [q];
            behind_scale(rating, scale, &mut worth);
            Point::Utility(Utility::clamped(worth[0]))
        }
    }
}

/// The canonical name of a quantity: from what it is about, never from where it stands.
pub fn stream_name(problem: &Problem, subject: Subject) -> String {
    let problem = problem.named();
    let company = |id| company_key(problem.company(id));
    let of_company = |kind: &str, id, criterion| {
        let criterion = &problem.criterion(criterion).id;
        format!("{kind}\u{0}{}\u{0}{criterion}", company(id))
    };
    match subject {
        Subject::Own(offer, criterion) => {
            of_offer(problem, offer, &problem.criterion(criterion).id)
        }
        Subject::Part(offer, part) => {
            let package = problem.package_of(offer);
            let name = package.map_or_else(String::new, |p| p.name_of(part));
            of_offer(problem, offer, &format!("pay\u{0}{name}"))
        }
        Subject::Rate(currency) => format!("rate\u{0}{}", currency.code()),
        Subject::Company(id, criterion) => of_company("fact", id, criterion),
        Subject::Unknown(id, criterion) => of_company("unknown", id, criterion),
        Subject::Share(id) => format!("link\u{0}{}", company(id)),
    }
}

/// The name of something of an offer's own.
fn of_offer(problem: &Problem, offer: OfferId, what: &str) -> String {
    let offer = problem.offer(offer);
    if offer.id_is_written {
        return format!("offer\u{0}{}\u{0}{what}", offer.id);
    }
    // A made id changes when its company comes twice; company and role do not.
    let company = company_key(problem.company(offer.company_id));
    let role = offer.role.as_deref().unwrap_or_default();
    format!("role\u{0}{company}\u{0}{role}\u{0}{what}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Level;

    #[test]
    fn streams_differ_by_name_seed_and_block() {
        let first = |seed, name, block| Stream::new(seed, Stream::hash(name), block).uniform();
        let one = first(1, "a", 0);
        assert_eq!(one, first(1, "a", 0));
        for other in [first(2, "a", 0), first(1, "b", 0), first(1, "a", 1)] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn names_have_the_published_hash() {
        // Fowler, Noll & Vo, test vectors of FNV-1a with 64 bits.
        assert_eq!(Stream::hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(Stream::hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(Stream::hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn half_of_the_draws_lie_below_the_likely_value() {
        let spread = Spread::new(0.0, 0.25, 1.0).expect("valid");
        assert_eq!(
            [0.0, 0.25, 0.5, 0.75, 1.0].map(|q| at_quantile(spread, q)),
            [0.0, 0.125, 0.25, 0.625, 1.0]
        );
    }

    #[test]
    fn levels_are_drawn_as_levels() {
        let level = |name: &str, worth| Level {
            name: name.to_owned(),
            utility: Utility::new(worth).expect("valid"),
        };
        let four = [("a", 0.0), ("b", 0.35), ("c", 0.7), ("d", 1.0)];
        let scale = Scale::levels(four.map(|(n, u)| level(n, u)).to_vec()).expect("valid");
        let of = |low, likely, high| Rating::Level { low, likely, high };
        let third = 1.0 / 3.0;
        for (rating, chances) in [
            (of(1, None, 2), vec![(1, 0.5), (2, 0.5)]),
            (of(0, None, 2), vec![(0, third), (1, third), (2, third)]),
            (of(0, Some(0), 1), vec![(0, 0.75), (1, 0.25)]),
            (of(0, Some(2), 2), vec![(0, 0.125), (1, 0.125), (2, 0.75)]),
            (
                of(0, Some(1), 3),
                vec![(0, 0.25), (1, 0.5), (2, 0.125), (3, 0.125)],
            ),
            (of(2, Some(2), 2), vec![(2, 1.0)]),
            (
                Rating::Unknown,
                vec![(0, 0.25), (1, 0.25), (2, 0.25), (3, 0.25)],
            ),
        ] {
            assert_eq!(level_chances(rating, &scale), chances);
        }
        let mut quantiles = [0.0, 0.24, 0.25, 0.74, 0.75, 0.87, 0.88, 1.0];
        behind_scale(of(0, Some(1), 3), &scale, &mut quantiles);
        assert_eq!(quantiles, [0.0, 0.0, 0.35, 0.35, 0.7, 0.7, 1.0, 1.0]);
    }

    #[test]
    fn uniform_numbers_have_their_mean_and_variance() {
        let mut stream = Stream::new(1, Stream::hash("mean"), 0);
        let n = 100_000;
        let draws: Vec<f64> = (0..n).map(|_| stream.uniform()).collect();
        let mean = draws.iter().sum::<f64>() / f64::from(n);
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(n);
        // Four standard errors: 0.289 / 316 for the mean, 0.075 / 316 for the variance.
        assert!((mean - 0.5).abs() < 0.0037, "{mean}");
        assert!((variance - 1.0 / 12.0).abs() < 0.001, "{variance}");
    }
}
