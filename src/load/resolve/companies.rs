//! Companies by the names that people write for them.

pub mod from_companies;
pub mod known_companies;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::load::read::raw::RawFile;
use crate::model::{CompanyId, Draft, company_key as key_of};
use crate::text::suggest::nearest;

/// Listed companies at most among which the one that was meant is looked for.
const COMPARED: usize = 5_000;

/// The companies of a run.
#[derive(Debug, Default)]
pub struct Companies {
    by_key: HashMap<String, CompanyId>,
    /// The names as listed, for those that a file lists.
    listed: HashMap<CompanyId, Listed>,
}

/// A company that a file lists.
#[derive(Debug)]
struct Listed {
    name: String,
    keys: Vec<String>,
}

impl Companies {
    /// Adds the companies that a file lists; one known already gets the further names.
    pub fn list(&mut self, file: &RawFile<'_>, draft: &mut Draft) {
        for raw in &file.companies {
            let names = std::iter::once(&raw.name).chain(raw.also.iter().flatten());
            let keys: Vec<String> = names.map(|n| key_of(&n.value)).collect();
            let known = keys.iter().find_map(|key| self.by_key.get(key).copied());
            let id = known.unwrap_or_else(|| draft.company(raw.name.value.as_ref()));
            let listed = self.listed.entry(id).or_insert_with(|| Listed {
                name: raw.name.value.to_string(),
                keys: Vec::new(),
            });
            for key in keys {
                listed.keys.push(key.clone());
                self.by_key.insert(key, id);
            }
        }
    }

    /// The company of a name; one that is not listed is a company of its own.
    pub fn find(&mut self, name: &str, draft: &mut Draft) -> CompanyId {
        let new = || draft.company(name);
        *self.by_key.entry(key_of(name)).or_insert_with(new)
    }

    /// The company of a name, if it is listed or was named before.
    pub fn known(&self, name: &str) -> Option<CompanyId> {
        self.by_key.get(&key_of(name)).copied()
    }

    /// The shown name of a listed company.
    pub fn listed_name(&self, id: CompanyId) -> Option<&str> {
        self.listed.get(&id).map(|l| l.name.as_str())
    }

    /// All keys of a company; `written` is the name that led to it.
    pub fn keys(&self, id: CompanyId, written: &str) -> Cow<'_, [String]> {
        match self.listed.get(&id) {
            Some(listed) => Cow::Borrowed(&listed.keys),
            None => Cow::Owned(vec![key_of(written)]),
        }
    }

    /// Whether a key is one of a company's.
    pub fn is_key(&self, id: CompanyId, key: &str) -> bool {
        self.by_key.get(key) == Some(&id)
    }

    /// The listed company whose name is spelled almost like this one; none among very many, to
    /// which each is to be compared.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        if self.listed.len() > COMPARED {
            return None;
        }
        let mut names: Vec<&str> = self.listed.values().map(|l| l.name.as_str()).collect();
        names.sort_unstable();
        nearest(name, names)
    }
}
