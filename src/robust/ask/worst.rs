//! The least lead of one offer over another, all answers taken together.
//!
//! Ratings that rest on nothing in common stand at their worst and at their best. What both rest on
//! moves both: a fact through each of its levels, or its ends and where it passes a company's own
//! part; a link's share at its ends, on all criteria at once; an exchange rate at its ends and where
//! either pay passes a point of the scale. On a scale made from the offers only a bound is known.

use super::super::sweep::Baseline;
use super::open::is_open;
use super::worst_pay::PayPair;
use crate::method::{is_relative, rests_on, worth};
use crate::model::{
    Cell, Criterion, CriterionId, Fit, LinkId, OfferId, Order, Outcome, Point, Problem, QuantityId,
    Rating, Scale, Spread, Subject, Utility,
};

/// Links beyond so many are not looked at together.
const LINKS: usize = 10;

/// An answer to one question.
pub type Known = (QuantityId, Rating);

/// The least lead over a rival.
#[derive(Clone, Debug)]
pub struct Worst {
    /// In points.
    pub lead: f64,
    /// Whether some answers make it just that, rather than more.
    pub is_exact: bool,
    /// Answers that make it so, or near it.
    pub answers: Vec<Known>,
}

impl Worst {
    fn add(&mut self, share: f64, other: Self) {
        self.lead += share * other.lead;
        self.is_exact &= other.is_exact;
        self.answers.extend(other.answers);
    }
}

/// One offer against its rivals.
pub struct WorstCase<'b> {
    baseline: &'b Baseline<'b>,
    first: OfferId,
    /// Whether an answer may change who takes a place, and with it scales made from the offers.
    is_loose: bool,
}

impl<'b> WorstCase<'b> {
    /// The case of an offer.
    pub fn new(baseline: &'b Baseline<'b>, first: OfferId) -> Self {
        let ids = baseline.problem.offers().map(|(id, _)| id);
        let standing = &baseline.ranking.standing;
        let may_move = |id: OfferId| {
            let open = |o: &Outcome| matches!(o, Outcome::MayFail | Outcome::NotChecked);
            let is_in = baseline.spot(id).is_some() || baseline.is_aside(id);
            baseline.may_rank(id)
                && !standing.fails(id)
                && (!is_in || standing.outcomes(id).iter().any(open))
        };
        Self {
            baseline,
            first,
            is_loose: ids.into_iter().any(may_move),
        }
    }

    /// A bound of the lead over a rival: what both rest on taken apart.
    pub fn bound(&self, rival: OfferId) -> f64 {
        let columns = &self.baseline.ranking.columns;
        let of = |(id, criterion): (CriterionId, &Criterion)| {
            let least = if is_relative(&criterion.scale) {
                -1.0
            } else {
                columns.worth(self.first, id).low.get() - columns.worth(rival, id).high.get()
            };
            100.0 * self.baseline.share(id) * least
        };
        self.baseline.problem.criteria().map(of).sum()
    }

    /// The least lead over a rival.
    pub fn against(&self, rival: OfferId) -> Worst {
        let links = self.links(rival);
        let sets = 1_usize << links.len().min(LINKS);
        let of = |set: usize| {
            let mut worst = Worst {
                lead: 0.0,
                is_exact: links.len() <= LINKS,
                answers: Vec::new(),
            };
            let shares: Vec<Known> = links
                .iter()
                .enumerate()
                .map(|(i, link)| self.share(*link, set >> i & 1 == 1))
                .collect();
            for (id, _) in self.baseline.problem.criteria() {
                let weight = 100.0 * self.baseline.share(id);
                if weight > 0.0 {
                    worst.add(weight, self.on(id, rival, &shares));
                }
            }
            worst.answers.extend(shares);
            worst
        };
        let all = (0..sets).map(of);
        let least = all.min_by(|a, b| a.lead.total_cmp(&b.lead));
        least.unwrap_or(Worst {
            lead: f64::NEG_INFINITY,
            is_exact: false,
            answers: Vec::new(),
        })
    }

