//! Decisions from TOML, through the program's own loading.

use jiff::civil::{Date, date};
use offer_rank::load::{self, Changes, DEMO, InputFile, InputKind, LoadOutcome, Loaded, Request};
use offer_rank::method::{Method, Ranking};
use offer_rank::model::OfferId;
use offer_rank::report::{self, Depth, Report, ReportSettings};
use offer_rank::robust::Trust;

/// What is to be decided.
#[derive(Clone, Debug)]
pub struct Decision {
    pub text: String,
    /// Files that it names.
    pub files: Vec<(String, String)>,
    pub sets: Vec<String>,
    pub built_in: bool,
    pub as_of: Date,
    pub method: Method,
}

impl Decision {
    /// The built-in example.
    pub fn demo() -> Self {
        Self {
            built_in: true,
            ..Self::new(DEMO)
        }
    }

    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            files: Vec::new(),
            sets: Vec::new(),
            built_in: false,
            as_of: date(2026, 11, 22),
            method: Method::WeightedSum,
        }
    }

    /// The same by another set of weights, on a day.
    pub fn by(mut self, set: &str, as_of: Date) -> Self {
        self.sets.push(set.to_owned());
        self.as_of = as_of;
        self
    }

    pub fn outcome(&self, changes: &Changes) -> LoadOutcome {
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
            changes: changes.clone(),
        };
        load::load(&request, &mut |path| {
            let named = self.files.iter().find(|(name, _)| path.ends_with(name));
            let read = |text: &String| load::Fetched {
                bytes: text.clone().into_bytes(),
                identity: path.to_owned(),
            };
            let text = named.map(|(_, text)| read(text));
            text.ok_or_else(|| format!("{} is not there", path.display()))
        })
    }

    /// The decision with changes typed; a mistake in them fails the test.
    pub fn load(&self, changes: &Changes) -> Loaded {
        let outcome = self.outcome(changes);
        match outcome.loaded {
            Some(loaded) => loaded,
            None => panic!("{changes:?}: {:?}\n{}", outcome.complaints, self.text),
        }
    }

    /// Whether it can be read at all: random files may repeat an offer.
    pub fn is_sound(&self) -> bool {
        self.outcome(&Changes::default()).loaded.is_some()
    }

    /// The ranked ids in order, each with its place.
    pub fn order(&self, changes: &Changes) -> Vec<(String, usize)> {
        places(&self.load(changes), self.method)
    }

    /// The same; none where what is typed is a mistake.
    pub fn order_if(&self, changes: &Changes) -> Option<Vec<(String, usize)>> {
        let loaded = self.outcome(changes).loaded;
        loaded.map(|loaded| places(&loaded, self.method))
    }

    /// Reports all flips and questions, and hands the report on.
    pub fn report<T>(&self, then: impl FnOnce(&Report<'_>, &Loaded) -> T) -> T {
        self.report_for(None, then)
    }

    /// The same with two changes at a time of the offer of an id.
    pub fn report_for<T>(
        &self,
        asked: Option<&str>,
        then: impl FnOnce(&Report<'_>, &Loaded) -> T,
    ) -> T {
        self.report_of((0, Depth::All), asked, then)
    }

    /// The same of so many trials, with changes to a depth.
    pub fn report_of<T>(
        &self,
        (trials, depth): (u64, Depth),
        asked: Option<&str>,
        then: impl FnOnce(&Report<'_>, &Loaded) -> T,
    ) -> T {
        let outcome = self.outcome(&Changes::default());
        let Some(loaded) = &outcome.loaded else {
            panic!("{:?}", outcome.complaints);
        };
        let settings = ReportSettings {
            today: self.as_of,
            as_of: self.as_of,
            call: report::Call::default(),
            method: self.method,
            places: report::Places::Unsaid,
            trials: Some(trials),
            seed: 1,
            trust: Trust::Roughly,
            sure: 0.9,
            depth,
            asked: asked.map(str::to_owned),
            top: None,
            redacted: Vec::new(),
        };
        let (complaints, sources) = (&outcome.complaints, &outcome.sources);
        let (report, _) =
            report::report_and_ranking(loaded, complaints, sources, &settings, &|_| ());
        then(&report, loaded)
    }
}

/// One change as typed: `--set google.pay=9100`.
pub fn typed(argument: &str) -> Changes {
    let mut changes = Changes::default();
    add(&mut changes, argument);
    changes
}

/// Adds a change as typed.
pub fn add(changes: &mut Changes, argument: &str) {
    let (option, value) = argument.split_once(' ').expect("an option and its value");
    let list = match option {
        "--set" => &mut changes.set,
        "--fact" => &mut changes.fact,
        "--scale" => &mut changes.scale,
        "--weight" => &mut changes.weight,
        "--link" => &mut changes.link,
        _ => panic!("no such option: {argument}"),
    };
    list.push(value.to_owned());
}

fn places(loaded: &Loaded, method: Method) -> Vec<(String, usize)> {
    let ranking = Ranking::new(&loaded.problem, method);
    let id = |offer: OfferId| loaded.problem.offer(offer).id.clone();
    let placed = ranking.order.0.iter();
    placed.map(|p| (id(p.offer), p.place)).collect()
}
