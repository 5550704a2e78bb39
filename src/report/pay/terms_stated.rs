//! What is stated of the parts of a package beside their amounts: when shares vest, what is paid
//! back, and of what tax is taken otherwise than as a rule.

use super::working::short;
use crate::model::{Equity, Package, SignOn};
use crate::text::number::{counted, grouped};

/// It in words, by the keys under which it is written: `cliff-months`, `12 months`. What holds
/// without being said is left out.
pub fn terms(package: &Package) -> Vec<(String, String)> {
    let mut terms = Vec::new();
    terms.extend(package.sign_on.iter().flat_map(sign_on));
    terms.extend(package.equity.iter().flat_map(equity));
    terms.extend(taxed(package));
    terms
}

fn months(count: u32) -> String {
    counted(&grouped(f64::from(count)), "month")
}

fn sign_on(stated: &SignOn) -> Vec<(String, String)> {
    let clawback = (stated.clawback > 0).then(|| months(stated.clawback));
    let pro_rata = stated.is_pro_rata.then(|| "yes".to_owned());
    named([("clawback-months", clawback), ("pro-rata", pro_rata)])
}

fn equity(stated: &Equity) -> Vec<(String, String)> {
    let years: Vec<String> = stated.vesting.iter().map(|x| short(100.0 * x)).collect();
    let vesting = format!("{} % a year", years.join(", "));
    let cliff = (stated.cliff > 0).then(|| months(stated.cliff));
    named([("vesting", Some(vesting)), ("cliff-months", cliff)])
}

/// Of relocation and benefits no tax is taken, of all else it is.
fn taxed(package: &Package) -> Vec<(String, String)> {
    let told = |is_taxed: bool, usual: bool| {
        let word = if is_taxed { "yes" } else { "no" };
        (is_taxed != usual).then(|| word.to_owned())
    };
    let bonus = package.bonus.as_ref().and_then(|b| told(b.is_taxed, true));
    let sign_on = package.sign_on.as_ref();
    let sign_on = sign_on.and_then(|s| told(s.is_taxed, true));
    let stipend = package.stipend.as_ref();
    let stipend = stipend.and_then(|s| told(s.is_taxed, true));
    let moving = package.relocation.as_ref();
    let moving = moving.and_then(|r| told(r.is_taxed, false));
    let benefits = package.benefits.iter().zip(0..).filter_map(|(b, i)| {
        let name = package.name_of(b.part(i).into());
        Some((format!("{name}.taxed"), told(b.is_taxed, false)?))
    });
    let payments = named([
        ("bonus.taxed", bonus),
        ("sign-on.taxed", sign_on),
        ("stipend.taxed", stipend),
        ("relocation.taxed", moving),
    ]);
    payments.into_iter().chain(benefits).collect()
}

/// Those that say something, by their keys.
fn named<const N: usize>(terms: [(&str, Option<String>); N]) -> Vec<(String, String)> {
    let terms = terms.into_iter();
    terms
        .filter_map(|(key, term)| Some((key.to_owned(), term?)))
        .collect()
}
