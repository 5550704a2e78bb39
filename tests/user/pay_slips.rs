//! Slips in `[offer.pay]`: what is said of each, and that what is advised is taken and means what
//! was meant.

use serde_json::Value;

use super::harness::Folder;

/// Lines 1 to 5; what a test adds begins on line 6.
const HEAD: &str = "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.pay]\n";
/// What a euro is, for amounts in euros.
const RATES: &str = "[rates]\nEUR = { usd = 2 }\n";

/// The mistakes of a file, each `LINE MESSAGE / HELP`.
pub fn told(text: &str) -> Vec<String> {
    let folder = Folder::with("o.toml", text);
    let run = folder.rank("check o.toml --json").run();
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let mistakes = check["mistakes"].as_array().expect("mistakes").iter();
    mistakes
        .map(|m| {
            let text = |key: &str| m[key].as_str().unwrap_or_default();
            format!("{} {} / {}", m["line"], text("message"), text("help"))
        })
        .collect()
}

/// A file with an offer of that pay.
pub fn file(package: &str) -> String {
    format!("{HEAD}{package}\n")
}

/// What a package comes to in a month, in dollars.
#[track_caller]
fn worth(package: &str) -> f64 {
    let folder = Folder::with("o.toml", format!("{RATES}{}", file(package)));
    let report = folder.rank("o.toml --json --trials 0").run().json();
    let pay = &report["offers"][0]["criteria"]["pay"];
    assert_eq!(pay["origin"], "pay", "{package}");
    let ends = [&pay["low"], &pay["high"]].map(|x| x.as_f64().expect("a number"));
    f64::midpoint(ends[0], ends[1])
}

/// A package with a slip, the last words of what is said, the package as advised, and another
/// that says the same beyond doubt.
type Slip = (&'static str, &'static str, &'static str, &'static str);

#[track_caller]
fn mended(slips: &[Slip]) {
    for (slip, said, mended, plain) in slips {
        let found = told(&file(slip));
        assert_eq!(found.len(), 1, "{slip}: {found:?}");
        assert!(
            found[0].ends_with(&format!("/ {said}")),
            "{slip}: {found:?}"
        );
        let (mended, plain) = (worth(mended), worth(plain));
        assert!(
            (mended - plain).abs() < 0.5,
            "{slip}: {mended}, not {plain}"
        );
    }
}

#[test]
fn percentages_and_parts() {
    let ten = "monthly = 9000\nbonus = \"10%\"";
    let from_ten = "monthly = 9000\nbonus = [\"10%\", \"15%\"]";
    let half = "monthly = 9000\nequity = { grant = 48_000, worth = 0.5 }";
    let taxed = "monthly = 9000\ntax = 0.22";
    let yearly = "monthly = 9000\nbonus = 10_800";
    mended(&[
        ("monthly = 9000\nbonus = 10%", "write \"10%\"", ten, yearly),
        (
            "monthly = 9000\nbonus = 10-15%",
            "a range is [\"10%\", \"15%\"]",
            from_ten,
            "monthly = 9000\nbonus = [10_800, 16_200]",
        ),
        (
            "monthly = 9000\nbonus = [10%, 15%]",
            "a range is [\"10%\", \"15%\"]",
            from_ten,
            "monthly = 9000\nbonus = [10_800, 16_200]",
        ),
        (
            "monthly = 9000\nbonus = \"10\"",
            "write \"10%\" for a percentage, or an amount a year",
            ten,
            yearly,
        ),
        (
            "monthly = 9000\nbonus = { target = 10%, paid = 0.5 }",
            "write \"10%\"",
            "monthly = 9000\nbonus = { target = \"10%\", paid = 0.5 }",
            "monthly = 9000\nbonus = 5_400",
        ),
        (
            "monthly = 9000\nbonus = { target = \"10%\", paid = [50, 100] }",
            "the part of the bonus that is paid: 50 % is 0.5",
            "monthly = 9000\nbonus = { target = \"10%\", paid = [0.5, 1] }",
            "monthly = 9000\nbonus = [5_400, 10_800]",
        ),
        (
            "monthly = 9000\nequity = { grant = 48_000, worth = \"50%\" }",
            "write 0.5",
            half,
            "monthly = 9000\nequity = { grant = 24_000 }",
        ),
        (
            "monthly = 9000\ntax = 22%",
            "write 0.22, or \"22%\"",
            taxed,
            "monthly = 7020",
        ),
        (
            "monthly = 9000\ntax = \"22\"",
            "write 0.22, or \"22%\"",
            "monthly = 9000\ntax = \"22%\"",
            "monthly = 7020",
        ),
        (
            "monthly = 9000\ncost-of-living = \"120%\"",
            "write 1.2",
            "monthly = 9000\ncost-of-living = 1.2",
            "monthly = 7500",
        ),
        (
            "monthly = 9000\ncost-of-living = 1,2",
            "write 1.2",
            "monthly = 9000\ncost-of-living = 1.2",
            "monthly = 7500",
        ),
    ]);
    assert!(told(&file("monthly = 9000\nbonus = 0")).is_empty());
    assert_eq!(
        told(&file("monthly = 9000\nbonus = \"100000000000000%\"")),
        [
            "7 a bonus of more than ten times a year's base / a tenth of it is \"10%\"; an amount a \
             year has no sign"
        ]
    );
}

