//! How a rating comes to be worth what it is, in words: `7,129 lies between 6,000 (0.40) and 10,000
//! (0.75): 0.499 x 25 = 12.5`.

use crate::method::{self, Ranking, median, number};
use crate::model::{
    Cell, Column, CriterionId, Direction, Fit, Level, LinkId, Norm, OfferId, Own, Problem,
    QuantityId, Rating, Scale, Utility,
};
use crate::report::ratings::cell::{Form, Style, level_name, one, range, which};
use crate::report::ratings::criteria;
use crate::report::ratings::scale_line::worst_rating;
use crate::text::number::{grouped, list, plain, significant};
use crate::text::order::InOrder;
use crate::text::possessive::possessive;
use crate::text::tenths::from_tenths;

/// Decimals of a factor that is printed: so many at least, and at most.
const DECIMALS: std::ops::Range<usize> = 3..9;
/// Digits that a number has before the last bits of its computation.
const DIGITS: usize = 12;
/// Levels whose worths are told one by one.
const FEW: usize = 4;

/// A decision as it is ranked, whose ratings are explained.
pub struct Workings<'p> {
    pub problem: &'p Problem,
    pub ranking: &'p Ranking,
}

/// Points as a table shows them.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'t> {
    /// The weight.
    pub weight: &'t str,
    /// The points, in tenths.
    pub tenths: i64,
}

/// A criterion and its scale, on which ratings are read.
struct ScaleReading<'w> {
    problem: &'w Problem,
    criterion: CriterionId,
    scale: &'w Scale,
    fit: Fit<'w>,
    form: Form,
}

impl Workings<'_> {
    /// How an offer's rating comes to be worth what it is, and what that makes of the weight; under
    /// a method that is no sum, what it is worth.
    pub fn of(&self, offer: &str, criterion: usize, shown: Shown<'_>) -> Option<String> {
        let offer = self.problem.offers().find(|(_, o)| o.id == offer)?.0;
        let (id, criterion) = self.problem.criteria().nth(criterion)?;
        let rated = ScaleReading {
            problem: self.problem,
            criterion: id,
            scale: &criterion.scale,
            fit: method::fit(self.problem, id, &self.ranking.standing.ranked),
            form: criteria::form(criterion),
        };
        let worth = self.ranking.columns.worth(offer, id).middle.get();
        let how = rated.how(offer);
        if !self.ranking.method.is_sum() {
            return Some(format!("{how}: worth {}", decimals(worth, DECIMALS.start)));
        }
        let weight = 100.0 * self.ranking.weights.share(id);
        Some(format!("{how}: {}", product(worth, weight, shown)))
    }
}

/// `0.499 x 25 = 12.5`, with as many digits as it takes to come out. Where points are rounded so
/// that a column adds up, the product has a digit more than the column, `0.39 x 25 = 9.75`, or two
/// where it ends there: `0.525 x 35 = 18.375`.
fn product(worth: f64, weight: f64, shown: Shown<'_>) -> String {
    let [worth, weight] = [worth, weight].map(|x| significant(x, DIGITS));
    let points = significant(worth * weight, DIGITS);
    let is_rounded = (10.0 * points).round() == shown.tenths as f64;
    let ends_at = |digits: &usize| points.to_string().len() <= format!("{points:.digits$}").len();
    let (unit, result) = if is_rounded {
        (10.0, from_tenths(shown.tenths))
    } else if ends_at(&3) && !ends_at(&2) {
        (1000.0, format!("{points:.3}"))
    } else {
        (100.0, format!("{points:.2}"))
    };
    let comes_out = |worth: &str, weight: &str| {
        let factor = |text: &str| text.parse::<f64>().unwrap_or(0.0);
        let product = factor(worth) * factor(weight);
        (product * unit + 1e-9).round() == (factor(&result) * unit).round()
    };
    let weights = std::iter::once(shown.weight.to_owned())
        .chain(DECIMALS.map(|digits| decimals(weight, digits - 1)));
    let pairs = weights
        .flat_map(|weight| DECIMALS.map(move |digits| (decimals(worth, digits), weight.clone())));
    let mut pairs = pairs.filter(|(worth, weight)| comes_out(worth, weight));
    let exact = || (plain(worth), plain(weight));
    let (worth, weight) = pairs.next().unwrap_or_else(exact);
    format!("{worth} x {weight} = {result}")
}

