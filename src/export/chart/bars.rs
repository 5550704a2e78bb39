//! Stacked bars of points of 100: a row a thing, a segment a series, and a whisker for the range of
//! the whole.

use maud::{Markup, PreEscaped, html};

use super::color::{COLORS, STYLE, class};
use super::scale::{LinearScale, tenth};
use super::text::{charted, fitted, room};

/// Units from edge to edge.
const WIDTH: f64 = 760.0;
/// What stays free at the edges.
const EDGE: f64 = 16.0;
/// Where names begin: behind the places.
const NAMES: f64 = 56.0;
/// Where bars begin.
const BARS: f64 = 206.0;
/// Where bars end, at the most of the scale.
const END: f64 = 672.0;
/// From a row to the next.
const ROW: f64 = 42.0;
/// The thickness of a bar.
const BAR: f64 = 24.0;
/// From no points to a full score.
const SCALE: LinearScale = LinearScale::of_hundred(BARS, END);
/// Sizes of letters: a heading, a name, what stands beside.
const SIZES: [f64; 3] = [16.0, 13.0, 11.0];

/// A chart of stacked bars. Its texts are as they came: here they are made safe.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackedBars {
    /// What stands above.
    pub heading: String,
    /// What it shows, in a sentence.
    pub about: String,
    /// The names of the series, with what is told of them: `ML exposure 35`.
    pub series: Vec<String>,
    /// The rows, from top to bottom.
    pub rows: Vec<BarRow>,
    /// What stands below.
    pub foot: String,
}

/// A bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarRow {
    /// What stands before the name: a place.
    pub place: String,
    /// The name.
    pub name: String,
    /// What stands below the name.
    pub below: String,
    /// All that the row tells, in a sentence.
    pub about: String,
    /// The segments, one a series; none where there is nothing to show.
    pub segments: Vec<BarSegment>,
    /// The least and the most of the whole, in points of 100.
    pub whisker: Option<(f64, f64)>,
    /// What stands behind the bar: the sum, and below it its range.
    pub end: [String; 2],
    /// What stands in place of a bar that has no segments.
    pub instead: String,
    /// Whether it is no part of the order.
    pub is_out: bool,
}

/// A part of a bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarSegment {
    /// How long it is, in points of 100.
    pub length: f64,
    /// What stands in it where that has room.
    pub text: String,
    /// What it is, in words.
    pub about: String,
}

/// The chart, with a style of its own.
pub fn bars(chart: &StackedBars) -> Markup {
    let legend = legend(&chart.series, EDGE + heading(chart));
    let top = legend.1 + 12.0;
    let bottom = top + ROW * chart.rows.len() as f64;
    let foot = if chart.foot.is_empty() { 0.0 } else { 20.0 };
    let height = bottom + 28.0 + foot;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"
            viewBox=(format!("0 0 {WIDTH} {}", tenth(height)))
            width=(tenth(WIDTH)) height=(tenth(height))
            aria-labelledby="bars-title bars-about" {
            title id="bars-title" { (charted(&chart.heading)) }
            desc id="bars-about" { (charted(&chart.about)) @for row in &chart.rows { " " (charted(&row.about)) } }
            style { (PreEscaped(STYLE)) }
            (paper(height))
            @if !chart.heading.is_empty() {
                text class="ink" x=(tenth(EDGE)) y=(tenth(EDGE + 14.0)) font-size=(SIZES[0]) font-weight="600" {
                    (fitted(&charted(&chart.heading), SIZES[0], WIDTH - 2.0 * EDGE))
                }
            }
            (legend.0)
            (grid(top, bottom))
            @for (i, row) in chart.rows.iter().enumerate() { (bar(row, top + ROW * i as f64)) }
            @if !chart.foot.is_empty() {
                text class="dim" x=(tenth(EDGE)) y=(tenth(bottom + 36.0)) font-size=(SIZES[2]) {
                    (fitted(&charted(&chart.foot), SIZES[2], WIDTH - 2.0 * EDGE))
                }
            }
        }
    }
}

/// What lies below all.
fn paper(height: f64) -> Markup {
    html! { rect class="paper" width=(tenth(WIDTH)) height=(tenth(height)) rx="8" {} }
}

/// The room that a heading takes.
fn heading(chart: &StackedBars) -> f64 {
    if chart.heading.is_empty() { 0.0 } else { 28.0 }
}

/// The names of the series with their colours, in as many lines as it takes; where they end.
fn legend(series: &[String], top: f64) -> (Markup, f64) {
    let (mut x, mut y) = (EDGE, top);
    let mut entries = Vec::new();
    for (i, name) in series.iter().enumerate() {
        let name = fitted(&charted(name), SIZES[2], WIDTH - 2.0 * EDGE - 20.0);
        let wide = 16.0 + room(&name, SIZES[2]) + 14.0;
        if x > EDGE && x + wide > WIDTH - EDGE {
            (x, y) = (EDGE, y + 20.0);
        }
        entries.push((class(i), x, y, name));
        x += wide;
    }
    let markup = html! {
        @for (class, x, y, name) in &entries {
            rect class=(format!("{class} seg")) x=(tenth(*x)) y=(tenth(*y)) width="11" height="11" rx="2" {}
            text class="ink" x=(tenth(x + 16.0)) y=(tenth(y + 9.5)) font-size=(SIZES[2]) { (name) }
        }
    };
    (markup, if entries.is_empty() { top } else { y + 11.0 })
}

