//! Offers.

use jiff::civil::Date;
use toml::de::DeTable;

use crate::diag::Span;
use crate::load::grammar::keys::KeyKind;
use crate::load::grammar::kinds::{
    AnyText, CalendarDay, IdText, LineText, NameText, PayTable, RatingsTable, StatusWord, ValueKind,
};
use crate::load::grammar::raw::{At, RawPay, RawRating, Str};
use crate::load::grammar::reader::Reader;
use crate::load::grammar::table::{field_type, field_value, keys, table};
use crate::model::Status;

table! { RawOffer; offer, OFFER = "[[offer]]", "an offer",
    "An offer, one block each.",
    "[[offer]]\ncompany = \"Hooli\"\nrole = \"Data engineer\"\nreply-by = 2026-11-26";
    company: needed NameText -> At<Str<'a>>, "Whose offer it is; printed as written", "employer", "name", "firm";
    role: optional NameText -> At<Str<'a>>, "What you would do", "title", "position", "job";
    id: optional IdText -> At<Str<'a>>, "What to call it in arguments; else made from the company and the role";
    status: optional StatusWord -> Status, "\"offered\", or \"pending\" for one that is not made yet";
    location: optional LineText -> At<Str<'a>>, "Where it is; for you alone", "city", "place", "where";
    reply_by: optional CalendarDay -> At<Date>, "The last day on which you may answer", "deadline", "due", "expires", "reply", "respond-by", "accept-by";
    expects_by: optional CalendarDay -> At<Date>, "Of a pending one: the day by which they answer", "answer-by", "answers-by", "decision-by", "decides-by", "expected", "expected-by", "expect-by", "expects";
    note: optional AnyText -> At<Str<'a>>, "What you want to remember", "notes", "comment";
    pay: optional PayTable -> RawPay<'a>, "What it pays, part by part, in the place of a rating of `pay`", "salary", "wage", "compensation", "package";
    ratings: optional RatingsTable -> Vec<RawRating<'a>>, "How good it is, criterion by criterion", "rating", "scores";
    - told_at_once: false;
}

keys! { ratings, RATINGS = "[offer.ratings]", "`[offer.ratings]`",
    "A criterion's id and how good the offer is on it, in the criterion's unit. Left out, what is known of the company counts.",
    "[[offer]]\ncompany = \"Initech\"\n\n[offer.ratings]\nrole-fit = 7\nreturn-offer = [50, 80]      # between the two\nml-exposure = \"strong\"       # a level of its scale\nmentoring = \"unknown\"";
}
