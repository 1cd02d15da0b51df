//! What the commands say of themselves, pinned word for word. To accept a change: `TRYCMD=overwrite cargo test --test cmd`.

#[test]
fn help_is_as_it_was() {
    trycmd::TestCases::new().env("COLUMNS", "80").env("NO_COLOR", "1").case("tests/cmd/*.trycmd").run();
}
