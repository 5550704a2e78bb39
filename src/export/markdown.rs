//! Markdown: the same answer as a heading, pipe tables and lists.

use std::fmt::Write;

use super::ScreenOptions;
use super::columns::{Spacing, TableColumn, table_columns};
use super::rows::{CriteriaCell, rows};
use super::sheet::Sheet;
use super::words::{self, clean};

use crate::report::{Gap, OfferLine, Report};

/// The answer as Markdown, every offer and every remark.
pub fn markdown(report: &Report<'_>) -> String {
    let look = ScreenOptions {
        all: true,
        ..ScreenOptions::default()
    };
    let sheet = Sheet::new(report, &look);
    let mut blocks = head(report);
    blocks.push(ranking(&sheet));
    blocks.push(matrix(&sheet));
    blocks.extend(judges(report));
    blocks.extend(gaps(report));
    blocks.extend(list(
        "Remarks:",
        report.warnings.iter().map(|w| escape(&w.message)),
    ));
    blocks.extend(list("Marks:", legend(&sheet)));
    blocks.join("\n")
}

/// Where several judges agree, and where they part.
fn judges(report: &Report<'_>) -> Vec<String> {
    let group = report.group.iter();
    let paragraphs = group.flat_map(|group| &group.words.paragraphs);
    paragraphs.map(|text| escape(text) + "\n").collect()
}

fn head(report: &Report<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    blocks.extend(report.title.map(|title| format!("# {}\n", escape(title))));
    blocks.push(escape(&report.verdict.text) + "\n");
    blocks.extend(report.verdict.deadline.as_deref().map(|d| escape(d) + "\n"));
    blocks
}

/// A pipe table; numbers are right-aligned.
struct Pipes(String);

impl Pipes {
    fn new(heads: &[(String, bool)]) -> Self {
        let mut pipes = Self(String::new());
        pipes.row(heads.iter().map(|(head, _)| head.clone()));
        pipes.row(
            heads
                .iter()
                .map(|(_, right)| if *right { "---:" } else { "---" }.to_owned()),
        );
        pipes
    }

    /// A row of escaped cells.
    fn row(&mut self, cells: impl Iterator<Item = String>) {
        self.0.push('|');
        for cell in cells {
            // Writing to a string cannot fail.
            let _ = write!(self.0, " {cell} |");
        }
        self.0.push('\n');
    }
}

fn ranking(sheet: &Sheet<'_>) -> String {
    let merged = |part: &TableColumn| !matches!(part, TableColumn::Role | TableColumn::Left);
    let columns: Vec<TableColumn> = table_columns(sheet).into_iter().filter(merged).collect();
    let unranked = sheet.offers.iter().any(|o| o.position.is_none());
    let head = |part: &TableColumn| match part {
        TableColumn::Judge(_) => escape(&part.head(sheet)),
        part => part.head(sheet),
    };
    let mut heads: Vec<(String, bool)> = columns
        .iter()
        .map(|p| (head(p), p.column(Spacing::default()).right))
        .collect();
    heads.extend(unranked.then(|| ("Not ranked because".to_owned(), false)));
    let mut pipes = Pipes::new(&heads);
    for offer in sheet.offers {
        let cells = columns.iter().map(|part| cell(sheet, *part, offer));
        let reason = unranked.then(|| escape(&words::reasons(offer)));
        pipes.row(cells.chain(reason));
    }
    pipes.0
}

