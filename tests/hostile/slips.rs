//! Slips of syntax that people make, each with one report in the right place and its mend.

use offer_rank::diag::Severity;
use offer_rank::load::Changes;

use crate::pipeline::{load, through};

/// The mistakes of a file: place, code, and the mend, or what is wrong where there is none.
fn reports(text: &str) -> Vec<(usize, usize, String, String)> {
    let outcome = load(text.as_bytes(), Changes::default());
    let mistakes = outcome
        .complaints
        .iter()
        .filter(|c| c.code.severity() == Severity::Error);
    mistakes
        .map(|c| {
            let place = outcome.sources.place(c.span.expect("a place"));
            let said = c.help.as_ref().unwrap_or(&c.message).clone();
            (place.line, place.column, c.code.to_string(), said)
        })
        .collect()
}

/// What is written below `[offer.ratings]` on line 4; the column and the mend.
#[test]
fn a_broken_rating_is_reported_once_with_its_mend() {
    let cases = [
        ("pay = 5000 USD", 7, "R0101", "write 5000, without a unit"),
        (
            "pay = \"5000 USD\"",
            7,
            "R0105",
            "write 5000, without a unit",
        ),
        ("pay = USD 5000", 7, "R0101", "write 5000, without a unit"),
        ("commute = 60min", 11, "R0101", "write 60, without a unit"),
        ("brand = 16th", 9, "R0101", "write 16, without a unit"),
        (
            "brand = #16",
            9,
            "R0101",
            "`#` begins a remark: write a value before it",
        ),
        ("pay = 3,5", 7, "R0101", "write 3.5, or the range [3, 5]"),
        ("pay = 5000,", 7, "R0101", "write 5000, without the comma"),
        ("pay = 5000;", 7, "R0101", "write 5000"),
        ("pay = (3, 5)", 7, "R0101", "a range is [3, 5]"),
        ("pay == 5000", 6, "R0101", "write `pay = 5000`"),
        ("pay => 5000", 6, "R0101", "write `pay = 5000`"),
        ("pay := 5000", 1, "R0101", "write `pay =`"),
        ("pay: 5000", 1, "R0101", "write `pay = 5000`"),
        (
            "pay 5000",
            1,
            "R0101",
            "write `key = value`, or `#` before a remark",
        ),
        (
            "pay = { low = 3 high = 5 }",
            22,
            "R0101",
            "write { low = 3, high = 6 }",
        ),
        ("pay = { low: 3, high: 5 }", 8, "R0101", "write `low = 3`"),
        (
            "pay = { low = 3, high = 5",
            7,
            "R0101",
            "write `}` at the end",
        ),
        (
            "pay = [\n  3000,\n  6000",
            7,
            "R0101",
            "write `]` at the end",
        ),
        (
            "ml-exposure = [none, some]",
            15,
            "R0101",
            "text stands in quotes: [\"none\", \"some\"]",
        ),
        (
            "ml-exposure = { value = some }",
            25,
            "R0101",
            "text stands in quotes: \"some\"",
        ),
        ("ml-exposure = \"tbd\"", 15, "R0109", "write \"unknown\""),
        ("Pay = 5000", 1, "R0107", "did you mean `pay`?"),
        (
            "pay = { value = 1, why = \"C:\\dir\" }",
            30,
            "R0101",
            "write `\\\\`, or put the text between single quotes",
        ),
    ];
    for (line, column, code, said) in cases {
        let text = format!("[[offer]]\ncompany = \"A\"\n[offer.ratings]\n{line}\n");
        let expected = (4, column, code.to_owned(), said.to_owned());
        assert_eq!(reports(&text), [expected], "{line}");
        // Mistakes on other lines are found all the same.
        let more = format!("{text}pey = 1\n[[offer]]\ncompany = 3\n");
        let codes: Vec<String> = reports(&more).into_iter().map(|r| r.2).collect();
        assert_eq!(codes, [code, "R0107", "R0105"], "{line}");
    }
}

