//! What looks like one thing and is read as another: dots between thousands, characters that look
//! like a space or a dash, terms in months, years in brackets. Each is said, with both readings.

use serde_json::Value;

use super::harness::{Folder, near, number};
use super::pay_slips::{file, told};

/// The remarks of `check`, each `LINE MESSAGE`.
fn remarks(text: &str) -> Vec<String> {
    let folder = Folder::with("o.toml", text);
    let run = folder.rank("check o.toml --json").run();
    let check: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let warnings = check["warnings"].as_array().expect("warnings").iter();
    warnings
        .map(|w| {
            format!(
                "{} {}",
                w["line"],
                w["message"].as_str().unwrap_or_default()
            )
        })
        .collect()
}

/// What an offer's pay comes to in a month.
fn a_month(package: &str) -> f64 {
    let folder = Folder::with("o.toml", file(package));
    let report = folder.rank("o.toml --json --trials 0").run().json();
    let pay = &report["offers"][0]["criteria"]["pay"];
    f64::midpoint(number(&pay["low"]), number(&pay["high"]))
}

#[test]
fn an_amount_with_a_dot_before_three_digits_is_read_both_ways() {
    let ask = |line: usize, written: &str, counts: &str, thousands: &str, write: &str| {
        let message = format!("The amount {written} counts as {counts}, not as {thousands}");
        vec![format!("{line} {message}: write {write}")]
    };
    for (line, expected) in [
        (
            "sign-on = 6.000",
            ask(7, "6.000", "6", "6,000", "6, or 6_000"),
        ),
        (
            "relocation = 3.500",
            ask(7, "3.500", "3.5", "3,500", "3.5, or 3_500"),
        ),
        (
            "benefits = [2.400, 3_000]",
            ask(7, "2.400", "2.4", "2,400", "2.4, or 2_400"),
        ),
        (
            "bonus = 5.000",
            ask(7, "5.000", "5", "5,000", "5, or 5_000"),
        ),
        (
            "stipend = { monthly = 1.125 }",
            ask(7, "1.125", "1.125", "1,125", "1.1250, or 1_125"),
        ),
        (
            "costs = { miete = 1.350 }",
            ask(7, "1.350", "1.35", "1,350", "1.35, or 1_350"),
        ),
        (
            "equity = { grant = 40.000 }",
            ask(7, "40.000", "40", "40,000", "40, or 40_000"),
        ),
    ] {
        assert_eq!(
            remarks(&file(&format!("monthly = 9_000\n{line}"))),
            expected,
            "{line}"
        );
    }
    let base = remarks(&file("yearly = 135.000"));
    let first = "6 The amount 135.000 counts as 135, not as 135,000: write 135, or 135_000";
    assert!(base.contains(&first.to_owned()), "{base:?}");
    // In quotes there is one reading, and shares and times are no money.
    assert_eq!(
        told(&file("yearly = \"35.000\"")),
        ["6 a text where a number is needed / write 35000"]
    );
    for line in [
        "tax = 0.285",
        "cost-of-living = 1.125",
        "equity = { grant = 40_000, worth = 1.250 }",
    ] {
        let line = format!("monthly = 9_000\n{line}");
        assert_eq!(remarks(&file(&line)), [""; 0], "{line}");
    }
}

#[test]
fn a_rating_of_pay_and_a_deal_breaker_with_a_dot_are_asked_about() {
    let text = "[weights]\npay = 1\nrole-fit = 1\n[must]\npay = 3.000\n[[offer]]\ncompany = \"A\"\n\
                [offer.ratings]\npay = [6.500, 7_000]\nrole-fit = 7.125\n";
    let told = told(text);
    assert_eq!(told.len(), 1, "a limit of 3 is below the scale: {told:?}");
    let text = text.replace("[must]\npay = 3.000\n", "");
    let all = remarks(&text);
    let dotted = "7 The amount 6.500 counts as 6.5, not as 6,500: write 6.5, or 6_500";
    assert!(all.contains(&dotted.to_owned()), "{all:?}");
    assert!(!all.iter().any(|r| r.contains("7.125")), "{all:?}");
}

/// The remark stands first below the ranking, where first place hangs on it.
#[test]
fn an_amount_with_a_dot_is_remarked_on_first() {
    let text = "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.pay]\nyearly = 35.000\n\
                [[offer]]\ncompany = \"B\"\n[offer.pay]\nyearly = 30_000\n";
    let folder = Folder::with("o.toml", text);
    let screen = folder.rank("o.toml").run().stdout;
    let remarks: Vec<&str> = screen.lines().filter(|l| l.starts_with("! ")).collect();
    let first = "! The amount 35.000 counts as 35, not as 35,000: write 35, or 35_000.";
    assert_eq!(remarks.first(), Some(&first), "{screen}");
}

