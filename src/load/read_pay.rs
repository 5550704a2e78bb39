//! `[offer.pay]`: its parts, each checked for what it can be.

use toml::de::DeValue;

use super::currencies::currency;
use super::keys::Table;
use super::raw::RawPay;
use super::read_amount::{amount, is_share, share};
use super::read_equity::{equity, months, vesting};
use super::read_part::{part, put};
use super::reader::{Node, Reader, stray};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::Part;
use crate::text::number::{grouped, plain};

/// The keys of which there is exactly one.
const BASES: [&str; 3] = ["hourly", "monthly", "yearly"];
/// More costs than this are no costs by name.
const COSTS: usize = 100;
/// The shortest and the longest term in weeks.
const WEEKS: (f64, f64) = (0.1, 520.0);

/// Reads `[offer.pay]`.
pub(super) fn pay<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawPay<'a>> {
    let DeValue::Table(_) = node.get_ref() else {
        let help = "write a month's pay as `pay` below `[offer.ratings]`, or its parts below `[offer.pay]`";
        r.wrong(node, "a table `[offer.pay]`", Some(help.to_owned()));
        return None;
    };
    let table = r.table(node, "a table `[offer.pay]`")?;
    let mut raw = RawPay {
        span: r.span(node.span()),
        parts: Vec::new(),
        bonus_is_share: false,
        stipend_is_monthly: false,
        clawback: 0,
        weeks: None,
        currency: None,
        vesting: None,
        cliff: None,
        costs: Vec::new(),
        broken: false,
        lost_base: false,
    };
    for (key, node) in table {
        let at = r.span(key.span());
        let name = key.get_ref().as_ref();
        let parts = raw.parts.len();
        if Table::Pay.keys().contains(&name) {
            field(r, &mut raw, name, at, node);
        } else {
            unknown(r, key);
            raw.broken = true;
            raw.lost_base |= !Table::Equity.keys().contains(&name);
        }
        raw.lost_base |= BASES.contains(&name) && raw.parts.len() == parts;
    }
    // The tree sorts its keys; in the file's order reports come by place.
    raw.parts.sort_by_key(|p| p.key);
    Some(raw)
}

/// A key that does not stand here.
fn unknown(r: &mut Reader<'_>, key: &toml::Spanned<super::raw::Str<'_>>) {
    let name = key.get_ref().as_ref();
    if !Table::Equity.keys().contains(&name) {
        stray(r, key, Table::Pay);
        return;
    }
    let message = format!("`{name}` in `[offer.pay]`");
    let complaint = Diagnostic::new(Code::MisplacedKey, r.span(key.span()), message);
    r.complain(complaint.help("write it below `[offer.pay.equity]`"));
}

/// Takes one key; whether there is such a key.
pub(super) fn field<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    key: &str,
    at: Span,
    node: &Node<'a>,
) -> bool {
    let before = r.complaints.len();
    match key {
        "hourly" => part(r, raw, Part::Hourly, at, node),
        "monthly" => part(r, raw, Part::Monthly, at, node),
        "yearly" => part(r, raw, Part::Yearly, at, node),
        "hours-per-week" => part(r, raw, Part::Hours, at, node),
        "relocation" => part(r, raw, Part::Relocation, at, node),
        "benefits" => part(r, raw, Part::Benefits, at, node),
        "tax" => part(r, raw, Part::Tax, at, node),
        "cost-of-living" => part(r, raw, Part::CostOfLiving, at, node),
        "grant" | "equity.grant" => part(r, raw, Part::Grant, at, node),
        "worth" | "equity.worth" => part(r, raw, Part::Worth, at, node),
        "paid" | "bonus.paid" => part(r, raw, Part::Paid, at, node),
        "bonus" => bonus(r, raw, at, node),
        "bonus.target" => target(r, raw, at, node),
        "sign-on" => sign_on(r, raw, at, node),
        "sign-on.amount" => part(r, raw, Part::SignOn, at, node),
        "sign-on.clawback-months" => {
            raw.clawback = months(r, node).map_or(raw.clawback, |m| m.value);
        }
        "stipend" => stipend(r, raw, at, node),
        "stipend.monthly" => {
            raw.stipend_is_monthly = true;
            part(r, raw, Part::Stipend, at, node);
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
            Some(name) => cost(r, raw, name.to_owned().into(), at, node),
            None => return false,
        },
    }
    raw.broken |= r.complaints.len() > before;
    true
}

