//! The offers as rows of a table, for what shows all of them and little else: each row is made when
//! it is asked for.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;

use super::shown_order::{ShownOffer, ShownOrder};
use crate::diag::Sources;
use crate::load::Loaded;
use crate::method::Ranking;
use crate::model::OfferId;
use crate::report::judges::{self, Judged};
use crate::report::ratings::cell::{CellLine, StatedRating};
use crate::report::ratings::cells::CellBuilder;
use crate::report::ratings::criteria::{self, Marks};
use crate::report::sureness::Sureness;
use crate::report::{CriterionLine, JudgeLine, Report, ReportSettings, Status, pay};
use crate::text::day::days_between;
use crate::text::order::InOrder;

/// What a row tells of an offer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfferRow<'a> {
    /// The best place it may hold.
    pub place: Option<usize>,
    /// The last place it may hold.
    pub place_last: Option<usize>,
    /// Its place by score, from 1.
    pub position: Option<usize>,
    /// Its id.
    pub id: Cow<'a, str>,
    /// The company, as written.
    pub company: Cow<'a, str>,
    /// The role.
    pub role: Option<Cow<'a, str>>,
    /// Whether it was made.
    pub status: Status,
    /// Points of 100.
    pub score: f64,
    /// Share of trials in which it comes first.
    pub first_share: Option<f64>,
    /// Share of trials in which it breaks a deal-breaker.
    pub out_share: Option<f64>,
    /// 5th percentile of the trials' scores.
    pub score_low: Option<f64>,
    /// 95th percentile of the trials' scores.
    pub score_high: Option<f64>,
    /// When to answer.
    pub reply_by: Option<Date>,
    /// Days from today until then.
    pub days_left: Option<i32>,
    /// What it pays a month, and in all.
    pub pay: Option<(f64, f64)>,
    /// Its score by each of several judges alone.
    pub judges: Vec<Option<f64>>,
    /// Its ratings, in the order of the criteria.
    pub cells: Vec<RowCell<'a>>,
}

/// A rating in a row, and what it adds to the score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowCell<'a> {
    /// What is stated.
    pub stated: StatedRating<'a>,
    /// What it adds.
    pub points: f64,
}

/// The columns of rows besides those that every table of offers has.
#[derive(Clone, Debug)]
pub struct RowColumns<'c, 'a> {
    /// The sets of several judges; none of one alone.
    pub judges: Vec<&'c str>,
    /// The criteria.
    pub criteria: &'c [CriterionLine<'a>],
}

/// The offers of a ranking as rows, best first, then those that take no place.
pub struct OfferRows<'r, 'a> {
    loaded: &'a Loaded,
    criteria: Vec<CriterionLine<'a>>,
    cells: CellBuilder<'r, 'a>,
    order: ShownOrder<'r>,
    offers: Vec<ShownOffer>,
    judged: Vec<Judged<'r, 'a>>,
    settings: &'r ReportSettings,
}

/// Ranks a decision and makes rows of its offers.
pub fn offer_rows<'a, R>(
    loaded: &'a Loaded,
    sources: &Sources,
    settings: &ReportSettings,
    progress: &(dyn Fn(u64) + Sync),
    told: impl FnOnce(&OfferRows<'_, 'a>) -> R,
) -> R {
    let problem = &loaded.problem;
    let ranking = Ranking::new(problem, settings.method);
    let sureness = Sureness::new(problem, &ranking, (settings, loaded.shortlisted), progress);
    let marks = Marks::new(problem);
    let order = ShownOrder::new(&ranking, &sureness, loaded.shortlisted);
    let mut offers = order.offers(problem);
    offers.truncate(settings.top.unwrap_or(usize::MAX));
    let mut judged = judges::judged(problem, &ranking);
    if judged.len() < 2 {
        judged.clear();
    }
    told(&OfferRows {
        loaded,
        criteria: criteria::lines(loaded, &ranking, settings.as_of),
        cells: CellBuilder::new((loaded, &ranking), &marks, sources, &settings.places),
        order,
        offers,
        judged,
        settings,
    })
}

