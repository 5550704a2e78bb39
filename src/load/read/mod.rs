//! A spanned tree to a [`RawFile`]: every key known or complained about, every value of its kind.

pub mod amount;
pub mod chance;
pub mod changes;
pub mod composed;
pub mod named;
pub mod part;
pub mod pay;
pub mod rates;
pub mod rating;
pub mod raw;
pub mod scale;
pub mod scales;
pub mod sets;
mod shares;
pub mod shipped;
mod values;
pub mod weighing;
pub mod weights;
mod years;

use rayon::prelude::*;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::grammar::headers;
use super::grammar::key_types::Table;
use super::grammar::reader::{Node, Reader, is_number};
use super::grammar::tables::{CRITERION, JUDGE, OFFER, PAY, TOP, WEIGHTS, top};
use super::grammar::unknown_key;
use super::syntax::chunks::FilePart;
use super::syntax::document::Text;
use crate::diag::{Code, Diagnostic, Span};
use crate::text::order::InOrder;
use crate::threads::in_parallel;
use raw::{
    At, RawColumn, RawCompany, RawCriterion, RawFallback, RawFile, RawJudge, RawLink, RawOffer,
    RawRating, Str,
};

/// Reads a whole file; the complaints are those of its syntax and its shape.
pub(super) fn file(text: &Text) -> (RawFile<'_>, Vec<Diagnostic>) {
    in_parts(text).unwrap_or_else(|| in_one_piece(text))
}

/// Bytes from which on a file is read on all cores.
const LARGE: usize = 1 << 20;

/// Reads a file part by part, if that can be done.
fn in_parts(text: &Text) -> Option<(RawFile<'_>, Vec<Diagnostic>)> {
    let mut reader = Reader::new(text);
    let mut raw = on_all_cores(text).or_else(|| one_by_one(&mut reader, text))?;
    weights::together(&mut reader, &mut raw);
    Some((raw, reader.finish()))
}

fn one_by_one<'t>(reader: &mut Reader<'_>, text: &'t Text) -> Option<RawFile<'t>> {
    let mut raw = RawFile::new(text.file);
    for part in text.parts() {
        reader.start = part.place.start;
        top_level(reader, text, text.tree_of(&part)?, &mut raw);
    }
    Some(raw)
}

/// The parts of a large file several at a time; none where there is anything to complain about, of
/// which the beginning of the file is told before its end.
fn on_all_cores(text: &Text) -> Option<RawFile<'_>> {
    if text.len() < LARGE {
        return None;
    }
    let read = |part: FilePart| {
        let mut reader = Reader::new(text);
        let mut raw = RawFile::new(text.file);
        reader.start = part.place.start;
        top_level(&mut reader, text, text.tree_of(&part)?, &mut raw);
        reader.has_no_complaint().then_some(raw)
    };
    let parts: Vec<FilePart> = text.parts().collect();
    let parts: Option<Vec<RawFile<'_>>> = in_parallel(|| parts.into_par_iter().map(read).collect());
    let mut parts = parts?.into_iter();
    let mut raw = parts.next()?;
    // Behind the first, parts have nothing but offers.
    raw.offers.extend(parts.flat_map(|part| part.offers));
    Some(raw)
}

fn in_one_piece(text: &Text) -> (RawFile<'_>, Vec<Diagnostic>) {
    let (tree, mistakes) = text.tree();
    let mut reader = Reader::new(text);
    let mut raw = RawFile::new(text.file);
    raw.lossy = !mistakes.is_empty();
    for mistake in mistakes {
        // Mistakes are places of the original already.
        let span = text.file.span(mistake.range);
        let complaint = Diagnostic::new(mistake.code, span, mistake.message);
        reader.complain(complaint.maybe_help(mistake.help));
    }
    top_level(&mut reader, text, tree, &mut raw);
    weights::together(&mut reader, &mut raw);
    (raw, reader.finish())
}

/// Reads the keys of the top level.
fn top_level<'a>(r: &mut Reader<'_>, text: &Text, tree: DeTable<'a>, raw: &mut RawFile<'a>) {
    for (key, node) in tree {
        let span = r.span(&key);
        let name = key.get_ref().as_ref();
        match name {
            top::title => raw.title = r.line(&node),
            top::about => raw.about = r.text(&node),
            top::horizon_months => raw.horizon = composed::horizon(r, &node),
            top::weights => {
                let value = weights::weights(r, &node);
                match &raw.weighing {
                    Some(answers) => weights::beside_answers(r, WEIGHTS.noun, span, answers.span),
                    None => raw.weights = value.map(|value| At { value, span }),
                }
            }
            top::weighing => {
                let (answers, value) = weighing::weighing(r, span, &node);
                raw.weighing = Some(answers);
                raw.weights = Some(At { value, span });
            }
            top::weight_group => each(r, name, node, &mut raw.groups, weights::group),
            top::must => raw.musts = musts(r, &node).map(|value| At { value, span }),
            top::criteria => {
                let value = sets(r, &node).unwrap_or_default();
                raw.sets = Some(At { value, span });
            }
            top::scales => raw.criteria.extend(scales::scales(r, &node)),
            top::criterion => each(r, name, node, &mut raw.criteria, RawCriterion::read),
            top::offer => each(r, name, node, &mut raw.offers, RawOffer::read),
            top::fact => each(r, name, node, &mut raw.facts, rating::fact),
            top::company if matches!(node.get_ref(), DeValue::String(_)) => {
                // An offer's `company` that fell to the top level.
                let mend = format!("put `{name}` below `[[offer]]`");
                r.complain(unknown_key::misplaced(name, r.span(&node), TOP.noun, mend));
            }
            top::company => each(r, name, node, &mut raw.companies, RawCompany::read),
            top::link => each(r, name, node, &mut raw.links, RawLink::read),
            top::fallback => raw.fallback = fallback(r, &node),
            top::rates => {
                let value = rates::rates(r, &node);
                raw.rates = Some(At { value, span });
            }
            top::ignore_columns => {
                raw.ignored_columns = r.texts(&node, "a list of columns, such as [\"Notes\"]");
            }
            top::columns => raw.columns = columns(r, &node).map(|value| At { value, span }),
            _ => match headers::header(text.line(span)).and_then(headers::meant) {
                Some(meant) => block(r, &key, &meant),
                None if TOP.meant(name).is_none() && is_offer(r, &node) => {
                    let message = format!("`[{name}]` with the keys of an offer");
                    let help = format!("write `[[offer]]` and `company = \"{name}\"`");
                    r.mistake(Code::UnknownKey, span, message, help);
                }
                None => r.stray(&mut raw.strays, &key),
            },
        }
    }
}

