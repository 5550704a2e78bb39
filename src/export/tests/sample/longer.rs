//! Longer reports: three offers with deadlines and one to come, with the figures of a longer case,
//! and as many offers as asked for.

use jiff::civil::date;

use super::{
    PLAIN, SHARE, criterion, demo, gap, in_100, level, linked, number, offer, ratings, remark,
    report, unrank,
};
use crate::report::{
    CallFiles, LinkNote, MustOutcome, OfferLine, Pairs, Report, StatedRating, Status,
};

/// Three offers with deadlines and one to come, a deal-breaker, unknowns.
pub fn offers() -> Report<'static> {
    let mut pay = criterion("pay", "Pay", Some(20.0));
    pay.row_unit = Some("$ a month".to_owned());
    pay.scale = "$/month".to_owned();
    let mut role_fit = criterion("role-fit", "Role fit", Some(30.0));
    role_fit.scale = "0-10".to_owned();
    let mut mentoring = criterion("mentoring", "Mentoring", Some(20.0));
    mentoring.scale = "0-10".to_owned();
    let criteria = vec![
        role_fit,
        mentoring,
        pay,
        criterion("return-offer", "Return offer", Some(15.0)),
        criterion("ml-exposure", "ML exposure", Some(15.0)),
        criterion("visa", "Visa", None),
    ];
    let mut report = report(criteria, three_and_one());
    report.title = Some("Summer 2027");
    report.verdict.clear = false;
    report.verdict.text =
        "No clear first of three: JPMorgan leads Google by 1 point, LinkedIn by 6.".to_owned();
    report.verdict.deadline =
        Some("Reply to JPMorgan first: by Thursday 26 November, in 4 days.".to_owned());
    report.gaps = vec![
        gap(0, 13.5, "Google: team match comes after I accept"),
        gap(
            4,
            -9.75,
            "Google: Kubernetes, TensorFlow, BigQuery, AlphaZero",
        ),
        gap(1, -4.0, "nobody has said who teaches at JPMorgan"),
    ];
    report.links = vec![LinkNote {
        mark: "*".to_owned(),
        text: "25 % of Microsoft's rating; may be 0 to 100 %".to_owned(),
        ..LinkNote::default()
    }];
    report.warnings = vec![
        remark("Visa is a must, and LinkedIn's is not checked."),
        remark("OpenAI answers by 5 Dec, after all three replies are due."),
    ];
    report
}

fn three_and_one() -> Vec<OfferLine<'static>> {
    const IDS: [&str; 6] = [
        "role-fit",
        "mentoring",
        "pay",
        "return-offer",
        "ml-exposure",
        "visa",
    ];
    let ten = |x: f64| number(x, x, x, PLAIN);
    let yes = (level("yes", "yes"), 0.0);
    let mut offers = vec![
        offer("jpmorgan", "JPMorgan", "ML engineer", 1, 67.4),
        offer("google", "Google", "Software engineer", 2, 66.1),
        offer("linkedin", "LinkedIn", "Data scientist", 3, 61.4),
        offer("openai", "OpenAI", "Research intern", 4, 57.5),
    ];
    let unknown = StatedRating::Unknown;
    ratings(
        &mut offers[0],
        &IDS,
        vec![
            (ten(9.0), 27.0),
            (unknown, 10.0),
            (ten(10784.0), 15.4),
            (number(50.0, 65.0, 80.0, SHARE), 9.75),
            (level("some", "some"), 5.25),
            yes,
        ],
    );
    ratings(
        &mut offers[1],
        &IDS,
        vec![
            (number(3.0, 4.5, 6.0, PLAIN), 13.5),
            (ten(7.0), 14.0),
            (ten(12110.0), 16.1),
            (unknown, 7.5),
            (level("leader", "leader"), 15.0),
            yes,
        ],
    );
    ratings(
        &mut offers[2],
        &IDS,
        vec![
            (ten(6.0), 18.0),
            (number(7.0, 8.0, 9.0, PLAIN), 16.0),
            (ten(11588.0), 15.75),
            (number(60.0, 60.0, 60.0, SHARE), 9.0),
            (linked(), 2.65),
            (unknown, 0.0),
        ],
    );
    ratings(
        &mut offers[3],
        &IDS,
        vec![
            (ten(10.0), 30.0),
            (unknown, 10.0),
            (unknown, 10.0),
            (unknown, 7.5),
            (level("leader", "leader"), 15.0),
            (unknown, 0.0),
        ],
    );
    let days = [
        (date(2026, 11, 26), 4),
        (date(2026, 12, 1), 9),
        (date(2026, 12, 4), 12),
    ];
    let sure = [
        (1, 2, 56.2, 78.4, 0.514),
        (1, 3, 55.9, 75.2, 0.388),
        (2, 3, 57.3, 67.9, 0.098),
    ];
    for ((offer, (day, left)), (place, last, low, high, first)) in
        offers.iter_mut().zip(days).zip(sure)
    {
        offer.reply_by = Some(day);
        offer.days_left = Some(left);
        (offer.place, offer.place_last) = (Some(place), Some(last));
        (offer.score_low, offer.score_high) = (Some(low), Some(high));
        offer.first_share = Some(first);
        offer.comes_first = Some(in_100(first));
        offer.must = Pairs(vec![("visa", MustOutcome::Passes)]);
    }
    offers[0].unsure = true;
    offers[1].unsure = true;
    offers[2].must = Pairs(vec![("visa", MustOutcome::NotChecked)]);
    unrank(
        &mut offers[3],
        &["no offer yet", "too little known to rank"],
    );
    offers[3].status = Status::Pending;
    offers[3].known = 45.0;
    offers
}

/// Many offers on the example's criteria.
pub fn many(count: usize) -> Report<'static> {
    let mut report = demo();
    let google = report.offers.swap_remove(0);
    report.call.files = CallFiles::Files("many.toml".to_owned());
    report.offers = (1..=count)
        .map(|place| {
            let name: &'static str = Box::leak(format!("Company {place}").into_boxed_str());
            let mut offer = offer(name, name, "Engineer", place, 74.4697 / place as f64);
            offer.criteria.clone_from(&google.criteria);
            for cell in &mut offer.criteria {
                cell.points /= place as f64;
            }
            offer
        })
        .collect();
    report.offers_in_all = report.offers.len();
    report
}
