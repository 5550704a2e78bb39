//! What to find out, as a screen and as a block of the default answer.

use super::flow::{command_lines, hang, painted};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish};
use crate::export::words::{self, call, clean};
use crate::report::{AskLine, Report};
use crate::text::width::{width, wrap};

/// Columns below which a screen is narrow.
const NARROW: usize = 60;

/// Questions in the default answer.
const SHORT: usize = 2;
/// Names wrap the question below them beyond so many columns.
const NAME: usize = 20;

/// `rank ask` as a screen.
pub fn ask(report: &Report<'_>, look: &ScreenOptions) -> String {
    let mut blocks = Vec::new();
    let head = report.change.nothing.clone().unwrap_or_else(|| {
        "What to find out, most decisive first. The share is how often the answer changes who comes first."
            .to_owned()
    });
    blocks.push(wrap(&clean(&head), look.width));
    if report.ranked() < 2 {
        let alone = "There is no other offer to rank it against.";
        blocks = vec![wrap(alone, look.width)];
    }
    let shown: Vec<&AskLine<'_>> = report.ask.iter().collect();
    blocks.push(questions(&shown, Answers::Full, look.width));
    if let Some(first) = report.ask.first() {
        let typed = call(report, "", &super::flip::shell(&first.typed));
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
    if report.ask.is_empty() {
        let nothing = report.change.nothing.iter();
        return nothing.flat_map(|s| wrap(&clean(s), columns)).collect();
    }
    let head = match &report.change.nothing {
        Some(text) => clean(text),
        None => "Ask next, most decisive first:".to_owned(),
    };
    let mut lines = wrap(&head, columns);
    let shown: Vec<&AskLine<'_>> = report.ask.iter().take(SHORT).collect();
    lines.extend(questions(&shown, Answers::Short, columns));
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
        let answer = clean(&ask.answer);
        let answer = match answers {
            Answers::Short => answer,
            Answers::Full => {
                let share = words::share(ask.within);
                format!("Now {}. {answer} {share}", clean(&ask.now))
            }
        };
        lines.extend(hang(&" ".repeat(indent), &answer, columns));
    }
    lines
}
