//! A spanned tree to a [`RawFile`]: every key known or complained about, every value of its kind.

pub mod amount;
pub mod changes;
pub mod composed;
pub mod criterion;
pub mod equity;
pub mod fact;
pub mod part;
pub mod pay;
pub mod rates;
pub mod raw;
pub mod reader;
pub mod sets;
pub mod shipped;

use toml::de::DeTable;

use super::grammar::headers;
use super::grammar::keys::{self, Table};
use super::syntax::document::Text;
use crate::diag::{Code, Diagnostic, Span};
use raw::{At, RawCompany, RawFile, RawOffer, RawRating, RawWeight};
use reader::{Node, Reader, good_id, required, stray};

/// Reads a whole file; the complaints are those of its syntax and its shape.
pub(super) fn file(text: &Text) -> (RawFile<'_>, Vec<Diagnostic>) {
    in_parts(text).unwrap_or_else(|| in_one_piece(text))
}

/// Reads a file part by part, if that can be done.
fn in_parts(text: &Text) -> Option<(RawFile<'_>, Vec<Diagnostic>)> {
    let mut reader = Reader::new(text);
    let mut raw = RawFile::new(text.file);
    for part in text.parts() {
        let (start, tree) = part?;
        reader.start = start;
        top(&mut reader, tree, &mut raw);
    }
    Some((raw, reader.finish()))
}

fn in_one_piece(text: &Text) -> (RawFile<'_>, Vec<Diagnostic>) {
    let (tree, slips) = text.tree();
    let mut reader = Reader::new(text);
    let mut raw = RawFile::new(text.file);
    raw.lossy = !slips.is_empty();
    for slip in slips {
        let code = if slip.date {
            Code::BadDate
        } else {
            Code::Syntax
        };
        // Slips are places of the original already.
        let span = Span {
            file: text.file,
            start: slip.range.start as u32,
            end: slip.range.end as u32,
        };
        reader.complain(Diagnostic::new(code, span, slip.message).maybe_help(slip.help));
    }
    top(&mut reader, tree, &mut raw);
    (raw, reader.finish())
}

/// Reads the keys of the top level.
fn top<'a>(r: &mut Reader<'_>, tree: DeTable<'a>, raw: &mut RawFile<'a>) {
    for (key, node) in tree {
        let at = r.span(key.span());
        match key.get_ref().as_ref() {
            "title" => raw.title = r.line(&node),
            "about" => raw.about = r.text(&node),
            "weights" => raw.weights = weights(r, &node).map(|value| At { value, span: at }),
            "must" => raw.musts = musts(r, &node).map(|value| At { value, span: at }),
            "criteria" => {
                raw.sets = Some(At {
                    value: sets(r, &node),
                    span: at,
                });
            }
            "criterion" => each(
                r,
                "criterion",
                node,
                &mut raw.criteria,
                criterion::criterion,
            ),
            "offer" => each(r, "offer", node, &mut raw.offers, |r, s, t| {
                Some(offer(r, s, t))
            }),
            "fact" => each(r, "fact", node, &mut raw.facts, fact::fact),
            "company" => companies(r, node, raw),
            "link" => each(r, "link", node, &mut raw.links, fact::link),
            "rates" => {
                raw.rates = Some(At {
                    value: rates::rates(r, &node),
                    span: at,
                });
            }
            _ => match headers::header(r.text.line(at)).and_then(headers::meant) {
                Some(meant) => block(r, &key, &meant),
                None => r.stray(&mut raw.strays, &key),
            },
        }
    }
}

/// Complains about a block whose header is not known, by the first key in it.
fn block(r: &mut Reader<'_>, key: &toml::Spanned<raw::Str<'_>>, meant: &str) {
    let top = Table::Top.noun();
    let mend = match headers::name(meant).strip_prefix("offer.") {
        Some(_) => format!("write `{meant}`, below its `[[offer]]`"),
        None => format!("write `{meant}`"),
    };
    let complaint = keys::misplaced(key.get_ref(), r.span(key.span()), top, mend);
    r.complain(complaint);
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

/// `[[company]]`; a text is an offer's `company` that slipped to the top level.
fn companies<'a>(r: &mut Reader<'_>, node: Node<'a>, raw: &mut RawFile<'a>) {
    if matches!(node.get_ref(), toml::de::DeValue::String(_)) {
        let span = r.span(node.span());
        r.complain(keys::misplaced(
            "company",
            span,
            "the file's top level",
            "put `company` below `[[offer]]`".to_owned(),
        ));
        return;
    }
    each(r, "company", node, &mut raw.companies, company);
}

fn company<'a>(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> Option<RawCompany<'a>> {
    let (mut name, mut also) = (None, Vec::new());
    for (key, node) in table {
        match key.get_ref().as_ref() {
            "name" => name = Some(r.words(node)),
            "also" => also = r.texts(node, "a list of names, such as [\"AWS\"]"),
            _ => stray(r, key, Table::Company),
        }
    }
    let name = required(r, span, name, "name", Table::Company)?;
    Some(RawCompany { name, also })
}

fn weights<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawWeight<'a>>> {
    let table = r.table(node, "a table `[weights]`")?;
    let mut out: Vec<RawWeight<'a>> = table
        .iter()
        .filter_map(|(key, node)| weight(r, key, node))
        .collect();
    // The tree sorts its keys; their order in the file is the order of the screen.
    out.sort_by_key(|w| w.key.span);
    Some(out)
}

fn weight<'a>(
    r: &mut Reader<'_>,
    key: &toml::Spanned<raw::Str<'a>>,
    node: &Node<'a>,
) -> Option<RawWeight<'a>> {
    let key = r.key(key);
    let (low, high) = weight_ends(r, node)?;
    let span = r.span(node.span());
    let middle = if low == high {
        low
    } else {
        low / 2.0 + high / 2.0
    };
    Some(RawWeight {
        key,
        span,
        low,
        middle,
        high,
    })
}

