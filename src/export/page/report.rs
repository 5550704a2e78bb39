//! The whole report: what the verbs tell one by one, in one page, with charts.

use super::chart::{BarChart, Chart, StackedBar};
use super::matrix::CriteriaMatrix;
use super::table::Tone;
use super::{Legend, PageBlock, PageCommand, PageLine, Section, charts, shares};
use super::{ask, deadlines, explain, flip, foot, judges, pay, ranked, ranking, reasons, wait};
use crate::export::ScreenOptions;
use crate::export::sheet::Sheet;
use crate::export::words::{self, call, clean};
use crate::report::{OfferLine, Report};

/// Bars that a chart has room for; with more, the table alone has every offer.
const BARS: usize = 50;

/// The report from top to bottom; sections without a block tell nothing.
pub fn page(report: &Report<'_>) -> Vec<Section> {
    let sheet = Sheet::new(report, &ScreenOptions::ALL);
    let remarks = foot::remarks(report, &ScreenOptions::ALL);
    let mut sections = vec![
        ranking::title(report),
        ranking::verdict(report),
        Section::named("offers", "The offers", offers(&sheet)),
        Section::named("criteria", "Points and ratings", criteria(&sheet)),
        Section::named("sure", "How sure that is", sure(report)),
        Section::named("change", "What would change it", change(report)),
        Section::named("ask", "What to ask", questions(report)),
        Section::named("judges", "Judge by judge", judged(&sheet)),
        Section::named("pay", "What each offer pays", money(report)),
        Section::named("deadlines", "Deadlines", due(report)),
        Section::named("wait", "Accept or wait", waiting(report)),
        Section::named("each", "Each offer", each(&sheet)),
        Section::named("remarks", "Remarks", remarks),
        Section::named("how", "How it was computed", how(&sheet)),
    ];
    sections.retain(|section| !section.blocks.is_empty());
    sections
}

fn flat(sections: Vec<Section>) -> Vec<PageBlock> {
    sections.into_iter().flat_map(|s| s.blocks).collect()
}

/// The ranked table, a bar an offer, and the weights to play with.
fn offers(sheet: &Sheet<'_>) -> Vec<PageBlock> {
    let mut blocks = vec![ranked(sheet).into()];
    let what_ifs = sheet.report.what_ifs.as_deref().map(clean);
    blocks.extend(what_ifs.map(|text| PageLine::plain(text).toned(Tone::Faint).into()));
    blocks.extend(charts::playground(sheet).map(PageBlock::Playground));
    blocks.extend(bars(sheet).map(|chart| PageBlock::Chart(Chart::Bars(chart))));
    blocks
}

/// The points of each offer by criterion, and what its score may be.
fn bars(sheet: &Sheet<'_>) -> Option<BarChart> {
    let report = sheet.report;
    let weighted = || sheet.weighted.iter();
    let names = weighted().map(|&k| words::criterion(&report.criteria[k]));
    let bar = |(offer, line): (usize, &OfferLine<'_>)| StackedBar {
        label: words::label(line),
        text: words::whole(line.score) + if line.unsure { "?" } else { "" },
        parts: weighted().map(|&k| line.criteria[k].points).collect(),
        range: line.score_low.zip(line.score_high),
        offer,
    };
    let bars = sheet.compared().iter().enumerate().take(BARS).map(bar);
    let bars: Vec<StackedBar> = bars.collect();
    let line = if bars.iter().any(|b| b.range.is_some()) {
        "; the line shows what its score may be"
    } else {
        ""
    };
    let whose = if sheet.compared().len() > BARS {
        format!("the first {BARS} offers")
    } else {
        "each offer".to_owned()
    };
    let chart = BarChart {
        caption: format!("Points of {whose} by criterion{line}"),
        parts: names.collect(),
        digits: report.digits,
        bars,
    };
    // Points below nothing cannot be stacked.
    let stacks = chart.bars.iter().flat_map(|b| &b.parts).all(|p| *p >= 0.0);
    (stacks && !chart.bars.is_empty() && !chart.parts.is_empty()).then_some(chart)
}

/// Criteria against offers, what the marks mean, and why the first leads.
fn criteria(sheet: &Sheet<'_>) -> Vec<PageBlock> {
    let matrix = CriteriaMatrix::new(sheet);
    let mut blocks = Vec::new();
    if !matrix.rows.is_empty() {
        blocks.push(PageBlock::Matrix(matrix));
        let notes = foot::marks(sheet, sheet.offers);
        blocks.push(PageBlock::Legend(Legend { notes, more: None }));
    }
    blocks.extend(ranking::gaps(sheet.report).blocks);
    blocks
}

