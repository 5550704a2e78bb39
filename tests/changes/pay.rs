//! Flips through packages: the part that people negotiate, through the whole model.

use std::fmt::Write as _;

use offer_rank::load::Changes;
use offer_rank::model::PayPart;
use offer_rank::pay::Figure;
use offer_rank::report::{FlipLine, Prospect, Value, When};
use offer_rank::robust::flips::Because;
use proptest::prelude::*;
use serde_json::json;

use crate::decision::{Decision, typed};
use crate::questions::answers_hold;
use crate::random::Dice;

// The built-in example with JPMorgan's pay stated by the hour.
fn demo(package: &str) -> Decision {
    let offer = "company = \"JPMorgan\"\nrole = \"ML engineer\"\n";
    let own = Decision::demo();
    assert!(own.text.contains(offer));
    let text = own
        .text
        .replace(offer, &format!("{offer}[offer.pay]\n{package}\n"));
    Decision { text, ..own }
}

// The flip of JPMorgan's pay past LinkedIn, as scripts read it.
fn past_linkedin(decision: &Decision) -> (serde_json::Value, String) {
    decision.report(|report, _| {
        let meant = |f: &&FlipLine<'_>| {
            let passes = f.ahead == "jpmorgan" && f.behind == Some("linkedin");
            passes && f.part.is_some() && f.told.prospect != Prospect::Aside
        };
        let flip = report.flips.iter().find(meant).expect("a flip of the pay");
        (json!(flip), flip.told.typed.to_string())
    })
}

// JPMorgan passes LinkedIn at 7,904.0437 a month. A month has 40 x 365.25 / 84 = 173.9286 hours,
// so 45.4442 an hour: typed in whole cents 45.45, and 9.52 more than 35.93.
#[test]
fn the_hour_at_which_jpmorgan_passes_linkedin() {
    let (flip, typed) = past_linkedin(&demo("hourly = 35.93"));
    let number = |key: &str| flip[key].as_f64().expect("a number");
    assert!(
        (number("at") - 7_904.043_7 * 84.0 / 14_610.0).abs() < 1e-6,
        "{flip}"
    );
    assert_eq!((number("now"), number("to")), (35.93, 45.45));
    assert!((number("to") - number("now") - 9.52).abs() < 1e-9);
    assert_eq!(flip["part"], "hourly");
    assert_eq!(flip["unit"], "USD an hour");
    assert_eq!(typed, "--set jpmorgan.pay.hourly=45.45");
}

/// The same by the month, by the year, and with a sign-on: 7,904.0437 x 12 = 94,848.52; a sign-on
/// beside 6,250 a month makes up for 1,654.0437 x 48 = 79,394.10.
#[test]
fn other_parts_lead_to_the_same_month() {
    let (yearly, _) = past_linkedin(&demo("yearly = 75_000"));
    assert!(
        (yearly["at"].as_f64().expect("a number") - 94_848.524).abs() < 0.01,
        "{yearly}"
    );
    assert_eq!(yearly["to"], 94_849.0);
    let both = demo("monthly = 6_250\nsign-on = 0");
    let found = both.report(|report, _| {
        let flips = report.flips.iter();
        let own = flips.filter(|f| f.ahead == "jpmorgan" && f.behind == Some("linkedin"));
        own.map(|f| (f.told.typed.to_string(), json!(f.at)))
            .collect::<Vec<_>>()
    });
    let at = |part: &str| {
        let found = found.iter().find(|(typed, _)| typed.contains(part));
        let number = found.and_then(|(_, at)| at.as_f64());
        number.unwrap_or_else(|| panic!("no flip of {part}"))
    };
    assert!((at("pay.monthly=") - 7_904.043_7).abs() < 1e-3);
    assert!((at("pay.sign-on=") - 1_654.043_7 * 48.0).abs() < 0.01);
}

