//! Weights in numbers: `[weights]`, and groups of criteria that share a weight.

use std::collections::HashMap;

use toml::de::{DeTable, DeValue};

use super::raw::{At, RawFile, RawGroup, RawWeight, Str};
use crate::diag::{Code, Span};
use crate::load::grammar::key_types::ValueShape;
use crate::load::grammar::kinds::{CriteriaWeights, ValueKind, WeightRange, kinds};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::shapes::{CRITERIA_WEIGHTS, WEIGHT};
use crate::load::grammar::tables::{RawWeightGroup, WEIGHING, WEIGHT_GROUP, WEIGHTS};
use crate::model::Spread;
use crate::text::number::plain;
use crate::text::order::InOrder;
use crate::weighing::WeightGroup;

kinds! {
    WeightRange = (f64, f64), "weight", WEIGHT, weight_ends;
    CriteriaWeights = Vec<RawWeight<'a>>, "weights", CRITERIA_WEIGHTS, members;
}

/// `[weights]`, in the order of the file.
pub fn weights<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawWeight<'a>>> {
    let table = r.table(node, "a table `[weights]`")?;
    let entries = table.iter();
    let weights = entries.filter_map(|(key, node)| weight_or_group(r, r.key(key), node));
    let mut out: Vec<RawWeight<'a>> = weights.collect();
    // The tree sorts its keys; their order in the file is the order of the screen.
    out.order_by_key(|w| w.key.span);
    Some(out)
}

/// A criterion's weight; of criteria that were put together, how a group is written.
fn weight_or_group<'a>(
    r: &mut Reader<'_>,
    key: At<Str<'a>>,
    node: &Node<'_>,
) -> Option<RawWeight<'a>> {
    let DeValue::Table(table) = node.get_ref() else {
        return weight(r, key, node);
    };
    let help = nested(r, &key.value, table);
    r.unfit(node, "a number, or a range such as [20, 40],", Some(help))
}

/// A weight, or the middle of its range; none where it is neither.
fn plain_weight(r: &Reader<'_>, node: &Node<'_>) -> Option<f64> {
    match node.get_ref() {
        DeValue::Array(ends) => match &ends[..] {
            [low, high] => Some(middle(plain_weight(r, low)?, plain_weight(r, high)?)),
            _ => None,
        },
        DeValue::Integer(_) | DeValue::Float(_) => {
            let written = r.as_written(node).replace('_', "");
            written.parse().ok().filter(|x: &f64| x.is_finite())
        }
        _ => None,
    }
}

/// Whether a key needs no quotes.
fn is_bare(key: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !key.is_empty() && key.chars().all(fits)
}

/// What is to be written in the place of a table of weights.
fn nested(r: &Reader<'_>, name: &str, table: &DeTable<'_>) -> String {
    let of = |wanted: &str| table.get(wanted).map(|node| r.as_written(node));
    if let (Some(low), Some(high)) = (of("low"), of("high")) {
        return format!("a range is written `{name} = [{low}, {high}]`");
    }
    if let (Some(weight), 1) = (of("weight").or_else(|| of("value")), table.len()) {
        return format!("write `{name} = {weight}`");
    }
    let mut members: Vec<_> = table.iter().collect();
    members.sort_by_key(|(key, _)| key.span().start);
    let weights = members.iter().map(|(_, node)| plain_weight(r, node));
    let sum: Option<f64> = weights.sum();
    let Some(sum) = sum.filter(|sum| *sum > 0.0) else {
        return "criteria that share a weight stand in a `[[weight-group]]`, with `name`, `weight` and `criteria`".to_owned();
    };
    let members = members.iter().map(|(key, node)| {
        let key = key.get_ref().as_ref();
        let key = if is_bare(key) {
            key.to_owned()
        } else {
            format!("{key:?}")
        };
        format!("{key} = {}", r.as_written(node))
    });
    let members: Vec<String> = members.collect();
    format!(
        "criteria that share a weight are a group, `weight` is what they weigh together: `[[weight-group]]`, `name = {name:?}`, `weight = {}` and `criteria = {{ {} }}`",
        plain(sum),
        members.join(", ")
    )
}

/// A criterion's weight: a number, or a range.
pub fn weight<'a>(r: &mut Reader<'_>, key: At<Str<'a>>, node: &Node<'_>) -> Option<RawWeight<'a>> {
    let (low, high) = weight_ends(r, node)?;
    let middle = Spread::range(low, high).ok()?.likely();
    Some(RawWeight {
        key,
        span: r.span(node),
        low,
        middle,
        high,
    })
}

/// The largest weight: sums of larger ones would not be numbers.
const LARGEST: f64 = 1e15;

