//! Two rankings set against each other: what changed, what that did, and why.

use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone};
use super::{Inset, PageBlock, PageCommand, PageLine, Section};
use crate::export::ScreenOptions;
use crate::export::words::{clean, place_of};
use crate::report::{
    BridgeKind, BridgePart, DiffOffer, DiffReport, DiffStanding, InputChange, StatementKind,
};
use crate::text::number::{few, grouped};
use crate::text::safe;
use crate::text::tenths::{PointDigits, tenths};

/// Rows on a terminal unless all are asked for.
const SHORT: usize = 20;
/// Where nothing stands.
const NOTHING: &str = "-";

/// What changed in the input, what it did, and why.
pub fn page(told: &DiffReport, look: &ScreenOptions) -> Vec<Section> {
    let shown = look.most(SHORT);
    let mut sections = vec![
        title(told).into_iter().collect(),
        Section::of(PageBlock::sentences(clean(&told.text))),
        Section::named("changes", "What changed", changes(told, shown)),
    ];
    if told.offers.iter().all(|o| o.change.is_none()) {
        // Of two that are about other things, all would be new or gone.
        sections.truncate(2);
        return sections;
    }
    let moved = told.offers.iter().any(|o| !is_still(o));
    if moved {
        let (places, why) = (standings(told, shown), bridges(told, shown));
        sections.push(Section::named("offers", "Places and scores", places));
        sections.push(Section::named("why", "Why the scores changed", why));
    }
    sections.extend(after(told).filter(|_| moved));
    sections
}

/// The title, where both sides have one.
fn title(told: &DiffReport) -> Option<PageBlock> {
    let text = told.after.title.as_deref().map(clean)?;
    let is_shared = told.before.title == told.after.title && !text.is_empty();
    is_shared.then_some(PageBlock::Title { text, day: None })
}

/// The call that gives the ranking of after.
fn after(told: &DiffReport) -> Option<Section> {
    let call = told.after.call.as_deref()?;
    let command = PageCommand {
        short_lead: "After:".to_owned(),
        ..PageCommand::one("The ranking after it:", safe(call).into_owned())
    };
    Some(Section::named("after", "To go on", vec![command.into()]))
}

/// A line a change: whose, what, before and after.
fn changes(told: &DiffReport, shown: usize) -> Vec<PageBlock> {
    if told.changes.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        BlockColumn::new(CellKind::Name, "Changed").spoken("whose"),
        BlockColumn::new(CellKind::Name, "").spoken("what"),
        BlockColumn::new(CellKind::Words, "Before").spoken("before"),
        BlockColumn::new(CellKind::Words, "After").spoken("after"),
    ];
    let table = BlockTable::new(TableKind::Plain, "What changed in the input", columns);
    let table = table.with(told.changes.iter().take(shown).map(change_row));
    with_more(table, told.changes.len(), "change")
}

fn change_row(change: &InputChange) -> BlockRow {
    let nothing = match change.key.kind {
        StatementKind::Rating => "?",
        _ => NOTHING,
    };
    let [before, after] = [&change.before, &change.after].map(|v| v.as_deref().unwrap_or(nothing));
    BlockRow::new([&change.whose, &change.what, before, after].map(|text| clean(text).into()))
}

/// A table, and how many rows it lacks of all.
fn with_more(table: BlockTable, all: usize, thing: &'static str) -> Vec<PageBlock> {
    let more = PageBlock::more(all - table.rows.len(), thing);
    [table.into()].into_iter().chain(more).collect()
}

/// Places, scores and first shares, after and before.
fn standings(told: &DiffReport, shown: usize) -> Vec<PageBlock> {
    let has_shares = told.offers.iter().any(|o| !share(o).is_empty());
    let mut columns = vec![
        BlockColumn::new(CellKind::Name, "Offer"),
        BlockColumn::new(CellKind::Place, "#").spoken("place"),
        BlockColumn::new(CellKind::OldPlace, "was").spoken("was"),
        BlockColumn::new(CellKind::Score, "Score").spoken("score"),
        BlockColumn::new(CellKind::OldScore, "was").spoken("was"),
        BlockColumn::new(CellKind::Number, "Change").spoken("change"),
    ];
    if has_shares {
        columns.push(BlockColumn::new(CellKind::Share, "Comes first").spoken("comes first"));
    }
    let caption = "Places and scores, after and before";
    let rows = told.offers.iter().take(shown);
    let rows = rows.map(|o| standing_row(o, has_shares, told.digits));
    let table = BlockTable::new(TableKind::Plain, caption, columns).with(rows);
    with_more(table, told.offers.len(), "offer")
}

fn standing_row(offer: &DiffOffer, has_shares: bool, digits: PointDigits) -> BlockRow {
    let sides = [&offer.after, &offer.before].map(Option::as_ref);
    let [place, was] = sides.map(|s| s.map_or_else(|| NOTHING.to_owned(), place));
    let points = |s: Option<&DiffStanding>| s.map(|s| score(s, digits)).unwrap_or_default();
    let [score, old_score] = sides.map(points);
    let change = match sides {
        [Some(_), None] => "new".to_owned(),
        [None, Some(_)] => "gone".to_owned(),
        _ => tenths_of(offer)
            .map(|t| digits.signed(t))
            .unwrap_or_default(),
    };
    let cells = [clean(&offer.label), place, was, score, old_score, change];
    let share = has_shares.then(|| share(offer));
    let cells = cells.into_iter().chain(share).map(BlockCell::new);
    BlockRow {
        is_strong: offer.after.as_ref().is_some_and(|s| s.place == Some(1)),
        ..BlockRow::new(cells)
    }
}

