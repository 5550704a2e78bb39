//! What is stated of the parts of a package beside their amounts: when shares vest, what is paid
//! back, and of what tax is taken otherwise than as a rule.

use crate::model::{Equity, Package, SignOn};
use crate::text::number::{counted, grouped, to_hundredths};

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
    let years: Vec<String> = stated
        .vesting
        .iter()
        .map(|x| to_hundredths(100.0 * x))
        .collect();
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
    let benefits = package.benefits.iter().zip(0..).filter_map(|(b, i)| {
        let name = package.name_of(b.part(i).into());
        Some((format!("{name}.taxed"), told(b.is_taxed, false)?))
    });
    let payments = payments(package).into_iter();
    let payments = payments.filter_map(|payment| {
        let told = told(payment.is_taxed?, payment.usual)?;
        Some((format!("{}.taxed", payment.key), told))
    });
    payments.chain(benefits).collect()
}

/// A payment besides wages, shares and benefits.
pub struct OtherPayment {
    /// The key under which it is written.
    pub key: &'static str,
    /// What it is called in a sentence.
    pub name: &'static str,
    /// Whether tax is taken of it; none where it is not paid.
    pub is_taxed: Option<bool>,
    /// Whether tax is taken of it as a rule.
    pub usual: bool,
}

/// The payments besides wages, shares and benefits, paid or not.
pub fn payments(package: &Package) -> [OtherPayment; 4] {
    let payment = |key, name, is_taxed| OtherPayment {
        key,
        name,
        is_taxed,
        usual: true,
    };
    let bonus = package.bonus.as_ref().map(|b| b.is_taxed);
    let sign_on = package.sign_on.as_ref().map(|s| s.is_taxed);
    let stipend = package.stipend.as_ref().map(|s| s.is_taxed);
    let relocation = package.relocation.as_ref().map(|r| r.is_taxed);
    [
        payment("bonus", "the bonus", bonus),
        payment("sign-on", "the sign-on", sign_on),
        payment("stipend", "the stipend", stipend),
        OtherPayment {
            usual: false,
            ..payment("relocation", "relocation", relocation)
        },
    ]
}

/// Those that say something, by their keys.
fn named<const N: usize>(terms: [(&str, Option<String>); N]) -> Vec<(String, String)> {
    let told = terms.into_iter();
    let told = told.filter_map(|(key, term)| Some((key.to_owned(), term?)));
    told.collect()
}
