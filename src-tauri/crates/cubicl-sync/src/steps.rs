//! Steps of a task: what an edit makes of them, and how they are shown. Items keep the very keys they came with (A12).

use cubicl_client::model::{CheckItem, Checklist, Steps as Wire};

use crate::view::{StepItem, StepsSummary, StepsView, TaskChange};

/// The steps as Cubicl told them.
pub(crate) type Steps = Wire;

/// Marks keys that stand in for an id: the item's name and how many of that name come before it.
const STAND_IN: &str = "~";

/// Whether the edit is one of the steps.
pub(crate) fn are_changed_by(edit: &TaskChange) -> bool {
    matches!(
        edit,
        TaskChange::StepTicked { .. }
            | TaskChange::StepRenamed { .. }
            | TaskChange::StepRemoved { .. }
            | TaskChange::StepAdded { .. }
            | TaskChange::StepPutBack { .. }
            | TaskChange::Progress(_)
    )
}

/// Carries out an edit. False when there is nothing to carry it out on.
pub(crate) fn apply(steps: &mut Steps, edit: &TaskChange) -> bool {
    match edit {
        TaskChange::StepAdded { name } => match steps {
            Wire::Checklist(items) => {
                let item = CheckItem::new(name, items.last());
                items.push(item);
                true
            }
            Wire::None => {
                *steps = Wire::Checklist(vec![CheckItem::new(name, None)].into());
                true
            }
            // What is not understood is not written over.
            Wire::Progress(_) | Wire::Unknown { .. } => false,
        },
        TaskChange::StepPutBack { name, done, after } => {
            if matches!(steps, Wire::None) {
                *steps = Wire::Checklist(Checklist::default());
            }
            let Wire::Checklist(items) = steps else {
                return false;
            };
            let place = match after {
                None => 0,
                // What it stood behind is gone as well: it goes to the end.
                Some(after) => position(items, after).map_or(items.len(), |at| at + 1),
            };
            let item = CheckItem::new(name, items.last()).with_done(*done);
            items.insert(place, item);
            true
        }
        TaskChange::StepTicked { key, done } => with_item(steps, key, |item| *item = item.with_done(*done)),
        TaskChange::StepRenamed { key, name } => with_item(steps, key, |item| *item = item.with_name(name)),
        TaskChange::StepRemoved { key } => {
            let Wire::Checklist(items) = steps else {
                return false;
            };
            let Some(at) = position(items, key) else {
                return false;
            };
            items.remove(at);
            true
        }
        TaskChange::Progress(completed) => {
            let is_bar = matches!(steps, Wire::Progress(_));
            *steps = steps.with_completed(*completed);
            is_bar
        }
        _ => false,
    }
}

/// The edit that takes `edit` back; none when there is nothing to carry it out on.
pub(crate) fn inverse(steps: &Steps, edit: &TaskChange) -> Option<TaskChange> {
    if let TaskChange::Progress(_) = edit {
        return steps
            .progress()
            .map(|(completed, _)| TaskChange::Progress(completed));
    }
    let mut after = steps.clone();
    if !apply(&mut after, edit) {
        return None;
    }
    let before = match steps {
        Wire::Checklist(items) => items.as_slice(),
        _ => &[],
    };
    let Wire::Checklist(after) = &after else {
        return None;
    };
    let there = |key: &str| position(before, key);
    Some(match edit {
        TaskChange::StepTicked { key, .. } => TaskChange::StepTicked {
            key: key.clone(),
            done: before[there(key)?].done(),
        },
        // A stand-in goes with the name.
        TaskChange::StepRenamed { key, .. } => TaskChange::StepRenamed {
            key: key_of(after, there(key)?),
            name: before[there(key)?].name(),
        },
        TaskChange::StepRemoved { key } => {
            let at = there(key)?;
            TaskChange::StepPutBack {
                name: before[at].name(),
                done: before[at].done(),
                after: at.checked_sub(1).map(|at| key_of(before, at)),
            }
        }
        TaskChange::StepAdded { .. } => TaskChange::StepRemoved {
            key: key_of(after, before.len()),
        },
        TaskChange::StepPutBack { after: behind, .. } => {
            let at = behind.as_ref().map_or(Some(0), |key| there(key).map(|at| at + 1));
            TaskChange::StepRemoved {
                key: key_of(after, at.unwrap_or(before.len())),
            }
        }
        _ => return None,
    })
}

