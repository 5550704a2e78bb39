//! The files under `criteria/`, embedded.

macro_rules! embedded {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../criteria/", $folder, $name, ".toml"))),)+]
    };
}

/// The built-in criteria by id, in the order of the list that `rank criteria` prints.
pub const CRITERIA: &[(&str, &str)] = embedded!("":
    "ml-exposure", "cloud-market-share", "pay", "brand", "role-fit", "mentoring", "return-offer",
    "commute", "work-life", "open-doors", "finance-pay",
);

/// The built-in sets of weights by name.
pub const SETS: &[(&str, &str)] = embedded!("sets/": "default", "cloud-first", "ml-first");

/// Companies and links.
pub const COMPANIES: &str = include_str!("../../../criteria/companies.toml");

/// The built-in example.
pub const DEMO: &str = include_str!("../../../criteria/demo.toml");

/// The file that `rank init` writes.
pub const STARTER: &str = include_str!("../../../criteria/starter.toml");

/// The text of a built-in criterion.
pub fn criterion(id: &str) -> Option<&'static str> {
    CRITERIA.iter().find(|c| c.0 == id).map(|c| c.1)
}

/// The text of a built-in set.
pub fn set(name: &str) -> Option<&'static str> {
    SETS.iter().find(|s| s.0 == name).map(|s| s.1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn stems(folder: &str) -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = std::fs::read_dir(folder)
            .expect("the folder is there")
            .map(|e| e.expect("readable").path());
        let toml = files.filter(|p| p.extension().is_some_and(|e| e == "toml"));
        toml.map(|p| {
            p.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
    }

    #[test]
    fn every_file_is_embedded() {
        let mut criteria: BTreeSet<String> = CRITERIA.iter().map(|c| c.0.to_owned()).collect();
        criteria.extend(["companies", "demo", "starter"].map(str::to_owned));
        assert_eq!(stems("criteria"), criteria);
        assert_eq!(
            stems("criteria/sets"),
            SETS.iter().map(|s| s.0.to_owned()).collect()
        );
    }
}
