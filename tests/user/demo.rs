//! The built-in example: what a new user sees first.

use super::harness::{ids, near, number, offer, rank};

const SCREEN: &str = "\
Which internship for a career in machine learning?

Google leads LinkedIn by 46 points, JPMorgan by 50.

 #   Offer                       Score
 1   Google    Software engineer    74
 2   LinkedIn  Data scientist       28
 3   JPMorgan  ML engineer          24

                       of  Google            LinkedIn          JPMorgan
 ML exposure           35  35.0 leader        6.1 Microsoft's*  0.0 none to some
 Pay 2021, $ a month   25  12.5 7,129        14.4 8,009        10.5 6,250
 Cloud market share    20   7.0 14 %          2.6 Microsoft's*  0.0 0 %
 Brand 2021            20  20.0 1st           4.9 26th to 50th 13.9 16th
 Score                100  74.5              28.0              24.4

Why Google leads LinkedIn, largest gap first:
 ML exposure         +28.9  Kubernetes, TensorFlow, BigQuery, AlphaZero
 Brand               +15.1  1st: ideal employers of IT students, Universum
 Cloud market share   +4.4  Synergy Research Group, 2026 Q1
 Pay                  -1.9  LinkedIn: median of its interns, Glassdoor

! These weights are the example's. Yours will differ, and so will the order.
! Only JPMorgan's role is the goal, machine learning; role-fit would count it.
! 4 more remarks: rank demo --all
* 25 % of Microsoft's rating; may be 0 to 100 %
Your own offers: rank init     This example to play with: rank init --demo
";

#[test]
fn the_screen() {
    rank("demo").prints(SCREEN);
}

// By hand: shares 35, 20, 25, 20; pay on the line from 6,000 (0.4) to 10,000 (0.75); brand on the
// line from place 50 to 1; LinkedIn has a quarter of Microsoft's 0.7 and of its 21 of 40 %.
#[test]
fn the_figures() {
    let report = rank("demo --json").json();
    let expected = [
        ("google", [35.0, 7.0, 12.4697, 20.0], 74.4697),
        ("linkedin", [6.125, 2.625, 14.3947, 4.8980], 28.0426),
        ("jpmorgan", [0.0, 0.0, 10.5469, 13.8776], 24.4244),
    ];
    assert_eq!(ids(&report), expected.map(|e| e.0));
    for (place, (id, points, score)) in expected.into_iter().enumerate() {
        let line = offer(&report, id);
        near(number(&line["score"]), score, 0.000_05, id);
        assert_eq!(line["position"], place + 1, "{id}");
        let criteria = ["ml-exposure", "cloud-market-share", "pay", "brand"];
        for (criterion, points) in criteria.into_iter().zip(points) {
            let cell = &line["criteria"][criterion];
            near(
                number(&cell["points"]),
                points,
                0.000_05,
                &format!("{id} {criterion}"),
            );
        }
    }
}

#[test]
fn the_same_arguments_and_day_give_the_same_bytes() {
    for format in ["table", "json", "csv", "markdown"] {
        let call = format!("demo --format {format}");
        assert_eq!(rank(&call).ok(), rank(&call).ok(), "{format}");
    }
}

/// As of a day before 28 February 2021 no pay is known, and before 31 May 2021 no brand.
#[test]
fn an_earlier_day_knows_less() {
    let known = |day: &str| {
        number(&rank(&format!("demo --json --as-of {day}")).json()["offers"][0]["known"])
    };
    near(known("2021-06-01"), 100.0, 1e-9, "June 2021");
    near(known("2021-03-01"), 80.0, 1e-9, "March 2021");
    near(known("2020-10-01"), 55.0, 1e-9, "October 2020");
}
