//! Places that belong to a mistake beside its own.

use super::*;

#[test]
fn a_related_place_stands_in_the_same_excerpt_or_below() {
    let text = "id = \"a\"\nx = 1\nid = \"b\"\n\n\n\nid = \"c\"\n";
    let report = |second: &str, first: Span| {
        let again = Diagnostic::new(Code::DuplicateId, of(text, second), "twice");
        plain(&again.help("rename it").related(first, "first here"), text)
    };
    assert_lines(
        &report("\"b\"", of(text, "\"a\"")),
        &[
            "error[R0115]: twice",
            " --> typos.toml:3:6",
            "  |",
            "1 | id = \"a\"",
            "  |      --- first here",
            "2 | x = 1",
            "3 | id = \"b\"",
            "  |      ^^^ help: rename it",
        ],
    );
    assert_lines(
        &report("\"b\"", of(text, "\"c\"")),
        &[
            "error[R0115]: twice",
            " --> typos.toml:3:6",
            "  |",
            "3 | id = \"b\"",
            "  |      ^^^ help: rename it",
            "...",
            "7 | id = \"c\"",
            "  |      --- first here",
        ],
    );
    assert_lines(
        &report("\"b\"", at(1, 8, 14)),
        &[
            "error[R0115]: twice",
            " --> typos.toml:3:6",
            "  |",
            "3 | id = \"b\"",
            "  |      ^^^ help: rename it",
            "  |",
            " ::: more.toml:1:9",
            "  |",
            "1 | title = \"More\"",
            "  |         ------ first here",
        ],
    );
    assert_lines(
        &report("\"b\"", of(text, "d = \"b")),
        &[
            "error[R0115]: twice",
            " --> typos.toml:3:6",
            "  |",
            "3 | id = \"b\"",
            "  |  ----^^^",
            "  |  |   |",
            "  |  |   help: rename it",
            "  |  first here",
        ],
    );
}

#[test]
fn a_related_place_far_away_has_an_excerpt_of_its_own() {
    let text = format!("a = 1{}b = 2", "\n".repeat(12_344));
    let twice = Diagnostic::new(Code::StatedTwice, of(&text, "a"), "twice");
    assert_lines(
        &plain(&twice.related(of(&text, "b"), "again here"), &text),
        &[
            "error[R0128]: twice",
            "     --> typos.toml:1:1",
            "      |",
            "    1 | a = 1",
            "      | ^",
            "      |",
            "     ::: typos.toml:12345:1",
            "      |",
            "12345 | b = 2",
            "      | - again here",
        ],
    );
}

#[test]
fn a_related_place_alone_is_shown() {
    let related = Diagnostic::new(Code::Remark, None, "so").related(at(1, 0, 5), "here");
    assert_lines(
        &plain(&related.help("do"), ""),
        &[
            "warning[R0200]: so",
            " --> more.toml:1:1",
            "  |",
            "1 | title = \"More\"",
            "  | ----- here",
            "  = help: do",
        ],
    );
}
