//! What to find out next: questions as outputs show them.

mod words;

use serde::Serialize;

use super::change::change_name::{ChangeName, Lines, TypedChange};
use super::change::left_out::{self, TermLeftOut};
use super::ratings::cell::Value;
use crate::model::{OfferId, Problem, Spread};
use crate::robust::ask::{Answer, AnswerRange, Ask, Asks, Together};
use crate::robust::flips::{Because, Reading};
use crate::text::number::list;
use crate::text::possessive::possessive;
use crate::text::{capitalized, only_if};
use words::AnswerWords;

use super::change::flip::When;

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AskLine<'a> {
    /// The offer that the answer is about; none for a company's fact and a link.
    pub offer: Option<&'a str>,
    /// The company that the answer is about, where it serves more than one rating.
    pub company: Option<&'a str>,
    /// The criterion; none for a link, and for whether an offer is made.
    pub criterion: Option<&'a str>,
    /// The part of a pay package.
    pub part: Option<String>,
    /// The question, after the company's name.
    pub question: String,
    /// The answer at which the place changes hands, or with which a deal-breaker fails: of several,
    /// the likeliest; none where any answer does.
    pub to: Option<Value<'a>>,
    /// On which side of it; none where nothing is compared.
    pub when: Option<When>,
    /// The other end of such answers; none where all beyond `to` do.
    pub until: Option<Value<'a>>,
    /// Who is first then; none where nobody is, or where second place is asked about.
    pub first: Option<&'a str>,
    /// Those that share that place with it.
    pub tied_with: Vec<&'a str>,
    /// Who is second then, where nothing to be learned changes who is first.
    pub second: Option<&'a str>,
    /// Whether the answer may change who is first.
    pub first_changes: bool,
    /// The probability that the answer changes who holds the place, or that the deal-breaker fails;
    /// none where nobody can tell.
    pub within: Option<f64>,
    /// Why, where somebody comes in or goes out.
    pub because: Option<Because>,
    /// The answer `to` as an argument of the command line.
    pub typed: Option<String>,

    /// The company or the offer's label.
    #[serde(skip)]
    pub whose: String,
    /// The company's or offer's rating, fact or part of the pay, as a sentence names it.
    #[serde(skip)]
    pub subject: String,
    /// Each answer that changes the place: `36.1 to 44 puts Acme first`, and how likely it is.
    #[serde(skip)]
    pub answers: Vec<(String, Option<f64>)>,
    /// What is there now.
    #[serde(skip)]
    pub now: String,
    /// The answer as it is typed.
    #[serde(skip)]
    pub to_type: TypedChange,
}

/// All questions as lines, most decisive first: deal-breakers, offers that are not made, the rest.
pub(super) fn lines<'a>(lines: &Lines<'a, '_>, asks: &Asks) -> Vec<AskLine<'a>> {
    let (breaks, others): (Vec<&Ask>, Vec<&Ask>) =
        asks.list.iter().partition(|a| a.breaks.is_some());
    let line = |ask: &Ask| line(lines, ask, asks.place);
    let made = asks.made.iter().map(|offer| made(lines, *offer));
    let breaks = breaks.into_iter().map(line);
    breaks
        .chain(made)
        .chain(others.into_iter().map(line))
        .collect()
}

/// Whether an offer will be made that would be first.
fn made<'a>(lines: &Lines<'a, '_>, offer: OfferId) -> AskLine<'a> {
    let id = lines.id(offer);
    let to_type = TypedChange::new("--set", format!("{id}.status=offered"));
    AskLine {
        offer: Some(id),
        question: "Will this offer be made?".to_owned(),
        to: Some(Value::Level("offered")),
        first: Some(id),
        first_changes: true,
        typed: Some(to_type.to_string()),
        whose: lines.label(offer),
        answers: vec![(
            "It would be first if it were made".to_owned(),
            lines.problem.offer(offer).chance.map(Spread::likely),
        )],
        now: "No offer".to_owned(),
        to_type,
        ..AskLine::default()
    }
}

