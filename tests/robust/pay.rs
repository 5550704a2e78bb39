//! Laws of pay over random packages.

use proptest::prelude::*;
use serde_json::Value;

use super::harness::{ask, number, offer, within};

/// An amount: its least, and how much more it may be.
type Amount = (f64, f64);

/// A package: the base by its kind, and the amounts of its other parts.
#[derive(Clone, Debug)]
struct Pay {
    base: usize,
    amount: Amount,
    weeks: Option<f64>,
    in_euros: bool,
    bonus: Amount,
    paid: Amount,
    sign_on: Amount,
    relocation: Amount,
    stipend: (bool, Amount),
    benefits: Amount,
    tax: Amount,
    living: Amount,
    grant: Amount,
    worth: Amount,
    cliff: u32,
    rent: Amount,
}

fn amount(most: f64) -> impl Strategy<Value = Amount> {
    // Half of the amounts are exact.
    (0.0..most, prop_oneof![Just(0.0), 0.0..most]).prop_map(|(low, more)| {
        let round = |x: f64| (x * 1000.0).round() / 1000.0;
        (round(low), round(more))
    })
}

fn pay() -> impl Strategy<Value = Pay> {
    let first = (
        0..3_usize,
        amount(0.4),
        prop_oneof![Just(None), (4.0..60.0_f64).prop_map(|w| Some(w.round()))],
        any::<bool>(),
        amount(0.3),
        amount(0.5),
        amount(0.5),
        amount(0.2),
    );
    let rest = (
        (any::<bool>(), amount(0.1)),
        amount(0.1),
        amount(0.4),
        amount(0.8),
        amount(1.0),
        amount(1.0),
        0..24_u32,
        amount(0.3),
    );
    (first, rest).prop_map(|(a, b)| Pay {
        base: a.0,
        amount: (0.2 + a.1.0, a.1.1),
        weeks: a.2,
        in_euros: a.3,
        bonus: a.4,
        paid: a.5,
        sign_on: a.6,
        relocation: a.7,
        stipend: b.0,
        benefits: b.1,
        tax: b.2,
        living: (0.6 + b.3.0, b.3.1),
        grant: b.4,
        worth: b.5,
        cliff: b.6,
        rent: b.7,
    })
}

/// The parts of a package that are amounts: key, unit, and whether more of it is more pay.
fn parts(pay: &Pay) -> Vec<(&'static str, f64, Amount, bool)> {
    let (base, unit) = [
        ("hourly", 100.0),
        ("monthly", 15_000.0),
        ("yearly", 180_000.0),
    ][pay.base];
    vec![
        (base, unit, pay.amount, true),
        ("bonus", 50_000.0, pay.bonus, true),
        ("paid", 1.0, pay.paid, true),
        ("sign-on", 50_000.0, pay.sign_on, true),
        ("relocation", 20_000.0, pay.relocation, true),
        ("stipend", 10_000.0, pay.stipend.1, true),
        ("benefits", 20_000.0, pay.benefits, true),
        ("grant", 300_000.0, pay.grant, true),
        ("worth", 2.0, pay.worth, true),
        ("tax", 1.0, pay.tax, false),
        ("cost-of-living", 1.0, pay.living, false),
        ("costs.rent", 5_000.0, pay.rent, false),
    ]
}

/// The block `[offer.pay]`; every range as its middle, where `exact` is asked for.
fn block(pay: &Pay, exact: bool) -> String {
    let text = |unit: f64, (low, more): Amount| {
        let middle = low + more / 2.0;
        if exact || more == 0.0 {
            format!("{:?}", unit * if more == 0.0 { low } else { middle })
        } else {
            format!("[{:?}, {:?}]", unit * low, unit * (low + more))
        }
    };
    let of = |key: &str| {
        let all = parts(pay);
        let part = all.iter().find(|p| p.0 == key).expect("a part");
        text(part.1, part.2)
    };
    let base = parts(pay)[0].0;
    let weeks = pay
        .weeks
        .map_or_else(String::new, |w| format!("weeks = {w}\n"));
    let euros = if pay.in_euros {
        "currency = \"EUR\"\n"
    } else {
        ""
    };
    let stipend = if pay.stipend.0 {
        format!("{{ monthly = {} }}", of("stipend"))
    } else {
        of("stipend")
    };
    format!(
        "[offer.pay]\n{base} = {}\n{weeks}{euros}bonus = {{ target = {}, paid = {} }}\n\
         sign-on = {}\nrelocation = {}\nstipend = {stipend}\nbenefits = {}\ntax = {}\n\
         cost-of-living = {}\n[offer.pay.equity]\ngrant = {}\nworth = {}\ncliff-months = {}\n\
         [offer.pay.costs]\nrent = {}\n",
        of(base),
        of("bonus"),
        of("paid"),
        of("sign-on"),
        of("relocation"),
        of("benefits"),
        of("tax"),
        of("cost-of-living"),
        of("grant"),
        of("worth"),
        pay.cliff,
        of("costs.rent"),
    )
}

/// A decision by pay alone, on a straight scale that no figure leaves.
fn file(blocks: &[(&str, String)]) -> String {
    let offers = blocks
        .iter()
        .map(|(name, block)| format!("[[offer]]\ncompany = \"{name}\"\n{block}"));
    format!(
        "[weights]\npay = 1\n[rates]\nEUR = {{ usd = [0.9, 1.3] }}\n[[criterion]]\nid = \"pay\"\n\
         scale = {{ worst = -100000, best = 1000000 }}\n{}",
        offers.collect::<String>()
    )
}

