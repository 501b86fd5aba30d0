//! From the client's records to those of the copy.

use std::collections::{HashMap, HashSet};

use cubicl_client::model;
use cubicl_client::{ProjectId, UserId};
use serde_json::{Map, Value};

use super::activity::ActivityRecord;
use super::fold::sort_key;
use super::person::PersonRecord;
use super::rich_text;
use super::steps::Steps;
use super::task::{FileRecord, NORMAL_PRIORITY, TaskRecord};
use crate::view::{AccountView, ActivityKind, ClientRef, CustomField, ProjectRow, StateKind, StateView};

const GREY: &str = "#8a8f98";
/// Levels of a permission (contract section 3).
const CREATE: u8 = 2;
const EDIT: u8 = 3;

/// What a card needs: lists ask for these. Where [`super::list_form`] finds that they were asked for, an absent one means null (A4).
pub(crate) const CARD_FIELDS: [&str; 22] = [
    "name",
    "state",
    "group",
    "start",
    "deadline",
    "assignees",
    "priority",
    "priorityScore",
    "tags",
    "stepType",
    "steps",
    "customer",
    "files",
    "subtasks",
    "parent",
    "completedAt",
    "archivedAt",
    "createdAt",
    "private",
    "email",
    "support",
    "lastCopy",
];

/// A row of `project`'s list.
pub(crate) fn row(row: model::TaskRow, project: &ProjectId) -> TaskRecord {
    let mut task = TaskRecord::new(row.id, row.group.unwrap_or_else(|| project.clone()));
    task.set_name(row.name.unwrap_or_default());
    task.set_tags(row.tags.unwrap_or_default());
    task.set_client(row.client.map(|client| ClientRef {
        id: client.id,
        name: client.name,
    }));
    task.state = row.state.unwrap_or_default();
    task.start = row.start;
    task.deadline = row.deadline;
    task.assignees = row.assignees.unwrap_or_default();
    task.priority = row.priority.unwrap_or(NORMAL_PRIORITY);
    task.score = row.priority_score;
    task.steps = row.steps.unwrap_or(Steps::None);
    task.files = row.files.unwrap_or_default().into_iter().map(file).collect();
    task.parent = row.parent;
    task.subtasks = row.subtasks.unwrap_or_default();
    task.private = row.private;
    task.from_email = row.from_email;
    task.support = row.support;
    task.repeats = row.recurrent;
    task.created_at = row.created_at;
    task.completed_at = row.completed_at;
    task.archived_at = row.archived_at;
    task
}

/// A full record.
pub(crate) fn task(task: model::Task) -> TaskRecord {
    let mut record = row(task.row, &ProjectId::default());
    record.description = task.desc.unwrap_or_default();
    record.followers = task.followers;
    record.owner = task.assigned_by;
    record.shared_with_client = task.shared_with_customer;
    record.estimated_time = task.estimated_time;
    record.custom_fields = task
        .custom_fields
        .into_iter()
        .map(|(name, value)| CustomField { name, value })
        .collect();
    record.complete = true;
    record
}

pub(crate) fn file(file: model::File) -> FileRecord {
    FileRecord {
        id: file.id,
        name: file.name,
        thumbnail: file.thumbnail,
        size: None,
    }
}

/// A8: what the kinds are called is not documented; what is unknown is shown as a plain line.
pub(crate) fn activity(activity: model::Activity) -> ActivityRecord {
    let word = activity.kind.clone().unwrap_or_default();
    let folded = word.to_ascii_lowercase();
    let text = activity.content.as_deref().filter(|text| !text.trim().is_empty());
    let says_nothing = word.is_empty() && !activity.files.is_empty();
    let kind = if folded.contains("state") {
        ActivityKind::StateChanged {
            to: state_after(&activity.extra),
        }
    } else if text.is_some() || says_nothing || folded.contains("comment") {
        ActivityKind::Comment {
            html: rich_text::clean(text.unwrap_or_default()).html,
        }
    } else if folded.contains("creat") {
        ActivityKind::Created
    } else {
        ActivityKind::Other { name: word }
    };
    ActivityRecord {
        id: activity.id,
        author: activity.author,
        at: activity.created_at,
        kind,
        text: activity.content,
        files: activity.files.into_iter().map(file).collect(),
    }
}

/// The state a task went to, wherever the line of history says it (A8).
fn state_after(extra: &Map<String, Value>) -> Option<String> {
    let told = ["state", "to", "newState"]
        .iter()
        .find_map(|key| extra.get(*key))
        .or_else(|| extra.get("changes")?.get("state"))
        .or_else(|| {
            extra
                .get("data")?
                .get("state")
                .or_else(|| extra.get("data")?.get("to"))
        })?;
    let name = told.get("to").unwrap_or(told);
    name.as_str().map(str::to_owned)
}

pub(crate) fn person(user: model::User, current: bool) -> (UserId, PersonRecord) {
    let name = full_name(&user.firstname, &user.lastname);
    (
        user.id,
        PersonRecord {
            name,
            photo: user.profile,
            current,
        },
    )
}

fn full_name(first: &str, last: &str) -> String {
    format!("{} {}", first.trim(), last.trim()).trim().to_owned()
}