    /// The links with an open share on which either offer rests.
    fn links(&self, rival: OfferId) -> Vec<LinkId> {
        let problem = self.baseline.problem;
        let cells = [self.first, rival].into_iter().flat_map(|o| problem.row(o));
        let mut links: Vec<LinkId> = cells
            .filter_map(|cell| match cell {
                Cell::Linked { link, .. } => Some(*link),
                _ => None,
            })
            .filter(|link| is_open(problem.quantity(problem.link(*link).share).rating))
            .collect();
        links.sort();
        links.dedup();
        links
    }

    /// A link's share at an end.
    fn share(&self, link: LinkId, is_most: bool) -> Known {
        let share = self.baseline.problem.link(link).share;
        let (low, high) = match self.baseline.problem.quantity(share).rating {
            Rating::Number(s) => (s.low(), s.high()),
            Rating::Level { .. } | Rating::Unknown => (0.0, 1.0),
        };
        (share, exactly(if is_most { high } else { low }))
    }

    /// The least difference of utilities on a criterion.
    fn on(&self, id: CriterionId, rival: OfferId, shares: &[Known]) -> Worst {
        let baseline = self.baseline;
        let cells = [self.first, rival].map(|o| baseline.problem.cell(o, id));
        let criterion = baseline.problem.criterion(id);
        let scale = &criterion.scale;
        let fit = baseline.scores(None).fit(baseline.problem, id);
        let pair = CellPair {
            problem: baseline.problem,
            baseline,
            cells,
            criterion,
            scale,
            fit,
            shares,
        };
        if is_relative(scale) && (self.is_loose || self.moves(id)) {
            return pair.bound(&self.numbers(id));
        }
        if cells.iter().any(|c| matches!(c, Cell::Package(_))) {
            return PayPair::new(&pair).least();
        }
        pair.least()
    }

    /// Whether any rating of a column is open.
    fn moves(&self, id: CriterionId) -> bool {
        let problem = self.baseline.problem;
        let ids = problem.offers().map(|(offer, _)| offer);
        let in_column = ids.filter(|o| self.baseline.may_rank(*o));
        let mut rests = in_column.flat_map(|o| rests_on(problem, problem.cell(o, id)));
        rests.any(|(q, _)| is_open(problem.quantity(q).rating))
    }

    /// The least and the most that is stated in a column.
    fn numbers(&self, id: CriterionId) -> (f64, f64) {
        let problem = self.baseline.problem;
        let offers = self.baseline.order.iter();
        let quantities = offers.flat_map(|o| rests_on(problem, problem.cell(*o, id)));
        let ends = quantities.filter_map(|(q, _)| match problem.quantity(q).rating {
            Rating::Number(s) => Some((s.low(), s.high())),
            _ => None,
        });
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        ends.fold(none, |all, own| (all.0.min(own.0), all.1.max(own.1)))
    }
}

/// One number, known exactly.
pub fn exactly(x: f64) -> Rating {
    Spread::exact(x).map_or(Rating::Unknown, Rating::Number)
}

/// Which value of a quantity is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Worst,
    Best,
    Both,
}

/// Two offers' ratings on one criterion.
pub struct CellPair<'c> {
    pub problem: &'c Problem,
    pub baseline: &'c Baseline<'c>,
    pub cells: [Cell; 2],
    pub criterion: &'c Criterion,
    pub scale: &'c Scale,
    pub fit: Fit<'c>,
    pub shares: &'c [Known],
}