#[test]
fn a_broken_file_is_reported_once_with_its_mend() {
    let cases = [
        (
            "company = \"A\"\n",
            1,
            11,
            "R0103",
            "put `company` below `[[offer]]`",
        ),
        (
            "[offer]\ncompany = \"A\"\n",
            1,
            1,
            "R0105",
            "write `[[offer]]`",
        ),
        (
            "[offers]\ncompany = \"A\"\n",
            1,
            2,
            "R0102",
            "write `[[offer]]`",
        ),
        (
            "[[Offer]]\ncompany = \"A\"\n",
            1,
            3,
            "R0102",
            "write `[[offer]]`",
        ),
        (
            "[ [offer]]\ncompany = \"A\"\n",
            1,
            1,
            "R0101",
            "write `[[offer]]`",
        ),
        (
            "[[offer]\ncompany = \"A\"\n",
            1,
            1,
            "R0101",
            "write `[[offer]]`",
        ),
        (
            "[offer.ratings]\npay = 5000\n",
            1,
            2,
            "R0104",
            "put `[[offer]]` and its `company` before it",
        ),
        (
            "[[offer.ratings]]\npay = 5000\n",
            1,
            1,
            "R0105",
            "write it with one pair of brackets",
        ),
        (
            "[[offer]]\ncompany = \"A\"\n[ratings]\npay = 5\n",
            3,
            2,
            "R0103",
            "write `[offer.ratings]`, below its `[[offer]]`",
        ),
        (
            "[[offer]]\ncompany = \"A\"\n[offer.ratings]\n[offer.ratings]\n",
            4,
            8,
            "R0101",
            "keep one of them, or begin another `[[offer]]` above it",
        ),
        (
            "[[offer]]\ncompany = \"A\"\ncompany = \"B\"\n",
            3,
            1,
            "R0101",
            "keep one of them",
        ),
        (
            "[[offer]]\ncompany = \"A\"\nnote = \"\"\"x\nand so on\n",
            3,
            8,
            "R0101",
            "write the same three quotes behind its last line",
        ),
        ("[[offer]]\ncompany = \"A\n", 2, 11, "R0101", "write \"A\""),
        (
            "[[offer]]\ncompany = 'it's'\n",
            2,
            11,
            "R0101",
            "write \"it's\"",
        ),
        (
            "[[offer]]\ncompany = “A”\n",
            2,
            11,
            "R0101",
            "write straight quotes: \"...\"",
        ),
        (
            "[[offer]]\n- company: A B\n",
            2,
            1,
            "R0101",
            "write `company = \"A B\"`",
        ),
        (
            "[[offer]]\rcompany = \"A\"\r",
            1,
            10,
            "R0101",
            "end lines with a line feed (LF), as most editors do",
        ),
        (
            "{\n  \"offers\": [\n    {\"company\": \"A\"}\n  ]\n}\n",
            1,
            1,
            "R0101",
            "`rank init` writes a file to start from",
        ),
        (
            "<html>\n",
            1,
            1,
            "R0101",
            "`rank init` writes a file to start from",
        ),
        (
            "[[offer]]\ncompany = \"A\"\nreply-by = 26 Nov 2026\n",
            3,
            12,
            "R0123",
            "write 2026-11-26",
        ),
        (
            "",
            1,
            1,
            "R0121",
            "add `[[offer]]` blocks; `rank init` writes a file to start from",
        ),
        (
            "\n",
            1,
            1,
            "R0121",
            "add `[[offer]]` blocks; `rank init` writes a file to start from",
        ),
        (
            "\u{feff}",
            1,
            1,
            "R0121",
            "add `[[offer]]` blocks; `rank init` writes a file to start from",
        ),
        (
            "[[offer]]\ncompany = \"A\"\nrole = 7\n",
            3,
            8,
            "R0105",
            "write \"7\"",
        ),
        (
            "[[offer]]\ncompany = \"A B\"\n[[offer]]\ncompany = \"A-B\"\n",
            4,
            11,
            "R0116",
            "give one of them an `id` of its own",
        ),
        (
            "[[criterion]]\nid = \"x\"\nscale = [0, 10]\n[[offer]]\ncompany = \"A\"\n",
            3,
            9,
            "R0105",
            "write { worst = 0, best = 10 }",
        ),
        (
            "[[criterion]]\nid = \"x\"\nscale = { worst = 0, best = 1, better = \"lower\" }\n\
             [[offer]]\ncompany = \"A\"\n",
            3,
            32,
            "R0103",
            "delete it: worst and best already give the direction",
        ),
        (
            "[[offer]]\ncompany = \"A\"\n[[link]]\ncompany = \"A\"\nparent = \"A\"\n\
             shares = [\"pay\"]\nshare = 1\n",
            4,
            11,
            "R0124",
            "delete it",
        ),
    ];
    for (text, line, column, code, said) in cases {
        let expected = (line, column, code.to_owned(), said.to_owned());
        assert_eq!(reports(text), [expected], "{text:?}");
    }
}

/// Line breaks of Windows, the mark of its editors, and a key on its first line.
#[test]
fn files_of_other_systems_have_the_same_places() {
    let text = "[[offer]]\ncompany = \"A\"\n[offer.ratings]\npey = 1\npay = 9,100\n";
    let expected = reports(text);
    assert_eq!(expected.len(), 2);
    for other in [
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ] {
        assert_eq!(reports(&other), expected, "{other:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_placed() {
    let cases: [(&[u8], usize, usize, &str); 5] = [
        (b"\xff", 1, 1, "a byte that is not UTF-8 text"),
        (
            b"a = 1\nb = \"\xe9\"\n",
            2,
            6,
            "a byte that is not UTF-8 text",
        ),
        (b"\xff\xfe[\0[\0", 1, 1, "a file in UTF-16"),
        (b"\xfe\xff\0[\0[", 1, 1, "a file in UTF-16"),
        (b"[\0[\0o\0", 1, 1, "a file in UTF-16"),
    ];
    for (bytes, line, column, said) in cases {
        let outcome = through(bytes);
        let complaint = &outcome.complaints[0];
        let place = outcome.sources.place(complaint.span.expect("a place"));
        assert_eq!((place.line, place.column), (line, column), "{bytes:?}");
        assert_eq!(complaint.message, said, "{bytes:?}");
        assert_eq!(outcome.complaints.len(), 1, "{bytes:?}");
    }
}
