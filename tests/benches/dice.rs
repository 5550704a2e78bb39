//! Numbers that look random, the same each time.

/// A linear congruential generator (Knuth, MMIX): the same numbers each time.
pub fn dice() -> impl FnMut(u64) -> u64 {
    let mut state = 1_u64;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}