/// A decision of offers whose pay is stated in parts, some as ranges, on one of several scales.
pub fn decision(seed: u64) -> Decision {
    let mut dice = Dice::new(seed);
    let weight = dice.pick(&["50", "[20, 40]", "100"]);
    let mut text = format!(
        "[rates]\nEUR = {{ usd = {} }}\n[weights]\npay = {weight}\nrole-fit = 30\nmentoring = 20\n",
        dice.pick(&["1.08", "[1.02, 1.15]"])
    );
    let scale = dice.pick(&SCALES);
    if dice.chance(0.25) {
        let limit = if scale.contains("0.1]") {
            "[3_000, 12_000]"
        } else {
            "7_000"
        };
        let _ = writeln!(text, "[must]\npay = {limit}");
    }
    text.push_str(scale);
    for i in 0..2 + dice.below(3) {
        let _ = writeln!(
            text,
            "[[offer]]\ncompany = \"Firm {i}\"\nid = \"o{i}\"\n[offer.ratings]"
        );
        for criterion in ["role-fit", "mentoring"] {
            let _ = writeln!(text, "{criterion} = {}", dice.below(11));
        }
        if dice.chance(0.85) {
            package(&mut dice, &mut text);
        } else {
            let _ = writeln!(text, "pay = {}", 3000 + 250 * dice.below(40));
        }
    }
    Decision::new(text)
}

const SCALES: [&str; 7] = [
    "",
    "",
    "[[criterion]]\nid = \"pay\"\nname = \"Pay\"\ncurrency = \"USD\"\n\
     scale = { points = [[0, 0.0], [8000, 1.0], [9000, 1.0], [30000, 0.1]] }\n",
    "[[criterion]]\nid = \"pay\"\nname = \"Pay\"\ncurrency = \"USD\"\n\
     scale = { worst = 20_000, best = 1_000 }\n",
    "[[criterion]]\nid = \"pay\"\nname = \"Pay\"\ncurrency = \"USD\"\n\
     scale = { normalize = \"min-max\", better = \"higher\" }\n",
    "[[criterion]]\nid = \"pay\"\nname = \"Pay\"\ncurrency = \"USD\"\n\
     scale = { normalize = \"sum\", better = \"higher\" }\n",
    "[[criterion]]\nid = \"pay\"\nname = \"Pay\"\ncurrency = \"USD\"\n\
     scale = { normalize = \"vector\", better = \"higher\" }\n",
];

fn package(dice: &mut Dice, text: &mut String) {
    let mut own = "[offer.pay]\n".to_owned();
    own.push_str(dice.pick(&[
        "hourly = 48\n",
        "hourly = [40, 55]\nhours-per-week = 38.5\n",
        "monthly = 7_300\n",
        "monthly = { low = 5_000, likely = 7_100, high = 8_000 }\n",
        "yearly = 118_500\n",
        "yearly = [90_000, 130_000]\n",
        "yearly = { years = [90_000, 95_000, [99_000, 104_000]] }\nraise = \"3%\"\n",
        "yearly = 101_000\nraise = [\"0%\", \"8%\"]\n",
        "daily = [300, 410]\npaid-weeks = [44, 46]\n",
        "weekly = 1_700\n",
        "monthly = 6_500\nsalaries = [13, 14]\n",
        "stipend = { monthly = [3_000, 5_000], taxed = false }\n",
        "unpaid = true\n",
    ]));
    let optional = [
        "currency = \"EUR\"\n",
        dice.pick(&[
            "bonus = { target = \"10%\", paid = [0.5, 1.0] }\n",
            "bonus = 7_000\n",
            "bonus = { years = [20_000, \"10%\"], taxed = false }\n",
        ]),
        dice.pick(&[
            "sign-on = { amount = 10_000, clawback-months = 12 }\n",
            "sign-on = { years = [10_000, [4_000, 9_000]] }\n",
        ]),
        "stipend = { monthly = 700 }\n",
        dice.pick(&[
            "relocation = 3_000\n",
            "relocation = { amount = 3_000, taxed = true }\n",
        ]),
        dice.pick(&[
            "benefits = [1_000, 5_000]\n",
            "benefits = { match = [\"3%\", \"6%\"], insurance = 3_000 }\n",
        ]),
        "tax = [0.22, 0.30]\n",
        dice.pick(&["cost-of-living = 1.18\n", "cost-of-living = [1.05, 1.6]\n"]),
        dice.pick(&[
            "equity = { grant = 60_000, vesting = [5, 15, 40, 40], worth = [0, 2] }\n",
            "equity = { grant = 60_000, refresh = [0, 20_000] }\n",
        ]),
        dice.pick(&[
            "costs = { rent = 1_400, train = 90 }\n",
            "costs = { rent = 1_400, moving = { once = [900, 3_000] }, parking = { yearly = 1_200 } }\n",
        ]),
        // Last: a list of years is longer than a term of weeks.
        dice.pick(&["weeks = 12\n", "weeks = [10, 14]\n"]),
    ];
    for line in optional {
        let key = line.split(' ').next().unwrap_or_default();
        let is_there = own.contains(&format!("\n{key} ="));
        // A part of the base needs one.
        let no_base = own.contains("unpaid") || own.contains("\nstipend = { monthly = [");
        let cannot = line.contains('%') && no_base || key == "weeks" && own.contains("years");
        if dice.chance(0.4) && !is_there && !cannot {
            own.push_str(line);
        }
    }
    text.push_str(&own);
}

