//! A ranked decision to a [`Report`].

use std::collections::HashMap;

use super::change::{self, Change};
use super::doubts::RankedDecision;
use super::doubts::warning_order::warnings;
use super::explanation::gaps;
use super::off_scale::{StraightOn, off_scale};
use super::ratings::cells::{CellBuilder, is_unsure};
use super::ratings::criteria::{self, Marks};
use super::ratings::rows::{self, RatedRow};
use super::rows::shown_order::ShownOrder;
use super::settings::ReportSettings;
use super::sureness::Sureness;
use super::verdict::WhatIfs;
use super::{
    Depth, FlipsOf, MustOutcome, OfferLine, OldPlace, Pairs, Report, SCHEMA, Was, doubts, group,
    judges, redact, verdict, wait, weights,
};
use crate::diag::{Diagnostic, Sources};
use crate::load::{Loaded, Shortlisted};
use crate::method::{Placed, Ranking};
use crate::model::{Must, Offer, OfferId, Problem, Spread, Status};
use crate::text::day::days_between;

/// With more ranked offers, a pending one is not ranked anew among them.
const MANY: usize = 200;

/// Ranks a decision and reports it; with the ranking that it is made from, for who asks more.
pub fn report_and_ranking<'a>(
    loaded: &'a Loaded,
    complaints: &[Diagnostic],
    sources: &Sources,
    settings: &ReportSettings,
    progress: &(dyn Fn(u64) + Sync),
) -> (Report<'a>, Ranking) {
    let problem = &loaded.problem;
    let ranking = Ranking::new(problem, settings.method);
    let shortlisted = loaded.shortlisted;
    let sureness = Sureness::new(problem, &ranking, (settings, shortlisted), progress);
    let marks = Marks::new(problem);
    let cells = CellBuilder::new((loaded, &ranking), &marks, sources, &settings.places);
    let order = ShownOrder::new(&ranking, &sureness, shortlisted);
    let straight_on = StraightOn::new(problem, &ranking, settings.method);
    let mut offers = Offers {
        problem,
        ranking: &ranking,
        order,
        settings,
        rows: rows::rows(problem, &cells),
        straight_on: &straight_on,
        before: before_changes(loaded, settings),
    };
    let mut offer_lines: Vec<OfferLine<'a>> = offers.lines(&cells);
    let mut criteria = criteria::lines(loaded, &ranking, settings.as_of);
    let judged = judges::judged(problem, &ranking);
    let mut judges = judges::lines(problem, &judged);
    let mut group = group::group(problem, &ranking, &judged, sureness.trials.is_some());
    let mut links = marks.notes(loaded, &ranking);
    let mut start = ranking.scoring.start;
    let hidden = redact::hide(
        &settings.redacted,
        (&mut offer_lines, &mut criteria),
        (&mut judges, group.as_mut()),
        &mut links,
        &mut start,
    );
    let rows = criteria::rows(&criteria);
    let ranked = ranking.order.0.len();
    let complaints = redact::complaints(&settings.redacted, complaints);
    let what_ifs = what_ifs(&ranking, (&sureness, shortlisted), settings.sure);
    let mut verdict = verdict::verdict(&offer_lines, (ranked, shortlisted.is_none()), &what_ifs);
    // It tells figures, and where their scale ends.
    let off_scale = || off_scale(&straight_on, &ranking, &offer_lines[..ranked]);
    // Of some of the offers it cannot tell how far a scale has to reach.
    let is_told = settings.redacted.is_empty() && shortlisted.is_none();
    verdict.off_scale = is_told.then(off_scale).flatten();
    let is_apart = group.as_ref().is_some_and(|group| group.is_apart);
    let doubts = doubts::doubts(&RankedDecision {
        problem,
        shortlisted,
        ranking: &ranking,
        sureness: &sureness,
        method: settings.method,
        today: settings.today,
        offers: &offer_lines,
        ranked: &offer_lines[..ranked],
        clear: !is_apart && verdict.clear && verdict.first.iter().any(|id| id == offer_lines[0].id),
    });
    let mut report = Report {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        title: loaded.title.as_deref(),
        today: settings.today,
        as_of: settings.as_of,
        method: settings.method,
        verdict,
        gaps: gaps::gaps(
            &criteria,
            &rows,
            start,
            // Of those that tie none leads, and where judges part nobody does.
            &offer_lines[..ranked * usize::from(what_ifs.tied < 2 && !is_apart)],
        ),
        rows,
        criteria,
        judges,
        group,
        weight_groups: weights::of_one_judge(loaded, &ranking, &offer_lines),
        start,
        pairwise: sureness.pairwise(problem, &ranking),
        trials: sureness.line(),
        flips: Vec::new(),
        flips_of: flips_of(settings.depth),
        left_out: Vec::new(),
        ask: Vec::new(),
        wait: None,
        fallback: loaded.fallback,
        warnings: redact::remarks(
            warnings(loaded, &complaints, sources, doubts),
            &settings.redacted,
        ),
        sure: settings.sure,
        what_ifs: sureness.legend(loaded.own_weights, loaded.before.is_some()),
        links,
        hidden,
        digits: redact::digits(&settings.redacted),
        call: settings.call.clone(),
        asked_place: 1,
        change: Change::default(),
        offers_in_all: loaded.offers_in_all(),
        offers: offer_lines,
    };
    fill(&mut report, loaded, &ranking, settings);
    (report, ranking)
}

