//! Screens at the edges: one offer, none ranked, many, long and wide names, colours.

use super::sample;
use crate::export::{ScreenOptions, table};
use crate::report::Report;

fn screen(report: &Report<'_>, width: usize) -> String {
    table(
        report,
        &ScreenOptions {
            width,
            short: true,
            ..ScreenOptions::default()
        },
    )
}

fn lines(text: &str, containing: &str) -> usize {
    text.lines()
        .filter(|line| line.contains(containing))
        .count()
}

#[test]
fn one_offer_alone() {
    let mut report = sample::demo();
    report.offers.truncate(1);
    report.offers_in_all = 1;
    report.gaps.clear();
    report.warnings.clear();
    assert_eq!(screen(&report, 80), ONE);
}

const ONE: &str = "\
Which internship for a career in machine learning?

Google comes first.

 #   Offer                     Score
 1   Google  Software engineer    74

                       of  Google
 ML exposure           35  35.0 leader
 Pay 2021, $ a month   25  12.5 7,129
 Cloud market share    20   7.0 14 %
 Brand 2021            20  20.0 1st
 Score                100  74.5

Your own offers: rank init     This example to play with: rank init --demo
";

#[test]
fn when_none_is_ranked_all_are_compared() {
    let mut report = sample::demo();
    for offer in &mut report.offers {
        sample::unrank(offer, &["no offer yet"]);
    }
    report.offers[0].would_be = Some(1);
    let text = screen(&report, 80);
    assert!(text.contains(NONE), "{text}");
    assert!(text.contains("ML exposure           35  35.0 leader        6.1 Microsoft's*  0.0"));
}

const NONE: &str = "
 #   Offer                       Score
 -   Google    Software engineer  no offer yet; would be 1st
 -   LinkedIn  Data scientist     no offer yet
 -   JPMorgan  ML engineer        no offer yet
";

#[test]
fn a_report_without_offers_or_criteria_is_still_a_screen() {
    let mut report = sample::report(Vec::new(), Vec::new());
    report.verdict.text = "Nothing to rank.".to_owned();
    assert_eq!(
        screen(&report, 80),
        "Nothing to rank.\n\n #   Offer Score\n\nMore: rank explain\n"
    );
}

#[test]
fn a_terminal_shows_twenty_and_a_pipe_all() {
    let report = sample::many(23);
    let text = screen(&report, 80);
    assert!(text.contains(" 20  Company 20  Engineer     4\n 3 more offers: --all shows them\n"));
    assert!(text.contains(" 15 more offers: --all shows them\n"));
    assert_eq!((lines(&text, "Engineer"), lines(&text, " of  ")), (20, 1));
    for look in [
        ScreenOptions::default(),
        ScreenOptions {
            short: true,
            all: true,
            ..ScreenOptions::default()
        },
    ] {
        let text = table(&report, &look);
        assert!(!text.contains("--all shows"));
        assert_eq!((lines(&text, "Engineer"), lines(&text, " of  ")), (23, 6));
    }
}

#[test]
fn two_offers_of_one_name_are_told_apart_by_their_ids() {
    let mut report = sample::demo();
    report.offers[2].company = "Google";
    report.offers[2].role = Some("Software engineer");
    let text = screen(&report, 80);
    assert!(
        text.contains(" 1   Google    Software engineer (google)      74\n"),
        "{text}"
    );
    assert!(text.contains(" 3   Google    Software engineer (jpmorgan)    24\n"));
}

#[test]
fn long_and_wide_names_are_whole_and_in_their_columns() {
    let mut report = sample::demo();
    report.offers[0].company = Box::leak("株式会社 ".repeat(20).into_boxed_str());
    report.offers[1].company = Box::leak("Long".repeat(75).into_boxed_str());
    let text = screen(&report, 80);
    let table = text.split("\n\n").nth(2).expect("a table");
    assert_eq!(table.matches("株式会社").count(), 20);
    let names: String = table
        .lines()
        .map(|line| line.get(5..45).unwrap_or(&line[5..]))
        .collect();
    assert_eq!(names.matches("Long").count(), 75);
    assert!(table.contains("株式会社 株式会社 株式会社 株式会社       Software engineer    74\n"));
    assert!(
        table.ends_with(" 3   JPMorgan                                  ML engineer          24")
    );
}

