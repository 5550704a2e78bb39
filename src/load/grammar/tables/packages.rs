//! The tables of an offer's pay, each key of each named once.

use super::definition::keys;
use crate::load::grammar::key_types::{Key, KeyKind, Table, ValueShape};
use crate::load::grammar::kinds::{TrueOrFalse, ValueKind};
use crate::load::grammar::pay_units::Measure;
use crate::load::grammar::shapes;
use crate::load::grammar::spoken_amounts::Period;
use crate::model::PayPart;

/// A cost, as in the tables of its own.
const A_COST_SHAPE: ValueShape = ValueShape::Amount(Some(PayPart::Cost(0)));
/// All benefits as one amount, or by name.
const BENEFITS_SHAPE: ValueShape = ValueShape::OneOf(&[
    ValueShape::PartOr(PayPart::Benefits, &BENEFIT),
    ValueShape::Table(&BENEFITS),
]);
const YEARS: KeyKind = KeyKind::of("list", shapes::YEARS);
const FLAG: KeyKind = KeyKind::of(<TrueOrFalse as ValueKind<'static>>::WORDS, ValueShape::Bool);
const AN_AMOUNT: KeyKind = KeyKind::of("amount", ValueShape::AmountEnd);
const MONTHS: KeyKind = KeyKind::counted("number", Measure::Months, shapes::MONTHS);

/// A table that stands in place of one number.
const fn table_of(amount: &'static str, table: &'static Table) -> KeyKind {
    KeyKind::counted("table", Measure::Table(amount), ValueShape::Table(table)).below(table)
}

keys! { pay, PAY = "[offer.pay]", "`[offer.pay]`",
    "The pay of an offer, part by part: an amount, a range, { low, likely, high }, or { years = [...] } each. The total for a month takes the place of a rating of `pay`.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nhourly = 52\nweeks = 12\nstipend = { monthly = 1_500 }\nbonus = { target = \"10%\", paid = [0.5, 1] }\ntax = 0.28\n\n[offer.pay.costs]\nrent = [1_400, 1_800]\nmoving = { once = 900 }\n\n[[offer]]\ncompany = \"Hooli\"\n\n[offer.pay]\nyearly = 120_000\nraise = \"3%\"\nsign-on = { years = [20_000, 15_000] }\n\n[offer.pay.benefits]\nmatch = \"5%\"\ninsurance = 3_000";
    hourly: optional KeyKind::part(PayPart::Hourly), "The base an hour; there is one base", "wage", "hour", "per-hour", "rate";
    daily: optional KeyKind::part(PayPart::Daily), "The base a day", "per-day", "day-rate";
    weekly: optional KeyKind::part(PayPart::Weekly), "The base a week", "per-week";
    monthly: optional KeyKind::part(PayPart::Monthly), "The base a month", "month", "per-month";
    yearly: optional KeyKind::part(PayPart::Yearly), "The base a year", "salary", "annual", "per-year";
    unpaid: optional FLAG, "Write true where nothing is paid for the work", "volunteer";
    hours_per_week: optional KeyKind::part(PayPart::Hours).called("number"), "Paid hours, of an hourly base; else 40", "hours";
    days_per_week: optional KeyKind::part(PayPart::Days).called("number"), "Paid days, of a daily base; else 5";
    paid_weeks: optional KeyKind::part(PayPart::PaidWeeks).called("number"), "Paid weeks a year, of a base by the hour, day or week; else all", "weeks-per-year", "weeks-a-year";
    salaries: optional KeyKind::part(PayPart::Salaries).called("number"), "Salaries a year, of a monthly base; else 12", "salaries-per-year", "payments";
    raise: optional KeyKind::part(PayPart::Raise).called("share"), "The raise of the base each year: \"3%\" or 0.03";
    weeks: optional KeyKind::part(PayPart::Weeks).called("number"), "The length of an internship; leave it out for a permanent job", "duration", "term";
    months: optional KeyKind::part(PayPart::Months).called("number"), "The same in months";
    currency: optional KeyKind::of("code", ValueShape::Currency), "The currency of all parts; else that of the criterion `pay`";
    bonus: optional KeyKind::part(PayPart::Bonus).below(&BONUS), "A year's bonus: an amount, or a percentage of the base in quotes";
    sign_on: optional KeyKind::part(PayPart::SignOn).below(&SIGN_ON), "Paid once when you begin", "signing", "signing-bonus";
    relocation: optional KeyKind::part(PayPart::Relocation).below(&RELOCATION), "Paid once for moving, untaxed", "moving";
    stipend: optional KeyKind::part(PayPart::Stipend).below(&STIPEND), "Paid once, or each month, for living there", "housing";
    benefits: optional KeyKind::part(PayPart::Benefits).shaped(BENEFITS_SHAPE).below(&BENEFITS), "The worth of benefits in a year, untaxed: an amount, or by name", "perks";
    tax: optional KeyKind::part(PayPart::Tax).called("share"), "The part of income that goes in tax: 0.28 or \"28%\"", "taxes";
    cost_of_living: optional KeyKind::part(PayPart::CostOfLiving).called("number"), "Compared with the place you measure from: 18 % dearer is 1.18", "living", "col";
    equity: optional table_of("grant", &EQUITY), "Granted shares", "stock", "shares", "rsu", "options";
    costs: optional table_of("rent", &COSTS), "Your own costs, each month or once", "rent", "expenses", "parking", "petrol", "gas", "taxi", "utilities", "groceries";
}

keys! { amount, AMOUNT = "", "an amount",
    "An amount with a likely value between two ends, or another amount in each year.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nyearly = { low = 110_000, likely = 120_000, high = 140_000 }\n\n[[offer]]\ncompany = \"Hooli\"\n\n[offer.pay]\nyearly = { years = [57_000, 59_000, [60_000, 62_000]] }";
    low: optional AN_AMOUNT, "The lowest possible value", "min";
    likely: optional AN_AMOUNT, "The most likely value", "value", "middle";
    high: optional AN_AMOUNT, "The highest possible value", "max";
    years: optional YEARS, "The amount of each year; after the list the last one holds, but nothing of a single payment", "by-year", "year";
}

keys! { bonus, BONUS = "", "a bonus",
    "A bonus of which not all may be paid.", "";
    target: optional KeyKind::part(PayPart::Bonus), "The full bonus, written as `bonus` alone would be", "amount", "value";
    paid: optional KeyKind::part(PayPart::Paid).called("share"), "The part of the bonus that is paid: [0.5, 1]", "payout";
    taxed: optional FLAG, "Write false where no tax is taken from it";
    low: optional AN_AMOUNT, "The lowest possible bonus, if all is paid";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
    years: optional YEARS, "The bonus of each year; the last goes on";
}

keys! { sign_on, SIGN_ON = "", "a sign-on",
    "A sign-on that you may owe back.", "";
    amount: optional KeyKind::part(PayPart::SignOn), "The amount", "value";
    clawback_months: optional MONTHS, "If you leave before so many months, you pay it back", "clawback";
    pro_rata: optional FLAG, "Write true if you owe less with each month", "prorated", "pro-rated";
    taxed: optional FLAG, "Write false where no tax is taken from it";
    low: optional AN_AMOUNT, "The lowest possible value";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
    years: optional YEARS, "The amount paid in each year";
}

keys! { stipend, STIPEND = "", "a stipend",
    "A stipend that is paid each month, or that is not taxed.", "";
    monthly: optional KeyKind::counted("amount", Measure::Each(Period::Month), ValueShape::Amount(Some(PayPart::Stipend))), "The amount for each month of the term", "month", "per-month";
    amount: optional KeyKind::part(PayPart::Stipend), "The amount, paid once", "value";
    taxed: optional FLAG, "Write false where no tax is taken from it";
    low: optional AN_AMOUNT, "The lowest possible value, paid once";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
    years: optional YEARS, "The amount paid in each year";
}

keys! { relocation, RELOCATION = "", "a relocation payment",
    "A relocation payment that is taxed.", "";
    amount: optional KeyKind::part(PayPart::Relocation), "The amount", "value";
    taxed: optional FLAG, "Write true where tax is taken from it";
    low: optional AN_AMOUNT, "The lowest possible value";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
    years: optional YEARS, "The amount paid in each year";
}

keys! { equity, EQUITY = "[offer.pay.equity]", "`[offer.pay.equity]`",
    "Shares that are granted, and their vesting.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nyearly = 120_000\n\n[offer.pay.equity]\ngrant = 80_000\nvesting = [10, 20, 30, 40]\ncliff-months = 12\nworth = [0.7, 1.5]\nrefresh = 20_000";
    grant: required KeyKind::part(PayPart::Grant), "The worth of all of them today", "amount", "value";
    vesting: optional KeyKind::of("list or text", shapes::VESTING), "Percent a year: [5, 15, 40, 40] or \"even 4\"", "schedule", "years", "vesting-years";
    cliff_months: optional MONTHS, "If you leave before so many months, you get none of them", "cliff";
    worth: optional KeyKind::part(PayPart::Worth).called("number"), "Their worth at vesting, as a multiple of today's: [0.7, 1.5]", "growth";
    refresh: optional KeyKind::part(PayPart::Refresh), "Granted again at the start of each year from the second on; it vests as the grant";
}

keys! { benefits, BENEFITS = "[offer.pay.benefits]", "`[offer.pay.benefits]`",
    "A name of your own and the worth of it in a year: an amount, or a percentage of the base in quotes.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nyearly = 57_000\n\n[offer.pay.benefits]\nmatch = \"5%\"\ninsurance = 3_000";
    * Own: ValueShape::PartOr(PayPart::Benefits, &BENEFIT);
}

keys! { benefit, BENEFIT = "", "a benefit",
    "A benefit that is taxed.", "";
    amount: optional KeyKind::counted("amount", Measure::Bonus, ValueShape::Amount(Some(PayPart::Benefits))), "The worth in a year, written as it alone would be", "value";
    taxed: optional FLAG, "Write true where tax is taken from it";
    low: optional AN_AMOUNT, "The lowest possible value";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
    years: optional YEARS, "The worth in each year; the last goes on";
}

keys! { costs, COSTS = "[offer.pay.costs]", "`[offer.pay.costs]`",
    "A name of your own and the cost of it in a month, in a year, or once.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.pay]\nmonthly = 8_000\n\n[offer.pay.costs]\nrent = [1_400, 1_800]\ncar = 300\nparking = { yearly = 1_200 }\nmoving = { once = 3_000 }";
    * Own: ValueShape::PartOr(PayPart::Cost(0), &COST);
}

keys! { cost, COST = "", "a cost",
    "A cost that is not the same in each month.", "";
    monthly: optional KeyKind::counted("amount", Measure::Each(Period::Month), A_COST_SHAPE), "The cost in a month, as it is written without braces", "month", "per-month", "amount";
    yearly: optional KeyKind::counted("amount", Measure::Each(Period::Year), A_COST_SHAPE), "The cost in a year", "year", "per-year", "annual";
    once: optional KeyKind::counted("amount", Measure::Once, A_COST_SHAPE), "A single cost: moving, a penalty, a sign-on that you owe your old job", "one-time";
    low: optional AN_AMOUNT, "The lowest possible cost in a month";
    likely: optional AN_AMOUNT, "The most likely value";
    high: optional AN_AMOUNT, "The highest possible value";
    years: optional YEARS, "The cost in a month of each year; the last goes on";
}

/// What is named by who writes it: a monthly cost, a benefit of a year.
const A_COST: Measure = Measure::of(PayPart::Cost(0));
const A_BENEFIT: Measure = Measure::of(PayPart::Benefits);

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
        Some((pay::costs, _)) => Some(A_COST),
        Some((pay::benefits, _)) => Some(A_BENEFIT),
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
        for (part, name) in [&BONUS, &SIGN_ON, &STIPEND, &RELOCATION, &EQUITY]
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
        assert_eq!(named.len(), 23);
        assert!(
            PAY.keys
                .iter()
                .any(|key| key.name == PayPart::Cost(0).key())
        );
    }
}
