//! Criteria against offers: what weighs, what was there before, the sum, and the deal-breakers.

use crate::export::sheet::{Points, Sheet};
use crate::export::words;
use crate::report::{MustOutcome, OfferLine, StatedRating, WeightGroupLine};
use crate::text::number::{plain, significant};
use crate::text::tenths::PointDigits;

/// Rows of criteria, and a column an offer.
#[derive(Debug)]
pub struct CriteriaMatrix {
    /// What the offers are called.
    pub labels: Vec<String>,
    /// Criteria from top to bottom, a cell an offer.
    pub rows: Vec<CriteriaRow>,
    /// How many of the offers, from the first on, are compared: those that take a place, or all
    /// where none does.
    pub compared: usize,
}

/// What a row tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A criterion that carries weight.
    Weighted,
    /// What is there before any points.
    Start,
    /// The sum.
    Score,
    /// What criteria that share a weight add up to.
    Group,
    /// A criterion that is a deal-breaker only.
    Must,
}

/// A row before layout: its name, its weight, a cell an offer.
#[derive(Debug)]
pub struct CriteriaRow {
    /// What it tells.
    pub kind: RowKind,
    /// Its name, with the year of its facts.
    pub name: String,
    /// Its unit, or nothing.
    pub unit: String,
    /// The ends of its scale in a few characters, or nothing.
    pub scale: String,
    /// Its weight, `must`, or nothing.
    pub weight: String,
    /// One an offer.
    pub cells: Vec<CriteriaCell>,
}

/// What an offer has in a row.
#[derive(Debug, Default)]
pub struct CriteriaCell {
    /// Points; nothing for a deal-breaker.
    pub earned: String,
    /// Whether these are the most points of the row.
    pub most: bool,
    /// What stands behind points without a rating: `?` or the mark of a link.
    pub mark: String,
    /// The rating, and what became of a deal-breaker on it.
    pub text: String,
    /// Whether a deal-breaker is not checked, of a row that is nothing else.
    pub unchecked: bool,
}

impl CriteriaRow {
    /// The name with the unit: `Pay 2021, $ a month`.
    pub fn whole_name(&self) -> String {
        words::with_more(self.name.clone(), &self.unit)
    }

    fn of_criterion(sheet: &Sheet<'_>, k: usize, kind: RowKind, weight: &str) -> Self {
        let criterion = &sheet.report.criteria[k];
        Self {
            kind,
            name: words::dated_name(criterion),
            unit: words::row_unit(criterion),
            scale: words::clean(&criterion.scale),
            weight: weight.to_owned(),
            cells: Vec::new(),
        }
    }

    fn weighted(
        sheet: &Sheet<'_>,
        offers: &[OfferLine<'_>],
        points: &[Points],
        row: usize,
    ) -> Self {
        let k = sheet.weighted[row];
        let most = sheet.most(k);
        let cell = |(offer, points): (&OfferLine<'_>, &Points)| {
            let cell = &offer.criteria[k];
            CriteriaCell {
                earned: sheet.report.digits.text(points.cells[row]),
                most: most == Some(cell.points),
                mark: match cell.stated {
                    StatedRating::Unknown => "?".to_owned(),
                    _ => words::mark(sheet.report, cell),
                },
                text: words::weighed(sheet.report, offer, cell),
                unchecked: false,
            }
        };
        Self {
            cells: offers.iter().zip(points).map(cell).collect(),
            ..Self::of_criterion(sheet, k, RowKind::Weighted, &sheet.weights[row])
        }
    }

    fn sum(
        (kind, digits): (RowKind, PointDigits),
        [name, weight]: [&str; 2],
        points: &[i64],
        compared: usize,
    ) -> Self {
        let among = || points[..compared].iter();
        let (least, most) = (among().min(), among().max());
        let cell = |points: &i64| CriteriaCell {
            earned: digits.text(*points),
            most: Some(points) == most && least != most,
            ..CriteriaCell::default()
        };
        Self {
            kind,
            name: name.to_owned(),
            unit: String::new(),
            scale: String::new(),
            weight: weight.to_owned(),
            cells: points.iter().map(cell).collect(),
        }
    }

    fn must(sheet: &Sheet<'_>, offers: &[OfferLine<'_>], k: usize) -> Self {
        let cell = |offer: &OfferLine<'_>| {
            let cell = &offer.criteria[k];
            let outcome = words::outcome(offer, cell.criterion);
            CriteriaCell {
                text: words::judged(sheet.report, offer, cell),
                unchecked: outcome == Some(MustOutcome::NotChecked),
                ..CriteriaCell::default()
            }
        };
        Self {
            cells: offers.iter().map(cell).collect(),
            ..Self::of_criterion(sheet, k, RowKind::Must, "must")
        }
    }
}

impl CriteriaMatrix {
    /// The matrix of the offers that are shown.
    pub fn new(sheet: &Sheet<'_>) -> Self {
        let offers = sheet.offers;
        let compared = sheet.compared().len();
        let points: Vec<Points> = offers.iter().map(|o| sheet.points(o)).collect();
        let weighted = 0..sheet.weighted.len();
        let weighted = weighted.map(|row| CriteriaRow::weighted(sheet, offers, &points, row));
        let mut rows: Vec<CriteriaRow> = weighted.collect();
        let sum = |kind, names: [&str; 2], of: &dyn Fn(&Points) -> i64| {
            let points: Vec<i64> = points.iter().map(of).collect();
            CriteriaRow::sum((kind, sheet.report.digits), names, &points, compared)
        };
        // Without a weight there is no sum.
        if !sheet.weighted.is_empty() {
            if points.iter().any(|p| p.start.is_some()) {
                rows.push(sum(RowKind::Start, ["Start", ""], &|p| {
                    p.start.unwrap_or(0)
                }));
            }
            rows.push(sum(RowKind::Score, ["Score", &sheet.total], &|p| p.score));
            for group in &sheet.report.weight_groups {
                let (name, share) = (words::clean(group.name), significant(group.share, 3));
                let members = members(sheet, group);
                let points = |p: &Points| members.iter().map(|row| p.cells[*row]).sum();
                rows.push(sum(RowKind::Group, [&name, &plain(share)], &points));
            }
        }
        let musts = sheet.musts.iter();
        rows.extend(musts.map(|&k| CriteriaRow::must(sheet, offers, k)));
        Self {
            labels: offers.iter().map(words::label).collect(),
            rows,
            compared,
        }
    }
}

/// The rows of the criteria of a group.
fn members(sheet: &Sheet<'_>, group: &WeightGroupLine<'_>) -> Vec<usize> {
    let is_in = |row: &usize| {
        let criterion = &sheet.report.criteria[sheet.weighted[*row]];
        group.criteria.contains(&criterion.id)
    };
    (0..sheet.weighted.len()).filter(is_in).collect()
}
