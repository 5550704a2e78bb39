//! CSV: one row an offer, every number in full precision.

use std::io::{self, Write};

use csv::Writer;

use crate::report::{CellLine, OfferLine, Report, Stated, Value};
use crate::text::safe;

/// Writes the offers as CSV.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
///
/// # Errors
///
/// When the output cannot be written.
pub fn csv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet {
        out: Writer::from_writer(out),
        number: Vec::with_capacity(32),
    };
    sheet.head(report)?;
    for offer in &report.offers {
        sheet.offer(offer)?;
    }
    sheet.out.flush()
}

const HEAD: [&str; 9] = [
    "place",
    "place_last",
    "position",
    "id",
    "company",
    "role",
    "status",
    "score",
    "first_share",
];

/// A spreadsheet in the making; the buffer serves every number.
struct Sheet<W: Write> {
    out: Writer<W>,
    number: Vec<u8>,
}

impl<W: Write> Sheet<W> {
    fn head(&mut self, report: &Report<'_>) -> io::Result<()> {
        for name in HEAD {
            self.text(name)?;
        }
        for criterion in &report.criteria {
            self.text(&format!("{}.rating", criterion.id))?;
            self.text(&format!("{}.points", criterion.id))?;
        }
        self.end()
    }

    fn offer(&mut self, offer: &OfferLine<'_>) -> io::Result<()> {
        self.count(offer.place)?;
        self.count(offer.place_last)?;
        self.count(offer.position)?;
        self.text(offer.id)?;
        self.text(offer.company)?;
        self.text(offer.role.unwrap_or_default())?;
        self.text(offer.status)?;
        self.number(Some(offer.score))?;
        self.number(offer.first_share)?;
        for cell in &offer.criteria {
            self.rating(cell)?;
            self.number(Some(cell.points))?;
        }
        self.end()
    }

    fn rating(&mut self, cell: &CellLine<'_>) -> io::Result<()> {
        match (cell.rating(), cell.stated) {
            (Some(Value::Number(x)), _) => self.number(Some(x)),
            (Some(Value::Level(level)), _) => self.text(level),
            (None, Stated::Unknown) => self.text(""),
            (None, _) => self.text(&cell.text()),
        }
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let text = safe(text);
        if text.starts_with(['=', '+', '-', '@']) {
            return Ok(self.out.write_field(format!("'{text}"))?);
        }
        Ok(self.out.write_field(text.as_ref())?)
    }

    fn count(&mut self, n: Option<usize>) -> io::Result<()> {
        self.number.clear();
        if let Some(n) = n {
            write!(self.number, "{n}")?;
        }
        Ok(self.out.write_field(&self.number)?)
    }

    /// The shortest digits that read back as the same number; `serde_json` has the fastest at hand.
    fn number(&mut self, x: Option<f64>) -> io::Result<()> {
        self.number.clear();
        if let Some(x) = x.filter(|x| x.is_finite()) {
            serde_json::to_writer(&mut self.number, &x)?;
            if self.number.ends_with(b".0") {
                self.number.truncate(self.number.len() - 2);
            }
        }
        Ok(self.out.write_field(&self.number)?)
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(self.out.write_record(None::<&[u8]>)?)
    }
}
