//! `[scales]`: criteria of one's own, a line each.

use toml::de::{DeArray, DeValue};

use super::raw::{At, RawCriterion, RawScale, Str};
use super::scale::{levels, scale_of, valid};
use crate::diag::Code;
use crate::load::grammar::kinds::is_id;
use crate::load::grammar::reader::{Node, Reader, is_number};
use crate::model::Scale;
use crate::text::number::plain;
use crate::text::order::InOrder;

/// What a line may hold.
const WANTED: &str = "a scale such as [0, 10] or [\"no\", \"yes\"]";

/// The criteria that it defines, in the order of the file.
pub fn scales<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Vec<RawCriterion<'a>> {
    let Some(table) = r.table(node, "a table `[scales]`") else {
        return Vec::new();
    };
    let mut lines: Vec<_> = table.iter().map(|(key, node)| (r.key(key), node)).collect();
    lines.order_by_key(|(id, _)| id.span);
    let line = |(id, node): (At<Str<'a>>, &Node<'a>)| {
        let scale = scale(r, &id.value, node);
        is_id(r, &id).then(|| RawCriterion::of_scale(id, scale))
    };
    lines.into_iter().filter_map(line).collect()
}

/// A scale: worst and best, levels from the worst on, or a table with any scale.
fn scale(r: &mut Reader<'_>, id: &str, node: &Node<'_>) -> Option<RawScale> {
    let span = r.span(node);
    let items = match node.get_ref() {
        DeValue::Table(_) => return scale_of(r, node),
        DeValue::Array(items) => items,
        _ if is_number(node) => {
            let number = r.number(node)?.value;
            return one_number(r, id, node, number);
        }
        DeValue::Boolean(_) => {
            let help = format!("write `{id} = [\"no\", \"yes\"]`");
            return r.unfit(node, WANTED, Some(help));
        }
        _ => {
            let help = format!("write its worst and its best end: `{id} = [0, 10]`");
            return r.unfit(node, WANTED, Some(help));
        }
    };
    let scale = list(r, id, node, items)?;
    Some(RawScale { span, scale })
}

/// The scale of a list: two ends, or levels.
fn list(r: &mut Reader<'_>, id: &str, node: &Node<'_>, items: &DeArray<'_>) -> Option<Scale> {
    let span = r.span(node);
    if items.iter().all(|item| item.get_ref().is_str()) {
        return levels(r, node);
    }
    if items.iter().all(is_number) {
        return ends(r, id, node, items);
    }
    if items.iter().all(|item| item.get_ref().is_bool()) {
        let help = format!("write `{id} = [\"no\", \"yes\"]`, the worse one first");
        return r.refuse(Code::WrongType, span, "levels are texts in quotes", help);
    }
    let help = "write two numbers, worst and best, or levels in quotes, worst first";
    r.refuse(Code::WrongType, span, "a scale of several kinds", help)
}

/// Two numbers: the worst, and the best.
fn ends(r: &mut Reader<'_>, id: &str, node: &Node<'_>, items: &DeArray<'_>) -> Option<Scale> {
    let numbers: Option<Vec<f64>> = items.iter().map(|x| Some(r.number(x)?.value)).collect();
    let span = r.span(node);
    match numbers?[..] {
        [one] => one_number(r, id, node, one),
        [worst, best] => valid(r, span, Scale::straight(worst, best)),
        ref all => {
            let (first, last) = (all.first()?, all.last()?);
            let message = format!("a scale of {} numbers", all.len());
            let help = format!(
                "write its worst and its best end: [{}, {}]; a curve is {{ points = [[0, 0.0], [10, 1.0]] }}",
                plain(*first),
                plain(*last)
            );
            r.refuse(Code::WrongType, span, message, help)
        }
    }
}

/// A number alone, which says one end and not the other.
fn one_number<T>(r: &mut Reader<'_>, id: &str, node: &Node<'_>, number: f64) -> Option<T> {
    let other = plain(number);
    let ends = if number > 0.0 {
        format!("[0, {other}]` or `{id} = [{other}, 0]`")
    } else {
        format!("[{other}, 10]`")
    };
    let help = format!("write its worst end, then its best: `{id} = {ends}");
    r.refuse(Code::FlatScale, r.span(node), "a scale of one number", help)
}
