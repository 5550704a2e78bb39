//! Bars: names and figures are text beside a drawing that takes what room there is.

use maud::{Markup, html};

use crate::export::chart::scale::tenth;
use crate::export::page::chart::{BarChart, StackedBar, YearChart};
use crate::text::tenths::tenths;

/// Colours, from which on they begin again.
const COLORS: usize = 8;

/// A stacked bar an offer, with its range, and what each colour means.
pub fn stacked(chart: &BarChart) -> Markup {
    html! {
        ul.key {
            @for (i, part) in chart.parts.iter().enumerate() {
                li {
                    svg viewBox="0 0 10 10" aria-hidden="true" { rect class={ "f" (i % COLORS) } width="10" height="10" {} }
                    (part)
                }
            }
        }
        div.bars { @for bar in &chart.bars { (row(chart, bar)) } }
    }
}

fn row(chart: &BarChart, bar: &StackedBar) -> Markup {
    let points = |x: f64| chart.digits.text(tenths(x));
    let mut x = 0.0;
    let parts = bar.parts.iter().map(|width| {
        let at = x;
        x += width;
        (at, *width)
    });
    let parts: Vec<(f64, f64)> = parts.collect();
    let range = bar
        .range
        .map(|(low, high)| format!(", may be {low:.0} to {high:.0}"));
    let label = format!(
        "{}: {} points{}",
        bar.label,
        bar.text,
        range.unwrap_or_default()
    );
    html! {
        div.bar data-offer=(bar.offer) {
            span { (bar.label) }
            svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=(label) {
                @for (i, (at, width)) in parts.iter().enumerate() {
                    rect class={ "edge f" (i % COLORS) } x=(hundredth(*at)) y="1" width=(hundredth(*width)) height="8" {
                        title { (chart.parts[i]) ": " (points(*width)) }
                    }
                }
                @if let Some((low, high)) = bar.range {
                    path.whisker d={ "M" (tenth(low)) " 3V7M" (tenth(low)) " 5H" (tenth(high)) "M" (tenth(high)) " 3V7" } {
                        title { "may be " (points(low)) " to " (points(high)) }
                    }
                }
            }
            span.n { (bar.text) }
        }
    }
}

fn hundredth(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

/// A bar a year, a group an offer.
pub fn years(chart: &YearChart) -> Markup {
    let amounts = chart.offers.iter().flat_map(|(_, years)| years);
    let most = amounts.map(|(x, _)| *x).fold(1e-9, f64::max);
    html! {
        @for (label, amounts) in &chart.offers {
            div.bars role="group" aria-label=(label) {
                @for (i, (amount, text)) in amounts.iter().enumerate() {
                    div.bar {
                        span {
                            @if i == 0 { (label) " " }
                            span.faint { (year(chart, amounts.len(), i)) }
                        }
                        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                            rect.f0 x="0" y="2" width=(hundredth((100.0 * amount / most).max(0.0))) height="6" {
                                title { (text) }
                            }
                        }
                        span.n { (text) }
                    }
                }
            }
        }
    }
}

/// The name of a year; an offer with one has it in all.
fn year(chart: &YearChart, own: usize, at: usize) -> &str {
    if own == 1 && chart.years.len() > 1 {
        "in all"
    } else {
        chart.years.get(at).map_or("", String::as_str)
    }
}
