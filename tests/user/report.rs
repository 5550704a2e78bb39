//! `rank report`: a page for a browser that says what the terminal says, in its order.

use std::fmt::Write as _;
use std::path::Path;

use super::harness::{Folder, rank};

/// What is read of a page from top to bottom: text alone, a cell or a sentence a line.
fn read(page: &str) -> Vec<String> {
    let (_, body) = page.split_once("<body>").expect("a body");
    let body = body.split("<script>").next().unwrap_or(body);
    let texts = body.split('<').filter_map(|piece| piece.split_once('>'));
    let texts = texts.map(|(_, text)| text.trim());
    let plain = |text: &str| {
        let text = text.replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&quot;", "\"").replace("&amp;", "&")
    };
    texts.filter(|t| !t.is_empty()).map(plain).collect()
}

/// Finds texts one behind the other; each begins a cell or a sentence.
#[track_caller]
fn in_order(lines: &[String], texts: &[&str]) {
    let mut rest = lines.iter();
    for text in texts {
        let found = rest.any(|line| line.starts_with(text));
        assert!(found, "{text:?} is not where it should be in {lines:#?}");
    }
}

fn sections(page: &str) -> Vec<&str> {
    let parts = page.split("<section id=\"").skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

fn page(folder: &Folder, call: &str) -> String {
    let call = format!("report {call} --format html --trials 500");
    folder.rank(&call).run().ok()
}

#[test]
fn the_page_has_the_order_of_the_terminal() {
    let screen = rank("demo --all").ok();
    let lines = read(&rank("report --demo --format html").ok());
    // First words of what stands on the terminal, from top to bottom.
    let told = [
        "Which internship for a career in machine learning?",
        "Google comes first in more than 99 of 100 what-ifs.",
        "Offer",
        "Software engineer",
        "ML exposure",
        "Why Google leads LinkedIn, largest gap first:",
        "Kubernetes, TensorFlow, BigQuery, AlphaZero",
        "Only one change would move Google: pay weighed 628 or more instead of 25.",
        "Who is second: JPMorgan, if LinkedIn has 14.6 % or less of Microsoft's rating.",
        "These weights are the example's. Yours will differ, and so will the order.",
        "Only JPMorgan's role is the goal, machine learning; role-fit would count it.",
    ];
    let mut rest = &screen[..];
    for text in told {
        let at = rest
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {screen}"));
        rest = &rest[at..];
    }
    in_order(&lines, &told);
}

/// What somebody must find who never saw the terminal.
#[test]
fn it_says_who_is_first_and_why_and_how_sure_and_what_to_do() {
    let page = rank("report --demo --format html").ok();
    assert_eq!(
        sections(&page),
        [
            "offers", "criteria", "sure", "change", "ask", "each", "remarks", "how"
        ]
    );
    in_order(
        &read(&page),
        &[
            "Google comes first in more than 99 of 100 what-ifs.",
            "The offers",
            "Points and ratings",
            "Why Google leads LinkedIn, largest gap first:",
            "How sure that is",
            "In how many of 100 what-ifs each offer takes each place",
            ">99",
            "What would change it",
            "Only one change would move Google: pay weighed 628 or more",
            "What to ask",
            "How much of Microsoft's machine-learning work and cloud reaches this team?",
            "Each offer",
            "Glassdoor, March 2020 to February 2021",
            "How it was computed",
            "rank report --demo --today 2026-11-22",
        ],
    );
    assert!(page.len() < 200_000, "{}", page.len());
}

/// An offer that is due before another answers.
const DUE: &str = "[weights]\npay = 10\nrole-fit = 90\n[scales]\npay = [0, 10000]\n\
    role-fit = [0, 100]\n\
    [[offer]]\ncompany = \"Google\"\nstatus = \"pending\"\nexpects-by = 2026-12-05\n\
    [offer.ratings]\npay = 5000\nrole-fit = 80\n\
    [[offer]]\ncompany = \"JPMorgan\"\nreply-by = 2026-12-03\n\
    [offer.ratings]\npay = 5000\nrole-fit = 67\n\
    [[offer]]\ncompany = \"LinkedIn\"\n[offer.ratings]\npay = 5000\nrole-fit = 60\n";

/// Points: 5 of pay and 0.9 of the fit, 77, 65.3 and 59. Google's chance p makes letting go worth
/// 59 + 18 p, which is 65.3 at 0.35.
#[test]
fn whether_to_accept_or_to_wait_stands_behind_the_deadlines() {
    let folder = Folder::with("o.toml", DUE);
    let told = page(&folder, "o.toml");
    let names = sections(&told);
    let at = |name: &str| names.iter().position(|n| *n == name);
    assert_eq!(at("wait"), at("deadlines").map(|i| i + 1), "{names:?}");
    in_order(
        &read(&told),
        &[
            "Deadlines, soonest first.",
            "Accept what is due, or wait? In points. Today is Sunday 22 November.",
            "JPMorgan: Letting it go for Google (answer by 5 Dec) is worth more if its chance is above 35 in 100",
        ],
    );
    let hidden = page(&folder, "o.toml --redact pay");
    assert!(!sections(&hidden).contains(&"wait"));
    assert!(!hidden.contains("35 in 100") && !hidden.contains("Accept what is due"));
    // Nothing awaited, nothing to wait for.
    let made = page(&folder, "o.toml --set google.status=offered");
    assert!(!sections(&made).contains(&"wait"));
}

/// As in the remarks; a name with a backtick of its own would make it unclear which belong together.
#[test]
fn what_is_to_be_written_is_code_in_advice_too() {
    let text = DUE.replace("status = \"pending\"\n", "");
    assert_ne!(text, DUE);
    let told = page(&Folder::with("o.toml", &text), "o.toml");
    let code = "<p>The <code>expects-by</code> of Google counts only with \
                <code>status = &quot;pending&quot;</code>.";
    assert!(told.contains(code), "{told}");
    let odd = page(
        &Folder::with("o.toml", text.replace("Google", "Go`ogle")),
        "o.toml",
    );
    assert!(
        odd.contains("<p>The `expects-by` of Go`ogle counts only"),
        "{odd}"
    );
}

#[test]
fn a_file_is_written_whole_and_over_none() {
    let folder = Folder::with("kept.html", "mine").file("folder.html/in.txt", "");
    let report = |rest: &str| {
        folder
            .rank(&format!("report --demo --trials 200 {rest}"))
            .run()
    };
    report("").prints("Wrote report.html: open it in a browser.\n");
    let whole = |name: &str| {
        let page = folder.read(name);
        page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>")
    };
    assert!(whole("report.html"));
    report("").complains(2, "error: report.html exists; --force overwrites it\n");
    report("-o kept.html").complains(2, "error: kept.html exists; --force overwrites it\n");
    assert_eq!(folder.read("kept.html"), "mine");
    report("-o no/a.html").complains(2, "error: no/a.html: there is no such folder\n");
    report("-o folder.html").complains(2, "error: folder.html: is a folder, not a file\n");
    report("-o kept.html --force").prints("Wrote kept.html: open it in a browser.\n");
    assert!(whole("kept.html"));
    assert_eq!(folder.names(), ["folder.html", "kept.html", "report.html"]);
}

#[test]
fn nothing_is_opened_from_a_pipe() {
    let folder = Folder::new();
    let report = |rest: &str| {
        folder
            .rank(&format!("report --demo --trials 200 {rest}"))
            .run()
    };
    report("--open -o a.html").complains(
        2,
        "error: a.html was written, but not opened: --open is for a terminal\n",
    );
    assert!(folder.read("a.html").ends_with("</html>"));
    for rest in ["--open -o -", "--open --format html"] {
        report(rest).complains(2, "error: --open needs a file: leave out `-o -`\n");
    }
    report("--json").complains(2, "error: `rank report` has no JSON: it writes a page\n");
}

/// Lines of the sources in which a text stands.
fn lines_with(text: &str, folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            lines_with(text, &path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let source = std::fs::read_to_string(&path).expect("a source");
            let lines = source.lines().filter(|line| line.contains(text));
            found.extend(lines.map(|line| line.trim().to_owned()));
        }
    }
}

