//! Reports made by hand, with the figures of the example and of a longer case.

use jiff::civil::date;

use crate::report::{
    CellLine, Change, CriterionLine, Form, Gap, JudgeLine, LinkNote, MustOutcome, Note, OfferLine,
    Origin, Pairs, Remark, Report, Stated, Style, Verdict, WeightLine,
};

const PLAIN: Form = Form {
    style: Style::Bare,
    narrow: 0.0,
};
const SHARE: Form = Form {
    style: Style::Percent,
    narrow: 5.0,
};
const PLACE: Form = Form {
    style: Style::Place,
    narrow: 0.0,
};

pub fn number(low: f64, likely: f64, high: f64, form: Form) -> Stated<'static> {
    Stated::Number {
        low,
        likely,
        high,
        form,
    }
}

pub fn level(low: &'static str, high: &'static str) -> Stated<'static> {
    Stated::Level {
        low,
        likely: None,
        high,
    }
}

pub fn linked() -> Stated<'static> {
    Stated::Linked {
        parent: "Microsoft",
        link: 0,
    }
}

pub fn criterion(
    id: &'static str,
    name: &'static str,
    weight: Option<f64>,
) -> CriterionLine<'static> {
    CriterionLine {
        id,
        name,
        unit: None,
        question: None,
        worst: None,
        best: None,
        weight,
        year: None,
        row_unit: None,
        scale: String::new(),
        must: None,
    }
}

pub fn cell(criterion: &'static str, stated: Stated<'static>, points: f64) -> CellLine<'static> {
    let known = !matches!(stated, Stated::Unknown);
    CellLine {
        criterion,
        stated,
        utility: 0.5,
        points,
        points_low: points,
        points_high: points,
        origin: if known { Origin::Fact } else { Origin::Unknown },
        note: None,
    }
}

pub fn offer(
    id: &'static str,
    company: &'static str,
    role: &'static str,
    place: usize,
    score: f64,
) -> OfferLine<'static> {
    OfferLine {
        id,
        company,
        role: Some(role),
        status: "offered",
        known: 100.0,
        place: Some(place),
        place_last: Some(place),
        position: Some(place),
        unranked_because: None,
        would_be: None,
        score,
        score_low: None,
        score_median: None,
        score_high: None,
        first_share: None,
        place_shares: None,
        standard_errors: None,
        central_weights: None,
        confidence: None,
        reply_by: None,
        days_left: None,
        must: Pairs::default(),
        criteria: Vec::new(),
        label: company.to_owned(),
        unsure: false,
        tied: false,
        was: None,
    }
}

pub fn remark(message: &str) -> Remark {
    Remark {
        code: "R0201".to_owned(),
        message: message.to_owned(),
        file: None,
        line: None,
        column: None,
    }
}

pub fn judge(set: &'static str, offers: &[OfferLine<'static>]) -> JudgeLine<'static> {
    JudgeLine {
        set,
        title: None,
        weights: Pairs(vec![(
            "pay",
            WeightLine {
                written: 25.0,
                share: 25.0,
                low: 12.5,
                high: 37.5,
            },
        )]),
        positions: Pairs(offers.iter().map(|o| (o.id, o.position)).collect()),
        scores: Pairs(offers.iter().map(|o| (o.id, o.score)).collect()),
    }
}

pub fn report(
    criteria: Vec<CriterionLine<'static>>,
    offers: Vec<OfferLine<'static>>,
) -> Report<'static> {
    Report {
        schema: 1,
        version: "0.1.0",
        title: None,
        today: date(2026, 11, 22),
        as_of: date(2026, 11, 22),
        method: "weighted-sum",
        verdict: Verdict {
            clear: true,
            first: vec!["google".to_owned()],
            text: "Google comes first.".to_owned(),
            deadline: None,
        },
        rows: (0..criteria.len()).collect(),
        criteria,
        judges: vec![judge("default", &offers)],
        offers,
        start: 0.0,
        pairwise: None,
        trials: None,
        flips: Vec::new(),
        ask: Vec::new(),
        asked_place: 1,
        change: Change::default(),
        warnings: Vec::new(),
        gaps: Vec::new(),
        links: Vec::new(),
        call: "offers.toml".to_owned(),
    }
}

fn gap(criterion: usize, points: f64, reason: &str) -> Gap {
    Gap {
        criterion,
        tenths: (points * 10.0).round() as i64,
        reason: Some(reason.to_owned()),
    }
}

