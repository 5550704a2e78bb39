//! One offer in depth, or two set against each other.

use super::flip::as_made;
use super::ranking::off_scale;
use super::table::{BlockCell, BlockColumn, BlockRow, BlockTable, CellKind, TableKind, Tone};
use super::{Inset, PageBlock, PageCommand, PageLine, Section};
use crate::export::ScreenOptions;
use crate::export::words::{clean, criterion, row_name};
use crate::report::{ExplainReport, ExplainedLine, ExplainedRating, Report};
use crate::text::number::span;
use crate::text::safe;
use crate::text::tenths::{from_tenths, tenths};

/// An explanation.
pub fn page(report: &Report<'_>, told: &ExplainReport<'_>, look: &ScreenOptions) -> Vec<Section> {
    let made = as_made(report, told.taken_as_made);
    let mut head: Vec<PageBlock> = made.into_iter().collect();
    head.push(PageBlock::sentences(clean(&told.verdict)));
    if told.ties_by_an_end {
        head.extend(off_scale(report));
    }
    let mut sections: Vec<Section> = vec![head.into()];
    sections.extend(match &told.offers[..] {
        [one] => vec![
            placed(one.location, one.note),
            Section::of(alone(report, told)),
            workings(report, told),
        ],
        _ => vec![Section::of(against(report, told))],
    });
    if told.offers.len() > 1 && look.all {
        sections.push(workings(report, told));
    }
    sections.push(faint(told.written.iter().map(|w| clean(w))));
    sections.push(notes(told));
    if look.all {
        sections.push(meanings(report, told));
    }
    sections.push(remarks(told));
    let unknown = told.unknown.iter();
    let unknown = unknown.map(|u| PageLine::plain(u).marked("?").toned(Tone::Faint));
    sections.push(unknown.collect());
    sections
}

/// Lines that stand back.
fn faint(texts: impl Iterator<Item = String>) -> Section {
    let lines = texts.map(|text| PageLine::plain(text).toned(Tone::Faint));
    lines.collect()
}

/// Where an offer is, and what the user noted of it.
pub fn placed(location: Option<&str>, note: Option<&str>) -> Section {
    let told = [("Location:", location), ("Your note:", note)];
    let told = told.map(|(mark, text)| (mark, text.map(clean).unwrap_or_default()));
    let told = told.into_iter().filter(|(_, text)| !text.is_empty());
    let lines = told.map(|(mark, text)| PageLine::plain(text).marked(mark));
    lines.collect()
}

/// The name of a criterion, and its weight.
fn lead(report: &Report<'_>, line: &ExplainedLine<'_>) -> [BlockCell; 2] {
    let weight = BlockCell {
        value: line.weight,
        ..line.of.clone().into()
    };
    [row_name(&report.criteria[line.index]).into(), weight]
}

/// A rating and the number of its note.
fn rating(rated: &ExplainedRating) -> BlockCell {
    BlockCell {
        note: rated.note,
        ..clean(&rated.text).into()
    }
}

