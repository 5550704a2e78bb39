//! The best and the worst criterion, set against the others.

use super::{Answered, few_named, judgement};
use crate::diag::Code;
use crate::load::grammar::key_types::ValueShape;
use crate::load::grammar::kinds::{JudgedCriteria, ValueKind, kinds};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::shapes::JUDGEMENTS;
use crate::load::grammar::tables::{RawBestWorst, best_worst as keys};
use crate::load::read::raw::{At, Str};
use crate::text::number::plain;
use crate::text::order::InOrder;
use crate::weighing::{BestWorstAnswers, WeightAnswers};

kinds! {
    JudgedCriteria = Vec<(At<Str<'a>>, At<f64>)>, "numbers", JUDGEMENTS, judged;
}

/// The answers, and what comes of them.
pub fn best_worst<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Answered<'a>> {
    let table = r.table(node, "a table `[weighing.best-worst]`")?;
    let span = r.span(node);
    let raw = RawBestWorst::read(r, span, table)?;
    if raw.best.value == raw.worst.value {
        let message = format!("`{}` is both the best and the worst", raw.best.value);
        let help = "name the criterion that matters least";
        return r.refuse(Code::BestIsWorst, raw.worst.span, message, help);
    }
    let others = raw.best_to_others.iter().chain(&raw.others_to_worst);
    let ids = [&raw.best, &raw.worst].into_iter();
    let ids = ids.chain(others.map(|(id, _)| id));
    let named = few_named(r, span, ids, "set against each other")?;
    let best_to_others = filled(r, &raw, &named, keys::best_to_others)?;
    let others_to_worst = filled(r, &raw, &named, keys::others_to_worst)?;
    let answers = BestWorstAnswers {
        best: 0,
        worst: 1,
        best_to_others,
        others_to_worst,
    };
    let ids = named.iter().map(|id| id.value.to_string()).collect();
    let Ok((answers, weights)) = WeightAnswers::of_best_worst(ids, answers) else {
        let message = "answers too far apart to weigh by";
        return r.refuse(
            Code::BadJudgement,
            span,
            message,
            "write numbers from 1 to 9",
        );
    };
    Some((answers, weights, named))
}

/// Criteria and numbers from 1 on.
fn judged<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<(At<Str<'a>>, At<f64>)>> {
    let wanted = "criteria and numbers, such as { commute = 2, brand = 8 },";
    let table = r.table(node, wanted)?;
    let mut all: Vec<Option<(At<Str<'a>>, At<f64>)>> = Vec::new();
    for (key, node) in table {
        let number = judgement(r, node).and_then(|number| {
            if number.value >= 1.0 {
                return Some(number);
            }
            let message = format!("{} is below 1", plain(number.value));
            let help = "the best matters as much as any other, and any other as much as the worst: \
                        from 1 on";
            r.refuse(Code::BadJudgement, number.span, message, help)
        });
        all.push(number.map(|number| (r.key(key), number)));
    }
    let mut all: Vec<_> = all.into_iter().collect::<Option<_>>()?;
    all.order_by_key(|(key, _)| key.span);
    Some(all)
}

/// One of the two rows, a number for each criterion.
fn filled(
    r: &mut Reader<'_>,
    raw: &RawBestWorst<'_>,
    named: &[At<Str<'_>>],
    row: &str,
) -> Option<Vec<f64>> {
    let of_best = row == keys::best_to_others;
    let (given, own) = if of_best {
        (&raw.best_to_others, &raw.best.value)
    } else {
        (&raw.others_to_worst, &raw.worst.value)
    };
    let find = |row: &[(At<Str<'_>>, At<f64>)], id: &str| -> Option<At<f64>> {
        let (_, number) = row.iter().find(|(key, _)| key.value == id)?;
        Some(number.clone())
    };
    if let Some(itself) = find(given, own).filter(|n| n.value != 1.0) {
        let message = format!("`{own}` is {} times itself", plain(itself.value));
        let help = "leave it out";
        return r.refuse(Code::ComparedWithItself, itself.span, message, help);
    }
    // The best against the worst may stand in either row; in both it is one number.
    let across = [
        find(&raw.best_to_others, &raw.worst.value),
        find(&raw.others_to_worst, &raw.best.value),
    ];
    if let [Some(first), Some(second)] = &across
        && first.value != second.value
    {
        let message = format!(
            "`{}` is {} times `{}` here, and {} times before",
            raw.best.value,
            plain(second.value),
            raw.worst.value,
            plain(first.value)
        );
        let first = (first.span, "the first");
        r.clash(
            Code::ComparedTwice,
            second.span,
            message,
            "keep one of them",
            first,
        );
        return None;
    }
    let across = across.into_iter().flatten().next();
    let ends = [&raw.best.value, &raw.worst.value];
    let number = |id: &At<Str<'_>>| {
        if id.value == *own {
            return Some(1.0);
        }
        let number = if ends.contains(&&id.value) {
            across.clone()
        } else {
            find(given, &id.value)
        };
        if number.is_none() {
            let message = format!("`{row}` without `{}`", id.value);
            let help = format!("add it: `{} = 2` is twice as much", id.value);
            r.mistake(Code::OrderIncomplete, id.span, message, help);
        }
        number.map(|number| number.value)
    };
    named.iter().map(number).collect()
}
