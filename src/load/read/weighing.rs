//! `[weighing]`: answers, read and turned into weights.

use std::collections::{HashMap, HashSet};

use toml::de::{DeTable, DeValue};

use super::raw::{At, RawWeight, Str};
use super::weights;
use crate::diag::{Code, Span};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{WEIGHING, weighing as keys};
use crate::load::grammar::unknown_key::unknown;
use crate::text::number::grouped;
use crate::text::order::InOrder;
use crate::text::suggest::nearest;
use crate::weighing::{
    LARGEST_JUDGEMENT, MOST_COMPARED, RankRule, WeighedCriterion, WeightAnswers,
};

mod best_worst;
mod compare;

/// What was answered, and the criteria in it with their places.
type Answered<'a> = (WeightAnswers, Vec<WeighedCriterion>, Vec<At<Str<'a>>>);

/// The answers, and the weights that come of them: none where an answer is a mistake.
pub fn weighing<'a>(
    r: &mut Reader<'_>,
    span: Span,
    node: &Node<'a>,
) -> (At<WeightAnswers>, Vec<RawWeight<'a>>) {
    let table = r.table(node, "a table `[weighing]`");
    let answered = table.and_then(|table| answers(r, span, table));
    let (value, weights, named) = answered.unwrap_or_default();
    let weights = weights.into_iter().zip(named);
    let weights = weights.map(|((_, low, high), key)| RawWeight {
        span: key.span,
        key,
        low,
        middle: weights::middle(low, high),
        high,
    });
    (At { value, span }, weights.collect())
}

/// The answers of the one kind that there is.
fn answers<'a>(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> Option<Answered<'a>> {
    let mut kinds: Vec<(At<Str<'a>>, &Node<'a>)> = Vec::new();
    let (mut by, mut strays) = (None, Vec::new());
    for (key, node) in table {
        match key.get_ref().as_ref() {
            keys::order | keys::swing | keys::compare | keys::best_worst => {
                kinds.push((r.key(key), node));
            }
            keys::by => by = Some((r.key(key), node)),
            _ => strays.push(r.key(key)),
        }
    }
    for stray in &strays {
        r.complain(unknown(&stray.value, stray.span, &WEIGHING));
    }
    kinds.order_by_key(|(key, _)| key.span);
    let Some(((kind, node), others)) = kinds.split_first() else {
        if strays.is_empty() {
            let message = format!("{} without an answer", WEIGHING.noun);
            let help = "add one, such as `order = [\"pay\", \"commute\"]`";
            r.mistake(Code::MissingKey, span, message, help);
        }
        return None;
    };
    if let Some((second, _)) = others.first() {
        let message = format!("`{}` beside `{}`", second.value, kind.value);
        let other = (kind.span, "these are answers as well");
        r.clash(
            Code::TwoKinds,
            second.span,
            message,
            "keep one of them",
            other,
        );
        return None;
    }
    let rule = by.map(|(key, node)| (key.span, rule(r, node)));
    match (kind.value.as_ref(), rule) {
        (keys::order, rule) => order(r, node, rule.map_or(Some(RankRule::default()), |r| r.1)?),
        (_, Some((by, _))) => {
            let message = format!("`by` without `{}`", keys::order);
            let help = "it says how an order becomes numbers: delete this line";
            r.refuse(Code::TwoKinds, by, message, help)
        }
        (keys::swing, None) => swing(r, node),
        (keys::compare, None) => compare::compare(r, node),
        (_, None) => best_worst::best_worst(r, node),
    }
}

fn rule(r: &mut Reader<'_>, node: &Node<'_>) -> Option<RankRule> {
    let text = r.text(node)?;
    let mut rules = RankRule::ALL.into_iter();
    let found = rules.find(|rule| rule.name() == text.value);
    found.or_else(|| {
        let names @ [a, b, c] = RankRule::ALL.map(RankRule::name);
        let help = match nearest(&text.value, names) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("write \"{a}\", \"{b}\" or \"{c}\""),
        };
        let message = format!("unknown `by` \"{}\"", text.value);
        r.refuse(Code::UnknownLevel, text.span, message, help)
    })
}

