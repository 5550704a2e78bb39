//! Changes that reach nothing: a mistake, since whoever types one expects another answer.

use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::changes::{Read, SetPart, SetRating};
use crate::load::read::raw::{At, RawRating, Str};
use crate::load::resolve::catalog::{CriterionEntry, PAY};
use crate::load::resolve::resolution::Resolution;
use crate::model::{Cell, CompanyId, CriterionId, QuantityId, Subject};
use crate::text::number::few;

/// Ratings and parts of pay, each with the offer that it is typed for.
type OfOffers<'s, 'c, 'a> = (
    &'s [(usize, &'c RawRating<'a>)],
    &'s [(usize, &'c SetPart<'a>)],
);

/// Complains about each change that changes nothing, once all offers are in the problem.
pub fn without_effect(r: &mut Resolution<'_>, typed: &Read<'_>, of_offers: OfOffers<'_, '_, '_>) {
    let mut found: Vec<Diagnostic> = Vec::new();
    for (_, rating) in of_offers.0 {
        found.extend(not_weighed(r, &rating.key.value, rating.key.span));
    }
    for (_, part) in of_offers.1 {
        found.extend(not_weighed(r, PAY, part.name.span));
    }
    for scale in &typed.scales {
        found.extend(not_weighed(r, &scale.id.value, scale.id.span));
    }
    let is_of_offer = |typed: &SetRating<'_>| {
        let mut ratings = of_offers.0.iter();
        ratings.any(|(_, rating)| rating.span == typed.rating.span)
    };
    for fact in typed.facts.iter().chain(&typed.ratings) {
        if !is_of_offer(fact) {
            found.extend(unused_fact(r, fact));
        }
    }
    for link in &typed.links {
        found.extend(unused_link(r, &link.company));
    }
    r.complaints.extend(found);
}

/// The criterion of an id: none where nothing defines it, and none in the problem where it has no
/// weight and no deal-breaker.
fn criterion(r: &Resolution<'_>, id: &str) -> Option<Option<CriterionId>> {
    let defined = &r.catalog.defined;
    let entry = defined.iter().position(|d| d.criterion.id == id)?;
    Some(r.id_of(CriterionEntry(entry)))
}

fn not_weighed(r: &Resolution<'_>, id: &str, span: Span) -> Option<Diagnostic> {
    let used = criterion(r, id)?;
    let message = format!("`{id}` has no weight, so this changes nothing");
    let help = format!("give it a weight as well: --weight {id}=20");
    let complaint = Diagnostic::new(Code::NoEffect, span, message);
    used.is_none().then(|| complaint.help(help))
}

/// What is known of a company, where no offer rests on it.
fn unused_fact(r: &Resolution<'_>, typed: &SetRating<'_>) -> Option<Diagnostic> {
    let (name, key) = (&typed.name, &typed.rating.key);
    let company = r.companies.known(&name.value)?;
    if let Some(complaint) = not_weighed(r, &key.value, key.span) {
        return Some(complaint);
    }
    let criterion = criterion(r, &key.value)??;
    let of_company = |quantity: QuantityId| {
        r.draft.quantity_of(quantity).subject == Subject::Company(company, criterion)
    };
    let rests = |cell: &Cell| cell.own().into_iter().chain(cell.parent()).any(of_company);
    let mut cells = r.draft.rows().flat_map(|(_, row)| row);
    if cells.any(rests) {
        return None;
    }
    let message = format!("no offer uses the facts about {}", name.value);
    let complaint = Diagnostic::new(Code::NoEffect, name.span, message);
    let own = own_offers(r, company);
    let (first, have) = match &own[..] {
        [] => return Some(complaint),
        [only] => (only, format!("`{only}` has a rating of its own")),
        several => (
            &several[0],
            format!("{} have ratings of their own", few(several)),
        ),
    };
    Some(complaint.help(format!("{have}: --set {first}.{}=...", key.value)))
}

/// The ids of a company's offers.
fn own_offers<'r>(r: &'r Resolution<'_>, company: CompanyId) -> Vec<&'r str> {
    let offers = r.draft.rows().map(|(offer, _)| offer);
    let own = offers.filter(|offer| offer.company_id == company);
    own.map(|offer| offer.id.as_str()).collect()
}

/// A company's link, where no offer shares in anything through it.
fn unused_link(r: &Resolution<'_>, name: &At<Str<'_>>) -> Option<Diagnostic> {
    let company = r.companies.known(&name.value)?;
    if r.links.is_used(company) {
        return None;
    }
    let message = format!("no offer uses the link of {}", name.value);
    let complaint = Diagnostic::new(Code::NoEffect, name.span, message);
    if own_offers(r, company).is_empty() {
        return Some(complaint);
    }
    let note = "its own ratings take the place of the link, or the link's criteria have no weight";
    Some(complaint.note(note))
}