/// A bonus: an amount a year, a percentage, a range of either, or with how much of it is paid.
fn bonus(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if let DeValue::Table(table) = node.get_ref()
        && (table.contains_key("target") || table.contains_key("paid"))
    {
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "target" => target(r, raw, key, value),
                "paid" => part(r, raw, Part::Paid, r.span(name.span()), value),
                _ => stray(r, name, Table::Bonus),
            }
        }
        if !table.contains_key("target") {
            let complaint = Diagnostic::new(Code::MissingKey, key, "a bonus without `target`");
            r.complain(complaint.help("add `target = \"10%\"`, or an amount a year"));
        }
        return;
    }
    target(r, raw, key, node);
}

/// A percentage of a year's base, or an amount a year.
fn target(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if is_share(node) {
        if let Some(spread) = share(r, node) {
            raw.bonus_is_share = true;
            put(r, raw, Part::Bonus, key, node, spread);
        }
        return;
    }
    let Some(spread) = amount(r, node) else {
        return;
    };
    if spread.high() > 0.0 && spread.high() < 1.0 {
        let x = plain(spread.high());
        let percent = plain((spread.high() * 1e6).round() / 1e4);
        let message = format!("a bonus of {x} a year");
        let complaint = Diagnostic::new(Code::PartOutside, r.span(node.span()), message);
        r.complain(complaint.help(format!(
            "for {percent} % of a year's base write \"{percent}%\""
        )));
        return;
    }
    raw.bonus_is_share = false;
    put(r, raw, Part::Bonus, key, node, spread);
}

fn sign_on(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if let DeValue::Table(table) = node.get_ref()
        && (table.contains_key("amount") || table.contains_key("clawback-months"))
    {
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "amount" => part(r, raw, Part::SignOn, key, value),
                "clawback-months" => {
                    raw.clawback = months(r, value).map_or(raw.clawback, |m| m.value);
                }
                _ => stray(r, name, Table::SignOn),
            }
        }
        if !table.contains_key("amount") {
            let complaint = Diagnostic::new(Code::MissingKey, key, "a sign-on without `amount`");
            r.complain(complaint.help("add `amount = ...`"));
        }
        return;
    }
    part(r, raw, Part::SignOn, key, node);
}

fn stipend(r: &mut Reader<'_>, raw: &mut RawPay<'_>, key: Span, node: &Node<'_>) {
    if let DeValue::Table(table) = node.get_ref()
        && !["low", "likely", "high"]
            .iter()
            .any(|k| table.contains_key(*k))
    {
        let mut monthly = None;
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "monthly" => monthly = Some(value),
                _ => stray(r, name, Table::Stipend),
            }
        }
        match monthly {
            Some(value) => {
                raw.stipend_is_monthly = true;
                part(r, raw, Part::Stipend, key, value);
            }
            None if r
                .complaints
                .last()
                .and_then(|c| c.span)
                .is_none_or(|s| s < key) =>
            {
                let complaint = Diagnostic::new(Code::MissingKey, key, "a stipend of nothing");
                r.complain(complaint.help("write an amount, or { monthly = 1_500 }"));
            }
            None => {}
        }
        return;
    }
    raw.stipend_is_monthly &= raw.parts.iter().any(|p| p.part == Part::Stipend);
    part(r, raw, Part::Stipend, key, node);
}

fn weeks(r: &mut Reader<'_>, node: &Node<'_>) -> Option<f64> {
    let weeks = r.number(node)?;
    if (WEEKS.0..=WEEKS.1).contains(&weeks.value) {
        return Some(weeks.value);
    }
    let message = format!("a term of {} weeks", grouped(weeks.value));
    let help = "an internship lasts some weeks; leave `weeks` out where the offer is for good";
    r.complain(Diagnostic::new(Code::BadTerm, weeks.span, message).help(help));
    None
}

fn costs<'a>(r: &mut Reader<'_>, raw: &mut RawPay<'a>, node: &Node<'a>) {
    let Some(table) = r.table(node, "a table `[offer.pay.costs]`") else {
        return;
    };
    for (key, value) in table {
        let at = r.span(key.span());
        cost(r, raw, key.get_ref().clone(), at, value);
    }
}

/// A monthly cost by its name; one that is there already is replaced.
fn cost<'a>(
    r: &mut Reader<'_>,
    raw: &mut RawPay<'a>,
    name: super::raw::Str<'a>,
    at: Span,
    node: &Node<'_>,
) {
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
    part(r, raw, Part::Cost(number), at, node);
}
