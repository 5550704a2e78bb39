//! What a reader should know of the ratings before trusting a ranking.

pub mod dates;
pub mod pay;
pub mod values;
pub mod widened;

use std::collections::HashSet;

use jiff::civil::Date;

use super::identity::Identity;
use super::inputs::RowsOf;
use super::resolution::Resolution;
use crate::diag::{Code, Diagnostic};
use crate::load::read::raw::RawOffer;
use crate::model::{Cell, CriterionId, QuantityId, Subject};
use crate::text::number::{few, list};

/// Adds what is to be said of all ratings together: unknown for all, of companies and not of offers,
/// old, and of names spelled in two ways. What a single value, date, pay or scale gives reason for is
/// said by the files beside this one, called from where that is resolved.
pub fn remarks(r: &mut Resolution<'_>, offers: &[&RawOffer<'_>], identities: &[Identity]) {
    let (mut found, mut known) = (Vec::new(), Vec::new());
    for (criterion, &entry) in r.draft.criteria().zip(&r.used) {
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

/// Names in the order in which they come first, each once.
fn once(mut names: Vec<&str>) -> Vec<&str> {
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(*name));
    names
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
    let message = format!("{name} is unknown for {whom}, so it favours none yet");
    Some(Diagnostic::new(Code::UnknownForAll, None, message))
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
    let old = criteria
        .iter()
        .filter_map(|criterion| old_facts_of(r, *criterion, limit));
    let old: Vec<Old<'_>> = old.collect();
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
    if let [only] = &old[..] {
        message = format!("{message}: {}", few(&only.companies));
    }
    (!old.is_empty()).then(|| Diagnostic::new(Code::OldFacts, None, message))
}

fn old_facts_of<'r>(r: &'r Resolution<'_>, criterion: CriterionId, limit: Date) -> Option<Old<'r>> {
    let defined = r.draft.criterion_of(criterion);
    let fit = defined.scale.fit(std::iter::empty());
    let (mut companies, mut years) = (Vec::new(), Vec::new());
    for (offer, row) in r.draft.rows() {
        for quantity in rests_on(row[criterion.index()]) {
            let rating = r.draft.quantity_of(quantity).rating;
            let earns = rating.utilities(&defined.scale, &fit).1.get() > 0.0;
            if let Some(year) = old_year(r, quantity, limit).filter(|_| earns) {
                years.push(year);
                companies.push(offer.company.as_str());
            }
        }
    }
    Some(Old {
        criterion: &defined.name,
        years: span_of_years(years)?,
        companies: once(companies),
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
    let (mut names, mut years) = (Vec::new(), Vec::new());
    for (offer, row) in r.draft.rows() {
        let Cell::Stated(id) = row[criterion.index()] else {
            continue;
        };
        let quantity = r.draft.quantity_of(id);
        if matches!(quantity.subject, Subject::Company(..)) {
            names.push(offer.company.as_str());
            let as_of = r.origins.note(id).and_then(|note| note.as_of);
            years.push(as_of.map(Date::year));
        }
    }
    let names = once(names);
    let whose = match names.len() {
        0 => return None,
        1 => "the company's figure",
        _ => "the companies' figure",
    };
    let years: Option<Vec<i16>> = years.into_iter().collect();
    let of = span_of_years(years.unwrap_or_default()).map(|years| format!(" of {years}"));
    let of = of.unwrap_or_default();
    let (name, companies) = (&defined.name, few(&names));
    let message = format!("{name} at {companies} is {whose}{of}, not your offer");
    let help = format!("write `{} = ...` below `[offer.ratings]`", defined.id);
    Some(Diagnostic::new(Code::CompanyFigure, None, message).help(help))
}

/// Companies of which nothing is known, spelled almost like one that is listed.
fn spellings(
    r: &Resolution<'_>,
    offers: &[&RawOffer<'_>],
    identities: &[Identity],
) -> Vec<Diagnostic> {
    // Beyond some hundred offers nobody reads a remark on each.
    let offers = offers.iter().zip(identities).take(200);
    let unlisted = offers.filter(|(_, own)| r.companies.listed_name(own.company).is_none());
    let remark = |(offer, _): (&&RawOffer<'_>, &Identity)| {
        let company = offer.company.as_ref()?;
        let (name, near) = (
            &company.value,
            list(&[r.companies.nearest(&company.value)?]),
        );
        let message = format!("Nothing is known of {name}: did you mean {near}?");
        Some(Diagnostic::new(
            Code::CompanySpelling,
            company.span,
            message,
        ))
    };
    unlisted.filter_map(remark).collect()
}