#[test]
fn a_start_above_nothing_is_a_row_of_its_own() {
    let mut report = sample::demo();
    report.start = 10.0;
    for offer in &mut report.offers {
        offer.score += 10.0;
    }
    let text = screen(&report, 80);
    assert!(text.contains(START), "{text}");
    assert!(
        text.contains("\nPoints are added to 10.0\n")
            || text.contains("    Points are added to 10.0\n")
    );
}

const START: &str = "
 Brand 2021            20  20.0 1st           4.9 26th to 50th 13.9 16th
 Start                     10.0              10.0              10.0
 Score                100  84.5              38.0              34.4
";

#[test]
fn a_failed_deal_breaker_is_marked_and_pressing_days_are_red() {
    let look = ScreenOptions {
        color: true,
        ..ScreenOptions::default()
    };
    let text = table(&sample::offers(), &look);
    let bold = |text: &str| format!("\u{1b}[1m{text}\u{1b}[0m");
    assert!(text.contains(&format!(
        " {} {}  {}",
        bold("1-2"),
        bold("JPMorgan"),
        bold("ML engineer")
    )));
    assert!(text.contains("\u{1b}[31mThu 26 Nov\u{1b}[0m"));
    assert!(!text.contains("\u{1b}[31mTue"));
    assert!(text.contains("\u{1b}[33m!\u{1b}[0m Visa is a must"));
    assert!(text.contains(&format!(" Role fit          30  {} 9 ", bold("27.0"))));
    assert!(text.contains("10.0 \u{1b}[33m?\u{1b}[0m "));
    assert!(text.contains(
        "\u{1b}[2mMore: rank explain jpmorgan google, rank flip, rank deadlines\u{1b}[0m\n"
    ));
}

#[test]
fn reasons_stand_below_everything() {
    let look = ScreenOptions {
        reasons: true,
        all: true,
        ..ScreenOptions::default()
    };
    let text = table(&sample::demo(), &look);
    let (_, reasons) = text.split_once("rank init --demo\n\n").expect("reasons");
    assert_eq!(reasons, REASONS);
    assert_eq!(lines(&text, "! "), 7);
}

const REASONS: &str = "\
Google, Software engineer
 ML exposure          35.0  leader
   Kubernetes, TensorFlow, BigQuery, AlphaZero (AlphaZero: DeepMind, a
   subsidiary since 2014)
   Daniel's answer; as of Oct 2020
 Pay                  12.5  7,129
 Cloud market share    7.0  14 % (12-16 %)
 Brand                20.0  1st

LinkedIn, Data scientist
 ML exposure           6.1  Microsoft's*
 Pay                  14.4  8,009
 Cloud market share    2.6  Microsoft's*
 Brand                 4.9  26th to 50th

JPMorgan, ML engineer
 ML exposure           0.0  none to some
 Pay                  10.5  6,250
 Cloud market share    0.0  0 %
 Brand                13.9  16th
";

/// A level's name may be of spaces only: its offer's second line then has nothing on it.
#[test]
fn a_rating_of_no_words_leaves_no_line_empty() {
    let mut report = sample::demo();
    report.gaps.clear();
    for offer in &mut report.offers {
        offer.reply_by = None;
        for cell in &mut offer.criteria {
            cell.stated = sample::level(" ", " ");
        }
    }
    for width in [40, 80, 110, 160] {
        let text = screen(&report, width);
        assert!(!text.contains("\n\n\n"), "{text}");
    }
}
