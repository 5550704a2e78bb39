//! What would turn two offers round, whatever the others do.

use crate::load::Loaded;
use crate::method::Ranking;
use crate::model::{Currency, judge_names};
use crate::report::Report;
use crate::report::Value;
use crate::report::change::change_name::{ChangeKind, Lines, in_sentence};
use crate::report::change::flip::{FlipLine, Prospect, When};
use crate::report::ratings::rows;
use crate::robust::Trust;
use crate::robust::flips::{Luck, Scope, Wanted, flips};
use crate::robust::sweep::Baseline;
use crate::text::number::{money, row};
use crate::text::possessive::possessive;

/// Ratings and weights that are told, of each the nearest.
const RATINGS: usize = 2;
const WEIGHTS: usize = 1;

/// What turns two offers round.
#[derive(Debug)]
pub struct PairTurns<'a> {
    /// In a sentence or two.
    pub text: String,
    /// The command that lists them all; none where the first of the two is not first of all.
    pub command: Option<String>,
    /// The changes, nearest first.
    pub flips: Vec<FlipLine<'a>>,
}

/// `The order would flip if JPMorgan's mentoring were 4.3 or less, or you weighed ML exposure 18 or
/// more (now 15).`; none where one of the two takes no place.
pub fn turns<'a>(
    loaded: &'a Loaded,
    ranking: &Ranking,
    report: &Report<'_>,
    ids: [&str; 2],
) -> Option<PairTurns<'a>> {
    let problem = &loaded.problem;
    let whole = Baseline::new(problem, ranking);
    let places = whole.order.iter().enumerate();
    let mut two = places.filter(|(_, o)| ids.contains(&problem.offer(**o).id.as_str()));
    let ((place, a), (_, b)) = (two.next()?, two.next()?);
    let baseline = whole.between(*a, *b);
    let labels = rows::labels(problem);
    let lines = Lines {
        problem,
        baseline: &baseline,
        labels: &labels,
        told: usize::MAX,
    };
    let luck = report.trials.as_ref().map_or_else(Luck::default, |t| Luck {
        seed: t.seed,
        rough: t.trust == Trust::Roughly,
    });
    let scope = Scope::First;
    let found = flips(&baseline, Wanted { scope, luck });
    let flips: Vec<FlipLine<'a>> = found.iter().map(|f| lines.flip(f)).collect();
    let mut told: Vec<&FlipLine<'_>> = flips.iter().collect();
    told.retain(|f| f.told.prospect != Prospect::Aside);
    if told.is_empty() {
        told = flips.iter().collect();
    }
    let text = in_words(loaded, &told);
    // `rank flip` tells of first place.
    let has_more = place == 0 && !told.is_empty();
    let command = has_more.then(|| report.call.command("flip", "")).flatten();
    Some(PairTurns {
        text,
        command,
        flips,
    })
}

/// The nearest of each kind, in sentences.
fn in_words(loaded: &Loaded, found: &[&FlipLine<'_>]) -> String {
    let found = || found.iter().copied();
    let passes = found().find_map(passes);
    let is_told = |f: &&FlipLine<'_>| self::passes(f).is_none();
    let is_weight = |f: &&FlipLine<'_>| f.kind == ChangeKind::Weight;
    let ratings = found().filter(is_told).filter(|f| !is_weight(f));
    let weights = found().filter(is_told).filter(is_weight);
    let nearest = ratings.take(RATINGS).chain(weights.take(WEIGHTS));
    let told: Vec<String> = nearest.map(|f| words(loaded, f)).collect();
    // Each is a sentence of its own: a comma stands before the last as well.
    let turns = match &told[..] {
        [] => None,
        [one] => Some(one.clone()),
        [head @ .., last] => {
            let mut all = head.to_vec();
            all.push(format!("or {last}"));
            Some(row(&all))
        }
    };
    let turns = turns.map(|turns| format!("The order would flip if {turns}."));
    let passes = passes.map(|passes| format!("{passes}."));
    match passes.into_iter().chain(turns).collect::<Vec<_>>() {
        none if none.is_empty() => "No single change flips their order.".to_owned(),
        sentences => sentences.join(" "),
    }
}

/// `JPMorgan passes LinkedIn at $45.45 an hour, $9.52 more`: of the base that an offer pays, where
/// more of it puts that offer ahead.
fn passes(flip: &FlipLine<'_>) -> Option<String> {
    let (Some(Value::Number(now)), Some(Value::Number(to))) = (flip.now, flip.to) else {
        return None;
    };
    let told = &flip.told;
    let rises = flip.when == When::AtLeast && flip.offer == Some(flip.ahead);
    let (currency, per) = told.base.as_ref().filter(|_| rises)?;
    let more = money(to - now, currency.as_ref().map(Currency::code));
    Some(format!(
        "{} passes {} at {} {}, {more} more",
        told.ahead,
        told.behind,
        told.to,
        per.words()
    ))
}

/// `JPMorgan's mentoring were 4.3 or less`, `you weighed ML exposure 18 or more (now 15)`, and of one
/// of several judges `Alice weighed ML exposure 18 or more (now 15)`. The name of a criterion may be
/// one thing or several, mentoring or hours: `were` is right of both.
fn words(loaded: &Loaded, flip: &FlipLine<'_>) -> String {
    let (told, turns_at) = (&flip.told, flip.turns_at());
    let change = match flip.kind {
        ChangeKind::Weight => {
            let mut all = loaded.problem.criteria().map(|(_, c)| c);
            let own = all.find(|c| Some(c.id.as_str()) == flip.criterion);
            let name = own.map_or(told.what.as_str(), |c| c.name.as_str());
            let name = in_sentence(name);
            let judges = loaded.problem.judges();
            let names = judge_names(judges).into_iter().zip(judges);
            let mut named = names.filter(|(_, j)| Some(j.set.as_str()) == flip.judge);
            let who = named.next().map_or("you", |(name, _)| name);
            let because = told.because.replacen(", ", "; ", 1);
            return format!(
                "{who} weighed {name} {turns_at} (now {}{because})",
                told.now
            );
        }
        ChangeKind::Link => {
            let parent = possessive(told.parent.as_deref().unwrap_or_default());
            format!("{} had {turns_at} of {parent} rating", told.whose)
        }
        ChangeKind::Rating => format!("{} were {turns_at}", told.subject),
    };
    change + &told.aside()
}
