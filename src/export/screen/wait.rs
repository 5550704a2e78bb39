//! x
pub fn wait(
    _: &crate::report::Report<'_>,
    _: &crate::report::WaitLine<'_>,
    _: &crate::export::ScreenOptions,
) -> String {
    String::new()
}
