//! Pay in trials: laws of its figure, and what is drawn.

use std::fmt::Write as _;

use proptest::prelude::*;
use serde_json::Value;

use super::harness::{agrees, ask, message, number, offer, within};
use super::law_cases::cases;

/// The parts of a package as written, in thousandths of their usual size.
#[derive(Clone, Debug)]
struct Package {
    base: u8,
    weeks: Option<f64>,
    bonus: u8,
    living: bool,
    euros: bool,
    /// One number for each part.
    numbers: Vec<f64>,
}

/// Every part with its key in an inline form, whether more of it is more pay, and its size.
const PARTS: [(&str, bool, f64); 13] = [
    ("base", true, 1.0),
    ("hours", true, 40.0),
    ("bonus", true, 1.0),
    ("paid", true, 0.8),
    ("sign-on", true, 9_000.0),
    ("relocation", true, 2_000.0),
    ("stipend", true, 1_500.0),
    ("benefits", true, 4_000.0),
    ("tax", false, 0.2),
    ("cost-of-living", false, 1.1),
    ("grant", true, 60_000.0),
    ("worth", true, 1.0),
    ("rent", false, 1_500.0),
];
const BASES: [(&str, f64); 3] = [
    ("hourly", 50.0),
    ("monthly", 8_000.0),
    ("yearly", 120_000.0),
];

impl Package {
    /// The number of a part, as it would be written.
    fn number(&self, i: usize) -> f64 {
        let size = match PARTS[i].0 {
            "base" => BASES[usize::from(self.base)].1,
            "bonus" if self.bonus == 0 => 12.0,
            "bonus" => 9_000.0,
            _ => PARTS[i].2,
        };
        (size * self.numbers[i] * 1000.0).round() / 1000.0
    }

    /// The lines below `[offer.pay]` with numbers as `write` has them, by part.
    fn lines(&self, write: &dyn Fn(usize) -> [f64; 2]) -> String {
        let text = |i: usize, unit: &str| {
            let quote = if unit.is_empty() { "" } else { "\"" };
            let one = |x: f64| format!("{quote}{x}{unit}{quote}");
            match write(i) {
                [a, b] if a == b => one(a),
                [a, b] => format!("[{}, {}]", one(a), one(b)),
            }
        };
        let plain = |i: usize| text(i, "");
        let mut out = format!("{} = {}\n", BASES[usize::from(self.base)].0, plain(0));
        if self.base == 0 {
            let _ = writeln!(out, "hours-per-week = {}", plain(1));
        }
        if let Some(weeks) = self.weeks {
            let _ = writeln!(out, "weeks = {weeks}");
        }
        if self.euros {
            out += "currency = \"EUR\"\n";
        }
        let bonus = text(2, if self.bonus == 0 { "%" } else { "" });
        let _ = writeln!(out, "bonus = {{ target = {bonus}, paid = {} }}", plain(3));
        for i in [4, 5, 7, 8] {
            let _ = writeln!(out, "{} = {}", PARTS[i].0, plain(i));
        }
        let _ = writeln!(out, "stipend = {{ monthly = {} }}", plain(6));
        if self.living {
            let _ = writeln!(out, "cost-of-living = {}", plain(9));
        }
        let _ = writeln!(
            out,
            "equity = {{ grant = {}, worth = {} }}",
            plain(10),
            plain(11)
        );
        let _ = writeln!(out, "costs = {{ rent = {} }}", plain(12));
        out
    }

    fn exact(&self) -> String {
        self.lines(&|i| [self.number(i); 2])
    }

    /// The parts that it has.
    fn parts(&self) -> impl Iterator<Item = usize> + '_ {
        let has = |i: &usize| (*i != 1 || self.base == 0) && (*i != 9 || self.living);
        (0..PARTS.len()).filter(has)
    }
}

fn package() -> impl Strategy<Value = Package> {
    let weeks = prop_oneof![
        Just(None),
        (4u32..40).prop_map(|w| Some(f64::from(w) / 2.0))
    ];
    let numbers = proptest::collection::vec(0.2f64..2.0, PARTS.len());
    let flags = (any::<bool>(), any::<bool>());
    (0u8..3, weeks, 0u8..2, flags, numbers).prop_map(
        |(base, weeks, bonus, (living, euros), numbers)| Package {
            base,
            weeks,
            bonus,
            living,
            euros,
            numbers,
        },
    )
}

/// A file of one offer, with a range for the rate.
fn file(packages: &[String]) -> String {
    let mut text = "[rates]\nEUR = { usd = [1.05, 1.12] }\n[weights]\npay = 20\n".to_owned();
    for (i, package) in packages.iter().enumerate() {
        let _ = write!(
            text,
            "[[offer]]\ncompany = \"Firm {i}\"\nid = \"o{i}\"\n[offer.pay]\n{package}"
        );
    }
    text
}

fn pay(package: &str) -> Value {
    let report = ask(file(&[package.to_owned()])).trials(0).json();
    report["offers"][0]["pay"].clone()
}

fn month(package: &str) -> f64 {
    number(&pay(package)["month"])
}