fn cell(sheet: &Sheet<'_>, part: TableColumn, offer: &OfferLine<'_>) -> String {
    match part {
        TableColumn::Place => words::place(offer),
        TableColumn::Company => escape(&sheet.name(offer)),
        TableColumn::Day => {
            let day = [
                part.plain(sheet, offer),
                TableColumn::Left.plain(sheet, offer),
            ];
            day.iter()
                .filter(|d| !d.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        }
        part => escape(&part.plain(sheet, offer)),
    }
}

fn matrix(sheet: &Sheet<'_>) -> String {
    let offers = sheet.compared();
    let mut heads = vec![("Criterion".to_owned(), false), ("of".to_owned(), true)];
    heads.extend(offers.iter().map(|o| (escape(&words::label(o)), false)));
    let mut pipes = Pipes::new(&heads);
    let cell = |cell: &CriteriaCell| match (cell.earned(), escape(&cell.text)) {
        (earned, text) if text.is_empty() => earned,
        (earned, text) if earned.is_empty() => text,
        (earned, text) => format!("{earned} {text}"),
    };
    for row in rows(sheet, offers) {
        let lead = [escape(&row.whole_name()), row.weight.clone()];
        pipes.row(lead.into_iter().chain(row.cells.iter().map(cell)));
    }
    pipes.0
}

fn gaps(report: &Report<'_>) -> Option<String> {
    let [first, second, ..] = &report.offers[..] else {
        return None;
    };
    let names = [first, second].map(|o| escape(&words::label(o)));
    let head = format!("Why {} leads {}, largest gap first:", names[0], names[1]);
    let line = |gap: &Gap| {
        let name = escape(&words::criterion(&report.criteria[gap.criterion]));
        let reason = gap.reason.as_deref().map(|r| format!(", {}", escape(r)));
        format!(
            "{name}: {}{}",
            words::signed(gap.tenths),
            reason.unwrap_or_default()
        )
    };
    list(&head, report.gaps.iter().map(line))
}

fn legend(sheet: &Sheet<'_>) -> impl Iterator<Item = String> {
    let unknown = sheet
        .has_unknown(sheet.offers)
        .then(|| format!("? {}", sheet.unknown(sheet.offers)));
    let links = sheet
        .report
        .links
        .iter()
        .map(|l| escape(&format!("{} {}", l.mark, l.text)));
    unknown.into_iter().chain(links)
}

/// A list under its head, if there is anything to list.
fn list(head: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.map(|item| format!("- {item}\n")).collect();
    (!items.is_empty()).then(|| format!("{head}\n\n{}", items.concat()))
}

/// Text in which nothing is markup: no HTML, link, mention, emphasis or break of a table.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            '\\' => out.push_str("&#92;"),
            '@' => out.push_str("&#64;"),
            ':' if after.starts_with("//") => out.push_str("&#58;"),
            '.' if ends_with_www(before) => out.push_str("&#46;"),
            '`' | '*' | '_' | '[' | ']' | '#' | '~' | '$' => out.extend(['\\', c]),
            '-' | '+' | '=' if before.is_empty() => out.extend(['\\', c]),
            '.' | ')' if is_number(before) => out.extend(['\\', c]),
            c => out.push(c),
        }
        // Mentions of people and issues are found in the finished page: a joiner keeps them apart.
        if matches!(c, '@' | '#') && after.starts_with(|c: char| c.is_alphanumeric()) {
            out.push('\u{200c}');
        }
    }
    out
}

fn ends_with_www(text: &str) -> bool {
    let end = text.len().checked_sub(3).and_then(|from| text.get(from..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Whether the text before a full stop would make it an item of a numbered list.
fn is_number(before: &str) -> bool {
    !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::sample;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let cases = [
            ("a|b\\|c", "a&#124;b&#92;&#124;c"),
            ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
            ("`x` *y* _z_ ~w~", "\\`x\\` \\*y\\* \\_z\\_ \\~w\\~"),
            ("[t](https://e.org)", "\\[t\\](https&#58;//e.org)"),
            ("WWW.e.org", "WWW&#46;e.org"),
            ("@me and x@e.org", "&#64;\u{200c}me and x&#64;\u{200c}e.org"),
            ("see #12, C#", "see \\#\u{200c}12, C\\#"),
            ("- a", "\\- a"),
            ("1. a", "1\\. a"),
            ("two\n# lines", "two \\# lines"),
            ("14 %, 1.5, e.g. 3-6", "14 %, 1.5, e.g. 3-6"),
        ];
        for (text, escaped) in cases {
            assert_eq!(escape(text), escaped);
        }
    }

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
