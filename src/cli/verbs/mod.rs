//! What each verb does, a file a verb; verbs that only tell or list share one.

mod built_in;
mod check;
mod deadlines;
mod diff;
mod explain;
mod flip;
mod help_file;
mod init;
mod pay;
mod ranking;
mod report;
mod shell;
mod sql;
mod wait;
mod weigh;
mod weights;

use super::ExitStatus;
use super::args::{self, Command};
use super::files::output::{self, Failure};

/// Does what the arguments say.
pub fn run(args: args::Args) -> Result<ExitStatus, Failure> {
    let options = args.options;
    match args.command {
        None => ranking::rank(&args.inputs, &options),
        Some(Command::Demo(verb)) => ranking::demo(&options.and(verb.options)),
        Some(Command::Init(init)) => {
            output::text_only(&options.output, "init")?;
            init::init(&init, options.today)
        }
        Some(Command::Check(check)) => check::check(&check, &options.and(check.options.clone())),
        Some(Command::Explain(explain)) => {
            explain::explain(&explain, &options.and(explain.options.clone()))
        }
        Some(Command::Flip(question)) => {
            flip::flip(&question, &options.and(question.options.clone()))
        }
        Some(Command::Ask(question)) => {
            flip::ask(&question, &options.and(question.options.clone()))
        }
        Some(Command::Pay(question)) => pay::pay(&question, &options.and(question.options.clone())),
        Some(Command::Diff(diff)) => diff::diff(&diff, &options.and(diff.options.clone())),
        Some(Command::Deadlines(verb)) => {
            deadlines::deadlines(&verb, &options.and(verb.options.clone()))
        }
        Some(Command::Wait(verb)) => wait::wait(&verb, &options.and(verb.options.clone())),
        Some(Command::Report(args)) => report::report(&args, &options.and(args.options.clone())),
        Some(Command::Weights(verb)) => weights::weights(&verb, &options.and(verb.options.clone())),
        Some(Command::Weigh(verb)) => weigh::weigh(&verb, &options.and(verb.options.clone())),
        Some(Command::Sql(args)) => sql::sql(&args, &options.and(args.options.clone())),
        Some(Command::Criteria { name, output }) => {
            built_in::criteria(name.as_deref(), &options.and_output(output))
        }
        Some(Command::Schema { name, output }) => {
            built_in::schema(name, &options.and_output(output))
        }
        Some(Command::Completions { shell }) => {
            output::text_only(&options.output, "completions")?;
            shell::completions(shell)
        }
        Some(Command::Man) => {
            output::text_only(&options.output, "man")?;
            shell::man()
        }
        Some(Command::Help { topic, output }) => {
            help_file::help(&topic, &options.and_output(output))
        }
    }
}
