//! Tests of the outputs, on reports made by hand.

mod edges;
mod props;
pub(super) mod sample;
mod screens;
