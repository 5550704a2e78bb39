//! What has a name of its own below `[offer.pay]`: benefits and costs.

use toml::de::DeTable;

use super::part::PayReader;
use super::raw::{RawPay, Str};
use crate::diag::{Code, Span};
use crate::load::grammar::key_types::Table;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{
    BENEFIT, BENEFITS, COST, COSTS, EQUITY, OFFER, PAY, benefit as benefit_keys, cost as keys, pay,
};
use crate::model::{CostTime, PayPart};
use crate::text::order::InOrder;

/// More than this are no costs by name.
const MOST: usize = 100;

impl<'a> PayReader<'_, '_, 'a> {
    /// `[offer.pay.costs]`.
    pub fn costs(&mut self, node: &Node<'a>) {
        if let Some(table) = self.block(node, (&COSTS, "rent")) {
            let inline = self.r.is_inline(node);
            self.named(table, (&COSTS, inline), Self::cost);
        }
    }

    /// `[offer.pay.benefits]`, or what all of them are worth.
    pub fn benefits(&mut self, key: Span, node: &Node<'a>) {
        let is_own = |key: &Str<'_>| BENEFIT.named(key).is_some();
        match node.get_ref().as_table() {
            Some(table)
                if !self.r.is_stand_in(node) && !table.keys().any(|key| is_own(key.get_ref())) =>
            {
                let inline = self.r.is_inline(node);
                self.named(table, (&BENEFITS, inline), Self::benefit);
            }
            _ => self.worth(PayPart::Benefits, key, node),
        }
    }

    /// Takes all of a table in the file's order; the tree sorts its keys, and the last are too many.
    fn named(
        &mut self,
        table: &DeTable<'a>,
        (kind, inline): (&'static Table, bool),
        take: fn(&mut Self, Str<'a>, Span, &Node<'a>),
    ) {
        let mut all: Vec<_> = table.iter().collect();
        all.order_by_key(|(key, _)| self.r.span(key));
        for (key, value) in all {
            if stands_elsewhere(key.get_ref()) {
                self.stray(key, value, (kind, inline));
            } else {
                let at = self.r.span(key);
                take(self, key.get_ref().clone(), at, value);
            }
        }
    }

    /// A cost by its name; one that is there already is replaced.
    pub fn cost(&mut self, name: Str<'a>, at: Span, node: &Node<'a>) {
        let known = self.raw.costs.iter().position(|(own, _)| *own == name);
        let next = known.unwrap_or(self.raw.costs.len());
        let Some(i) = number(self.r, &name, ("cost", "rent = 1_800"), at, next) else {
            return;
        };
        // Another number for what is there is paid as often.
        let before = known.map_or(CostTime::default(), |at| self.raw.costs[at].1);
        let (main, time) = time(self.r, node).unwrap_or((keys::monthly, before));
        match known {
            Some(at) => self.raw.costs[at].1 = time,
            None => self.raw.costs.push((name, time)),
        }
        let missing = "add `monthly = ...`, `yearly = ...` or `once = ...`";
        self.composed((PayPart::Cost(i), &COST, main), missing, at, node);
    }

    /// A benefit by its name; one that is there already is replaced.
    pub fn benefit(&mut self, name: Str<'a>, at: Span, node: &Node<'a>) {
        let known = self.raw.benefits.iter().position(|own| *own == name);
        let next = known.unwrap_or(self.raw.benefits.len());
        let Some(i) = number(self.r, &name, ("benefit", "match = \"5%\""), at, next) else {
            return;
        };
        if known.is_none() {
            self.raw.benefits.push(name);
        }
        self.worth(PayPart::Benefit(i), at, node);
    }

    fn worth(&mut self, part: PayPart, key: Span, node: &Node<'a>) {
        let missing = "add `amount = ...`, the worth in a year";
        self.composed((part, &BENEFIT, benefit_keys::amount), missing, key, node);
    }
}

/// Whether a name is a key that stands elsewhere, or a word for what is paid.
pub fn stands_elsewhere(name: &str) -> bool {
    use pay::{daily, equity, hourly, monthly, sign_on, weekly, weeks, yearly};
    let paid = [
        hourly, daily, weekly, monthly, yearly, sign_on, equity, weeks,
    ];
    let stands = [&PAY, &EQUITY, &OFFER].iter().any(|table| table.has(name));
    stands || PAY.named(name).is_some_and(|key| paid.contains(&key))
}

/// How often a cost is paid, where its table says so, with the key that does.
fn time(r: &mut Reader<'_>, node: &Node<'_>) -> Option<(&'static str, CostTime)> {
    const TIMES: [(&str, CostTime); 3] = [
        (keys::monthly, CostTime::Monthly),
        (keys::yearly, CostTime::Yearly),
        (keys::once, CostTime::Once),
    ];
    let table = node.get_ref().as_table()?;
    let mut said = TIMES.iter().filter(|(key, _)| table.contains_key(*key));
    let first = said.next()?;
    if let Some((key, _)) = said.next()
        && let Some((name, _)) = table.get_key_value(*key)
    {
        let message = format!("`{key}` beside `{}`", first.0);
        let help = "keep one of them, or give the other a name of its own";
        r.mistake(Code::UnknownKey, r.span(name), message, help);
    }
    Some(*first)
}

/// The number of one with a name, where it can have that name and there are not too many.
fn number(
    r: &mut Reader<'_>,
    name: &str,
    (what, example): (&str, &str),
    at: Span,
    next: usize,
) -> Option<u16> {
    if name.trim().is_empty() {
        let message = format!("a {what} without a name");
        let help = format!("give it a name: {example}");
        return r.refuse(Code::WrongType, at, message, help);
    }
    if name.contains('=') {
        let message = format!("a {what} with `=` in its name");
        let help = format!("leave it out: as an argument it is typed `{what}s.NAME=5`");
        return r.refuse(Code::WrongType, at, message, help);
    }
    if !r.is_short(name, at) {
        return None;
    }
    let number = u16::try_from(next).ok().filter(|_| next < MOST);
    // Once is enough.
    if number.is_none() && !r.complaints.iter().any(|c| c.code == Code::TooLong) {
        let message = format!("more than {MOST} {what}s");
        r.mistake(Code::TooLong, at, message, "write some of them as one");
    }
    number
}

/// The part that a name stands for: `costs.rent`, `benefits.match`.
pub fn named_part(raw: &RawPay<'_>, table: &str, name: &str) -> Option<PayPart> {
    let number = |at: Option<usize>| at.and_then(|at| u16::try_from(at).ok());
    match table {
        pay::costs => number(raw.costs.iter().position(|c| c.0 == name)).map(PayPart::Cost),
        pay::benefits => number(raw.benefits.iter().position(|b| b == name)).map(PayPart::Benefit),
        _ => None,
    }
}
