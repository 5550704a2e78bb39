//! Lists of years: `{ years = [57_000, 59_000] }`, one amount each.

use toml::de::DeValue;

use super::amount::is_share;
use crate::diag::Code;
use crate::load::grammar::key_types::Table;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{AMOUNT, amount as keys};
use crate::load::grammar::unknown_key::unknown;
use crate::model::PayPart;

/// The most years of a list, and of a vesting.
pub const MOST_YEARS: usize = 20;

/// What stands where an amount is read.
pub enum YearList<'n, 'a> {
    /// One amount.
    No,
    /// A list that is a mistake, which is reported.
    Broken,
    /// One amount a year.
    Years(&'n [Node<'a>]),
}

/// The list of years of a value.
pub fn list<'n, 'a>(
    r: &mut Reader<'_>,
    (part, kind): (PayPart, &Table),
    node: &'n Node<'a>,
) -> YearList<'n, 'a> {
    let table = match node.get_ref() {
        DeValue::Array(items) => return plain(r, part, items, node),
        DeValue::Table(table) if !r.is_stand_in(node) => table,
        _ => return YearList::No,
    };
    let Some((key, years)) = table.get_key_value(keys::years) else {
        return YearList::No;
    };
    let span = r.span(key);
    if !part.may_differ_by_year() {
        let message = format!("`{}` year by year", part.key());
        let help = "write one number, or a range";
        r.mistake(Code::BadYears, span, message, help);
        return YearList::Broken;
    }
    let mut ends = AMOUNT.keys.iter().filter(|end| end.name != keys::years);
    if let Some(end) = ends.find(|end| table.contains_key(end.name)) {
        let message = format!("`{}` beside `years`", end.name);
        let help = "write the range in the list: { years = [[50_000, 60_000], 65_000] }";
        r.mistake(Code::BadYears, span, message, help);
        return YearList::Broken;
    }
    if let Some((name, _)) = table.iter().find(|(name, _)| !kind.has(name.get_ref())) {
        r.complain(unknown(name.get_ref(), r.span(name), kind));
        return YearList::Broken;
    }
    match years.get_ref() {
        DeValue::Array(items) if (1..=MOST_YEARS).contains(&items.len()) => YearList::Years(items),
        DeValue::Array(items) => {
            let message = format!("a list of {} years", items.len());
            let help = format!("write 1 to {MOST_YEARS} amounts, one a year");
            r.mistake(Code::BadYears, r.span(years), message, help);
            YearList::Broken
        }
        _ => {
            let help = format!("write {{ years = [{}] }}", r.as_written(years));
            r.wrong(years, "a list with one amount a year", Some(help));
            YearList::Broken
        }
    }
}

/// Brackets alone: a range, unless there are more than two numbers, or the larger one stands first.
fn plain<'n, 'a>(
    r: &mut Reader<'_>,
    part: PayPart,
    items: &'n [Node<'a>],
    node: &'n Node<'a>,
) -> YearList<'n, 'a> {
    let numbers: Option<Vec<f64>> = items.iter().map(finite).collect();
    let Some(numbers) = numbers.filter(|_| part.may_differ_by_year()) else {
        return YearList::No;
    };
    let is_range = numbers.len() == 2 && numbers[0] <= numbers[1];
    if is_range || numbers.len() < 2 {
        return YearList::No;
    }
    // The names of costs and benefits are not known here, and their lines are short.
    let key = match part {
        PayPart::Cost(_) | PayPart::Benefit(_) => String::new(),
        _ => format!("{} = ", part.key()),
    };
    let written: Vec<&str> = items.iter().map(|item| r.as_written(item)).collect();
    let years = format!("`{key}{{ years = [{}] }}`", written.join(", "));
    let help = match written[..] {
        [first, second] => format!(
            "for two years write {years}; for a range, the smaller number first: \
             `{key}[{second}, {first}]`"
        ),
        _ => format!("for one amount a year write {years}; a range has two ends"),
    };
    let (code, message) = if numbers.len() == 2 {
        (Code::RangeOrder, "an amount whose ends are out of order")
    } else {
        (Code::WrongType, "a list where an amount is needed")
    };
    r.mistake(code, r.span(node), message, help);
    YearList::Broken
}

/// A number, or one of a percentage in quotes.
fn finite(node: &Node<'_>) -> Option<f64> {
    let number = match node.get_ref() {
        DeValue::Integer(i) => i.as_str(),
        DeValue::Float(f) => f.as_str(),
        DeValue::String(text) if is_share(node) => text.trim().trim_end_matches('%').trim(),
        _ => return None,
    };
    number.parse().ok().filter(|x: &f64| x.is_finite())
}
