//! Charts as SVG: scales, colours and marks.
//!
//! Colours are classes, which a sheet of style gives their values: [`color::STYLE`], light and
//! dark. Each mark has a title in words, so that nothing is told by its colour or place alone.

pub mod bars;
pub mod color;
pub mod scale;
pub mod text;
