//! CSV: one row an offer, every number in full precision, and no text in a column of numbers.

use std::io::{self, Write};

use csv::{ByteRecord, Writer, WriterBuilder};

use crate::report::{CriterionLine, OfferRow, Report, RowCell, RowColumns, StatedRating, Value};
use crate::text::safe;

/// Writes the offers of a report as CSV.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
///
/// # Errors
/// When the output cannot be written.
pub fn csv(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = report.row_columns();
    csv_head(&columns, out)?;
    csv_rows(&columns, report.rows_of_offers(), out)
}

/// Writes the row of the headers.
///
/// # Errors
/// When the output cannot be written.
pub fn csv_head(columns: &RowColumns<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = CsvWriter::new(out);
    sheet.head(columns)?;
    sheet.out.flush()
}

/// Writes rows of these columns.
///
/// # Errors
/// When the output cannot be written.
pub fn csv_rows<'a>(
    columns: &RowColumns<'_, '_>,
    rows: impl Iterator<Item = OfferRow<'a>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut sheet = CsvWriter::new(out);
    let numbers: Vec<bool> = columns.criteria.iter().map(is_number).collect();
    for row in rows {
        sheet.offer(&row)?;
        for score in &row.judges {
            sheet.number(*score)?;
        }
        for (cell, is_number) in row.cells.iter().zip(&numbers) {
            sheet.cell(*cell, *is_number)?;
        }
        sheet.end()?;
    }
    sheet.out.flush()
}

/// The columns that every table has.
const HEAD: &str = "place place_last position id company role status score first_share out_share \
                    score_low score_high reply_by days_left pay_month pay_total";

/// What a spreadsheet takes for the beginning of a formula, wide forms included.
const FORMULA: [char; 8] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// Whether the ratings of a criterion are numbers, rather than levels.
fn is_number(criterion: &CriterionLine<'_>) -> bool {
    !matches!(criterion.worst, Some(Value::Level(_)))
}

