//! What to find out, as a screen and as a block of the default answer.

use super::flip::{about_mean, alone};
use super::flow::{command_lines, hang, painted};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish};
use crate::export::words::{self, call, clean};
use crate::report::{AskLine, Report};
use crate::text::width::{width, wrap};

/// Columns below which a screen is narrow.
const NARROW: usize = 60;

/// Above all questions.
const HEAD: &str =
    "What to find out, most decisive first. In brackets: how likely such an answer is.";

/// Questions in the default answer.
const SHORT: usize = 2;
/// Names wrap the question below them beyond so many columns.
const NAME: usize = 20;

/// `rank ask` as a screen.
pub fn ask(report: &Report<'_>, look: &ScreenOptions) -> String {
    // Deal-breakers and offers that are not made stand before what is said of first place.
    let nothing = report.change.nothing.as_ref();
    let (before, after): (Vec<&AskLine<'_>>, Vec<&AskLine<'_>>) = report
        .ask
        .iter()
        .partition(|a| nothing.is_some() && a.second.is_none());
    let mut blocks = vec![about_mean(report, look.width)];
    if !before.is_empty() || nothing.is_none() {
        blocks.push(wrap(HEAD, look.width));
    }
    blocks.push(questions(&before, Answers::Full, look.width));
    blocks.extend(nothing.map(|text| wrap(&clean(text), look.width)));
    if report.ranked() < 2 && report.ask.is_empty() {
        blocks.truncate(1);
        blocks.push(alone(report, look.width));
    }
    blocks.push(questions(&after, Answers::Full, look.width));
    if let Some(first) = report.ask.iter().find(|a| a.typed.is_some()) {
        let typed = call(report, "", &super::flip::shell(&first.to_type));
        // What is typed is not broken: on a narrow screen it needs the room.
        let lead = if look.width < NARROW {
            "Try: "
        } else {
            "Once you know: "
        };
        let lines = command_lines(lead, &typed, look.width);
        blocks.push(painted(&lines, Paint::Dim));
    }
    blocks.retain(|block| !block.is_empty());
    finish(&blocks.join(&String::new()), look.color)
}

/// The questions of the default answer.
pub fn block(report: &Report<'_>, columns: usize) -> Vec<String> {
    if report.ask.is_empty() && report.verdict.clear {
        return Vec::new();
    }
    // The verdict names the offers that are not made.
    let is_made = |a: &&AskLine<'_>| a.within.is_none();
    let asked = report.ask.iter().filter(|a| !is_made(a));
    let shown: Vec<&AskLine<'_>> = asked.take(SHORT).collect();
    let (before, after): (Vec<&AskLine<'_>>, Vec<&AskLine<'_>>) = shown
        .into_iter()
        .partition(|a| report.change.nothing.is_none() || a.second.is_none());
    let mut lines = Vec::new();
    if !before.is_empty() {
        lines.extend(wrap("Ask next, most decisive first:", columns));
        lines.extend(questions(&before, Answers::Short, columns));
    }
    if let Some(text) = &report.change.nothing {
        lines.extend(wrap(&clean(text), columns));
        lines.extend(questions(&after, Answers::Short, columns));
    }
    lines
}

/// What is told of an answer.
#[derive(Clone, Copy)]
enum Answers {
    /// What it changes.
    Short,
    /// With what is known now, and how often it does.
    Full,
}

/// A question and its answer each, behind the company's name.
fn questions(asks: &[&AskLine<'_>], answers: Answers, columns: usize) -> Vec<String> {
    let names: Vec<String> = asks.iter().map(|a| clean(&a.whose)).collect();
    let widest = names.iter().map(|n| width(n)).max().unwrap_or(0);
    // On a narrow screen the question stands below the name.
    let beside = widest <= NAME && columns >= widest + 30;
    let indent = if beside { widest + 3 } else { 3 };
    let mut lines = Vec::new();
    for (ask, name) in asks.iter().zip(&names) {
        let text = clean(&ask.question);
        if beside {
            lines.extend(hang(&format!(" {name:<widest$}  "), &text, columns));
        } else {
            lines.extend(hang(" ", name, columns));
            lines.extend(hang(&" ".repeat(indent), &text, columns));
        }
        let answer = match answers {
            Answers::Short => sentence(ask, |_| String::new()),
            Answers::Full => {
                let share = |share: f64| format!(" ({})", words::share(share));
                format!("{} {}", so_far(ask), sentence(ask, share))
            }
        };
        lines.extend(hang(&" ".repeat(indent), &answer, columns));
    }
    lines
}

/// `3.58 or less puts Google first (36 in 100); 8 or more puts Bolt first (5 in 100).`
fn sentence(ask: &AskLine<'_>, share: impl Fn(f64) -> String) -> String {
    let answers = ask.answers.iter();
    let texts: Vec<String> = answers
        .map(|(text, chance)| clean(text) + &chance.map_or_else(String::new, &share))
        .collect();
    texts.join("; ") + "."
}

/// What is known: `Unknown so far.`, `3-6 so far.`
fn so_far(ask: &AskLine<'_>) -> String {
    match ask.now.as_str() {
        "?" => "Unknown so far.".to_owned(),
        now => format!("{} so far.", clean(now)),
    }
}
