//! Blocks as elements.

use maud::{Markup, html};

use super::classes::{class, joined};
use super::{play, svg, tables};
use crate::export::page::chart::Chart;
use crate::export::page::table::TableKind;
use crate::export::page::{Inset, Legend, PageBlock, PageCommand, PageLine, TextPiece};

/// Blocks from top to bottom: remarks side by side are a list, curves a grid.
pub fn blocks(blocks: &[PageBlock]) -> Markup {
    let mut rest = blocks;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let count = |is: fn(&PageBlock) -> bool| rest.iter().take_while(|b| is(b)).count();
        let (remarks, curves) = (count(is_remark), count(is_curve));
        let taken = remarks.max(curves).max(1);
        let (now, after) = rest.split_at(taken);
        rest = after;
        parts.push(if remarks > 0 {
            html! { ul.remarks { @for block in now { li { (block_in_list(block)) } } } }
        } else if curves > 0 {
            html! { div.charts { @for b in now { (block(b)) } } }
        } else {
            html! { @for b in now { (block(b)) } }
        });
    }
    html! { @for part in parts { (part) } }
}

fn is_remark(block: &PageBlock) -> bool {
    matches!(block, PageBlock::Line(line) if line.mark == "!")
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
