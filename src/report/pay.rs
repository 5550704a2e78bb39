//! What an offer pays, as outputs show it: the figure of a month and how it is worked out.

pub mod part_name;
mod terms_stated;
mod verb_report;
mod working;

pub use verb_report::{PayOffer, PayReport};
pub(super) use verb_report::{Than, terms};

use serde::Serialize;

use super::Pairs;
use crate::load::Loaded;
use crate::model::{Currency, Package};
use crate::pay::{
    Amounts, Leaving, PayColumn, PaySource, Statement, WEEKS_A_MONTH, likely, spread, statement,
    term,
};
use crate::text::capitalized;
use crate::text::number::{length, money};
use working::Working;

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
    /// What is stated of them beside amounts, in words: when shares vest, what is paid back.
    pub terms: Pairs<String, String>,
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

/// What an offer pays; none where it is not stated part by part.
pub(super) fn line(loaded: &Loaded, package: &Package) -> PayLine {
    let problem = &loaded.problem;
    let statement = statement(problem, package);
    let ends = spread(problem, package, &[]);
    let rates = package.rates.iter().map(|q| likely(problem, *q));
    let rate = (!package.rates.is_empty()).then(|| rates.product::<f64>());
    let code = package.into.as_ref().map(Currency::code);
    let stated_in = package.currency.filter(|_| rate.is_some());
    let working = Working { problem, package };
    let sum = working.sum(&statement, rate.unwrap_or(1.0));
    let all = |c: &PayColumn| -> Pairs<&'static str, f64> {
        let lines = PaySource::ALL.map(|source| (source.key(), c.amounts.of(source)));
        let total = ("total", c.amounts.total);
        lines.into_iter().chain([total]).collect()
    };
    let years = statement.columns.iter().filter(|c| c.year.is_some());
    let term = length(term(problem, package));
    PayLine {
        stated_in: stated_in.map(|c| c.code().to_owned()),
        rate,
        month: statement.month,
        month_low: ends.low(),
        month_high: ends.high(),
        week: statement.week,
        weeks: (!package.is_for_good()).then_some(statement.whole.months * WEEKS_A_MONTH),
        parts: Pairs(part_name::stated(problem, package)),
        terms: Pairs(terms_stated::terms(package)),
        months: statement.whole.months,
        total: statement.whole.amounts.total,
        whole: all(&statement.whole),
        years: years.map(all).collect(),
        leaving: statement.leaving.iter().map(leaving).collect(),
        assumptions: working.assumptions(loaded),
        working: working.whole(&sum, &statement.whole, rate),
        brief: if sum.chars().count() <= BRIEF {
            sum
        } else {
            let total = money(statement.whole.amounts.total, code);
            format!("{total} over {term}")
        },
        term,
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
        (PaySource::Costs, [one], _) => &one.name,
        (PaySource::Benefits, _, [one]) => one.name.as_deref().unwrap_or(word(source)),
        _ => word(source),
    };
    let line = |source| SourceLine {
        name: capitalized(name(source)),
        amounts: amounts(statement, &|a| a.of(source)),
    };
    let mut lines: Vec<SourceLine> = PaySource::ALL.map(line).into();
    lines.retain(|line| line.amounts.iter().any(|x| x.abs() >= 0.005));
    lines
}

/// What a source is called within a sentence.
const fn word(source: PaySource) -> &'static str {
    match source {
        PaySource::Wage => "wage",
        PaySource::Bonus => "bonus",
        PaySource::Equity => "shares",
        PaySource::SignOn => "sign-on",
        PaySource::Stipend => "stipend",
        PaySource::Relocation => "relocation",
        PaySource::Benefits => "benefits",
        PaySource::Tax => "tax",
        PaySource::Costs => "costs",
        PaySource::CostOfLiving => "cost of living",
    }
}

fn leaving(l: &Leaving) -> LeavingLine {
    LeavingLine {
        months: l.months,
        unvested: l.unvested,
        clawback: l.clawback,
        to_come: l.to_come,
    }
}
