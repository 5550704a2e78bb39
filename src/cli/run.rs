//! One run: what is read, what becomes of it, and how it ends.
//!
//! A verb goes through the steps in this order: [`Run::load`], [`Run::find`], [`Run::make`],
//! [`Run::write`], [`Run::end`].

use std::io::{self, Write};

use jiff::civil::Date;
use offer_rank::export::page::Section;
use offer_rank::export::{self, Format, ScreenOptions};
use offer_rank::load::{self, LoadOutcome, Loaded, Request, find_offer};
use offer_rank::method::Ranking;
use offer_rank::model::{Offer, OfferId, Status};
use offer_rank::report::{self, Call, CallFiles, Depth, Places, Redacted, Report, ReportSettings};
use offer_rank::text::shell::quoted;
use serde::Serialize;

use super::csv_rows;
use super::files::input::{Inputs, fetch};
use super::files::output::{self, Failure};
use super::long_tables::LongTable;
use super::operands::{DEMO, Operands};
use super::options::Options;
use super::progress::Progress;
use super::{ExitStatus, clock};

/// One run of a verb that reads a decision.
pub struct Run<'o> {
    pub(super) options: &'o Options,
    pub(super) call: Call,
    pub(super) request: Request,
    pub(super) outcome: LoadOutcome,
    /// The order of all offers, where only some of a long table are loaded.
    shortlist: Option<LongTable>,
    /// The decision without its names, where these are to be hidden.
    anonymous: Option<Loaded>,
    today: Date,
}

/// The decision without its names, where these are to be hidden.
fn anonymous(outcome: &LoadOutcome, options: &Options, known: &[String]) -> Option<Loaded> {
    let loaded = outcome.loaded.as_ref()?;
    options
        .hides(Redacted::Names)
        .then(|| loaded.anonymous(known))
}

/// What is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunOf {
    /// All offers.
    Offers,
    /// Of long tables the first offers alone, which a ranking needs.
    FirstOffers,
    /// What is known of companies, without the offers.
    Companies,
}

impl<'o> Run<'o> {
    /// Reads and loads the files that arguments name; mistakes in them are part of the outcome.
    pub fn load(what: RunOf, arguments: &Operands, options: &'o Options) -> Result<Self, Failure> {
        let inputs = arguments.read(options.input.unwrap_or_default())?;
        Ok(Self::of(what, inputs, options))
    }

    /// Loads files that were read; mistakes in them are part of the outcome.
    pub fn of(what: RunOf, inputs: Inputs, options: &'o Options) -> Self {
        let today = options.today.unwrap_or_else(clock::today);
        let request = Request {
            files: inputs.files,
            kind: options.input.unwrap_or_default(),
            built_in: inputs.call == CallFiles::Demo,
            sets: options.criteria.clone(),
            judges: options.judge.clone(),
            today,
            as_of: options.as_of.unwrap_or(today),
            changes: options.changes(),
        };
        let mut list = match what {
            RunOf::FirstOffers => LongTable::new(&request, options),
            RunOf::Offers | RunOf::Companies => None,
        };
        let outcome = match (&mut list, what) {
            (Some(list), _) => list.load(&request),
            (None, RunOf::Companies) => load::load_companies(&request, &mut fetch),
            (None, _) => load::load(&request, &mut fetch),
        };
        Self {
            anonymous: anonymous(&outcome, options, &[]),
            options,
            request,
            call: options.call(inputs.call),
            outcome,
            shortlist: list,
            today,
        }
    }

    /// Gives hidden offers the letters that another run gives them.
    pub fn share_letters(&mut self, other: &Self) {
        let ids = |loaded: &Loaded| loaded.problem.offers().map(|(_, o)| o.id.clone()).collect();
        let known: Vec<String> = other.outcome.loaded.as_ref().map(ids).unwrap_or_default();
        self.anonymous = anonymous(&self.outcome, self.options, &known);
    }

    /// Takes pending offers as made that take no place as they are; which of them these are.
    pub fn take_as_made(&mut self, ids: &[String]) -> Result<Vec<String>, Failure> {
        let problem = &self.decision()?.problem;
        let mut offers: Vec<(OfferId, &Offer)> = problem.offers().collect();
        offers.retain(|(_, o)| o.status == Status::Pending && ids.contains(&o.id));
        if offers.is_empty() {
            return Ok(Vec::new());
        }
        let ranking = Ranking::new(problem, self.options.method.unwrap_or_default());
        offers.retain(|(id, _)| !ranking.standing.ranked.contains(id));
        let made: Vec<String> = offers.iter().map(|(_, offer)| offer.id.clone()).collect();
        let named = problem.named();
        let named = offers.iter().map(|(id, _)| named.offer(*id).id.clone());
        for (id, named) in made.iter().zip(named.collect::<Vec<String>>()) {
            let change = format!("{id}.status=offered");
            self.call.options.push(format!("--set {}", quoted(&change)));
            self.call.is_hidden |= self.options.hides(Redacted::Names);
            self.request
                .changes
                .set
                .push(format!("{named}.status=offered"));
        }
        if !made.is_empty() {
            self.outcome = load::load(&self.request, &mut fetch);
            self.anonymous = anonymous(&self.outcome, self.options, &[]);
        }
        Ok(made)
    }

