//! What a reader of a ranking needs to know of the packages.

use crate::diag::{Code, Diagnostic, Span};
use crate::model::{Cell, Package, Problem};
use crate::text::number::{few, list, plain};

/// Weeks from which on terms differ.
const WEEKS: f64 = 2.0;

/// The remarks on all packages; `place` is where one stands.
pub(super) fn remarks(
    problem: &Problem,
    place: impl Fn(&Package) -> Option<Span>,
) -> Vec<Diagnostic> {
    let packages = problem.packages();
    let name = |p: &Package| problem.offer(p.offer).company.clone();
    let mut found: Vec<Diagnostic> = uneven(packages, &rated(problem), name)
        .into_iter()
        .collect();
    for package in packages {
        let rent = package.costs.iter().any(|(cost, _)| {
            ["rent", "housing", "flat", "room"].contains(&cost.to_lowercase().as_str())
        });
        if rent && package.cost_of_living.is_some() {
            let message = format!(
                "{} states a cost of living and a rent: living there may be counted twice",
                name(package)
            );
            found.push(Diagnostic::new(
                Code::LivingAndRent,
                place(package),
                message,
            ));
        }
    }
    found.extend(terms(packages, name));
    found
}

/// The offers whose pay is one figure, beside packages: nothing is taken off it.
fn rated(problem: &Problem) -> Vec<String> {
    let cells = |id| {
        problem
            .offers()
            .map(move |(offer, _)| (offer, problem.cell(offer, id)))
    };
    let is_paid = |id| cells(id).any(|(_, cell)| matches!(cell, Cell::Package(_)));
    let criterion = problem.criteria().map(|(id, _)| id).find(|id| is_paid(*id));
    let known = |cell: Cell| {
        let own = cell.own();
        own.is_some_and(|q| !problem.quantity(q).rating.is_unknown())
    };
    let rated = criterion.into_iter().flat_map(cells);
    rated
        .filter(|(_, cell)| known(*cell))
        .map(|(offer, _)| problem.offer(offer).company.clone())
        .collect()
}

/// `Tax is stated for Google, and not for JPMorgan: ...`
fn uneven(
    packages: &[Package],
    rated: &[String],
    name: impl Fn(&Package) -> String,
) -> Option<Diagnostic> {
    type Has = fn(&Package) -> bool;
    let parts: [(&str, Has); 3] = [
        ("Tax", |p| p.tax.is_some()),
        ("Costs", |p| !p.costs.is_empty()),
        ("Cost of living", |p| p.cost_of_living.is_some()),
    ];
    let of = |has: Has, wanted: bool| -> Vec<String> {
        let own = packages.iter().filter(|p| has(p) == wanted).map(&name);
        let others = rated.iter().filter(|_| !wanted).cloned();
        own.chain(others).collect()
    };
    let uneven: Vec<_> = parts
        .into_iter()
        .filter(|(_, has)| !of(*has, true).is_empty() && !of(*has, false).is_empty())
        .collect();
    let (first, has) = *uneven.first()?;
    let stated = if uneven.len() == 1 {
        let (with, without) = (few(&of(has, true)), few(&of(has, false)));
        let is = if first == "Costs" { "are" } else { "is" };
        format!("{first} {is} stated for {with}, and not for {without}")
    } else {
        let others = uneven.iter().skip(1).map(|(name, _)| name.to_lowercase());
        let names: Vec<String> = std::iter::once(first.to_owned()).chain(others).collect();
        let names = list(&names);
        format!("{names} are stated for some offers, and not for others")
    };
    let message = format!("{stated}: their pay is not told alike");
    Some(Diagnostic::new(Code::UnevenPay, None, message))
}

/// `Terms differ, 10 weeks at JPMorgan and 13 weeks at Google: a month's pay hides the whole`
fn terms(packages: &[Package], name: impl Fn(&Package) -> String) -> Option<Diagnostic> {
    let weeks = |p: &&Package| p.weeks.unwrap_or(f64::INFINITY);
    let by = |a: &&Package, b: &&Package| weeks(a).total_cmp(&weeks(b));
    let shortest = packages.iter().min_by(by)?;
    let longest = packages.iter().max_by(by)?;
    let term = |p: &Package| match p.weeks {
        Some(weeks) => format!("{} weeks at {}", plain(weeks), name(p)),
        None => format!("for good at {}", name(p)),
    };
    (weeks(&longest) - weeks(&shortest) >= WEEKS).then(|| {
        let message = format!(
            "Terms differ, {} and {}: a month's pay hides the whole, which `rank pay` shows",
            term(shortest),
            term(longest),
        );
        Diagnostic::new(Code::TermsDiffer, None, message)
    })
}
