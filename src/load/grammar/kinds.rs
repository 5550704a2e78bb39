//! Kinds of values: how each is read, and what it is called.

use jiff::civil::Date;
use toml::de::DeValue;

use super::key_types::ValueShape;
use super::money;
use super::raw::{At, Str};
use super::reader::{Node, Reader};
use super::shapes::{LINE, MANY, NAMED, SENTENCE, TEXT};
use super::value_advice::yes_or_no;
use crate::diag::{Code, Diagnostic, Span};
use crate::model::{Currency, Status};
use crate::text::safe::is_unsafe;

/// A kind of value that a key may have.
pub trait ValueKind<'a> {
    /// What is read.
    type Value;
    /// The kind in words, for the description of the format.
    const WORDS: &'static str;
    /// Its form, for editors.
    const SHAPE: ValueShape;

    /// Reads a value; none where it is a mistake, which is complained about.
    fn read(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Self::Value>;
}

/// A rating as one value, or two in brackets.
pub struct ShortRating;
/// A single value of a rating.
pub struct RatingEnd;
/// A reason that has room in a table.
pub struct BriefText;
/// `[offer.ratings]`.
pub struct RatingsTable;
/// `[offer.pay]`.
pub struct PayTable;
pub struct ScaleTable;
/// How much of what the parent does a company shares in.
pub struct LinkShare;
/// The probability that an offer is made.
pub struct OfferChance;
/// A weight, or a range of it.
pub struct WeightRange;
pub struct CriteriaWeights;
/// Criteria, each with a number from 1 on.
pub struct JudgedCriteria;

