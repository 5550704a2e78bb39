//! Which offer is which: ids, written or made, and companies.

use std::collections::HashMap;

use super::companies::Companies;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::raw::{RawOffer, owned};
use crate::model::{CompanyId, Draft};
use crate::text::safe::visible;
use crate::text::suggest::nearest;

/// Who an offer is.
#[derive(Clone, Debug)]
pub struct Identity {
    pub id: String,
    pub written: bool,
    pub company: CompanyId,
}

/// The identities of all offers; two that look the same are complained about.
pub fn identify(
    offers: &[&RawOffer<'_>],
    companies: &mut Companies,
    draft: &mut Draft,
    complaints: &mut Vec<Diagnostic>,
) -> Vec<Identity> {
    let company = |o: &&RawOffer<'_>| companies.find(o.company_name(), draft);
    let ids: Vec<CompanyId> = offers.iter().map(company).collect();
    let mut times = vec![0; ids.iter().map(|id| id.index() + 1).max().unwrap_or(0)];
    for id in &ids {
        times[id.index()] += 1;
    }
    let mut out: Vec<Identity> = Vec::with_capacity(offers.len());
    for (offer, &company) in offers.iter().zip(&ids) {
        let listed = companies.listed_name(company);
        let made = || made_id(offer, listed, times[company.index()] > 1);
        let id = owned(offer.id.as_ref()).unwrap_or_else(made);
        out.push(Identity {
            id,
            written: offer.id.is_some(),
            company,
        });
    }
    clashes(offers, &out, complaints);
    out
}

/// From the company's listed name, and the role where that is not enough.
fn made_id(offer: &RawOffer<'_>, listed: Option<&str>, with_role: bool) -> String {
    let company = slug(listed.unwrap_or(offer.company_name()));
    match &offer.role {
        Some(role) if with_role => company + "-" + &slug(&role.value),
        _ => company,
    }
}

/// Letters and digits in lower case, `-` between words.
fn slug(text: &str) -> String {
    let text = &visible(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if out.is_empty() {
        // A name without a letter, such as an emoji, goes by its code points.
        return text
            .chars()
            .take(8)
            .map(|c| format!("u{:x}", u32::from(c)))
            .collect::<Vec<_>>()
            .join("-");
    }
    out
}

fn clashes(offers: &[&RawOffer<'_>], identities: &[Identity], complaints: &mut Vec<Diagnostic>) {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(identities.len());
    for (i, identity) in identities.iter().enumerate() {
        let j = *first.entry(&identity.id).or_insert(i);
        // An offer without a company is a mistake of its own.
        if i == j || offers[i].company.is_none() || offers[j].company.is_none() {
            continue;
        }
        let same = identity.company == identities[j].company;
        complaints.push(clash(offers[i], offers[j], (&identity.id, same)));
    }
}

/// Two offers of one id, which may be of the same company or not.
fn clash(offer: &RawOffer<'_>, first: &RawOffer<'_>, (id, same): (&str, bool)) -> Diagnostic {
    let place = |o: &RawOffer<'_>| {
        let company = o.company.as_ref().map_or(o.span, |c| c.span);
        o.id.as_ref().map_or(company, |id| id.span)
    };
    let complaint = if offer.id.is_some() && first.id.is_some() {
        let message = format!("a second offer with the id `{id}`");
        Diagnostic::new(Code::DuplicateId, place(offer), message)
            .help("give each offer an id of its own")
    } else if same {
        let company = offer.company_name();
        let message = format!("two offers of {company} that look the same");
        Diagnostic::new(Code::SameOffer, place(offer), message)
            .help("give them different roles, or an `id` each")
    } else {
        let (one, other) = (first.company_name(), offer.company_name());
        let message = format!("{one} and {other} would both go by the id `{id}`");
        Diagnostic::new(Code::SameOffer, place(offer), message)
            .help("give one of them an `id` of its own")
    };
    complaint.related(place(first), "the first one")
}

/// What arguments may call offers by.
pub struct OfferNames<'n> {
    pub ids: Vec<&'n str>,
    /// The company of each.
    pub companies: Vec<CompanyId>,
}

/// So many offers are named where none fits.
const NAMED: usize = 12;

/// `the offers are acme, bolt`; none where that would be long.
fn named(ids: &[&str]) -> Option<String> {
    (1..=NAMED)
        .contains(&ids.len())
        .then(|| format!("the offers are {}", ids.join(", ")))
}

impl OfferNames<'_> {
    /// All of them, in a note; none where that would be long.
    pub fn named(&self) -> Option<String> {
        named(&self.ids)
    }

    /// Finds an offer by its id, by its company's name where that has one offer, or by an
    /// unambiguous beginning of the id.
    ///
    /// # Errors
    /// With a complaint that suggests what was meant.
    pub fn find(
        &self,
        name: &str,
        span: Span,
        companies: &Companies,
    ) -> Result<usize, Box<Diagnostic>> {
        let wanted = name.to_lowercase();
        let ids = &self.ids;
        let exact = ids.iter().position(|id| *id == name);
        let same = exact.or_else(|| ids.iter().position(|id| id.to_lowercase() == wanted));
        if let Some(i) = same.or_else(|| self.only_of(companies.known(name)?)) {
            return Ok(i);
        }
        by_beginning(name, span, ids)
    }

    /// The offer of a company that has one.
    fn only_of(&self, company: CompanyId) -> Option<usize> {
        let mut own = (0..self.companies.len()).filter(|i| self.companies[*i] == company);
        own.next().filter(|_| own.next().is_none())
    }
}