/// Items that an adding or removing edit makes more or fewer: those of the same name, or the one with that id.
pub(crate) fn alike(steps: &Steps, edit: &TaskChange) -> usize {
    let Wire::Checklist(items) = steps else {
        return 0;
    };
    let named = |name: &str| items.iter().filter(|item| item.name() == name).count();
    match edit {
        TaskChange::StepAdded { name } | TaskChange::StepPutBack { name, .. } => named(name),
        TaskChange::StepRemoved { key } | TaskChange::StepRenamed { key, .. } => match stood_in_for(key) {
            Some(name) => named(name),
            None => usize::from(position(items, key).is_some()),
        },
        _ => 0,
    }
}

/// Whether an edit whose answer was lost has been carried out; `before` is what [`alike`] gave then.
pub(crate) fn arrived(steps: &Steps, edit: &TaskChange, before: usize) -> bool {
    match edit {
        TaskChange::StepAdded { .. } | TaskChange::StepPutBack { .. } => alike(steps, edit) > before,
        TaskChange::StepRemoved { .. } => alike(steps, edit) < before,
        // An id stays; a stand-in goes with the name.
        TaskChange::StepRenamed { key, .. } => stood_in_for(key).is_some() && alike(steps, edit) < before,
        _ => false,
    }
}

/// The name in a stand-in.
fn stood_in_for(key: &str) -> Option<&str> {
    let (_, name) = key.strip_prefix(STAND_IN)?.split_once(STAND_IN)?;
    Some(name)
}

fn with_item(steps: &mut Steps, key: &str, change: impl FnOnce(&mut CheckItem)) -> bool {
    let Wire::Checklist(items) = steps else {
        return false;
    };
    let Some(item) = position(items, key).and_then(|at| items.get_mut(at)) else {
        return false;
    };
    change(item);
    true
}

/// By id; by stand-in also when the item has got an id meanwhile.
fn position(items: &[CheckItem], key: &str) -> Option<usize> {
    let by_id = items.iter().position(|item| item.id() == Some(key));
    by_id.or_else(|| (0..items.len()).find(|at| stand_in(items, *at) == key))
}

fn stand_in(items: &[CheckItem], at: usize) -> String {
    let name = items[at].name();
    let before = items[..at].iter().filter(|item| item.name() == name).count();
    format!("{STAND_IN}{before}{STAND_IN}{name}")
}

fn key_of(items: &[CheckItem], at: usize) -> String {
    items[at].id().map_or_else(|| stand_in(items, at), str::to_owned)
}

/// For the open task.
pub(crate) fn view(steps: &Steps) -> StepsView {
    if let Some((completed, total)) = steps.progress() {
        return StepsView::Progress { completed, total };
    }
    let Wire::Checklist(items) = steps else {
        return StepsView::None;
    };
    let numbered = items.iter().enumerate();
    StepsView::Checklist {
        items: numbered
            .map(|(at, item)| StepItem {
                key: key_of(items, at),
                name: item.name(),
                done: item.done(),
            })
            .collect(),
    }
}

