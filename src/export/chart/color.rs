//! The colours of charts: told apart also by people who see fewer of them, on light and on dark.
//!
//! Source: the qualitative palette of Okabe & Ito, Color Universal Design (2008). Letters on each
//! of them have a contrast of at least 4.5 to 1 (WCAG 2.2, AA).

/// So many series have a colour of their own; the last one is that of all others together.
pub const COLORS: usize = 8;

/// The class of a series.
pub fn class(series: usize) -> &'static str {
    const CLASSES: [&str; COLORS] = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];
    CLASSES[series.min(COLORS - 1)]
}

/// What the classes of a chart look like. No rule uses a variable or a function of colours:
/// programs for slides and drawings know neither.
pub const STYLE: &str = "\
.chart{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;\
font-variant-numeric:tabular-nums}\
.paper{fill:#fff}\
.ink{fill:#1a1a1a}\
.dim{fill:#595959}\
.grid{stroke:#d9d9d9;stroke-width:1}\
.whisker{stroke:#1a1a1a;stroke-width:1.5;fill:none}\
.halo{stroke:#fff;stroke-width:4.5;fill:none}\
.c1{fill:#0072b2}.c2{fill:#e69f00}.c3{fill:#009e73}.c4{fill:#cc79a7}\
.c5{fill:#56b4e9}.c6{fill:#d55e00}.c7{fill:#f0e442}.c8{fill:#999}\
.seg{stroke:#1a1a1a;stroke-width:.5}\
.on{fill:#000}.on1{fill:#fff}\
.out rect{opacity:.45}\
@media (prefers-color-scheme:dark){\
.paper{fill:#16181d}\
.ink{fill:#ececec}\
.dim{fill:#a8adb5}\
.grid{stroke:#3a3f47}\
.whisker{stroke:#ececec}\
.halo{stroke:#16181d}\
.seg{stroke:#16181d}\
.c1{fill:#3d9be0}.on1{fill:#000}\
}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_series_share_the_last_color() {
        assert_eq!([class(0), class(7), class(29)], ["c1", "c8", "c8"]);
    }
}
