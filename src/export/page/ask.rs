//! What to find out, as a page and as a part of the default answer.

use super::flip::{alone, hidden};
use super::judges::about_mean;
use super::table::{BlockColumn, BlockRow, BlockTable, CellKind, TableKind};
use super::{PageBlock, PageCommand, PageLine, Section};
use crate::export::words::{self, call_with, clean};
use crate::report::{AskLine, Report};

/// Above all questions.
const HEAD: &str =
    "What to find out, most decisive first. In brackets: how likely such an answer is.";

/// Questions in the default answer.
const SHORT: usize = 2;

/// What is told of an answer.
#[derive(Clone, Copy)]
enum Answers {
    /// What it changes.
    Short,
    /// With what is known now, and how often it does.
    Full,
}

/// All questions.
pub fn page(report: &Report<'_>) -> Vec<Section> {
    let about: Section = about_mean(report).into_iter().collect();
    if report.ranked() < 2 && report.ask.is_empty() {
        return vec![about, alone(report)];
    }
    let mut sections = vec![about];
    sections.extend(asked(report));
    sections.push(hidden(report).into_iter().collect());
    let first = report.ask.iter().find(|a| a.typed.is_some());
    if let Some(typed) = first.and_then(|first| call_with(report, &first.to_type)) {
        // What is typed is not broken: on a narrow screen it needs the room.
        let command = PageCommand {
            short_lead: "Try:".to_owned(),
            ..PageCommand::one("Once you know:", typed)
        };
        sections.push(Section::of(command));
    }
    sections
}

/// The questions, with what is said of first place where it stands.
pub fn asked(report: &Report<'_>) -> Vec<Section> {
    // Deal-breakers and offers that are not made stand before what is said of first place.
    let nothing = report.change.nothing.as_ref();
    let (before, after): (Vec<&AskLine<'_>>, Vec<&AskLine<'_>>) = report
        .ask
        .iter()
        .partition(|a| nothing.is_some() && a.second.is_none());
    let mut sections: Vec<Section> = Vec::new();
    if !before.is_empty() || (nothing.is_none() && !after.is_empty()) {
        sections.push(Section::of(PageLine::plain(HEAD)));
    }
    sections.push(questions(&before, Answers::Full).into());
    let hidden = (report.ask.is_empty() && nothing.is_none()).then(|| apart_from_pay(report));
    let nothing = nothing.cloned().or(hidden);
    let nothing = nothing.map(|text| PageLine::plain(clean(&text)));
    sections.push(nothing.into_iter().collect());
    sections.push(questions(&after, Answers::Full).into());
    sections
}

/// What is said where all questions are of pay, which is hidden.
fn apart_from_pay(report: &Report<'_>) -> String {
    let place = if report.asked_place > 1 {
        "second"
    } else {
        "first"
    };
    format!("Apart from pay, nothing you could learn changes who is {place}.")
}

/// The questions of the default answer.
pub fn next(report: &Report<'_>) -> Section {
    if report.ask.is_empty() && report.verdict.clear {
        return Section::default();
    }
    // The verdict names the offers that are not made.
    let is_made = |a: &&AskLine<'_>| a.within.is_none();
    let asked = report.ask.iter().filter(|a| !is_made(a));
    let shown: Vec<&AskLine<'_>> = asked.take(SHORT).collect();
    let (before, after): (Vec<&AskLine<'_>>, Vec<&AskLine<'_>>) = shown
        .into_iter()
        .partition(|a| report.change.nothing.is_none() || a.second.is_none());
    let mut blocks: Vec<PageBlock> = Vec::new();
    if !before.is_empty() {
        blocks.push(PageLine::plain("Ask next, most decisive first:").into());
        blocks.extend(questions(&before, Answers::Short));
    }
    if let Some(text) = &report.change.nothing {
        blocks.push(PageLine::plain(clean(text)).into());
        blocks.extend(questions(&after, Answers::Short));
    }
    blocks.into()
}

/// A question and its answer each, behind the company's name.
fn questions(asks: &[&AskLine<'_>], answers: Answers) -> Vec<PageBlock> {
    if asks.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        BlockColumn::new(CellKind::Name, "").spoken("whom"),
        BlockColumn::new(CellKind::Words, "").spoken("what to ask"),
        BlockColumn::new(CellKind::Words, "").spoken("known so far"),
        BlockColumn::new(CellKind::Words, "").spoken("what an answer changes"),
    ];
    let table = BlockTable::new(TableKind::Questions, "What to ask", columns);
    vec![table.with(asks.iter().map(|ask| row(ask, answers))).into()]
}

fn row(ask: &AskLine<'_>, answers: Answers) -> BlockRow {
    let (so_far, changes) = match answers {
        Answers::Short => (String::new(), sentence(ask, |_| String::new())),
        Answers::Full => {
            let share = |share: f64| format!(" ({})", words::share(share));
            (so_far(ask), sentence(ask, share))
        }
    };
    BlockRow::new([
        clean(&ask.whose).into(),
        clean(&ask.question).into(),
        so_far.into(),
        changes.into(),
    ])
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
