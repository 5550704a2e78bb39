//! What `rank check` found.

use serde::Serialize;

use super::doubts::warning_order::placed;
use super::ratings::criteria::weighed;
use super::{Remark, SCHEMA};
use crate::diag::{Diagnostic, Origin, Severity, Sources};
use crate::load::LoadOutcome;
use crate::method::is_known;
use crate::model::{Offer, Problem, Status};
use crate::text::number::count;

/// What a check found.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckReport {
    /// The version of the JSON's shape.
    pub schema: u32,
    /// The version of the program.
    pub version: &'static str,
    /// Whether there are no mistakes.
    pub ok: bool,
    /// `offers.toml: 3 offers and 1 pending, 5 criteria, 1 must, no mistakes`; none with mistakes.
    pub summary: Option<String>,
    /// The mistakes, by place.
    pub mistakes: Vec<MistakeLine>,
    /// The warnings.
    pub warnings: Vec<Remark>,
    /// What is still unknown.
    pub unknown: Vec<UnknownRating>,
}

/// A mistake, and how to mend it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MistakeLine {
    /// What, and where.
    #[serde(flatten)]
    pub remark: Remark,
    /// How to mend it.
    pub help: Option<String>,
}

/// A rating that is still unknown.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UnknownRating {
    /// The offer's id.
    pub offer: String,
    /// The criterion's id.
    pub criterion: String,
}

/// Sums up what loading found.
pub fn check(outcome: &LoadOutcome) -> CheckReport {
    let of = |severity| {
        let all = outcome.complaints.iter();
        all.filter(move |c| c.code.severity() == severity)
    };
    let line = |c: &Diagnostic| MistakeLine {
        remark: placed(c, &outcome.sources),
        help: c.help.clone(),
    };
    let warnings = of(Severity::Warning);
    let loaded = outcome.loaded.as_ref();
    CheckReport {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        ok: !outcome.has_mistakes(),
        summary: loaded.map(|loaded| summary(&loaded.problem, &outcome.sources)),
        mistakes: of(Severity::Error).map(line).collect(),
        warnings: warnings.map(|c| placed(c, &outcome.sources)).collect(),
        unknown: loaded.map_or_else(Vec::new, |loaded| unknown(&loaded.problem)),
    }
}

fn summary(problem: &Problem, sources: &Sources) -> String {
    let files = sources.iter().filter(|(_, s)| s.origin == Origin::File);
    let files: Vec<&str> = files.map(|(_, s)| s.name.as_str()).collect();
    let name = if files.is_empty() {
        "the built-in example".to_owned()
    } else {
        files.join(", ")
    };
    let is_pending = |(_, o): &(_, &Offer)| o.status == Status::Pending;
    let pending = problem.offers().filter(is_pending).count();
    let offered = problem.offers().len() - pending;
    let pending = match pending {
        0 => String::new(),
        n => format!(" and {n} pending"),
    };
    let judges = match problem.judges().len() {
        0 | 1 => String::new(),
        n => format!(", {}", count(n, "judge")),
    };
    let criteria = match weighed(problem).len() {
        1 => "1 criterion".to_owned(),
        n => format!("{n} criteria"),
    };
    let musts = match problem.musts().len() {
        0 => String::new(),
        n => format!(", {}", count(n, "must")),
    };
    format!(
        "{name}: {}{pending}, {criteria}{musts}{judges}, no mistakes",
        count(offered, "offer")
    )
}

fn unknown(problem: &Problem) -> Vec<UnknownRating> {
    let mut out = Vec::new();
    for (id, offer) in problem.offers() {
        for (cell, (_, criterion)) in problem.row(id).iter().zip(problem.criteria()) {
            if !is_known(problem, *cell) {
                out.push(UnknownRating {
                    offer: offer.id.clone(),
                    criterion: criterion.id.clone(),
                });
            }
        }
    }
    out
}
