//! `GET /tasks`: every documented filter, rows with some details left out (A4), newest first.

use std::collections::BTreeSet;

use axum::extract::{Query, State as Given};
use axum::{Extension, Json};
use serde_json::Value;

use super::Actor;
use super::listing::{Page, Params, names, number};
use crate::model::{Fields, Level, Task, World};
use crate::reply::{Refusal, Reply};
use crate::site::Shared;
use crate::text::fold;

pub(crate) async fn list(
    Given(site): Given<Shared>,
    Extension(Actor(user)): Extension<Actor>,
    Query(params): Query<Params>,
) -> Reply<Json<Value>> {
    let state = site.lock();
    let world = &state.world;
    let page = Page::of(&params, &state.settings)?;
    let filter = Filter::of(&params, world, &user)?;
    let fields = match (names(&params, "include"), names(&params, "exclude")) {
        (None, None) => Fields::Usual,
        (Some(names), None) => Fields::Only(names),
        (None, Some(names)) => Fields::Without(names),
        (Some(_), Some(_)) => return Err(Refusal::bad_request()),
    };
    let newest_first = world.order.iter().rev().filter_map(|id| world.tasks.get(id));
    let rows = newest_first
        .filter(|task| filter.takes(task) && world.sees(&user, task))
        .skip(page.skip)
        .take(page.limit)
        .map(|task| task.row(&fields, |id| world.file_record(id, &site.links_address)));
    Ok(Json(rows.collect()))
}

struct Filter {
    groups: Option<BTreeSet<String>>,
    assignee: Option<String>,
    assigned_by: Option<String>,
    customer: Option<String>,
    tag: Option<String>,
    search: Option<String>,
    dates: Option<(i64, i64)>,
    /// `None`: archived or not.
    archived: Option<bool>,
}

impl Filter {
    fn of(params: &Params, world: &World, user: &str) -> Reply<Self> {
        let recursive = params.get("recursive").is_some_and(|text| text == "true");
        let groups = match params.get("group") {
            None => None,
            Some(group) => {
                world.project(group)?;
                world.require(user, group, Level::View)?;
                Some(if recursive {
                    world.descendants(group)
                } else {
                    BTreeSet::from([group.clone()])
                })
            }
        };
        let dates = match (number(params, "startDate")?, number(params, "endDate")?) {
            (Some(from), Some(to)) => Some((from, to)),
            (None, None) => None,
            _ => return Err(Refusal::bad_request()),
        };
        let archived = match params.get("archived").map(String::as_str) {
            None | Some("false") => Some(false),
            Some("true") => Some(true),
            Some("all") => None,
            Some(_) => return Err(Refusal::bad_request()),
        };
        let text = |name: &str| params.get(name).cloned();
        Ok(Self {
            groups,
            assignee: text("assignee"),
            assigned_by: text("assignedBy"),
            customer: text("customer"),
            tag: text("tag"),
            search: text("search").map(|words| fold(&words)),
            dates,
            archived,
        })
    }

    fn takes(&self, task: &Task) -> bool {
        let inside =
            |date: Option<i64>, (from, to): (i64, i64)| date.is_some_and(|date| (from..=to).contains(&date));
        self.archived
            .is_none_or(|archived| archived == task.archived_at.is_some())
            && self
                .groups
                .as_ref()
                .is_none_or(|groups| groups.contains(&task.group))
            && self
                .assignee
                .as_ref()
                .is_none_or(|user| task.assignees.contains(user))
            && self
                .assigned_by
                .as_ref()
                .is_none_or(|user| *user == task.assigned_by)
            && self
                .customer
                .as_ref()
                .is_none_or(|id| task.customer.as_ref().is_some_and(|client| client.id == *id))
            && self.tag.as_ref().is_none_or(|tag| task.tags.contains(tag))
            && self
                .search
                .as_ref()
                .is_none_or(|words| fold(&task.name).contains(words))
            && self
                .dates
                .is_none_or(|range| inside(task.start, range) || inside(task.deadline, range))
    }
}