/// Finds an offer by an unambiguous beginning of its id.
fn by_beginning(name: &str, span: Span, ids: &[&str]) -> Result<usize, Box<Diagnostic>> {
    let wanted = name.to_lowercase();
    let begins: Vec<usize> = (0..ids.len())
        .filter(|i| !wanted.is_empty() && ids[*i].to_lowercase().starts_with(&wanted))
        .collect();
    if let [only] = begins[..] {
        return Ok(only);
    }
    let complaint = Diagnostic::new(Code::UnknownOffer, span, format!("unknown offer `{name}`"));
    if begins.len() > 1 {
        let message = format!("`{name}` begins {} offers", begins.len());
        let some: Vec<&str> = begins.iter().take(5).map(|i| ids[*i]).collect();
        let complaint = Diagnostic::new(Code::UnknownOffer, span, message);
        return Err(Box::new(
            complaint.note(format!("such as {}", some.join(", "))),
        ));
    }
    let near = nearest(name, ids.iter().copied());
    Err(Box::new(match (near, named(ids)) {
        (Some(near), _) => complaint.help(format!("did you mean `{near}`?")),
        (None, Some(named)) => complaint.note(named),
        (None, None) => complaint,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    #[test]
    fn ids_are_made_of_letters_digits_and_hyphens() {
        assert_eq!(slug("J.P. Morgan & Co."), "j-p-morgan-co");
        assert_eq!(slug("日本"), "日本");
        assert_eq!(slug("🚀"), "u1f680");
    }

    #[test]
    fn offers_are_found_by_an_unambiguous_beginning() {
        let span = Span {
            file: FileId(0),
            start: 0,
            end: 0,
        };
        let (mut draft, mut companies) = (Draft::default(), Companies::default());
        let written = ["Google", "Google", "LinkedIn", "Jane Street", "Ja"];
        let names = OfferNames {
            ids: vec!["google-swe", "google-ds", "linkedin", "quant", "jane"],
            companies: written
                .map(|name| companies.find(name, &mut draft))
                .to_vec(),
        };
        let find = |name| names.find(name, span, &companies);
        assert_eq!(find("link").ok(), Some(2));
        assert_eq!(find("Google-DS").ok(), Some(1));
        assert!(find("google").is_err());
        // A company's name, in any letters; an id goes before it, and it before a beginning.
        assert_eq!(find("jane street").ok(), Some(3));
        assert_eq!(find("Jane").ok(), Some(4));
        assert_eq!(find("JA").ok(), Some(4));
        let unknown = find("linkedn").expect_err("unknown");
        assert_eq!(unknown.help.as_deref(), Some("did you mean `linkedin`?"));
    }
}
