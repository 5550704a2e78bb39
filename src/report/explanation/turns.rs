//! What would turn two offers round, whatever the others do.

use crate::load::Loaded;
use crate::method::{Method, Ranking};
use crate::report::Value;
use crate::report::change_name::Lines;
use crate::report::flip::{FlipLine, Standing};
use crate::report::{Report, rows};
use crate::robust::Trust;
use crate::robust::flips::{Luck, Scope, Wanted, flips};
use crate::robust::sweep::Baseline;
use crate::text::number::money;

/// Ratings and weights that are told, of each the nearest.
const RATINGS: usize = 2;
const WEIGHTS: usize = 1;

/// `Turns round when: JPMorgan's mentoring is 4.3 or less, or you weigh ML exposure 18 or more (now
/// 15). All of it: rank flip`; none where one of the two takes no place.
pub fn turns(loaded: &Loaded, report: &Report<'_>, ids: [&str; 2]) -> Option<String> {
    let problem = &loaded.problem;
    let mut methods = Method::ALL.into_iter();
    let method = methods.find(|m| m.name() == report.method)?;
    let ranking = Ranking::new(problem, method);
    let whole = Baseline::new(problem, &ranking);
    let places = whole.order.iter().enumerate();
    let mut two = places.filter(|(_, o)| ids.contains(&problem.offer(**o).id.as_str()));
    let ((place, a), (_, b)) = (two.next()?, two.next()?);
    let baseline = whole.between(*a, *b);
    let labels = rows::labels(problem);
    let lines = Lines {
        problem,
        baseline: &baseline,
        labels: &labels,
    };
    let luck = report.trials.as_ref().map_or_else(Luck::default, |t| Luck {
        seed: t.seed,
        rough: t.trust == Trust::default().name(),
    });
    let scope = Scope::First;
    let found = flips(&baseline, Wanted { scope, luck });
    let found = found.iter().map(|f| lines.flip(f));
    let (aside, mut found): (Vec<FlipLine<'_>>, Vec<FlipLine<'_>>) =
        found.partition(|f| f.told.standing == Standing::Aside);
    if found.is_empty() {
        found = aside;
    }
    let mut told = in_words(loaded, &found);
    // `rank flip` tells of first place.
    if place == 0 && !found.is_empty() {
        told = format!("{told} All of it: rank flip {}", files(report));
    }
    Some(told.trim_end().to_owned())
}

/// The nearest of each kind, in sentences.
fn in_words(loaded: &Loaded, found: &[FlipLine<'_>]) -> String {
    let passes = found.iter().find_map(passes);
    let is_told = |f: &&FlipLine<'_>| self::passes(f).is_none();
    let some = |weights: bool, most| {
        let of = found.iter().filter(is_told);
        let of = of.filter(move |f| (f.kind == "weight") == weights);
        of.take(most).map(|f| words(loaded, f))
    };
    let told: Vec<String> = some(false, RATINGS).chain(some(true, WEIGHTS)).collect();
    // Each is a sentence of its own: a comma stands before the last as well.
    let turns = match &told[..] {
        [] => None,
        [one] => Some(one.clone()),
        [head @ .., last] => Some(format!("{}, or {last}", head.join(", "))),
    };
    let turns = turns.map(|turns| format!("Turns round when: {turns}."));
    let passes = passes.map(|passes| format!("{passes}."));
    match passes.into_iter().chain(turns).collect::<Vec<_>>() {
        none if none.is_empty() => "No single change turns the two round.".to_owned(),
        sentences => sentences.join(" "),
    }
}

/// The files of this run, as `rank flip` takes them.
fn files<'r>(report: &'r Report<'_>) -> &'r str {
    if report.call == "demo" {
        "--demo"
    } else {
        &report.call
    }
}

/// `JPMorgan passes LinkedIn at $45.45 an hour, $9.52 more`: of the base that an offer pays, where
/// more of it puts that offer ahead.
fn passes(flip: &FlipLine<'_>) -> Option<String> {
    let base = matches!(flip.part.as_deref(), Some("hourly" | "monthly" | "yearly"));
    let rises = flip.when == "at-least" && flip.offer == Some(flip.ahead);
    let (Some(Value::Number(now)), Some(Value::Number(to))) = (flip.now, flip.to) else {
        return None;
    };
    let (currency, time) = flip.unit.as_deref()?.split_once(' ')?;
    let more = money(to - now, Some(currency).filter(|c| !c.is_empty()));
    let told = &flip.told;
    let text = format!(
        "{} passes {} at {} {time}, {more} more",
        told.ahead, told.behind, told.to
    );
    (base && rises).then_some(text)
}

/// `JPMorgan's mentoring is 4.3 or less`, `you weigh ML exposure 18 or more (now 15)`.
fn words(loaded: &Loaded, flip: &FlipLine<'_>) -> String {
    let (told, turns_at) = (&flip.told, flip.turns_at());
    match flip.kind {
        "weight" => {
            let mut all = loaded.problem.criteria().map(|(_, c)| c);
            let own = all.find(|c| Some(c.id.as_str()) == flip.criterion);
            let name = own.map_or(told.what.as_str(), |c| c.name.as_str());
            let name = crate::report::change_name::in_sentence(name);
            format!("you weigh {name} {turns_at} (now {})", told.now)
        }
        "link" => {
            let what = told.what.trim_start_matches("share ");
            format!("{} has {turns_at} {what} rating", told.whose)
        }
        _ => format!("{}'s {} is {turns_at}", told.whose, told.what),
    }
}
