//! Files that are too much of something: deep, long, or wrong from end to end.
//!
//! Times are those of a slow machine many times over; what grows with the square of a file's size
//! takes longer still.

use std::fmt::Write;
use std::time::{Duration, Instant};

use offer_rank::load::Changes;
use offer_rank::report;

use crate::pipeline::{load, through};
use crate::run::{Folder, call};

/// A file of some size, made of one piece again and again.
fn of(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, i| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", line(i));
        text
    })
}

#[test]
fn garbage_takes_time_in_proportion() {
    const PIECES: [&str; 40] = [
        "[",
        "]",
        "[\n",
        "[[\n",
        "[[offer]]\n",
        "[[offer]]\nx\n",
        "[a]\n",
        "\"",
        "\"\"\"",
        "\"\"\"\n",
        "'''",
        "\\\"\"\"\n",
        "a = \\\"\"\"\n",
        "a = '''\"\"\"\n",
        "=",
        "=\n",
        "a = [\n",
        "a = [",
        "a = {\n",
        "a={",
        "a.",
        "a.b\n",
        "x\n",
        "x",
        "#",
        "#\n",
        "#\u{1}\n",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\0",
        "日",
        "\\",
        "a = \"\n",
        "a = 1\n",
        "a = 1,2\n",
        "a = 2026-13-45\n",
        "a: 1\n",
        "[[fact]]\ncompany = \"A\"\n",
    ];
    let begun = Instant::now();
    for piece in PIECES {
        let outcome = load(of(piece, 20_000).as_bytes(), Changes::default());
        assert!(outcome.has_mistakes(), "{piece:?}");
        assert!(begun.elapsed() < Duration::from_mins(2), "{piece:?}");
    }
}

/// Each of these took the square or the cube of its size once.
#[test]
fn long_lists_take_time_in_proportion() {
    let ratings = "[[offer]]\ncompany = \"A\"\n[offer.ratings]\n";
    let scale = "scale = { worst = 0, best = 1 }";
    let files = [
        of("a = \\\"\"\"\n", 150_000),
        of("[[offer]]\nx\n", 150_000),
        format!("a = [\n{}", of("\n", 200_000)),
        format!("a = [\n{}", of("1,\n", 100_000)),
        format!("a = [\n{}", of("# x\n", 100_000)),
        format!(
            "ratings = {{{}}}",
            numbered(10_000, |i| format!("k{i}=1,")).replace('\n', "")
        ),
        format!("{ratings}{}", numbered(10_000, |i| format!("k{i} = 1"))),
        format!("[weights]\n{}", numbered(10_000, |i| format!("k{i} = 1"))),
        numbered(4_000, |i| {
            let next = i + 1;
            format!(
                "[[link]]\ncompany = \"A{i}\"\nparent = \"A{next}\"\nshares = [\"pay\"]\nshare = 0.5"
            )
        }),
        format!(
            "[[criterion]]\nid = \"x\"\nscale = {{ levels = [{}] }}\n",
            numbered(70_000, |i| format!("\"l{i}\",")).replace('\n', "")
        ),
        format!(
            "[[criterion]]\nid = \"x\"\nscale = {{ points = [{}] }}\n",
            numbered(50_000, |i| format!("[{i}, 0.5],")).replace('\n', "")
        ),
        format!(
            "{}{ratings}{}",
            numbered(2_000, |i| format!(
                "[[criterion]]\nid = \"criterion-{i}\"\n{scale}"
            )),
            numbered(2_000, |i| format!("critreion-{i} = 1"))
        ),
    ];
    let begun = Instant::now();
    for (i, file) in files.iter().enumerate() {
        let outcome = load(file.as_bytes(), Changes::default());
        assert!(outcome.has_mistakes(), "file {i}");
        assert!(begun.elapsed() < Duration::from_mins(2), "file {i}");
    }
}