/// Below 1 it can be no amount; below 100 it may be one, and is taken as such.
#[test]
fn a_small_bonus_is_asked_about() {
    for (bonus, amount, written) in [
        ("10", "10", "\"10%\""),
        ("{ target = 15 }", "15", "\"15%\""),
        ("[5, 10]", "10", "[\"5%\", \"10%\"]"),
    ] {
        let text = file(&format!("monthly = 9000\nbonus = {bonus}"));
        let folder = Folder::with("o.toml", text);
        let check = folder.rank("check o.toml --json").run().json();
        assert_eq!(check["mistakes"], serde_json::json!([]), "{bonus}");
        let warning = &check["warnings"][0];
        assert_eq!(
            (&warning["code"], &warning["line"]),
            (&"R0230".into(), &7.into())
        );
        let said = format!("a bonus of {amount} a year, where a percentage is written {written}");
        assert_eq!(warning["message"], said.as_str());
    }
    assert!((worth("monthly = 9000\nbonus = 12") - 9001.0).abs() < 1e-9);
    let hundred = Folder::with("o.toml", file("monthly = 9000\nbonus = 100"));
    let check = hundred.rank("check o.toml --json").run().json();
    assert_eq!(check["warnings"], serde_json::json!([]));
}

#[test]
fn periods_and_terms() {
    let term = "monthly = 9000\nsign-on = 9000\nweeks = 13";
    // 3 × 365.25 / 12 / 7 = 13.0446.
    let exact = "monthly = 9000\nsign-on = 9000\nmonths = 3";
    mended(&[
        (
            "monthly = 9000\nsign-on = 9000\nweeks = \"3 months\"",
            "write `months = 3`",
            exact,
            "monthly = 9000\nsign-on = 9000\nweeks = 13.044643",
        ),
        (
            "monthly = 9000\nsign-on = 9000\nmonths = \"13 weeks\"",
            "write `weeks = 13`",
            term,
            term,
        ),
        (
            "monthly = 9000\nsign-on = 9000\nweeks = \"12-14\"",
            "a range is [12, 14]",
            "monthly = 9000\nsign-on = 9000\nweeks = [12, 14]",
            "monthly = 9000\nsign-on = 9000\nweeks = { low = 12, likely = 13, high = 14 }",
        ),
        (
            "monthly = 9000\nequity = { grant = 48_000, cliff-months = \"1 year\" }",
            "write 12: that many months",
            "monthly = 9000\nequity = { grant = 48_000, cliff-months = 12 }",
            "monthly = 9000\nequity = { grant = 48_000, cliff-months = 12 }",
        ),
        (
            "yearly = \"9,100 a month\"",
            "write `monthly = 9100`",
            "monthly = 9100",
            "yearly = 109_200",
        ),
        (
            "monthly = \"110k/year\"",
            "write `yearly = 110000`",
            "yearly = 110000",
            "monthly = 9166.67",
        ),
        (
            "hourly = \"2000 a week\"",
            "write `weekly = 2000`",
            "weekly = 2000",
            "hourly = 50",
        ),
        (
            "monthly = 9000\nstipend = \"1,500/month\"",
            "write { monthly = 1500 }",
            "monthly = 9000\nstipend = { monthly = 1500 }",
            "monthly = 10_500",
        ),
        (
            "monthly = 9000\nbenefits = \"100 a month\"",
            "write 1200",
            "monthly = 9000\nbenefits = 1200",
            "monthly = 9100",
        ),
        (
            "hourly=50 weeks=10",
            "one value a line: put `weeks=10` on a line of its own",
            "hourly=50\nweeks=10",
            "hourly = 50\nweeks = 10",
        ),
    ]);
}

