//! One rating of one offer: what is stated, what it earns, and on what it rests.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::model::{Currency, Rating, Scale};
use crate::text::number::{amount, grouped, in_currency, money, ordinal, span, to_the_cent};
use crate::text::possessive::possessive;

/// A rating as a script reads it: a number or the name of a level.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Value<'a> {
    /// In the criterion's unit.
    Number(f64),
    /// A level.
    Level(&'a str),
}

/// How numbers of a criterion are written out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Form {
    /// What stands with the number.
    pub style: Style,
    /// Ranges up to this length are told by their likely value (a tenth of the scale).
    pub narrow: f64,
}

impl Form {
    /// Numbers in a style; no range is so narrow that its likely value stands for it.
    pub(in crate::report) const fn of(style: Style) -> Self {
        Self { style, narrow: 0.0 }
    }

    /// This form without the time that an amount is paid for.
    #[must_use]
    pub fn without_time(self) -> Self {
        let style = match self.style {
            Style::Money(currency, _) => Style::Money(currency, Per::Once),
            style => style,
        };
        Self { style, ..self }
    }
}

/// What stands with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Nothing: `7,129`.
    Bare,
    /// A percent sign: `14 %`.
    Percent,
    /// An ordinal ending: `1st`.
    Place,
    /// A computed amount: no cents from 100 on.
    Figure,
    /// An amount with its currency and its time: `$52.00/hour`.
    Money(Option<Currency>, Per),
    /// A part of one as a percentage.
    Share,
}

/// The time that an amount is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// None: it is paid once, or its time goes without saying.
    Once,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Per {
    /// Behind an amount: `/hour`.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Once => "",
            Self::Hour => "/hour",
            Self::Day => "/day",
            Self::Week => "/week",
            Self::Month => "/month",
            Self::Year => "/year",
        }
    }

    /// In words: `an hour`.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Once => "",
            Self::Hour => "an hour",
            Self::Day => "a day",
            Self::Week => "a week",
            Self::Month => "a month",
            Self::Year => "a year",
        }
    }
}

/// What is stated of a rating.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StatedRating<'a> {
    /// A number or a range of numbers.
    Number {
        /// The least it may be.
        low: f64,
        /// The likely value, or the middle.
        likely: f64,
        /// The most it may be.
        high: f64,
        /// How it is written out.
        form: Form,
    },
    /// A level or a range of levels.
    Level {
        /// The lowest level.
        low: &'a str,
        /// The likely level, when one is said.
        likely: Option<&'a str>,
        /// The highest level.
        high: &'a str,
    },
    /// Own part and a share of the parent's.
    Linked {
        /// The company whose rating is shared.
        parent: &'a str,
        /// Index into the report's `links`.
        link: usize,
    },
    /// Its place among the offers, of one that is hidden.
    Placed(usize),
    /// Nothing is known.
    Unknown,
}

impl<'a> StatedRating<'a> {
    /// What is stated on a scale, its numbers written out in a form.
    pub(in crate::report) fn of(rating: Rating, scale: &'a Scale, form: Form) -> Self {
        let level = |level| level_name(scale, level);
        match rating {
            Rating::Number(s) => Self::Number {
                low: s.low(),
                likely: s.likely(),
                high: s.high(),
                form,
            },
            Rating::Level { low, likely, high } => Self::Level {
                low: level(low),
                likely: likely.map(level),
                high: level(high),
            },
            Rating::Unknown => Self::Unknown,
        }
    }

    /// It in a few words.
    pub fn text(&self) -> String {
        match *self {
            Self::Number {
                low,
                likely,
                high,
                form,
            } if high - low <= form.narrow => one(likely, form),
            Self::Number {
                low, high, form, ..
            } => range(low, high, form),
            Self::Level { low, high, .. } if low == high => low.to_owned(),
            Self::Level { low, high, .. } => format!("{low} to {high}"),
            Self::Linked { parent, .. } => possessive(parent),
            Self::Placed(place) => ordinal(place as f64),
            Self::Unknown => "?".to_owned(),
        }
    }
}

/// On what a rating rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RatingOrigin {
    /// The user's own rating of the offer.
    Offer,
    /// Worked out from the offer's pay.
    Pay,
    /// A fact about the company.
    Fact,
    /// A fact about another company that the offer's is linked to.
    Link,
    /// Not being named means the worst end.
    Absent,
    /// Said to be unknown.
    Unknown,
    /// Left out, and no fact holds.
    Missing,
}

/// Why a rating is what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RatingNote<'a> {
    /// The reason in at most 50 characters.
    pub brief: Option<Cow<'a, str>>,
    /// The reason.
    pub why: Option<Cow<'a, str>>,
    /// Its source.
    pub source: Option<&'a str>,
    /// Where the share is from, of a linked rating.
    pub link_source: Option<&'a str>,
    /// The day from which it holds.
    pub as_of: Option<Date>,
    /// `offers.toml:44`, for a line of the user's.
    pub place: Option<String>,
}

/// One rating of one offer.
#[derive(Clone, Debug, PartialEq)]
pub struct CellLine<'a> {
    /// The criterion's id.
    pub criterion: &'a str,
    /// What is stated.
    pub stated: StatedRating<'a>,
    /// What it is worth, 0 to 1; under an unknown the middle.
    pub utility: f64,
    /// What it adds to the score.
    pub points: f64,
    /// The least that it may add.
    pub points_low: f64,
    /// The most that it may add.
    pub points_high: f64,
    /// On what it rests.
    pub origin: RatingOrigin,
    /// Why.
    pub note: Option<Box<RatingNote<'a>>>,
}

