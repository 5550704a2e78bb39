//! Scores over the share of one weight.

use maud::{Markup, html};

use super::scale::{apart, at, short};
use crate::export::chart::scale::{LinearScale, tenth};
use crate::export::page::chart::LineChart;

/// From no weight to all.
const ACROSS: LinearScale = LinearScale::of_hundred(40.0, 240.0);
/// From no points to a hundred.
const UP: LinearScale = LinearScale::of_hundred(190.0, 20.0);
/// Lines with a name at their end.
const NAMED: usize = 12;

/// One line an offer; the weight as it is, and where another offer comes first.
pub fn lines(chart: &LineChart) -> Markup {
    let named = chart.lines.iter().take(NAMED);
    let named: Vec<f64> = named.map(|(_, ends)| at(UP, ends[1])).collect();
    let places = apart(&named, 12.0, [20.0, 190.0]);
    let now = at(ACROSS, chart.now);
    html! {
        svg.lines viewBox="0 0 360 232" role="img" aria-label=(told(chart)) data-criterion=(chart.criterion) {
            path.axis d="M40 20V190H240" {}
            @for y in [0.0, 50.0, 100.0] {
                text.dim x="34" y=(at(UP, y) + 4.0) text-anchor="end" { (y) }
            }
            @for x in [0.0, 50.0, 100.0] {
                text.dim x=(at(ACROSS, x)) y="206" text-anchor="middle" { (x) " %" }
            }
            line.now x1=(now) x2=(now) y1="20" y2="190" { title { "now " (tenth(chart.now)) " %" } }
            // The first lie on top.
            @for (i, (name, ends)) in chart.lines.iter().enumerate().rev() {
                line class={ "line l" (i) } data-offer=(i) x1=(at(ACROSS, 0.0)) x2=(at(ACROSS, 100.0))
                    y1=(at(UP, ends[0])) y2=(at(UP, ends[1])) { title { (name) } }
            }
            @for ((name, _), y) in chart.lines.iter().zip(&places) {
                text x="246" y=(y + 4.0) { (short(name)) title { (name) } }
            }
            g.turns {
                @for (share, score, text) in &chart.marks {
                    circle.turn cx=(at(ACROSS, *share)) cy=(at(UP, *score)) r="4" { title { (text) } }
                }
            }
        }
        @if !chart.marks.is_empty() {
            p.faint.before { (marks(chart)) }
        }
    }
}

/// `JPMorgan first at 61 or more`, of each mark.
fn marks(chart: &LineChart) -> String {
    let marks: Vec<&str> = chart.marks.iter().map(|m| m.2.as_str()).collect();
    format!("○ {}", marks.join("; "))
}

/// The chart in words.
fn told(chart: &LineChart) -> String {
    let lines = chart.lines.iter().take(3);
    let lines = lines.map(|(name, [none, all])| format!("{name} from {none:.0} to {all:.0}"));
    let lines: Vec<String> = lines.collect();
    format!("{}: {}", chart.caption, lines.join(", "))
}
