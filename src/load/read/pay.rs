//! `[offer.pay]`: its parts, each checked for what it can be.

use toml::de::DeValue;

use super::amount::counted;
use super::composed::{bonus, sign_on, stipend};
use super::equity::{equity, months, vesting};
use super::part::{part, strays};
use super::raw::{RawPay, Str};
use super::reader::{Node, Reader};
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::load::grammar::currencies::currency;
use crate::load::grammar::keys::Table;
use crate::load::grammar::pay_units::Measure;
use crate::model::PayPart;
use crate::text::number::grouped;

/// More costs than this are no costs by name.
const COSTS: usize = 100;
/// The shortest and the longest term in weeks.
const WEEKS: (f64, f64) = (0.1, 520.0);

/// Reads `[offer.pay]`.
pub fn pay<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawPay<'a>> {
    let DeValue::Table(_) = node.get_ref() else {
        let help = "write a month's pay as `pay` below `[offer.ratings]`, or its parts below `[offer.pay]`";
        r.wrong(node, "a table `[offer.pay]`", Some(help.to_owned()));
        return None;
    };
    let table = r.table(node, "a table `[offer.pay]`")?;
    let mut raw = RawPay {
        span: r.span(node.span()),
        parts: Vec::new(),
        bases: Vec::new(),
        bonus_is_share: false,
        stipend_is_monthly: false,
        clawback: 0,
        weeks: None,
        currency: None,
        vesting: None,
        cliff: None,
        costs: Vec::new(),
        strays: Vec::new(),
        broken: false,
        lost_base: false,
    };
    for (key, node) in table {
        let at = r.span(key.span());
        let name = key.get_ref().as_ref();
        if Table::Pay.keys().contains(&name) {
            field(r, &mut raw, name, at, node);
        } else {
            strays(r, &mut raw, key, node, (Table::Pay, false));
            raw.lost_base |= !Table::Equity.keys().contains(&name);
        }
    }
    // The tree sorts its keys; in the file's order reports come by place.
    raw.parts.sort_by_key(|p| p.key);
    raw.bases.sort_by_key(|(_, key)| *key);
    Some(raw)
}

/// Takes one key; whether there is such a key.
pub fn field<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    key: &str,
    at: Span,
    node: &Node<'a>,
) -> bool {
    let before = r.complaints.len();
    match key {
        "hourly" => part(r, raw, PayPart::Hourly, at, node),
        "monthly" => part(r, raw, PayPart::Monthly, at, node),
        "yearly" => part(r, raw, PayPart::Yearly, at, node),
        "hours-per-week" => part(r, raw, PayPart::Hours, at, node),
        "relocation" => part(r, raw, PayPart::Relocation, at, node),
        "benefits" => part(r, raw, PayPart::Benefits, at, node),
        "tax" => part(r, raw, PayPart::Tax, at, node),
        "cost-of-living" => part(r, raw, PayPart::CostOfLiving, at, node),
        "grant" | "equity.grant" => part(r, raw, PayPart::Grant, at, node),
        "worth" | "equity.worth" => part(r, raw, PayPart::Worth, at, node),
        "paid" | "bonus.paid" => part(r, raw, PayPart::Paid, at, node),
        "bonus" | "bonus.target" => bonus(r, raw, at, node),
        "sign-on" => sign_on(r, raw, at, node),
        "sign-on.amount" => part(r, raw, PayPart::SignOn, at, node),
        "sign-on.clawback-months" => {
            raw.clawback = months(r, node).map_or(raw.clawback, |m| m.value);
        }
        "stipend" => stipend(r, raw, at, node),
        "stipend.monthly" => {
            raw.stipend_is_monthly = true;
            part(r, raw, PayPart::Stipend, at, node);
        }
        "weeks" => raw.weeks = weeks(r, node).or(raw.weeks),
        "currency" => {
            let code = r.text(node).map(|code| currency(&code));
            match code {
                Some(Ok(code)) => raw.currency = Some(code),
                Some(Err(complaint)) => r.complain(*complaint),
                None => {}
            }
        }
        "equity" => equity(r, raw, node),
        "equity.vesting" => raw.vesting = vesting(r, node).or_else(|| raw.vesting.take()),
        "equity.cliff-months" => raw.cliff = months(r, node).or_else(|| raw.cliff.take()),
        "costs" => costs(r, raw, node),
        _ => match key.strip_prefix("costs.") {
            Some(name) if is_no_cost(name) => return false,
            Some(name) => cost(r, raw, name.to_owned().into(), at, node),
            None => return false,
        },
    }
    let is_error = |c: &Diagnostic| c.code.severity() == Severity::Error;
    raw.broken |= r.complaints[before..].iter().any(is_error);
    true
}

fn weeks(r: &mut Reader<'_>, node: &Node<'_>) -> Option<f64> {
    let weeks = counted(r, node, Measure::Weeks)?;
    if (WEEKS.0..=WEEKS.1).contains(&weeks.value) {
        return Some(weeks.value);
    }
    let message = format!("a term of {} weeks", grouped(weeks.value));
    let help = "an internship lasts some weeks; leave `weeks` out where the offer is for good";
    r.complain(Diagnostic::new(Code::BadTerm, weeks.span, message).help(help));
    None
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
            strays(r, raw, key, value, (Table::Costs, inline));
        } else {
            let at = r.span(key.span());
            cost(r, raw, key.get_ref().clone(), at, value);
        }
    }
}

/// Whether a name is a key that stands elsewhere, or a word for what is paid.
fn is_no_cost(name: &str) -> bool {
    let paid = ["hourly", "monthly", "yearly", "sign-on", "equity", "weeks"];
    let stands = |table: Table| table.keys().contains(&name);
    stands(Table::Pay)
        || stands(Table::Equity)
        || stands(Table::Offer)
        || Table::Pay
            .named(name)
            .is_some_and(|key| paid.contains(&key))
}

/// A monthly cost by its name; one that is there already is replaced.
fn cost<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, name: Str<'a>, at: Span, node: &Node<'_>) {
    if name.trim().is_empty() {
        let complaint = Diagnostic::new(Code::WrongType, at, "a cost without a name");
        r.complain(complaint.help("say what it is for: rent = 1_800"));
        return;
    }
    if name.contains('=') {
        let complaint = Diagnostic::new(Code::WrongType, at, "a cost with `=` in its name");
        r.complain(complaint.help("leave it out: as an argument it is typed `costs.NAME=5`"));
        return;
    }
    if !r.is_short(&name, at) {
        return;
    }
    let known = raw.costs.iter().position(|c| *c == name);
    let i = known.unwrap_or(raw.costs.len());
    let Some(number) = u16::try_from(i).ok().filter(|_| i < COSTS) else {
        // Once is enough.
        if !r.complaints.iter().any(|c| c.code == Code::TooLong) {
            let complaint = Diagnostic::new(Code::TooLong, at, format!("more than {COSTS} costs"));
            r.complain(complaint.help("write some of them as one"));
        }
        return;
    };
    if known.is_none() {
        raw.costs.push(name);
    }
    part(r, raw, PayPart::Cost(number), at, node);
}
