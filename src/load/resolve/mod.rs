//! Raw files and arguments to one problem: names found, ratings read on their scales.

pub mod catalog;
pub mod changes;
pub mod columns;
pub mod companies;
pub mod current;
pub mod facts;
pub mod identity;
pub mod inputs;
pub mod links;
pub mod listing;
pub mod misplaced;
pub mod offers;
pub mod origins;
pub mod package_checks;
mod packages;
pub mod rates;
pub mod ratings;
pub mod remarks;
pub mod resolution;
pub mod weights;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::grammar::tables::{
    COLUMNS, FALLBACK, MUST, OFFER, RATES, TOP, WEIGHING, WEIGHT_GROUP, WEIGHTS, top,
};
use super::grammar::unknown_key;
use super::read::changes::Read;
use super::read::raw::{At, RawFile, RawWeight, Str, owned};
use super::read::shipped;
use crate::diag::{Code, Diagnostic, Origin, Sources, Span};
use crate::model::{Draft, Limit, Must, Problem, Scale};
use crate::pay::FOR_GOOD;
use catalog::{Catalog, CriterionEntry};
use columns::NamedColumn;
use companies::Companies;
use companies::known_companies::{self, KnownCompanies};
use facts::Facts;
use inputs::Files;
pub use inputs::RowsOf;
use links::Links;
use origins::Origins;
use remarks::pay;
use resolution::Resolution;
use weights::{Drafted, DraftedWeight};

/// What came of it.
pub struct Resolved {
    pub problem: Problem,
    pub origins: Origins,
    pub companies: Companies,
    pub columns: Vec<NamedColumn>,
    pub known: Option<KnownCompanies>,
}

/// Puts a problem together; none where too much is wrong to have one.
pub(super) fn resolve(
    files: &Files<'_>,
    changes: &Read<'_>,
    rows_of: RowsOf,
    (today, as_of): (Date, Date),
    sources: &Sources,
    complaints: &mut Vec<Diagnostic>,
) -> Option<Resolved> {
    let own_horizon = own_horizon(files);
    let horizon = changes.horizon.map_or(own_horizon, f64::from);
    let mut r = Resolution {
        sources,
        complaints,
        catalog: Catalog::default(),
        companies: Companies::default(),
        facts: Facts::default(),
        links: Links::default(),
        draft: Draft::default(),
        origins: Origins::default(),
        used: Vec::new(),
        ids: HashMap::new(),
        undefined: HashSet::new(),
        today,
        as_of,
        horizon,
        years_end: own_horizon.max(horizon),
        rows_of,
    };
    let own = files.own();
    one_file_only(files.mains, r.complaints);
    r.catalog.define(&own, r.complaints);
    r.catalog.rescale(&changes.scales, r.complaints);
    r.companies_and_links(&own, changes);
    r.facts.read(&own, &mut r.catalog, r.complaints);
    r.strays(files.mains);
    let judges = r.judges(files, changes);
    let musts = r.musts(files, changes);
    r.use_criteria(&judges, &musts);
    let columns = columns::columns(&mut r, files);
    let known = match rows_of {
        RowsOf::Offers | RowsOf::SomeOffers => {
            offers::offers(&mut r, files, changes);
            None
        }
        RowsOf::Companies => Some(known_companies::rows(&mut r, files, changes, &judges)),
    };
    Some(Resolved {
        problem: r.finish(&judges, &musts)?,
        origins: r.origins,
        companies: r.companies,
        columns,
        known,
    })
}

/// The months over which the files look at permanent jobs.
fn own_horizon(files: &Files<'_>) -> f64 {
    let stated = files.mains.iter().find_map(|m| m.horizon.as_ref());
    stated.map_or(FOR_GOOD, |h| f64::from(h.value))
}

