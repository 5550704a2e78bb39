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
use super::on_call::OnCall;

/// Does what the arguments say.
pub fn run(args: args::Args) -> Result<ExitStatus, Failure> {
    let options = args.options;
    match args.command {
        None => ranking::rank(&args.inputs, &options),
        Some(Command::Demo(OnCall(verb))) => ranking::demo(&options.and(verb.options)),
        Some(Command::Init(OnCall(init))) => {
            output::text_only(&options.output, "init")?;
            init::init(&init, options.today)
        }
        Some(Command::Check(OnCall(check))) => {
            check::check(&check, &options.and(check.options.clone()))
        }
        Some(Command::Explain(OnCall(explain))) => {
            explain::explain(&explain, &options.and(explain.options.clone()))
        }
        Some(Command::Flip(OnCall(question))) => {
            flip::flip(&question, &options.and(question.options.clone()))
        }
        Some(Command::Ask(OnCall(question))) => {
            flip::ask(&question, &options.and(question.options.clone()))
        }
        Some(Command::Pay(OnCall(question))) => {
            pay::pay(&question, &options.and(question.options.clone()))
        }
        Some(Command::Diff(OnCall(diff))) => diff::diff(&diff, &options.and(diff.options.clone())),
        Some(Command::Deadlines(OnCall(verb))) => {
            deadlines::deadlines(&verb, &options.and(verb.options.clone()))
        }
        Some(Command::Wait(OnCall(verb))) => wait::wait(&verb, &options.and(verb.options.clone())),
        Some(Command::Report(OnCall(args))) => {
            report::report(&args, &options.and(args.options.clone()))
        }
        Some(Command::Weights(OnCall(verb))) => {
            weights::weights(&verb, &options.and(verb.options.clone()))
        }
        Some(Command::Weigh(OnCall(verb))) => {
            weigh::weigh(&verb, &options.and(verb.options.clone()))
        }
        Some(Command::Sql(OnCall(args))) => sql::sql(&args, &options.and(args.options.clone())),
        Some(Command::Criteria(OnCall(verb))) => {
            built_in::criteria(verb.name.as_deref(), &options.and_output(verb.output))
        }
        Some(Command::Schema(OnCall(verb))) => {
            built_in::schema(verb.name, &options.and_output(verb.output))
        }
        Some(Command::Completions { shell }) => {
            output::text_only(&options.output, "completions")?;
            shell::completions(shell)
        }
        Some(Command::Man) => {
            output::text_only(&options.output, "man")?;
            shell::man()
        }
        Some(Command::Help(OnCall(verb))) => {
            help_file::help(&verb.topic, &options.and_output(verb.output))
        }
    }
}
