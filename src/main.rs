//! The command line of tradwi: see the library for everything else.

fn main() -> std::process::ExitCode {
    tradwi::cli::main()
}