/// All else is escaped by construction.
#[test]
fn only_the_pages_own_script_and_style_are_written_as_they_are() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    lines_with("PreEscaped", &sources, &mut found);
    found.retain(|line| !line.starts_with("use "));
    found.sort();
    assert_eq!(
        found,
        [
            "@if has_script { script { (PreEscaped(SCRIPT)) } }",
            // Of a picture in a file of its own, and of the page.
            "style { (PreEscaped(STYLE)) }",
            "style { (PreEscaped(STYLE)) }",
        ]
    );
}

/// So many offers with so many criteria, a range each.
fn large(offers: usize, criteria: usize) -> String {
    let mut text = "[weights]\n".to_owned();
    for k in 0..criteria {
        let _ = writeln!(text, "c{k} = {}", k % 7 + 1);
    }
    for k in 0..criteria {
        let _ = writeln!(
            text,
            "[[criterion]]\nid = \"c{k}\"\nname = \"Criterion {k}\"\nscale = {{ worst = 0, best = 10 }}"
        );
    }
    for i in 0..offers {
        let _ = writeln!(text, "[[offer]]\ncompany = \"Offer {i}\"\n[offer.ratings]");
        for k in 0..criteria {
            let low = (i * 7 + k * 3) % 9;
            let _ = writeln!(
                text,
                "c{k} = {{ value = [{low}, {}], why = \"what they said of it\" }}",
                low + 1
            );
        }
    }
    text
}