/// Lets functions read the values of kinds; a kind with its doc is a new one.
macro_rules! kinds {
    ($($(#[doc = $doc:literal] pub)? $kind:ident = $value:ty, $words:literal, $shape:expr, $read:expr;)*) => {$(
        $(#[doc = $doc] pub struct $kind;)?

        impl<'a> ValueKind<'a> for $kind {
            type Value = $value;
            const WORDS: &'static str = $words;
            const SHAPE: ValueShape = $shape;

            fn read(r: &mut Reader<'_>, node: &Node<'a>) -> Option<$value> {
                $read(r, node)
            }
        }
    )*};
}
pub(in crate::load) use kinds;

kinds! {
    /// How much one of several judges counts.
    pub VoiceNumber = At<f64>, "number", ValueShape::Number(VOICES.0, VOICES.1), voice;
    /// A text, which may be empty.
    pub AnyText = At<Str<'a>>, "text", TEXT, Reader::text;
    /// A text that a table has room for, which may be empty.
    pub LineText = At<Str<'a>>, "text", LINE, Reader::line;
    /// A name that says something.
    pub NameText = At<Str<'a>>, "text", NAMED, Reader::words;
    /// The id of a criterion, as a name.
    pub CriterionName = At<Str<'a>>, "text", ValueShape::CriterionId, Reader::words;
    /// The id of a criterion.
    pub CriterionKey = At<Str<'a>>, "id", ValueShape::CriterionId, Reader::words;
    /// A text that says something.
    pub SomeText = At<Str<'a>>, "text", SENTENCE, Reader::sentence;
    /// A name of letters, digits, `-` and `_`.
    pub IdText = At<Str<'a>>, "id", ValueShape::Id, id;
    /// A day.
    pub CalendarDay = At<Date>, "date", ValueShape::Day, Reader::date;
    /// How far an offer has come.
    pub StatusWord = Status, "text", ValueShape::Word(&["offered", "pending", "current"]), status;
    /// A number of points.
    pub PointsNumber = At<f64>, "number", ValueShape::Number(0.0, 100.0), points;
    /// The code of a currency.
    pub CurrencyCode = At<Currency>, "code", ValueShape::Currency, currency;
    /// What holds for a company of which nothing is known.
    pub AbsentWord = bool, "text", ValueShape::Word(&["worst"]), absent;
    /// A yes or a no.
    pub TrueOrFalse = bool, "true or false", ValueShape::Bool, flag;
    /// Further names.
    pub NameList = Vec<At<Str<'a>>>, "list", ValueShape::List(&NAMED, 0, MANY), names;
    /// Ids of criteria.
    pub CriterionList = Vec<At<Str<'a>>>, "list", ValueShape::List(&ValueShape::CriterionId, 0, MANY), ids;
}

/// Points as offers have them.
fn points(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<f64>> {
    let score = r.number(node)?;
    if (0.0..=100.0).contains(&score.value) {
        return Some(score);
    }
    let message = "a score outside 0 to 100";
    let help = "offers have points from 0 to 100; write what having none of them would be worth beside theirs";
    r.refuse(Code::BadChance, score.span, message, help)
}

/// The least and the largest voice.
const VOICES: (f64, f64) = (0.001, 1_000.0);

fn voice(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<f64>> {
    let number = r.number(node)?;
    if is_voice(number.value) {
        return Some(number);
    }
    r.complain(no_voice(number.span));
    None
}

/// Whether a judge may count so much.
pub fn is_voice(number: f64) -> bool {
    (VOICES.0..=VOICES.1).contains(&number)
}

/// The complaint about a voice that is none.
pub fn no_voice(span: Span) -> Diagnostic {
    let message = "a voice that is not from 0.001 to 1,000";
    let help = "write 2 for one that counts double; leave out a judge who is not to count";
    Diagnostic::new(Code::BadVoice, span, message).help(help)
}

fn names<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<At<Str<'a>>>> {
    r.texts(node, "a list of names, such as [\"AWS\"]")
}

fn ids<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<At<Str<'a>>>> {
    r.texts(node, "a list of criteria")
}

fn id<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<At<Str<'a>>> {
    let id = r.text(node)?;
    is_id(r, &id).then_some(id)
}

/// Whether a name can be an id; it is complained about if not.
pub fn is_id(r: &mut Reader<'_>, id: &At<Str<'_>>) -> bool {
    let is_good = |c: char| c.is_alphanumeric() && !is_unsafe(c) || c == '-' || c == '_';
    let (message, help) = if id.value.is_empty() || !id.value.chars().all(is_good) {
        let message = format!("`{}` cannot be an id", id.value);
        (message, "an id has letters, digits, `-` and `_`")
    } else if id.value.starts_with('-') {
        let message = format!("the id `{}` would be read as an option", id.value);
        (message, "an id begins with a letter, a digit or `_`")
    } else {
        return r.is_short(&id.value, id.span);
    };
    r.mistake(Code::BadId, id.span, message, help);
    false
}

pub fn status_of(word: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status.name() == word)
}

fn status(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Status> {
    let text = r.text(node)?;
    status_of(&text.value).or_else(|| {
        let message = format!("unknown status \"{}\"", text.value);
        let help = "write \"offered\", \"pending\" for one that is not made yet, or \"current\" for the job that you have";
        r.refuse(Code::UnknownLevel, text.span, message, help)
    })
}

fn currency(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<Currency>> {
    match money::currency(&r.text(node)?) {
        Ok(currency) => Some(currency),
        Err(complaint) => {
            r.complain(*complaint);
            None
        }
    }
}

fn absent(r: &mut Reader<'_>, node: &Node<'_>) -> Option<bool> {
    let text = r.text(node)?;
    if text.value == "worst" {
        return Some(true);
    }
    let message = format!("unknown `absent` \"{}\"", text.value);
    let help = "write \"worst\", or leave it out: then a company without a fact counts as unknown";
    r.refuse(Code::UnknownLevel, text.span, message, help)
}

fn flag(r: &mut Reader<'_>, node: &Node<'_>) -> Option<bool> {
    let meant = match node.get_ref() {
        DeValue::Boolean(is) => return Some(*is),
        DeValue::String(text) => yes_or_no(text.trim()),
        _ => None,
    };
    let help = match meant {
        Some(true) => "write true",
        Some(false) => "write false",
        None => "write true or false",
    };
    r.unfit(node, "true or false", Some(help.to_owned()))
}
