//! What stands below the tables of the default answer: remarks, the legend, notes, further calls.

use super::table::Tone;
use super::{Backticks, Choice, Legend, PageBlock, PageCommand, PageLine, Section};
use crate::diag::Code;
use crate::export::ScreenOptions;
use crate::export::sheet::Sheet;
use crate::export::words::{call, call_naming, clean};
use crate::report::{CallFiles, OfferLine, Report};
use crate::text::number::count;
use crate::text::tenths::tenths;

/// Remarks unless all are asked for.
const SHORT: usize = 3;

/// Remarks, legend of the marks that the offers shown bear, notes and calls.
pub fn foot(sheet: &Sheet<'_>, shown: &[OfferLine<'_>], look: &ScreenOptions) -> Section {
    let mut blocks = remarks(sheet.report, look);
    blocks.push(PageBlock::Legend(legend(sheet, shown, look)));
    if look.all {
        blocks.extend(notes(sheet));
    }
    blocks.extend(next(sheet.report));
    blocks.into()
}

/// Remarks: all where three lines hold them or all are asked for, else the first two and a count.
pub fn remarks(report: &Report<'_>, look: &ScreenOptions) -> Vec<PageBlock> {
    let remarks = &report.warnings;
    let whole = look.all || remarks.len() <= SHORT;
    let shown = if whole { remarks.len() } else { SHORT - 1 };
    let of_program = backticks(report);
    let told = remarks[..shown].iter().map(|remark| {
        // The user's own remarks may hold any.
        let is_own = remark.code == Code::Remark.to_string();
        PageBlock::Line(PageLine {
            backticks: if is_own {
                Backticks::OfData
            } else {
                of_program
            },
            ..PageLine::caution(clean(&remark.message))
        })
    });
    let mut blocks: Vec<PageBlock> = told.collect();
    if shown < remarks.len() {
        let lead = count(remarks.len() - shown, "more remark");
        blocks.push(more(&lead, call(report, "", "--all"), Tone::Caution));
    }
    blocks
}

/// That there is more, with the call that shows it; where none can be printed, the option.
pub fn more(lead: &str, all: Option<String>, tone: Tone) -> PageBlock {
    match all {
        Some(call) => PageBlock::Command(PageCommand::one(format!("{lead}:"), call).toned(tone)),
        None if tone == Tone::Caution => PageLine::caution(format!("{lead} with --all.")).into(),
        None => PageBlock::Line(PageLine::plain(format!("{lead} with --all.")).toned(tone)),
    }
}

/// Whose backticks are in a sentence of the program's own: around what is to be typed, unless a name
/// in it can bring one.
pub fn backticks(report: &Report<'_>) -> Backticks {
    let offers = report.offers.iter();
    let offers = offers.flat_map(|o| [Some(o.company), o.role, Some(&o.label)]);
    let criteria = report.criteria.iter();
    let criteria = criteria.flat_map(|c| [Some(c.name), c.unit]);
    let judges = report.judges.iter().map(|judge| Some(judge.name));
    let mut names = offers.chain(criteria).chain(judges).flatten();
    if names.any(|name| name.contains('`')) {
        Backticks::OfData
    } else {
        Backticks::OfCode
    }
}

/// What the marks mean that some offers bear, and on what the figures rest.
pub fn legend(sheet: &Sheet<'_>, offers: &[OfferLine<'_>], look: &ScreenOptions) -> Legend {
    let mut notes = marks(sheet, offers);
    let what_ifs = sheet.report.what_ifs.as_deref();
    notes.extend(what_ifs.map(|text| (String::new(), clean(text))));
    let more = call(sheet.report, "", "--all").filter(|_| !look.all);
    Legend { notes, more }
}

/// What the marks mean that some offers bear, and from where points are counted.
pub fn marks(sheet: &Sheet<'_>, offers: &[OfferLine<'_>]) -> Vec<(String, String)> {
    let report = sheet.report;
    let mut notes = Vec::new();
    let is_unsure = |o: &OfferLine<'_>| o.unsure && o.position.is_some();
    if sheet.has_unknown(offers) || sheet.offers.iter().any(is_unsure) {
        notes.push(("?".to_owned(), sheet.unknown(offers)));
    }
    let links = sheet.links(offers).into_iter();
    let links = links.filter_map(|link| report.links.get(link));
    notes.extend(links.map(|link| (clean(&link.mark), clean(&link.text))));
    if report.start != 0.0 {
        let start = report.digits.text(tenths(report.start));
        notes.push((String::new(), format!("Points are added to {start}")));
    }
    notes
}

/// Where the offers are, and what the user noted of them.
pub fn notes(sheet: &Sheet<'_>) -> Vec<PageBlock> {
    let note = |offer: &OfferLine<'_>| {
        let told = [offer.location, offer.note].into_iter().flatten();
        let told: Vec<String> = told.map(clean).filter(|text| !text.is_empty()).collect();
        let text = format!("{}: {}", sheet.name(offer), told.join("; "));
        (!told.is_empty()).then(|| PageLine::plain(text).toned(Tone::Faint).into())
    };
    sheet.offers.iter().filter_map(note).collect()
}

/// What to type next.
fn next(report: &Report<'_>) -> Option<PageBlock> {
    if report.call.files == CallFiles::Demo {
        let calls = [
            ("Your own offers:", "rank init"),
            ("This example to play with:", "rank init --demo"),
        ];
        let calls = calls.map(|(lead, call)| PageCommand::one(lead, call.to_owned()));
        return Some(PageBlock::Commands(calls.into()));
    }
    let ids: Vec<String> = report.offers.iter().take(2).map(|o| clean(o.id)).collect();
    let explain = call_naming(report, "explain", &ids.join(" "));
    let flip = call(report, "flip", "").filter(|_| report.ranked() > 1);
    let deadlines = call(report, "deadlines", "").filter(|_| report.has_deadlines());
    let mut calls: Vec<String> = explain.into_iter().collect();
    // Where the line has no room for all, the middle one is left out.
    let spare = (flip.is_some() && !calls.is_empty()).then_some(calls.len());
    calls.extend(flip);
    calls.extend(deadlines);
    if calls.is_empty() {
        return None;
    }
    let command = PageCommand {
        calls,
        spare,
        choice: Choice::Comma,
        ..PageCommand::one("More:", String::new())
    };
    Some(command.into())
}
