//! Markdown: blocks as headings, pipe tables and lists.

mod escape;
mod pipes;

use super::ScreenOptions;
use super::page::matrix::CriteriaMatrix;
use super::page::table::{BlockTable, TableKind};
use super::page::{self, Legend, PageBlock, PageCommand, Section, foot, ranked, ranking};
use super::sheet::Sheet;
use crate::report::{DiffReport, Report};
pub use escape::escape;

/// The answer as Markdown, every offer and every remark.
pub fn markdown(report: &Report<'_>) -> String {
    let sheet = Sheet::new(report, &ScreenOptions::ALL);
    let mut sections = vec![
        ranking::title(report),
        ranking::verdict(report),
        Section::of(ranked(&sheet)),
        Section::of(PageBlock::Matrix(CriteriaMatrix::new(&sheet))),
        page::judges::told(report),
        ranking::gaps(report),
    ];
    let remarks = foot::remarks(report, &ScreenOptions::ALL);
    if !remarks.is_empty() {
        sections.push(remarks.into());
    }
    let legend = foot::legend(&sheet, sheet.offers, &ScreenOptions::ALL);
    sections.push(Section::of(PageBlock::Legend(legend)));
    write(&sections)
}

/// `rank diff` as Markdown, every offer and every change.
pub fn diff_markdown(told: &DiffReport) -> String {
    write(&page::diff::page(told, &ScreenOptions::ALL))
}

/// Sections as Markdown, an empty line between the blocks.
pub fn write(sections: &[Section]) -> String {
    let mut parts = Vec::new();
    let blocks = sections.iter().map(|section| &section.blocks);
    let together = |a: &PageBlock, b: &PageBlock| a.is_remark() && b.is_remark();
    for blocks in blocks.flat_map(|blocks| blocks.chunk_by(together)) {
        if blocks[0].is_remark() {
            let remarks = blocks.iter().filter_map(|block| match block {
                PageBlock::Line(line) => Some(escape(&line.text)),
                _ => None,
            });
            parts.extend(list("Remarks:", remarks));
        } else {
            parts.extend(blocks.iter().filter_map(part));
        }
    }
    parts.join("\n")
}

/// A block, with a line break behind it.
fn part(block: &PageBlock) -> Option<String> {
    Some(match block {
        // A title may be a day alone, which is none here.
        PageBlock::Title { text, .. } if text.is_empty() => return None,
        PageBlock::Title { text, .. } => format!("# {}\n", escape(text)),
        PageBlock::Heading(text) => format!("## {}\n", escape(text)),
        PageBlock::Sentences { text, .. } => escape(text) + "\n",
        PageBlock::Line(line) if line.mark.is_empty() => escape(&line.text) + "\n",
        PageBlock::Line(line) => format!("{} {}\n", escape(&line.mark), escape(&line.text)),
        PageBlock::Table(table) if table.kind == TableKind::Gaps => return gaps(table),
        PageBlock::Table(table) => pipes::table(table),
        PageBlock::Matrix(matrix) => pipes::matrix(matrix),
        PageBlock::Command(command) => self::command(command),
        PageBlock::Commands(commands) => commands.iter().map(command).collect(),
        PageBlock::Legend(legend) => return self::legend(legend),
        PageBlock::Chart(_) | PageBlock::Playground(_) => return None,
        PageBlock::Folded { title, blocks } => {
            let inner = blocks.iter().filter_map(part);
            let inner: Vec<String> = inner.collect();
            format!("### {}\n\n{}", escape(title), inner.join("\n"))
        }
        PageBlock::More { count, thing } => format!("{count} more {thing}s\n"),
    })
}

/// A list of names, each with its points and the reason.
fn gaps(table: &BlockTable) -> Option<String> {
    let items = table.rows.iter().map(|row| {
        let (name, points, reason) = (escape(row.text(0)), row.text(1), escape(row.text(2)));
        let comma = if reason.is_empty() { "" } else { ", " };
        format!("{name}: {points}{comma}{reason}")
    });
    list("", items)
}

fn command(command: &PageCommand) -> String {
    let calls = command
        .calls
        .iter()
        .map(|call| format!("`{}`", call.replace('`', "'")));
    let calls: Vec<String> = calls.collect();
    format!("{} {}\n", escape(&command.lead), calls.join(", "))
}

fn legend(legend: &Legend) -> Option<String> {
    let marked = legend.notes.iter().filter(|(mark, _)| !mark.is_empty());
    let marked = marked.map(|(mark, text)| escape(&format!("{mark} {text}")));
    let notes = legend.notes.iter().filter(|(mark, _)| mark.is_empty());
    let notes = notes.map(|(_, text)| escape(text) + "\n");
    let all: Vec<String> = list("Marks:", marked).into_iter().chain(notes).collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

/// A list under its head, if there is anything to list.
fn list(head: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.map(|item| format!("- {item}\n")).collect();
    let head = if head.is_empty() {
        String::new()
    } else {
        format!("{head}\n\n")
    };
    (!items.is_empty()).then(|| head + &items.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::sample;

    #[test]
    fn the_demo_reads_as_a_page() {
        assert_eq!(markdown(&sample::demo()), DEMO);
    }

    const DEMO: &str = r"# Which internship for a career in machine learning?

Google comes first.

| # | Offer | Score |
| --- | --- | ---: |
| 1 | Google, Software engineer | 74 |
| 2 | LinkedIn, Data scientist | 28 |
| 3 | JPMorgan, ML engineer | 24 |

| Criterion | of | Google | LinkedIn | JPMorgan |
| --- | ---: | --- | --- | --- |
| ML exposure | 35 | 35.0 leader | 6.1 Microsoft's\* | 0.0 none to some |
| Pay 2021, \$ a month | 25 | 12.5 7,129 | 14.4 8,009 | 10.5 6,250 |
| Cloud market share | 20 | 7.0 14 % | 2.6 Microsoft's\* | 0.0 0 % |
| Brand 2021 | 20 | 20.0 1st | 4.9 26th to 50th | 13.9 16th |
| Score | 100 | 74.5 | 28.0 | 24.4 |

Why Google leads LinkedIn, largest gap first:

- ML exposure: +28.9, Kubernetes, TensorFlow, BigQuery, AlphaZero
- Brand: +15.1, 1st: ideal employers of IT students, Universum
- Cloud market share: +4.4, Synergy Research Group, 2026 Q1
- Pay: -1.9, LinkedIn: median of its interns, Glassdoor

Remarks:

- These weights are the example's. Yours will differ, and so will the order.
- Only JPMorgan's role is the goal, machine learning; role-fit would count it.
- Third.
- Fourth.
- Fifth.
- Sixth.
- Seventh.

Marks:

- \* 25 % of Microsoft's rating, a guess; may be 0 to 100 %
";
}
