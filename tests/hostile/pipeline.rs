//! All the way from bytes to every output, without the program around it.

use jiff::civil::{Date, date};
use offer_rank::diag::{self, Severity};
use offer_rank::export::{self, ScreenOptions, page};
use offer_rank::load::{self, Changes, InputFile, InputKind, LoadOutcome, Request};
use offer_rank::method::Method;
use offer_rank::report::{self, Depth, Report, ReportSettings};
use offer_rank::robust::Trust;
use serde_json::Value;

use crate::harmless::assert_harmless;
use crate::validator::hold;

const TODAY: Date = date(2026, 11, 22);

/// Loads a file.
pub fn load(bytes: &[u8], changes: Changes) -> LoadOutcome {
    load_as(bytes, InputKind::Toml, changes)
}

/// Loads a file of some kind.
pub fn load_as(bytes: &[u8], kind: InputKind, changes: Changes) -> LoadOutcome {
    let request = request(bytes, kind, changes);
    load::load(&request, &mut |_| Err("no such file".to_owned()))
}

/// What is asked for of a file alone.
pub fn request(bytes: &[u8], kind: InputKind, changes: Changes) -> Request {
    Request {
        files: vec![InputFile::new("offers", bytes.to_vec())],
        kind,
        built_in: false,
        sets: Vec::new(),
        judges: Vec::new(),
        today: TODAY,
        as_of: TODAY,
        changes,
    }
}

/// Takes a file through everything; what is wrong with any output fails the test.
pub fn through(bytes: &[u8]) -> LoadOutcome {
    changed(bytes, Changes::default())
}

/// The same with changes typed.
pub fn changed(bytes: &[u8], changes: Changes) -> LoadOutcome {
    let outcome = load(bytes, changes);
    assert_eq!(
        outcome.loaded.is_none(),
        outcome.has_mistakes(),
        "{:?}",
        outcome.complaints
    );
    places(&outcome);
    complaints(&outcome);
    outputs(&outcome);
    outcome
}

/// The same of a table. Each of its cells may have a mistake, and so may one line several.
pub fn table(bytes: &[u8], kind: InputKind) -> LoadOutcome {
    let outcome = load_as(bytes, kind, Changes::default());
    assert_eq!(
        outcome.loaded.is_none(),
        outcome.has_mistakes(),
        "{:?}",
        outcome.complaints
    );
    places(&outcome);
    told(&outcome);
    outputs(&outcome);
    outcome
}

/// Every complaint points into its file.
fn places(outcome: &LoadOutcome) {
    for complaint in &outcome.complaints {
        let related = complaint.related.as_ref().map(|r| r.0);
        for span in complaint.span.into_iter().chain(related) {
            let text = &outcome.sources.get(span.file).text;
            assert!(
                span.start <= span.end && span.start as usize <= text.len(),
                "{complaint:?}"
            );
            let place = outcome.sources.place(span);
            let line = text.split('\n').nth(place.line - 1);
            let columns = line.expect("the line is there").chars().count();
            assert!(
                (1..=columns + 1).contains(&place.column),
                "{complaint:?}: {place:?}"
            );
        }
    }
}

/// Complaints as text are harmless, and each mistake has a line of its own.
fn complaints(outcome: &LoadOutcome) {
    let mut lines = Vec::new();
    for complaint in &outcome.complaints {
        if let (Severity::Error, Some(span)) = (complaint.code.severity(), complaint.span) {
            lines.push((span.file, outcome.sources.place(span).line));
        }
    }
    let all = lines.len();
    lines.dedup();
    assert_eq!(lines.len(), all, "{:?}", outcome.complaints);
    told(outcome);
}

/// Complaints as text are harmless.
fn told(outcome: &LoadOutcome) {
    for width in [40, 80] {
        let look = diag::Look {
            color: false,
            width,
        };
        let text = diag::render_all(&outcome.complaints, &outcome.sources, look);
        assert_harmless(&text, "complaints");
    }
    let mut json = Vec::new();
    export::json(&report::check(outcome), &mut json).expect("memory takes everything");
    harmless(json, "check --json");
}

