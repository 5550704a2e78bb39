//! Keys of an offer that belong elsewhere, or nowhere.

use super::keys::{self, Table};
use super::packages::PAY;
use super::raw::{At, RawOffer, Str};
use super::resolver::Resolver;
use crate::diag::{Code, Diagnostic};

/// Complains about an offer's keys that belong elsewhere, or nowhere.
pub(super) fn strays(r: &mut Resolver<'_>, raw: &RawOffer<'_>) {
    for stray in &raw.strays {
        let key = &stray.value;
        let rated = r.catalog.find(key, r.sources).is_some();
        let part = Table::Pay.keys().contains(&key.as_ref());
        let complaint = if rated {
            keys::misplaced(
                key,
                stray.span,
                "an offer",
                format!("put `{key}` below `[offer.ratings]`"),
            )
        } else if part {
            keys::misplaced(
                key,
                stray.span,
                "an offer",
                format!("put `{key}` below `[offer.pay]`"),
            )
        } else if Table::Offer.meant(key).is_none() && Table::Top.keys().contains(&key.as_ref()) {
            keys::misplaced(
                key,
                stray.span,
                "an offer",
                format!("put `{key}` above the first `[[offer]]`"),
            )
        } else if let Some(meant) = Table::Offer.meant(key).filter(|meant| has(raw, meant)) {
            let message = format!("`{key}` beside `{meant}` in an offer");
            let complaint = Diagnostic::new(Code::UnknownKey, stray.span, message);
            complaint.help(format!("`{meant}` is there already: delete this line"))
        } else {
            keys::unknown(key, stray.span, Table::Offer)
        };
        r.complaints.push(complaint);
    }
}

/// Whether an offer has a key.
fn has(raw: &RawOffer<'_>, key: &str) -> bool {
    match key {
        "company" => raw.company.is_some(),
        "role" => raw.role.is_some(),
        "id" => raw.id.is_some(),
        "location" => raw.location.is_some(),
        "reply-by" => raw.reply_by.is_some(),
        "expects-by" => raw.expects_by.is_some(),
        "note" => raw.note.is_some(),
        _ => false,
    }
}

/// A rating of something that is no criterion.
pub(super) fn unknown_rating(r: &Resolver<'_>, key: &At<Str<'_>>) -> Diagnostic {
    const RATINGS: &str = "`[offer.ratings]`";
    let name = &key.value;
    if Table::Pay.keys().contains(&name.as_ref()) {
        let mend = format!("put `{name}` below `[offer.pay]`");
        return keys::misplaced(name, key.span, RATINGS, mend);
    }
    let meant = Table::Offer.named(name);
    if meant == Some(PAY) {
        let mut complaint = r.catalog.unknown(name, key.span);
        let help = "rate `pay`, or state its parts below `[offer.pay]`".to_owned();
        complaint.help.get_or_insert(help);
        return complaint;
    }
    if let Some(meant) = meant {
        return keys::misplaced(
            name,
            key.span,
            RATINGS,
            format!("put `{meant}` above `[offer.ratings]`"),
        );
    }
    if let Some(meant) = Table::Top.named(name) {
        return keys::misplaced(
            name,
            key.span,
            RATINGS,
            format!("put `{meant}` above the first `[[offer]]`"),
        );
    }
    r.catalog.unknown(name, key.span)
}
