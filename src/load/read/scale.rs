//! Scales of criteria.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::raw::{At, RawScale, Str, says_unknown};
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::key_types::ValueShape;
use crate::load::grammar::kinds::{ScaleTable, ValueKind, kinds};
use crate::load::grammar::reader::{Node, Reader, is_number};
use crate::load::grammar::tables::{SCALE, scale};
use crate::load::grammar::unknown_key;
use crate::model::{Direction, Level, Norm, Normalization, Scale, ScaleError, Utility};
use crate::text::number::grouped;
use crate::text::order::InOrder;
use crate::text::safe::visible;

/// Levels or points of a scale at most: nobody can tell more apart.
const MOST: usize = 1_000;

kinds! {
    ScaleTable = RawScale, "scale", ValueShape::Table(&SCALE), scale_of;
}

/// How a scale is written of which the ends or the levels are known, as `[scales]` has them.
fn in_braces(r: &Reader<'_>, node: &Node<'_>) -> String {
    let example = || "write { worst = 0, best = 10 }".to_owned();
    let DeValue::Array(items) = node.get_ref() else {
        return example();
    };
    match &items[..] {
        [worst, best] if items.iter().all(is_number) => {
            let [worst, best] = [worst, best].map(|end| r.as_written(end));
            format!("write {{ worst = {worst}, best = {best} }}")
        }
        [_, _, ..] if items.iter().all(|item| item.get_ref().is_str()) => {
            format!("write {{ levels = {} }}", r.as_written(node))
        }
        _ => example(),
    }
}

pub fn scale_of(r: &mut Reader<'_>, node: &Node<'_>) -> Option<RawScale> {
    let DeValue::Table(table) = node.get_ref() else {
        let help = in_braces(r, node);
        return r.unfit(node, "a scale", Some(help));
    };
    if r.is_stand_in(node) {
        return None;
    }
    let span = r.span(node);
    let strays = table.iter().filter(|(key, _)| !SCALE.has(key.get_ref()));
    let strays: Vec<_> = strays.map(|(key, _)| r.key(key)).collect();
    r.strange(&SCALE, &strays);
    if !strays.is_empty() {
        return None;
    }
    let better = table.get_key_value(scale::better);
    if let (Some((better, _)), None) = (better, table.get(scale::normalize)) {
        let mend = "delete it: worst and best already give the direction".to_owned();
        let table = "a scale with ends of its own";
        let span = r.span(better);
        r.complain(unknown_key::misplaced(better.get_ref(), span, table, mend));
        return None;
    }
    let kinds = [scale::points, scale::levels, scale::normalize].map(|kind| table.get(kind));
    let ends = [scale::worst, scale::best].map(|end| table.get(end));
    let is_straight = ends.iter().any(Option::is_some);
    if kinds.iter().flatten().count() + usize::from(is_straight) > 1 {
        let help = "keep one: worst and best, points, levels or normalize";
        let message = "a scale of two kinds at once";
        return r.refuse(Code::StatedTwice, span, message, help);
    }
    let scale = match kinds {
        [Some(points), ..] => self::points(r, points),
        [_, Some(levels), _] => self::levels(r, levels),
        [.., Some(how)] => normalize(r, how, table.get(scale::better)),
        _ => straight(r, span, ends),
    }?;
    Some(RawScale { span, scale })
}

fn straight(r: &mut Reader<'_>, span: Span, ends: [Option<&Node<'_>>; 2]) -> Option<Scale> {
    let [worst, best] = ends.map(|end| end.map(|node| r.number(node)));
    for (key, end) in [(scale::worst, &worst), (scale::best, &best)] {
        if end.is_none() {
            r.without(&SCALE, span, key);
        }
    }
    let scale = Scale::straight(worst.flatten()?.value, best.flatten()?.value);
    valid(r, span, scale)
}