/// How often it comes first: `51 in 100`, `51 -> 38 in 100`.
fn share(offer: &DiffOffer) -> String {
    let sides = [&offer.before, &offer.after].map(Option::as_ref);
    let told = |s: Option<&DiffStanding>| s.and_then(|s| s.comes_first.clone());
    match sides.map(told) {
        [Some(before), Some(after)] if before == after => after,
        [Some(before), Some(after)] => {
            match (before.split_once(" in "), after.split_once(" in ")) {
                (Some((from, of)), Some((_, all))) if of == all => format!("{from} -> {after}"),
                _ => format!("{before} -> {after}"),
            }
        }
        [Some(before), None] => format!("{before} -> {NOTHING}"),
        [None, Some(after)] => format!("{NOTHING} -> {after}"),
        [None, None] => String::new(),
    }
}

/// `1`, `1-2`, `2=`, `-` or `out`.
fn place(standing: &DiffStanding) -> String {
    let places = (standing.place, standing.place_last);
    place_of(places, standing.tied, standing.is_out)
}

fn score(standing: &DiffStanding, digits: PointDigits) -> String {
    digits.text(tenths(standing.score))
}

/// By how many tenths the score changed, as it is shown.
fn tenths_of(offer: &DiffOffer) -> Option<i64> {
    let (before, after) = offer.before.as_ref().zip(offer.after.as_ref())?;
    Some(tenths(after.score) - tenths(before.score))
}

/// Whether nothing became of an offer that stands on both sides.
fn is_still(offer: &DiffOffer) -> bool {
    match (&offer.before, &offer.after) {
        (Some(a), Some(b)) => {
            let same = a.position == b.position && a.comes_first == b.comes_first;
            same && place(a) == place(b) && offer.bridge.is_empty()
        }
        _ => false,
    }
}

/// Why scores changed, a line an offer.
fn bridges(told: &DiffReport, shown: usize) -> Vec<PageBlock> {
    let offers = told.offers.iter();
    let (moved, rest): (Vec<&DiffOffer>, Vec<_>) = offers.partition(|o| !o.bridge.is_empty());
    if moved.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![PageLine::plain("Why, in points:").into()];
    blocks.extend(moved.iter().take(shown).map(|o| bridge(told, o).into()));
    blocks.extend(PageBlock::more(moved.len().saturating_sub(shown), "offer"));
    let rest = rest.iter().filter(|o| o.change.is_some());
    let rest: Vec<String> = rest.map(|o| clean(&o.label)).collect();
    if let [_, ..] = &rest[..] {
        let keeps = if rest.len() == 1 {
            "keeps its score"
        } else {
            "keep their scores"
        };
        let line = PageLine::plain(format!("{} {keeps}.", few(&rest)));
        blocks.push(line.inset(Inset::Under).toned(Tone::Faint).into());
    }
    blocks
}

/// `Google 74.5 -> 71.2: pay -3.3 (7,129 -> 6,400)`
fn bridge(told: &DiffReport, offer: &DiffOffer) -> PageLine {
    let points: Vec<f64> = offer.bridge.iter().map(|p| p.points).collect();
    let sum = tenths_of(offer).unwrap_or(0);
    let (parts, _) = told.digits.within(&points, sum as f64 / 10.0);
    let parts = offer.bridge.iter().zip(parts);
    let parts: Vec<String> = parts.map(|(p, tenths)| part(told, p, tenths)).collect();
    let sides = [&offer.before, &offer.after].map(Option::as_ref);
    let score_of = |s: Option<&DiffStanding>| s.map(|s| score(s, told.digits));
    let [before, after] = sides.map(|s| score_of(s).unwrap_or_default());
    let (label, parts) = (clean(&offer.label), parts.join(", "));
    PageLine::plain(format!("{label} {before} -> {after}: {parts}")).inset(Inset::Hanging)
}

fn part(told: &DiffReport, part: &BridgePart, tenths: i64) -> String {
    let points = told.digits.signed(tenths);
    match part.kind {
        BridgeKind::Rating => {
            let name = part.name.as_deref().map(clean).unwrap_or_default();
            let why = match (&part.before, &part.after) {
                (Some(before), Some(after)) if before != after => {
                    format!(" ({} -> {})", clean(before), clean(after))
                }
                (Some(same), _) => format!(" ({}{})", clean(same), worth(part)),
                _ => String::new(),
            };
            format!("{name} {points}{why}")
        }
        BridgeKind::Weights => format!("weights {points}{}", weights(told)),
        BridgeKind::Together => format!("only both together {points}"),
        BridgeKind::Rest => format!("all else {points}"),
    }
}

/// `, 17.5 -> 35 % of full points`, of a rating that reads as before.
fn worth(part: &BridgePart) -> String {
    let percent = |u: f64| grouped((u * 1e3).round() / 10.0);
    match (part.utility_before, part.utility_after) {
        (Some(before), Some(after)) if percent(before) != percent(after) => {
            let (before, after) = (percent(before), percent(after));
            format!(", {before} -> {after} % of full points")
        }
        _ => ", worth more or less".to_owned(),
    }
}

/// ` (pay 25 -> 30)`, ` (voice of mum.toml 1 -> 3)`, of one weight or voice that changed.
fn weights(told: &DiffReport) -> String {
    let mut changed = told
        .changes
        .iter()
        .filter(|c| matches!(c.key.kind, StatementKind::Weight | StatementKind::Voice));
    match (changed.next(), changed.next()) {
        (Some(one), None) => {
            let name = clean(one.what.trim_start_matches("weight of "));
            let sides = [&one.before, &one.after];
            let [before, after] = sides.map(|v| clean(v.as_deref().unwrap_or(NOTHING)));
            format!(" ({name} {before} -> {after})")
        }
        _ => String::new(),
    }
}