/// The machine's own error: a closed pipe must be told from a full disk.
fn machine(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// A spreadsheet in the making; the buffers serve every row, and every number.
struct CsvWriter<W: Write> {
    out: Writer<W>,
    row: ByteRecord,
    number: Vec<u8>,
}

impl<W: Write> CsvWriter<W> {
    fn new(out: W) -> Self {
        Self {
            out: WriterBuilder::new()
                .buffer_capacity(1 << 16)
                .from_writer(out),
            row: ByteRecord::new(),
            number: Vec::with_capacity(32),
        }
    }

    fn head(&mut self, columns: &RowColumns<'_, '_>) -> io::Result<()> {
        for name in HEAD.split(' ') {
            self.text(name);
        }
        for set in &columns.judges {
            self.text(&format!("{set}.score"));
        }
        for criterion in columns.criteria {
            let columns: &[&str] = if is_number(criterion) {
                &["rating", "low", "high", "points"]
            } else {
                &["rating", "points"]
            };
            for column in columns {
                self.text(&format!("{}.{column}", criterion.id));
            }
        }
        self.end()
    }

    fn offer(&mut self, offer: &OfferRow<'_>) -> io::Result<()> {
        for place in [offer.place, offer.place_last, offer.position] {
            self.number(place.map(|place| place as f64))?;
        }
        self.text(&offer.id);
        self.text(&offer.company);
        self.text(offer.role.as_deref().unwrap_or_default());
        self.text(offer.status.name());
        self.number(Some(offer.score))?;
        self.number(offer.first_share)?;
        self.number(offer.out_share)?;
        self.number(offer.score_low)?;
        self.number(offer.score_high)?;
        let day = offer.reply_by.map(|day| day.to_string());
        self.text(&day.unwrap_or_default());
        self.number(offer.days_left.map(f64::from))?;
        self.number(offer.pay.map(|pay| pay.0))?;
        self.number(offer.pay.map(|pay| pay.1))
    }

    /// A rating and its points: a number with its ends, nothing where it is not known as one; or a
    /// level in words.
    fn cell(&mut self, cell: RowCell<'_>, is_number: bool) -> io::Result<()> {
        if !is_number {
            match cell.stated {
                StatedRating::Unknown => self.text(""),
                stated => self.text(&stated.text()),
            }
            return self.number(Some(cell.points));
        }
        let [likely, low, high] = match cell.stated {
            StatedRating::Number {
                low, likely, high, ..
            } => [likely, low, high].map(Some),
            StatedRating::Placed(place) => [Some(place as f64), None, None],
            _ => [None; 3],
        };
        self.number(likely)?;
        let bits = |x: Option<f64>| x.map(f64::to_bits);
        if [low, high].map(bits) == [bits(likely); 2] {
            // Its digits are there.
            self.row.push_field(&self.number);
            self.row.push_field(&self.number);
        } else {
            self.number(low)?;
            self.number(high)?;
        }
        self.number(Some(cell.points))
    }

    fn text(&mut self, text: &str) {
        let text = safe(text);
        if text.trim_start().starts_with(FORMULA) {
            self.row.push_field(format!("'{text}").as_bytes());
        } else {
            self.row.push_field(text.as_bytes());
        }
    }

    /// The shortest digits that read back as the same number; `serde_json` has the fastest at hand.
    fn number(&mut self, x: Option<f64>) -> io::Result<()> {
        self.number.clear();
        match x.filter(|x| x.is_finite()) {
            Some(x) if is_whole(x) => serde_json::to_writer(&mut self.number, &(x as i64))?,
            Some(x) => serde_json::to_writer(&mut self.number, &x)?,
            None => {}
        }
        if self.number.ends_with(b".0") {
            self.number.truncate(self.number.len() - 2);
        }
        self.row.push_field(&self.number);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_byte_record(&self.row).map_err(machine)?;
        self.row.clear();
        Ok(())
    }
}

/// Whether a number is written as a whole one: it has no digits behind the point, and all before it.
fn is_whole(x: f64) -> bool {
    x.fract() == 0.0 && x.abs() < 1e15 && (x != 0.0 || x.is_sign_positive())
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

    /// The cells of an offer's row under some heads.
    fn cells<'t>(rows: &'t [Vec<String>], offer: usize, heads: &[&str]) -> Vec<&'t str> {
        let at = |head: &&str| rows[0].iter().position(|h| h == head).expect("a column");
        let row = &rows[offer + 1];
        heads.iter().map(|head| &row[at(head)][..]).collect()
    }

    #[test]
    fn one_row_an_offer_and_nothing_for_what_is_not_known() {
        let rows = rows(&sample::offers());
        assert_eq!(rows[0][..16].join(" "), HEAD);
        let first = [
            "place",
            "place_last",
            "position",
            "id",
            "company",
            "role",
            "status",
        ];
        assert_eq!(
            cells(&rows, 0, &first),
            [
                "1",
                "2",
                "1",
                "jpmorgan",
                "JPMorgan",
                "ML engineer",
                "offered"
            ]
        );
        let sure = ["score", "first_share", "reply_by", "days_left"];
        assert_eq!(cells(&rows, 0, &sure), ["67.4", "0.514", "2026-11-26", "4"]);
        let of = |id: &str| ["rating", "low", "high", "points"].map(|of| format!("{id}.{of}"));
        let four = |offer, id| {
            let heads = of(id);
            cells(&rows, offer, &heads.each_ref().map(|h| &h[..])).join(",")
        };
        assert_eq!(four(0, "role-fit"), "9,9,9,27");
        assert_eq!(four(0, "mentoring"), ",,,10");
        assert_eq!(four(0, "return-offer"), "65,50,80,9.75");
        assert_eq!(rows[4][..4], ["", "", "", "openai"]);
        assert_eq!(rows.len(), 5);
    }

    #[test]
    fn levels_are_text_and_have_no_ends() {
        let rows = rows(&sample::offers());
        let levels = ["ml-exposure.rating", "ml-exposure.points"];
        assert_eq!(cells(&rows, 2, &levels), ["Microsoft's", "2.65"]);
        assert!(!rows[0].iter().any(|head| head == "ml-exposure.low"));
    }

    /// A column holds numbers or none but for names, the status, the day and levels.
    #[test]
    fn no_text_stands_in_a_column_of_numbers() {
        for report in [sample::demo(), sample::offers()] {
            let rows = rows(&report);
            for (at, head) in rows[0].iter().enumerate() {
                let id = head.strip_suffix(".rating");
                let is_level = id.is_some_and(|id| !rows[0].contains(&format!("{id}.low")));
                let names = ["id", "company", "role", "status", "reply_by"];
                if is_level || names.contains(&&head[..]) {
                    continue;
                }
                for cell in rows[1..].iter().map(|row| &row[at]) {
                    assert!(
                        cell.is_empty() || cell.parse::<f64>().is_ok(),
                        "{head}: {cell}"
                    );
                }
            }
        }
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
    fn a_range_has_its_own_ends_where_one_of_them_is_likely() {
        let mut report = sample::offers();
        for (likely, wanted) in [(1.0, "1,1,8"), (8.0, "8,1,8"), (2.0, "2,1,8")] {
            let StatedRating::Number { form, .. } = report.offers[0].criteria[0].stated else {
                panic!("a number");
            };
            report.offers[0].criteria[0].stated = StatedRating::Number {
                low: 1.0,
                likely,
                high: 8.0,
                form,
            };
            let heads = ["rating", "low", "high"]
                .map(|of| format!("{}.{of}", report.offers[0].criteria[0].criterion));
            let heads = heads.each_ref().map(|h| &h[..]);
            assert_eq!(cells(&rows(&report), 0, &heads).join(","), wanted);
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
        let rows = rows(&sample::demo());
        assert_eq!(cells(&rows, 2, &["ml-exposure.rating"]), ["none to some"]);
    }
}
