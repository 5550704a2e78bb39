//! The names by which screens and remarks tell offers apart.

use super::judge::times;
use super::{Offer, OfferId, Problem};

/// What screens call each offer: the company, with the role or the id where that is not enough.
pub fn labels(problem: &Problem) -> Vec<String> {
    let companies = times(problem.offers().map(|(_, offer)| offer.company.as_str()));
    let is_shared: Vec<bool> = problem
        .offers()
        .map(|(_, o)| companies[o.company.as_str()] > 1)
        .collect();
    let label = |((_, o), is_shared): ((OfferId, &Offer), &bool)| match &o.role {
        Some(role) if *is_shared => [&o.company, ", ", role].concat(),
        _ => o.company.clone(),
    };
    let mut labels: Vec<String> = problem.offers().zip(&is_shared).map(label).collect();
    let times = times(labels.iter().map(String::as_str));
    let is_doubled = |(label, is_shared): (&String, &bool)| *is_shared && times[label.as_str()] > 1;
    let is_doubled: Vec<bool> = labels.iter().zip(&is_shared).map(is_doubled).collect();
    for ((_, offer), (label, is_doubled)) in problem.offers().zip(labels.iter_mut().zip(is_doubled))
    {
        if is_doubled {
            label.clone_from(&offer.id);
        }
    }
    labels
}