fn ratings(
    offer: &mut OfferLine<'static>,
    ids: &[&'static str],
    cells: Vec<(Stated<'static>, f64)>,
) {
    offer.criteria = ids
        .iter()
        .zip(cells)
        .map(|(id, (stated, points))| cell(id, stated, points))
        .collect();
}

/// The built-in example, ranked without what-ifs.
pub fn demo() -> Report<'static> {
    let mut pay = criterion("pay", "Pay", Some(25.0));
    pay.year = Some(2021);
    pay.row_unit = Some("$ a month".to_owned());
    pay.scale = "$/month".to_owned();
    let mut brand = criterion("brand", "Brand", Some(20.0));
    brand.year = Some(2021);
    let criteria = vec![
        criterion("ml-exposure", "ML exposure", Some(35.0)),
        criterion("cloud-market-share", "Cloud market share", Some(20.0)),
        pay,
        brand,
    ];
    let mut report = report(criteria, demo_offers());
    report.title = Some("Which internship for a career in machine learning?");
    report.rows = vec![0, 2, 1, 3];
    report.gaps = vec![
        gap(0, 28.875, "Kubernetes, TensorFlow, BigQuery, AlphaZero"),
        gap(3, 15.102, "1st: ideal employers of IT students, Universum"),
        gap(1, 4.375, "Synergy Research Group, 2026 Q1"),
        gap(2, -1.925, "LinkedIn: median of its interns, Glassdoor"),
    ];
    report.links = vec![LinkNote {
        mark: "*".to_owned(),
        text: "25 % of Microsoft's rating; may be 0 to 100 %, nobody has said".to_owned(),
    }];
    report.warnings = [
        "These weights are the example's. Yours will differ, and so will the order.",
        "Only JPMorgan's role is the goal, machine learning; role-fit would count it.",
    ]
    .into_iter()
    .chain(["Third.", "Fourth.", "Fifth.", "Sixth.", "Seventh."])
    .map(remark)
    .collect();
    report.call = "demo".to_owned();
    report
}

fn demo_offers() -> Vec<OfferLine<'static>> {
    const IDS: [&str; 4] = ["ml-exposure", "cloud-market-share", "pay", "brand"];
    let mut google = offer("google", "Google", "Software engineer", 1, 74.4697);
    ratings(
        &mut google,
        &IDS,
        vec![
            (level("leader", "leader"), 35.0),
            (number(12.0, 14.0, 16.0, SHARE), 7.0),
            (number(7129.0, 7129.0, 7129.0, PLAIN), 12.4697),
            (number(1.0, 1.0, 1.0, PLACE), 20.0),
        ],
    );
    google.criteria[0].note = Some(Box::new(Note {
        brief: Some("Kubernetes, TensorFlow, BigQuery, AlphaZero"),
        why: Some(
            "Kubernetes, TensorFlow, BigQuery, AlphaZero (AlphaZero: DeepMind, a subsidiary since 2014)",
        ),
        source: Some("Daniel's answer"),
        as_of: Some(date(2020, 10, 1)),
        place: None,
    }));
    let mut linkedin = offer("linkedin", "LinkedIn", "Data scientist", 2, 28.0426);
    ratings(
        &mut linkedin,
        &IDS,
        vec![
            (linked(), 6.125),
            (linked(), 2.625),
            (number(8009.0, 8009.0, 8009.0, PLAIN), 14.3947),
            (number(26.0, 38.0, 50.0, PLACE), 4.898),
        ],
    );
    let mut jpmorgan = offer("jpmorgan", "JPMorgan", "ML engineer", 3, 24.4244);
    ratings(
        &mut jpmorgan,
        &IDS,
        vec![
            (level("none", "some"), 0.0),
            (number(0.0, 0.0, 0.0, SHARE), 0.0),
            (number(6250.0, 6250.0, 6250.0, PLAIN), 10.5469),
            (number(16.0, 16.0, 16.0, PLACE), 13.8776),
        ],
    );
    vec![google, linkedin, jpmorgan]
}

/// The same with the outcome of what-ifs.
pub fn demo_with_what_ifs() -> Report<'static> {
    let mut report = demo();
    report.verdict.text = "Google comes first in more than 99 of 100 what-ifs. LinkedIn and JPMorgan are too close to call.".to_owned();
    let sure = [
        (1, 1, 67.1, 81.3, 1.0),
        (2, 3, 18.8, 52.8, 0.0),
        (2, 3, 18.9, 36.8, 0.0),
    ];
    for (offer, (place, last, low, high, first)) in report.offers.iter_mut().zip(sure) {
        offer.place = Some(place);
        offer.place_last = Some(last);
        offer.score_low = Some(low);
        offer.score_high = Some(high);
        offer.first_share = Some(first);
    }
    report
}

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
    let unknown = Stated::Unknown;
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
        offer.must = Pairs(vec![("visa", MustOutcome::Passes)]);
    }
    offers[0].unsure = true;
    offers[1].unsure = true;
    offers[2].must = Pairs(vec![("visa", MustOutcome::NotChecked)]);
    unrank(
        &mut offers[3],
        &["no offer yet", "too little known to rank"],
    );
    offers[3].status = "pending";
    offers[3].known = 45.0;
    offers
}

/// Takes an offer's place away.
pub fn unrank(offer: &mut OfferLine<'static>, reasons: &[&str]) {
    offer.position = None;
    offer.place = None;
    offer.place_last = None;
    offer.score_low = None;
    offer.score_high = None;
    offer.first_share = None;
    offer.unranked_because = Some(reasons.iter().map(|r| (*r).to_owned()).collect());
}

/// Many offers on the example's criteria.
pub fn many(count: usize) -> Report<'static> {
    let mut report = demo();
    let google = report.offers.swap_remove(0);
    report.call = "many.toml".to_owned();
    report.offers = (1..=count)
        .map(|place| {
            let mut offer = offer("o", "Company", "Engineer", place, 74.4697 / place as f64);
            offer.criteria.clone_from(&google.criteria);
            for cell in &mut offer.criteria {
                cell.points /= place as f64;
            }
            offer.label = format!("Company {place}");
            offer
        })
        .collect();
    report
}