#[test]
fn two_hundred_offers_fit_into_a_page() {
    let folder = Folder::with("o.toml", large(200, 30));
    let call = "report o.toml --format html --trials 50";
    let page = folder.rank(call).run().ok();
    assert!(page.len() < 2_000_000, "{}", page.len());
    assert_eq!(page.matches("<details>").count(), 200);
    // Each stands in the table, the first in the chart as well.
    assert_eq!(page.matches(" data-offer=\"199\"").count(), 1);
    assert_eq!(page.matches("<div class=\"bar\"").count(), 50);
    assert!(page.contains("Points of the first 50 offers by criterion; the line shows"));
    assert!(page.ends_with("</html>"));
}

#[test]
fn one_offer_none_ranked_and_all_equal_are_pages_too() {
    let offers = |ratings: &[&str]| {
        let names = ["Acme", "Bolt"];
        let offers = names.iter().zip(ratings);
        let offers = offers.map(|(name, ratings)| {
            format!("[[offer]]\ncompany = \"{name}\"\n[offer.ratings]\n{ratings}\n")
        });
        let offers: Vec<String> = offers.collect();
        let text = "[weights]\nrole-fit = 1\nmentoring = 1\n".to_owned() + &offers.concat();
        Folder::with("o.toml", text)
    };
    let seven = "role-fit = 7\nmentoring = 7";
    let one = page(&offers(&[seven]), "o.toml");
    in_order(
        &read(&one),
        &[
            "Acme has 70 points: there is no other offer to rank it against.",
            "Acme",
        ],
    );
    assert_eq!(sections(&one), ["offers", "criteria", "ask", "each", "how"]);
    let none = page(&offers(&["", ""]), "o.toml");
    in_order(
        &read(&none),
        &[
            "No offer can be ranked; the reasons stand below.",
            "too little known to rank",
            "too little known to rank",
            "Role fit is unknown for every offer",
        ],
    );
    // No what-ifs, so no score has a range.
    assert!(!none.contains("the line shows"), "{none}");
    let equal = page(&offers(&[seven, seven]), "o.toml");
    in_order(
        &read(&equal),
        &[
            "No clear first: Acme and Bolt have the same score.",
            "1=",
            "1=",
        ],
    );
}