/// The largest weight: sums of larger ones would not be numbers.
const LARGEST: f64 = 1e15;

/// A weight's number or range, each end checked.
pub(super) fn weight_ends(r: &mut Reader<'_>, node: &Node<'_>) -> Option<(f64, f64)> {
    let (low, high) = match node.get_ref() {
        toml::de::DeValue::Array(items) if items.len() == 2 => {
            let (low, high) = (items.first()?, items.get(1)?);
            (r.number(low)?, r.number(high)?)
        }
        toml::de::DeValue::Array(_) => {
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
        let complaint = Diagnostic::new(Code::NegativeWeight, negative.span, "a negative weight");
        r.complain(complaint.help("write 0 or more; to turn a criterion round, turn its scale"));
        return None;
    }
    if high.value.max(low.value) > LARGEST {
        let span = r.span(node.span());
        let complaint = Diagnostic::new(Code::NotFinite, span, "a weight that is too large");
        r.complain(complaint.help("only proportions count: 30 and 15 are 2 and 1"));
        return None;
    }
    if low.value > high.value {
        let span = r.span(node.span());
        let help = format!("write [{}, {}]", high.value, low.value);
        r.complain(
            Diagnostic::new(
                Code::RangeOrder,
                span,
                "a range whose ends are out of order",
            )
            .help(help),
        );
        return None;
    }
    Some((low.value, high.value))
}

fn musts<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Option<Vec<RawRating<'a>>> {
    let table = r.table(node, "a table `[must]`")?;
    let mut out: Vec<_> = table
        .iter()
        .map(|(key, node)| rating(r, key, node))
        .collect();
    out.sort_by_key(|m| m.key.span);
    Some(out)
}

/// `criteria`: the name of a set, or a list of them.
fn sets<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Vec<At<raw::Str<'a>>> {
    match node.get_ref() {
        toml::de::DeValue::String(_) => r.words(node).into_iter().collect(),
        toml::de::DeValue::Array(items) if items.is_empty() => {
            let span = r.span(node.span());
            let complaint = Diagnostic::new(Code::WrongType, span, "an empty list of sets");
            r.complain(complaint.help("name one, such as \"default\", or delete the line"));
            Vec::new()
        }
        _ => r.texts(node, "the name of a set, or a list of them,"),
    }
}

fn offer<'a>(r: &mut Reader<'_>, span: Span, table: &DeTable<'a>) -> RawOffer<'a> {
    let mut raw = RawOffer {
        span,
        company: None,
        role: None,
        id: None,
        pending: false,
        location: None,
        reply_by: None,
        expects_by: None,
        note: None,
        ratings: Vec::new(),
        pay: None,
        strays: Vec::new(),
    };
    let mut has_company = false;
    for (key, node) in table {
        match key.get_ref().as_ref() {
            "company" => {
                has_company = true;
                raw.company = r.words(node);
            }
            "role" => raw.role = r.words(node),
            "id" => raw.id = r.text(node).filter(|id| good_id(r, id)),
            "status" => raw.pending = status(r, node),
            "location" => raw.location = r.line(node),
            "reply-by" => raw.reply_by = r.date(node),
            "expects-by" => raw.expects_by = r.date(node),
            "note" => raw.note = r.text(node),
            "ratings" => raw.ratings = ratings(r, node),
            "pay" => raw.pay = pay::pay(r, node),
            _ => r.stray(&mut raw.strays, key),
        }
    }
    let meant = raw
        .strays
        .iter()
        .any(|s| Table::Offer.meant(&s.value) == Some("company"));
    if !has_company && !meant {
        let _: Option<()> = required(r, span, None, "company", Table::Offer);
    }
    raw
}

fn status(r: &mut Reader<'_>, node: &Node<'_>) -> bool {
    let Some(text) = r.text(node) else {
        return false;
    };
    match text.value.as_ref() {
        "offered" => false,
        "pending" => true,
        other => {
            let message = format!("unknown status \"{other}\"");
            let help = "write \"offered\", or \"pending\" for one that is not made yet";
            r.complain(Diagnostic::new(Code::UnknownLevel, text.span, message).help(help));
            false
        }
    }
}

fn ratings<'a>(r: &mut Reader<'_>, node: &Node<'a>) -> Vec<RawRating<'a>> {
    match r.table(node, "a table `[offer.ratings]`") {
        Some(table) => table
            .iter()
            .map(|(key, node)| rating(r, key, node))
            .collect(),
        None => Vec::new(),
    }
}

fn rating<'a>(
    r: &mut Reader<'_>,
    key: &toml::Spanned<raw::Str<'a>>,
    node: &Node<'a>,
) -> RawRating<'a> {
    let (stated, note) = match parts_of_pay(node) {
        Some(part) => {
            let name = part.get_ref();
            let mend = format!("put `{name}` below `[offer.pay]`");
            r.complain(keys::misplaced(name, r.span(part.span()), "a rating", mend));
            (None, None)
        }
        None => fact::rating(r, node),
    };
    RawRating {
        key: r.key(key),
        span: r.span(node.span()),
        stated,
        note,
    }
}

/// The first part of pay in the table of a rating.
fn parts_of_pay<'n, 'a>(node: &'n Node<'a>) -> Option<&'n toml::Spanned<raw::Str<'a>>> {
    let toml::de::DeValue::Table(table) = node.get_ref() else {
        return None;
    };
    let mut keys = table.iter().map(|(key, _)| key);
    keys.find(|key| Table::Pay.keys().contains(&key.get_ref().as_ref()))
}
