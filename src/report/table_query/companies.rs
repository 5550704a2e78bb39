//! What is known of each company, worked out on the scales.

use super::places::said;
use super::scale::WorthEnds;
use crate::diag::Sources;
use crate::load::Loaded;
use crate::method::{Ranking, is_known, rests_on};
use crate::model::{Cell, CriterionId, OfferId, Outcome, Rating};

/// What is known of a company on a criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompanyWorth {
    /// What it is worth.
    pub worth: WorthEnds,
    /// Whether it is known at all.
    pub is_known: bool,
    /// Whether it breaks the deal-breaker on the criterion.
    pub fails: bool,
}

/// A company of which something is known.
#[derive(Clone, Debug, PartialEq)]
pub struct QueryCompany<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its names as they are compared: small letters without spaces and dots.
    pub keys: &'a [String],
    /// What is known, one a criterion.
    pub worth: Vec<CompanyWorth>,
    /// Where it is written.
    pub places: Vec<String>,
}

/// What is known of all companies.
pub(super) struct KnownWorths<'a, 'r> {
    loaded: &'a Loaded,
    sources: &'a Sources,
    ranking: &'r Ranking,
    /// The offer of a company of which nothing is known.
    nobody: Option<OfferId>,
}

impl<'a, 'r> KnownWorths<'a, 'r> {
    pub fn new(loaded: &'a Loaded, sources: &'a Sources, ranking: &'r Ranking) -> Self {
        Self {
            loaded,
            sources,
            ranking,
            nobody: loaded.problem.offers().last().map(|(id, _)| id),
        }
    }

    fn worth(&self, offer: OfferId, criterion: CriterionId) -> CompanyWorth {
        let problem = &self.loaded.problem;
        let worth = self.ranking.columns.worth(offer, criterion);
        let outcomes = self.ranking.standing.outcomes(offer).iter();
        let mut musts = problem.musts().iter().zip(outcomes);
        CompanyWorth {
            worth: WorthEnds::of([worth.low, worth.middle, worth.high]),
            is_known: is_known(problem, problem.cell(offer, criterion)),
            fails: musts.any(|(m, out)| m.criterion == criterion && *out == Outcome::Fails),
        }
    }

    /// What holds for a company that is not among the known ones, where any is known.
    pub fn others(&self, criterion: CriterionId) -> Option<CompanyWorth> {
        let nobody = self.worth(self.nobody?, criterion);
        let mut offers = self.loaded.problem.offers();
        let differs = offers.any(|(offer, _)| self.worth(offer, criterion) != nobody);
        (differs || nobody.is_known).then_some(nobody)
    }

    /// Whether facts about companies count for a criterion.
    pub fn has_facts(&self, criterion: CriterionId) -> bool {
        let problem = &self.loaded.problem;
        let says = |cell: Cell| match cell {
            Cell::Absent => false,
            Cell::Stated(q) => problem.quantity(q).rating != Rating::Unknown,
            Cell::Linked { .. } | Cell::Package(_) => true,
        };
        let mut offers = problem.offers();
        offers.any(|(offer, _)| says(problem.cell(offer, criterion)))
    }

    /// The companies of which anything is known that is not so of all others.
    pub fn companies(&self) -> Vec<QueryCompany<'a>> {
        let problem = &self.loaded.problem;
        let (Some(known), Some(nobody)) = (&self.loaded.known, self.nobody) else {
            return Vec::new();
        };
        let all = |offer| -> Vec<CompanyWorth> {
            let criteria = problem.criteria();
            criteria.map(|(id, _)| self.worth(offer, id)).collect()
        };
        let others = all(nobody);
        let rows = problem.offers().zip(&known.keys);
        let rows = rows.map(|((offer, company), keys)| QueryCompany {
            name: &company.company,
            keys,
            worth: all(offer),
            places: self.places(offer),
        });
        rows.filter(|row| row.worth != others).collect()
    }

    /// Where what is known of an offer's company is written.
    fn places(&self, offer: OfferId) -> Vec<String> {
        let problem = &self.loaded.problem;
        let cells: &[Cell] = problem.row(offer);
        let quantities = cells.iter().flat_map(|cell| rests_on(problem, *cell));
        let spans = quantities.filter_map(|(q, _)| self.loaded.origins.span(q));
        let mut places: Vec<String> = Vec::new();
        for place in spans.map(|span| said(self.sources, span)) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}
