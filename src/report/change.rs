//! What would change the answer, worked out as far as the output shows it.

pub mod change_name;
pub mod flip;
pub mod left_out;
mod verb_reports;

pub use verb_reports::{AskReport, FlipReport};

use super::ask::{self, LeadDoubt};
use super::ratings::rows;
use super::settings::ReportSettings;
use super::{Report, redact};
use crate::load::Loaded;
use crate::method::Ranking;
use crate::robust::Trust;
use crate::robust::ask::{Asks, Together, asks};
use crate::robust::flips::{Luck, NEAR, Scope, Wanted, flips, pairs};
use crate::robust::sweep::Baseline;
use crate::text::number::{count, in_100, list};
use crate::text::order::InOrder;
use crate::text::possessive::possessive;
use change_name::{ChangeKind, Lines, in_sentence};
use flip::{FlipLine, PairLine, Prospect};

/// More ranked offers than this, and only `rank flip` and `rank ask` work it out.
const MOST: usize = 1000;

/// More ranked offers than this, and `rank flip` tells of changes of first place alone.
const MANY: usize = 200;

/// So many of what is still open are named.
const OPEN: usize = 3;

/// How much of it is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Nothing.
    #[default]
    None,
    /// Nothing of it, but all places and pairs of the what-ifs.
    Pairs,
    /// What the default answer says: one line, or what to ask.
    Line,
    /// For scripts: all questions, and the flips near the top.
    Near,
    /// For a page: what the default answer says, all questions, and the flips of first place.
    Page,
    /// For scripts: all questions and all flips.
    All,
    /// The flips of first place and no questions, for however many offers.
    Flips,
    /// All flips and no questions, for however many offers.
    AllFlips,
    /// All questions and no flips, for however many offers.
    Asks,
}

impl Depth {
    /// Whether anything is worked out for so many ranked offers.
    const fn reaches(self, ranked: usize) -> bool {
        match self {
            Self::None | Self::Pairs => false,
            Self::Line | Self::Near | Self::Page | Self::All => ranked <= MOST,
            Self::Flips | Self::AllFlips | Self::Asks => true,
        }
    }

    /// Whether flips are told, whatever the verdict.
    const fn tells_flips(self) -> bool {
        matches!(
            self,
            Self::Near | Self::Page | Self::All | Self::Flips | Self::AllFlips
        )
    }

    /// Whether questions are told, whatever the verdict.
    const fn tells_asks(self) -> bool {
        matches!(self, Self::Near | Self::Page | Self::All | Self::Asks)
    }

    /// Whether the shares of all places are told.
    pub(super) const fn tells_places(self) -> bool {
        matches!(self, Self::Pairs | Self::Near | Self::Page | Self::All)
    }

    /// Whether the whole report is wanted, for scripts.
    pub(super) const fn is_whole(self) -> bool {
        matches!(self, Self::Near | Self::All)
    }
}

/// Which flips there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FlipsOf {
    /// Those that change first place, and those of the first twenty offers among each other; their
    /// orders are told as far as that.
    Near,
    /// All.
    All,
}

/// What is said in sentences.
#[derive(Debug, Default)]
pub struct Change<'a> {
    /// What would put another offer first, in a line or two; nothing where what to ask is shown.
    pub sentences: Vec<String>,
    /// That nothing to be learned changes anything.
    pub nothing: Option<String>,
    /// Two changes at a time, for the offer asked for.
    pub pairs: Vec<PairLine<'a>>,
}

