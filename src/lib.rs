//! `rank` chooses between job offers: offers and weighted criteria in, a ranked and explained
//! order out.
//!
//! The rooms, bottom to top; each uses only those above it in this list, and so do its wings, but
//! for files at the top of a room, which put the wings together:
//!
//! - [`text`]: text made safe, measured, numbers in words, and lists in order
//! - [`threads`]: work on all cores
//! - [`diag`]: what is wrong and where
//!   - `codes/`: a file a kind of mistake, `R0102.md`: what it means, and an example with its mend
//!   - `render/`: complaints as a terminal shows them
//! - [`model`]: the decision, valid by construction
//!   - `problem/`: it without the names in it
//! - [`weighing`]: answers to weights, and which weights fit them
//!   - `linear_program/`: the simplex method
//!   - `pairwise/`: comparisons that were not made, completed
//! - [`pay`]: what an offer pays, from its parts
//! - [`method`]: ratings and weights to scores and places; a file a method
//! - [`load`]: TOML to a decision, with every complaint
//!   - `grammar/`: what may be written, and what people mean by it; the keys of each table, and other words
//!     for them, in `tables/`
//!   - `syntax/`: bytes to a spanned tree, each slip reported and mended
//!   - `read/`: the tree to raw files with their places; arguments in `changes/`, answers to weights in
//!     `weighing/`
//!   - `spreadsheet/`: tables of offers, as CSV or JSON lines, to files of offers with the places of cells
//!   - `resolve/`: raw files to a problem; typed changes in `changes/`, companies in `companies/`, warnings in
//!     `remarks/`
//!   - `shortlist/`: the first rows of long tables by score, found without making offers of all
//! - [`robust`]: how sure an order is
//!   - `trials/`: many draws of all that is uncertain
//!   - `sweep/`: every score as one thing moves
//!   - `flips/`: what turns an order: the number to type, and how likely it is
//!   - `ask/`: what to find out, which answers put whom first, and what all of them together may do
//! - [`group`]: several judges: how far they agree, and what rules of counting make of them
//! - [`waiting`]: whether to accept an offer that is due, or to wait for others
//! - [`report`]: everything an output may show
//!   - `ratings/`: what offers have on criteria, and what it is worth
//!   - `change/`: what changes are called, and what each does
//!   - `ask/`: answers in words
//!   - `diff/`: two rankings set against each other, and the bridge between their scores
//!   - `doubts/`: the warnings that a ranking alone can tell
//!   - `explanation/`: one offer in depth, or two set against each other
//!   - `group/`: several judges in words
//!   - `interview/`: trade-off questions, and the set of weights that answers make
//!   - `pay/`: what an offer pays, and its working
//!   - `redact/`: what is said in place of pay and names that others are not to see
//!   - `rows/`: the order of the offers, and each as a row for what shows all of them
//!   - `weights/`: how weights came to be, what each means, and what others would give
//!   - `table_query/`: a decision as a query of a table needs it
//!   - `wait/`: accepting or waiting, in sentences and in how many what-ifs
//! - [`export`]: a report to bytes; a file a format
//!   - `chart/`: scales, colours and marks of charts, as SVG
//!   - `page/`: what is shown, as blocks that know nothing of how they are laid out; a file a verb, and
//!     the columns of the ranked table in `ranking/`
//!   - `sql/`: a ranking as one SELECT, for an engine that has the offers in a table
//!   - `screen/`: blocks laid out for a terminal; criteria against offers in `matrix/`
//!   - `markdown/`: blocks as Markdown
//!   - `html/`: blocks as one page for a browser; its charts in `svg/`
//!
//! The binary's own `cli/` has arguments, the clock and the terminal; its verbs are in `verbs/`, a
//! file a verb, and what is read and written in `files/`.

pub mod diag;
pub mod export;
pub mod group;
pub mod load;
pub mod method;
pub mod model;
pub mod pay;
pub mod report;
pub mod robust;
pub mod text;
pub mod threads;
pub mod waiting;
pub mod weighing;
