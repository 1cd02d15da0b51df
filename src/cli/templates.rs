//! `tradwi templates`

use super::output::Output;
use super::{Global, Outcome};
use crate::edition::TEMPLATES;
use crate::error::Error;
use crate::project::Project;
use crate::sync::FileChange;

/// List the templates of the pages, or write some out.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
A template in the folder `templates/` (or as `templates` in tradwi.toml says) is used instead of tradwi's own of the same \
name. Write out only what you mean to change: what you do not have moves on with tradwi. docs/templates.md says what each is \
given.

Examples:
  tradwi templates                         what there is
  tradwi templates style.css               writes templates/style.css
  tradwi templates layout.html front.html  two of them")]
pub(super) struct Templates {
    /// Templates to write to the project's folder of templates; what is there already is kept
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

impl Templates {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let width = TEMPLATES.iter().map(|t| t.name.len()).max().unwrap_or_default();
        if self.names.is_empty() {
            for template in TEMPLATES {
                output.line(&format!("{:width$}  {}", template.name, template.purpose))?;
            }
            return Ok(Outcome::Clean);
        }
        let mut wanted = Vec::new();
        for name in &self.names {
            let template = TEMPLATES.iter().find(|t| t.name == name).ok_or_else(|| {
                let names = TEMPLATES.map(|t| format!("`{}`", t.name)).join(", ");
                Error::usage(format!("there is no template `{name}`; there are {names}"))
            })?;
            wanted.push(template);
        }
        let project = Project::open(global.directory.as_deref())?;
        for template in wanted {
            let path = format!("{}/{}", project.config().templates, template.name);
            if project.root().join(&path).symlink_metadata().is_ok() {
                output.note(&format!("{path} is there already and was kept"));
                continue;
            }
            project.write(&FileChange { path: path.clone(), before: None, after: Some(template.text.to_owned()) })?;
            output.remark(&format!("wrote {path}"))?;
        }
        Ok(Outcome::Clean)
    }
}
