//! Whether to accept or to wait, in sentences.

use jiff::civil::Date;

use super::{Advice, DueLine, MoreTimeLine, WaitChoice};
use crate::text::day::{days_between, short};
use crate::text::number::{counted, in_100, in_words, list, offers_named, plain, rounded};
use crate::text::possessive::possessive;
use crate::waiting::FinalChoice;

/// Of more awaited offers, the number is told.
const NAMED: usize = 3;

/// What the first choice that there is is about, where a chance decides it.
pub(super) fn sentence(
    choice: &WaitChoice<'_, '_>,
    due: &[usize],
    lines: &[DueLine<'_>],
) -> Option<String> {
    let mut both = due.iter().zip(lines);
    let (i, line) = both.find(|(_, line)| is_open(line))?;
    let name = choice.label(*i);
    let accept = line.points.first()?;
    let told = line.told.first()?;
    let condition = condition(line).map(|condition| format!(" {condition}"));
    let condition = condition.unwrap_or_default();
    Some(format!(
        "Accepting {name} is worth {accept}. {told}{condition}"
    ))
}

/// That offers which are answered by the day on which one is due are not made: all that is told of
/// it holds then. `Soon says no by Thu 10 Dec`.
pub(super) fn no_earlier(choice: &WaitChoice<'_, '_>, by: Date) -> Option<(String, bool)> {
    let answered: Vec<usize> = choice.answered(by).collect();
    let offers = answered.iter().map(|i| choice.prospects.offers[*i]);
    let day = offers.filter_map(|o| o.answer.map(|a| a.day)).max()?;
    let day = short(day, choice.days(day));
    let is_one = answered.len() == 1;
    if answered.len() > NAMED {
        let none = format!("none of {} offers comes by {day}", in_words(answered.len()));
        return Some((none, false));
    }
    let say = if is_one { "says" } else { "say" };
    let names = names(choice, answered.into_iter());
    Some((format!("{names} {say} no by {day}"), is_one))
}

/// The same as a sentence.
fn condition(line: &DueLine<'_>) -> Option<String> {
    let (no_earlier, is_one) = line.no_earlier.as_ref()?;
    let which = if *is_one { "it" } else { "one" };
    Some(format!(
        "This holds if {no_earlier}; if {which} makes an offer, run again."
    ))
}

/// Whether chances decide about a due offer.
fn is_open(line: &DueLine<'_>) -> bool {
    line.break_even.0.iter().any(|(_, at)| at.is_some())
}

/// What accepting and letting go are worth, as it is shown.
pub(super) fn shown(accept: f64, let_go: Option<f64>) -> Vec<String> {
    match let_go {
        Some(let_go) => points(accept, let_go).to_vec(),
        None => vec![whole(accept)],
    }
}

/// What decides about a due offer: the awaited one, and the chance of 100 above which the due one
/// is let go.
pub(super) fn decides(choice: &WaitChoice<'_, '_>, line: &DueLine<'_>) -> Option<(String, String)> {
    let awaited: Vec<usize> = choice.awaited().collect();
    let mut open = awaited.iter().zip(&line.break_even.0);
    let (of, at) = open.find_map(|(of, (_, at))| Some((of, (*at)?)))?;
    Some((choice.label(*of).to_owned(), above(at)))
}

/// What there is to say of a due offer.
pub(super) fn told(choice: &WaitChoice<'_, '_>, due: usize, line: &DueLine<'_>) -> Vec<String> {
    let later = later(line);
    let mut told = vec![match later[..] {
        [] => nothing_later(choice, due, line),
        _ => weighed(choice, due, line, &later),
    }];
    let share = line.share_let_go.filter(|s| *s > 0.0 && *s < 1.0);
    let share = share.map(in_what_ifs);
    let (more_time, risk) = (more_time(choice, due, line), risk(choice, line));
    match condition(line) {
        None => told.extend(more_time.into_iter().chain(risk).chain(share)),
        // More time is worth as much whether it holds or not.
        Some(condition) => {
            told.extend(risk.into_iter().chain(share));
            told.push(condition);
            told.extend(more_time);
        }
    }
    told
}

/// The awaited offers that answer after the day and matter: their places in the line.
fn later(line: &DueLine<'_>) -> Vec<usize> {
    let is_answered = |id: &str| {
        let why = line.no_break_even.0.iter();
        why.clone().any(|(of, why)| *of == id && *why == "answered")
    };
    let offers = line.break_even.0.iter().enumerate();
    let later = offers.filter(|(_, (id, _))| !is_answered(id));
    later.map(|(i, _)| i).collect()
}

/// Where all answers are there by then.
fn nothing_later(choice: &WaitChoice<'_, '_>, due: usize, line: &DueLine<'_>) -> String {
    let [accept, let_go] = points(line.accept, line.let_go.unwrap_or(line.accept));
    match line.advice {
        Some(Advice::LetGo) => {
            let (name, _) = remains_anyway(choice, due);
            format!("{name} is worth more: {let_go}.")
        }
        _ => format!("Nothing that comes later is worth more than its {accept}."),
    }
}

/// What letting go is worth, and which chance decides.
fn weighed(choice: &WaitChoice<'_, '_>, due: usize, line: &DueLine<'_>, later: &[usize]) -> String {
    let [accept, let_go] = points(line.accept, line.let_go.unwrap_or(line.accept));
    let awaited: Vec<usize> = choice.awaited().collect();
    let mut decides = later.iter().filter_map(|at| {
        let (chance, past) = (line.break_even.0[*at].1?, line.to.0[*at].1?);
        Some((awaited[*at], chance, past))
    });
    let Some((of, at, past)) = decides.next() else {
        let names = names(choice, later.iter().map(|at| awaited[*at]));
        let (chance, is) = match later.len() {
            1 => ("chance", "is"),
            _ => ("chances", "are"),
        };
        return match line.advice {
            Some(Advice::LetGo) => {
                let (name, score) = remains_anyway(choice, due);
                format!(
                    "Letting it go is worth more whatever the {chance} of {names} {is}: {name} ({}) remains.",
                    whole(score)
                )
            }
            _ => format!("Waiting for {names} is not worth it, whatever the {chance} {is}."),
        };
    };
    let day = choice.prospects.offers[of].answer.map(|a| a.day);
    let day = day.map_or_else(String::new, |day| short(day, choice.days(day)));
    let awaited = format!("{} (answer by {day})", choice.label(of));
    let above = above(at);
    let (name, score) = remains(choice, due, &[of], past);
    let no = match later.len() {
        1 => "it says no",
        _ => "all say no",
    };
    let otherwise = format!("if {no}, {name} ({}) remains", whole(score));
    match line.let_go {
        None => {
            let when = match line.advice {
                Some(Advice::LetGo) => "as long as",
                Some(Advice::Accept) => "only if",
                None => "if",
            };
            format!(
                "Letting it go for {awaited} is worth more {when} its chance is above {above} in 100; {otherwise}."
            )
        }
        Some(_) if line.advice == Some(Advice::LetGo) => format!(
            "Letting it go for {awaited} is worth {let_go}, more as long as its chance is above {above} in 100; {otherwise}."
        ),
        // At this chance nothing is waited for: one surely ends with what is at hand.
        Some(_) if line.ends_with.0.len() == 1 => format!(
            "Letting it go leaves {} ({let_go}); waiting for {awaited} is worth more than {accept} only if its chance is above {above} in 100; {otherwise}.",
            remains(choice, due, &[], 0.0).0
        ),
        Some(_) => format!(
            "Letting it go for {awaited} is worth {let_go}, and more than {accept} only if its chance is above {above} in 100; {otherwise}."
        ),
    }
}

/// What remains once a due offer is let go and nothing is waited for.
fn remains_anyway(choice: &WaitChoice<'_, '_>, due: usize) -> (String, f64) {
    let all: Vec<usize> = choice.awaited().collect();
    remains(choice, due, &all, 0.0)
}

/// What remains once a due offer is let go, at that chance of some awaited offers, and all answers
/// are no: an offer that is due before the answer is not there any more.
fn remains(choice: &WaitChoice<'_, '_>, due: usize, of: &[usize], chance: f64) -> (String, f64) {
    let solved = choice.prospects.with_chances(of, chance).solve();
    let end = solved.ok().and_then(|s| {
        let end = s.end_of_no(due)?;
        Some((end, s.worth(end)))
    });
    match end {
        Some((FinalChoice::Offer(offer), worth)) => (choice.label(offer).to_owned(), worth),
        Some((FinalChoice::Fallback, worth)) if choice.fallback_is_stated => {
            ("what you have without an offer".to_owned(), worth)
        }
        _ => ("nothing".to_owned(), 0.0),
    }
}

/// `Two more days for JPMorgan's offer, until 5 Dec, would be worth 4 points: ask for them.`
fn more_time(choice: &WaitChoice<'_, '_>, due: usize, line: &DueLine<'_>) -> Option<String> {
    let most = line.more_time.iter().map(|m| m.worth).fold(0.0, f64::max);
    let enough = |m: &&MoreTimeLine| m.worth >= 0.5 && m.worth > most - 0.5;
    let later = line.more_time.iter().find(enough)?;
    let days = days_between(line.by, later.until);
    let (days, them) = match days {
        1 => ("One more day".to_owned(), "it"),
        2 => ("Two more days".to_owned(), "them"),
        n => (format!("{n} more days"), "them"),
    };
    let points = counted(&whole(later.worth), "point");
    Some(format!(
        "{days} for {} offer, until {}, would be worth {points}: ask for {them}.",
        possessive(choice.label(due)),
        short(later.until, choice.days(later.until)),
    ))
}

/// In how many what-ifs letting go is worth more; who decides does not know which of them holds.
fn in_what_ifs(share: f64) -> String {
    format!(
        "If every score and chance were known, letting it go would be worth more in {} of 100 what-ifs.",
        in_100(share)
    )
}

/// What may come of letting go, at worst.
fn risk(choice: &WaitChoice<'_, '_>, line: &DueLine<'_>) -> Option<String> {
    let ends = &line.ends_with.0;
    let worst = line.worst.filter(|_| ends.len() > 1)?;
    let end = |(id, chance): &(&str, f64)| {
        let known = choice.ids.iter().position(|(_, o)| o.id == *id);
        let name = known.map_or("none of them", |i| choice.label(i));
        format!("{name} in {} of 100 cases", in_100(*chance))
    };
    let shown: Vec<String> = ends.iter().take(NAMED).map(end).collect();
    let more = ends.len().saturating_sub(NAMED);
    let others = if more > 0 {
        let others = counted(&more.to_string(), "offer");
        format!(", with another one of {others} else")
    } else {
        String::new()
    };
    let (shown, worst) = (list(&shown), counted(&whole(worst), "point"));
    Some(format!(
        "Letting it go ends with {shown}{others}; at worst with {worst}."
    ))
}

fn names(choice: &WaitChoice<'_, '_>, of: impl Iterator<Item = usize>) -> String {
    let labels: Vec<&str> = of.map(|i| choice.label(i)).collect();
    offers_named(labels.into_iter(), NAMED)
}

/// Two numbers of points, as whole ones where these differ.
fn points(one: f64, other: f64) -> [String; 2] {
    let differ = |d: &u8| rounded(one, *d) != rounded(other, *d);
    let digits = (0..3).find(differ);
    let d = if one == other { 0 } else { digits.unwrap_or(2) };
    [rounded(one, d), rounded(other, d)]
}

fn whole(points: f64) -> String {
    rounded(points, 0)
}

/// A chance of 100: so many that the sentence is true above it.
fn above(chance: f64) -> String {
    let tenths = (chance * 1000.0 - 1e-6).ceil() / 10.0;
    plain(tenths)
}
