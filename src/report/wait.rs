//! Whether to accept an offer that is due, or to wait for those still to come.

mod lines;
mod uncertain;
mod words;

use jiff::civil::Date;

pub use lines::{Advice, DueLine, LeftOut, MoreTimeLine, WaitLine, WaitReport};

use super::verdict::NEAR;
use super::{OfferLine, Pairs, Redacted, Report, ReportSettings};
use crate::load::Loaded;
use crate::method::Ranking;
use crate::model::{Offer, OfferId, Problem, Spread, Status};
use crate::text::day::days_between;
use crate::text::order::InOrder;
use crate::waiting::{
    AwaitedAnswer, BreakEven, FinalChoice, NoBreakEven, OpenOffer, OpenOffers, Solution, TooMany,
};

/// With more offers, it is worked out only where it is asked for.
const MANY: usize = 200;
/// What ending with none of the offers is called; no id has brackets.
const FALLBACK: &str = "(fallback)";
/// Probabilities this near to each other are equal.
const TIE: f64 = 1e-12;

impl<'a> Report<'a> {
    /// What `rank wait` tells of what was worked out.
    pub fn wait_report<'r>(&self, wait: &'r WaitLine<'a>) -> WaitReport<'r, 'a> {
        WaitReport {
            schema: self.schema,
            version: self.version,
            today: self.today,
            wait,
        }
    }
}

/// Puts into a report what there is to choose, where an offer is due before one that is awaited
/// answers.
pub(super) fn fill<'a>(report: &mut Report<'a>, loaded: &'a Loaded, settings: &ReportSettings) {
    // Exact points would tell what is hidden.
    if settings.redacted.contains(&Redacted::Pay) || loaded.shortlisted.is_some() {
        return;
    }
    let offers = || loaded.problem.offers().map(|(_, offer)| offer);
    let due = |offer: &Offer| {
        let day = offer.reply_by.filter(|day| *day >= settings.today);
        day.filter(|_| offer.status == Status::Offered)
    };
    let Some(first) = offers().filter_map(due).min() else {
        return;
    };
    let is_later = |offer: &Offer| awaited(offer).is_some_and(|day| day > first);
    if report.offers.len() > MANY || !offers().any(is_later) {
        return;
    }
    // With more awaited offers than can be worked out, nothing is said.
    let Ok(wait) = wait(&report.offers, loaded, settings) else {
        return;
    };
    let is_near = days_between(settings.today, first) <= NEAR;
    if let Some(sentence) = wait.sentence.as_ref().filter(|_| is_near) {
        let deadline = report.verdict.deadline.take();
        let lead = deadline.map_or_else(String::new, |d| d + " ");
        report.verdict.deadline = Some(lead + sentence);
    }
    report.wait = Some(wait);
}

/// What there is to choose.
///
/// # Errors
/// When more offers may come than can be worked out.
pub fn wait<'a>(
    offers: &[OfferLine<'a>],
    loaded: &'a Loaded,
    settings: &ReportSettings,
) -> Result<WaitLine<'a>, TooMany> {
    WaitChoice::new(offers, loaded, settings)?.line()
}

/// The day by which an offer is answered that is not made yet.
fn awaited(offer: &Offer) -> Option<Date> {
    offer.expects_by.filter(|_| offer.status == Status::Pending)
}

/// Who takes part in the choice.
struct WaitChoice<'c, 'a> {
    offers: &'c [OfferLine<'a>],
    settings: &'c ReportSettings,
    /// The decision with all awaited offers made, and their ranking.
    made: Problem,
    ranking: Ranking,
    /// The offers by their ids: of each prospect.
    ids: Vec<(OfferId, &'a Offer)>,
    left_out: Vec<LeftOut<'a>>,
    /// With missing chances at 0.
    prospects: OpenOffers,
    /// Those of which the chance is missing.
    missing: Vec<usize>,
    /// As they are, with missing chances at 0, at one half, and at 1.
    solved: [Solution; 3],
    fallback_is_stated: bool,
}