/// Whether two sums agree but for rounding.
#[track_caller]
fn same(a: f64, b: f64, what: &str) {
    within(a, b, 1e-9 * a.abs().max(1.0), what);
}

proptest! {
    #![proptest_config(cases(24))]

    /// More of each part that adds is more pay; more of tax, costs and cost of living is less.
    #[test]
    fn pay_grows_with_every_part_that_grows(package in package()) {
        let now = month(&package.exact());
        for part in package.parts() {
            let more = package.lines(&|i| {
                [package.number(i) * if i == part { 1.25 } else { 1.0 }; 2]
            });
            let (name, adds, _) = PARTS[part];
            let then = month(&more);
            // A cost of living makes a debt smaller too; no grant vests in half a month.
            match name {
                "cost-of-living" if now < 0.0 => prop_assert!(then > now),
                "grant" | "worth" if package.weeks.is_some_and(|w| w < 4.5) => {}
                _ if adds => prop_assert!(then > now, "{name}: {now} to {then}\n{more}"),
                _ => prop_assert!(then < now, "{name}: {now} to {then}\n{more}"),
            }
        }
    }

    /// The years are all of it, line by line; the lines are the total; a month times the months is.
    #[test]
    fn sums_are_sums(package in package()) {
        let pay = pay(&package.exact());
        let whole = pay["whole"].as_object().expect("lines");
        let years = pay["years"].as_array().expect("years");
        prop_assert_eq!(years.len(), if package.weeks.is_some() { 0 } else { 4 });
        for (name, amount) in whole {
            if !years.is_empty() {
                let sum: f64 = years.iter().map(|year| number(&year[name])).sum();
                same(sum, number(amount), name);
            }
        }
        let total = number(&pay["total"]);
        let lines = whole.iter().filter(|(name, _)| *name != "total");
        let sum: f64 = lines.map(|(_, x)| number(x)).sum();
        // Parts are larger than what is left of them.
        within(sum, total, 1e-9 * number(&whole["wage"]), "lines");
        within(number(&pay["month"]) * number(&pay["months"]), total, 1e-6, "a month");
        let weeks = number(&pay["months"]) * 365.25 / 84.0;
        within(number(&pay["week"]) * weeks, total, 1e-6, "a week");
        if let Some(stated) = package.weeks {
            same(weeks, stated, "weeks");
        }
    }

    /// A range without width is the number; the ends of a figure are those of its parts; trials lie
    /// between what its ends are worth.
    #[test]
    fn ranges_hold(package in package(), width in 0.0f64..0.4) {
        let exact = package.exact();
        let [a, b] = [&exact, &package.lines(&|i| [package.number(i); 2])].map(|lines| pay(lines));
        prop_assert_eq!(a, b);
        let ends = |i: usize| [1.0, 1.0 + width].map(|f| package.number(i) * f);
        let ranged = package.lines(&ends);
        let own = pay(&ranged);
        let at = |best: bool| month(&package.lines(&|i| {
            [ends(i)[usize::from(PARTS[i].1 == best)]; 2]
        }));
        let (low, high) = (number(&own["month_low"]), number(&own["month_high"]));
        let middle = number(&own["month"]);
        prop_assert!(low <= middle && middle <= high);
        if !package.euros && low > 0.0 {
            same(low, at(false), "every part at its worst");
            same(high, at(true), "every part at its best");
        }
        let report = ask(file(&[ranged, "monthly = 9_000\n".to_owned()])).trials(300).json();
        let own = offer(&report, "o0");
        let cell = &own["criteria"]["pay"];
        let (low, high) = (number(&cell["points_low"]), number(&cell["points_high"]));
        for share in ["score_low", "score_median", "score_high"] {
            let score = number(&own[share]);
            prop_assert!(low - 1e-9 <= score && score <= high + 1e-9, "{}: {}", share, score);
        }
    }

    /// An offer's shares are its own, wherever it stands in the file.
    #[test]
    fn shares_do_not_depend_on_the_order_of_the_file(a in package(), b in package()) {
        let lines = |package: &Package| package.lines(&|i| [1.0, 1.2].map(|f| package.number(i) * f));
        let (a, b) = (lines(&a), lines(&b));
        let text = |order: [usize; 2]| {
            let mut text = file(&[]);
            for i in order {
                let package = [&a, &b][i];
                let _ = write!(text, "[[offer]]\ncompany = \"Firm {i}\"\nid = \"o{i}\"\n[offer.pay]\n{package}");
            }
            text
        };
        let [one, two] = [[0, 1], [1, 0]].map(|order| ask(text(order)).trials(300).run());
        for id in ["o0", "o1"] {
            prop_assert_eq!(one.places(id), two.places(id));
        }
        prop_assert_eq!(one.ahead("o0", "o1"), two.ahead("o0", "o1"));
    }

    /// One draw of the rate for both: 1 % more is more in every trial.
    #[test]
    fn one_percent_more_at_one_rate_is_always_ahead(package in package()) {
        let euros = Package { euros: true, ..package };
        // Costs stay, so that a percent more of the base is a percent more.
        let more = euros.lines(&|i| [euros.number(i) * if i == 0 { 1.01 } else { 1.0 }; 2]);
        let wide = "[rates]\nEUR = { usd = [0.5, 2] }\n[[criterion]]\nid = \"pay\"\nname = \"Pay\"\n\
                    currency = \"USD\"\nscale = { worst = -1e6, best = 1e6 }\n";
        let text = file(&[euros.exact(), more]);
        let text = text.replace("[rates]\nEUR = { usd = [1.05, 1.12] }\n", "") + wide;
        let run = ask(text).trials(400).run();
        prop_assert_eq!(run.ahead("o1", "o0"), 1.0);
        prop_assert_eq!(run.ahead("o0", "o1"), 0.0);
    }
}

