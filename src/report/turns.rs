//! What would turn two offers round, whatever the others do.

use super::flip::{FlipLine, Lines};
use super::{Report, rows};
use crate::load::Loaded;
use crate::method::{Method, Ranking};
use crate::robust::Trust;
use crate::robust::flips::{Luck, Wanted, flips};
use crate::robust::vary::Bench;

/// Ratings and weights that are told, of each the nearest.
const RATINGS: usize = 2;
const WEIGHTS: usize = 1;

/// `Turns round when: JPMorgan's mentoring is 4.3 or less, or you weigh ML exposure 18 or more (now
/// 15). All of it: rank flip`; none where one of the two takes no place.
pub fn turns(loaded: &Loaded, report: &Report<'_>, ids: [&str; 2]) -> Option<String> {
    let problem = &loaded.problem;
    let method = Method::ALL
        .into_iter()
        .find(|m| m.name() == report.method)?;
    let ranking = Ranking::new(problem, method);
    let whole = Bench::new(problem, &ranking);
    let find = |id: &str| {
        whole
            .order
            .iter()
            .copied()
            .find(|o| problem.offer(*o).id == id)
    };
    let (a, b) = (find(ids[0])?, find(ids[1])?);
    let bench = whole.between(a, b);
    let luck = report.trials.as_ref().map_or_else(Luck::default, |t| Luck {
        seed: t.seed,
        rough: t.trust == Trust::default().name(),
    });
    let labels = rows::labels(problem);
    let lines = Lines {
        problem,
        bench: &bench,
        labels: &labels,
    };
    let firsts = true;
    let found = flips(&bench, Wanted { firsts, luck });
    let found: Vec<FlipLine<'_>> = found.iter().map(|f| lines.flip(f)).collect();
    let some = |weights: bool, most| {
        let of = found
            .iter()
            .filter(move |f| (f.kind == "weight") == weights);
        of.take(most).map(|f| words(loaded, f))
    };
    let told: Vec<String> = some(false, RATINGS).chain(some(true, WEIGHTS)).collect();
    if told.is_empty() {
        return Some("No single change turns the two round.".to_owned());
    }
    let first = whole.first();
    let all = if first == Some(a) || first == Some(b) {
        let files = if report.call == "demo" {
            "--demo"
        } else {
            &report.call
        };
        format!(" All of it: rank flip {files}")
            .trim_end()
            .to_owned()
    } else {
        String::new()
    };
    // Each is a sentence of its own: a comma stands before the last as well.
    let told = match &told[..] {
        [head @ .., last] if !head.is_empty() => format!("{}, or {last}", head.join(", ")),
        _ => told.concat(),
    };
    Some(format!("Turns round when: {told}.{all}"))
}

/// `JPMorgan's mentoring is 4.3 or less`, `you weigh ML exposure 18 or more (now 15)`.
fn words(loaded: &Loaded, flip: &FlipLine<'_>) -> String {
    let (told, turns_at) = (&flip.told, flip.turns_at());
    match flip.kind {
        "weight" => {
            let mut all = loaded.problem.criteria().map(|(_, c)| c);
            let own = all.find(|c| Some(c.id.as_str()) == flip.criterion);
            let name = own.map_or(told.what.as_str(), |c| c.name.as_str());
            let name = super::lever::in_sentence(name);
            format!("you weigh {name} {turns_at} (now {})", told.now)
        }
        "link" => {
            let what = told.what.trim_start_matches("share ");
            format!("{} has {turns_at} {what} rating", told.whose)
        }
        _ => format!("{}'s {} is {turns_at}", told.whose, told.what),
    }
}
