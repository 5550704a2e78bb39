//! `[weighing]`: answers, read and turned into weights.

use toml::de::{DeTable, DeValue};

use super::raw::{At, RawWeight, Str};
use super::weights::{middle, weight};
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::keys::unknown;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{WEIGHING, WEIGHTS, weighing as keys};
use crate::text::order::InOrder;
use crate::text::suggest::nearest;
use crate::weighing::{RankRule, WeighedCriterion, WeightAnswers};

mod best_worst;
mod compare;
mod judgement;

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
        middle: middle(low, high),
        high,
    });
    (At { value, span }, weights.collect())
}

/// Complains about answers beside numbers.
pub fn beside(r: &mut Reader<'_>, answers: Span, numbers: Span) {
    let message = format!("{} beside {}", WEIGHTS.noun, WEIGHING.noun);
    let complaint = Diagnostic::new(Code::WeightsTwice, numbers, message).help("keep one of them");
    r.complain(complaint.related(answers, "these are weights as well"));
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
        let complaint = Diagnostic::new(Code::TwoKinds, second.span, message);
        let complaint = complaint.help("keep one of them");
        r.complain(complaint.related(kind.span, "these are answers as well"));
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
    let found = RankRule::ALL
        .into_iter()
        .find(|rule| rule.name() == text.value);
    if found.is_none() {
        let names = RankRule::ALL.map(RankRule::name);
        let help = match nearest(&text.value, names) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!(
                "write \"{}\", \"{}\" or \"{}\"",
                names[0], names[1], names[2]
            ),
        };
        let message = format!("unknown `by` \"{}\"", text.value);
        r.mistake(Code::UnknownLevel, text.span, message, help);
    }
    found
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
        let span = r.span(node.span());
        let help = "name your criteria, the one that matters most first";
        return r.refuse(Code::OrderIncomplete, span, "an order of no criteria", help);
    }
    once(r, &named, "order")?;
    let ids = |tier: &Vec<At<Str<'a>>>| tier.iter().map(|id| id.value.to_string()).collect();
    let (answers, weights) = WeightAnswers::of_order(rule, tiers.iter().map(ids).collect());
    Some((answers, weights, named))
}

/// Complains about a criterion that stands twice.
fn once(r: &mut Reader<'_>, named: &[At<Str<'_>>], place: &str) -> Option<()> {
    let mut seen: std::collections::HashMap<&str, Span> = std::collections::HashMap::new();
    for id in named {
        if let Some(first) = seen.insert(&id.value, id.span) {
            let message = format!("`{}` twice in the {place}", id.value);
            let complaint = Diagnostic::new(Code::WeighedTwice, id.span, message);
            r.complain(complaint.help("name it once").related(first, "the first"));
            return None;
        }
    }
    Some(())
}

/// Points for the way from worst to best.
fn swing<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Answered<'a>> {
    let table = r.table(
        node,
        "criteria and points, such as { pay = 100, brand = 40 },",
    )?;
    let points = table.iter().map(|(key, node)| weight(r, r.key(key), node));
    let mut points: Vec<RawWeight<'a>> = points.collect::<Option<_>>()?;
    points.order_by_key(|w| w.key.span);
    if points.iter().all(|w| w.middle == 0.0) {
        let span = r.span(node.span());
        let help = "give 100 to the one that matters most: `pay = 100`";
        return r.refuse(
            Code::NoWeight,
            span,
            "no criterion has points above 0",
            help,
        );
    }
    let named = points.iter().map(|w| w.key.clone()).collect();
    let points = points
        .iter()
        .map(|w| (w.key.value.to_string(), w.low, w.high));
    let (answers, weights) = WeightAnswers::of_swing(points.collect());
    Some((answers, weights, named))
}
