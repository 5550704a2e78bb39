//! `rank deadlines` as a screen: what is due, by day.

use std::collections::HashSet;

use super::flow::{command_lines, fold, hang, more, painted, sentences};
use super::grid::{GridColumn, GridRow, TextGrid};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint_if};
use crate::export::words::{self, call, clean};
use crate::report::{Deadline, DeadlineReport, Due, Report};
use crate::text::day::long;
use crate::text::number::count;
use crate::text::width::{width, wrap};

/// Days on a terminal unless all are asked for.
const SHORT: usize = 20;
/// Names of offers without a date before the rest is counted.
const NAMED: usize = 12;
/// A column of names narrower than this is none.
const NARROW: usize = 12;

/// What is due, as a screen; `written` names the calendar file that was written.
pub fn deadlines(
    report: &Report<'_>,
    told: &DeadlineReport<'_>,
    written: Option<&str>,
    look: &ScreenOptions,
) -> String {
    let mut blocks = Vec::new();
    if !told.deadlines.is_empty() {
        let today = long(told.today, 0);
        let head = format!("Deadlines, soonest first. Today is {today}.");
        blocks.push(sentences(&head, look.width));
        let mut lines = days(told, look);
        lines.extend(undated(report, told, look));
        blocks.push(lines);
    }
    let advice = told.advice.iter();
    blocks.push(
        advice
            .flat_map(|a| sentences(&clean(a), look.width))
            .collect(),
    );
    blocks.push(painted(
        &foot(report, told, written, look.width),
        Paint::Dim,
    ));
    blocks.retain(|block| !block.is_empty());
    finish(&blocks.join(&String::new()), look.color)
}

/// One line a day; where names have no room beside it, two.
fn days(told: &DeadlineReport<'_>, look: &ScreenOptions) -> Vec<String> {
    let all = look.all || !look.short;
    let shown = if all { usize::MAX } else { SHORT };
    let shown = &told.deadlines[..told.deadlines.len().min(shown)];
    let cells: Vec<[String; 4]> = shown.iter().map(cells).collect();
    let widest = |i: usize| cells.iter().map(|c| width(&c[i])).max().unwrap_or(0);
    let beside = 1 + widest(0) + 2 + widest(1) + 2 + 2 + widest(3);
    let room = look.width.saturating_sub(beside);
    let mut lines = if room >= NARROW {
        let mut grid = TextGrid::new(vec![
            GridColumn::left(1),
            GridColumn::right(2),
            GridColumn::left(2),
            GridColumn::left(2),
        ]);
        for [day, left, offer, due] in cells {
            let cells = vec![vec![day], vec![left], fold(&offer, room), vec![due]];
            grid.push(GridRow::tall(cells));
        }
        grid.render(look.width)
    } else {
        cells.iter().flat_map(|c| stacked(c, look.width)).collect()
    };
    if told.deadlines.len() > shown.len() {
        let rest = told.deadlines.len() - shown.len();
        lines.extend(more(rest, "deadline", look.width));
    }
    lines
}

/// Day, days left, offer, and what is due.
fn cells(deadline: &Deadline<'_>) -> [String; 4] {
    let days = Some(deadline.days_left);
    let pressing = deadline.due == Due::Reply && words::pressing(days);
    let red = |text: &str| paint_if(pressing, text, Paint::Red);
    [
        red(&words::day(deadline.date, days)),
        red(&words::left(deadline.days_left)),
        name(deadline),
        due(deadline).to_owned(),
    ]
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

/// A day on one line, the offer below it.
fn stacked([day, left, offer, due]: &[String; 4], columns: usize) -> Vec<String> {
    let mut lines = hang(" ", &format!("{day}, {left}: {due}"), columns);
    let names = fold(offer, columns.saturating_sub(3));
    lines.extend(names.iter().map(|line| format!("   {line}")));
    lines
}

/// `no date: LinkedIn, OpenAI`.
fn undated(report: &Report<'_>, told: &DeadlineReport<'_>, look: &ScreenOptions) -> Vec<String> {
    let all = if look.all { usize::MAX } else { NAMED };
    let ids: HashSet<&str> = told.undated.iter().copied().collect();
    let undated = report.offers.iter().filter(|o| ids.contains(o.id));
    let mut names: Vec<String> = undated.take(all).map(words::label).collect();
    if told.undated.len() > names.len() {
        names.push(format!("and {} more", told.undated.len() - names.len()));
    }
    if names.is_empty() {
        return Vec::new();
    }
    hang(" no date: ", &names.join(", "), look.width)
}

/// The calendar file that was written, or how to have one.
fn foot(
    report: &Report<'_>,
    told: &DeadlineReport<'_>,
    written: Option<&str>,
    columns: usize,
) -> Vec<String> {
    if told.deadlines.is_empty() {
        return Vec::new();
    }
    if let Some(path) = written {
        let text = format!("Wrote {}: {}.", clean(path), alarms(told));
        return wrap(&text, columns);
    }
    let typed = call(report, "deadlines", "--ics deadlines.ics");
    command_lines("Into your calendar: ", &typed, columns)
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