/// What is told of a whole report: what would change it, what several judges make of it, and
/// whether to wait.
fn fill<'a>(
    report: &mut Report<'a>,
    loaded: &'a Loaded,
    ranking: &Ranking,
    settings: &ReportSettings,
) {
    change::fill(report, loaded, ranking, settings);
    group::tell(report);
    wait::fill(report, loaded, settings);
    if let Some(top) = settings.top {
        report.cut(top);
    }
}

/// What trials say of the order.
fn what_ifs(
    ranking: &Ranking,
    (sureness, shortlisted): (&Sureness, Option<Shortlisted>),
    sure: f64,
) -> WhatIfs {
    WhatIfs {
        count: sureness.line().map_or(0, |line| line.count),
        sure,
        lead: sureness.lead(ranking),
        tied: match shortlisted {
            Some(list) => list.first,
            None => ranking.order.0.iter().filter(|p| p.place == 1).count(),
        },
    }
}

/// Which flips there are at a depth.
fn flips_of(depth: Depth) -> FlipsOf {
    if depth == Depth::Near {
        FlipsOf::Near
    } else {
        FlipsOf::All
    }
}

/// Place and score of every offer before the changes, by id; none where nothing was changed.
fn before_changes<'b>(
    loaded: &'b Loaded,
    settings: &ReportSettings,
) -> Option<HashMap<&'b str, Was>> {
    let before = loaded.before.as_ref()?;
    let ranking = Ranking::new(before, settings.method);
    let sureness = Sureness::new(before, &ranking, (settings, None), &|_| ());
    let mut places: HashMap<OfferId, OldPlace> = HashMap::new();
    for placed in &ranking.order.0 {
        let (first, last, tied) = sureness.places(placed, &ranking);
        let place = match () {
            () if tied => OldPlace::Tied(first),
            () if first == last => OldPlace::Settled(first),
            () => OldPlace::Open(first, last),
        };
        places.insert(placed.offer, place);
    }
    let was = |(id, offer): (OfferId, &'b Offer)| {
        let none = if ranking.standing.fails(id) {
            OldPlace::Out
        } else {
            OldPlace::None
        };
        let was = Was {
            place: places.get(&id).copied().unwrap_or(none),
            score: ranking.scoring.scores[id.index()],
            unsure: is_unsure(before, id, &ranking.weights),
        };
        (offer.id.as_str(), was)
    };
    Some(before.offers().map(was).collect())
}

/// What the lines of the offers are made from.
struct Offers<'b, 'a> {
    problem: &'a Problem,
    ranking: &'b Ranking,
    order: ShownOrder<'b>,
    settings: &'b ReportSettings,
    /// Each until its line takes it.
    rows: Vec<RatedRow<'a>>,
    straight_on: &'b StraightOn<'a>,
    before: Option<HashMap<&'a str, Was>>,
}

