//! Whether to accept what is due, or to wait.

use super::table::{BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone};
use super::{Backticks, PageBlock, PageCommand, PageLine, Section};
use crate::export::words::{self, call_naming, clean};
use crate::report::{Advice, DueLine, OfferLine, Report, WaitLine};
use crate::text::day::{days_between, long};
use crate::text::number::list;

/// What the figures rest on.
const LIMITS: &str = "The chances are yours and count as independent of each other; accepting ends the search; points are averaged over what may come.";

/// What each due offer is worth, accepted and let go, and what decides.
pub fn page(report: &Report<'_>, wait: &WaitLine<'_>) -> Vec<Section> {
    let today = long(report.today, 0);
    let mut sections: Vec<Section> = Vec::new();
    if wait.due.is_empty() {
        sections.push(Section::of(PageBlock::Sentences {
            text: nothing_due(report, wait),
            backticks: Backticks::OfCode,
        }));
        sections.push(notes(report, wait).into());
        return sections;
    }
    let head = format!("Accept what is due, or wait? In points. Today is {today}.");
    sections.push(Section::of(PageBlock::sentences(head)));
    sections.push(Section::of(table(report, wait)));
    sections.extend(wait.due.iter().map(|line| told(report, line)));
    let mut end = notes(report, wait);
    end.push(PageLine::plain(LIMITS).toned(Tone::Faint).into());
    sections.push(end.into());
    sections.extend(command(report, wait).map(Section::of));
    sections
}

/// Why there is nothing to decide.
fn nothing_due(report: &Report<'_>, wait: &WaitLine<'_>) -> String {
    let day = report.today.checked_add(jiff::Span::new().days(5));
    let left_out = wait.left_out.iter();
    let mut left_out = left_out.filter_map(|l| line_of(report, l.offer));
    let offer = if left_out.any(|offer| offer.reply_by.is_some()) {
        "offer that is not left out"
    } else {
        "offer at hand"
    };
    format!(
        "Nothing is due: no {offer} has a day to reply by. Write `reply-by = {}` into its `[[offer]]`; into one not made yet, `status = \"pending\"`, `expects-by` and, if you can guess it, `chance = 0.4`.",
        day.unwrap_or(report.today)
    )
}

fn line_of<'r, 'a>(report: &'r Report<'a>, id: &str) -> Option<&'r OfferLine<'a>> {
    report.offers.iter().find(|o| o.id == id)
}

fn label(report: &Report<'_>, id: &str) -> String {
    line_of(report, id).map_or_else(|| clean(id), words::label)
}

/// One row an offer that is due.
fn table(report: &Report<'_>, wait: &WaitLine<'_>) -> BlockTable {
    let columns = vec![
        BlockColumn::new(CellKind::Name, "Offer"),
        BlockColumn::new(CellKind::Day, "Reply by").spoken("reply by"),
        BlockColumn::new(CellKind::DaysLeft, "").spoken("in"),
        BlockColumn::new(CellKind::Score, "Accept").spoken("accepted"),
        BlockColumn::new(CellKind::Score, "Let go").spoken("let go"),
        BlockColumn::new(CellKind::Words, "Worth more").spoken("worth more"),
    ];
    let caption = "What each offer is worth, accepted and let go";
    let rows = wait.due.iter().map(|line| row(report, line));
    BlockTable::new(TableKind::Plain, caption, columns).with(rows)
}

fn row(report: &Report<'_>, line: &DueLine<'_>) -> BlockRow {
    let days = days_between(report.today, line.by);
    let points = |at: usize| line.points.get(at).map_or("?", String::as_str).into();
    let more = match line.advice {
        Some(Advice::Accept) => "accept it",
        Some(Advice::LetGo) => "let it go",
        None => "depends on a chance",
    };
    BlockRow::new([
        label(report, line.offer).into(),
        words::day(line.by, Some(days)).into(),
        words::left(days).into(),
        points(0),
        points(1),
        more.into(),
    ])
}

/// What decides about an offer.
fn told(report: &Report<'_>, line: &DueLine<'_>) -> Section {
    let told: Vec<String> = line.told.iter().map(|text| clean(text)).collect();
    let text = format!("{}: {}", label(report, line.offer), told.join(" "));
    Section::of(PageBlock::sentences(text))
}

/// Who plays no part, and what was assumed.
fn notes(report: &Report<'_>, wait: &WaitLine<'_>) -> Vec<PageBlock> {
    let mut notes: Vec<PageBlock> = Vec::new();
    let mut reasons: Vec<&str> = wait.left_out.iter().map(|l| l.because).collect();
    reasons.dedup();
    for because in reasons {
        let of = wait.left_out.iter().filter(|l| l.because == because);
        let names: Vec<String> = of.map(|l| label(report, l.offer)).collect();
        let text = format!("Left out, {because}: {}.", list(&names));
        notes.push(PageLine::caution(text).into());
    }
    if !wait.overdue.is_empty() {
        let names: Vec<String> = wait.overdue.iter().map(|id| label(report, id)).collect();
        let text = format!(
            "Overdue, so it counts as coming today: the answer of {}.",
            list(&names)
        );
        notes.push(PageLine::caution(text).into());
    }
    if wait.fallback_is_assumed {
        let text = "To end with none of them counts 0 points. Another number: `[fallback]` and `score = 30` in the file; a job that you have: an offer with `status = \"current\"`.";
        notes.push(PageLine::plain(text).with_code().into());
    }
    notes
}

/// How to try another chance.
fn command(report: &Report<'_>, wait: &WaitLine<'_>) -> Option<PageCommand> {
    let (id, to) = wait.due.iter().flat_map(|due| &due.turns).next()?;
    let typed = call_naming(report, "wait", &format!("--set {id}.chance={to}"))?;
    Some(PageCommand::one("Try another chance:", typed))
}
