//! What to find out next: questions as outputs show them.

use serde::Serialize;

use super::cell::Value;
use super::change_name::{ChangeName, Lines, TypedChange, in_sentence};
use super::flip::{FlipLine, When};
use crate::model::{CriterionId, Problem};
use crate::robust::ask::{Ask, Asks};
use crate::text::number::{grouped, list};

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskLine<'a> {
    /// The offer that the answer is about; none for a company's fact and a link.
    pub offer: Option<&'a str>,
    /// The company that the answer is about, where it serves more than one rating.
    pub company: Option<&'a str>,
    /// The criterion; none for a link.
    pub criterion: Option<&'a str>,
    /// The part of a pay package.
    pub part: Option<String>,
    /// The question, after the company's name.
    pub question: String,
    /// The answer at which the place changes hands.
    pub to: Option<Value<'a>>,
    /// On which side of it.
    pub when: When,
    /// Who holds the place then.
    pub first: &'a str,
    /// Whether that is first place; else second, where nothing to be learned changes the first.
    pub first_changes: bool,
    /// The probability that the answer changes who holds it.
    pub within: f64,

    /// The expected gain in points.
    #[serde(skip)]
    pub gain: f64,
    /// The company or the offer's label.
    #[serde(skip)]
    pub whose: String,
    /// `4.3 of 10 or less puts Google ahead.`
    #[serde(skip)]
    pub answer: String,
    /// What is there now.
    #[serde(skip)]
    pub now: String,
    /// The answer as it is typed.
    #[serde(skip)]
    pub typed: TypedChange,
    /// The change behind it.
    #[serde(skip)]
    pub flip: FlipLine<'a>,
}

/// All questions as lines, most decisive first.
pub(super) fn lines<'a>(lines: &Lines<'a, '_>, asks: &Asks) -> Vec<AskLine<'a>> {
    asks.list
        .iter()
        .map(|a| line(lines, a, asks.place))
        .collect()
}

fn line<'a>(lines: &Lines<'a, '_>, ask: &Ask, place: usize) -> AskLine<'a> {
    let problem = lines.problem;
    let name = ChangeName::new(problem, lines.baseline, ask.lever);
    let flip = lines.flip(&ask.turn);
    AskLine {
        offer: flip.offer,
        company: flip.company,
        criterion: flip.criterion,
        part: flip.part.clone(),
        question: question(problem, &name),
        to: flip.to,
        when: flip.when,
        first: flip.ahead,
        first_changes: place == 1,
        within: ask.chance,
        gain: ask.gain,
        whose: flip.told.whose.clone(),
        answer: answer(problem, &name, &flip, place),
        now: flip.told.now.clone(),
        typed: flip.told.typed.clone(),
        flip,
    }
}

/// What the criterion or the link asks, with a capital and a question mark.
fn question(problem: &Problem, name: &ChangeName<'_>) -> String {
    if let Some(part) = name.part {
        return part.question();
    }
    let own = match (name.link, name.criterion) {
        (Some(link), _) => problem.link(link).question.clone(),
        (None, Some(id)) => problem.criterion(id).question.clone(),
        (None, None) => None,
    };
    let text = own.unwrap_or_else(|| plain_question(problem, name));
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + chars.as_str()
    })
}

fn plain_question(problem: &Problem, name: &ChangeName<'_>) -> String {
    match (name.link, name.criterion) {
        (Some(link), _) => {
            let parent = &problem.link(link).parent_name;
            format!("How much of what {parent} has reaches it?")
        }
        (None, Some(id)) => format!("{}?", problem.criterion(id).name),
        (None, None) => String::new(),
    }
}

/// `4.3 of 10 or less puts Google ahead.`
fn answer(problem: &Problem, name: &ChangeName<'_>, flip: &FlipLine<'_>, place: usize) -> String {
    let told = &flip.told;
    let bare = name.criterion.filter(|_| name.part.is_none());
    let unit = bare.map(|c| of(problem, c)).unwrap_or_default();
    let parent = name.link.map_or_else(String::new, |link| {
        format!(" of {}'s", problem.link(link).parent_name)
    });
    let beyond = match (told.is_end, told.is_level, flip.when) {
        (true, ..) => "",
        (_, true, When::AtLeast) => " or better",
        (_, true, When::AtMost) => " or worse",
        (_, false, When::AtLeast) => " or more",
        (_, false, When::AtMost) => " or less",
    };
    let rank = if place == 1 { "ahead" } else { "second" };
    format!(
        "{}{unit}{parent}{beyond} puts {} {rank}.",
        told.to, told.ahead
    )
}

/// What follows a bare number: ` of 10`, ` min`.
fn of(problem: &Problem, id: CriterionId) -> String {
    let criterion = problem.criterion(id);
    let bare = super::criteria::form(criterion).style == super::Style::Bare;
    match (criterion.unit.as_deref(), criterion.scale.ends()) {
        _ if !bare => String::new(),
        (Some(unit), Some(_)) => format!(" {unit}"),
        (None, Some((0.0, high))) => format!(" of {}", grouped(high)),
        _ => String::new(),
    }
}

/// What no answer changes, in a sentence.
pub(super) fn nothing(asks: &Asks, open: impl FnOnce() -> Vec<String>) -> Option<String> {
    if asks.place == 1 && !asks.list.is_empty() {
        return None;
    }
    let open = open();
    let first = if open.is_empty() {
        "Nothing you could learn changes who is first".to_owned()
    } else {
        let open = list(&open);
        format!("No single answer changes who is first, several together may. Still open: {open}")
    };
    Some(match (asks.place, asks.list.is_empty()) {
        (2, false) => format!("{first}. Who is second:"),
        (2, true) if open.is_empty() => format!("{first} or second."),
        _ => format!("{first}."),
    })
}

/// `Who is second: JPMorgan, if LinkedIn has 14.6 % or less of Microsoft's rating.`
pub(super) fn second(lines: &Lines<'_, '_>, ask: &Ask) -> String {
    let name = ChangeName::new(lines.problem, lines.baseline, ask.lever);
    let flip = lines.flip(&ask.turn);
    let told = &flip.told;
    let what = match name.link {
        Some(link) => {
            let parent = &lines.problem.link(link).parent_name;
            format!(
                "{} has {} of {parent}'s rating",
                told.whose,
                flip.turns_at()
            )
        }
        None => format!(
            "{}'s {} is {}",
            told.whose,
            what(lines.problem, &name),
            flip.turns_at()
        ),
    };
    format!("Who is second: {}, if {what}.", told.ahead)
}

fn what(problem: &Problem, name: &ChangeName<'_>) -> String {
    if let Some(part) = name.part {
        return part.what();
    }
    name.criterion
        .map_or_else(String::new, |c| in_sentence(&problem.criterion(c).name))
}
