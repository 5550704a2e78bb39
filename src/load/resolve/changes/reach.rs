//! Changes that reach nothing: a mistake, since whoever types one expects another answer.

use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::changes::{Read, SetPart, SetRating};
use crate::load::read::raw::{At, RawRating, Str};
use crate::load::resolve::catalog::CriterionEntry;
use crate::load::resolve::catalog::PAY;
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
    let ratings = of_offers.0.iter().map(|(_, rating)| &rating.key);
    let mut found: Vec<Diagnostic> = Vec::new();
    for key in ratings {
        found.extend(not_weighed(r, &key.value, key.span));
    }
    for (_, part) in of_offers.1 {
        found.extend(not_weighed(r, PAY, part.name.span));
    }
    for scale in &typed.scales {
        found.extend(not_weighed(r, &scale.id.value, scale.id.span));
    }
    let facts = typed.facts.iter().chain(&typed.ratings);
    for fact in facts.filter(|fact| !is_of_offer(fact, of_offers.0)) {
        found.extend(unused_fact(r, fact));
    }
    for link in &typed.links {
        found.extend(unused_link(r, &link.company));
    }
    r.complaints.extend(found);
}

/// Whether a typed rating was taken as an offer's.
fn is_of_offer(typed: &SetRating<'_>, of_offers: &[(usize, &RawRating<'_>)]) -> bool {
    of_offers
        .iter()
        .any(|(_, rating)| rating.span == typed.rating.span)
}

fn mistake(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::NoEffect, span, message)
}

/// The criterion of an id in the problem, and in the catalog.
fn criterion(r: &Resolution<'_>, id: &str) -> Option<(CriterionEntry, Option<CriterionId>)> {
    let defined = &r.catalog.defined;
    let entry = CriterionEntry(defined.iter().position(|d| d.criterion.id == id)?);
    Some((entry, r.id_of(entry)))
}

/// A criterion that has no weight and no deal-breaker.
fn not_weighed(r: &Resolution<'_>, id: &str, span: Span) -> Option<Diagnostic> {
    let (_, used) = criterion(r, id)?;
    let message = format!("`{id}` has no weight, so this changes nothing");
    let help = format!("give it a weight as well: --weight {id}=20");
    used.is_none().then(|| mistake(span, message).help(help))
}

/// What is known of a company, where no offer rests on it.
fn unused_fact(r: &Resolution<'_>, typed: &SetRating<'_>) -> Option<Diagnostic> {
    let (name, key) = (&typed.name, &typed.rating.key);
    let company = r.companies.known(&name.value)?;
    if let Some(complaint) = not_weighed(r, &key.value, key.span) {
        return Some(complaint);
    }
    let (_, used) = criterion(r, &key.value)?;
    let criterion = used?;
    let of_company = |quantity: QuantityId| {
        r.draft.quantity_of(quantity).subject == Subject::Company(company, criterion)
    };
    let rests = |cell: &Cell| cell.own().into_iter().chain(cell.parent()).any(of_company);
    let mut cells = r.draft.rows().flat_map(|(_, row)| row);
    if cells.any(rests) {
        return None;
    }
    let own = own_offers(r, company);
    let complaint = mistake(
        name.span,
        format!("no offer uses the facts about {}", name.value),
    );
    Some(match &own[..] {
        [] => complaint,
        [only] => complaint.help(format!(
            "`{only}` has a rating of its own: --set {only}.{}=...",
            key.value
        )),
        several @ [first, ..] => complaint.help(format!(
            "{} have ratings of their own: --set {first}.{}=...",
            few(several),
            key.value
        )),
    })
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
    let complaint = mistake(name.span, message);
    Some(match &own_offers(r, company)[..] {
        [] => complaint,
        _ => complaint.note(
            "its own ratings take the place of the link, or the link's criteria have no weight",
        ),
    })
}