fn line<'a>(lines: &Lines<'a, '_>, ask: &Ask, place: usize) -> AskLine<'a> {
    let problem = lines.problem;
    let name = ChangeName::new(problem, lines.baseline, ask.lever);
    let words = AnswerWords::new(lines, &name);
    let answer = ask.answers.first();
    let breaks = ask.breaks.as_ref();
    let ranges = breaks.map(|b| &b.ranges).or(answer.map(|a| &a.ranges));
    let ends = ranges.and_then(|r| r.first()).map(Ends::of);
    let value = |reading: Reading| lines.value(name.criterion, reading);
    let to_type = ends.map_or_else(TypedChange::default, |e| lines.typed(&name, e.to));
    let is_second = breaks.is_none() && place == 2;
    let first = breaks.map_or(answer.and_then(|a| a.first), |b| b.first);
    let first = first.map(|o| lines.id(o));
    // The first that is told with a deal-breaker shares its place with nobody.
    let level = answer.filter(|_| breaks.is_none());
    let level = level.map_or(&[][..], |a| &a.level);
    AskLine {
        offer: name.offer.map(|o| lines.id(o)),
        company: name.company.map(|c| problem.company(c)),
        criterion: name.criterion.map(|c| problem.criterion(c).id.as_str()),
        part: name.part.map(super::pay::part_name::PartName::key),
        question: question(problem, &name),
        to: ends.map(|e| value(e.to)),
        when: ends.map(|e| e.when),
        until: ends.and_then(|e| e.until).map(value),
        first: first.filter(|_| !is_second),
        tied_with: level.iter().map(|o| lines.id(*o)).collect(),
        second: first.filter(|_| is_second),
        first_changes: place == 1 && answer.is_some(),
        within: Some(breaks.map_or(ask.chance, |b| b.chance)),
        because: match breaks {
            Some(_) => Some(Because::Must),
            None => answer.and_then(|a| a.because),
        },
        typed: ends.map(|_| to_type.to_string()),
        whose: name.whose(lines),
        subject: name.subject(lines),
        answers: answers(lines, &words, ask, place),
        now: lines.now_text(ask.lever, &name),
        to_type,
    }
}

/// The end of a range of answers that lies nearer to now, and the other one.
#[derive(Clone, Copy)]
struct Ends {
    to: Reading,
    when: When,
    until: Option<Reading>,
}

impl Ends {
    fn of(range: &AnswerRange) -> Self {
        let (to, when, until) = match (range.low, range.high) {
            (Some(low), Some(high)) if range.is_below => (high, When::AtMost, Some(low)),
            (Some(low), high) => (low, When::AtLeast, high),
            (None, Some(high)) => (high, When::AtMost, None),
            (None, None) => (range.any, When::AtLeast, None),
        };
        Self { to, when, until }
    }
}

/// Each answer in words, with its probability: which puts an offer out, then who comes first.
fn answers(
    lines: &Lines<'_, '_>,
    words: &AnswerWords<'_, '_, '_>,
    ask: &Ask,
    place: usize,
) -> Vec<(String, Option<f64>)> {
    let mut all = Vec::new();
    if let Some(breaks) = &ask.breaks {
        let out: Vec<String> = breaks.offers.iter().map(|o| lines.label(*o)).collect();
        let same = ask.answers.iter().find(|a| a.ranges == breaks.ranges);
        let first =
            same.and_then(|a| Some(format!(" and {} first", lines.all_at(a.first?, &a.level))));
        let first = first.unwrap_or_default();
        let ranges = words.ranges(&breaks.ranges);
        let text = format!("{ranges} puts {} out{first}", list(&out));
        all.push((text, Some(breaks.chance)));
    }
    let breaks = ask.breaks.as_ref().map(|b| &b.ranges);
    for answer in ask.answers.iter().filter(|a| breaks != Some(&a.ranges)) {
        let ranges = words.ranges(&answer.ranges);
        let text = match answer.first {
            Some(offer) => {
                let rank = if place == 1 { "first" } else { "second" };
                let now = lines.baseline.order.get(place - 1).copied();
                let why = || why(lines, answer, (now, offer));
                let why = breaks.map_or_else(why, |_| String::new());
                let names = lines.all_at(offer, &answer.level);
                format!("{ranges} puts {names} {rank}{why}")
            }
            None if place == 1 => format!("{ranges} leaves no offer to rank"),
            None => format!("{ranges} leaves no second offer"),
        };
        all.push((text, Some(answer.chance)));
    }
    all
}

