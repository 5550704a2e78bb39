//! `--format svg`: the points as bars, a whole picture whatever the names are.

use super::harness::{Folder, TODAY, rank, same};

/// The picture of the README. After a change that is meant:
/// `rank demo --today 2026-11-22 --format svg -o tests/data/demo.svg --force`
const PICTURE: &str = include_str!("../data/demo.svg");

#[test]
fn the_picture_of_the_readme_is_the_examples() {
    assert_eq!(TODAY, "2026-11-22");
    same("demo.svg", PICTURE, &rank("demo --format svg").ok());
}

/// Whether all elements end that begin, and no sign of markup stands in a text.
fn check_markup(picture: &str) {
    let mut open: Vec<&str> = Vec::new();
    for (i, piece) in picture.split('<').enumerate() {
        let Some((tag, text)) = piece.split_once('>') else {
            assert!(i == 0 && piece.is_empty(), "a `<` in a text: {piece}");
            continue;
        };
        assert!(!text.contains('>'), "a `>` in a text: {text}");
        for rest in piece.split('&').skip(1) {
            let entity = ["amp;", "lt;", "gt;", "quot;"];
            assert!(entity.iter().any(|e| rest.starts_with(e)), "&{rest}");
        }
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(tag.split(' ').next().unwrap_or(tag)),
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "a quote in a tag: {tag}");
    }
    assert!(open.is_empty(), "{open:?} do not end");
}

/// The names of all elements, each once.
fn elements(picture: &str) -> Vec<&str> {
    let begins = picture.split('<').skip(1);
    let mut names: Vec<&str> = begins
        .filter(|b| !b.starts_with('/'))
        .filter_map(|b| b.split([' ', '>']).next())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

const HOSTILE: [&str; 9] = [
    "</svg><script>alert(1)</script>",
    "</title></style>]]>",
    r#"" onload="alert(1)"#,
    "' ` & &amp; &#60;",
    "javascript:alert(1)",
    "</script> pre$`post",
    "\u{645}\u{631}\u{62d}\u{628}\u{627}",
    "日本語の会社",
    "a\u{ffff}b\u{fffe}c\u{7f}",
];

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Offers with these names in all that a picture shows.
fn hostile(offers: usize) -> String {
    let hostile = |i: usize| HOSTILE[i % HOSTILE.len()];
    let weight = |k: usize| format!("c{k} = {}", 12 - k);
    let criterion = |k: usize| {
        let name = quoted(&format!("{k} {}", hostile(k)));
        format!("[[criterion]]\nid = \"c{k}\"\nname = {name}\nscale = {{ worst = 0, best = 10 }}")
    };
    let offer = |i: usize| {
        let name = quoted(hostile(i));
        let rating = |k: usize| format!("c{k} = [{}, {}]", (i + k) % 9, (i + k) % 9 + 1);
        let ratings = lines(12, &rating);
        format!(
            "[[offer]]\nid = \"o{i}\"\ncompany = {name}\nrole = {name}\n[offer.ratings]\n{ratings}"
        )
    };
    [
        format!("title = {}", quoted(HOSTILE[0])),
        "[weights]".to_owned(),
        lines(12, &weight),
        lines(12, &criterion),
        lines(offers, &offer),
    ]
    .join("\n")
}

/// So many lines, or groups of them.
fn lines(count: usize, line: &dyn Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<String>>().join("\n")
}

#[test]
fn no_name_becomes_markup() {
    for offers in [1, 9, 200] {
        let folder = Folder::with("o.toml", hostile(offers));
        let picture = folder.rank("o.toml --format svg --trials 200").run().ok();
        check_markup(&picture);
        assert_eq!(
            elements(&picture),
            [
                "desc", "g", "line", "path", "rect", "style", "svg", "text", "title"
            ]
        );
        assert_eq!(picture.matches("class=\"row\"").count(), offers);
        let is_xml = |c: char| c == '\n' || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
        assert!(picture.chars().all(is_xml));
        assert!(picture.len() < 2_000_000, "{}", picture.len());
    }
}

#[test]
fn offers_without_a_place_say_why() {
    let folder = Folder::with(
        "o.toml",
        "[weights]\nrole-fit = 1\n[must]\ncommute = 30\n\
         [[offer]]\ncompany = \"Acme\"\n[offer.ratings]\nrole-fit = 5\ncommute = 20\n\
         [[offer]]\ncompany = \"Bolt\"\nstatus = \"pending\"\n\
         [offer.ratings]\nrole-fit = 9\ncommute = 20\n\
         [[offer]]\ncompany = \"Far\"\n[offer.ratings]\nrole-fit = 9\ncommute = 60\n",
    );
    let picture = folder.rank("o.toml --format svg").run().ok();
    assert!(picture.contains("no offer yet; would be 1st"), "{picture}");
    assert!(picture.contains("commute: 60 (your must)"), "{picture}");
    assert!(picture.contains(">out<"), "{picture}");
}

#[test]
fn only_a_ranking_has_a_picture() {
    for verb in ["flip", "ask", "pay", "explain", "deadlines", "check"] {
        let said = rank(&format!("{verb} --demo --format svg")).fails(2);
        assert!(
            said.contains(&format!("`rank {verb}` has no SVG")),
            "{said}"
        );
    }
}
