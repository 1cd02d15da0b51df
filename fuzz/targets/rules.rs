#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| tradwi_fuzz::rules::check(&String::from_utf8_lossy(data)));
