//! The same trials, however they are run: on any number of threads, by the program itself.

use std::fmt::Write as _;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::harness::{Run, ask};

/// Offers enough for threads to be worth starting, with ranges and unknowns.
fn many() -> String {
    let mut text = "[weights]\nrole-fit = 30\nmentoring = 20\ncommute = [5, 15]\n".to_owned();
    for i in 0..30 {
        let (fit, from) = (i % 11, i % 7);
        let _ = writeln!(
            text,
            "[[offer]]\ncompany = \"Firm {i}\"\n[offer.ratings]\nrole-fit = {fit}\nmentoring = [{from}, 9]"
        );
    }
    text
}

/// Everything that trials tell, to the last bit.
fn bits(run: &Run) -> Vec<u64> {
    let offers: Vec<_> = run.loaded.problem.offers().map(|(id, _)| id).collect();
    let mut out = Vec::new();
    for &offer in &offers {
        let (shares, errors) = run.trials.places(offer).expect("it takes part");
        out.extend(shares.into_iter().chain(errors));
        out.extend(run.trials.central(offer).into_iter().flatten());
        out.extend([0.05, 0.5, 0.95].map(|p| run.trials.percentile(offer, p).expect("scores")));
        out.extend(
            offers
                .iter()
                .filter_map(|other| run.trials.ahead(offer, *other)),
        );
    }
    out.into_iter().map(f64::to_bits).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads")
            .install(|| bits(&ask(many()).trials(9_000).run()))
    };
    let one = on(1);
    assert!(one.len() > 30 * 90);
    assert_eq!(one, on(2));
    assert_eq!(one, on(3));
}

/// Runs the program on a file.
pub fn rank(text: &str, arguments: &[&str], threads: &str) -> Output {
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("offers.toml"), text).expect("a file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rank"));
    command.current_dir(folder.path()).env_clear();
    command.env("RAYON_NUM_THREADS", threads);
    command.args(["--today", "2026-11-22"]).args(arguments);
    command.output().expect("the program runs")
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let csv = |threads| rank(&many(), &["--format", "csv", "--trials", "9000"], threads).stdout;
    let one = csv("1");
    assert!(!one.is_empty());
    assert_eq!(one, csv("2"));
}

const CLEAR: &str = "\
[weights]
role-fit = 1
[[offer]]
company = \"Good\"
[offer.ratings]
role-fit = 9
[[offer]]
company = \"Bad\"
[offer.ratings]
role-fit = 2
";

#[test]
fn require_clear_ends_with_3_when_first_place_is_open() {
    let status = |text: &str, more: &[&str]| {
        let arguments = [&["--require-clear"], more].concat();
        rank(text, &arguments, "1").status.code()
    };
    assert_eq!(status(CLEAR, &[]), Some(0));
    let close = CLEAR.replace("= 2", "= [8, 9.5]");
    assert_eq!(status(&close, &[]), Some(3));
    // By score alone the first is clear.
    assert_eq!(status(&close, &["--trials", "0"]), Some(0));
    assert_eq!(status(&CLEAR.replace("= 2", "= 9"), &[]), Some(3));
    // Every offer fails a deal-breaker: nobody is first.
    assert_eq!(status(CLEAR, &["--must", "role-fit=10"]), Some(3));
}

#[test]
fn sureness_is_above_a_half_and_at_most_all() {
    let run = |sure: &str| rank(CLEAR, &["--sure", sure], "1");
    for bad in ["0.5", "0.4", "-1", "1.01", "nan", "inf", "all"] {
        let output = run(bad);
        assert_eq!(output.status.code(), Some(2), "{bad}");
        assert!(output.stdout.is_empty(), "{bad}");
    }
    for good in ["0.500001", "0.95", "1", "95%"] {
        assert_eq!(run(good).status.code(), Some(0), "{good}");
    }
}

/// Offers that tie in every trial share a place; two that only have the same score do not.
#[test]
fn equals_stand_at_one_place() {
    let third = "[[offer]]\ncompany = \"Third\"\n[offer.ratings]\nrole-fit = 2\n";
    let screen = |text: &str| {
        let stdout = rank(text, &["--trials", "500"], "1").stdout;
        String::from_utf8(stdout).expect("a screen is text")
    };
    let places = |screen: &str, place: &str| {
        let rows = screen.lines().filter(|line| line.starts_with(place));
        rows.count()
    };
    let equal = screen(&(CLEAR.to_owned() + third));
    assert_eq!(
        (places(&equal, " 1 "), places(&equal, " 2= ")),
        (1, 2),
        "{equal}"
    );
    let drawn = |text: &str| text.replace("= 2", "= [1, 3]");
    let apart = screen(&drawn(&(CLEAR.to_owned() + third)));
    assert_eq!(
        (places(&apart, " 2= "), places(&apart, " 2-3 ")),
        (0, 2),
        "{apart}"
    );
}
