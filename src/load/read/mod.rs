//! A spanned tree to a [`RawFile`]: every key known or complained about, every value of its kind.

pub mod amount;
pub mod chance;
pub mod changes;
pub mod composed;
pub mod part;
pub mod pay;
pub mod rates;
pub mod rating;
pub mod raw;
pub mod scale;
pub mod scales;
pub mod sets;
pub mod shipped;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::grammar::headers;
use super::grammar::keys;
use super::grammar::reader::{Node, Reader};
use super::grammar::tables::{TOP, top};
use super::syntax::document::Text;
use crate::diag::{Code, Diagnostic, Span};
use crate::model::Spread;
use raw::{
    At, RawCompany, RawCriterion, RawFallback, RawFile, RawLink, RawOffer, RawRating, RawWeight,
    Str,
};

/// Reads a whole file; the complaints are those of its syntax and its shape.
pub(super) fn file(text: &Text) -> (RawFile<'_>, Vec<Diagnostic>) {
    in_parts(text).unwrap_or_else(|| in_one_piece(text))
}

/// Reads a file part by part, if that can be done.
fn in_parts(text: &Text) -> Option<(RawFile<'_>, Vec<Diagnostic>)> {
    let mut reader = Reader::new(text);
    let mut raw = RawFile {
        file: text.file,
        ..RawFile::default()
    };
    for part in text.parts() {
        let (start, tree) = part?;
        reader.start = start;
        top_level(&mut reader, text, tree, &mut raw);
    }
    Some((raw, reader.finish()))
}

fn in_one_piece(text: &Text) -> (RawFile<'_>, Vec<Diagnostic>) {
    let (tree, mistakes) = text.tree();
    let mut reader = Reader::new(text);
    let mut raw = RawFile {
        file: text.file,
        lossy: !mistakes.is_empty(),
        ..RawFile::default()
    };
    for mistake in mistakes {
        let code = if mistake.date {
            Code::BadDate
        } else {
            Code::Syntax
        };
        // Mistakes are places of the original already.
        let span = text.file.span(mistake.range);
        reader.complain(Diagnostic::new(code, span, mistake.message).maybe_help(mistake.help));
    }
    top_level(&mut reader, text, tree, &mut raw);
    (raw, reader.finish())
}

/// Reads the keys of the top level.
fn top_level<'a>(r: &mut Reader<'_>, text: &Text, tree: DeTable<'a>, raw: &mut RawFile<'a>) {
    for (key, node) in tree {
        let span = r.span(key.span());
        let name = key.get_ref().as_ref();
        match name {
            top::title => raw.title = r.line(&node),
            top::about => raw.about = r.text(&node),
            top::weights => raw.weights = weights(r, &node).map(|value| At { value, span }),
            top::must => raw.musts = musts(r, &node).map(|value| At { value, span }),
            top::criteria => {
                let value = sets(r, &node);
                raw.sets = Some(At { value, span });
            }
            top::scales => raw.criteria.extend(scales::scales(r, &node)),
            top::criterion => each(r, name, node, &mut raw.criteria, RawCriterion::read),
            top::offer => each(r, name, node, &mut raw.offers, RawOffer::read),
            top::fact => each(r, name, node, &mut raw.facts, rating::fact),
            top::company if matches!(node.get_ref(), DeValue::String(_)) => {
                // An offer's `company` that fell to the top level.
                let mend = format!("put `{name}` below `[[offer]]`");
                let span = r.span(node.span());
                r.complain(keys::misplaced(name, span, TOP.noun, mend));
            }
            top::company => each(r, name, node, &mut raw.companies, RawCompany::read),
            top::link => each(r, name, node, &mut raw.links, RawLink::read),
            top::fallback => raw.fallback = fallback(r, &node),
            top::rates => {
                let value = rates::rates(r, &node);
                raw.rates = Some(At { value, span });
            }
            _ => match headers::header(text.line(span)).and_then(headers::meant) {
                Some(meant) => block(r, &key, &meant),
                None => r.stray(&mut raw.strays, &key),
            },
        }
    }
}

