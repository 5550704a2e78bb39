//! The simplex method in two phases on a dense table.
//!
//! It goes along the steepest slope, and by the least index (Bland's rule) once it stands still, so
//! that it never turns in a circle.

use super::{LinearProgram, NoOptimum, Optimum, Relation};

/// Smaller numbers of the table are 0.
const ZERO: f64 = 1e-10;

/// The table: a row a condition, and the columns of the variables, of what each condition leaves
/// over, and of what it lacks at first.
struct Tableau {
    rows: Vec<Vec<f64>>,
    /// The bounds as they are now.
    bounds: Vec<f64>,
    /// The column that is in use for each row.
    basis: Vec<usize>,
    /// The slope of each column, and the sum so far.
    slopes: Vec<f64>,
    sum: f64,
    /// Where the columns of what is lacked begin.
    lacks: usize,
    /// The column that was 1 for each row at first, and whether the row was turned.
    unit: Vec<(usize, bool)>,
}

/// Solves a program whose conditions have numbers of about 1.
pub fn solve(program: &LinearProgram) -> Result<Optimum, NoOptimum> {
    let mut table = Tableau::new(program);
    let columns = table.slopes.len();
    let mut lacking = vec![0.0; columns];
    for slot in &mut lacking[table.lacks..] {
        *slot = -1.0;
    }
    table.aim(&lacking);
    table.climb(columns)?;
    if table.sum < -1e-9 {
        return Err(NoOptimum::Infeasible);
    }
    table.drop_lacks();
    let mut objective = program.objective.clone();
    objective.resize(columns, 0.0);
    table.aim(&objective);
    table.climb(table.lacks)?;
    Ok(table.answer(program, &objective))
}

impl Tableau {
    fn new(program: &LinearProgram) -> Self {
        let n = program.objective.len();
        let over = |relation: Relation| usize::from(relation == Relation::AtMost);
        let overs: usize = program.rows.iter().map(|r| over(r.1)).sum();
        let lacking = |r: &&(Vec<f64>, Relation, f64)| r.1 == Relation::Equal || r.2 < 0.0;
        let lacks = n + overs;
        let columns = lacks + program.rows.iter().filter(lacking).count();
        let (mut next_over, mut next_lack) = (n, lacks);
        let mut table = Self {
            rows: Vec::new(),
            bounds: Vec::new(),
            basis: Vec::new(),
            slopes: vec![0.0; columns],
            sum: 0.0,
            lacks,
            unit: Vec::new(),
        };
        for condition in &program.rows {
            let (row, relation, bound) = condition;
            let turned = *bound < 0.0;
            let sign = if turned { -1.0 } else { 1.0 };
            let mut line: Vec<f64> = row.iter().map(|a| sign * a).collect();
            line.resize(columns, 0.0);
            let mut unit = None;
            if *relation == Relation::AtMost {
                line[next_over] = sign;
                unit = (!turned).then_some(next_over);
                next_over += 1;
            }
            let unit = unit.unwrap_or_else(|| {
                line[next_lack] = 1.0;
                next_lack += 1;
                next_lack - 1
            });
            table.rows.push(line);
            table.bounds.push(sign * bound);
            table.basis.push(unit);
            table.unit.push((unit, turned));
        }
        table
    }

    /// Takes another sum to make large.
    fn aim(&mut self, objective: &[f64]) {
        self.slopes = objective.to_vec();
        self.sum = 0.0;
        for (i, column) in self.basis.iter().enumerate() {
            let factor = objective[*column];
            if factor != 0.0 {
                for (slope, entry) in self.slopes.iter_mut().zip(&self.rows[i]) {
                    *slope -= factor * entry;
                }
                self.sum += factor * self.bounds[i];
            }
        }
    }

