//! Two figures of each offer against each other.

use maud::{Markup, html};

use super::scale::{apart, at, short};
use crate::export::chart::scale::LinearScale;
use crate::export::chart::text::{fitted, room};
use crate::export::page::chart::PlaneChart;
use crate::text::order::InOrder;

const ACROSS: LinearScale = LinearScale::of_hundred(40.0, 280.0);
const UP: LinearScale = LinearScale::of_hundred(260.0, 20.0);

/// The size of letters.
const LETTER: f64 = 11.0;
/// From a dot to its name.
const BESIDE: f64 = 8.0;

/// Points with their names; those that nothing beats in both are joined.
pub fn plane(chart: &PlaneChart) -> Markup {
    let points = chart.points.iter();
    let dots = points.map(|(_, [x, y], _)| [at(ACROSS, *x), at(UP, *y)]);
    let dots: Vec<[f64; 2]> = dots.collect();
    let open = dots.iter().zip(&chart.points).filter(|(_, point)| point.2);
    let mut open: Vec<&[f64; 2]> = open.map(|(dot, _)| dot).collect();
    open.order_by(|a, b| a[0].total_cmp(&b[0]));
    let front: Vec<String> = open.iter().map(|[x, y]| format!("{x},{y}")).collect();
    let heights: Vec<f64> = dots.iter().map(|dot| dot[1]).collect();
    let names = apart(&heights, 12.0, [20.0, 260.0]);
    html! {
        svg.against viewBox="0 0 390 300" role="img" aria-label=(told(chart)) data-criterion=(chart.criterion) {
            path.axis d="M40 20V260H280" {}
            @for mark in [0.0, 50.0, 100.0] {
                text.dim x="34" y=(at(UP, mark) + 4.0) text-anchor="end" { (mark) }
                text.dim x=(at(ACROSS, mark)) y="275" text-anchor="middle" { (mark) }
            }
            text.dim x="40" y="294" { (fitted(&chart.axes[0], 11.0, 320.0)) " →" }
            text.dim x="40" y="12" { "↑ " (fitted(&chart.axes[1], 11.0, 320.0)) }
            polyline.front points=(front.join(" ")) {}
            @for (i, ((name, [x, y], is_open), height)) in chart.points.iter().zip(&names).enumerate() {
                g data-offer=(i) transform={ "translate(" (dots[i][0]) " " (dots[i][1]) ")" } {
                    circle class=(if *is_open { "dot open" } else { "dot" }) r="4.5" {
                        title { (name) ": " (format!("{x:.0}, {y:.0}")) }
                    }
                    @let name = short(name);
                    @let is_left = covers(&dots, i, room(&name, LETTER));
                    text x=(if is_left { "-8" } else { "8" }) text-anchor=[is_left.then_some("end")]
                        y=(height - dots[i][1] + 4.0) { (name) }
                }
            }
        }
    }
}

/// Whether a name so wide would lie across another dot at the right, and has room at the left.
fn covers(dots: &[[f64; 2]], own: usize, wide: f64) -> bool {
    let [x, y] = dots[own];
    let is_in_the_way = |dot: &[f64; 2]| {
        let beside = dot[0] - x;
        beside > 0.0 && beside < wide + 2.0 * BESIDE && (dot[1] - y).abs() < LETTER
    };
    dots.iter().any(is_in_the_way) && x - BESIDE - wide > ACROSS.places.0
}

/// The chart in words.
fn told(chart: &PlaneChart) -> String {
    let points = chart.points.iter().take(10);
    let points = points.map(|(name, [x, y], _)| format!("{name} {x:.0} and {y:.0}"));
    let points: Vec<String> = points.collect();
    format!("{}: {}", chart.caption, points.join(", "))
}
