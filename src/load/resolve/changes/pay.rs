//! Changes of pay from the command line: `--set o.pay.hourly=45`, `--set rates.EUR=1.1`.

use crate::diag::{Code, Diagnostic, kept};
use crate::load::grammar::money::currency;
use crate::load::grammar::reader::Reader;
use crate::load::grammar::tables::{BENEFITS, COSTS, PAY, pay};
use crate::load::read::changes::{Read, SetPart};
use crate::load::read::part::PayReader;
use crate::load::read::rates;
use crate::load::read::raw::{At, RawOffer, RawPart, RawPay, StrayPart};
use crate::load::resolve::identity::OfferNames;
use crate::load::resolve::misplaced;
use crate::load::resolve::rates::Rates;
use crate::load::resolve::resolution::Resolution;
use crate::model::PayPart;
use crate::text::suggest::nearest;

/// `--set rates.EUR=1.1`.
pub fn rate(r: &mut Resolution<'_>, rates: &mut Rates, change: &SetPart<'_>) {
    let Some(from) = kept(currency(&change.key), r.complaints) else {
        return;
    };
    let mut reader = Reader::new(change.text);
    let typed = rates::typed(&mut reader, from.clone(), &change.node);
    r.complaints.append(&mut reader.complaints);
    if let Some(typed) = typed {
        rates.set(r, &from, typed);
    }
}

/// Parts of pay by the offers that they are set for.
pub fn parts<'c, 'a>(
    r: &mut Resolution<'_>,
    changes: &'c Read<'a>,
    names: &OfferNames<'_>,
) -> Vec<(usize, &'c SetPart<'a>)> {
    let found = changes.parts.iter().filter_map(|change| {
        let found = names.find(&change.name.value, change.name.span, &r.companies);
        Some((kept(found, r.complaints)?, change))
    });
    found.collect()
}

/// The pay of an offer with the parts that are set for it; `whole` if all of it is set at once.
pub fn changed<'c, 'k: 'c>(
    r: &mut Resolution<'_>,
    raw: &'c RawOffer<'k>,
    parts: impl Iterator<Item = &'c SetPart<'k>> + Clone,
    whole: bool,
) -> Option<RawPay<'k>> {
    let mut pay = raw.pay.clone();
    for part in parts.clone() {
        let mut reader = Reader::new(part.text);
        let (key, span) = (&part.key.value, part.key.span);
        if whole {
            let message = "a part of the pay, and all of it is set too";
            let complaint = Diagnostic::new(Code::BadArgument, span, message);
            r.complaints.push(complaint.help("set one of them"));
            continue;
        }
        let Some(pay) = &mut pay else {
            let message = "no `[offer.pay]` of which a part could be set";
            let complaint = Diagnostic::new(Code::BadArgument, part.name.span, message);
            let help = "write it in the file, or set all of it as `pay`";
            r.complaints.push(complaint.help(help));
            continue;
        };
        if let Some(complaint) = misspelled_cost(pay, part) {
            r.complaints.push(complaint);
            continue;
        }
        let strange = pay.strays.len();
        let mut own = PayReader {
            r: &mut reader,
            raw: &mut *pay,
        };
        if !own.field(key, span, &part.node) {
            let written = reader.as_written(&part.node).to_owned();
            reader.complain(misplaced::typed(&stray(part, written)));
        }
        // The typed ones are told here, those of the file with its other keys.
        for stray in pay.strays.drain(strange..) {
            reader.complain(misplaced::typed(&stray));
        }
        replace_base(pay);
        r.complaints.append(&mut reader.complaints);
    }
    r.complaints.extend(lone_terms(pay.as_ref(), parts));
    pay
}

/// A typed key that does not stand in the pay, and the table that it was typed for.
fn stray<'a>(part: &SetPart<'a>, written: String) -> StrayPart<'a> {
    let key = part.key.value.as_ref();
    let (table, name) = match key.split_once('.') {
        Some((pay::costs, name)) => (&COSTS, name),
        Some((pay::benefits, name)) => (&BENEFITS, name),
        _ => (&PAY, key),
    };
    StrayPart {
        key: At {
            value: name.to_owned().into(),
            span: part.key.span,
        },
        table,
        inline: true,
        written,
    }
}

/// Terms that are set of what is not there.
fn lone_terms<'c, 'k: 'c>(
    pay: Option<&RawPay<'k>>,
    set: impl Iterator<Item = &'c SetPart<'k>>,
) -> Option<Diagnostic> {
    const TERMS: [(&str, PayPart, &str); 4] = [
        ("equity.vesting", PayPart::Grant, "equity.grant"),
        ("equity.cliff-months", PayPart::Grant, "equity.grant"),
        ("sign-on.clawback-months", PayPart::SignOn, "sign-on"),
        ("sign-on.pro-rata", PayPart::SignOn, "sign-on"),
    ];
    let has = |part: PayPart| pay.is_none_or(|pay| pay.parts.iter().any(|p| p.part == part));
    set.into_iter().find_map(|set| {
        let key = set.key.value.as_ref();
        let (_, _, of) = TERMS.iter().find(|t| t.0 == key && !has(t.1))?;
        let message = format!("`{key}` without `{of}`");
        let complaint = Diagnostic::new(Code::MissingKey, set.key.span, message);
        Some(complaint.help(format!("set `{of}` as well, or leave this out")))
    })
}

/// A new cost whose name is nearly that of one that is there.
fn misspelled_cost(pay: &RawPay<'_>, part: &SetPart<'_>) -> Option<Diagnostic> {
    let name = part.key.value.strip_prefix("costs.")?;
    if pay.costs.iter().any(|(cost, _)| cost == name) {
        return None;
    }
    let (typed, names) = (name.to_lowercase(), pay.costs.iter().map(|(cost, _)| cost));
    let begins = |a: &str, b: &str| !a.is_empty() && b.starts_with(a);
    // Other costs may well be spelled much like it: `car` and `cat`.
    let near = names.filter(|cost| {
        let cost = cost.to_lowercase();
        begins(&typed, &cost) || begins(&cost, &typed)
    });
    let meant = nearest(name, near.map(AsRef::as_ref))?;
    let message = format!("no cost `{name}` in `[offer.pay.costs]`");
    let complaint = Diagnostic::new(Code::UnknownKey, part.key.span, message);
    Some(complaint.help(format!("did you mean `{meant}`?")))
}

/// A base that is set takes the place of the one in the file, and what only goes with that one goes
/// with it; a term that is set, that of one in another unit.
fn replace_base(pay: &mut RawPay<'_>) {
    let file = pay.span.file;
    let is_set = |p: &RawPart| p.key.file != file;
    if pay.parts.iter().any(|p| p.part.is_term() && is_set(p)) {
        pay.parts.retain(|p| !p.part.is_term() || is_set(p));
    }
    if pay.bases.iter().all(|(_, key)| key.file == file) {
        return;
    }
    pay.unpaid = pay.unpaid.filter(|span| span.file != file);
    let bases = pay.bases.iter().filter(|(_, key)| key.file != file);
    let set: Vec<PayPart> = bases.map(|(base, _)| *base).collect();
    pay.bases.retain(|(base, _)| set.contains(base));
    let has_base = |bases: &[PayPart]| bases.iter().any(|base| set.contains(base));
    pay.parts.retain(|p| {
        let stays = match p.part {
            part if part.is_base() => set.contains(&part),
            part => part.goes_with().is_none_or(has_base),
        };
        stays || is_set(p)
    });
}