impl<'a> OfferRows<'_, 'a> {
    /// Their columns.
    pub fn columns(&self) -> RowColumns<'_, 'a> {
        RowColumns {
            judges: self.judged.iter().map(|j| &j.judge.set[..]).collect(),
            criteria: &self.criteria,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.offers.len()
    }

    /// All of them, in the order of the files.
    pub fn as_loaded(&self) -> Vec<OfferRow<'a>> {
        let mut order: Vec<usize> = (0..self.offers.len()).collect();
        order.order_by_key(|at| self.offers[*at].offer);
        order.into_iter().map(|at| self.row(at)).collect()
    }

    /// One of them.
    pub fn row(&self, at: usize) -> OfferRow<'a> {
        let shown = &self.offers[at];
        let problem = &self.loaded.problem;
        let offer = problem.offer(shown.offer);
        let places = shown.placed.map(|(_, placed)| self.order.places(&placed));
        let sure = self.order.sureness.of(shown.offer);
        let package = problem.package_of(shown.offer);
        let package = package.map(|package| pay::line(self.loaded, package));
        let index = shown.offer.index();
        let judges = self.judged.iter();
        let days_left = |day| days_between(self.settings.today, day);
        OfferRow {
            place: places.map(|p| p.0),
            place_last: places.map(|p| p.1),
            position: shown.placed.map(|(position, _)| position),
            id: Cow::Borrowed(&offer.id),
            company: Cow::Borrowed(&offer.company),
            role: offer.role.as_deref().map(Cow::Borrowed),
            status: offer.status,
            score: self.order.ranking.scoring.scores[index],
            first_share: sure.first,
            out_share: sure.out,
            score_low: sure.low,
            score_high: sure.high,
            reply_by: offer.reply_by,
            days_left: offer.reply_by.map(days_left),
            pay: package.map(|pay| (pay.month, pay.total)),
            judges: judges.map(|j| Some(j.scoring.scores[index])).collect(),
            cells: self.cells.row_cells(shown.offer),
        }
    }
}

impl<'a> CellBuilder<'_, 'a> {
    /// What is stated of an offer, and what it adds.
    pub(in crate::report) fn row_cells(&self, offer: OfferId) -> Vec<RowCell<'a>> {
        let problem = &self.loaded.problem;
        let points = self.ranking.scoring.contributions(offer.index());
        let cell = |((id, _), points): ((_, _), &f64)| RowCell {
            stated: self.stated(problem.cell(offer, id), id),
            points: *points,
        };
        problem.criteria().zip(points).map(cell).collect()
    }
}

impl<'a> Report<'a> {
    /// Several judges; none of one alone.
    fn several_judges(&self) -> &[JudgeLine<'a>] {
        match self.judges[..] {
            [_] => &[],
            _ => &self.judges,
        }
    }

    /// The columns of its offers as rows.
    pub fn row_columns(&self) -> RowColumns<'_, 'a> {
        let judges = self.several_judges().iter();
        RowColumns {
            judges: judges.map(|judge| judge.set).collect(),
            criteria: &self.criteria,
        }
    }

    /// Its offers as rows.
    pub fn rows_of_offers(&self) -> impl Iterator<Item = OfferRow<'a>> {
        let judges = self.several_judges().iter();
        let scores = judges.map(|judge| judge.scores.0.iter().copied().collect());
        let scores: Vec<HashMap<&str, f64>> = scores.collect();
        let cell = |cell: &CellLine<'a>| RowCell {
            stated: cell.stated,
            points: cell.points,
        };
        self.offers.iter().map(move |offer| OfferRow {
            place: offer.place,
            place_last: offer.place_last,
            position: offer.position,
            id: Cow::Borrowed(offer.id),
            company: Cow::Borrowed(offer.company),
            role: offer.role.map(Cow::Borrowed),
            status: offer.status,
            score: offer.score,
            first_share: offer.first_share,
            out_share: offer.out_share,
            score_low: offer.score_low,
            score_high: offer.score_high,
            reply_by: offer.reply_by,
            days_left: offer.days_left,
            pay: offer.pay.as_ref().map(|pay| (pay.month, pay.total)),
            judges: scores.iter().map(|of| of.get(offer.id).copied()).collect(),
            cells: offer.criteria.iter().map(cell).collect(),
        })
    }
}

impl OfferRow<'_> {
    /// The same offer with another position and place, or none.
    #[must_use]
    pub fn standing(self, standing: Option<(usize, usize)>) -> Self {
        let place = standing.map(|(_, place)| place);
        Self {
            place,
            place_last: place,
            position: standing.map(|(position, _)| position),
            ..self
        }
    }
}
