//! Whole reports, letter by letter.

mod hostile;
mod related;

use super::*;
use crate::diag::{Code, FileId, Origin, Span};
use crate::text::width::width;

const PLAIN: Look = Look {
    color: false,
    width: 80,
};

/// A source as file 0, and a second one as file 1.
fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add("typos.toml", text, Origin::File);
    sources.add("more.toml", "title = \"More\"\n", Origin::File);
    sources
}

fn at(file: u32, start: usize, end: usize) -> Span {
    Span {
        file: FileId(file),
        start: start as u32,
        end: end as u32,
    }
}

/// Where a piece of a text stands in it.
fn of(text: &str, piece: &str) -> Span {
    let start = text.find(piece).expect("the piece is in the text");
    at(0, start, start + piece.len())
}

/// The report of one complaint.
fn render(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    Page { sources, look }.report(diagnostic)
}

fn plain(diagnostic: &Diagnostic, text: &str) -> String {
    render(diagnostic, &sources(text), PLAIN)
}

/// The report of a mistake without words.
fn bare(text: &str, start: usize, end: usize) -> String {
    let no = Diagnostic::new(Code::Syntax, at(0, start, end), "no");
    plain(&no, text).replacen("error[R0101]: no\n", "", 1)
}

fn assert_lines(text: &str, lines: &[&str]) {
    assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
}

/// Line 22, 30 and 32 of an offers file, at their places.
fn typos() -> String {
    let mut lines = [""; 32];
    lines[21] = "deadline = 2026-11-26";
    lines[29] = "mentorng = \"unknown\"";
    lines[31] = "ml-exposure = { value = \"sone\", why = \"fraud models, seen at a visit\" }";
    lines.join("\n") + "\n"
}

fn three_mistakes(text: &str) -> [Diagnostic; 3] {
    [
        Diagnostic::new(
            Code::UnknownLevel,
            of(text, "\"sone\""),
            "`ml-exposure` has no level \"sone\"",
        )
        .help("did you mean \"some\"?")
        .note("the levels are none, some, strong, leader"),
        Diagnostic::new(
            Code::UnknownKey,
            of(text, "deadline"),
            "unknown key `deadline` in an offer",
        )
        .help("call it `reply-by`"),
        Diagnostic::new(
            Code::UnknownCriterion,
            of(text, "mentorng"),
            "unknown criterion `mentorng`",
        )
        .help("did you mean `mentoring`?"),
    ]
}

#[test]
fn all_reports_stand_by_place_with_a_count_below() {
    let text = typos();
    let all = render_all(&three_mistakes(&text), &sources(&text), PLAIN);
    assert_lines(
        &all,
        &[
            "error[R0102]: unknown key `deadline` in an offer",
            "  --> typos.toml:22:1",
            "   |",
            "22 | deadline = 2026-11-26",
            "   | ^^^^^^^^ help: call it `reply-by`",
            "",
            "error[R0107]: unknown criterion `mentorng`",
            "  --> typos.toml:30:1",
            "   |",
            "30 | mentorng = \"unknown\"",
            "   | ^^^^^^^^ help: did you mean `mentoring`?",
            "",
            "error[R0109]: `ml-exposure` has no level \"sone\"",
            "  --> typos.toml:32:25",
            "   |",
            "32 | ml-exposure = { value = \"sone\", why = \"fraud models, seen at a visit\" }",
            "   |                         ^^^^^^ help: did you mean \"some\"?",
            "   = note: the levels are none, some, strong, leader",
            "",
            "3 mistakes in typos.toml. More about one: rank check --explain R0102",
        ],
    );
}

#[test]
fn nothing_to_say_is_nothing() {
    assert_eq!(render_all(&[], &sources(""), PLAIN), "");
}

#[test]
fn without_a_place_there_are_title_help_and_notes() {
    let none = Diagnostic::new(Code::NoOffers, None, "no offers")
        .help("add an [[offer]]")
        .note("one");
    assert_lines(
        &plain(&none.note("two"), ""),
        &[
            "error[R0121]: no offers",
            " = help: add an [[offer]]",
            " = note: one",
            " = note: two",
        ],
    );
    let warning = Diagnostic::new(Code::OutsideScale, None, "außerhalb: 日本");
    assert_eq!(plain(&warning, ""), "warning[R0201]: außerhalb: 日本\n");
}

#[test]
fn texts_are_wrapped_and_a_help_without_room_stands_below() {
    let text = "pay = 9,100\n";
    let long = Diagnostic::new(
        Code::Syntax,
        of(text, ","),
        "a comma stands in a number here",
    )
    .help("numbers have no commas: 9100 or 9_100")
    .note("so it is in TOML, the language of this file");
    let look = Look {
        color: false,
        width: 36,
    };
    let report = render(&long, &sources(text), look);
    assert_lines(
        &report,
        &[
            "error[R0101]: a comma stands in a",
            "              number here",
            " --> typos.toml:1:8",
            "  |",
            "1 | pay = 9,100",
            "  |        ^",
            "  = help: numbers have no commas:",
            "          9100 or 9_100",
            "  = note: so it is in TOML, the",
            "          language of this file",
        ],
    );
}

#[test]
fn a_line_wider_than_the_terminal_is_cut_around_the_place() {
    let text = format!("why = \"{}\" x", "word ".repeat(25));
    let long = Diagnostic::new(Code::Syntax, of(&text, " x"), "no").help("take it out");
    let report = plain(&long, &text);
    assert!(report.contains(":1:134\n"), "{report}");
    assert!(report.contains("word \" x\n"), "{report}");
    assert!(report.contains("^^ help: take it out\n"), "{report}");
    assert!(report.lines().all(|l| width(l) <= 80), "{report}");
}

