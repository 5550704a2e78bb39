//! Comparisons in pairs.

use std::collections::HashMap;

use toml::de::DeValue;

use super::Answered;
use super::judgement::judgement;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::read::raw::{At, Str};
use crate::text::number::{grouped, list, plain, significant};
use crate::weighing::{ComparedWeights, Comparison, Comparisons, MOST_COMPARED, WeightAnswers};

/// Two criteria, and how many times as much the first matters.
struct RawPair<'a> {
    span: Span,
    one: At<Str<'a>>,
    other: At<Str<'a>>,
    times: f64,
}

/// Pairs, and what comes of them.
pub fn compare<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Answered<'a>> {
    let DeValue::Array(items) = node.get_ref() else {
        return r.unfit(
            node,
            "a list of pairs such as [\"pay\", \"brand\", 3],",
            None,
        );
    };
    let pairs: Vec<Option<RawPair<'a>>> = items.iter().map(|item| pair(r, item)).collect();
    let pairs: Vec<RawPair<'a>> = pairs.into_iter().collect::<Option<_>>()?;
    let span = r.span(node.span());
    if pairs.is_empty() {
        let help = "add pairs such as [\"pay\", \"brand\", 3]: pay matters 3 times as much";
        return r.refuse(Code::Unconnected, span, "no comparison", help);
    }
    let (mut named, mut index) = (Vec::new(), HashMap::new());
    for id in pairs.iter().flat_map(|p| [&p.one, &p.other]) {
        index.entry(id.value.as_ref()).or_insert_with(|| {
            named.push(id.clone());
            named.len() - 1
        });
    }
    if named.len() > MOST_COMPARED {
        let message = format!("{} criteria compared in pairs", named.len());
        let help = format!("at most {MOST_COMPARED}: write an `order`, or a `swing`");
        return r.refuse(Code::TooLong, span, message, help);
    }
    twice(r, &pairs)?;
    let stated: Vec<Comparison> = pairs
        .iter()
        .map(|p| Comparison {
            one: index[p.one.value.as_ref()],
            other: index[p.other.value.as_ref()],
            times: p.times,
        })
        .collect();
    let apart = Comparisons::new(named.len(), stated.clone()).unconnected();
    if let (Some(one), Some(first)) = (apart.first(), named.first()) {
        let names: Vec<String> = apart
            .iter()
            .map(|i| format!("`{}`", named[*i].value))
            .collect();
        let message = format!(
            "no comparison connects {} with `{}`",
            list(&names),
            first.value
        );
        let help = format!(
            "add one: [\"{}\", \"{}\", 1]",
            first.value, named[*one].value
        );
        return r.refuse(Code::Unconnected, named[*one].span, message, help);
    }
    let ids = named.iter().map(|id| id.value.to_string()).collect();
    let (answers, weights) = WeightAnswers::of_comparisons(ids, stated);
    if let WeightAnswers::Compare(compared) = &answers {
        contradicting(r, compared, &pairs);
    }
    Some((answers, weights, named))
}

fn pair<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawPair<'a>> {
    const WANTED: &str = "two criteria and a number, such as [\"pay\", \"brand\", 3],";
    let (one, other, times) = match node.get_ref() {
        DeValue::Array(items) if items.len() == 3 => (items.first()?, items.get(1)?, items.get(2)?),
        _ => return r.unfit(node, WANTED, None),
    };
    let (one, other, times) = (r.words(one), r.words(other), judgement(r, times));
    let (one, other, times) = (one?, other?, times?);
    let span = r.span(node.span());
    if one.value == other.value {
        let message = format!("`{}` compared with itself", one.value);
        let help = "compare it with another criterion, or delete this pair";
        return r.refuse(Code::ComparedWithItself, other.span, message, help);
    }
    Some(RawPair {
        span,
        one,
        other,
        times: times.value,
    })
}

/// Warns of comparisons that fit each other less than they should, by the one that fits worst.
fn contradicting(r: &mut Reader<'_>, compared: &ComparedWeights, pairs: &[RawPair<'_>]) {
    let fit = compared.consistency;
    let (Some(ratio), Some((worst, implied))) = (fit.ratio, compared.worst) else {
        return;
    };
    let same = |c: &Comparison| (c.one, c.other) == (worst.one, worst.other);
    let at = compared
        .stated
        .iter()
        .position(same)
        .and_then(|i| pairs.get(i));
    let Some(pair) = at.filter(|_| ratio > fit.limit) else {
        return;
    };
    let message = format!(
        "the comparisons contradict each other: `{}` is {} times `{}` here, and {} times by all of them \
         together (consistency ratio {}, at most {} is good)",
        pair.one.value,
        grouped(significant(pair.times, 3)),
        pair.other.value,
        grouped(significant(implied, 2)),
        grouped(significant(ratio, 2)),
        plain(fit.limit),
    );
    r.complain(Diagnostic::new(Code::Contradicting, pair.span, message));
}

/// Complains about a pair that is compared twice.
fn twice(r: &mut Reader<'_>, pairs: &[RawPair<'_>]) -> Option<()> {
    let mut seen: HashMap<(&str, &str), &RawPair<'_>> = HashMap::new();
    for pair in pairs {
        let (one, other) = (pair.one.value.as_ref(), pair.other.value.as_ref());
        let Some(first) = seen.insert((one.min(other), one.max(other)), pair) else {
            continue;
        };
        let before = if first.one.value == pair.one.value {
            first.times
        } else {
            1.0 / first.times
        };
        let message = if before == pair.times {
            format!("`{one}` and `{other}` compared twice")
        } else {
            format!(
                "`{one}` is {} times `{other}` here, and {} times before",
                plain(significant(pair.times, 3)),
                plain(significant(before, 3))
            )
        };
        let complaint = Diagnostic::new(Code::ComparedTwice, pair.span, message);
        r.complain(
            complaint
                .help("keep one of them")
                .related(first.span, "the first"),
        );
        return None;
    }
    Some(())
}
