//! Parts of `[offer.pay]` that may be told with more: a bonus, a sign-on, a stipend, granted shares.

use toml::de::DeValue;

use super::amount::{counted, is_share, measured, share};
use super::part::{part, part_of, put, strays};
use super::raw::{At, RawPay, StrayPart};
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::keys::{Table, unknown};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{
    self, AMOUNT, BONUS, EQUITY, SIGN_ON, STIPEND, equity as keys, fact,
};
use crate::model::{PayPart, Spread};
use crate::text::number::plain;

/// A year's bonus below this is a percentage without its sign.
const SMALLEST_AMOUNT: f64 = 100.0;

/// A bonus: an amount a year, a percentage, a range of either, or with how much of it is paid.
pub fn bonus(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if let Some((name, paid)) = beside(node, tables::bonus::paid) {
        part(r, raw, PayPart::Paid, r.span(name), paid);
    }
    let missing = "add `target = \"10%\"`, or an amount a year";
    let Some((node, kind)) = amount_in(r, key, node, (&BONUS, tables::bonus::target), missing)
    else {
        return;
    };
    if is_share(node) {
        if let Some(spread) = share(r, node, Measure::Bonus, kind) {
            percentage(r, raw, key, node, spread);
        }
    } else if let Some(spread) = measured(r, node, Measure::Bonus, kind) {
        amount_a_year(r, raw, key, node, spread);
    }
}

/// A percentage of a year's base.
fn percentage(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    key: Span,
    node: &Node<'_>,
    spread: Spread,
) {
    if spread.high() > PayPart::Bonus.bounds(true).1 {
        let message = "a bonus of more than ten times a year's base";
        let help = "a tenth of it is \"10%\"; an amount a year has no sign";
        return r.mistake(Code::PartOutside, r.span(node.span()), message, help);
    }
    raw.bonus_is_share = true;
    put(r, raw, PayPart::Bonus, key, node, spread);
}

/// An amount a year. One in the place of another is an amount, be it small; a part of 1 in the place
/// of a percentage is one.
fn amount_a_year(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'_>,
    key: Span,
    node: &Node<'_>,
    spread: Spread,
) {
    let high = spread.high();
    let again = raw.parts.iter().any(|p| p.part == PayPart::Bonus);
    if again && raw.bonus_is_share && high < 1.0 {
        return percentage(r, raw, key, node, spread);
    }
    let is_small = high > 0.0 && high < SMALLEST_AMOUNT;
    let span = r.span(node.span());
    let is_here = |s: Span| s.file == span.file && s.start >= span.start && s.end <= span.end;
    let last = r.complaints.last().filter(|c| c.span.is_some_and(is_here));
    let asked = last.is_some_and(|c| c.code == Code::DottedAmount);
    if is_small && !asked && (high < 1.0 || !again || raw.bonus_is_share) {
        r.complain(small(spread, span));
    }
    if high > 0.0 && high < 1.0 {
        return;
    }
    raw.bonus_is_share = false;
    put(r, raw, PayPart::Bonus, key, node, spread);
}

/// An amount that may be meant as a percentage, and below 1 can be nothing else.
fn small(spread: Spread, span: Span) -> Diagnostic {
    let message = format!("a bonus of {} a year", plain(spread.high()));
    if spread.high() >= 1.0 {
        let text = format!(
            "{message}, where a percentage is written {}",
            percent(spread, 1.0)
        );
        return Diagnostic::new(Code::SmallBonus, span, text);
    }
    let (low, high) = (spread.low() * 100.0, spread.high() * 100.0);
    let of = if low == high {
        rounded(high)
    } else {
        format!("{} to {}", rounded(low), rounded(high))
    };
    let help = format!(
        "for {of} % of a year's base write {}",
        percent(spread, 100.0)
    );
    Diagnostic::new(Code::PartOutside, span, message).help(help)
}

/// `"10%"`, `["5%", "10%"]`.
fn percent(spread: Spread, times: f64) -> String {
    let [low, high] = [spread.low(), spread.high()].map(|x| rounded(x * times));
    if low == high {
        format!("\"{high}%\"")
    } else {
        format!("[\"{low}%\", \"{high}%\"]")
    }
}

fn rounded(x: f64) -> String {
    plain((x * 1e4).round() / 1e4)
}

/// A sign-on, or one with the months for which it is owed back.
pub fn sign_on(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if let Some((_, owed)) = beside(node, tables::sign_on::clawback_months) {
        raw.clawback = months(r, owed).map_or(raw.clawback, |m| m.value);
    }
    let missing = "add `amount = ...`";
    if let Some((node, kind)) =
        amount_in(r, key, node, (&SIGN_ON, tables::sign_on::amount), missing)
    {
        part_of(r, raw, (PayPart::SignOn, kind), key, node);
    }
}

/// A stipend, paid once or each month.
pub fn stipend(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    let missing = "write an amount, or { monthly = 1_500 }";
    let Some((amount, kind)) =
        amount_in(r, key, node, (&STIPEND, tables::stipend::monthly), missing)
    else {
        return;
    };
    if beside(node, tables::stipend::monthly).is_some() {
        raw.stipend_is_monthly = true;
    } else {
        raw.stipend_is_monthly &= raw.parts.iter().any(|p| p.part == PayPart::Stipend);
    }
    part_of(r, raw, (PayPart::Stipend, kind), key, amount);
}

/// The value of a key in a table, with the place of the key.
fn beside<'n, 'a>(node: &'n Node<'a>, key: &str) -> Option<(std::ops::Range<usize>, &'n Node<'a>)> {
    let DeValue::Table(table) = node.get_ref() else {
        return None;
    };
    let (name, value) = table.get_key_value(key)?;
    Some((name.span(), value))
}