/// Whether an order is the promised one, with the offer strictly ahead.
fn keeps(flip: &FlipLine<'_>, order: &[(String, usize)]) -> bool {
    let ids: Vec<&str> = order.iter().map(|(id, _)| id.as_str()).collect();
    let place = |id: &str| order.iter().find(|o| o.0 == id).map(|o| o.1);
    let behind = flip.behind.and_then(place);
    ids.into_iter().eq(flip.order.ids())
        && behind.is_none_or(|behind| place(flip.ahead) < Some(behind))
}

/// The most that a part, or a rate, can be: for the step back from a boundary.
fn span(part: &str, is_share: bool) -> f64 {
    match part {
        "hourly" | "worth" | "EUR" => 1e3,
        "hours-per-week" => 168.0,
        "weeks" => 520.0,
        "paid-weeks" => 53.0,
        "salaries" => 24.0,
        "raise" => 2.0,
        "cost-of-living" => 10.0,
        "tax" => 1.0,
        "paid" => 3.0,
        _ if is_share => 10.0,
        _ => 1e6,
    }
}

/// A number of a part as it is typed.
fn written(x: f64, is_share: bool) -> String {
    if is_share {
        format!("{:?}%", 100.0 * x)
    } else {
        format!("{x:?}")
    }
}

/// Each flip of a part keeps its promise, and not a step before; how many there are.
pub fn flips_hold(decision: &Decision) -> usize {
    decision.report(|report, _| {
        let parts = report
            .flips
            .iter()
            .filter(|f| f.to.is_some() && f.part.is_some());
        let mut checked = 0;
        for flip in parts {
            let told = flip.told.typed.to_string();
            let (left, _) = told.rsplit_once('=').expect("typed");
            let (_, part) = left.rsplit_once('.').expect("a part");
            let order = decision.order(&typed(&told));
            assert!(
                keeps(flip, &order),
                "{} {order:?}\n{}",
                flip.told.typed,
                decision.text
            );
            let Some(Value::Number(at)) = flip.at else {
                continue;
            };
            let is_share = told.ends_with('%');
            let most = span(part, is_share);
            let step = 1e-9 * most;
            let back = if flip.when == When::AtLeast {
                at - step
            } else {
                at + step
            };
            let back = written(back.max(0.0), is_share);
            // A bonus below 1 is no amount: not every step back can be typed.
            let Some(order) = decision.order_if(&typed(&format!("{left}={back}"))) else {
                continue;
            };
            let told = (&told, flip.at, flip.when);
            assert!(
                !keeps(flip, &order),
                "back {back}: {told:?} {order:?}\n{}",
                decision.text
            );
            checked += 1;
        }
        checked
    })
}

/// Who comes first alone.
fn first(order: &[(String, usize)]) -> Option<&str> {
    let mut firsts = order.iter().filter(|o| o.1 == 1);
    let (id, _) = firsts.next()?;
    firsts.next().is_none().then_some(id.as_str())
}