/// Lines at the quarters of the scale, with their numbers below.
fn grid(top: f64, bottom: f64) -> Markup {
    html! {
        @for number in [0.0, 25.0, 50.0, 75.0, 100.0] {
            @let x = tenth(SCALE.at(number));
            line class="grid" x1=(x) x2=(x) y1=(tenth(top)) y2=(tenth(bottom)) {}
            text class="dim" x=(x) y=(tenth(bottom + 16.0)) font-size=(SIZES[2]) text-anchor="middle" {
                (number)
            }
        }
    }
}

/// A row.
fn bar(row: &BarRow, top: f64) -> Markup {
    let middle = top + ROW / 2.0;
    let (upper, lower) = lines(!row.below.is_empty());
    let names = BARS - NAMES - 12.0;
    html! {
        g class=(if row.is_out { "row out" } else { "row" }) {
            title { (charted(&row.about)) }
            text class="dim" x=(tenth(NAMES - 10.0)) y=(tenth(middle + upper)) font-size=(SIZES[1]) text-anchor="end" {
                (fitted(&charted(&row.place), SIZES[1], NAMES - EDGE))
            }
            text class=(if row.is_out { "dim" } else { "ink" }) x=(tenth(NAMES)) y=(tenth(middle + upper))
                font-size=(SIZES[1]) font-weight="600" {
                (fitted(&charted(&row.name), SIZES[1] * 1.25, names))
            }
            text class="dim" x=(tenth(NAMES)) y=(tenth(middle + lower)) font-size=(SIZES[2]) {
                (fitted(&charted(&row.below), SIZES[2], names))
            }
            (segments(row, middle))
            @if row.segments.is_empty() {
                text class="dim" x=(tenth(BARS + 8.0)) y=(tenth(middle + 4.0)) font-size=(SIZES[2]) {
                    (fitted(&charted(&row.instead), SIZES[2], WIDTH - BARS - EDGE - 8.0))
                }
            }
            (whisker(row, middle))
            (end(row, middle))
        }
    }
}

/// Where a line stands, and one below it, from the middle of a row.
const fn lines(has_second: bool) -> (f64, f64) {
    if has_second { (-2.0, 13.0) } else { (4.5, 0.0) }
}

/// The segments one behind the other.
fn segments(row: &BarRow, middle: f64) -> Markup {
    let mut from = 0.0;
    let lay = |segment: &BarSegment| {
        let (left, right) = (SCALE.at(from), SCALE.at(from + segment.length.max(0.0)));
        from += segment.length.max(0.0);
        (left, right - left)
    };
    let laid: Vec<(f64, f64)> = row.segments.iter().map(lay).collect();
    let shown = row.segments.iter().zip(laid).enumerate();
    let shown = shown.filter(|(_, (_, (_, wide)))| *wide >= 0.05);
    html! {
        @for (i, (segment, (left, wide))) in shown {
            g {
                title { (charted(&segment.about)) }
                rect class=(format!("{} seg", class(i))) x=(tenth(left)) y=(tenth(middle - BAR / 2.0))
                    width=(tenth(wide)) height=(tenth(BAR)) {}
                @if room(&segment.text, SIZES[2]) + 6.0 <= wide {
                    // In the upper half: the whisker lies in the lower one.
                    text class=(if i == 0 { "on1" } else { "on" }) x=(tenth(left + wide / 2.0)) y=(tenth(middle - 1.0))
                        font-size=(SIZES[2]) text-anchor="middle" { (charted(&segment.text)) }
                }
            }
        }
    }
}

/// The range of the whole, across the end of the bar.
fn whisker(row: &BarRow, middle: f64) -> Markup {
    let y = middle + 6.5;
    let path = row.whisker.map(|(low, high)| {
        let (low, high) = (tenth(SCALE.at(low)), tenth(SCALE.at(high)));
        let (top, bottom) = (tenth(y - 3.5), tenth(y + 3.5));
        let y = tenth(y);
        format!("M{low} {top}V{bottom}M{low} {y}H{high}M{high} {top}V{bottom}")
    });
    html! {
        @if let Some(path) = path {
            path class="halo" d=(path) {}
            path class="whisker" d=(path) {}
        }
    }
}

/// The sum behind the bar, and its range.
fn end(row: &BarRow, middle: f64) -> Markup {
    let [sum, range] = &row.end;
    let x = tenth(WIDTH - EDGE);
    let (upper, lower) = lines(!range.is_empty());
    html! {
        text class="ink" x=(x) y=(tenth(middle + upper)) font-size=(SIZES[1]) font-weight="600" text-anchor="end" {
            (charted(sum))
        }
        text class="dim" x=(x) y=(tenth(middle + lower)) font-size=(SIZES[2]) text-anchor="end" { (charted(range)) }
    }
}

/// Which series have a colour of their own, of so many; the others share the last.
pub const fn own_colors(series: usize) -> usize {
    if series > COLORS { COLORS - 1 } else { series }
}
