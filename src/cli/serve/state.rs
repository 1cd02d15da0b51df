//! What the builder tells the server, and the server the pages.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::project::Project;

/// How things stand, for every thread.
#[derive(Debug)]
pub(super) struct Shared {
    now: Mutex<Now>,
    changed: Condvar,
    /// Tells this run from another: a page that outlived the server knows no build of this one.
    run: u64,
}

#[derive(Clone, Debug)]
struct Now {
    project: Arc<Project>,
    /// How many builds have changed a page.
    builds: u64,
    problem: Option<String>,
}

impl Shared {
    pub fn new(project: &Project) -> Self {
        let now = Now { project: Arc::new(project.clone()), builds: 0, problem: None };
        Self { now: Mutex::new(now), changed: Condvar::new(), run: RandomState::new().hash_one(0) }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The project as it is configured now, and the name of the last build.
    pub fn current(&self) -> (Arc<Project>, String) {
        let now = self.now();
        (Arc::clone(&now.project), self.name(&now))
    }

    fn name(&self, now: &Now) -> String {
        format!("{:016x}-{}", self.run, now.builds)
    }

    /// The data of an event: the last build, and what is wrong, if anything is. One line of JSON.
    pub fn event(&self) -> String {
        self.tell(&self.now())
    }

    fn tell(&self, now: &Now) -> String {
        serde_json::json!({ "build": self.name(now), "problem": now.problem }).to_string()
    }

    /// Waits until the event is another one, or the time is over.
    pub fn wait(&self, known: &str, time: Duration) {
        let _ = self.changed.wait_timeout_while(self.now(), time, |now| self.tell(now) == known);
    }

    /// A build has ended: whether pages are to be loaded again, and what went wrong.
    pub fn built(&self, project: &Project, changed: bool, problem: Option<String>) {
        let mut now = self.now();
        now.project = Arc::new(project.clone());
        now.builds += u64::from(changed);
        now.problem = problem;
        self.changed.notify_all();
    }

    /// A build could not be made; the old pages stay.
    pub fn failed(&self, problem: String) {
        self.now().problem = Some(problem);
        self.changed.notify_all();
    }
}
