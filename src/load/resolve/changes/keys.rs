//! Keys of offers from the command line: `--set o.status=offered`, `--set o.reply-by=2026-12-04`.

use crate::diag::{Code, kept};
use crate::load::grammar::kinds::{OfferChance, ValueKind, status_of};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::tables::offer;
use crate::load::read::changes::{Read, SetKey, SetPart, SetRating};
use crate::load::read::raw::RawOffer;
use crate::load::resolve::identity::OfferNames;
use crate::load::resolve::resolution::Resolution;
use crate::model::Status;

/// Whether a key is a rating: a criterion is called so.
fn is_rating(r: &Resolution<'_>, set: &SetKey<'_>) -> bool {
    let mut defined = r.catalog.defined.iter();
    defined.any(|d| d.criterion.id == *set.key.key.value)
}

/// Those keys that are ratings; what is wrong with these is complained about.
pub fn as_ratings<'c, 'a>(r: &mut Resolution<'_>, typed: &'c Read<'a>) -> Vec<&'c SetRating<'a>> {
    let ratings: Vec<&SetKey<'_>> = typed.keys.iter().filter(|k| is_rating(r, k)).collect();
    for set in &ratings {
        r.complaints.extend(set.complaints.iter().cloned());
    }
    ratings.into_iter().map(|set| &set.rating).collect()
}

/// The offers with the keys that are set for them, by their indices.
pub fn changed<'f>(
    r: &mut Resolution<'_>,
    typed: &Read<'_>,
    (names, all): (&OfferNames<'_>, &[&RawOffer<'f>]),
) -> Vec<(usize, RawOffer<'f>)> {
    let mut changed: Vec<(usize, RawOffer<'f>)> = Vec::new();
    let keys: Vec<&SetKey<'_>> = typed.keys.iter().filter(|k| !is_rating(r, k)).collect();
    for SetKey { key: set, .. } in keys {
        let found = names.find(&set.name.value, set.name.span, &r.companies);
        let Some(i) = kept(found, r.complaints) else {
            continue;
        };
        let at = changed.iter().position(|(own, _)| *own == i);
        let at = at.unwrap_or(changed.len());
        if at == changed.len() {
            changed.push((i, all[i].clone()));
        }
        put(r, set, &mut changed[at].1);
    }
    changed
}

/// Puts what is set into an offer.
fn put(r: &mut Resolution<'_>, set: &SetPart<'_>, raw: &mut RawOffer<'_>) {
    let mut reader = Reader::new(set.text);
    match set.key.value.as_ref() {
        offer::status => {
            let status = status(&mut reader, set);
            raw.status = status.or(raw.status);
            if status == Some(Status::Offered) {
                // Nobody waits for an answer any more.
                raw.expects_by = None;
                raw.chance = None;
            }
        }
        offer::reply_by => raw.reply_by = reader.date(&set.node),
        offer::chance => raw.chance = OfferChance::read(&mut reader, &set.node),
        _ => raw.expects_by = reader.date(&set.node),
    }
    r.complaints.append(&mut reader.complaints);
}

fn status(reader: &mut Reader<'_>, set: &SetPart<'_>) -> Option<Status> {
    let written = reader.text(&set.node)?;
    let status = status_of(&written.value);
    if status.is_none() {
        let message = format!("unknown status \"{}\"", written.value);
        let help = "write offered, pending for one that is not made yet, or current for the job that you have";
        reader.mistake(Code::UnknownLevel, written.span, message, help);
    }
    status
}