/// Fills in flips and questions.
pub(super) fn fill<'a>(
    report: &mut Report<'a>,
    loaded: &'a Loaded,
    ranking: &Ranking,
    settings: &ReportSettings,
) {
    let (depth, ranked) = (settings.depth, ranking.order.0.len());
    if ranked == 0 || !depth.reaches(ranked) {
        return;
    }
    let luck = Luck {
        seed: settings.seed,
        rough: settings.trust == Trust::Roughly,
    };
    let problem = &loaded.problem;
    let baseline = Baseline::new(problem, ranking);
    let labels = rows::labels(problem);
    let lines = Lines {
        problem,
        baseline: &baseline,
        labels: &labels,
        told: match report.flips_of {
            FlipsOf::Near => NEAR,
            FlipsOf::All => usize::MAX,
        },
    };
    let (clear, line) = (report.verdict.clear, depth == Depth::Line);
    let hides_pay = !report.hidden.is_empty();
    if depth.tells_flips() || (line && clear) {
        let scope = scope(depth, ranked);
        let found = flips(&baseline, Wanted { scope, luck });
        report.left_out = left_out::flips(&lines);
        report.flips = found.iter().map(|f| lines.flip(f)).collect();
        if hides_pay {
            redact::flips(&mut report.flips, &report.hidden);
            report.left_out.clear();
        }
    }
    if depth.tells_asks() || line {
        let found = asks(&baseline, luck);
        report.left_out = left_out::asks(&lines, &found);
        report.ask = ask::lines(&lines, &found);
        report.asked_place = found.place;
        let told = report.ask.len();
        if hides_pay {
            redact::asks(&mut report.ask, &report.hidden);
            report.left_out.clear();
        }
        // What is said of all answers is said of those on pay as well.
        let is_whole = report.ask.len() == told;
        if is_whole {
            let open = || still_open(report);
            report.change.nothing = ask::nothing(&lines, &found, doubt(report), open);
        }
        if is_whole && second_is_open(report) {
            let second = second(&lines, &found, clear);
            report.change.sentences.extend(second);
        }
        if is_whole && clear {
            for sentence in ask::known(&lines, &found) {
                report.verdict.text.push(' ');
                report.verdict.text.push_str(&sentence);
            }
        }
        report.verdict.text.push_str(&made(&lines, &found));
        if report.trials.is_none() && may_change(&found) {
            let open = " What is not known yet may change that.";
            report.verdict.text.push_str(open);
        }
    }
    if let Some(asked) = settings.asked.as_ref().filter(|_| !hides_pay) {
        let mut all = loaded.problem.offers();
        let asked = all.find(|(_, o)| o.id == *asked);
        let found = asked.map_or_else(Vec::new, |(id, _)| pairs(&baseline, id));
        report.change.pairs = found.iter().map(|p| lines.pair(p)).collect();
    }
    // The screen of a clear first place has one sentence instead of questions.
    if (line || depth == Depth::Page) && clear {
        let stays = stays(report, &lines).filter(|_| !hides_pay);
        report.change.sentences.splice(0..0, stays);
        if line {
            report.ask.clear();
        }
    }
}

/// Which flips are wanted, of so many ranked offers.
const fn scope(depth: Depth, ranked: usize) -> Scope {
    match depth {
        Depth::Near => Scope::Near,
        Depth::All => Scope::All,
        Depth::Flips | Depth::Page if ranked <= MANY => Scope::FirstOrNone,
        Depth::AllFlips if ranked <= MANY => Scope::All,
        // Of many offers only the changes of first place; questions need no flips beside those.
        _ => Scope::First,
    }
}

/// What of the first and the second is unknown or a range, most points first: `Google's return
/// offer`.
fn still_open(report: &Report<'_>) -> Vec<String> {
    let ranked = report.offers.iter().filter(|o| o.position.is_some());
    let mut open: Vec<(f64, String)> = Vec::new();
    for offer in ranked.take(2) {
        for (cell, criterion) in offer.criteria.iter().zip(&report.criteria) {
            let points = cell.points_high - cell.points_low;
            let name = in_sentence(criterion.name);
            open.push((points, format!("{} {name}", possessive(&offer.label))));
        }
    }
    open.retain(|(points, _)| *points >= 1.0);
    open.order_by(|a, b| b.0.total_cmp(&a.0));
    open.into_iter().take(OPEN).map(|(_, what)| what).collect()
}

/// ` Dream would be first if it were made.`, of pending offers.
fn made(lines: &Lines<'_, '_>, found: &Asks) -> String {
    let names: Vec<String> = found.made.iter().map(|o| lines.label(*o)).collect();
    match &names[..] {
        [] => String::new(),
        [one] => {
            let offer = lines.problem.offer(found.made[0]);
            let chance = offer.chance.map_or_else(String::new, |chance| {
                format!(" (chance: {} in 100)", in_100(chance.likely()))
            });
            format!(" {one} would be first if it were made{chance}.")
        }
        [..] => format!(" Each of {} would be first if it were made.", list(&names)),
    }
}

