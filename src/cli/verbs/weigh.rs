//! `rank weigh`: trade-off questions on standard error, answers from standard input, and the set
//! that they make where output goes.

use std::io::{BufRead, IsTerminal, Read, StdinLock};

use offer_rank::report::{MOST_QUESTIONS, Reply, WeighingInterview, WeighingQuestion};
use offer_rank::text::safe::safe_lines;
use offer_rank::text::width::wrap;

use crate::cli::args::FileArgs;
use crate::cli::files::input::typed;
use crate::cli::files::output::{self, Failure};
use crate::cli::operands::Operands;
use crate::cli::options::Options;
use crate::cli::run::{Run, RunOf};
use crate::cli::{ExitStatus, terminal};

/// What may be answered.
const ANSWERS: &str = "1, 2, equal, not sure, back or stop";
/// Lines read in all: more come from no person.
const MOST_LINES: usize = 200;
/// Of an answer, so many characters are shown.
const ECHO: usize = 60;
/// The longest line that is an answer.
const LINE: u64 = 1 << 10;

/// Asks, and writes the set.
pub fn weigh(args: &FileArgs, options: &Options) -> Result<ExitStatus, Failure> {
    output::has_format(&options.output, "weigh", &output::TEXT)?;
    output::nothing_hidden(options, "weigh")?;
    let arguments = Operands::of_files("weigh", args)?;
    if args.inputs.iter().any(|name| name == "-") {
        return Err(Failure::with_mend(
            "standard input has the answers, so it cannot have the offers",
            "Save the offers in a file, and name that",
        ));
    }
    output::is_free(&options.output)?;
    let run = Run::load(RunOf::Offers, &arguments, options)?;
    let loaded = run.decision()?;
    let mut asked = WeighingInterview::new(loaded, options.method.unwrap_or_default());
    let mut talk = Talk::new(options);
    if let Some(text) = asked.nothing_to_ask() {
        talk.say(&text);
        return Ok(ExitStatus::Done);
    }
    talk.say(&format!(
        "Which would you take, all else equal? At most {MOST_QUESTIONS} questions about what your \
         offers differ in. Answer {ANSWERS}."
    ));
    talk.say(&asked.left());
    interview(&mut asked, &mut talk);
    let again = run.call.command("weigh", "").unwrap_or_default();
    let Some(set) = asked.set(&again, &talk.typed()) else {
        talk.say("No answer, so there are no weights to write.");
        return Ok(ExitStatus::Done);
    };
    output::text(&options.output, &set)?;
    let name = options
        .output
        .file()
        .map(|path| typed(&path.to_string_lossy()));
    if let Some(name) = name {
        let used = run.call.command("", &format!("-c {name}"));
        talk.say(&format!(
            "Wrote {name}. To rank by it: {}",
            used.unwrap_or_default()
        ));
    }
    Ok(ExitStatus::Done)
}

/// Asks until nothing is left to ask, or nobody answers.
fn interview(asked: &mut WeighingInterview<'_>, talk: &mut Talk) {
    let mut pending: Option<WeighingQuestion> = None;
    let mut doubted: Option<WeighingQuestion> = None;
    loop {
        let enough = asked.answered() >= MOST_QUESTIONS && pending.is_none();
        let Some(question) = pending.take().or_else(|| asked.next()).filter(|_| !enough) else {
            break;
        };
        match talk.ask(asked, question) {
            TypedAnswer::Reply(reply) => {
                asked.answer(question, reply);
                let Some(clash) = asked.clash() else {
                    doubted = None;
                    talk.say(&asked.left());
                    continue;
                };
                talk.say("These answers cannot all hold:");
                for answer in clash {
                    talk.say(&format!("  {answer}"));
                }
                // First the new one is asked again; where it stays, the oldest of the others.
                pending = if doubted == Some(question) {
                    asked.reopen()
                } else {
                    asked.back()
                };
                doubted = Some(question);
            }
            TypedAnswer::Back => {
                pending = asked.back();
                if pending.is_none() {
                    talk.say("This is the first question.");
                    pending = Some(question);
                }
            }
            TypedAnswer::Stop => break,
        }
    }
    // Nobody is left to ask which of them holds: the newer ones do.
    while asked.clash().is_some() && asked.reopen().is_some() {}
}