impl CellPair<'_> {
    /// The least difference, each value that both rest on tried.
    fn least(&self) -> Worst {
        let (options, is_exact) = self.options();
        let mut best: Option<Worst> = None;
        let sets: usize = options.iter().map(|(_, all)| all.len()).product();
        for set in 0..sets {
            let mut rest = set;
            let answers = options.iter().map(|(q, all)| {
                let rating = all[rest % all.len()];
                rest /= all.len();
                (*q, rating)
            });
            let answers: Vec<Known> = answers.collect();
            let lead = self.lead(&answers);
            if best.as_ref().is_none_or(|b| lead < b.lead) {
                best = Some(Worst {
                    lead,
                    is_exact,
                    answers,
                });
            }
        }
        best.unwrap_or(Worst {
            lead: -1.0,
            is_exact: false,
            answers: Vec::new(),
        })
    }

    fn lead(&self, answers: &[Known]) -> f64 {
        let value = |q: QuantityId| {
            let mut known = answers.iter().chain(self.shares);
            let own = known.find(|k| k.0 == q).map(|k| k.1);
            self.point(q, own.unwrap_or(self.problem.quantity(q).rating))
        };
        let [one, other] = self
            .cells
            .map(|cell| worth(self.problem, cell, &self.fit, value).get());
        one - other
    }

    fn point(&self, quantity: QuantityId, rating: Rating) -> Point {
        match (self.problem.quantity(quantity).subject, rating) {
            (Subject::Share(_), Rating::Number(s)) => Point::Number(s.likely()),
            (Subject::Share(_), _) => Point::Utility(Utility::HALF),
            (_, rating) => rating.median(self.scale),
        }
    }

    /// The values to try of each open quantity, and whether the rest of it is told by them.
    fn options(&self) -> (Vec<(QuantityId, Vec<Rating>)>, bool) {
        let [one, other] = self.cells.map(|cell| self.open_of(cell));
        let mut is_exact = true;
        let mut options = Vec::new();
        for q in &one {
            let is_shared = other.contains(q);
            // Each offer could be rated by itself.
            let is_loose = is_shared && self.baseline.is_loose(*q);
            is_exact &= !is_loose;
            let end = if is_shared { End::Both } else { End::Worst };
            options.push((*q, self.values(*q, end)));
        }
        for q in other.iter().filter(|q| !one.contains(q)) {
            options.push((*q, self.values(*q, End::Best)));
        }
        (options, is_exact)
    }

    fn open_of(&self, cell: Cell) -> Vec<QuantityId> {
        let rests = rests_on(self.problem, cell).into_iter().map(|r| r.0);
        rests
            .filter(|q| {
                let stated = self.problem.quantity(*q);
                !matches!(stated.subject, Subject::Share(_)) && is_open(stated.rating)
            })
            .collect()
    }

    /// The ratings of a quantity that may make the difference least.
    pub fn values(&self, quantity: QuantityId, end: End) -> Vec<Rating> {
        let mut all = possible(self.problem.quantity(quantity).rating, self.scale);
        let worth = |r: &Rating| self.fit.point(r.median(self.scale)).get();
        all.sort_by(|a, b| worth(a).total_cmp(&worth(b)));
        match end {
            End::Worst => all.truncate(1),
            End::Best => all = all.split_off(all.len().saturating_sub(1)),
            End::Both if self.scale.level_list().is_empty() => all.extend(self.own_parts(&all)),
            End::Both => {}
        }
        all
    }

    /// Numbers as good as the least own part of the one and the greatest of the other.
    fn own_parts(&self, ends: &[Rating]) -> Vec<Rating> {
        let worth = |r: &Rating| self.fit.point(r.median(self.scale)).get();
        let (Some(low), Some(high)) = (ends.first().map(worth), ends.last().map(worth)) else {
            return Vec::new();
        };
        let linked = |cell: &Cell| matches!(cell, Cell::Linked { .. });
        let owns = self.cells.iter().zip([End::Worst, End::Best]);
        let owns = owns.filter(|(cell, _)| linked(cell));
        let owns = owns.filter_map(|(cell, end)| {
            let values = self.values(cell.own()?, end);
            values.first().map(worth)
        });
        let inside = owns.filter(|u| low < *u && *u < high);
        inside
            .filter_map(|u| number_worth(self.scale, u, ends))
            .collect()
    }

    /// On a scale made from the offers: not below 0 where the one is at least as good whatever it
    /// is, else the whole scale.
    fn bound(&self, column: &(f64, f64)) -> Worst {
        let is_better_higher = self.scale.order() == Order::Higher;
        let ends = |cell: Cell| match cell {
            Cell::Stated(q) => match self.problem.quantity(q).rating {
                Rating::Number(s) => Some((q, s.low(), s.high())),
                Rating::Unknown => Some((q, column.0, column.1)),
                Rating::Level { .. } => None,
            },
            _ => None,
        };
        let unknown = |cell: &Cell| {
            let own = cell.own().map(|q| self.problem.quantity(q).rating);
            own.is_none_or(Rating::is_unknown)
        };
        let [one, other] = self.cells.map(ends);
        let (Some(one), Some(other)) = (one, other) else {
            return Worst {
                lead: -1.0,
                is_exact: false,
                answers: Vec::new(),
            };
        };
        let (worst, best) = if is_better_higher {
            (one.1, other.2)
        } else {
            (one.2, other.1)
        };
        let is_ahead = if is_better_higher {
            worst >= best
        } else {
            worst <= best
        };
        let is_same = one.0 == other.0;
        let is_known = !self.cells.iter().any(unknown);
        let mut answers = vec![(one.0, exactly(worst)), (other.0, exactly(best))];
        answers.truncate(if is_same { 1 } else { 2 });
        answers.retain(|(q, _)| is_open(self.problem.quantity(*q).rating));
        Worst {
            lead: if is_same || (is_ahead && is_known) {
                0.0
            } else {
                -1.0
            },
            is_exact: false,
            answers,
        }
    }
}