/// How often each offer takes each place.
fn sure(report: &Report<'_>) -> Vec<PageBlock> {
    let places = shares::places(report).map(PageBlock::Table);
    places.into_iter().collect()
}

/// What would change it: in sentences, over each weight, pay against all else, in a list.
fn change(report: &Report<'_>) -> Vec<PageBlock> {
    if report.ranked() < 2 || report.is_apart() {
        return Vec::new();
    }
    let mut blocks = flip::told(report).blocks;
    blocks.extend(charts::curves(report));
    blocks.extend(charts::plane(report));
    let told = report.flip_report(None, &[], false);
    let look = ScreenOptions::default();
    blocks.extend(flat(flip::page(report, &told, &look)));
    blocks
}

/// Where several judges agree and part, and the order of each.
fn judged(sheet: &Sheet<'_>) -> Vec<PageBlock> {
    let mut blocks = judges::told(sheet.report).blocks;
    blocks.extend(shares::judges(sheet));
    blocks
}

/// The questions, as a list to take into a call.
fn questions(report: &Report<'_>) -> Vec<PageBlock> {
    // They are about the first by the mean: where judges part, that is nobody's.
    if report.is_apart() {
        return Vec::new();
    }
    if report.ask.is_empty() && report.change.nothing.is_none() {
        return Vec::new();
    }
    flat(ask::asked(report))
}

/// What each offer pays, where any states it part by part.
fn money(report: &Report<'_>) -> Vec<PageBlock> {
    let told = report.pay_report(&[]);
    if told.offers.iter().all(|offer| offer.pay.is_none()) {
        return Vec::new();
    }
    let mut blocks = flat(pay::page(report, &told, &ScreenOptions::ALL));
    let years = charts::years(&told).map(|chart| PageBlock::Chart(Chart::Years(chart)));
    // Behind the summary.
    let at = blocks.len().min(2);
    blocks.splice(at..at, years);
    blocks
}

/// What is due, by day.
fn due(report: &Report<'_>) -> Vec<PageBlock> {
    let told = report.deadlines();
    if told.deadlines.is_empty() {
        return Vec::new();
    }
    let mut blocks = flat(deadlines::page(report, &told, None, &ScreenOptions::ALL));
    let line = charts::timeline(&told);
    blocks.insert(1, PageBlock::Chart(Chart::Timeline(line)));
    blocks
}

/// Whether to accept what is due before an awaited answer, or to wait.
fn waiting(report: &Report<'_>) -> Vec<PageBlock> {
    let wait = report.wait.as_ref().filter(|wait| !wait.due.is_empty());
    wait.map_or_else(Vec::new, |wait| flat(wait::page(report, wait)))
}

/// Where each offer is, what the user noted, and the reason of every rating, folded up.
fn each(sheet: &Sheet<'_>) -> Vec<PageBlock> {
    let offers = sheet.offers.iter().zip(reasons::sections(sheet));
    let folded = offers.map(|(offer, section)| {
        let mut blocks = explain::placed(offer.location, offer.note).blocks;
        let is_heading = |block: &PageBlock| matches!(block, PageBlock::Heading(_));
        blocks.extend(section.blocks.into_iter().filter(|b| !is_heading(b)));
        let title = sheet.name(offer);
        PageBlock::Folded { title, blocks }
    });
    folded.collect()
}

/// The method, the weights as written, and the call, so that it can be done again.
fn how(sheet: &Sheet<'_>) -> Vec<PageBlock> {
    let report = sheet.report;
    let method = if report.method.is_sum() {
        "A rating earns its part of the criterion's weight, by where it lies on the scale; the points add up to the score, of 100."
    } else {
        "Scores are closeness to an ideal offer, of 100; points say what each criterion adds."
    };
    let mut blocks: Vec<PageBlock> = vec![PageLine::plain(method).into()];
    if let Some(trials) = &report.trials {
        let text = format!(
            "{} what-ifs draw every range, unknown and weight anew; seed {}.",
            crate::text::number::grouped(trials.count as f64),
            trials.seed
        );
        blocks.push(PageLine::plain(text).into());
    }
    blocks.extend(shares::weights(sheet).map(PageBlock::Table));
    let by = format!(
        "By rank {} on {}, with the facts of {}.",
        report.version,
        words::full_day(report.today),
        words::full_day(report.as_of)
    );
    blocks.push(PageLine::plain(by).into());
    let again = call(report, "report", "");
    blocks.extend(again.map(|call| PageCommand::one("To do it again:", call).into()));
    blocks
}
