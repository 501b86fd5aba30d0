//! Faults on demand: the first rule that fits a request decides what becomes of it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::request_log::Host;
use crate::text::path_matches;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rule {
    /// Given by the sandbox.
    #[serde(default, skip_deserializing)]
    pub(crate) id: u64,
    #[serde(default = "api")]
    host: Host,
    /// Any method when absent.
    #[serde(default)]
    method: Option<String>,
    /// Below `/api/v1`: `*` for one segment, `**` at the end for the rest.
    path: String,
    /// Only tasks of this project, where the path names a task.
    #[serde(default)]
    project: Option<String>,
    /// This many fitting requests pass first.
    #[serde(default)]
    skip: u64,
    /// How often it applies; for ever when absent.
    #[serde(default)]
    times: Option<u64>,
    /// Milliseconds to wait before anything else.
    #[serde(default)]
    pub(crate) delay: u64,
    #[serde(default)]
    pub(crate) action: Action,
}

fn api() -> Host {
    Host::Api
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Action {
    /// Goes on as usual, after the rule's delay.
    #[default]
    Pass,
    /// Answers this and does nothing else.
    Status {
        status: u16,
        /// A string is sent as it is (as HTML when it starts with `<`), anything else as JSON; nothing when absent.
        #[serde(default)]
        body: Option<Value>,
        #[serde(default)]
        headers: std::collections::BTreeMap<String, String>,
    },
    /// Closes the connection before anything is done.
    CutBefore,
    /// Does what was asked, then closes the connection without an answer.
    CutAfter,
    /// Sends the head and half of the answer, then closes the connection.
    CutHalf,
    /// Never answers.
    Stall,
    /// Sends the head and half of the answer, then nothing more.
    StallHalf,
    /// Half of the body, as if it were whole.
    Truncate,
    /// The body twice.
    Duplicate,
    /// A record where a list belongs, a list where anything else does.
    WrongShape,
    /// Ids alone are of their type.
    WrongTypes,
    /// Somebody makes a task or says something just before, so that lists shift while they are paged.
    Shift,
}

/// What a rule is matched against.
pub(crate) struct Subject<'a> {
    pub(crate) host: Host,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) project: Option<&'a str>,
}

#[derive(Default)]
pub(crate) struct Rules {
    rules: Vec<Rule>,
    last_id: u64,
}

impl Rules {
    pub(crate) fn add(&mut self, mut rule: Rule) -> u64 {
        self.last_id += 1;
        rule.id = self.last_id;
        self.rules.push(rule);
        self.last_id
    }

    pub(crate) fn all(&self) -> &[Rule] {
        &self.rules
    }

    pub(crate) fn remove(&mut self, id: u64) {
        self.rules.retain(|rule| rule.id != id);
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    /// The delay and action for this request, counted.
    pub(crate) fn take(&mut self, subject: &Subject<'_>) -> Option<(u64, Action)> {
        for rule in self.rules.iter_mut().filter(|rule| rule.fits(subject)) {
            if rule.skip > 0 {
                rule.skip -= 1;
                continue;
            }
            match &mut rule.times {
                Some(0) => continue,
                Some(left) => *left -= 1,
                None => {}
            }
            return Some((rule.delay, rule.action.clone()));
        }
        None
    }
}

impl Rule {
    fn fits(&self, subject: &Subject<'_>) -> bool {
        self.host == subject.host
            && self
                .method
                .as_ref()
                .is_none_or(|method| method.eq_ignore_ascii_case(subject.method))
            && path_matches(&self.path, subject.path)
            && self
                .project
                .as_ref()
                .is_none_or(|project| Some(project.as_str()) == subject.project)
    }
}