    /// Goes up by the first so many columns until none leads higher.
    fn climb(&mut self, columns: usize) -> Result<(), NoOptimum> {
        let patience = 2 * (self.rows.len() + 10);
        let (mut still, mut last) = (0, self.sum);
        for _ in 0..200 * (self.rows.len() + columns + 10) {
            let Some(column) = self.entering(columns, still > patience) else {
                return Ok(());
            };
            let row = self.leaving(column).ok_or(NoOptimum::Unbounded)?;
            self.pivot(row, column);
            still = if self.sum > last + ZERO { 0 } else { still + 1 };
            last = self.sum.max(last);
        }
        Err(NoOptimum::Uncertain)
    }

    /// The steepest column that leads up, or the first.
    fn entering(&self, columns: usize, first: bool) -> Option<usize> {
        let mut up = (0..columns).filter(|j| self.slopes[*j] > ZERO);
        if first {
            return up.next();
        }
        up.max_by(|a, b| self.slopes[*a].total_cmp(&self.slopes[*b]).then(b.cmp(a)))
    }

    /// The row that stops a column first; of several, that of the least column in use.
    fn leaving(&self, column: usize) -> Option<usize> {
        let mut least: Option<(f64, usize)> = None;
        for (i, row) in self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, r)| r[column] > ZERO)
        {
            let far = self.bounds[i] / row[column];
            let is_less = least.is_none_or(|(most, k)| {
                far < most - 1e-12 || (far <= most + 1e-12 && self.basis[i] < self.basis[k])
            });
            if is_less {
                least = Some((far, i));
            }
        }
        least.map(|(_, row)| row)
    }

    fn pivot(&mut self, at: usize, column: usize) {
        let factor = self.rows[at][column];
        for entry in &mut self.rows[at] {
            *entry /= factor;
        }
        self.bounds[at] = (self.bounds[at] / factor).max(0.0);
        let row = std::mem::take(&mut self.rows[at]);
        for (i, other) in self.rows.iter_mut().enumerate().filter(|(i, _)| *i != at) {
            let factor = other[column];
            if factor != 0.0 {
                subtract(other, factor, &row);
                other[column] = 0.0;
                self.bounds[i] -= factor * self.bounds[at];
                if self.bounds[i].abs() < 1e-13 {
                    self.bounds[i] = 0.0;
                }
            }
        }
        let factor = self.slopes[column];
        subtract(&mut self.slopes, factor, &row);
        self.slopes[column] = 0.0;
        self.sum += factor * self.bounds[at];
        self.rows[at] = row;
        self.basis[at] = column;
    }

    /// Puts a real column in for each of what is lacked, which is 0 by now; a row that has none
    /// says nothing.
    fn drop_lacks(&mut self) {
        for i in 0..self.rows.len() {
            if self.basis[i] < self.lacks {
                continue;
            }
            let row = &self.rows[i];
            let largest = (0..self.lacks).max_by(|a, b| row[*a].abs().total_cmp(&row[*b].abs()));
            if let Some(column) = largest.filter(|j| row[*j].abs() > 1e-8) {
                self.bounds[i] = 0.0;
                self.pivot(i, column);
            }
        }
    }

    fn answer(&self, program: &LinearProgram, objective: &[f64]) -> Optimum {
        let n = program.objective.len();
        let mut x = vec![0.0; n];
        for (column, bound) in self.basis.iter().zip(&self.bounds) {
            if *column < n {
                x[*column] = *bound;
            }
        }
        let dual = |(column, turned): &(usize, bool)| {
            let dual = objective[*column] - self.slopes[*column];
            if *turned { -dual } else { dual }
        };
        Optimum {
            value: program.objective.iter().zip(&x).map(|(c, x)| c * x).sum(),
            x,
            duals: self.unit.iter().map(dual).collect(),
        }
    }
}

fn subtract(from: &mut [f64], factor: f64, row: &[f64]) {
    if factor != 0.0 {
        for (entry, own) in from.iter_mut().zip(row) {
            *entry -= factor * own;
        }
    }
}
