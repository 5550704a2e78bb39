//! Weights of criteria that nothing defines, where the ratings of the offers say what they are.

use super::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::load::read::raw::{At, RawFile, RawStated, Scalar, Str, says_unknown};

/// What the ratings of a criterion have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rated {
    /// Numbers from 0 to 10.
    Marks,
    /// Yes or no.
    Answers,
}

/// The complaint about a weight of a criterion that nothing defines, and whether it says how to
/// define one that the offers are rated on.
pub fn complaint(
    key: &At<Str<'_>>,
    mains: &[RawFile<'_>],
    catalog: &Catalog,
) -> (Diagnostic, bool) {
    let id = key.value.as_ref();
    let complaint = catalog.unknown(id, key.span);
    let rated = rated(id, mains).filter(|_| catalog.meant(id).is_none());
    let scale = match rated {
        Some(Rated::Marks) => "[0, 10]",
        Some(Rated::Answers) => "[\"no\", \"yes\"]",
        None => return (complaint, false),
    };
    let help = format!("add `[scales]` with `{id} = {scale}`, worst first");
    (complaint.help(help), true)
}

/// What all ratings of an id are that say something; none where there are none, or of two kinds.
fn rated(id: &str, mains: &[RawFile<'_>]) -> Option<Rated> {
    let offers = mains.iter().flat_map(|main| &main.offers);
    let ratings = offers.flat_map(|offer| offer.ratings.iter().flatten());
    let stated = ratings.filter(|rating| rating.key.value == id);
    let ends = stated.filter_map(|rating| rating.stated.as_ref());
    let kinds: Option<Vec<Rated>> = ends
        .flat_map(RawStated::ends)
        .filter(|end| says(end))
        .map(kind)
        .collect();
    let kinds = kinds?;
    let first = *kinds.first()?;
    kinds.iter().all(|kind| *kind == first).then_some(first)
}

/// Whether it is more than that nothing is known.
fn says(end: &At<Scalar<'_>>) -> bool {
    !matches!(&end.value, Scalar::Text(text) if says_unknown(text))
}

fn kind(end: &At<Scalar<'_>>) -> Option<Rated> {
    match &end.value {
        Scalar::Number(x) => (0.0..=10.0).contains(x).then_some(Rated::Marks),
        Scalar::Bool(_) => Some(Rated::Answers),
        Scalar::Text(text) => matches!(text.as_ref(), "yes" | "no").then_some(Rated::Answers),
    }
}
