//! Blocks as elements.

use maud::{Markup, html};

use super::classes::{class, joined};
use super::{play, svg, tables};
use crate::export::page::chart::Chart;
use crate::export::page::table::TableKind;
use crate::export::page::{Inset, Legend, PageBlock, PageCommand, PageLine, TextPiece};

/// Blocks from top to bottom: remarks side by side are a list, curves a grid.
pub fn blocks(blocks: &[PageBlock]) -> Markup {
    let together =
        |a: &PageBlock, b: &PageBlock| a.is_remark() && b.is_remark() || is_curve(a) && is_curve(b);
    html! {
        @for blocks in blocks.chunk_by(together) {
            @if blocks[0].is_remark() {
                ul.remarks { @for block in blocks { li { (block_in_list(block)) } } }
            } @else if is_curve(&blocks[0]) {
                div.charts { @for block in blocks { (self::block(block)) } }
            } @else {
                @for block in blocks { (self::block(block)) }
            }
        }
    }
}

fn is_curve(block: &PageBlock) -> bool {
    matches!(block, PageBlock::Chart(Chart::Lines(_)))
}

fn block_in_list(block: &PageBlock) -> Markup {
    match block {
        PageBlock::Line(line) => pieces(line.backticks.pieces(&line.text)),
        other => self::block(other),
    }
}

fn block(block: &PageBlock) -> Markup {
    match block {
        PageBlock::Title { text, .. } => html! { h2 { (text) } },
        PageBlock::Heading(text) => html! { h3 { (text) } },
        PageBlock::Sentences { text, backticks } => {
            html! { p { (pieces(backticks.pieces(text))) } }
        }
        PageBlock::Line(line) => self::line(line),
        PageBlock::Table(table) if table.kind == TableKind::Questions => tables::questions(table),
        PageBlock::Table(table) => tables::table(table),
        PageBlock::Matrix(matrix) => tables::matrix(matrix),
        PageBlock::Command(command) => html! { p.faint { (self::command(command)) } },
        PageBlock::Commands(commands) => html! {
            p.faint { @for command in commands { (self::command(command)) " " } }
        },
        PageBlock::Legend(legend) => self::legend(legend),
        PageBlock::More { count, thing } => html! { p.faint { (count) " more " (thing) "s" } },
        PageBlock::Chart(chart) => svg::chart(chart),
        PageBlock::Playground(play) => play::sliders(play),
        PageBlock::Folded { title, blocks } => html! {
            details { summary { (title) } (self::blocks(blocks)) }
        },
    }
}

fn line(line: &PageLine) -> Markup {
    let inset = (line.inset != Inset::None).then_some("inset");
    html! {
        p class=[joined([inset, class(line.tone)])] {
            @if !line.mark.is_empty() { (line.mark) " " }
            (pieces(line.backticks.pieces(&line.text)))
        }
    }
}

/// Words, and what is to be typed as code.
pub fn pieces(pieces: Vec<TextPiece<'_>>) -> Markup {
    html! {
        @for piece in pieces {
            @match piece {
                TextPiece::Words(words) => { (words) }
                TextPiece::Code(typed) => { code { (typed) } }
            }
        }
    }
}

fn command(command: &PageCommand) -> Markup {
    html! {
        (command.lead)
        @for (i, call) in command.calls.iter().enumerate() {
            @if i > 0 { "," }
            " " code { (call) }
        }
    }
}

fn legend(legend: &Legend) -> Markup {
    html! {
        @if !legend.notes.is_empty() {
            ul.legend {
                @for (mark, text) in &legend.notes {
                    li {
                        @if !mark.is_empty() { span.mark { (mark) } " " }
                        (text)
                    }
                }
            }
        }
    }
}
