//! `[offer.pay]`: its parts, each checked for what it can be.

use toml::de::DeValue;

use super::amount::counted;
use super::composed::{bonus, equity, months, sign_on, stipend, vesting};
use super::part::{part, strays};
use super::raw::{RawPay, Str};
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::load::grammar::keys::{Key, ValueShape};
use crate::load::grammar::kinds::{CurrencyCode, PayTable, ValueKind, kinds};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{self, BONUS, COSTS, EQUITY, OFFER, PAY};
use crate::model::PayPart;
use crate::text::number::grouped;

kinds! {
    PayTable = RawPay<'a>, "block", ValueShape::Table(&PAY), pay;
}

/// More costs than this are no costs by name.
const MOST_COSTS: usize = 100;
/// The shortest and the longest term in weeks.
const WEEKS: (f64, f64) = (0.1, 520.0);

/// Reads `[offer.pay]`.
fn pay<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawPay<'a>> {
    let DeValue::Table(_) = node.get_ref() else {
        let help = "write a month's pay as `pay` below `[offer.ratings]`, or its parts below `[offer.pay]`";
        return r.unfit(node, "a table `[offer.pay]`", Some(help.to_owned()));
    };
    let table = r.table(node, "a table `[offer.pay]`")?;
    let mut raw = RawPay {
        span: r.span(node.span()),
        ..RawPay::default()
    };
    for (key, node) in table {
        let at = r.span(key.span());
        let name = key.get_ref().as_ref();
        if PAY.has(name) {
            field(r, &mut raw, name, at, node);
        } else {
            strays(r, &mut raw, key, node, (&PAY, false));
            raw.lost_base |= !EQUITY.has(name);
        }
    }
    // The tree sorts its keys; in the file's order reports come by place.
    raw.parts.sort_by_key(|p| p.key);
    raw.bases.sort_by_key(|(_, key)| *key);
    Some(raw)
}

/// Takes the key at a path, such as `bonus.target`; whether there is such a key.
pub fn field<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    path: &str,
    at: Span,
    node: &Node<'a>,
) -> bool {
    use tables::{bonus, equity, pay, sign_on, stipend};
    let before = r.complaints.len();
    let below = |(key, name)| (key, Some(name));
    match path.split_once('.').map_or((path, None), below) {
        (pay::bonus, None | Some(bonus::target)) => self::bonus(r, raw, at, node),
        (pay::sign_on, None) => self::sign_on(r, raw, at, node),
        (pay::sign_on, Some(sign_on::clawback_months)) => {
            raw.clawback = months(r, node).map_or(raw.clawback, |m| m.value);
        }
        (pay::stipend, None) => self::stipend(r, raw, at, node),
        (pay::stipend, Some(stipend::monthly)) => {
            raw.stipend_is_monthly = true;
            part(r, raw, PayPart::Stipend, at, node);
        }
        (pay::weeks, None) => raw.weeks = weeks(r, node).or(raw.weeks),
        (pay::currency, None) => {
            raw.currency = CurrencyCode::read(r, node).or_else(|| raw.currency.take());
        }
        (pay::equity, None) => self::equity(r, raw, node),
        (pay::equity, Some(equity::vesting)) => {
            raw.vesting = vesting(r, node).or_else(|| raw.vesting.take());
        }
        (pay::equity, Some(equity::cliff_months)) => {
            raw.cliff = months(r, node).or_else(|| raw.cliff.take());
        }
        (pay::costs, None) => costs(r, raw, node),
        (pay::costs, Some(name)) if is_no_cost(name) => return false,
        (pay::costs, Some(name)) => cost(r, raw, name.to_owned().into(), at, node),
        _ => match amount_at(path) {
            Some(own) => part(r, raw, own, at, node),
            None => return false,
        },
    }
    let is_error = |c: &Diagnostic| c.code.severity() == Severity::Error;
    raw.broken |= r.complaints[before..].iter().any(is_error);
    true
}

/// The part of pay at a path; one in a table below goes by its own name too, such as `grant`.
fn amount_at(path: &str) -> Option<PayPart> {
    let named = |key: &&Key| key.kind.part.is_some_and(|part| part.key() == path);
    let below = || BONUS.keys.iter().chain(EQUITY.keys).find(named);
    tables::at(path).or_else(below)?.kind.part
}

fn weeks(r: &mut Reader<'_>, node: &Node<'_>) -> Option<f64> {
    let weeks = counted(r, node, Measure::Weeks)?;
    if (WEEKS.0..=WEEKS.1).contains(&weeks.value) {
        return Some(weeks.value);
    }
    let message = format!("a term of {} weeks", grouped(weeks.value));
    let help = "write the weeks of the internship; for a permanent job leave `weeks` out";
    r.refuse(Code::BadTerm, weeks.span, message, help)
}

fn costs<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, node: &Node<'a>) {
    let DeValue::Table(table) = node.get_ref() else {
        let help = Measure::Table("rent").advice(r.as_written(node));
        r.wrong(node, "a table `[offer.pay.costs]`", help);
        return;
    };
    if r.text.is_stand_in(&node.span()) {
        return;
    }
    let inline = r.is_inline(node);
    let mut all: Vec<_> = table.iter().collect();
    // The tree sorts its keys; in the file's order the last are too many.
    all.sort_by_key(|(key, _)| r.span(key.span()));
    for (key, value) in all {
        if is_no_cost(key.get_ref()) {
            strays(r, raw, key, value, (&COSTS, inline));
        } else {
            let at = r.span(key.span());
            cost(r, raw, key.get_ref().clone(), at, value);
        }
    }
}

/// Whether a name is a key that stands elsewhere, or a word for what is paid.
fn is_no_cost(name: &str) -> bool {
    use tables::pay::{equity, hourly, monthly, sign_on, weeks, yearly};
    let paid = [hourly, monthly, yearly, sign_on, equity, weeks];
    let stands = [&PAY, &EQUITY, &OFFER].iter().any(|table| table.has(name));
    stands || PAY.named(name).is_some_and(|key| paid.contains(&key))
}

/// A monthly cost by its name; one that is there already is replaced.
fn cost<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, name: Str<'a>, at: Span, node: &Node<'_>) {
    if name.trim().is_empty() {
        let help = "give it a name: rent = 1_800";
        return r.mistake(Code::WrongType, at, "a cost without a name", help);
    }
    if name.contains('=') {
        let help = "leave it out: as an argument it is typed `costs.NAME=5`";
        return r.mistake(Code::WrongType, at, "a cost with `=` in its name", help);
    }
    if !r.is_short(&name, at) {
        return;
    }
    let known = raw.costs.iter().position(|c| *c == name);
    let i = known.unwrap_or(raw.costs.len());
    let Some(number) = u16::try_from(i).ok().filter(|_| i < MOST_COSTS) else {
        // Once is enough.
        if !r.complaints.iter().any(|c| c.code == Code::TooLong) {
            let message = format!("more than {MOST_COSTS} costs");
            r.mistake(Code::TooLong, at, message, "write some of them as one");
        }
        return;
    };
    if known.is_none() {
        raw.costs.push(name);
    }
    part(r, raw, PayPart::Cost(number), at, node);
}
