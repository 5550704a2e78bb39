//! SVG: the offers' points as stacked bars, for a slide or a page.

use super::ScreenOptions;
use super::chart::bars::{BarRow, BarSegment, StackedBars, bars, own_colors};
use super::sheet::{Points, Sheet};
use super::words;
use crate::report::{OfferLine, Report};

/// The bars of all offers as a file of their own.
pub fn svg(report: &Report<'_>) -> String {
    bars(&chart(&Sheet::new(report, &ScreenOptions::ALL))).into_string() + "\n"
}

/// The offers as bars.
fn chart(sheet: &Sheet<'_>) -> StackedBars {
    let report = sheet.report;
    StackedBars {
        heading: report.title.unwrap_or("Your offers").to_owned(),
        about: format!("Points of 100 by criterion. {}", report.verdict.text),
        series: series(sheet),
        rows: sheet.offers.iter().map(|o| row(sheet, o)).collect(),
        foot: report.what_ifs.clone().unwrap_or_default(),
    }
}

/// The criteria with their weights, in the order of the rows; of many the last ones together.
fn series(sheet: &Sheet<'_>) -> Vec<String> {
    let own = own_colors(sheet.weighted.len());
    let names = sheet.weighted.iter().zip(&sheet.weights).take(own);
    let mut series: Vec<String> = names
        .map(|(&k, weight)| {
            let name = words::criterion(&sheet.report.criteria[k]);
            format!("{name} {weight}")
        })
        .collect();
    let rest = sheet.weighted.len() - own;
    if rest > 0 {
        series.push(format!("{rest} others"));
    }
    series
}

fn row(sheet: &Sheet<'_>, offer: &OfferLine<'_>) -> BarRow {
    let has_score = words::has_score(offer);
    let (name, place) = (words::company(offer), words::place(offer));
    let points = sheet.points(offer);
    let score = sheet.report.digits.text(points.score);
    let told = offer.comes_first.as_deref();
    let told = told.map(|share| format!(", comes first in {share} what-ifs"));
    let reasons = words::reasons(offer);
    let about = if has_score && reasons.is_empty() {
        let told = told.unwrap_or_default();
        format!("{place}: {}, {score} points{told}.", sheet.name(offer))
    } else {
        format!("{}: {reasons}.", sheet.name(offer))
    };
    let mark = if offer.unsure { "?" } else { "" };
    let end = [
        words::whole(offer.score) + mark,
        words::range(offer).unwrap_or_default(),
    ];
    let whisker = offer.score_low.zip(offer.score_high);
    BarRow {
        place,
        name,
        below: sheet.role(offer),
        about,
        segments: if has_score {
            segments(sheet, offer, &points)
        } else {
            Vec::new()
        },
        whisker: whisker.filter(|_| has_score),
        end: if has_score { end } else { Default::default() },
        instead: reasons,
        is_out: offer.position.is_none(),
    }
}

fn segments(sheet: &Sheet<'_>, offer: &OfferLine<'_>, points: &Points) -> Vec<BarSegment> {
    let own = own_colors(sheet.weighted.len());
    let company = words::company(offer);
    let one = |(row, &k): (usize, &usize)| {
        let cell = &offer.criteria[k];
        let earned = sheet.report.digits.text(points.cells[row]);
        let name = words::criterion(&sheet.report.criteria[k]);
        let (of, rating) = (&sheet.weights[row], words::rating(sheet.report, cell));
        BarSegment {
            length: cell.points,
            about: format!("{company}, {name}: {earned} of {of} points ({rating})"),
            text: earned,
        }
    };
    let mut segments: Vec<BarSegment> = sheet.weighted[..own].iter().enumerate().map(one).collect();
    let rest = &sheet.weighted[own..];
    if !rest.is_empty() {
        let tenths: i64 = points.cells[own..].iter().sum();
        let earned = sheet.report.digits.text(tenths);
        let others = rest.len();
        segments.push(BarSegment {
            length: rest.iter().map(|&k| offer.criteria[k].points).sum(),
            about: format!("{company}, {others} other criteria: {earned} points"),
            text: earned,
        });
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::sample;

    #[test]
    fn segments_are_the_points_and_words_tell_them() {
        let report = sample::demo();
        let sheet = Sheet::new(&report, &ScreenOptions::default());
        let chart = chart(&sheet);
        assert_eq!(
            chart.series,
            [
                "ML exposure 35",
                "Pay 25",
                "Cloud market share 20",
                "Brand 20"
            ]
        );
        for (row, offer) in chart.rows.iter().zip(&report.offers) {
            let sum: f64 = row.segments.iter().map(|s| s.length).sum();
            assert!((sum - offer.score).abs() < 0.1, "{sum}: {}", row.name);
        }
        let [google, linkedin, ..] = &chart.rows[..] else {
            panic!("three rows");
        };
        assert_eq!(google.about, "1: Google, Software engineer, 74.5 points.");
        assert_eq!(
            linkedin.segments[0].about,
            "LinkedIn, ML exposure: 6.1 of 35 points (Microsoft's*)"
        );
    }

    #[test]
    fn the_style_stands_in_the_file() {
        let report = sample::demo();
        assert!(svg(&report).contains("<style>"));
    }
}
