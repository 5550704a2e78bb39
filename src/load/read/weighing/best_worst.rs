//! The best and the worst criterion, set against the others.

use std::collections::HashMap;

use toml::de::DeTable;

use super::Answered;
use super::judgement::judgement;
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::keys::unknown;
use crate::load::grammar::reader::{Node, Reader};
use crate::load::grammar::tables::{BEST_WORST, best_worst as keys};
use crate::load::read::raw::{At, Str};
use crate::text::number::plain;
use crate::text::order::InOrder;
use crate::weighing::{BestWorstAnswers, MOST_COMPARED, WeightAnswers};

/// Criteria with a number each.
type JudgedCriteria<'a> = Vec<(At<Str<'a>>, At<f64>)>;

/// The four answers, read.
struct Four<'a> {
    best: At<Str<'a>>,
    worst: At<Str<'a>>,
    to_others: JudgedCriteria<'a>,
    to_worst: JudgedCriteria<'a>,
}

/// The answers, and what comes of them.
pub fn best_worst<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Answered<'a>> {
    let table = r.table(node, "a table `[weighing.best-worst]`")?;
    let span = r.span(node.span());
    let four = four(r, span, table)?;
    if four.best.value == four.worst.value {
        let message = format!("`{}` is both the best and the worst", four.best.value);
        let help = "name the criterion that matters least";
        return r.refuse(Code::BestIsWorst, four.worst.span, message, help);
    }
    let mut named = vec![four.best.clone(), four.worst.clone()];
    let mut index: HashMap<Str<'a>, usize> =
        HashMap::from([(four.best.value.clone(), 0), (four.worst.value.clone(), 1)]);
    for (id, _) in four.to_others.iter().chain(&four.to_worst) {
        index.entry(id.value.clone()).or_insert_with(|| {
            named.push(id.clone());
            named.len() - 1
        });
    }
    if named.len() > MOST_COMPARED {
        let message = format!("{} criteria set against each other", named.len());
        let help = format!("at most {MOST_COMPARED}: write an `order`, or a `swing`");
        return r.refuse(Code::TooLong, span, message, help);
    }
    let best_to_others = filled(r, &four, &named, keys::best_to_others)?;
    let others_to_worst = filled(r, &four, &named, keys::others_to_worst)?;
    let answers = BestWorstAnswers {
        best: 0,
        worst: 1,
        best_to_others,
        others_to_worst,
    };
    let ids = named.iter().map(|id| id.value.to_string()).collect();
    let Ok((answers, weights)) = WeightAnswers::of_best_worst(ids, answers) else {
        let help = "write numbers from 1 to 9";
        return r.refuse(
            Code::BadJudgement,
            span,
            "answers too far apart to weigh by",
            help,
        );
    };
    Some((answers, weights, named))
}

fn four<'a>(r: &mut Reader<'_>, span: crate::diag::Span, table: &DeTable<'a>) -> Option<Four<'a>> {
    let (mut best, mut worst, mut to_others, mut to_worst) = (None, None, None, None);
    let mut strays = Vec::new();
    for (key, node) in table {
        match key.get_ref().as_ref() {
            keys::best => best = Some(r.words(node)),
            keys::worst => worst = Some(r.words(node)),
            keys::best_to_others => to_others = Some(judged(r, node)),
            keys::others_to_worst => to_worst = Some(judged(r, node)),
            _ => strays.push(r.key(key)),
        }
    }
    for stray in &strays {
        r.complain(unknown(&stray.value, stray.span, &BEST_WORST));
    }
    let written = [
        best.is_some(),
        worst.is_some(),
        to_others.is_some(),
        to_worst.is_some(),
    ];
    r.missing(&BEST_WORST, span, &written, &strays);
    Some(Four {
        best: best??,
        worst: worst??,
        to_others: to_others??,
        to_worst: to_worst??,
    })
}

/// Criteria and numbers from 1 on.
fn judged<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<JudgedCriteria<'a>> {
    let table = r.table(
        node,
        "criteria and numbers, such as { commute = 2, brand = 8 },",
    )?;
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
    let mut all: JudgedCriteria<'a> = all.into_iter().collect::<Option<_>>()?;
    all.order_by_key(|(key, _)| key.span);
    Some(all)
}

/// One of the two rows, a number for each criterion.
fn filled(
    r: &mut Reader<'_>,
    four: &Four<'_>,
    named: &[At<Str<'_>>],
    row: &str,
) -> Option<Vec<f64>> {
    let of_best = row == keys::best_to_others;
    let (given, own) = if of_best {
        (&four.to_others, &four.best.value)
    } else {
        (&four.to_worst, &four.worst.value)
    };
    let find = |row: &JudgedCriteria<'_>, id: &str| -> Option<At<f64>> {
        row.iter()
            .find(|(key, _)| key.value == id)
            .map(|(_, n)| n.clone())
    };
    if let Some(itself) = find(given, own).filter(|n| n.value != 1.0) {
        let message = format!("`{own}` is {} times itself", plain(itself.value));
        let help = "leave it out";
        return r.refuse(Code::ComparedWithItself, itself.span, message, help);
    }
    // The best against the worst may stand in either row; in both it is one number.
    let across = [
        find(&four.to_others, &four.worst.value),
        find(&four.to_worst, &four.best.value),
    ];
    if let [Some(first), Some(second)] = &across
        && first.value != second.value
    {
        let message = format!(
            "`{}` is {} times `{}` here, and {} times before",
            four.best.value,
            plain(second.value),
            four.worst.value,
            plain(first.value)
        );
        let complaint = Diagnostic::new(Code::ComparedTwice, second.span, message);
        r.complain(
            complaint
                .help("keep one of them")
                .related(first.span, "the first"),
        );
        return None;
    }
    let across = across.into_iter().flatten().next();
    let ends = [&four.best.value, &four.worst.value];
    let mut row_of = Vec::new();
    for id in named {
        let number = if id.value == *own {
            Some(1.0)
        } else if ends.contains(&&id.value) {
            across.as_ref().map(|n| n.value)
        } else {
            find(given, &id.value).map(|n| n.value)
        };
        let Some(number) = number else {
            let message = format!("`{row}` without `{}`", id.value);
            let help = format!("add it: `{} = 2` is twice as much", id.value);
            return r.refuse(Code::OrderIncomplete, id.span, message, help);
        };
        row_of.push(number);
    }
    Some(row_of)
}
