//! What a reader of a ranking needs to know of the packages.

use super::values::scale_note;
use crate::diag::{Code, Diagnostic, Span};
use crate::model::{Cell, CriterionId, OfferId, Package, Problem, QuantityId, Scale, labels};
use crate::pay::{self, Figure, WEEKS_A_MONTH};
use crate::text::number::{few, grouped, length, list};
use crate::text::possessive::possessive;

/// Weeks from which on terms differ.
const WEEKS: f64 = 2.0;

/// Words for a place to live, of which the name of a cost has one.
const HOMES: &str = "rent rental housing house flat room apartment apt accommodation lodging dorm \
                     studio mortgage wohnung loyer miete";

/// The remarks on all packages; `span` is where a quantity stands.
pub fn remarks(problem: &Problem, span: impl Fn(QuantityId) -> Option<Span>) -> Vec<Diagnostic> {
    let packages = problem.packages();
    if packages.is_empty() {
        return Vec::new();
    }
    let labels = labels(problem);
    let name = |p: &Package| labels[p.offer.index()].clone();
    let uneven = uneven(packages, &rated(problem, &labels), name);
    let mut found: Vec<Diagnostic> = uneven.into_iter().collect();
    let rents = packages.iter().filter_map(|p| rent(p, &name(p), &span));
    found.extend(rents);
    found.extend(terms(problem, name));
    found.extend(beyond(problem, &labels, span));
    found
}

/// A cost of living beside a rent.
fn rent(
    package: &Package,
    name: &str,
    span: &impl Fn(QuantityId) -> Option<Span>,
) -> Option<Diagnostic> {
    let living = package.cost_of_living?;
    let rent = package.costs.iter().find(|cost| is_rent(&cost.name))?;
    let (_, rent) = rent.amount.parts().next()?;
    let message =
        format!("{name} states a cost of living and a rent: living there may be counted twice");
    let complaint = Diagnostic::new(Code::LivingAndRent, span(rent), message);
    Some(complaint.maybe_related(span(living), "the cost of living"))
}

/// Whether the name of a cost has a word for a place to live: `monthly rent`, `Kaltmiete`.
fn is_rent(cost: &str) -> bool {
    let cost = cost.to_lowercase();
    let mut words = cost.split(|c: char| !c.is_alphabetic());
    words.any(|word| HOMES.split(' ').any(|home| home == word) || word.ends_with("miete"))
}

/// The figures that lie beyond the scale of their criterion, or that it cannot be made from.
fn beyond(
    problem: &Problem,
    labels: &[String],
    span: impl Fn(QuantityId) -> Option<Span>,
) -> Vec<Diagnostic> {
    let Some(criterion) = paid(problem).map(|id| problem.criterion(id)) else {
        return Vec::new();
    };
    let outside = |package: &Package| {
        let figure = pay::spread(problem, package, &[]).likely().round();
        let (code, what, end) = match (&criterion.scale, criterion.scale.ends()) {
            (Scale::Normalized(how), _) => {
                let what = "cannot be normalized";
                (Code::CannotNormalize, what, how.taken(figure).round())
            }
            (_, Some((first, last))) => {
                let what = "is beyond its scale";
                (Code::OutsideScale, what, figure.clamp(first, last))
            }
            (_, None) => return None,
        };
        let whose = possessive(&labels[package.offer.index()]);
        let (shown, counted) = (grouped(figure), grouped(end));
        let message = format!("{whose} pay of {shown} a month {what}, and counts as {counted}");
        let base = package.parts().first().and_then(|(_, base)| span(*base));
        let complaint = Diagnostic::new(code, base, message);
        (end != figure).then(|| complaint.note(scale_note(criterion)))
    };
    problem.packages().iter().filter_map(outside).collect()
}

/// The criterion that packages are for, where it is used.
fn paid(problem: &Problem) -> Option<CriterionId> {
    let is_package = |offer, id| matches!(problem.cell(offer, id), Cell::Package(_));
    let is_paid = |id: &CriterionId| problem.offers().any(|(offer, _)| is_package(offer, *id));
    problem.criteria().map(|(id, _)| id).find(is_paid)
}

/// The offers whose pay is one figure, beside packages: nothing is taken off it.
fn rated(problem: &Problem, labels: &[String]) -> Vec<String> {
    let Some(criterion) = paid(problem) else {
        return Vec::new();
    };
    let is_known = |offer: &OfferId| {
        let own = problem.cell(*offer, criterion).own();
        own.is_some_and(|q| !problem.quantity(q).rating.is_unknown())
    };
    let rated = problem.offers().map(|(offer, _)| offer).filter(is_known);
    rated.map(|offer| labels[offer.index()].clone()).collect()
}

/// `Tax is stated for Google but not for JPMorgan, so their pay cannot be compared`
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
    let is_uneven = |has: Has| !of(has, true).is_empty() && !of(has, false).is_empty();
    let uneven: Vec<_> = parts
        .into_iter()
        .filter(|(_, has)| is_uneven(*has))
        .collect();
    let stated = match uneven[..] {
        [] => return None,
        [(part, has)] => {
            let (with, without) = (few(&of(has, true)), few(&of(has, false)));
            let is = if part == "Costs" { "are" } else { "is" };
            format!("{part} {is} stated for {with} but not for {without}")
        }
        [(first, _), ref others @ ..] => {
            let others = others.iter().map(|(name, _)| name.to_lowercase());
            let names: Vec<String> = std::iter::once(first.to_owned()).chain(others).collect();
            let names = list(&names);
            format!("{names} are stated for some offers but not for others")
        }
    };
    let message = format!("{stated}, so their pay cannot be compared");
    Some(Diagnostic::new(Code::UnevenPay, None, message))
}

/// `The offers run for different lengths of time, 10 weeks at JPMorgan and 13 weeks at Google: ...`
fn terms(problem: &Problem, name: impl Fn(&Package) -> String) -> Option<Diagnostic> {
    let weeks = |p: &&Package| {
        if p.is_for_good() {
            return f64::INFINITY;
        }
        Figure::new(p).months(|q| pay::likely(problem, q)) * WEEKS_A_MONTH
    };
    let packages = problem.packages();
    let by = |a: &&Package, b: &&Package| weeks(a).total_cmp(&weeks(b));
    let shortest = packages.iter().min_by(by)?;
    let longest = packages.iter().max_by(by)?;
    let term = |p: &Package| {
        if p.is_for_good() {
            return format!("a permanent job at {}", name(p));
        }
        format!("{} at {}", length(pay::term(problem, p)), name(p))
    };
    (weeks(&longest) - weeks(&shortest) >= WEEKS).then(|| {
        let (least, most) = (term(shortest), term(longest));
        let message = format!(
            "The offers run for different lengths of time, {least} and {most}: compare the pay in all as well"
        );
        Diagnostic::new(Code::TermsDiffer, None, message)
    })
}
