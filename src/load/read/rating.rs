//! Ratings, facts and links: what is stated, and why.

use toml::de::{DeTable, DeValue};

use super::raw::{At, RawFact, RawNote, RawRating, RawStated, Scalar, Str};
use crate::diag::{Code, Span};
use crate::load::grammar::key_types::{Table, ValueShape};
use crate::load::grammar::kinds::{
    BriefText, LinkShare, RatingEnd, RatingsTable, ShortRating, ValueKind, kinds,
};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::shapes::{RATING_END, SHORT_RATING};
use crate::load::grammar::tables::{
    FACT, PAY, RATING, RATINGS, RawLongRating, RawShare, SHARE, fact as keys_of,
};
use crate::load::grammar::unknown_key;
use crate::load::grammar::value_advice::advice;
use crate::load::grammar::written_number::WantedNumber;

kinds! {
    ShortRating = RawStated<'a>, "rating", SHORT_RATING, short;
    RatingEnd = At<Scalar<'a>>, "number or level", RATING_END, end;
    BriefText = At<Str<'a>>, "text", ValueShape::Text(0, BRIEF), brief;
    RatingsTable = Vec<RawRating<'a>>, "block", ValueShape::Table(&RATINGS), ratings;
    LinkShare = (Span, RawStated<'a>), "share", SHARES, share;
}

/// The most characters of a `brief`: a table has no room for more.
pub const BRIEF: usize = 50;

/// A share as a number or a range, or with a likely value.
const SHARES: ValueShape = ValueShape::OneOf(&[SHORT_RATING, ValueShape::Table(&SHARE)]);

/// A value as it comes by: none where it is not written, an inner none where it is a mistake.
type Seen<T> = Option<Option<T>>;

/// What `value`, or `low`, `likely` and `high`, state together; `strays` are keys that the table does
/// not have.
fn stated<'a>(
    r: &mut Reader<'_>,
    (span, table, strays): (Span, &Table, &[At<Str<'_>>]),
    value: Seen<RawStated<'a>>,
    ends: [Seen<At<Scalar<'a>>>; 3],
) -> Option<RawStated<'a>> {
    match (value, ends) {
        (Some(_), ends) if ends.iter().any(Option::is_some) => {
            let message = "`value` beside `low`, `likely` or `high`";
            let help = "keep `value`, or the others";
            r.refuse(Code::StatedTwice, span, message, help)
        }
        (Some(value), _) => value,
        // Within a line the misspelled key is told of, rather than what it left out.
        _ if table.header.is_empty() && strays.iter().any(|s| is_meant(s, table)) => None,
        (None, [Some(low), None, Some(high)]) => Some(RawStated::Range(Box::new([low?, high?]))),
        (None, [Some(low), Some(likely), Some(high)]) => {
            Some(RawStated::Likely(Box::new([low?, likely?, high?])))
        }
        (None, [low, likely, high]) => {
            let key = if low.is_none() && (likely.is_some() || high.is_some()) {
                keys_of::low
            } else if low.is_some() && high.is_none() {
                keys_of::high
            } else {
                keys_of::value
            };
            r.without(table, span, key);
            None
        }
    }
}

/// Whether a key that a table does not have is meant as one of its values.
fn is_meant(stray: &At<Str<'_>>, table: &Table) -> bool {
    let values = [keys_of::value, keys_of::low, keys_of::likely, keys_of::high];
    let meant = table.meant(&stray.value);
    meant.is_some_and(|key| values.contains(&key))
}

/// The ratings of a table.
pub fn all<'a>(r: &mut Reader<'_>, table: &DeTable<'a>) -> Vec<RawRating<'a>> {
    let rating = |(key, node): (&toml::Spanned<Str<'a>>, &Node<'a>)| {
        let (stated, note) = match part_of_pay(node) {
            Some(part) => {
                let (name, span) = (part.get_ref(), r.span(part));
                let mend = format!("put `{name}` below `{}`", PAY.header);
                r.complain(unknown_key::misplaced(name, span, RATING.noun, mend));
                (None, None)
            }
            None => rating(r, node),
        };
        RawRating {
            key: r.key(key),
            span: r.span(node),
            stated,
            note,
        }
    };
    table.iter().map(rating).collect()
}

fn ratings<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawRating<'a>>> {
    let table = r.table(node, "a table `[offer.ratings]`")?;
    Some(all(r, table))
}

/// The first part of pay in the table of a rating.
fn part_of_pay<'n, 'a>(node: &'n Node<'a>) -> Option<&'n toml::Spanned<Str<'a>>> {
    let mut keys = node.get_ref().as_table()?.keys();
    keys.find(|key| PAY.has(key.get_ref()))
}

/// A rating in any of its forms.
pub fn rating<'a>(
    r: &mut Reader<'_>,
    node: &Node<'a>,
) -> (Option<RawStated<'a>>, Option<Box<RawNote<'a>>>) {
    let DeValue::Table(table) = node.get_ref() else {
        return (short(r, node), None);
    };
    if r.is_stand_in(node) {
        return (None, None);
    }
    let span = r.span(node);
    let Some(long) = RawLongRating::read(r, span, table) else {
        return (None, None);
    };
    let note = note([long.why, long.source, long.brief]);
    let ends = [long.low, long.likely, long.high];
    let stated = stated(r, (span, &RATING, &long.strays), long.value, ends);
    (stated, Some(Box::new(note)))
}

