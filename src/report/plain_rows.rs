//! Offers of plain cells as rows, without a decision that holds them.

use jiff::civil::Date;

use super::CriterionLine;
use super::offer_rows::{OfferRow, RowCell, RowColumns};
use super::ratings::cell::{Form, StatedRating};
use super::ratings::cells::CellBuilder;
use super::ratings::criteria::{self, Marks};
use super::settings::ReportSettings;
use crate::diag::Sources;
use crate::load::{Loaded, PlainOffer};
use crate::method::{Method, Ranking};
use crate::model::Problem;
use crate::text::day::days_between;

/// What rows are made by.
pub struct PlainRowBuilder<'a> {
    problem: &'a Problem,
    method: Method,
    today: Date,
    forms: Vec<Form>,
    /// The shares of weight, and those by each of several judges.
    shares: Vec<f64>,
    judges: Vec<(&'a str, Vec<f64>)>,
    criteria: Vec<CriterionLine<'a>>,
    /// By company, what its offers have where nothing is stated of their own.
    companies: Vec<CompanyCells<'a>>,
}

struct CompanyCells<'a> {
    cells: Vec<RowCell<'a>>,
    utilities: Vec<f64>,
}

impl<'a> PlainRowBuilder<'a> {
    /// From a decision in which each known company has an offer.
    pub fn new(companies: &'a Loaded, sources: &Sources, settings: &ReportSettings) -> Self {
        let problem = &companies.problem;
        let ranking = Ranking::new(problem, settings.method);
        let marks = Marks::new(problem);
        let cells = CellBuilder::new(
            (companies, &ranking),
            &marks,
            (sources, None),
            &settings.places,
        );
        let judges = problem.judges();
        let several = judges.len() > 1;
        let own = judges.iter().filter(|_| several);
        let offers = problem.offers().map(|(offer, _)| CompanyCells {
            cells: cells.row_cells(offer),
            utilities: problem
                .criteria()
                .map(|(id, _)| ranking.columns.worth(offer, id).middle.get())
                .collect(),
        });
        Self {
            companies: offers.collect(),
            problem,
            method: settings.method,
            today: settings.today,
            forms: problem.criteria().map(|(_, c)| criteria::form(c)).collect(),
            shares: ranking.weights.shares().to_vec(),
            judges: own
                .map(|judge| (&judge.set[..], judge.weights.shares().to_vec()))
                .collect(),
            criteria: criteria::lines(companies, &ranking, settings.as_of),
        }
    }

    /// The columns of rows.
    pub fn columns(&self) -> RowColumns<'_, 'a> {
        RowColumns {
            judges: self.judges.iter().map(|judge| judge.0).collect(),
            criteria: &self.criteria,
        }
    }

    /// The row of an offer, as if it took no place.
    pub fn row<'t>(&self, offer: PlainOffer<'t>) -> OfferRow<'t>
    where
        'a: 't,
    {
        let company = &self.companies[offer.known.index()];
        let own = offer.ratings.iter().zip(&company.utilities);
        let utilities: Vec<f64> = own.map(|(own, u)| own.map_or(*u, |own| own.1)).collect();
        let criteria = self.problem.criteria().zip(&offer.ratings);
        let cells = criteria.map(|((id, criterion), own)| {
            let k = id.index();
            match own {
                None => company.cells[k],
                Some((rating, utility)) => RowCell {
                    stated: StatedRating::of(*rating, &criterion.scale, self.forms[k]),
                    points: self
                        .method
                        .sum_of(&[*utility], &[self.shares[k]])
                        .unwrap_or(0.0),
                },
            }
        });
        let cells = cells.collect();
        let judges = self.judges.iter();
        OfferRow {
            place: None,
            place_last: None,
            position: None,
            id: offer.id,
            company: offer.company,
            role: offer.role,
            status: offer.status,
            score: offer.score,
            first_share: None,
            out_share: None,
            score_low: None,
            score_high: None,
            reply_by: offer.reply_by,
            days_left: offer.reply_by.map(|day| days_between(self.today, day)),
            pay: None,
            judges: judges
                .map(|(_, shares)| self.method.sum_of(&utilities, shares))
                .collect(),
            cells,
        }
    }
}
