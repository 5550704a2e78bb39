//! What is stated, read on a criterion's scale: ratings, limits, shares, and facts of companies.

use jiff::civil::Date;

use super::origins::Reasons;
use super::remarks::values::{self as remarks, scale_note};
use crate::diag::{Code, Diagnostic, Help, Notation, Sources, Span, kept};
use crate::load::grammar::money;
use crate::load::grammar::value_advice::{advice, word};
use crate::load::grammar::written_number::WantedNumber;
use crate::load::read::raw::{At, RawFact, RawNote, RawStated, Scalar, Str};
use crate::model::{
    Criterion, Limit, LimitError, Rating, RatingError, Scale, Spread, company_key as key_of,
};
use crate::text::number::{grouped, plain};
use crate::text::suggest::nearest;

/// What is read, with a warning that may go with it; else the mistake.
pub type Checked<T> = Result<(T, Option<Box<Diagnostic>>), Box<Diagnostic>>;

/// What is stated as a rating of a criterion. Numbers that the scale cannot take count as unknown,
/// numbers beyond its ends as those ends.
pub fn rating(stated: &RawStated<'_>, span: Span, criterion: &Criterion) -> Checked<Rating> {
    if stated.is_unknown() {
        return Ok((Rating::Unknown, None));
    }
    if matches!(criterion.scale, Scale::Levels(_)) {
        return levels(stated, span, criterion).map(|rating| (rating, None));
    }
    let spread = numbers(stated, span, criterion)?;
    if let Some(warning) = remarks::not_normalized(spread, span, criterion) {
        return Ok((Rating::Unknown, Some(Box::new(warning))));
    }
    let warning = remarks::outside(spread, span, criterion);
    Ok((Rating::Number(spread), warning.map(Box::new)))
}

/// Remarks on amounts of money among the values of a rating that may be meant otherwise.
pub fn dotted_amounts(
    stated: &RawStated<'_>,
    criterion: &Criterion,
    sources: &Sources,
) -> Vec<Diagnostic> {
    // Nothing from 1,000 on has a dot before three digits only.
    let may_be =
        |end: &&At<Scalar<'_>>| matches!(end.value, Scalar::Number(x) if (1.0..1e3).contains(&x));
    if criterion.currency.is_none() {
        return Vec::new();
    }
    let ends = stated.ends().iter().filter(may_be);
    let remark = |end: &At<Scalar<'_>>| money::dotted(sources.written(end.span), end.span);
    ends.filter_map(remark).collect()
}

fn levels(
    stated: &RawStated<'_>,
    span: Span,
    criterion: &Criterion,
) -> Result<Rating, Box<Diagnostic>> {
    let (low, likely, high) = stated.each(|end| level(end, criterion))?;
    if low <= high && likely.is_none_or(|l| low <= l && l <= high) {
        return Ok(Rating::Level { low, likely, high });
    }
    let complaint = Diagnostic::new(Code::RangeOrder, span, "levels out of order");
    let complaint = complaint.help("write the worse one first");
    Err(complaint.note(level_note(criterion)).into())
}

/// Levels among which one that was meant is looked for, and of which a note tells, at most.
const SUGGESTED: usize = 100;
const NOTED: usize = 12;

fn level_note(criterion: &Criterion) -> String {
    let levels = criterion.scale.level_list();
    let names = levels.iter().map(|l| l.name.as_str());
    let names: Vec<&str> = names.take(NOTED).collect();
    let more = match levels.len() - names.len() {
        0 => String::new(),
        more => format!(" and {} more", grouped(more as f64)),
    };
    format!("the levels are {}{more}", names.join(", "))
}

fn level(scalar: &At<Scalar<'_>>, criterion: &Criterion) -> Result<u16, Box<Diagnostic>> {
    let name = match &scalar.value {
        Scalar::Text(name) => name.as_ref(),
        Scalar::Bool(true) => "yes",
        Scalar::Bool(false) => "no",
        Scalar::Number(x) => {
            let (id, x) = (&criterion.id, plain(*x));
            let message = format!("`{id}` takes a level, not the number {x}");
            let complaint = Diagnostic::new(Code::WrongType, scalar.span, message);
            return Err(complaint.note(level_note(criterion)).into());
        }
    };
    criterion.scale.level(name).ok_or_else(|| {
        let message = format!("`{}` has no level \"{name}\"", criterion.id);
        let names = criterion.scale.level_list().iter().map(|l| l.name.as_str());
        let near = nearest(name, names.take(SUGGESTED)).map(|n| format!("did you mean \"{n}\"?"));
        let near = near.or_else(|| meant(name, criterion));
        let complaint = Diagnostic::new(Code::UnknownLevel, scalar.span, message);
        Box::new(complaint.maybe_help(near).note(level_note(criterion)))
    })
}

/// How to write a word that was meant as a level or as no rating, such as `y` or `tbd`.
fn meant(name: &str, criterion: &Criterion) -> Option<String> {
    let has = |level| criterion.scale.level(level).is_some();
    word(name, has("yes") && has("no"), Notation::File)
}

pub fn numbers(
    stated: &RawStated<'_>,
    span: Span,
    criterion: &Criterion,
) -> Result<Spread, Box<Diagnostic>> {
    let (low, likely, high) = stated.each(|end| number(end, criterion))?;
    let spread = Spread::stated(low, likely, high);
    spread.map_err(|error| Box::new(no_spread(error, stated, span)))
}

