//! Reports made by hand, with the figures of the example and of a longer case.

mod longer;

use jiff::civil::date;

use crate::report::{
    Call, CallFiles, CellLine, Change, CriterionLine, FlipsOf, Form, Gap, JudgeLine, LinkNote,
    Method, OfferLine, Pairs, RatingNote, RatingOrigin, Remark, Report, StatedRating, Status,
    Style, Value, Verdict, WeightLine,
};
use crate::text::tenths::{PointDigits, tenths};

pub use longer::{many, offers};

pub const PLAIN: Form = Form {
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

pub fn number(low: f64, likely: f64, high: f64, form: Form) -> StatedRating<'static> {
    StatedRating::Number {
        low,
        likely,
        high,
        form,
    }
}

pub fn level(low: &'static str, high: &'static str) -> StatedRating<'static> {
    StatedRating::Level {
        low,
        likely: None,
        high,
    }
}

pub fn linked() -> StatedRating<'static> {
    StatedRating::Linked {
        parent: "Microsoft",
        link: 0,
    }
}

pub fn criterion(
    id: &'static str,
    name: &'static str,
    weight: Option<f64>,
) -> CriterionLine<'static> {
    let levels = matches!(id, "ml-exposure" | "visa");
    CriterionLine {
        id,
        name,
        unit: None,
        question: None,
        about: None,
        worst: levels.then_some(Value::Level("none")),
        best: levels.then_some(Value::Level("leader")),
        weight,
        year: None,
        row_unit: None,
        currency: None,
        scale: String::new(),
        curve: None,
        normalize: None,
        must: None,
    }
}

pub fn cell(
    criterion: &'static str,
    stated: StatedRating<'static>,
    points: f64,
) -> CellLine<'static> {
    let known = !matches!(stated, StatedRating::Unknown);
    CellLine {
        criterion,
        stated,
        utility: 0.5,
        points,
        points_low: points,
        points_high: points,
        origin: if known {
            RatingOrigin::Fact
        } else {
            RatingOrigin::Unknown
        },
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
        status: Status::Offered,
        known: 100.0,
        place: Some(place),
        place_last: Some(place),
        position: Some(place),
        score_place: Some(place),
        unranked_because: None,
        would_be: None,
        score,
        score_low: None,
        score_median: None,
        score_high: None,
        first_share: None,
        out_share: None,
        place_shares: None,
        standard_errors: None,
        central_weights: None,
        confidence: None,
        reply_by: None,
        days_left: None,
        pay: None,
        expects_by: None,
        chance: None,
        chance_low: None,
        chance_high: None,
        location: None,
        note: None,
        must: Pairs::default(),
        criteria: Vec::new(),
        label: company.to_owned(),
        comes_first: None,
        beyond: 0.0,
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
        name: set,
        voice: 1.0,
        head: set.to_owned(),
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
        offers_in_all: offers.len(),
        schema: 1,
        version: "0.1.0",
        title: None,
        today: date(2026, 11, 22),
        as_of: date(2026, 11, 22),
        method: Method::WeightedSum,
        verdict: Verdict {
            clear: true,
            first: vec!["google".to_owned()],
            text: "Google comes first.".to_owned(),
            deadline: None,
            off_scale: None,
        },
        rows: (0..criteria.len()).collect(),
        criteria,
        weight_groups: Vec::new(),
        judges: vec![judge("default", &offers)],
        group: None,
        offers,
        start: 0.0,
        pairwise: None,
        trials: None,
        flips: Vec::new(),
        flips_of: FlipsOf::All,
        left_out: Vec::new(),
        ask: Vec::new(),
        wait: None,
        fallback: None,
        asked_place: 1,
        change: Change::default(),
        warnings: Vec::new(),
        gaps: Vec::new(),
        links: Vec::new(),
        what_ifs: None,
        sure: 0.9,
        call: Call {
            files: CallFiles::Files("offers.toml".to_owned()),
            ..Call::default()
        },
        hidden: Vec::new(),
        digits: PointDigits::Tenths,
    }
}

/// A share of what-ifs as the report puts it.
pub fn in_100(share: f64) -> String {
    match (share * 100.0).round() {
        n if n < 1.0 => "<1 in 100".to_owned(),
        n if n > 99.0 => ">99 in 100".to_owned(),
        n => format!("{n} in 100"),
    }
}

/// One reason for the gaps on all criteria.
pub fn gaps(criteria: usize, reason: &str) -> Vec<Gap> {
    (0..criteria)
        .map(|k| gap(k, 10.0 - k as f64, reason))
        .collect()
}

fn gap(criterion: usize, points: f64, reason: &str) -> Gap {
    Gap {
        criterion,
        tenths: tenths(points),
        reason: Some(reason.to_owned()),
    }
}

fn ratings(
    offer: &mut OfferLine<'static>,
    ids: &[&'static str],
    cells: Vec<(StatedRating<'static>, f64)>,
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
        text: "25 % of Microsoft's rating, a guess; may be 0 to 100 %".to_owned(),
        ..LinkNote::default()
    }];
    report.warnings = [
        "These weights are the example's. Yours will differ, and so will the order.",
        "Only JPMorgan's role is the goal, machine learning; role-fit would count it.",
    ]
    .into_iter()
    .chain(["Third.", "Fourth.", "Fifth.", "Sixth.", "Seventh."])
    .map(remark)
    .collect();
    report.call.files = CallFiles::Demo;
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
    google.criteria[0].note = Some(Box::new(RatingNote {
        brief: Some("Kubernetes, TensorFlow, BigQuery, AlphaZero".into()),
        why: Some(
            "Kubernetes, TensorFlow, BigQuery, AlphaZero (AlphaZero: DeepMind, a subsidiary since 2014)"
                .into(),
        ),
        source: Some("Daniel's answer"),
        link_source: None,
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

/// The longer case with the outcome of what-ifs.
pub fn demo_with_what_ifs() -> Report<'static> {
    let mut report = demo();
    report.verdict.text = "Google comes first in more than 99 of 100 what-ifs. LinkedIn and JPMorgan are too close to call.".to_owned();
    let sure = [
        (1, 1, 67.1, 81.3, 1.0),
        (2, 3, 18.0, 52.9, 0.0),
        (2, 3, 18.3, 39.3, 0.0),
    ];
    for (offer, (place, last, low, high, first)) in report.offers.iter_mut().zip(sure) {
        offer.place = Some(place);
        offer.place_last = Some(last);
        offer.score_low = Some(low);
        offer.score_high = Some(high);
        offer.first_share = Some(first);
        offer.comes_first = Some(in_100(first));
    }
    report
}

/// Takes an offer's place away.
pub fn unrank(offer: &mut OfferLine<'static>, reasons: &[&str]) {
    offer.position = None;
    offer.place = None;
    offer.place_last = None;
    offer.score_low = None;
    offer.score_high = None;
    offer.first_share = None;
    offer.comes_first = None;
    offer.unranked_because = Some(reasons.iter().map(|r| (*r).to_owned()).collect());
}