pub(crate) fn account(me: model::Me, server: &str) -> (AccountView, Option<String>) {
    let photo = me.profile;
    let account = AccountView {
        user: me.id,
        name: full_name(&me.firstname, &me.lastname),
        job_title: me.job_title,
        has_photo: photo.is_some(),
        organization: me.organization,
        server: server.to_owned(),
        date_format: me.date_format,
        time_format: me.time_format,
    };
    (account, photo)
}

/// All projects as the page draws them, in Turkish order.
pub(crate) fn projects(projects: &[model::Project], me: &UserId) -> Vec<ProjectRow> {
    let known: HashMap<&ProjectId, &model::Project> =
        projects.iter().map(|project| (&project.id, project)).collect();
    let mut rows: Vec<ProjectRow> = projects
        .iter()
        .map(|project| ProjectRow {
            id: project.id.clone(),
            name: project.name.clone(),
            parents: project
                .parents
                .iter()
                .filter(|parent| known.contains_key(parent))
                .cloned()
                .collect(),
            mine: project.members.contains(me) || project.admins.contains(me),
            members: union(&project.members, &project.admins),
            states: project.states().into_iter().map(state).collect(),
            may_create: may(project, me, CREATE, &known),
            may_edit: may(project, me, EDIT, &known),
        })
        .collect();
    rows.sort_by_cached_key(|row| (sort_key(&row.name), row.id.clone()));
    rows
}

fn union(members: &[UserId], admins: &[UserId]) -> Vec<UserId> {
    let more = admins.iter().filter(|admin| !members.contains(admin));
    members.iter().chain(more).cloned().collect()
}

/// First match wins (contract section 3); what cannot be told counts as allowed (A18).
fn may(
    project: &model::Project,
    me: &UserId,
    needed: u8,
    known: &HashMap<&ProjectId, &model::Project>,
) -> bool {
    if administers(project, me, known, &mut HashSet::new()) {
        return true;
    }
    let Some(permissions) = &project.permissions else {
        return true;
    };
    let levels = permissions
        .users
        .get(me)
        .unwrap_or(if project.members.contains(me) {
            &permissions.members
        } else {
            &permissions.everybody
        });
    levels.tasks().is_none_or(|level| level >= needed)
}

/// Admins may do everything in all descendants too.
fn administers<'a>(
    project: &'a model::Project,
    me: &UserId,
    known: &HashMap<&ProjectId, &'a model::Project>,
    seen: &mut HashSet<&'a ProjectId>,
) -> bool {
    seen.insert(&project.id)
        && (project.admins.contains(me)
            || project
                .parents
                .iter()
                .filter_map(|parent| known.get(parent))
                .any(|parent| administers(parent, me, known, seen)))
}

/// States of a project that has none of its own.
pub(crate) fn default_states() -> Vec<StateView> {
    model::TaskState::defaults().into_iter().map(state).collect()
}

fn state(state: model::TaskState) -> StateView {
    StateView {
        name: state.name,
        kind: match state.kind {
            model::StateType::Waiting => StateKind::Waiting,
            model::StateType::Active => StateKind::Active,
            model::StateType::Completed => StateKind::Completed,
            model::StateType::Suspended => StateKind::Suspended,
            model::StateType::Other(_) => StateKind::Unknown,
        },
        color: state
            .color
            .filter(|color| is_color(color))
            .unwrap_or_else(|| GREY.to_owned()),
        is_default: state.is_default,
    }
}

fn is_color(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 6) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_new_state_is_found_wherever_it_stands() {
        for (extra, expected) in [
            (json!({ "state": "cb_active" }), Some("cb_active")),
            (json!({ "to": "cb_active" }), Some("cb_active")),
            (
                json!({ "changes": { "state": { "from": "cb_waiting", "to": "cb_active" } } }),
                Some("cb_active"),
            ),
            (json!({ "data": { "state": "cb_active" } }), Some("cb_active")),
            (
                json!({ "data": { "from": "cb_waiting", "to": "cb_active" } }),
                Some("cb_active"),
            ),
            (json!({ "changes": { "name": "x" } }), None),
            (json!({}), None),
        ] {
            let found = extra.as_object().and_then(state_after);
            assert_eq!(found.as_deref(), expected, "{extra}");
        }
    }

    #[test]
    fn only_colours_are_colours() {
        for (text, good) in [
            ("#fff", true),
            ("#f39c12", true),
            ("red", false),
            ("#12345", false),
            ("#ggg", false),
        ] {
            assert_eq!(is_color(text), good, "{text}");
        }
    }

    #[test]
    fn admins_of_a_parent_may_do_everything_even_in_a_circle() {
        let project = |id: &str, parents: &[&str], admins: &[&str]| model::Project {
            id: id.into(),
            name: id.to_owned(),
            parents: parents.iter().map(|id| ProjectId::from(*id)).collect(),
            admins: admins.iter().map(|id| UserId::from(*id)).collect(),
            members: Vec::new(),
            groups: Vec::new(),
            own_states: None,
            permissions: Some(model::Permissions::default()),
            extra: Map::new(),
        };
        let all = [
            project("a", &["b"], &["boss"]),
            project("b", &["a"], &[]),
            project("c", &["b"], &[]),
        ];
        let known = all.iter().map(|project| (&project.id, project)).collect();
        assert!(administers(&all[2], &"boss".into(), &known, &mut HashSet::new()));
        assert!(!administers(&all[2], &"me".into(), &known, &mut HashSet::new()));
        assert!(
            may(&all[2], &"me".into(), EDIT, &known),
            "what is not told counts as allowed (A18)"
        );
    }
}