/// A weight's number or range, each end checked.
fn weight_ends(r: &mut Reader<'_>, node: &Node<'_>) -> Option<(f64, f64)> {
    let (low, high) = match node.get_ref() {
        DeValue::Array(items) => match &items[..] {
            [low, high] => (r.number(low)?, r.number(high)?),
            _ => return r.wrong_kind(node, "a number, or a range such as [20, 40],"),
        },
        DeValue::String(text) => {
            let bare = text.trim().trim_end_matches('%').trim_end();
            let help = match bare.parse::<f64>() {
                Ok(x) if x.is_finite() => format!("write {bare}"),
                _ => "write a number, such as 20: only proportions count".to_owned(),
            };
            return r.unfit(node, "a number", Some(help));
        }
        _ => {
            let one = r.number(node)?;
            (one.clone(), one)
        }
    };
    let negative = if low.value < 0.0 { &low } else { &high };
    if negative.value < 0.0 {
        let help = "write 0 or more; where less is better, swap the ends of the scale";
        let message = "a negative weight";
        return r.refuse(Code::NegativeWeight, negative.span, message, help);
    }
    let span = r.span(node);
    if high.value.max(low.value) > LARGEST {
        let help = "only proportions count: 30 and 15 are 2 and 1";
        return r.refuse(Code::NotFinite, span, "a weight that is too large", help);
    }
    if low.value > high.value {
        let message = "a range whose ends are out of order";
        let help = format!("write [{}, {}]", high.value, low.value);
        return r.refuse(Code::RangeOrder, span, message, help);
    }
    Some((low.value, high.value))
}

/// The middle of a range; a number is its own.
pub fn middle(low: f64, high: f64) -> f64 {
    if low == high {
        low
    } else {
        low / 2.0 + high / 2.0
    }
}

/// `[[weight-group]]`: its weight in parts, one a criterion.
pub fn group<'a>(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> Option<RawGroup<'a>> {
    let raw = RawWeightGroup::read(r, span, table)?;
    let (name, (low, high), members) = (raw.name.value, raw.weight, raw.criteria);
    let sum: f64 = members.iter().map(|m| m.middle).sum();
    if !(sum > 0.0) {
        let message = format!("the weight group \"{name}\" has no criterion with a part above 0");
        let help = "write its criteria and their parts: `criteria = { pay = 3, commute = 1 }`";
        return r.refuse(Code::NoWeight, span, message, help);
    }
    let part = |member: RawWeight<'a>| {
        let (low, high) = (low * member.low / sum, high * member.high / sum);
        RawWeight {
            middle: middle(low, high),
            low,
            high,
            ..member
        }
    };
    let group = WeightGroup {
        name: name.into_owned(),
        criteria: members.iter().map(|m| m.key.value.to_string()).collect(),
    };
    let weights = members.into_iter().map(part).collect();
    Some(RawGroup {
        span,
        group,
        weights,
    })
}

/// Criteria and their parts of a weight.
fn members<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawWeight<'a>>> {
    all(
        r,
        node,
        "criteria and their parts, such as { pay = 3, commute = 1 },",
    )
}

/// Criteria, each with a weight, in the order of the file; none where one is a mistake.
pub fn all<'a>(r: &mut Reader<'_>, node: &Node<'a>, wanted: &str) -> Option<Vec<RawWeight<'a>>> {
    let table = r.table(node, wanted)?;
    let weights = table.iter().map(|(key, node)| weight(r, r.key(key), node));
    let mut weights: Vec<RawWeight<'a>> = weights.collect::<Option<_>>()?;
    weights.order_by_key(|w| w.key.span);
    Some(weights)
}

/// Takes the weights of groups to the others; what stands in two places is complained about.
pub fn together<'a>(r: &mut Reader<'_>, raw: &mut RawFile<'a>) {
    let Some(span) = raw.groups.first().map(|group| group.span) else {
        return;
    };
    if let Some(answers) = &raw.weighing {
        return beside_answers(r, &format!("`{}`", WEIGHT_GROUP.header), span, answers.span);
    }
    let own = raw.weights.take();
    let mut all = At {
        span: own.as_ref().map_or(span, |own| own.span),
        value: own.map(|own| own.value).unwrap_or_default(),
    };
    let keys = all.value.iter().map(|w| (w.key.value.clone(), w.key.span));
    let mut first: HashMap<Str<'a>, Span> = keys.collect();
    for weight in raw.groups.iter().flat_map(|group| &group.weights) {
        let key = &weight.key;
        let Some(before) = first.get(&key.value) else {
            first.insert(key.value.clone(), key.span);
            all.value.push(weight.clone());
            continue;
        };
        let message = format!("`{}` has two weights", key.value);
        let help = format!("keep it in one group, or below {}", WEIGHTS.noun);
        r.clash(
            Code::WeighedTwice,
            key.span,
            message,
            help,
            (*before, "the first"),
        );
    }
    raw.weights = Some(all);
}

/// Complains about numbers beside answers.
pub fn beside_answers(r: &mut Reader<'_>, numbers: &str, span: Span, answers: Span) {
    let message = format!("{numbers} beside {}", WEIGHING.noun);
    let other = (answers, "these are weights as well");
    r.clash(Code::WeightsTwice, span, message, "keep one of them", other);
}
