//! CSV: one row an offer, every number in full precision.

use std::io::{self, Write};

use csv::{Writer, WriterBuilder};

use crate::report::{CellLine, OfferLine, Report, StatedRating, Value, status_name};
use crate::text::safe;

/// Writes the offers as CSV.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
///
/// # Errors
///
/// When the output cannot be written.
pub fn csv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let out = WriterBuilder::new()
        .buffer_capacity(1 << 16)
        .from_writer(out);
    let mut sheet = CsvWriter {
        out,
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

/// What a spreadsheet takes for the beginning of a formula, wide forms included.
const FORMULA: [char; 8] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// The machine's own error: a closed pipe must be told from a full disk.
fn machine(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// A spreadsheet in the making; the buffer serves every number.
struct CsvWriter<W: Write> {
    out: Writer<W>,
    number: Vec<u8>,
}

impl<W: Write> CsvWriter<W> {
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
        self.text(status_name(offer.status))?;
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
            (None, StatedRating::Unknown) => self.text(""),
            (None, _) => self.text(&cell.text()),
        }
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let text = safe(text);
        if text.trim_start().starts_with(FORMULA) {
            return self.out.write_field(format!("'{text}")).map_err(machine);
        }
        self.out.write_field(text.as_ref()).map_err(machine)
    }

    fn count(&mut self, n: Option<usize>) -> io::Result<()> {
        self.number.clear();
        if let Some(n) = n {
            write!(self.number, "{n}")?;
        }
        self.out.write_field(&self.number).map_err(machine)
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
        self.out.write_field(&self.number).map_err(machine)
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_record(None::<&[u8]>).map_err(machine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::sample;

    fn rows(report: &Report<'_>) -> Vec<Vec<String>> {
        let mut out = Vec::new();
        csv(report, &mut out).expect("a buffer takes all");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(&out[..]);
        let row = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
        reader
            .records()
            .map(|record| row(record.expect("whole rows")))
            .collect()
    }

    #[test]
    fn one_row_an_offer_and_nothing_for_what_is_not_known() {
        let rows = rows(&sample::offers());
        assert_eq!(rows[0][..9], HEAD);
        assert_eq!(
            rows[0][9..13],
            [
                "role-fit.rating",
                "role-fit.points",
                "mentoring.rating",
                "mentoring.points"
            ]
        );
        assert_eq!(
            rows[1][..9],
            [
                "1",
                "2",
                "1",
                "jpmorgan",
                "JPMorgan",
                "ML engineer",
                "offered",
                "67.4",
                "0.514"
            ]
        );
        assert_eq!(
            rows[1][9..17],
            ["9", "27", "", "10", "10784", "15.4", "65", "9.75"]
        );
        assert_eq!(rows[3][17..], ["Microsoft's", "2.65", "", "0"]);
        assert_eq!(rows[4][..4], ["", "", "", "openai"]);
        assert_eq!(rows.len(), 5);
    }

    #[test]
    fn numbers_read_back_as_they_were() {
        let mut report = sample::demo();
        for x in [
            0.1 + 0.2,
            1.0 / 3.0,
            5e-324,
            f64::MAX,
            -0.0,
            1e15,
            123_456_789.0,
        ] {
            report.offers[0].score = x;
            assert_eq!(
                rows(&report)[1][7]
                    .parse::<f64>()
                    .expect("a number")
                    .to_bits(),
                x.to_bits()
            );
        }
    }

    #[test]
    fn no_text_is_taken_for_a_formula_or_breaks_a_row() {
        let cases = [
            ("=1+1", "'=1+1"),
            ("+a", "'+a"),
            ("-a", "'-a"),
            ("@a", "'@a"),
            (" =a", "' =a"),
            ("\t=a", "' =a"),
            ("\u{ff1d}a", "'\u{ff1d}a"),
            ("\r=a", "\u{fffd}=a"),
            ("a,\"b\"\nc", "a,\"b\" c"),
            ("a\u{1b}[2J", "a\u{fffd}[2J"),
        ];
        for (company, cell) in cases {
            let mut report = sample::demo();
            report.offers[0].company = company;
            let rows = rows(&report);
            assert_eq!(rows[1][4], cell);
            assert_eq!(rows.len(), 4);
        }
    }

    #[test]
    fn a_level_range_is_told_in_words() {
        assert_eq!(rows(&sample::demo())[3][9], "none to some");
    }
}