/// Points, what they may be, rating.
fn alone(report: &Report<'_>, told: &ExplainReport<'_>) -> BlockTable {
    let rated: Vec<(&ExplainedLine<'_>, &ExplainedRating)> = told
        .criteria
        .iter()
        .filter_map(|l| l.ratings.first().map(|r| (l, r)))
        .collect();
    let may = |line: &ExplainedLine<'_>, r| line.weight.and(range(r));
    let ranges = rated.iter().any(|(l, r)| may(l, r).is_some());
    let mut columns = vec![
        BlockColumn::new(CellKind::Name, "").spoken("criterion"),
        BlockColumn::new(CellKind::Number, "of"),
        BlockColumn::new(CellKind::Number, "points"),
    ];
    columns.extend(ranges.then(|| BlockColumn::new(CellKind::Range, "may be")));
    columns.push(BlockColumn::new(CellKind::Rating, "rating"));
    let mut table = BlockTable::new(TableKind::Explained, "Points and ratings", columns);
    let row = |lead: [BlockCell; 2], points: BlockCell, may: String, rating: BlockCell| {
        let may = ranges.then(|| may.into());
        let cells = lead.into_iter().chain([points]);
        BlockRow::new(cells.chain(may).chain([rating]))
    };
    for (line, rated) in &rated {
        let points = line.weight.map(|_| from_tenths(rated.tenths));
        table.rows.push(row(
            lead(report, line),
            points.unwrap_or_default().into(),
            may(line, rated).unwrap_or_default(),
            rating(rated),
        ));
    }
    let score = told.offers.first().map_or(0.0, |o| o.score) - report.start;
    let sum = from_tenths(tenths(score));
    let lead = ["Score", &told.total].map(BlockCell::new);
    let sum = BlockCell::new(sum).toned(Tone::Strong);
    let sum = row(lead, sum, String::new(), "".into());
    table.rows.push(sum.summed());
    table
}

/// The points that a rating may be, where they differ.
fn range(r: &ExplainedRating) -> Option<String> {
    (r.points_high - r.points_low >= 0.05).then(|| {
        let [low, high] = [r.points_low, r.points_high].map(|p| from_tenths(tenths(p)));
        span(&low, &high)
    })
}

/// Two offers: their ratings side by side, and who is ahead by how much.
fn against(report: &Report<'_>, told: &ExplainReport<'_>) -> BlockTable {
    let labels: Vec<String> = told.offers.iter().map(|o| clean(o.label)).collect();
    let mut columns = vec![
        BlockColumn::new(CellKind::Name, "").spoken("criterion"),
        BlockColumn::new(CellKind::Number, "of"),
    ];
    let heads = labels.iter();
    columns.extend(heads.map(|l| BlockColumn::new(CellKind::Rating, l)));
    let heads = labels.iter();
    columns.extend(heads.map(|l| BlockColumn::new(CellKind::Number, l).spoken("ahead by")));
    let caption = format!("{} against each other", labels.join(" and "));
    let mut table = BlockTable::new(TableKind::Against, caption, columns);
    for line in &told.criteria {
        let gap = line.ahead_tenths;
        let cells = lead(report, line).into_iter();
        let cells = cells.chain(line.ratings.iter().map(rating));
        let cells = cells.chain([ahead(gap), ahead(-gap)]);
        table.rows.push(BlockRow::new(cells));
    }
    let [one, other] = sums(told).map(from_tenths);
    let sum = ["Sum", "", "", "", &one, &other].map(BlockCell::new);
    table.rows.push(BlockRow::new(sum).summed());
    table
}

/// A lead in tenths; nothing for the one that is behind.
fn ahead(gap: i64) -> BlockCell {
    let text = (gap > 0).then(|| from_tenths(gap));
    text.unwrap_or_default().into()
}

/// By how much each is ahead on the criteria on which it is.
fn sums(told: &ExplainReport<'_>) -> [i64; 2] {
    [1, -1].map(|sign| {
        let gaps = told.criteria.iter().map(|l| l.ahead_tenths * sign);
        gaps.filter(|gap| *gap > 0).sum()
    })
}

/// How points come about, criterion by criterion; of two offers, one below the other.
fn workings(report: &Report<'_>, told: &ExplainReport<'_>) -> Section {
    let mut lines = Vec::new();
    for (i, offer) in told.offers.iter().enumerate() {
        let own = told.criteria.iter().filter_map(|line| {
            let name = criterion(&report.criteria[line.index]);
            let working = line.ratings.get(i)?.working.as_deref()?;
            let text = format!("{name}: {}", clean(working));
            Some(PageLine::plain(text).inset(Inset::Hanging))
        });
        let own: Vec<PageLine> = own.collect();
        if !own.is_empty() {
            let of = match told.offers.len() {
                1 => String::new(),
                _ => format!(" of {}", clean(offer.label)),
            };
            lines.push(PageLine::plain(format!("How the points{of} come about:")));
            lines.extend(own);
        }
    }
    lines.into_iter().collect()
}

/// What turns the two round, and what a month's pay hides.
fn remarks(told: &ExplainReport<'_>) -> Section {
    let turns = told.turns.iter().map(|t| PageLine::plain(clean(t)).into());
    let mut blocks: Vec<PageBlock> = turns.collect();
    let call = told.command.iter().map(|call| safe(call).into_owned());
    let all = call.map(|call| PageCommand::one("All changes:", call).toned(Tone::Plain));
    blocks.extend(all.map(Into::into));
    let terms = told.terms.iter();
    blocks.extend(terms.map(|terms| {
        let text = format!("{}. A month's pay hides that.", clean(terms));
        PageLine::caution(text).into()
    }));
    blocks.into()
}

/// What the criteria mean, and their levels.
fn meanings(report: &Report<'_>, told: &ExplainReport<'_>) -> Section {
    faint(told.criteria.iter().filter_map(|line| {
        let criterion = &report.criteria[line.index];
        let lines = criterion.about.unwrap_or_default().lines().map(clean);
        let lines: Vec<String> = lines.filter(|l| !l.is_empty()).collect();
        let text = format!("{}: {}", clean(criterion.name), lines.join("; "));
        (!lines.is_empty()).then_some(text)
    }))
}

/// The reasons that the lines point to.
fn notes(told: &ExplainReport<'_>) -> Section {
    let note = |(i, text): (usize, &String)| {
        PageLine::plain(clean(text))
            .marked(format!("[{}]", i + 1))
            .inset(Inset::Under)
            .toned(Tone::Faint)
    };
    told.notes.iter().enumerate().map(note).collect()
}
