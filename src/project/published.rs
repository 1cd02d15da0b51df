//! What lies in the folder of the editions, for whoever shows it to a browser.

use std::fs::{self, File};
use std::path::{Component, Path};

use walkdir::WalkDir;

use super::{Project, paths};

/// What stands under a path of the editions.
#[derive(Debug)]
pub enum Published {
    /// A file, opened, and its length in bytes.
    File(File, u64),
    /// A folder.
    Folder,
}

impl Project {
    /// Opens what stands under a path below the folder of the editions, given name by name, from anybody: nothing
    /// hidden, nothing outside the folder (by whatever link), and no pipe or device.
    pub fn published(&self, names: &[String]) -> Option<Published> {
        let folder = paths::existing(&self.root, &self.config.editions).ok()?;
        let mut path = folder.clone();
        for name in names {
            let mut parts = Path::new(name).components();
            if !matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == name.as_str()) {
                return None;
            }
            path.push(name);
        }
        let real = fs::canonicalize(path).ok()?;
        let below = real.strip_prefix(&folder).ok()?;
        if names.iter().any(|n| n.starts_with('.')) || below.components().any(is_hidden) {
            return None;
        }
        let metadata = fs::metadata(&real).ok()?;
        if metadata.is_dir() {
            return Some(Published::Folder);
        }
        // Opening a pipe may never end.
        let file = if metadata.is_file() { File::open(real).ok()? } else { return None };
        let length = file.metadata().ok()?.len();
        Some(Published::File(file, length))
    }

    /// The pages in the folder of the editions, sorted, as paths below it with `/`; `most` of them at most.
    pub fn published_pages(&self, most: usize) -> Vec<String> {
        let Ok(folder) = paths::existing(&self.root, &self.config.editions) else { return Vec::new() };
        WalkDir::new(&folder)
            .sort_by_file_name()
            .min_depth(1)
            .into_iter()
            .filter_entry(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
            .flatten()
            .filter(|entry| entry.file_type().is_file() && entry.path().extension().is_some_and(|e| e == "html"))
            .filter_map(|entry| paths::relative(&folder, entry.path()))
            .take(most)
            .collect()
    }
}

fn is_hidden(component: Component<'_>) -> bool {
    component.as_os_str().as_encoded_bytes().starts_with(b".")
}
