//! `[offer.pay.equity]`: what is granted, and when it vests.

use toml::de::DeValue;

use super::amount::counted;
use super::part::{part, strays};
use super::raw::{At, RawPay, StrayPart};
use crate::diag::Code;
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{EQUITY, equity as keys};
use crate::model::PayPart;
use crate::text::number::plain;

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
        let help = format!("add `{} = ...`, what it is worth today", keys::grant);
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
        let message = "vesting that is not told in percent a year";
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
