//! `rank pay` as a screen: the figure of a month for all, then each offer in detail.

use std::ops::Range;

use super::flow::{command_lines, hang, painted, wrap_under};
use super::grid::{GridColumn as Shape, GridRow, TextGrid};
use crate::export::ScreenOptions;
use crate::export::paint::{Paint, finish, paint};
use crate::export::words::{call, clean};
use crate::report::{LeavingLine, PayLine, PayOffer, PayReport, Report, SourceLine, Status};
use crate::text::number::{amount, list, money, span};
use crate::text::width::{width, wrap};

/// Offers in detail on a terminal, where more would run off it.
const DETAILED: usize = 4;

/// `rank pay` as a screen.
pub fn pay(report: &Report<'_>, told: &PayReport<'_>, look: &ScreenOptions) -> String {
    let mut blocks = vec![head(told, look.width)];
    blocks.push(summary(told, look.width));
    let packages = told.offers.iter().filter_map(|o| Some((o, o.pay?)));
    let most = if look.short && !look.all {
        DETAILED
    } else {
        usize::MAX
    };
    blocks.extend(
        packages
            .take(most)
            .map(|(o, pay)| detail(o, pay, look.width)),
    );
    let left = told
        .offers
        .iter()
        .filter(|o| o.pay.is_some())
        .count()
        .saturating_sub(most);
    if left > 0 {
        let lead = format!("{left} more in detail: ");
        let lines = command_lines(&lead, &call(report, "pay", "--all"), look.width);
        blocks.push(painted(&lines, Paint::Dim));
    }
    blocks.push(remarks(told, look.width));
    blocks.push(more(report, told, look.width));
    blocks.retain(|block| !block.is_empty());
    finish(&blocks.join(&String::new()), look.color)
}

fn head(told: &PayReport<'_>, columns: usize) -> Vec<String> {
    let text = match &told.offers[..] {
        offers if offers.iter().any(|o| o.pay.is_some()) => {
            "Pay of each offer in a month, everything at its likely value.".to_owned()
        }
        [one] => format!(
            "{} does not state its pay in parts: write [offer.pay] below it.",
            clean(one.label)
        ),
        _ => "No offer states its pay in parts: write [offer.pay] below an offer.".to_owned(),
    };
    wrap(&text, columns)
}

/// One row an offer: a month, its range, the whole and the term; where there is no room, the
/// roles go first, and then the columns.
fn summary(told: &PayReport<'_>, columns: usize) -> Vec<String> {
    for roles in [columns / 3, 0] {
        let grid = rows(told, roles);
        if grid.width() <= columns {
            return grid.render(columns);
        }
    }
    told.offers
        .iter()
        .flat_map(|offer| in_words(offer, columns))
        .collect()
}

/// An offer of the summary as a sentence.
fn in_words(offer: &PayOffer<'_>, columns: usize) -> Vec<String> {
    let text = match (offer.pay, &offer.rated_text) {
        (Some(pay), _) => {
            let (code, over) = (pay.currency.as_deref(), noted(offer, &term(pay)));
            let (month, total) = (money(pay.month, code), money(pay.total, code));
            let may = in_brackets(offer);
            format!("{month} a month{may}, {total} in all over {over}")
        }
        (None, Some((figure, whose))) => {
            let may = in_brackets(offer);
            format!("{} a month{may}, {}", clean(figure), noted(offer, whose))
        }
        (None, None) => noted(offer, "?"),
    };
    let lead = format!(" {}: ", clean(offer.label));
    if width(&lead) <= columns / 2 {
        return hang(&lead, &text, columns);
    }
    let mut lines = hang(" ", lead.trim(), columns);
    lines.extend(wrap_under(&text, 3, columns));
    lines
}

fn rows(told: &PayReport<'_>, roles: usize) -> TextGrid {
    let mut grid = TextGrid::new(vec![
        Shape::left(1),
        Shape::right(2),
        Shape::right(2),
        Shape::right(2),
        Shape::left(2),
    ]);
    let words = |texts: [&str; 5]| texts.map(str::to_owned).to_vec();
    let ranges = told.offers.iter().any(|o| o.ends.is_some());
    let may = if ranges { "May be" } else { "" };
    grid.push(GridRow::new(words(["", "A month", may, "In all", "Over"])));
    for offer in &told.offers {
        let name = name(offer, roles);
        match (offer.pay, &offer.rated_text) {
            (Some(pay), _) => grid.push(GridRow::new(vec![
                name,
                money(pay.month, pay.currency.as_deref()),
                may_be(offer),
                money(pay.total, pay.currency.as_deref()),
                noted(offer, &term(pay)),
            ])),
            (None, Some((figure, whose))) => {
                let whose = noted(offer, whose);
                grid.push(GridRow::new(words([
                    &name,
                    &clean(figure),
                    &may_be(offer),
                    "",
                    &whose,
                ])));
            }
            (None, None) => {
                grid.push(GridRow::new(words([&name, "?", "", "", &noted(offer, "")])));
            }
        }
    }
    grid
}

fn name(offer: &PayOffer<'_>, columns: usize) -> String {
    let label = clean(offer.label);
    let role = offer
        .role
        .map(clean)
        .filter(|_| offer.label == offer.company);
    match role {
        Some(role) if width(&label) + 2 + width(&role) <= columns => format!("{label}, {role}"),
        _ => label,
    }
}

/// The worst and the best figure, where they differ.
fn may_be(offer: &PayOffer<'_>) -> String {
    let ends = offer
        .ends
        .map(|(low, high)| span(&amount(low), &amount(high)));
    ends.unwrap_or_default()
}

