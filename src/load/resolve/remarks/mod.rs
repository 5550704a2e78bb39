//! What a reader should know of the ratings before trusting a ranking.

pub mod dates;
pub mod pay;
pub mod values;
pub mod widened;

use std::collections::HashSet;

use jiff::civil::Date;

use super::catalog::CriterionEntry;
use super::identity::Identity;
use super::inputs::RowsOf;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::read::raw::RawOffer;
use crate::model::{Cell, CriterionId, QuantityId, Subject};
use crate::text::number::{few, list};

/// Adds all warnings that need no ranking.
pub fn remarks(r: &mut Resolution<'_>, offers: &[&RawOffer<'_>], identities: &[Identity]) {
    let criteria: Vec<(CriterionId, CriterionEntry)> =
        r.draft.criteria().zip(r.used.clone()).collect();
    let mut found = Vec::new();
    let mut known = Vec::new();
    for &(criterion, entry) in &criteria {
        if r.catalog.get(entry).broken {
            continue;
        }
        found.extend(unknown_for_all(r, criterion));
        if r.facts.any(entry, &r.catalog) {
            known.push(criterion);
            found.extend(company_figures(r, criterion));
        }
    }
    found.extend(old_facts(r, &known));
    found.extend(spellings(r, offers, identities));
    r.complaints.append(&mut found);
}

/// Names in the order in which they came by, each once.
#[derive(Default)]
struct Names<'n> {
    list: Vec<&'n str>,
    seen: HashSet<&'n str>,
}

impl<'n> Names<'n> {
    fn add(&mut self, name: &'n str) {
        if self.seen.insert(name) {
            self.list.push(name);
        }
    }
}

/// The quantities that a cell rests on: its own first.
fn rests_on(cell: Cell) -> impl Iterator<Item = QuantityId> {
    cell.own().into_iter().chain(cell.parent())
}

fn unknown_for_all(r: &Resolution<'_>, criterion: CriterionId) -> Option<Diagnostic> {
    let unknown =
        |cell: Cell| matches!(cell, Cell::Stated(q) if r.draft.quantity_of(q).rating.is_unknown());
    let mut cells = r.draft.rows().map(|(_, row)| row[criterion.index()]);
    if !cells.all(unknown) || r.draft.rows().next().is_none() {
        return None;
    }
    let name = &r.draft.criterion_of(criterion).name;
    let whom = match r.rows_of {
        RowsOf::SomeOffers => "each of the first offers",
        RowsOf::Offers | RowsOf::Companies => "every offer",
    };
    Some(Diagnostic::new(
        Code::UnknownForAll,
        None,
        format!("{name} is unknown for {whom}, so it favours none yet"),
    ))
}

/// Facts that were over two years old on the day, and can add points.
struct Old<'r> {
    criterion: &'r str,
    /// `2021`, `2020 to 2021`.
    years: String,
    companies: Vec<&'r str>,
}

/// `ML exposure rests on facts of 2020, Pay and Brand on facts of 2021`.
fn old_facts(r: &Resolution<'_>, criteria: &[CriterionId]) -> Option<Diagnostic> {
    let limit = r.as_of.checked_sub(jiff::Span::new().years(2)).ok()?;
    let old: Vec<Old<'_>> = criteria
        .iter()
        .filter_map(|criterion| old_facts_of(r, *criterion, limit))
        .collect();
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for found in &old {
        match groups.iter_mut().find(|(years, _)| *years == found.years) {
            Some((_, names)) => names.push(found.criterion),
            None => groups.push((&found.years, vec![found.criterion])),
        }
    }
    let parts = groups.iter().enumerate().map(|(i, (years, names))| {
        let rest = match (i, names.len()) {
            (0, 1) => " rests",
            (0, _) => " rest",
            _ => "",
        };
        format!("{}{rest} on facts of {years}", list(names))
    });
    let mut message = parts.collect::<Vec<String>>().join(", ");
    match &old[..] {
        [] => return None,
        [only] => message = format!("{message}: {}", few(&only.companies)),
        _ => (),
    }
    Some(Diagnostic::new(Code::OldFacts, None, message))
}