/// Whether what is not known yet may put another offer first.
fn may_change(found: &Asks) -> bool {
    !matches!(
        found.first,
        Some(Together::Nothing | Together::DrawsLevel(_))
    )
}

/// What leaves first place open.
fn doubt(report: &Report<'_>) -> LeadDoubt {
    let mut first = report.offers.iter().filter(|o| o.place == Some(1));
    match &report.trials {
        Some(_) if report.verdict.clear => LeadDoubt::None,
        // Where all that may be first have one score under all weights, none of those decides.
        Some(_) if first.any(|o| !o.tied) => LeadDoubt::Weights,
        Some(_) => LeadDoubt::Tie,
        None => LeadDoubt::None,
    }
}

/// Whether the second place is not settled.
fn second_is_open(report: &Report<'_>) -> bool {
    let mut ranked = report.offers.iter().filter(|o| o.position == Some(2));
    ranked.next().is_some_and(|o| o.place_last > Some(2))
}

/// Who is second, where that hangs on one answer.
fn second(lines: &Lines<'_, '_>, found: &Asks, clear: bool) -> Option<String> {
    let mut about_second = found.list.iter().filter(|a| a.breaks.is_none());
    let most = about_second.next().filter(|_| clear && found.place == 2)?;
    ask::second(lines, most)
}

/// `Only one change would move Google: pay weighed 628 or more instead of 25.`
fn stays(report: &Report<'_>, lines: &Lines<'_, '_>) -> Option<String> {
    let first = lines.baseline.first()?;
    if lines.baseline.order.len() < 2 {
        return None;
    }
    let turns: Vec<&FlipLine<'_>> = report.flips.iter().filter(|f| f.first_changes).collect();
    let (label, id) = (lines.label(first), lines.id(first));
    let words = |flip: &FlipLine<'_>| words(flip, id);
    // What-ifs may put another one first than the scores, of which changes speak.
    let is_first = report.verdict.first.iter().any(|first| first == id);
    let by_score = if is_first {
        String::new()
    } else {
        format!("By score {label} leads. ")
    };
    let text = match turns[..] {
        [] => format!("No single change puts another offer ahead of {label}."),
        [one] => format!("Only one change would move {label}: {}.", words(one)),
        [a, b] => format!(
            "Only two single changes would move {label}: {}, or {}.",
            words(a),
            words(b)
        ),
        [nearest, ..] => {
            let is_aside = |f: &FlipLine<'_>| f.told.prospect == Prospect::Aside;
            let (such, one) = match turns.iter().find(|f| !is_aside(f)) {
                Some(told) if is_aside(nearest) => ("One of them:", *told),
                _ => ("The nearest:", nearest),
            };
            format!(
                "{} would put another offer ahead of {label}. {such} {}.",
                count(turns.len(), "single change"),
                words(one)
            )
        }
    };
    let unsaid = left_out::unsaid(&report.left_out).map(|unsaid| format!(" {unsaid}"));
    Some(format!("{by_score}{text}{}", unsaid.unwrap_or_default()))
}

/// `pay weighed 628 or more instead of 25`; of the offer that is spoken of without its name.
fn words(flip: &FlipLine<'_>, of: &str) -> String {
    let told = &flip.told;
    let (what, to, now) = (&told.what, flip.turns_at(), &told.now);
    let own = flip.offer == Some(of);
    let change = match flip.kind {
        ChangeKind::Weight => format!("{what} weighed {to} instead of {now}"),
        ChangeKind::Link => {
            let parent = told.parent.as_deref().unwrap_or_default();
            format!(
                "{} with {to} of {} rating instead of {now}",
                told.whose,
                possessive(parent)
            )
        }
        ChangeKind::Rating if own && (to.as_str(), now.as_str()) == ("no", "yes") => {
            format!("no {what}")
        }
        ChangeKind::Rating => {
            let subject = match flip.company {
                Some(_) => format!("{} at", told.subject),
                None if own => what.clone(),
                None => told.subject.clone(),
            };
            let instead = match now.as_str() {
                "" | "?" => String::new(),
                now => format!(" instead of {now}"),
            };
            format!("{subject} {to}{instead}")
        }
    };
    change + &told.aside()
}