/// The amount of a value that may say more: the value itself, or the one below the `main` key of
/// its table; a table with the ends of a range is an amount itself.
fn amount_in<'n, 'a>(
    r: &mut Reader<'_>,
    key: Span,
    node: &'n Node<'a>,
    (kind, main): (&'static Table, &str),
    missing: &str,
) -> Option<(&'n Node<'a>, &'static Table)> {
    let DeValue::Table(table) = node.get_ref() else {
        return Some((node, &AMOUNT));
    };
    let amount = table.get(main);
    let is_end = |name: &str| AMOUNT.has(name) || name == fact::value && kind.named(name).is_none();
    let has_ends = table.iter().any(|(k, _)| is_end(k.get_ref()));
    if r.text.is_stand_in(&node.span()) || amount.is_none() && has_ends {
        return Some((node, kind));
    }
    for (name, _) in table {
        if is_end(name.get_ref()) {
            let message = format!("`{}` beside `{main}`", name.get_ref());
            let help = format!("write `{main} = [low, high]`, or one number");
            r.mistake(Code::UnknownKey, r.span(name.span()), message, help);
        } else if !kind.has(name.get_ref()) {
            r.complain(unknown(name.get_ref(), r.span(name.span()), kind));
        }
    }
    if amount.is_none() && !r.complained_since(key) {
        let message = if *kind == STIPEND {
            "a stipend of nothing".to_owned()
        } else {
            format!("{} without `{main}`", kind.noun)
        };
        r.mistake(Code::MissingKey, key, message, missing);
    }
    amount.map(|amount| (amount, &AMOUNT))
}

/// The longest vesting in years.
const YEARS: usize = 20;
/// More percent than this in a year need not be added up.
const MOST: f64 = 1e6;

/// A whole number of months.
pub fn months(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<u32>> {
    let months = counted(r, node, Measure::Months)?;
    let whole = months.value.fract() == 0.0 && (0.0..=12.0 * YEARS as f64).contains(&months.value);
    if !whole {
        let message = format!("{} months", plain(months.value));
        let help = "write a whole number of months, such as 12";
        return r.refuse(Code::PartOutside, months.span, message, help);
    }
    let value = months.value as u32;
    let span = months.span;
    Some(At { value, span })
}

/// Granted shares.
pub fn equity<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, node: &Node<'a>) {
    let DeValue::Table(table) = node.get_ref() else {
        let help = Measure::Table("grant").advice(r.as_written(node));
        r.wrong(node, "a table `[offer.pay.equity]`", help);
        return;
    };
    if r.text.is_stand_in(&node.span()) {
        return;
    }
    let inline = r.is_inline(node);
    let strange = raw.strays.len();
    for (key, value) in table {
        let at = r.span(key.span());
        match key.get_ref().as_ref() {
            keys::grant => part(r, raw, PayPart::Grant, at, value),
            keys::worth => part(r, raw, PayPart::Worth, at, value),
            keys::vesting => raw.vesting = vesting(r, value),
            keys::cliff_months => raw.cliff = months(r, value),
            _ => strays(r, raw, key, value, (&EQUITY, inline)),
        }
    }
    if table.contains_key(keys::vesting) && raw.vesting.is_none() {
        // Nothing is known of when it ends.
        raw.cliff = None;
    }
    let meant = |stray: &StrayPart<'_>| EQUITY.named(&stray.key.value) == Some(keys::grant);
    let is_lost = raw.strays[strange..].iter().any(meant);
    if !is_lost && !table.contains_key(keys::grant) {
        let message = format!("equity without `{}`", keys::grant);
        let help = format!("add `{} = ...`, its worth today", keys::grant);
        r.mistake(Code::MissingKey, r.span(node.span()), message, help);
    }
}

/// Percent a year as parts of 1, or `"even 4"`.
pub fn vesting(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Vec<f64>> {
    let span = r.span(node.span());
    let years = match node.get_ref() {
        DeValue::String(text) => {
            let words = text.trim().strip_prefix("even").map(str::trim);
            let years: Option<usize> = words.and_then(|n| n.parse().ok());
            match years.filter(|n| (1..=YEARS).contains(n)) {
                Some(n) => return Some(vec![1.0 / n as f64; n]),
                None => None,
            }
        }
        DeValue::Array(items) if (1..=YEARS).contains(&items.len()) => Some(
            items
                .iter()
                .map(|i| r.number(i).map(|x| x.value))
                .collect::<Option<Vec<f64>>>()?,
        ),
        _ => None,
    };
    let Some(years) = years else {
        let message = "vesting must be a list of percentages, one a year";
        let help = format!("write [5, 15, 40, 40] or \"even 4\"; at most {YEARS} years");
        return r.refuse(Code::BadVesting, span, message, help);
    };
    let sum: f64 = years.iter().sum();
    let negative = years.iter().any(|x| *x < 0.0);
    // Written so that NaN is refused as well; 33.3 three times is meant to be all.
    if !negative && (sum - 100.0).abs() <= 0.15 {
        return Some(years.into_iter().map(|x| x / sum).collect());
    }
    let message = if negative {
        "vesting with a negative year".to_owned()
    } else if years.iter().any(|x| *x > MOST) {
        "vesting with a year that is more than all of it".to_owned()
    } else {
        format!(
            "vesting that adds up to {} %, not to 100",
            plain((sum * 1e6).round() / 1e6)
        )
    };
    let help = "write the percent that vest in each year, such as [5, 15, 40, 40]";
    r.refuse(Code::BadVesting, span, message, help)
}
