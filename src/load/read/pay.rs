//! `[offer.pay]`: its parts, each checked for what it can be.

use toml::de::DeValue;

use super::composed::{months, vesting};
use super::named::{named_part, stands_elsewhere};
use super::part::PayReader;
use super::raw::RawPay;
use crate::diag::{Diagnostic, Severity, Span};
use crate::load::grammar::key_types::{Key, ValueShape};
use crate::load::grammar::kinds::{CurrencyCode, PayTable, TrueOrFalse, ValueKind, kinds};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{self, BONUS, EQUITY, PAY, RELOCATION, SIGN_ON};
use crate::model::PayPart;
use crate::text::order::InOrder;

kinds! {
    PayTable = RawPay<'a>, "block", ValueShape::Table(&PAY), pay;
}

fn pay<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawPay<'a>> {
    let DeValue::Table(_) = node.get_ref() else {
        let help = "write a month's pay as `pay` below `[offer.ratings]`, or its parts below `[offer.pay]`";
        return r.unfit(node, "a table `[offer.pay]`", Some(help.to_owned()));
    };
    let table = r.table(node, "a table `[offer.pay]`")?;
    let mut raw = RawPay {
        span: r.span(node),
        ..RawPay::default()
    };
    let mut pay = PayReader { r, raw: &mut raw };
    for (key, node) in table {
        let at = pay.r.span(key);
        let name = key.get_ref().as_ref();
        if PAY.has(name) {
            pay.field(name, at, node);
        } else {
            pay.stray(key, node, (&PAY, false));
            pay.raw.lost_base |= !EQUITY.has(name);
        }
    }
    // The tree sorts its keys; in the file's order reports come by place.
    raw.parts.order_by_key(|p| p.key);
    raw.bases.order_by_key(|(_, key)| *key);
    Some(raw)
}

impl<'a> PayReader<'_, '_, 'a> {
    /// Takes the key at a path, such as `bonus.target`; whether there is such a key.
    pub fn field(&mut self, path: &str, at: Span, node: &Node<'a>) -> bool {
        let before = self.r.complaints.len();
        let is_key = match path.rsplit_once(".years.") {
            Some((path, year)) => {
                let part = stated(self.raw, path);
                if let Some(part) = part {
                    self.one_year((part, year), at, node);
                }
                part.is_some()
            }
            None => self.key(path, at, node),
        };
        let is_error = |c: &Diagnostic| c.code.severity() == Severity::Error;
        self.raw.broken |= self.r.complaints[before..].iter().any(is_error);
        is_key
    }

    fn key(&mut self, path: &str, at: Span, node: &Node<'a>) -> bool {
        use tables::{bonus, equity, pay, relocation, sign_on, stipend};
        let missing = "add `amount = ...`";
        let below = |(key, name)| (key, Some(name));
        match path.split_once('.').map_or((path, None), below) {
            (pay::bonus, None | Some(bonus::target)) => {
                let missing = "add `target = \"10%\"`, or an amount a year";
                self.composed((PayPart::Bonus, &BONUS, bonus::target), missing, at, node);
            }
            (pay::sign_on, None) => {
                self.composed(
                    (PayPart::SignOn, &SIGN_ON, sign_on::amount),
                    missing,
                    at,
                    node,
                );
            }
            (pay::relocation, None) => {
                let own = (PayPart::Relocation, &RELOCATION, relocation::amount);
                self.composed(own, missing, at, node);
            }
            (pay::stipend, None) => self.stipend(at, node),
            (pay::stipend, Some(stipend::monthly)) => {
                self.raw.stipend_is_monthly = true;
                self.part(PayPart::Stipend, at, node);
            }
            (pay::unpaid, None) => {
                let is_unpaid = TrueOrFalse::read(self.r, node).unwrap_or(false);
                self.raw.unpaid = is_unpaid.then_some(at);
            }
            (pay::currency, None) => {
                let currency = CurrencyCode::read(self.r, node);
                self.raw.currency = currency.or_else(|| self.raw.currency.take());
            }
            (pay::equity, None) => self.equity(node),
            (pay::equity, Some(equity::vesting)) => {
                self.raw.vesting = vesting(self.r, node).or_else(|| self.raw.vesting.take());
            }
            (pay::equity, Some(equity::cliff_months)) => {
                self.raw.cliff = months(self.r, node).or_else(|| self.raw.cliff.take());
            }
            (pay::costs, None) => self.costs(node),
            (pay::benefits, None) => self.benefits(at, node),
            (pay::costs | pay::benefits, Some(name)) if stands_elsewhere(name) => return false,
            (pay::costs, Some(name)) => self.cost(name.to_owned().into(), at, node),
            (pay::benefits, Some(name)) => self.benefit(name.to_owned().into(), at, node),
            (own, name) => {
                let known = name.filter(|_| tables::at(path).is_some());
                let part = PAY.key(own).and_then(|key| key.kind.part);
                if let Some((part, name)) = part.zip(known)
                    && self.beside(part, name, at, node)
                {
                    return true;
                }
                let Some(part) = amount_at(path) else {
                    return false;
                };
                self.part(part, at, node);
            }
        }
        true
    }
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

/// The part of pay at a path; one in a table below goes by its own name too, such as `grant`.
fn amount_at(path: &str) -> Option<PayPart> {
    let named = |key: &&Key| key.kind.part.is_some_and(|part| part.key() == path);
    let below = || BONUS.keys.iter().chain(EQUITY.keys).find(named);
    tables::at(path).or_else(below)?.kind.part
}