/// Every value of a part that puts another offer first, tried one by one, belongs to a flip.
pub fn nothing_is_missing(decision: &Decision) {
    decision.report(|report, loaded| {
        let order = decision.order(&Changes::default());
        // Of those that tie now the id decides, as in the order that flips are told from.
        let now = order.first().map(|(id, _)| id.as_str());
        // Where nobody keeps the deal-breakers there is nobody to pass.
        if order.is_empty() {
            return;
        }
        for package in loaded.problem.packages() {
            let id = &loaded.problem.offer(package.offer).id;
            // A month steps and turns over a term in which shares vest or years differ.
            let is_spread = Figure::new(package).is_spread();
            let parts = package.parts().into_iter();
            let parts = parts.filter(|(own, _)| is_spread || !own.part.is_term());
            let parts = parts.map(|(part, quantity)| {
                let name = package.name_of(part);
                let is_share = package.is_share(part);
                (format!("--set {id}.pay.{name}="), is_share, quantity)
            });
            // A rate of several packages on a scale made from the offers is not looked at.
            let rated = loaded
                .problem
                .packages()
                .iter()
                .filter(|p| !p.rates.is_empty());
            let alone = rated.count() == 1 || !decision.text.contains("normalize");
            let rate = package
                .rates
                .first()
                .filter(|_| alone)
                .map(|rate| ("--set rates.EUR=".to_owned(), false, *rate));
            for (left, is_share, quantity) in parts.chain(rate) {
                let likely = offer_rank::pay::likely(&loaded.problem, quantity);
                for factor in [0.0, 0.3, 0.7, 0.9, 1.1, 1.5, 2.5, 6.0, 40.0] {
                    // No flip promises a bonus as large as the base.
                    if is_share && likely * factor >= 0.999 {
                        continue;
                    }
                    let x = written(likely * factor, is_share);
                    // Not everything can be written: no tax of 2, no rate of 0.
                    let Some(order) = decision.order_if(&typed(&format!("{left}{x}"))) else {
                        continue;
                    };
                    let Some(other) = first(&order).filter(|other| Some(*other) != now) else {
                        continue;
                    };
                    let told = |f: &FlipLine<'_>| {
                        f.first_changes
                            && f.ahead == other
                            && f.told.typed.to_string().starts_with(&left)
                    };
                    assert!(
                        report.flips.iter().any(told),
                        "{left}{x}: {other}\n{}",
                        decision.text
                    );
                }
            }
        }
    });
}

/// All laws of a decision about pay.
pub fn laws_hold(decision: &Decision, seed: u64) {
    flips_hold(decision);
    answers_hold(decision);
    nothing_is_missing(decision);
    crate::laws::flips_hold(decision);
    crate::laws::pairs_turn(decision);
    crate::laws::pairs_hold(decision);
    crate::questions::all_laws(decision, seed);
    crate::sentences::sentences_hold(decision);
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn flips_of_a_part_hold_and_not_a_step_before(seed in any::<u64>()) {
        flips_hold(&decision(seed));
    }

    #[test]
    fn questions_about_a_part_turn_at_their_threshold(seed in any::<u64>()) {
        answers_hold(&decision(seed));
    }

    #[test]
    fn every_part_that_changes_the_first_has_its_flip(seed in 0u64..1_000_000) {
        nothing_is_missing(&decision(seed));
    }
}

/// An exact tie on a plateau of a scale of points: the offer that is first by its id alone is no
/// other one where it comes to be first by its score.
#[test]
fn a_seed_that_once_broke_a_law() {
    nothing_is_missing(&decision(27_161));
}

/// Two pays that become equal on a scale made from the offers: what is typed lies beyond that.
#[test]
fn a_number_at_which_two_pays_are_equal_turns_nothing() {
    flips_hold(&decision(15_051_943_230_162_701_954));
}

/// No stipend at all beside pay that is less than nothing: all count as nothing, and are equal.
#[test]
fn a_part_of_nothing_that_makes_all_pay_equal() {
    nothing_is_missing(&decision(223_807));
    flips_hold(&decision(223_807));
    // By its last digits alone the pay of nothing lay beside that of the other offer.
    nothing_is_missing(&decision(5_538_921_189_406_038_145));
}

/// An offer that comes in again as a deal-breaker holds, level with the first there and by its id
/// alone before it: what puts it first is the number at which it leads.
#[test]
fn an_offer_that_comes_in_level_with_the_first() {
    nothing_is_missing(&decision(273_092));
}

