//! The offers of a long table as rows: those of plain cells without a decision that holds them, the
//! others by one of their own.

use std::collections::HashMap;
use std::ops::Range;

use super::offer_rows::{OfferRow, RowCell, RowColumns, offer_rows};
use crate::diag::Sources;
use crate::load::{Fetch, LoadOutcome, Loaded, PlainOffer, PlainRows, Request, Shortlist};
use crate::method::Ranking;
use crate::model::Problem;
use crate::report::CriterionLine;
use crate::report::ratings::cell::{Form, StatedRating};
use crate::report::ratings::cells::CellBuilder;
use crate::report::ratings::criteria::{self, Marks};
use crate::report::settings::ReportSettings;
use crate::text::day::days_between;

/// The offers of a long table as rows, in their order.
pub struct ListedRows<'a> {
    list: &'a Shortlist,
    request: &'a Request,
    settings: &'a ReportSettings,
    plain: PlainRows<'a>,
    problem: &'a Problem,
    forms: Vec<Form>,
    /// The shares of weight, and those by each of several judges.
    shares: Vec<f64>,
    judges: Vec<(&'a str, Vec<f64>)>,
    criteria: Vec<CriterionLine<'a>>,
    /// By company, what its offers have where nothing is stated of their own.
    companies: Vec<CompanyRow<'a>>,
}

struct CompanyRow<'a> {
    cells: Vec<RowCell<'a>>,
    utilities: Vec<f64>,
}

impl<'a> ListedRows<'a> {
    /// Of a list, and of what is known of companies.
    pub fn new(
        list: &'a Shortlist,
        request: &'a Request,
        (companies, sources): (&'a Loaded, &Sources),
        settings: &'a ReportSettings,
    ) -> Self {
        let problem = &companies.problem;
        let ranking = Ranking::new(problem, settings.method);
        let marks = Marks::new(problem);
        let cells = CellBuilder::new((companies, &ranking), &marks, sources, &settings.places);
        let judges = match problem.judges() {
            [_] => &[][..],
            judges => judges,
        };
        let judges = judges
            .iter()
            .map(|j| (&j.set[..], j.weights.shares().to_vec()));
        let worth = |offer, id| ranking.columns.worth(offer, id).middle.get();
        let offers = problem.offers().map(|(offer, _)| CompanyRow {
            cells: cells.row_cells(offer),
            utilities: problem.criteria().map(|(id, _)| worth(offer, id)).collect(),
        });
        Self {
            companies: offers.collect(),
            plain: PlainRows::new(list, companies, settings.method),
            list,
            request,
            settings,
            problem,
            forms: problem.criteria().map(|(_, c)| criteria::form(c)).collect(),
            shares: ranking.weights.shares().to_vec(),
            judges: judges.collect(),
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

    /// Makes some of them.
    pub fn rows<R>(
        &self,
        wanted: Range<usize>,
        fetch: Fetch<'_>,
        told: impl FnOnce(&mut dyn Iterator<Item = OfferRow<'_>>) -> R,
    ) -> R {
        let others = self.list.load_others(self.request, wanted.clone(), fetch);
        let mut others: HashMap<usize, OfferRow<'_>> = match &others {
            None => HashMap::new(),
            Some((places, outcome)) => places.iter().copied().zip(self.loaded(outcome)).collect(),
        };
        let standings = self.list.standings(wanted.clone());
        let mut readers = self.plain.readers();
        let mut rows = wanted.zip(standings).filter_map(|(at, standing)| {
            let row = match self.plain.offer(at, &mut readers) {
                Some(offer) => self.row(offer),
                None => others.remove(&at)?,
            };
            Some(row.standing(standing))
        });
        told(&mut rows)
    }

    /// The rows of what is loaded, in its order.
    fn loaded<'o>(&self, outcome: &'o LoadOutcome) -> Vec<OfferRow<'o>> {
        let (sources, quiet) = (&outcome.sources, |_| ());
        let rows = |loaded| {
            offer_rows(loaded, sources, self.settings, &quiet, |rows| {
                rows.as_loaded()
            })
        };
        outcome.loaded.as_ref().map_or_else(Vec::new, rows)
    }

    /// The row of an offer of plain cells, as if it took no place.
    fn row<'t>(&self, offer: PlainOffer<'t>) -> OfferRow<'t>
    where
        'a: 't,
    {
        let sum_of = |row: &[f64], shares: &[f64]| self.settings.method.sum_of(row, shares);
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
                    points: sum_of(&[*utility], &[self.shares[k]]).unwrap_or(0.0),
                },
            }
        });
        let judges = self.judges.iter();
        let days_left = |day| days_between(self.settings.today, day);
        OfferRow {
            id: offer.id,
            company: offer.company,
            role: offer.role,
            status: offer.status,
            score: offer.score,
            reply_by: offer.reply_by,
            days_left: offer.reply_by.map(days_left),
            pay: offer.pay,
            judges: judges
                .map(|(_, shares)| sum_of(&utilities, shares))
                .collect(),
            cells: cells.collect(),
            ..OfferRow::default()
        }
    }
}
