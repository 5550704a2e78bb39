//! Blocks of running text, and calls, as lines of a screen.

use super::flow::{command_lines, fold, hang, more, pack, pad, painted, sentences};
use crate::export::ScreenOptions;
use crate::export::page::table::Tone;
use crate::export::page::{Choice, Inset, Legend, PageBlock, PageCommand, PageLine};
use crate::export::paint::{Paint, paint};
use crate::text::width::{width, wrap};

/// Lines of legend unless all are asked for.
const SHORT: usize = 3;
/// Columns below which a screen is narrow.
const NARROW: usize = 60;

/// The lines of a block; of a table or a matrix, none.
pub fn lines(block: &PageBlock, look: &ScreenOptions) -> Vec<String> {
    match block {
        PageBlock::Title { text, day } => title(text, day.as_deref(), look.width),
        PageBlock::Heading(text) => {
            let lines = fold(text, look.width).into_iter();
            lines.map(|line| paint(&line, Paint::Bold)).collect()
        }
        PageBlock::Sentences { text, .. } => sentences(text, look.width),
        PageBlock::Line(line) => self::line(line, look.width),
        PageBlock::Command(command) => self::command(command, look.width),
        PageBlock::Commands(commands) => {
            let text = |c: &PageCommand| format!("{} {}", c.lead, c.calls.concat());
            let texts = commands.iter().map(|c| (String::new(), text(c)));
            painted(&pack(texts, 5, look.width), Paint::Dim)
        }
        PageBlock::Legend(legend) => self::legend(legend, look),
        PageBlock::More { count, thing } => more(*count, thing, look.width),
        // Laid out elsewhere, or nothing for a terminal.
        PageBlock::Table(_)
        | PageBlock::Matrix(_)
        | PageBlock::Chart(_)
        | PageBlock::Playground(_)
        | PageBlock::Folded { .. } => Vec::new(),
    }
}

/// The title, and the day at the right.
fn title(text: &str, day: Option<&str>, columns: usize) -> Vec<String> {
    let Some(day) = day else {
        return wrap(text, columns);
    };
    let room = columns.saturating_sub(width(day));
    let mut lines = wrap(text, room.saturating_sub(2).max(1));
    if let Some(first) = lines.first_mut() {
        *first = pad(first, room) + day;
    }
    lines
}

fn line(line: &PageLine, columns: usize) -> Vec<String> {
    let mark = match &line.mark[..] {
        "" => String::new(),
        "!" => format!("{} ", paint("!", Paint::Yellow)),
        mark => format!("{mark} "),
    };
    let lines = match line.inset {
        Inset::None => hang(&mark, &line.text, columns),
        Inset::Under => hang(&format!(" {mark}"), &line.text, columns),
        Inset::Deep => hang(&format!("   {mark}"), &line.text, columns),
        Inset::Hanging => hanging(&line.text, columns),
    };
    toned(lines, line.tone)
}

/// A line below a heading, and what does not fit further in.
fn hanging(text: &str, columns: usize) -> Vec<String> {
    let mut lines = wrap(text, columns.saturating_sub(3).max(10)).into_iter();
    let first = lines.next().map(|line| format!(" {line}"));
    let others = lines.map(|line| format!("   {line}"));
    first.into_iter().chain(others).collect()
}

/// Lines in the colour of a tone.
pub fn toned(lines: Vec<String>, tone: Tone) -> Vec<String> {
    match color(tone) {
        Some(color) => painted(&lines, color),
        None => lines,
    }
}

/// The colour of a tone, if it has one.
pub const fn color(tone: Tone) -> Option<Paint> {
    match tone {
        Tone::Plain => None,
        Tone::Strong => Some(Paint::Bold),
        Tone::Caution => Some(Paint::Yellow),
        Tone::Alarm => Some(Paint::Red),
        Tone::Faint => Some(Paint::Dim),
    }
}

fn command(command: &PageCommand, columns: usize) -> Vec<String> {
    let led = |lead: &str| match command.tone {
        Tone::Caution => format!("{} {lead} ", paint("!", Paint::Yellow)),
        _ => format!("{lead} "),
    };
    let (lead, short) = (led(&command.lead), led(&command.short_lead));
    let lines = match command.choice {
        Choice::Each if columns < NARROW => each(&command.calls, &short, columns),
        Choice::Each => each(&command.calls, &lead, columns),
        Choice::Or => {
            let line = lead + &command.calls.join("     or: ");
            if width(&line) <= columns {
                vec![line]
            } else {
                each(&command.calls, &short, columns)
            }
        }
        Choice::Comma => listed(command, &lead, columns),
    };
    match command.tone {
        Tone::Caution => lines,
        tone => toned(lines, tone),
    }
}

/// Calls below each other, each behind the lead.
fn each(calls: &[String], lead: &str, columns: usize) -> Vec<String> {
    let lines = calls.iter().map(|call| command_lines(lead, call, columns));
    lines.flatten().collect()
}

/// The calls on one line; where it has no room, without the spare one.
fn listed(command: &PageCommand, lead: &str, columns: usize) -> Vec<String> {
    let line = |calls: &[String]| {
        Some(format!("{lead}{}", calls.join(", "))).filter(|line| width(line) <= columns)
    };
    let kept = command.calls.iter().enumerate();
    let kept = kept.filter(|(i, _)| Some(*i) != command.spare);
    let kept: Vec<String> = kept.map(|(_, call)| call.clone()).collect();
    match line(&command.calls).or_else(|| line(&kept)) {
        Some(line) => vec![line],
        None => each(&kept, lead, columns),
    }
}

fn legend(legend: &Legend, look: &ScreenOptions) -> Vec<String> {
    let mut lines = pack(legend.notes.iter().cloned(), 4, look.width);
    if let Some(call) = legend.more.as_ref().filter(|_| lines.len() > SHORT) {
        lines.truncate(SHORT - 1);
        lines.extend(command_lines("More notes: ", call, look.width));
    }
    painted(&lines, Paint::Dim)
}
