//! Charts as SVG: scales, axes and marks, each element with a class and a title.

mod bars;
mod lines;
mod plane;
mod scale;
mod timeline;

use maud::{Markup, html};

use crate::export::page::chart::Chart;

/// A chart with its caption.
pub fn chart(chart: &Chart) -> Markup {
    match chart {
        Chart::Bars(chart) => figure(&chart.caption, "stack", &bars::stacked(chart)),
        Chart::Years(chart) => figure(&chart.caption, "years", &bars::years(chart)),
        Chart::Lines(chart) => figure(&chart.caption, "curve", &lines::lines(chart)),
        Chart::Plane(chart) => figure(&chart.caption, "plane", &plane::plane(chart)),
        Chart::Timeline(chart) => figure(&chart.caption, "time", &timeline::timeline(chart)),
    }
}

fn figure(caption: &str, kind: &str, drawn: &Markup) -> Markup {
    html! {
        figure class=(kind) {
            figcaption { (caption) }
            (drawn)
        }
    }
}