/// The ratings at the ends and the points of what is stated; each level of levels.
fn possible(rating: Rating, scale: &Scale) -> Vec<Rating> {
    let levels = scale.level_list().len() as u16;
    let level = |i: u16| Rating::Level {
        low: i,
        likely: None,
        high: i,
    };
    let points = |low: f64, high: f64| {
        let inside = match scale {
            Scale::Points(curve) => curve.points(),
            _ => &[],
        };
        let inside = inside.iter().map(|p| p.0);
        let inside = inside.filter(|x| low < *x && *x < high);
        let all = [low, high].into_iter().chain(inside);
        all.map(exactly).collect()
    };
    match (rating, scale.ends()) {
        (Rating::Level { low, high, .. }, _) => (low..=high).map(level).collect(),
        (Rating::Unknown, _) if levels > 0 => (0..levels).map(level).collect(),
        (Rating::Number(s), _) => points(s.low(), s.high()),
        (Rating::Unknown, Some((low, high))) => points(low, high),
        (Rating::Unknown, None) => vec![Rating::Unknown],
    }
}

/// A number of a scale that is worth as much, between two ratings.
fn number_worth(scale: &Scale, worth: f64, ends: &[Rating]) -> Option<Rating> {
    let Scale::Straight { worst, best } = scale else {
        // On a curve, between two neighbouring points.
        let of = |r: &Rating| match r {
            Rating::Number(s) => Some(s.likely()),
            _ => None,
        };
        let mut xs: Vec<f64> = ends.iter().filter_map(of).collect();
        xs.sort_by(f64::total_cmp);
        let fit = scale.fit(std::iter::empty());
        let u = |x: f64| fit.utility(x).get();
        return xs.windows(2).find_map(|pair| {
            let (a, b) = (pair[0], pair[1]);
            let inside = u(a).min(u(b)) <= worth && worth <= u(a).max(u(b)) && u(a) != u(b);
            inside.then(|| exactly(a + (b - a) * ((worth - u(a)) / (u(b) - u(a)))))
        });
    };
    Some(exactly(worst + (best - worst) * worth))
}