impl<'a> CellLine<'a> {
    /// The rating, or the likely or middle one; none where no single one can be named.
    pub fn rating(&self) -> Option<Value<'a>> {
        match self.stated {
            StatedRating::Number { likely, .. } => Some(Value::Number(likely)),
            StatedRating::Level { low, likely, high } => {
                likely.or((low == high).then_some(low)).map(Value::Level)
            }
            StatedRating::Placed(place) => Some(Value::Number(place as f64)),
            StatedRating::Linked { .. } | StatedRating::Unknown => None,
        }
    }

    /// The lowest and the highest rating, where they are stated.
    pub fn ends(&self) -> Option<(Value<'a>, Value<'a>)> {
        match self.stated {
            StatedRating::Number { low, high, .. } => {
                Some((Value::Number(low), Value::Number(high)))
            }
            StatedRating::Level { low, high, .. } => Some((Value::Level(low), Value::Level(high))),
            StatedRating::Linked { .. } | StatedRating::Placed(_) | StatedRating::Unknown => None,
        }
    }

    /// The rating in a few words: `7,129`, `50-80 %`, `26th to 50th`, `none to some`, `?`.
    ///
    /// A range that is narrow against its scale is told by its likely value.
    pub fn text(&self) -> String {
        self.stated.text()
    }

    /// The rating with everything that is stated of it: `14 % (12-16 %)`.
    pub fn full_text(&self) -> String {
        let short = self.text();
        match self.stated {
            StatedRating::Number {
                low,
                likely,
                high,
                form,
            } => {
                let all = range(low, high, form);
                if short == all {
                    range_and_likely((low, likely, high), form)
                } else {
                    format!("{short} ({all})")
                }
            }
            StatedRating::Level {
                likely: Some(likely),
                low,
                high,
            } if low != high => {
                format!("{short}, likely {likely}")
            }
            _ => short,
        }
    }
}

/// One number with what stands with it.
pub fn one(x: f64, form: Form) -> String {
    // A middle such as 0.1 + 0.2 has more digits than anybody wrote.
    let x = tidy(x);
    match form.style {
        Style::Bare => grouped(x),
        Style::Percent => format!("{} %", grouped(x)),
        Style::Place => ordinal(x),
        Style::Figure => amount(x),
        Style::Money(currency, per) => money(x, currency.as_ref().map(Currency::code)) + per.sign(),
        Style::Share => format!("{} %", grouped(tidy(x * 100.0))),
    }
}

/// A number with what stands with it; shares of links in percent.
pub fn told_number(x: f64, form: Option<Form>) -> String {
    match form {
        Some(form) => one(x, form),
        None => one(x * 100.0, Form::of(Style::Percent)),
    }
}

/// The same of a number that is to be typed: an amount with its cents, where it has such.
pub fn typed_number(x: f64, form: Option<Form>) -> String {
    match form.map(|form| form.style) {
        Some(Style::Figure) if x.fract() != 0.0 => to_the_cent(x),
        Some(Style::Money(currency, per)) if x.fract() != 0.0 => {
            let code = currency.as_ref().map(Currency::code);
            in_currency(&to_the_cent(x), code) + per.sign()
        }
        _ => told_number(x, form),
    }
}

/// A number without the last bits of its computation.
fn tidy(x: f64) -> f64 {
    format!("{x:.12e}").parse().unwrap_or(x)
}

/// A range with its likely value, where that is not its middle: `$5-9, likely $6`.
pub fn range_and_likely((low, likely, high): (f64, f64, f64), form: Form) -> String {
    let range = range(low, high, form);
    if is_middle((low, likely, high)) {
        range
    } else {
        format!("{range}, likely {}", one(likely, form))
    }
}

/// Whether the likely value of a range is its middle.
fn is_middle((low, likely, high): (f64, f64, f64)) -> bool {
    let middle = low / 2.0 + high / 2.0;
    (likely - middle).abs() <= 1e-9 * (high - low)
}

/// What the likely value of a range is called.
pub fn which(range: (f64, f64, f64)) -> &'static str {
    if is_middle(range) {
        "the middle"
    } else {
        "the likely value"
    }
}

/// The range between two numbers with what stands with them.
pub fn range(low: f64, high: f64, form: Form) -> String {
    if low == high {
        return one(low, form);
    }
    let with = |style| span(&one(low, Form::of(style)), &one(high, form));
    match form.style {
        Style::Bare | Style::Percent => with(Style::Bare),
        Style::Figure => with(Style::Figure),
        Style::Place | Style::Share => format!("{} to {}", one(low, form), one(high, form)),
        Style::Money(_, per) => {
            let low = one(low, form.without_time());
            format!("{low}-{}{}", money(high, None), per.sign())
        }
    }
}

/// The name of a level of a scale.
pub fn level_name(scale: &Scale, level: u16) -> &str {
    let levels = scale.level_list();
    levels
        .get(usize::from(level))
        .map_or("", |l| l.name.as_str())
}

/// Cells as a map by their criteria.
pub fn by_criterion<S: Serializer>(
    cells: &[CellLine<'_>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(cells.iter().map(|c| (c.criterion, c)))
}
