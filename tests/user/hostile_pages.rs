//! Pages of what nobody would write but somebody may paste: all of it is text, and the page whole.

use std::fmt::Write as _;

use super::harness::{Folder, rank};

/// What would be markup, style, script, an address or a turn of direction.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "</script>a</style>b</pre>c</svg>",
    "]]><!-- a --><![CDATA[ b",
    "a\" onload=\"alert(1)",
    "a' onload='alert(1) &amp; &#60;",
    "`a` and `b",
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)> url(//b.example)",
    "עברית \u{202e}abc",
];

/// Two offers with a text in each field that can hold one.
fn offers(text: &str) -> String {
    let text = toml(text);
    let offer = |company: String, fit: u8, day: u8| {
        format!(
            "[[offer]]\nid = \"o{fit}\"\ncompany = {company}\nrole = {text}\nlocation = {text}\n\
             note = {text}\nreply-by = 2026-12-0{day}\n\
             [offer.ratings]\n\
             role-fit = {{ value = [{fit}, {}], why = {text}, source = {text} }}\n\
             own = {{ value = 5, why = {text}, source = {text} }}\n",
            fit + 2
        )
    };
    format!(
        "title = {text}\n[weights]\nrole-fit = 60\nown = 40\n\
         [[criterion]]\nid = \"own\"\nname = {text}\nunit = {text}\nquestion = {text}\n\
         scale = {{ worst = 0, best = 10 }}\n{}{}",
        offer(text.clone(), 3, 4),
        offer("\"Bolt\"".to_owned(), 6, 2)
    )
}

/// A text as it stands in a file.
fn toml(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The elements of a page from top to bottom, each with the names of its attributes. Reads as a
/// browser does: text up to `<`, names up to a space, `=` or `>`, values between quotes.
fn elements(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (element, behind) = element(&rest[at + 1..]);
        rest = behind;
        // What stands in these is no markup.
        for raw in ["script", "style"] {
            if element == raw {
                let end = rest.find(&format!("</{raw}")).expect("its end");
                rest = &rest[end..];
            }
        }
        found.push(element);
    }
    found
}

fn element(text: &str) -> (String, &str) {
    let mut shape = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '>' => return (shape, &text[at + 1..]),
            '"' => {
                let end = letters.find(|(_, letter)| *letter == '"');
                end.expect("the end of a value");
            }
            letter => shape.push(letter),
        }
    }
    panic!("an element without an end: {shape}");
}

/// Each kind of element, and how often it stands there where that does not hang on the words.
fn kinds(page: &str) -> Vec<String> {
    let mut kinds = elements(page);
    kinds.sort();
    kinds.dedup();
    kinds
}

#[test]
fn the_reader_sees_what_a_browser_would() {
    let page = "<p class=\"a > b\">x &lt; y</p><script>1 < 2</script><img src=\"x\">";
    assert_eq!(
        elements(page),
        ["p class=", "/p", "script", "/script", "img src="]
    );
}

/// Nothing in any field brings an element or an attribute that plain words do not.
#[test]
fn hostile_text_in_every_field_stays_text() {
    let page = |text: &str, verb: &str| {
        let folder = Folder::with("o.toml", offers(text));
        folder.rank(&format!("{verb} --trials 200")).run().ok()
    };
    for verb in [
        "report o.toml -o -",
        "diff o.toml --format html -- --set o3.role-fit=9",
        "o.toml --format svg",
    ] {
        let mut plain = kinds(&page("plain words", verb));
        // What the program itself sets as code, in any of the pages.
        plain.extend(["code".to_owned(), "/code".to_owned()]);
        for text in HOSTILE {
            let page = page(text, verb);
            for kind in kinds(&page) {
                assert!(plain.contains(&kind), "{verb} of {text}: <{kind}>");
            }
            // A letter that turns the direction of what follows it is not passed on.
            assert!(!page.contains('\u{202e}'), "{verb}: {text}");
            let end = if verb.ends_with("svg") {
                "</svg>"
            } else {
                "</html>"
            };
            assert!(page.trim_end().ends_with(end), "{verb}: {text}");
            assert!(page.len() < 2_000_000, "{verb}: {text}");
        }
    }
}

