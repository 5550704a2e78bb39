//! What a screen shows of a report: which offers, which rows, in which figures.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::ScreenOptions;
use super::words::{self, clean};
use crate::report::{
    CellLine, JudgeLine, OfferLine, Report, StatedRating, Status, WeightColumn, unknown,
};

/// How the job is marked that one has.
const NOW: &str = "your job now";

/// Offers on a terminal unless all are asked for.
const SHORT: usize = 20;

/// The part of a report that is shown.
#[derive(Debug)]
pub struct Sheet<'r> {
    /// The whole.
    pub report: &'r Report<'r>,
    /// The offers shown.
    pub offers: &'r [OfferLine<'r>],
    /// Indices of the criteria that carry weight, in the order of the rows.
    pub weighted: Vec<usize>,
    /// Indices of the criteria that are deal-breakers only.
    pub musts: Vec<usize>,
    /// The weights of `weighted` as printed.
    pub weights: Vec<String>,
    /// Their sum as printed.
    pub total: String,
    /// The weights of `weighted`.
    column: WeightColumn,
    /// Company and role that several offers have.
    twins: HashSet<(&'r str, Option<&'r str>)>,
    /// Each judge's positions by offer.
    positions: Vec<HashMap<&'r str, usize>>,
    /// Whether scores keep room for the question mark that one of them has.
    pub keeps_mark: bool,
    /// Whether scores from before do.
    pub was_keeps_mark: bool,
}

/// An offer's points in tenths that add up.
#[derive(Debug)]
pub struct Points {
    /// One a row of `weighted`.
    pub cells: Vec<i64>,
    /// What was there before any points, where that is not nothing.
    pub start: Option<i64>,
    /// The sum.
    pub score: i64,
}

impl<'r> Sheet<'r> {
    /// What is shown under this look.
    pub fn new(report: &'r Report<'r>, look: &ScreenOptions) -> Self {
        let offers = &report.offers[..report.offers.len().min(look.most(SHORT))];
        let (weighted, musts) = rows(report);
        let column = report.weight_column();
        Self {
            report,
            offers,
            musts,
            weights: (0..weighted.len()).map(|i| column.text(i)).collect(),
            total: column.total(),
            weighted,
            column,
            twins: twins(offers),
            positions: positions(report),
            keeps_mark: offers.iter().any(|o| o.unsure && words::has_score(o)),
            was_keeps_mark: offers
                .iter()
                .any(|o| o.was.as_ref().is_some_and(|was| was.unsure)),
        }
    }

    /// How many offers are not shown.
    pub fn hidden(&self) -> usize {
        self.report.offers_in_all - self.offers.len()
    }

    /// The role, with the id where company and role name several offers.
    pub fn role(&self, offer: &OfferLine<'_>) -> String {
        let mut role = offer.role.map(clean).unwrap_or_default();
        if offer.status == Status::Current {
            let comma = if role.is_empty() { "" } else { ", " };
            role = format!("{role}{comma}{NOW}");
        }
        if !self.twins.contains(&(offer.company, offer.role)) {
            return role;
        }
        let space = if role.is_empty() { "" } else { " " };
        format!("{role}{space}({})", clean(offer.id))
    }

    /// Company and role: `JPMorgan, ML engineer`.
    pub fn name(&self, offer: &OfferLine<'_>) -> String {
        words::with_more(words::company(offer), &self.role(offer))
    }

    /// An offer's position by one judge alone.
    pub fn position(&self, judge: usize, id: &str) -> Option<usize> {
        self.positions.get(judge)?.get(id).copied()
    }

    /// The offers to compare row by row: those that take a place, or all where none does.
    pub fn compared(&self) -> &'r [OfferLine<'r>] {
        match self.report.ranked() {
            0 => self.offers,
            ranked => &self.offers[..ranked.min(self.offers.len())],
        }
    }

    /// The offer's points, rounded so that they add up to its score.
    pub fn points(&self, offer: &OfferLine<'_>) -> Points {
        let start = self.report.start;
        let parts = self.weighted.iter().map(|&k| offer.criteria[k].points);
        let mut parts: Vec<f64> = parts.collect();
        if start != 0.0 {
            parts.push(start);
        }
        let (mut cells, score) = self.column.points(&parts, offer.score);
        let start = if start == 0.0 { None } else { cells.pop() };
        Points {
            cells,
            start,
            score,
        }
    }

    /// The most points on a criterion, where not all that are compared have the same.
    pub fn most(&self, criterion: usize) -> Option<f64> {
        let points = || self.compared().iter().map(|o| o.criteria[criterion].points);
        let most = points().fold(f64::NEG_INFINITY, f64::max);
        let least = points().fold(f64::INFINITY, f64::min);
        (most > least).then_some(most)
    }

    /// Whether an unknown is among the offers' weighted ratings.
    pub fn has_unknown(&self, offers: &[OfferLine<'_>]) -> bool {
        self.cells(offers)
            .any(|cell| matches!(cell.stated, StatedRating::Unknown))
    }

    /// What the question marks among the offers' weighted ratings count as.
    pub fn unknown(&self, offers: &[OfferLine<'_>]) -> String {
        unknown(self.cells(offers))
    }

    /// The links on which the offers' ratings rest, as indices in ascending order.
    pub fn links(&self, offers: &[OfferLine<'_>]) -> Vec<usize> {
        let links = self.cells(offers).filter_map(|cell| match cell.stated {
            StatedRating::Linked { link, .. } => Some(link),
            _ => None,
        });
        let links: BTreeSet<usize> = links.collect();
        links.into_iter().collect()
    }

    fn cells<'o>(&'o self, offers: &'o [OfferLine<'o>]) -> impl Iterator<Item = &'o CellLine<'o>> {
        offers
            .iter()
            .flat_map(|o| self.weighted.iter().map(|&k| &o.criteria[k]))
    }
}

fn twins<'r>(offers: &[OfferLine<'r>]) -> HashSet<(&'r str, Option<&'r str>)> {
    let mut seen = HashSet::new();
    offers
        .iter()
        .map(|o| (o.company, o.role))
        .filter(|name| !seen.insert(*name))
        .collect()
}

/// The positions of several judges; one judge's are the report's own.
fn positions<'r>(report: &'r Report<'r>) -> Vec<HashMap<&'r str, usize>> {
    if report.judges.len() < 2 {
        return Vec::new();
    }
    let by_id = |judge: &'r JudgeLine<'r>| {
        let positions = judge.positions.0.iter();
        positions.filter_map(|(id, p)| Some((*id, (*p)?))).collect()
    };
    report.judges.iter().map(by_id).collect()
}

/// Criteria that carry weight, and those that do not.
fn rows(report: &Report<'_>) -> (Vec<usize>, Vec<usize>) {
    let rows = report.rows.iter().copied();
    rows.partition(|&k| report.criteria[k].weight.is_some())
}
