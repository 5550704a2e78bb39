//! What is typed on the command line, found in the files: whose rating, whose fact, whose pay.

pub mod keys;
pub mod pay;
pub mod reach;

use super::identity::OfferNames;
use super::origins::Reasons;
use super::ratings::{self, CompanyFact};
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, kept};
use crate::load::grammar::money::currency;
use crate::load::read::changes::{Read, SetRating};
use crate::load::read::raw::{At, RawRating, Str};
use crate::model::company_key;

/// Takes the facts that `--set` and `--fact` are about; the ratings that `--set` is about, by the
/// indices of their offers.
pub fn take_ratings_and_facts<'c, 'a>(
    r: &mut Resolution<'_>,
    changes: &'c Read<'a>,
    names: &OfferNames<'_>,
) -> Vec<(usize, &'c RawRating<'a>)> {
    let mut ratings = Vec::new();
    for change in &changes.facts {
        if r.companies.known(&change.name.value).is_some() {
            set_fact(r, change);
        } else {
            let complaint = unknown_company(r, &change.name, names);
            r.complaints.push(complaint);
        }
    }
    for change in changes.ratings.iter().chain(keys::as_ratings(r, changes)) {
        match names.find(&change.name.value, change.name.span, &r.companies) {
            Ok(i) => ratings.push((i, &change.rating)),
            Err(_) if change.name.value == "rates" => {
                kept(currency(&change.rating.key), r.complaints);
            }
            Err(_) if r.companies.known(&change.name.value).is_some() => set_fact(r, change),
            Err(complaint) => r.complaints.push(*complaint),
        }
    }
    ratings
}

/// A complaint about a company that no file names.
fn unknown_company(r: &Resolution<'_>, name: &At<Str<'_>>, offers: &OfferNames<'_>) -> Diagnostic {
    let message = format!("unknown company `{}`", name.value);
    let mut complaint = Diagnostic::new(Code::UnknownLink, name.span, message);
    match r.companies.nearest(&name.value) {
        Some(near) => return complaint.help(format!("did you mean `{near}`?")),
        None => complaint.notes.extend(offers.named()),
    }
    complaint
}

/// Takes `--fact COMPANY.CRITERION=VALUE` as a fact that holds on any day.
fn set_fact(r: &mut Resolution<'_>, change: &SetRating<'_>) {
    let raw = &change.rating;
    let Some(entry) = r.criterion(&raw.key.value, raw.key.span) else {
        return;
    };
    let Some(rating) = r.checked(entry, raw) else {
        return;
    };
    let name = &change.name.value;
    let company = r.companies.known(name);
    let listed = company.and_then(|id| r.companies.listed_name(id));
    let note = raw.note.as_deref();
    let fact = CompanyFact {
        company: company_key(listed.unwrap_or(name)),
        rating,
        as_of: None,
        until: None,
        note: note.map_or_else(Reasons::default, |note| ratings::note(note, None, false)),
        span: raw.span,
    };
    r.facts.set(entry, fact);
}

/// The offers that are left out.
pub fn without(r: &mut Resolution<'_>, changes: &Read<'_>, names: &OfferNames<'_>) -> Vec<usize> {
    let mut out = Vec::new();
    for name in &changes.without {
        let found = names.find(&name.value, name.span, &r.companies);
        out.extend(kept(found, r.complaints));
    }
    if (0..names.ids.len()).all(|i| out.contains(&i)) {
        let span = changes.without.first().map(|w| w.span);
        r.complaints
            .push(Diagnostic::new(Code::NoOffers, span, "no offers are left"));
    }
    out
}