/// What was said.
#[derive(Clone, Copy)]
enum TypedAnswer {
    Reply(Reply),
    Back,
    Stop,
}

/// What each answer is typed as, first the word by which it is told.
const WORDS: [(TypedAnswer, &[&str]); 6] = [
    (TypedAnswer::Reply(Reply::First), &["1", "first", "one"]),
    (TypedAnswer::Reply(Reply::Second), &["2", "second", "two"]),
    (
        TypedAnswer::Reply(Reply::Equal),
        &["equal", "=", "same", "either", "both"],
    ),
    (
        TypedAnswer::Reply(Reply::Unsure),
        &["not sure", "?", "unsure", "skip"],
    ),
    (TypedAnswer::Back, &["back", "undo"]),
    (TypedAnswer::Stop, &["stop", "quit", "exit", "done"]),
];

impl TypedAnswer {
    /// The answer that a line is, and its word; none of others.
    fn read(line: &str) -> Option<(Self, &'static str)> {
        let line = line.trim().to_lowercase();
        let typed = line.trim_end_matches('.');
        let found = WORDS.iter().find(|(_, words)| words.contains(&typed));
        found.map(|(answer, words)| (*answer, words[0]))
    }
}

/// Questions out, answers in.
struct Talk {
    width: usize,
    answers: StdinLock<'static>,
    /// Whether somebody types: then the answer stands behind the question by itself.
    seen: bool,
    /// What was typed so far.
    said: Vec<&'static str>,
    lines: usize,
}

impl Talk {
    fn new(options: &Options) -> Self {
        let stdin = std::io::stdin();
        Self {
            width: terminal::width(&options.output, terminal::errors_are_seen()),
            seen: stdin.is_terminal(),
            answers: stdin.lock(),
            said: Vec::new(),
            lines: 0,
        }
    }

    /// Says something, wrapped, on lines of its own.
    fn say(&self, text: &str) {
        let indent = text.len() - text.trim_start().len();
        let text = safe_lines(text.trim_start());
        for line in wrap(&text, self.width.saturating_sub(indent)) {
            terminal::complain(&format!("{}{line}\n", " ".repeat(indent)));
        }
    }

    /// Asks a question until it is answered; an end of the answers is a stop.
    fn ask(&mut self, asked: &WeighingInterview<'_>, question: WeighingQuestion) -> TypedAnswer {
        let ([one, other], checks) = asked.sides(question);
        let number = asked.answered() + 1;
        terminal::complain("\n");
        if checks {
            self.say(&format!("Question {number}, to check your answers:"));
        } else {
            self.say(&format!("Question {number}:"));
        }
        self.say(&format!("  1: {one}"));
        self.say(&format!("  2: {other}"));
        loop {
            terminal::complain("1, 2, equal, not sure, back, stop? ");
            let line = self.line();
            if !self.seen {
                let told = line.as_deref().unwrap_or("").trim_end();
                let told: String = told.chars().take(ECHO).collect();
                terminal::complain(&safe_lines(&told));
                terminal::complain("\n");
            }
            match line.as_deref().map(TypedAnswer::read) {
                None => {
                    if self.seen {
                        terminal::complain("\n");
                    }
                    return TypedAnswer::Stop;
                }
                Some(Some((told, word))) => {
                    self.said.push(word);
                    return told;
                }
                Some(None) => self.say(&format!("Please answer {ANSWERS}.")),
            }
        }
    }

    /// The next line; none at the end, or where it cannot be read.
    fn line(&mut self) -> Option<String> {
        self.lines += 1;
        if self.lines > MOST_LINES {
            return None;
        }
        let mut bytes = Vec::new();
        let read = (&mut self.answers).take(LINE).read_until(b'\n', &mut bytes);
        match read {
            Ok(1..) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Ok(0) | Err(_) => None,
        }
    }

    /// All that was typed, as a shell's `printf` takes it.
    fn typed(&self) -> String {
        self.said.iter().flat_map(|said| [*said, "\\n"]).collect()
    }
}
