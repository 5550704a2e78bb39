//! `rank explain`: shares that add up, and products that come out.

use super::harness::{Folder, same};

/// The weights of three criteria, and the ratings of three offers.
fn file(role_fit: u32) -> String {
    format!(
        "[weights]\nml-exposure = 35\nrole-fit = 25\nmentoring = 40\n
[[offer]]\ncompany = \"Acme\"\nratings = {{ ml-exposure = [\"some\", \"strong\"], role-fit = 7.634, mentoring = 7.62125 }}
[[offer]]\ncompany = \"Bolt\"\nratings = {{ ml-exposure = \"strong\", role-fit = {role_fit}, mentoring = [4, 9] }}
[[offer]]\ncompany = \"Crux\"\nratings = {{ ml-exposure = \"some\", role-fit = [5, 9], mentoring = 7 }}\n"
    )
}

/// Shares of 100 that are told in one sentence.
fn shares(text: &str) -> Vec<u32> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, told) = text.split_once("It comes ").expect("where it comes");
    let (told, _) = told.split_once('.').expect("the end of the sentence");
    let told = told.replace(" of 100 what-ifs", "");
    let told = told.split(", ").map(|one| one.rsplit(' ').next());
    let told = told.map(|n| n.and_then(|n| n.parse().ok()));
    told.collect::<Option<Vec<u32>>>().expect("whole numbers")
}

#[test]
fn shares_of_places_add_up() {
    for role_fit in 3..9 {
        let folder = Folder::with("o.toml", file(role_fit));
        for offer in ["acme", "bolt", "crux"] {
            let text = folder.rank(&format!("explain o.toml {offer}")).run().ok();
            let is_whole = !text.contains("less than") && !text.contains("more than");
            if is_whole {
                let shares = shares(&text);
                assert_eq!(shares.iter().sum::<u32>(), 100, "{text}");
            }
        }
    }
}

/// 0.525 of 35 is 18.375; the column rounds it down so that it adds up.
#[test]
fn a_product_comes_out_without_the_last_bits() {
    let folder = Folder::with("o.toml", file(5));
    let text = folder.rank("explain o.toml acme").run().ok();
    let how = text.split("How the points come about:\n ").nth(1);
    let told = "\
Mentoring: 7.62125 lies between 0 (0) and 10 (1): 0.762 x 40 = 30.5
 ML exposure: the mean of some (0.35) and strong (0.70): 0.525 x 35 = 18.375
 Role fit: 7.634 lies between 0 (0) and 10 (1): 0.763 x 25 = 19.1
";
    same("how the points come about", told, how.unwrap_or_default());
}
