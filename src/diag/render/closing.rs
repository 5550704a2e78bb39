//! The line below the reports: how many mistakes there are, and how to learn more.

use std::collections::BTreeSet;

use super::report::short;
use crate::diag::{Code, Diagnostic, Origin, Severity, Sources};
use crate::text::number::{count, list};
use crate::text::width::{width, wrap};

/// How many, where, and the command that tells more about one of them: whole, on a line of its own
/// where one of `columns` has no room for both.
pub(super) fn line(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    first: Code,
    columns: usize,
) -> String {
    let alone = matches!(diagnostics, [only] if only.stands_for == 1);
    let one = if alone { "it" } else { "one" };
    let how_many = format!("{}{}.", counts(diagnostics), places(diagnostics, sources));
    let (more, command) = (
        format!("More about {one}:"),
        format!("rank check --explain {first}"),
    );
    let fits = |parts: &[&str]| parts.iter().map(|p| width(p) + 1).sum::<usize>() <= columns + 1;
    let mut lines = wrap(&how_many, columns);
    if fits(&[&how_many, &more, &command]) {
        lines = vec![format!("{how_many} {more} {command}")];
    } else if fits(&[&more, &command]) {
        lines.push(format!("{more} {command}"));
    } else {
        lines.extend([more, format!("    {command}")]);
    }
    lines.join("\n") + "\n"
}

/// `3 mistakes and 2 warnings`.
fn counts(diagnostics: &[Diagnostic]) -> String {
    let of = |severity| {
        let own = diagnostics.iter().filter(|d| d.code.severity() == severity);
        own.map(|d| d.stands_for).sum()
    };
    let counts: [(usize, &str); 2] = [
        (of(Severity::Error), "mistake"),
        (of(Severity::Warning), "warning"),
    ];
    let counts = counts.iter().filter(|(n, _)| *n > 0);
    list(&counts.map(|(n, noun)| count(*n, noun)).collect::<Vec<_>>())
}

/// ` in typos.toml`, ` in 2 files`, ` in the arguments`; nothing where no place is known.
fn places(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let spans = diagnostics.iter().filter_map(|d| d.span);
    let files: BTreeSet<_> = spans.map(|s| s.file).collect();
    let sources = files.iter().map(|f| sources.get(*f));
    let (arguments, files): (Vec<_>, Vec<_>) = sources.partition(|s| s.origin == Origin::Argument);
    let mut places = Vec::new();
    match files.as_slice() {
        [] => {}
        [file] => places.push(short(&file.name)),
        files => places.push(count(files.len(), "file")),
    }
    if !arguments.is_empty() {
        places.push("the arguments".to_owned());
    }
    match places.as_slice() {
        [] => String::new(),
        places => format!(" in {}", list(places)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};

    fn sources() -> Sources {
        let mut sources = Sources::default();
        sources.add("a.toml", "", Origin::File);
        sources.add("b.toml", "", Origin::File);
        sources.add("--set", "", Origin::Argument);
        sources
    }

    fn closing(complaints: &[(Code, Option<u32>)]) -> String {
        let at = |file| Span {
            file: FileId(file),
            start: 0,
            end: 0,
        };
        let new = |(code, file): &(Code, Option<u32>)| Diagnostic::new(*code, file.map(at), "");
        let diagnostics: Vec<_> = complaints.iter().map(new).collect();
        line(&diagnostics, &sources(), Code::Syntax, 100)
    }

    #[test]
    fn mistakes_and_warnings_are_counted_with_their_place() {
        let (bad, warn) = (Code::Syntax, Code::Remark);
        let cases = [
            (vec![(bad, Some(0)); 2], "2 mistakes in a.toml."),
            (
                vec![(bad, Some(0)), (bad, Some(1))],
                "2 mistakes in 2 files.",
            ),
            (vec![(warn, Some(1)); 3], "3 warnings in b.toml."),
            (
                vec![(bad, Some(0)), (warn, None)],
                "1 mistake and 1 warning in a.toml.",
            ),
            (vec![(bad, Some(2)); 2], "2 mistakes in the arguments."),
            (
                vec![(bad, Some(2)), (bad, Some(0))],
                "2 mistakes in a.toml and the arguments.",
            ),
            (vec![(bad, None); 2], "2 mistakes."),
        ];
        for (complaints, text) in cases {
            let text = format!("{text} More about one: rank check --explain R0101\n");
            assert_eq!(closing(&complaints), text);
        }
    }

    #[test]
    fn one_mistake_is_it() {
        let text = "1 mistake in a.toml. More about it: rank check --explain R0101\n";
        assert_eq!(closing(&[(Code::Syntax, Some(0))]), text);
    }
}
