//! Questions: each behind the name of whom it goes to, its answers below it.

use super::cells::said_at;
use super::flow::hang;
use crate::export::page::table::BlockTable;
use crate::text::width::widest;

/// Names wrap the question below them beyond so many columns.
const NAME: usize = 20;

/// The lines of the table.
pub fn lines(table: &BlockTable, columns: usize) -> Vec<String> {
    let named = widest(table.rows.iter().map(|row| said_at(row, 0)));
    // On a narrow screen the question stands below the name.
    let beside = named <= NAME && columns >= named + 30;
    let indent = if beside { named + 3 } else { 3 };
    let mut lines = Vec::new();
    for row in &table.rows {
        let [name, text, so_far, changes] = [0, 1, 2, 3].map(|at| said_at(row, at));
        if beside {
            lines.extend(hang(&format!(" {name:<named$}  "), &text, columns));
        } else {
            lines.extend(hang(" ", &name, columns));
            lines.extend(hang(&" ".repeat(indent), &text, columns));
        }
        let space = if so_far.is_empty() { "" } else { " " };
        let answer = format!("{so_far}{space}{changes}");
        lines.extend(hang(&" ".repeat(indent), &answer, columns));
    }
    lines
}
