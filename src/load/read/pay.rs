//! `[offer.pay]`: its parts, each checked for what it can be.

use toml::de::DeValue;

use super::composed::{bonus, equity, months, relocation, sign_on, stipend, vesting};
use super::named::{benefit, benefits, cost, costs, named_part, stands_elsewhere};
use super::part::strays;
use super::raw::RawPay;
use super::values::{one_year, part};
use crate::diag::{Diagnostic, Severity, Span};
use crate::load::grammar::keys::{Key, ValueShape};
use crate::load::grammar::kinds::{CurrencyCode, PayTable, TrueOrFalse, ValueKind, kinds};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{self, BONUS, EQUITY, PAY};
use crate::model::PayPart;
use crate::text::order::InOrder;

kinds! {
    PayTable = RawPay<'a>, "block", ValueShape::Table(&PAY), pay;
}

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
    raw.parts.order_by_key(|p| p.key);
    raw.bases.order_by_key(|(_, key)| *key);
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
    let before = r.complaints.len();
    let is_key = match path.rsplit_once(".years.") {
        Some((path, year)) => match stated(raw, path) {
            Some(part) => {
                one_year(r, raw, (part, year), at, node);
                true
            }
            None => false,
        },
        None => key(r, raw, path, at, node),
    };
    let is_error = |c: &Diagnostic| c.code.severity() == Severity::Error;
    raw.broken |= r.complaints[before..].iter().any(is_error);
    is_key
}

/// The part at a path that may be one of several years.
fn stated(raw: &RawPay<'_>, path: &str) -> Option<PayPart> {
    if path == "stipend.monthly" {
        return Some(PayPart::Stipend);
    }
    let named = path.split_once('.');
    let named = named.and_then(|(table, name)| named_part(raw, table, name));
    named.or_else(|| amount_at(path))
}

fn key<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    path: &str,
    at: Span,
    node: &Node<'a>,
) -> bool {
    use tables::{bonus, equity, pay, sign_on, stipend};
    let below = |(key, name)| (key, Some(name));
    match path.split_once('.').map_or((path, None), below) {
        (pay::bonus, None | Some(bonus::target)) => self::bonus(r, raw, at, node),
        (pay::sign_on, None) => self::sign_on(r, raw, at, node),
        (pay::sign_on, Some(sign_on::clawback_months)) => {
            raw.clawback = months(r, node).map_or(raw.clawback, |m| m.value);
        }
        (pay::sign_on, Some(sign_on::pro_rata)) => {
            raw.is_pro_rata = TrueOrFalse::read(r, node).unwrap_or(raw.is_pro_rata);
        }
        (pay::relocation, None) => relocation(r, raw, at, node),
        (pay::stipend, None) => self::stipend(r, raw, at, node),
        (pay::stipend, Some(stipend::monthly)) => {
            raw.stipend_is_monthly = true;
            part(r, raw, PayPart::Stipend, at, node);
        }
        (pay::unpaid, None) => {
            let is_unpaid = TrueOrFalse::read(r, node).unwrap_or(false);
            raw.unpaid = is_unpaid.then_some(at);
        }
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
        (pay::benefits, None) => benefits(r, raw, at, node),
        (pay::costs | pay::benefits, Some(name)) if stands_elsewhere(name) => return false,
        (pay::costs, Some(name)) => cost(r, raw, name.to_owned().into(), at, node),
        (pay::benefits, Some(name)) => benefit(r, raw, name.to_owned().into(), at, node),
        (own, Some(tables::bonus::taxed)) if tables::at(path).is_some() => {
            let part = PAY.key(own).and_then(|key| key.kind.part);
            if let (Some(part), Some(is_taxed)) = (part, TrueOrFalse::read(r, node)) {
                raw.tax(part, is_taxed);
            }
        }
        _ => match amount_at(path) {
            Some(own) => part(r, raw, own, at, node),
            None => return false,
        },
    }
    true
}

/// The part of pay at a path; one in a table below goes by its own name too, such as `grant`.
fn amount_at(path: &str) -> Option<PayPart> {
    let named = |key: &&Key| key.kind.part.is_some_and(|part| part.key() == path);
    let below = || BONUS.keys.iter().chain(EQUITY.keys).find(named);
    tables::at(path).or_else(below)?.kind.part
}
