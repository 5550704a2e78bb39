//! Blocks under another name, and what stands in a block that has no such key: each is told with the
//! block that is meant, and written so it is none.

use super::pay_slips::told;

const OFFER: &str = "[[offer]]\ncompany = \"A\"\n[offer.ratings]\nrole-fit = 7\n";

#[test]
fn a_block_under_another_name_is_told_which_it_is() {
    let cases = [
        (
            "[criteria]\nrole-fit = 1\nbrand = 2\n",
            "1 no set of weights, but what stands below `[weights]` / write `[weights]`",
            "[weights]\nrole-fit = 1\nbrand = 2\n",
        ),
        (
            "[[criteria]]\nid = \"x\"\nscale = { worst = 0, best = 2 }\n",
            "1 no set of weights, but what stands below `[[criterion]]` / write `[[criterion]]`",
            "[[criterion]]\nid = \"x\"\nscale = { worst = 0, best = 2 }\n",
        ),
        (
            "[must-have]\nrole-fit = 3\n",
            "1 unknown key `must-have` in the file's top level / call it `must`",
            "[must]\nrole-fit = 3\n",
        ),
        (
            "[hooli]\nrole = \"Analyst\"\n",
            "1 `[hooli]` with the keys of an offer / write `[[offer]]` and `company = \"hooli\"`",
            "[[offer]]\ncompany = \"hooli\"\nrole = \"Analyst\"\n",
        ),
        (
            "[hooli.ratings]\nrole-fit = 5\n",
            "1 `[hooli]` with the keys of an offer / write `[[offer]]` and `company = \"hooli\"`",
            "[[offer]]\ncompany = \"hooli\"\n[offer.ratings]\nrole-fit = 5\n",
        ),
        (
            "[[criterion]]\nid = \"x\"\nweight = 3\nscale = { worst = 0, best = 2 }\n",
            "3 unknown key `weight` in a criterion / weights stand below `[weights]`, each by the id of its criterion: `pay = 20`",
            "[[criterion]]\nid = \"x\"\nscale = { worst = 0, best = 2 }\n[weights]\nrole-fit = 1\nx = 3\n",
        ),
        (
            "[weights]\nrole-fit = \"high\"\n",
            "2 a text where a number is needed / write a number, such as 20: only proportions count",
            "[weights]\nrole-fit = 20\n",
        ),
        (
            "[weights]\nrole-fit = \"50 %\"\n",
            "2 a text where a number is needed / write 50",
            "[weights]\nrole-fit = 50\n",
        ),
        (
            "fallback = 50\n",
            "1 a number where a table `[fallback]` is needed / write `fallback = { score = 50 }`",
            "fallback = { score = 50 }\n",
        ),
    ];
    for (slip, said, meant) in cases {
        assert_eq!(told(&format!("{slip}{OFFER}")), [said]);
        assert_eq!(told(&format!("{meant}{OFFER}")), [""; 0], "{meant}");
    }
}

/// Within a line `criteria` has sets, and nothing else is meant.
#[test]
fn a_set_within_a_line_is_told_of_as_one() {
    for (set, said) in [
        (
            "criteria = { voice = 2 }",
            "1 a judge without `set` / add `set = ...`",
        ),
        (
            "criteria = [{ name = \"default\" }]",
            "1 unknown key `name` in a judge / call it `set`",
        ),
    ] {
        assert_eq!(told(&format!("{set}\n{OFFER}")), [said]);
    }
}
