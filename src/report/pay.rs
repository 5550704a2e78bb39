//! What an offer pays, as outputs show it: the figure of a month and how it is worked out.

pub mod part_name;
mod working;

use serde::Serialize;

use super::{OfferLine, Pairs, Remark, Report};
use crate::diag::Code;
use crate::load::Loaded;
use crate::model::{Currency, Package, Status};
use crate::pay::{
    Amounts, Leaving, PayColumn, PaySource, Statement, WEEKS_A_MONTH, likely, spread, statement,
    term,
};
use crate::text::number::{counted, length, money};
use working::{Working, short};

/// Weeks from which on terms differ.
const WEEKS: f64 = 2.0;
/// Comparisons that are told.
const TOLD: usize = 3;
/// A sum longer than this is no brief reason.
const BRIEF: usize = 40;

/// What an offer pays.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PayLine {
    /// The currency of all amounts here.
    pub currency: Option<String>,
    /// The currency in which it is stated, where that is another.
    pub stated_in: Option<String>,
    /// What one unit of that is.
    pub rate: Option<f64>,
    /// The figure of a month, which feeds the criterion.
    pub month: f64,
    /// The figure of a month with every part at its worst.
    pub month_low: f64,
    /// The figure of a month with every part at its best.
    pub month_high: f64,
    /// The figure of a week.
    pub week: f64,
    /// The weeks of an internship; none where it is for good.
    pub weeks: Option<f64>,
    /// Its parts as they are stated, in words, by the names under which they are typed.
    pub parts: Pairs<String, String>,
    /// The months that are looked at.
    pub months: f64,
    /// All that is paid in them.
    pub total: f64,
    /// Where it comes from.
    pub whole: Pairs<&'static str, f64>,
    /// Where it comes from year by year, where it is for more than one.
    pub years: Vec<Pairs<&'static str, f64>>,
    /// What is lost by leaving early.
    pub leaving: Vec<LeavingLine>,
    /// What is taken for granted.
    pub assumptions: Vec<String>,
    /// How the figure comes about, in a line.
    pub working: String,

    /// The sum of it alone, or what it comes to where that is too long for a table.
    #[serde(skip)]
    pub brief: String,
    /// How long it is, in words.
    #[serde(skip)]
    pub term: String,
    /// Whether a tax is stated.
    #[serde(skip)]
    pub is_after_tax: bool,
    /// The heads of the statement: years, all of it, a month, a week.
    #[serde(skip)]
    pub heads: Vec<String>,
    /// Its lines that say something.
    #[serde(skip)]
    pub lines: Vec<SourceLine>,
    /// The sum of its lines.
    #[serde(skip)]
    pub total_line: SourceLine,
}

/// What comes from one source: its name, and an amount under each head.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceLine {
    /// The name.
    pub name: String,
    /// The amounts.
    pub amounts: Vec<f64>,
}

/// What is lost by leaving after some months, after tax where a tax is stated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LeavingLine {
    /// So many.
    pub months: u32,
    /// Granted shares that have not vested.
    pub unvested: f64,
    /// What is paid back of a sign-on.
    pub clawback: f64,
    /// What of it would be paid in the years after.
    pub to_come: f64,
}

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

/// What an offer pays; none where it is not stated part by part.
pub(super) fn line(loaded: &Loaded, package: &Package) -> PayLine {
    let problem = &loaded.problem;
    let statement = statement(problem, package);
    let ends = spread(problem, package, &[]);
    let rates = package.rates.iter().map(|q| likely(problem, *q));
    let rate = (!package.rates.is_empty()).then(|| rates.product::<f64>());
    let code = package.into.as_ref().map(Currency::code);
    let working = Working { problem, package };
    let sum = working.sum(&statement.whole.amounts, rate.unwrap_or(1.0));
    let all = |c: &PayColumn| {
        let lines = PaySource::ALL.map(|source| (source.key(), c.amounts.of(source)));
        let total = ("total", c.amounts.total);
        Pairs(lines.into_iter().chain([total]).collect())
    };
    let years = statement.columns.iter().filter(|c| c.year.is_some());
    let years = years.map(all);
    PayLine {
        stated_in: package
            .currency
            .filter(|_| rate.is_some())
            .map(|c| c.code().to_owned()),
        rate,
        month: statement.month,
        month_low: ends.low(),
        month_high: ends.high(),
        week: statement.week,
        weeks: (!package.is_for_good()).then_some(statement.whole.months * WEEKS_A_MONTH),
        term: length(term(problem, package)),
        parts: Pairs(part_name::stated(problem, package)),
        months: statement.whole.months,
        total: statement.whole.amounts.total,
        whole: all(&statement.whole),
        years: years.collect(),
        leaving: statement.leaving.iter().map(leaving).collect(),
        assumptions: working.assumptions(loaded),
        working: working.whole(&sum, &statement.whole, rate),
        brief: if sum.chars().count() <= BRIEF {
            sum
        } else {
            let total = money(statement.whole.amounts.total, code);
            format!("{total} over {}", length(term(problem, package)))
        },
        is_after_tax: package.tax.is_some(),
        heads: heads(&statement),
        lines: lines(package, &statement),
        total_line: SourceLine {
            name: "Total".to_owned(),
            amounts: amounts(&statement, &|a| a.total),
        },
        currency: package.into.map(|c| c.code().to_owned()),
    }
}

