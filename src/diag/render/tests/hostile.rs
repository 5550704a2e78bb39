//! Reports of what nobody would write by accident.

use proptest::prelude::*;

use super::*;
use crate::text::safe::is_unsafe;

#[test]
fn a_line_of_megabytes_is_cut_and_its_column_is_right() {
    let text = format!("why = \"{}é\u{1b}", "x".repeat(5_000_000));
    let report = bare(&text, 5_000_007, 5_000_010);
    assert!(
        report.starts_with(" --> typos.toml:1:5000008\n"),
        "{report}"
    );
    assert!(report.contains("xxé\u{fffd}\n"), "{report}");
    assert!(report.len() < 500, "{report}");
    // A place that is itself endless.
    let report = bare(&text, 7, 5_000_007);
    assert!(report.starts_with(" --> typos.toml:1:8\n"), "{report}");
    assert!(report.lines().all(|l| width(l) <= 80), "{report}");
}

#[test]
fn messages_are_made_safe_and_short() {
    let evil = "a\u{1b}[31m\u{202e}\n\u{1}b";
    let mut sources = Sources::default();
    let file = sources.add(format!("{evil}.toml"), evil, Origin::File);
    let span = Span {
        file,
        start: 0,
        end: 1,
    };
    let all = Diagnostic::new(Code::Syntax, span, evil)
        .help(evil)
        .note(evil)
        .related(span, evil);
    let text = render_all(&[all], &sources, PLAIN);
    assert!(!text.contains(|c| is_unsafe(c) && c != '\n'), "{text:?}");
    assert!(
        text.contains(" --> a\u{fffd}[31m\u{fffd} \u{fffd}b.toml:1:1\n"),
        "{text}"
    );
    let endless = Diagnostic::new(Code::UnknownKey, None, "key ".repeat(1_000_000));
    assert!(plain(&endless, "").len() < 3_000);
}

/// Text with much of what goes wrong in it.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        "[\u{0}-\u{7f}]{0,6}",
        "[日é\u{301}\u{200d}👩\u{1b}\u{9b}\u{202e}\u{feff}\t ]{0,6}",
        "\\PC{0,30}",
        ".{0,200}",
    ];
    prop::collection::vec(pieces, 0..8).prop_map(|p| p.concat())
}

fn any_span() -> impl Strategy<Value = Span> {
    let place = prop_oneof![9 => 0u32..300, 1 => any::<u32>()];
    (0u32..2, place.clone(), place).prop_map(|(file, start, end)| Span {
        file: FileId(file),
        start,
        end,
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1_000)
    })]

    #[test]
    fn nothing_unsafe_is_printed_and_nothing_panics(
        text in any_text(),
        words in any_text(),
        main in prop::option::of(any_span()),
        related in prop::option::of(any_span()),
        helped in any::<bool>(),
        width in 0usize..200,
    ) {
        let mut diagnostic = Diagnostic::new(Code::Syntax, main, words.clone()).note(words.clone());
        diagnostic.help = helped.then(|| words.clone());
        diagnostic.related = related.map(|span| (span, words.clone()));
        let look = Look { color: false, width };
        let report = render_all(&[diagnostic], &sources(&text), look);
        prop_assert!(!report.contains(|c| is_unsafe(c) && c != '\n'), "{report:?}");
        prop_assert!(main.is_none() || report.contains('^'), "{report}");
    }

    #[test]
    fn source_lines_stay_within_the_width(
        text in "[ a-z日é\t\u{1b}\n]{0,300}",
        main in any_span(),
        related in prop::option::of(any_span()),
        within in 40usize..120,
    ) {
        let mut diagnostic = Diagnostic::new(Code::Syntax, main, "no").help("do this");
        diagnostic.related = related.map(|span| (span, "first".to_owned()));
        let look = Look { color: false, width: within };
        let report = render(&diagnostic, &sources(&text), look);
        for line in report.lines() {
            prop_assert!(width(line) <= within, "{within}: {report}");
        }
    }
}
