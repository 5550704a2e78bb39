//! Days in a row.

use maud::{Markup, html};

use super::scale::at;
use crate::export::chart::scale::LinearScale;
use crate::export::page::chart::Timeline;

/// Days as dots between the first and the last, today marked.
pub fn timeline(chart: &Timeline) -> Markup {
    let days = || chart.days.iter().map(|d| f64::from(d.0));
    let first = days().fold(0.0, f64::min);
    let last = days().fold(1.0, f64::max);
    let scale = LinearScale {
        numbers: (first, last),
        places: (20.0, 340.0),
    };
    let told: Vec<&str> = chart.days.iter().map(|d| d.1.as_str()).collect();
    let label = format!("{}: {}", chart.caption, told.join("; "));
    html! {
        svg viewBox="0 0 360 50" role="img" aria-label=(label) {
            path.axis d="M20 20H340" {}
            line.now x1=(at(scale, 0.0)) x2=(at(scale, 0.0)) y1="8" y2="30" { title { "today" } }
            text.dim x=(at(scale, 0.0)) y="44" text-anchor="middle" { "today" }
            @if last > 3.0 {
                text.dim x=(at(scale, last)) y="44" text-anchor="end" { "in " (last) " days" }
            }
            @for (day, text, pressing) in &chart.days {
                circle class=(if *pressing { "dot press" } else { "dot open" }) cx=(at(scale, f64::from(*day))) cy="20" r="5" {
                    title { (text) }
                }
            }
        }
    }
}