/// The outputs of the decision, if there is one.
fn outputs(outcome: &LoadOutcome) {
    let Some(loaded) = &outcome.loaded else {
        return;
    };
    let settings = ReportSettings {
        today: TODAY,
        as_of: TODAY,
        call: report::Call {
            files: report::CallFiles::Files("offers.toml".to_owned()),
            ..report::Call::default()
        },
        method: Method::default(),
        places: report::Places::Told,
        trials: Some(32),
        seed: 1,
        trust: Trust::default(),
        sure: 0.9,
        depth: Depth::All,
        asked: None,
        top: None,
        redacted: Vec::new(),
    };
    let (report, ranking) = report::report_and_ranking(
        loaded,
        &outcome.complaints,
        &outcome.sources,
        &settings,
        &|_| {},
    );
    figures(&report);
    for width in [40, 110] {
        let look = ScreenOptions {
            width,
            reasons: true,
            all: true,
            ..ScreenOptions::default()
        };
        assert_harmless(&export::table(&report, &look), "table");
        let screen = |page: Vec<page::Section>| export::render(&page, &look);
        assert_harmless(&screen(page::ask::page(&report)), "ask");
        let flips = report.flip_report(None, &[], true);
        assert_harmless(&screen(page::flip::page(&report, &flips, &look)), "flip");
        let days = report.deadlines();
        let text = screen(page::deadlines::page(&report, &days, Some("a.ics"), &look));
        assert_harmless(&text, "deadlines");
        let pay = report.pay_report(&[]);
        assert_harmless(&screen(page::pay::page(&report, &pay, &look)), "pay");
        for which in [vec![0], vec![report.offers.len() - 1, 0]] {
            let told = report::explanation(loaded, (&report, &ranking), &which, &[]);
            let text = screen(page::explain::page(&report, &told, &look));
            assert_harmless(&text, "explain");
        }
    }
    calendar(&export::ics(&report.deadlines()));
    assert_harmless(&export::markdown(&report), "markdown");
    let mut csv = Vec::new();
    export::csv(&report, &mut csv).expect("memory takes everything");
    cells(&harmless(csv, "csv"));
    let mut json = Vec::new();
    export::json(&report, &mut json).expect("memory takes everything");
    let json = harmless(json, "json");
    hold("rank", &serde_json::from_str(&json).expect("JSON"));
    let mut json = Vec::new();
    export::json(&report.pay_report(&[]), &mut json).expect("memory takes everything");
    let json = harmless(json, "pay --json");
    let printed = serde_json::from_str(&json).expect("JSON");
    hold("rank pay", &printed);
    numbers(&printed);
}

/// The figures of what is paid are numbers: what is not finite would be written as null.
fn numbers(pay: &Value) {
    for offer in pay["offers"].as_array().expect("offers") {
        let Some(paid) = offer["pay"].as_object() else {
            continue;
        };
        for key in [
            "month",
            "month_low",
            "month_high",
            "week",
            "months",
            "total",
        ] {
            assert!(paid[key].is_number(), "{key}: {offer}");
        }
        let years = paid["years"].as_array().expect("years");
        for lines in years.iter().chain([&paid["whole"]]) {
            let lines = lines.as_object().expect("lines");
            assert!(lines.values().all(Value::is_number), "{offer}");
        }
        for left in paid["leaving"].as_array().expect("leaving") {
            let left = left.as_object().expect("lines");
            assert!(left.values().all(Value::is_number), "{offer}");
        }
    }
}

/// Lines of a calendar end as they have to, are short, and hold neither control characters nor
/// markup.
fn calendar(text: &str) {
    assert!(text.ends_with("\r\n"), "{text:?}");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['<', '>']), "{line:?}");
        assert_harmless(line, "a calendar");
    }
}

fn harmless(bytes: Vec<u8>, what: &str) -> String {
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_harmless(&text, what);
    text
}

/// Scores are points of 100, and the sum of their parts.
fn figures(report: &Report<'_>) {
    for offer in &report.offers {
        let sum: f64 = offer.criteria.iter().map(|c| c.points).sum();
        assert!((report.start + sum - offer.score).abs() < 1e-9, "{offer:?}");
        assert!((-1e-9..=100.000_001).contains(&offer.score), "{offer:?}");
        assert!((0.0..=100.0).contains(&offer.known), "{offer:?}");
        for share in offer.place_shares.iter().flatten() {
            assert!((0.0..=1.0).contains(share), "{offer:?}");
        }
        for cell in &offer.criteria {
            assert!(
                cell.points_low <= cell.points_high && (0.0..=1.0).contains(&cell.utility),
                "{cell:?}"
            );
        }
    }
    for judge in &report.judges {
        let shares: f64 = judge.weights.0.iter().map(|(_, w)| w.share).sum();
        assert!((shares - 100.0).abs() < 1e-9, "{judge:?}");
        let finite = |x: f64| x.is_finite();
        assert!(
            judge
                .weights
                .0
                .iter()
                .all(|(_, w)| finite(w.low) && finite(w.high)),
            "{judge:?}"
        );
    }
}

/// No cell of a spreadsheet is a formula; numbers are none.
fn cells(csv: &str) {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let width = reader.headers().expect("a head").len();
    for row in reader.records() {
        let row = row.expect("a row");
        assert_eq!(row.len(), width, "{row:?}");
        for cell in &row {
            let formula = cell
                .trim_start()
                .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{cell:?}");
        }
    }
}
