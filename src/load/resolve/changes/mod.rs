//! What is typed on the command line, found in the files: whose rating, whose fact, whose pay.

pub mod keys;
pub mod pay;
pub mod reach;

use super::catalog::CriterionEntry;
use super::identity::OfferNames;
use super::ratings::{self, CompanyFact};
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::grammar::money::currency;
use crate::load::read::changes::{Read, SetRating};
use crate::load::read::raw::{At, RawNote, RawRating, Str};
use crate::model::company_key;

/// What is set of offers, by their indices, and of companies.
#[derive(Default)]
pub struct Targets<'c, 'a> {
    pub ratings: Vec<(usize, &'c RawRating<'a>)>,
    pub facts: Vec<(CriterionEntry, CompanyFact)>,
}

/// Which offers and facts `--set` and `--fact` are about.
pub fn targets<'c, 'a>(
    r: &mut Resolution<'_>,
    changes: &'c Read<'a>,
    names: &OfferNames<'_>,
) -> Targets<'c, 'a> {
    let mut targets = Targets::default();
    for change in &changes.facts {
        if r.companies.known(&change.name.value).is_some() {
            targets.facts.extend(company_fact(r, change));
        } else {
            let complaint = unknown_company(r, &change.name, names);
            r.complaints.push(complaint);
        }
    }
    for change in changes.ratings.iter().chain(keys::as_ratings(r, changes)) {
        let known = r.companies.known(&change.name.value);
        match names.find(&change.name.value, change.name.span, &r.companies) {
            Ok(i) => targets.ratings.push((i, &change.rating)),
            Err(_) if change.name.value == "rates" => {
                let unknown = currency(&change.rating.key).err();
                r.complaints.extend(unknown.map(|c| *c));
            }
            Err(complaint) => match known {
                Some(_) => targets.facts.extend(company_fact(r, change)),
                None => r.complaints.push(*complaint),
            },
        }
    }
    targets
}

/// A complaint about a company that no file names.
fn unknown_company(r: &Resolution<'_>, name: &At<Str<'_>>, offers: &OfferNames<'_>) -> Diagnostic {
    let message = format!("unknown company `{}`", name.value);
    let complaint = Diagnostic::new(Code::UnknownLink, name.span, message);
    if let Some(near) = r.companies.nearest(&name.value) {
        return complaint.help(format!("did you mean `{near}`?"));
    }
    match offers.named() {
        Some(named) => complaint.note(named),
        None => complaint,
    }
}

/// `--fact COMPANY.CRITERION=VALUE` as a fact that holds on any day.
fn company_fact(
    r: &mut Resolution<'_>,
    change: &SetRating<'_>,
) -> Option<(CriterionEntry, CompanyFact)> {
    let raw = &change.rating;
    let entry = r.criterion(&raw.key.value, raw.key.span)?;
    let rating = r.checked(entry, raw)?;
    let company = r.companies.known(&change.name.value);
    let name = company
        .and_then(|id| r.companies.listed_name(id))
        .unwrap_or(&change.name.value);
    let note = ratings::note(
        raw.note.as_deref().unwrap_or(&RawNote::default()),
        None,
        false,
    );
    let company = company_key(name);
    Some((
        entry,
        CompanyFact {
            company,
            rating,
            as_of: None,
            until: None,
            note,
            span: raw.span,
        },
    ))
}

/// The offers that are left out.
pub fn without(r: &mut Resolution<'_>, changes: &Read<'_>, names: &OfferNames<'_>) -> Vec<usize> {
    let ids = &names.ids;
    let mut out = Vec::new();
    for name in &changes.without {
        match names.find(&name.value, name.span, &r.companies) {
            Ok(i) => out.push(i),
            Err(complaint) => r.complaints.push(*complaint),
        }
    }
    if out.len() >= ids.len() && ids.iter().enumerate().all(|(i, _)| out.contains(&i)) {
        let span = changes.without.first().map(|w| w.span);
        r.complaints
            .push(Diagnostic::new(Code::NoOffers, span, "no offers are left"));
    }
    out
}