    /// The decision; where it has mistakes, these are told.
    pub fn decision(&self) -> Result<&Loaded, Failure> {
        let loaded = self.anonymous.as_ref().or(self.outcome.loaded.as_ref());
        loaded.ok_or_else(|| self.refuse(&self.outcome.complaints))
    }

    /// The ids of the offers that names stand for; all that stand for none are told.
    pub fn find(&mut self, names: &[String]) -> Result<Vec<String>, Failure> {
        self.decision()?;
        let LoadOutcome {
            loaded: Some(loaded),
            sources,
            ..
        } = &mut self.outcome
        else {
            return Ok(Vec::new());
        };
        let (mut ids, mut unknown) = (Vec::new(), Vec::new());
        for name in names {
            match find_offer(name, loaded, sources) {
                Ok(id) => {
                    let shown = self.anonymous.as_ref().unwrap_or(loaded);
                    ids.push(shown.problem.offer(id).id.clone());
                }
                Err(complaint) if name == DEMO => {
                    let help = "for the built-in example write --demo in its place";
                    unknown.push(complaint.help(help));
                }
                Err(complaint) => unknown.push(*complaint),
            }
        }
        if unknown.is_empty() {
            Ok(ids)
        } else {
            Err(self.refuse(&unknown))
        }
    }

    /// The id of the offer that a name stands for, if it does; nothing is told where it does not.
    pub fn offer(&mut self, name: &str) -> Option<String> {
        let loaded = self.outcome.loaded.as_ref()?;
        let id = find_offer(name, loaded, &mut self.outcome.sources).ok()?;
        Some(loaded.problem.offer(id).id.clone())
    }

    /// No trials, where an answer shows nothing of them: only a clear first place needs them then.
    pub fn fewest_trials(&self) -> Option<u64> {
        if self.options.require_clear {
            self.options.trials
        } else {
            Some(0)
        }
    }

    /// Ranks and reports the decision.
    pub fn make(&self, settings: &ReportSettings) -> Result<Report<'_>, Failure> {
        Ok(self.make_with_ranking(settings)?.0)
    }

    /// As [`Run::make`], with the ranking that the report is made from.
    pub fn make_with_ranking(
        &self,
        settings: &ReportSettings,
    ) -> Result<(Report<'_>, Ranking), Failure> {
        let loaded = self.decision()?;
        let progress = Progress::new("of the what-ifs done", settings.trials_asked());
        Ok(report::report_and_ranking(
            loaded,
            &self.outcome.complaints,
            &self.outcome.sources,
            settings,
            &|trials| progress.add(trials),
        ))
    }

    /// How a report of this run is made to a depth, where a verb wants nothing of its own.
    pub fn settings(&self, depth: Depth) -> ReportSettings {
        let options = self.options;
        ReportSettings {
            today: self.today,
            as_of: options.as_of.unwrap_or(self.today),
            call: self.call.clone(),
            method: options.method.unwrap_or_default(),
            places: Places::Unsaid,
            trials: options.trials,
            seed: options.seed.unwrap_or(1),
            trust: options.trust.unwrap_or_default(),
            sure: options.sure.unwrap_or(0.9),
            depth,
            asked: None,
            top: options.top.filter(|_| !options.all),
            redacted: options.redact.clone(),
        }
    }

    /// Writes all offers as CSV, each as it is made.
    pub fn as_csv(&self) -> Result<(), Failure> {
        let settings = self.settings(Depth::None);
        let progress = Progress::new("of the what-ifs done", settings.trials_asked());
        report::offer_rows(
            self.decision()?,
            &self.outcome.sources,
            &settings,
            &|trials| progress.add(trials),
            |rows| {
                self.put(|out, _, _| {
                    csv_rows::write(rows, out)?;
                    self.rest_as_csv(out)
                })
            },
        )
    }

    /// Writes the offers of a long table behind those that are loaded, unless only the first are
    /// asked for.
    pub fn rest_as_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some(list) = &self.shortlist else {
            return Ok(());
        };
        let settings = ReportSettings {
            trials: Some(0),
            ..self.settings(Depth::None)
        };
        list.rest_as_csv(&self.request, &settings, out)
    }

    /// Writes what a verb tells: for scripts, or as a page on the screen.
    pub fn write(
        &self,
        told: &impl Serialize,
        page: impl FnOnce(&ScreenOptions) -> Vec<Section>,
    ) -> Result<(), Failure> {
        self.put(|out, format, look| match format {
            Format::Json => export::json(told, out),
            _ => out.write_all(export::render(&page(look), look).as_bytes()),
        })
    }

    /// Writes to where output is asked for, in the format that is asked for.
    pub fn put(
        &self,
        content: impl FnOnce(&mut dyn Write, Format, &ScreenOptions) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let look = output::look(self.options);
        let output = &self.options.output;
        output::write(output, |out| content(out, output.format(), &look))
    }

    /// How a run ends that has told its answer.
    pub const fn end(&self, report: &Report<'_>) -> ExitStatus {
        if report.verdict.clear || !self.options.require_clear {
            ExitStatus::Done
        } else {
            ExitStatus::NotClear
        }
    }
}
