//! The page: its policy, and what it holds whatever is written in it.

use super::*;
use crate::export::tests::sample;

/// The first bits of the fractional parts of the square and cube roots of the first primes
/// (FIPS 180-4), by integers alone.
fn root_bits(prime: u128, power: u32) -> u32 {
    // The largest whole number whose power is at most the prime times two to the power of 32 each.
    let goal = prime << (32 * power);
    let (mut low, mut high) = (0u128, 1u128 << 36);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if middle.pow(power) <= goal {
            low = middle;
        } else {
            high = middle;
        }
    }
    low as u32
}

fn primes() -> impl Iterator<Item = u128> {
    (2u128..).filter(|n| (2..*n).all(|d| n % d != 0))
}

/// SHA-256, as FIPS 180-4 has it.
fn sha256(text: &[u8]) -> Vec<u8> {
    let k: Vec<u32> = primes().take(64).map(|p| root_bits(p, 3)).collect();
    let mut state: Vec<u32> = primes().take(8).map(|p| root_bits(p, 2)).collect();
    let mut padded = text.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((text.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks(64) {
        let mut w: Vec<u32> = block
            .chunks(4)
            .map(|c| u32::from_be_bytes([c[0], c[1], c[2], c[3]]))
            .collect();
        for t in 16..64 {
            let (a, b) = (w[t - 15], w[t - 2]);
            let small = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
            let other = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
            w.push(
                w[t - 16]
                    .wrapping_add(small)
                    .wrapping_add(w[t - 7])
                    .wrapping_add(other),
            );
        }
        let mut v = state.clone();
        for t in 0..64 {
            let big = v[4].rotate_right(6) ^ v[4].rotate_right(11) ^ v[4].rotate_right(25);
            let choice = (v[4] & v[5]) ^ (!v[4] & v[6]);
            let one = v[7]
                .wrapping_add(big)
                .wrapping_add(choice)
                .wrapping_add(k[t])
                .wrapping_add(w[t]);
            let big = v[0].rotate_right(2) ^ v[0].rotate_right(13) ^ v[0].rotate_right(22);
            let most = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
            v.rotate_right(1);
            v[4] = v[4].wrapping_add(one);
            v[0] = one.wrapping_add(big.wrapping_add(most));
        }
        for (s, v) in state.iter_mut().zip(v) {
            *s = s.wrapping_add(v);
        }
    }
    state.iter().flat_map(|s| s.to_be_bytes()).collect()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let all = chunk.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let sign = SIGNS[(all >> (18 - 6 * i) & 63) as usize];
            out.push(if i <= chunk.len() {
                char::from(sign)
            } else {
                '='
            });
        }
    }
    out
}

fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&sha256(text.as_bytes())))
}

/// The examples of FIPS 180-4's own test vectors and of RFC 4648.
#[test]
fn the_hash_is_that_of_the_standard() {
    let hex: Vec<String> = sha256(b"abc").iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(
        hex.concat(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(
        [&b"fo"[..], b"foo", b"foob"].map(base64),
        ["Zm8=", "Zm9v", "Zm9vYg=="]
    );
}

#[test]
fn the_policy_allows_the_pages_own_style_and_script_alone() {
    assert_eq!(STYLE_HASH, hash(STYLE));
    assert_eq!(SCRIPT_HASH, hash(SCRIPT));
    let page = html(&sample::demo());
    assert!(page.contains(&format!("<style>{STYLE}</style>")));
    assert!(page.contains(&format!("<script>{SCRIPT}</script>")));
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    // Neither would be its own if it held the sign that ends it.
    assert!(!STYLE.contains("</") && !SCRIPT.contains("</"));
}

#[test]
fn nothing_is_fetched_from_anywhere() {
    let page = html(&sample::demo_with_what_ifs());
    for word in [
        "http://", "https://", " src=", "@import", "url(", " style=", " onload",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn names_stay_text() {
    let name = "</script><script>alert(1)</script> pre$`post </style>]]>\"'`javascript:";
    let mut report = sample::demo_with_what_ifs();
    report.title = Some(name);
    for offer in &mut report.offers {
        offer.company = name;
        offer.label = name.to_owned();
        offer.role = Some(name);
        offer.note = Some(name);
        offer.location = Some(name);
    }
    for criterion in &mut report.criteria {
        criterion.name = name;
    }
    let page = html(&report);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
    assert!(page.contains("pre$`post"));
    assert!(!page.contains("alert(1)<"));
}

/// The page of the example says what the terminal says.
#[test]
fn the_example_is_told_whole() {
    let page = html(&sample::demo_with_what_ifs());
    let told = [
        "Google comes first in more than 99 of 100 what-ifs.",
        "LinkedIn and JPMorgan are too close to call.",
        "67-81",
        "&gt;99 in 100",
        "Microsoft's*",
        "Why Google leads LinkedIn",
        "Kubernetes, TensorFlow, BigQuery, AlphaZero",
    ];
    for text in told {
        assert!(page.contains(text), "{text}");
    }
    assert!(page.len() < 200_000);
}

/// The program's backticks are around code; those of a name stand as they are.
#[test]
fn what_is_to_be_typed_is_code() {
    use super::blocks::blocks;
    use crate::export::page::PageLine;

    let text = "Write `score = 30`, `a < b`.";
    let html = |line: PageLine| blocks(&[line.into()]).into_string();
    let ours = html(PageLine::plain(text).with_code());
    assert_eq!(
        ours,
        "<p>Write <code>score = 30</code>, <code>a &lt; b</code>.</p>"
    );
    let theirs = html(PageLine::plain(text));
    assert_eq!(theirs, "<p>Write `score = 30`, `a &lt; b`.</p>");
    let odd = html(PageLine::plain("A ` alone").with_code());
    assert_eq!(odd, "<p>A ` alone</p>");
}
