//! Comparisons in pairs.

use std::collections::HashMap;

use toml::de::DeValue;

use super::{Answered, few_named, judgement};
use crate::diag::{Code, Diagnostic, Span};
use crate::load::grammar::reader::{Node, Reader};
use crate::load::read::raw::{At, Str};
use crate::text::number::{grouped, list, plain, significant};
use crate::weighing::{ComparedWeights, Comparison, Comparisons, WeightAnswers};

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
        let wanted = "a list of pairs such as [\"pay\", \"brand\", 3],";
        return r.unfit(node, wanted, None);
    };
    let pairs: Vec<Option<RawPair<'a>>> = items.iter().map(|item| pair(r, item)).collect();
    let pairs: Vec<RawPair<'a>> = pairs.into_iter().collect::<Option<_>>()?;
    let span = r.span(node);
    if pairs.is_empty() {
        let help = "add pairs such as [\"pay\", \"brand\", 3]: pay matters 3 times as much";
        return r.refuse(Code::Unconnected, span, "no comparison", help);
    }
    let ids = pairs.iter().flat_map(|p| [&p.one, &p.other]);
    let named = few_named(r, span, ids, "compared in pairs")?;
    twice(r, &pairs)?;
    let index = named.iter().zip(0..);
    let index: HashMap<&str, usize> = index.map(|(id, i)| (id.value.as_ref(), i)).collect();
    let comparison = |p: &RawPair<'_>| Comparison {
        one: index[p.one.value.as_ref()],
        other: index[p.other.value.as_ref()],
        times: p.times,
    };
    let stated: Vec<Comparison> = pairs.iter().map(comparison).collect();
    let apart = Comparisons::new(named.len(), stated.clone()).unconnected();
    if let (Some(one), Some(first)) = (apart.first(), named.first()) {
        let names = apart.iter().map(|i| format!("`{}`", named[*i].value));
        let names = list(&names.collect::<Vec<String>>());
        let (first, other) = (&first.value, &named[*one]);
        let message = format!("no comparison connects {names} with `{first}`");
        let help = format!("add one: [\"{first}\", \"{}\", 1]", other.value);
        return r.refuse(Code::Unconnected, other.span, message, help);
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
    let items = node.get_ref().as_array().map(|items| &items[..]);
    let Some([one, other, times]) = items else {
        return r.unfit(node, WANTED, None);
    };
    let (one, other, times) = (r.words(one), r.words(other), judgement(r, times));
    let (one, other, times) = (one?, other?, times?);
    let span = r.span(node);
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
    let at = compared.stated.iter().position(same);
    let Some(pair) = at.and_then(|i| pairs.get(i)).filter(|_| ratio > fit.limit) else {
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
        let first = (first.span, "the first");
        r.clash(
            Code::ComparedTwice,
            pair.span,
            message,
            "keep one of them",
            first,
        );
        return None;
    }
    Some(())
}
