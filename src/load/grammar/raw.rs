//! What files say, key by key, before it is checked against criteria and companies.

use std::borrow::Cow;

pub use crate::diag::At;
use crate::diag::Span;
use crate::load::grammar::key_types::Table;
use crate::model::{CostTime, Currency, PayPart, Spread};

/// Text of a file.
pub type Str<'a> = Cow<'a, str>;

/// A text of a file as one of its own.
pub fn owned(text: Option<&At<Str<'_>>>) -> Option<String> {
    text.map(|text| text.value.to_string())
}

/// A single value of a rating.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    Number(f64),
    Text(Str<'a>),
    Bool(bool),
}

/// What a rating states; its kinds are not yet those of a scale.
#[derive(Clone, Debug, PartialEq)]
pub enum RawStated<'a> {
    One(At<Scalar<'a>>),
    Range(Box<[At<Scalar<'a>>; 2]>),
    Likely(Box<[At<Scalar<'a>>; 3]>),
}

impl RawStated<'_> {
    /// Its values, the lowest first.
    pub fn ends(&self) -> &[At<Scalar<'_>>] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Range(ends) => &ends[..],
            Self::Likely(three) => &three[..],
        }
    }

    /// Its low end, the likely value where it has one, and its high end, each read.
    ///
    /// # Errors
    /// With the first mistake.
    pub fn each<T: Copy, E>(
        &self,
        read: impl Fn(&At<Scalar<'_>>) -> Result<T, E>,
    ) -> Result<(T, Option<T>, T), E> {
        Ok(match self {
            Self::One(one) => {
                let one = read(one)?;
                (one, None, one)
            }
            Self::Range(ends) => (read(&ends[0])?, None, read(&ends[1])?),
            Self::Likely(three) => {
                let [low, likely, high] = &**three;
                (read(low)?, Some(read(likely)?), read(high)?)
            }
        })
    }

    /// Whether it says that nothing is known.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::One(At { value: Scalar::Text(text), .. }) if says_unknown(text))
    }

    /// Where it begins, for complaints about it as a whole.
    pub fn first_span(&self) -> Span {
        self.ends()[0].span
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
    pub stated: Option<RawStated<'a>>,
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

/// A scale as written.
#[derive(Clone, Debug, PartialEq)]
pub struct RawScale {
    pub span: Span,
    pub scale: crate::model::Scale,
}

/// A number or a range, by its part of the pay.
#[derive(Clone, Debug, PartialEq)]
pub struct RawPart {
    pub part: PayPart,
    /// The year, from 1; none of what is not said year by year.
    pub year: Option<u8>,
    /// The key.
    pub key: Span,
    /// The value.
    pub span: Span,
    pub spread: Spread,
    /// Whether it is a part of the base, rather than money.
    pub is_share: bool,
}

/// `[offer.pay]`. What is a mistake is left out, and counts as said.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a question of its own.
pub struct RawPay<'a> {
    pub span: Span,
    pub parts: Vec<RawPart>,
    /// The bases by their keys, those with a mistake included.
    pub bases: Vec<(PayPart, Span)>,
    /// Parts of which it is said whether they are taxed.
    pub taxed: Vec<(PayPart, bool)>,
    /// Where it is said that nothing is paid.
    pub unpaid: Option<Span>,
    pub stipend_is_monthly: bool,
    pub clawback: u32,
    pub is_pro_rata: bool,
    pub currency: Option<At<Currency>>,
    pub vesting: Option<Vec<f64>>,
    pub cliff: Option<At<u32>>,
    /// Names of the benefits, by the number of their part.
    pub benefits: Vec<Str<'a>>,
    /// The costs by the number of their part: the name, and how often it is paid.
    pub costs: Vec<(Str<'a>, CostTime)>,
    /// Keys that do not stand here.
    pub strays: Vec<StrayPart<'a>>,
    /// Whether a value was a mistake, which is reported.
    pub broken: bool,
    /// Whether an unknown key may have been the base.
    pub lost_base: bool,
}

impl RawPay<'_> {
    /// What is stated of a part, year by year where it is.
    pub fn stated(&self, part: PayPart) -> impl Iterator<Item = &RawPart> {
        self.parts.iter().filter(move |p| p.part == part)
    }

    /// Whether anything is.
    pub fn has(&self, part: PayPart) -> bool {
        self.stated(part).next().is_some()
    }

    /// Says of a part whether it is taxed.
    pub fn tax(&mut self, part: PayPart, is_taxed: bool) {
        self.taxed.retain(|(own, _)| *own != part);
        self.taxed.push((part, is_taxed));
    }
}

/// A key that does not stand where it was written below `[offer.pay]`.
#[derive(Clone, Debug)]
pub struct StrayPart<'a> {
    pub key: At<Str<'a>>,
    /// Where it stands.
    pub table: &'static Table,
    /// Whether that is a table within a line.
    pub inline: bool,
    /// Its value as it stands in the file.
    pub written: String,
}
