//! Which offer is which: ids, written or made, and companies.

use std::collections::{HashMap, HashSet};

use super::companies::Companies;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic, Span};
use crate::load::read::raw::{RawOffer, owned};
use crate::model::CompanyId;
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
    r: &mut Resolution<'_>,
    offers: &[&RawOffer<'_>],
    crowded: Option<&HashSet<String>>,
) -> Vec<Identity> {
    let company = |o: &&RawOffer<'_>| r.companies.find(o.company_name(), &mut r.draft);
    let ids: Vec<CompanyId> = offers.iter().map(company).collect();
    let mut times = vec![0; ids.iter().map(|id| id.index() + 1).max().unwrap_or(0)];
    for id in &ids {
        times[id.index()] += 1;
    }
    for key in crowded.into_iter().flatten() {
        // Its other offers are elsewhere.
        let company = r.companies.known(key);
        if let Some(times) = company.and_then(|id| times.get_mut(id.index())) {
            *times += 1;
        }
    }
    let mut out: Vec<Identity> = Vec::with_capacity(offers.len());
    for (offer, &company) in offers.iter().zip(&ids) {
        let listed = r.companies.listed_name(company);
        let made = || {
            let role = offer.role.as_ref().map(|role| role.value.as_ref());
            let role = role.filter(|_| times[company.index()] > 1);
            made_id(listed.unwrap_or(offer.company_name()), role)
        };
        out.push(Identity {
            id: owned(offer.id.as_ref()).unwrap_or_else(made),
            written: offer.id.is_some(),
            company,
        });
    }
    clashes(offers, &out, r.complaints);
    out
}

/// From the company's listed name, and the role where that is not enough.
pub fn made_id(company: &str, role: Option<&str>) -> String {
    match role {
        Some(role) => slug(company) + "-" + &slug(role),
        None => slug(company),
    }
}

/// Letters and digits in lower case, `-` between words.
fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    slug_letters(text, |c| out.push(c));
    out
}

/// The letters of the same, one after the other.
pub fn slug_letters(text: &str, mut put: impl FnMut(char)) {
    let text = &visible(text);
    let (mut any, mut between) = (false, false);
    for c in text.chars() {
        if !c.is_alphanumeric() {
            between = any;
            continue;
        }
        if std::mem::take(&mut between) {
            put('-');
        }
        any = true;
        if c.is_ascii() {
            put(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(&mut put);
        }
    }
    if !any {
        // A name without a letter, such as an emoji, goes by its code points.
        let points = text.chars().take(8).map(|c| format!("u{:x}", u32::from(c)));
        let points: Vec<String> = points.collect();
        points.join("-").chars().for_each(put);
    }
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
    let (one, other) = (first.company_name(), offer.company_name());
    let (code, message, help) = if offer.id.is_some() && first.id.is_some() {
        let message = format!("a second offer with the id `{id}`");
        (
            Code::DuplicateId,
            message,
            "give each offer an id of its own",
        )
    } else if same {
        let message = format!("two offers of {other} that look the same");
        let help = "give them different roles, or an `id` each";
        (Code::SameOffer, message, help)
    } else {
        let message = format!("{one} and {other} would both go by the id `{id}`");
        (
            Code::SameOffer,
            message,
            "give one of them an `id` of its own",
        )
    };
    let complaint = Diagnostic::new(code, place(offer), message).help(help);
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

impl OfferNames<'_> {
    /// `the offers are acme, bolt`; none where that would be long.
    pub fn named(&self) -> Option<String> {
        let is_short = (1..=NAMED).contains(&self.ids.len());
        is_short.then(|| format!("the offers are {}", self.ids.join(", ")))
    }

    /// Finds an offer by its id, by its company's name where that has one offer, or by an
    /// unambiguous beginning of the id; else a complaint suggests what was meant.
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
        let begins = |i: &usize| !wanted.is_empty() && ids[*i].to_lowercase().starts_with(&wanted);
        let begun: Vec<usize> = (0..ids.len()).filter(begins).collect();
        match begun[..] {
            [only] => Ok(only),
            _ => Err(Box::new(self.unknown(name, span, &begun))),
        }
    }

    /// A complaint about a name that is the beginning of none of the ids, or of several.
    fn unknown(&self, name: &str, span: Span, begun: &[usize]) -> Diagnostic {
        if begun.len() > 1 {
            let message = format!("`{name}` begins {} offers", begun.len());
            let some: Vec<&str> = begun.iter().take(5).map(|i| self.ids[*i]).collect();
            let complaint = Diagnostic::new(Code::UnknownOffer, span, message);
            return complaint.note(format!("such as {}", some.join(", ")));
        }
        let message = format!("unknown offer `{name}`");
        let mut complaint = Diagnostic::new(Code::UnknownOffer, span, message);
        match nearest(name, self.ids.iter().copied()) {
            Some(near) => return complaint.help(format!("did you mean `{near}`?")),
            None => complaint.notes.extend(self.named()),
        }
        complaint
    }

    /// The offer of a company that has one.
    fn only_of(&self, company: CompanyId) -> Option<usize> {
        let mut own = (0..self.companies.len()).filter(|i| self.companies[*i] == company);
        own.next().filter(|_| own.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;
    use crate::model::Draft;

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
