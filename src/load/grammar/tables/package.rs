//! What an offer pays.

use crate::load::grammar::keys::{Key, KeyKind};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::spoken::Period;
use crate::load::grammar::table::keys;
use crate::model::PayPart;

const fn part(part: PayPart) -> KeyKind {
    KeyKind::part(part)
}

keys! { pay, PAY = "[offer.pay]", "`[offer.pay]`",
    "What an offer pays, part by part: an amount, a range, or { low, likely, high } each. It comes to an amount a month, which takes the place of a rating of `pay`.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nhourly = 52\nweeks = 12\nstipend = { monthly = 1_500 }\nbonus = { target = \"10%\", paid = [0.5, 1] }\ntax = 0.28\n\n[offer.pay.costs]\nrent = [1_400, 1_800]";
    hourly: optional part(PayPart::Hourly), "The base an hour; there is one base", "wage", "hour", "per-hour", "rate";
    monthly: optional part(PayPart::Monthly), "The base a month", "month", "per-month";
    yearly: optional part(PayPart::Yearly), "The base a year", "salary", "annual", "per-year";
    hours_per_week: optional part(PayPart::Hours).called("number"), "Paid hours, of an hourly base; else 40", "hours";
    weeks: optional KeyKind::counted("number", Measure::Weeks), "How long an internship lasts; left out where it is for good", "duration", "term";
    currency: optional KeyKind::of("code"), "What all of it is in; else that of the criterion `pay`";
    bonus: optional part(PayPart::Bonus).below(&BONUS), "A year's bonus: an amount, or a percentage of the base in quotes";
    sign_on: optional part(PayPart::SignOn).below(&SIGN_ON), "Paid once when you begin", "signing", "signing-bonus";
    relocation: optional part(PayPart::Relocation), "Paid once for moving, untaxed", "moving";
    stipend: optional part(PayPart::Stipend).below(&STIPEND), "Paid once, or each month, for living there", "housing";
    benefits: optional part(PayPart::Benefits), "What benefits are worth in a year, untaxed", "perks";
    tax: optional part(PayPart::Tax).called("share"), "The part of income that goes in tax: 0.28 or \"28%\"", "taxes";
    cost_of_living: optional part(PayPart::CostOfLiving).called("number"), "Relative to where you measure from: 18 % dearer is 1.18", "living", "col";
    equity: optional KeyKind::counted("table", Measure::Table("grant")).below(&EQUITY), "Granted shares", "stock", "shares", "rsu", "options";
    costs: optional KeyKind::counted("table", Measure::Table("rent")).below(&COSTS), "What you pay yourself each month", "rent", "expenses", "parking", "petrol", "gas", "taxi", "utilities", "groceries";
}

keys! { amount, AMOUNT = "", "an amount",
    "An amount with a likely value between two ends.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nyearly = { low = 110_000, likely = 120_000, high = 140_000 }";
    low: optional AN_AMOUNT, "The least that it may be", "min";
    likely: optional AN_AMOUNT, "What it most likely is", "value", "middle";
    high: optional AN_AMOUNT, "The most that it may be", "max";
}

const AN_AMOUNT: KeyKind = KeyKind::of("amount");

keys! { bonus, BONUS = "", "a bonus",
    "A bonus of which not all may be paid.", "";
    target: optional part(PayPart::Bonus), "All of it, as `bonus` alone would be", "amount", "value";
    paid: optional part(PayPart::Paid).called("share"), "The part of it that is paid: [0.5, 1]", "payout";
    low: optional AN_AMOUNT, "The least that all of it may be";
    likely: optional AN_AMOUNT, "What it most likely is";
    high: optional AN_AMOUNT, "The most that it may be";
}

keys! { sign_on, SIGN_ON = "", "a sign-on",
    "A sign-on that you may owe back.", "";
    amount: optional part(PayPart::SignOn), "All of it", "value";
    clawback_months: optional KeyKind::counted("number", Measure::Months), "Who leaves before so many months pays it back", "clawback";
    low: optional AN_AMOUNT, "The least that it may be";
    likely: optional AN_AMOUNT, "What it most likely is";
    high: optional AN_AMOUNT, "The most that it may be";
}

keys! { stipend, STIPEND = "", "a stipend",
    "A stipend that is paid each month.", "";
    monthly: optional KeyKind::counted("amount", Measure::Each(Period::Month)), "What is paid each month of the term", "month", "per-month";
    low: optional AN_AMOUNT, "The least that it may be, paid once";
    likely: optional AN_AMOUNT, "What it most likely is";
    high: optional AN_AMOUNT, "The most that it may be";
}

keys! { equity, EQUITY = "[offer.pay.equity]", "`[offer.pay.equity]`",
    "Shares that are granted, and when they are yours.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nyearly = 120_000\n\n[offer.pay.equity]\ngrant = 80_000\nvesting = [10, 20, 30, 40]\ncliff-months = 12\nworth = [0.7, 1.5]";
    grant: required part(PayPart::Grant), "What all of them are worth today", "amount", "value";
    vesting: optional KeyKind::of("list or text"), "Percent a year: [5, 15, 40, 40] or \"even 4\"", "schedule";
    cliff_months: optional KeyKind::counted("number", Measure::Months), "Who leaves before so many months has none of them", "cliff";
    worth: optional part(PayPart::Worth).called("number"), "How many times today's worth when they vest", "growth";
}

keys! { costs, COSTS = "[offer.pay.costs]", "`[offer.pay.costs]`",
    "A name of your own and what you pay for it each month.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nmonthly = 8_000\n\n[offer.pay.costs]\nrent = [1_400, 1_800]\ncar = 300";
}

/// A monthly cost.
const COST: Measure = Measure::of(PayPart::Cost(0));

/// The key at a path below `[offer.pay]`, such as `bonus.target`.
pub fn at(path: &str) -> Option<&'static Key> {
    match path.split_once('.') {
        None => PAY.key(path),
        Some((first, name)) => PAY.key(first)?.kind.below?.key(name),
    }
}

/// What the value of a key counts, by its path from the top level, such as `offer.pay.bonus`.
pub fn measure(path: &str) -> Option<Measure> {
    let key = path.strip_prefix("offer.pay.")?;
    let ends = AMOUNT.keys.iter().map(|end| end.name);
    let mut amounts = ends.filter_map(|end| key.strip_suffix(end)?.strip_suffix('.'));
    let key = amounts.next().unwrap_or(key);
    match key.split_once('.') {
        Some((costs, _)) if costs == pay::costs => Some(COST),
        _ => at(key)?.kind.measure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part is typed as it is written: by its key in `[offer.pay]`, or in a table below it.
    #[test]
    fn a_part_of_pay_goes_by_its_key() {
        let part = |key: &Key| key.kind.part.map(|part| (part, key.name));
        let mut named: Vec<(PayPart, &str)> = PAY.keys.iter().filter_map(part).collect();
        for (part, name) in [&BONUS, &SIGN_ON, &STIPEND, &EQUITY]
            .iter()
            .flat_map(|table| table.keys.iter().filter_map(part))
        {
            // `target` of a bonus is the bonus.
            if !named.iter().any(|(known, _)| *known == part) {
                named.push((part, name));
            }
        }
        for (part, name) in &named {
            assert_eq!(part.key(), *name);
        }
        assert_eq!(named.len(), 14);
        assert!(
            PAY.keys
                .iter()
                .any(|key| key.name == PayPart::Cost(0).key())
        );
    }
}
