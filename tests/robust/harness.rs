//! Files through the library to reports, and what tests read off them.

use std::path::Path;

use jiff::civil::{Date, date};
use offer_rank::export;
use offer_rank::load::{self, Changes, InputFile, InputKind, LoadOutcome, Loaded, Request};
use offer_rank::method::{Method, Ranking};
use offer_rank::model::OfferId;
use offer_rank::report::{self, Depth};
use offer_rank::robust::{self, Trials, Trust};
use serde_json::Value;

use crate::validator::hold;

/// The day of every run that sets no other.
pub const TODAY: Date = date(2026, 11, 22);

/// A run that is still being put together.
pub struct Ask {
    text: String,
    built_in: bool,
    sets: Vec<String>,
    changes: Changes,
    as_of: Date,
    trials: Option<u64>,
    seed: u64,
    trust: Trust,
    sure: f64,
}

/// A run on a file.
pub fn ask(text: impl Into<String>) -> Ask {
    Ask {
        text: text.into(),
        built_in: false,
        sets: Vec::new(),
        changes: Changes::default(),
        as_of: TODAY,
        trials: None,
        seed: 1,
        trust: Trust::Roughly,
        sure: 0.9,
    }
}

/// A run on the built-in example.
pub fn demo() -> Ask {
    Ask {
        built_in: true,
        ..ask(load::DEMO)
    }
}

impl Ask {
    /// With as many trials.
    pub fn trials(mut self, count: u64) -> Self {
        self.trials = Some(count);
        self
    }

    /// With random numbers that begin elsewhere.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// With weights trusted so far.
    pub fn trust(mut self, trust: Trust) -> Self {
        self.trust = trust;
        self
    }

    /// Sure from this share on.
    pub fn sure(mut self, sure: f64) -> Self {
        self.sure = sure;
        self
    }

    /// With another set of weights.
    pub fn by(mut self, set: &str) -> Self {
        self.sets.push(set.to_owned());
        self
    }

    /// With what was known on another day.
    pub fn on(mut self, day: Date) -> Self {
        self.as_of = day;
        self
    }

    /// With a rating set, as `--set` takes it.
    pub fn set(mut self, argument: &str) -> Self {
        self.changes.set.push(argument.to_owned());
        self
    }

    /// With a weight set, as `--weight` takes it.
    pub fn weight(mut self, argument: &str) -> Self {
        self.changes.weight.push(argument.to_owned());
        self
    }

    /// Without an offer.
    pub fn without(mut self, offer: &str) -> Self {
        self.changes.without.push(offer.to_owned());
        self
    }

    fn load(&self) -> LoadOutcome {
        let request = Request {
            files: vec![InputFile::new(
                "offers.toml",
                self.text.clone().into_bytes(),
            )],
            kind: InputKind::Toml,
            built_in: self.built_in,
            sets: self.sets.clone(),
            judges: Vec::new(),
            today: self.as_of,
            as_of: self.as_of,
            changes: self.changes.clone(),
        };
        load::load(&request, &mut |path: &Path| {
            Err(format!("no test reads {}", path.display()))
        })
    }

    fn loaded(&self, outcome: LoadOutcome) -> Loaded {
        let complaints = outcome.complaints;
        let text = &self.text;
        outcome
            .loaded
            .unwrap_or_else(|| panic!("mistakes in\n{text}\n{complaints:#?}"))
    }

    /// The report, as scripts read it.
    pub fn json(&self) -> Value {
        let report = serde_json::from_str(&self.text_of_json()).expect("the report is JSON");
        hold("rank", &report);
        report
    }

