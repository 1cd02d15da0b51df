//! `tradwi completions`

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::output::Output;
use super::{Cli, Outcome};

/// Write completions for a shell.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  tradwi completions bash > /etc/bash_completion.d/tradwi
  tradwi completions zsh > ~/.zfunc/_tradwi
  tradwi completions fish > ~/.config/fish/completions/tradwi.fish")]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub fn run(self, output: &mut Output) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "tradwi", &mut script);
        output.result(&String::from_utf8_lossy(&script))?;
        Ok(Outcome::Clean)
    }
}
