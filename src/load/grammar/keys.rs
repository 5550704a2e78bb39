//! The keys of each kind of table, and what was meant by a key that is none of them.

use super::headers::LISTS;
use crate::diag::{Code, Diagnostic, Span};
use crate::text::suggest::nearest;

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Top,
    Offer,
    Criterion,
    Scale,
    Fact,
    Company,
    Link,
    Rating,
    Share,
    Amount,
    Pay,
    Bonus,
    SignOn,
    Stipend,
    Equity,
    Costs,
    Rate,
}

impl Table {
    /// Its keys.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Top => &[
                "title",
                "about",
                "weights",
                "must",
                "criteria",
                "criterion",
                "offer",
                "fact",
                "company",
                "link",
                "rates",
            ],
            Self::Offer => &[
                "company",
                "role",
                "id",
                "status",
                "location",
                "reply-by",
                "expects-by",
                "note",
                "pay",
                "ratings",
            ],
            Self::Criterion => &[
                "id", "name", "unit", "currency", "question", "about", "scale", "absent",
            ],
            Self::Scale => &["worst", "best", "points", "levels", "normalize", "better"],
            Self::Fact => &[
                "criterion",
                "company",
                "value",
                "low",
                "likely",
                "high",
                "as-of",
                "until",
                "source",
                "why",
                "brief",
            ],
            Self::Company => &["name", "also"],
            Self::Link => &[
                "company", "parent", "since", "shares", "share", "question", "source",
            ],
            Self::Rating => &["value", "low", "likely", "high", "why", "source", "brief"],
            Self::Share | Self::Amount => &["low", "likely", "high"],
            Self::Pay => &[
                "hourly",
                "monthly",
                "yearly",
                "hours-per-week",
                "weeks",
                "currency",
                "bonus",
                "sign-on",
                "relocation",
                "stipend",
                "benefits",
                "tax",
                "cost-of-living",
                "equity",
                "costs",
            ],
            Self::Bonus => &["target", "paid", "low", "likely", "high"],
            Self::SignOn => &["amount", "clawback-months", "low", "likely", "high"],
            Self::Stipend => &["monthly", "low", "likely", "high"],
            Self::Equity => &["grant", "vesting", "cliff-months", "worth"],
            // Any name will do.
            Self::Costs => &[],
            Self::Rate => &["as-of"],
        }
    }

    /// What it is, with its article.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Top => "the file's top level",
            Self::Offer => "an offer",
            Self::Criterion => "a criterion",
            Self::Scale => "a scale",
            Self::Fact => "a fact",
            Self::Company => "a company",
            Self::Link => "a link",
            Self::Rating => "a rating",
            Self::Share => "a share",
            Self::Amount => "an amount",
            Self::Pay => "`[offer.pay]`",
            Self::Bonus => "a bonus",
            Self::SignOn => "a sign-on",
            Self::Stipend => "a stipend",
            Self::Equity => "`[offer.pay.equity]`",
            Self::Costs => "`[offer.pay.costs]`",
            Self::Rate => "a rate",
        }
    }

    /// Words for its keys that are not spelled like them.
    #[allow(clippy::too_many_lines)] // It is a list.
    fn synonyms(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Top => &[
                ("name", "title"),
                ("description", "about"),
                ("weight", "weights"),
                ("musts", "must"),
                ("set", "criteria"),
                ("sets", "criteria"),
                ("offers", "offer"),
                ("job", "offer"),
                ("jobs", "offer"),
                ("facts", "fact"),
                ("companies", "company"),
                ("links", "link"),
                ("rate", "rates"),
                ("currencies", "rates"),
                ("exchange", "rates"),
                ("deal-breakers", "must"),
            ],
            Self::Offer => &[
                ("deadline", "reply-by"),
                ("due", "reply-by"),
                ("expires", "reply-by"),
                ("reply", "reply-by"),
                ("respond-by", "reply-by"),
                ("accept-by", "reply-by"),
                ("answer-by", "expects-by"),
                ("answers-by", "expects-by"),
                ("decision-by", "expects-by"),
                ("decides-by", "expects-by"),
                ("expected", "expects-by"),
                ("expected-by", "expects-by"),
                ("expect-by", "expects-by"),
                ("expects", "expects-by"),
                ("title", "role"),
                ("position", "role"),
                ("job", "role"),
                ("employer", "company"),
                ("name", "company"),
                ("firm", "company"),
                ("city", "location"),
                ("place", "location"),
                ("where", "location"),
                ("state", "status"),
                ("notes", "note"),
                ("comment", "note"),
                ("rating", "ratings"),
                ("scores", "ratings"),
                ("salary", "pay"),
                ("wage", "pay"),
                ("compensation", "pay"),
                ("package", "pay"),
            ],
            Self::Criterion => &[
                ("title", "name"),
                ("label", "name"),
                ("units", "unit"),
                ("description", "about"),
                ("ask", "question"),
                ("levels", "scale"),
                ("worst", "scale"),
                ("best", "scale"),
                ("missing", "absent"),
            ],
            Self::Scale => &[
                ("min", "worst"),
                ("max", "best"),
                ("from", "worst"),
                ("to", "best"),
                ("low", "worst"),
                ("high", "best"),
                ("normalise", "normalize"),
                ("direction", "better"),
            ],
            Self::Fact => &[
                ("rating", "value"),
                ("date", "as-of"),
                ("since", "as-of"),
                ("from", "as-of"),
                ("to", "until"),
                ("reason", "why"),
                ("url", "source"),
                ("min", "low"),
                ("max", "high"),
            ],
            Self::Company => &[("aliases", "also"), ("alias", "also"), ("aka", "also")],
            Self::Link => &[
                ("from", "parent"),
                ("to", "parent"),
                ("criteria", "shares"),
                ("value", "share"),
                ("as-of", "since"),
            ],
            Self::Rating => &[
                ("rating", "value"),
                ("reason", "why"),
                ("note", "why"),
                ("min", "low"),
                ("max", "high"),
                ("url", "source"),
                ("middle", "likely"),
            ],
            _ => self.more_synonyms(),
        }
    }

    /// The same for a share and for what is paid.
    fn more_synonyms(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Share | Self::Amount => &[
                ("min", "low"),
                ("max", "high"),
                ("value", "likely"),
                ("middle", "likely"),
            ],
            Self::Pay => &[
                ("salary", "yearly"),
                ("annual", "yearly"),
                ("per-year", "yearly"),
                ("month", "monthly"),
                ("per-month", "monthly"),
                ("wage", "hourly"),
                ("hour", "hourly"),
                ("per-hour", "hourly"),
                ("rate", "hourly"),
                ("hours", "hours-per-week"),
                ("duration", "weeks"),
                ("term", "weeks"),
                ("signing", "sign-on"),
                ("signing-bonus", "sign-on"),
                ("moving", "relocation"),
                ("housing", "stipend"),
                ("perks", "benefits"),
                ("taxes", "tax"),
                ("living", "cost-of-living"),
                ("col", "cost-of-living"),
                ("stock", "equity"),
                ("shares", "equity"),
                ("rsu", "equity"),
                ("options", "equity"),
                ("rent", "costs"),
                ("expenses", "costs"),
            ],
            Self::Bonus => &[
                ("amount", "target"),
                ("value", "target"),
                ("payout", "paid"),
            ],
            Self::SignOn => &[("value", "amount"), ("clawback", "clawback-months")],
            Self::Stipend => &[("month", "monthly"), ("per-month", "monthly")],
            Self::Equity => &[
                ("amount", "grant"),
                ("value", "grant"),
                ("schedule", "vesting"),
                ("cliff", "cliff-months"),
                ("growth", "worth"),
            ],
            Self::Rate => &[
                ("date", "as-of"),
                ("since", "as-of"),
                ("asof", "as-of"),
                ("day", "as-of"),
            ],
            _ => &[],
        }
    }

    /// The key that a word names, itself or by its meaning.
    pub fn named(self, word: &str) -> Option<&'static str> {
        let tidy = word.to_lowercase().replace(['_', ' '], "-");
        let same = self.keys().iter().find(|k| **k == tidy).copied();
        same.or_else(|| self.synonyms().iter().find(|s| s.0 == tidy).map(|s| s.1))
    }

    /// The key that was meant, by meaning or by spelling.
    pub fn meant(self, word: &str) -> Option<&'static str> {
        self.named(word)
            .or_else(|| nearest(word, self.keys().iter().copied()))
    }
}