fn no_spread(error: RatingError, stated: &RawStated<'_>, span: Span) -> Diagnostic {
    if error == RatingError::NotFinite {
        let message = "a number that is not finite";
        return Diagnostic::new(Code::NotFinite, stated.first_span(), message);
    }
    let (message, help) = match stated {
        RawStated::Likely(_) => (
            "`low`, `likely` and `high` out of order",
            "write them in ascending order",
        ),
        _ => (
            "a range whose ends are out of order",
            "write the smaller number first",
        ),
    };
    Diagnostic::new(Code::RangeOrder, span, message).help(help)
}

fn number(scalar: &At<Scalar<'_>>, criterion: &Criterion) -> Result<f64, Box<Diagnostic>> {
    let (what, help) = match &scalar.value {
        Scalar::Number(x) => return Ok(*x),
        Scalar::Text(text) => {
            let wanted = |notation| WantedNumber {
                ends: criterion.scale.ends(),
                unit: criterion.unit.as_deref(),
                notation,
            };
            let help = Help::of(|notation| advice(text, wanted(notation)));
            (format!("the text \"{text}\""), help)
        }
        Scalar::Bool(yes) => (yes.to_string(), Help::default()),
    };
    let message = format!("`{}` takes a number, not {what}", criterion.id);
    let complaint = Diagnostic::new(Code::WrongType, scalar.span, message).maybe_help(help);
    Err(Box::new(complaint.note(scale_note(criterion))))
}

/// What is stated as a limit on a criterion; a mistake where it makes none on the scale.
pub fn limit(
    stated: &RawStated<'_>,
    span: Span,
    criterion: &Criterion,
) -> Result<Limit, Box<Diagnostic>> {
    let id = &criterion.id;
    if stated.is_unknown() {
        let message = format!("a limit on `{id}` that is \"unknown\"");
        let complaint = Diagnostic::new(Code::WrongType, span, message);
        let help = "write the worst that you accept, or leave it out";
        return Err(complaint.help(help).into());
    }
    if matches!(criterion.scale, Scale::Levels(_)) {
        return match levels(stated, span, criterion)? {
            Rating::Level { low, high, .. } if low == high => Ok(Limit::Level(low)),
            _ => {
                let message = format!("a limit on `{id}` is one level");
                Err(Box::new(Diagnostic::new(Code::WrongType, span, message)))
            }
        };
    }
    let spread = numbers(stated, span, criterion)?;
    Limit::numbers(spread, &criterion.scale).map_err(|error| {
        let (code, message) = match error {
            LimitError::Outside => (
                Code::LimitOutside,
                format!("a limit outside the scale of `{id}`"),
            ),
            LimitError::NeedsRange => (
                Code::WrongType,
                format!("`{id}` is best in between: its limit is a range such as [3, 6]"),
            ),
            LimitError::NeedsOne => (
                Code::WrongType,
                format!("a limit on `{id}` is one number, the worst that you accept"),
            ),
        };
        Box::new(Diagnostic::new(code, span, message).note(scale_note(criterion)))
    })
}

/// What is stated as the share of a link; a mistake where it is no number from 0 to 1.
pub fn share(stated: &RawStated<'_>, span: Span) -> Result<Spread, Box<Diagnostic>> {
    let criterion = Criterion {
        id: "share".to_owned(),
        name: String::new(),
        unit: None,
        currency: None,
        question: None,
        about: None,
        scale: Scale::Straight {
            worst: 0.0,
            best: 1.0,
        },
        absent_is_worst: false,
    };
    let spread = numbers(stated, span, &criterion).map_err(|mut complaint| {
        complaint.notes = vec!["0 is nothing, 1 is all of the parent's".to_owned()];
        complaint
    })?;
    if spread.low() >= 0.0 && spread.high() <= 1.0 {
        return Ok(spread);
    }
    let complaint = Diagnostic::new(Code::ShareOutside, span, "a share outside 0 to 1");
    let help = "0 is nothing, 1 is all of the parent's; 25 % is 0.25";
    Err(complaint.help(help).into())
}

/// A fact, read on its criterion's scale.
#[derive(Clone, Debug)]
pub struct CompanyFact {
    /// The company's key.
    pub company: String,
    pub rating: Rating,
    pub as_of: Option<Date>,
    pub until: Option<Date>,
    pub note: Reasons,
    pub span: Span,
}

impl CompanyFact {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.as_of.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// A fact on its criterion's scale; none where it is a mistake, which is then among the complaints.
pub fn fact(
    raw: &RawFact<'_>,
    criterion: &Criterion,
    shipped: bool,
    complaints: &mut Vec<Diagnostic>,
) -> Option<CompanyFact> {
    let read = rating(raw.stated.as_ref()?, raw.span, criterion);
    let (rating, warning) = kept(read, complaints)?;
    complaints.extend(warning.map(|w| *w));
    let as_of = raw.as_of.as_ref().map(|d| d.value);
    Some(CompanyFact {
        company: key_of(&raw.company.value),
        rating,
        as_of,
        until: raw.until.as_ref().map(|d| d.value),
        note: note(&raw.note, as_of, shipped),
        span: raw.span,
    })
}

/// The reasons given with a rating, as text of their own.
pub fn note(raw: &RawNote<'_>, as_of: Option<Date>, shipped: bool) -> Reasons {
    let own = |text: &Option<Str<'_>>| text.as_deref().map(str::to_owned);
    Reasons {
        brief: own(&raw.brief),
        why: own(&raw.why),
        source: own(&raw.source),
        as_of,
        shipped,
    }
}