fn of(text: &str) -> Value {
    let report = ask(text).trials(0).json();
    offer(&report, "ash")["pay"].clone()
}

fn sum(amounts: &Value) -> f64 {
    let all = amounts.as_object().expect("amounts");
    all.iter()
        .filter(|(key, _)| *key != "total")
        .map(|(_, x)| number(x))
        .sum()
}

/// A figure near to another, for their size.
fn near(a: f64, b: f64, what: &str) {
    within(a, b, 1e-9 * (1.0 + a.abs().max(b.abs())), what);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// The years sum to the whole, the sources to the total, and per month × months is the whole.
    #[test]
    fn everything_adds_up(pay in pay()) {
        let told = of(&file(&[("Ash", block(&pay, false))]));
        let total = number(&told["total"]);
        near(number(&told["month"]) * number(&told["months"]), total, "months");
        near(sum(&told["whole"]), total, "sources");
        near(number(&told["week"]) * number(&told["months"]) * 365.25 / 84.0, total, "weeks");
        let years = told["years"].as_array().expect("years");
        prop_assert_eq!(years.len(), if pay.weeks.is_some() { 0 } else { 4 });
        for key in told["whole"].as_object().expect("amounts").keys() {
            let years: f64 = years.iter().map(|y| number(&y[key])).sum();
            if pay.weeks.is_none() {
                near(years, number(&told["whole"][key]), key);
            }
        }
    }

    /// More of what adds is more pay, more of what is taken is less; between the ends lies the likely.
    #[test]
    fn pay_grows_with_every_part_that_grows(pay in pay()) {
        let text = file(&[("Ash", block(&pay, true))]);
        let now = number(&of(&text)["month"]);
        for (key, unit, (low, more), adds) in parts(&pay) {
            let middle = unit * if more == 0.0 { low } else { low + more / 2.0 };
            let grown = (middle + 0.05 * unit).min(if key == "tax" { 0.99 } else { f64::MAX });
            let report = ask(text.clone()).set(&format!("ash.pay.{key}={grown:?}")).trials(0).json();
            let then = number(&offer(&report, "ash")["pay"]["month"]);
            let slack = 1e-9 * (1.0 + now.abs());
            // What a cost of living does turns round where less than nothing is left.
            let adds = if key == "cost-of-living" { now < 0.0 } else { adds };
            prop_assert!(if adds { then >= now - slack } else { then <= now + slack }, "{}", key);
        }
        let range = of(&file(&[("Ash", block(&pay, false))]));
        prop_assert!(number(&range["month_low"]) <= number(&range["month"]));
        prop_assert!(number(&range["month"]) <= number(&range["month_high"]));
        near(number(&range["month"]), now, "a range is told by its middle");
    }

    /// A range of no width is the number: the same bytes.
    #[test]
    fn a_range_of_no_width_is_a_number(pay in pay()) {
        let exact = block(&pay, true);
        let wide = |line: &str| match line.split_once(" = ") {
            Some((key, x)) if x.parse::<f64>().is_ok() && !["weeks", "cliff-months"].contains(&key) => {
                format!("{key} = [{x}, {x}]\n")
            }
            _ => format!("{line}\n"),
        };
        let ranges: String = exact.lines().map(wide).collect();
        prop_assert_ne!(&ranges, &exact);
        let [a, b] = [exact, ranges].map(|block| ask(file(&[("Ash", block)])).trials(500).text_of_json());
        prop_assert_eq!(a, b);
    }

    /// What-ifs draw the parts: their scores lie within those of the ends, and spread less than a
    /// draw of the total would.
    #[test]
    fn what_ifs_lie_within_the_ends(pay in pay()) {
        let report = ask(file(&[("Ash", block(&pay, false))])).trials(500).json();
        let ash = offer(&report, "ash");
        let cell = &ash["criteria"]["pay"];
        let (low, high) = (number(&cell["points_low"]), number(&cell["points_high"]));
        prop_assert!(number(&ash["score_low"]) >= low - 0.011, "{} {low}", ash["score_low"]);
        prop_assert!(number(&ash["score_high"]) <= high + 0.011, "{} {high}", ash["score_high"]);
    }

    /// Two offers in euros, whose rate is uncertain, and otherwise the same pay, one 1 % higher: it
    /// is ahead in every what-if. The order of the file changes nothing.
    #[test]
    fn one_rate_moves_both(pay in pay(), more in 1.01..1.5_f64) {
        let base = Pay { in_euros: true, weeks: None, ..pay };
        let exact = block(&base, true);
        let line = exact.lines().nth(1).expect("the base").to_owned();
        let (key, x) = line.split_once(" = ").expect("an amount");
        let higher = exact.replacen(&line, &format!("{key} = {:?}", more * x.parse::<f64>().expect("a number")), 1);
        let report = ask(file(&[("Ash", exact.clone()), ("Elm", higher.clone())])).trials(2_000).json();
        prop_assert_eq!(number(&report["pairwise"]["elm"]["ash"]), 1.0);
        let turned = ask(file(&[("Elm", higher), ("Ash", exact)])).trials(2_000).json();
        prop_assert_eq!(&report["offers"], &turned["offers"]);
        prop_assert_eq!(&report["flips"], &turned["flips"]);
    }
}
