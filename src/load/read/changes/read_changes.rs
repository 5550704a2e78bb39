//! Changes as they were read: names and values with their places.

use crate::diag::Diagnostic;
use crate::load::grammar::reader::Node;
use crate::load::read::raw::{At, RawCriterion, RawRating, RawWeight, Str};
use crate::load::syntax::document::Text;

/// `--set`, read.
pub struct SetRating<'a> {
    /// Whose rating: an offer's, or else a company's.
    pub name: At<Str<'a>>,
    pub rating: RawRating<'a>,
}

/// `--set OFFER.pay.PART=VALUE` or `--set rates.CURRENCY=VALUE`, read.
pub struct SetPart<'a> {
    /// Whose pay, or `rates`.
    pub name: At<Str<'a>>,
    /// Which part of it.
    pub key: At<Str<'a>>,
    pub node: Node<'a>,
    pub text: &'a Text,
}

/// `--set OFFER.status=offered` or `--set OFFER.reply-by=2026-12-04`, read.
pub struct SetKey<'a> {
    pub key: SetPart<'a>,
    /// As a rating, where a criterion is called so.
    pub rating: SetRating<'a>,
    /// What is wrong with it then.
    pub complaints: Vec<Diagnostic>,
}

/// `--weight`, read.
pub struct SetWeight<'a> {
    pub set: Option<At<Str<'a>>>,
    pub weight: RawWeight<'a>,
}

/// `--link`, read.
pub struct SetLink<'a> {
    pub company: At<Str<'a>>,
    pub share: f64,
}

/// All changes, read.
#[derive(Default)]
pub struct Read<'a> {
    pub ratings: Vec<SetRating<'a>>,
    pub facts: Vec<SetRating<'a>>,
    pub keys: Vec<SetKey<'a>>,
    pub parts: Vec<SetPart<'a>>,
    pub rates: Vec<SetPart<'a>>,
    pub weights: Vec<SetWeight<'a>>,
    pub links: Vec<SetLink<'a>>,
    pub musts: Vec<RawRating<'a>>,
    pub scales: Vec<RawCriterion<'a>>,
    pub without: Vec<At<Str<'a>>>,
    pub horizon: Option<u32>,
}