/// An order: criteria, or lists of those that matter the same.
fn order<'a>(r: &mut Reader<'_>, node: &Node<'a>, rule: RankRule) -> Option<Answered<'a>> {
    const WANTED: &str = "a list of criteria, the one that matters most first,";
    let DeValue::Array(items) = node.get_ref() else {
        return r.unfit(node, WANTED, None);
    };
    let mut tiers: Vec<Vec<At<Str<'a>>>> = Vec::new();
    for item in items {
        let tier = match item.get_ref() {
            DeValue::Array(_) => r.texts(item, WANTED)?,
            _ => vec![r.words(item)?],
        };
        tiers.push(tier);
    }
    tiers.retain(|tier| !tier.is_empty());
    let named: Vec<At<Str<'a>>> = tiers.iter().flatten().cloned().collect();
    if named.is_empty() {
        let span = r.span(node);
        let help = "name your criteria, the one that matters most first";
        return r.refuse(Code::OrderIncomplete, span, "an order of no criteria", help);
    }
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for id in &named {
        if let Some(first) = seen.insert(&id.value, id.span) {
            let message = format!("`{}` twice in the order", id.value);
            let first = (first, "the first");
            r.clash(Code::WeighedTwice, id.span, message, "name it once", first);
            return None;
        }
    }
    let ids = |tier: &Vec<At<Str<'a>>>| tier.iter().map(|id| id.value.to_string()).collect();
    let (answers, weights) = WeightAnswers::of_order(rule, tiers.iter().map(ids).collect());
    Some((answers, weights, named))
}

/// Points for the way from worst to best.
fn swing<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Answered<'a>> {
    let points = weights::all(
        r,
        node,
        "criteria and points, such as { pay = 100, brand = 40 },",
    )?;
    if points.iter().all(|w| w.middle == 0.0) {
        let span = r.span(node);
        let help = "give 100 to the one that matters most: `pay = 100`";
        let message = "no criterion has points above 0";
        return r.refuse(Code::NoWeight, span, message, help);
    }
    let named = points.iter().map(|w| w.key.clone()).collect();
    let points = points.iter();
    let points = points.map(|w| (w.key.value.to_string(), w.low, w.high));
    let (answers, weights) = WeightAnswers::of_swing(points.collect());
    Some((answers, weights, named))
}

/// Criteria, each once, in the order in which they are named first; none where they are too many.
fn few_named<'n, 'a: 'n>(
    r: &mut Reader<'_>,
    span: Span,
    ids: impl Iterator<Item = &'n At<Str<'a>>>,
    done: &str,
) -> Option<Vec<At<Str<'a>>>> {
    let mut seen = HashSet::new();
    let named: Vec<_> = ids.filter(|id| seen.insert(&id.value)).cloned().collect();
    if named.len() > MOST_COMPARED {
        let message = format!("{} criteria {done}", named.len());
        let help = format!("at most {MOST_COMPARED}: write an `order`, or a `swing`");
        return r.refuse(Code::TooLong, span, message, help);
    }
    Some(named)
}

/// How many times as much one criterion matters as another: a number above 0, neither it nor its
/// reciprocal above a million.
fn judgement(r: &mut Reader<'_>, node: &Node<'_>) -> Option<At<f64>> {
    let number = r.number(node)?;
    let most = grouped(LARGEST_JUDGEMENT);
    let (message, help) = if !(number.value > 0.0) {
        (
            "a comparison of 0 or less",
            "2 is twice as much, 0.5 is half as much".to_owned(),
        )
    } else if number.value > LARGEST_JUDGEMENT || number.value * LARGEST_JUDGEMENT < 1.0 {
        (
            "a comparison beyond a million",
            format!("nothing matters more than {most} times as much; most people need 1 to 9"),
        )
    } else {
        return Some(number);
    };
    r.refuse(Code::BadJudgement, number.span, message, help)
}
