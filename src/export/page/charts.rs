//! What the charts of the report show.

use super::PageBlock;
use super::chart::{Chart, LineChart, PlaneChart, PlayedOffer, Playground, Timeline, YearChart};
use super::deadlines::name;
use crate::export::sheet::Sheet;
use crate::export::words::{self, call, clean};
use crate::report::{DeadlineReport, Due, OfferLine, PayReport, RatingOrigin, Report, WeightCurve};
use crate::text::number::amount;

/// Ranked offers with more than this are no chart to look at.
const MOST: usize = 40;

/// The weights that can be played with: where a score is a sum of them.
pub fn playground(sheet: &Sheet<'_>) -> Option<Playground> {
    let report = sheet.report;
    // What a rating of hidden pay is worth would tell it.
    let is_told = report.method.is_sum() && report.hidden.is_empty();
    if !is_told || report.ranked() < 2 || sheet.weighted.len() < 2 {
        return None;
    }
    let written = |k: usize| match &report.judges[..] {
        [one] => one.weights.get(report.criteria[k].id).map(|w| w.written),
        // The mean of several has the last bits of its computation.
        _ => report.criteria[k].weight.map(|w| (w * 1e6).round() / 1e6),
    };
    let criterion = |k: &usize| {
        let criterion = &report.criteria[*k];
        let name = words::criterion(criterion);
        (clean(criterion.id), name, written(*k).unwrap_or(0.0))
    };
    let offers = sheet.offers.iter().map(|offer| played(sheet, offer));
    Some(Playground {
        call: call(report, "", "").filter(|_| report.judges.len() == 1),
        criteria: sheet.weighted.iter().map(criterion).collect(),
        offers: offers.collect(),
    })
}

fn played(sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> PlayedOffer {
    let cells = || sheet.weighted.iter().map(|&k| &offer.criteria[k]);
    let is_unknown = |o| matches!(o, RatingOrigin::Unknown | RatingOrigin::Missing);
    PlayedOffer {
        id: clean(offer.id),
        label: words::label(offer),
        utilities: cells().map(|cell| cell.utility).collect(),
        known: cells().map(|cell| !is_unknown(cell.origin)).collect(),
        counts: offer.is_open(),
    }
}

/// A chart a criterion: scores as its weight moves.
pub fn curves(report: &Report<'_>) -> Vec<PageBlock> {
    if report.ranked() > MOST {
        return Vec::new();
    }
    let curves = report.weight_curves();
    let chart = |(at, curve)| PageBlock::Chart(Chart::Lines(lines(report, at, curve)));
    curves.iter().enumerate().map(chart).collect()
}

fn lines(report: &Report<'_>, criterion: usize, curve: &WeightCurve) -> LineChart {
    let name = words::criterion(&report.criteria[curve.criterion]);
    let lines = report.offers.iter().zip(&curve.lines);
    let mark = |turn: &crate::report::CurveTurn| {
        let text = format!("{} first at {}", clean(&turn.ahead), clean(&turn.to));
        (turn.share, turn.score, text)
    };
    LineChart {
        caption: format!("Scores as the weight of {name} goes from none to all"),
        criterion,
        now: curve.share,
        lines: lines.map(|(o, ends)| (words::label(o), *ends)).collect(),
        marks: curve.turns.iter().map(mark).collect(),
    }
}

/// Pay against everything else.
pub fn plane(report: &Report<'_>) -> Option<PageBlock> {
    let plane = report.pay_plane().filter(|_| report.ranked() <= MOST)?;
    let name = words::criterion(&report.criteria[plane.criterion]);
    let weighed = report.weighed();
    let criterion = weighed.iter().position(|k| *k == plane.criterion)?;
    let points = report.offers.iter().zip(&plane.points);
    let points = points.map(|(o, p)| (words::label(o), [p.pay, p.rest], p.is_open));
    Some(PageBlock::Chart(Chart::Plane(PlaneChart {
        caption: format!(
            "{name} against everything else; nothing beats the offers on the line in both"
        ),
        axes: [
            format!("{name}, of its full points in 100"),
            "everything else, of its full points in 100".to_owned(),
        ],
        criterion,
        points: points.collect(),
    })))
}

/// What is due, by days from today.
pub fn timeline(told: &DeadlineReport<'_>) -> Timeline {
    let days = told.deadlines.iter().map(|deadline| {
        let what = match deadline.due {
            Due::Reply => "reply to",
            Due::Answer => "answer of",
        };
        let day = words::day_in_text(deadline.date, Some(deadline.days_left));
        let text = format!("{day}: {what} {}", name(deadline));
        let pressing = deadline.due == Due::Reply && words::pressing(Some(deadline.days_left));
        (deadline.days_left, text, pressing)
    });
    Timeline {
        caption: "Deadlines in days from today".to_owned(),
        days: days.collect(),
    }
}

/// Pay by year, where an offer states more than one.
pub fn years(told: &PayReport<'_>) -> Option<YearChart> {
    let stated = told.offers.iter().filter_map(|o| Some((o, o.pay?)));
    let stated: Vec<_> = stated.collect();
    let most = stated.iter().max_by_key(|(_, pay)| pay.heads.len())?;
    let years = most.1.heads.len().checked_sub(3).filter(|y| *y > 0)?;
    let money = |x: &f64| (*x, amount(x.round()));
    let offers = stated.iter().map(|(offer, pay)| {
        let own = pay.heads.len().saturating_sub(3).max(1);
        let amounts = pay.total_line.amounts.iter().take(own);
        (clean(offer.label), amounts.map(money).collect())
    });
    Some(YearChart {
        caption: "Pay by year, everything at its likely value".to_owned(),
        years: most.1.heads[..years].iter().map(|y| clean(y)).collect(),
        offers: offers.collect(),
    })
}