impl<'c, 'a> WaitChoice<'c, 'a> {
    fn new(
        offers: &'c [OfferLine<'a>],
        loaded: &'a Loaded,
        settings: &'c ReportSettings,
    ) -> Result<Self, TooMany> {
        let problem = &loaded.problem;
        let all = || problem.offers().filter(|(_, o)| awaited(o).is_some());
        let made = problem.with_made(&all().map(|(id, _)| id).collect::<Vec<_>>());
        let ranking = Ranking::new(&made, settings.method);
        let mut ids = Vec::new();
        let mut left_out = Vec::new();
        for (id, offer) in problem.offers() {
            match why_left_out(id, offer, &ranking, settings.today) {
                Some(because) => left_out.push(LeftOut {
                    offer: &offer.id,
                    because,
                }),
                None => ids.push((id, offer)),
            }
        }
        ids.order_by(|a, b| a.1.id.cmp(&b.1.id));
        let missing = ids.iter().enumerate();
        let missing = missing.filter(|(_, (_, o))| awaited(o).is_some() && o.chance.is_none());
        let missing: Vec<usize> = missing.map(|(i, _)| i).collect();
        let prospect = |(id, offer): &(OfferId, &Offer)| {
            let score = ranking.scoring.scores[id.index()];
            prospect(offer, score, settings.today)
        };
        let prospects = OpenOffers {
            fallback: loaded.fallback.unwrap_or(0.0),
            offers: ids.iter().map(prospect).collect(),
        };
        let at = |chance: f64| prospects.with_chances(&missing, chance).solve();
        let solved = [at(0.0)?, at(0.5)?, at(1.0)?];
        let is_current = |(_, o): &(OfferId, &Offer)| o.status == Status::Current;
        Ok(Self {
            fallback_is_stated: loaded.fallback.is_some() || ids.iter().any(is_current),
            offers,
            settings,
            made,
            ranking,
            ids,
            left_out,
            prospects,
            missing,
            solved,
        })
    }

    fn line(self) -> Result<WaitLine<'a>, TooMany> {
        let mut due: Vec<usize> = self.prospects.due().collect();
        due.order_by(|a, b| {
            let day = |i: &usize| self.prospects.offers[*i].reply;
            let score = |i: &usize| self.prospects.offers[*i].score;
            day(a).cmp(&day(b)).then(score(a).total_cmp(&score(b)))
        });
        let shares = uncertain::shares(&self, &due);
        let mut lines = Vec::new();
        for (i, share) in due.iter().zip(shares) {
            lines.push(self.due_line(*i, share)?);
        }
        let is_overdue = |o: &&Offer| awaited(o).is_some_and(|day| day < self.settings.today);
        let taking_part = self.ids.iter().map(|(_, o)| *o);
        Ok(WaitLine {
            fallback: self.prospects.fallback,
            value: self.settled(Solution::value),
            overdue: taking_part
                .filter(is_overdue)
                .map(|o| o.id.as_str())
                .collect(),
            sentence: words::sentence(&self, &due, &lines),
            due: lines,
            fallback_is_assumed: !self.fallback_is_stated && self.may_end_with_none(&due),
            left_out: self.left_out,
        })
    }

    /// Whether one may end with none of the offers after letting one go.
    fn may_end_with_none(&self, due: &[usize]) -> bool {
        let [_, half, _] = &self.solved;
        let is_none = |due: &usize| half.ends(*due).iter().any(|e| e.0 == FinalChoice::Fallback);
        due.iter().any(is_none)
    }

    /// A value that missing chances do not change.
    fn settled(&self, value: impl Fn(&Solution) -> f64) -> Option<f64> {
        let [low, _, high] = &self.solved;
        ((value(low) - value(high)).abs() <= TIE).then(|| value(low))
    }

    fn due_line(&self, i: usize, share_let_go: Option<f64>) -> Result<DueLine<'a>, TooMany> {
        let [low, half, high] = &self.solved;
        let let_go = self.settled(|s| s.let_go(i).unwrap_or(0.0));
        let advice = match (low.is_let_go(i), high.is_let_go(i)) {
            (Some(true), _) => Some(Advice::LetGo),
            (_, Some(false)) => Some(Advice::Accept),
            _ => None,
        };
        let OpenOffer { score, reply, .. } = self.prospects.offers[i];
        let by = reply.unwrap_or(self.settings.today);
        let ends_with = let_go.map(|_| self.ends(low, i));
        let mut line = DueLine {
            offer: &self.ids[i].1.id,
            by,
            accept: score,
            let_go,
            advice,
            ends_with: Pairs(ends_with.unwrap_or_default()),
            worst: half.worst(i),
            share_let_go,
            points: words::shown(score, let_go),
            no_earlier: words::no_earlier(self, by),
            ..DueLine::default()
        };
        for k in self.awaited() {
            self.break_even(i, k, &mut line)?;
        }
        if let_go.is_some() && self.settled(Solution::value).is_some() {
            let later = self.prospects.more_time(i)?.into_iter();
            let later = later.map(|m| MoreTimeLine {
                until: m.until,
                worth: m.worth,
            });
            line.more_time = later.collect();
        }
        line.told = words::told(self, i, &line);
        line.decides = words::decides(self, &line);
        Ok(line)
    }

    /// The awaited offers.
    fn awaited(&self) -> impl Iterator<Item = usize> + '_ {
        let offers = self.prospects.offers.iter().enumerate();
        offers.filter(|(_, o)| o.answer.is_some()).map(|o| o.0)
    }

    /// Those that answer by a day, and may make an offer.
    fn answered(&self, by: Date) -> impl Iterator<Item = usize> + '_ {
        self.awaited().filter(move |i| {
            let answer = self.prospects.offers[*i].answer;
            let may_come = |a: AwaitedAnswer| a.chance > 0.0 || self.missing.contains(i);
            answer.is_some_and(|a| a.day <= by && may_come(a))
        })
    }

    fn break_even(&self, due: usize, of: usize, line: &mut DueLine<'a>) -> Result<(), TooMany> {
        let id = self.ids[of].1.id.as_str();
        let found = self.prospects.break_even(due, of)?;
        let (at, to) = match found {
            Ok(BreakEven { at, to, back }) => {
                let is_let_go = line.advice == Some(Advice::LetGo);
                line.turns.push((id, if is_let_go { back } else { to }));
                (Some(at), Some(to))
            }
            Err(why) => {
                let name = match why {
                    NoBreakEven::EvenSo => "even-so",
                    NoBreakEven::NoChance => "no-chance",
                    NoBreakEven::Answered => "answered",
                };
                line.no_break_even.0.push((id, name));
                (None, None)
            }
        };
        line.break_even.0.push((id, at));
        line.to.0.push((id, to));
        Ok(())
    }

    /// What one ends with after a due offer is let go, most often first.
    fn ends(&self, solved: &Solution, due: usize) -> Vec<(&'a str, f64)> {
        let named = |(end, chance)| match end {
            FinalChoice::Offer(offer) => (self.ids[offer].1.id.as_str(), chance),
            FinalChoice::Fallback => (FALLBACK, chance),
        };
        let mut ends: Vec<(&str, f64)> = solved.ends(due).into_iter().map(named).collect();
        ends.order_by(|a, b| b.1.total_cmp(&a.1));
        ends
    }

    /// What screens call an offer.
    fn label(&self, prospect: usize) -> &'c str {
        let id = &self.ids[prospect].1.id;
        let line = self.offers.iter().find(|o| o.id == id);
        line.map_or("", |line| line.label.as_str())
    }

    /// Days from today.
    fn days(&self, day: Date) -> i32 {
        days_between(self.settings.today, day)
    }
}

/// Why an offer plays no part.
fn why_left_out(
    id: OfferId,
    offer: &Offer,
    ranking: &Ranking,
    today: Date,
) -> Option<&'static str> {
    if offer.status == Status::Pending && offer.expects_by.is_none() {
        Some("no answer day")
    } else if offer.reply_by.is_some_and(|day| day < today) {
        Some("its reply day has passed")
    } else if ranking.standing.fails(id) {
        Some("it fails a deal-breaker")
    } else if !ranking.standing.ranked.contains(&id) {
        Some("too little is known of it")
    } else {
        None
    }
}

fn prospect(offer: &Offer, score: f64, today: Date) -> OpenOffer {
    OpenOffer {
        score,
        reply: offer.reply_by,
        answer: awaited(offer).map(|day| AwaitedAnswer {
            day: day.max(today),
            chance: offer.chance.map_or(0.0, Spread::likely),
        }),
    }
}
