//! Deal-breakers that ranked offers pass only as far as is known.

use super::RankedDecision;
use crate::diag::Code;
use crate::model::{Criterion, Must};
use crate::report::ratings::cell::{CellLine, StatedRating};
use crate::report::ratings::criteria;
use crate::report::sureness::{is_nearly_all, of_in_words};
use crate::report::{MustOutcome, OfferLine};
use crate::text::number::list;
use crate::text::possessive::possessive;

/// Remarks on deal-breakers.
pub(super) fn remarks(of: &RankedDecision<'_>) -> Vec<(Code, String)> {
    let mut out = Vec::new();
    for (i, must) in of.problem.musts().iter().enumerate() {
        let criterion = of.problem.criterion(must.criterion);
        let unchecked = unchecked(criterion, i, (of.ranked, of.shortlisted.is_none()));
        out.extend(unchecked.map(|text| (Code::MustUnchecked, text)));
        let may_fail = of.ranked.iter().zip(&of.ranking.order.0);
        let may_fail = may_fail.filter(|(o, _)| o.must.0[i].1 == MustOutcome::MayFail);
        for (offer, placed) in may_fail {
            let trials = of.sureness.trials.as_ref();
            let often = trials.and_then(|trials| {
                let share = trials.broken(placed.offer, i)?;
                Some(Often {
                    is_certain: is_nearly_all(share, trials.settings.count),
                    words: of_in_words(share, trials.settings.count),
                })
            });
            let text = failing(criterion, must, offer, often.as_ref());
            out.push((Code::MustMayFail, text));
        }
    }
    out
}

/// `Visa is a deal-breaker, and LinkedIn's is not checked.`
fn unchecked(
    criterion: &Criterion,
    i: usize,
    (ranked, are_all): (&[OfferLine<'_>], bool),
) -> Option<String> {
    let is_unchecked = |o: &&OfferLine<'_>| o.must.0[i].1 == MustOutcome::NotChecked;
    let unchecked = ranked.iter().filter(is_unchecked);
    let unchecked: Vec<String> = unchecked.map(|o| possessive(&o.label)).collect();
    let whose = match unchecked.len() {
        0 => return None,
        1..=4 => list(&unchecked),
        n if are_all => format!("those of {n} offers"),
        n => format!("those of {n} of the first {} offers", ranked.len()),
    };
    let are = if unchecked.len() == 1 { "is" } else { "are" };
    let name = &criterion.name;
    Some(format!(
        "{name} is a deal-breaker, and {whose} {are} not checked."
    ))
}

/// How often an offer fails.
struct Often {
    is_certain: bool,
    /// `67 of 100`
    words: String,
}

/// `Google fails a deal-breaker in 67 of 100 what-ifs: Commute 50-80, your limit is 60 min.`
fn failing(
    criterion: &Criterion,
    must: &Must,
    offer: &OfferLine<'_>,
    often: Option<&Often>,
) -> String {
    let fails = match often {
        Some(often) if often.is_certain => "almost certainly fails a deal-breaker".to_owned(),
        Some(often) => format!("fails a deal-breaker in {} what-ifs", often.words),
        None => "may fail a deal-breaker".to_owned(),
    };
    let (label, name) = (&offer.label, &criterion.name);
    let rating = rating(&offer.criteria[must.criterion.index()]);
    let limit = criteria::limit(must.limit, criterion);
    format!("{label} {fails}: {name} {rating}, your limit is {limit}.")
}

fn rating(cell: &CellLine<'_>) -> String {
    match cell.stated {
        StatedRating::Unknown => "unknown".to_owned(),
        StatedRating::Linked { parent, .. } => format!("a share of {}", possessive(parent)),
        StatedRating::Number { .. } | StatedRating::Level { .. } | StatedRating::Placed(_) => {
            cell.full_text()
        }
    }
}
