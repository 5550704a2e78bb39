//! What stands below the tables: remarks, the legend, further verbs.

use super::flow::{LinePiece, command_lines, hang, pack, painted};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, paint};
use crate::export::sheet::Sheet;
use crate::export::words::{call, clean};
use crate::report::{CallFiles, OfferLine, Remark, Report};
use crate::text::number::{count, from_tenths};
use crate::text::width::{width, wrap};

/// Remarks and lines of legend unless all are asked for.
const SHORT: usize = 3;

/// Remarks: all where three lines hold them or all are asked for, else the first two and a count.
pub fn remarks(sheet: &Sheet<'_>, look: &ScreenOptions) -> Vec<String> {
    let remarks = &sheet.report.warnings;
    let whole = look.all || remarks.len() <= SHORT;
    let shown = if whole { remarks.len() } else { SHORT - 1 };
    let mut lines: Vec<String> = remarks[..shown]
        .iter()
        .flat_map(|r| remark(r, look.width))
        .collect();
    if shown < remarks.len() {
        let more = count(remarks.len() - shown, "more remark");
        let call = call(sheet.report, "", "--all");
        let lead = format!("{} {more}: ", paint("!", Paint::Yellow));
        lines.extend(command_lines(&lead, &call, look.width));
    }
    lines
}

fn remark(remark: &Remark, columns: usize) -> Vec<String> {
    flagged(&clean(&remark.message), columns)
}

fn flagged(text: &str, columns: usize) -> Vec<String> {
    hang(&format!("{} ", paint("!", Paint::Yellow)), text, columns)
}

/// What the marks mean that stand on the screen.
pub fn legend(sheet: &Sheet<'_>, offers: &[OfferLine<'_>], look: &ScreenOptions) -> Vec<String> {
    let report = sheet.report;
    let mut notes: Vec<LinePiece> = Vec::new();
    if sheet.has_unknown(offers)
        || sheet
            .offers
            .iter()
            .any(|o| o.unsure && o.position.is_some())
    {
        notes.push(LinePiece::marked("?", sheet.unknown(offers)));
    }
    let marked = sheet
        .links(offers)
        .into_iter()
        .filter_map(|link| report.links.get(link));
    notes.extend(marked.map(|link| LinePiece::marked(&clean(&link.mark), clean(&link.text))));
    if report.start != 0.0 {
        let start = from_tenths((report.start * 10.0).round() as i64);
        notes.push(format!("Points are added to {start}").into());
    }
    notes.extend(report.what_ifs.as_deref().map(|text| clean(text).into()));
    let mut lines = pack(notes, 4, look.width);
    if lines.len() > SHORT && !look.all {
        lines.truncate(SHORT - 1);
        let call = call(report, "", "--all");
        lines.extend(command_lines("More notes: ", &call, look.width));
    }
    painted(&lines, Paint::Dim)
}

/// Where the offers are, and what the user noted of them, where all is asked for.
pub fn notes(sheet: &Sheet<'_>, look: &ScreenOptions) -> Vec<String> {
    let mut lines = Vec::new();
    for offer in sheet.offers.iter().filter(|_| look.all) {
        let told = [offer.location, offer.note].into_iter().flatten();
        let told: Vec<String> = told.map(clean).filter(|text| !text.is_empty()).collect();
        if !told.is_empty() {
            let text = format!("{}: {}", sheet.name(offer), told.join("; "));
            lines.extend(wrap(&text, look.width));
        }
    }
    painted(&lines, Paint::Dim)
}

/// What to type next.
pub fn more(sheet: &Sheet<'_>, look: &ScreenOptions) -> Vec<String> {
    let report = sheet.report;
    let verbs = if report.call.files == CallFiles::Demo {
        [
            "Your own offers: rank init".to_owned(),
            "This example to play with: rank init --demo".to_owned(),
        ]
    } else {
        return painted(&more_verbs(report, look.width), Paint::Dim);
    };
    painted(&pack(verbs.map(LinePiece::from), 5, look.width), Paint::Dim)
}

/// `More: rank explain jpmorgan google, rank flip, rank deadlines`; the flips where a line has room.
fn more_verbs(report: &Report<'_>, columns: usize) -> Vec<String> {
    let ids: Vec<String> = report.offers.iter().take(2).map(|o| clean(o.id)).collect();
    let explain = call(report, "explain", &ids.join(" "));
    let deadlines = report
        .has_deadlines()
        .then(|| call(report, "deadlines", ""));
    let flip = (report.ranked() > 1).then(|| call(report, "flip", ""));
    let all: Vec<String> = [Some(explain.clone()), flip, deadlines.clone()]
        .into_iter()
        .flatten()
        .collect();
    let line = format!("More: {}", all.join(", "));
    if width(&line) <= columns {
        return vec![line];
    }
    let line = format!(
        "More: {explain}, {}",
        deadlines.as_deref().unwrap_or_default()
    );
    match &deadlines {
        Some(_) if width(&line) <= columns => vec![line],
        Some(deadlines) => [&explain, deadlines]
            .into_iter()
            .flat_map(|call| command_lines("More: ", call, columns))
            .collect(),
        None => command_lines("More: ", &explain, columns),
    }
}
