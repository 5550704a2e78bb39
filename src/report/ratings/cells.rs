//! Cells of a problem to lines of a report.

use std::borrow::Cow;

use super::cell::{CellLine, Form, RatingNote, RatingOrigin, StatedRating, Style};
use super::criteria::{self, Marks};
use super::scale_line::{FIRST_LEVEL, worst_rating};
use crate::diag::Sources;
use crate::load::{Loaded, Reasons};
use crate::method::{Ranking, is_known};
use crate::model::{Cell, CriterionId, OfferId, Problem, QuantityId, Rating, Subject, Weights};
use crate::pay::spread;
use crate::report::PayLine;
use crate::report::settings::Places;

/// What the cells of a report are made from.
pub(in crate::report) struct CellBuilder<'b, 'a> {
    pub loaded: &'a Loaded,
    pub ranking: &'b Ranking,
    pub marks: &'b Marks,
    /// How the numbers of each criterion are written out.
    pub forms: Vec<Form>,
    pub sources: &'b Sources,
    /// Of which offers reasons say their line.
    pub places: &'b Places,
}

impl<'b, 'a> CellBuilder<'b, 'a> {
    /// Of a decision and its ranking.
    pub fn new(
        (loaded, ranking): (&'a Loaded, &'b Ranking),
        marks: &'b Marks,
        sources: &'b Sources,
        places: &'b Places,
    ) -> Self {
        let criteria = loaded.problem.criteria();
        Self {
            loaded,
            ranking,
            marks,
            forms: criteria.map(|(_, c)| criteria::form(c)).collect(),
            sources,
            places,
        }
    }

    /// All cells of an offer.
    pub fn row(&self, offer: OfferId, pay: Option<&PayLine>) -> Vec<CellLine<'a>> {
        let cell = |id| {
            let mut cell = self.cell(offer, id);
            if let (RatingOrigin::Pay, Some(pay)) = (cell.origin, pay) {
                cell.note = Some(Box::new(worked_out(pay)));
            }
            cell
        };
        let criteria = self.loaded.problem.criteria();
        criteria.map(|(id, _)| cell(id)).collect()
    }

    /// One cell.
    pub fn cell(&self, offer: OfferId, id: CriterionId) -> CellLine<'a> {
        let problem = &self.loaded.problem;
        let criterion = problem.criterion(id);
        let cell = problem.cell(offer, id);
        let worth = self.ranking.columns.worth(offer, id);
        let points = self.ranking.scoring.contributions(offer.index())[id.index()];
        let full = 100.0 * self.ranking.weights.share(id);
        CellLine {
            criterion: &criterion.id,
            stated: self.stated(cell, id),
            utility: worth.middle.get(),
            points,
            points_low: full * worth.low.get(),
            points_high: full * worth.high.get(),
            origin: self.origin(cell, offer, id),
            note: self.note(cell, offer).map(Box::new),
        }
    }

    /// What is stated of a cell.
    pub fn stated(&self, cell: Cell, id: CriterionId) -> StatedRating<'a> {
        let problem = &self.loaded.problem;
        let (scale, mut form) = (&problem.criterion(id).scale, self.forms[id.index()]);
        let rating = match cell {
            Cell::Stated(quantity) => problem.quantity(quantity).rating,
            Cell::Package(package) => {
                form.style = Style::Figure;
                Rating::Number(spread(problem, problem.package(package), &[]))
            }
            Cell::Linked { link, .. } => {
                return StatedRating::Linked {
                    parent: &problem.link(link).parent_name,
                    link: self.marks.of(link),
                };
            }
            Cell::Absent => worst_rating(scale).unwrap_or(FIRST_LEVEL),
        };
        StatedRating::of(rating, scale, form)
    }

    fn origin(&self, cell: Cell, offer: OfferId, id: CriterionId) -> RatingOrigin {
        let problem = &self.loaded.problem;
        let quantity = match cell {
            Cell::Absent => return RatingOrigin::Absent,
            Cell::Linked { .. } => return RatingOrigin::Link,
            Cell::Package(_) => return RatingOrigin::Pay,
            Cell::Stated(quantity) => problem.quantity(quantity),
        };
        let is_said = || self.loaded.origins.is_said_unknown(offer, id);
        match quantity.subject {
            _ if quantity.rating.is_unknown() && is_said() => RatingOrigin::Unknown,
            _ if quantity.rating.is_unknown() => RatingOrigin::Missing,
            Subject::Own(..) => RatingOrigin::Offer,
            Subject::Part(..) | Subject::Rate(_) => RatingOrigin::Pay,
            Subject::Company(..) | Subject::Unknown(..) | Subject::Share(_) => RatingOrigin::Fact,
        }
    }

    /// The reason of a cell; of a linked one, the reason of the part that is linked.
    fn note(&self, cell: Cell, offer: OfferId) -> Option<RatingNote<'a>> {
        let quantity = match cell {
            Cell::Stated(quantity)
            | Cell::Linked {
                parent: quantity, ..
            } => quantity,
            Cell::Absent | Cell::Package(_) => return None,
        };
        let note = self.loaded.origins.note(quantity);
        let text = |of: fn(&Reasons) -> &Option<String>| note.and_then(|n| of(n).as_deref());
        let told = RatingNote {
            brief: text(|n| &n.brief).map(Cow::Borrowed),
            why: text(|n| &n.why).map(Cow::Borrowed),
            source: text(|n| &n.source),
            link_source: self.link_source(cell),
            as_of: note.and_then(|n| n.as_of),
            place: self.place(quantity, offer),
        };
        (note.is_some() || told != RatingNote::default()).then_some(told)
    }

    /// Where the share of a linked cell is from.
    fn link_source(&self, cell: Cell) -> Option<&'a str> {
        let Cell::Linked { link, .. } = cell else {
            return None;
        };
        let share = self.loaded.problem.link(link).share;
        self.loaded.origins.note(share)?.source.as_deref()
    }

    /// `offers.toml:44`, for a line of the user's.
    fn place(&self, quantity: QuantityId, offer: OfferId) -> Option<String> {
        let id = &self.loaded.problem.offer(offer).id;
        let span = self.loaded.origins.span(quantity)?;
        let is_told = self.places.are_told(id);
        is_told.then(|| self.sources.file_and_line(span))?
    }
}

/// The reason of a figure that is worked out.
fn worked_out<'a>(pay: &PayLine) -> RatingNote<'a> {
    RatingNote {
        brief: Some(Cow::Owned(pay.brief.clone())),
        why: Some(Cow::Owned(pay.working.clone())),
        ..RatingNote::default()
    }
}

/// Whether an unknown that carries weight is inside an offer's score.
pub fn is_unsure(problem: &Problem, offer: OfferId, weights: &Weights) -> bool {
    let mut cells = problem.row(offer).iter().zip(weights.shares());
    cells.any(|(cell, w)| *w > 0.0 && !is_known(problem, *cell))
}