fn points(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Scale> {
    const FORM: &str = "a list of points such as [[0, 0.0], [10, 1.0]]";
    let DeValue::Array(items) = node.get_ref() else {
        return r.wrong_kind(node, FORM);
    };
    if !few(r, node, items.len(), "points") {
        return None;
    }
    let points: Vec<_> = items.iter().map(|item| point(r, item)).collect();
    let scale = Scale::points(points.into_iter().collect::<Option<_>>()?);
    let place = match scale {
        Err(ScaleError::NotAscending(i) | ScaleError::Valley(i)) => items.get(i),
        _ => None,
    };
    valid(r, r.span(place.unwrap_or(node)), scale)
}

fn point(r: &mut Reader<'_>, node: &Node<'_>) -> Option<(f64, Utility)> {
    match node.get_ref() {
        DeValue::Array(pair) if let [x, u] = &pair[..] => {
            let (x, u) = (r.number(x), utility(r, u));
            Some((x?.value, u?))
        }
        _ => r.wrong_kind(node, "a point such as [10, 1.0]"),
    }
}

fn utility(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Utility> {
    let number = r.number(node)?;
    Utility::new(number.value).or_else(|| {
        let help = "0 is worth nothing, 1 is worth all";
        let message = "a worth outside 0 to 1";
        r.refuse(Code::UtilityOutside, number.span, message, help)
    })
}

/// Levels: a list of names, or a table of names with their worth.
pub fn levels(r: &mut Reader<'_>, node: &Node<'_>) -> Option<Scale> {
    let levels = match node.get_ref() {
        DeValue::Array(items) if few(r, node, items.len(), "levels") => even_levels(r, items)?,
        DeValue::Table(table) if !r.is_stand_in(node) => {
            few(r, node, table.len(), "levels").then(|| stated_levels(r, table))??
        }
        DeValue::Array(_) => return None,
        _ => {
            let wanted = "levels such as [\"no\", \"yes\"] or { no = 0.0, yes = 1.0 }";
            return r.wrong_kind(node, wanted);
        }
    };
    let span = r.span(node);
    of_levels(r, span, levels)
}

/// The scale of levels, each with its place.
fn of_levels(r: &mut Reader<'_>, span: Span, levels: Vec<(Span, Level)>) -> Option<Scale> {
    let mut names = HashSet::new();
    for (span, level) in &levels {
        let name = &level.name;
        if !names.insert(visible(name)) {
            let message = format!("level \"{name}\" stands twice");
            let help = "give each level a name of its own";
            return r.refuse(Code::DuplicateId, *span, message, help);
        }
        if says_unknown(name) {
            let help = "as a rating this word means that nothing is known; choose another name";
            return r.refuse(Code::BadId, *span, format!("a level \"{name}\""), help);
        }
    }
    let levels = levels.into_iter().map(|level| level.1);
    valid(r, span, Scale::levels(levels.collect()))
}

/// Whether a list is short enough; it is complained about if not.
fn few(r: &mut Reader<'_>, node: &Node<'_>, count: usize, what: &str) -> bool {
    if count > MOST {
        let message = format!("a scale of {} {what}", grouped(count as f64));
        let help = format!("at most {}", grouped(MOST as f64));
        r.mistake(Code::TooLong, r.span(node), message, help);
    }
    count <= MOST
}

/// `["no", "yes"]`: worst first, evenly apart.
fn even_levels(r: &mut Reader<'_>, items: &DeArray<'_>) -> Option<Vec<(Span, Level)>> {
    let steps = items.len().saturating_sub(1).max(1) as f64;
    let names: Vec<_> = items.iter().map(|item| r.words(item)).collect();
    let level = |(i, name): (usize, Option<At<Str<'_>>>)| {
        let At { value, span } = name?;
        let (name, utility) = (value.into_owned(), Utility::clamped(i as f64 / steps));
        Some((span, Level { name, utility }))
    };
    names.into_iter().enumerate().map(level).collect()
}

/// `{ no = 0.0, yes = 1.0 }`, in the order of the file.
fn stated_levels(r: &mut Reader<'_>, table: &DeTable<'_>) -> Option<Vec<(Span, Level)>> {
    let level = |(key, node): (&Spanned<Str<'_>>, &Node<'_>)| {
        let span = r.span(key);
        let is_short = r.is_short(key.get_ref(), span);
        let utility = utility(r, node).filter(|_| is_short)?;
        let name = key.get_ref().to_string();
        Some((span, Level { name, utility }))
    };
    let levels: Vec<_> = table.iter().map(level).collect();
    let mut levels = levels.into_iter().collect::<Option<Vec<_>>>()?;
    levels.order_by_key(|l| l.0);
    Some(levels)
}

fn normalize(r: &mut Reader<'_>, how: &Node<'_>, better: Option<&Node<'_>>) -> Option<Scale> {
    const NORMS: [(&str, Norm); 5] = [
        ("min-max", Norm::MinMax),
        ("max", Norm::Max),
        ("sum", Norm::Sum),
        ("vector", Norm::Vector),
        ("linear", Norm::Linear),
    ];
    const BETTER: [(&str, Direction); 2] =
        [("higher", Direction::Higher), ("lower", Direction::Lower)];
    let better = better.map_or(Some(Direction::Higher), |node| {
        choice(r, node, "direction", &BETTER)
    });
    let norm = choice(r, how, "normalization", &NORMS);
    Some(Scale::Normalized(Normalization {
        norm: norm?,
        better: better?,
    }))
}

fn choice<T: Copy>(
    r: &mut Reader<'_>,
    node: &Node<'_>,
    what: &str,
    choices: &[(&str, T)],
) -> Option<T> {
    let text = r.text(node)?;
    let found = choices.iter().find(|c| c.0 == text.value).map(|c| c.1);
    if found.is_none() {
        let names: Vec<&str> = choices.iter().map(|c| c.0).collect();
        let near = crate::text::suggest::nearest(&text.value, names.iter().copied());
        let message = format!("unknown {what} \"{}\"", text.value);
        let complaint = Diagnostic::new(Code::UnknownLevel, text.span, message);
        let complaint = complaint.maybe_help(near.map(|n| format!("did you mean \"{n}\"?")));
        r.complain(complaint.note(format!("there are {}", crate::text::number::list(&names))));
    }
    found
}

/// The scale, or a complaint that says why it is none.
pub fn valid(r: &mut Reader<'_>, span: Span, scale: Result<Scale, ScaleError>) -> Option<Scale> {
    let (code, message, help) = match scale {
        Ok(scale) => return Some(scale),
        Err(ScaleError::NotFinite) => (
            Code::NotFinite,
            "a number that is not finite",
            "write ordinary numbers",
        ),
        Err(ScaleError::Flat) => (
            Code::FlatScale,
            "a scale on which everything is worth the same",
            "give its ends different values",
        ),
        Err(ScaleError::NotAscending(_)) => (
            Code::PointsOrder,
            "a point that is not to the right of the one before it",
            "sort the points, smallest number first",
        ),
        Err(ScaleError::Valley(_)) => (
            Code::PointsOrder,
            "a curve that falls and rises again",
            "a scale rises, falls, or has one peak",
        ),
        Err(ScaleError::TooFew) => (
            Code::FlatScale,
            "a scale with fewer than two steps",
            "write at least two",
        ),
    };
    r.refuse(code, span, message, help)
}
