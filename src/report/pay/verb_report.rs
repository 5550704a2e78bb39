//! What `rank pay` tells: the offers by what they pay, and what their terms make of it.

use serde::Serialize;

use super::PayLine;
use crate::diag::Code;
use crate::model::Status;
use crate::report::{CellLine, OfferLine, RatingOrigin, Remark, Report, StatedRating, Value};
use crate::text::number::{counted, money, to_hundredths};
use crate::text::order::InOrder;

/// Weeks from which on terms differ.
const WEEKS: f64 = 2.0;
/// Comparisons that are told.
const TOLD: usize = 3;

/// What `rank pay` tells.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PayReport<'r> {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// The offers, the largest figure of a month first.
    pub offers: Vec<PayOffer<'r>>,
    /// What the terms make of it, in sentences.
    pub comparisons: Vec<String>,
    /// Remarks on the pay.
    pub warnings: Vec<&'r Remark>,
}

/// One offer of `rank pay`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PayOffer<'r> {
    /// Its id.
    pub id: &'r str,
    /// The company, as written.
    pub company: &'r str,
    /// The role.
    pub role: Option<&'r str>,
    /// Whether it was made.
    pub status: Status,
    /// Part by part; none where it is not stated so.
    pub pay: Option<&'r PayLine>,
    /// The figure of a month as rated, where it is not worked out.
    pub rated: Option<f64>,
    /// The least that it may be, of a range.
    pub rated_low: Option<f64>,
    /// The most.
    pub rated_high: Option<f64>,

    /// What screens call it.
    #[serde(skip)]
    pub label: &'r str,
    /// The worst and the best figure of a month, where they differ.
    #[serde(skip)]
    pub ends: Option<(f64, f64)>,
    /// The rating in words, and whose figure it is.
    #[serde(skip)]
    pub rated_text: Option<(String, &'static str)>,
}

/// Whether the other of two offers is named.
#[derive(Clone, Copy, Debug)]
pub enum Than {
    /// ` than LinkedIn`.
    Named,
    /// It goes without saying.
    Understood,
}

/// `Google pays $11,407 more in all, for 3 weeks more`, where the terms of two differ.
pub fn terms(a: &OfferLine<'_>, b: &OfferLine<'_>, than: Than) -> Option<String> {
    let (pay_a, pay_b) = (a.pay.as_deref()?, b.pay.as_deref()?);
    let weeks = pay_b.weeks? - pay_a.weeks?;
    if weeks.abs() < WEEKS {
        return None;
    }
    let (long, short_one) = if weeks > 0.0 { (b, a) } else { (a, b) };
    let total = |o: &OfferLine<'_>| o.pay.as_deref().map_or(0.0, |p| p.total);
    let more = total(long) - total(short_one);
    let word = if more < 0.0 { "less" } else { "more" };
    let than = match than {
        Than::Named => format!(" than {}", short_one.label),
        Than::Understood => String::new(),
    };
    Some(format!(
        "{} pays {} {word} in all{than}, for {} more",
        long.label,
        money(more.abs(), pay_a.currency.as_deref()),
        counted(&to_hundredths(weeks.abs()), "week")
    ))
}

impl Report<'_> {
    /// A rating of pay with the currency of its criterion.
    fn in_money(&self, cell: &CellLine<'_>) -> String {
        let criterion = self.criteria.iter().find(|c| c.id == cell.criterion);
        match cell.stated {
            StatedRating::Number { likely, .. } => {
                money(likely, criterion.and_then(|c| c.currency))
            }
            _ => cell.text(),
        }
    }

    /// What the offers pay: all of them, or the ones named by their ids.
    pub fn pay_report<'r>(&'r self, ids: &[String]) -> PayReport<'r> {
        let named = |o: &&OfferLine<'_>| ids.is_empty() || ids.iter().any(|id| id == o.id);
        let mut lines: Vec<&OfferLine<'_>> = self.offers.iter().filter(named).collect();
        let month = |o: &&OfferLine<'_>| figure(o).unwrap_or(f64::NEG_INFINITY);
        lines.order_by(|a, b| month(b).total_cmp(&month(a)).then_with(|| a.id.cmp(b.id)));
        // An offer for good has no whole to compare.
        let has_weeks = |o: &&&OfferLine<'_>| o.pay.as_ref().is_some_and(|p| p.weeks.is_some());
        let mut internships = lines.iter().filter(has_weeks);
        let first = internships.next();
        let comparisons = internships.filter_map(|o| terms(first?, o, Than::Named));
        let comparisons: Vec<String> = comparisons.take(TOLD).collect();
        // The terms are compared already, and what is told of offers beside each other is beside
        // the point where some are asked for.
        let mut codes = vec![Code::SmallBonus, Code::LivingAndRent, Code::OldRate];
        if ids.is_empty() {
            codes.extend([Code::UnevenPay, Code::CompanyFigure]);
        }
        let codes: Vec<String> = codes.iter().map(Code::to_string).collect();
        PayReport {
            schema: self.schema,
            version: self.version,
            comparisons,
            warnings: self
                .warnings
                .iter()
                .filter(|w| codes.contains(&w.code))
                .collect(),
            offers: lines.into_iter().map(|o| offer(self, o)).collect(),
        }
    }
}

/// An offer's cell on the criterion `pay`.
fn cell<'r>(offer: &'r OfferLine<'_>) -> Option<&'r CellLine<'r>> {
    offer.criteria.iter().find(|c| c.criterion == "pay")
}

fn figure(offer: &OfferLine<'_>) -> Option<f64> {
    let own = offer.pay.as_ref().map(|p| p.month);
    own.or_else(|| rated(offer))
}

fn rated(offer: &OfferLine<'_>) -> Option<f64> {
    match cell(offer)?.rating()? {
        Value::Number(x) => Some(x),
        Value::Level(_) => None,
    }
}

/// The ends of a range that is rated.
fn rated_ends(offer: &OfferLine<'_>) -> Option<(f64, f64)> {
    match cell(offer)?.stated {
        StatedRating::Number { low, high, .. } if low < high => Some((low, high)),
        _ => None,
    }
}

fn offer<'r>(report: &'r Report<'_>, line: &'r OfferLine<'_>) -> PayOffer<'r> {
    let pay = line.pay.as_deref();
    let cell = cell(line).filter(|_| pay.is_none());
    let rated_ends = rated_ends(line).filter(|_| pay.is_none());
    let ends = pay.map(|p| (p.month_low, p.month_high));
    PayOffer {
        id: line.id,
        company: line.company,
        role: line.role,
        status: line.status,
        rated: rated(line).filter(|_| pay.is_none()),
        rated_low: rated_ends.map(|e| e.0),
        rated_high: rated_ends.map(|e| e.1),
        pay,
        label: &line.label,
        ends: ends.or(rated_ends).filter(|(low, high)| low < high),
        rated_text: cell.map(|cell| {
            let whose = match cell.origin {
                RatingOrigin::Fact => "from the facts on its company",
                RatingOrigin::Offer => "your own rating",
                _ => "",
            };
            (report.in_money(cell), whose)
        }),
    }
}