/// ` as Acme fails a deal-breaker then`; of the one that holds the place now.
fn why(lines: &Lines<'_, '_>, answer: &Answer, (now, first): (Option<OfferId>, OfferId)) -> String {
    match answer.because {
        Some(Because::Must) => match now.filter(|_| lines.baseline.spot(first).is_some()) {
            Some(now) => format!(", as {} fails a deal-breaker then", lines.label(now)),
            None => ", as it keeps your deal-breakers then".to_owned(),
        },
        Some(Because::Known) => ", as enough is known of it then".to_owned(),
        None => String::new(),
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
    capitalized(&own.unwrap_or_else(|| plain_question(problem, name)))
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

/// What leaves first place open where no answer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeadDoubt {
    /// Nothing: it is settled, or nobody knows.
    None,
    /// How the criteria are weighed.
    Weights,
    /// Offers that have the same score however the criteria are weighed.
    Tie,
}

/// What no answer changes, in a sentence; none where a single answer changes who is first.
/// `doubt` is what leaves first place open, and `open` what may settle it.
pub(super) fn nothing(
    lines: &Lines<'_, '_>,
    asks: &Asks,
    doubt: LeadDoubt,
    open: impl FnOnce() -> Vec<String>,
) -> Option<String> {
    let has_made = !asks.made.is_empty();
    let (else_, other) = (only_if(has_made, " else"), only_if(has_made, " other"));
    let has_second = asks.place == 2 && asks.list.iter().any(|a| a.breaks.is_none());
    let none_second = asks.second == Some(Together::Nothing);
    let alone = left_out::asks(lines, asks);
    let alone: Vec<String> = alone.iter().filter_map(TermLeftOut::answer).collect();
    if !alone.is_empty() {
        return Some(alone.join(" "));
    }
    let text = match asks.first? {
        Together::Nothing => {
            let second = only_if(none_second && doubt == LeadDoubt::None, " or second");
            let is_weighed = doubt == LeadDoubt::Weights && !has_second;
            let weights = only_if(is_weighed, "; your weights decide");
            format!("Nothing{else_} you could learn changes who is first{second}{weights}.")
        }
        Together::DrawsLevel(other) => format!(
            "Nothing{else_} you could learn puts another offer first; {} could at most share first place.",
            lines.label(other)
        ),
        Together::Unknown => format!("No{other} single answer changes who is first."),
        Together::Several => {
            let open = open();
            let open = if open.is_empty() {
                String::new()
            } else {
                format!(" Still open: {}.", list(&open))
            };
            format!("No{other} single answer changes who is first, several together may.{open}")
        }
    };
    Some(text + only_if(has_second, " Who is second:"))
}

/// `Who is second: JPMorgan, if LinkedIn has 14.6 % or less of Microsoft's rating.`
pub(super) fn second(lines: &Lines<'_, '_>, ask: &Ask) -> Option<String> {
    let answer = ask.answers.first()?;
    let who = lines.all_at(answer.first?, &answer.level);
    let name = ChangeName::new(lines.problem, lines.baseline, ask.lever);
    let words = AnswerWords::new(lines, &name);
    let ranges = words.bare_ranges(&answer.ranges);
    let whose = name.whose(lines);
    let what = match name.link {
        Some(link) => {
            let parent = possessive(&lines.problem.link(link).parent_name);
            format!("{whose} has {ranges} of {parent} rating")
        }
        None => format!("{} were {ranges}", name.subject(lines)),
    };
    Some(format!("Who is second: {who}, if {what}."))
}

/// `Gamma would be first with mentoring at 5.94 or more; too little is known of it now.`, of each
/// offer that one answer makes known and first.
pub(super) fn known(lines: &Lines<'_, '_>, asks: &Asks) -> Vec<String> {
    let mut seen: Vec<OfferId> = Vec::new();
    let mut sentences = Vec::new();
    for ask in asks.list.iter().filter(|_| asks.place == 1) {
        let is_known = |a: &&Answer| a.because == Some(Because::Known);
        for answer in ask.answers.iter().filter(is_known) {
            let Some(offer) = answer.first.filter(|o| !seen.contains(o)) else {
                continue;
            };
            seen.push(offer);
            let name = ChangeName::new(lines.problem, lines.baseline, ask.lever);
            let at = AnswerWords::new(lines, &name).bare_ranges(&answer.ranges);
            let label = lines.label(offer);
            let what = if name.company.is_none() && name.whose(lines) == label {
                name.what(lines.problem)
            } else {
                name.subject(lines)
            };
            sentences.push(if answer.level.is_empty() {
                format!("{label} would be first with {what} at {at}; too little is known of it now.")
            } else {
                let all = lines.all_at(offer, &answer.level);
                format!("{all} would share first place with {what} at {at}; too little is known of {label} now.")
            });
        }
    }
    sentences
}