/// What may be typed for a part is what its range holds: hours, days, weeks and a raise lie above
/// the least, a tax below the most.
#[test]
fn what_may_be_typed_is_what_the_range_of_a_part_holds() {
    let packages: [(&str, &[PayPart]); 4] = [
        (
            "yearly = 100_000\nraise = 0.03\ntax = 0.2\ncost-of-living = 1\nbonus = { target = \"5%\", paid = 1 }\n",
            &[
                PayPart::Yearly,
                PayPart::Raise,
                PayPart::Tax,
                PayPart::CostOfLiving,
                PayPart::Paid,
            ],
        ),
        (
            "hourly = 50\nhours-per-week = 40\npaid-weeks = 46\nweeks = 12\n",
            &[PayPart::Hours, PayPart::PaidWeeks, PayPart::Weeks],
        ),
        (
            "daily = 400\ndays-per-week = 5\nmonths = 6\n",
            &[PayPart::Days, PayPart::Months],
        ),
        ("monthly = 5_000\nsalaries = 13\n", &[PayPart::Salaries]),
    ];
    let mut open = 0;
    for (package, parts) in packages {
        let text = format!(
            "[weights]\npay = 1\n[[offer]]\ncompany = \"Quux\"\n[offer.pay]\n{package}\
             [[offer]]\ncompany = \"Borg\"\n[offer.ratings]\npay = 5_000\n"
        );
        let decision = Decision::new(text);
        for part in parts {
            let range = part.range(false);
            let (least, most) = range.ends();
            let step = 1e-6 * (most - least);
            for x in [
                least - step,
                least,
                least + step,
                most - step,
                most,
                most + step,
            ] {
                let change = format!("--set quux.pay.{}={x:?}", part.key());
                let taken = decision.order_if(&typed(&change)).is_some();
                assert_eq!(taken, range.holds(x), "{change}");
                open += usize::from(!taken && (x == least || x == most));
            }
        }
    }
    assert_eq!(open, 5);
}

/// 0.97 of a bonus or a benefit is refused as a percentage without its sign: 0, or 1 and more.
#[test]
fn no_amount_of_a_bonus_or_a_benefit_lies_between_0_and_1() {
    let text = "[weights]\npay = 1\n[[offer]]\ncompany = \"Quux\"\n[offer.pay]\n\
        monthly = 5_000\nbonus = 7_000\nbenefits = { insurance = 3_000 }\n\
        [[offer]]\ncompany = \"Borg\"\n[offer.ratings]\npay = 5_000\n";
    let decision = Decision::new(text.to_owned());
    for (key, part) in [
        ("bonus", PayPart::Bonus),
        ("benefits.insurance", PayPart::Benefit(0)),
    ] {
        let range = part.range(false);
        for (x, is_amount) in [(0.0, true), (0.001, false), (0.97, false), (1.0, true)] {
            let order = decision.order_if(&typed(&format!("--set quux.pay.{key}={x:?}")));
            assert_eq!(
                (range.holds(x), order.is_some()),
                (is_amount, is_amount),
                "{key} {x}"
            );
            let near = [false, true].map(|up| range.next(x, up));
            assert_eq!(near, if is_amount { [x, x] } else { [0.0, 1.0] });
        }
    }
}

/// The random decisions are about what they are meant to be about.
#[test]
fn random_packages_have_flips() {
    let checked: usize = (0..12).map(|seed| flips_hold(&decision(seed))).sum();
    assert!(checked > 20, "{checked}");
}

/// 7,000 to 9,600 crosses the limit, and its middle fails: 8,999 written is a failed deal-breaker,
/// as 9,000 is none.
#[test]
fn a_middle_that_fails_is_told_as_a_deal_breaker() {
    let text = "[weights]\npay = 50\nrole-fit = 50\n[must]\npay = 9_000\n\
        [[offer]]\ncompany = \"Quux\"\n[offer.pay]\nmonthly = [7_000, 9_600]\n\
        [offer.ratings]\nrole-fit = 9\n\
        [[offer]]\ncompany = \"Borg\"\n[offer.pay]\nmonthly = 9_200\n\
        [offer.ratings]\nrole-fit = 1\n";
    Decision::new(text.to_owned()).report(|report, _| {
        let own = |f: &&FlipLine<'_>| f.part.as_deref() == Some("monthly") && f.first_changes;
        let flips: Vec<_> = report.flips.iter().filter(own).collect();
        let [flip] = flips[..] else {
            panic!("{flips:?}");
        };
        assert_eq!((flip.offer, flip.ahead), (Some("quux"), "borg"));
        assert_eq!(
            (flip.to, flip.when),
            (Some(Value::Number(8_999.0)), When::AtMost)
        );
        assert_eq!(flip.because, Some(Because::Must));
    });
}