    /// The bytes that scripts read.
    pub fn text_of_json(&self) -> String {
        let mut outcome = self.load();
        let sources = std::mem::take(&mut outcome.sources);
        let warnings = std::mem::take(&mut outcome.complaints);
        let settings = report::ReportSettings {
            today: TODAY,
            as_of: self.as_of,
            call: report::Call {
                files: report::CallFiles::Files("offers.toml".to_owned()),
                ..report::Call::default()
            },
            method: Method::WeightedSum,
            places: report::Places::Unsaid,
            trials: self.trials,
            seed: self.seed,
            trust: self.trust,
            sure: self.sure,
            depth: Depth::All,
            asked: None,
            top: None,
            redacted: Vec::new(),
        };
        outcome.complaints.clone_from(&warnings);
        let loaded = self.loaded(outcome);
        let (report, _) =
            report::report_and_ranking(&loaded, &warnings, &sources, &settings, &|_| ());
        let mut bytes = Vec::new();
        export::json(&report, &mut bytes).expect("memory can be written");
        String::from_utf8(bytes).expect("JSON is UTF-8")
    }

    /// The trials alone, without what a report makes of them.
    pub fn run(&self) -> Run {
        let loaded = self.loaded(self.load());
        let ranking = Ranking::new(&loaded.problem, Method::WeightedSum);
        let settings = robust::Settings {
            count: self.trials.unwrap_or(10_000),
            seed: self.seed,
            trust: self.trust,
        };
        let trials = Trials::new(&loaded.problem, &ranking, settings, &|_| ());
        Run {
            trials: trials.expect("an offer takes part"),
            loaded,
        }
    }
}

/// Trials of one decision.
pub struct Run {
    pub loaded: Loaded,
    pub trials: Trials,
}

impl Run {
    /// The offer of an id.
    #[track_caller]
    pub fn offer(&self, id: &str) -> OfferId {
        let mut offers = self.loaded.problem.offers();
        let found = offers.find(|(_, offer)| offer.id == id);
        found.unwrap_or_else(|| panic!("no offer {id}")).0
    }

    /// The shares of places of an offer.
    pub fn places(&self, id: &str) -> Vec<f64> {
        self.trials.places(self.offer(id)).expect("it takes part").0
    }

    /// The share of trials in which one offer is ahead of another.
    pub fn ahead(&self, one: &str, other: &str) -> f64 {
        let pair = (self.offer(one), self.offer(other));
        self.trials.ahead(pair.0, pair.1).expect("both take part")
    }
}

/// The offer of a report with an id.
#[track_caller]
pub fn offer<'r>(report: &'r Value, id: &str) -> &'r Value {
    let offers = report["offers"].as_array().expect("offers");
    let found = offers.iter().find(|o| o["id"] == id);
    found.unwrap_or_else(|| panic!("no offer {id}"))
}

/// A number, which must be one.
#[track_caller]
pub fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("no number: {value}"))
}

/// The numbers of a list.
#[track_caller]
pub fn numbers(value: &Value) -> Vec<f64> {
    let list = value
        .as_array()
        .unwrap_or_else(|| panic!("no list: {value}"));
    list.iter().map(number).collect()
}

/// The remarks of a kind.
pub fn messages(report: &Value, code: &str) -> Vec<String> {
    let remarks = report["warnings"].as_array().expect("remarks");
    let of_kind = remarks.iter().filter(|r| r["code"] == code);
    of_kind
        .map(|r| r["message"].as_str().expect("a message").to_owned())
        .collect()
}

/// The one remark of a kind.
#[track_caller]
pub fn message(report: &Value, code: &str) -> String {
    let mut found = messages(report, code);
    assert_eq!(found.len(), 1, "{code}: {}", report["warnings"]);
    found.remove(0)
}

/// Whether a share counted over trials agrees with the true one: within four standard errors.
#[track_caller]
pub fn agrees(share: f64, truth: f64, count: u64, what: &str) {
    let error = (truth * (1.0 - truth) / count as f64).sqrt();
    within(share, truth, 4.0 * error, what);
}

/// Whether two numbers are within a tolerance of each other.
#[track_caller]
pub fn within(actual: f64, expected: f64, tolerance: f64, what: &str) {
    // Rounding of sums, where nothing is left to chance.
    let apart = (actual - expected).abs();
    assert!(
        apart <= tolerance + 1e-9,
        "{what}: {actual}, not {expected} within {tolerance}"
    );
}