impl<'a> Offers<'_, 'a> {
    fn lines(&mut self, cells: &CellBuilder<'_, 'a>) -> Vec<OfferLine<'a>> {
        let shown = self.order.offers(self.problem).into_iter();
        shown
            .map(|shown| self.line(shown.offer, shown.placed, cells))
            .collect()
    }

    fn line(
        &mut self,
        id: OfferId,
        placed: Option<(usize, Placed)>,
        cells: &CellBuilder<'_, 'a>,
    ) -> OfferLine<'a> {
        let row = std::mem::take(&mut self.rows[id.index()]);
        let offer = self.problem.offer(id);
        let places = placed.map(|(_, p)| self.order.places(&p));
        let sure = self.order.sureness.of(id);
        let pending = offer.status == Status::Pending;
        let would_be = pending.then(|| self.would_be(id)).flatten();
        let would_be = would_be.filter(|_| placed.is_none());
        let before = self.before.as_ref();
        let was = before.and_then(|before| before.get(offer.id.as_str()));
        let days_left = |day| days_between(self.settings.today, day);
        OfferLine {
            id: &offer.id,
            company: &offer.company,
            role: offer.role.as_deref(),
            status: offer.status,
            known: self.ranking.standing.known[id.index()],
            place: places.map(|p| p.0),
            place_last: places.map(|p| p.1),
            position: placed.map(|(position, _)| position),
            score_place: placed.map(|(_, p)| self.order.score_place(&p)),
            unranked_because: placed.is_none().then(|| self.reasons(id, cells)),
            would_be: would_be.map(|w| w.0),
            score: self.ranking.scoring.scores[id.index()],
            score_low: sure.low,
            score_median: sure.median,
            score_high: sure.high,
            first_share: sure.first,
            out_share: sure.out,
            place_shares: sure.places,
            standard_errors: sure.errors,
            central_weights: sure.central.map(|weights| self.by_criterion(weights)),
            confidence: sure.confidence,
            reply_by: offer.reply_by,
            days_left: offer.reply_by.map(days_left),
            pay: row.pay,
            expects_by: offer.expects_by,
            chance: offer.chance.map(Spread::likely),
            chance_low: offer.chance.map(Spread::low),
            chance_high: offer.chance.map(Spread::high),
            location: offer.location.as_deref(),
            note: offer.note.as_deref(),
            must: self.musts(id),
            criteria: row.cells,
            label: row.label,
            unsure: row.unsure,
            tied: places.map_or_else(|| would_be.is_some_and(|w| w.1), |p| p.2),
            comes_first: sure.comes_first,
            beyond: self.straight_on.points(id),
            was: was.cloned(),
        }
    }

    /// Shares of weight by the criteria's ids; those that carry weight.
    fn by_criterion(&self, weights: Vec<f64>) -> Pairs<&'a str, f64> {
        let all = self.problem.criteria().zip(weights);
        let weighed = all.filter(|((id, _), _)| self.ranking.weights.share(*id) > 0.0);
        weighed.map(|((_, c), w)| (c.id.as_str(), w)).collect()
    }

    /// Why an offer takes no place: deal-breakers, no offer yet, too little known.
    fn reasons(&self, id: OfferId, cells: &CellBuilder<'_, 'a>) -> Vec<String> {
        let mut reasons = Vec::new();
        let outcomes = self.ranking.standing.outcomes(id);
        for (must, outcome) in self.problem.musts().iter().zip(outcomes) {
            if *outcome == MustOutcome::Fails {
                let cell = cells.cell(id, must.criterion);
                reasons.push(format!("{}: {} (your must)", cell.criterion, cell.text()));
            }
        }
        if self.problem.offer(id).status == Status::Pending {
            reasons.push("no offer yet".to_owned());
        }
        if !self.ranking.standing.is_known_enough(id) {
            reasons.push("too little known to rank".to_owned());
        }
        reasons
    }

    /// The place of a pending offer, and whether it shares it, if being pending is all that keeps it
    /// from one.
    fn would_be(&self, id: OfferId) -> Option<(usize, bool)> {
        let (ranking, standing) = (self.ranking, &self.ranking.standing);
        if standing.fails(id) || !standing.is_known_enough(id) {
            return None;
        }
        let scores = &ranking.scoring.scores;
        let is_relative = ranking.columns.table().is_relative();
        if !is_relative || standing.ranked.len() > MANY {
            return Some(ranking.order.would_be(scores[id.index()], scores));
        }
        let order = ranking.with_offer(self.problem, id);
        let own = order.0.iter().find(|p| p.offer == id);
        own.map(|p| (p.place, p.tied))
    }

    fn musts(&self, id: OfferId) -> Pairs<&'a str, MustOutcome> {
        let outcomes = self.ranking.standing.outcomes(id);
        let musts = self.problem.musts().iter().zip(outcomes);
        let criterion = |must: &Must| self.problem.criterion(must.criterion);
        let pairs = musts.map(|(must, outcome)| (criterion(must).id.as_str(), *outcome));
        pairs.collect()
    }
}
