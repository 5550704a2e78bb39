//! Parts of `[offer.pay]` that may be told with more: a bonus, a sign-on, a stipend,
//! what is paid for moving, granted shares.

use toml::de::DeValue;

use super::amount::counted;
use super::part::strays;
use super::raw::{At, RawPay, StrayPart};
use super::values::{part, part_of};
use crate::diag::{Code, Notation, Span};
use crate::load::grammar::keys::{Table, unknown};
use crate::load::grammar::kinds::{TrueOrFalse, ValueKind};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{
    self, AMOUNT, BONUS, EQUITY, RELOCATION, SIGN_ON, STIPEND, equity as keys, fact,
};
use crate::model::PayPart;
use crate::text::number::plain;

/// A bonus: an amount a year, a percentage, a range of either, or with how much of it is paid.
pub fn bonus(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if let Some((name, paid)) = beside(node, tables::bonus::paid) {
        part(r, raw, PayPart::Paid, r.span(name), paid);
    }
    taxed(r, raw, PayPart::Bonus, node);
    let missing = "add `target = \"10%\"`, or an amount a year";
    if let Some((node, kind)) = amount_in(r, key, node, (&BONUS, tables::bonus::target), missing) {
        part_of(r, raw, (PayPart::Bonus, kind), key, node);
    }
}

/// Whether tax is taken from a part, where its table says so.
pub fn taxed(r: &mut Reader<'_>, raw: &mut RawPay<'_>, part: PayPart, node: &Node<'_>) {
    if let Some((_, value)) = beside(node, tables::bonus::taxed)
        && let Some(is_taxed) = TrueOrFalse::read(r, value)
    {
        raw.tax(part, is_taxed);
    }
}

/// A sign-on, or one with the months for which it is owed back.
pub fn sign_on(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if let Some((_, owed)) = beside(node, tables::sign_on::clawback_months) {
        raw.clawback = months(r, owed).map_or(raw.clawback, |m| m.value);
    }
    if let Some((_, value)) = beside(node, tables::sign_on::pro_rata) {
        raw.is_pro_rata = TrueOrFalse::read(r, value).unwrap_or(raw.is_pro_rata);
    }
    taxed(r, raw, PayPart::SignOn, node);
    let missing = "add `amount = ...`";
    if let Some((node, kind)) =
        amount_in(r, key, node, (&SIGN_ON, tables::sign_on::amount), missing)
    {
        part_of(r, raw, (PayPart::SignOn, kind), key, node);
    }
}

/// What is paid for moving, or one that says whether it is taxed.
pub fn relocation(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    taxed(r, raw, PayPart::Relocation, node);
    let main = (&RELOCATION, tables::relocation::amount);
    if let Some((node, kind)) = amount_in(r, key, node, main, "add `amount = ...`") {
        part_of(r, raw, (PayPart::Relocation, kind), key, node);
    }
}

/// A stipend, paid once or each month.
pub fn stipend(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    use tables::stipend::{amount, monthly};
    let is_monthly = beside(node, monthly).is_some();
    if let (true, Some((name, _))) = (is_monthly, beside(node, amount)) {
        let message = "`amount` beside `monthly`";
        let help = "an amount is paid once; keep one of them";
        r.mistake(Code::UnknownKey, r.span(name), message, help);
    }
    taxed(r, raw, PayPart::Stipend, node);
    let missing = "write an amount, or { monthly = 1_500 }";
    let main = if beside(node, amount).is_some() && !is_monthly {
        amount
    } else {
        monthly
    };
    let Some((value, kind)) = amount_in(r, key, node, (&STIPEND, main), missing) else {
        return;
    };
    // A plain amount in the place of one that is paid each month is a month's too.
    let is_new = beside(node, tables::stipend::amount).is_some() || !raw.has(PayPart::Stipend);
    raw.stipend_is_monthly = is_monthly || raw.stipend_is_monthly && !is_new;
    part_of(r, raw, (PayPart::Stipend, kind), key, value);
}

/// The value of a key in a table, with the place of the key.
pub fn beside<'n, 'a>(
    node: &'n Node<'a>,
    key: &str,
) -> Option<(std::ops::Range<usize>, &'n Node<'a>)> {
    let DeValue::Table(table) = node.get_ref() else {
        return None;
    };
    let (name, value) = table.get_key_value(key)?;
    Some((name.span(), value))
}

/// The amount of a value that may say more: the value itself, or the one below the `main` key of
/// its table; a table with the ends of a range is an amount itself.
pub fn amount_in<'n, 'a>(
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

/// The longest horizon in months.
const HORIZON: f64 = 240.0;

/// The months over which permanent jobs are looked at.
pub fn horizon(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<u32>> {
    let months = counted(r, node, Measure::Months)?;
    if months.value.fract() != 0.0 || !(1.0..=HORIZON).contains(&months.value) {
        let message = format!("a horizon of {} months", plain(months.value));
        let help = format!("write a whole number of months from 1 to {HORIZON}, such as 24");
        return r.refuse(Code::BadHorizon, months.span, message, help);
    }
    let span = months.span;
    let value = months.value as u32;
    Some(At { value, span })
}

/// Granted shares.
pub fn equity<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, node: &Node<'a>) {
    let DeValue::Table(table) = node.get_ref() else {
        let help = Measure::Table("grant").advice(r.as_written(node), Notation::File);
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
            keys::refresh => part(r, raw, PayPart::Refresh, at, value),
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