/// What it is worth to end with none of the offers, in points.
fn fallback<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawFallback<'a>> {
    let table = r.table(node, "a table `[fallback]`")?;
    RawFallback::read(r, r.span(node.span()), table)
}

/// Complains about a block whose header is not known, by the first key in it.
fn block(r: &mut Reader<'_>, key: &Spanned<Str<'_>>, meant: &str) {
    let mend = match headers::name(meant).strip_prefix("offer.") {
        Some(_) => format!("write `{meant}`, below its `[[offer]]`"),
        None => format!("write `{meant}`"),
    };
    let span = r.span(key.span());
    r.complain(keys::misplaced(key.get_ref(), span, TOP.noun, mend));
}

/// Reads the tables of `[[name]]`. Each goes as soon as it is read: what follows is put into its
/// memory, which is at hand, where new memory is not.
fn each<'a, T>(
    r: &mut Reader<'_>,
    name: &str,
    node: Node<'a>,
    out: &mut Vec<T>,
    read: impl Fn(&mut Reader<'_>, Span, &DeTable<'a>) -> Option<T>,
) {
    let wanted = format!("a block `[[{name}]]`");
    let items = r.items(name, node);
    out.reserve(items.len());
    for item in items {
        if let Some(table) = r.table(&item, &wanted) {
            out.extend(read(r, r.span(item.span()), table));
        }
    }
}

fn weights<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawWeight<'a>>> {
    let table = r.table(node, "a table `[weights]`")?;
    let weights = table
        .iter()
        .filter_map(|(key, node)| weight(r, r.key(key), node));
    let mut out: Vec<RawWeight<'a>> = weights.collect();
    // The tree sorts its keys; their order in the file is the order of the screen.
    out.sort_by_key(|w| w.key.span);
    Some(out)
}

/// A criterion's weight: a number, or a range.
pub(super) fn weight<'a>(
    r: &mut Reader<'_>,
    key: At<Str<'a>>,
    node: &Node<'_>,
) -> Option<RawWeight<'a>> {
    let (low, high) = weight_ends(r, node)?;
    let middle = Spread::range(low, high).ok()?.likely();
    Some(RawWeight {
        key,
        span: r.span(node.span()),
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
        DeValue::Array(items) if items.len() == 2 => {
            let (low, high) = (items.first()?, items.get(1)?);
            (r.number(low)?, r.number(high)?)
        }
        DeValue::Array(_) => {
            r.wrong_kind(node, "a number, or a range such as [20, 40],");
            return None;
        }
        _ => {
            let one = r.number(node)?;
            (one.clone(), one)
        }
    };
    let negative = if low.value < 0.0 { &low } else { &high };
    if negative.value < 0.0 {
        let help = "write 0 or more; where less is better, swap the ends of the scale";
        return r.refuse(
            Code::NegativeWeight,
            negative.span,
            "a negative weight",
            help,
        );
    }
    let span = r.span(node.span());
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

fn musts<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawRating<'a>>> {
    let table = r.table(node, "a table `[must]`")?;
    let mut out = rating::all(r, table);
    out.sort_by_key(|m| m.key.span);
    Some(out)
}

/// `criteria`: the name of a set, or a list of them.
fn sets<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Vec<At<Str<'a>>> {
    match node.get_ref() {
        DeValue::String(_) => r.words(node).into_iter().collect(),
        DeValue::Array(items) if items.is_empty() => {
            let span = r.span(node.span());
            let help = "name one, such as \"default\", or delete the line";
            r.mistake(Code::WrongType, span, "an empty list of sets", help);
            Vec::new()
        }
        _ => {
            let texts = r.texts(node, "the name of a set, or a list of them,");
            texts.unwrap_or_default()
        }
    }
}