/// For a card.
pub(crate) fn summary(steps: &Steps) -> Option<StepsSummary> {
    if let Some((done, total)) = steps.progress() {
        return Some(StepsSummary { done, total });
    }
    let Wire::Checklist(items) = steps else {
        return None;
    };
    let count = |length: usize| f64::from(u32::try_from(length).unwrap_or(u32::MAX));
    let done = items.iter().filter(|item| item.done()).count();
    (!items.is_empty()).then(|| StepsSummary {
        done: count(done),
        total: count(items.len()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(names: &[&str]) -> Steps {
        let items: Vec<_> = names.iter().map(|name| CheckItem::new(name, None)).collect();
        Wire::Checklist(items.into())
    }

    fn items(steps: &Steps) -> Vec<(String, bool)> {
        match view(steps) {
            StepsView::Checklist { items } => items.into_iter().map(|item| (item.name, item.done)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn items_without_an_id_are_found_by_name_and_place() {
        let mut steps = list(&["ölç", "kes", "ölç"]);
        let StepsView::Checklist { items: shown } = view(&steps) else {
            panic!("a checklist")
        };
        assert!(apply(
            &mut steps,
            &TaskChange::StepTicked {
                key: shown[2].key.clone(),
                done: true
            }
        ));
        assert!(apply(
            &mut steps,
            &TaskChange::StepRemoved {
                key: shown[0].key.clone()
            }
        ));
        assert_eq!(
            items(&steps),
            [("kes".to_owned(), false), ("ölç".to_owned(), true)]
        );
        assert!(!apply(
            &mut steps,
            &TaskChange::StepTicked {
                key: "gone".to_owned(),
                done: true
            }
        ));
    }

    #[test]
    fn a_list_in_an_object_is_edited_within_it() {
        let stored = r#"{"Checklist":{"title":"t","items":[{"title":"kes","done":false}]}}"#;
        let mut steps: Steps = serde_json::from_str(stored).unwrap();
        let edit = TaskChange::StepAdded {
            name: "ölç".to_owned(),
        };
        assert!(apply(&mut steps, &edit));
        assert_eq!(
            serde_json::to_string(&steps).unwrap(),
            r#"{"Checklist":{"title":"t","items":[{"title":"kes","done":false},{"title":"ölç","done":false}]}}"#
        );
    }

    #[test]
    fn steps_of_an_unknown_shape_are_not_written_over() {
        let stored = r#"{"Unknown":{"step_type":"steps","steps":{"groups":[{"name":"kes"}]}}}"#;
        let before: Steps = serde_json::from_str(stored).unwrap();
        let name = "ölç".to_owned();
        for edit in [
            TaskChange::StepAdded { name: name.clone() },
            TaskChange::StepPutBack {
                name: name.clone(),
                done: true,
                after: None,
            },
            TaskChange::StepRenamed {
                key: "~0~kes".to_owned(),
                name,
            },
            TaskChange::Progress(1.0),
        ] {
            let mut steps = before.clone();
            assert!(!apply(&mut steps, &edit), "{edit:?}");
            assert_eq!(steps, before, "{edit:?}");
        }
        assert_eq!(view(&before), StepsView::None);
    }

    #[test]
    fn every_edit_of_the_list_can_be_taken_back() {
        let before = list(&["ölç", "kes", "ölç"]);
        let key = "~1~ölç".to_owned();
        for edit in [
            TaskChange::StepTicked {
                key: key.clone(),
                done: true,
            },
            TaskChange::StepRenamed {
                key: key.clone(),
                name: "kes".to_owned(),
            },
            TaskChange::StepRemoved {
                key: "~0~ölç".to_owned(),
            },
            TaskChange::StepRemoved { key },
            TaskChange::StepAdded {
                name: "kes".to_owned(),
            },
            TaskChange::StepPutBack {
                name: "ölç".to_owned(),
                done: true,
                after: None,
            },
        ] {
            let back = inverse(&before, &edit).expect("it can be carried out");
            let mut steps = before.clone();
            assert!(
                apply(&mut steps, &edit) && items(&steps) != items(&before),
                "{edit:?}"
            );
            assert!(apply(&mut steps, &back), "{back:?}");
            assert_eq!(items(&steps), items(&before), "{edit:?}, then {back:?}");
        }
        let nowhere = TaskChange::StepRemoved {
            key: "~5~ölç".to_owned(),
        };
        assert_eq!(inverse(&before, &nowhere), None);
    }

    #[test]
    fn an_edit_whose_answer_was_lost_is_known_by_what_it_left() {
        let before = list(&["ölç", "kes"]);
        let added = TaskChange::StepAdded {
            name: "kes".to_owned(),
        };
        let removed = TaskChange::StepRemoved {
            key: "~0~kes".to_owned(),
        };
        let renamed = TaskChange::StepRenamed {
            key: "~0~kes".to_owned(),
            name: "biç".to_owned(),
        };
        for (edit, after) in [
            (added, list(&["ölç", "kes", "kes"])),
            (removed, list(&["ölç"])),
            (renamed, list(&["ölç", "biç"])),
        ] {
            let count = alike(&before, &edit);
            assert!(!arrived(&before, &edit, count), "{edit:?} was not carried out");
            assert!(arrived(&after, &edit, count), "{edit:?} was carried out");
        }
    }

    #[test]
    fn adding_makes_a_checklist_of_a_task_without_steps_but_not_of_a_progress_bar() {
        let mut steps = Wire::None;
        assert!(apply(
            &mut steps,
            &TaskChange::StepAdded {
                name: "ilk".to_owned()
            }
        ));
        assert_eq!(items(&steps), [("ilk".to_owned(), false)]);
        let mut bar = Wire::Progress(serde_json::Map::from_iter([("completed".to_owned(), 3.into())]));
        assert!(!apply(
            &mut bar,
            &TaskChange::StepAdded {
                name: "ilk".to_owned()
            }
        ));
        assert!(apply(&mut bar, &TaskChange::Progress(5.0)));
        assert_eq!(
            summary(&bar),
            Some(StepsSummary {
                done: 5.0,
                total: 100.0
            })
        );
    }
}