/// A deal-breaker on pay: by its figure, and warned about where its range may fail it.
#[test]
fn pay_as_a_deal_breaker() {
    let must = |packages: &[&str]| {
        let packages: Vec<String> = packages.iter().map(|p| format!("{p}\n")).collect();
        ask(file(&packages) + "[must]\npay = 6_000\n")
            .trials(200)
            .json()
    };
    // 35 x 40 x 365.25 / 84 = 6,087.50 keeps it; 34 an hour are 5,913.57.
    let report = must(&["hourly = 35", "hourly = 34"]);
    assert_eq!(number(&offer(&report, "o0")["place"]), 1.0);
    assert!(offer(&report, "o1")["place"].is_null());
    // 6,000 a month are 34.497 an hour: 0.497 of the 6 between the ends, 8 in 100.
    let may_fail = must(&["hourly = [34, 40]", "hourly = 50"]);
    let said = message(&may_fail, "R0210");
    assert!(
        said.starts_with("Firm 0 fails a deal-breaker in "),
        "{said}"
    );
    assert!(
        said.contains("Pay 6,435 (5,914-6,957), your limit is $6,000 a month."),
        "{said}"
    );
    let in_100 = said["Firm 0 fails a deal-breaker in ".len()..]
        .split(' ')
        .next();
    let in_100: f64 = in_100.and_then(|x| x.parse().ok()).expect("a share");
    // Of 200 trials.
    within(in_100, 8.29, 8.0, "the share that fails");
}

/// Scales made from the offers take the figures like ratings: of two, the larger is all, the
/// smaller none; and pay without weight, or with all of it, is no trouble.
#[test]
fn pay_on_scales_made_from_the_offers_and_at_both_ends_of_weight() {
    let scale = "[[criterion]]\nid = \"pay\"\nname = \"Pay\"\ncurrency = \"USD\"\n\
                 scale = { normalize = \"min-max\", better = \"higher\" }\n";
    let two = [
        "hourly = [35, 36]\n".to_owned(),
        "yearly = 70_000\n".to_owned(),
    ];
    let report = ask(file(&two) + scale).trials(200).json();
    assert_eq!(number(&offer(&report, "o0")["score"]), 100.0);
    assert_eq!(number(&offer(&report, "o1")["score"]), 0.0);
    let text = file(&two).replace("pay = 20", "pay = 0\nrole-fit = 5");
    let ratings = |i: usize| format!("\n[offer.ratings]\nrole-fit = {i}\n");
    let text = text.replace("36]\n", &format!("36]{}", ratings(4)));
    let text = text + &ratings(6);
    let report = ask(text).trials(200).json();
    assert_eq!(number(&offer(&report, "o1")["place"]), 1.0);
    assert_eq!(number(&offer(&report, "o1")["score"]), 60.0);
}

/// How often the first of two packages pays more.
fn ahead(a: &str, b: &str) -> f64 {
    let text = file(&[format!("{a}\n"), format!("{b}\n")]);
    ask(text).trials(10_000).run().ahead("o0", "o1")
}

/// By hand: 6,000 and two even thousands are above 7,500 where two even numbers of 0 to 1 sum to
/// more than 1.5, in 1 of 8; one even number between the ends of the whole would be in 1 of 4.
#[test]
fn trials_draw_the_parts_and_never_the_total() {
    let parts = ahead(
        "monthly = [6_000, 7_000]\nrelocation = [0, 48_000]",
        "monthly = 7_500",
    );
    agrees(parts, 0.125, 10_000, "two parts");
    let stipends = "monthly = [6_000, 7_000]\nstipend = { monthly = [0, 1_000] }";
    agrees(
        ahead(stipends, "monthly = 7_500"),
        0.125,
        10_000,
        "a stipend",
    );
    // An offer's own parts are no other's: two alike are ahead of each other in half.
    let alike = "monthly = [6_000, 7_000]";
    agrees(ahead(alike, alike), 0.5, 10_000, "two alike");
}

/// By hand: a bonus of 100 % doubles the base that is drawn, even between 5,000 and 7,000: it is
/// above 6,500 in 1 of 4. A second draw for the bonus would be above 13,000 in 1 of 8.
#[test]
fn the_base_inside_a_bonus_is_the_same_draw() {
    let doubled = ahead(
        "monthly = [5_000, 7_000]\nbonus = \"100%\"",
        "monthly = 13_000",
    );
    agrees(doubled, 0.25, 10_000, "a doubled base");
}
