//! What weights are made of, set by set, and what nobody weighs.

use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind};
use super::{Inset, PageBlock, PageCommand, PageLine, Section};
use crate::export::words::{clean, printed};
use crate::report::{
    FromData, JudgeWeights, Pairs, SwingLine, UnweighedLine, WeightColumn, WeightGroupLine,
    WeightsReport, short_title,
};
use crate::text::number::{plain, significant};
use crate::text::safe;

/// What the weights are made of; `second` is the call for a second opinion.
pub fn page(told: &WeightsReport<'_>, second: Option<&str>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for judge in &told.judges {
        sections.extend([head(judge), table(judge), groups(judge), exchange(judge)]);
        sections.push(other_weights(judge));
    }
    sections.extend(told.from_data.iter().map(|data| from_data(told, data)));
    sections.push(unweighed(&told.unweighed));
    sections.extend(second.map(|call| {
        let call = safe(call).trim_end().to_owned();
        Section::of(PageCommand::one(
            "What the ratings alone would weigh:",
            call,
        ))
    }));
    sections
}

fn under(text: &str) -> PageBlock {
    PageLine::plain(clean(text)).inset(Inset::Under).into()
}

/// Whose weights, what was answered, and how well it fits.
fn head(judge: &JudgeWeights<'_>) -> Section {
    let name = printed(&[judge.title.map_or("", short_title), judge.set]);
    let how = match judge.answered.kind {
        "numbers" => "numbers",
        "order" => "an order",
        "swing" => "points for each way from worst to best",
        "compare" => "comparisons in pairs",
        _ => "the best and the worst",
    };
    let head = PageLine::plain(format!("Weights of {name}, from {how}:"));
    let answers = judge.answered.answers.iter().chain(&judge.answered.fit);
    let mut blocks = vec![head.into()];
    blocks.extend(answers.map(|answer| under(answer)));
    blocks.into()
}

/// The weights: as written where that is no share of 100, the share, and the way.
fn table(judge: &JudgeWeights<'_>) -> Section {
    let shares: Vec<f64> = judge.weights.iter().map(|w| w.share).collect();
    let column = WeightColumn::new(&shares);
    let is_share = |w: &SwingLine<'_>| w.low.is_none() && (w.written - w.share).abs() < 1e-6;
    let as_written = judge.weights.iter().any(|w| !is_share(w));
    let mut columns = vec![BlockColumn::new(CellKind::Name, "").spoken("criterion")];
    columns.extend(as_written.then(|| BlockColumn::new(CellKind::Number, "written")));
    columns.push(BlockColumn::new(CellKind::Number, "of 100"));
    columns.push(BlockColumn::new(CellKind::Words, "is the way"));
    let mut table = BlockTable::new(TableKind::Plain, "Each weight, and its way", columns);
    for (i, weight) in judge.weights.iter().enumerate() {
        let mut cells: Vec<BlockCell> = vec![name(weight).into()];
        cells.extend(as_written.then(|| BlockCell::new(written(weight))));
        cells.extend([column.text(i).into(), clean(&weight.swing).into()]);
        table.rows.push(BlockRow::new(cells));
    }
    Section::of(table)
}

fn name(weight: &SwingLine<'_>) -> String {
    printed(&[weight.name, weight.criterion])
}

/// `25`, or `20-40`.
fn written(weight: &SwingLine<'_>) -> String {
    let short = |x: f64| plain(significant(x, 3));
    match (weight.low, weight.high) {
        (Some(low), Some(high)) => format!("{}-{}", short(low), short(high)),
        _ => short(weight.written),
    }
}

/// `Money 40 together: Pay, Commute`
fn groups(judge: &JudgeWeights<'_>) -> Section {
    let named = |id: &&str| {
        let line = judge.weights.iter().find(|w| w.criterion == *id);
        line.map_or_else(|| clean(id), name)
    };
    let line = |group: &WeightGroupLine<'_>| {
        let names: Vec<String> = group.criteria.iter().map(named).collect();
        let share = plain(significant(group.share, 3));
        let text = format!("{} {share} together: {}", group.name, names.join(", "));
        under(&text)
    };
    judge.groups.iter().map(line).collect()
}

/// What a point is worth, and steps on the other criteria.
fn exchange(judge: &JudgeWeights<'_>) -> Section {
    let Some(exchange) = &judge.exchange else {
        return Section::default();
    };
    let mut text = clean(&exchange.text);
    if !exchange.steps.is_empty() {
        text += " So these are worth:";
    }
    let mut blocks = vec![PageBlock::sentences(text)];
    blocks.extend(exchange.steps.iter().map(|step| under(&step.text)));
    blocks.into()
}

/// What other weights would give.
fn other_weights(judge: &JudgeWeights<'_>) -> Section {
    let equal = judge.equal.iter().map(|equal| &equal.text);
    let all = equal.chain(&judge.possible.text);
    all.map(|text| PageBlock::sentences(clean(text))).collect()
}

/// What the ratings alone say, rule by rule.
fn from_data(told: &WeightsReport<'_>, data: &FromData<'_>) -> Section {
    let warning = PageLine::caution(data.warning).into();
    let rules = &data.shares.0;
    if rules.iter().all(|(_, shares)| shares.is_none()) {
        let none = "Your offers do not differ, so there are none.".to_owned();
        return vec![warning, PageBlock::sentences(none)].into();
    }
    let mut columns = vec![BlockColumn::new(CellKind::Name, "").spoken("criterion")];
    let heads = ["yours", "entropy", "critic", "deviation"];
    columns.extend(heads.map(|head| BlockColumn::new(CellKind::Number, head)));
    let mut table = BlockTable::new(TableKind::Plain, "Weights by the ratings alone", columns);
    let judges = told.judges.first().into_iter();
    for weight in judges.flat_map(|judge| &judge.weights) {
        let share = |(_, shares): &(&str, Option<Pairs<&str, f64>>)| {
            let share = shares.as_ref().and_then(|s| s.get(weight.criterion));
            let share = share.map(|share| format!("{share:.0}"));
            share.unwrap_or_default().into()
        };
        let mut cells: Vec<BlockCell> = vec![name(weight).into()];
        cells.push(format!("{:.0}", weight.share).into());
        cells.extend(rules.iter().map(share));
        table.rows.push(BlockRow::new(cells));
    }
    vec![warning, table.into()].into()
}

/// What nobody weighs: people name about half of what matters to them at first.
fn unweighed(open: &[UnweighedLine]) -> Section {
    if open.is_empty() {
        return Section::default();
    }
    let head = "Built-in criteria without a weight. At first most people name about half of what \
                matters to them:";
    let line = |line: &UnweighedLine| {
        let mark = format!("{}:", line.id);
        let line = PageLine::plain(clean(&line.text)).marked(mark);
        PageBlock::Line(line.inset(Inset::Under))
    };
    let mut blocks = vec![PageBlock::sentences(head.to_owned())];
    blocks.extend(open.iter().map(line));
    blocks.into()
}