/// A number with at most so many decimals, without zeros at the end.
fn decimals(x: f64, digits: usize) -> String {
    let text = format!("{x:.digits$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    text.to_owned()
}

/// `(0.40)`: what something is worth; two decimals, or as many as are needed, unless it is 0 or 1.
fn worth_of(utility: Utility) -> String {
    let x = utility.get();
    let short = format!("{x:.2}");
    match x {
        0.0 | 1.0 => format!("({x})"),
        _ if (100.0 * x - (100.0 * x).round()).abs() < 1e-7 => format!("({short})"),
        _ => format!("({})", decimals(x, 4)),
    }
}

impl ScaleReading<'_> {
    fn value(&self, quantity: QuantityId) -> crate::model::Point {
        median(self.problem, quantity, self.scale)
    }

    fn one(&self, x: f64) -> String {
        one(x, self.form)
    }

    /// What is stated, and where that lies on the scale.
    fn how(&self, offer: OfferId) -> String {
        let cell = self.problem.cell(offer, self.criterion);
        match cell {
            Cell::Stated(quantity) => self.stated(quantity),
            Cell::Absent => format!("not named, so the worst end {}", worth_of(self.fit.worst())),
            Cell::Linked { own, link, parent } => self.linked(own, link, parent),
            Cell::Package(package) => {
                let month = number(self.problem, cell, |q| self.value(q)).unwrap_or(0.0);
                let spread = crate::pay::spread(self.problem, self.problem.package(package), &[]);
                let text = self.figure().within(month, (spread.low(), spread.high()));
                self.placed(month, &text)
            }
        }
    }

    fn stated(&self, quantity: QuantityId) -> String {
        match self.problem.quantity(quantity).rating {
            Rating::Number(s) => {
                let text = self.within(s.likely(), (s.low(), s.high()));
                self.placed(s.likely(), &text)
            }
            Rating::Level { low, likely, high } => self.level((low, likely, high)),
            Rating::Unknown => self.unknown(),
        }
    }

    /// The same for a figure that is worked out: no cents from 100 on.
    fn figure(&self) -> Self {
        let form = Form {
            style: Style::Figure,
            ..self.form
        };
        Self { form, ..*self }
    }

    /// `6.5, the middle of 5-8,`; `7,129` where it is one number.
    fn within(&self, x: f64, (low, high): (f64, f64)) -> String {
        let text = self.one(x);
        if low == high {
            return text;
        }
        let which = which((low, x, high));
        format!("{text}, {which} of {},", range(low, high, self.form))
    }

    /// Where a number lies on its scale.
    fn placed(&self, x: f64, text: &str) -> String {
        match &self.fit {
            Fit::Straight { worst, best } => {
                let mut ends = [(*worst, Utility::ZERO), (*best, Utility::ONE)];
                ends.order_by(|a, b| a.0.total_cmp(&b.0));
                self.between(&ends, x, text)
            }
            Fit::Points(points) => self.between(points, x, text),
            Fit::Column(column) => self.in_column(column, x, text),
            Fit::Levels(_) => text.to_owned(),
        }
    }

    /// `7,129 lies between 6,000 (0.40) and 10,000 (0.75)`.
    fn between(&self, points: &[(f64, Utility)], x: f64, text: &str) -> String {
        let point = |p: &(f64, Utility)| format!("{} {}", self.one(p.0), worth_of(p.1));
        if let Some(own) = points.iter().find(|p| p.0 == x) {
            return format!("{} {}", text.trim_end_matches(','), worth_of(own.1));
        }
        let after = points.partition_point(|p| p.0 < x);
        let before = after.checked_sub(1).and_then(|i| points.get(i));
        match (before, points.get(after)) {
            (Some(a), Some(b)) => format!("{text} lies between {} and {}", point(a), point(b)),
            (Some(end), None) => format!("{text} is above {}", point(end)),
            (None, Some(end)) => format!("{text} is below {}", point(end)),
            (None, None) => text.to_owned(),
        }
    }

    /// What a formula makes of a number and the others of its column.
    fn in_column(&self, column: &Column, x: f64, text: &str) -> String {
        let (least, most) = column.ends();
        if least >= most {
            return format!("{text}: all offers have the same, worth 1");
        }
        let how = column.how();
        let (low, high) = (self.one(least), self.one(most));
        let whole = self.one((column.whole() * 100.0).round() / 100.0);
        match (how.norm, how.better) {
            (Norm::MinMax, better) => {
                let mut worths = [Utility::ZERO, Utility::ONE];
                if better == Direction::Lower {
                    worths.reverse();
                }
                self.between(&[(least, worths[0]), (most, worths[1])], x, text)
                    + ", the least and the most of the offers"
            }
            (Norm::Max | Norm::Linear, Direction::Higher) => {
                format!("{text} / {high}, the most of the offers")
            }
            (Norm::Max, Direction::Lower) => format!("1 - {text} / {high}, the most of the offers"),
            (Norm::Linear, Direction::Lower) => format!("{low}, the least of the offers, / {text}"),
            (Norm::Sum, Direction::Higher) => format!("{text} / {whole}, the sum of the offers"),
            (Norm::Sum, Direction::Lower) => {
                format!("1 / {text}, as a part of the sum of all offers' 1 / number")
            }
            (Norm::Vector, Direction::Higher) => {
                format!("{text} / {whole}, the root of the offers' sum of squares")
            }
            (Norm::Vector, Direction::Lower) => {
                format!("1 - {text} / {whole}, the root of the offers' sum of squares")
            }
        }
    }

    /// `strong (0.70)`; `none (0) to some (0.35), their mean`.
    fn level(&self, (low, likely, high): (u16, Option<u16>, u16)) -> String {
        let levels = self.scale.level_list();
        let level = |i: u16| {
            let own = levels.get(usize::from(i));
            let told = own.map(|l| format!("{} {}", l.name, worth_of(l.utility)));
            told.unwrap_or_default()
        };
        let name = |i: u16| level_name(self.scale, i);
        match likely {
            _ if low == high => level(low),
            Some(likely) => {
                let (low, high) = (name(low), name(high));
                format!("{}, the likely one of {low} to {high}", level(likely))
            }
            None => {
                let all: Vec<String> = (low..=high).map(level).collect();
                format!("the mean of {}", list(&all))
            }
        }
    }

    fn unknown(&self) -> String {
        let levels = self.scale.level_list();
        let (least, most) = self.scale.unknown_range();
        if levels.is_empty() {
            if (least, most) == (Utility::ZERO, Utility::ONE) {
                return "unknown, counted as half".to_owned();
            }
            let [least, most] = [least, most].map(|u| decimals(u.get(), 4));
            return format!("unknown, counted as the middle between {least} and {most}");
        }
        if levels.len() > FEW {
            let count = levels.len();
            return format!("unknown, counted as the mean of its {count} levels");
        }
        let worth = |level: &Level| decimals(level.utility.get(), 4);
        let all: Vec<String> = levels.iter().map(worth).collect();
        format!("unknown, counted as the mean of its levels, {}", list(&all))
    }

    /// `own none (0), and 25 % of what Microsoft's strong (0.70) has more`.
    fn linked(&self, own: Own, link: LinkId, parent: QuantityId) -> String {
        let link = self.problem.link(link);
        let of = |q: QuantityId| self.fit.point(self.value(q));
        let (own_worth, own) = match own {
            Own::Stated(q) => (of(q), self.alone(q)),
            Own::Absent => (self.fit.worst(), self.worst()),
        };
        let parents = format!("{} {}", possessive(&link.parent_name), self.alone(parent));
        if of(parent) <= own_worth {
            return format!("own {own}; {parents} adds nothing");
        }
        let share = match self.problem.quantity(link.share).rating {
            Rating::Number(s) => format!("{} %", grouped((s.likely() * 1e6).round() / 1e4)),
            Rating::Level { .. } | Rating::Unknown => {
                "an unknown part, counted as half,".to_owned()
            }
        };
        format!("own {own}, and {share} of what {parents} has more")
    }

    /// The worst end, which stands for a company that is not named.
    fn worst(&self) -> String {
        let text = match worst_rating(self.scale) {
            Some(Rating::Number(s)) => self.one(s.likely()),
            Some(Rating::Level { low, .. }) => level_name(self.scale, low).to_owned(),
            _ => "none".to_owned(),
        };
        format!("{text} {}", worth_of(self.fit.worst()))
    }

    /// A quantity with what it is worth: `strong (0.70)`, `21 % (0.525)`.
    fn alone(&self, quantity: QuantityId) -> String {
        let worth = worth_of(self.fit.point(self.value(quantity)));
        let stated = self.problem.quantity(quantity);
        match stated.rating {
            Rating::Number(s) => format!("{} {worth}", self.one(s.likely())),
            Rating::Level { low, likely, high } => {
                let ends = [low, high].map(|i| level_name(self.scale, i)).join(" to ");
                let one = likely.or((low == high).then_some(low));
                let one = one.map(|level| self.level((level, None, level)));
                one.unwrap_or_else(|| format!("{ends} {worth}"))
            }
            Rating::Unknown => format!("unknown {worth}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_has_the_digits_that_it_takes() {
        let shown = |weight, tenths| Shown { weight, tenths };
        // (7,129 - 6,000) / 4,000 of 0.35, on 0.40.
        let worth = 0.4 + 0.35 * 1129.0 / 4000.0;
        assert_eq!(product(worth, 25.0, shown("25", 125)), "0.499 x 25 = 12.5");
        assert_eq!(product(0.175, 35.0, shown("35", 61)), "0.175 x 35 = 6.1");
        assert_eq!(
            product(1.0, 100.0 / 3.0, shown("33.3", 333)),
            "1 x 33.3 = 33.3"
        );
        // A tenth less or more, so that a column adds up.
        assert_eq!(product(0.39, 25.0, shown("25", 97)), "0.39 x 25 = 9.75");
        // The mean of 0.35 and 0.7 misses 0.525 by its last bit.
        let mean = 0.524_999_999_999_999_9;
        let told = product(mean, 35.0, shown("35", 183));
        assert_eq!(told, "0.525 x 35 = 18.375");
        assert_eq!(product(mean, 20.0, shown("20", 105)), "0.525 x 20 = 10.5");
        // 0.9 of 66.667 is 60.0; 0.9 of 66.7 would be 60.03.
        assert_eq!(
            product(0.9, 200.0 / 3.0, shown("66.7", 600)),
            "0.9 x 66.7 = 60.0"
        );
    }
}