fn old_facts_of<'r>(r: &'r Resolution<'_>, criterion: CriterionId, limit: Date) -> Option<Old<'r>> {
    let defined = r.draft.criterion_of(criterion);
    let fit = defined.scale.fit(std::iter::empty());
    let mut companies = Names::default();
    let mut years: Vec<i16> = Vec::new();
    for (offer, row) in r.draft.rows() {
        for quantity in rests_on(row[criterion.index()]) {
            let rating = r.draft.quantity_of(quantity).rating;
            let earns = rating.utilities(&defined.scale, &fit).1.get() > 0.0;
            if let Some(year) = old_year(r, quantity, limit).filter(|_| earns) {
                years.push(year);
                companies.add(&offer.company);
            }
        }
    }
    Some(Old {
        criterion: &defined.name,
        years: span_of_years(years)?,
        companies: companies.list,
    })
}

/// `2021`, `2020 to 2021`; none of no years.
fn span_of_years(mut years: Vec<i16>) -> Option<String> {
    years.sort_unstable();
    match years[..] {
        [] => None,
        [first, .., last] if first < last => Some(format!("{first} to {last}")),
        [year, ..] => Some(year.to_string()),
    }
}

/// The year of a fact that began before the limit.
fn old_year(r: &Resolution<'_>, quantity: QuantityId, limit: Date) -> Option<i16> {
    let of_company = matches!(r.draft.quantity_of(quantity).subject, Subject::Company(..));
    let from = r.origins.note(quantity).filter(|_| of_company)?.as_of?;
    (from < limit).then(|| from.year())
}

/// Offers whose pay is what their company pays in general.
fn company_figures(r: &Resolution<'_>, criterion: CriterionId) -> Option<Diagnostic> {
    let defined = r.draft.criterion_of(criterion);
    defined.currency.as_ref()?;
    let mut names = Names::default();
    let mut years: Vec<Option<i16>> = Vec::new();
    for (offer, row) in r.draft.rows() {
        let Cell::Stated(id) = row[criterion.index()] else {
            continue;
        };
        let quantity = r.draft.quantity_of(id);
        if matches!(quantity.subject, Subject::Company(..)) {
            names.add(&offer.company);
            let as_of = r.origins.note(id).and_then(|note| note.as_of);
            years.push(as_of.map(Date::year));
        }
    }
    let whose = match names.list.len() {
        0 => return None,
        1 => "the company's figure",
        _ => "the companies' figure",
    };
    let years: Option<Vec<i16>> = years.into_iter().collect();
    let of = span_of_years(years.unwrap_or_default()).map(|years| format!(" of {years}"));
    let id = &defined.id;
    let message = format!(
        "{} at {} is {whose}{}, not your offer",
        defined.name,
        few(&names.list),
        of.unwrap_or_default()
    );
    Some(
        Diagnostic::new(Code::CompanyFigure, None, message)
            .help(format!("write `{id} = ...` below `[offer.ratings]`")),
    )
}

/// Companies of which nothing is known, spelled almost like one that is listed.
fn spellings(
    r: &Resolution<'_>,
    offers: &[&RawOffer<'_>],
    identities: &[Identity],
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    // Beyond some hundred offers nobody reads a remark on each.
    for (offer, identity) in offers.iter().zip(identities).take(200) {
        let Some(company) = &offer.company else {
            continue;
        };
        if r.companies.listed_name(identity.company).is_some() {
            continue;
        }
        if let Some(near) = r.companies.nearest(&company.value) {
            let (name, near) = (&company.value, list(&[near]));
            let message = format!("Nothing is known of {name}: did you mean {near}?");
            out.push(Diagnostic::new(
                Code::CompanySpelling,
                company.span,
                message,
            ));
        }
    }
    out
}
