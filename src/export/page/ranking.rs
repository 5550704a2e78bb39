//! The default answer: verdict, ranked table, criteria, why the first leads the second.

mod ranked_table;

pub use ranked_table::ranked;

use super::table::{BlockColumn, BlockRow, BlockTable, CellKind, TableKind};
use super::{Inset, PageBlock, PageCommand, PageLine, Section};
use crate::export::words::{self, clean};
use crate::report::{Gap, Report};

/// The title, and the day where a deadline counts from it.
pub fn title(report: &Report<'_>) -> Section {
    let text = report.title.map(clean).unwrap_or_default();
    let day = report
        .has_deadlines()
        .then(|| words::full_day(report.today));
    if text.is_empty() && day.is_none() {
        return Section::default();
    }
    Section::of(PageBlock::Title { text, day })
}

/// Who leads, and the next deadline.
pub fn verdict(report: &Report<'_>) -> Section {
    let verdict = &report.verdict;
    let told = [Some(&verdict.text), verdict.deadline.as_ref()];
    let told = told.into_iter().flatten().map(|text| clean(text));
    let mut blocks: Vec<PageBlock> = told.map(PageBlock::sentences).collect();
    blocks.extend(off_scale(report));
    blocks.into()
}

/// The scale that does not reach as far as the ratings, and what to do.
pub fn off_scale(report: &Report<'_>) -> Vec<PageBlock> {
    let Some(off) = &report.verdict.off_scale else {
        return Vec::new();
    };
    let mut blocks = vec![PageBlock::sentences(clean(&off.text))];
    let lines = off.lines.iter().map(|line| clean(line));
    blocks.extend(lines.map(|line| PageLine::plain(line).inset(Inset::Deep).into()));
    let call = words::call(report, "", &off.typed);
    blocks.extend(call.map(|call| PageCommand::one("To try it:", call).into()));
    blocks
}

/// Why the first leads the second.
pub fn gaps(report: &Report<'_>) -> Section {
    let ([first, second, ..], false) = (&report.offers[..], report.gaps.is_empty()) else {
        return Section::default();
    };
    let verdict = &report.verdict;
    // Another one may come first more often than the one with the highest score.
    let is_other = verdict.clear && verdict.first.iter().all(|id| id != first.id);
    let by_score = if is_other { " by score" } else { "" };
    let (first, second) = (words::label(first), words::label(second));
    let lead = format!("Why {first} leads {second}{by_score}, largest gap first:");
    let columns = vec![
        BlockColumn::new(CellKind::Name, "Criterion"),
        BlockColumn::new(CellKind::Number, "Points"),
        BlockColumn::new(CellKind::Words, "Reason"),
    ];
    let table = BlockTable::new(TableKind::Gaps, lead.trim_end_matches(':'), columns);
    let table = table.with(report.gaps.iter().map(|gap| row(report, gap)));
    vec![PageLine::plain(lead).into(), table.into()].into()
}

fn row(report: &Report<'_>, gap: &Gap) -> BlockRow {
    BlockRow::new([
        words::criterion(&report.criteria[gap.criterion]).into(),
        report.digits.signed(gap.tenths).into(),
        gap.reason.as_deref().map(clean).unwrap_or_default().into(),
    ])
}