/// All fields of the page show the text, as text.
#[test]
fn hostile_text_is_shown_as_it_is() {
    let shown = "&lt;script&gt;alert(1)&lt;/script&gt;";
    let folder = Folder::with("o.toml", offers(HOSTILE[0]));
    let page = folder.rank("report o.toml -o - --trials 200").run().ok();
    assert!(page.contains(&format!("<title>{shown}</title>")), "{page}");
    assert!(page.contains(&format!("<h1>{shown}</h1>")), "{page}");
    // Company, role, location, note, the criterion, its unit, reasons and sources.
    assert!(page.matches(shown).count() >= 8, "{page}");
}

/// Ten people with weights of their own.
fn ten_judges() -> (Folder, String) {
    let mut text = String::new();
    for (i, fit) in [9, 7, 5, 3, 8, 2, 6, 4, 1, 10].iter().enumerate() {
        let _ = writeln!(
            text,
            "[[offer]]\ncompany = \"Offer {i}\"\n[offer.ratings]\n\
             role-fit = {{ value = {fit}, why = \"what they said\" }}\n\
             commute = {}\nwork-life = [{}, {}]\n",
            90 - 8 * fit,
            36 + i,
            40 + i
        );
    }
    let mut folder = Folder::with("o.toml", text);
    let mut call = "o.toml".to_owned();
    for judge in 0..10 {
        let weights = format!(
            "title = \"</script>{judge}\"\n[weights]\nrole-fit = {}\ncommute = {}\nwork-life = {}\n",
            10 + 8 * judge,
            90 - 8 * judge,
            20 + (judge * 37) % 50
        );
        folder = folder.file(&format!("j{judge}.toml"), weights);
        let _ = write!(call, " -c j{judge}.toml");
    }
    (folder, call)
}

#[test]
fn ten_judges_fit_into_a_page() {
    let (folder, call) = ten_judges();
    let report = format!("report {call} -o - --trials 200");
    let page = folder.rank(&report).run().ok();
    assert!(page.ends_with("</html>") && page.len() < 2_000_000);
    assert_eq!(page.matches("<details>").count(), 10);
    for judge in 0..10 {
        let name = format!("&lt;/script&gt;{judge}");
        assert!(page.contains(&name), "{name}");
    }
    assert!(!page.contains("</script>0"));
}

/// Nothing is written, and nothing lost, where there is nothing to compare.
#[test]
fn a_diff_that_fails_leaves_no_half_page() {
    let saved = rank("demo --json --trials 200").ok();
    let newer = saved.replacen("\"schema\": 1", "\"schema\": 7", 1);
    assert_ne!(newer, saved);
    let folder = Folder::with("saved.json", &saved)
        .file("newer.json", newer)
        .file("kept.html", "mine")
        .file("list.json", "[1, 2]")
        .file("o.toml", offers("plain words"));
    let why =
        "error: newer.json: has schema 7; this program reads schema 1: rank its files again\n";
    for sides in [
        "newer.json saved.json",
        "saved.json newer.json",
        "o.toml newer.json",
    ] {
        for file in ["new.html", "kept.html --force"] {
            let call = format!("diff {sides} --format html -o {file}");
            folder.rank(&call).run().complains(2, why);
        }
    }
    let said = folder.rank("diff list.json o.toml -o new.html --format html");
    said.run().complains(
        2,
        "error: list.json: is JSON, but no ranking as `rank --json` prints it\n",
    );
    assert_eq!(folder.read("kept.html"), "mine");
    assert!(!folder.names().contains(&"new.html".to_owned()));
    // Offers of another decision are no mistake: there is nothing to set against each other.
    let unlike = folder
        .rank("diff saved.json o.toml --trials 200")
        .run()
        .ok();
    assert!(
        unlike.contains("The two have no offer in common.\n"),
        "{unlike}"
    );
}

/// A file has changed in nothing since itself, in every format.
#[test]
fn a_file_is_as_it_was() {
    let saved = rank("demo --json --trials 200").ok();
    let folder = Folder::with("saved.json", saved).file("o.toml", offers("plain words"));
    for file in ["saved.json", "o.toml"] {
        let diff = |rest: &str| {
            let call = format!("diff {file} {file} --exit-code --trials 200 {rest}");
            folder.rank(&call).run()
        };
        let screen = diff("").ok();
        assert!(screen.ends_with("\n\nNothing changed.\n"), "{screen}");
        let told = diff("--json").json();
        assert_eq!(told["changes"], serde_json::json!([]), "{told}");
        assert_eq!(told["same_order"], true, "{told}");
        let page = diff("--format html").ok();
        assert!(page.contains("<p>Nothing changed.</p>"), "{page}");
    }
}
