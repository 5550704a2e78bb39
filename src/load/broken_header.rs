//! Headers that cannot be read, or that open no block of ours.

use toml::de::DeTable;

use super::headers::{self, LISTS};
use super::slip::{Broken, Repair, Slip};

/// What is wrong with a header, if anything; `offset` is its place in the file.
pub(super) fn of_header(statement: &str, offset: usize) -> Option<Broken> {
    let line = statement.split('#').next().unwrap_or(statement).trim_end();
    let inner = line.trim_start_matches(['[', ' ']);
    let name: String = inner
        .chars()
        .take_while(|c| c.is_alphanumeric() || "-_.".contains(*c))
        .collect();
    let single = line.starts_with('[') && !line.starts_with("[[");
    let range = offset..offset + line.len();
    let listed = LISTS.contains(&name.as_str());
    if let Some(header) = headers::meant(line.trim_end()).filter(|_| !name.is_empty()) {
        let message = format!("an unknown header `{line}`");
        return Some(Broken {
            slip: Slip {
                range,
                date: false,
                message,
                help: Some(format!("write `{header}`")),
            },
            repair: Repair::Header(header),
        });
    }
    if DeTable::parse(statement).is_ok() {
        return (single && listed).then(|| Broken {
            slip: Slip {
                range,
                date: false,
                message: one_bracket(&name),
                help: Some(format!("write `[[{name}]]`")),
            },
            repair: Repair::Header(format!("[[{name}]]")),
        });
    }
    if name.is_empty() || DeTable::parse(&format!("[{name}]")).is_err() {
        let slip = Slip {
            range,
            date: false,
            message: "a header that cannot be read".to_owned(),
            help: None,
        };
        return Some(Broken {
            slip,
            repair: Repair::None,
        });
    }
    let header = if listed {
        format!("[[{name}]]")
    } else {
        format!("[{name}]")
    };
    let message = "a header whose brackets do not match".to_owned();
    let slip = Slip {
        range,
        date: false,
        message,
        help: Some(format!("write `{header}`")),
    };
    Some(Broken {
        slip,
        repair: Repair::Header(header),
    })
}

/// `[offer]` where `[[offer]]` is meant.
pub(super) fn one_bracket(name: &str) -> String {
    format!("`[{name}]` with one pair of brackets; there may be several of them")
}
