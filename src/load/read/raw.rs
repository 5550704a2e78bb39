//! What files say, key by key, before it is checked against criteria and companies.

use jiff::civil::Date;

use crate::diag::{FileId, Span};
pub use crate::load::grammar::raw::{
    At, RawNote, RawPart, RawPay, RawRating, RawScale, RawStated, RawWeight, Scalar, Str,
    StrayPart, owned, says_unknown,
};
pub use crate::load::grammar::tables::{
    RawCompany, RawCriterion, RawFact, RawFallback, RawJudge, RawLink, RawOffer,
};
use crate::model::{Currency, Spread, Status};
use crate::weighing::{WeightAnswers, WeightGroup};

impl<'a> RawCriterion<'a> {
    /// One of which the scale alone is said.
    pub fn of_scale(id: At<Str<'a>>, scale: Option<RawScale>) -> Self {
        Self {
            span: id.span,
            id,
            scale: Some(scale),
            ..Self::default()
        }
    }
}

impl RawCriterion<'_> {
    /// Its scale, where it has one that is none of its mistakes.
    pub fn own_scale(&self) -> Option<&RawScale> {
        self.scale.as_ref()?.as_ref()
    }

    /// Its currency, where it says one that is no mistake.
    pub fn own_currency(&self) -> Option<&At<Currency>> {
        self.currency.as_ref()?.as_ref()
    }
}

impl RawOffer<'_> {
    /// Whether it is not made yet.
    pub fn is_pending(&self) -> bool {
        self.status == Some(Status::Pending)
    }

    /// The company as written; empty where it is missing.
    pub fn company_name(&self) -> &str {
        self.company.as_ref().map_or("", |c| c.value.as_ref())
    }
}

/// Criteria that share a weight.
#[derive(Clone, Debug)]
pub struct RawGroup<'a> {
    pub span: Span,
    pub group: WeightGroup,
    pub weights: Vec<RawWeight<'a>>,
}

/// What `[rates]` says of one currency.
#[derive(Clone, Debug)]
pub struct RawRates {
    pub from: At<Currency>,
    /// The value.
    pub span: Span,
    pub to: Vec<RawRate>,
    pub as_of: Option<At<Date>>,
    /// A number alone, which does not say into what: a mistake that is not reported yet.
    pub bare: Option<f64>,
    /// Whether there was a mistake in it, which is reported.
    pub broken: bool,
}

/// What one unit of a currency is in another one.
#[derive(Clone, Debug)]
pub struct RawRate {
    pub to: Currency,
    /// The key.
    pub key: Span,
    /// The value.
    pub span: Span,
    pub spread: Spread,
}

/// `column = "part"`: what a column of a table has.
#[derive(Clone, Debug)]
pub struct RawColumn<'a> {
    pub name: At<Str<'a>>,
    pub part: At<Str<'a>>,
}

#[derive(Clone, Debug, Default)]
pub struct RawFile<'a> {
    pub file: FileId,
    pub title: Option<At<Str<'a>>>,
    pub about: Option<At<Str<'a>>>,
    pub weights: Option<At<Vec<RawWeight<'a>>>>,
    /// `[weighing]`; what comes of it stands in `weights`.
    pub weighing: Option<At<WeightAnswers>>,
    pub groups: Vec<RawGroup<'a>>,
    pub musts: Option<At<Vec<RawRating<'a>>>>,
    pub sets: Option<At<Vec<RawJudge<'a>>>>,
    pub criteria: Vec<RawCriterion<'a>>,
    pub offers: Vec<RawOffer<'a>>,
    pub facts: Vec<RawFact<'a>>,
    pub companies: Vec<RawCompany<'a>>,
    pub links: Vec<RawLink<'a>>,
    pub rates: Option<At<Vec<RawRates>>>,
    pub fallback: Option<RawFallback<'a>>,
    /// Months over which permanent jobs are looked at.
    pub horizon: Option<At<u32>>,
    pub columns: Option<At<Vec<RawColumn<'a>>>>,
    /// Columns of a table that are not to be read.
    pub ignored_columns: Option<Vec<At<Str<'a>>>>,
    /// Whether its offers stand in a table.
    pub is_table: bool,
    /// Keys that the top level does not have.
    pub strays: Vec<At<Str<'a>>>,
    /// Whether a syntax mistake took something away: what is missing may have been there.
    pub lossy: bool,
}

impl RawFile<'_> {
    /// A file of which nothing is read.
    pub fn new(file: FileId) -> Self {
        Self {
            file,
            ..Self::default()
        }
    }

    /// The file of a table of offers before its rows are read.
    pub fn of_table(file: FileId) -> Self {
        Self {
            is_table: true,
            ..Self::new(file)
        }
    }
}