fn in_brackets(offer: &PayOffer<'_>) -> String {
    let ends = offer.ends.map(|_| format!(" ({})", may_be(offer)));
    ends.unwrap_or_default()
}

fn term(pay: &PayLine) -> String {
    match pay.weeks {
        Some(_) => pay.term.clone(),
        None => format!("{}, permanent", pay.term),
    }
}

/// What is said of an offer's pay, and that there is no offer yet.
fn noted(offer: &PayOffer<'_>, text: &str) -> String {
    let pending = (offer.status == Status::Pending).then_some("no offer yet");
    let parts = [Some(text).filter(|t| !t.is_empty()), pending];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Where the money of one offer comes from.
fn detail(offer: &PayOffer<'_>, pay: &PayLine, columns: usize) -> Vec<String> {
    let code = pay.currency.as_deref();
    let title = format!("{}: {} a month", clean(offer.label), money(pay.month, code));
    let mut lines = hang("", &paint(&title, Paint::Bold), columns);
    lines.extend(statement(pay, columns));
    let working = clean(&pay.working);
    lines.extend(painted(&hang(" = ", &working, columns), Paint::Dim));
    lines.extend(
        leaving(pay)
            .iter()
            .flat_map(|text| hang(" ", text, columns)),
    );
    let assumed = pay
        .assumptions
        .iter()
        .map(|a| clean(a))
        .collect::<Vec<_>>()
        .join("; ");
    lines.extend(painted(&hang(" Assumed: ", &assumed, columns), Paint::Dim));
    lines
}

/// What is lost by leaving early, in sentences.
fn leaving(pay: &PayLine) -> Vec<String> {
    let loses = |l: &LeavingLine| l.unvested.max(l.clawback).max(l.to_come) >= 0.005;
    if let [one, two] = &pay.leaving[..]
        && !loses(one)
        && !loses(two)
    {
        let (one, two) = (one.months, two.months);
        return vec![format!(
            "Leaving after {one} or {two} months loses nothing."
        )];
    }
    let code = pay.currency.as_deref();
    let lines = pay.leaving.iter();
    lines.map(|l| lost(l, code, pay.is_after_tax)).collect()
}

/// `Leaving after 12 months loses $95,000 of shares and $30,000 of the sign-on.`
fn lost(leaving: &LeavingLine, code: Option<&str>, is_after_tax: bool) -> String {
    let of = |amount: f64, what: &str| {
        (amount >= 0.005).then(|| format!("{} of {what}", money(amount, code)))
    };
    let all = [
        of(leaving.unvested, "shares"),
        of(leaving.clawback, "the sign-on"),
        of(leaving.to_come, "the sign-on that is still to come"),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    let what = if all.is_empty() {
        "nothing".to_owned()
    } else {
        list(&all)
    };
    let tax = if is_after_tax && !all.is_empty() {
        ", after tax"
    } else {
        ""
    };
    format!("Leaving after {} months loses {what}{tax}.", leaving.months)
}

/// A line for each source of money; where that is too wide, without the years, then the week.
fn statement(pay: &PayLine, columns: usize) -> Vec<String> {
    let all = pay.heads.len();
    let years = all.saturating_sub(3);
    let most = [0..all, years..all, years..all.saturating_sub(1)];
    let mut grids = most.into_iter().map(|kept| grid(pay, &kept));
    let fits = grids.find(|grid| grid.width() <= columns);
    let least = || grid(pay, &(years..years + 1));
    fits.unwrap_or_else(least).render(columns)
}

fn grid(pay: &PayLine, kept: &Range<usize>) -> TextGrid {
    let heads: Vec<String> = pay.heads[kept.clone()].to_vec();
    let shapes = heads.iter().map(|_| Shape::right(2));
    let mut grid = TextGrid::new(std::iter::once(Shape::left(2)).chain(shapes).collect());
    let row = |name: String, cells: Vec<String>| GridRow::new([vec![name], cells].concat());
    grid.push(row(String::new(), heads));
    // Cents in a column of small amounts alone.
    let lines = || pay.lines.iter().chain([&pay.total_line]);
    let small = |k: usize| lines().all(|line| line.amounts[k].abs() < 99.995);
    let small: Vec<bool> = kept.clone().map(small).collect();
    let cells = |line: &SourceLine, how: fn(&str) -> String| {
        let amounts = line.amounts[kept.clone()].iter().zip(&small);
        let cell = |(x, small): (&f64, &bool)| how(&amount(if *small { *x } else { x.round() }));
        row(clean(&line.name), amounts.map(cell).collect())
    };
    for line in &pay.lines {
        grid.push(cells(line, str::to_owned));
    }
    grid.push(cells(&pay.total_line, |text| paint(text, Paint::Bold)));
    grid
}

fn remarks(told: &PayReport<'_>, columns: usize) -> Vec<String> {
    let flagged = |text: &str| {
        hang(
            &format!("{} ", paint("!", Paint::Yellow)),
            &clean(text),
            columns,
        )
    };
    let compared = told
        .comparisons
        .iter()
        .flat_map(|text| flagged(&format!("{text}.")));
    let warnings = told.warnings.iter().flat_map(|w| flagged(&w.message));
    compared.chain(warnings).collect()
}

fn more(report: &Report<'_>, told: &PayReport<'_>, columns: usize) -> Vec<String> {
    if told.offers.iter().all(|o| o.pay.is_none()) {
        return Vec::new();
    }
    let call = call(report, "flip", "");
    painted(
        &command_lines("To change the order: ", &call, columns),
        Paint::Dim,
    )
}
