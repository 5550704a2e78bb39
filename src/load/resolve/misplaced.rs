//! Keys of an offer that belong elsewhere, or nowhere.

use super::misplaced_pay;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::keys;
use crate::load::grammar::other_words::instead;
use crate::load::grammar::tables::{OFFER, PAY, RATINGS, TOP, offer};
use crate::load::read::raw::{At, RawOffer, Str};

/// What to do with a word for pay.
const RATE_PAY: &str = "rate `pay` below `[offer.ratings]`, or state its parts below `[offer.pay]`";

/// Complains about an offer's keys that belong elsewhere, or nowhere.
pub fn strays(r: &mut Resolution<'_>, raw: &RawOffer<'_>) {
    for stray in &raw.strays {
        let complaint = stray_key(r, raw, stray);
        r.complaints.push(complaint);
    }
    if let Some(pay) = &raw.pay {
        misplaced_pay::strays(r, pay);
    }
}

fn stray_key(r: &mut Resolution<'_>, raw: &RawOffer<'_>, key: &At<Str<'_>>) -> Diagnostic {
    let name = &key.value;
    let put = |place: &str| {
        let mend = format!("put `{name}` {place}");
        keys::misplaced(name, key.span, OFFER.noun, mend)
    };
    if r.catalog.find(name).is_some() {
        return put("below `[offer.ratings]`");
    }
    if PAY.has(name) {
        return put("below `[offer.pay]`");
    }
    let meant = OFFER.meant(name);
    if meant.is_none() && TOP.has(name) && instead(name).is_none() {
        return put("above the first `[[offer]]`");
    }
    if let Some(meant) = meant.filter(|meant| has(raw, meant)) {
        let message = format!("`{name}` beside `{meant}` in an offer");
        let complaint = Diagnostic::new(Code::UnknownKey, key.span, message);
        return complaint.help(format!("`{meant}` is there already: delete this line"));
    }
    let mut complaint = keys::unknown(name, key.span, &OFFER);
    if OFFER.named(name) == Some(offer::pay) && !name.eq_ignore_ascii_case(offer::pay) {
        complaint.help = Some(RATE_PAY.to_owned());
    }
    complaint
}

/// Whether an offer has a key.
fn has(raw: &RawOffer<'_>, key: &str) -> bool {
    match key {
        offer::company => raw.company.is_some(),
        offer::role => raw.role.is_some(),
        offer::id => raw.id.is_some(),
        offer::location => raw.location.is_some(),
        offer::reply_by => raw.reply_by.is_some(),
        offer::expects_by => raw.expects_by.is_some(),
        offer::note => raw.note.is_some(),
        offer::pay => raw.pay.is_some(),
        _ => false,
    }
}

/// A rating of something that is no criterion.
pub fn unknown_rating(r: &Resolution<'_>, key: &At<Str<'_>>) -> Diagnostic {
    let name = &key.value;
    if instead(name).is_some() {
        return r.catalog.unknown(name, key.span);
    }
    let put = |key_meant: &str, place: &str| {
        let mend = format!("put `{key_meant}` {place}");
        keys::misplaced(name, key.span, RATINGS.noun, mend)
    };
    if PAY.has(name) {
        return put(name, "below `[offer.pay]`");
    }
    match (OFFER.named(name), TOP.named(name)) {
        (Some(offer::pay), _) => {
            let mut complaint = r.catalog.unknown(name, key.span);
            complaint.help.get_or_insert(RATE_PAY.to_owned());
            complaint
        }
        (Some(meant), _) => put(meant, "above `[offer.ratings]`"),
        (None, Some(meant)) => put(meant, "above the first `[[offer]]`"),
        (None, None) => r.catalog.unknown(name, key.span),
    }
}