#[test]
fn amounts_and_currencies() {
    let euros = "monthly = 5000\ncurrency = \"EUR\"";
    let stipend = "monthly = 9000\nstipend = { monthly = 1500 }";
    mended(&[
        (
            "monthly = \"€5,000\"",
            "numbers have no commas: 5000 or 5_000, and `currency = \"EUR\"` below `[offer.pay]`",
            euros,
            "monthly = 10_000",
        ),
        (
            "monthly = 5.000 EUR",
            "write 5000, and `currency = \"EUR\"` below `[offer.pay]`",
            euros,
            "monthly = 10_000",
        ),
        (
            "hourly = 52,50",
            "write 52.5",
            "hourly = 52.5",
            "hourly = 52.5",
        ),
        (
            "monthly = 5.000,00",
            "write 5000",
            "monthly = 5000",
            "monthly = 5000",
        ),
        (
            "monthly = 9000\nstipend = { monthly = 1,500 }",
            "numbers have no commas: 1500 or 1_500",
            stipend,
            "monthly = 10_500",
        ),
        (
            "monthly = 9000\nsign-on = { amount = 48,000, clawback-months = 12 }",
            "numbers have no commas: 48000 or 48_000",
            "monthly = 9000\nsign-on = { amount = 48000, clawback-months = 12 }",
            "monthly = 10_000",
        ),
        (
            "monthly = 9000\nsign-on = { value = 48_000 }",
            "call it `amount`",
            "monthly = 9000\nsign-on = { amount = 48_000 }",
            "monthly = 10_000",
        ),
        (
            "monthly = { value = 9100, why = \"seen\" }",
            "write 9100 in the place of the brackets; a remark goes behind `#`",
            "monthly = 9100",
            "monthly = 9100",
        ),
        (
            "monthly = { low = 1000, likely = 5000, high = 2000 }",
            "write them in ascending order: { low = 1000, likely = 2000, high = 5000 }",
            "monthly = { low = 1000, likely = 2000, high = 5000 }",
            "monthly = 3000",
        ),
    ]);
    // The ends of a range go with what else a sign-on has.
    let ends = "monthly = 9000\nsign-on = { low = 0, high = 96_000, clawback-months = 12 }";
    assert!((worth(ends) - 10_000.0).abs() < 0.5);
}

/// What says nothing of how much: the help is a form that is taken.
#[test]
fn words_in_the_place_of_numbers() {
    for (slip, said, mended) in [
        (
            "relocation = \"yes\"",
            "write a number, or a range such as [0, 5_000]",
            "relocation = [0, 5_000]",
        ),
        (
            "relocation = true",
            "write a number, or a range such as [0, 5_000]",
            "relocation = [0, 5_000]",
        ),
        ("bonus = \"no\"", "write 0, or leave it out", "bonus = 0"),
        (
            "benefits = tbd",
            "write a range that is wide enough, such as [\"0%\", \"10%\"], or leave it out",
            "benefits = [0, 5_000]",
        ),
        (
            "bonus = ?",
            "write a range that is wide enough, such as [\"0%\", \"10%\"], or leave it out",
            "bonus = [\"0%\", \"10%\"]",
        ),
        (
            "tax = \"n/a\"",
            "write a range that is wide enough, such as [0.2, 0.4], or leave it out",
            "tax = [0.2, 0.4]",
        ),
        (
            "weeks = \"unknown\"",
            "write a range that is wide enough, such as [10, 12]",
            "weeks = [10, 12]",
        ),
        (
            "costs = { rent = \"30%\" }",
            "a percentage cannot stand here: write the amount",
            "costs = { rent = 2700 }",
        ),
        (
            "bonus = {}",
            "add `target = \"10%\"`, or an amount a year",
            "bonus = { target = \"10%\" }",
        ),
        ("tax == 0.2", "write `tax = 0.2`", "tax = 0.2"),
        ("- tax = 0.2", "delete it: `tax =`", "tax = 0.2"),
        (
            "costs = { rent: 1900 }",
            "write `rent = 1900`",
            "costs = { rent = 1900 }",
        ),
    ] {
        let with = |line: &str| told(&file(&format!("monthly = 9000\n{line}")));
        let found = with(slip);
        assert_eq!(found.len(), 1, "{slip}: {found:?}");
        assert!(
            found[0].ends_with(&format!("/ {said}")),
            "{slip}: {found:?}"
        );
        assert!(with(mended).is_empty(), "{mended}");
    }
    let base = told(&file("monthly = \"unknown\""));
    assert!(base[0].ends_with("/ write a range that is wide enough, such as [7_000, 9_000]"));
}

#[test]
fn amounts_that_stand_in_a_table() {
    let rent = "monthly = 9000\ncosts = { rent = 1900 }";
    let grant = "monthly = 9000\nequity = { grant = 100000 }";
    let (kept, granted) = ("monthly = 7100", "monthly = 11083.33");
    let write_rent = "write `costs = { rent = 1900 }`";
    let write_grant = "write `equity = { grant = 100000 }`";
    mended(&[
        ("monthly = 9000\nrent = 1900", write_rent, rent, kept),
        ("monthly = 9000\nrent = \"1,900\"", write_rent, rent, kept),
        (
            "monthly = 9000\ncosts = 1900",
            "write { rent = 1900 }",
            rent,
            kept,
        ),
        (
            "monthly = 9000\ncosts = 1,900",
            "write { rent = 1900 }",
            rent,
            kept,
        ),
        (
            "monthly = 9000\nstock = 100000",
            write_grant,
            grant,
            granted,
        ),
        ("monthly = 9000\nrsu = 100000", write_grant, grant, granted),
        (
            "monthly = 9000\nshares = \"100k\"",
            write_grant,
            grant,
            granted,
        ),
        (
            "monthly = 9000\nequity = \"100k\"",
            "write { grant = 100000 }",
            grant,
            granted,
        ),
        (
            "monthly = 9000\nequity = 100k",
            "write { grant = 100000 }",
            grant,
            granted,
        ),
        (
            "monthly = 9000\nequity = 100000",
            "write { grant = 100000 }",
            grant,
            granted,
        ),
    ]);
}
