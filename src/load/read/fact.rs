//! Ratings, facts and links: what is stated, and why.

use toml::de::{DeTable, DeValue};

use super::raw::{At, RawFact, RawLink, RawNote, Scalar, Stated, Str};
use super::reader::{Node, Reader, required, stray};
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::keys::Table;

/// The most characters of a `brief`: a table has no room for more.
pub const BRIEF: usize = 50;

/// The values of a rating's long form as they come by.
#[derive(Default)]
struct Values<'a> {
    value: Option<Option<Stated<'a>>>,
    low: Option<Option<At<Scalar<'a>>>>,
    likely: Option<Option<At<Scalar<'a>>>>,
    high: Option<Option<At<Scalar<'a>>>>,
}

impl<'a> Values<'a> {
    /// Takes a key if it is one of the values.
    fn take(&mut self, r: &mut Reader<'_>, key: &str, node: &Node<'a>) -> bool {
        match key {
            "value" => self.value = Some(short(r, node)),
            "low" => self.low = Some(r.scalar(node, WANTED)),
            "likely" => self.likely = Some(r.scalar(node, WANTED)),
            "high" => self.high = Some(r.scalar(node, WANTED)),
            _ => return false,
        }
        true
    }

    /// What they state together.
    fn stated(self, r: &mut Reader<'_>, span: Span, table: Table) -> Option<Stated<'a>> {
        let ends = self.low.is_some() || self.likely.is_some() || self.high.is_some();
        match (self.value, self.low, self.likely, self.high) {
            (Some(_), ..) if ends => {
                let complaint = Diagnostic::new(
                    Code::StatedTwice,
                    span,
                    "`value` beside `low`, `likely` or `high`",
                );
                r.complain(complaint.help("keep `value`, or the others"));
                None
            }
            (Some(value), ..) => value,
            (None, Some(low), None, Some(high)) => Some(Stated::Range(Box::new([low?, high?]))),
            (None, Some(low), Some(likely), Some(high)) => {
                Some(Stated::Likely(Box::new([low?, likely?, high?])))
            }
            (None, low, likely, high) => {
                let key = if low.is_none() && (likely.is_some() || high.is_some()) {
                    "low"
                } else if low.is_some() && high.is_none() {
                    "high"
                } else {
                    "value"
                };
                required(r, span, None, key, table)
            }
        }
    }
}

const WANTED: &str = "a number, a level's name, true or false";

/// A rating in any of its forms.
pub fn rating<'a>(
    r: &mut Reader<'_>,
    node: &Node<'a>,
) -> (Option<Stated<'a>>, Option<Box<RawNote<'a>>>) {
    let DeValue::Table(table) = node.get_ref() else {
        return (short(r, node), None);
    };
    if r.text.is_stand_in(&node.span()) {
        return (None, None);
    }
    let (mut values, mut note) = (Values::default(), RawNote::default());
    for (key, node) in table {
        let name = key.get_ref().as_ref();
        if !values.take(r, name, node) && !note_key(r, &mut note, name, node) {
            stray(r, key, Table::Rating);
        }
    }
    let span = r.span(node.span());
    (values.stated(r, span, Table::Rating), Some(Box::new(note)))
}

fn note_key<'a>(r: &mut Reader<'_>, note: &mut RawNote<'a>, key: &str, node: &Node<'a>) -> bool {
    match key {
        "why" => note.why = r.text(node).map(|t| t.value),
        "source" => note.source = r.text(node).map(|t| t.value),
        "brief" => note.brief = brief(r, node),
        _ => return false,
    }
    true
}

fn brief<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Str<'a>> {
    let text = r.text(node)?;
    let length = text.value.chars().count();
    if length > BRIEF {
        let message = format!("a `brief` of {length} characters");
        let complaint = Diagnostic::new(Code::TooLong, text.span, message);
        r.complain(complaint.help(format!("at most {BRIEF}; the rest goes into `why`")));
    }
    Some(text.value)
}

/// One value, or two ends in brackets.
fn short<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Stated<'a>> {
    let DeValue::Array(items) = node.get_ref() else {
        return r.scalar(node, "a rating").map(Stated::One);
    };
    if items.len() == 2 {
        let (low, high) = (items.first()?, items.get(1)?);
        let (low, high) = (r.scalar(low, WANTED), r.scalar(high, WANTED));
        return Some(Stated::Range(Box::new([low?, high?])));
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
    let span = r.span(node.span());
    r.complain(Diagnostic::new(Code::WrongType, span, message).help(help));
    None
}

pub fn fact<'a>(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> Option<RawFact<'a>> {
    let (mut values, mut note) = (Values::default(), RawNote::default());
    let (mut criterion, mut company, mut as_of, mut until) = (None, None, None, None);
    for (key, node) in table {
        let name = key.get_ref().as_ref();
        match name {
            "criterion" => criterion = r.words(node),
            "company" => company = Some(r.words(node)),
            "as-of" => as_of = r.date(node),
            "until" => until = r.date(node),
            _ if values.take(r, name, node) || note_key(r, &mut note, name, node) => {}
            _ => stray(r, key, Table::Fact),
        }
    }
    if let (Some(from), Some(to)) = (&as_of, &until)
        && to.value <= from.value
    {
        let complaint = Diagnostic::new(Code::BadDate, to.span, "`until` is not after `as-of`");
        r.complain(complaint.help("`until` is the day from which it no longer holds"));
    }
    let stated = values.stated(r, span, Table::Fact);
    let company = required(r, span, company, "company", Table::Fact)?;
    Some(RawFact {
        span,
        criterion,
        company,
        stated,
        as_of,
        until,
        note,
    })
}

pub fn link<'a>(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> Option<RawLink<'a>> {
    let (mut company, mut parent, mut since) = (None, None, None);
    let (mut shares, mut share) = (None, None);
    let (mut question, mut source) = (None, None);
    for (key, node) in table {
        match key.get_ref().as_ref() {
            "company" => company = Some(r.words(node)),
            "parent" => parent = Some(r.words(node)),
            "since" => since = r.date(node).map(|d| d.value),
            "shares" => shares = Some(Some(r.texts(node, "a list of criteria"))),
            "share" => share = Some(self::share(r, node)),
            "question" => question = r.text(node).map(|t| t.value),
            "source" => source = r.text(node).map(|t| t.value),
            _ => stray(r, key, Table::Link),
        }
    }
    let shares = required(r, span, shares, "shares", Table::Link).unwrap_or_default();
    let share = required(r, span, share, "share", Table::Link);
    let parent = required(r, span, parent, "parent", Table::Link);
    let company = required(r, span, company, "company", Table::Link);
    Some(RawLink {
        span,
        company: company?,
        parent: parent?,
        since,
        shares,
        share,
        question,
        source,
    })
}

/// A link's share: a number from 0 to 1, a range, or low, likely and high.
fn share<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<(Span, Stated<'a>)> {
    let span = r.span(node.span());
    let stated = match node.get_ref() {
        DeValue::Table(table) => {
            let mut values = Values::default();
            for (key, node) in table {
                let name = key.get_ref().as_ref();
                if name == "value" || !values.take(r, name, node) {
                    stray(r, key, Table::Share);
                }
            }
            values.stated(r, span, Table::Share)
        }
        _ => short(r, node),
    };
    stated.map(|stated| (span, stated))
}
