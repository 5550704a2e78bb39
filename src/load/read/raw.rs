//! What files say, key by key, before it is checked against criteria and companies.

use std::borrow::Cow;

use jiff::civil::Date;

pub use crate::diag::At;
use crate::diag::{FileId, Span};
use crate::load::grammar::keys::Table;
use crate::model::{Currency, PayPart, Spread};

/// Text of a file.
pub type Str<'a> = Cow<'a, str>;

/// A single value of a rating.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    Number(f64),
    Text(Str<'a>),
    Bool(bool),
}

/// What a rating states; its kinds are not yet those of a scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Stated<'a> {
    One(At<Scalar<'a>>),
    Range(Box<[At<Scalar<'a>>; 2]>),
    Likely(Box<[At<Scalar<'a>>; 3]>),
}

impl Stated<'_> {
    /// Where it begins, for complaints about it as a whole.
    pub fn first_span(&self) -> Span {
        match self {
            Self::One(one) => one.span,
            Self::Range(ends) => ends[0].span,
            Self::Likely(three) => three[0].span,
        }
    }
}

/// Whether a text says that a rating is not known.
pub fn says_unknown(text: &str) -> bool {
    matches!(text, "unknown" | "?")
}

/// The reasons given with a rating.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawNote<'a> {
    pub why: Option<Str<'a>>,
    pub source: Option<Str<'a>>,
    pub brief: Option<Str<'a>>,
}

/// `key = rating`.
#[derive(Clone, Debug, PartialEq)]
pub struct RawRating<'a> {
    pub key: At<Str<'a>>,
    /// The value as a whole.
    pub span: Span,
    /// None where the value was a mistake, which is reported.
    pub stated: Option<Stated<'a>>,
    pub note: Option<Box<RawNote<'a>>>,
}

/// `criterion = number`, or a range.
#[derive(Clone, Debug, PartialEq)]
pub struct RawWeight<'a> {
    pub key: At<Str<'a>>,
    pub span: Span,
    pub low: f64,
    pub middle: f64,
    pub high: f64,
}

/// `[[offer]]`.
#[derive(Clone, Debug)]
pub struct RawOffer<'a> {
    pub span: Span,
    pub company: Option<At<Str<'a>>>,
    pub role: Option<At<Str<'a>>>,
    pub id: Option<At<Str<'a>>>,
    pub pending: bool,
    pub location: Option<At<Str<'a>>>,
    pub reply_by: Option<At<Date>>,
    pub expects_by: Option<At<Date>>,
    pub note: Option<At<Str<'a>>>,
    pub ratings: Vec<RawRating<'a>>,
    pub pay: Option<RawPay<'a>>,
    /// Keys that an offer does not have.
    pub strays: Vec<At<Str<'a>>>,
}

/// A number or a range, by its part of the pay.
#[derive(Clone, Debug, PartialEq)]
pub struct RawPart {
    pub part: PayPart,
    /// The key.
    pub key: Span,
    /// The value.
    pub span: Span,
    pub spread: Spread,
}

/// `[offer.pay]`. What is a mistake is left out, and counts as said.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is a question of its own.
pub struct RawPay<'a> {
    pub span: Span,
    pub parts: Vec<RawPart>,
    /// The bases by their keys, those with a mistake included.
    pub bases: Vec<(PayPart, Span)>,
    /// Whether the bonus is a part of a year's base.
    pub bonus_is_share: bool,
    pub stipend_is_monthly: bool,
    pub clawback: u32,
    pub weeks: Option<f64>,
    pub currency: Option<At<Currency>>,
    pub vesting: Option<Vec<f64>>,
    pub cliff: Option<At<u32>>,
    /// Names of the costs, by the number of their part.
    pub costs: Vec<Str<'a>>,
    /// Keys that do not stand here.
    pub strays: Vec<StrayPart<'a>>,
    /// Whether a value was a mistake, which is reported.
    pub broken: bool,
    /// Whether an unknown key may have been the base.
    pub lost_base: bool,
}

/// A key that does not stand where it was written below `[offer.pay]`.
#[derive(Clone, Debug)]
pub struct StrayPart<'a> {
    pub key: At<Str<'a>>,
    /// Where it stands.
    pub table: Table,
    /// Whether that is a table within a line.
    pub inline: bool,
    /// Its value as it stands in the file.
    pub written: String,
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

/// A scale as written.
#[derive(Clone, Debug, PartialEq)]
pub struct RawScale {
    pub span: Span,
    pub scale: crate::model::Scale,
}

/// `[[criterion]]`.
#[derive(Clone, Debug)]
pub struct RawCriterion<'a> {
    pub span: Span,
    pub id: At<Str<'a>>,
    pub name: Option<Str<'a>>,
    pub unit: Option<At<Str<'a>>>,
    pub currency: Option<At<Currency>>,
    /// Whether a currency was written that is a mistake.
    pub lost_currency: bool,
    pub question: Option<Str<'a>>,
    pub about: Option<Str<'a>>,
    pub scale: Option<RawScale>,
    /// Whether a scale was written at all, be it a mistake.
    pub has_scale: bool,
    pub absent_is_worst: Option<bool>,
}

/// `[[fact]]`.
#[derive(Clone, Debug)]
pub struct RawFact<'a> {
    pub span: Span,
    pub criterion: Option<At<Str<'a>>>,
    pub company: At<Str<'a>>,
    pub stated: Option<Stated<'a>>,
    pub as_of: Option<At<Date>>,
    pub until: Option<At<Date>>,
    pub note: RawNote<'a>,
}

/// `[[company]]`.
#[derive(Clone, Debug)]
pub struct RawCompany<'a> {
    pub name: At<Str<'a>>,
    pub also: Vec<At<Str<'a>>>,
}

/// `[[link]]`.
#[derive(Clone, Debug)]
pub struct RawLink<'a> {
    pub span: Span,
    pub company: At<Str<'a>>,
    pub parent: At<Str<'a>>,
    pub since: Option<Date>,
    pub shares: Vec<At<Str<'a>>>,
    pub share: Option<(Span, Stated<'a>)>,
    pub question: Option<Str<'a>>,
    pub source: Option<Str<'a>>,
}

/// A file.
#[derive(Clone, Debug)]
pub struct RawFile<'a> {
    pub file: FileId,
    pub title: Option<At<Str<'a>>>,
    pub about: Option<At<Str<'a>>>,
    pub weights: Option<At<Vec<RawWeight<'a>>>>,
    pub musts: Option<At<Vec<RawRating<'a>>>>,
    pub sets: Option<At<Vec<At<Str<'a>>>>>,
    pub criteria: Vec<RawCriterion<'a>>,
    pub offers: Vec<RawOffer<'a>>,
    pub facts: Vec<RawFact<'a>>,
    pub companies: Vec<RawCompany<'a>>,
    pub links: Vec<RawLink<'a>>,
    pub rates: Option<At<Vec<RawRates>>>,
    /// Keys that the top level does not have.
    pub strays: Vec<At<Str<'a>>>,
    /// Whether a syntax slip took something away: what is missing may have been there.
    pub lossy: bool,
}

impl RawFile<'_> {
    /// A file that says nothing yet.
    pub fn new(file: FileId) -> Self {
        Self {
            file,
            title: None,
            about: None,
            weights: None,
            musts: None,
            sets: None,
            criteria: Vec::new(),
            offers: Vec::new(),
            facts: Vec::new(),
            companies: Vec::new(),
            links: Vec::new(),
            rates: None,
            strays: Vec::new(),
            lossy: false,
        }
    }
}