/// Complains about a second file with what only one may have, and about weights beside `criteria`.
fn one_file_only(mains: &[RawFile<'_>], complaints: &mut Vec<Diagnostic>) {
    type SpanOf = fn(&RawFile<'_>) -> Option<Span>;
    let keys: [(&str, SpanOf); 8] = [
        (top::title, |f| f.title.as_ref().map(|t| t.span)),
        (top::criteria, |f| f.sets.as_ref().map(|s| s.span)),
        (WEIGHTS.header, |f| f.weights.as_ref().map(|w| w.span)),
        (MUST.header, |f| f.musts.as_ref().map(|m| m.span)),
        (RATES.header, |f| f.rates.as_ref().map(|r| r.span)),
        (COLUMNS.header, |f| f.columns.as_ref().map(|c| c.span)),
        (FALLBACK.header, |f| f.fallback.as_ref().map(|f| f.span)),
        (top::horizon_months, |f| f.horizon.as_ref().map(|h| h.span)),
    ];
    for (key, span) in keys {
        let mut places = mains.iter().filter_map(|main| Some((main, span(main)?)));
        let first = places.next().map(|(_, first)| first);
        for ((main, second), first) in places.zip(first) {
            let key = if key == WEIGHTS.header {
                weights_header(main)
            } else {
                key
            };
            let complaint = Diagnostic::new(Code::SecondFile, second, format!("a second `{key}`"));
            let complaint = complaint.help("only one of the files may have it");
            complaints.push(complaint.related(first, "the first"));
        }
    }
    for main in mains {
        if let (Some(weights), Some(sets)) = (&main.weights, &main.sets) {
            let message = format!("`{}` beside `{}`", weights_header(main), top::criteria);
            let complaint = Diagnostic::new(Code::WeightsTwice, weights.span, message);
            let complaint = complaint.help("keep one of them");
            complaints.push(complaint.related(sets.span, "these are weights as well"));
        }
    }
}

/// The header under which a file has its weights.
fn weights_header(main: &RawFile<'_>) -> &'static str {
    match (&main.weighing, main.groups.is_empty()) {
        (Some(_), _) => WEIGHING.header,
        (None, true) => WEIGHTS.header,
        (None, false) => WEIGHT_GROUP.header,
    }
}

impl Resolution<'_> {
    fn companies_and_links(&mut self, own: &[&RawFile<'_>], changes: &Read<'_>) {
        let shipped = shipped::companies().file();
        self.companies.list(shipped, &mut self.draft);
        for file in own {
            self.companies.list(file, &mut self.draft);
        }
        self.links
            .ship(shipped, &mut self.companies, &mut self.draft);
        self.links
            .read(own, &mut self.companies, &mut self.draft, self.complaints);
        for shared in own.iter().flat_map(|f| &f.links).flat_map(|l| &l.shares) {
            self.criterion(&shared.value, shared.span);
        }
        self.links
            .set(&changes.links, &self.companies, self.complaints);
    }

    /// Complains about keys at the top level that belong elsewhere, or nowhere.
    fn strays(&mut self, mains: &[RawFile<'_>]) {
        for stray in mains.iter().flat_map(|m| &m.strays) {
            let complaint = self.stray(stray);
            self.complaints.push(complaint);
        }
    }

    fn stray(&mut self, stray: &At<Str<'_>>) -> Diagnostic {
        let key = &stray.value;
        let of_offer = OFFER.named(key).filter(|_| TOP.named(key).is_none());
        let mend = match of_offer {
            Some(meant) if meant == key.as_ref() => format!("put `{key}` below `[[offer]]`"),
            Some(meant) => format!("put it below `[[offer]]`, as `{meant}`"),
            None if self.catalog.find(key).is_some() => {
                format!("put `{key}` below {}", WEIGHTS.noun)
            }
            None => return unknown_key::unknown(key, stray.span, &TOP),
        };
        unknown_key::misplaced(key, stray.span, TOP.noun, mend)
    }

    fn judges<'w>(&mut self, files: &Files<'w>, changes: &'w Read<'w>) -> Vec<Drafted<'w>> {
        let mut judges = Vec::new();
        let mut places = Vec::new();
        for weighing in &files.sets {
            let file = weighing.file;
            let name = weighing.set.unwrap_or(&self.sources.get(file.file).name);
            let title = file.title.as_ref().filter(|_| weighing.set.is_some());
            let Some(weights) = &file.weights else {
                continue;
            };
            judges.push(Drafted {
                set: name.to_owned(),
                title: owned(title),
                voice: weighing.voice,
                written: self.drafted(&weights.value, files.mains),
            });
            // Of an answer that is a mistake nothing is left, which is told already.
            let broken = file.weighing.is_some() && weights.value.is_empty();
            places.push((weights.span, file.lossy || broken));
        }
        weights::change(self, &mut judges, &changes.weights);
        let widened = remarks::widened::remarks(files, &judges, &mut self.catalog);
        self.complaints.extend(widened);
        let sources = self.sources;
        let is_argument = |span: Span| sources.get(span.file).origin == Origin::Argument;
        for (judge, (span, lossy)) in judges.iter().zip(places) {
            // A weight that is a mistake of its own may be the one that counts.
            let is_of_judge = |s: Span| s.file == span.file || is_argument(s);
            let mistaken = |c: &Diagnostic| match c.code {
                Code::UnknownCriterion => true,
                Code::WrongType | Code::NotFinite | Code::NegativeWeight | Code::RangeOrder => {
                    c.span.is_some_and(is_of_judge)
                }
                _ => false,
            };
            if !lossy && !self.complaints.iter().any(mistaken) {
                self.complaints.extend(weights::all_zero(judge, span));
            }
        }
        judges
    }

    /// One judge's weights; those of criteria that nothing defines are complained about.
    fn drafted<'w>(
        &mut self,
        weights: &'w [RawWeight<'w>],
        mains: &[RawFile<'_>],
    ) -> Vec<DraftedWeight<'w>> {
        let (mut written, mut unknown) = (Vec::new(), Vec::new());
        for weight in weights {
            match self.catalog.find(&weight.key.value) {
                Some(entry) => written.push(DraftedWeight { entry, weight }),
                None => unknown.push(&weight.key),
            }
        }
        for key in unknown {
            let (complaint, is_told) = weights::undefined(key, mains, &self.catalog);
            self.complaints.push(complaint);
            if is_told {
                self.undefined.insert(key.value.to_string());
            }
        }
        written
    }

    fn musts(&mut self, files: &Files<'_>, changes: &Read<'_>) -> Vec<(CriterionEntry, Limit)> {
        let mut musts = Vec::new();
        let written = files.mains.iter().filter_map(|m| m.musts.as_ref());
        let written = written.flat_map(|m| &m.value);
        for raw in written.chain(&changes.musts) {
            let Some(entry) = self.criterion(&raw.key.value, raw.key.span) else {
                continue;
            };
            let limit = self.on_scale(entry, raw, |stated, span, criterion| {
                Ok((ratings::limit(stated, span, criterion)?, None))
            });
            musts.extend(limit.map(|limit| (entry, limit)));
        }
        // The last one of a criterion counts, in its own place.
        let mut seen = HashSet::new();
        musts.reverse();
        musts.retain(|must| seen.insert(must.0));
        musts.reverse();
        musts
    }

    /// Takes the criteria that carry weight or a deal-breaker into the problem.
    fn use_criteria(&mut self, judges: &[Drafted<'_>], musts: &[(CriterionEntry, Limit)]) {
        let weighed = judges.iter().flat_map(|j| &j.written).map(|w| w.entry);
        for entry in weighed.chain(musts.iter().map(|m| m.0)) {
            self.use_criterion(entry);
        }
        for &entry in &self.used {
            let defined = self.catalog.get(entry);
            if let (Scale::Normalized(_), false) = (&defined.criterion.scale, defined.broken) {
                let remark = remarks::values::normalized(&defined.criterion, defined.span);
                self.complaints.push(remark);
            }
        }
    }

    fn finish(
        &mut self,
        judges: &[Drafted<'_>],
        musts: &[(CriterionEntry, Limit)],
    ) -> Option<Problem> {
        if judges.is_empty() {
            return None;
        }
        for judge in judges {
            self.draft.judge(weights::finish(judge, &self.ids)?);
        }
        for (entry, limit) in musts {
            let (criterion, limit) = (self.id_of(*entry)?, *limit);
            self.draft.must(Must { criterion, limit });
        }
        let problem = std::mem::take(&mut self.draft).finish();
        let span = |quantity| self.origins.span(quantity);
        self.complaints.extend(pay::remarks(&problem, span));
        Some(problem)
    }
}