#[test]
fn invisible_characters_are_named_and_the_whole_number_proposed() {
    for (space, name) in [
        ('\u{a0}', "a no-break space (U+00A0)"),
        ('\u{202f}', "a narrow no-break space (U+202F)"),
        ('\u{2009}', "a thin space (U+2009)"),
        ('\u{2007}', "a figure space (U+2007)"),
        ('\u{200b}', "a space of no width (U+200B)"),
    ] {
        let whole = if space == '\u{200b}' {
            "57000"
        } else {
            "write 57000"
        };
        for (line, help) in [
            (
                format!("yearly = 57{space}000"),
                whole.trim_start_matches("write "),
            ),
            (format!("yearly = 57_000{space}"), "57_000"),
            (
                format!("yearly = {{ low = 57{space}000, high = 60_000 }}"),
                "",
            ),
        ] {
            let found = told(&file(&line));
            assert_eq!(found.len(), 1, "{line:?}: {found:?}");
            assert!(found[0].contains(name), "{line:?}: {found:?}");
            assert!(found[0].contains(help), "{line:?}: {found:?}");
        }
        for line in [
            format!("yearly{space}= 57_000"),
            format!("yearly ={space}57_000"),
            format!("{space}yearly = 57_000"),
        ] {
            let found = told(&file(&line));
            assert_eq!(found.len(), 1, "{line:?}: {found:?}");
            let does = format!("{name}, which does not belong here / write `yearly = 57_000`");
            assert!(found[0].ends_with(&does), "{line:?}: {found:?}");
        }
        // In a text, it is part of the text.
        let text = format!(
            "[weights]\npay = 1\n[[offer]]\ncompany = \"A{space}B\"\nrole = \"5{space}6\"\n"
        );
        assert_eq!(told(&text), [""; 0], "{space:?}");
    }
    // In quotes where a number is needed.
    let found = told(&file("yearly = \"57\u{2009}000\""));
    assert_eq!(found, ["6 a text where a number is needed / write 57000"]);
    // A mark that stands where files were put together, a header, and an empty line.
    for (text, said) in [
        (
            "[weights]\n\u{feff}pay = 1\n",
            "2 a byte order mark (U+FEFF), which does not belong here / write `pay = 1`",
        ),
        (
            "[weights]\u{a0}\npay = 1\n",
            "1 a no-break space (U+00A0), which does not belong here / write `[weights]`",
        ),
        (
            "[weights]\npay = 1\n\u{a0}\n",
            "3 a no-break space (U+00A0), which does not belong here / delete it",
        ),
    ] {
        let found = told(&format!("{text}[[offer]]\ncompany = \"A\"\n"));
        assert_eq!(found, [said], "{text:?}");
    }
}

#[test]
fn dashes_of_every_kind_make_ranges() {
    for (dash, name) in [
        ('\u{2010}', "a hyphen of its own kind (U+2010)"),
        ('\u{2011}', "a no-break hyphen (U+2011)"),
        ('\u{2013}', "an en dash (U+2013)"),
        ('\u{2014}', "an em dash (U+2014)"),
        ('\u{2212}', "a minus sign of its own kind (U+2212)"),
    ] {
        for (value, help) in [
            (format!("5_000{dash}6_000"), "a range is [5000, 6000]"),
            (format!("5_000 {dash} 6_000"), "a range is [5000, 6000]"),
            (format!("5k{dash}6k"), "a range is [5000, 6000]"),
            (format!("5{dash}6k"), "a range is [5000, 6000]"),
            (format!("[5_000{dash}6_000]"), "a range is [5000, 6000]"),
        ] {
            for text in [
                file(&format!("monthly = 9_000\nbenefits = {value}")),
                format!(
                    "[weights]\npay = 1\n[[offer]]\ncompany = \"A\"\n[offer.ratings]\n# 6\npay = {value}\n"
                ),
            ] {
                let found = told(&text);
                assert_eq!(found.len(), 1, "{value}: {found:?}");
                assert!(
                    found[0].starts_with(&format!("7 {name} in a ")),
                    "{value}: {found:?}"
                );
                assert!(found[0].ends_with(help), "{value}: {found:?}");
            }
        }
        let found = told(&file(&format!("monthly = 9_000\nbonus = 5{dash}10%")));
        assert!(
            found[0].ends_with("a range is [\"5%\", \"10%\"]"),
            "{found:?}"
        );
        let negative = format!(
            "[weights]\nown = {dash}1\n[scales]\nown = [0, 1]\n[[offer]]\ncompany = \"A\"\n"
        );
        let found = told(&negative);
        assert_eq!(found, [format!("2 {name} in a value / write -1")]);
        let day = format!("[[offer]]\ncompany = \"A\"\nreply-by = 2026{dash}12{dash}02\n");
        assert_eq!(
            told(&day),
            [format!("3 {name} in a value / write 2026-12-02")]
        );
    }
}

#[test]
fn typed_dashes_and_spaces_are_taken_for_what_they_look_like() {
    let folder = Folder::with("o.toml", file("monthly = 9_000"));
    for (option, typed, help) in [
        ("--set", "a.pay.monthly=5\u{2013}8", "a range is [5, 8]"),
        ("--set", "a.pay.monthly=57\u{202f}000", "57000"),
        ("--set", "a.pay=5000\u{2013}8000", "a range is [5000, 8000]"),
        ("--weight", "pay=5\u{2013}8", "a range is [5, 8]"),
    ] {
        let err = folder.rank("o.toml").arg(option).arg(typed).run().stderr;
        assert!(err.contains(help), "{typed}: {err}");
    }
}