#[test]
fn ends_of_files_and_lines_have_a_caret() {
    let cases = [
        ("a = ", 4, 4, "1:5", "1 | a =", "  |     ^"),
        ("a = 1\n", 6, 6, "2:1", "2 |", "  | ^"),
        ("", 0, 0, "1:1", "1 |", "  | ^"),
        ("a\n\nb", 2, 2, "2:1", "2 |", "  | ^"),
        ("a\r\nb\r\n", 1, 3, "1:2", "1 | a", "  |  ^"),
        ("a\r\nbc\r\n", 4, 5, "2:2", "2 | bc", "  |  ^"),
        ("ab = 1", 3, 3, "1:4", "1 | ab = 1", "  |    ^"),
        ("ab = 1", 77, 99, "1:7", "1 | ab = 1", "  |       ^"),
        ("ab = [\n1,\n]", 5, 11, "1:6", "1 | ab = [", "  |      ^"),
        ("ab = 1", 4, 2, "1:5", "1 | ab = 1", "  |     ^"),
    ];
    for (text, start, end, place, line, caret) in cases {
        let place = format!(" --> typos.toml:{place}");
        assert_lines(&bare(text, start, end), &[&place, "  |", line, caret]);
    }
}

#[test]
fn columns_are_characters_and_carets_stand_below_them() {
    let cases = [
        // Two bytes, and a place inside of them.
        ("é = 1", 3, 4, "1:3", "1 | é = 1", "  |   ^"),
        ("aé = 1", 2, 3, "1:2", "1 | aé = 1", "  |  ^"),
        // A tab is one character and four columns.
        ("\ta\t= 1", 1, 2, "1:2", "1 |     a    = 1", "  |     ^"),
        // A wide character is one character and two columns.
        ("日本 = 1", 7, 8, "1:4", "1 | 日本 = 1", "  |      ^"),
        ("日本 = 1", 3, 6, "1:2", "1 | 日本 = 1", "  |   ^^"),
        // A mark at the start of the file is none.
        ("\u{feff}ab = 1", 6, 7, "1:4", "1 | ab = 1", "  |    ^"),
        ("\u{feff}ab = 1", 0, 4, "1:1", "1 | ab = 1", "  | ^"),
        // What could steer a terminal is one character and one column.
        (
            "\u{1b}[2J\u{9b}x",
            6,
            7,
            "1:6",
            "1 | \u{fffd}[2J\u{fffd}x",
            "  |      ^",
        ),
        (
            "\u{202e}b\u{feff}",
            3,
            7,
            "1:2",
            "1 | \u{fffd}b\u{fffd}",
            "  |  ^^",
        ),
    ];
    for (text, start, end, place, line, caret) in cases {
        let place = format!(" --> typos.toml:{place}");
        assert_lines(&bare(text, start, end), &[&place, "  |", line, caret]);
    }
}

#[test]
fn colours_only_when_asked_for() {
    let text = typos();
    let color = Look {
        color: true,
        width: 80,
    };
    let all = three_mistakes(&text);
    let colored = render_all(&all, &sources(&text), color);
    assert!(
        colored.starts_with("\u{1b}[1m\u{1b}[91merror[R0102]"),
        "{colored:?}"
    );
    // Without its escape sequences it is the plain text.
    let words = format!("m{colored}");
    let words = words.split('\u{1b}').filter_map(|w| w.split_once('m'));
    let stripped: String = words.map(|(_, word)| word).collect();
    assert_eq!(stripped, render_all(&all, &sources(&text), PLAIN));
}

#[test]
fn a_hundred_are_shown_and_the_rest_counted() {
    let text = "x\n".repeat(10_000);
    let mut all: Vec<_> = (0..10_000)
        .rev()
        .map(|i| Diagnostic::new(Code::UnknownKey, at(0, 2 * i, 2 * i + 1), "no"))
        .collect();
    all.push(Diagnostic::new(Code::NoOffers, None, "none"));
    let report = render_all(&all, &sources(&text), PLAIN);
    assert_eq!(report.matches("error[R0102]").count(), 100);
    assert!(report.contains(" --> typos.toml:100:1\n") && !report.contains(":101:1\n"));
    let end = "\n\n... and 9,901 more\n\n10,001 mistakes in typos.toml. \
               More about one: rank check --explain R0102\n";
    assert!(report.ends_with(end), "{report}");
}

#[test]
fn warnings_never_hide_a_mistake() {
    let text = "x\n".repeat(200);
    let warning = |i: usize| Diagnostic::new(Code::OutsideScale, at(0, 2 * i, 2 * i + 1), "no");
    let mut all: Vec<_> = (0..199).map(warning).collect();
    all.push(Diagnostic::new(Code::Syntax, at(0, 398, 399), "bad"));
    let report = render_all(&all, &sources(&text), PLAIN);
    assert!(report.contains("error[R0101]: bad\n"), "{report}");
    assert!(report.contains("\n1 mistake and 199 warnings in typos.toml."));
}

#[test]
fn reports_keep_their_order_where_the_place_is_one() {
    let all = [
        Diagnostic::new(Code::NoOffers, None, "last"),
        Diagnostic::new(Code::Syntax, at(1, 0, 1), "third"),
        Diagnostic::new(Code::Syntax, at(0, 0, 1), "first"),
        Diagnostic::new(Code::UnknownKey, at(0, 0, 9), "second"),
    ];
    let text = render_all(&all, &sources("abc"), PLAIN);
    let order = ["first", "second", "third", "last"].map(|w| text.find(w));
    assert!(order.is_sorted(), "{text}");
}