/// A key that a kind of table does not have.
pub fn unknown(key: &str, span: Span, table: Table) -> Diagnostic {
    let complaint = Diagnostic::new(
        Code::UnknownKey,
        span,
        format!("unknown key `{key}` in {}", table.noun()),
    );
    match table.meant(key) {
        Some(meant) if table == Table::Top && LISTS.contains(&meant) => {
            complaint.help(format!("write `[[{meant}]]`"))
        }
        Some(meant) => complaint.help(format!("call it `{meant}`")),
        None => complaint.note(format!(
            "the keys of {} are {}",
            table.noun(),
            table.keys().join(", ")
        )),
    }
}

/// A key that stands in one place and belongs in another.
pub fn misplaced(key: &str, span: Span, table: &str, mend: String) -> Diagnostic {
    Diagnostic::new(Code::MisplacedKey, span, format!("`{key}` in {table}")).help(mend)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_by_meaning_and_by_spelling() {
        let offer = |key| Table::Offer.meant(key);
        for key in [
            "deadline", "due", "expires", "reply_by", "Reply-By", "replyby",
        ] {
            assert_eq!(offer(key), Some("reply-by"), "{key}");
        }
        assert_eq!(offer("position"), Some("role"));
        assert_eq!(offer("title"), Some("role"));
        assert_eq!(offer("employer"), Some("company"));
        assert_eq!(offer("city"), Some("location"));
        assert_eq!(offer("zzzzzz"), None);
    }

    #[test]
    fn every_synonym_leads_to_a_key() {
        let all = [
            Table::Top,
            Table::Offer,
            Table::Criterion,
            Table::Scale,
            Table::Fact,
            Table::Company,
            Table::Link,
            Table::Rating,
            Table::Share,
            Table::Amount,
            Table::Pay,
            Table::Bonus,
            Table::SignOn,
            Table::Stipend,
            Table::Equity,
            Table::Costs,
            Table::Rate,
        ];
        for table in all {
            for (word, key) in table.synonyms() {
                assert!(table.keys().contains(key), "{key}");
                assert!(!table.keys().contains(word), "{word} is a key itself");
            }
        }
    }
}