/// 12 months are twelve months: with 52 weeks, what is owed or due after 12 months is lost.
#[test]
fn a_term_in_months_loses_no_day() {
    let with = |term: &str| {
        let equity = "equity = { grant = 40_000, vesting = \"even 4\", cliff-months = 12 }";
        a_month(&format!("yearly = 100_000\n{term}\n{equity}"))
    };
    // A quarter of the grant in a year, and nothing of it a day too soon.
    let year = (100_000.0 + 10_000.0) / 12.0;
    near(with("months = 12"), year, 1e-9, "12 months");
    near(with("weeks = 52.18"), year, 1.0, "as many weeks");
    near(with("weeks = 52"), 100_000.0 / 12.0, 1.0, "a day less");
}

/// Both readings are told, each with its line, and each line is taken.
#[test]
fn years_in_brackets_are_told_from_a_range() {
    let found = told(&file("yearly = 150_000\nsign-on = [28_000, 22_000]"));
    assert_eq!(
        found,
        [
            "7 an amount whose ends are out of order / for two years write `sign-on = { years = \
             [28_000, 22_000] }`; for a range, the smaller number first: `sign-on = [22_000, 28_000]`"
        ]
    );
    // 50,000 over 48 months, and 25,000: 1,041.67 and 520.83 a month.
    let with = |line: &str| a_month(&format!("yearly = 150_000\n{line}"));
    near(
        with("sign-on = { years = [28_000, 22_000] }"),
        12_500.0 + 50_000.0 / 48.0,
        1e-9,
        "years",
    );
    near(
        with("sign-on = [22_000, 28_000]"),
        12_500.0 + 25_000.0 / 48.0,
        1e-9,
        "a range",
    );
    let found = told(&file("yearly = 150_000\nsign-on = [28_000, 22_000, 5_000]"));
    let years = "for one amount a year write `sign-on = { years = [28_000, 22_000, 5_000] }`";
    let ends = format!("7 a list where an amount is needed / {years}; a range has two ends");
    assert_eq!(found, [ends]);
    let found = told(&file("yearly = [150_000, 140_000]"));
    assert!(
        found[0].ends_with("`yearly = [140_000, 150_000]`"),
        "{found:?}"
    );
    let found = told(&file("yearly = 9\nweeks = [12, 10]"));
    assert!(
        found[0].ends_with("write the smaller number first"),
        "{found:?}"
    );
}

#[test]
fn a_cost_that_is_borne_once_is_no_monthly_cost() {
    let found = told(&file("yearly = 150_000\nrelocation = -50_000"));
    assert_eq!(found.len(), 1);
    assert!(
        found[0].ends_with("goes below `[offer.pay.costs]`: `moving = { once = 3_000 }`"),
        "{found:?}"
    );
}

/// Before noon the day itself is no whole day to answer on.
#[test]
fn a_deadline_with_a_time_names_the_last_whole_day() {
    for (when, help) in [
        (
            "2026-12-02T02:59-05:00",
            "write the day alone: 2026-12-02, or 2026-12-01 where it is the last whole day to answer",
        ),
        ("2026-12-02T23:59:00", "write the day alone: 2026-12-02"),
    ] {
        let text = format!("[[offer]]\ncompany = \"A\"\nreply-by = {when}\n");
        let message = "3 a time of day, but rank counts whole days";
        assert_eq!(told(&text), [format!("{message} / {help}")]);
    }
}

/// A slip of a digit that takes first place is not behind "more remarks".
#[test]
fn a_rating_beyond_its_scale_is_remarked_on_below_the_verdict() {
    let text = "[weights]\nmentoring = 3\npay = 2\n\
                [[offer]]\ncompany = \"Aster\"\n[offer.pay]\nmonthly = 9_000\nweeks = 10\ntax = 0.3\n\
                cost-of-living = 1.1\ncosts = { rent = 900 }\n[offer.ratings]\nmentoring = 6\n\
                [[offer]]\ncompany = \"Birch\"\n[offer.pay]\nmonthly = 9_000\nweeks = 30\n\
                [offer.ratings]\nmentoring = 5\n";
    let folder = Folder::with("o.toml", text);
    let screen = folder.rank("o.toml --set birch.mentoring=50").run().stdout;
    let remark = "! `mentoring` 50 is beyond its scale, and counts as 10.";
    assert!(screen.lines().any(|line| line == remark), "{screen}");
    assert!(screen.contains("more remark"), "{screen}");
    // Nor behind what the file says of itself.
    let folder = Folder::with("o.toml", format!("about = \"\"\"a\nb\nc\"\"\"\n{text}"));
    let screen = folder.rank("o.toml --set birch.mentoring=50").run().stdout;
    assert!(screen.lines().any(|line| line == remark), "{screen}");
}