/// `Year 1` to `Year 4`, where there are years, then all of it.
fn heads(statement: &Statement) -> Vec<String> {
    let years = statement.columns.iter().filter_map(|c| c.year);
    let years = years.map(|year| format!("Year {year}"));
    let rest = ["In all", "A month", "A week"].map(str::to_owned);
    years.chain(rest).collect()
}

/// Some amount of each year, in all, a month and a week.
fn amounts(statement: &Statement, of: &dyn Fn(&Amounts) -> f64) -> Vec<f64> {
    let whole = &statement.whole;
    let years = statement.columns.iter().filter(|c| c.year.is_some());
    let all = of(&whole.amounts);
    let weeks = whole.months * WEEKS_A_MONTH;
    let last = [all, all / whole.months, all / weeks];
    years.map(|c| of(&c.amounts)).chain(last).collect()
}

/// The lines of a statement that are not all 0.
fn lines(package: &Package, statement: &Statement) -> Vec<SourceLine> {
    let name = |source| match (source, &package.costs[..], &package.benefits[..]) {
        (PaySource::Costs, [one], _) => in_capitals(&one.name),
        (PaySource::Benefits, _, [one]) => match &one.name {
            Some(own) => in_capitals(own),
            None => name(source).to_owned(),
        },
        _ => name(source).to_owned(),
    };
    let line = |source| SourceLine {
        name: name(source),
        amounts: amounts(statement, &|a| a.of(source)),
    };
    let mut lines: Vec<SourceLine> = PaySource::ALL.map(line).into();
    lines.retain(|line| line.amounts.iter().any(|x| x.abs() >= 0.005));
    lines
}

/// What a line of a statement is called.
fn name(source: PaySource) -> &'static str {
    match source {
        PaySource::Wage => "Wage",
        PaySource::Bonus => "Bonus",
        PaySource::Equity => "Shares",
        PaySource::SignOn => "Sign-on",
        PaySource::Stipend => "Stipend",
        PaySource::Relocation => "Relocation",
        PaySource::Benefits => "Benefits",
        PaySource::Tax => "Tax",
        PaySource::Costs => "Costs",
        PaySource::CostOfLiving => "Cost of living",
    }
}

/// A name that begins with a capital.
fn in_capitals(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

fn leaving(l: &Leaving) -> LeavingLine {
    LeavingLine {
        months: l.months,
        unvested: l.unvested,
        clawback: l.clawback,
        to_come: l.to_come,
    }
}

/// Whether the other of two offers is named.
#[derive(Clone, Copy, Debug)]
pub(super) enum Than {
    /// ` than LinkedIn`.
    Named,
    /// It goes without saying.
    Understood,
}

/// `Google pays $11,407 more in all, for 3 weeks more`, where the terms of two differ.
pub(super) fn terms(a: &OfferLine<'_>, b: &OfferLine<'_>, than: Than) -> Option<String> {
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
        counted(&short(weeks.abs()), "week")
    ))
}

impl Report<'_> {
    /// A rating of pay with the currency of its criterion.
    fn in_money(&self, cell: &super::CellLine<'_>) -> String {
        let criterion = self.criteria.iter().find(|c| c.id == cell.criterion);
        match cell.stated {
            super::StatedRating::Number { likely, .. } => {
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
        lines.sort_by(|a, b| month(b).total_cmp(&month(a)).then_with(|| a.id.cmp(b.id)));
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
fn cell<'r>(offer: &'r OfferLine<'_>) -> Option<&'r super::CellLine<'r>> {
    offer.criteria.iter().find(|c| c.criterion == "pay")
}

fn figure(offer: &OfferLine<'_>) -> Option<f64> {
    let own = offer.pay.as_ref().map(|p| p.month);
    own.or_else(|| rated(offer))
}

fn rated(offer: &OfferLine<'_>) -> Option<f64> {
    match cell(offer)?.rating()? {
        super::Value::Number(x) => Some(x),
        super::Value::Level(_) => None,
    }
}

/// The ends of a range that is rated.
fn rated_ends(offer: &OfferLine<'_>) -> Option<(f64, f64)> {
    match cell(offer)?.stated {
        super::StatedRating::Number { low, high, .. } if low < high => Some((low, high)),
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
                super::RatingOrigin::Fact => "from the facts on its company",
                super::RatingOrigin::Offer => "your own rating",
                _ => "",
            };
            (report.in_money(cell), whose)
        }),
    }
}
