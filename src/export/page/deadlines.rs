//! What is due, by day.

use std::collections::HashSet;

use super::foot::backticks;
use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone};
use super::{Inset, PageBlock, PageCommand, PageLine, Section};
use crate::export::ScreenOptions;
use crate::export::words::{self, call, clean};
use crate::report::{Deadline, DeadlineReport, Due, DueLine, Report, WaitLine};
use crate::text::day::long;
use crate::text::number::count;
use crate::text::possessive::possessive;

/// Days on a terminal unless all are asked for.
const SHORT: usize = 20;
/// Names of offers without a date before the rest is counted.
const NAMED: usize = 12;

/// What is due; `written` names the calendar file that was written.
pub fn page(
    report: &Report<'_>,
    told: &DeadlineReport<'_>,
    written: Option<&str>,
    look: &ScreenOptions,
) -> Vec<Section> {
    let mut sections = Vec::new();
    if !told.deadlines.is_empty() {
        let today = long(told.today, 0);
        let head = format!("Deadlines, soonest first. Today is {today}.");
        sections.push(Section::of(PageBlock::sentences(head)));
        let mut blocks = days(report, told, look);
        blocks.extend(undated(report, told, look).map(PageBlock::Line));
        sections.push(blocks.into());
    }
    let backticks = backticks(report);
    let advice = told.advice.iter().map(|advice| PageBlock::Sentences {
        text: clean(advice),
        backticks,
    });
    sections.push(advice.chain(chances(report, told)).collect());
    // Where a chance decides, there is something to think about.
    let is_open = |wait: &&WaitLine<'_>| wait.due.iter().any(|due| due.decides.is_some());
    let wait = report.wait.as_ref().filter(is_open);
    let wait = wait.and_then(|_| call(report, "wait", ""));
    let wait = wait.map(|call| PageCommand::one("Accept or wait:", call).into());
    let foot = foot(report, told, written).into_iter();
    sections.push(foot.chain(wait).collect());
    sections
}

/// One row a day.
fn days(report: &Report<'_>, told: &DeadlineReport<'_>, look: &ScreenOptions) -> Vec<PageBlock> {
    let shown = told.deadlines.len().min(look.most(SHORT));
    let columns = vec![
        BlockColumn::new(CellKind::Day, "").spoken("day"),
        BlockColumn::new(CellKind::DaysLeft, "").spoken("in"),
        BlockColumn::new(CellKind::Name, "").spoken("offer"),
        BlockColumn::new(CellKind::Words, "").spoken("what is due"),
    ];
    let rows = told.deadlines[..shown].iter().map(|d| row(report, d));
    let table = BlockTable::new(TableKind::Deadlines, "What is due, soonest first", columns);
    let mut blocks = vec![table.with(rows).into()];
    blocks.extend(PageBlock::more(told.deadlines.len() - shown, "deadline"));
    blocks
}

/// Day, days left, offer, and what is due.
fn row(report: &Report<'_>, deadline: &Deadline<'_>) -> BlockRow {
    let days = Some(deadline.days_left);
    let pressing = deadline.due == Due::Reply && words::pressing(days);
    let tone = if pressing { Tone::Alarm } else { Tone::Plain };
    BlockRow::new([
        BlockCell::new(words::day(deadline.date, days)).toned(tone),
        BlockCell::new(words::left(deadline.days_left)).toned(tone),
        name(deadline).into(),
        what(report, deadline).into(),
    ])
}

/// `JPMorgan, ML engineer`; where nothing of it can be printed, the id.
pub fn name(deadline: &Deadline<'_>) -> String {
    let parts = [deadline.company, deadline.role.unwrap_or_default()].map(clean);
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    if parts.is_empty() {
        clean(deadline.offer)
    } else {
        parts.join(", ")
    }
}

/// What is due, and from which chance of a later one on it is let go.
fn what(report: &Report<'_>, deadline: &Deadline<'_>) -> String {
    let what = due(deadline);
    let decides = due_line(report, deadline).and_then(|line| line.decides.as_ref());
    match decides {
        Some((_, chance)) => format!("{what}; let go above {chance} in 100"),
        None => what.to_owned(),
    }
}

fn due_line<'r, 'a>(report: &'r Report<'a>, deadline: &Deadline<'_>) -> Option<&'r DueLine<'a>> {
    let mut lines = report.wait.iter().flat_map(|wait| &wait.due);
    lines.find(|line| line.offer == deadline.offer && deadline.due == Due::Reply)
}

/// What the chances beside the days are about.
fn chances(report: &Report<'_>, told: &DeadlineReport<'_>) -> Option<PageBlock> {
    let of = |d: &Deadline<'_>| {
        let line = due_line(report, d)?;
        let (whose, chance) = line.decides.as_ref()?;
        let (whose, due) = (possessive(&clean(whose)), label(report, d));
        let told = format!("et {due} go only if {whose} chance is above {chance} in 100.");
        Some(match &line.no_earlier {
            Some((no, _)) => format!("If {}, l{told}", clean(no)),
            None => format!("L{told}"),
        })
    };
    let told = told.deadlines.iter().find_map(of)?;
    Some(PageBlock::sentences(told))
}

fn label(report: &Report<'_>, deadline: &Deadline<'_>) -> String {
    let mut offers = report.offers.iter();
    let offer = offers.find(|o| o.id == deadline.offer);
    offer.map_or_else(|| name(deadline), words::label)
}

fn due(deadline: &Deadline<'_>) -> &'static str {
    match (deadline.due, deadline.days_left < 0) {
        (Due::Answer, false) => "answer expected",
        (Due::Answer, true) => "answer overdue",
        (Due::Reply, true) => "reply was due",
        (Due::Reply, false) if deadline.is_out => "reply; out by your must",
        (Due::Reply, false) if !deadline.is_offered => "reply, once offered",
        (Due::Reply, false) => "reply",
    }
}

/// `no date: LinkedIn, OpenAI`.
fn undated(
    report: &Report<'_>,
    told: &DeadlineReport<'_>,
    look: &ScreenOptions,
) -> Option<PageLine> {
    let all = if look.all { usize::MAX } else { NAMED };
    let ids: HashSet<&str> = told.undated.iter().copied().collect();
    let undated = report.offers.iter().filter(|o| ids.contains(o.id));
    let names: Vec<String> = undated.take(all).map(words::label).collect();
    let names = words::named(names, told.undated.len());
    let line = PageLine::plain(&*names).marked("no date:");
    (!names.is_empty()).then(|| line.inset(Inset::Under))
}

/// The calendar file that was written, or how to have one.
fn foot(
    report: &Report<'_>,
    told: &DeadlineReport<'_>,
    written: Option<&str>,
) -> Option<PageBlock> {
    if told.deadlines.is_empty() {
        return None;
    }
    if let Some(path) = written {
        let text = format!("Wrote {}: {}.", clean(path), alarms(told));
        return Some(PageLine::plain(text).toned(Tone::Faint).into());
    }
    let typed = call(report, "deadlines", "--ics deadlines.ics")?;
    Some(PageCommand::one("Into your calendar:", typed).into())
}

/// How many dates a calendar file has, and which of them have an alarm.
fn alarms(told: &DeadlineReport<'_>) -> String {
    let all = told.deadlines.len();
    let ahead = told.deadlines.iter().filter(|d| d.days_left >= 0).count();
    let dates = count(all, "date");
    match ahead {
        0 => dates,
        1 if all == 1 => format!("{dates}, with an alarm the day before"),
        n if n == all => format!("{dates}, each with an alarm the day before"),
        n => format!("{dates}, {n} with an alarm the day before"),
    }
}