/// Whether a block of another name has what offers have.
fn is_offer(r: &Reader<'_>, node: &Node<'_>) -> bool {
    let has = |key: &Spanned<Str<'_>>| OFFER.has(key.get_ref()) || PAY.has(key.get_ref());
    let table = node.get_ref().as_table();
    table.is_some_and(|table| !r.is_inline(node) && table.keys().any(has))
}

/// What it is worth to end with none of the offers, in points.
fn fallback<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawFallback<'a>> {
    if is_number(node) {
        let help = format!("write `fallback = {{ score = {} }}`", r.as_written(node));
        return r.unfit(node, "a table `[fallback]`", Some(help));
    }
    let table = r.table(node, "a table `[fallback]`")?;
    RawFallback::read(r, r.span(node), table)
}

/// Complains about a block whose header is not known, by the first key in it.
fn block(r: &mut Reader<'_>, key: &Spanned<Str<'_>>, meant: &str) {
    let mend = match headers::name(meant).strip_prefix("offer.") {
        Some(_) => format!("write `{meant}`, below its `[[offer]]`"),
        None => format!("write `{meant}`"),
    };
    let span = r.span(key);
    r.complain(unknown_key::misplaced(key.get_ref(), span, TOP.noun, mend));
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
    let Some(items) = r.items(name, node) else {
        return;
    };
    out.reserve(items.len());
    for item in items {
        if let Some(table) = r.table(&item, &wanted) {
            out.extend(read(r, r.span(&item), table));
        }
    }
}

fn musts<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawRating<'a>>> {
    let table = r.table(node, "a table `[must]`")?;
    let mut out = rating::all(r, table);
    out.order_by_key(|m| m.key.span);
    Some(out)
}

/// `[columns]`: names of columns, and what is in each.
fn columns<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawColumn<'a>>> {
    let table = r.table(node, "a table `[columns]`")?;
    let columns = table.iter().filter_map(|(key, node)| {
        let name = r.key(key);
        r.words(node).map(|part| RawColumn { name, part })
    });
    let mut out: Vec<RawColumn<'a>> = columns.collect();
    out.order_by_key(|column| column.name.span);
    Some(out)
}

/// `criteria`: the name of a set, or a list of them; one with a voice stands in braces.
fn sets<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawJudge<'a>>> {
    match node.get_ref() {
        DeValue::Array(items) if items.is_empty() => {
            let span = r.span(node);
            let help = "name one, such as \"default\", or delete the line";
            r.refuse(Code::WrongType, span, "an empty list of sets", help)
        }
        DeValue::Array(items) => Some(items.iter().filter_map(|item| judge(r, item)).collect()),
        DeValue::String(_) | DeValue::Table(_) => judge(r, node).map(|judge| vec![judge]),
        _ => r.wrong_kind(node, "the name of a set, or a list of them,"),
    }
}

/// The block that a table of `criteria` may be meant for: the weights of criteria, or one criterion.
fn other_block(table: &DeTable<'_>) -> Option<&'static str> {
    let has = |of: &Table| table.keys().any(|key| of.has(key.get_ref()));
    if has(&JUDGE) {
        return None;
    }
    if !table.is_empty() && table.values().all(is_number) {
        return Some(WEIGHTS.header);
    }
    has(&CRITERION).then_some(CRITERION.header)
}

/// The name of a set, or a set with its judge's voice.
fn judge<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<RawJudge<'a>> {
    if let DeValue::Table(_) = node.get_ref() {
        let table = r.table(node, "the name of a set")?;
        if let Some(meant) = other_block(table).filter(|_| !r.is_inline(node)) {
            let message = format!("no set of weights, but what stands below `{meant}`");
            let help = format!("write `{meant}`");
            return r.refuse(Code::UnknownKey, r.span(node), message, help);
        }
        return RawJudge::read(r, r.span(node), table);
    }
    let set = r.words(node)?;
    Some(RawJudge {
        span: set.span,
        set,
        ..RawJudge::default()
    })
}
