//! Headers that cannot be read, or that open no block of ours.

use toml::de::DeTable;

use super::mistake::{Broken, Mistake, Repair};
use crate::load::grammar::headers;

/// What is wrong with a header, if anything; `offset` is its place in the file.
pub fn of_header(statement: &str, offset: usize) -> Option<Broken> {
    let line = statement.split('#').next().unwrap_or(statement).trim_end();
    let inner = line.trim_start_matches(['[', ' ']);
    let name: String = inner
        .chars()
        .take_while(|c| c.is_alphanumeric() || "-_.".contains(*c))
        .collect();
    let single = line.starts_with('[') && !line.starts_with("[[");
    let range = offset..offset + line.len();
    let listed = headers::is_listed(&name);
    if let Some(header) = headers::meant(line.trim_end()).filter(|_| !name.is_empty()) {
        let message = format!("an unknown header `{line}`");
        return Some(Broken {
            mistake: Mistake::new(range, message).help(format!("write `{header}`")),
            repair: Repair::Header(header),
        });
    }
    if DeTable::parse(statement).is_ok() {
        return (single && listed).then(|| Broken {
            mistake: Mistake::new(range, headers::one_bracket(&name))
                .help(format!("write `[[{name}]]`")),
            repair: Repair::Header(format!("[[{name}]]")),
        });
    }
    if name.is_empty() || DeTable::parse(&format!("[{name}]")).is_err() {
        return Some(Broken {
            mistake: Mistake::new(range, "a header that cannot be read"),
            repair: Repair::None,
        });
    }
    let header = if listed {
        format!("[[{name}]]")
    } else {
        format!("[{name}]")
    };
    let message = "a header whose brackets do not match";
    let mistake = Mistake::new(range, message).help(format!("write `{header}`"));
    Some(Broken {
        mistake,
        repair: Repair::Header(header),
    })
}
