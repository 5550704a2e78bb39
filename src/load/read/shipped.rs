//! The built-in files, each parsed once in a process and only when it is needed.

use std::sync::{Arc, OnceLock};

use super::raw::RawFile;
use crate::diag::{FileId, Origin, Sources};
use crate::load::grammar::builtin;
use crate::load::syntax::document::Text;

pub struct Shipped {
    name: String,
    source: Arc<String>,
    text: Text,
    read: OnceLock<RawFile<'static>>,
}

impl Shipped {
    fn new(number: usize, name: String, text: &str) -> Self {
        let (id, source) = (FileId::fixed(number as u16), Arc::new(text.to_owned()));
        Self {
            name,
            text: Text::new(id, source.clone()),
            source,
            read: OnceLock::new(),
        }
    }

    /// What it says; a test makes sure that none has a complaint.
    pub fn file(&'static self) -> &'static RawFile<'static> {
        self.read.get_or_init(|| super::file(&self.text).0)
    }
}

/// Takes all of them in as sources: complaints can point into them.
pub fn sources(sources: &mut Sources) {
    for one in all() {
        sources.add_fixed(one.text.file, &one.name, &one.source, Origin::BuiltIn);
    }
}

pub fn criterion(id: &str) -> Option<&'static Shipped> {
    let i = builtin::CRITERIA.iter().position(|c| c.0 == id)?;
    all().get(1 + i)
}

pub fn set(name: &str) -> Option<&'static Shipped> {
    let i = builtin::SETS.iter().position(|s| s.0 == name)?;
    all().get(1 + builtin::CRITERIA.len() + i)
}

pub fn companies() -> &'static Shipped {
    &all()[0]
}

/// The companies, the criteria and the sets.
fn all() -> &'static [Shipped] {
    static ALL: OnceLock<Vec<Shipped>> = OnceLock::new();
    ALL.get_or_init(|| {
        let companies = ("companies".to_owned(), builtin::COMPANIES);
        let criteria = builtin::CRITERIA.iter();
        let criteria = criteria.map(|(name, text)| ((*name).to_owned(), *text));
        let sets = builtin::SETS.iter();
        let sets = sets.map(|(name, text)| (format!("sets/{name}"), *text));
        let files = std::iter::once(companies).chain(criteria).chain(sets);
        files
            .enumerate()
            .map(|(i, (name, text))| Shipped::new(i, format!("criteria/{name}.toml"), text))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_file_reads_without_a_complaint() {
        for shipped in all() {
            let (_, complaints) = crate::load::read::file(&shipped.text);
            assert!(complaints.is_empty(), "{}: {complaints:?}", shipped.name);
        }
    }

    #[test]
    fn each_is_found_by_its_name_and_parsed_once() {
        let pay = criterion("pay").expect("a built-in criterion");
        assert_eq!(pay.file().criteria[0].id.value, "pay");
        assert!(std::ptr::eq(pay.file(), pay.file()));
        assert!(set("default").is_some_and(|set| set.file().weights.is_some()));
        assert!(!companies().file().companies.is_empty());
    }
}
