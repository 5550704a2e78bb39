//! The built-in example: what a new user sees first.

use super::harness::{ids, near, number, offer, rank};

const SCREEN: &str = "\
Which internship for a career in machine learning?

Google comes first in more than 99 of 100 what-ifs.
LinkedIn and JPMorgan are too close to call.

 #   Offer                       Score   Range  Comes first
 1   Google    Software engineer    74   67-81   >99 in 100
 2-3 LinkedIn  Data scientist       28   18-53    <1 in 100
 2-3 JPMorgan  ML engineer          24   18-39    <1 in 100

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

Only one change would move Google: pay weighed 628 or more instead of 25.
Who is second: JPMorgan, if LinkedIn has 14.6 % or less of Microsoft's rating.

! These weights are the example's. Yours will differ, and so will the order.
! Only JPMorgan's role is the goal, machine learning; role-fit would count it.
! 5 more remarks: rank demo --today 2026-11-22 --all
* 25 % of Microsoft's rating, a guess; may be 0 to 100 %
Range: 90 % of 10,000 what-ifs, each with the weights changed by up to half
Your own offers: rank init     This example to play with: rank init --demo
";

// Who is second: JPMorgan needs 3.6182 of 35 points more. Of none and some, none is likely, and a
// quarter of the draws are some, worth 0.35. A link below 0.1466, where half of the draws lie below
// 0.25, has 0.293: so the link is the nearer change.

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

/// How sure the order is, as another program drew it: shares within four standard errors of 0.5 %,
/// scores within half a point.
#[test]
fn how_sure_it_is() {
    let report = rank("demo --json").json();
    let expected = [
        ("google", [67.1, 74.5, 81.3], 1.0, (1, 1)),
        ("linkedin", [18.0, 33.5, 52.9], 0.0, (2, 3)),
        ("jpmorgan", [18.3, 26.3, 39.3], 0.0, (2, 3)),
    ];
    for (id, scores, first, (place, place_last)) in expected {
        let line = offer(&report, id);
        for (key, score) in ["score_low", "score_median", "score_high"]
            .into_iter()
            .zip(scores)
        {
            near(number(&line[key]), score, 0.5, &format!("{id} {key}"));
        }
        near(number(&line["first_share"]), first, 1e-12, id);
        assert_eq!(
            (&line["place"], &line["place_last"]),
            (&place.into(), &place_last.into()),
            "{id}"
        );
    }
    let ahead = number(&report["pairwise"]["linkedin"]["jpmorgan"]);
    near(ahead, 0.686, 0.02, "LinkedIn ahead of JPMorgan");
    near(
        number(&report["pairwise"]["jpmorgan"]["linkedin"]),
        1.0 - ahead,
        1e-12,
        "and behind",
    );
    near(
        number(&offer(&report, "linkedin")["standard_errors"][1]),
        0.0046,
        0.0002,
        "its error",
    );
    assert_eq!(report["verdict"]["clear"], true);
    assert_eq!(report["trials"]["count"], 10_000);
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

/// Nothing to be learned changes the first of the example, so both tell what decides the second.
#[test]
fn scripts_get_the_questions_that_the_screen_has() {
    let report = rank("demo --json").json();
    let asked = rank("ask --demo --json").json();
    assert_eq!(asked["place"], 2);
    assert_eq!(report["ask"], asked["ask"]);
    let questions = report["ask"].as_array().expect("questions");
    assert_eq!(questions[0]["company"], "LinkedIn");
    assert_eq!(questions[1]["criterion"], "ml-exposure");
    assert!(questions.iter().all(|q| q["first_changes"] == false));
    let screen = rank("ask --demo").ok();
    let answers = screen.matches(" in 100).").count();
    assert_eq!(answers, questions.len(), "{screen}");
}
