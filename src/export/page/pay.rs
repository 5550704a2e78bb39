//! What each offer pays: the figure of a month for all, then each offer in detail.

use super::foot::more;
use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone};
use super::{Inset, PageBlock, PageCommand, PageLine, Section};
use crate::export::ScreenOptions;
use crate::export::words::{call, clean};
use crate::report::{LeavingLine, PayLine, PayOffer, PayReport, Report, SourceLine, Status};
use crate::text::number::{amount, list, money, span};

/// Offers in detail on a terminal, where more would run off it.
const DETAILED: usize = 4;

/// How pay is stated in parts.
const PACKAGE: [&str; 3] = ["[offer.pay]", "yearly = 120_000", "bonus = \"10%\""];

/// The pay of all offers, and of each in detail.
pub fn page(report: &Report<'_>, told: &PayReport<'_>, look: &ScreenOptions) -> Vec<Section> {
    let mut sections: Vec<Section> = vec![head(told).into()];
    let is_told = |o: &PayOffer<'_>| o.pay.is_some() || o.rated_text.is_some();
    if told.offers.iter().any(is_told) {
        sections.push(Section::of(summary(told)));
    }
    let packages = told.offers.iter().filter_map(|o| Some((o, o.pay?)));
    let most = look.most(DETAILED);
    let stated = packages.clone().count();
    sections.extend(packages.take(most).map(|(o, pay)| detail(o, pay)));
    let left = stated.saturating_sub(most);
    if left > 0 {
        let lead = format!("{left} more in detail");
        let more = more(&lead, call(report, "pay", "--all"), Tone::Faint);
        sections.push(Section::of(more));
    }
    sections.push(remarks(told));
    if let Some(flip) = call(report, "flip", "").filter(|_| stated > 0) {
        let change = PageCommand::one("To change the order:", flip);
        sections.push(Section::of(change));
    }
    sections
}

/// What the table has; where no pay is stated in parts, the lines to add.
fn head(told: &PayReport<'_>) -> Vec<PageBlock> {
    if told.offers.iter().any(|o| o.pay.is_some()) {
        let text = "Pay of each offer in a month, everything at its likely value.";
        return vec![PageLine::plain(text).into()];
    }
    let text = match &told.offers[..] {
        [one] => format!(
            "{} does not state its pay in parts. To state it, add lines such as these to the offer:",
            clean(one.label)
        ),
        _ => "No offer states its pay in parts. To state it, add lines such as these to an offer:"
            .to_owned(),
    };
    let lines = PACKAGE.map(|line| PageLine::plain(line).inset(Inset::Deep).into());
    let sentence = PageBlock::sentences(text);
    std::iter::once(sentence).chain(lines).collect()
}

/// One row an offer: a month, its range, the whole and the term.
fn summary(told: &PayReport<'_>) -> BlockTable {
    let ranges = told.offers.iter().any(|o| o.ends.is_some());
    let may = if ranges { "May be" } else { "" };
    let columns = vec![
        BlockColumn::new(CellKind::Name, "").spoken("offer"),
        BlockColumn::new(CellKind::Role, "").spoken("role"),
        BlockColumn::new(CellKind::Amount, "A month"),
        BlockColumn::new(CellKind::Range, may).spoken("may be"),
        BlockColumn::new(CellKind::Amount, "In all"),
        BlockColumn::new(CellKind::Words, "Over"),
    ];
    let table = BlockTable::new(TableKind::PaySummary, "Pay of each offer", columns);
    table.with(told.offers.iter().map(row))
}

fn row(offer: &PayOffer<'_>) -> BlockRow {
    let role = offer.role.map(clean);
    let role = role.filter(|_| offer.label == offer.company);
    let figures = match (offer.pay, &offer.rated_text) {
        (Some(pay), _) => {
            let code = pay.currency.as_deref();
            [
                money(pay.month, code).into(),
                may_be(offer).into(),
                money(pay.total, code).into(),
                noted(offer, &term(pay)).into(),
            ]
        }
        (None, Some((figure, whose))) => [
            clean(figure).into(),
            may_be(offer).into(),
            "".into(),
            noted(offer, whose).into(),
        ],
        (None, None) => ["?".into(), "".into(), "".into(), noted(offer, "").into()],
    };
    let lead = [clean(offer.label), role.unwrap_or_default()].map(BlockCell::new);
    BlockRow::new(lead.into_iter().chain(figures))
}

/// The worst and the best figure, where they differ.
fn may_be(offer: &PayOffer<'_>) -> String {
    let ends = offer
        .ends
        .map(|(low, high)| span(&amount(low), &amount(high)));
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
fn detail(offer: &PayOffer<'_>, pay: &PayLine) -> Section {
    let code = pay.currency.as_deref();
    let title = format!("{}: {} a month", clean(offer.label), money(pay.month, code));
    let under = |text: String| PageLine::plain(text).inset(Inset::Under);
    let working = under(clean(&pay.working)).marked("=").toned(Tone::Faint);
    let mut blocks = vec![
        PageBlock::Heading(title),
        statement(offer, pay).into(),
        working.into(),
    ];
    blocks.extend(leaving(pay).into_iter().map(|text| under(text).into()));
    let assumed = pay.assumptions.iter().map(|a| clean(a));
    let assumed = under(assumed.collect::<Vec<_>>().join("; "));
    blocks.push(assumed.marked("Assumed:").toned(Tone::Faint).into());
    blocks.into()
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

/// A row for each source of money: by year, in all, in a month and in a week.
fn statement(offer: &PayOffer<'_>, pay: &PayLine) -> BlockTable {
    let heads = pay.heads.iter();
    let heads = heads.map(|head| BlockColumn::new(CellKind::Amount, head));
    let first = BlockColumn::new(CellKind::Name, "").spoken("part of the pay");
    let columns = std::iter::once(first).chain(heads).collect();
    let caption = format!("Pay of {} part by part", clean(offer.label));
    // Cents in a column of small amounts alone.
    let lines = || pay.lines.iter().chain([&pay.total_line]);
    let small = |k: usize| lines().all(|line| line.amounts[k].abs() < 99.995);
    let small: Vec<bool> = (0..pay.heads.len()).map(small).collect();
    let row = |line: &SourceLine, tone: Tone| {
        let amounts = line.amounts.iter().zip(&small);
        let cell = |(x, small): (&f64, &bool)| BlockCell {
            value: Some(*x),
            ..BlockCell::new(amount(if *small { *x } else { x.round() })).toned(tone)
        };
        BlockRow::about(clean(&line.name), amounts.map(cell))
    };
    let rows = pay.lines.iter().map(|line| row(line, Tone::Plain));
    let sum = row(&pay.total_line, Tone::Strong).summed();
    BlockTable::new(TableKind::PayStatement, caption, columns).with(rows.chain([sum]))
}

fn remarks(told: &PayReport<'_>) -> Section {
    let compared = told.comparisons.iter().map(|text| format!("{text}."));
    let warnings = told.warnings.iter().map(|w| w.message.clone());
    let lines = compared.chain(warnings);
    lines.map(|text| PageLine::caution(clean(&text))).collect()
}