/// The reasons: `why`, `source` and `brief`.
fn note(texts: [Option<At<Str<'_>>>; 3]) -> RawNote<'_> {
    let [why, source, brief] = texts.map(|text| text.map(|t| t.value));
    RawNote { why, source, brief }
}

fn brief<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<At<Str<'a>>> {
    let text = r.text(node)?;
    let length = text.value.chars().count();
    if length > BRIEF {
        let message = format!("a `brief` of {length} characters");
        let help = format!("at most {BRIEF}; the rest goes into `why`");
        r.mistake(Code::TooLong, text.span, message, help);
    }
    Some(text)
}

fn end<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<At<Scalar<'a>>> {
    r.scalar(node, "a number, a level's name, true or false")
}

/// One value, or two ends in brackets.
fn short<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawStated<'a>> {
    let DeValue::Array(items) = node.get_ref() else {
        return r.scalar(node, "a rating").map(RawStated::One);
    };
    if let [low, high] = &items[..] {
        let (low, high) = (end(r, low), end(r, high));
        return Some(RawStated::Range(Box::new([low?, high?])));
    }
    if r.lookalike(node, |text| advice(text, WantedNumber::default())) {
        return None;
    }
    let help = match items.len() {
        3 => "three values are written { low = 3, likely = 4, high = 6 }",
        _ => "a range has two ends: [5, 8]",
    };
    let what = match items.len() {
        0 => "an empty list".to_owned(),
        1 => "a list of one".to_owned(),
        n => format!("a list of {n}"),
    };
    let message = format!("{what} where a rating is needed");
    r.refuse(Code::WrongType, r.span(node), message, help)
}

/// A fact with what its values state.
pub fn fact<'a>(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> Option<RawFact<'a>> {
    let mut fact = RawFact::read(r, span, table)?;
    if let (Some(from), Some(to)) = (&fact.as_of, &fact.until)
        && to.value <= from.value
    {
        let help = "`until` is the day from which it no longer holds";
        r.mistake(Code::BadDate, to.span, "`until` is not after `as-of`", help);
    }
    let ends = [&mut fact.low, &mut fact.likely, &mut fact.high].map(Option::take);
    fact.stated = stated(r, (span, &FACT, &fact.strays), fact.value.take(), ends);
    fact.note = note([&mut fact.why, &mut fact.source, &mut fact.brief].map(Option::take));
    Some(fact)
}

/// A link's share: a number from 0 to 1, a range, or low, likely and high.
fn share<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<(Span, RawStated<'a>)> {
    let span = r.span(node);
    let share = match node.get_ref() {
        DeValue::Table(table) => {
            let long = RawShare::read(r, span, table)?;
            let ends = [long.low, long.likely, long.high];
            stated(r, (span, &SHARE, &long.strays), None, ends)
        }
        _ => short(r, node),
    };
    share.map(|share| (span, share))
}