/// Each mistake and each warning is told with its line.
#[test]
fn places_are_found_in_time_in_proportion() {
    let offer = "[[offer]]\ncompany = \"A\"\nreply-by = 2026-01-01\n";
    let files = [
        numbered(15_000, |i| {
            format!("{offer}id = \"o{i}\"\npay.monthly = \"5k\"")
        }),
        numbered(15_000, |i| {
            format!("{offer}id = \"o{i}\"\nratings.role-fit = 50")
        }),
    ];
    let begun = Instant::now();
    for (i, file) in files.iter().enumerate() {
        let outcome = load(file.as_bytes(), Changes::default());
        let told = report::check(&outcome);
        assert!(
            told.mistakes.len() + told.warnings.len() >= 15_000,
            "file {i}"
        );
        assert!(begun.elapsed() < Duration::from_mins(1), "file {i}");
    }
}

#[test]
fn nesting_is_refused_before_it_is_too_deep() {
    let deep = 100_000;
    let files = [
        format!("a = {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("a = {}1{}", "{a=".repeat(deep), "}".repeat(deep)),
        format!("a{} = 1", ".a".repeat(deep)),
        format!("[a{}]", ".a".repeat(deep)),
        format!("[[a{}]]\nx = 1", ".a".repeat(deep)),
        format!(
            "[[offer]]\ncompany = \"A\"\nratings{} = 1",
            ".pay".repeat(deep)
        ),
        format!(
            "[[offer]]\ncompany = \"A\"\n[offer.ratings]\npay = {}1",
            "{value=".repeat(deep)
        ),
    ];
    for (i, file) in files.iter().enumerate() {
        let outcome = load(file.as_bytes(), Changes::default());
        assert!(outcome.has_mistakes(), "file {i}");
    }
    let folder = Folder::with("offers.toml", &files[2]);
    let run = folder.run(call(&["offers.toml"])).harmless("a deep key");
    assert!(
        run.err()
            .starts_with("error[R0101]: nested too deep to be read\n"),
        "{}",
        run.err()
    );
}

/// The first hundred are shown, the rest are counted.
#[test]
fn ten_thousand_mistakes_are_counted() {
    for line in ["k{} = 9,100", "k{} = 1", "[x{}", "k{}"] {
        let text = numbered(10_000, |i| line.replace("{}", &i.to_string()));
        let folder = Folder::with("offers.toml", text);
        let run = folder.run(call(&["offers.toml"])).harmless(line);
        assert_eq!(run.status, 1);
        assert_eq!(run.err().matches("error[R0").count(), 100, "{line}");
        assert!(run.err().contains("\n... and 9,900 more\n"), "{line}");
        assert!(
            run.err().contains("\n10,000 mistakes in offers.toml."),
            "{line}"
        );
    }
}

/// So many that the file is none of ours: the rest is not read.
#[test]
fn a_file_without_end_of_mistakes_is_given_up() {
    let outcome = load(of("x\n", 400_000).as_bytes(), Changes::default());
    assert_eq!(outcome.complaints.len(), 20_000);
    let last = outcome.complaints.last().map(|c| c.message.as_str());
    assert_eq!(
        last,
        Some("so many lines are broken that the last 180,002 are not read")
    );
}

#[test]
fn many_of_everything_is_ranked() {
    let criteria = numbered(120, |i| {
        format!("[[criterion]]\nid = \"c{i}\"\nscale = {{ worst = 0, best = 10 }}")
    });
    let weights = format!(
        "[weights]\n{}",
        numbered(120, |i| format!("c{i} = {}", i + 1))
    );
    let offers = numbered(4, |k| {
        let ratings = numbered(120, |i| format!("c{i} = {}", (i * k) % 11));
        format!("[[offer]]\ncompany = \"A{k}\"\n[offer.ratings]\n{ratings}")
    });
    let levels = numbered(300, |i| format!("\"l{i}\",")).replace('\n', "");
    let files = [
        format!("{weights}{criteria}{offers}"),
        format!(
            "[weights]\nx = 1\n[[criterion]]\nid = \"x\"\nscale = {{ levels = [{levels}] }}\n\
             [[offer]]\ncompany = \"A\"\nratings.x = \"l299\"\n\
             [[offer]]\ncompany = \"B\"\nratings.x = [\"l3\", \"l250\"]\n"
        ),
        numbered(40, |i| {
            format!("[[offer]]\ncompany = \"Google\"\nrole = \"Role {i}\"")
        }),
    ];
    for (i, file) in files.iter().enumerate() {
        let outcome = through(file.as_bytes());
        assert!(
            outcome.loaded.is_some(),
            "file {i}: {:?}",
            outcome.complaints
        );
    }
}
