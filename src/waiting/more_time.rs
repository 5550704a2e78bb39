//! What more time for a reply is worth.

use jiff::civil::Date;

use super::{OpenOffers, TooMany};

/// A later day for a reply.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoreTime {
    /// The day; answers of the same day are known by then.
    pub until: Date,
    /// How many points more it is worth to go on from today.
    pub worth: f64,
}

impl OpenOffers {
    /// What each later day on which an answer comes would be worth as the day of a due reply.
    ///
    /// # Errors
    /// When more offers may come than can be worked out.
    pub fn more_time(&self, due: usize) -> Result<Vec<MoreTime>, TooMany> {
        let now = self.solve()?.value();
        let answers = self.offers.iter().filter_map(|o| o.answer);
        let is_later = |day: &Date| self.offers[due].reply.is_some_and(|reply| *day > reply);
        let mut days: Vec<Date> = answers.map(|a| a.day).filter(is_later).collect();
        days.sort_unstable();
        days.dedup();
        let worth = |until: Date| {
            let mut later = self.clone();
            later.offers[due].reply = Some(until);
            // Rounding alone may make it less.
            let worth = (later.solve()?.value() - now).max(0.0);
            Ok(MoreTime { until, worth })
        };
        days.into_iter().map(worth).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{awaited, three};
    use super::*;
    use jiff::civil::date;

    #[test]
    fn each_answer_is_worth_waiting_for() {
        let mut offers = three(0.4);
        let worth = |offers: &OpenOffers| offers.more_time(1).expect("few are awaited");
        // 0.4 x 80 + 0.6 x 67 = 72.2, against 68.
        let found = worth(&offers);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].until, date(2026, 12, 5));
        assert!((found[0].worth - 4.2).abs() < 1e-12);
        // A second answer, of 70 by the 7th with 0.5. Now: 0.4 x 80 + 0.6 (0.5 x 70 + 0.5 x 60) = 71.
        // Until the 5th: 0.4 x 80 + 0.6 x max(67, 65) = 72.2; until the 7th:
        // 0.4 x 80 + 0.6 (0.5 x 70 + 0.5 x 67) = 73.1.
        offers.offers.push(awaited(70.0, 7, 0.5));
        let found: Vec<f64> = worth(&offers).iter().map(|m| m.worth).collect();
        assert!((found[0] - 1.2).abs() < 1e-12);
        assert!((found[1] - 2.1).abs() < 1e-12);
    }
}
